"""Minutes: who was there, what was moved, what was decided."""

from __future__ import annotations

from agendaparse.extractors.context import Citable, Context
from agendaparse.extractors.minutes.attendance import AttendanceReader
from agendaparse.extractors.minutes.contents import without_contents
from agendaparse.extractors.minutes.decisions import find_decisions, resolution_records
from agendaparse.extractors.minutes.declarations import read_declarations
from agendaparse.extractors.minutes.heading_block import read_heading_block
from agendaparse.extractors.minutes.motions import MotionReader, motion_records
from agendaparse.extractors.minutes.outline import Heading, Outline, find_outline
from agendaparse.extractors.minutes.paragraphs import group_paragraphs, paragraph_records
from agendaparse.extractors.minutes.passages import Passage, cite, read_passages
from agendaparse.extractors.minutes.tables import read_actions, read_tables
from agendaparse.grammar.minutes_words import EXCLUSION, EXEMPT, READMITTED
from agendaparse.grammar.people import PersonText
from agendaparse.models import MinuteItem, Minutes, Where
from agendaparse.split.paper import Paper

__all__ = ["extract_minutes"]


def extract_minutes(paper: Paper, ctx: Context) -> Minutes:
    """Read the minutes of one meeting.

    Args:
        paper: The minutes as cut out of a pack, or a whole document.
        ctx: Cites places and collects doubts.

    Returns:
        The minutes; what was not found is empty or None.
    """
    outline = find_outline(without_contents(read_passages(paper)))
    attendance = AttendanceReader()
    attendance.read(outline)
    block = read_heading_block(paper, outline)
    _note_struck(outline, ctx)
    names = attendance.people
    return Minutes(
        council=block.council,
        committee=block.committee,
        date=block.date,
        venue=block.venue,
        commenced=block.commenced,
        concluded=block.concluded,
        attendance=attendance.records(ctx),
        items=_items(outline, names, ctx),
        agenda_item=paper.agenda_item,
        draft=block.draft,
        next_meeting=block.next_meeting,
        where=_pages(paper, ctx),
    )


def _pages(paper: Paper, ctx: Context) -> tuple[Where, ...]:
    """The pages of the minutes; a paper without geometry is one place without box."""
    return tuple(
        Where(page=page.number, label=ctx.labels.get(page.number), bbox=(0.0, 0.0, page.width, page.height))
        if page.width
        else Where(page=None)
        for page in paper.pages
    )


def _note_struck(outline: Outline, ctx: Context) -> None:
    """Say of every item which struck-through words left its text."""
    items = [(heading.title, [*heading.sources, *heading.body]) for heading in outline.items]
    for title, passages in [(None, outline.preamble), *items, (None, outline.closing)]:
        struck = [passage for passage in passages if passage.struck]
        if struck:
            words = "; ".join(f"“{text}”" for text in dict.fromkeys(t for passage in struck for t in passage.struck))
            place = f"In the minute “{title}”" if title else "In the minutes"
            ctx.note("struck-text-removed", f"{place} struck-through words were left out: {words}", _sources(struck))


def _sources(passages: list[Passage]) -> list[Citable]:
    return [source for passage in passages for source in passage.sources]


def _items(outline: Outline, names: list[PersonText], ctx: Context) -> tuple[MinuteItem, ...]:
    items: list[MinuteItem] = []
    excluded = False
    for heading in outline.items:
        item = _item(heading, names, excluded, ctx)
        items.append(item)
        if any("xclu" in r.text.lower() and EXCLUSION.search(r.text) for r in item.resolutions):
            excluded = True
        elif excluded and any(READMITTED.search(p.text) for p in item.paragraphs):
            excluded = False
    return tuple(items)


def _item(heading: Heading, names: list[PersonText], excluded: bool, ctx: Context) -> MinuteItem:
    body = heading.body
    paragraphs = group_paragraphs(body, heading.number)
    decisions = find_decisions(body, paragraphs)
    motions = MotionReader(body, paragraphs, decisions, names, heading.sources[0] if heading.sources else None).read()
    group = heading.group or ""
    return MinuteItem(
        number=heading.number,
        title=heading.title,
        agenda_item=heading.reference,
        group=heading.group,
        exempt=excluded or _exempt(group) or _exempt(heading.title or ""),
        paragraphs=paragraph_records(paragraphs, ctx),
        declarations=read_declarations(heading.title, body, names, ctx),
        motions=motion_records(motions, ctx),
        resolutions=resolution_records(decisions, ctx),
        actions=read_actions(body, ctx),
        tables=read_tables(body, ctx),
        where=cite([*heading.sources, *body], ctx),
    )


def _exempt(text: str) -> bool:
    """Whether a heading says that press and public were excluded; the item that excludes them is still open."""
    return EXEMPT.search(text) is not None and "unrestricted" not in text.lower() and "exclusion" not in text.lower()
