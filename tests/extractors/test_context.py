"""Citing where a value stands, and saying what is doubtful."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from agendaparse.document import Block, Box, Cell, Table
from agendaparse.extractors.context import Context
from agendaparse.layout.blocks import blocks_of
from tests.layout.build import lines

CTX = Context({3: "1"})


def paragraph(*texts: str, page: int = 3) -> Block:
    (block,) = blocks_of(lines(*texts), page)
    return block


WHOLE = paragraph(
    "The Chief Officer presented the report on", "the costs of the new self-", "financing scheme for parks"
)


def rows(text: str | None) -> list[int]:
    """Which lines of the paragraph are cited for a text."""
    (where,) = CTX.where(WHOLE, text=text)
    assert where.bbox is not None
    tops = [line.box.top for line in WHOLE.lines]
    bottoms = [line.box.bottom for line in WHOLE.lines]
    return list(range(tops.index(where.bbox[1]), bottoms.index(where.bbox[3]) + 1))


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Chief Officer", [0]),
        ("the costs of the new", [1]),
        ("report on the costs", [0, 1]),
        ("self-financing", [1, 2]),
        ("CHIEF OFFICER", [0]),
        ("not in it", [0, 1, 2]),
        ("", [0, 1, 2]),
        (None, [0, 1, 2]),
    ],
)
def test_the_lines_that_hold_a_text(text: str | None, cited: list[int]) -> None:
    assert rows(text) == cited


def test_pages_carry_their_printed_label() -> None:
    here, there = CTX.where(paragraph("a", page=3), paragraph("b", page=4))
    assert (here.page, here.label) == (3, "1")
    assert (there.page, there.label) == (4, None)


def test_one_entry_a_page() -> None:
    (where,) = CTX.where([paragraph("one"), [paragraph("two")]], paragraph("three"))
    assert where.page == 3


def test_cells_and_tables() -> None:
    empty = Cell(0, 0, page=3, box=Box(1, 2, 3, 4))
    (where,) = CTX.where(empty)
    assert where.bbox == (1, 2, 3, 4)
    (where,) = CTX.where(Table([empty], "ruled", pages=(3,)))
    assert where.bbox == (1, 2, 3, 4)
    block = paragraph("words")
    (where,) = CTX.where(Cell(0, 0, [block], page=3, box=Box(0, 0, 500, 500)))
    assert where.bbox == tuple(block.lines[0].box)


def test_a_line() -> None:
    (where,) = CTX.where(WHOLE.lines[1])
    assert where.bbox == tuple(WHOLE.lines[1].box)


def test_nothing_cited() -> None:
    assert CTX.where() == ()
    assert CTX.where([]) == ()


def test_notes() -> None:
    ctx = Context()
    ctx.note("unclaimed-text", "Nobody read this.", WHOLE)
    (diagnostic,) = ctx.diagnostics
    assert (diagnostic.code, diagnostic.message, diagnostic.where[0].page) == ("unclaimed-text", "Nobody read this.", 3)


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(ValidationError):
        Context().note("no-such-code", "Oh.")
