"""Declarations of interest of a minute: one per person and item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from agendaparse.extractors.context import Citable, Context
from agendaparse.extractors.minutes.passages import Passage, passages_in
from agendaparse.extractors.minutes.people import make_person
from agendaparse.grammar.declarations import DeclarationText, find_declarations
from agendaparse.grammar.minutes_words import DECLARATIONS_TITLE
from agendaparse.grammar.people import PersonText, same_person
from agendaparse.models import Declaration


@dataclass(slots=True)
class _Draft:
    first: DeclarationText
    interests: list[str] = field(default_factory=list)
    sources: list[Citable] = field(default_factory=list)


def read_declarations(
    title: str | None, body: Sequence[Passage], names: Sequence[PersonText], ctx: Context
) -> tuple[Declaration, ...]:
    """Read the declarations of a minute.

    Args:
        title: Its heading: in an item on declarations every sentence may declare, elsewhere only formal ones do.
        body: Its passages.
        names: People known to attend.
        ctx: Cites the places.
    """
    strict = title is None or DECLARATIONS_TITLE.search(title) is None
    drafts: list[_Draft] = []
    for passage in body:
        if passage.table is not None and strict:
            continue
        for part in passages_in(passage.table) if passage.table is not None else [passage]:
            for found in find_declarations(part.text, strict=strict, names=names):
                _take(drafts, found, part.sources)
    return tuple(
        Declaration(
            person=make_person(draft.first.person, draft.sources, ctx) if draft.first.person else None,
            who=" ".join(draft.first.who.split()) or None,
            interest="; ".join(draft.interests) or None,
            where=ctx.where(draft.sources),
        )
        for draft in drafts
    )


def _take(drafts: list[_Draft], found: DeclarationText, sources: list[Citable]) -> None:
    for draft in drafts:
        same = found.person and draft.first.person and same_person(found.person, draft.first.person)
        if same or (found.person is None and draft.first.person is None and found.who == draft.first.who):
            if found.interest and found.interest not in draft.interests:
                draft.interests.append(found.interest)
            draft.sources.extend(s for s in sources if s not in draft.sources)
            return
    drafts.append(_Draft(found, [found.interest] if found.interest else [], list(sources)))
