"""Labels of title blocks."""

from __future__ import annotations

import pytest

from agendaparse.grammar.labels import (
    is_generic_title,
    is_release_status,
    label_field,
    parse_yes_no,
    read_label,
    split_labels,
)


@pytest.mark.parametrize(
    ("text", "field", "value", "marked"),
    [
        ("On: 21 January 2031", "date", "21 January 2031", True),
        ("Report of: Head of Streets", "author", "Head of Streets", True),
        ("REPORT TO:", "committee", "", True),
        ("WARD(S): ALL", "wards", "ALL", True),
        ("Ward(s) or groups affected:", "wards", "", True),
        ("Contact Officer(s) Tom Hale", "contact", "Tom Hale", False),
        ("Item No. 7", "agenda_item", "7", False),
        ("Is the decision eligible for call-in? Yes", "other", "Yes", True),
        ("Key Decision?", "key_decision", "", True),
        ("Decision no: 24/00109", "reference", "24/00109", True),
        ("Adroddiad gan: Pennaeth Cyllid", "author", "Pennaeth Cyllid", True),
    ],
)
def test_labels(text: str, field: str, value: str, marked: bool) -> None:
    found = read_label(text)
    assert found is not None
    assert (found.field, found.value, found.marked) == (field, value, marked)


@pytest.mark.parametrize("text", ["The report of the auditor was read.", "Wardens patrol the park.", "Totals: 4", ""])
def test_no_labels(text: str) -> None:
    found = read_label(text)
    assert found is None or not found.marked


def test_labels_inside_a_value() -> None:
    assert split_labels("Jane Roe Job title: Clerk") == [(None, "Jane Roe"), ("Job title", "Clerk")]
    assert split_labels("Finance Committee Date: 7 May", ["Date:"]) == [(None, "Finance Committee"), ("Date", "7 May")]


def test_words_of_one_kind() -> None:
    assert label_field("Portfolio Holder:") == "portfolio_holder"
    assert label_field("Lighthouse") is None
    assert is_release_status("FOR GENERAL RELEASE")
    assert is_release_status("Unrestricted")
    assert not is_release_status("Open spaces")
    assert is_generic_title("Committee Report")
    assert not is_generic_title("Report on Gritting")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Yes", True),
        ("NO", False),
        ("Not applicable", None),
        ("No. 22/0001", None),
        ("This is not a key decision.", False),
        ("The report does not contain a key decision", False),
        ("This report contains a key decision", True),
        ("The matter was urgent", None),
        ("☒ Yes ☐ No", True),
        ("☐ Yes ☒ No", False),
        ("Yes ☐ No ☑", False),
        ("☐ Yes ☐ No", None),
        ("☒ Yes ☒ No", None),
        ("Yes No ✓", False),
        ("Key ☐ Non-key ☒", False),
        ("Not a key decision ☒", False),
        ("Key decision ☒ Non-key decision ☐", True),
        ("This report will not be a key decision", False),
    ],
)
def test_yes_and_no(text: str, said: bool | None) -> None:
    assert parse_yes_no(text) is said
