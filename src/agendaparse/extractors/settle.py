"""What the parts of a pack tell each other: names out of display capitals, minutes filed, councils inherited."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from agendaparse.grammar.dates import find_dates
from agendaparse.grammar.naming import name_case
from agendaparse.grammar.text import fold
from agendaparse.models import AgendaItem, Meeting, Minutes, RagTable, Report
from agendaparse.split import Paper
from agendaparse.split.paper import opening_texts

HEADING = 6  # blocks at the head of minutes that name their day
_MINUTES_ITEM = regex.compile(r"\b(?:minutes?|cofnodion)\b", regex.IGNORECASE)
_MINUTES = regex.compile(r"\b(?:minutes?|notes|cofnodion)\b", regex.IGNORECASE)
# A committee that minutes call by no more than this is the one the pack is for.
_BARE_BODIES = frozenset({"committee", "the committee", "sub-committee", "panel", "board", "council"})


def settle_meeting(meeting: Meeting | None) -> Meeting | None:
    """The meeting with its names as names: "CABINET" was set in capitals for display."""
    if meeting is None:
        return None
    return meeting.model_copy(update=_named(meeting, "council", "committee", "venue"))


def settle_minutes(minutes: Sequence[Minutes], meeting: Meeting | None) -> tuple[Minutes, ...]:
    """Minutes with their names as names; in a pack they are its council's where they do not say whose."""
    return tuple(_settled(one, meeting) for one in minutes)


def settle_tables(tables: Sequence[RagTable], reports: Sequence[Report]) -> tuple[RagTable, ...]:
    """Rated tables with the title their report prints, where it is the only one under the item."""
    titles: dict[str, list[str]] = {}
    for report in reports:
        if report.agenda_item and report.title:
            titles.setdefault(report.agenda_item, []).append(report.title)
    unique = {item: found[0] for item, found in titles.items() if len(found) == 1}
    return tuple(
        table.model_copy(update={"report": unique.get(table.agenda_item or "", table.report)}) for table in tables
    )


def file_minutes(papers: Sequence[Paper], numbers: Sequence[tuple[str | None, AgendaItem]]) -> None:
    """File minutes that nothing else did: the only ones under the only item about minutes, others by their date.

    Args:
        papers: Those of the pack; changed.
        numbers: The agenda's items, each with the number that papers are filed by.
    """
    filed = [paper for paper in papers if paper.kind == "minutes"]
    items = [(number, item) for number, item in numbers if number and _MINUTES_ITEM.search(item.title)]
    if len(filed) == len(items) == 1:
        filed[0].agenda_item = filed[0].agenda_item or items[0][0]
    said = [(number, f"{item.title} {item.description or ''}") for number, item in numbers if number]
    named = [(number, _days(text)) for number, text in said if _MINUTES.search(text)]
    for paper in filed:
        if paper.agenda_item is None:
            days = _days(" ".join(opening_texts(paper.pages[0])[:HEADING]))
            about = [number for number, said in named if days & said]
            paper.agenda_item = about[0] if len(about) == 1 else None


def _days(text: str) -> set[object]:
    """The days a text names."""
    return {found.date for found in find_dates(text)}


def _settled(minutes: Minutes, meeting: Meeting | None) -> Minutes:
    changes = _named(minutes, "council", "committee", "venue")
    if meeting is not None:
        if minutes.date is not None and minutes.date == meeting.date:
            changes["agenda_item"] = None  # the minutes of this very meeting are no paper of it
        if minutes.council is None:
            changes["council"] = meeting.council
        if meeting.committee and (minutes.committee is None or fold(minutes.committee) in _BARE_BODIES):
            changes["committee"] = meeting.committee
    return minutes.model_copy(update=changes)


def _named(record: Meeting | Minutes, *fields: str) -> dict[str, str | None]:
    values = ((field, getattr(record, field)) for field in fields)
    return {field: name_case(value) for field, value in values if value}
