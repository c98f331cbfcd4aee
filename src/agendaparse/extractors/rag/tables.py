"""Rated tables of a paper: parts joined, titles, periods and rows read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.document import Block, Item, Table
from agendaparse.extractors.rag.boxes import Box, read_boxes
from agendaparse.extractors.rag.find import Rated, rated
from agendaparse.extractors.rag.grid import Grid, read_grid
from agendaparse.extractors.rag.rows import Draft
from agendaparse.extractors.rag.summaries import Totals, read_totals
from agendaparse.grammar.columns import names_set
from agendaparse.layout.tables import column_edges
from agendaparse.split.paper import Paper

_OWN_TABLE = regex.compile(
    r"(?:table|part|appendix|annexe?|figure|chart|section|schedule|atodiad|tabl)\b\s*\w", regex.IGNORECASE
)
_STRAY = regex.compile(r"(?:agenda item|page|tudalen|eitem)\s*\d*\w?|\d{1,3}", regex.IGNORECASE)
_CAPTION = regex.compile(r"(?:table|tabl)\s+\d", regex.IGNORECASE)
_CONTINUED = regex.compile(r"\s*[-–(]*\s*\b(?:continued|cont'?d?|parhad)\b\.?\s*\)?$", regex.IGNORECASE)

ALIGNED = 8.0  # points two column edges of one table may differ from page to page
MAX_HEADING = 25  # words of a heading
NEAR = 4  # blocks between a caption and its table


@dataclass
class FoundTable:
    """A rated table: its parts, and what stands above it.

    Attributes:
        draft: Its rows.
        heading: The nearest heading above it, or None.
        title: Its title.
        boxes: Indicators printed one to a box, instead of rows.
        order: Place in the paper, for totals near it.
    """

    draft: Draft | None
    heading: Block | None
    title: str | None
    order: int
    boxes: list[Box] = field(default_factory=list)
    boxed: list[Table] = field(default_factory=list)
    last: int = 0
    headings: list[Block] = field(default_factory=list)


@dataclass
class Findings:
    """What a paper holds: rated tables and totals, in order."""

    tables: list[FoundTable] = field(default_factory=list)
    totals: list[Totals] = field(default_factory=list)


def find_tables(paper: Paper) -> Findings:
    """The rated tables of a paper, parts of one table put together, and its tables of totals."""
    findings = Findings()
    heading: Block | None = None
    above: list[Block] = []  # headings with nothing but headings between them and here
    between: list[Item] = []  # since the last part of a table
    for order, item in enumerate(paper.items):
        if isinstance(item, Block):
            if is_heading(item):
                above = [*above, item] if above and above[-1] is heading else [item]
                heading = item
            elif item.text and not _is_stray(item):
                above = []
            between.append(item)
            continue
        last = findings.tables[-1] if findings.tables else None
        found = rated(item)
        if found is None and last is not None and _goes_on(last, item, between):
            assert last.draft is not None
            last.draft.add(_headless(item))
            last.last, between = order, []
            continue
        if found is not None:
            if last is not None and last.draft is not None and _restarts(last.draft, found.grid, between):
                last.draft.add(found.grid, group=_group_between(between, found.grid))
            else:
                findings.tables.append(_opened(found, heading, above, order, paper))
            findings.tables[-1].last, between, above = order, [], []
            continue
        boxes = read_boxes(item)
        if boxes:
            _add_boxes(findings, boxes, item, heading, order)
            between = []
            continue
        totals = read_totals(item, heading, order)
        findings.totals.extend(totals)
        between.append(item)
    return findings


def is_heading(block: Block) -> bool:
    """Whether a block is a heading, by tag, style or the word Table."""
    if not block.text or len(block.text.split()) > MAX_HEADING:
        return False
    return (
        block.kind == "heading"
        or _CAPTION.match(block.text) is not None
        or ((block.bold or block.underlined) and block.kind == "paragraph" and not block.text.endswith((".", ";", ",")))
    )


def _opened(found: Rated, heading: Block | None, above: Sequence[Block], order: int, paper: Paper) -> FoundTable:
    draft = Draft(found.grid, found.roles)
    draft.add(found.grid)
    table = FoundTable(draft, heading, _title(found, heading, paper), order)
    table.headings = list(above)
    return table


def _title(found: Rated, heading: Block | None, paper: Paper) -> str | None:
    """Caption merged over the columns, else a first header that names the set, else the nearest heading."""
    grid = found.grid
    if grid.captions:
        return _CONTINUED.sub("", grid.captions[-1].text)
    title = found.roles.at["title"]
    header = grid.headers[title]
    if header and title == min(i for i, text in enumerate(grid.headers) if text) and names_set(header):
        return header
    if heading is not None:
        return _CONTINUED.sub("", heading.text)
    return paper.title


def _goes_on(last: FoundTable, table: Table, between: Sequence[Item]) -> bool:
    """Whether a table without heading carries on the last one, with nothing but stamps between the two."""
    if last.draft is None or table.width != last.draft.grid.table.width:
        return False
    if any(not isinstance(item, Block) or (item.text and not _is_stray(item)) for item in between):
        return False
    return not read_grid(table).has_heading and _aligned(last.draft.tables[-1], table)


def _headless(table: Table) -> Grid:
    return read_grid(table)


def _restarts(draft: Draft, grid: Grid, between: Sequence[Item]) -> bool:
    """Whether a part carries on the table: the same headers or none, and nothing between but a heading of a group."""
    if grid.table.width != draft.grid.table.width:
        return False
    blocks = [item for item in between if not isinstance(item, Block) or (item.text and not _is_stray(item))]
    if not grid.has_heading:
        return not blocks and _aligned(draft.tables[-1], grid.table)
    if grid.key != draft.grid.key or sum(bool(key) for key in grid.key) < 3:
        return False
    if any(not isinstance(item, Block) or not is_heading(item) for item in blocks) or len(blocks) > 2:
        return False
    return not any(isinstance(item, Block) and _OWN_TABLE.match(item.text) for item in blocks)


def _group_between(between: Sequence[Item], grid: Grid) -> str | None:
    headings = [item.text for item in between if isinstance(item, Block) and is_heading(item)]
    if grid.captions:
        return grid.captions[-1].text
    return headings[-1] if headings else None


def _aligned(above: Table, below: Table) -> bool:
    """Whether the columns of two parts stand under each other; True where a source has no geometry."""
    ours, theirs = column_edges(above), column_edges(below)
    if not ours or not theirs:
        return True
    return all(abs(a - b) <= ALIGNED for a, b in zip(ours, theirs, strict=True))


def _is_stray(block: Block) -> bool:
    return _STRAY.fullmatch(block.text) is not None


def _add_boxes(findings: Findings, boxes: list[Box], table: Table, heading: Block | None, order: int) -> None:
    """Boxes of one section are rows of one table."""
    last = findings.tables[-1] if findings.tables else None
    if last is None or not last.boxes or last.heading is not heading:
        last = FoundTable(None, heading, heading.text if heading else None, order)
        findings.tables.append(last)
    last.boxes.extend(boxes)
    last.boxed.append(table)
    last.last = order
