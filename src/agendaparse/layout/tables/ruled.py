"""Tables drawn with lines or fills: read from the geometry of the page alone."""

from __future__ import annotations

from collections.abc import Sequence

from agendaparse.document import Page, Run
from agendaparse.layout.tables.cells import FoundTable, table_of
from agendaparse.layout.tables.grid import Grid, grids_of

MIN_INSIDE = 0.5  # share of cells that must stand in a table rather than be drawn for decoration


def find_ruled_tables(page: Page, runs: Sequence[Run]) -> list[FoundTable]:
    """Tables whose cells are bounded by rules, frames or the edges of fills, top to bottom.

    Args:
        page: For its shapes and size.
        runs: The page's text, furniture already taken out.
    """
    if len(page.shapes) < 2:
        return []
    grids, loose = grids_of(page.shapes, page.width, page.height)
    return tables_of_grids(grids, page, runs)


def tables_of_grids(grids: Sequence[Grid], page: Page, runs: Sequence[Run]) -> list[FoundTable]:
    """Those grids that are tables, filled."""
    found: list[FoundTable] = []
    for grid in grids:
        if not could_be_table(grid):
            continue
        table = table_of(grid, runs, page.shapes, page.number)
        if is_table(table):
            found.append(table)
    return found


def could_be_table(grid: Grid) -> bool:
    """Whether a grid has the cells of a table: a box around a paragraph and a stack of boxes have not."""
    if grid.columns < 2 or len(grid.regions) < 2:
        return False
    first: dict[int, int] = {}
    for region in grid.regions:
        first[region.row] = first.get(region.row, 0) + 1
    return max(first.values()) >= 2


def is_table(found: FoundTable) -> bool:
    """Whether a filled grid holds what a table holds: words in at least two cells, or colours."""
    cells = found.table.cells
    full = sum(1 for cell in cells if cell.blocks)
    if full == 0:
        return False
    return True
