"""What layout makes of a page: lines, blocks of text, tables, and the furniture taken out of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from agendaparse.document.content import Run, Shape, Style
from agendaparse.document.geometry import Box

BlockKind = Literal["heading", "paragraph", "list_item"]
FurnitureKind = Literal[
    "page_stamp",
    "repeated_heading",
    "item_stamp",
    "running_head",
    "running_foot",
    "page_number",
    "blank_notice",
    "watermark",
    "artifact",
]


@dataclass(slots=True)
class Segment:
    """Part of a line without a wide gap in it: what a reader sees as one piece, such as a column's share of a line."""

    text: str
    box: Box
    runs: list[Run]


@dataclass(slots=True)
class Line:
    """Runs on one baseline, left to right, cut into segments where a wide gap or a column edge lies between them."""

    page: int
    segments: list[Segment]

    @property
    def box(self) -> Box:
        """Extent of the line."""
        segments = self.segments
        return segments[0].box if len(segments) == 1 else Box.around([s.box for s in segments])

    @property
    def text(self) -> str:
        """The line's words, struck-through ones left out."""
        segments = self.segments
        return segments[0].text if len(segments) == 1 else " ".join([s.text for s in segments if s.text])

    @property
    def runs(self) -> Iterator[Run]:
        """Every run of the line."""
        return (run for segment in self.segments for run in segment.runs)


@dataclass(slots=True)
class Block:
    """A heading, paragraph or list item.

    Attributes:
        kind: What it is by tag or style.
        text: Its words as data-model.md wants them: joined over lines and pages, without furniture, without `label`,
            without struck-through words.
        label: Printed number or bullet that opens it, as printed ("1.", "(a)", "•"), or None.
        lines: Where the words stand; empty for sources without geometry.
        level: Depth of a heading (1 the highest) or nesting of a list item (1 the outermost); 0 for a paragraph.
        style: The style most of its characters have.
        bold, italic, underlined, capitals: Whether all of it (bar punctuation) is so set.
        centred: Whether it stands centred between the margins.
        indent: Left edge of its text in points from the page's left edge.
        lead: Bold or underlined words at its head where the rest is plain, for sources without geometry (else its
            lines tell).
        strong: Each stretch of bold words in it where not all of it is bold, for sources without geometry.
        broken: Whether only a line break of its author parts it from the block before it, for sources without geometry.
        struck: Texts in it that are struck through.
        pages: Physical pages it stands on; (None,) for sources without pages.
        tag: Role in the structure tree, or None where geometry alone was the witness.
        links: Where words of it lead to.
    """

    kind: BlockKind
    text: str
    label: str | None = None
    lines: list[Line] = field(default_factory=list)
    level: int = 0
    style: Style | None = None
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    capitals: bool = False
    centred: bool = False
    indent: float = 0.0
    lead: str = ""
    strong: tuple[str, ...] = ()
    broken: bool = False
    struck: tuple[str, ...] = ()
    pages: tuple[int | None, ...] = (None,)
    tag: str | None = None
    links: tuple[str, ...] = ()

    @property
    def where(self) -> list[tuple[int | None, Box | None]]:
        """Page and box on each page it stands on."""
        if not self.lines:
            return [(page, None) for page in self.pages]
        if len(self.lines) == 1:
            return [(self.lines[0].page, self.lines[0].box)]
        return boxes_by_page((line.page, line.box) for line in self.lines)

    @property
    def first_page(self) -> int | None:
        """Physical page it begins on."""
        return self.pages[0]


@dataclass(slots=True)
class Cell:
    """A table cell; one that spans rows or columns stands once, at its top left.

    `fill` is the background colour 0xRRGGBB or None for none or white; `drawings` are icons drawn inside it.
    """

    row: int
    column: int
    blocks: list[Block] = field(default_factory=list)
    rowspan: int = 1
    colspan: int = 1
    fill: int | None = None
    header: bool = False
    page: int | None = None
    box: Box | None = None
    drawings: Sequence[Shape] = ()

    @property
    def text(self) -> str:
        """Its words, paragraphs parted by one space; numbers and letters of list items kept, bullets not."""
        blocks = self.blocks
        if len(blocks) == 1 and not blocks[0].label:  # most cells of wide tables
            return blocks[0].text.strip()
        texts = (f"{b.label} {b.text}" if b.label and not is_bullet(b.label) else b.text for b in blocks)
        return " ".join([text.strip() for text in texts if text])

    @property
    def bold(self) -> bool:
        """Whether all its text is bold."""
        return bool(self.blocks) and all(b.bold for b in self.blocks)


@dataclass
class Table:
    """A grid of cells.

    Attributes:
        cells: In printed order, row by row; `row` and `column` count from 0.
        method: The witness: "tagged", "ruled", "aligned" or "source" (Markdown, HTML).
        ruled: Whether lines or fills are drawn around its cells (a grid for readers, not for layout).
        pages: Physical pages it stands on.
        box: Extent on its first page.
    """

    cells: list[Cell]
    method: str
    ruled: bool = True
    pages: tuple[int | None, ...] = (None,)
    box: Box | None = None

    @cached_property
    def rows(self) -> list[list[Cell]]:
        """Cells by row; a row holds only the cells that begin in it."""
        count = max((cell.row for cell in self.cells), default=-1) + 1
        rows: list[list[Cell]] = [[] for _ in range(count)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        for row in rows:
            row.sort(key=lambda cell: cell.column)
        return rows

    @cached_property
    def width(self) -> int:
        """Number of columns."""
        return max((cell.column + cell.colspan for cell in self.cells), default=0)

    @property
    def text(self) -> str:
        """All words of the table, cell by cell."""
        return " ".join(cell.text for row in self.rows for cell in row if cell.text)

    @property
    def where(self) -> list[tuple[int | None, Box | None]]:
        """Page and box on each page it stands on."""
        boxed = [(cell.page, cell.box) for cell in self.cells if cell.page is not None and cell.box is not None]
        return boxes_by_page(boxed) if boxed else [(page, None) for page in self.pages]


Item = Block | Table


@dataclass(slots=True)
class Furniture:
    """Text that belongs to the page, not to the document: kept as evidence, never part of the text.

    `value` is what a stamp or page number says ("16" for "Page 16", "7" for "Agenda Item 7"), else None.
    """

    kind: FurnitureKind
    text: str
    page: int
    box: Box
    rotation: int = 0
    value: str | None = None


def is_bullet(label: str) -> bool:
    """Whether a printed label is a mark without meaning of its own ("•", "-", the "o" of word processors)."""
    return label == "o" or not any(c.isalnum() for c in label)


def boxes_by_page(
    pairs: Iterator[tuple[int, Box]] | list[tuple[int, Box]],
) -> list[tuple[int | None, Box | None]]:
    """One enclosing box a page, pages in order of appearance."""
    found: dict[int, list[Box]] = {}
    for page, box in pairs:
        boxes = found.get(page)
        if boxes is None:
            found[page] = [box]
        else:
            boxes.append(box)
    return [(page, Box.around(boxes)) for page, boxes in found.items()]
