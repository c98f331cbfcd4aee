"""What is drawn on each page, worked out once for all who ask."""

from __future__ import annotations

from agendaparse.document import Page
from agendaparse.layout.tables.edges import Edge
from agendaparse.layout.tables.grid import Grid, grids_of


class DrawnPages:
    """Keeps the grids of pages by page number: furniture, tagged and ruled tables all need them."""

    def __init__(self) -> None:
        """Start with nothing known."""
        self._known: dict[int, tuple[list[Grid], list[Edge]]] = {}

    def on(self, page: Page) -> tuple[list[Grid], list[Edge]]:
        """Grids drawn on a page, top to bottom, and the horizontal lines that belong to none."""
        found = self._known.get(page.number)
        if found is None:
            found = grids_of(page.shapes, page.width, page.height, page.runs) if page.shapes else ([], [])
            self._known[page.number] = found
        return found

    def forget(self, page: Page) -> None:
        """Let go of a page that is done with."""
        self._known.pop(page.number, None)


def could_be_table(grid: Grid) -> bool:
    """Whether a grid has the cells of a table: a box around a paragraph and a stack of boxes have not."""
    if grid.columns < 2 or len(grid.regions) < 2:
        return False
    counts: dict[int, int] = {}
    for region in grid.regions:
        counts[region.row] = counts.get(region.row, 0) + 1
    side_by_side = sum(1 for count in counts.values() if count >= 2)
    # Fills alone may as well be words marked in colour on one line.
    drawn = any(edge.hard for edge in grid.across) or any(edge.hard for edge in grid.down)
    return side_by_side >= (1 if drawn else 2)
