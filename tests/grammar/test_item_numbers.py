"""Numbers of agenda items as title blocks name them."""

from __future__ import annotations

import pytest

from agendaparse.grammar.item_numbers import named_item


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
