"""A document as its reader found it, before layout."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from agendaparse.document.content import Image, Link, Run, Shape
from agendaparse.document.flow import Item
from agendaparse.document.note import Note
from agendaparse.document.tags import Tag

TextLayer = Literal["native", "ocr", "mixed", "none"]


@dataclass(slots=True)
class OutlineEntry:
    """A bookmark: its title, depth (0 at the top) and the physical page it leads to, if any."""

    title: str
    level: int
    page: int | None


@dataclass(slots=True)
class Page:
    """One page.

    `label` is the page label of the PDF, not a printed stamp; `confidence` (0 to 100) is an OCR engine's, of a page
    whose words were recognised.
    """

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    label: str | None = None
    problem: str | None = None
    confidence: float | None = None

    @property
    def landscape(self) -> bool:
        """Whether the page is wider than high."""
        return self.width > self.height


@dataclass(slots=True)
class Document:
    """What a reader gives to layout.

    Readers of forms without geometry (Markdown, HTML, text) leave `pages` without runs and fill `items` instead.

    Attributes:
        name: File name or other name of the source, for messages.
        sha256: Hash of the bytes.
        media_type: Such as "application/pdf".
        properties: Document information, keys as in the file without slash ("Title", "Producer", "Creator", …).
        language: Natural language said by the file ("en-GB"), or None.
        pages: Pages in physical order.
        outline: Bookmarks in order, depth first.
        tags: Roots of the structure tree.
        page_count: Pages in the file, more than `pages` when only part was asked for.
        items: Ready-made blocks and tables, for forms without geometry.
        paged: Whether the source has pages; what is read from one that has none cites no page.
        measured: Whether places on the pages are the source's own; those of plain text are not, and are not cited.
        notes: What was doubtful about the file itself.
    """

    name: str
    sha256: str
    media_type: str
    properties: dict[str, str] = field(default_factory=dict)
    language: str | None = None
    pages: list[Page] = field(default_factory=list)
    outline: list[OutlineEntry] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    page_count: int = 0
    text_layer: TextLayer = "native"
    items: list[Item] = field(default_factory=list)
    paged: bool = True
    measured: bool = True
    notes: list[Note] = field(default_factory=list)
