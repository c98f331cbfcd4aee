"""The columns of an agenda: number, title, pages, contact, and those that hold none of these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from agendaparse.document import Block, Box, Cell, Line, Run, Segment, Table
from agendaparse.extractors.agenda.shapes import rebuilt
from agendaparse.grammar.contacts import find_emails, find_telephones
from agendaparse.grammar.exempt import group_heading
from agendaparse.grammar.pages import find_page_range, parse_pages_cell
from agendaparse.grammar.text import fold
from agendaparse.layout.lines import text_of

HEADINGS: dict[str, frozenset[str]] = {
    "number": frozenset(["item no", "item number", "no", "number", "agenda item no", "item nos", "nos", "#", "rhif"]),
    "pages": frozenset(
        ["page", "pages", "page no", "page nos", "page number", "page numbers", "page(s)", "pages no", "page no(s)",
         "page number(s)", "pg", "pg no", "page ref", "agenda page", "agenda pages", "pack page", "pack pages",
         "enc", "encs", "enclosure", "enclosures", "paper", "papers", "paper no", "attachment", "attachments",
         "tudalen", "tudalennau", "rhif y dudalen"]
    ),
    "contact": frozenset(
        ["contact", "contacts", "contact officer", "contact officers", "officer", "lead officer", "contact details",
         "officer contact", "report author", "author", "reporting officer", "cyswllt"]
    ),
    "title": frozenset(
        ["report", "reports", "subject", "title", "business", "item of business", "items of business", "topic",
         "agenda", "agenda items", "items", "matter", "description", "report title", "eitem"]
    ),
    "other": frozenset(
        ["ward", "wards", "ward(s)", "wards affected", "ward(s) affected", "time", "timing", "timings", "lead",
         "presenter", "purpose", "action", "type", "lead member", "portfolio holder", "portfolio", "cabinet member",
         "duration", "allotted time", "led by", "presented by", "division", "divisions"]
    ),
}  # fmt: skip
"""Headings of an agenda's columns, folded and without full stop."""

EITHER: frozenset[str] = frozenset(["item", "agenda item", "items"])
"""Headings over the number or over the title, as what stands below them says."""

MAX_CENTRED = 24.0  # points that a heading may stand right of the edge of its column

_CLOCK = regex.compile(
    r"\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*[-–]\s*\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\.?)?)?|\d+\s*min\p{L}*"
)
_PAGES_PART = regex.compile(
    r"[(\[]?\s*(?:pages?|pp?\.?|tudalen(?:nau)?)?\s*(?:\d{1,4}\s*)?(?:[-–—]|to|,|and)?\s*(?:\d{1,4})?\s*[)\]]?",
    regex.IGNORECASE,
)
_BARE_PAGES = regex.compile(r"\d{1,4}(?:\s*[-–—]\s*\d{1,4})?")
_FIGURES = regex.compile(r"\d+")
_PAGES_OPENED = regex.compile(  # a range that goes on in the line below: "(Pages 49 -"
    r"[(\[]\s*(?:pages?|pp?\.?|tudalen(?:nau)?)(?:\s*\d{1,4}\s*(?:[-–—,&]|to|and)?)?", regex.IGNORECASE
)
_NUMBER_CELL = regex.compile(
    r"\*?\s*(?:item\s*)?\(?(?:\d{1,3}(?:\.\d{1,2})?\s?(?:[a-z]|\([a-z]{1,3}\)|\([ivx]+\))?|[A-Z]{1,2}\d{1,2})\)?[.:)]?\s*\*?",
    regex.IGNORECASE,
)


def is_column_heading(text: str) -> str | None:
    """The column a text is the heading of: "number", "title", "pages", "contact", "other" or "either"."""
    folded = fold(text).strip(" .:")
    if folded in EITHER:
        return "either"
    return next((role for role, words in HEADINGS.items() if folded in words), None)


def is_item_number(text: str) -> bool:
    """Whether a cell holds nothing but the number of an item."""
    return len(text) < 14 and _NUMBER_CELL.fullmatch(text) is not None


def roles_of_columns(table: Table) -> tuple[dict[int, str], set[int]]:
    """What each headed column of a table holds, and the rows that are headings.

    Returns:
        Role by column, for those a heading names; indices of the heading rows.
    """
    roles: dict[int, str] = {}
    head: set[int] = set()
    if table.width < 2:
        return roles, head
    for index, row in enumerate(table.rows):
        said = {cell.column: is_column_heading(cell.text) for cell in row if cell.text}
        group = next((cell.column for cell in row if cell.column == 0 and said.get(0, "") is None), None)
        if group is not None and len(said) > 1 and group_heading(row[0].text) is not None:
            said[group] = "title"  # the heading of a part stands in the row of column headings
        if not said or any(role is None for role in said.values()):
            continue
        if not any(role in ("pages", "contact", "number", "either") for role in said.values()):
            continue
        if len(said) == 1 and len(row) < 2:
            continue
        head.add(index)
        for column, role in said.items():
            roles.setdefault(column, _settled(table, column, str(role), index, set(said.values())))
    return roles, head


def _settled(table: Table, column: int, role: str, index: int, others: set[str | None]) -> str:
    if role != "either":
        return role
    if "number" in others:
        return "title"
    below = [c.text for row in table.rows[index + 1 :] for c in row if c.column == column and c.text and c.colspan == 1]
    numbers = sum(is_item_number(text) for text in below)
    return "number" if below and numbers * 2 >= len(below) else "title"


def role_of_cell(cell: Cell, place: int, cells: Sequence[Cell], roles: dict[int, str]) -> str:
    """What one cell of an agenda row holds, by the heading of its column and by its own words.

    Args:
        cell: The cell.
        place: Its place among the cells of the row that hold text.
        cells: Those cells.
        roles: Roles of the headed columns.
    """
    role = roles.get(cell.column)
    text = cell.text
    if role == "number":
        return "number" if is_item_number(text) else "title"
    if role in ("pages", "contact", "other"):
        return role
    if role == "title":
        return "title"
    if place == 0:
        return "number" if len(cells) > 1 and is_item_number(text) and cells[1].column > cell.column else "title"
    if _is_all_pages(text) or (_PAGES_PART.fullmatch(text) and any(c.isdigit() for c in text)):
        return "pages"
    if _CLOCK.fullmatch(text):
        return "other"
    if (find_telephones(text) or find_emails(text)) and len(text) < 160 and cell.column > 0:
        return "contact"
    return "title"


def _is_all_pages(text: str) -> bool:
    """Whether a cell holds a page range and nothing else; a title may end with one."""
    found = parse_pages_cell(text)
    return found is not None and len(found.raw) >= len(text.strip()) - 4


@dataclass(frozen=True, slots=True)
class LooseColumns:
    """Where the columns of an agenda without table begin on a page; None where there is no such column.

    `other` is a headed column, left of those, that holds nothing an item has ("Lead", "Ward").
    """

    pages: float | None
    contact: float | None
    other: float | None = None

    def parted(self, block: Block) -> Iterator[tuple[str, Block]]:
        """The shares of a block in each column, the title's first."""
        if not block.lines or (self.pages is None and self.contact is None):
            yield "title", block
            return
        shares: dict[str, list[Line]] = {"title": [], "other": [], "pages": [], "contact": []}
        for line in block.lines:
            by_role: dict[str, list[Segment]] = {}
            for segment in self._cut(line.segments):
                by_role.setdefault(self._role(segment), []).append(segment)
            for role, segments in by_role.items():
                shares[role].append(line if len(by_role) == 1 else Line(line.page, segments))
        if len(shares["title"]) == len(block.lines) and not any(shares[role] for role in shares if role != "title"):
            yield "title", block
            return
        for role, lines in shares.items():
            if lines:
                yield role, rebuilt(lines, block.label) if role == "title" else _plain(lines)

    def _cut(self, segments: Sequence[Segment]) -> Iterator[Segment]:
        """Segments cut at the edge of a column that begins inside one, where a narrow gap did not part them."""
        for segment in segments:
            rest = segment
            for edge in sorted(edge for edge in (self.pages, self.contact, self.other) if edge is not None):
                later = [run for run in rest.runs if run.box.x0 > edge - 4]
                before = [run for run in rest.runs if run.box.x0 <= edge - 4]
                if not before or not later:
                    continue
                piece = _segment(later)
                if edge == self.pages and not _is_pages_part(piece.text) and self.contact is None:
                    continue
                yield _segment(before)
                rest = piece
            yield rest

    def _role(self, segment: Segment) -> str:
        left = segment.box.x0 + 4
        if self.contact is not None and left >= self.contact and (self.pages is None or self.pages < self.contact):
            return "contact"
        if self.pages is not None and left >= self.pages:
            if _is_pages_part(segment.text) or is_column_heading(segment.text) == "pages":
                return "pages"
            return "contact" if self.contact is not None and left >= self.contact else "title"
        if self.contact is not None and left >= self.contact:
            return "contact"
        return "other" if self.other is not None and left >= self.other else "title"


def _segment(runs: Sequence[Run]) -> Segment:
    return Segment(text_of(runs), Box.around(run.box for run in runs), list(runs))


def _plain(lines: list[Line]) -> Block:
    """A block whose figures are no label."""
    block = rebuilt(lines)
    if block.label:
        block.text, block.label = f"{block.label} {block.text}".strip(), None
    return block


def _is_pages_part(text: str) -> bool:
    return parse_pages_cell(text) is not None or (len(text) < 24 and _PAGES_PART.fullmatch(text) is not None)


def loose_columns(blocks: Sequence[Block], before: LooseColumns | None = None) -> LooseColumns:
    """Find the columns of pages and contacts that tabs make on a page.

    Args:
        blocks: What stands on the page outside tables.
        before: The columns of the page before, which hold for this one where it does not show its own.
    """
    segments = [segment for block in blocks for line in block.lines for segment in line.segments]
    if not segments:
        return before or LooseColumns(None, None)
    left, right = min(s.box.x0 for s in segments), max(s.box.x1 for s in segments)
    middle = left + 0.4 * (right - left)
    beyond = [s for s in segments if s.box.x0 > middle]
    pages = [s.box.x0 for s in beyond if _marks_pages(s.text)]
    heads = [s for s in beyond if is_column_heading(s.text) in ("pages", "contact", "other")]
    rows = [s for s in heads if any(o is not s and abs(o.box.mid_y - s.box.mid_y) < 4 for o in heads)]
    pages += [s.box.x0 for s in heads if is_column_heading(s.text) == "pages"]
    contact = [_edge_under(s, beyond) for s in rows if is_column_heading(s.text) == "contact"]
    other = [s.box.x0 for s in rows if is_column_heading(s.text) == "other"]
    pages = pages or _figures_at_the_edge(beyond, segments)
    if pages and not contact:
        contact = [
            s.box.x0 for s in beyond if s.box.x0 > min(pages) + 20 and (find_telephones(s.text) or "@" in s.text)
        ]
    known = before or LooseColumns(None, None)
    return LooseColumns(
        min(pages, default=known.pages), min(contact, default=known.contact), min(other, default=known.other)
    )


def _edge_under(heading: Segment, beyond: Sequence[Segment]) -> float:
    """The left edge of the column under a heading, which may be centred over it."""
    left = heading.box.x0 - MAX_CENTRED
    return min(s.box.x0 for s in beyond if s.box.x0 >= left and s.box.overlap_x(heading.box) > 0)


def _figures_at_the_edge(beyond: Sequence[Segment], segments: Sequence[Segment]) -> list[float]:
    """Left edges of bare page figures set at the right margin, each at the end of a title's line and counting up."""
    found = [s for s in beyond if _BARE_PAGES.fullmatch(s.text)]
    if len(found) < 2:
        return []
    edge = max(s.box.x1 for s in segments)
    left = min(s.box.x0 for s in found)
    found = [s for s in found if edge - s.box.x1 < 4 or s.box.x0 - left < 4]
    found = [s for s in found if any(_left_of(o, s) for o in segments) and not any(_left_of(s, o) for o in segments)]
    firsts = [int(_FIGURES.findall(s.text)[0]) for s in found]
    ranges = sum(len(_FIGURES.findall(s.text)) > 1 for s in found)
    counted = all(a < b for a, b in pairwise(firsts)) and (ranges > 1 or len(found) > 2)
    return [s.box.x0 for s in found] if len(found) > 1 and counted else []


def _left_of(other: Segment, segment: Segment) -> bool:
    return other is not segment and other.box.x1 < segment.box.x0 and abs(other.box.mid_y - segment.box.mid_y) < 4


def _marks_pages(text: str) -> bool:
    if _PAGES_OPENED.fullmatch(text):
        return True
    found = find_page_range(text)
    return found is not None and not found.to_follow and len(found.raw) >= len(text) - 2
