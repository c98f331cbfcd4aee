"""Recorded votes: the names under "For (14)", and roll-call tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from agendaparse.document import Table
from agendaparse.extractors.context import Citable, Context
from agendaparse.extractors.minutes.passages import Passage
from agendaparse.extractors.minutes.people import make_person, surname
from agendaparse.grammar.people import PersonText, parse_people
from agendaparse.grammar.people_words import HONORIFICS, OFFICES
from agendaparse.grammar.votes import Side, SideText, VoteText, parse_number, parse_side
from agendaparse.models import Vote, VoteSide

_COUNT_LAST = regex.compile(r"(?:\((\d{1,3})\)|(?:\s[-–—]|[.…_]{2,})\s*(\d{1,3}))\s*\.?$")
_COUNT_BEHIND = regex.compile(r"(?<=\p{L}),?\s+(\d{1,3})$")  # at the right margin of the line of names
_SIDES = regex.compile(r"(?<=[\p{L}\d).;])\s+(?=(?:Against|For|Abstain(?:ed|ing)?|Abstentions?)\b[^:()]{0,16}[:(])")
LONGEST_VOTE = 2000
_COMMA = regex.compile(r"[,;&]|\band\b|\n")
_CHOICES = {"motion", "amendment"}
_TICK = regex.compile(r"[xX✓✔√●•*1Yy]|yes|for|against|abstain\w*|ü|P", regex.IGNORECASE)


@dataclass(slots=True)
class SideDraft:
    """One side of a vote under construction."""

    count: int | None = None
    people: list[PersonText] = field(default_factory=list)
    sources: list[Citable] = field(default_factory=list)
    cells: dict[int, list[Citable]] = field(default_factory=dict)  # of a roll call: the row of each of `people`

    def add(self, voter: PersonText, cells: list[Citable]) -> None:
        """Take in one Member of a roll call."""
        self.cells[len(self.people)] = cells
        self.people.append(voter)


@dataclass(slots=True)
class VoteDraft:
    """A vote under construction."""

    sides: dict[Side, SideDraft] = field(default_factory=dict)
    unanimous: bool = False
    sources: list[Citable] = field(default_factory=list)

    def take(self, text: VoteText, sources: Sequence[Citable]) -> None:
        """Take in counts told in a sentence; what is known stays."""
        for side, count in text.counts.items():
            draft = self.sides.setdefault(side, SideDraft())
            if draft.count is None:
                draft.count = count
        self.unanimous = self.unanimous or text.unanimous
        self.sources.extend(sources)

    def record(self, ctx: Context) -> Vote:
        """The vote as a record."""
        return Vote(
            ayes=self._side("ayes", ctx),
            noes=self._side("noes", ctx),
            abstentions=self._side("abstentions", ctx),
            unanimous=self.unanimous,
            where=ctx.where(self.sources, [s for draft in self.sides.values() for s in draft.sources]),
        )

    def _side(self, side: Side, ctx: Context) -> VoteSide:
        draft = self.sides.get(side)
        if draft is None:
            return VoteSide()
        where = ctx.where(draft.sources or self.sources)
        people = tuple(
            make_person(person, [], ctx, where=ctx.where(draft.cells[at]) if at in draft.cells else where)
            for at, person in enumerate(draft.people)
        )
        return VoteSide(count=draft.count, people=people, where=where)


def read_recorded_vote(
    body: Sequence[Passage], start: int, names: Sequence[PersonText] = ()
) -> tuple[VoteDraft, int] | None:
    """Read a recorded vote that begins at a passage.

    Args:
        body: The passages of a minute.
        start: Where "For (14)" or a table of votes stands.
        names: People who attend: a bare surname in a roll call is one of them.

    Returns:
        The vote and the index after its last passage; None where none begins here.
    """
    if body[start].table is not None:
        draft = _from_table(body[start], names)
        return (draft, start + 1) if draft is not None else None
    draft = VoteDraft()
    if (whole := _in_one_passage(body[start])) is not None:
        return whole, start + 1
    index = start
    current: SideDraft | None = None
    about: set[str | None] = set()
    while index < len(body):
        passage = body[index]
        if passage.table is not None:
            break
        side = parse_side(passage.text) if len(passage.text) < 4000 else None
        if side is not None and side.rest and not _names(side.rest, side.count):
            side = None
        if side is not None:
            other = side.about in _CHOICES and bool(about & _CHOICES) and side.about not in about
            if other and "noes" in draft.sides:
                break  # another vote
            divided = other and side.side == "ayes"  # who is for the amendment is against the motion
            about.add(side.about)
            current = draft.sides.setdefault("noes" if divided else side.side, SideDraft())
            _take_side(current, side, passage)
            if current.count is None:
                current.count = _count_beside(body, index)
        elif current is not None and current.people and _bare_count(passage) == current.count:
            pass  # the count stands at the end of its line
        elif (
            current is not None
            and not current.people
            and passage.label is None
            and (current.count or current.count is None)
        ):
            people = _names(passage.text, current.count)
            if not people:
                break
            current.people = people
            current.sources.extend(passage.sources)
        elif current is not None and current.people and passage.label is None and _goes_on(current, passage):
            current.people.extend(_names(passage.text, None))
            current.sources.extend(passage.sources)
        else:
            break
        index += 1
    if not draft.sides or all(d.count is None and not d.people for d in draft.sides.values()):
        return None
    if len(draft.sides) == 1 and not next(iter(draft.sides.values())).people:
        return None
    draft.sources = [s for d in draft.sides.values() for s in d.sources]
    return draft, index


def _count_beside(body: Sequence[Passage], index: int) -> int | None:
    """The count of a side headed at `index`, at the end of the line of names below it."""
    names, count = (body[index + ahead] if index + ahead < len(body) else None for ahead in (1, 2))
    if names is None or names.table is not None or parse_side(names.text) is not None:
        return None
    told = _bare_count(count) if count is not None else None
    behind = _COUNT_BEHIND.search(names.text)
    return told if told is not None else int(behind.group(1)) if behind else None


def _bare_count(passage: Passage) -> int | None:
    """The number that a passage is, with nothing beside it."""
    told = (passage.text or passage.label or "").rstrip(".")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 4 else None


def _in_one_passage(passage: Passage) -> VoteDraft | None:
    """All sides told in one paragraph, whose lines the author broke: "For: Cllr Ash (1) Against: Cllr Elm (1)"."""
    parts = _SIDES.split(passage.text) if len(passage.text) < LONGEST_VOTE else []
    sides = [parse_side(part) for part in parts]
    if len(parts) < 2 or sides[0] is None:
        return None
    draft = VoteDraft(sources=list(passage.sources))
    for side in sides:
        if side is not None:
            _take_side(draft.sides.setdefault(side.side, SideDraft()), side, passage)
    return draft if any(told.people for told in draft.sides.values()) else None


def _take_side(draft: SideDraft, side: SideText, passage: Passage) -> None:
    draft.count = side.count if draft.count is None else draft.count
    draft.sources.extend(passage.sources)
    if side.rest:
        draft.people.extend(_names(side.rest, side.count))
        if draft.count is None and (last := _COUNT_LAST.search(side.rest)):
            draft.count = int(last.group(1) or last.group(2))


def _names(text: str, count: int | None) -> list[PersonText]:
    """Names of one side; bare surnames are believed only where they make up the printed count."""
    if count is None and (last := _COUNT_LAST.search(text)):
        count = int(last.group(1) or last.group(2))
    text = _COUNT_LAST.sub("", text).strip(" .…_")
    text = _COUNT_BEHIND.sub("", text)
    parts = [part.strip() for part in _COMMA.split(text) if part.strip()]
    titled = [_titled_name(part.rstrip(".")) for part in parts]
    people = [person for person in titled if person is not None]
    if len(people) < len(parts):
        people = parse_people(text)
    if people and (count is None or len(people) == count or len(people) >= len(parts)):
        return people
    guessed = [
        PersonText(p.name, None, p.post_nominals, p.honorific, raw=p.raw.removeprefix("Councillors "))
        for p in parse_people(f"Councillors {text}")
    ]
    if count is not None and len(guessed) == count:
        return guessed
    return people if len(people) >= 0.6 * len(parts) else []


@lru_cache(maxsize=512)  # the same Members vote again and again
def _titled_name(text: str) -> PersonText | None:
    """A name with a title and nothing else: "Mr R Lehmann"."""
    first = text.split(" ", 1)[0].lower().rstrip(".")
    if " " not in text or (first not in HONORIFICS and first not in OFFICES):
        return None
    people = parse_people(text)
    return people[0] if len(people) == 1 and len(people[0].raw) >= len(text) - 1 else None


def _goes_on(draft: SideDraft, passage: Passage) -> bool:
    """Whether a list of names runs on in the next passage, as it does over a page end."""
    return draft.count is not None and len(draft.people) < draft.count and bool(_names(passage.text, None))


def _from_table(passage: Passage, names: Sequence[PersonText]) -> VoteDraft | None:
    """A table with a column for each side: names in the columns, marks beside the names, or counts alone."""
    table = passage.table
    if table is None or not table.rows:
        return None
    header = table.rows[0]
    columns: dict[int, Side] = {}
    draft = VoteDraft(sources=list(passage.sources))
    for cell in header:
        side = parse_side(cell.text)
        if side is not None:
            columns[cell.column] = side.side
            draft.sides[side.side] = SideDraft(side.count, list(parse_people(side.rest)), [cell])
    if len(columns) < 2:
        return _from_rows(table, passage, names)
    for row in table.rows[1:]:
        voters = ((p, cell) for cell in row if cell.column not in columns for p in _voter(cell.text, names))
        name, named = next(voters, (None, None))
        total = any(cell.text.lower().startswith("total") for cell in row)
        for cell in row:
            column_side = columns.get(cell.column)
            if column_side is None or not (cell.text.strip() or cell.drawings):
                continue
            side_draft = draft.sides[column_side]
            number = parse_number(cell.text)
            if total or (name is None and number is not None):
                side_draft.count = number if number is not None else side_draft.count
            elif name is not None and (cell.drawings or _TICK.fullmatch(cell.text.strip())):
                side_draft.add(name, [cell, named] if named else [cell])
            elif name is None:
                for voter in _names(cell.text, None):
                    side_draft.add(voter, [cell])
            side_draft.sources.append(cell)
    return draft if any(d.count is not None or d.people for d in draft.sides.values()) else None


def _voter(text: str, names: Sequence[PersonText]) -> list[PersonText]:
    """The one Member a row of a roll call names."""
    people = parse_people(text)
    if people or not 0 < len(text.split()) <= 4:
        return people
    bare = PersonText(name=text.strip(" ."), raw=text.strip())
    known = [person for person in names if surname(person.name) == surname(bare.name)]
    return [bare] if known else []


def _from_rows(table: Table, passage: Passage, names: Sequence[PersonText]) -> VoteDraft | None:
    """A table with a row for each side, or one row for each member with the side in words."""
    draft = VoteDraft(sources=list(passage.sources))
    for row in table.rows:
        cells = [cell for cell in row if cell.text]
        if len(cells) < 2:
            continue
        side = parse_side(cells[0].text)
        if side is not None:
            side_draft = draft.sides.setdefault(side.side, SideDraft(side.count))
            for cell in cells[1:]:
                number = parse_number(cell.text)
                if number is not None:
                    side_draft.count = number
                else:
                    for voter in _names(cell.text, side_draft.count):
                        side_draft.add(voter, [cell])
            side_draft.sources.extend(cells)
            continue
        people = _voter(cells[0].text, names)
        told = parse_side(cells[-1].text)
        if len(people) == 1 and told is not None and not told.rest and told.count is None:
            member = draft.sides.setdefault(told.side, SideDraft())
            member.add(people[0], [cells[0], cells[-1]])
            member.sources.extend(cells)
    return draft if len(draft.sides) >= 2 else None
