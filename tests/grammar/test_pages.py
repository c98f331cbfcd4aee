# ruff: noqa: E501  (one printed form a row)
"""Printed page ranges, stamps and notices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendaparse.grammar.pages import (
    bare_page_number,
    find_page_range,
    is_blank_notice,
    item_page_stamp,
    item_stamp,
    page_stamp,
    parse_pages_cell,
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Minutes (Pages 1 - 14)", 1, 14),
        ("Commissioning Plan 2025-29 (Pages\n461 - 610)", 461, 610),
        ("(Page 12)", 12, 12),
        ("Minutes (Pages 7 - 8, 11)", 7, 11),
        ("(Pages 7 - 8 and 11 - 12)", 7, 12),
        ("(Tudalennau 3 - 8)", 3, 8),
        ("(Tudalen 3)", 3, 3),
        ("(Tudalennau / Pages 3 - 8)", 3, 8),
        ("(pp. 3\u20136)", 3, 6),
        ("pp. 3\u20136", 3, 6),
        ("Page 5", 5, 5),
        ("Budget   Pages 3 to 8", 3, 8),
        ("[Pages 3 - 8]", 3, 8),
        ("(Pages: 3 - 8)", 3, 8),
        ("(PAGES 3 - 8)", 3, 8),
        ("Budget 2024-25", None, None),
        ("as set out on page 5", None, None),
        ("(Pages 8 - 3)", None, None),
        ("1 - 4", None, None),
        ("(Item 3)", None, None),
    ],
)
def test_page_range(text: str, first: int | None, last: int | None) -> None:
    found = find_page_range(text)
    assert (found.first if found else None, found.last if found else None) == (first, last)
    if found:
        assert text[found.start : found.end] == found.raw


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Minutes (Pages 5 onwards)", "(Pages 5 onwards)"),
        ("Pages 5 et seq.", "Pages 5 et seq."),
        ("Taxi fees (p. 5ff)", "(p. 5ff)"),
        ("Cofnodion / Minutes (Tudalennau / Pages 5 ymlaen)", "(Tudalennau / Pages 5 ymlaen)"),
    ],
)
def test_pages_that_go_on(text: str, raw: str) -> None:
    found = find_page_range(text)
    assert found is not None
    assert (found.first, found.last, found.onwards, found.raw) == (5, 5, True, raw)
    cell = parse_pages_cell("5 onwards")
    assert cell is not None
    assert (cell.first, cell.onwards) == (5, True)


def test_several_stretches() -> None:
    found = find_page_range("(Pages 7 - 8, 11)")
    assert found is not None
    assert found.spans == ((7, 8), (11, 11))


@pytest.mark.parametrize("text", ["Budget (to follow)", "To Follow", "(Report to follow)", "(Verbal Report)"])
def test_to_follow(text: str) -> None:
    found = find_page_range(text)
    assert found is not None
    assert found.to_follow
    assert found.first is None
    assert text[found.start : found.end] == found.raw


@pytest.mark.parametrize(
    ("text", "want"),
    [("1 - 4", (1, 4)), ("(Pages 1 - 4)", (1, 4)), ("12", (12, 12)), ("7 - 8,\n11", (7, 11)), ("To Follow", (None, None)),
     ("", None), ("n/a", None), ("4 - 1", None), ("Jane Smith", None), ("p5", (5, 5)), ("(5 to 12)", (5, 12)),
     ("(Agenda pages 2 to 6)", (2, 6)), ("Attached", (None, None)), ("Enc. 3", (None, None)), ("Herewith", (None, None)),
     ("Enclosure 2", (None, None)), ("Encourage", None)],
)  # fmt: skip
def test_pages_cell(text: str, want: tuple[int | None, int | None] | None) -> None:
    found = parse_pages_cell(text)
    assert (None if found is None else (found.first, found.last)) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [("Page 16", "16"), ("Tudalen 16", "16"), (" PAGE 3 ", "3"), ("Page 3 of 12", None), ("Page", None), ("see Page 3", None),
     ("Agenda Page 16", "16"), ("Pack page 7", "7"), ("Page No. 4", "4")],
)  # fmt: skip
def test_page_stamp(text: str, want: str | None) -> None:
    assert page_stamp(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [("Agenda Item 7", "7"), ("Agenda Item 6a", "6a"), ("Eitem Agenda 7", "7"), ("Item No. 5", "5"), ("Agenda Annex", ""),
     ("ITEM 12", "12"), ("Item 153b", "153b"), ("Agenda Item No: 4", "4"), ("Agenda Item", None), ("Item 7 was noted", None),
     ("Eitem 3", "3"), ("Agenda item 8(a)", "8(a)")],
)  # fmt: skip
def test_item_stamp(text: str, want: str | None) -> None:
    assert item_stamp(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [("Item 5 / Page 12", ("5", "12")), ("Agenda Item 5 - Page 3", ("5", "3")), ("Item 5", None), ("See page 3", None)],
)
def test_item_and_page_in_one_stamp(text: str, want: tuple[str, str] | None) -> None:
    assert item_page_stamp(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [("- 3 -", "3"), ("3 of 12", "3"), ("Page 3 of 12", "3"), ("Page | 3", "3"), ("3 | Page", "3"), ("17", "17"), ("-2-", "2"),
     ("\u2013 4 \u2013", "4"), ("13 of 12", None), ("P a g e | 3", "3"), ("3 items", None), ("2019/20", None), ("12,000", None)],
)  # fmt: skip
def test_bare_page_number(text: str, want: str | None) -> None:
    assert bare_page_number(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [("This page is intentionally left blank", True), ("This page is\nintentionally left blank.", True),
     ("Mae\u2019r dudalen hon yn wag yn fwriadol", True), ("The page was left blank", False), ("", False),
     ("Mae'r dudalen hon yn wag yn fwriadol / This page is intentionally left blank", True),
     ("He said this page is intentionally left blank because", False)],
)  # fmt: skip
def test_blank_notice(text: str, want: bool) -> None:
    assert is_blank_notice(text) is want


@given(st.integers(1, 4000), st.integers(0, 900))
def test_a_range_printed_and_read_is_the_same(first: int, length: int) -> None:
    found = find_page_range("Work Plan 2024-25 " + f"(Pages {first} - {first + length})")
    assert found is not None
    assert (found.first, found.last) == (first, first + length)
    assert page_stamp(f"Page {first}") == str(first) == bare_page_number(f"- {first} -")
    assert item_stamp(f"Agenda Item {first}") == str(first)
