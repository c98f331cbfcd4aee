"""Minutes: who attended, what was moved, how they voted and what was decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from agendaparse.models.common import Evidence, Person, Record, TimeOfDay, same_number, shorten, tally
from agendaparse.models.table import Table

AttendanceStatus = Literal["present", "apologies", "also_present", "officer", "absent", "virtual"]
"""How somebody attended; `virtual` is remote attendance of one not listed as present."""

ChairRole = Literal["chair", "vice_chair"]
"""Part somebody played in the chair at this meeting."""

MotionKind = Literal["original", "amendment", "substantive", "procedural"]
"""Kind of motion; a recommendation that is moved is `original`."""

MotionOutcome = Literal["carried", "lost", "withdrawn", "deferred"]
"""What became of a motion."""

ResolutionKind = Literal["resolved", "recommended", "noted"]
"""`recommended` to another body; `noted` when all it does is note, receive or comment on; else `resolved`."""


class Attendance(Record):
    """What the minutes say of one person's attendance."""

    person: Person = Field(description="Who it is.")
    status: AttendanceStatus = Field(description="How they attended.")
    role: ChairRole | None = Field(default=None, description="Chair or vice-chair at this meeting, or null.")
    position: str | None = Field(default=None, description="Job title or office as printed, or null.")
    substituting_for: Person | None = Field(default=None, description="Member they stood in for, or null.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield repr(self.person.name)
        yield self.status
        if self.role is not None:
            yield self.role


class Declaration(Record):
    """An interest declared under an item; one per person and item."""

    person: Person | None = Field(default=None, description="Who declared it; null for a collective declaration.")
    who: str | None = Field(default=None, description="Who declared it, as printed ('All Members present').")
    interest: str | None = Field(default=None, description="The interest, verbatim, or null when not told.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield repr(self.person.name if self.person else self.who)
        yield shorten(self.interest)


class VoteSide(Record):
    """One side of a vote."""

    count: int | None = Field(default=None, ge=0, description="Printed number; null when not printed.")
    people: tuple[Person, ...] = Field(
        default=(), description="Those named, in printed order; empty when only counted."
    )
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield "?" if self.count is None else str(self.count)


class Vote(Record):
    """The votes cast on a motion, as printed."""

    ayes: VoteSide = Field(default=VoteSide(), description="Votes for.")
    noes: VoteSide = Field(default=VoteSide(), description="Votes against.")
    abstentions: VoteSide = Field(default=VoteSide(), description="Abstentions.")
    unanimous: bool = Field(default=False, description="True when the minutes call the vote unanimous.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        sides = (self.ayes, self.noes, self.abstentions)
        yield "-".join("?" if side.count is None else str(side.count) for side in sides)
        if self.unanimous:
            yield "unanimous"


class Motion(Record):
    """A motion put to the meeting.

    A motion that was amended and then put is two: the original (outcome null) and the substantive one.
    """

    kind: MotionKind = Field(default="original", description="Kind of motion.")
    text: str | None = Field(
        default=None, description="Its words, verbatim; null when it is printed only by reference."
    )
    struck: tuple[str, ...] = Field(default=(), description="Struck-through texts left out of `text`.")
    proposer: Person | None = Field(default=None, description="Who moved it, or null.")
    seconder: Person | None = Field(default=None, description="Who seconded it, or null.")
    outcome: MotionOutcome | None = Field(default=None, description="What became of it, or null.")
    vote: Vote | None = Field(default=None, description="The votes, or null when none are printed.")
    label: str | None = Field(default=None, description="Label of the paragraph it stands in, or null.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield self.kind
        yield "by reference" if self.text is None else shorten(self.text)
        if self.outcome is not None:
            yield self.outcome


class ResolutionClause(Record):
    """A clause of a resolution, which may do something else than the others: one decides, the next recommends."""

    label: str = Field(description="Letter or number as printed, without brackets or full stop ('a' for '(a)').")
    text: str = Field(description="The clause's words, its label left out, verbatim.")
    kind: ResolutionKind = Field(default="resolved", description="What this clause does.")
    to: str | None = Field(default=None, description="Body this clause recommends to, or null.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield f"({self.label})"
        yield shorten(self.text)


class Resolution(Record):
    """A decision of the meeting, opened by a formula: resolved, agreed, approved, recommended."""

    kind: ResolutionKind = Field(default="resolved", description="Kind of decision.")
    to: str | None = Field(default=None, description="Body recommended to, or null.")
    text: str = Field(
        description=(
            "The whole decision, clauses and their labels included; the word 'RESOLVED' and its colon or dash left out."
        )
    )
    clauses: tuple[ResolutionClause, ...] = Field(default=(), description="Its lettered or numbered clauses.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield self.kind
        if self.to is not None:
            yield f"to {self.to!r}"
        yield shorten(self.text)


class Action(Record):
    """Something somebody was asked to do, from an action column or an "Action:" line."""

    text: str = Field(description="What is to be done, verbatim.")
    owner: str | None = Field(default=None, description="Who is to do it, as printed, or null.")
    due: str | None = Field(default=None, description="When, as printed, or null.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield shorten(self.text)
        if self.owner is not None:
            yield f"({self.owner})"


class MinuteParagraph(Record):
    """A top-level paragraph of a minute; lettered sub-paragraphs belong to its text."""

    label: str | None = Field(default=None, description="Number as printed ('12.1'), or null.")
    text: str = Field(description="Its words, verbatim.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        if self.label is not None:
            yield self.label
        yield shorten(self.text)


class MinuteItem(Record):
    """One minute: what was said, declared, moved and decided under a heading."""

    number: str | None = Field(default=None, description="Number as printed ('F/193/26'), or null.")
    title: str | None = Field(default=None, description="Heading, verbatim, or null.")
    agenda_item: str | None = Field(default=None, description="Agenda item it names ('(Item 3)'), or null.")
    group: str | None = Field(default=None, description="Heading it stands under, or null.")
    exempt: bool = Field(default=False, description="True when taken without press and public.")
    paragraphs: tuple[MinuteParagraph, ...] = Field(default=(), description="Its top-level paragraphs.")
    declarations: tuple[Declaration, ...] = Field(default=(), description="Interests declared under it.")
    motions: tuple[Motion, ...] = Field(default=(), description="Motions put under it.")
    resolutions: tuple[Resolution, ...] = Field(default=(), description="Decisions made under it.")
    actions: tuple[Action, ...] = Field(default=(), description="Actions given out under it.")
    tables: tuple[Table, ...] = Field(default=(), description="Tables printed in it.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield self.number or "unnumbered"
        yield shorten(self.title)


class Minutes(Record):
    """The minutes of one meeting."""

    council: str | None = Field(default=None, description="Council whose minutes they are, or null.")
    committee: str | None = Field(default=None, description="Body that met; for a parish council the council itself.")
    date: dt.date | None = Field(default=None, description="Date of the meeting minuted.")
    venue: str | None = Field(default=None, description="Place, as printed.")
    commenced: TimeOfDay | None = Field(default=None, description="Local time at which it began.")
    concluded: TimeOfDay | None = Field(default=None, description="Local time at which it ended.")
    attendance: tuple[Attendance, ...] = Field(
        default=(), description="Who attended or did not; contradictory statements stay two entries."
    )
    items: tuple[MinuteItem, ...] = Field(default=(), description="The minutes, in printed order.")
    agenda_item: str | None = Field(
        default=None, description="Item of the pack's agenda they are filed under, or null."
    )
    draft: bool = Field(default=False, description="True when marked as draft or unconfirmed.")
    next_meeting: dt.date | None = Field(default=None, description="Date of the next meeting, or null.")
    where: Evidence = ()

    def item(self, number: str) -> MinuteItem | None:
        """Find a minute by its number.

        Args:
            number: The number, with or without brackets and full stop ("18", "18.").

        Returns:
            The first minute of that number, or None.
        """
        return next((item for item in self.items if same_number(item.number, number)), None)

    def decisions(self) -> tuple[Resolution, ...]:
        """Gather the resolutions of all items.

        Returns:
            Every resolution, in printed order.
        """
        return tuple(resolution for item in self.items for resolution in item.resolutions)

    def attendance_by_status(self) -> dict[AttendanceStatus, tuple[Attendance, ...]]:
        """Group the attendance list by status.

        Returns:
            Each status that occurs, in order of first appearance, with its entries in printed order.
        """
        groups: dict[AttendanceStatus, list[Attendance]] = {}
        for entry in self.attendance:
            groups.setdefault(entry.status, []).append(entry)
        return {status: tuple(entries) for status, entries in groups.items()}

    def _gist(self) -> Iterator[str]:
        yield repr(self.committee or self.council)
        yield str(self.date)
        yield tally(len(self.items), "item")
