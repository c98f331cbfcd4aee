"""Rated tables to show and to draw."""

from __future__ import annotations

import datetime

from agendaparse.models import RagRow, RagTable
from agendaparse.models.rag import RagStatus

G, A, R, C, N, M = "green", "amber", "red", "complete", "not_started", "missing"


def rated(title: str, *statuses: RagStatus | None) -> RagTable:
    """A table with a row for each status."""
    rows = tuple(RagRow(ref=f"1.{i}", title=f"Action number {i}", status=s) for i, s in enumerate(statuses, 1))
    return RagTable(title=title, rows=rows)


TABLES = (
    rated("Part A: Success measures", *[G] * 7, *[A] * 2),
    rated("Part B: Priority actions of the partnership, with a long title", *[G] * 12, *[A] * 4, R, M, C, C, N, None),
    rated("Part C", R),
)
HISTORY = (
    (datetime.date(2030, 6, 4), rated("Plan", A, R, G, N)),
    (datetime.date(2030, 9, 10), rated("Plan", G, R, G, A)),
    (datetime.date(2030, 12, 3), rated("Plan", G, A, C, A, M)),
)
