"""The meeting a pack was published for, and the membership of the body that meets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from agendaparse.models.common import Contact, Evidence, Person, Record, Signatory, TimeOfDay

MeetingKind = Literal["ordinary", "annual", "extraordinary", "special", "emergency", "budget", "adjourned"]
"""Kind of meeting, where the document says it."""

MemberRole = Literal["chair", "vice_chair", "member", "substitute", "co_opted", "ex_officio"]
"""Part a member plays on the committee."""


class Meeting(Record):
    """The meeting announced by the document."""

    council: str | None = Field(
        default=None,
        description=(
            "Council named on the front sheet, in the logo's alternative text or in the document's "
            "properties; else the name the document uses of itself (diagnostic `council-from-text`)."
        ),
    )
    committee: str | None = Field(
        default=None, description="Body that meets, as printed; for a parish council the council itself."
    )
    date: dt.date | None = Field(default=None, description="Date of the meeting.")
    time: TimeOfDay | None = Field(default=None, description="Local time at which it begins.")
    venue: str | None = Field(default=None, description="Place, as printed.")
    published: dt.date | None = Field(default=None, description="Date the agenda was despatched or is dated.")
    kind: MeetingKind | None = Field(default=None, description="Kind of meeting where printed, else null.")
    supplement: bool = Field(default=False, description="True when the document adds to an agenda already published.")
    contacts: tuple[Contact, ...] = Field(default=(), description="Officers to ask about the meeting.")
    signatories: tuple[Signatory, ...] = Field(
        default=(),
        description="Those who signed the summons; one with a telephone or e-mail is a contact too.",
    )
    notices: tuple[str, ...] = Field(
        default=(), description="Standing notices, verbatim: fire drill, recording, public participation."
    )
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield repr(self.committee or self.council)
        yield str(self.date)
        if self.time is not None:
            yield self.time.strftime("%H:%M")


class Member(Record):
    """A member of the committee as its membership is printed."""

    person: Person = Field(description="Who it is.")
    role: MemberRole = Field(default="member", description="Part played on the committee.")
    party: str | None = Field(default=None, description="Party or group as printed, or null.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield repr(self.person.name)
        yield self.role
        if self.party is not None:
            yield f"({self.party})"
