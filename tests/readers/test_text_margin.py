"""The right margin of plain text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agendaparse.grammar.letters import printed_length
from agendaparse.readers.text_margin import reach, right_margin

WORDS = ("which", "council", "of", "the", "would", "maintain", "it", "by", "summer", "immediately", "a", "willow")


def wrapped(words: list[str], width: float) -> list[str]:
    """Words set in lines as long as a printer makes them."""
    lines: list[str] = []
    for word in words:
        if lines and printed_length(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@settings(max_examples=25)
@given(st.lists(st.sampled_from(WORDS), min_size=150, max_size=200), st.integers(60, 110))
def test_prose_tells_its_margin(words: list[str], width: int) -> None:
    lines = wrapped(words, width)
    margin = right_margin(lines)
    assert max(map(reach, lines[:-1])) <= margin <= width + 1e-6  # below the last one nothing tells that it runs on


@settings(max_examples=25)
@given(st.lists(st.sampled_from(WORDS), min_size=150, max_size=200))
def test_short_lines_do_not_move_it(words: list[str]) -> None:
    lines = wrapped(words, 80)
    others = ["Present:", "Cllr A Reed", "Cllr B Ash", "Officers:", "C Dunn, Clerk", "Apologies:"]
    assert right_margin([*others, *lines, *others]) == right_margin(lines)


@pytest.mark.parametrize(
    ("lines", "margin"),
    [
        ([], 0.0),
        (["", ""], 0.0),
        (["Present:"], reach("Present:")),
        (["  Agenda"], reach("  Agenda")),
    ],
)
def test_without_prose(lines: list[str], margin: float) -> None:
    assert right_margin(lines) == margin


def test_columns_and_lists_tell_of_no_margin() -> None:
    prose = wrapped([*WORDS] * 12, 90)
    columns = ["Cllr Anna Reed and another      Ward of the north", "mainly the market place"] * 20
    clauses = ["which the clerk will put to the next meeting", "a) of the council"] * 20
    assert right_margin([*columns, *clauses, "", *prose]) == right_margin(prose)
