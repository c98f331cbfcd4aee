"""Tables of a conversion: rules that became rows, and headings that lost their span."""

from __future__ import annotations

from dataclasses import replace

import regex

from agendaparse.document import Cell, Table

_RULE = regex.compile(r"[-–—=_:|+\s]{2,}")


def mend_table(table: Table) -> Table:
    """The table without rows that only rule it off or are empty, and with group headings merged across it again.

    A row with words in its first cell alone stood in one merged cell, if they are set apart or the row is not the
    first: a converter writes the empty rest of the row out.
    """
    rows = [row for row in table.rows if any(_says(cell) for cell in row)]
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        said = [cell for cell in row if cell.text or cell.fill is not None]
        if len(said) == 1 and len(row) > 1 and said[0].column == 0 and _heads(said[0], number):
            cells.append(replace(said[0], row=number, colspan=table.width))
        else:
            cells.extend(replace(cell, row=number, rowspan=min(cell.rowspan, len(rows) - number)) for cell in row)
    return replace(table, cells=cells)


def _says(cell: Cell) -> bool:
    return cell.fill is not None or bool(cell.drawings) or (bool(cell.text) and _RULE.fullmatch(cell.text) is None)


def _heads(cell: Cell, row: int) -> bool:
    """Whether the only cell of a row with words is a heading, and not the end of a cell that a page end cut."""
    text = cell.text
    return cell.bold or (text[:1].isupper() and len(text.split()) > 1) or (row > 0 and not text[:1].islower())
