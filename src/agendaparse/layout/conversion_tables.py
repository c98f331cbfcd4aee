"""Tables of a conversion: rules that became rows, and headings that lost their span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from agendaparse.document import Block, BlockKind, Cell, Table
from agendaparse.layout.labels import is_label

MAX_HEADING = 24  # words
MAX_LEVELS = 3  # of a heading
MAX_LEVEL = 6  # words over a column, where a heading has several levels

_RULE = regex.compile(r"[-–—=_:|+\s]{2,}")


def mend_table(table: Table) -> Table:
    """The table without rows that only rule it off or are empty, and with group headings merged across it again.

    A row with words in its first cell alone stood in one merged cell, if these are set apart: a converter writes the
    empty rest of the row out.
    """
    rows = [row for row in table.rows if any(_says(cell) for cell in row)]
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        said = [cell for cell in row if cell.text or cell.fill is not None]
        below = rows[number + 1] if number + 1 < len(rows) else []
        if len(said) == 1 and len(row) > 1 and said[0].column == 0 and _heads(said[0], number, below):
            cells.append(replace(said[0], row=number, colspan=table.width))
        else:
            cells.extend(replace(cell, row=number, rowspan=min(cell.rowspan, len(rows) - number)) for cell in row)
    return replace(table, cells=_over_labels(_with_heading(cells, table.width)))


def listed(table: Table) -> list[Block] | None:
    """The blocks of a table that was only made to place them; None for any other table.

    Such are a table that never has two cells with words side by side, and a list set with its labels in the first
    column and its text in the second. A table of more than one row is a list only where its labels have brackets or
    stops.
    """
    if all(sum(bool(cell.text) for cell in row) <= 1 for row in table.rows) and (table.width == 1 or _spans(table)):
        return [block for row in table.rows for cell in row for block in cell.blocks]
    if table.width != 2 or any(cell.header or cell.rowspan > 1 for cell in table.cells):
        return None
    blocks: list[Block] = []
    for row in table.rows:
        by_column = {cell.column: cell for cell in row}
        head, body = by_column.get(0), by_column.get(1)
        if head is None or body is None or not body.blocks or not is_label(head.text):
            return None
        if len(table.rows) > 1 and head.text.isalnum():
            return None
        first, *others = body.blocks
        if first.label is None:
            kind: BlockKind = "list_item" if first.kind == "paragraph" else first.kind
            blocks.extend((replace(first, label=head.text, kind=kind), *others))
        else:
            blocks.extend((Block("list_item", "", label=head.text), first, *others))
    return blocks


def _spans(table: Table) -> bool:
    return all(cell.colspan == table.width for cell in table.cells if cell.text)


def _with_heading(cells: list[Cell], width: int) -> list[Cell]:
    """Two first rows that fill each other's gaps are one heading, whose cells spanned rows or columns."""
    above, below = ({c.column for c in cells if c.row == row and c.text} for row in (0, 1))
    spans = _divided(cells, width)
    if spans:
        depth = max(cell.row + cell.rowspan for cell in spans)
        return [*spans, *(cell for cell in cells if cell.row >= depth)]
    whole = width > 2 and len(below) > len(above) > 0 and not above & below and len(above | below) == width
    if not whole or any(len(cell.text.split()) > MAX_HEADING for cell in cells if cell.row < 2):
        return cells
    first, second = ({c.column: c for c in cells if c.row == row} for row in (0, 1))
    heading = [
        replace(first[c] if c in above else second[c], row=0, rowspan=2, header=True) for c in sorted(above | below)
    ]
    return [*heading, *(cell for cell in cells if cell.row > 1)]


def _over_labels(cells: list[Cell]) -> list[Cell]:
    """Words over a column of bare numbers or letters head the column right of it too, whose own heading is empty."""
    at = {(cell.row, cell.column): cell for cell in cells}
    for row in (0, 1):
        head, empty = at.get((row, 0)), at.get((row, 1))
        if head is None or empty is None or not head.text or empty.text or is_label(head.text) or head.colspan > 1:
            continue
        below = [(at.get((r, 0)), at.get((r, 1))) for r in range(row + 1, max(r for r, _ in at) + 1)]
        if len(below) > 1 and all(a and b and is_label(a.text) and b.text for a, b in below):
            return [replace(cell, colspan=2) if cell is head else cell for cell in cells if cell is not empty]
    return cells


def _divided(cells: Sequence[Cell], width: int) -> list[Cell]:
    """A heading of several levels whose spans were lost, with its spans; empty for any other table.

    Under words that stand over several columns each has words of its own; other columns are headed once.
    """
    rows = [{c.column: c for c in cells if c.row == row} for row in range(MAX_LEVELS)]
    for depth in range(MAX_LEVELS, 1, -1):
        if width < 3 or any(len(row) != width for row in rows[:depth]):
            continue
        heading = _levels(rows[:depth], 0, width)
        alone = any(cell.rowspan == depth for cell in heading)
        if alone and any(cell.colspan > 1 for cell in heading):
            return sorted(heading, key=lambda cell: (cell.row, cell.column))
    return []


def _levels(rows: Sequence[dict[int, Cell]], first: int, end: int) -> list[Cell]:
    """The cells of a heading over some columns; empty where its rows are none."""
    starts = [column for column in range(first, end) if rows[0][column].text]
    if not starts or starts[0] != first:
        return []
    heading: list[Cell] = []
    for start, stop in pairwise([*starts, end]):
        cell = rows[0][start]
        below = any(row[column].text for row in rows[1:] for column in range(start, stop))
        if len(cell.text.split()) > MAX_LEVEL or (stop - start > 1 and not below):
            return []
        under = _levels(rows[1:], start, stop) if below else []
        if below and not under:
            return []
        heading.append(replace(cell, rowspan=1 if below else len(rows), colspan=stop - start, header=True))
        heading.extend(under)
    return heading


def _says(cell: Cell) -> bool:
    return cell.fill is not None or bool(cell.drawings) or (bool(cell.text) and _RULE.fullmatch(cell.text) is None)


def _heads(cell: Cell, row: int, below: Sequence[Cell]) -> bool:
    """Whether the only cell of a row with words is a heading: the first row's, or set apart and without number."""
    if len(cell.text.split()) > MAX_HEADING or any(block.label for block in cell.blocks):
        return False
    if row == 0:
        over = len(below) > 2 and all(other.text for other in below)
        return cell.text[:1].isupper() and (over or len(cell.text.split()) > 1)
    return cell.bold or all(block.capitals for block in cell.blocks)
