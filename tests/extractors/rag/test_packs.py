"""Rated tables and work plans of whole documents: the real ones, and the rendered ones with every hard case."""

from __future__ import annotations

from pathlib import Path

import pytest

import agendaparse
from agendaparse.checks.rag import mismatches
from agendaparse.models import AgendaPack
from fixtures.render.manifest import load
from fixtures.render.stored import stored


def fixture_pack(name: str, file: str) -> AgendaPack:
    return agendaparse.parse(stored(load(name), file))


def codes(pack: AgendaPack) -> list[str]:
    wanted = {"status-from-wrong-column", "status-conflict", "ref-repaired"}
    return [diagnostic.code for diagnostic in pack.diagnostics if diagnostic.code in wanted]


def test_community_safety_plan(shared_packs: Path) -> None:
    pack = agendaparse.parse(shared_packs / "sevenoaks-2019-12-10" / "pack.pdf")
    first, second = pack.rag_tables
    assert (len(first.rows), len(second.rows)) == (9, 48)
    assert first.counts() == {"green": 7, "amber": 2}
    assert second.counts() == {"green": 43, "amber": 4, "red": 1}
    assert mismatches(first) == mismatches(second) == []
    assert codes(pack) == ["status-from-wrong-column"]
    (doubt,) = [d for d in pack.diagnostics if d.code == "status-from-wrong-column"]
    assert "CSAP 7.2" in doubt.message
    assert [row.ref for row in second.rows if row.group == second.rows[0].group] == [f"CSAP 1.{i}" for i in range(1, 7)]
    assert all(row.where for row in (*first.rows, *second.rows))
    cut = next(row for row in second.rows if row.ref == "CSAP 2.9")
    assert [place.page for place in cut.where] == [22, 23]
    (plan,) = pack.work_plans
    assert [len(entry.items) for entry in plan.entries] == [3, 6, 0, 1]


def test_quarterly_performance_report(shared_packs: Path) -> None:
    pack = agendaparse.parse(shared_packs / "kent-qpr-q3-summary" / "qpr-q3-summary.pdf")
    assert len(pack.rag_tables) == 8
    assert sum(len(table.rows) for table in pack.rag_tables) == 38
    for table in pack.rag_tables:  # each table of totals agrees with statuses and drawn arrows
        assert table.summary is not None
        assert set(table.summary) == {"green", "amber", "red", "improving", "stable", "worsening"}
        assert mismatches(table) == []


def test_forward_plan(shared_packs: Path) -> None:
    pack = agendaparse.parse(shared_packs / "bristol-forward-plan-2026-01-20" / "forward-plan.pdf")
    (plan,) = pack.work_plans
    assert (plan.title, len(plan.entries), len(plan.register)) == ("Forward plan", 6, 31)
    assert all(entry.date and entry.decision_taker and entry.lead_officer and entry.kind for entry in plan.register)
    assert {entry.exempt for entry in plan.register} <= {None, False, True}
    assert pack.rag_tables == ()


@pytest.mark.parametrize(
    "case", ["kent-budget-amendments-2025-02-13", "kent-finance-2024-25", "milburn-agenda-2017-03-07"]
)
def test_coloured_tables_that_rate_nothing(shared_packs: Path, case: str) -> None:
    for path in (shared_packs / case).glob("*.pdf"):
        pack = agendaparse.parse(path)
        assert pack.rag_tables == ()
        assert pack.work_plans == ()


@pytest.mark.parametrize("file", ["pack.pdf", "pack-untagged.pdf"])
def test_disagreeing_totals(file: str) -> None:
    pack = fixture_pack("bexcombe-monitoring", file)
    (table,) = pack.rag_tables
    assert mismatches(table) != []
    assert "rag-summary-mismatch" in [diagnostic.code for diagnostic in pack.diagnostics]
    assert codes(pack) == ["status-conflict", "status-from-wrong-column"]


@pytest.mark.parametrize("file", ["pack.pdf", "pack-untagged.pdf"])
def test_twenty_five_pages(file: str) -> None:
    pack = fixture_pack("marshfold-plan", file)
    assert [len(table.rows) for table in pack.rag_tables] == [69, 30, 36]
    assert {"ref-repaired", "status-conflict", "status-from-wrong-column"} <= set(codes(pack))


@pytest.mark.parametrize("file", ["report.pdf", "report-untagged.pdf"])
def test_colours_icons_and_arrows(file: str) -> None:
    tables = fixture_pack("bexcombe-performance", file).rag_tables
    assert [table.title for table in tables][:3] == ["Housing", "Waste", "Planning"]
    assert {row.status_source for table in tables for row in table.rows} == {"text", "colour", "icon"}


@pytest.mark.parametrize("file", ["report.pdf", "report-untagged.pdf"])
def test_boxes(file: str) -> None:
    tables = fixture_pack("eastvale-kpi-boxes", file).rag_tables
    assert [len(table.rows) for table in tables] == [3, 2, 3]
