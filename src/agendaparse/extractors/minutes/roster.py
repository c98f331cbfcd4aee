"""The roster: what is said of each person who attended or did not, gathered and merged."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from agendaparse.extractors.context import Citable, Context
from agendaparse.extractors.minutes.people import find_same, make_person
from agendaparse.grammar.minutes_words import AttendanceKind
from agendaparse.grammar.people import PersonText
from agendaparse.grammar.people_pieces import names_organisation
from agendaparse.models import Attendance, AttendanceStatus

_STATUS: dict[AttendanceKind, AttendanceStatus] = {
    "present": "present", "apologies": "apologies", "also_present": "also_present", "officer": "officer",
    "absent": "absent", "virtual": "virtual", "substitutes": "present",
    "parties": "also_present",
}  # fmt: skip
_MEMBERLY = regex.compile(
    r"\b(?:cabinet|portfolio|executive|lead|ward|member|councillor|leader\s+of\s+the|mayor|chair(?:man|person)?|sheriff|observer|resident|"
    r"representative|guest|governor|police|trustee|co-?opt\w*|independent\s+person)\b",
    regex.IGNORECASE,
)
_PAID = regex.compile(
    r"\b(?:clerk|officer|director|manager|head\s+of|solicitor|secretary|administrator|assistant|executive|adviser|advisor|engineer|"
    r"accountant|treasurer|planner|analyst|co-?ordinator|counsel|commissioner|surveyor|lawyer|auditor|consultant|minute\s+taker|clerc|"
    r"swyddog|rfo|warden|caretaker|lead)\b",
    regex.IGNORECASE,
)
_ELECTED_OFFICE = regex.compile(r"\b(?:councillor|cabinet\s+member|portfolio\s+holder)\b", regex.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """What is said of one person so far; `absent_sources` tell whom the person replaced."""

    person: PersonText
    status: AttendanceStatus
    role: str | None = None
    position: str | None = None
    substituting_for: PersonText | None = None
    sources: list[Citable] = field(default_factory=list)
    absent_sources: list[Citable] = field(default_factory=list)


class Roster:
    """Everybody of whom attendance is told, in printed order; one person is one entry where statements agree."""

    def __init__(self) -> None:
        """Start with nobody."""
        self.entries: list[Entry] = []

    @property
    def people(self) -> list[PersonText]:
        """Everybody named so far."""
        return [entry.person for entry in self.entries]

    def add(self, entry: Entry) -> None:
        """Add what is said, merged with what was said of the same person before where the two agree."""
        at = find_same(entry.person, self.people)
        if at is None:
            self.entries.append(entry)
            return
        known = self.entries[at]
        if _contradict(known.status, entry.status):
            if not any(
                e.status == entry.status and find_same(entry.person, [e.person]) is not None for e in self.entries
            ):
                self.entries.append(entry)
            return
        if known.status == "apologies" and entry.status == "virtual":
            known.status = "virtual"
        known.role = known.role or entry.role
        known.position = known.position or entry.position
        if known.substituting_for is None and entry.substituting_for is not None:
            known.substituting_for, known.absent_sources = entry.substituting_for, entry.sources

    def substitute(self, person: PersonText, absent: PersonText, sources: list[Citable]) -> None:
        """Say that a person stood in for another."""
        at = find_same(person, self.people)
        if at is None:
            self.entries.append(Entry(person, "present", None, None, absent, sources))
        else:
            known = self.entries[at]
            known.substituting_for, known.absent_sources = absent, sources

    def records(self, ctx: Context) -> tuple[Attendance, ...]:
        """The entries as records, in printed order."""
        return tuple(_record(entry, ctx) for entry in self.entries)


def status_of(person: PersonText, kind: AttendanceKind, councillors: bool) -> AttendanceStatus:
    """The status a label gives, mended by what the person is: a clerk listed as present is an officer."""
    position = person.position or ""
    paid = bool(_PAID.search(position)) and not _MEMBERLY.search(position)
    if kind == "officer":
        if person.office or (position and not paid and _ELECTED_OFFICE.search(position)):
            return "also_present"
        return "also_present" if not position and _is_of_others(person) else "officer"
    if kind in ("also_present", "virtual") and paid and not person.office:
        return "officer" if kind == "also_present" else "virtual"
    if kind == "present" and paid and not person.office and councillors:
        return "officer"
    return _STATUS[kind]


def _is_of_others(person: PersonText) -> bool:
    """Whether a person in attendance is of an organisation that has no officers: of none of the councils."""
    return any(names_organisation(note) and "council" not in note.lower() for note in person.notes)


def _record(entry: Entry, ctx: Context) -> Attendance:
    where = ctx.where(entry.sources, text=" ".join(entry.person.raw.split()) or entry.person.name)
    absent = entry.substituting_for
    return Attendance(
        person=make_person(entry.person, entry.sources, ctx, where=where),
        status=entry.status,
        role="chair" if entry.role == "chair" else "vice_chair" if entry.role == "vice_chair" else None,
        position=entry.position,
        substituting_for=make_person(absent, entry.absent_sources or entry.sources, ctx) if absent else None,
        where=where,
    )


def _contradict(a: AttendanceStatus, b: AttendanceStatus) -> bool:
    here = {"present", "also_present", "officer"}
    away = {"apologies", "absent"}
    return (a in here and b in away) or (a in away and b in here)
