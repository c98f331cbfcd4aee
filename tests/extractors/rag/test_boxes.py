"""Indicators printed one to a box."""

from __future__ import annotations

import pytest

from agendaparse.document import Table
from tests.extractors.rag.making import heading, paragraph, read_one, read_tables, stacked, table


def box(title: str, rating: str, latest: str, arrow: str = "@up") -> Table:
    return table(
        [f"**{title}**", "<", "<", "<", arrow, rating],
        ["Latest", "Target", "Floor", "Previous", "", ""],
        [latest, "90%", "80%", "91%", "", ""],
        header=False,
    )


def test_boxes_of_a_section_are_one_table() -> None:
    tables, _ = read_tables(
        heading("Roads"),
        box("RF01 - Potholes filled in time", "#G GREEN", "93%"),
        box("RF02 - Lamps lit", "#R RED", "70%", "@down"),
        paragraph("The frost was hard."),
        heading("Libraries"),
        box("Visits to libraries", "#A AMBER", "88%", "@level"),
    )
    assert [(found.title, len(found.rows)) for found in tables] == [("Roads", 2), ("Libraries", 1)]
    row = tables[0].rows[1]
    assert (row.ref, row.title, row.status, row.direction) == ("RF02", "Lamps lit", "red", "worsening")
    assert (row.actual, row.target, row.previous, row.cells["Floor"]) == ("70%", "90%", "91%", "80%")
    assert tables[1].rows[0].ref is None


def test_boxes_joined_over_a_page_end() -> None:
    tables, _ = read_tables(
        heading("Roads"),
        stacked(box("Potholes filled in time", "#G GREEN", "93%"), box("All lamps lit", "#R RED", "70%")),
    )
    assert [row.title for row in tables[0].rows] == ["Potholes filled in time", "All lamps lit"]


def test_labels_with_values_behind_them() -> None:
    tables, _ = read_tables(
        heading("Roads"),
        table(["**Potholes filled in time**", "#G GREEN"], ["Latest: 93%|Target: 90%", "Previous: 91%"], header=False),
    )
    row = tables[0].rows[0]
    assert (row.actual, row.target, row.previous) == ("93%", "90%", "91%")


def test_other_small_tables_are_no_boxes() -> None:
    tables, _ = read_tables(table(["Cabinet Member", "Cllr Green"], ["Director", "Ann Roe"], header=False))
    assert tables == ()


SIDE = ["Rent collected|Target: 98%|Actual: 98.4%|Previous: 98.1%", "Void days|Target: 21|Actual: 29|Previous: 24"]


@pytest.mark.parametrize("rows", [[SIDE, ["#G GREEN", "#R RED"]], [["#G GREEN", "#R RED"], SIDE]])
def test_boxes_beside_each_other(rows: list[list[str]]) -> None:
    found = read_one(heading("Housing Dashboard"), table(*rows, header=False))
    assert found.title == "Housing Dashboard"
    assert [(row.title, row.status, row.target, row.actual, row.previous) for row in found.rows] == [
        ("Rent collected", "green", "98%", "98.4%", "98.1%"),
        ("Void days", "red", "21", "29", "24"),
    ]


def test_two_bands_of_boxes() -> None:
    other = ["Repairs in time|Target: 90%|Actual: 89%", "Gas checks|Target: 100%|Actual: 100%"]
    found = read_one(table(SIDE, ["#G GREEN", "#R RED"], other, ["#A AMBER", "#G GREEN"], header=False))
    assert [(row.title, row.status) for row in found.rows] == [
        ("Rent collected", "green"),
        ("Void days", "red"),
        ("Repairs in time", "amber"),
        ("Gas checks", "green"),
    ]


def test_columns_without_figures_are_no_boxes() -> None:
    assert read_tables(table(["Parks", "Roads"], ["#G GREEN", "#R RED"], header=False))[0] == ()
