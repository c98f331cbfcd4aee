"""Meeting pages of the publishing systems: a table with a row for each item, the minutes of it under its title.

Such a page is two documents in one, an agenda and minutes. They are told apart by the labels that the system itself
prints ("Minutes:", "Decision:"); its links to files are no part of either. Who attended stands in tables of names, for
each kind of attendance or with a column that says it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import regex

from agendaparse.document import Block, Item, Table
from agendaparse.readers.html_tables import rows_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ItemsOf = Callable[["HtmlElement"], list[Item]]

_NUMBER = regex.compile(r"(?:item\s+)?(?P<number>[A-Z]{0,4}[ /]?\d{1,4}(?:/\d{1,4})?[a-z]?)\.?", regex.IGNORECASE)
_NUMBER_HEAD = regex.compile(
    r"(?:agenda )?(?:item )?(?:no|number|item|agenda item)\.?|min(?:ute)?s?(?: ?no\.?| number)?|rhif(?: yr? eitem)?\.?",
    regex.IGNORECASE,
)
_ITEM_HEAD = regex.compile(
    r"(?:item|title|agenda items?|description|business|details?|minutes?|eitem)", regex.IGNORECASE
)
_SAYS_MINUTES = regex.compile(r"minutes?|resolutions?|decisions?|penderfyniad", regex.IGNORECASE)
MOST_TITLE = 160  # letters of an item's title
_MINUTES = regex.compile(
    r"(?:draft |public )?(?:minutes?|(?P<decision>decisions?|resolution|penderfyniad)|cofnodion)\s*:", regex.IGNORECASE
)
_FILE_SIZE = regex.compile(
    r"\s*,?\s*(?:\(?\b(?:PDF|DOCX?|XLSX?|RTF)\s*,?\s*\d+(?:\.\d+)?\s*[KM]B\)?|\(\s*\d+(?:\.\d+)?\s*[KM]B\s*\))",
    regex.IGNORECASE,
)
_NAME_HEAD = regex.compile(r"(?:name|attendee|member|councillor|officer|person)s?", regex.IGNORECASE)
_SAID_HEAD = regex.compile(r"attendance|status|expected|present\??", regex.IGNORECASE)
_ROLE_HEAD = regex.compile(r"role|position|office|capacity|title", regex.IGNORECASE)
# Kinds of attendance, as headings and cells say them, in the order in which minutes print them; first match counts.
_KINDS = (
    ("Apologies", regex.compile(r"apolog|ymddiheur", regex.IGNORECASE)),
    (
        "Absent",
        regex.compile(
            r"\babsen[ct]|\bnot (?:be )?(?:present|attend|in attendance)|\bunable to|\bnon?[- ]?attend",
            regex.IGNORECASE,
        ),
    ),
    ("Also present", regex.compile(r"also present|\bothers?\b(?! officers)|guest|observer|visiting", regex.IGNORECASE)),
    ("In attendance", regex.compile(r"in attendance|officers?\b", regex.IGNORECASE)),
    ("Present", regex.compile(r"\bpresent\b|\battend|presennol", regex.IGNORECASE)),
)
_PRINTED = ("Present", "Also present", "In attendance", "Apologies", "Absent")
_BODY = regex.compile(r"(?:committee|meeting|body)\s*:?", regex.IGNORECASE)
_LABEL = regex.compile(r"(?:committee|meeting|body|date|time|venue|location|place)\s*:?", regex.IGNORECASE)
_MEMBER = regex.compile(r"(?:committee|council|board|panel)?\s*members?", regex.IGNORECASE)
_LINK_TEXT = regex.compile(
    r"(?:share this item|additional documents?:?|view (?:the )?recorded votes?\b.*"
    r"|view (?:the )?(?:background|additional|decision|declarations?|reasons?)\b.*"
    r"|supporting documents?:?|(?:report )?documents?:|dogfennau ychwanegol:?)",
    regex.IGNORECASE,
)


@dataclass
class MeetingItem:
    """One row: its number or None, what the agenda says of it, and what the minutes say."""

    number: str | None
    agenda: list[Item] = field(default_factory=list)
    minutes: list[Item] = field(default_factory=list)
    decision: list[Item] = field(default_factory=list)


def meeting_items(table: HtmlElement, items_of: ItemsOf) -> list[MeetingItem] | None:
    """The items of a meeting page's table; None for any other table.

    Args:
        table: The element.
        items_of: Gives the blocks and tables of a cell.
    """
    rows = [row for row, _ in rows_of(table)]
    heads = [" ".join(cell.text_content().split()) for cell in rows[0]] if rows else []
    headed = len(heads) > 1 and bool(_NUMBER_HEAD.fullmatch(heads[0]) and _ITEM_HEAD.fullmatch(heads[1]))
    named = "mgitem" in (table.get("class") or "").lower() or headed
    minuted = headed and _SAYS_MINUTES.fullmatch(heads[-1]) is not None  # an older page, of minutes alone
    width = len(heads) if minuted else 2
    items: list[MeetingItem] = []
    for row in rows:
        if len(row) != width or row[0].tag == row[1].tag == "th":
            continue
        number = " ".join(row[0].text_content().split())
        match = _NUMBER.fullmatch(number)
        if number and match is None:
            return None
        told = [item for cell in row[1:] for item in items_of(cell)]
        item = (_minuted if minuted else _item)(match["number"] if match else None, told)
        if minuted and item.minutes and not item.agenda:
            return None  # titles have a column of their own, or none: a table, which the minutes or a report may hold
        items.append(item)
    told_of = any(item.minutes for item in items)
    return items if len(items) > 1 and (told_of or (named and any(item.number for item in items))) else None


def _minuted(number: str | None, told: list[Item]) -> MeetingItem:
    """A row of a page of minutes alone: the title of the item, where it is set apart, and what was minuted."""
    first = told[0] if told else None
    if isinstance(first, Block) and (first.bold or first.capitals or first.underlined) and len(first.text) < MOST_TITLE:
        return MeetingItem(number, [first], told[1:])
    return MeetingItem(number, [], told)


def agenda_blocks(items: list[MeetingItem]) -> Iterator[Item]:
    """The agenda: a numbered heading for each item, and what stands under it."""
    for item in items:
        yield from _headed(item, item.agenda[1:])


def minutes_blocks(items: list[MeetingItem], heading: list[Block], attended: list[tuple[str, str]]) -> Iterator[Item]:
    """The minutes, under a heading of their own; nothing where there are none.

    Args:
        items: The rows of the page.
        heading: Its first headings, and what else says which meeting it was.
        attended: Each person with the kind of attendance.
    """
    if not attended and not any(item.minutes for item in items):
        return
    draft = any("draft minutes" in block.text.lower() for block in heading)
    yield Block("heading", "Draft minutes" if draft else "Minutes", level=1, bold=True, tag="Document")
    yield from (replace(block) for block in heading if "agenda" not in block.text.lower())
    for kind in _PRINTED:
        people = [person for said, person in attended if said == kind]
        if people:
            yield Block("paragraph", f"{kind}: {', '.join(people)}", lead=f"{kind}:", tag="P")
    for item in items:
        if item.minutes:
            yield from _headed(item, item.minutes)


def summary_of(items: Sequence[Item]) -> list[Block]:
    """What says which meeting a page is about: its first headings, and the rows of a table of labels as lines."""
    headings = [item for item in items if isinstance(item, Block) and item.kind == "heading"][:3]
    lines: list[Block] = []
    for table in (item for item in items if isinstance(item, Table) and item.width == 2):
        rows = [row for row in table.rows if len(row) == 2 and row[1].text and _LABEL.fullmatch(row[0].text)]
        if len(rows) > 1:
            lines.extend(Block("paragraph", _said(row[0].text, row[1].text), tag="P") for row in rows)
    return [*headings, *lines]


def _said(label: str, value: str) -> str:
    """A row of labels as minutes print it: the body without a label."""
    return value if _BODY.fullmatch(label) else f"{label} {value}"


def attendance_in(table: HtmlElement, heading: str) -> list[tuple[str, str]]:
    """Who attended, by a table of names; empty for any other table.

    Args:
        table: The element.
        heading: What stands over it.

    Returns:
        The kind of attendance of each person, and the person with a role in brackets.
    """
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row, _ in rows_of(table)]
    if len(rows) < 2 or not rows[0] or _NAME_HEAD.fullmatch(rows[0][0]) is None:
        return []
    said = next((i for i, head in enumerate(rows[0]) if i and _SAID_HEAD.fullmatch(head)), None)
    role = next((i for i, head in enumerate(rows[0]) if i and _ROLE_HEAD.fullmatch(head)), None)
    over = attendance_kind(heading)
    found: list[tuple[str, str]] = []
    for row in rows[1:]:
        kind = attendance_kind(row[said]) if said is not None and said < len(row) else over
        if kind is None or not row[0]:
            continue
        office = row[role] if role is not None and role < len(row) else ""
        told = office and _MEMBER.fullmatch(office) is None
        found.append((kind, f"{row[0]} ({office})" if told else row[0]))
    return found


def attendance_kind(text: str) -> str | None:
    """The kind of attendance that a heading or a cell says; None where it says none.

    Args:
        text: Its words: "Apologies", "Did not attend", "Present, as expected".
    """
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), None)


def _headed(item: MeetingItem, under: list[Item]) -> Iterator[Item]:
    title = item.agenda[0] if item.agenda else None
    if isinstance(title, Block):
        label = f"{item.number}." if item.number else None
        yield replace(title, kind="heading", label=label, level=3, bold=True, lead="")
    yield from under


def _item(number: str | None, told: list[Item]) -> MeetingItem:
    item = MeetingItem(number)
    under = item.agenda
    for part in told:
        if isinstance(part, Table):
            under.append(part)
            continue
        text = _FILE_SIZE.sub("", part.text).strip()
        if part.tag == "Figure" or _LINK_TEXT.fullmatch(text) or (text != part.text and item.agenda):
            continue  # a link to a file, and its size
        heading = _MINUTES.match(text)
        if heading is not None and len(item.agenda) > 0:
            under = item.decision if heading["decision"] else item.minutes
            text = text[heading.end() :].strip()
        if text:
            under.append(part if text == part.text else replace(part, text=text))
    said = " ".join(part.text for part in item.minutes)  # a decision is printed alone and again in the minutes
    item.minutes[:0] = [part for part in item.decision if part.text not in said]
    return item
