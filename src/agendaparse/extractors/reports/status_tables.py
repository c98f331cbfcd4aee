"""Tables that report red, amber and green: they have records of their own and are no plain tables."""

from __future__ import annotations

from collections.abc import Sequence

from agendaparse.document import Cell, Table
from agendaparse.extractors.rag.find import is_rag_table
from agendaparse.extractors.rag.summaries import read_totals
from agendaparse.extractors.reports.grids import FIGURE
from agendaparse.grammar.colours import name_colour
from agendaparse.grammar.status import read_status

GRADES = frozenset(("red", "amber", "green"))


def holds_status(table: Table) -> bool:
    """Whether a table grades its rows red, amber or green, counts such grades, or is the key to their colours."""
    return _counts(table.rows) or bool(read_totals(table)) or is_rag_table(table)


def _counts(rows: Sequence[Sequence[Cell]]) -> bool:
    """Two or more rows that name a grade and give a figure or a meaning for it."""
    found: set[str] = set()
    for row in rows:
        full = [cell for cell in row if cell.text]
        if not full or len(row) > 4:
            continue
        grade = _grade(full[0]) or _grade(row[0])
        if grade is not None and (FIGURE.fullmatch(full[-1].text) or len(row) == 2):
            found.add(grade)
    return len(found) >= 2


def _grade(cell: Cell) -> str | None:
    """The grade a cell names, or shows where it has no words."""
    if cell.text:
        status = read_status(cell.text) if len(cell.text) <= 60 else None
        return status.status if status is not None and status.strength == "colour" else None
    colour = name_colour(cell.fill)
    return colour if colour in GRADES else None
