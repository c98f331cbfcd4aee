"""The front matter: what a front sheet prints before and behind the list of items, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from agendaparse.document import Block, Box, Furniture, Image, Item, Line, Run, Segment, Table
from agendaparse.extractors.agenda.items import agenda_papers, read_front
from agendaparse.extractors.agenda.walk import Reading
from agendaparse.extractors.contact_labels import is_contact_line
from agendaparse.extractors.context import Context
from agendaparse.grammar.letters import GRID_FONT
from agendaparse.grammar.text import join_lines
from agendaparse.layout.lines import text_of
from agendaparse.split.paper import Paper

BELOW = 3.2  # line heights between a line and the one that carries it on
LABEL_GAP = 0.5  # type sizes between words and the label of the next column
ALIGNED = 8.0  # points two left edges of one column may differ
ON_GRID = 24.0  # points the middles of two centred lines may differ where widths are estimates


@dataclass(slots=True)
class FrontLine:
    """One printed line, or one column's share of it.

    Attributes:
        text: Its words.
        block: The block it stands in.
        line: Where it stands; None for sources without geometry.
        ahead: Whether it stands before the items.
        cell: Table, row and column it stands in, or None.
    """

    text: str
    block: Block
    line: Line | None
    ahead: bool
    cell: tuple[int, int, int] | None = None

    @property
    def box(self) -> Box | None:
        """Its box."""
        return self.line.box if self.line is not None else None

    @property
    def page(self) -> int | None:
        """Its physical page."""
        return self.line.page if self.line is not None else self.block.pages[0]

    @property
    def thing(self) -> Line | Block:
        """What to cite for it."""
        return self.line if self.line is not None else self.block


@dataclass(slots=True)
class Front:
    """What stands around the list of items.

    Attributes:
        lines: In reading order.
        blocks: The blocks they stand in, in reading order, and whether each stands before the items.
        papers: The papers read.
        letter: Whether it is the letter of a supplement.
        listed: Whether the papers hold a list of items.
    """

    lines: list[FrontLine] = field(default_factory=list)
    blocks: list[tuple[Block, bool]] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    letter: bool = False
    listed: bool = False

    @property
    def ahead(self) -> list[FrontLine]:
        """Lines before the items."""
        return [line for line in self.lines if line.ahead]

    @property
    def behind(self) -> list[FrontLine]:
        """Lines behind the items; all of them in a letter, which has none."""
        return [line for line in self.lines if not line.ahead or (self.letter and not self.listed)]

    @property
    def images(self) -> list[tuple[int, Image]]:
        """Pictures with alternative text, and their pages."""
        return [
            (page.number, image) for paper in self.papers for page in paper.pages for image in page.images if image.alt
        ]

    @property
    def heads(self) -> list[Furniture]:
        """What stands over the first page as it does over others, such as the letterhead of every paper."""
        page = self.papers[0].pages[0]
        return [one for one in page.furniture if one.kind == "running_head" and one.rotation == 0]

    def lines_of(self, block: Block) -> list[FrontLine]:
        """The lines of one block."""
        return [line for line in self.lines if line.block is block]

    def right_of(self, line: FrontLine) -> FrontLine | None:
        """What stands to the right of a line: the value beside a label."""
        if line.cell is not None:
            table, row, column = line.cell
            beside = (o for o in self.lines if o.cell and o.cell[:2] == (table, row) and o.cell[2] > column)
            found = min(beside, key=lambda o: o.cell[2] if o.cell else 0, default=None)
            if found is not None:
                return found
        box = line.box
        if box is None:
            return self.after(line)
        same = [
            o for o in self.lines if o.box is not None and o is not line and o.page == line.page and _beside(box, o.box)
        ]
        return min(same, key=lambda o: o.box.x0 if o.box else 0.0, default=None)

    def below(self, line: FrontLine) -> FrontLine | None:
        """The line that stands under a line in the same column."""
        box = line.box
        if box is None and line.cell is not None:
            table, row, column = line.cell
            own = [one for one in self.lines if one.cell is not None and one.cell[0] == table]
            following = self.after(line)
            if following is not None and following.cell == line.cell:
                return following
            return next((one for one in own if one.cell and one.cell[1] > row and one.cell[2] == column), None)
        if box is None:
            return self.after(line)
        style = line.block.style
        centred = ON_GRID if style is not None and style.font == GRID_FONT else ALIGNED
        best: FrontLine | None = None
        for other in self.lines:
            if other.page != line.page or other.box is None or other is line:
                continue
            step = other.box.top - box.top
            if not 0.4 * box.height < step <= BELOW * box.height or not _same_column(box, other.box, centred):
                continue
            if best is None or best.box is None or other.box.top < best.box.top:
                best = other
        return best

    def after(self, line: FrontLine) -> FrontLine | None:
        """The next line in reading order."""
        at = next((i for i, one in enumerate(self.lines) if one is line), None)
        if at is None or at + 1 >= len(self.lines):
            return None
        return self.lines[at + 1]


def _beside(box: Box, other: Box) -> bool:
    return other.x0 >= box.x1 - 2 and other.overlap_y(box) > 0.5 * min(box.height, other.height)


def _same_column(box: Box, other: Box, centred: float) -> bool:
    return abs(box.x0 - other.x0) <= ALIGNED or abs(box.mid_x - other.mid_x) <= centred or abs(box.x1 - other.x1) <= 2


def read_front_matter(papers: Sequence[Paper], ctx: Context) -> Front | None:
    """Read what stands around the items on the front papers; None where the pack has no front paper."""
    found = agenda_papers(papers)
    if not found:
        return None
    key = ("front matter", *(id(item) for paper in found for item in paper.items))
    return ctx.once(key, lambda: _front_matter(found, read_front(papers, ctx)))


def _front_matter(found: list[Paper], reading: Reading) -> Front:
    front = Front(papers=found, letter=found[0].kind == "supplement_letter", listed=bool(reading.drafts))
    order = _Order(reading)
    tables = 0
    for paper in found:
        for item in paper.items:
            cells = _cells(item, tables)
            tables += isinstance(item, Table)
            for block, cell in cells:
                order.pass_by(block)
                if id(block) in reading.used:
                    continue
                ahead = order.ahead(block)
                if ahead is None:
                    continue
                front.blocks.append((block, ahead))
                front.lines.extend(_lines(block, ahead, cell))
    return front


def lines_of_items(items: Iterable[Item]) -> list[FrontLine]:
    """The printed lines of items that are no front sheet."""
    found: list[FrontLine] = []
    for number, item in enumerate(items):
        for block, cell in _cells(item, number):
            found.extend(_lines(block, True, cell))
    return found


def _cells(item: Item, table: int) -> Iterable[tuple[Block, tuple[int, int, int] | None]]:
    if not isinstance(item, Table):
        return [(item, None)]
    return [(block, (table, cell.row, cell.column)) for row in item.rows for cell in row for block in cell.blocks]


def _lines(block: Block, ahead: bool, cell: tuple[int, int, int] | None) -> list[FrontLine]:
    if not block.lines:
        text = f"{block.label} {block.text}" if block.label else block.text
        return [FrontLine(part.strip(), block, None, ahead, cell) for part in text.split("\n") if part.strip()]
    found: list[FrontLine] = []
    for line in block.lines:
        segments = [piece for segment in line.segments for piece in _cut_at_labels(segment)]
        for segment in segments:
            if segment.text:
                own = line if len(segments) == 1 else Line(line.page, [segment])
                found.append(FrontLine(segment.text, block, own, ahead, cell))
    return found


def _cut_at_labels(segment: Segment) -> list[Segment]:
    """A stretch of a line cut before the label of another column that stands close behind it ("Town Hall, Tel:")."""
    if len(segment.runs) < 2 or ":" not in segment.text:
        return [segment]
    groups: list[list[Run]] = [[]]
    for run in segment.runs:
        last = groups[-1][-1] if groups[-1] else None
        apart = last is not None and run.box.x0 - last.box.x1 > LABEL_GAP * run.style.size
        if apart and run.text.rstrip().endswith(":") and is_contact_line(run.text.strip()):
            groups.append([])
        groups[-1].append(run)
    if len(groups) < 2:
        return [segment]
    return [Segment(text_of(runs), Box.around(run.box for run in runs), runs) for runs in groups]


class _Order:
    """Tells what stands before the items from what stands behind them, by place on the page where that is known."""

    def __init__(self, reading: Reading) -> None:
        self.first = _place(reading.first, last=False)
        self.last = _place(reading.last, last=True)
        self.none = not reading.drafts
        self.placed = {id(b) for draft in reading.drafts for entry in draft.entries for b in entry.origins}
        self.reached = False
        self.passed = 0

    def pass_by(self, block: Block) -> None:
        """Note that a block was reached in reading order."""
        if id(block) in self.placed:
            self.reached = True
            self.passed += 1

    def ahead(self, block: Block) -> bool | None:
        """Whether a block stands before the items; None for one between them."""
        if self.none:
            return True
        place = _place(block, last=False)
        if place is not None and self.first is not None and self.last is not None:
            if place < self.first:
                return True
            return False if place >= self.last else None
        if not self.reached:
            return True
        return False if self.passed >= len(self.placed) else None


def _place(block: Block | None, *, last: bool) -> tuple[int, float] | None:
    if block is None or not block.lines:
        return None
    line = block.lines[-1 if last else 0]
    return line.page, line.box.bottom - 2 if last else line.box.top


def joined(lines: Sequence[FrontLine]) -> str:
    """The words of lines that carry each other on."""
    return join_lines([line.text for line in lines])


def by_columns(lines: Sequence[FrontLine]) -> list[FrontLine]:
    """Lines in the order a reader takes them where they stand in columns: down the first, then down the next.

    A line that reaches across the columns parts what stands above it from what stands below. Lines without
    geometry, and those on pages without columns, keep their order.
    """
    ordered: list[FrontLine] = []
    band: list[FrontLine] = []
    edge = _second_column(lines)
    for line in lines:
        box = line.box
        if band and _table_of(line) != _table_of(band[-1]):
            ordered.extend(_down_columns(band, edge))  # a table is read before what stands below it
            band = []
        if box is None or edge is None or (band and line.page != band[-1].page) or box.x0 < edge - 10 < box.x1 - 10:
            ordered.extend(_down_columns(band, edge))
            ordered.append(line)
            band = []
        else:
            band.append(line)
    ordered.extend(_down_columns(band, edge))
    return ordered


def _table_of(line: FrontLine) -> int | None:
    return line.cell[0] if line.cell is not None else None


def _second_column(lines: Sequence[FrontLine]) -> float | None:
    """Left edge of a second column: where lines begin beside others, time and again."""
    edges: list[float] = []
    for line in lines[:60]:
        box = line.box
        if box is not None and any(
            o.box is not None and _beside(o.box, box) and o.page == line.page for o in lines[:60]
        ):
            edges.append(box.x0)
    if len(edges) < 3:
        return None
    middle = sorted(edges)[len(edges) // 2]
    return middle if sum(abs(edge - middle) <= ALIGNED for edge in edges) * 2 > len(edges) else None


def _down_columns(band: Sequence[FrontLine], edge: float | None) -> list[FrontLine]:
    if edge is None:
        return list(band)
    return sorted(
        band, key=lambda line: (line.box is not None and line.box.x0 >= edge - 10, line.box.top if line.box else 0.0)
    )
