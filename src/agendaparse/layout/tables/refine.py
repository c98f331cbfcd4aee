"""Grids drawn only around groups of rows, by spreadsheets or with a rule at head and foot: each line is a row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from agendaparse.document import Run
from agendaparse.layout.tables.cells import placed
from agendaparse.layout.tables.columns import CROSSING, gaps_in, is_figure, lines_by_baseline
from agendaparse.layout.tables.edges import Edge
from agendaparse.layout.tables.grid import Grid, merge_squares

STACK = 3  # lines of figures in one drawn cell that make it a stack
SIDE_BY_SIDE = 2  # stacks beside each other that prove rows no line parts
FIGURES = 0.5  # share of a stack's runs that are figures: headings may stand on top of it


def refined(grid: Grid, runs: Sequence[Run]) -> Grid | None:
    """The grid with its rows and columns parted where figures stand under each other; None where it is fine as it is.

    A cell with a stack of figures is no proof, it may list several; such cells side by side, line by line at the
    same heights, are.
    """
    held: dict[int, list[Run]] = {}
    for run, index in placed(grid, runs):
        held.setdefault(index, []).append(run)
    if len(held) < SIDE_BY_SIDE or max(map(len, held.values())) <= STACK:
        return None
    stacks: dict[int, list[set[int]]] = {}
    for index, members in held.items():
        if len(members) < STACK:
            continue
        heights = {round(run.baseline / 3) for run in members if is_figure(run.text)}
        figures = sum(is_figure(run.text) for run in members)
        if len(heights) >= STACK and figures >= FIGURES * len(members):
            stacks.setdefault(grid.regions[index].row, []).append(heights)
    bands = sorted(row for row, found in stacks.items() if len(found) >= SIDE_BY_SIDE and _level(found))
    if not bands:
        return None
    return _parted(grid, [run for members in held.values() for run in members], grid.ys[bands[0]])


def _level(stacks: list[set[int]]) -> bool:
    """Whether figures stand at the same heights in the cells."""
    longest = max(stacks, key=len)
    return all(len(stack & longest) >= 0.6 * len(stack) for stack in stacks)


def _parted(grid: Grid, runs: list[Run], top: float) -> Grid:
    """The grid with a row for each line of text from `top` down, and a column wherever figures have one."""
    bottom = grid.ys[-1]
    inside = [run for run in runs if run.box.mid_y > top]
    middles = [
        (min(run.box.top for run in line) + max(run.box.bottom for run in line)) / 2
        for line in lines_by_baseline(inside)
    ]
    cuts = [(a + b) / 2 for a, b in pairwise(middles)]
    ys = [*(y for y in grid.ys if y <= top), *cuts, bottom]
    added: list[float] = []
    for low, high in pairwise(grid.xs):
        members = [run for run in inside if low <= run.box.mid_x < high]
        figures = sum(is_figure(run.text) for run in members)
        if figures and figures >= FIGURES * len(members):
            # A heading alone on its line may stand over several columns; several on a line name one each.
            pieces = [
                (run.box.x0, run.box.x1)
                for line in lines_by_baseline(members)
                for run in line
                if len(line) > 1 or is_figure(run.text)
            ]
            added.extend((g0 + g1) / 2 for g0, g1 in gaps_in(pieces, low, high, len(members)))
    xs = sorted([*grid.xs, *added])
    across = sorted([*(e for e in grid.across if e.at <= top + 1), *(Edge(y, xs[0], xs[-1], False) for y in cuts)])
    down = [edge for edge in grid.down if edge.at <= xs[0] + 1 or edge.at >= xs[-1] - 1]
    for low, high in pairwise(ys):
        boxes = [run.box for run in runs if low <= run.box.mid_y < high]
        for x in xs:
            old = low < top and not any(
                abs(e.at - x) < 1 and e.start <= low + 3 and e.end >= high - 3 for e in grid.down
            )
            if x not in added and old:
                continue
            if not any(box.x0 + CROSSING < x < box.x1 - CROSSING for box in boxes):
                down.append(Edge(x, low, high, False))
    finer = Grid(xs, ys, across, sorted(down), grid.open_left, grid.open_right, grid.hard)
    merge_squares(finer)
    return finer
