"""Laid-out pages made by hand, for tests of the split."""

from __future__ import annotations

from collections.abc import Sequence

from agendaparse.document import (
    Block,
    Box,
    Cell,
    Document,
    Furniture,
    LaidDocument,
    LaidPage,
    OutlineEntry,
    Table,
)

BOX = Box(0, 0, 10, 10)
REPORT = ("Flood Relief", "Report of: Parks", "Status: For Decision", "Key Decision: No", "Recommendation: to note")
MINUTES = ("Minutes of the meeting held on 1 July", "Present: Cllr. Collins", "Resolved: That it be noted.")
AGENDA = ("Agenda", "Apologies for absence", "1. Minutes (Pages 1 - 4)", "Membership:")
TEXT = ("A page of text that says nothing of itself.",)


def block(text: str, *, heading: bool = False, level: int = 0) -> Block:
    """A paragraph or a heading."""
    return Block("heading" if heading else "paragraph", text, level=level or int(heading))


def table(*rows: Sequence[str]) -> Table:
    """A table of these rows."""
    return Table([Cell(r, c, [block(text)]) for r, row in enumerate(rows) for c, text in enumerate(row)], "tagged")


def page(
    number: int,
    *texts: str,
    stamp: int | None = None,
    item: str | None = None,
    notice: bool = False,
    heading: str | None = None,
    own: int | None = None,
    running_head: str | None = None,
) -> LaidPage:
    """One page: its texts, the stamps on it, and the furniture taken off it."""
    items = [block(heading, heading=True)] if heading else []
    items += [block(text) for text in texts]
    made = LaidPage(number, 595, 842, list(items), printed=None if stamp is None else str(stamp), stamped_item=item)
    if notice:
        made.furniture.append(Furniture("blank_notice", "This page is intentionally left blank", number, BOX))
    if own is not None:
        made.furniture.append(Furniture("page_number", str(own), number, BOX, value=str(own)))
    if running_head is not None:
        made.furniture.append(Furniture("running_head", running_head, number, BOX))
    made.blank = not items
    return made


def document(*pages: LaidPage, outline: Sequence[tuple[str, int, int | None]] = (), title: str = "") -> LaidDocument:
    """A document of pages with bookmarks (title, level, page) and a title property."""
    source = Document("pack.pdf", "0" * 64, "application/pdf", properties={"Title": title}, page_count=len(pages))
    source.outline = [OutlineEntry(*entry) for entry in outline]
    return LaidDocument(source, list(pages))
