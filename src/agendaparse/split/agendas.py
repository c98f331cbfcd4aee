"""Packs of two meetings put together: where the agenda of another meeting begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from agendaparse.document import LaidPage, Note
from agendaparse.grammar.bodies import WELSH_HEADS, is_committee, is_council_name
from agendaparse.grammar.dates import find_dates
from agendaparse.grammar.text import fold
from agendaparse.split.kinds import (
    carries_on,
    heads_agenda,
    heads_minutes,
    tells_apologies,
    tells_when_and_where,
)
from agendaparse.split.labels import tells_present
from agendaparse.split.paging import Paging
from agendaparse.split.paper import Paper, opening_texts

_FIGURES = regex.compile(r"\d+")
HEAD = 10  # blocks over an agenda among which its body is named
SHORT = 30  # letters of a line that is the heading of an agenda


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands over the items of an agenda: the days and the bodies named there."""

    days: frozenset[dt.date]
    bodies: frozenset[str]

    def is_another(self, known: _Head) -> bool:
        """Whether it calls another meeting than those known: on no day of theirs, or of no body of theirs."""
        if not self.days or not known.days:
            return False
        alike = any(a in b or b in a for a in self.bodies for b in known.bodies)
        elsewhere = bool(self.bodies) and bool(known.bodies) and not alike
        return not self.days & known.days or elsewhere


def further_agendas(pages: Sequence[LaidPage]) -> Iterator[int]:
    """Numbers of pages on which an agenda begins that shares no day, or no body, with those before it.

    An agenda in two languages, or printed again in a supplement, names the same day and body.
    """
    known = _Head(frozenset(), frozenset())
    before: LaidPage | None = None
    for page in pages:
        found = _agenda_head(page)
        if found.is_another(known) and not (before is not None and carries_on(before, page)):
            yield page.number
        known = _Head(known.days | found.days, known.bodies | found.bodies)
        before = page


def _agenda_head(page: LaidPage) -> _Head:
    """The head of an agenda that opens on a page: headed as one, or with the labels of time and place; else empty."""
    texts = opening_texts(page)
    first = next((at for at, text in enumerate(texts) if tells_apologies(text)), 0)
    over = texts[:first]
    if not (any(len(text) < SHORT and heads_agenda(text) for text in texts) or tells_when_and_where(over)):
        return _Head(frozenset(), frozenset())
    if any(heads_minutes(text) or tells_present(text) for text in over):
        return _Head(frozenset(), frozenset())
    days = frozenset(found.date for text in over for found in find_dates(text))
    return _Head(days, frozenset(_bare(text) for text in over[:HEAD] if _names_committee(text)))


def _bare(name: str) -> str:
    """A body's name in one form: "Planning & Highways Sub-Committee" is "Planning and Highways Sub Committee"."""
    return " ".join(fold(name).replace("&", " and ").replace("-", " ").split())


def _names_committee(text: str) -> bool:
    """Whether a line is the English name of a committee: in a second language it would be taken for another body."""
    name = text.title() if text.isupper() else text
    return is_committee(name) and not is_council_name(name) and not name.casefold().startswith(WELSH_HEADS)


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
