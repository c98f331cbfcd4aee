"""What a page end cut in two, put together again: tables and paragraphs of one section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agendaparse.document import Block, Cell, Item, Table
from agendaparse.layout.make import make_block
from agendaparse.layout.tables.headings import heading_rows, repeated_heading

ALIGNED = 4.0  # points two column edges may differ
MAX_CAPTION = 3  # lines of a caption that may be repeated above each part of a table
FULL_LINE = 0.92  # share of the paragraph's width that a line must have to be called full
STOPPED = re.compile(r"[.!?:;][\"'”’)\]]*$")
OPEN_END = re.compile(r"(?:,|\b(?:and|or|of|the|to|a|an|in|for|with|by|that|which|from|on|at|as))$", re.IGNORECASE)


def stitch(items: Sequence[Item]) -> list[Item]:
    """The items of one section with tables and paragraphs that run over a page end made one.

    Rows that a page end cut stay two: `join_cut_rows` joins them where the caller wants that.
    """
    joined: list[Item] = []
    for item in items:
        if isinstance(item, Table):
            _drop_repeated_caption(joined, item)
        last = joined[-1] if joined else None
        if isinstance(item, Table) and isinstance(last, Table) and continues_table(last, item):
            joined[-1] = join_tables(last, item)
        elif isinstance(item, Block) and isinstance(last, Block) and continues_paragraph(last, item):
            joined[-1] = join_blocks(last, item)
        else:
            joined.append(item)
    return joined


def _drop_repeated_caption(items: list[Item], table: Table) -> None:
    """Take away lines between two parts of a table that also stand above its first part, such as the unit."""
    parts = [i for i in range(max(0, len(items) - 1 - MAX_CAPTION), len(items)) if isinstance(items[i], Table)]
    if not parts:
        return
    at = parts[-1]
    above, between = items[at], items[at + 1 :]
    before = items[max(0, at - len(between)) : at]
    if not between or len(before) < len(between) or not isinstance(above, Table):
        return
    for first, again in zip(before, between, strict=True):
        if not isinstance(first, Block) or not isinstance(again, Block) or first.text != again.text:
            return
        if again.pages != (table.pages[0],):
            return
    if continues_table(above, table):
        del items[at + 1 :]


def continues_table(above: Table, below: Table) -> bool:
    """Whether `below`, with nothing but furniture between the two, goes on with `above` on a later page."""
    if not _on_later_page(above.pages, below.pages):
        return False
    if not above.ruled and not below.ruled and above.method == "tagged":
        return False  # made for layout; each says what it says alone
    columns = column_map(above, below)
    return columns is not None and not _same_form(above, below)


def column_map(above: Table, below: Table) -> tuple[list[int], list[int]] | None:
    """Columns of the joined table for the columns of each part; None where they do not stand under each other.

    Columns stand under each other where their left edges do, or where both parts fill the same width under the same
    heading. A heading row alone at the foot of a page may show fewer columns than the table overleaf.
    """
    ours, theirs = column_edges(above), column_edges(below)
    same = list(range(above.width))
    if len(ours) == len(theirs) and ours and all(abs(a - b) <= ALIGNED for a, b in zip(ours, theirs, strict=True)):
        return same, same
    if above.method == below.method == "source":
        return (same, same) if _goes_on(above, below) else None
    if above.box is None or below.box is None:
        return None
    if abs(above.box.x0 - below.box.x0) > ALIGNED or abs(above.box.x1 - below.box.x1) > ALIGNED:
        return None
    if above.width == below.width and repeated_heading(above, below):
        return same, list(range(below.width))  # edges found in the white between figures move with the figures
    if len(above.rows) > 2:
        return None
    found: list[int] = []
    for cell in above.rows[-1]:
        lines = [line.box for block in cell.blocks for line in block.lines]
        if not lines or cell.colspan > 1:
            return None
        middle = lines[0].mid_x
        found.append(sum(1 for edge in theirs if edge <= middle) - 1)
    if len(found) != above.width or sorted(set(found)) != found or below.width - len(found) > 2:
        return None
    return found, list(range(below.width))


def _goes_on(above: Table, below: Table) -> bool:
    """Whether a table of a conversion goes on with the one before: as wide, and under the same heading or none."""
    if above.width != below.width:
        return False
    if repeated_heading(above, below):
        return True
    if heading_rows(below) and not (below.rows[0] and len(below.rows[0]) == 1):
        return False
    first = below.rows[0][0] if below.rows and below.rows[0] else None
    return above.width > 2 or (first is not None and not first.text)


def column_edges(table: Table) -> list[float]:
    """The left edge of each column, as most of its cells have it; empty where a column has no cell of its own."""
    edges: list[list[float]] = [[] for _ in range(table.width)]
    for cell in table.cells:
        if cell.box is not None:
            edges[cell.column].append(cell.box.x0)
    if not all(edges):
        return []
    return [sorted(found)[len(found) // 2] for found in edges]


def join_tables(above: Table, below: Table) -> Table:
    """One table of two; heading rows that `below` repeats are left out."""
    columns = column_map(above, below)
    ours, theirs = columns if columns else (list(range(above.width)), list(range(below.width)))
    skip = repeated_heading(above, below)
    height = len(above.rows)
    cells = [_moved(cell, 0, ours[cell.column]) for cell in above.cells] if ours != theirs else list(above.cells)
    cells.extend([_moved(cell, height - skip, theirs[cell.column]) for cell in below.cells if cell.row >= skip])
    pages = tuple(dict.fromkeys((*above.pages, *below.pages)))
    return replace(above, cells=cells, ruled=above.ruled or below.ruled, pages=pages)


def _moved(cell: Cell, down: int, column: int) -> Cell:
    """The cell at another place; as `replace` has it, which is slow for a whole table."""
    return Cell(
        cell.row + down, column, cell.blocks, cell.rowspan, cell.colspan, cell.fill, cell.header, cell.page, cell.box,
        cell.drawings,
    )  # fmt: skip


def continues_paragraph(above: Block, below: Block) -> bool:
    """Whether `below` on a later page carries on the sentence that `above` leaves open."""
    if not above.text or not below.text or not _on_later_page(above.pages, below.pages):
        return False
    if "heading" in (above.kind, below.kind) or below.label is not None:
        return False
    if above.style is None or below.style is None or abs(above.style.size - below.style.size) > 0.6:
        return False
    if STOPPED.search(above.text):
        return False
    if below.text[0].islower() or OPEN_END.search(above.text):
        return True
    return above.bold == below.bold and abs(above.indent - below.indent) <= ALIGNED and _last_line_full(above)


def join_blocks(above: Block, below: Block) -> Block:
    """One paragraph of two."""
    if not above.lines or not below.lines:
        return replace(above, text=f"{above.text} {below.text}".strip(), pages=(*above.pages, *below.pages))
    whole = make_block(
        [*above.lines, *below.lines], label=above.label, kind=above.kind, level=above.level, tag=above.tag
    )
    return replace(whole, links=tuple(dict.fromkeys((*above.links, *below.links))))


def _on_later_page(above: Sequence[int | None], below: Sequence[int | None]) -> bool:
    last, first = above[-1], below[0]
    return last is not None and first is not None and first > last


def _same_form(above: Table, below: Table) -> bool:
    """Whether both are copies of one form: the same labels down the first column, other values beside them."""
    ours = [row[0].text for row in above.rows if row and row[0].column == 0][heading_rows(above) :]
    theirs = [row[0].text for row in below.rows if row and row[0].column == 0]
    shared = {text for text in ours if text} & {text for text in theirs if text}
    return len(shared) >= 3 and len(shared) >= 0.5 * len({text for text in theirs if text})


def _last_line_full(block: Block) -> bool:
    if len(block.lines) < 2:
        return False
    boxes = [line.box for line in block.lines]
    left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    return boxes[-1].x1 - left >= FULL_LINE * (right - left)
