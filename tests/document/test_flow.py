"""Lines, blocks, cells and tables; the structure tree."""

from __future__ import annotations

import pytest

from agendaparse.document import Block, Box, Cell, LaidPage, Line, Page, Segment, Table, Tag
from agendaparse.document.flow import boxes_by_page
from tests.layout.build import run


def segment(text: str, x: float = 72.0, y: float = 100.0) -> Segment:
    drawn = run(text, x, y)
    return Segment(text, drawn.box, [drawn])


def cell(text: str, row: int, column: int, **more: object) -> Cell:
    return Cell(row, column, [Block("paragraph", text)] if text else [], **more)


def test_a_line() -> None:
    line = Line(3, [segment("left"), segment("right", x=300)])
    assert line.text == "left right"
    assert (line.box.x0, line.box.x1) == (72, 330)
    assert [r.text for r in line.runs] == ["left", "right"]


def test_a_line_of_one_segment() -> None:
    only = segment("alone")
    assert (Line(1, [only]).text, Line(1, [only]).box) == ("alone", only.box)


def test_segments_without_words_leave_no_gap() -> None:
    assert Line(1, [segment("left"), segment(""), segment("right")]).text == "left right"


class TestBlock:
    """Where a block stands."""

    def test_one_box_a_page(self) -> None:
        lines = [Line(1, [segment("a", y=100)]), Line(1, [segment("b", y=114)]), Line(2, [segment("c")])]
        block = Block("paragraph", "a b c", lines=lines, pages=(1, 2))
        assert [page for page, _ in block.where] == [1, 2]
        first = block.where[0][1]
        assert first is not None
        assert (first.top, first.bottom) == (lines[0].box.top, lines[1].box.bottom)
        assert block.first_page == 1

    def test_without_geometry(self) -> None:
        assert Block("paragraph", "text").where == [(None, None)]
        assert Block("paragraph", "text", pages=(4,)).where == [(4, None)]


class TestTable:
    """Rows and cells."""

    def test_rows_and_width(self) -> None:
        table = Table([cell("b", 0, 1), cell("a", 0, 0), cell("c", 2, 0, colspan=2)], "ruled")
        assert [[c.text for c in row] for row in table.rows] == [["a", "b"], [], ["c"]]
        assert table.width == 2
        assert table.text == "a b c"

    def test_no_cells(self) -> None:
        table = Table([], "tagged", pages=(3,))
        assert (table.rows, table.width, table.text, table.where) == ([], 0, "", [(3, None)])

    def test_where(self) -> None:
        cells = [cell("a", 0, 0, page=1, box=Box(0, 0, 5, 5)), cell("b", 1, 0, page=2, box=Box(1, 1, 6, 6))]
        assert Table(cells, "ruled", pages=(1, 2)).where == [(1, Box(0, 0, 5, 5)), (2, Box(1, 1, 6, 6))]

    def test_a_cells_text(self) -> None:
        blocks = [Block("list_item", "to note", label="(a)"), Block("paragraph", ""), Block("list_item", "", label="4")]
        assert Cell(0, 0, blocks).text == "(a) to note 4"

    @pytest.mark.parametrize(("weights", "bold"), [((), False), ((True,), True), ((True, False), False)])
    def test_bold(self, weights: tuple[bool, ...], bold: bool) -> None:
        assert Cell(0, 0, [Block("paragraph", "x", bold=b) for b in weights]).bold is bold


def test_boxes_by_page_keep_the_order_of_pages() -> None:
    pairs = [(7, Box(0, 0, 1, 1)), (2, Box(0, 0, 1, 1)), (7, Box(5, 5, 6, 6))]
    assert boxes_by_page(pairs) == [(7, Box(0, 0, 6, 6)), (2, Box(0, 0, 1, 1))]


def test_leaves_of_a_tag_come_in_order() -> None:
    tree = Tag("L", [Tag("LI", [(1, 4), Tag("LBody", [(1, 2)])]), (2, 0)])
    assert list(tree.leaves()) == [(1, 4), (1, 2), (2, 0)]
    assert list(Tag("P").leaves()) == []


@pytest.mark.parametrize(("width", "height", "landscape"), [(842, 595, True), (595, 842, False), (600, 600, False)])
def test_landscape(width: float, height: float, landscape: bool) -> None:
    assert Page(1, width, height).landscape is landscape
    assert LaidPage(1, width, height).landscape is landscape
