"""Numbers of agenda items in one form."""

from __future__ import annotations

import pytest

from agendaparse.grammar.item_numbers import item_key, named_item


@pytest.mark.parametrize(
    ("number", "key"),
    [("5(b)", "5b"), ("5 B", "5b"), ("05a", "5a"), ("5.1", "5.1"), ("10.", "10"), ("8(iv)", "8iv"), ("3.05", "3.05")],
)
def test_item_key(number: str, key: str) -> None:
    assert item_key(number) == key


@pytest.mark.parametrize(
    ("text", "following", "item"),
    [
        ("Agenda Item No: 5", "", "5"),
        ("Item 5(b)", "", "5(b)"),
        ("AGENDA ITEM 4.1", "", "4.1"),
        ("Agenda Item No:", "4 ", "4"),
        ("Item No.", "Title", None),
        ("Item 5 was deferred", "", None),
    ],
)
def test_named_item(text: str, following: str, item: str | None) -> None:
    assert named_item(text, following) == item
