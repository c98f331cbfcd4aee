"""Breaks between paragraphs that plain text cannot hold, because white of less than a line is lost in it.

Where a line is full, ends a sentence and begins the next one below, nothing tells whether that begins a paragraph. The
PDF is then read as the text was. Where the next word had room, or the line below has a label, another edge or another
look, the break is known, and nothing is changed.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from agendaparse.document import Block, Cell, Item, LaidDocument, LaidPage, Line, Table
from agendaparse.layout import lay_out
from agendaparse.layout.breaks import parted_by_author
from agendaparse.layout.labels import split_label
from agendaparse.layout.make import make_block
from agendaparse.readers import read

ALIGNED = 3.0  # points two left edges may differ
LEADING = 1.9  # line heights from one line to the next: white of a whole line is more
KEY = 24  # characters a line is known by

_ENDED = regex.compile(r"[.:;?!…][\"'”’)\]]*[-–—]?$")


def broken_as_in(text: bytes, laid: LaidDocument) -> None:
    """Break paragraphs of a PDF where those of its text are, if that is luck.

    Args:
        text: The text of the PDF.
        laid: The PDF after layout; it is changed.
    """
    begun = {
        _key(block.text) for page in lay_out(read(text)).pages for item in page.items for block in _blocks_of(item)
    }
    for page in laid.pages:
        lines = [line for item in page.items if isinstance(item, Block) for line in item.lines]
        page.items = _as_luck_has_it(page.items, lines, begun)
        for cell in (cell for item in page.items if isinstance(item, Table) for cell in item.cells):
            column = [line for other in _column(cell, page) for block in other.blocks for line in block.lines]
            cell.blocks = [item for item in _as_luck_has_it(cell.blocks, column, begun) if isinstance(item, Block)]


def _blocks_of(item: Item) -> Sequence[Block]:
    return [item] if isinstance(item, Block) else [block for cell in item.cells for block in cell.blocks]


def _column(cell: Cell, page: LaidPage) -> list[Cell]:
    """The cells under and over one that are as wide."""
    (table,) = (item for item in page.items if isinstance(item, Table) and any(cell is other for other in item.cells))
    return [other for other in table.cells if (other.column, other.colspan) == (cell.column, cell.colspan)]


def _as_luck_has_it(items: Sequence[Item], lines: Sequence[Line], begun: set[str]) -> list[Item]:
    """Paragraphs, parted and joined; `lines` tell how far right they reach."""
    found: list[Item] = []
    for item in (part for whole in items for part in _parted(whole, lines, begun)):
        last = found[-1] if found else None
        if isinstance(last, Block) and isinstance(item, Block) and _may_go_on(last, item, lines, begun):
            found[-1] = make_block([*last.lines, *item.lines], label=last.label, kind=last.kind)
        else:
            found.append(item)
    return found


def _parted(item: Item, lines: Sequence[Line], begun: set[str]) -> list[Item]:
    """A paragraph as several, where the text begins another in the middle of it."""
    if not isinstance(item, Block) or item.kind == "heading" or len(item.lines) < 2:
        return [item]
    limit = _limit(item, lines)
    parts: list[list[Line]] = []
    for line in item.lines:
        if parts and not (_key(line.text) in begun and _is_luck(parts[-1][-1], line, limit)):
            parts[-1].append(line)
        else:
            parts.append([line])
    if len(parts) == 1:
        return [item]
    return [make_block(parts[0], label=item.label, kind=item.kind), *map(make_block, parts[1:])]


def _may_go_on(above: Block, below: Block, lines: Sequence[Line], begun: set[str]) -> bool:
    if below.label is not None or "heading" in (above.kind, below.kind) or above.bold != below.bold:
        return False
    if not above.lines or not below.lines or _key(below.text) in begun:
        return False
    one, other = above.lines[-1], below.lines[0]
    edge = above.indent if above.label is not None and len(above.lines) == 1 else one.box.x0
    near = other.box.bottom - one.box.bottom <= LEADING * one.box.height
    return near and abs(other.box.x0 - edge) <= ALIGNED and _is_luck(one, other, _limit(above, lines))


def _is_luck(above: Line, below: Line, limit: float) -> bool:
    """Whether a sentence ends where its line is full."""
    if above.page != below.page or not _ENDED.search(above.text) or split_label(below.text)[0] is not None:
        return False
    full = Block("paragraph", "", lines=[above, below])
    return below.text[:1].isupper() and len(parted_by_author(full, limit)) == 1


def _limit(block: Block, lines: Sequence[Line]) -> float:
    """How far right lines reach that begin where the last of a block does."""
    edge = block.lines[-1].box.x0
    return max((line.box.x1 for line in lines if abs(line.box.x0 - edge) <= ALIGNED), default=0.0)


def _key(text: str) -> str:
    return "".join(text.split())[:KEY]
