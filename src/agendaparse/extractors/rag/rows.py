"""Rows of a rated table: heading rows become groups, rows cut by a page end one row again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from agendaparse.document import Cell, Table
from agendaparse.extractors.rag.grid import Grid
from agendaparse.extractors.rag.roles import Roles
from agendaparse.extractors.rag.status import read_cell
from agendaparse.grammar.columns import Role
from agendaparse.grammar.text import fold
from agendaparse.layout.tables import is_cut_row, join_cells, page_starts

GROUP_WORDS = 25  # most words of a group's heading


@dataclass
class RowDraft:
    """A row in the making: the cell that stands in each column, and the heading it stands under."""

    cells: dict[int, Cell]
    group: str | None = None
    group_cell: Cell | None = None
    own: set[int] = field(default_factory=set)

    def text(self, column: int | None) -> str:
        """The words in a column."""
        cell = self.cells.get(column) if column is not None else None
        return cell.text if cell is not None else ""


@dataclass
class Draft:
    """A rated table in the making, put together from its parts."""

    grid: Grid
    roles: Roles
    rows: list[RowDraft] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    group: str | None = None
    group_cell: Cell | None = None

    def add(self, grid: Grid, *, group: str | None = None) -> None:
        """Take in the rows of a part of the table.

        Args:
            grid: The part; columns stand as in the first one.
            group: Heading printed above the part, where it is a group's.
        """
        if group is not None:
            self.group, self.group_cell = group, None
        starts = set(page_starts(grid.table))
        first = grid is not self.grid
        for number in range(grid.body, len(grid.squares)):
            self._take(grid, number, opens=number in starts or first)
            first = first and number < grid.body
        self.tables.append(grid.table)

    def _take(self, grid: Grid, number: int, *, opens: bool) -> None:
        cells = grid.table.rows[number]
        if not any(cell.text or cell.fill is not None or cell.drawings for cell in cells):
            return
        if grid.is_merged(number) or self._heads_group(grid, cells, opens):
            said = next(cell for cell in cells if cell.text)
            self.group, self.group_cell = said.text, said
            return
        if self._repeats_heading(cells):
            return
        squares = grid.squares[number]
        row = RowDraft(
            {i: cell for i, cell in enumerate(squares) if cell is not None and cell.column == i},
            self.group,
            self.group_cell,
            {cell.column for cell in cells},
        )
        if opens and self.rows and self._continues(grid, number, row):
            self._join(row)
        else:
            self.rows.append(row)

    def _heads_group(self, grid: Grid, cells: Iterable[Cell], opens: bool) -> bool:
        """Whether a row whose cells are not merged says a heading: one cell with words, set apart, and no status."""
        said = [cell for cell in cells if cell.text]
        if len(said) != 1 or len(said[0].text.split()) > GROUP_WORDS:
            return False
        cell, at = said[0], self.roles.at
        if any(read_cell(other, leading=False) for other in cells):
            return False
        others = [other for other in cells if other is not cell]
        if not others and grid.table.width > 2 and cell.rowspan == 1 and cell.colspan < 2:
            return False
        bold = cell.bold or (cell.blocks and all(block.capitals for block in cell.blocks))
        if "ref" in at and cell.column == at["ref"]:
            return bool(bold) or len(cell.text.split()) > 2 or cell.fill is not None
        if cell.column not in (at.get("title"), 0) or cell.rowspan > 1:
            return False
        shaded = cell.fill is not None and all(other.fill == cell.fill for other in others)
        return bool(bold or shaded) and not (opens and not cell.bold)

    def _repeats_heading(self, cells: Iterable[Cell]) -> bool:
        """Whether a row only says the headers again."""
        said = [cell for cell in cells if cell.text]
        headers = [fold(header) for header in self.roles.headers]
        same = [fold(c.text) == headers[c.column] for c in said if c.column < len(headers)]
        part = [c.column < len(headers) and fold(c.text) in headers[c.column] for c in said]
        return len(said) > 1 and (sum(same) >= 0.8 * len(said) or (all(part) and sum(same) * 2 > len(said)))

    def _continues(self, grid: Grid, number: int, row: RowDraft) -> bool:
        """Whether a row at the head of a page, or of a part, is the second half of the last one.

        It has no reference where rows have one, states no status in words, and says nothing in the columns that
        only a whole row fills.
        """
        at = self.roles.at
        status = read_cell(row.cells.get(at["status"]), leading=False)
        if status is not None and status.raw is not None:
            return False
        if not any(cell.text for cell in row.cells.values()):
            return True
        if "ref" in at and self._filled("ref") and row.text(at["ref"]):
            return not row.text(at.get("due")) and self._completes_ref(row) and status is None
        if any(self._filled(role) and row.text(at.get(role)) for role in _ONCE):
            return False
        if "ref" in at and self._filled("ref"):
            return True
        if not row.text(at.get("title")):
            return True
        if number and is_cut_row(grid.table, number):
            return True
        title = row.text(at["title"])
        return status is None and title[:1].islower()

    def _filled(self, role: Role) -> bool:
        """Whether most rows have something in the column of this role."""
        column = self.roles.at.get(role)
        return column is not None and sum(bool(row.text(column)) for row in self.rows) >= 0.6 * len(self.rows)

    def _completes_ref(self, row: RowDraft) -> bool:
        """Whether the reference here is the figures that the last row's lacks ("CS" and "3.8")."""
        above, here = self.rows[-1].text(self.roles.at["ref"]), row.text(self.roles.at["ref"])
        return bool(above) and not any(c.isdigit() for c in above) and here[:1].isdigit()

    def _join(self, row: RowDraft) -> None:
        last = self.rows[-1]
        for column, cell in row.cells.items():
            above = last.cells.get(column)
            last.cells[column] = cell if above is None else join_cells(above, cell)


_ONCE: tuple[Role, ...] = ("due", "actual", "target")
