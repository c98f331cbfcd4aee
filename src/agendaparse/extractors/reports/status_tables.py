"""Tables that report red, amber and green: they have records of their own and are no plain tables."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from agendaparse.document import Cell, Table
from agendaparse.extractors.reports.grids import FIGURE
from agendaparse.grammar.colours import name_colour
from agendaparse.grammar.status import read_status

GRADES = frozenset(("red", "amber", "green"))
_HEADED = regex.compile(r"\b(?:b?rag|status|rating|direction\s+of\s+travel|dot|on\s+track|progress)\b", regex.IGNORECASE)
_SHARE = 0.4  # of a column's cells that must state a grade


def holds_status(table: Table) -> bool:
    """Whether a table grades its rows red, amber or green, counts such grades, or is the key to their colours."""
    columns: dict[int, list[str | None]] = {}
    headed: set[int] = set()
    worded: set[int] = set()
    for row in table.rows:
        for cell in row:
            if cell.row < 4 and cell.text and len(cell.text) < 60 and _HEADED.search(cell.text):
                headed.update(range(cell.column, cell.column + cell.colspan))
            if cell.text:
                worded.update(range(cell.column, cell.column + cell.colspan))
            if cell.colspan == 1 and (cell.text or cell.fill is not None):
                columns.setdefault(cell.column, []).append(_grade(cell))
    for column, grades in columns.items():
        if column not in worded:  # a strip of colour that only sets rows apart
            continue
        found = [grade for grade in grades if grade is not None]
        several = len(set(found)) > 1
        if len(found) >= 2 and (column in headed or (several and len(found) >= _SHARE * len(grades))):
            return True
        if found and column in headed and len(found) >= 0.5 * (len(grades) - 1):
            return True
    return _counts(table.rows)


def _grade(cell: Cell) -> str | None:
    if cell.text and len(cell.text) <= 60:
        status = read_status(cell.text, leading=False)
        if status is not None and status.strength == "colour" and status.status in GRADES:
            return status.status
    colour = name_colour(cell.fill)
    return colour if colour in GRADES else None


def _counts(rows: Sequence[Sequence[Cell]]) -> bool:
    """Two or more rows that name a grade and give a figure or a meaning for it."""
    found: set[str] = set()
    for row in rows:
        full = [cell for cell in row if cell.text]
        if len(full) < 2 or len(row) > 4:
            continue
        grade = _grade(full[0]) or _grade(row[0])
        if grade is None:
            status = read_status(full[0].text)
            grade = status.status if status is not None and status.strength == "colour" else None
        if grade in GRADES and (FIGURE.fullmatch(full[-1].text) or len(row) == 2):
            found.add(str(grade))
    return len(found) >= 2
