"""Printed totals against the rows they count."""

from __future__ import annotations

from agendaparse.checks.rag import check_rag_tables, mismatches
from agendaparse.extractors.context import Context
from agendaparse.models import AgendaPack, RagRow, RagTable
from agendaparse.models.pack import Source

ROWS = (
    RagRow(title="a", status="green", direction="improving"),
    RagRow(title="b", status="red", direction="stable"),
    RagRow(title="c"),
)


def pack(**summary: int) -> AgendaPack:
    table = RagTable(title="Part A", rows=ROWS, summary=summary or None)
    return AgendaPack(source=Source(sha256="0" * 64), rag_tables=(table,))


def doubts(**summary: int) -> list[str]:
    ctx = Context({}, {})
    check_rag_tables(pack(**summary), ctx)
    return [f"{d.code}: {d.message}" for d in ctx.diagnostics]


def test_agreement_is_silent() -> None:
    assert doubts() == []
    assert doubts(green=1, amber=0, red=1) == []
    assert doubts(improving=1, stable=1, worsening=0) == []


def test_both_numbers_are_said() -> None:
    (doubt,) = doubts(green=3, amber=0, red=1, stable=2)
    assert doubt.startswith("rag-summary-mismatch")
    assert "green: 3 printed, 1 counted" in doubt
    assert "stable: 2 printed, 1 counted" in doubt
    assert "red" not in doubt.split("rows:")[1]


def test_rows_without_status_may_be_the_missing_ones() -> None:
    assert doubts(missing=1) == []
    assert doubts(missing=0) == []
    assert mismatches(pack(missing=3).rag_tables[0]) == [("missing", 3, 0)]


def test_unknown_totals_are_passed_over() -> None:
    assert doubts(percent=70) == []
