"""Where the cells of a tagged table are drawn: its rows and columns against those of the grid on each page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from agendaparse.document import Run, Shape, Tag
from agendaparse.layout.tables.grid import Grid


@dataclass(slots=True)
class Draft:
    """A cell of the structure tree with the runs its leaves lead to, by page."""

    tag: Tag
    row: int
    column: int
    rowspan: int
    colspan: int
    header: bool
    runs: dict[int, list[Run]] = field(default_factory=dict)


@dataclass(slots=True)
class DrawnGrid:
    """A grid drawn on a page, with what is drawn in its cells."""

    grid: Grid
    shapes: Sequence[Shape]
    _fills: list[int | None] | None = None
    _icons: dict[int, list[Shape]] | None = None

    def fill(self, index: int) -> int | None:
        """Background of one cell."""
        if self._fills is None:
            self._fills = self.grid.fills(self.shapes)
        return self._fills[index]

    def icons(self, index: int) -> Sequence[Shape]:
        """Small drawings in one cell."""
        if self._icons is None:
            self._icons = self.grid.icons(self.shapes)
        return self._icons.get(index, ())


class Places:
    """Matches cells of a tagged table with drawn ones, by the words in them, and bridges the empty ones."""

    def __init__(self, drafts: list[Draft], grids: Mapping[int, Sequence[DrawnGrid]]) -> None:
        """Choose a grid on each page and find each cell's place in it.

        Args:
            drafts: Cells of one tagged table.
            grids: Grids drawn on each page it has words on.
        """
        self.drawn: dict[int, DrawnGrid] = {}
        self._at: dict[tuple[int, int, int], int] = {}  # (page, row, column) -> cell of the grid
        self._rows: dict[tuple[int, int], int] = {}
        self._columns: dict[tuple[int, int], int] = {}
        self._page_of_row = _pages_of_rows(drafts)
        for page, drawn in grids.items():
            if drawn:
                self._match(page, [d for d in drafts if page in d.runs], drawn)
        self._bridge(drafts)

    @property
    def ruled(self) -> bool:
        """Whether lines or fills part the cells: several of them stand in cells of a grid, most in their own."""
        own = len({(page, index) for (page, _, _), index in self._at.items()})
        return own >= 2 and own > 0.6 * len(self._at)

    def of(self, draft: Draft) -> tuple[int, DrawnGrid | None, int]:
        """Page of a cell, and the grid and the index of the drawn cell it stands in, if there is one."""
        page = min(draft.runs, default=self._page_of_row[draft.row])
        drawn = self.drawn.get(page)
        if drawn is None:
            return page, None, -1
        index = self._at.get((page, draft.row, draft.column))
        if index is None:
            row = self._rows.get((page, draft.row))
            column = self._columns.get((page, draft.column))
            if row is None or column is None:
                return page, None, -1
            index = drawn.grid.owner[row * drawn.grid.columns + column]
        return page, drawn, index

    def first_row(self, page: int) -> int | None:
        """The first row of the page's grid that tagged cells stand in."""
        return min((at for (p, _), at in self._rows.items() if p == page), default=None)

    def straighten(self, drafts: list[Draft]) -> None:
        """Put cells back whose words are drawn in another column than the one they are tagged in.

        Word writes the cells of a row cut by a page end in the wrong order; what is drawn is what a reader sees. Only
        an exchange with an empty cell of the row is made.
        """
        free = {(d.row, d.column): d for d in drafts if not d.runs and d.colspan == 1}
        for draft in drafts:
            if draft.colspan != 1 or len(draft.runs) != 1:
                continue
            (page,) = draft.runs
            index = self._at.get((page, draft.row, draft.column))
            if index is None or self._columns.get((page, draft.column)) is None:
                continue
            region = self.drawn[page].grid.regions[index]
            if region.colspan != 1 or region.column == self._columns[page, draft.column]:
                continue
            wanted = [c for (p, c), at in self._columns.items() if p == page and at == region.column]
            other = free.get((draft.row, wanted[0])) if len(wanted) == 1 else None
            if other is not None:
                del free[draft.row, other.column], self._at[page, draft.row, draft.column]
                other.column, draft.column = draft.column, other.column
                self._at[page, draft.row, draft.column] = index
                free[draft.row, other.column] = other

    def _match(self, page: int, drafts: list[Draft], candidates: Sequence[DrawnGrid]) -> None:
        """Choose the grid that holds most of the words, and see which drawn cell each tagged cell fills."""
        best: dict[int, int] = {}
        chosen: DrawnGrid | None = None
        boxes = (draft.runs[page][0].box for draft in drafts)
        middles = [((x0 + x1) / 2, (top + bottom) / 2) for x0, top, x1, bottom in boxes]
        for drawn in candidates:
            held: dict[int, int] = {}
            for i, (x, y) in enumerate(middles):
                index = drawn.grid.region_at(x, y)
                if index is not None:
                    held[i] = index
            if len(held) > len(best):
                best, chosen = held, drawn
        if chosen is None or len(best) < 0.5 * len(drafts):
            return
        self.drawn[page] = chosen
        rows: dict[int, Counter[int]] = {}
        columns: dict[int, Counter[int]] = {}
        for i, index in best.items():
            draft, region = drafts[i], chosen.grid.regions[index]
            self._at[page, draft.row, draft.column] = index
            if draft.rowspan == 1:
                rows.setdefault(draft.row, Counter())[region.row] += 1
            if draft.colspan == 1:
                columns.setdefault(draft.column, Counter())[region.column] += 1
        for row, votes in rows.items():
            self._rows[page, row] = votes.most_common(1)[0][0]
        for column, votes in columns.items():
            self._columns[page, column] = votes.most_common(1)[0][0]

    def _bridge(self, drafts: list[Draft]) -> None:
        """Give rows and columns without a word the drawn ones that lie between their neighbours'."""
        width = max(d.column + d.colspan for d in drafts)
        height = max(d.row for d in drafts) + 1
        for page, drawn in self.drawn.items():
            if drawn.grid.columns == width:
                for column in range(width):
                    self._columns.setdefault((page, column), column)
            for row in range(height):
                if self._page_of_row.get(row) != page or (page, row) in self._rows:
                    continue
                before, after = self._rows.get((page, row - 1)), self._rows.get((page, row + 1))
                guess = before + 1 if before is not None else after - 1 if after is not None else -1
                if 0 <= guess < drawn.grid.rows and guess != after:
                    self._rows[page, row] = guess


def _pages_of_rows(drafts: list[Draft]) -> dict[int, int]:
    """The page each row begins on; rows without words follow the row before them."""
    pages: dict[int, list[int]] = {}
    for draft in drafts:
        pages.setdefault(draft.row, []).extend(draft.runs)
    last = min(page for draft in drafts for page in draft.runs)
    found: dict[int, int] = {}
    for row in sorted(pages):
        found[row] = last = min(pages[row], default=last)
    return found
