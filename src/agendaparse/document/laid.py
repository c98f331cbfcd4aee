"""A document after layout: each page's text in reading order, its furniture apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from agendaparse.document.content import Image
from agendaparse.document.flow import Furniture, Item
from agendaparse.document.note import Note
from agendaparse.document.source import Document


@dataclass(slots=True)
class LaidPage:
    """One page after layout.

    Attributes:
        number: Physical page, from 1.
        items: Blocks and tables in reading order; one that runs over pages stands on its first.
        furniture: What was taken out of the text.
        printed: The pack's page number stamped on it ("16"), or None.
        stamped_item: The agenda item stamped on it ("7"), or None.
        blank: Whether it carries no text but furniture.
        images: Pictures, with alternative text where known.
        opens: Whether the title block of a paper is known to stand at its head; only where the source has no pages.
    """

    number: int
    width: float
    height: float
    items: list[Item] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    printed: str | None = None
    stamped_item: str | None = None
    blank: bool = False
    images: list[Image] = field(default_factory=list)
    opens: bool = False

    @property
    def landscape(self) -> bool:
        """Whether the page is wider than high."""
        return self.width > self.height


@dataclass(slots=True)
class LaidDocument:
    """The whole document after layout; `source` keeps properties and outline (its pages are emptied of runs)."""

    source: Document
    pages: list[LaidPage] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def paged(self) -> bool:
        """Whether the pages are the source's own, and not only ends that a conversion left in the text."""
        return self.source.paged
