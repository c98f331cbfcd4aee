"""Packs of two meetings put together: where the agenda of another meeting begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence

import regex

from agendaparse.document import LaidPage, Note
from agendaparse.grammar.dates import find_dates
from agendaparse.split.kinds import (
    carries_on,
    heads_agenda,
    heads_minutes,
    opening_texts,
    tells_apologies,
    tells_present,
)
from agendaparse.split.paging import Paging
from agendaparse.split.paper import Paper

_FIGURES = regex.compile(r"\d+")
SHORT = 30  # letters of a line that is the heading of an agenda


def further_agendas(pages: Sequence[LaidPage]) -> Iterator[int]:
    """Numbers of pages on which an agenda begins that shares no day with those before it.

    An agenda in two languages, or printed again in a supplement, names the same day.
    """
    days: set[dt.date] = set()
    before: LaidPage | None = None
    for page in pages:
        found = _agenda_days(page)
        if found and days and not found & days and not (before is not None and carries_on(before, page)):
            yield page.number
        days |= found
        before = page


def _agenda_days(page: LaidPage) -> set[dt.date]:
    """The days named over the items of an agenda that opens on a page; none where no agenda does."""
    texts = opening_texts(page)
    if not any(len(text) < SHORT and heads_agenda(text) for text in texts):
        return set()
    first = next((at for at, text in enumerate(texts) if tells_apologies(text)), 0)
    over = texts[:first]
    if any(heads_minutes(text) or tells_present(text) for text in over):
        return set()
    return {found.date for text in over for found in find_dates(text)}


def other_meeting(
    papers: Sequence[Paper], further: Collection[int], paging: Paging, ranges: Mapping[str, tuple[int, int]]
) -> int | None:
    """The page on which the pack of another meeting begins; None in the pack of one meeting.

    An agenda is a paper of the first one where it stands on pages announced for an item, or where the stamped
    items count on behind it.

    Args:
        papers: In physical order.
        further: Pages on which other agendas begin.
        paging: Printed pages against physical ones.
        ranges: Printed page range of each item.
    """
    if not further:
        return None
    announced = [(paging.physical(low), paging.physical(high)) for low, high in ranges.values()]
    held = {page for first, last in announced if first is not None for page in range(first, (last or first) + 1)}
    stamps = [
        (page.number, int(match[0]))
        for paper in papers
        for page in paper.pages
        if page.stamped_item and (match := _FIGURES.match(page.stamped_item))
    ]
    for begin in sorted(set(further) - held):
        before = [item for page, item in stamps if page < begin]
        after = [item for page, item in stamps if page >= begin]
        if not (before and after and after[0] >= before[-1]):
            return begin
    return None


def release_others(papers: Sequence[Paper], begin: int | None) -> tuple[list[Paper], list[Note]]:
    """Take the papers of another meeting out of the agenda's items.

    Args:
        papers: In physical order.
        begin: The page on which its agenda stands, or None.

    Returns:
        The papers of the first agenda, and what is to be told of the others.
    """
    if begin is None:
        return list(papers), []
    for paper in papers:
        if paper.first_page >= begin:
            paper.agenda_item = None
    message = "the agenda of another meeting begins here; its papers are filed under no item"
    return [paper for paper in papers if paper.first_page < begin], [Note("section-uncertain", message, begin)]
