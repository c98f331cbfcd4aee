"""The ruled-grid reader on each way a table is drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest

from agendaparse.document import Box, Shape
from agendaparse.layout.tables import DrawnPages, find_ruled_tables
from agendaparse.layout.tables.drawn import could_be_table
from tests.layout.tables.pages import BOLD, ROWS, XS, YS, Paper, said


def tables(paper: Paper):
    return [found.table for found in find_ruled_tables(paper.page, paper.page.runs)]


def only(paper: Paper):
    found = tables(paper)
    assert len(found) == 1
    return found[0]


def double(paper: Paper) -> None:
    paper.grid()
    paper.grid([x + 1.5 for x in XS], [y + 1.5 for y in YS])


def bars(paper: Paper) -> None:
    for y in YS:
        paper.page.shapes.append(Shape("rule", Box(XS[0], y, XS[-1], y + 0.5), fill=0))
    for x in XS:
        paper.page.shapes.append(Shape("rule", Box(x, YS[0], x + 0.5, YS[-1]), fill=0))


def cell_by_cell(paper: Paper) -> None:
    for top, bottom in pairwise(YS):
        for x0, x1 in pairwise(XS):
            paper.frame(x0, top, x1, bottom)


def dotted(paper: Paper) -> None:
    for y in YS:
        for x in range(int(XS[0]), int(XS[-1]), 2):
            paper.across(y, x, x + 1.0)
    for x in XS:
        for y in range(int(YS[0]), int(YS[-1]), 2):
            paper.down(x, y, y + 1.0)


def areas(paper: Paper) -> None:
    for i, (top, bottom) in enumerate(pairwise(YS)):
        for x0, x1 in pairwise(XS):
            paper.area(x0, top, x1 - 0.5, bottom - 0.5, 0xDDDDDD if i == 0 else 0xF4F4F4)


def no_outer_border(paper: Paper) -> None:
    for y in YS[1:-1]:
        paper.across(y, XS[0], XS[-1])
    for x in XS[1:-1]:
        paper.down(x, YS[0], YS[-1])


def twice(paper: Paper) -> None:
    paper.grid()
    paper.grid()


@pytest.mark.parametrize("draw", [Paper.grid, double, bars, cell_by_cell, dotted, areas, no_outer_border, twice])
def test_reads_a_grid_however_it_is_drawn(draw):
    paper = Paper().fill()
    draw(paper)
    table = only(paper)
    assert said(table) == ROWS
    assert table.method == "ruled"
    assert table.ruled


def test_takes_the_runs_it_holds_and_no_others():
    paper = Paper().grid().fill()
    inside = {id(run) for run in paper.page.runs}
    paper.write(50, 80, "A heading above")
    paper.write(50, 210, "Text below the table goes on.")
    (found,) = find_ruled_tables(paper.page, paper.page.runs)
    assert {id(run) for run in found.runs} == inside


def test_keeps_empty_cells():
    paper = Paper().grid().fill([["Ref", "", "Status"], ["", "", ""], ["1.2", "", ""]])
    assert said(only(paper)) == [["Ref", "", "Status"], ["", "", ""], ["1.2", "", ""]]


def test_merges_cells_across_and_down():
    paper = Paper()
    for y in (100, 190):
        paper.across(y, 50, 450)
    paper.across(130, 150, 450)
    paper.across(160, 50, 150)
    paper.across(160, 300, 450)
    for x in (50, 150, 450):
        paper.down(x, 100, 190)
    paper.down(300, 130, 190)
    paper.write(55, 120, "KPIs")
    paper.write(160, 120, "RAG rating")
    paper.write(160, 150, "Latest")
    paper.write(310, 150, "Previous")
    spans = {cell.text: (cell.rowspan, cell.colspan) for cell in only(paper).cells if cell.text}
    assert spans == {"KPIs": (2, 1), "RAG rating": (1, 2), "Latest": (2, 1), "Previous": (1, 1)}


def test_cuts_what_is_no_rectangle_into_rows():
    paper = Paper()
    for y in (100, 130, 160):
        paper.across(y, 50, 300)
    for x in (50, 300):
        paper.down(x, 100, 160)
    paper.down(150, 100, 130)
    paper.page.shapes.pop(1)  # the line between the rows …
    paper.across(130, 150, 300)  # … stands only to the right
    paper.write(55, 120, "a")
    paper.write(155, 120, "b")
    paper.write(55, 150, "c")
    table = only(paper)
    assert sum(cell.rowspan * cell.colspan for cell in table.cells) == 4


def test_fill_is_the_last_area_drawn_over_the_middle():
    paper = Paper().fill()
    paper.area(50, 100, 450, 190, 0xEEEEEE)
    paper.area(300, 130, 450, 160, 0x00B050)
    paper.area(300, 160, 450, 190, 0xFF0000)
    paper.area(50, 160, 150, 190, 0xFFFFFF)
    paper.grid()
    fills = [[cell.fill for cell in row] for row in only(paper).rows]
    assert fills == [[0xEEEEEE] * 3, [0xEEEEEE, 0xEEEEEE, 0x00B050], [None, 0xEEEEEE, 0xFF0000]]


def test_finds_the_fill_of_an_empty_cell_and_of_a_merged_one():
    paper = Paper()
    paper.across(100, 50, 450)
    paper.across(130, 50, 450)
    paper.across(160, 50, 450)
    for x in (50, 450):
        paper.down(x, 100, 160)
    paper.down(300, 100, 130)
    paper.area(300, 100, 450, 130, 0xFFC000)
    paper.area(50, 130, 450, 160, 0xDEEAF6)
    paper.write(55, 120, "Cut row")
    paper.write(55, 150, "Road Safety", BOLD)
    assert [(cell.text, cell.fill) for cell in only(paper).cells] == [
        ("Cut row", None),
        ("", 0xFFC000),
        ("Road Safety", 0xDEEAF6),
    ]


def test_puts_icons_in_their_cell():
    paper = Paper().grid().fill([["Measure", "", "DoT"], ["Calls answered", "Green", ""]])
    arrow = Shape("drawing", Box(360, 138, 375, 153), fill=0, points=((360, 138), (375, 153), (367, 138)))
    paper.page.shapes.append(arrow)
    cells = {(cell.row, cell.column): cell for cell in only(paper).cells}
    assert cells[1, 2].drawings == [arrow]
    assert all(not cell.drawings for place, cell in cells.items() if place != (1, 2))


def test_leaves_turned_stamps_out_and_keeps_turned_headings():
    paper = Paper().grid(ys=[100, 170, 200, 230]).fill(ROWS, ys=[100, 170, 200, 230])
    paper.page.runs = [run for run in paper.page.runs if run.text != "Ref"]
    heading = paper.turn(80, 110, "Reference", 270)
    stamp = paper.turn(60, 120, "Page 16", 90, form=True)
    crossing = paper.turn(120, 160, "Agenda Item 7", 90)
    (found,) = find_ruled_tables(paper.page, paper.page.runs)
    taken = {id(run) for run in found.runs}
    assert id(heading) in taken
    assert not {id(stamp), id(crossing)} & taken
    assert said(found.table)[0] == ["Reference", "Measure", "Status"]


def test_reads_lines_turned_upwards_left_to_right():
    paper = Paper().grid(ys=[100, 180, 200]).fill([["", "x", "y"], ["1", "2", "3"]], ys=[100, 180, 200])
    paper.turn(92, 110, "second line", 270)
    paper.turn(70, 110, "First and", 270)
    assert only(paper).cells[0].text == "First and second line"


def test_a_frame_round_the_page_is_no_table():
    paper = Paper()
    paper.frame(20, 20, 575, 822)
    paper.write(60, 100, "Prose")
    assert tables(paper) == []


def test_reads_a_table_inside_a_page_frame():
    paper = Paper().grid().fill()
    for y in (20, 822):
        paper.across(y, 20, 575)
    for x in (20, 575):
        paper.down(x, 20, 822)
    assert said(only(paper)) == ROWS


def test_boxes_rules_and_underlines_are_no_tables():
    paper = Paper()
    paper.frame(50, 100, 500, 200)
    paper.write(60, 120, "A paragraph in a box is a paragraph.")
    paper.write(60, 150, "A second line of it.")
    for y in (250, 300, 420):  # separators of a title block
        paper.across(y, 50, 500, 1.5)
        paper.write(50, y + 20, "Report of")
        paper.write(150, y + 20, "Chief Officer People and Places")
    for y, words in ((500, "First link"), (515, "Second link"), (530, "A third link")):
        run = paper.write(60, y, words)
        paper.across(y + 2, run.box.x0, run.box.x1)
    assert tables(paper) == []


def test_a_stack_of_boxes_is_no_table():
    paper = Paper()
    for top in (100, 150, 200):
        paper.frame(50, top, 500, top + 50)
        paper.write(60, top + 20, "Words in a box")
    assert tables(paper) == []


def test_words_marked_in_colour_are_no_table():
    paper = Paper()
    x = 60.0
    for words in ("Key", " ", "decision", " ", "over", " ", "£500k"):
        run = paper.write(x, 120, words)
        run.box = run.box._replace(x1=x + max(2.7, 5.0 * len(words)))
        paper.area(run.box.x0, 110, run.box.x1, 124, 0xE6E6E6)
        x = run.box.x1
    assert tables(paper) == []


def test_links_underlined_up_to_the_border_do_not_cut_the_row():
    xs, ys = [50.0, 200.0, 400.0], [100.0, 160.0]
    paper = Paper().grid(xs, ys)
    paper.write(50.5, 115, "Ann Other")
    link = paper.write(50.5, 135, "ann.other@example.gov.uk")
    paper.across(137, link.box.x0 - 0.8, link.box.x1 + 0.8)
    paper.down(link.box.x1 + 2, 137, 137.2)
    paper.write(205, 115, "Lead Directors")
    assert len(only(paper).rows) == 1


def test_a_chart_is_no_table():
    paper = Paper()
    for i in range(5):
        paper.across(100 + 40 * i, 100, 400)
        paper.write(70, 103 + 40 * i, str(10 * i))
    paper.down(100, 100, 260)
    for i in range(4):
        paper.area(120 + 60 * i, 140, 150 + 60 * i, 260, 0x4472C4)
    assert tables(paper) == []


def test_reads_several_tables_on_a_page_top_down():
    paper = Paper()
    for shift in (300, 0):
        ys = [y + shift for y in YS]
        paper.grid(XS, ys).fill([[str(shift), "a", "b"]], XS, ys)
    assert [table.cells[0].text for table in tables(paper)] == ["0", "300"]


def test_reads_one_row_that_a_page_end_left_over():
    paper = Paper().grid(XS, [50.0, 85.0]).fill([["", "least means e.g. Trucall.", ""]], XS, [50.0, 85.0])
    paper.area(300, 50, 450, 85, 0x00B050)
    table = only(paper)
    assert [cell.fill for cell in table.cells] == [None, None, 0x00B050]


def test_leaves_alone_what_a_tagged_table_has_read():
    paper = Paper().grid().fill()
    assert find_ruled_tables(paper.page, paper.page.runs, [Box(50, 100, 450, 190)]) == []


def test_a_page_without_shapes_costs_nothing():
    paper = Paper()
    paper.write(50, 100, "Prose")
    assert tables(paper) == []


def test_splits_stacks_of_figures_that_no_line_parts():
    xs, ys = [50.0, 200.0, 300.0, 400.0], [100.0, 130.0, 260.0]
    paper = Paper().grid(xs, ys).fill([["", "2025-26", "2026-27"]], xs, ys)
    for i, (name, *figures) in enumerate(
        [("Pay", "1.0", "-2.5"), ("Prices", "10.0", "0.0"), ("Growth", "7.2", "3.3"), ("TOTAL", "18.2", "0.8")]
    ):
        for x, words in zip(xs, [name, *figures], strict=False):
            paper.write(x + 5, 150 + 25 * i, words)
    assert said(only(paper)) == [
        ["", "2025-26", "2026-27"],
        ["Pay", "1.0", "-2.5"],
        ["Prices", "10.0", "0.0"],
        ["Growth", "7.2", "3.3"],
        ["TOTAL", "18.2", "0.8"],
    ]


def test_mends_words_that_a_narrow_column_broke():
    xs, ys = [50.0, 90.0, 300.0], [100.0, 150.0, 170.0]
    paper = Paper().grid(xs, ys).fill([["Revenu\ne \nBudget", "Detail"], ["97.5", "Other pressures"]], xs, ys)
    assert only(paper).cells[0].text == "Revenue Budget"


def test_grids_found_once_serve_all_who_ask():
    drawn = DrawnPages()
    paper = Paper().grid().fill()
    assert [tuple(grid.box) for grid in drawn.on(paper.page)[0] if could_be_table(grid)] == [(50, 100, 450, 190)]
    paper.page.shapes.clear()
    paper.page.shapes.append(Shape("drawing", Box(500, 10, 510, 20), fill=0))
    (found,) = find_ruled_tables(paper.page, paper.page.runs, drawn=drawn)
    assert said(found.table) == ROWS
    drawn.forget(paper.page)
    assert [grid for grid in drawn.on(paper.page)[0] if could_be_table(grid)] == []
