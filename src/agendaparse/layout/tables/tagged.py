"""Tables of the structure tree: rows and cells as their author meant them, boxes and fills from what is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from agendaparse.document import Block, Box, Cell, Page, Run, Shape, Table, Tag
from agendaparse.layout.tables.grid import Grid, grids_of
from agendaparse.layout.tables.ruled import could_be_table
from agendaparse.layout.tagged import TagFlow

RunsAt = Callable[[int, int], Sequence[Run]]

GROUPS = frozenset({"THead", "TBody", "TFoot"})
MAX_COLUMNS = 200


@dataclass(slots=True)
class _Draft:
    """A cell of the tree with the runs its leaves lead to, by page."""

    tag: Tag
    row: int
    column: int
    rowspan: int
    colspan: int
    header: bool
    runs: dict[int, list[Run]] = field(default_factory=dict)


@dataclass(slots=True)
class _Drawn:
    """A grid drawn on a page, and what lies in its cells."""

    grid: Grid
    shapes: Sequence[Shape]
    fills: list[int | None] | None = None

    def fill(self, index: int) -> int | None:
        """Background of one cell."""
        if self.fills is None:
            self.fills = self.grid.fills(self.shapes)
        return self.fills[index]

    def icons(self, index: int) -> list[Shape]:
        """Small drawings in one cell."""
        box = self.grid.box_of(self.grid.regions[index])
        return [
            s
            for s in self.shapes
            if s.kind == "drawing" and s.points and box.holds(s.box.mid_x, s.box.mid_y)
        ]


def tagged_table(tag: Tag, runs_at: RunsAt, pages: Mapping[int, Page]) -> Table | None:
    """The table of one Table element; see `TaggedTables.table`, which is quicker for more than one."""
    return TaggedTables(runs_at, pages).table(tag)


class TaggedTables:
    """Makes tables of Table elements; keeps the grids drawn on each page between calls.

    Attributes:
        repeats: Runs (by identity) that repeat a header row on later pages of a table: in no cell, and in no text.
    """

    def __init__(self, runs_at: RunsAt, pages: Mapping[int, Page]) -> None:
        """Keep the witnesses: runs by (page, mark), and the pages for their shapes."""
        self._runs_at = runs_at
        self._pages = pages
        self._drawn: dict[int, list[_Drawn]] = {}
        self.repeats: set[int] = set()

    def table(self, tag: Tag) -> Table | None:
        """The table of one Table element over all its pages.

        None where the element holds no words, or is only a wrapper around other tables: then its children speak for
        themselves. `ruled` is False where nothing drawn shows a grid, as in tables made for layout.
        """
        if _wraps_tables(tag):
            return None
        drafts = self._drafts(tag)
        if not any(draft.runs for draft in drafts):
            return None
        pages = sorted({page for draft in drafts for page in draft.runs})
        places = _Places(drafts, {page: self._grids(page) for page in pages})
        cells = [self._cell(draft, places) for draft in drafts]
        table = Table(cells, "tagged", places.ruled(), tuple(pages), None)
        boxes = [cell.box for cell in cells if cell.box is not None and cell.page == pages[0]]
        table.box = Box.around(boxes) if boxes else None
        return table

    def _grids(self, number: int) -> list[_Drawn]:
        if number not in self._drawn:
            page = self._pages.get(number)
            grids = grids_of(page.shapes, page.width, page.height)[0] if page else []
            shapes = page.shapes if page else []
            self._drawn[number] = [_Drawn(grid, shapes) for grid in grids if could_be_table(grid)]
        return self._drawn[number]

    def _drafts(self, tag: Tag) -> list[_Draft]:
        """Cells at the row and column their spans give them."""
        drafts: list[_Draft] = []
        busy: dict[int, int] = {}  # column -> rows it is still taken by a cell above
        for number, (row, header) in enumerate(_rows(tag)):
            column = 0
            taken = {c for c, left in busy.items() if left > 0}
            busy = {c: left - 1 for c, left in busy.items() if left > 1}
            for cell in row:
                while column in taken:
                    column += 1
                colspan = min(cell.colspan, MAX_COLUMNS)
                draft = _Draft(
                    cell, number, column, cell.rowspan, colspan, header or cell.role == "TH"
                )
                for page, mark in cell.leaves():
                    runs = self._runs_at(page, mark)
                    if runs:
                        draft.runs.setdefault(page, []).extend(runs)
                drafts.append(draft)
                if cell.rowspan > 1:
                    for c in range(column, column + colspan):
                        busy[c] = cell.rowspan - 1
                column += colspan
        return drafts

    def _cell(self, draft: _Draft, places: _Places) -> Cell:
        page, drawn, index = places.of(draft)
        box = None
        if drawn is not None:
            box = drawn.grid.box_of(drawn.grid.regions[index])
        elif page in draft.runs:
            box = Box.around(run.box for run in draft.runs[page])
        return Cell(
            draft.row,
            draft.column,
            self._blocks(draft),
            draft.rowspan,
            draft.colspan,
            drawn.fill(index) if drawn else None,
            draft.header,
            page,
            box,
            drawn.icons(index) if drawn else [],
        )

    def _blocks(self, draft: _Draft) -> list[Block]:
        if not draft.runs:
            return []
        flow = TagFlow(self._runs_at, lambda _: None)
        return [item for item in flow.items([_flat(draft.tag)]) if isinstance(item, Block)]


class _Places:
    """Where the cells of a tagged table are drawn: on each page, tagged rows and columns against those of a grid."""

    def __init__(self, drafts: list[_Draft], grids: dict[int, list[_Drawn]]) -> None:
        self._drawn: dict[int, _Drawn] = {}
        self._at: dict[tuple[int, int, int], int] = {}  # (page, row, column) -> cell of the grid
        self._rows: dict[tuple[int, int], int] = {}
        self._columns: dict[tuple[int, int], int] = {}
        self._page_of_row: dict[int, int] = {}
        last = min(page for draft in drafts for page in draft.runs)
        by_row: dict[int, list[int]] = {}
        for draft in drafts:
            by_row.setdefault(draft.row, []).extend(draft.runs)
        for row in sorted(by_row):
            last = min(by_row[row], default=last)
            self._page_of_row[row] = last
        for page, drawn in grids.items():
            if drawn:
                self._match(page, [d for d in drafts if page in d.runs], drawn)
        self._bridge(drafts)

    def of(self, draft: _Draft) -> tuple[int, _Drawn | None, int]:
        """Page of a cell, and the drawn cell it stands in (with its index) if there is one."""
        page = min(draft.runs, default=self._page_of_row[draft.row])
        drawn = self._drawn.get(page)
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

    def ruled(self) -> bool:
        """Whether lines or fills part the cells: several of them stand in cells of a grid, each in its own."""
        return len(self._at) >= 2 and len({(k[0], v) for k, v in self._at.items()}) > 0.6 * len(self._at)

    def _match(self, page: int, drafts: list[_Draft], candidates: list[_Drawn]) -> None:
        """Choose the grid that holds most of the words, and see which drawn cell each tagged cell fills."""
        best: dict[int, int] = {}
        chosen: _Drawn | None = None
        for drawn in candidates:
            held: dict[int, int] = {}
            for i, draft in enumerate(drafts):
                box = draft.runs[page][0].box
                index = drawn.grid.region_at(box.mid_x, box.mid_y)
                if index is not None:
                    held[i] = index
            if len(held) > len(best):
                best, chosen = held, drawn
        if chosen is None or len(best) < 0.5 * len(drafts):
            return
        self._drawn[page] = chosen
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

    def _bridge(self, drafts: list[_Draft]) -> None:
        """Give rows and columns without a word the drawn ones that lie between their neighbours'."""
        width = max(d.column + d.colspan for d in drafts)
        height = max(d.row for d in drafts) + 1
        for page, drawn in self._drawn.items():
            if drawn.grid.columns == width:
                for column in range(width):
                    self._columns.setdefault((page, column), column)
            rows = [row for row in range(height) if self._page_of_row.get(row) == page]
            for row in rows:
                if (page, row) not in self._rows:
                    before = self._rows.get((page, row - 1))
                    after = self._rows.get((page, row + 1))
                    guess = before + 1 if before is not None else after - 1 if after is not None else None
                    if guess is not None and 0 <= guess < drawn.grid.rows and guess != after:
                        self._rows[page, row] = guess


def _rows(tag: Tag, header: bool = False) -> list[tuple[list[Tag], bool]]:
    """The cells of each row, and whether the row stands in the table's head; rows without cells are left out."""
    rows: list[tuple[list[Tag], bool]] = []
    for child in tag.children:
        if not isinstance(child, Tag):
            continue
        if child.role == "TR":
            cells = [c for c in child.children if isinstance(c, Tag) and c.role in ("TD", "TH")]
            if cells:
                rows.append((cells, header))
        elif child.role in GROUPS:
            rows.extend(_rows(child, header or child.role == "THead"))
    return rows


def _wraps_tables(tag: Tag) -> bool:
    """Whether a table is only a frame for others: never two cells side by side, and a real table in one of them."""
    rows = _rows(tag)
    if any(len(cells) > 1 for cells, _ in rows):
        return False
    inner = [table for cells, _ in rows for cell in cells for table in _tables_in(cell)]
    return any(sum(len(cells) > 1 for cells, _ in _rows(table)) > 0 for table in inner)


def _tables_in(tag: Tag) -> list[Tag]:
    found: list[Tag] = []
    for child in tag.children:
        if isinstance(child, Tag):
            found.extend([child] if child.role == "Table" else _tables_in(child))
    return found


def _flat(tag: Tag) -> Tag:
    """A cell with the tables in it made plain text: rows and cells become groups."""
    if not _tables_in(tag):
        return tag
    return _plain(tag)


def _plain(tag: Tag) -> Tag:
    role = "Div" if tag.role in ("Table", "TR", "TD", "TH", *GROUPS) else tag.role
    children = [_plain(child) if isinstance(child, Tag) else child for child in tag.children]
    return Tag(role, children, alt=tag.alt)
