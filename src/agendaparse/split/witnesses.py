"""The four witnesses of where papers begin: the agenda's page ranges, item stamps, the outline, title blocks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from agendaparse.document import LaidDocument, LaidPage, OutlineEntry
from agendaparse.grammar.text import fold
from agendaparse.models.common import number_key
from agendaparse.split.cases import HEAD as CASE_HEAD
from agendaparse.split.cases import case_of
from agendaparse.split.closings import (
    closes_minutes,
    is_left_over,
    is_sheet,
    is_title_sheet,
    listed_appendices,
    stands_for_a_paper,
)
from agendaparse.split.filing import SHORT_TITLE
from agendaparse.split.kinds import carries_on, heads_item, is_appendix, opens_document
from agendaparse.split.paging import Paging
from agendaparse.split.paper import opening_texts

Witness = Literal["agenda", "stamp", "outline", "title"]

_ITEM_TITLE = regex.compile(
    r"^(?:(?:agenda )?item )?(?P<number>\d{1,3}(?:\.\d+)?(?:[a-z]|\s?\([a-z]{1,4}\))?)[.:)]?"
    r"(?:\s+[-–])?\s+(?P<title>\S.*)$",
    regex.IGNORECASE,
)
_OPENING_FILE = regex.compile(r"^(?:\d+\W+)?(?:public |draft )?agenda\b", regex.IGNORECASE)
_PACK_TITLE = regex.compile(r"^\((?:public|private|members?)[ -]?pack\)|\bagenda\b", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Start:
    """A page on which a paper begins, as one witness says.

    `item` is its agenda item, None where the witness does not tell; `title` is the outline's, without item number;
    `child` says that it is not the first paper of its item, `agenda` that it is the agenda of another meeting,
    `headed` that only the item named over the page says so.
    """

    page: int
    witness: Witness
    item: str | None = None
    title: str | None = None
    child: bool = False
    agenda: bool = False
    headed: bool = False


def outline_starts(laid: LaidDocument, titles: Mapping[str, str] | None = None) -> Iterator[Start]:
    """Starts from the bookmarks, where they are a pack's: "Agenda" first, then one for each item or file.

    In packs of other publishers bookmarks hold headings inside papers, which begin nothing.

    Args:
        laid: The document after layout.
        titles: Title of each agenda item, where the agenda has been read.
    """
    entries = [entry for entry in laid.source.outline if entry.page is not None]
    top = [entry for entry in entries if entry.level == 0]
    known = {fold(title): item for item, title in (titles or {}).items()}
    if not top or not _is_pack_outline(top, laid, known):
        return
    keys = {number_key(item) for item in titles or ()}
    item: str | None = None
    for entry in entries:
        if entry.level > 1 or entry.page is None:
            continue
        title = " ".join(entry.title.split())
        child = entry.level == 1
        if not child:
            match = _ITEM_TITLE.match(title)
            number, title = (match["number"], match["title"]) if match else (known.get(fold(title)), title)
            child = number is not None and _belongs_to(number, item, keys)
            if not child:
                item = _as_printed(number)
        yield Start(entry.page, "outline", item, title, child=child)


def _as_printed(number: str | None) -> str | None:
    """A number without the zeros that keep files in order; nought is the agenda itself."""
    return None if number is None else number.lstrip("0") or None


def _belongs_to(number: str, item: str | None, keys: Collection[str]) -> bool:
    """Whether a lettered bookmark ("05a") is a further paper of the item before it, and no item itself."""
    key = number_key(number)
    return item is not None and bool(keys) and key not in keys and key.rstrip("abcdefghij") == number_key(item)


def _is_pack_outline(top: Sequence[OutlineEntry], laid: LaidDocument, known: Collection[str]) -> bool:
    titles = [entry.title.strip() for entry in top]
    if titles[0].casefold() in ("agenda", "rhaglen", "agenda frontsheet", "agenda front sheet"):
        return True
    filed = len(top) > 2 and len(titles[0].split()) < 9 and _OPENING_FILE.match(titles[0]) is not None
    numbered = sum(bool(_ITEM_TITLE.match(title)) for title in titles)
    named = sum(fold(title) in known for title in titles)
    packed = bool(_PACK_TITLE.search(laid.source.properties.get("Title", "")))
    stamped = any(page.stamped_item for page in laid.pages)
    return filed or ((packed or stamped) and numbered * 2 >= len(top)) or (named > 1 and named * 2 >= len(top))


def stamp_starts(pages: Sequence[LaidPage]) -> Iterator[Start]:
    """A new paper where the stamped item changes, and after each blank verso."""
    last: str | None = None
    for page in pages:
        if page.stamped_item is not None and page.stamped_item != last:
            yield Start(page.number, "stamp", page.stamped_item)
            last = page.stamped_item


def title_starts(pages: Sequence[LaidPage], titles: Mapping[str, str] | None = None) -> Iterator[Start]:
    """Pages that look like the first of a document, or that are headed with the title of an agenda item.

    Args:
        pages: The pages in order.
        titles: Title of each agenda item, where the agenda has been read.
    """
    known = {fold(title): item for item, title in (titles or {}).items() if len(title) > SHORT_TITLE}
    listed: set[str] = set()
    current: str | None = None
    appended = False
    last_case: str | None = None
    before: LaidPage | None = None
    for page in pages:
        if page.items:
            case = case_of(page)
            item = heads_item(page, known) if case is None or _names_agenda(page) else None
            opens = own = opens_document(page, before) or (case is not None and case != last_case)
            last_case = case or last_case
            if not opens and before is not None and not carries_on(before, page):
                opens = (item or current) != current or bool(titles and _follows_end(page, before, listed))
                opens = opens or bool(titles and not appended and is_sheet(before) and is_sheet(page))
            if opens:
                yield Start(page.number, "title", item, headed=not own)
                current = item or current
                appended = is_appendix([page], None) or bool(listed)
            if titles:
                listed |= listed_appendices(page)
        before = page


def _names_agenda(page: LaidPage) -> bool:
    """Whether the head of a page speaks of the agenda: "Item 1" alone is the first of a schedule."""
    return any("agenda" in text.casefold() for text in opening_texts(page)[:CASE_HEAD])


def _follows_end(page: LaidPage, before: LaidPage, listed: Collection[str]) -> bool:
    """Whether a page of a pack opens a paper by what went before: minutes closed, or it was listed as an appendix."""
    if stands_for_a_paper(page) or (closes_minutes(before) and not is_left_over(page)):
        return True
    if not listed or is_title_sheet(before):
        return False
    return any(fold(text) in listed for text in opening_texts(page)[:2])


def range_starts(ranges: Mapping[str, tuple[int, int]], paging: Paging) -> Iterator[Start]:
    """Starts where the agenda says an item's papers begin."""
    for item, (first, _) in ranges.items():
        page = paging.physical(first)
        if page is not None:
            yield Start(page, "agenda", item)
