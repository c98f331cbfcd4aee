"""Printed totals: read, and given to the table they count."""

from __future__ import annotations

import pytest

from agendaparse.checks.rag import mismatches
from agendaparse.extractors.rag.summaries import read_totals
from tests.extractors.rag.making import heading, paper, paragraph, read_one, read_tables, table

ROWS = table(["Ref", "Action", "Status"], ["1", "Sweep", "Green"], ["2", "Dig", "Green"], ["3", "Sow", "Red"])
TOTALS = table(
    ["Actions", "Number"],
    ["#G Green (on target)", "2"],
    ["#A Amber", "0"],
    ["#R Red", "1"],
    ["Missing information", "0"],
)


def test_down() -> None:
    (totals,) = read_totals(TOTALS)
    assert totals.counts == {"green": 2, "amber": 0, "red": 1, "missing": 0}
    assert totals.label is None


def test_across() -> None:
    first, second = read_totals(
        table(
            ["", "#G G", "#A A", "#R R", "@up", "@down"],
            ["Housing", "2", "", "1", "3", "0"],
            ["Planning", "4", "2", "-", "", "6"],
        )
    )
    assert first.label == "Housing"
    assert first.summary({"up": "improving", "down": "worsening"}) == {
        "green": 2, "amber": 0, "red": 1, "improving": 3, "worsening": 0,
    }  # fmt: skip
    assert second.counts == {"green": 4, "amber": 2, "red": 0}


def test_latest_of_two_years() -> None:
    (totals,) = read_totals(table(["Rating", "2030/31", "2031/32"], ["Green", "6", "8"], ["Red", "2", "1"]))
    assert totals.counts == {"green": 8, "red": 1}


@pytest.mark.parametrize(
    "other",
    [
        ROWS,
        table(["Party", "Seats"], ["Green", "four"], ["Red", "two"]),
        table(["Item", "Cost"], ["Bench", "1"], ["Bin", "2"]),
    ],
)
def test_no_totals(other: object) -> None:
    assert read_totals(other) == []  # type: ignore[arg-type]


def test_under_the_same_heading() -> None:
    found = read_one(heading("Part A"), TOTALS, paragraph("A chart."), ROWS)
    assert found.summary == {"green": 2, "amber": 0, "red": 1, "missing": 0}
    assert mismatches(found) == []


def test_by_label() -> None:
    across = table(
        ["", "Green", "Amber", "Red"], ["Housing", "2", "", "1"], ["Planning", "0", "1", "0"], ["TOTAL", "2", "1", "1"]
    )
    housing = table(
        ["Housing Service KPIs", "Target", "RAG"],
        ["Rent", "9", "Green"],
        ["Voids", "9", "Green"],
        ["Repairs", "9", "Red"],
    )
    planning = table(["Planning Service KPIs", "Target", "RAG"], ["Appeals", "9", "Amber"], ["Searches", "9", "Red"])
    tables, _ = read_tables(
        heading("Summary"), across, paragraph("Housing."), housing, paragraph("Planning."), planning
    )
    assert [found.summary for found in tables] == [
        {"green": 2, "amber": 0, "red": 1},
        {"green": 0, "amber": 1, "red": 0},
    ]
    assert mismatches(tables[0]) == []
    assert mismatches(tables[1]) == [("red", 0, 1)]


def test_totals_of_the_report_for_its_appendix() -> None:
    from agendaparse.extractors.context import Context
    from agendaparse.extractors.rag import extract_rag_tables

    report = paper(heading("Summary"), TOTALS, kind="report", title="Monitoring")
    appendix = paper(heading("Actions"), ROWS)
    appendix.parent = report
    (found,) = extract_rag_tables([report, appendix], Context({}, {}))
    assert found.summary is not None
    assert found.summary["green"] == 2
    assert found.report == "Monitoring"


def test_totals_of_something_else() -> None:
    other = table(["Complaints", "Number"], ["Red", "4"], ["Green", "7"])
    tables, _ = read_tables(heading("Complaints"), other, other, heading("Actions"), ROWS)
    assert [found.summary for found in tables] == [None]


def test_rows_without_status_count_as_missing() -> None:
    found = read_one(
        table(["Ref", "Action", "Status"], ["1", "Sweep", "Green"], ["2", "Dig", "Green"], ["3", "Sow", ""])
    )
    assert mismatches(found.model_copy(update={"summary": {"green": 2, "missing": 1}})) == []
    assert mismatches(found.model_copy(update={"summary": {"green": 3, "missing": 0}})) == [("green", 3, 2)]


def test_statuses_over_every_column() -> None:
    (totals,) = read_totals(table(["Green", "Amber", "Red"], ["10", "5", "4"]))
    assert totals.counts == {"green": 10, "amber": 5, "red": 4}
