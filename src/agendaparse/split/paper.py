"""One document of a pack, cut out by the split."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from agendaparse.document import Block, Item, LaidPage, Table
from agendaparse.models.section import SectionKind

OPENING = 45  # blocks of the first page that are looked at


@dataclass(slots=True)
class Paper:
    """A run of pages that is one paper: the front sheet, a report, an appendix or a set of minutes.

    Attributes:
        kind: What it is.
        title: The outline's title without item number, else the printed heading, or None.
        agenda_item: Number of the agenda item it is filed under, or None.
        pages: Its pages after layout, in physical order; one page without number for sources without pages.
        items: Blocks and tables of all its pages in reading order, paragraphs and tables joined over page ends.
        parent: The report an appendix belongs to, or None.
        bookmarked: Whether `title` is the outline's.
    """

    kind: SectionKind
    title: str | None
    agenda_item: str | None
    pages: list[LaidPage]
    items: list[Item] = field(default_factory=list)
    parent: Paper | None = None
    bookmarked: bool = False

    @property
    def first_page(self) -> int:
        """First physical page."""
        return self.pages[0].number

    @property
    def last_page(self) -> int:
        """Last physical page."""
        return self.pages[-1].number

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block in reading order, those in table cells included."""
        return blocks_in(self.items)


def blocks_in(items: list[Item]) -> Iterator[Block]:
    """Blocks of a list of items, those in table cells included."""
    for item in items:
        if isinstance(item, Table):
            for row in item.rows:
                for cell in row:
                    yield from cell.blocks
        else:
            yield item


def opening_texts(page: LaidPage) -> list[str]:
    """The first blocks of a page as texts, label first, those in table cells included."""
    texts: list[str] = []
    for block in blocks_in(page.items):
        texts.append(f"{block.label} {block.text}" if block.label else block.text)
        if len(texts) >= OPENING:
            break
    return texts
