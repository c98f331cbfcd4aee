# ruff: noqa: E501  (one printed form a row)
"""Exemptions and group headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendaparse.grammar.exempt import find_exemption, group_heading


@pytest.mark.parametrize(
    ("text", "ground", "paragraphs"),
    [
        ("exempt under Schedule 12A paragraph 3", "Schedule 12A paragraph 3", ("3",)),
        ("by paragraphs 1 and 2 of Part 1 of Schedule 12A of the Local Government Act 1972.", "paragraphs 1 and 2 of Part 1 of Schedule 12A of the Local Government Act 1972", ("1", "2")),
        ("Paragraph 14 of Schedule 12A", "Paragraph 14 of Schedule 12A", ("14",)),
        ("Information :- England, Part 1 of Schedule 12A of the local Government Act 1972", "Part 1 of Schedule 12A of the local Government Act 1972", ()),
        ("(Paragraph 3, Schedule 12A)", "Paragraph 3, Schedule 12A", ("3",)),
    ],
)  # fmt: skip
def test_grounds(text: str, ground: str, paragraphs: tuple[str, ...]) -> None:
    found = find_exemption(text)
    assert found is not None
    assert (found.ground, found.paragraphs) == (ground, paragraphs)
    assert text[found.start : found.end] == found.raw


@pytest.mark.parametrize(
    "text", ["Exempt", "Part exempt", "NOT FOR PUBLICATION", "Contract award (Exempt)", "Part II", "Confidential"]
)
def test_marks(text: str) -> None:
    found = find_exemption(text)
    assert found is not None
    assert found.ground is None
    assert text[found.start : found.end] == found.raw


@pytest.mark.parametrize(
    "text",
    ["there were no exempt items", "Exemption Policy for moving traffic", "Minutes", "Appendix E – Exempt Information NO",
     "Schedule 12 of the Act", "tax exempt organisations", ""],
)  # fmt: skip
def test_not_exempt(text: str) -> None:
    assert find_exemption(text) is None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("UNRESTRICTED ITEMS", ("UNRESTRICTED ITEMS", False)),
        ("EXEMPT ITEMS", ("EXEMPT ITEMS", True)),
        ("RESTRICTED ITEMS", ("RESTRICTED ITEMS", True)),
        ("PART I", ("PART I", False)),
        ("PART A \u2013 Items open to the public", ("PART A \u2013 Items open to the public", False)),
        ("Part B \u2013 Exempt", ("Part B \u2013 Exempt", True)),
        ("Items open to the public", ("Items open to the public", False)),
        ("Key decisions", ("Key decisions", False)),
        ("EXEMPT ITEMS (During these items the meeting is likely NOT to be open)", ("EXEMPT ITEMS", True)),
        ("EXEMPT INFORMATION", ("EXEMPT INFORMATION", True)),
        ("Part of the budget", None),
        ("Minutes of the meeting", None),
        ("Exemption Policy", None),
        ("", None),
    ],
)
def test_group_heading(text: str, want: tuple[str, bool] | None) -> None:
    assert group_heading(text) == want


@given(st.lists(st.integers(1, 18), min_size=1, max_size=4))
def test_paragraph_numbers_round_trip(numbers: list[int]) -> None:
    printed = ", ".join(map(str, numbers))
    found = find_exemption(f"exempt by paragraphs {printed} of Part 1 of Schedule 12A")
    assert found is not None
    assert found.paragraphs == tuple(map(str, numbers))
