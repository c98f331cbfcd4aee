"""Columns of cells beside those that reach down from above."""

from __future__ import annotations

import pytest

from agendaparse.document import Spans

ROWS = [
    # rows of (rowspan, colspan), and the column of each cell
    ([[(1, 1), (1, 2), (1, 1)]], [[0, 1, 3]]),
    ([[(2, 1), (1, 1)], [(1, 1)]], [[0, 1], [1]]),
    ([[(1, 1), (3, 2), (1, 1)], [(1, 1), (1, 1)], [(1, 2)], [(1, 1)]], [[0, 1, 3], [0, 3], [0], [0]]),
]


@pytest.mark.parametrize(("rows", "columns"), ROWS)
def test_cells_stand_beside_those_from_above(rows: list[list[tuple[int, int]]], columns: list[list[int]]) -> None:
    spans = Spans()
    found: list[list[int]] = []
    for row in rows:
        spans.begin_row()
        found.append([spans.place(*cell) for cell in row])
    assert found == columns
