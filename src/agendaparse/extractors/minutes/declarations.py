"""Declarations of interest of a minute: one per person and item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import regex

from agendaparse.document import Table
from agendaparse.extractors.context import Citable, Context
from agendaparse.extractors.minutes.passages import Passage, passages_in
from agendaparse.extractors.minutes.people import make_person
from agendaparse.grammar.declarations import NAMED_INTEREST, DeclarationText, declares_nothing, find_declarations
from agendaparse.grammar.minutes_words import DECLARATIONS_TITLE
from agendaparse.grammar.people import PersonText, is_person_name, parse_people, same_person
from agendaparse.models import Declaration

_MEMBER_HEAD = regex.compile(
    r"(?:name|(?:name\s+of\s+)?(?:the\s+)?(?:members?|councillors?|cllrs?)|y\s+cynghorydd|aelod)(?:['’]s\s+name|\(s\)|/officer|\s+name)?",
    regex.IGNORECASE,
)
_DASH = regex.compile(r"[-–—]\s*")
_INTEREST_HEAD = regex.compile(r"interest|nature|reason|type|fuddiant|buddiant", regex.IGNORECASE)


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
    for passage in body if strict else _by_member(body):
        if passage.table is None:
            for found in find_declarations(passage.text, strict=strict, names=names):
                _take(drafts, found, passage.sources)
        elif not strict:
            _read_table(passage.table, names, drafts)
    return tuple(
        Declaration(
            person=make_person(draft.first.person, draft.sources, ctx) if draft.first.person else None,
            who=" ".join(draft.first.who.split()) or None,
            interest="; ".join(draft.interests) or None,
            where=ctx.where(draft.sources),
        )
        for draft in drafts
    )


def _by_member(body: Sequence[Passage]) -> Iterator[Passage]:
    """The passages of an item on declarations; a Member in one line or column and the interest in the next are one."""
    before: Passage | None = None
    for passage in body:
        said = passage.bullet or _DASH.match(passage.text) or NAMED_INTEREST.search(passage.text)
        if before is not None and is_person_name(before.text) and said:
            text = f"{before.text} - {_DASH.sub('', passage.text, count=1)}"
            sources = [*before.sources, *passage.sources]
            yield replace(passage, text=text, sources=sources)
        else:
            yield passage
        before = passage


def _read_table(table: Table, names: Sequence[PersonText], drafts: list[_Draft]) -> None:
    """A table of declarations: a row for each, under a heading that says where the Member stands; else its passages."""
    heads = {cell.column: cell.text.strip() for cell in table.rows[0]} if table.rows else {}
    member = next((column for column, text in heads.items() if _MEMBER_HEAD.fullmatch(text)), None)
    if member is None:
        for part in passages_in(table):
            for found in find_declarations(part.text, names=names):
                _take(drafts, found, part.sources)
        return
    telling = [column for column, text in heads.items() if _INTEREST_HEAD.search(text) and column != member]
    for row in table.rows[1:]:
        who = next((cell.text for cell in row if cell.column == member), "")
        told = [cell.text for cell in row if cell.text and cell.column in (telling or heads) and cell.column != member]
        if declares_nothing(who) or (told and all(map(declares_nothing, told))):
            continue
        people = parse_people(who) or parse_people(f"Councillor {who}")
        for person in people:
            if person.raw not in who:  # the title was ours
                person = replace(person, office=None, raw=who.strip())
            _take(drafts, DeclarationText(person, person.raw, " – ".join(told) or None), list(row))


def _take(drafts: list[_Draft], found: DeclarationText, sources: list[Citable]) -> None:
    for draft in drafts:
        same = found.person and draft.first.person and same_person(found.person, draft.first.person)
        if same or (found.person is None and draft.first.person is None and found.who == draft.first.who):
            if found.interest and found.interest not in draft.interests:
                draft.interests.append(found.interest)
            draft.sources.extend(s for s in sources if s not in draft.sources)
            return
    drafts.append(_Draft(found, [found.interest] if found.interest else [], list(sources)))
