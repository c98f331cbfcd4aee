"""Tables of the structure tree, held against what is drawn."""

from __future__ import annotations

from collections import defaultdict

from agendaparse.document import Tag
from agendaparse.layout.tables import TaggedTables, tagged_table
from tests.layout.tables.pages import BOLD, ROWS, XS, YS, Paper, said


class Tagger:
    """A structure tree under construction: cells whose words are written with marks."""

    def __init__(self, *papers: Paper) -> None:
        self.papers = {paper.page.number: paper for paper in papers}
        self.next = 0

    def cell(self, words: str = "", x: float = 0, y: float = 0, page: int = 1, role: str = "TD", **spans: int) -> Tag:
        cell = Tag(role, **spans)
        if words:
            cell.children.append(Tag("P", [self.write(words, x, y, page)]))
        return cell

    def write(self, words: str, x: float, y: float, page: int = 1) -> tuple[int, int]:
        self.next += 1
        self.papers[page].write(x, y, words, mark=self.next)
        return page, self.next

    def table(self, rows=ROWS, xs=XS, ys=YS, page: int = 1) -> Tag:
        return Tag(
            "Table",
            [
                Tag("TR", [self.cell(words, x + 5, y + 15, page) for words, x in zip(row, xs, strict=False)])
                for row, y in zip(rows, ys, strict=False)
            ],
        )

    def reader(self, roots=()) -> TaggedTables:
        marked = defaultdict(list)
        for number, paper in self.papers.items():
            for run in paper.page.runs:
                if run.mark is not None:
                    marked[number, run.mark].append(run)
        pages = {number: paper.page for number, paper in self.papers.items()}
        return TaggedTables(lambda page, mark: marked.get((page, mark), []), pages, roots)


def test_takes_cells_from_the_tree_and_boxes_from_the_lines():
    tagger = Tagger(Paper().grid())
    tag = tagger.table()
    reader = tagger.reader()
    table = reader.table(tag)
    assert said(table) == ROWS
    assert table.ruled
    assert table.method == "tagged"
    assert tuple(table.cells[4].box) == (150, 130, 300, 160)
    assert reader.claimed == set()


def test_a_function_does_for_a_single_table():
    paper = Paper().grid()
    tagger = Tagger(paper)
    tag = tagger.table()
    runs = {(1, run.mark): [run] for run in paper.page.runs}
    table = tagged_table(tag, lambda page, mark: runs.get((page, mark), []), {1: paper.page})
    assert said(table) == ROWS


def test_finds_the_colour_of_an_empty_cell():
    paper = Paper()
    paper.area(300, 130, 450, 160, 0x00B050)
    paper.grid()
    tagger = Tagger(paper)
    tag = tagger.table([["Ref", "Measure", "Status"], ["", "carried over", ""], ["1.2", "Roads", "Red"]])
    table = tagger.reader().table(tag)
    assert table.rows[1][2].fill == 0x00B050
    assert table.rows[1][0].fill is None


def test_an_empty_row_lies_between_its_neighbours():
    paper = Paper()
    paper.area(50, 130, 450, 160, 0xDDDDDD)
    paper.grid()
    tagger = Tagger(paper)
    tag = tagger.table([["a", "b", "c"], ["", "", ""], ["d", "e", "f"]])
    assert [cell.fill for cell in tagger.reader().table(tag).rows[1]] == [0xDDDDDD] * 3


def test_spans_push_later_cells_aside():
    tagger = Tagger(Paper())
    tag = Tag(
        "Table",
        [
            Tag("THead", [Tag("TR", [
                tagger.cell("KPIs", 60, 110, role="TH", rowspan=2),
                tagger.cell("RAG", 160, 110, role="TH", colspan=2),
                tagger.cell("DoT", 400, 110, role="TH", rowspan=2),
            ])]),
            Tag("TBody", [
                Tag("TR", [tagger.cell("Latest", 160, 130), tagger.cell("Previous", 280, 130)]),
                Tag("TR", [
                    tagger.cell("Calls", 60, 150),
                    tagger.cell("Green", 160, 150),
                    tagger.cell("Red", 280, 150),
                    tagger.cell(),
                ]),
            ]),
        ],
    )  # fmt: skip
    table = tagger.reader().table(tag)
    assert {cell.text: (cell.row, cell.column) for cell in table.cells} == {
        "KPIs": (0, 0), "RAG": (0, 1), "DoT": (0, 3), "Latest": (1, 1), "Previous": (1, 2),
        "Calls": (2, 0), "Green": (2, 1), "Red": (2, 2), "": (2, 3),
    }  # fmt: skip
    assert [cell.header for cell in table.rows[0]] == [True] * 3
    assert not table.rows[2][0].header


def test_layout_tables_have_no_lines():
    tagger = Tagger(Paper())
    tag = tagger.table([["1", "Welcome"]])
    table = tagger.reader().table(tag)
    assert not table.ruled
    assert said(table) == [["1", "Welcome"]]


def test_a_box_round_a_title_block_does_not_rule_it():
    paper = Paper()
    paper.frame(45, 95, 455, 195)
    tagger = Tagger(paper)
    tag = tagger.table([["Meeting:", "Cabinet", ""], ["Subject:", "Resources", ""]])
    assert not tagger.reader().table(tag).ruled


def test_one_table_over_two_pages_with_a_row_cut_by_the_page_end():
    tagger = Tagger(Paper(1).grid(), Paper(2).grid())
    tag = tagger.table(ROWS, page=1)
    cut = Tag(
        "TD", [Tag("P", [tagger.write("a sentence that", 155, 185, 1), tagger.write("goes on overleaf", 155, 115, 2)])]
    )
    tag.children[2].children[1] = cut
    tag.children.append(
        Tag("TR", [tagger.cell(words, x + 5, 145, 2) for words, x in zip(["1.3", "Bins", "Amber"], XS, strict=False)])
    )
    table = tagger.reader().table(tag)
    assert table.pages == (1, 2)
    assert table.rows[2][1].text == "a sentence that goes on overleaf"
    assert [cell.page for cell in table.rows[3]] == [2, 2, 2]
    assert tuple(table.rows[3][0].box) == (50, 130, 150, 160)


def test_heading_rows_marked_as_artefacts_are_taken_in_and_their_repeats_claimed():
    papers = [Paper(1).grid(), Paper(2).grid()]
    for paper in papers:
        for words, x in zip(ROWS[0], XS, strict=False):
            paper.write(x + 5, 115, words, BOLD)
    tagger = Tagger(*papers)
    first = tagger.table(ROWS[1:], ys=YS[1:], page=1)
    later = tagger.table([["1.3", "Bins", "Amber"]], ys=YS[1:], page=2)
    first.children.extend(later.children)
    reader = tagger.reader()
    table = reader.table(first)
    assert said(table) == [*ROWS, ["1.3", "Bins", "Amber"]]
    assert all(cell.header for cell in table.rows[0])
    assert reader.claimed == {id(run) for paper in papers for run in paper.page.runs if run.mark is None}


def test_print_titles_tagged_on_every_page_are_said_once():
    tagger = Tagger(Paper(1).grid(), Paper(2).grid())
    tag = tagger.table(ROWS[:2], page=1)
    for cell, words, x in zip(tag.children[0].children, ROWS[0], XS, strict=False):
        cell.children[0].children.append(tagger.write(words, x + 5, 115, 2))
    tag.children.append(Tag("TR", [tagger.cell(words, x + 5, 145, 2) for words, x in zip(ROWS[2], XS, strict=False)]))
    reader = tagger.reader()
    assert said(reader.table(tag)) == ROWS
    assert len(reader.claimed) == 3


def test_words_tagged_in_the_wrong_cell_stand_where_they_are_drawn():
    tagger = Tagger(Paper().grid())
    tag = tagger.table(ROWS[:2])
    tag.children.append(Tag("TR", [tagger.cell(), tagger.cell(), tagger.cell("carried over", 155, 175)]))
    assert said(tagger.reader().table(tag))[2] == ["", "carried over", ""]


def test_tables_in_cells_are_read_as_the_text_of_the_cell():
    tagger = Tagger(Paper().grid())
    tag = tagger.table()
    inner = Tag("Table", [Tag("TR", [tagger.cell("inner", 155, 148), tagger.cell("words", 200, 148)])])
    tag.children[1].children[1] = Tag("TD", [inner])
    assert tagger.reader().table(tag).rows[1][1].text == "inner words"


def test_a_table_that_only_wraps_another_is_none():
    tagger = Tagger(Paper().grid())
    wrapper = Tag("Table", [Tag("TR", [Tag("TD", [tagger.table()])])])
    assert tagger.reader().table(wrapper) is None


def test_fragments_of_a_spreadsheet_are_left_to_what_is_drawn():
    tagger = Tagger(Paper())
    xs = [60.0, 160.0, 260.0, 360.0, 460.0]
    tables = [tagger.table([["1.0"], ["2.0"], ["3.0"]], [x], [100, 114, 128]) for x in xs]
    reader = tagger.reader([Tag("Document", list(tables))])
    assert all(reader.table(table) is None for table in tables)
