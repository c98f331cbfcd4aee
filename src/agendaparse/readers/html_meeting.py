"""Meeting pages of the publishing systems: a table with a row for each item, the minutes of it under its title.

Such a page is two documents in one, an agenda and minutes. They are told apart by the labels that the system itself
prints ("Minutes:", "Decision:"); its links to files are no part of either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import regex

from agendaparse.document import Block
from agendaparse.readers.html_tables import rows_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BlocksOf = Callable[["HtmlElement"], list[Block]]

_NUMBER = regex.compile(r"(?:item\s+)?(?P<number>[A-Z]{0,4}/?\d{1,4}[a-z]?)\.?", regex.IGNORECASE)
_NUMBER_HEAD = regex.compile(r"(?:agenda )?(?:item )?(?:no|number|item|agenda item)\.?", regex.IGNORECASE)
_ITEM_HEAD = regex.compile(r"(?:item|title|agenda items?|description|business|details?)", regex.IGNORECASE)
_MINUTES = regex.compile(r"(?:draft |public )?(?:minutes?|decisions?|resolution|cofnodion|penderfyniad)\s*:", regex.I)
_FILE_SIZE = regex.compile(r"\s*,?\s*\(?\b(?:PDF|DOCX?|XLSX?|RTF)\s*,?\s*\d+(?:\.\d+)?\s*[KM]B\)?", regex.IGNORECASE)
_LINK_TEXT = regex.compile(
    r"(?:additional documents?:?|view (?:the )?(?:background|additional|decision|declarations?|reasons?)\b.*"
    r"|supporting documents?:?|(?:report )?documents?:|dogfennau ychwanegol:?)",
    regex.IGNORECASE,
)


@dataclass
class MeetingItem:
    """One row: its number or None, what the agenda says of it, and what the minutes say."""

    number: str | None
    agenda: list[Block] = field(default_factory=list)
    minutes: list[Block] = field(default_factory=list)


def meeting_items(table: HtmlElement, blocks_of: BlocksOf) -> list[MeetingItem] | None:
    """The items of a meeting page's table; None for any other table.

    Args:
        table: The element.
        blocks_of: Gives the blocks of a cell.
    """
    rows = [row for row, _ in rows_of(table)]
    named = "mgitem" in (table.get("class") or "").lower() or _is_headed(rows)
    items: list[MeetingItem] = []
    for row in rows:
        if len(row) != 2 or row[0].tag == row[1].tag == "th":
            continue
        number = " ".join(row[0].text_content().split())
        match = _NUMBER.fullmatch(number)
        if number and match is None:
            return None
        items.append(_item(match["number"] if match else None, blocks_of(row[1])))
    minuted = any(item.minutes for item in items)
    return items if len(items) > 1 and (minuted or (named and any(item.number for item in items))) else None


def agenda_blocks(items: list[MeetingItem]) -> Iterator[Block]:
    """The agenda: a numbered heading for each item, and what stands under it."""
    for item in items:
        yield from _headed(item, item.agenda[1:])


def minutes_blocks(items: list[MeetingItem], heading: list[Block]) -> Iterator[Block]:
    """The minutes, under a heading of their own; nothing where there are none."""
    if not any(item.minutes for item in items):
        return
    yield Block("heading", "Minutes", level=1, bold=True, tag="Document")
    yield from (replace(block) for block in heading if "agenda" not in block.text.lower())
    for item in items:
        if item.minutes:
            yield from _headed(item, item.minutes)


def _headed(item: MeetingItem, under: list[Block]) -> Iterator[Block]:
    title = item.agenda[0] if item.agenda else None
    if title is not None:
        label = f"{item.number}." if item.number else None
        yield replace(title, kind="heading", label=label, level=3, bold=True, lead="")
    yield from under


def _is_headed(rows: list[list[HtmlElement]]) -> bool:
    first = [" ".join(cell.text_content().split()) for cell in rows[0]] if rows else []
    return len(first) == 2 and bool(_NUMBER_HEAD.fullmatch(first[0]) and _ITEM_HEAD.fullmatch(first[1]))


def _item(number: str | None, blocks: list[Block]) -> MeetingItem:
    item = MeetingItem(number)
    under = item.agenda
    for block in blocks:
        text = _FILE_SIZE.sub("", block.text).strip()
        if _LINK_TEXT.fullmatch(text) or (text != block.text and item.agenda):
            continue  # a link to a file, and its size
        heading = _MINUTES.match(text)
        if heading is not None and len(item.agenda) > 0:
            under = item.minutes
            text = text[heading.end() :].strip()
        if text:
            under.append(block if text == block.text else replace(block, text=text))
    return item
