"""Tables, rows and paragraphs over page ends."""

from __future__ import annotations

from dataclasses import replace

from agendaparse.document import Block, Table
from agendaparse.layout.blocks import blocks_of
from agendaparse.layout.tables import (
    continues_paragraph,
    find_ruled_tables,
    heading_rows,
    is_cut_row,
    join_cut_rows,
    key_columns,
    repeated_heading,
    stitch,
)
from tests.layout.tables.pages import BOLD, ROWS, XS, Paper, said

HEAD = [["Ref", "Action", "Lead", "Status", "Comment"]]
EDGES = [50.0, 100.0, 250.0, 330.0, 400.0, 560.0]


def part(page: int, rows, xs=XS, shade: bool = False) -> Table:
    ys = [50.0 + 40 * i for i in range(len(rows) + 1)]
    paper = Paper(page)
    if shade:
        paper.area(xs[0], ys[0], xs[-1], ys[1], 0xBFBFBF)
    paper.grid(xs, ys).fill(rows, xs, ys)
    (found,) = find_ruled_tables(paper.page, paper.page.runs)
    return found.table


def line(page: int, words: str, y: float = 40, style=None, x: float = 50) -> Block:
    paper = Paper(page)
    paper.write(x, y, words) if style is None else paper.write(x, y, words, style)
    return blocks_of(paper.page.runs, page)[0]


def test_joins_parts_and_says_the_heading_once():
    whole = stitch(
        [part(1, ROWS), part(2, [ROWS[0], ["1.3", "Bins emptied", "Amber"]]), part(3, [["1.4", "Trees", "Red"]])]
    )
    assert [said(table) for table in whole] == [[*ROWS, ["1.3", "Bins emptied", "Amber"], ["1.4", "Trees", "Red"]]]
    assert whole[0].pages == (1, 2, 3)
    assert [row[0].page for row in whole[0].rows] == [1, 1, 1, 2, 3]


def test_does_not_change_what_it_is_given():
    first, second = part(1, ROWS), part(2, [["1.3", "Bins", "Amber"]])
    stitch([first, second])
    assert len(first.rows) == 3
    assert second.cells[0].row == 0


def test_other_columns_are_another_table():
    assert len(stitch([part(1, ROWS), part(2, ROWS[1:], [50.0, 200.0, 350.0, 450.0])])) == 2


def test_columns_may_shift_under_the_same_heading():
    whole = stitch([part(1, ROWS), part(2, [ROWS[0], ["1.3", "Bins", "Amber"]], [50.0, 140.0, 310.0, 450.0])])
    assert [len(table.rows) for table in whole] == [4]


def test_tables_on_one_page_are_two():
    assert len(stitch([part(1, ROWS), part(1, [["1.3", "Bins", "Amber"]])])) == 2


def test_words_between_part_tables():
    assert len(stitch([part(1, ROWS), line(2, "Part B"), part(2, ROWS)])) == 3


def test_a_unit_printed_above_each_part_is_said_once():
    items = [
        line(1, "All figures in £m"),
        part(1, ROWS),
        line(2, "All figures in £m"),
        part(2, [ROWS[0], ["1.3", "Bins", "Amber"]]),
    ]
    whole = stitch(items)
    assert len(whole) == 2
    assert len(whole[1].rows) == 4


def test_copies_of_one_form_stay_apart():
    form = [["Name:", "", ""], ["Directorate:", "", ""], ["Proposer:", "", ""], ["Amount:", "", ""]]
    one = [[label, "one", "x"] for label, *_ in form]
    two = [[label, "two", "y"] for label, *_ in form]
    assert len(stitch([part(1, one), part(2, two)])) == 2


def test_a_heading_merged_otherwise_is_the_same_heading():
    first = part(1, [["", "", "Quarter 2"], ["Ref", "Action", "July to Sept"], ["1", "a", "b"]])
    second = part(2, [["Ref", "Action", "Quarter 2"], ["2", "c", "d"]])
    merged = [replace(cell, rowspan=2) if cell.row == 0 and cell.column < 2 else cell for cell in second.cells]
    split = [replace(c, row=c.row + (c.row > 0)) for c in merged]
    extra = replace(second.cells[2], row=1, blocks=first.cells[5].blocks)
    second = replace(second, cells=sorted([*split, extra], key=lambda c: (c.row, c.column)))
    (whole,) = stitch([first, second])
    assert [row[0].text for row in whole.rows] == ["", "Ref", "1", "2"]


def test_a_repeated_heading_may_have_lost_its_first_line():
    first = part(1, [["Key Service", "Revenue\nBudget", "Detail"], ["Older People", "97.5", "A pressure"]])
    second = part(2, [["Key Service", "Budget", "Detail"], ["Public Health", "1.0", "None"]])
    (whole,) = stitch([first, second])
    assert [row[0].text for row in whole.rows] == ["Key Service", "Older People", "Public Health"]


def test_counts_heading_rows():
    assert heading_rows(part(1, ROWS, shade=True)) == 1
    assert heading_rows(part(1, ROWS)) == 0


def rag(rows) -> Table:
    first = part(
        1,
        [*HEAD, ["1.1", "Do this", "Police", "Green", "Done."], ["1.2", "Do that", "Council", "Green", "We began and"]],
        EDGES,
    )
    (whole,) = stitch([first, part(2, rows, EDGES)])
    return whole


def test_joins_a_row_cut_by_the_page_end():
    table = rag([["", "and more", "", "", "went on."], ["1.3", "Third", "All", "Red", "Late."]])
    assert is_cut_row(table, 3)
    assert not is_cut_row(table, 4)
    joined = join_cut_rows(table)
    assert said(joined)[2] == ["1.2", "Do that and more", "Council", "Green", "We began and went on."]
    assert said(joined)[3][0] == "1.3"


def test_keeps_a_new_row_that_only_lacks_its_number():
    assert not is_cut_row(rag([["", "Another measure", "Police", "Amber", "New."]]), 3)


def test_a_row_of_nothing_but_colour_is_the_end_of_the_one_before():
    table = rag([["", "", "", "", ""], ["1.3", "Third", "All", "Red", "Late."]])
    assert is_cut_row(table, 3)
    assert [row[0].text for row in join_cut_rows(table).rows] == ["Ref", "1.1", "1.2", "1.3"]


def test_a_bare_row_is_cut_even_where_a_sentence_ended():
    assert is_cut_row(rag([["", "", "", "", "The service will start in May."]]), 3)


def test_only_the_first_row_of_a_page_can_be_cut():
    first = part(1, [*HEAD, ["1.1", "Do this", "Police", "Green", "Done and"], ["", "more", "", "", "more"]], EDGES)
    assert not is_cut_row(first, 2)


def test_key_columns_are_those_whole_rows_fill():
    table = part(1, [["1", "a", ""], ["2", "b", "x"], ["3", "c", ""], ["4", "", ""]])
    assert key_columns(table) == [0, 1]


def test_joins_a_sentence_over_the_page_end():
    first, second = (
        line(1, "The decisions recommended through this paper directly impact on end", 800),
        line(2, "users."),
    )
    (whole,) = stitch([first, second])
    assert whole.text == "The decisions recommended through this paper directly impact on end users."
    assert whole.pages == (1, 2)


def test_sentences_headings_and_items_that_end_stay_apart():
    open_end = line(1, "An open end and", 800)
    assert not continues_paragraph(line(1, "It ended.", 800), line(2, "Then more."))
    assert not continues_paragraph(line(1, "It ended.", 800), line(2, "then more."))
    assert not continues_paragraph(open_end, line(2, "(a) an item"))
    assert not continues_paragraph(open_end, line(1, "on the same page"))
    assert not continues_paragraph(replace(open_end, kind="heading"), line(2, "then more."))
    assert not continues_paragraph(line(1, "Introduction", 800, BOLD), line(2, "The Council met."))
    assert continues_paragraph(open_end, line(2, "Rother District Council"))


def test_a_form_table_without_boxes_is_never_joined_by_chance():
    first = replace(part(1, ROWS), method="tagged", ruled=False)
    second = replace(part(2, [["1.3", "Bins", "Amber"]]), method="tagged", ruled=False)
    assert len(stitch([first, second])) == 2


def test_a_heading_misread_on_a_scan_is_the_same_heading():
    def repeats(first: str, again: str) -> int:
        head = ["Ref", "Action"]
        return repeated_heading(part(1, [[*head, first], list("abc")]), part(2, [[*head, again], list("fgh")]))

    assert repeats("1st July to 30th Sept 2019", "1st July to 30 Sept 2019") == 1
    assert repeats("1st July to 30th Sept 2019", "1st July to 30th Sept 2018") == 0
    assert repeats("Commentary on progress", "Commentarv on progress") == 1
    assert repeats("Progress", "Comments") == 0
    assert repeats("Scenario A cost", "Scenario B cost") == 0
    assert repeats("Number of males", "Number of females") == 0
    assert repeats("Expenditure in the North", "Expenditure in the South") == 0
