"""Columns of cells whose source tells spans and no places: HTML and structure trees."""

from __future__ import annotations


class Spans:
    """Places the cells of a table, row by row, beside those that reach down from above."""

    def __init__(self) -> None:
        """Begin above the first row."""
        self._below: dict[int, int] = {}  # column -> rows below that a cell above still takes
        self._taken: set[int] = set()
        self._column = 0

    def begin_row(self) -> None:
        """Go on to the next row."""
        self._taken = set(self._below)
        self._below = {column: left - 1 for column, left in self._below.items() if left > 1}
        self._column = 0

    def place(self, rowspan: int, colspan: int) -> int:
        """The column of the row's next cell, which takes so many rows and columns."""
        while self._column in self._taken:
            self._column += 1
        column = self._column
        self._column += colspan
        if rowspan > 1:
            self._below.update(dict.fromkeys(range(column, self._column), rowspan - 1))
        return column
