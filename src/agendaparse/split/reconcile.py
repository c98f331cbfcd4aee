"""Witnesses held against each other: where the agenda's page ranges and the pages themselves disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from agendaparse.document import Note
from agendaparse.models.common import number_key
from agendaparse.split.paging import Paging
from agendaparse.split.paper import Paper
from agendaparse.split.witnesses import Start


def reconcile(
    papers: Sequence[Paper], paging: Paging, ranges: Mapping[str, tuple[int, int]], starts: Sequence[Start]
) -> list[Note]:
    """Say where the announced ranges and the pages at hand disagree, seen from both sides.

    A front sheet published alone announces pages that are elsewhere: ranges that begin beyond the last page are
    passed over when no announced page is at hand.
    """
    if paging.shift is None or not ranges:
        return []
    return [*_ranges_against_pages(papers, paging, ranges), *_pages_against_ranges(papers, paging, ranges, starts)]


def _ranges_against_pages(papers: Sequence[Paper], paging: Paging, ranges: Mapping[str, tuple[int, int]]) -> list[Note]:
    notes: list[Note] = []
    held: dict[str, set[int]] = defaultdict(set)
    for paper in papers:
        if paper.agenda_item:
            held[number_key(paper.agenda_item)].update(page.number for page in paper.pages)
    any_at_hand = any(paging.covers(first) for first, _ in ranges.values())
    for item, (low, high) in ranges.items():
        first, last = paging.physical(low), paging.physical(high)
        said = f"the agenda files pages {low} to {high} under item {item}"
        if first is None or last is None:
            if any_at_hand:
                notes.append(Note("page-range-mismatch", f"{said}, but the document ends before page {high}", 1))
            continue
        key = number_key(item)
        if key not in held:
            notes.append(Note("page-range-mismatch", f"{said}, but no page there belongs to it", first))
        elif min(held[key]) != first or not last - 1 <= max(held[key]) <= last:
            found = f"{min(held[key]) - (paging.shift or 0)} to {max(held[key]) - (paging.shift or 0)}"
            notes.append(Note("page-range-mismatch", f"{said}, but its papers stand on pages {found}", min(held[key])))
    return notes


def _pages_against_ranges(
    papers: Sequence[Paper], paging: Paging, ranges: Mapping[str, tuple[int, int]], starts: Sequence[Start]
) -> list[Note]:
    """Items stamped or bookmarked that the agenda gives no pages for."""
    notes: list[Note] = []
    announced = {number_key(item) for item in ranges}
    for start in starts:
        if start.witness in ("stamp", "outline") and start.item and number_key(start.item) not in announced:
            if any(note.message.startswith(f"item {start.item} ") for note in notes):
                continue
            message = f"item {start.item} has papers here, but the agenda announces no pages for it"
            notes.append(Note("page-range-mismatch", message, start.page))
    return notes
