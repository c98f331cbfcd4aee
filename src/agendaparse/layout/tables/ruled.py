"""Tables drawn with lines or fills: read from the geometry of the page alone."""

from __future__ import annotations

from collections.abc import Sequence

from agendaparse.document import Box, Page, Run
from agendaparse.layout.tables.cells import FoundTable, table_of
from agendaparse.layout.tables.drawn import DrawnPages, could_be_table
from agendaparse.layout.tables.grid import Grid
from agendaparse.layout.tables.open import find_open_tables
from agendaparse.layout.tables.refine import refined


def find_ruled_tables(
    page: Page, runs: Sequence[Run], taken: Sequence[Box] = (), drawn: DrawnPages | None = None
) -> list[FoundTable]:
    """Tables whose cells are bounded by rules, frames or the edges of fills, top to bottom.

    Args:
        page: For its shapes and size.
        runs: The page's text, furniture already taken out.
        taken: Boxes of tables already read from the structure tree; lines drawn there are not read again.
        drawn: The grids known so far, to save finding them twice.
    """
    if not page.shapes or not runs:
        return []
    grids, loose = (drawn or DrawnPages()).on(page)
    if taken:
        grids = [grid for grid in grids if not _inside(grid.box, taken)]
        loose = [edge for edge in loose if not _inside(Box(edge.start, edge.at - 1, edge.end, edge.at + 1), taken)]
    found: list[FoundTable] = []
    strips: list[Grid] = []
    for grid in grids:
        if grid.open_left and grid.open_right and not grid.hard:
            strips.append(grid)
        elif could_be_table(grid):
            table = table_of(refined(grid, runs) or grid, runs, page.shapes, page.number)
            if is_table(table):
                found.append(table)
    if len(loose) + len(strips) > 0:
        held = {id(run) for table in found for run in table.runs}
        found.extend(find_open_tables(page, [run for run in runs if id(run) not in held], loose, strips))
        found.sort(key=lambda table: (table.table.box.top, table.table.box.x0) if table.table.box else (0.0, 0.0))
    return found


def _inside(box: Box, taken: Sequence[Box]) -> bool:
    return any(other.holds(box.mid_x, box.mid_y, 2.0) for other in taken)


def is_table(found: FoundTable) -> bool:
    """Whether a filled grid holds what a table holds; a line of words marked in colour piece by piece does not."""
    table = found.table
    full = [cell for cell in table.cells if cell.blocks]
    if not full:
        return False
    if len(table.rows) > 1 or len(full) > 1 or table.box is None:
        return True
    return table.box.height > 1.7 * max(run.style.size for run in found.runs)
