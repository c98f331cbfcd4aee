"""Columns seen in the text alone: stretches of white that run down through all the lines of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from agendaparse.document import Run
from agendaparse.layout.tables.edges import Edge
from agendaparse.layout.tables.grid import Grid, merge_squares

Interval = tuple[float, float]

# Least width of the white between two columns, by the number of lines it runs through: the more lines, the less
# likely it is chance.
MIN_GAP = {1: 8.0, 2: 6.0}
MIN_GAP_MANY = 3.5
CROSSING = 4.0  # points text must reach over a column edge on both sides to lie across it
SAME_LINE = 0.35  # of the type size

FIGURE = re.compile(r"[-+–−(]?\s*[£$€]?\s*\d[\d,.]*\s*[%mk)]*|[-–—]|n/?a|nil", re.IGNORECASE)


def lines_by_baseline(runs: Iterable[Run]) -> list[list[Run]]:
    """Upright runs gathered by baseline, top to bottom; small raised ones go with the line they sit on."""
    lines: list[list[Run]] = []
    for run in sorted((r for r in runs if r.rotation == 0 and r.text.strip()), key=lambda r: r.baseline):
        if lines and run.baseline - lines[-1][0].baseline <= SAME_LINE * max(run.style.size, 6.0):
            lines[-1].append(run)
        else:
            lines.append([run])
    for line in lines:
        line.sort(key=lambda r: r.box.x0)
    return lines


def pieces_of(line: Sequence[Run], gap: float) -> list[Interval]:
    """Horizontal extents of a line's text, joined where no more than `gap` lies between."""
    pieces: list[Interval] = []
    for run in line:
        x0, x1 = run.box.x0, run.box.x1
        if pieces and x0 - pieces[-1][1] <= gap:
            pieces[-1] = (pieces[-1][0], max(pieces[-1][1], x1))
        else:
            pieces.append((x0, x1))
    return pieces


def gaps_in(pieces: Iterable[Interval], low: float, high: float, lines: int) -> list[Interval]:
    """White corridors between `low` and `high` that none of the pieces enters, left to right."""
    least = MIN_GAP.get(lines, MIN_GAP_MANY)
    found: list[Interval] = []
    reach: float | None = None
    for x0, x1 in sorted(pieces):
        if x1 <= low or x0 >= high:
            continue
        if reach is not None and x0 - reach >= least:
            found.append((reach, x0))
        reach = x1 if reach is None else max(reach, x1)
    return found


def grid_of_bands(xs: list[float], ys: list[float], runs: Sequence[Run]) -> Grid:
    """A grid of rows and columns that nothing draws; text across a column edge merges the cells it lies in."""
    across = [Edge(y, xs[0], xs[-1], True) for y in ys]
    down: list[Edge] = []
    for low, high in pairwise(ys):
        inside = [run.box for run in runs if low <= (run.box.top + run.box.bottom) / 2 < high]
        for x in xs:
            if not any(box.x0 + CROSSING < x < box.x1 - CROSSING for box in inside):
                down.append(Edge(x, low, high, False))
    grid = Grid(xs, ys, across, down, True, True, False)
    merge_squares(grid)
    return grid


def is_figure(text: str) -> bool:
    """Whether a text is a number, a sum, a percentage, or what stands for none of these."""
    return FIGURE.fullmatch(text.strip()) is not None
