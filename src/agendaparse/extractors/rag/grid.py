"""A table as a reader sees it: caption, heading rows joined to one text a column, body rows with spans filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from agendaparse.document import Cell, Table
from agendaparse.grammar.columns import column_role, is_period
from agendaparse.grammar.status import read_status
from agendaparse.grammar.text import fold
from agendaparse.layout.tables.headings import heading_rows

MAX_HEADER = 80  # characters of a header; longer ones are text


@dataclass
class Grid:
    """A table cut into caption, heading and body.

    Attributes:
        table: The table.
        squares: Row by row, the cell over each column; a spanning cell stands in every square it covers.
        captions: Cells merged across the table above its heading.
        top: First heading row.
        body: First row below the heading; equal to `top` where the table has none.
    """

    table: Table
    squares: list[list[Cell | None]]
    captions: list[Cell]
    top: int
    body: int

    @property
    def has_heading(self) -> bool:
        """Whether heading rows are printed."""
        return self.body > self.top

    @cached_property
    def headers(self) -> list[str]:
        """The text over each column, levels joined from the top."""
        joined: list[str] = []
        for column in range(self.table.width):
            texts: list[str] = []
            seen: Cell | None = None
            for row in self.squares[self.top : self.body]:
                cell = row[column]
                if cell is not None and cell is not seen and cell.text:
                    texts.append(cell.text)
                seen = cell
            joined.append(" ".join(texts))
        return joined

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The heading in a form to compare it with others."""
        return tuple("".join(c for c in fold(header) if c.isalnum()) for header in self.headers)

    def is_merged(self, row: int) -> bool:
        """Whether one cell with words lies across the whole row, or all of it but empty cells left at an end."""
        cells = self.table.rows[row]
        said = [cell for cell in cells if cell.text]
        return self.table.width > 1 and len(said) == 1 and said[0].colspan >= max(2, 0.7 * self.table.width)


def read_grid(table: Table) -> Grid:
    """Cut a table into caption, heading and body."""
    rows = table.rows
    squares: list[list[Cell | None]] = [[None] * table.width for _ in rows]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.rowspan, len(rows))):
            for column in range(cell.column, cell.column + cell.colspan):
                squares[row][column] = cell
    lead = 0
    while lead < len(rows) - 1 and _across(rows[lead], table.width):
        lead += 1
    marked = heading_rows(table)
    body = lead
    if marked > lead:
        body = marked
        while body > lead + 1 and (_states(rows[body - 1]) or _across(rows[body - 1], table.width)):
            body -= 1
        if body == lead + 1 and _states(rows[lead]) and not _is_heading(rows[lead]):
            body = lead
    elif lead < len(rows) and _is_heading(rows[lead]):
        body = lead + 1
    elif lead + 1 < len(rows) and _is_sparse(rows[lead]) and _is_heading(rows[lead + 1]):
        body = lead + 2
    if body > lead and body == lead + 1 and _second_level(rows, squares, lead):
        body += 1
    captions = [cell for row in rows[:lead] for cell in row if cell.text] if body > lead else []
    if body == lead:  # no heading: merged rows at the top head a group, not the table
        lead = body = 0
    return Grid(table, squares, captions, lead, body)


def _across(cells: Sequence[Cell], width: int) -> bool:
    """Whether a row is one cell over the whole width, or is empty."""
    return width > 1 and (len(cells) == 1 or not any(cell.text for cell in cells)) and _covers(cells, width)


def _covers(cells: Sequence[Cell], width: int) -> bool:
    return not cells or any(cell.colspan == width for cell in cells)


def _states(cells: Sequence[Cell]) -> bool:
    """Whether a cell of the row names a colour, as the rows of the body do."""
    found = (read_status(cell.text, leading=False) for cell in cells if cell.text)
    return any(status is not None and status.strength == "colour" for status in found)


def _is_heading(cells: Sequence[Cell]) -> bool:
    """Whether a row reads like a heading: several of its texts are what councils print over columns."""
    said = [cell.text for cell in cells if cell.text]
    if len(said) < 2 or any(len(text) > MAX_HEADER for text in said):
        return False
    roles = [column_role(text) for text in said]
    return sum(role is not None for role in roles) >= max(2, 0.5 * len(said)) and len(set(roles) - {None, "period"}) > 1


def _is_sparse(cells: Sequence[Cell]) -> bool:
    """Whether a row says no more than a period or two, over columns whose headers stand below."""
    said = [cell.text for cell in cells if cell.text]
    return 0 < len(said) <= 0.5 * len(cells) and all(is_period(text) for text in said)


def _second_level(rows: Sequence[Sequence[Cell]], squares: Sequence[Sequence[Cell | None]], top: int) -> bool:
    """Whether the row below the heading is its second level: it divides a merged header, or fills in empty ones."""
    if top + 1 >= len(rows) - 1:
        return False
    below = [cell for cell in rows[top + 1] if cell.text]
    if not below or any(len(cell.text) > MAX_HEADER for cell in below) or _states(rows[top + 1]):
        return False
    above = squares[top]
    covered = [above[cell.column] for cell in below]
    divides = all(cell is not None and (cell.colspan > 1 or not cell.text) for cell in covered)
    level = all(column_role(cell.text) is not None or is_period(cell.text) for cell in below)
    return divides and level
