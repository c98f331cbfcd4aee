"""Edges to grids: what crosses what, and which small cells make one large cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from agendaparse.document import Box, Run, Shape
from agendaparse.layout.tables.edges import SNAP, Edge, edges_of

MAX_LINES = 400  # in one direction; beyond this it is a drawing


class Region(NamedTuple):
    """A cell of a grid: where it begins and how many rows and columns it spans."""

    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(slots=True)
class Grid:
    """Lines that make a grid.

    Attributes:
        xs: Positions of the vertical lines, left to right.
        ys: Positions of the horizontal lines, top to bottom.
        regions: Cells in printed order.
        owner: For each square of the grid, row by row, the index of the cell it belongs to.
        across: The horizontal edges it is made of.
        down: The vertical edges it is made of.
        open_left: Whether no line closes it to the left; its text may begin there.
        open_right: Whether no line closes it to the right.
        hard: Whether a vertical line inside it is drawn as a line, not only as the edge of a fill.
    """

    xs: list[float]
    ys: list[float]
    across: list[Edge]
    down: list[Edge]
    open_left: bool = False
    open_right: bool = False
    hard: bool = True
    regions: list[Region] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """Extent on the page."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.ys) - 1

    def box_of(self, region: Region) -> Box:
        """The rectangle of a cell."""
        row, column, rowspan, colspan = region
        return Box(self.xs[column], self.ys[row], self.xs[column + colspan], self.ys[row + rowspan])

    def region_at(self, x: float, y: float) -> int | None:
        """Index of the cell at a point, or None outside the grid."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if not (0 <= column < self.columns and 0 <= row < self.rows):
            return None
        return self.owner[row * self.columns + column]

    def fills(self, shapes: Iterable[Shape]) -> list[int | None]:
        """Background of each cell: the last area drawn over its centre, None for none or white."""
        columns = self.columns
        mid_x = [(a + b) / 2 for a, b in pairwise(self.xs)]
        mid_y = [(a + b) / 2 for a, b in pairwise(self.ys)]
        simple = [r.rowspan == 1 and r.colspan == 1 for r in self.regions]
        found: list[int | None] = [None] * len(self.regions)
        box = self.box
        merged = [(i, self.box_of(r)) for i, r in enumerate(self.regions) if not simple[i]]
        for shape in shapes:
            if shape.kind != "area" or shape.fill is None:
                continue
            x0, top, x1, bottom = shape.box
            if x0 > box.x1 or x1 < box.x0 or top > box.bottom or bottom < box.top:
                continue
            fill = None if shape.fill == 0xFFFFFF else shape.fill
            first, last = bisect_left(mid_x, x0), bisect_right(mid_x, x1)
            for row in range(bisect_left(mid_y, top), bisect_right(mid_y, bottom)):
                for column in range(first, last):
                    index = self.owner[row * columns + column]
                    if simple[index]:
                        found[index] = fill
            for index, cell in merged:
                if x0 <= cell.mid_x <= x1 and top <= cell.mid_y <= bottom:
                    found[index] = fill
        return found

    def icons(self, shapes: Iterable[Shape]) -> dict[int, list[Shape]]:
        """Small drawings by the cell their centre lies in."""
        found: dict[int, list[Shape]] = {}
        x0, top, x1, bottom = self.box
        for shape in shapes:
            if shape.kind == "drawing" and shape.points:
                x, y = shape.box.mid_x, shape.box.mid_y
                index = self.region_at(x, y) if x0 <= x <= x1 and top <= y <= bottom else None
                if index is not None:
                    found.setdefault(index, []).append(shape)
        return found


def grids_of(
    shapes: Sequence[Shape], width: float, height: float, runs: Iterable[Run] = ()
) -> tuple[list[Grid], list[Edge]]:
    """Every grid drawn on a page, top to bottom, and the horizontal edges that belong to none.

    Lines under or through words of `runs` are no edges.

    A grid here is any set of lines that cross or meet; whether it is a table is for the caller to judge.
    """
    if not shapes:
        return [], []
    across, down = edges_of(shapes, width, height, runs)
    if len(across) > MAX_LINES or len(down) > MAX_LINES:
        return [], []
    grids: list[Grid] = []
    loose: list[Edge] = []
    for rows, columns in _connected(across, down):
        grid = _grid(rows, columns) if columns else None
        if grid is None:
            loose.extend(rows)
        else:
            grids.append(grid)
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return grids, loose


def _connected(across: list[Edge], down: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Edges grouped by what they touch."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    positions = [edge.at for edge in down]
    shift = len(across)
    for i, edge in enumerate(across):
        at, low, high = edge.at, edge.start - SNAP, edge.end + SNAP
        for j in range(bisect_left(positions, low), bisect_right(positions, high)):
            other = down[j]
            if other.start - SNAP <= at <= other.end + SNAP:
                a, b = root(i), root(shift + j)
                if a != b:
                    parent[a] = b
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, edge in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(edge)
    for j, edge in enumerate(down):
        groups.setdefault(root(shift + j), ([], []))[1].append(edge)
    return list(groups.values())


def _grid(across: list[Edge], down: list[Edge]) -> Grid | None:
    """A grid of these lines, its missing outer borders supplied; None where they enclose nothing."""
    if not across:
        return None
    xs, ys = _positions(down), _positions(across)
    left = _shared(sorted(e.start for e in across), xs[0])
    right = _shared(sorted((e.end for e in across), reverse=True), xs[-1])
    top = _shared(sorted(e.start for e in down), ys[0])
    bottom = _shared(sorted((e.end for e in down), reverse=True), ys[-1])
    tall = bottom - top
    open_left = left < xs[0] - SNAP or not _long(down, xs[0], tall)
    open_right = right > xs[-1] + SNAP or not _long(down, xs[-1], tall)
    inner = [edge for edge in down if edge.hard and xs[0] < edge.at < xs[-1]]
    if left < xs[0] - SNAP:
        xs.insert(0, left)
    if right > xs[-1] + SNAP:
        xs.append(right)
    if top < ys[0] - SNAP:
        ys.insert(0, top)
    if bottom > ys[-1] + SNAP:
        ys.append(bottom)
    if len(xs) < 2 or len(ys) < 2:
        return None
    grid = Grid(xs, ys, across, down, open_left, open_right, bool(inner))
    merge_squares(grid)
    return grid


def _positions(edges: list[Edge]) -> list[float]:
    found: list[float] = []
    for edge in edges:  # sorted by position already
        if not found or edge.at - found[-1] > SNAP:
            found.append(edge.at)
    return found


def _shared(ends: list[float], default: float) -> float:
    """The outermost of these line ends (sorted, outermost first) that a second line confirms."""
    if len(ends) == 1:
        return ends[0]
    for one, other in pairwise(ends):
        if abs(one - other) <= SNAP:
            return one
    return default


def _long(edges: list[Edge], at: float, tall: float) -> bool:
    """Whether the line at this position runs along at least half of the grid."""
    return sum(e.end - e.start for e in edges if abs(e.at - at) <= SNAP) >= 0.5 * tall


def merge_squares(grid: Grid) -> None:
    """Fill `regions` and `owner`: squares with no line between them are one cell."""
    xs, ys, columns, rows = grid.xs, grid.ys, grid.columns, grid.rows
    mid_x = [(a + b) / 2 for a, b in pairwise(xs)]
    mid_y = [(a + b) / 2 for a, b in pairwise(ys)]
    # below[r * columns + c]: a line runs under square (r, c); beside[…]: to its right.
    below = bytearray(rows * columns)
    for edge in grid.across:
        row = _nearest(ys, edge.at) - 1
        if 0 <= row < rows - 1:
            for column in range(bisect_left(mid_x, edge.start), bisect_right(mid_x, edge.end)):
                below[row * columns + column] = 1
    beside = bytearray(rows * columns)
    for edge in grid.down:
        column = _nearest(xs, edge.at) - 1
        if 0 <= column < columns - 1:
            for row in range(bisect_left(mid_y, edge.start), bisect_right(mid_y, edge.end)):
                beside[row * columns + column] = 1
    owner = [-1] * (rows * columns)
    regions: list[Region] = []
    in_order = True
    for start in range(rows * columns):
        if owner[start] >= 0:
            continue
        row, column = divmod(start, columns)
        if (
            (below[start] or row == rows - 1)
            and (beside[start] or column == columns - 1)
            and (row == 0 or below[start - columns])
            and (column == 0 or beside[start - 1])
        ):  # as most are: lines on all four sides
            owner[start] = len(regions)
            regions.append(Region(row, column, 1, 1))
            continue
        squares = _flood(start, rows, columns, below, beside, owner)
        high = max(s // columns for s in squares) - row + 1
        right = max(s % columns for s in squares) - column + 1
        if len(squares) == high * right:
            _claim(Region(row, column, high, right), columns, owner, regions)
        else:
            _split(squares, columns, owner, regions)
            in_order = False
    if in_order:
        grid.regions, grid.owner = regions, owner
        return
    order = sorted(range(len(regions)), key=lambda i: regions[i])
    rank = {old: new for new, old in enumerate(order)}
    grid.regions = [regions[i] for i in order]
    grid.owner = [rank[i] for i in owner]


def _nearest(positions: list[float], at: float) -> int:
    i = bisect_left(positions, at)
    if i == len(positions) or (i > 0 and at - positions[i - 1] <= positions[i] - at):
        return i - 1
    return i


def _flood(start: int, rows: int, columns: int, below: bytearray, beside: bytearray, owner: list[int]) -> list[int]:
    """Squares reachable from `start` without crossing a line."""
    seen = [start]
    owner[start] = 0
    for square in seen:
        column = square % columns
        if column + 1 < columns and not beside[square] and owner[square + 1] < 0:
            owner[square + 1] = 0
            seen.append(square + 1)
        if column > 0 and not beside[square - 1] and owner[square - 1] < 0:
            owner[square - 1] = 0
            seen.append(square - 1)
        if square + columns < rows * columns and not below[square] and owner[square + columns] < 0:
            owner[square + columns] = 0
            seen.append(square + columns)
        if square >= columns and not below[square - columns] and owner[square - columns] < 0:
            owner[square - columns] = 0
            seen.append(square - columns)
    return seen


def _claim(region: Region, columns: int, owner: list[int], regions: list[Region]) -> None:
    for row in range(region.row, region.row + region.rowspan):
        for column in range(region.column, region.column + region.colspan):
            owner[row * columns + column] = len(regions)
    regions.append(region)


def _split(squares: list[int], columns: int, owner: list[int], regions: list[Region]) -> None:
    """Cut a shape that is no rectangle (a line is missing somewhere) into one cell for each stretch of a row."""
    squares = sorted(squares)
    start = last = squares[0]
    for square in [*squares[1:], -2]:
        if square == last + 1 and square % columns:
            last = square
            continue
        row, column = divmod(start, columns)
        _claim(Region(row, column, 1, last - start + 1), columns, owner, regions)
        start = last = square
