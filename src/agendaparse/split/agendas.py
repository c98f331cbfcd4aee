"""Packs of two meetings put together: where the agenda of another meeting begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence

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


def release_others(
    papers: Sequence[Paper], further: Collection[int], paging: Paging, ranges: Mapping[str, tuple[int, int]]
) -> tuple[list[Paper], list[Note]]:
    """Take out of the agenda's items what follows the agenda of another meeting.

    An agenda that stands on pages announced for an item is one of its papers.

    Args:
        papers: In physical order.
        further: Pages on which other agendas begin.
        paging: Printed pages against physical ones.
        ranges: Printed page range of each item.

    Returns:
        The papers of the first agenda, and what is to be told of the others.
    """
    if not further:
        return list(papers), []
    announced = [(paging.physical(low), paging.physical(high)) for low, high in ranges.values()]
    held = {page for first, last in announced if first is not None for page in range(first, (last or first) + 1)}
    begins = [page for page in further if page not in held]
    for paper in papers:
        if begins and paper.first_page >= begins[0] and not any(page.stamped_item for page in paper.pages):
            paper.agenda_item = None
    own = [paper for paper in papers if not begins or paper.first_page < begins[0]]
    message = "the agenda of another meeting begins here; its papers are filed under no item"
    return own, [Note("section-uncertain", message, page) for page in begins]
