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
from agendaparse.extractors.rag.sentences import told_totals
from agendaparse.extractors.rag.summaries import Totals, read_totals
from agendaparse.grammar.bodies import is_committee
from agendaparse.grammar.columns import names_set
from agendaparse.grammar.dates import find_dates
from agendaparse.layout.tables import column_edges
from agendaparse.split.paper import Paper

_STRAY = regex.compile(r"(?:agenda item|page|tudalen|eitem)\s*\d*\w?|\d{1,3}", regex.IGNORECASE)
_CAPTION = regex.compile(r"(?:table|tabl)\s+\d", regex.IGNORECASE)
_CONTINUED = regex.compile(r"(?<![\s(–-])\s*[-–(]*\s*\b(?:continued|cont'?d?|parhad)\b\.?\s*\)?$", regex.IGNORECASE)

ALIGNED = 8.0  # points two column edges of one table may differ from page to page
MAX_HEADING = 25  # words of a heading
MAX_DAY = 60  # characters of a heading that is a day


@dataclass
class FoundTable:
    """A rated table: its parts, and what stands above it.

    Attributes:
        draft: Its rows.
        heading: The nearest heading above it, or None.
        title: Its title.
        titled: The heading the title was read from; None where it stands in the table, or is the paper's.
        boxes: Indicators printed one to a box, instead of rows.
        order: Place in the paper, for totals near it.
        boxed: The tables of the boxes.
        last: Place of its last part.
        above: Headings of the paper before it.
    """

    draft: Draft | None
    heading: Block | None
    title: str | None
    order: int
    boxes: list[Box] = field(default_factory=list)
    boxed: list[Table] = field(default_factory=list)
    last: int = 0
    above: list[Block] = field(default_factory=list)
    titled: Block | None = None

    @property
    def height(self) -> int:
        """The number of its rows."""
        return len(self.draft.rows) if self.draft is not None else len(self.boxes)


@dataclass
class Findings:
    """What a paper holds: rated tables, totals in tables, and totals told in sentences, in order."""

    tables: list[FoundTable] = field(default_factory=list)
    totals: list[Totals] = field(default_factory=list)
    told: list[Totals] = field(default_factory=list)


def find_tables(paper: Paper) -> Findings:
    """The rated tables of a paper, parts of one table put together, and its tables of totals."""
    findings = Findings()
    headings: list[Block] = []
    between: list[Item] = []  # since the last part of a table
    for order, item in enumerate(paper.items):
        if isinstance(item, Block):
            if is_heading(item):
                headings.append(item)
            else:
                findings.told.extend(told_totals(item, headings[-1] if headings else None, order))
            between.append(item)
            continue
        heading = headings[-1] if headings else None
        last = findings.tables[-1] if findings.tables else None
        found = rated(item)
        if found is None and last is not None and last.draft is not None and _goes_on(last.draft, item, between):
            last.draft.add(read_grid(item))
            last.last, between = order, []
        elif found is not None:
            if last is not None and last.draft is not None and _restarts(last, found.grid, between):
                last.draft.add(found.grid, group=found.grid.captions[-1].text if found.grid.captions else None)
            else:
                findings.tables.append(_opened(found, headings, order, paper))
            findings.tables[-1].last, between = order, []
        elif boxes := read_boxes(item):
            _add_boxes(findings, boxes, item, headings, order)
            between = []
        else:
            findings.totals.extend(read_totals(item, heading, order))
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


def _opened(found: Rated, headings: list[Block], order: int, paper: Paper) -> FoundTable:
    heading = headings[-1] if headings else None
    draft = Draft(found.grid, found.roles)
    draft.add(found.grid)
    named = next((block for block in reversed(headings) if not _is_front_matter(block.text)), None)
    title, titled = _title(found, named, paper)
    return FoundTable(draft, heading, title, order, above=list(headings), titled=titled)


def _is_front_matter(text: str) -> bool:
    """Whether a heading is only a day or the name of a body, as the head of a paper has them under its title."""
    dates = find_dates(text) if len(text) < MAX_DAY else []
    if len(dates) == 1 and not any(map(str.isalpha, text[: dates[0].start] + text[dates[0].end :])):
        return True
    return is_committee(text)


def _title(found: Rated, heading: Block | None, paper: Paper) -> tuple[str | None, Block | None]:
    """Caption merged over the columns, else a first header that names the set, else the nearest heading, and which."""
    grid = found.grid
    if grid.captions:
        return _CONTINUED.sub("", grid.captions[-1].text), None
    title = found.roles.at["title"]
    header = grid.headers[title]
    first = bool(header) and not any(grid.headers[:title])
    # One word may be a header like any other.
    if first and names_set(header) and (" " in header or (heading is None and paper.title is None)):
        return header, None
    if heading is not None:
        return _CONTINUED.sub("", heading.text), heading
    return paper.title, None


def _goes_on(draft: Draft, table: Table, between: Sequence[Item]) -> bool:
    """Whether a table without heading carries on the last one, with nothing but stamps between the two."""
    if table.width != draft.grid.table.width or _said(between):
        return False
    return not read_grid(table).has_heading and _aligned(draft.tables[-1], table)


def _restarts(last: FoundTable, grid: Grid, between: Sequence[Item]) -> bool:
    """Whether a part carries on the table: the same headers or none, and nothing said between.

    A heading between two tables makes them two, unless it only says the last one again.
    """
    draft = last.draft
    if draft is None or grid.table.width != draft.grid.table.width:
        return False
    said = _said(between)
    if not grid.has_heading:
        return not said and _aligned(draft.tables[-1], grid.table)
    if grid.key != draft.grid.key or sum(bool(key) for key in grid.key) < 3:
        return False
    return all(
        isinstance(item, Block) and last.title is not None and _CONTINUED.sub("", item.text) == last.title
        for item in said
    )


def _said(between: Sequence[Item]) -> list[Item]:
    """What stands between two tables, stamps and the like left out."""
    return [item for item in between if not isinstance(item, Block) or (item.text and not _is_stray(item))]


def _aligned(above: Table, below: Table) -> bool:
    """Whether the columns of two parts stand under each other; True where a source has no geometry."""
    ours, theirs = column_edges(above), column_edges(below)
    if not ours or not theirs:
        return True
    return all(abs(a - b) <= ALIGNED for a, b in zip(ours, theirs, strict=True))


def _is_stray(block: Block) -> bool:
    return _STRAY.fullmatch(block.text) is not None


def _add_boxes(findings: Findings, boxes: list[Box], table: Table, headings: list[Block], order: int) -> None:
    """Boxes of one section are rows of one table."""
    heading = headings[-1] if headings else None
    last = findings.tables[-1] if findings.tables else None
    if last is None or not last.boxes or last.heading is not heading:
        title = heading.text if heading else None
        last = FoundTable(None, heading, title, order, above=list(headings), titled=heading)
        findings.tables.append(last)
    last.boxes.extend(boxes)
    last.boxed.append(table)
    last.last = order
