"""Rows that a page end cut in two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agendaparse.document import Block, Cell, Table
from agendaparse.layout.tables.headings import heading_rows
from agendaparse.layout.tables.stitch import continues_paragraph, join_blocks

KEY_SHARE = 0.75  # share of rows in which a column must be filled to be called one that a whole row fills
BARE_SHARE = 0.6  # share of these columns that are empty in a row that is plainly no whole one
WHOLE = 4  # such columns all but one of which are filled only in a row that is whole
SENTENCE = 5  # words; a shorter cell ("Kent Police") has no stop to miss
STOPPED = re.compile(r"[.!?][\"'”’)\]]*$")


def join_cut_rows(table: Table) -> Table:
    """The table with each row that a page end cut made one row again, where `is_cut_row` finds the evidence."""
    witness = _Witness(table)
    cut = {row for row in witness.starts if witness.is_cut(row)}
    if not cut:
        return table
    target: list[int] = []  # row -> row in the result
    for row in range(len(table.rows)):
        target.append((target[-1] if target else -1) + (row not in cut))
    cells: dict[tuple[int, int], Cell] = {}
    for row, members in enumerate(table.rows):
        for cell in members:
            place = target[row], cell.column
            if row in cut and place in cells:
                cells[place] = join_cells(cells[place], cell)
            else:
                cells[place] = replace(cell, row=target[row])
    return replace(table, cells=[cells[place] for place in sorted(cells)])


def is_cut_row(table: Table, row: int) -> bool:
    """Whether a row is the second half of the row before it.

    The evidence wanted: it is the first on its page; columns that whole rows fill are empty in it, though the row
    before fills them; it says nothing in a column where the row before says nothing; and somewhere its words carry
    on a sentence that was left open, or nearly all the columns of a whole row are empty in it.
    """
    return _Witness(table).is_cut(row)


def key_columns(table: Table) -> list[int]:
    """Columns that (nearly) every whole row fills, left to right; heading rows and merged rows do not count."""
    return _Witness(table).keys


def page_starts(table: Table) -> list[int]:
    """Rows that are the first on a later page: the only ones that can be second halves."""
    starts: list[int] = []
    last: int | None = None
    for number, row in enumerate(table.rows):
        page = min((cell.page for cell in row if cell.page is not None), default=last)
        if last is not None and page is not None and page > last:
            starts.append(number)
        last = page if page is not None else last
    return starts


def carries_on(above: str, below: str) -> bool:
    """Whether the text `below` goes on with `above`: it begins in lower case, or `above` is a sentence without stop."""
    return below[:1].islower() or (len(above.split()) >= SENTENCE and not STOPPED.search(above))


def join_cells(above: Cell, below: Cell) -> Cell:
    """One cell of two halves: the paragraph that was cut is joined, the colour is that of the first half."""
    return replace(
        above,
        blocks=_joined(above.blocks, below.blocks),
        fill=above.fill if above.fill is not None else below.fill,
        drawings=[*above.drawings, *below.drawings],
    )


def _joined(above: Sequence[Block], below: Sequence[Block]) -> list[Block]:
    if above and below and continues_paragraph(above[-1], below[0]):
        return [*above[:-1], join_blocks(above[-1], below[0]), *below[1:]]
    return [*above, *below]


class _Witness:
    """What each row of a table says, looked at once."""

    def __init__(self, table: Table) -> None:
        self.starts = page_starts(table)
        self._merged = [len(row) == 1 and table.width > 1 for row in table.rows]
        self._said: list[dict[int, Cell]] = [{} for _ in table.rows]
        for cell in table.cells:
            if cell.text:
                for row in range(cell.row, min(cell.row + cell.rowspan, len(self._said))):
                    self._said[row][cell.column] = cell
        counts = [0] * table.width
        rows = 0
        for row in range(heading_rows(table), len(table.rows)):
            if row in self.starts or self._merged[row]:
                continue
            rows += 1
            for column in self._said[row]:
                counts[column] += 1
        self.keys = [column for column, count in enumerate(counts) if rows and count >= KEY_SHARE * rows]

    def is_cut(self, row: int) -> bool:
        if row not in self.starts or self._merged[row]:
            return False  # one cell merged across the table is the heading of a group
        above, below = self._said[row - 1], self._said[row]
        if not below:
            return True  # only the colour of a cell runs on
        if not below.keys() <= above.keys():
            return False
        missing = [column for column in self.keys if column in above and column not in below]
        if not missing or (missing[0] != self.keys[0] and len(missing) < 2):
            return False
        if len(missing) == 1 and len(self.keys) >= WHOLE:
            return False  # only its reference is missing
        if len(missing) >= max(3, BARE_SHARE * len(self.keys)) and missing[0] == self.keys[0]:
            return True
        if row == 1 and all(cell.bold for cell in (*above.values(), *below.values())):
            return True  # a heading row alone at the foot of a page
        return any(carries_on(above[column].text, cell.text) for column, cell in below.items())
