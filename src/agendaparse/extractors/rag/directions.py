"""The document's own key to its arrows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import regex

from agendaparse.document import Block, Table
from agendaparse.extractors.rag.status import cell_arrow
from agendaparse.grammar.status import ARROWS, Arrow, Direction, direction_meant

_SIGNS = "".join(regex.escape(sign) for sign in ARROWS if sign not in "═=")
_KEYED = regex.compile(rf"(?P<sign>[{_SIGNS}])\s*[-–—=:]*\s*(?P<meaning>[\p{{L}}][^{_SIGNS};|]{{2,60}})")
MAX_ROWS = 14


def arrows_in_table(table: Table) -> dict[Arrow, Direction]:
    """A table with an arrow in one cell and its meaning in the next."""
    found: dict[Arrow, Direction] = {}
    if len(table.rows) > MAX_ROWS or table.width > 8:
        return found
    for row in table.rows:
        for cell, beside in pairwise(row):
            if not cell.drawings and not 0 < len(cell.text) <= 3:
                continue
            meaning = direction_meant(beside.text) if beside.text else None
            arrow = cell_arrow(cell) if meaning is not None else None
            if arrow is not None and meaning is not None:
                found[arrow] = meaning
        for cell in row:
            found.update(arrows_in_text(cell.blocks))
    return found


def arrows_in_text(blocks: Iterable[Block]) -> dict[Arrow, Direction]:
    """A line such as "↑ Improving  ↓ Worsening  → No change"."""
    found: dict[Arrow, Direction] = {}
    for block in blocks:
        if block.text.isascii() or len(block.text) > 400:
            continue
        for match in _KEYED.finditer(block.text):
            meaning = direction_meant(match["meaning"])
            if meaning is not None:
                found[ARROWS[match["sign"]]] = meaning
    return found
