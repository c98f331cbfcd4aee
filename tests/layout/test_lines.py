"""Runs to lines."""

from __future__ import annotations

import pytest

from agendaparse.document import Run
from agendaparse.layout.lines import lines_of, text_of
from tests.layout.build import run, width_of


def texts(*runs: Run) -> list[list[str]]:
    """Segment texts, line by line."""
    return [[segment.text for segment in line.segments] for line in lines_of(runs, 1)]


def after(text: str, x: float = 72.0, gap: float = 0.0, size: float = 12.0) -> float:
    """Where the next run begins that stands `gap` points behind `text`."""
    return x + width_of(text, size) + gap


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        pytest.param([run("one"), run("two", y=114)], [["one"], ["two"]], id="two lines"),
        pytest.param([run("two", y=114), run("one")], [["one"], ["two"]], id="drawn upside down"),
        pytest.param([run("right", x=68), run("left", x=40)], [["left right"]], id="drawn right to left"),
        pytest.param([run("1.", bold=True), run("Item", x=90, y=101)], [["1. Item"]], id="a point off the baseline"),
        pytest.param([run("fore"), run("shore", x=after("fore"))], [["foreshore"]], id="runs that touch"),
        pytest.param([run("fore"), run("shore", x=after("fore", gap=3))], [["fore shore"]], id="runs a space apart"),
        pytest.param([run("fore "), run("shore", x=after("fore"))], [["fore shore"]], id="a space in the run"),
        pytest.param([run("left"), run("right", x=after("left", gap=16))], [["left", "right"]], id="a wide gap"),
        pytest.param([run(c, x=72 + 6 * i) for i, c in enumerate("AGENDA")], [["AGENDA"]], id="letter by letter"),
        pytest.param(
            [run(c, x=72 + 12 * i) for i, c in enumerate("AGENDA")], [["A G E N D A"]], id="letters spaced out"
        ),
        pytest.param([run("down", rotation=90)], [], id="turned runs are passed over"),
        pytest.param([run("ﬁre  drill")], [["fire drill"]], id="ligature and spaces"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_lines(runs: list[Run], expected: list[list[str]]) -> None:
    assert texts(*runs) == expected


@pytest.mark.parametrize("order", [0, 1])
def test_an_ordinal_is_joined_to_its_number(order: int) -> None:
    number, raised = run("1"), run("st", x=after("1"), y=95, size=7)
    rest = run("October", x=after("1", gap=10))
    assert texts(*([number, raised, rest] if order else [raised, rest, number])) == [["1st October"]]
    assert raised.raised


def test_a_footnote_figure_is_kept_apart() -> None:
    assert texts(run("17 of 38"), run("1", x=after("17 of 38"), y=95, size=7)) == [["17 of 38¹"]]


def test_a_power_is_kept_apart() -> None:
    assert texts(run("40 m"), run("2", x=after("40 m"), y=95, size=7)) == [["40 m²"]]


def test_the_figure_that_opens_a_footnote_is_no_line() -> None:
    note = run("1", y=696, size=6)
    assert texts(note, run("Comparison with the quarter before.", x=77, y=700, size=9)) == [
        ["¹ Comparison with the quarter before."]
    ]


def test_small_print_above_a_line_stays_a_line() -> None:
    assert texts(run("small print above", x=300, y=92, size=7), run("A line of text", y=100)) == [
        ["small print above"],
        ["A line of text"],
    ]


def test_a_column_that_is_full_ends_at_the_stop_of_its_neighbours() -> None:
    """The gap behind "(Pages 37 - 38)" is narrow, but the next run begins where other lines have their column."""
    full = "(Pages 3700 - 3899)"
    x = after(full, gap=14)
    runs = [run(full), run("Lesley Bowles", x=x), run("(Pages 1 - 4)", y=130), run("Kelly Webb", x=x, y=130)]
    assert texts(*runs) == [[full, "Lesley Bowles"], ["(Pages 1 - 4)", "Kelly Webb"]]


def test_a_gap_of_that_width_elsewhere_is_a_space() -> None:
    assert texts(run("fore"), run("shore", x=after("fore", gap=14))) == [["fore shore"]]


def test_struck_words_are_left_out_of_the_text() -> None:
    runs = [run("That "), run("£840,000", x=102, struck=True), run("£910,000 be spent", x=156)]
    assert text_of(runs) == "That £910,000 be spent"


def test_every_line_knows_its_page_and_box() -> None:
    (line,) = lines_of([run("left"), run("right", x=300)], 7)
    assert line.page == 7
    assert (line.box.x0, line.box.x1) == (72, 330)
    assert line.text == "left right"
    assert [r.text for r in line.runs] == ["left", "right"]


@pytest.mark.parametrize(("words", "joined"), [("st", True), ("TH", True), ("cf", False)])
def test_an_ordinal_that_a_browser_set_little_smaller(words: str, joined: bool) -> None:
    lines = texts(run("1"), run(words, x=after("1"), y=95, size=11.2), run("October", x=after("1", gap=14)))
    assert lines == ([[f"1{words} October"]] if joined else [[words], ["1 October"]])
