"""Lettering across a page of plain text."""

from __future__ import annotations

import pytest

from agendaparse.layout import lay_out
from agendaparse.readers.text import read_text
from agendaparse.readers.text_watermark import take_watermark

CLIMBING = [
    "The council met in the hall.",
    "",
    "",
    "                           T",
    "Mr Ash read the minutes.",
    "Item                                  Action",
    "              AF                      Clerk",
    "It was late.",
    "     DR",
    "All went home.",
]


def test_letters_are_taken_with_the_white_they_made() -> None:
    word, lines = take_watermark(CLIMBING)
    assert word == "DRAFT"
    assert lines == [
        "The council met in the hall.",
        "Mr Ash read the minutes.",
        "Item                                  Action",
        "                                      Clerk",
        "It was late.",
        "All went home.",
    ]


def test_words_pushed_aside_by_letters_go_back() -> None:
    word, lines = take_watermark(["band", "          AF          Clerk", "Words.", "   DR", "                 T"][::1])
    assert word is None  # out of order
    word, lines = take_watermark(["                 T", "band", "          AF          Clerk", "Words.", "   DR"])
    assert (word, lines) == ("DRAFT", ["band                  Clerk", "Words."])


@pytest.mark.parametrize(
    "lines",
    [
        ["DRAFT", "The council met."],  # a heading
        ["Mr Ash      X", "Mr Elm            X"],
        ["     DR", "Words.", "              AF", "Words."],  # no word
        ["   T", "Words.", "           AF", "Words.", "     DR"],  # out of line
        ["DR      AF      T"],
    ],
)
def test_other_letters_stay(lines: list[str]) -> None:
    assert take_watermark(lines) == (None, lines)


def test_it_is_a_watermark_of_the_page() -> None:
    (page,) = lay_out(read_text("\n".join(CLIMBING) + "\f")).pages
    assert [(f.kind, f.text) for f in page.furniture] == [("watermark", "DRAFT")]


def test_letters_under_each_other_are_statuses() -> None:
    assert take_watermark(["  D", "Roads     R", "Parks     R", "            AF", "              T"])[0] is None
