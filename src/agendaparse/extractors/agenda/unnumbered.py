"""Agendas whose items carry no numbers: told by standing titles, page ranges and the look they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agendaparse.extractors.agenda.entries import Entry
from agendaparse.extractors.agenda.groups import Group, group_of, is_bracketed, looks_like_group
from agendaparse.extractors.agenda.notes import ends_agenda, is_standing_title
from agendaparse.grammar.pages import find_page_range

ENOUGH = 3  # titles that show an agenda
LONGEST = 24  # words of a title


@dataclass(frozen=True, slots=True)
class Span:
    """One item: the places of its entries, the first being its title, and the group it stands under."""

    places: tuple[int, ...]
    group: Group | None


def find_unnumbered(entries: Sequence[Entry], start: int) -> list[Span]:
    """Find the items of an agenda without numbers.

    Args:
        entries: The entries of the agenda pages.
        start: The first entry under the agenda's heading.

    Returns:
        The items; empty where fewer than three titles are sure, or none of them is one that every agenda has.
    """
    sure = [i for i in range(start, len(entries)) if _is_sure(entries[i])]
    if len(sure) < ENOUGH or not any(is_standing_title(entries[i].text) for i in sure):
        return []
    looks = {_look(entries[i]) for i in sure}
    bullets = {entries[i].label for i in sure if entries[i].label}
    spans: list[Span] = []
    group: Group | None = None
    places: list[int] = []
    for place in range(sure[0], len(entries)):
        entry = entries[place]
        if place not in sure and looks_like_group(entry) and place < sure[-1]:
            spans, places = _closed(spans, places, group), []
            group = group_of(entry, group)
        elif place in sure or (len(looks) == 1 and _alike(entry, looks, bullets)):
            spans, places = _closed(spans, places, group), [place]
        elif ends_agenda(entry.text) or (place > sure[-1] and not entry.table):
            break
        elif places and any(c.isalnum() for c in entry.text):
            places.append(place)
    return _closed(spans, places, group)


def _closed(spans: list[Span], places: list[int], group: Group | None) -> list[Span]:
    return [*spans, Span(tuple(places), group)] if places else spans


def _is_sure(entry: Entry) -> bool:
    if not _titled(entry):
        return False
    found = find_page_range(entry.text)
    return is_standing_title(entry.text) or bool(entry.pages) or (found is not None and found.first is not None)


def _titled(entry: Entry) -> bool:
    text = entry.text
    if not text or not text[0].isalnum() or len(text.split()) > LONGEST or is_bracketed(text) or not entry.leads:
        return False
    return entry.label is None or not any(c.isalnum() for c in entry.label)


def _look(entry: Entry) -> tuple[bool, bool, bool]:
    return entry.block.bold, entry.block.capitals, bool(entry.label)


def _alike(entry: Entry, looks: set[tuple[bool, bool, bool]], bullets: set[str | None]) -> bool:
    """Whether an entry is set as the sure titles are, where their look tells them from other text."""
    look = _look(entry)
    if not _titled(entry) or look not in looks or entry.wide:
        return False
    return look[0] or look[1] or (look[2] and entry.label in bullets) or entry.table is not None
