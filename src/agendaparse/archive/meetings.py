"""One meeting, and all that the documents of an archive tell of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from agendaparse.archive.citations import Citation, citation
from agendaparse.archive.keys import meeting_key
from agendaparse.archive.tables import Tables
from agendaparse.errors import UsageError

if TYPE_CHECKING:
    from agendaparse.archive.reader import Archive
    from agendaparse.models import AgendaPack


@dataclass(frozen=True, slots=True)
class Telling:
    """A document that tells of a meeting.

    Attributes:
        kind: "agenda", "supplement" or "minutes".
        published: When its agenda was published.
        citation: The document, and the page on which it begins to tell.
    """

    kind: str
    published: dt.date | None
    citation: Citation


@dataclass(frozen=True)
class ArchivedMeeting:
    """A meeting, put together from all documents that tell of it.

    Attributes:
        council: Council, as the first of them prints it.
        committee: Body that met, as the first of them prints it.
        date: Its date.
        tellings: The documents: agendas in the order they were published, supplements, minutes.
        tables: The tables of the archive, narrowed to this meeting.
    """

    council: str
    committee: str
    date: dt.date
    tellings: tuple[Telling, ...]
    tables: Tables = field(repr=False)
    _archive: Archive = field(repr=False)

    def packs(self) -> Iterator[AgendaPack]:
        """Read the documents whole, in the order of `tellings`."""
        for pack in dict.fromkeys(telling.citation.pack for telling in self.tellings):
            yield self._archive.pack(pack)


def find_meeting(
    archive: Archive, council: str | None, committee: str | None, date: dt.date | str | None
) -> ArchivedMeeting | None:
    """Find one meeting.

    Args:
        archive: The archive.
        council: Council, or enough words of its name.
        committee: Body that met, or enough words of its name.
        date: Date, or ISO text.

    Returns:
        The meeting, or None.

    Raises:
        UsageError: Several fit.
    """
    day = to_date(date)
    table = archive.tables["meetings"]
    exact = meeting_key(council, committee, day)
    rows = table.where(meeting_key=exact).rows() if exact else []
    if not rows:
        narrowed = table.named("council", council).named("committee", committee)
        rows = [row for row in (narrowed.where(meeting_date=day) if day else narrowed).rows() if row["meeting_key"]]
    keys = sorted({row["meeting_key"] for row in rows})
    if not keys:
        return None
    if len(keys) > 1:
        shown = [", ".join(key.split("|")) for key in keys[:5]] + ["…"] * (len(keys) > 5)
        raise UsageError(
            f"{len(keys)} meetings fit: {'; '.join(shown)}.", remedy="Say more of the council, committee or date."
        )
    files = archive.file_names([row["pack"] for row in rows])
    rows.sort(key=_order)
    first = rows[0]
    return ArchivedMeeting(
        first["council"],
        first["committee"],
        first["meeting_date"],
        tuple(Telling(_kind(row), row["published"], citation(row, files)) for row in rows),
        Tables(archive.catalogue, meeting_key=keys[0]),
        archive,
    )


def to_date(value: dt.date | str | None) -> dt.date | None:
    """Read a date given as such or as ISO text.

    Raises:
        UsageError: It is neither.
    """
    if value is None or isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{value!r} is not a date.", remedy="Write year-month-day: 2019-12-10.") from None


def _kind(row: dict[str, Any]) -> str:
    return "supplement" if row["supplement"] else str(row["source"])


def _order(row: dict[str, Any]) -> tuple[int, dt.date, str]:
    return ("agenda", "supplement", "minutes").index(_kind(row)), row["published"] or dt.date.min, row["id"]
