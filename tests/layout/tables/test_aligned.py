"""Borderless tables, and all that only looks like one."""

from __future__ import annotations

import pytest

from agendaparse.layout.lines import lines_of
from agendaparse.layout.tables import find_aligned_tables
from tests.layout.tables.pages import Paper, said


def found(rows, xs, step=14):
    paper = Paper()
    for i, row in enumerate(rows):
        for x, words in zip(xs, row, strict=False):
            if words:
                paper.write(x, 100 + step * i, words)
    return [f.table for f in find_aligned_tables(lines_of(paper.page.runs, 1))]


def test_reads_figures_under_each_other():
    rows = [
        ["Balance brought forward", "1,204.50", "980.00"],
        ["Receipts", "310.25", "400.10"],
        ["Payments", "-86.00", "-75.40"],
    ]
    (table,) = found(rows, [60, 300, 400])
    assert said(table) == rows
    assert (table.method, table.ruled) == ("aligned", False)


def test_a_heading_between_rows_stays_a_row():
    rows = [["Pay", "1.0"], ["Prices", "2.5"], ["Other income", ""], ["Fees", "3.0"], ["Grants", "4.5"]]
    (table,) = found(rows, [60, 300])
    assert [row[0].text for row in table.rows] == ["Pay", "Prices", "Other income", "Fees", "Grants"]


@pytest.mark.parametrize(
    ("rows", "xs"),
    [
        pytest.param(
            [
                ["1.", "Apologies", ""],
                ["2.", "Minutes of the last meeting", "(Pages 1 - 4)"],
                ["3.", "Work Plan", "(Pages 5 - 6)"],
            ],
            [60, 90, 400],
            id="agenda",
        ),
        pytest.param(
            [["13.", "Minutes"], ["14.", "Declarations of interest"], ["15.", "Work Plan"], ["16.", "Update"]],
            [60, 100],
            id="minutes with numbers in the margin",
        ),
        pytest.param(
            [
                ["Thursday, 30th January", "Ask for:", "Georgina Little"],
                ["Council Chamber", "Telephone:", "03000 414043"],
                ["County Hall", "Email:", "g@x.gov.uk"],
            ],
            [60, 250, 350],
            id="contact block",
        ),
        pytest.param(
            [["Introduction", "4"], ["Recommendations", "5"], ["Revenue Budget", "6"], ["Schools", "8"]],
            [60, 450],
            id="table of contents",
        ),
        pytest.param(
            [["Introduction .............", "4"], ["Budget ..................", "2"], ["Annex ..............", "6"]],
            [60, 450],
            id="leaders",
        ),
        pytest.param(
            [["Mr A Brady", "Mr N Chard"], ["Mrs C Bell", "Mr G Cooke"], ["Mr D Beaney", "Mr T Dean"]],
            [60, 300],
            id="list of names",
        ),
    ],
)
def test_what_only_looks_like_a_table(rows, xs):
    assert found(rows, xs) == []


def test_prose_is_no_table():
    words = "The Council is forecasting a revenue overspend of £23.3m and savings of £80.3m this year."
    assert found([[words]] * 6, [60]) == []
