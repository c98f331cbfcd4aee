"""Which tables rate their rows red, amber and green."""

from __future__ import annotations

from dataclasses import dataclass

from agendaparse.document import Table
from agendaparse.extractors.rag.boxes import read_boxes
from agendaparse.extractors.rag.columns import survey
from agendaparse.extractors.rag.grid import Grid, read_grid
from agendaparse.extractors.rag.roles import Roles, assign_roles
from agendaparse.extractors.rag.status import fill_status
from agendaparse.grammar.status import DISCS, read_status

MAX_STATUS = 160  # characters of a cell that may state a status


@dataclass
class Rated:
    """A table that rates its rows, and which column plays which part."""

    grid: Grid
    roles: Roles


def is_rag_table(table: Table) -> bool:
    """Whether a table reports red, amber and green status, row by row or box by box.

    Keys to the colours, totals by colour, coloured headings and shaded rows are no such tables.
    """
    kept = vars(table)
    if "_rated" not in kept:
        kept["_rated"] = _judge(table)
    return kept["_rated"] is not None or bool(read_boxes(table))


def rated(table: Table) -> Rated | None:
    """A table that rates its rows, its columns told apart; None for any other.

    Reports ask of the same tables before (`is_rag_table`), and each is judged once; the finding is taken from the table
    here, because a table that holds what holds it waits for the cycle collector, with all its cells.
    """
    kept = vars(table)
    found: Rated | None = kept.pop("_rated") if "_rated" in kept else _judge(table)
    return found


def _judge(table: Table) -> Rated | None:
    if table.width < 2 or not _has_status(table):
        return None
    grid = read_grid(table)
    columns, rows = survey(grid)
    roles = assign_roles(grid, columns, rows)
    return Rated(grid, roles) if roles is not None else None


def _has_status(table: Table) -> bool:
    """Whether any cell states a status: most tables are passed over here, at little cost."""
    for cell in table.cells:
        if fill_status(cell) is not None or cell.drawings:
            return True
        text = cell.text
        if text and len(text) <= MAX_STATUS and (read_status(text) is not None or text[0] in DISCS):
            return True
    return False
