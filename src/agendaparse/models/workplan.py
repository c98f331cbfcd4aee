"""Work programmes and forward plans."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator

from pydantic import Field

from agendaparse.models.common import Evidence, FrozenMap, Record, TextMap, shorten, tally


class WorkPlanEntry(Record):
    """A meeting and what is planned for it."""

    date: dt.date | None = Field(default=None, description="Date of the meeting; null when it is not a single day.")
    date_raw: str | None = Field(default=None, description="The date as printed ('Summer 2020'), or null.")
    items: tuple[str, ...] = Field(default=(), description="Titles planned for it, verbatim.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield str(self.date or self.date_raw)
        yield tally(len(self.items), "item")


class RegisterEntry(Record):
    """A row of a forward-plan register: one decision to come."""

    title: str = Field(description="Title of the decision, verbatim.")
    date: dt.date | None = Field(default=None, description="Date of the decision; null when it is not a single day.")
    date_raw: str | None = Field(default=None, description="The date as printed, or null.")
    decision_taker: str | None = Field(default=None, description="Who decides, as printed, or null.")
    lead_officer: str | None = Field(default=None, description="Who is responsible, as printed, or null.")
    kind: str | None = Field(default=None, description="Kind of decision or item, as printed, or null.")
    key_decision: bool | None = Field(default=None, description="Whether it is a key decision; null when not said.")
    exempt: bool | None = Field(default=None, description="Whether it is taken in private; null when not said.")
    summary: str | None = Field(default=None, description="What it is about, verbatim, or null.")
    cells: TextMap = Field(default_factory=FrozenMap, description="Every column → full cell text.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield shorten(self.title)
        yield str(self.date or self.date_raw)


with warnings.catch_warnings():
    # The data model's word `register` is also a method of abstract base classes (ABCMeta.register),
    # which nobody calls on a work plan; pydantic warns of it.
    warnings.filterwarnings("ignore", message='Field name "register"')

    class WorkPlan(Record):
        """A work programme or forward plan."""

        title: str | None = Field(default=None, description="Title without the as-at note, or null.")
        as_at: dt.date | None = Field(default=None, description="Day on which it was drawn up, or null.")
        entries: tuple[WorkPlanEntry, ...] = Field(
            default=(),
            description="Meetings and their items; for a register its rows grouped by meeting date.",
        )
        register: tuple[RegisterEntry, ...] = Field(
            default=(), description="Its rows, when it is printed as a forward-plan register."
        )
        where: Evidence = ()

        def _gist(self) -> Iterator[str]:
            yield shorten(self.title)
            yield tally(len(self.entries), "meeting")
