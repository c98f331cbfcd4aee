"""Lettered points under an item: sub-items of their own, or clauses of its description."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agendaparse.grammar.numbering import Label, follows, parse_label
from agendaparse.grammar.pages import find_page_range
from agendaparse.grammar.references import find_reference

if TYPE_CHECKING:
    from agendaparse.extractors.agenda.entries import Entry
    from agendaparse.extractors.agenda.walk import Draft

CLAUSE_ENDS = (";", ",", "; and", "; or", ", and", ", or", " and", " or")
LEAD_ENDS = (":", "–", "-", ";", ",", " that", " to", " the", " of", " and", " if")


def mark_sub_items(draft: Draft, *, some: bool = False) -> list[Draft]:
    """An item and the sub-items that stand under it.

    Lettered points are sub-items when each could stand on the agenda alone: they have pages or references of
    their own, or are set directly under the title as titles are. Points that carry a sentence on are clauses.

    Args:
        draft: The item with all that stands under it.
        some: Whether only some of the points may be printed, as a supplement does.
    """
    series = _lettered(draft.entries, some=some)
    if not series or not _are_items(draft.entries, series):
        return [draft]
    first = series[0]
    items = [_with(draft, draft.entries[:first])]
    for place, at in enumerate(series):
        end = series[place + 1] if place + 1 < len(series) else len(draft.entries)
        entries = draft.entries[at:end]
        label = _label(entries[0])
        if label is None:
            continue
        items.append(replace(draft, number=label.value, level=draft.level + 1, entries=entries, numbered=None))
    return items


def _with(draft: Draft, entries: list[Entry]) -> Draft:
    return replace(draft, entries=entries)


def _label(entry: Entry) -> Label | None:
    label = parse_label(entry.label) if entry.label else None
    return label if label is not None and label.kind in ("letter", "roman") else None


def _lettered(entries: list[Entry], *, some: bool) -> list[int]:
    """Places of the first series of letters or roman figures under the title."""
    found: list[int] = []
    last: Label | None = None
    for place, entry in enumerate(entries[1:], 1):
        label = _label(entry)
        if label is None:
            continue
        if last is None:
            if label.value.lower() not in ("a", "i") and not some:
                return []
        elif not follows(last, label) and not (some and last.value < label.value):
            continue
        found.append(place)
        last = label
    return found if len(found) > 1 or some else []


def _are_items(entries: list[Entry], series: list[int]) -> bool:
    points = [entries[at] for at in series]
    if any(entry.pages or find_page_range(entry.text) or find_reference(entry.text) for entry in points):
        return True
    texts = [entry.text.rstrip() for entry in points]
    if any(text.endswith(CLAUSE_ENDS) or not text or text[0].islower() for text in texts):
        return False
    lead = entries[series[0] - 1].text.rstrip()
    if series[0] > 1:
        return not lead.endswith(LEAD_ENDS)
    return not lead.endswith((" that", " to", " the", " of", " and", " if", ";", ","))
