"""People across meetings: which printed names are one person, and on what evidence.

A spelling is a name as one council prints it. Two spellings are one person only within a council, when the names
agree (`grammar.people.same_person`), nothing speaks against it, and no third person fits as well. What is left
doubtful is said, not decided.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pyarrow.compute as pc

from agendaparse.archive.citations import Citation, citation
from agendaparse.archive.keys import person_key
from agendaparse.errors import UsageError
from agendaparse.grammar.people import parse_person, same_person
from agendaparse.grammar.text import fold

if TYPE_CHECKING:
    from agendaparse.archive.reader import Archive

TERM: Final = dt.timedelta(days=4 * 366)
"""A term of office: a name without given name that is silent for longer may come back as somebody else's."""

_MEMBERS: Final = frozenset(
    "member chair vice_chair present apologies absent virtual substituted proposer seconder aye no abstention "
    "declarant portfolio_holder".split()
)
_OFFICERS: Final = frozenset({"officer", "contact"})
_ROSTERS: Final = frozenset({"attendance", "members"})
_MINUTED: Final = frozenset({"motions", "votes", "declarations"})
_FULLNESS: Final = {"surname": 0, "initials": 1, "given name": 2}


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in which a person is named.

    Attributes:
        name: Name as printed.
        office: Office prefix as printed.
        part: What they were there: a status of attendance, `proposer`, `contact` and so on.
        position: Job title or office as printed.
        party: Party as printed.
        council: Council of the meeting.
        committee: Body that met.
        date: Date of the meeting.
        meeting_key: The meeting, where it is known.
        record_table: Table of the record that names them.
        record: `id` of that record.
        citation: The page.
    """

    name: str
    office: str | None
    part: str
    position: str | None
    party: str | None
    council: str | None
    committee: str | None
    date: dt.date | None
    meeting_key: str | None
    record_table: str
    record: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two spellings are taken for one person.

    Attributes:
        names: The two spellings.
        kind: What the names agree in: "name", "initials" or "surname".
        committees: Bodies both are named at.
        meetings: Number of meetings both are named at.
        text: All of this in a sentence.
    """

    names: tuple[str, str]
    kind: str
    committees: tuple[str, ...]
    meetings: int
    text: str

    def __str__(self) -> str:
        """The sentence."""
        return self.text


@dataclass(frozen=True, slots=True)
class ArchivedPerson:
    """A person of one council, as far as the documents show.

    Attributes:
        name: The fullest spelling.
        council: The council.
        spellings: All spellings, the fullest first.
        evidence: Why these are one person; empty when there is one spelling.
        doubts: Spellings that may be this person too, or reasons to doubt, a sentence each.
        mentions: Every mention, in order of date.
    """

    name: str
    council: str | None
    spellings: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    doubts: tuple[str, ...]
    mentions: tuple[Mention, ...] = field(repr=False)

    @property
    def committees(self) -> tuple[str, ...]:
        """Bodies they are named at, the most frequent first."""
        names = [mention.committee for mention in self.mentions if mention.committee]
        return tuple(sorted(set(names), key=lambda name: (-names.count(name), name)))

    @property
    def meetings(self) -> tuple[tuple[dt.date, str | None, tuple[str, ...]], ...]:
        """Date, body and parts (`present`, `proposer` and so on) for each meeting, in order of date."""
        found: dict[tuple[dt.date, str | None], dict[str, None]] = {}
        for mention in self.mentions:
            if mention.date is not None:
                found.setdefault((mention.date, mention.committee), {})[mention.part] = None
        return tuple((date, body, tuple(parts)) for (date, body), parts in found.items())

    @property
    def first(self) -> dt.date | None:
        """Date of the first mention."""
        return min((mention.date for mention in self.mentions if mention.date), default=None)

    @property
    def last(self) -> dt.date | None:
        """Date of the last mention."""
        return max((mention.date for mention in self.mentions if mention.date), default=None)


def find_people(archive: Archive, name: str, council: str | None = None) -> list[ArchivedPerson]:
    """Find people by name.

    Args:
        archive: The archive.
        name: Surname or whole name.
        council: Words of the council's name.

    Returns:
        Everyone it may be, the most mentioned first.

    Raises:
        UsageError: No name was given.
    """
    wanted = name
    if (parsed := parse_person(name)) is not None:
        wanted = parsed.name
    words = person_key(wanted).split()
    if not words:
        raise UsageError("There is no name to look for.", remedy='Give a surname or a whole name, such as "Pett".')
    # All namesakes are read, also those that the given name rules out: they decide what a surname alone can mean.
    namesakes = archive.tables["people"].named("council", council).filter(
        pc.ends_with(pc.field("person_key"), words[-1])
    )  # fmt: skip
    rows = [row for row in namesakes.rows() if same_surname(row["name"], wanted)]
    files = archive.file_names({row["pack"] for row in rows})
    groups: dict[str, list[Mention]] = {}
    for row in rows:
        # A document that does not say whose it is stands for a council of its own.
        groups.setdefault(fold(row["council"]) if row["council"] else row["pack"], []).append(_mention(row, files))
    people = [person for mentions in groups.values() for person in tell_apart(mentions)]
    fitting = [person for person in people if all(same_person(wanted, one) for one in person.spellings)]
    return sorted(fitting, key=lambda person: (-len(person.mentions), person.name, person.council or ""))


def same_surname(a: str, b: str) -> bool:
    """Say whether two printed names end in the same surname."""
    return same_person(_surname(a), _surname(b)) is not None


def tell_apart(mentions: Iterable[Mention]) -> list[ArchivedPerson]:
    """Put the mentions of namesakes in one council together to people.

    Args:
        mentions: Mentions of one surname in one council.

    Returns:
        The people.
    """
    spellings = sorted(
        _spellings(list(mentions)), key=lambda spelling: (-_FULLNESS[spelling.form], -len(spelling.mentions))
    )
    people: list[_Draft] = []
    for spelling in spellings:
        possible = [person for person in people if person.agrees(spelling)]
        joined = [(person, evidence) for person in possible if (evidence := person.evidence_for(spelling)) is not None]
        if len(joined) == 1:
            person, evidence = joined[0]
            person.spellings.append(spelling)
            person.evidence += [evidence, *spelling.evidence]
            continue
        draft = _Draft([spelling], list(spelling.evidence))
        for other in possible:
            why = "it fits several people" if joined else "they share no committee in one term of office"
            draft.doubts.append(f"{spelling.name!r} may be {other.name!r}: the names agree, but {why}.")
            other.doubts.append(f"{spelling.name!r} may be this person: the names agree, but {why}.")
        people.append(draft)
    return [person.finish() for person in people]


@dataclass(slots=True)
class _Spelling:
    """A name as printed, by one council, for councillors or officers, within the terms it can stand for."""

    name: str
    form: str
    mentions: list[Mention]
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def sides(self) -> set[str]:
        """Whether the mentions are of a councillor, an officer, or both; empty when they do not tell."""
        parts = {mention.part for mention in self.mentions}
        told = {"councillor"} if parts & _MEMBERS or any(mention.office for mention in self.mentions) else set()
        return told | ({"officer"} if parts & _OFFICERS else set())

    @property
    def rosters(self) -> set[tuple[str, str]]:
        """Lists that name everyone once: attendance of a meeting, membership in a pack."""
        return {
            (mention.record_table, f"{mention.citation.pack}{mention.meeting_key}")
            for mention in self.mentions
            if mention.record_table in _ROSTERS and mention.part != "substituted"
        }

    @property
    def committees(self) -> dict[str, str]:
        return {fold(mention.committee): mention.committee for mention in self.mentions if mention.committee}

    @property
    def meetings(self) -> set[str]:
        return {mention.meeting_key for mention in self.mentions if mention.meeting_key}

    def near(self, other: _Spelling) -> bool:
        """Say whether the two are printed within one term of office of each other."""
        mine, others = ([mention.date for mention in one.mentions if mention.date] for one in (self, other))
        if not mine or not others:
            return False
        return max(min(mine), min(others)) - min(max(mine), max(others)) <= TERM


@dataclass(slots=True)
class _Draft:
    """A person in the making."""

    spellings: list[_Spelling]
    evidence: list[Evidence] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.spellings[0].name

    def agrees(self, spelling: _Spelling) -> bool:
        """Say whether nothing speaks against a spelling: name, honorific, side of the table, lists with both."""
        for mine in self.spellings:
            if same_person(mine.name, spelling.name) is None or mine.rosters & spelling.rosters:
                return False
            either = "given name" in (mine.form, spelling.form) and mine.form == spelling.form
            if not either and mine.sides and spelling.sides and not mine.sides & spelling.sides:
                return False
        return True

    def evidence_for(self, spelling: _Spelling) -> Evidence | None:
        """Give what speaks for a spelling; None when that is too little."""
        for mine in self.spellings:
            kind = same_person(mine.name, spelling.name)
            shared = [name for key, name in mine.committees.items() if key in spelling.committees]
            if kind is None or (kind != "name" and not (shared and mine.near(spelling))):
                continue
            if kind == "name" and spelling.form != "given name" and not mine.near(spelling):
                continue
            meetings = len(mine.meetings & spelling.meetings)
            reasons = [{"name": "the same name", "initials": "initials that fit", "surname": "the surname"}[kind]]
            reasons += [f"both at {', '.join(sorted(shared))}"] * bool(shared)
            reasons += [f"{meetings} meeting{'s' * (meetings > 1)} in common"] * bool(meetings)
            reasons.append("nobody else of that name fits")
            text = f"{spelling.name!r} is {mine.name!r}: {'; '.join(reasons)}."
            return Evidence((mine.name, spelling.name), kind, tuple(sorted(shared)), meetings, text)
        return None

    def finish(self) -> ArchivedPerson:
        if {"councillor", "officer"} <= {side for spelling in self.spellings for side in spelling.sides}:
            self.doubts.append(f"{self.name!r} is named as councillor and as officer.")
        mentions = [mention for spelling in self.spellings for mention in spelling.mentions]
        mentions.sort(key=lambda mention: (mention.date or dt.date.min, mention.record))
        return ArchivedPerson(
            self.name,
            next((mention.council for mention in mentions if mention.council), None),
            tuple(dict.fromkeys([*(one.name for one in self.spellings), *(mention.name for mention in mentions)])),
            tuple(self.evidence),
            tuple(dict.fromkeys(self.doubts)),
            tuple(mentions),
        )


def _spellings(mentions: list[Mention]) -> Iterator[_Spelling]:
    listed = _listed(mentions)
    groups: dict[tuple[str, str], _Spelling] = {}
    for mention in sorted(mentions, key=lambda mention: (mention.date or dt.date.min, mention.record)):
        name = listed.get(mention, mention.name)
        form = _form(name)
        # A whole name stands for one person; initials and surnames are kept apart by office and by time.
        officer = mention.part in _OFFICERS and not mention.office and form != "given name"
        key = (_plain(name), "officer" if officer else "")
        one = _Spelling(name, form, [mention])
        if key in groups and (form == "given name" or groups[key].near(one)):
            groups[key].mentions.append(mention)
            continue
        if key in groups:
            yield _explained(groups.pop(key))
        groups[key] = one
    for spelling in groups.values():
        yield _explained(spelling)


def _listed(mentions: list[Mention]) -> dict[Mention, str]:
    """Find the name under which the attendance list of the same meeting has those named in its minutes.

    "Cllr. Clark" who moved a motion is the one Clark in the list, whatever Clarks there are at other meetings.
    """
    lists: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.record_table == "attendance" and mention.part != "substituted":
            lists.setdefault(_sitting(mention), []).append(mention)
    found: dict[Mention, str] = {}
    for mention in mentions:
        if mention.record_table in _MINUTED:
            names = {one.name for one in lists.get(_sitting(mention), ()) if same_person(one.name, mention.name)}
            if len(names) == 1:
                found[mention] = names.pop()
    return found


def _sitting(mention: Mention) -> str:
    """The set of minutes a record stands in: the beginning of its id."""
    return "/".join(mention.record.split("/")[:3])


def _explained(spelling: _Spelling) -> _Spelling:
    """Add the evidence for mentions that are spelt otherwise than the list of their meeting."""
    others: dict[str, list[Mention]] = {}
    for mention in spelling.mentions:
        if _plain(mention.name) != _plain(spelling.name):
            others.setdefault(mention.name, []).append(mention)
    for name, mentions in others.items():
        meetings = len({_sitting(mention) for mention in mentions})
        kind = same_person(spelling.name, name) or "surname"
        where = "a meeting" if meetings == 1 else f"{meetings} meetings"
        text = (
            f"{name!r} is {spelling.name!r}: named in the minutes of {where} whose list has nobody else of that name."
        )
        bodies = tuple(sorted({mention.committee for mention in mentions if mention.committee}))
        spelling.evidence.append(Evidence((spelling.name, name), kind, bodies, meetings, text))
    return spelling


def _plain(name: str) -> str:
    return fold(name).replace(".", "")


def _form(name: str) -> str:
    """Say how full a name is."""
    if same_person(name, name) == "surname":
        return "surname"
    return "initials" if len(person_key(name).split()[0]) == 1 else "given name"


def _surname(name: str) -> str:
    return name.split()[-1]


def _mention(row: dict[str, Any], files: dict[str, str]) -> Mention:
    same = (
        "name",
        "office",
        "part",
        "position",
        "party",
        "council",
        "committee",
        "meeting_key",
        "record_table",
        "record",
    )
    return Mention(**{name: row[name] for name in same}, date=row["meeting_date"], citation=citation(row, files))
