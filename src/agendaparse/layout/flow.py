"""The way from a `Document` to a `LaidDocument`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from agendaparse.document import (
    Block,
    Box,
    Document,
    Furniture,
    Item,
    LaidDocument,
    LaidPage,
    Note,
    Page,
    Run,
    Table,
)
from agendaparse.layout.columns import blocks_in_columns, find_columns
from agendaparse.layout.conversion import lay_out_conversion
from agendaparse.layout.conversion_cards import find_cards
from agendaparse.layout.conversion_columns import find_text_tables
from agendaparse.layout.conversion_headings import promote_headings
from agendaparse.layout.conversion_overleaf import OpenTable
from agendaparse.layout.conversion_pairs import find_pairs
from agendaparse.layout.decoration import decorate
from agendaparse.layout.furniture import take_furniture
from agendaparse.layout.headings import mark_centred, mark_headings
from agendaparse.layout.lines import lines_of
from agendaparse.layout.make import make_block
from agendaparse.layout.tables import DrawnPages, FoundTable, TaggedTables, find_aligned_tables, find_ruled_tables
from agendaparse.layout.tagged import TagFlow, join_labels, turned_lines


def lay_out(document: Document) -> LaidDocument:
    """Put a document in reading order.

    The runs of each page are used up: what comes back holds lines and cells instead, so that memory does not hold
    a page twice.
    """
    laid = LaidDocument(document)
    if document.items:
        laid.pages = lay_out_conversion(document)
        return laid
    _lay_out_pages(document, laid)
    if not document.paged:  # text without form feeds: marks of page ends stand between its lines
        document.items = [_afloat(item) for page in laid.pages for item in page.items]
        laid.pages = lay_out_conversion(document)
    return laid


def _lay_out_pages(document: Document, laid: LaidDocument) -> None:
    for page in document.pages:
        if page.problem:
            code = "page-incomplete" if page.runs else "page-unreadable"
            laid.notes.append(Note(code, page.problem, page.number))
        page.runs = [run for run in page.runs if not run.hidden] or page.runs
        decorate(page)
        _attach_links(page)
    laid.notes.extend(_textless(document.pages))
    _forget_marks(document)
    # Without pages there is no margin: furniture is told by its words then (`lay_out_conversion`).
    furniture = take_furniture(document.pages, drawn=document.measured) if document.paged else defaultdict(list)
    drawn = DrawnPages()
    tagged, used = _tagged_items(document, furniture, drawn)
    tabled = _table_boxes(tagged)
    columns: OpenTable | None = None
    for page in document.pages:
        rest = [run for run in page.runs if id(run) not in used]
        found: list[FoundTable] = []
        if not document.measured:  # nothing is drawn in plain text
            cards = find_cards(lines_of(rest, page.number))
            rest = _without(rest, cards)
            found, columns = find_text_tables(lines_of(rest, page.number), columns)
            rest = _without(rest, found)
            pairs = find_pairs(lines_of(rest, page.number))
            rest = _without(rest, pairs)
            found = [*found, *cards, *pairs]
            laid.notes.extend(_doubts(page.number, found))
        items = _items_by_geometry(page, rest, tabled.get(page.number, []), drawn)
        for table in found:
            _insert(items, table.table)
        items = _merged(join_labels(tagged.get(page.number, [])), items)
        drawn.forget(page)
        mark_centred(items, page.width)
        laid.pages.append(_laid_page(page, items, furniture.get(page.number, [])))
        page.runs, page.shapes, page.links = [], [], []
    mark_headings(page.items for page in laid.pages)
    if not document.measured:
        promote_headings([item for page in laid.pages for item in page.items])


def _forget_marks(document: Document) -> None:
    """Leave out the marks that no tag claims: some producers number what they draw in the margins as well."""
    if not document.tags:
        return
    claimed = {leaf for tag in document.tags for leaf in tag.leaves()}
    for page in document.pages:
        for run in page.runs:
            if run.mark is not None and not run.form and (page.number, run.mark) not in claimed:
                run.mark = None


def _doubts(page: int, found: Sequence[FoundTable]) -> list[Note]:
    """A note for each table of plain text with lines whose cells run into each other."""
    return [
        Note("table-uncertain", f"Where a column ends is not sure in “{table.doubted[0]}”{more}.", page)
        for table in found
        if table.doubted
        for more in [f" and {len(table.doubted) - 1} more lines" if len(table.doubted) > 1 else ""]
    ]


def _afloat(item: Item) -> Item:
    """An item without its place, which means nothing where the source has no pages."""
    if isinstance(item, Block):
        return _block_afloat(item)
    cells = [replace(cell, page=None, box=None, blocks=list(map(_block_afloat, cell.blocks))) for cell in item.cells]
    return replace(item, cells=cells, pages=(None,), box=None, method="source")


def _textless(pages: Sequence[Page]) -> list[Note]:
    """One note for all pages that are pictures without text."""

    def pictured(page: Page) -> bool:
        covered = sum(image.box.width * image.box.height for image in page.images)
        return covered > 0.5 * page.width * page.height

    bare = [page.number for page in pages if not page.runs and pictured(page)]
    if not bare:
        return []
    listed = ", ".join(map(str, bare[:12])) + (" …" if len(bare) > 12 else "")
    what = f"page {listed} is a picture" if len(bare) == 1 else f"{len(bare)} pages ({listed}) are pictures"
    return [Note("no-text-layer", f"{what} without text: nothing on them is in the result", bare[0])]


def _block_afloat(block: Block) -> Block:
    return replace(block, lines=[], pages=(None,))


def _attach_links(page: Page) -> None:
    for link in page.links:
        if link.uri:
            for run in page.runs:
                if link.box.holds(run.box.mid_x, run.box.mid_y, 1.0) or link.box.overlap(run.box) > 0.5 * (
                    run.box.width * run.box.height
                ):
                    run.link = link.uri


def _tagged_items(
    document: Document, furniture: dict[int, list[Furniture]], drawn: DrawnPages
) -> tuple[dict[int, list[Item]], set[int]]:
    """Items of the structure tree by the page they begin on, and the runs they hold."""
    if not document.tags:
        return {}, set()
    marked: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for page in document.pages:
        for run in page.runs:
            if run.mark is not None and not run.form:
                marked[page.number, run.mark].append(run)
    pages = {page.number: page for page in document.pages}
    empty: list[Run] = []

    def runs_at(page: int, mark: int) -> Sequence[Run]:
        return marked.get((page, mark), empty)

    tables = TaggedTables(runs_at, pages, document.tags, drawn)
    flow = TagFlow(runs_at, tables.table)
    by_page: dict[int, list[Item]] = defaultdict(list)
    last = 1
    for item in flow.items(document.tags):
        last = item.pages[0] or last
        by_page[last].append(item)
    _keep_repeated_headings(document.pages, flow.tabled | tables.claimed, by_page, furniture)
    return by_page, flow.used | tables.claimed


def _keep_repeated_headings(
    pages: Sequence[Page], tabled: set[int], items: dict[int, list[Item]], furniture: dict[int, list[Furniture]]
) -> None:
    """Headings of a table that only repeat on a later page are in no cell: they are furniture there."""
    if not tabled:
        return
    tables = (item for found in items.values() for item in found if isinstance(item, Table))
    in_cells = {
        id(run)
        for table in tables
        for cell in table.cells
        for block in cell.blocks
        for line in block.lines
        for segment in line.segments
        for run in segment.runs
    }
    for page in pages:
        repeated = [run for run in page.runs if id(run) in tabled and id(run) not in in_cells]
        for line in lines_of(repeated, page.number):
            furniture[page.number].append(Furniture("repeated_heading", line.text, page.number, line.box))


def _table_boxes(items: dict[int, list[Item]]) -> dict[int, list[Box]]:
    """Where the tables of the structure tree stand, by page."""
    boxes: dict[int, list[Box]] = defaultdict(list)
    for found in items.values():
        for item in found:
            if isinstance(item, Table):
                for page, box in item.where:
                    if page is not None and box is not None:
                        boxes[page].append(box)
    return boxes


def _items_by_geometry(page: Page, runs: list[Run], taken: Sequence[Box], drawn: DrawnPages) -> list[Item]:
    """Tables and blocks of what no tag claims, from the top of the page down."""
    if not runs:
        return []
    found = find_ruled_tables(page, runs, taken, drawn)
    rest = _without(runs, found)
    lines = lines_of(rest, page.number)
    columns = find_columns(lines)
    aligned = find_aligned_tables(lines) if len(columns) == 1 and not columns[0].right else []
    if aligned:
        rest = _without(rest, aligned)
        columns = find_columns(lines_of(rest, page.number))
    items: list[Item] = [
        *blocks_in_columns(columns, page.number),
        *(make_block([line]) for line in turned_lines(rest, page.number)),
    ]
    for table in (*found, *aligned):
        _insert(items, table.table)
    return items


def _without(runs: list[Run], tables: Sequence[FoundTable]) -> list[Run]:
    """The runs that stand in none of the tables."""
    inside = {id(run) for table in tables for run in table.runs}
    return [run for run in runs if id(run) not in inside] if inside else runs


def _merged(tagged: list[Item], others: list[Item]) -> list[Item]:
    """Tagged items in the tree's order, each other item put before the first that stands below it."""
    if not tagged or not others:
        return tagged or others
    items = list(tagged)
    for item in others:
        _insert(items, item)
    return items


def _insert(items: list[Item], item: Item) -> None:
    box = _box(item)
    for i, other in enumerate(items):
        place = _box(other)
        if box is not None and place is not None and place.top > box.top - 1 and place.bottom > box.bottom:
            items.insert(i, item)
            return
    items.append(item)


def _box(item: Item) -> Box | None:
    return item.where[0][1] if item.where else None


def _laid_page(page: Page, items: list[Item], furniture: list[Furniture]) -> LaidPage:
    def stamped(kind: str) -> str | None:
        return next((f.value for f in furniture if f.kind == kind), None)

    return LaidPage(
        page.number,
        page.width,
        page.height,
        items,
        furniture,
        printed=stamped("page_stamp"),
        stamped_item=stamped("item_stamp"),
        blank=not items,
        images=page.images,
    )
