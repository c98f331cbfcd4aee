"""Breaks between paragraphs that plain text cannot hold, because white of less than a line is lost in it.

Where a line is full, ends a sentence and begins the next one below, nothing tells whether that begins a paragraph. The
PDF is then read as the text was. Where the next word had room, or the line below has a label, another edge or another
look, the break is known, and nothing is changed.
"""

from __future__ import annotations

import regex

from agendaparse.document import Block, Item, LaidDocument, LaidPage, Line
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
    begun = {_key(item.text) for page in lay_out(read(text)).pages for item in page.items if isinstance(item, Block)}
    for page in laid.pages:
        page.items = _joined([part for item in page.items for part in _parted(item, page, begun)], page, begun)


def _parted(item: Item, page: LaidPage, begun: set[str]) -> list[Item]:
    """A paragraph as several, where the text begins another in the middle of it."""
    if not isinstance(item, Block) or item.kind == "heading" or len(item.lines) < 2:
        return [item]
    limit = _limit(item, page)
    parts: list[list[Line]] = []
    for line in item.lines:
        if parts and not (_key(line.text) in begun and _is_luck(parts[-1][-1], line, limit)):
            parts[-1].append(line)
        else:
            parts.append([line])
    if len(parts) == 1:
        return [item]
    return [make_block(parts[0], label=item.label, kind=item.kind), *map(make_block, parts[1:])]


def _joined(items: list[Item], page: LaidPage, begun: set[str]) -> list[Item]:
    """Paragraphs as one, where the text does not begin the second."""
    found: list[Item] = []
    for item in items:
        last = found[-1] if found else None
        if isinstance(last, Block) and isinstance(item, Block) and _may_go_on(last, item, page, begun):
            found[-1] = make_block([*last.lines, *item.lines], label=last.label, kind=last.kind)
        else:
            found.append(item)
    return found


def _may_go_on(above: Block, below: Block, page: LaidPage, begun: set[str]) -> bool:
    if below.label is not None or "heading" in (above.kind, below.kind) or above.bold != below.bold:
        return False
    if not above.lines or not below.lines or _key(below.text) in begun:
        return False
    one, other = above.lines[-1], below.lines[0]
    edge = above.indent if above.label is not None and len(above.lines) == 1 else one.box.x0
    near = other.box.bottom - one.box.bottom <= LEADING * one.box.height
    return near and abs(other.box.x0 - edge) <= ALIGNED and _is_luck(one, other, _limit(above, page))


def _is_luck(above: Line, below: Line, limit: float) -> bool:
    """Whether a sentence ends where its line is full."""
    if above.page != below.page or not _ENDED.search(above.text) or split_label(below.text)[0] is not None:
        return False
    full = Block("paragraph", "", lines=[above, below])
    return below.text[:1].isupper() and len(parted_by_author(full, limit)) == 1


def _limit(block: Block, page: LaidPage) -> float:
    """How far right the lines of a page reach that begin where the last of a block does."""
    edge = block.lines[-1].box.x0
    lines = [line for other in page.items if isinstance(other, Block) for line in other.lines]
    return max((line.box.x1 for line in lines if abs(line.box.x0 - edge) <= ALIGNED), default=0.0)


def _key(text: str) -> str:
    return "".join(text.split())[:KEY]
