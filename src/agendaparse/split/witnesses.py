"""The four witnesses of where papers begin: the agenda's page ranges, item stamps, the outline, title blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from agendaparse.document import LaidDocument, LaidPage, OutlineEntry
from agendaparse.split.kinds import opens_document
from agendaparse.split.paging import Paging

Witness = Literal["agenda", "stamp", "outline", "title"]

_ITEM_TITLE = regex.compile(
    r"^(?:(?:agenda )?item )?(?P<number>\d{1,3}(?:\.\d+)?[a-z]?)[.:)]?\s+(?P<title>\S.*)$", regex.IGNORECASE
)
_PACK_TITLE = regex.compile(r"^\((?:public|private|members?)[ -]?pack\)|\bagenda\b", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Start:
    """A page on which a paper begins, as one witness says.

    `item` is its agenda item, None where the witness does not tell; `title` is the outline's, without item number;
    `child` says that it is not the first paper of its item.
    """

    page: int
    witness: Witness
    item: str | None = None
    title: str | None = None
    child: bool = False


def outline_starts(laid: LaidDocument) -> Iterator[Start]:
    """Starts from the bookmarks, where they are a publishing system's: "Agenda" first, then one for each item.

    In packs of other publishers bookmarks hold headings inside papers, which begin nothing.
    """
    entries = [entry for entry in laid.source.outline if entry.page is not None]
    top = [entry for entry in entries if entry.level == 0]
    if not top or not _is_pack_outline(top, laid):
        return
    item: str | None = None
    for entry in entries:
        if entry.level > 1 or entry.page is None:
            continue
        title = " ".join(entry.title.split())
        if entry.level == 0:
            match = _ITEM_TITLE.match(title)
            item, title = (match["number"], match["title"]) if match else (None, title)
        yield Start(entry.page, "outline", item, title, child=entry.level == 1)


def _is_pack_outline(top: Sequence[OutlineEntry], laid: LaidDocument) -> bool:
    agenda = top[0].title.strip().casefold() in ("agenda", "rhaglen", "agenda frontsheet", "agenda front sheet")
    numbered = sum(bool(_ITEM_TITLE.match(entry.title.strip())) for entry in top)
    packed = bool(_PACK_TITLE.search(laid.source.properties.get("Title", "")))
    stamped = any(page.stamped_item for page in laid.pages)
    return agenda or ((packed or stamped) and numbered >= 0.5 * len(top))


def stamp_starts(pages: Sequence[LaidPage]) -> Iterator[Start]:
    """A new paper where the stamped item changes, and after each blank verso."""
    last: str | None = None
    for page in pages:
        if page.stamped_item is not None and page.stamped_item != last:
            yield Start(page.number, "stamp", page.stamped_item)
            last = page.stamped_item


def title_starts(pages: Sequence[LaidPage]) -> Iterator[Start]:
    """Pages that look like the first of a document."""
    before: LaidPage | None = None
    for page in pages:
        if page.items and opens_document(page, before):
            yield Start(page.number, "title")
        before = page


def range_starts(ranges: Mapping[str, tuple[int, int]], paging: Paging) -> Iterator[Start]:
    """Starts where the agenda says an item's papers begin."""
    for item, (first, _) in ranges.items():
        page = paging.physical(first)
        if page is not None:
            yield Start(page, "agenda", item)
