"""Tables drawn with horizontal rules alone."""

from __future__ import annotations

from agendaparse.layout.tables import find_ruled_tables
from tests.layout.tables.pages import Paper, said

XS = [60.0, 220.0, 320.0, 420.0]


def budget(paper: Paper, strip: bool = False) -> None:
    rows = [
        ["", "Budget", "Forecast", "Variance"],
        ["Social Care", "586.1", "621.6", "+35.4"],
        ["Growth", "20.9", "9.2", "+6.3"],
    ]
    for i, row in enumerate(rows):
        for x, words in zip(XS, row, strict=True):
            if words:
                paper.write(x, 120 + 20 * i, words)
        paper.across(127 + 20 * i, 55, 500)
        if strip and i:
            paper.area(200, 108 + 20 * i, 212, 126 + 20 * i, 0x235F6F)


def test_rows_between_rules_and_columns_from_the_white_between_words():
    paper = Paper()
    budget(paper)
    (found,) = find_ruled_tables(paper.page, paper.page.runs)
    assert said(found.table) == [
        ["", "Budget", "Forecast", "Variance"],
        ["Social Care", "586.1", "621.6", "+35.4"],
        ["Growth", "20.9", "9.2", "+6.3"],
    ]


def test_a_strip_of_colour_is_a_column_with_a_fill():
    paper = Paper()
    budget(paper, strip=True)
    (found,) = find_ruled_tables(paper.page, paper.page.runs)
    assert said(found.table)[1] == ["Social Care", "", "586.1", "621.6", "+35.4"]
    assert [row[1].fill for row in found.table.rows] == [None, 0x235F6F, 0x235F6F]


def test_takes_the_row_under_the_last_rule_but_no_text_after_it():
    paper = Paper()
    budget(paper)
    for x, words in zip(XS, ["Total", "607.0", "630.8", "+41.7"], strict=True):
        paper.write(x, 180, words)
    paper.write(60, 196, "The directorate has a projected net overspend of +£35.4m of which some relates to savings.")
    (found,) = find_ruled_tables(paper.page, paper.page.runs)
    assert said(found.table)[-1] == ["Total", "607.0", "630.8", "+41.7"]


def test_leaves_the_line_above_that_names_the_unit():
    paper = Paper()
    budget(paper)
    paper.across(108, 55, 500)
    paper.write(420, 100, "All figures in £m")
    (found,) = find_ruled_tables(paper.page, paper.page.runs)
    assert len(found.table.rows) == 3


def test_a_row_that_goes_on_in_one_column_only_is_a_row():
    paper = Paper()
    budget(paper)
    paper.write(60, 180, "cut from the page before")
    paper.across(187, 55, 500)
    for x, words in zip(XS, ["Roads", "1.0", "2.0", "+1.0"], strict=True):
        paper.write(x, 200, words)
    paper.across(207, 55, 500)
    (found,) = find_ruled_tables(paper.page, paper.page.runs)
    assert [row[0].text for row in found.table.rows][-2:] == ["cut from the page before", "Roads"]


def test_label_and_value_between_rules_is_a_title_block():
    paper = Paper()
    for y, label, value in ((100, "By", "Deputy Leader"), (120, "To", "Cabinet"), (140, "Status", "Unrestricted")):
        paper.write(60, y, label)
        paper.write(160, y, value)
        paper.across(y + 7, 55, 500)
    assert find_ruled_tables(paper.page, paper.page.runs) == []


def test_a_heading_row_alone_at_the_foot_of_a_page():
    paper = Paper()
    paper.across(790, 55, 500)
    for x, words in zip(XS, ["Directorate", "Revenue", "Revenue", "%"], strict=True):
        paper.write(x, 805, words)
    (found,) = find_ruled_tables(paper.page, paper.page.runs)
    assert said(found.table) == [["Directorate", "Revenue", "Revenue", "%"]]


def test_a_rule_above_a_footnote_is_no_table():
    paper = Paper()
    paper.across(760, 55, 200)
    paper.write(55, 775, "1 Comparison with the previous quarter is included as usual.")
    assert find_ruled_tables(paper.page, paper.page.runs) == []
