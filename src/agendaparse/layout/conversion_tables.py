"""Tables of a conversion: rules that became rows, and headings that lost their span."""

from __future__ import annotations

from dataclasses import replace

import regex

from agendaparse.document import Block, BlockKind, Cell, Table
from agendaparse.layout.labels import is_label

MAX_HEADING = 24  # words

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
        if len(said) == 1 and len(row) > 1 and said[0].column == 0 and _heads(said[0], number):
            cells.append(replace(said[0], row=number, colspan=table.width))
        else:
            cells.extend(replace(cell, row=number, rowspan=min(cell.rowspan, len(rows) - number)) for cell in row)
    return replace(table, cells=_with_heading(cells, table.width))


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
    """Two first rows that fill each other's gaps are one heading, whose cells spanned both."""
    above, below = ({c.column for c in cells if c.row == row and c.text} for row in (0, 1))
    whole = width > 2 and len(below) > len(above) > 0 and not above & below and len(above | below) == width
    if not whole or any(len(cell.text.split()) > MAX_HEADING for cell in cells if cell.row < 2):
        return cells
    first, second = ({c.column: c for c in cells if c.row == row} for row in (0, 1))
    heading = [
        replace(first[c] if c in above else second[c], row=0, rowspan=2, header=True) for c in sorted(above | below)
    ]
    return [*heading, *(cell for cell in cells if cell.row > 1)]


def _says(cell: Cell) -> bool:
    return cell.fill is not None or bool(cell.drawings) or (bool(cell.text) and _RULE.fullmatch(cell.text) is None)


def _heads(cell: Cell, row: int) -> bool:
    """Whether the only cell of a row with words is a heading: the first row's, or set apart and without number."""
    if len(cell.text.split()) > MAX_HEADING or any(block.label for block in cell.blocks):
        return False
    if row == 0:
        return cell.text[:1].isupper() and len(cell.text.split()) > 1
    return cell.bold or all(block.capitals for block in cell.blocks)
