"""Rated actions and indicators, followed from period to period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import regex

from agendaparse.archive.citations import Citation, citation
from agendaparse.errors import UsageError
from agendaparse.grammar.text import fold

if TYPE_CHECKING:
    import pandas as pd

    from agendaparse.archive.reader import Archive

ALIKE = 0.5
"""Share of words that two titles under one reference must have in common to be one action, reworded."""

_LETTERS = regex.compile(r"\p{L}+|\p{N}+")
_COLUMNS = (
    "status", "status_raw", "previous_status", "direction", "target", "actual", "due", "lead", "commentary"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RagPoint:
    """How an action stood in one period.

    Attributes:
        date: Date of the meeting it was reported to.
        period: Period as printed.
        title: Its title as printed then.
        status: Normalised status.
        status_raw: Status as printed.
        previous_status: Status of the period before, as this report gives it.
        direction: Direction as this report gives it.
        target: Target as printed.
        actual: Result as printed.
        due: When it was due, as printed.
        lead: Who led, as printed.
        commentary: Commentary, verbatim.
        citation: The page.
    """

    date: dt.date | None
    period: str | None
    title: str | None
    status: str | None
    status_raw: str | None
    previous_status: str | None
    direction: str | None
    target: str | None
    actual: str | None
    due: str | None
    lead: str | None
    commentary: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class RagHistory:
    """One action, measure or indicator of one council and committee.

    Attributes:
        council: Council.
        committee: Body reported to.
        ref: Reference, as last printed.
        points: How it stood, oldest first; what two editions of one pack say alike is given once.
    """

    council: str | None
    committee: str | None
    ref: str | None
    points: tuple[RagPoint, ...]

    @property
    def title(self) -> str | None:
        """Title as last printed."""
        return self.points[-1].title

    @property
    def titles(self) -> tuple[str, ...]:
        """All wordings of the title, oldest first."""
        return tuple(dict.fromkeys(point.title for point in self.points if point.title))

    @property
    def changes(self) -> tuple[tuple[RagPoint, RagPoint], ...]:
        """Neighbouring points whose status differs."""
        pairs = zip(self.points, self.points[1:], strict=False)
        return tuple((before, after) for before, after in pairs if before.status != after.status)

    def to_pandas(self) -> pd.DataFrame:
        """One line per point."""
        import pandas as pd

        return pd.DataFrame([asdict(point) | {"citation": str(point.citation)} for point in self.points])


def follow(
    archive: Archive, ref: str | None, *, title: str | None, council: str | None, committee: str | None
) -> list[RagHistory]:
    """Follow an action through the periods it was rated in.

    Args:
        archive: The archive.
        ref: Its reference.
        title: Words of its title.
        council: Words of the council's name.
        committee: Words of the committee's name.

    Returns:
        The histories that fit, the longest first.

    Raises:
        UsageError: Neither reference nor title was given.
    """
    if not _level(ref) and not (title or "").strip():
        raise UsageError("There is nothing to follow.", remedy='Give a reference (ref="CS 3.1") or words of a title.')
    table = archive.tables["rag_rows"].named("council", council).named("committee", committee).named("title", title)
    if ref is not None:
        printed = pc.unique(table.to_arrow("ref")["ref"].drop_null()).to_pylist()
        same = [other for other in printed if _level(other) == _level(ref)]
        table = table.filter(pc.field("ref").isin(pa.array(same, pa.string())))
    rows = sorted(table.rows(), key=_order)
    files = archive.file_names({row["pack"] for row in rows})
    strands: dict[tuple[str, ...], list[list[dict[str, Any]]]] = {}
    for row in rows:
        _add(strands.setdefault(tuple(_level(row[name]) for name in ("council", "committee", "ref")), []), row)
    histories = [_history(strand, files) for group in strands.values() for strand in group]
    return sorted(histories, key=lambda history: -len(history.points))


def _add(strands: list[list[dict[str, Any]]], row: dict[str, Any]) -> None:
    """Add a row to the strand it goes on, the one with the very title before others; or begin a strand."""
    fitting = [strand for strand in reversed(strands) if _goes_on(strand[-1], row)]
    same = [strand for strand in fitting if _level(strand[-1]["title"]) == _level(row["title"])]
    if fitting:
        (same or fitting)[0].append(row)
    else:
        strands.append([row])


def _goes_on(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Say on its title whether a row tells of the same action as an earlier one under the same reference."""
    if before["rag_table"] == after["rag_table"]:
        return False  # two rows of one table are two actions
    first, second = (set(_LETTERS.findall(fold(row["title"] or ""))) for row in (before, after))
    if before["ref"] is None or not (first and second):
        return first == second
    return len(first & second) >= ALIKE * min(len(first), len(second))


def _history(rows: Iterable[dict[str, Any]], files: dict[str, str]) -> RagHistory:
    points: dict[tuple[Any, ...], RagPoint] = {}
    for row in rows:
        values = {name: row[name] for name in ("period", "title", *_COLUMNS)}
        point = RagPoint(date=row["meeting_date"], **values, citation=citation(row, files))
        # Editions of one pack repeat each other; what differs between them is told twice.
        points.setdefault((row["meeting_key"] or row["pack"], *values.values()), point)
    return RagHistory(row["council"], row["committee"], row["ref"], tuple(points.values()))


def _order(row: dict[str, Any]) -> tuple[dt.date, str, str]:
    return row["meeting_date"] or dt.date.min, row["pack"], row["id"]


def _level(text: str | None) -> str:
    return " ".join(_LETTERS.findall(fold(text or "")))
