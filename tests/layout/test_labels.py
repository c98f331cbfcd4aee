"""Labels at the head of a text."""

from __future__ import annotations

import pytest

from agendaparse.layout.labels import is_label, split_label


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("1. Minutes", "1.", "Minutes"),
        ("12 Apologies for Absence", "12", "Apologies for Absence"),
        ("3.1 The Council", "3.1", "The Council"),
        ("(a) to note", "(a)", "to note"),
        ("a) to note", "a)", "to note"),
        ("iv. the costs", "iv.", "the costs"),
        ("• moss covers the green", "•", "moss covers the green"),
        ("\uf0b7 moss covers the green", "\uf0b7", "moss covers the green"),
        ("- moss covers the green", "-", "moss covers the green"),
        ("F/12/26 Accounts", "F/12/26", "Accounts"),
        ("1.", "1.", ""),
        ("Minutes of the meeting", None, "Minutes of the meeting"),
        ("2019 was a year", None, "2019 was a year"),
        ("12 Members voted", None, "12 Members voted"),
        ("10 December 2019 at 7.00 pm", None, "10 December 2019 at 7.00 pm"),
        ("Agenda", None, "Agenda"),
        ("", None, ""),
        ("¹ Comparison with the quarter before", None, "¹ Comparison with the quarter before"),
    ],
)
def test_split(text: str, label: str | None, rest: str) -> None:
    assert split_label(text) == (label, rest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1.", True), ("(iv)", True), ("•", True), ("12", True), ("1. Minutes", False), ("Minutes", False), ("", False)],
)
def test_is_label(text: str, expected: bool) -> None:
    assert is_label(text) is expected
