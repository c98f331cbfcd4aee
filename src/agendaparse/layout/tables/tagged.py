"""Tables of the structure tree: rows and cells as their author meant them, boxes and fills from what is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from agendaparse.document import Block, Box, Cell, Page, Run, Spans, Table, Tag
from agendaparse.layout.tables.cells import cell_blocks, placed
from agendaparse.layout.tables.drawn import DrawnPages, could_be_table
from agendaparse.layout.tables.fragments import fragmented_pages
from agendaparse.layout.tables.mend import mend_broken_words
from agendaparse.layout.tables.places import Draft, DrawnGrid, Places
from agendaparse.layout.tagged import TagFlow

RunsAt = Callable[[int, int], Sequence[Run]]

GROUPS = frozenset({"THead", "TBody", "TFoot"})
CELLS = frozenset({"TD", "TH"})
MAX_COLUMNS = 200


def tagged_table(tag: Tag, runs_at: RunsAt, pages: Mapping[int, Page]) -> Table | None:
    """The table of one Table element; `TaggedTables` does the same and is quicker for more than one."""
    return TaggedTables(runs_at, pages).table(tag)


class TaggedTables:
    """Makes tables of Table elements; keeps the grids drawn on each page between calls.

    Attributes:
        claimed: Runs (by identity) of heading rows marked as artefacts, which no cell's tag leads to, and of heading
            rows that only repeat on a later page; the latter are in no cell.
    """

    def __init__(
        self,
        runs_at: RunsAt,
        pages: Mapping[int, Page],
        roots: Sequence[Tag] = (),
        drawn: DrawnPages | None = None,
    ) -> None:
        """Keep the witnesses.

        Args:
            runs_at: Runs by (page, mark).
            pages: For what is drawn on them.
            roots: The whole structure tree, to see which pages it cuts into too many tables.
            drawn: The grids known so far, to save finding them twice.
        """
        self._fragmented = fragmented_pages(roots, runs_at)
        self._runs_at = runs_at
        self._pages = pages
        self._pages_drawn = drawn or DrawnPages()
        self._drawn: dict[int, list[DrawnGrid]] = {}
        self.claimed: set[int] = set()

    def table(self, tag: Tag) -> Table | None:
        """The table of one Table element over all its pages.

        None where the element holds no words, is only a wrapper around other tables (its children speak for
        themselves), or is a fragment of a table that is better read from what is drawn. `ruled` is False where
        nothing drawn shows a grid, as in tables made for layout.
        """
        if _wraps_tables(tag):
            return None
        drafts = self._drafts(tag)
        if not any(draft.runs for draft in drafts):
            return None
        repeated = _without_repeats(drafts, self.claimed)
        pages = sorted({page for draft in drafts for page in draft.runs})
        if self._fragmented.issuperset(pages):
            return None
        places = Places(drafts, {page: self._grids(page) for page in pages})
        places.straighten(drafts)
        cells = [self._cell(draft, places, draft.row in repeated) for draft in drafts]
        head = self._untagged_head(places, pages, _texts(cells, 0))
        if head:
            shift = max(cell.row + cell.rowspan for cell in head)
            for cell in cells:
                cell.row += shift
            cells[:0] = head
        cells.sort(key=lambda cell: (cell.row, cell.column))
        boxes = [cell.box for cell in cells if cell.box is not None and cell.page == pages[0]]
        return Table(cells, "tagged", places.ruled, tuple(pages), Box.around(boxes) if boxes else None)

    def _grids(self, number: int) -> list[DrawnGrid]:
        if number not in self._drawn:
            page = self._pages.get(number)
            found = self._pages_drawn.on(page)[0] if page else []
            shapes = page.shapes if page else []
            self._drawn[number] = [DrawnGrid(grid, shapes) for grid in found if could_be_table(grid)]
        return self._drawn[number]

    def _drafts(self, tag: Tag) -> list[Draft]:
        """Cells at the row and column their spans give them."""
        drafts: list[Draft] = []
        spans = Spans()
        for number, (row, header) in enumerate(_rows(tag)):
            spans.begin_row()
            for cell in row:
                colspan = min(cell.colspan, MAX_COLUMNS)
                column = spans.place(cell.rowspan, colspan)
                draft = Draft(cell, number, column, cell.rowspan, colspan, header or cell.role == "TH")
                for page, mark in cell.leaves():
                    runs = self._runs_at(page, mark)
                    if runs:
                        draft.runs.setdefault(page, []).extend(runs)
                drafts.append(draft)
        return drafts

    def _cell(self, draft: Draft, places: Places, repeated: bool) -> Cell:
        page, drawn, index = places.of(draft)
        box = None
        if drawn is not None:
            box = drawn.grid.box_of(drawn.grid.regions[index])
        elif page in draft.runs:
            box = Box.around(run.box for run in draft.runs[page])
        return Cell(
            draft.row,
            draft.column,
            self._blocks(draft, page if repeated else None),
            draft.rowspan,
            draft.colspan,
            drawn.fill(index) if drawn else None,
            draft.header,
            page,
            box,
            drawn.icons(index) if drawn else (),
        )

    def _blocks(self, draft: Draft, only: int | None) -> list[Block]:
        if not draft.runs:
            return []
        if len(draft.runs) == 1:
            ((page, runs),) = draft.runs.items()
            if len(runs) == 1 and runs[0].rotation == 0:  # most cells of wide tables: not worth a walk
                return cell_blocks(runs, page, "P")
        flow = TagFlow(self._runs_at, lambda _: None)
        whole = draft.tag if only is None and not _tables_in(draft.tag) else _plain(draft.tag, only)
        blocks = [item for item in flow.items([whole]) if isinstance(item, Block)]
        mend_broken_words(blocks)
        return blocks

    def _untagged_head(self, places: Places, pages: Sequence[int], tagged: list[str]) -> list[Cell]:
        """Heading rows drawn above the first tagged row: Word marks rows it repeats as artefacts, even the first.

        Returns:
            Cells of those on the first page; the ones on later pages that say the same are only claimed.
        """
        head: list[Cell] = []
        known = tagged
        for page in pages:
            drawn, first = places.drawn.get(page), places.first_row(page)
            if drawn is None or not first or page not in self._pages:
                continue
            grid = drawn.grid
            texts: dict[int, list[Run]] = {}
            for run, index in placed(grid, self._pages[page].runs):
                region = grid.regions[index]
                if run.mark is None and region.row + region.rowspan <= first:
                    texts.setdefault(index, []).append(run)
            if not texts:
                continue
            cells = [
                Cell(
                    region.row,
                    region.column,
                    cell_blocks(texts.get(i, []), page),
                    region.rowspan,
                    region.colspan,
                    drawn.fill(i),
                    True,
                    page,
                    grid.box_of(region),
                    drawn.icons(i),
                )
                for i, region in enumerate(grid.regions)
                if region.row + region.rowspan <= first
            ]
            said = [cell.text for cell in cells if cell.text]
            if page == pages[0] and said != known:
                head, known = cells, said
            elif said != known:
                continue
            self.claimed.update(id(run) for runs in texts.values() for run in runs)
        return head


def _rows(tag: Tag, header: bool = False) -> list[tuple[list[Tag], bool]]:
    """The cells of each row, and whether the row stands in the table's head; rows without cells are left out."""
    rows: list[tuple[list[Tag], bool]] = []
    for child in tag.children:
        if not isinstance(child, Tag):
            continue
        if child.role == "TR":
            cells = [c for c in child.children if isinstance(c, Tag) and c.role in CELLS]
            if cells:
                rows.append((cells, header))
        elif child.role in GROUPS:
            rows.extend(_rows(child, header or child.role == "THead"))
    return rows


def _without_repeats(drafts: list[Draft], claimed: set[int]) -> set[int]:
    """Take out of head rows what only says them again on later pages (the print titles of a spreadsheet).

    Args:
        drafts: Cells of the table.
        claimed: Gains the runs (by identity) taken out.

    Returns:
        The rows that were so repeated.
    """
    repeated: set[int] = set()
    by_row: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_row.setdefault(draft.row, []).append(draft)
    for row in range(4):
        cells = by_row.get(row, [])
        pages = sorted({page for draft in cells for page in draft.runs})
        if len(pages) < 2:
            break
        said = [[_words(draft.runs.get(page, [])) for draft in cells] for page in pages]
        if any(words != said[0] for words in said[1:]):
            break
        repeated.add(row)
        for draft in cells:
            claimed.update(id(run) for page in pages[1:] for run in draft.runs.get(page, ()))
            draft.runs = {page: runs for page, runs in draft.runs.items() if page == pages[0]}
    return repeated


def _words(runs: Sequence[Run]) -> list[str]:
    return [word for run in runs for word in run.text.split()]


def _texts(cells: Sequence[Cell], row: int) -> list[str]:
    return [cell.text for cell in cells if cell.row == row and cell.text]


def _wraps_tables(tag: Tag) -> bool:
    """Whether a table is only a frame for others: never two cells side by side, and a real table in one of them."""
    rows = _rows(tag)
    if any(len(cells) > 1 for cells, _ in rows):
        return False
    inner = [table for cells, _ in rows for cell in cells for table in _tables_in(cell)]
    return any(len(cells) > 1 for table in inner for cells, _ in _rows(table))


def _tables_in(tag: Tag) -> list[Tag]:
    found: list[Tag] = []
    for child in tag.children:
        if isinstance(child, Tag):
            found.extend([child] if child.role == "Table" else _tables_in(child))
    return found


def _plain(tag: Tag, only: int | None) -> Tag:
    """A cell to be read as text: tables in it become groups, and leaves on other pages than `only` are left out."""
    role = "Div" if tag.role in ("Table", "TR", *CELLS, *GROUPS) else tag.role
    children = [
        _plain(child, only) if isinstance(child, Tag) else child
        for child in tag.children
        if isinstance(child, Tag) or only is None or child[0] == only
    ]
    return Tag(role, children, alt=tag.alt)
