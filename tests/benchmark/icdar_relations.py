"""How well a grid of cells was found, by what stands beside and below what (Göbel, Hassan, Oro, Orsi 2012).

A table is taken for the pairs of neighbours in it: each cell with words, and the next cell with words to its right and
below it. A grid that is shifted, or lacks a line, keeps the relations it has right; a merged column loses its own only.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

Direction = Literal["right", "below"]


class GridCell(NamedTuple):
    """A cell of a table, whoever found it; rows and columns count from 0."""

    row: int
    column: int
    text: str
    rowspan: int = 1
    colspan: int = 1


class Relation(NamedTuple):
    """Two neighbours: the words of each, and on which side of the first the second stands."""

    one: str
    other: str
    direction: Direction


@dataclass(frozen=True)
class Score:
    """Relations that are right, found and wanted; scores add up."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Share of the relations found that are right; 1 where none was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the relations wanted that were found; 1 where there is none."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def plain(text: str) -> str:
    """Words as they are compared: without white space, case and the forms of signs that fonts differ in."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if not c.isspace() and c not in "\u00ad")


def relations(cells: Iterable[GridCell]) -> Counter[Relation]:
    """The neighbours in a table. Empty cells have none and are looked across; a pair met twice counts once.

    Args:
        cells: One entry for each cell; one that spans rows or columns has neighbours along all of them.
    """
    held = [(cell, words) for cell in cells if (words := plain(cell.text))]
    owner: dict[tuple[int, int], int] = {}
    for number, (cell, _) in enumerate(held):
        for row in range(cell.row, cell.row + cell.rowspan):
            for column in range(cell.column, cell.column + cell.colspan):
                owner.setdefault((row, column), number)
    by_row: dict[int, list[int]] = {}
    by_column: dict[int, list[int]] = {}
    for row, column in sorted(owner):
        by_row.setdefault(row, []).append(owner[row, column])
    for row, column in sorted(owner):
        by_column.setdefault(column, []).append(owner[row, column])
    pairs: set[tuple[int, int, Direction]] = set()
    lines: tuple[tuple[Direction, dict[int, list[int]]], ...] = (("right", by_row), ("below", by_column))
    for direction, numbered in lines:
        for members in numbered.values():
            for one, other in pairwise(members):
                if one != other:
                    pairs.add((one, other, direction))
    return Counter(Relation(held[one][1], held[other][1], direction) for one, other, direction in pairs)


def compare(found: Counter[Relation], wanted: Counter[Relation]) -> Score:
    """Relations of what was found against those of the truth."""
    return Score((found & wanted).total(), found.total(), wanted.total())
