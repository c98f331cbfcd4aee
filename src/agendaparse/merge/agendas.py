"""The agenda and the meeting of several files: the front sheet's, with what the other files add."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from agendaparse.grammar.text import fold
from agendaparse.merge.doubts import Doubts
from agendaparse.models import AgendaItem, AgendaPack, Meeting
from agendaparse.models.common import Model, same_number

R = TypeVar("R", bound=Model)

# Where the files of one meeting may well differ.
_OWN = frozenset({"where", "supplement", "published", "notices", "contacts", "signatories", "kind"})


def lead_pack(packs: Sequence[AgendaPack]) -> AgendaPack:
    """The pack that leads: the one with an agenda, no supplement, the longest; the first where there is none."""

    def rank(pack: AgendaPack) -> tuple[bool, int, bool]:
        supplement = pack.meeting is not None and pack.meeting.supplement
        return bool(pack.agenda) and not supplement, len(pack.agenda), pack.meeting is not None

    return max(packs, key=rank)


def merge_meetings(lead: Meeting | None, others: Iterable[Meeting | None], doubts: Doubts) -> Meeting | None:
    """The meeting as the leading file announces it; what it leaves open, the others fill."""
    for other in others:
        if other is None:
            continue
        lead = other if lead is None else _filled(lead, other, "the meeting", _OWN, doubts)
    return lead


def merge_agendas(
    lead: Sequence[AgendaItem], others: Iterable[Sequence[AgendaItem]], doubts: Doubts
) -> tuple[AgendaItem, ...]:
    """One agenda: items of one number are one, items of a supplement stand behind the one they follow there."""
    merged = list(lead)
    for agenda in others:
        behind = len(merged) - 1
        for item in agenda:
            place = _place(merged, item)
            if place is None:
                behind += 1
                merged.insert(behind, item)
            else:
                name = f"item {item.number}" if item.number else f"the item {item.title!r}"
                merged[place] = _filled(merged[place], item, name, frozenset({"where", "group", "level"}), doubts)
                behind = place
    return tuple(merged)


def find_item(agenda: Iterable[AgendaItem], title: str | None) -> AgendaItem | None:
    """The numbered item with a title, or with one that holds it or is held by it; None where there is not just one."""
    wanted = fold(title or "")
    if not wanted:
        return None
    numbered = [(fold(item.title), item) for item in agenda if item.number]
    exact = [item for words, item in numbered if words == wanted]
    if exact:
        return exact[0] if len(exact) == 1 else None
    long = [(words, item) for words, item in numbered if min(len(words), len(wanted)) > 12]
    held = [item for words, item in long if words in wanted or wanted in words]
    return held[0] if len(held) == 1 else None


def _place(agenda: Sequence[AgendaItem], item: AgendaItem) -> int | None:
    for place, known in enumerate(agenda):
        if item.number is not None and same_number(known.number, item.number):
            return place
        if item.number is None and known.number is None and fold(known.title) == fold(item.title):
            return place
    return None


def _filled(lead: R, other: R, name: str, own: frozenset[str], doubts: Doubts) -> R:
    """The record with its gaps filled from another; where both say different things the first holds, and it is said."""
    changed: dict[str, object] = {}
    for field, value in other.__dict__.items():
        mine = getattr(lead, field)
        if field == "where" or not value:
            continue
        if not mine:
            changed[field] = value
        elif field not in own and not _agree(mine, value):
            doubts.disagree(f"{name}: {field} is {mine!s} in one file and {value!s} in another", lead, other)
    if changed:
        mine = getattr(lead, "where", ())
        changed["where"] = (*mine, *(place for place in getattr(other, "where", ()) if place not in mine))
    return lead.model_copy(update=changed) if changed else lead


def _agree(a: object, b: object) -> bool:
    if isinstance(a, str) and isinstance(b, str):
        x, y = fold(a), fold(b)
        return x in y or y in x
    return a == b or isinstance(a, (tuple, bool))
