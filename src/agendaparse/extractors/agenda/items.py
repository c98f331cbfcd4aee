"""From drafts to agenda items: title, description, pages, contacts, exemption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import regex

from agendaparse.document import Block
from agendaparse.extractors.agenda.entries import Entry
from agendaparse.extractors.agenda.exempt import (
    Ground,
    closes_meeting,
    find_ground,
    is_always_open,
    is_closed_title,
    resolves_exclusion,
)
from agendaparse.extractors.agenda.walk import Draft, Reading, read_agenda
from agendaparse.extractors.contact_labels import is_contact_line
from agendaparse.extractors.contacts import read_contacts
from agendaparse.extractors.context import Context
from agendaparse.grammar.numbering import find_gaps
from agendaparse.grammar.pages import PageRange as PageText
from agendaparse.grammar.pages import find_page_range, parse_pages_cell
from agendaparse.grammar.references import find_reference
from agendaparse.models.agenda import AgendaItem
from agendaparse.models.common import Contact, PageRange
from agendaparse.split.paper import Paper

_WITHDRAWN = regex.compile(
    r"\b(?:WITHDRAWN|withdrawn(?=\s*[)\]])|(?<=(?:has\s+been|was)\s)withdrawn|Withdrawn(?=\s*$|\s*[)\]]))"
)
_INLINE_CONTACT = regex.compile(
    r"^[(\[]?\s*(?:contact(?:\s+officers?)?|officer\s+contact|lead\s+officer|report\s+author|reporting\s+officer"
    r"|enquiries(?:\s+to)?)\s*[:\-–]",
    regex.IGNORECASE,
)
_NAME = regex.compile(
    r"\p{Lu}[\p{L}'’\-]+(?:\s+(?:\p{Lu}\.?|\p{Lu}[\p{L}'’\-]+)){1,3}?(?=$|\s*[,–-]\s|\s+(?:(?i:tel|e-?mail|ext)\b|\d))"
)
_DASHES = ("-", "–", "—")
MAX_HEAD, MAX_POINT = 3, 8  # words of a title, and of the first point it runs on to
_DANGLING = regex.compile(r"\s+[-–—]$")


@dataclass(frozen=True, slots=True)
class Excluded:
    """The resolution that excludes the public from the items behind it: the ground it names, and where it stands."""

    text: str
    blocks: list[Block]


@dataclass(slots=True)
class _Parts:
    """What an item's paragraphs were taken apart into."""

    title: str
    description: list[str] = field(default_factory=list)
    pages: PageText | None = None
    ground: Ground | None = None
    withdrawn: bool = False
    contacts: list[Contact] = field(default_factory=list)


def agenda_papers(papers: Sequence[Paper]) -> list[Paper]:
    """The papers an agenda stands on; a front sheet behind other papers is that of another meeting."""
    found: list[Paper] = []
    for paper in papers:
        if paper.kind in ("front_sheet", "supplement_letter"):
            found.append(paper)
        elif found and paper.kind != "blank":
            break
    return found


def read_front(papers: Sequence[Paper], ctx: Context) -> Reading:
    """Read the items on the front papers of a pack, without judging them; the same papers are read once."""
    found = agenda_papers(papers)
    if not found:
        return Reading()
    items = [item for paper in found for item in paper.items]
    supplement = any(paper.kind == "supplement_letter" for paper in found)
    key = ("front", supplement, *map(id, items))
    return ctx.once(key, lambda: (read_agenda(items, supplement=supplement), items))[0]  # the ids live with the items


def extract_agenda(papers: Sequence[Paper], ctx: Context) -> tuple[AgendaItem, ...]:
    """Extract the agenda.

    Args:
        papers: The papers of the pack; the items are read from the front sheet or the supplement's letter only.
        ctx: Cites and notes.

    Returns:
        The items in printed order, sub-items behind their item.
    """
    reading = read_front(papers, ctx)
    found: list[AgendaItem] = []
    onwards: list[bool] = []
    excluded: Excluded | None = None
    for draft in reading.drafts:
        parts = _take_apart(draft, ctx)
        if draft.closed_by is not None and excluded is None:
            ground = find_ground(draft.closed_by.text)
            excluded = Excluded(ground.text if ground else "", [draft.closed_by.block])
        following = closes_meeting(parts.title, " ".join(parts.description))
        item = _item(draft, parts, excluded, ctx)
        found.append(item)
        if item.withdrawn and any(entry.block.struck for entry in draft.entries):
            ctx.note("struck-text-removed", f"Item {item.number or item.title!r} is struck through.", _things(draft))
        if following:
            ground = find_ground(" ".join(parts.description))
            excluded = Excluded(ground.text if ground else "", _things(draft))
        onwards.append(parts.pages is not None and parts.pages.onwards)
    if not reading.supplement:
        _note_gaps(reading, ctx)
    return tuple(_up_to_the_next(found, onwards))


def _up_to_the_next(items: Sequence[AgendaItem], onwards: Sequence[bool]) -> Iterator[AgendaItem]:
    """End pages printed as "5 onwards" before those of the next item; where none follows, the page alone is known."""
    firsts = sorted({item.pages.first for item in items if item.pages})
    for item, open_ended in zip(items, onwards, strict=True):
        following = next((first for first in firsts if item.pages and first > item.pages.last), None)
        if open_ended and item.pages and following is not None:
            pages = PageRange(first=item.pages.first, last=following - 1)
            yield item.model_copy(update={"pages": pages})
        else:
            yield item


def full_numbers(agenda: Sequence[AgendaItem]) -> list[str | None]:
    """The number each item is filed by: a lettered sub-item's begins with that of its item ("5b")."""
    found: list[str | None] = []
    parent: str | None = None
    for item in agenda:
        part = item.number is not None and item.level > 0 and not item.number[0].isdigit()
        if not part:
            parent = item.number if item.level == 0 or item.number else parent
        found.append(f"{parent}{item.number}" if part and parent and parent[-1].isdigit() else item.number)
    return found


def _item(draft: Draft, parts: _Parts, excluded: Excluded | None, ctx: Context) -> AgendaItem:
    group = draft.group
    resolution = resolves_exclusion(parts.title)
    closed = bool(group and group.exempt) or (excluded is not None and not is_always_open(parts.title))
    exempt = (closed or parts.ground is not None or is_closed_title(parts.title)) and not resolution
    exemption = parts.ground.text if parts.ground and parts.ground.text else None
    where = ctx.where(_things(draft))
    if exempt and exemption is None and group is not None and group.ground:
        exemption = group.ground
        where = (*where, *ctx.where(group.blocks))
    elif exempt and exemption is None and excluded is not None and excluded.text:
        exemption = excluded.text
        where = (*where, *ctx.where(excluded.blocks))
    return AgendaItem(
        number=draft.number,
        title=parts.title,
        reference=find_reference(parts.title),
        description=" ".join(parts.description) or None,
        pages=_page_range(parts.pages),
        contacts=tuple(parts.contacts),
        group=group.title if group else None,
        exempt=exempt,
        exemption=exemption if exempt else None,
        withdrawn=parts.withdrawn,
        level=draft.level,
        where=where,
    )


def _things(draft: Draft) -> list[Block]:
    return [block for entry in draft.entries for block in entry.things]


def _page_range(found: PageText | None) -> PageRange | None:
    if found is None or found.first is None or found.last is None:
        return None
    return PageRange(first=found.first, last=found.last)


def _take_apart(draft: Draft, ctx: Context) -> _Parts:
    first = draft.entries[0]
    parts = _Parts(_title_of(first))
    parts.withdrawn = _is_withdrawn(parts.title, bool(first.block.struck) and not first.text)
    parts.pages = _pages_beside(draft.entries)
    parts.title = _without_tail(parts.title, first.block, parts)
    parts.title = _without_pages(parts.title, parts)
    parts.title = _without_ground(parts.title, first.block, parts)
    parts.title = _dash_point(draft.entries, parts)
    parts.title = _DANGLING.sub("", parts.title) or parts.title
    under = draft.entries[1:]
    while under:
        used = _loose_contact(under, parts, ctx)
        if not used:
            _describe(under[0], parts, ctx)
        under = under[used or 1 :]
    for entry in draft.entries:
        if entry.beside:
            parts.contacts.extend(read_contacts(entry.beside, ctx))
    return parts


def _title_of(entry: Entry) -> str:
    return entry.text.lstrip("-–— ") or " ".join(entry.block.struck)


def _pages_beside(entries: Sequence[Entry]) -> PageText | None:
    blocks = [block for entry in entries for block in entry.pages]
    if not blocks:
        return None
    text = " ".join(f"{b.label} {b.text}".strip() if b.label else b.text for b in blocks)
    found = parse_pages_cell(text)
    if found is None:
        found = next(
            (range_ for b in blocks if (range_ := parse_pages_cell(f"{b.label or ''} {b.text}".strip()))), None
        )
    return found


def _without_pages(text: str, parts: _Parts) -> str:
    """Take a printed page range out of a text; words in place of one ("oral report") stay."""
    found = find_page_range(text)
    if found is None or found.to_follow:
        return text
    if parts.pages is None or parts.pages.first is None:
        parts.pages = found
    return " ".join((text[: found.start] + " " + text[found.end :]).split())


def _without_tail(title: str, block: Block, parts: _Parts) -> str:
    """Part a title from what stands on the lines under its page range ("Report of the Director of Finance")."""
    found = find_page_range(title)
    tail = title[found.end :].strip() if found is not None and found.raw.endswith((")", "]")) else ""
    lines = [line.text for line in block.lines if line.text.strip()]
    if found is None or len(tail) < 4 or not any(tail.startswith(line) for line in lines):
        return title
    parts.description.append(tail)
    return title[: found.end]


def _is_withdrawn(text: str, before: bool) -> bool:
    """Whether a title or the note under it says that the item is withdrawn; the words stay."""
    return before or _WITHDRAWN.search(text) is not None


def _without_ground(title: str, block: Block, parts: _Parts) -> str:
    ground = find_ground(title, [line.text for line in block.lines])
    if ground is None or resolves_exclusion(title):
        return title
    parts.ground = ground
    rest = " ".join(title.replace(ground.printed, " ").split()).rstrip(" -–—:")
    return rest or title


def _dash_point(entries: Sequence[Entry], parts: _Parts) -> str:
    """Part the first dash point from a title it runs on to, when the others stand under it."""
    if len(entries) < 2 or entries[0].block.lines:
        return parts.title
    mark = entries[1].label or ""
    # A converter makes bullets of dashes, but for the one behind the title.
    bullets = [entry for entry in entries[1:] if entry.label and not any(map(str.isalnum, entry.label))]
    listed = mark not in _DASHES and len(bullets) == len(entries) - 1 > 1
    head, dash, point = parts.title.partition(" - " if listed else f" {mark} ")
    if not dash or not (listed or mark in _DASHES):
        return parts.title
    if listed and (len(head.split()) > MAX_HEAD or len(point.split()) > MAX_POINT):
        return parts.title
    parts.description.append(point)
    return head


def _loose_contact(under: Sequence[Entry], parts: _Parts, ctx: Context) -> int:
    """Take a contact that a converter left in paragraphs of its own: a name, and how to reach it behind or under it.

    Returns:
        How many paragraphs it takes up; 0 where none stands here.
    """
    entry = under[0]
    if entry.block.lines or entry.label is not None:
        return 0
    found = find_page_range(entry.text)
    text = entry.text if found is None else f"{entry.text[: found.start]} {entry.text[found.end :]}".strip()
    name = _NAME.match(text)
    if name is None:
        return 0
    blocks = [replace(entry.block, text=text)]
    if name.end() == len(text) and len(under) > 1 and not under[1].block.lines and is_contact_line(under[1].text):
        blocks.append(under[1].block)
    elif not is_contact_line(text[name.end() :].strip(" ,-–")):
        return 0
    contacts = read_contacts(blocks, ctx)
    if len(contacts) != 1 or not (contacts[0].telephone or contacts[0].email):
        return 0
    _without_pages(entry.text, parts)
    parts.contacts.extend(contacts)
    return len(blocks)


def _describe(entry: Entry, parts: _Parts, ctx: Context) -> None:
    """Put a paragraph under the title where it belongs."""
    text = entry.text
    if entry.label is not None and any(c.isalnum() for c in entry.label):
        text = f"{entry.label} {text}".strip()
    if _INLINE_CONTACT.match(text):
        contacts = read_contacts([entry.block], ctx)
        if contacts:
            parts.contacts.extend(contacts)
            return
    if len(text) < 90:
        parts.withdrawn = _is_withdrawn(text, parts.withdrawn)
    text = _without_pages(text, parts)
    if parts.ground is None and not resolves_exclusion(parts.title):
        ground = find_ground(text, [line.text for line in entry.block.lines])
        if ground is not None:
            parts.ground = ground
            text = " ".join(text.replace(ground.printed, " ").split()).strip(" -–—")
    if text:
        parts.description.append(text)


def _note_gaps(reading: Reading, ctx: Context) -> None:
    labels = [one.label for one in reading.series]
    for gap in find_gaps(labels, most=5):
        before, after = reading.series[gap.before], reading.series[gap.after]
        blocks = [d.entries[0].block for d in reading.drafts if d.numbered in (before, after)]
        missing = ", ".join(gap.missing)
        ctx.note(
            "agenda-number-gap", f"Between item {before.number} and item {after.number} there is no {missing}.", blocks
        )
