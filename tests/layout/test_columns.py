"""Prose in columns, and what only looks like it."""

from __future__ import annotations

import pytest

from agendaparse.document import Run, Table
from agendaparse.layout.columns import find_columns
from agendaparse.layout.lines import lines_of
from tests.layout.build import BODY, laid, lines, page, run, texts, wrapped

LEFT, RIGHT, WIDTH = 60.0, 310.0, 230.0
SECOND = BODY.replace("The Committee considered", "Members then asked about").replace("spring", "autumn")
THIRD = BODY.replace("The Committee considered", "Afterwards all looked at").replace("spring", "winter")


def column(*paragraphs: str, x: float, y: float = 150.0, width: float = WIDTH) -> list[Run]:
    """Paragraphs below each other, a line apart."""
    runs: list[Run] = []
    for text in paragraphs:
        runs += wrapped(text, x=x, y=y, width=width)
        y = runs[-1].baseline + 24
    return runs


def read(*runs: Run) -> list[str]:
    (only,) = laid(page(list(runs)))
    assert not any(isinstance(item, Table) for item in only.items)
    return texts(only)


def test_two_columns_are_read_one_after_the_other() -> None:
    runs = [*column(BODY, SECOND, x=LEFT), *column(THIRD, BODY, x=RIGHT)]
    assert read(*runs) == [BODY, SECOND, THIRD, BODY]


@pytest.mark.parametrize("shift", [0, 3, 7])
def test_columns_need_not_share_their_baselines(shift: float) -> None:
    runs = [*column(BODY, SECOND, x=LEFT), *column(THIRD, BODY, x=RIGHT, y=150 + shift)]
    assert read(*runs) == [BODY, SECOND, THIRD, BODY]


def test_a_narrow_gutter() -> None:
    runs = [*column(BODY, SECOND, x=LEFT, width=238), *column(THIRD, x=LEFT + 250)]
    assert read(*runs) == [BODY, SECOND, THIRD]


def test_a_title_over_both_columns_and_a_line_below() -> None:
    title = run("NEWS OF THE PARISH IN THE SUMMER OF THE YEAR 2032 AND AFTER", x=80, y=120)
    below = run("Printed by the Parish Council at the Old School in Mill Lane, Wickmere", x=80, y=500)
    runs = [title, *column(BODY, SECOND, x=LEFT), *column(THIRD, x=RIGHT), below]
    assert read(*runs) == [title.text, BODY, SECOND, THIRD, below.text]


def test_a_headline_between_two_stretches() -> None:
    middle = run("AND NOW THE NEWS FROM THE OTHER END OF THE PARISH, BY THE CLERK", x=80, y=400)
    runs = [*column(BODY, x=LEFT), *column(SECOND, x=RIGHT), middle]
    runs += [*column(THIRD, x=LEFT, y=430), *column(BODY, x=RIGHT, y=430)]
    assert read(*runs) == [BODY, SECOND, middle.text, THIRD, BODY]


def test_three_columns() -> None:
    runs = [*column(BODY, x=40, width=150), *column(SECOND, x=220, width=150), *column(THIRD, x=400, width=150)]
    assert read(*runs) == [BODY, SECOND, THIRD]


def test_a_sentence_that_runs_on_in_the_next_column() -> None:
    whole = wrapped(f"{BODY} {SECOND} {THIRD}", width=WIDTH)
    half = len(whole) // 2
    for i, r in enumerate(whole):
        x, y = (LEFT, 150 + 14 * i) if i < half else (RIGHT, 150 + 14 * (i - half))
        r.box = r.box._replace(x0=x, x1=x + r.box.width, top=y - 9.12, bottom=y + 2.64)
        r.baseline = y
    assert read(*whole) == [f"{BODY} {SECOND} {THIRD}"]


def test_a_date_beside_nothing_stays_above() -> None:
    date = run("Tuesday, 4 May 2032", x=RIGHT, y=80)
    (only,) = laid(page([date, *column(BODY, SECOND, x=LEFT), *column(THIRD, x=RIGHT)]))
    assert texts(only)[0] == date.text


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param(
            [
                *lines("Tuesday, 14 October 2031 at 7.00 pm", "Committee Room 1, Ashmere House", "Sent: 06.10.31"),
                *lines("Contact: Imogen Tarrow", "Tel: 01632 960114", "imogen@example.uk", x=376),
            ],
            id="contact block beside the date",
        ),
        pytest.param(
            [
                r
                for i in range(8)
                for r in (
                    run(f"{i + 1}.", y=150 + 30 * i),
                    *lines("Community Safety Plan, half-yearly", "monitoring of the actions", x=100, y=150 + 30 * i),
                    *lines(f"(Pages {i} - {i + 9})", x=400, y=150 + 30 * i),
                )
            ],
            id="agenda with a column of pages",
        ),
        pytest.param(
            [
                *lines(*["Report of the officer named", "Status of this paper"] * 4),
                *lines(*["Head of Neighbourhoods and Parks", "For the information of all"] * 4, x=300),
            ],
            id="labels and values",
        ),
        pytest.param(
            [
                *lines(*["Councillor Rosalind Achterberg (Labour)"] * 8),
                *lines(*["Councillor Gareth Tolliver (Green)"] * 8, x=340),
            ],
            id="members in two columns",
        ),
        pytest.param(wrapped(BODY * 4, width=430), id="one column"),
        pytest.param([*column(BODY, x=LEFT), *lines("Yours", "Clerk", x=RIGHT)], id="a signature beside a text"),
        pytest.param([], id="nothing"),
    ],
)
def test_what_is_no_prose_in_columns(runs: list[Run]) -> None:
    (stretch,) = find_columns(lines_of(runs, 1))
    assert not stretch.right
    assert len(stretch.left) == len(lines_of(runs, 1))


def test_no_line_is_lost_or_doubled() -> None:
    runs = [*column(BODY, SECOND, x=LEFT), *column(THIRD, x=RIGHT), run("A foot", x=RIGHT, y=700)]
    found = find_columns(lines_of(runs, 1))
    held = [id(r) for stretch in found for line in (*stretch.left, *stretch.right) for r in line.runs]
    assert sorted(held) == sorted(id(r) for r in runs)
