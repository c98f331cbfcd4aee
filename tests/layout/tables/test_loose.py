"""Layout tables as text."""

from __future__ import annotations

from agendaparse.document import Cell, Table
from agendaparse.layout.blocks import blocks_of
from agendaparse.layout.tables import blocks_of_layout, is_layout_table
from tests.layout.tables.pages import Paper


def table(rows, ruled=False) -> Table:
    cells = []
    for i, row in enumerate(rows):
        for j, words in enumerate(row):
            paper = Paper()
            if words:
                paper.write(50 + 40 * j, 100 + 20 * i, words)
            cells.append(Cell(i, j, blocks_of(paper.page.runs, 1), page=1))
    return Table(cells, "tagged", ruled, (1,))


def test_one_row_or_one_column_is_layout():
    assert is_layout_table(table([["1", "Welcome"]]))
    assert is_layout_table(table([["01 A Name", ""], ["02 B Name", ""]]))
    assert not is_layout_table(table([["Meeting:", "Cabinet"], ["Subject:", "Staff"]]))
    assert not is_layout_table(table([["1", "Welcome"]], ruled=True))


def test_a_number_in_its_own_cell_labels_the_text_beside_it():
    (block,) = blocks_of_layout(table([["7.", "Report by Leader of the Council"]]))
    assert (block.label, block.text) == ("7.", "Report by Leader of the Council")
    (block,) = blocks_of_layout(table([["10", "Workplace Parking Levy"]]))
    assert (block.label, block.text) == ("10", "Workplace Parking Levy")


def test_words_stay_in_reading_order_and_none_is_lost():
    blocks = blocks_of_layout(table([["Ask for:", "Joel Cook"], ["9.", ""]]))
    assert [f"{b.label or ''} {b.text}".strip() for b in blocks] == ["Ask for:", "Joel Cook", "9."]
