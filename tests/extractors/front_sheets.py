"""Front sheets of invented councils, set in two ways: as bare blocks and tables, and as runs on a page.

`blocks` takes a small notation: one line is one paragraph, `# ` opens a heading, `**...**` is bold, `| a | b |` is a
table row (`//` parts paragraphs in a cell; a row of one cell reaches across). `pages` sets lines at given places and
lets layout make of them what it makes of a PDF without tags.
"""

from __future__ import annotations

from dataclasses import dataclass

from agendaparse.document import Block, Box, Cell, Document, Item, LaidPage, Page, Run, Style, Table
from agendaparse.extractors.context import Context
from agendaparse.layout import lay_out
from agendaparse.layout.labels import split_label
from agendaparse.models.section import SectionKind
from agendaparse.split.paper import Paper

STYLES = {bold: Style("Arial-BoldMT" if bold else "ArialMT", 11.0, bold, False, 0) for bold in (False, True)}


def block(text: str) -> Block:
    """One paragraph of the notation."""
    heading = text.startswith("# ")
    text = text.removeprefix("# ").strip()
    bold = heading or (text.startswith("**") and text.endswith("**"))
    text = text.replace("**", "")
    label, rest = split_label(text)
    if rest.startswith("~~"):
        return Block("paragraph", "", label=label, struck=(rest.strip("~"),))
    capitals = text.isupper()
    kind = "heading" if heading else "list_item" if label else "paragraph"
    return Block(kind, rest, label=label, bold=bold, capitals=capitals, level=1 if heading else 0)  # type: ignore[arg-type]


def blocks(text: str) -> list[Item]:
    """Items of the notation."""
    items: list[Item] = []
    rows: list[list[str]] = []
    for line in [*text.strip().splitlines(), ""]:
        line = line.strip()
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            items.append(table(rows))
            rows = []
        if line:
            items.append(block(line))
    return items


def table(rows: list[list[str]], *, ruled: bool = False) -> Table:
    """A table of the notation's rows."""
    width = max(len(row) for row in rows)
    cells = [
        Cell(r, c, [block(part) for part in text.split("//") if part.strip()], colspan=width if len(row) == 1 else 1)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    return Table(cells, "source", ruled=ruled, pages=(None,))


def paper(text: str, kind: SectionKind = "front_sheet") -> Paper:
    """A paper without geometry."""
    items = blocks(text)
    return Paper(kind, None, None, [LaidPage(1, 0.0, 0.0, items)], items)


@dataclass(frozen=True)
class Set:
    """Words set at a place: left edge, baseline, text, weight."""

    x: float
    y: float
    text: str
    bold: bool = False
    size: float = 11.0


def run(place: Set) -> Run:
    """The run of words set at a place; letters are as wide as Arial's on the average."""
    style = STYLES[place.bold] if place.size == 11.0 else STYLES[place.bold]._replace(size=place.size)
    width = sum(0.28 if c in "iljtf.,:;'| ()-" else 0.72 if c.isupper() else 0.53 for c in place.text) * place.size
    box = Box(place.x, place.y - 0.9 * place.size, place.x + width, place.y + 0.2 * place.size)
    return Run(place.text, box, place.y, style)


def printed(*pages: list[Set], kind: SectionKind = "front_sheet", properties: dict[str, str] | None = None) -> Paper:
    """A paper of untagged pages, laid out."""
    document = Document("test.pdf", "", "application/pdf", properties=properties or {})
    document.pages = [Page(n, 595.0, 842.0, [run(place) for place in page]) for n, page in enumerate(pages, 1)]
    document.page_count = len(document.pages)
    laid = lay_out(document)
    return Paper(kind, None, None, laid.pages, [item for page in laid.pages for item in page.items])


def context(properties: dict[str, str] | None = None) -> Context:
    """A context without labels."""
    return Context({}, properties or {})
