"""People of the minutes: from printed names to Person records, and telling whether two names are one person."""

from __future__ import annotations

from functools import lru_cache

from agendaparse.extractors.context import Citable, Context
from agendaparse.grammar.people import PersonText, same_person
from agendaparse.grammar.text import fold
from agendaparse.models import Person, Where


def make_person(
    text: PersonText, sources: list[Citable], ctx: Context, *, where: tuple[Where, ...] | None = None
) -> Person:
    """The record of a person as printed.

    Args:
        text: The name as grammar read it.
        sources: What it was read from.
        ctx: Cites the place.
        where: The place, where the caller knows it already.
    """
    raw = " ".join(text.raw.split())
    return Person(
        name=text.name,
        office=text.office,
        post_nominals=text.post_nominals,
        raw=raw or None,
        where=ctx.where(sources, text=raw or text.name) if where is None else where,
    )


def find_same(person: PersonText, others: list[PersonText]) -> int | None:
    """Index of the one other that is the same person; None where there is none or more than one could be."""
    name = surname(person.name)
    evidence = [
        (same_person(person, other), index) for index, other in enumerate(others) if surname(other.name) == name
    ]
    for kind in ("name", "initials", "surname"):
        found = [index for told, index in evidence if told == kind]
        if len(found) == 1:
            return found[0]
        if found:
            exact = [index for index in found if others[index].name == person.name]
            return exact[0] if exact else None
    return None


@lru_cache(maxsize=2048)
def surname(name: str) -> str:
    """The folded last word of a name: two people without the same one are not the same."""
    words = fold(name).split()
    return words[-1].strip(".,") if words else ""
