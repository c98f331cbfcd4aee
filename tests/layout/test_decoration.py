"""Lines drawn through and under words."""

from __future__ import annotations

import pytest

from agendaparse.document import Box, Page, Run, Shape
from agendaparse.layout.decoration import decorate
from agendaparse.layout.lines import text_of
from tests.layout.build import page, rule, run, upright

THROUGH, UNDER = 96.0, 101.5  # heights of a rule for text with its baseline at 100


def decorated(runs: list[Run], *shapes: Shape) -> Page:
    """The page with its runs marked."""
    drawn = page(runs, shapes=shapes)
    decorate(drawn)
    drawn.runs.sort(key=lambda r: (r.baseline, r.box.x0))
    return drawn


def struck(drawn: Page) -> list[str]:
    return [r.text.strip() for r in drawn.runs if r.struck]


@pytest.mark.parametrize(
    ("shapes", "is_struck", "is_underlined"),
    [
        ([rule(72, 132, THROUGH)], True, False),
        ([rule(71, 134, THROUGH)], True, False),
        ([rule(72, 132, UNDER)], False, True),
        ([rule(72, 132, THROUGH), rule(72, 132, UNDER)], True, True),
        ([rule(20, 500, THROUGH)], False, False),  # runs on past the words: a table's rule
        ([rule(20, 500, UNDER)], False, False),
        ([rule(72, 132, 107)], False, False),  # too far below
        ([rule(72, 132, 85)], False, False),  # above
        ([rule(72, 132, UNDER, thickness=4)], False, False),  # a bar
        ([upright(100, 80, 120)], False, False),
        ([Shape("area", Box(72, 90, 132, 103), fill=0xFFFF00)], False, False),
        ([], False, False),
    ],
)
def test_one_run(shapes: list[Shape], is_struck: bool, is_underlined: bool) -> None:
    drawn = decorated([run("ten letter")], *shapes)
    assert [(r.struck, r.underlined) for r in drawn.runs] == [(is_struck, is_underlined)]


def test_a_rule_under_a_whole_line_of_runs() -> None:
    runs = [run("ten letter"), run("ten others", x=138, bold=True)]
    assert all(r.underlined for r in decorated(runs, rule(72, 198, UNDER)).runs)


def test_part_of_a_run() -> None:
    """ "That the £840 be spent" with only the sum struck."""
    drawn = decorated([run("That the £840 be spent")], rule(72 + 9 * 6, 72 + 13 * 6, THROUGH))
    assert struck(drawn) == ["£840"]
    assert text_of(drawn.runs) == "That the be spent"


@pytest.mark.parametrize("at", [(72, 96), (150, 204)])
def test_head_and_tail_of_a_run(at: tuple[float, float]) -> None:
    drawn = decorated([run("That the £840 be spent")], rule(*at, THROUGH))
    assert struck(drawn) == ["That" if at[0] == 72 else "be spent"]


def test_two_parts_of_a_run() -> None:
    drawn = decorated([run("That the £840 be spent")], rule(156, 168, THROUGH), rule(72, 96, THROUGH))
    assert struck(drawn) == ["That", "be"]
    assert text_of(drawn.runs) == "the £840 spent"


def test_a_stroke_drawn_word_by_word() -> None:
    """Word processors draw a rule for each word and each space; together they strike the whole line."""
    text = "Endorse the proposed decision by the Leader"
    rules, x = [], 72.0
    for word in text.split():
        end = x + 6 * len(word)
        rules += [rule(x - 1, end + 1, THROUGH, 1.2), rule(end, end + 6, THROUGH, 1.2)]
        x = end + 6
    assert struck(decorated([run(text)], *rules[:-1])) == [text]


def test_words_struck_apart_from_each_other() -> None:
    drawn = decorated([run("one two three")], rule(72, 90, THROUGH), rule(120, 150, THROUGH))
    assert struck(drawn) == ["one", "three"]


def test_no_letter_is_lost_when_a_run_is_cut() -> None:
    drawn = decorated([run("That the £840 be spent ")], rule(126, 150, THROUGH))
    assert "".join(r.text for r in drawn.runs) == "That the £840 be spent "


def test_the_next_line_is_left_alone() -> None:
    drawn = decorated([run("ten letter"), run("ten others", y=114)], rule(72, 132, THROUGH))
    assert struck(drawn) == ["ten letter"]


def test_turned_text_is_left_alone() -> None:
    drawn = decorated([run("Page 19", rotation=90, y=100, x=80)], rule(72, 132, THROUGH))
    assert not struck(drawn)


def test_a_run_without_width() -> None:
    assert not struck(decorated([run(" "), run("words", x=90)], rule(60, 80, THROUGH)))
