"""Straight lines of a page, from whatever they were drawn with.

Producers draw one border in many ways: as a stroked line, as a thin filled bar, cell by cell, twice over, as dots, or
only as the edge where two filled areas meet. Here all of them become the same thing: a straight edge at one position
with a start and an end.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from agendaparse.document import Box, Run, Shape

SNAP = 3.0  # points between two lines that a reader takes for one (a double border, neighbouring fills)
MIN_LENGTH = 5.0  # shorter lines bound nothing
THIN = 4.0  # points; a filled area no thicker is a line
PAGE_SHARE = 0.88  # a frame or fill that takes this share of the page both ways belongs to the page
FLUSH = 2.0  # points a line under words may run past them; borders run past them by a cell's margin
WHITE = 0xFFFFFF


class Edge(NamedTuple):
    """A straight line: its position across, its extent along, and whether a rule (not just a fill) drew it."""

    at: float
    start: float
    end: float
    hard: bool

    def covers(self, start: float, end: float) -> bool:
        """Whether the line runs along the whole stretch, give or take a line's width."""
        return self.start - SNAP <= start and end <= self.end + SNAP


def edges_of(
    shapes: Iterable[Shape], width: float, height: float, runs: Iterable[Run] = ()
) -> tuple[list[Edge], list[Edge]]:
    """Horizontal and vertical edges of a page, merged where they touch, each list sorted by position.

    Lines drawn under or through words are left out where the words (`runs`) are given.
    """
    written = _by_baseline(runs)
    across: set[tuple[float, float, float, bool]] = set()
    down: set[tuple[float, float, float, bool]] = set()
    for shape in shapes:
        if shape.kind == "drawing":
            continue
        x0, top, x1, bottom = shape.box
        w, h = x1 - x0, bottom - top
        if h <= THIN or w <= THIN:
            rule = shape.kind == "rule"  # a thin fill may be a space marked in colour
            if h <= THIN and w <= THIN:  # a dot of a dotted line, or the corner where two lines meet
                across.add(((top + bottom) / 2, x0, x1, rule))
                down.add(((x0 + x1) / 2, top, bottom, rule))
            elif w >= h:
                if written and _decorates(shape.box, written):
                    continue
                across.add(((top + bottom) / 2, x0, x1, rule))
            else:
                down.add(((x0 + x1) / 2, top, bottom, rule))
            continue
        if w >= PAGE_SHARE * width and h >= PAGE_SHARE * height:
            continue
        if shape.kind == "area" and shape.fill == WHITE and shape.stroke is None:
            continue  # whites out what lies beneath; no reader sees an edge
        hard = shape.kind == "frame" or shape.stroke is not None
        across.add((top, x0, x1, hard))
        across.add((bottom, x0, x1, hard))
        down.add((x0, top, bottom, hard))
        down.add((x1, top, bottom, hard))
    return _merged(across), _merged(down)


def _by_baseline(runs: Iterable[Run]) -> dict[int, list[Box]]:
    """Extents of upright runs by the baseline they stand on, in whole points."""
    found: dict[int, list[Box]] = {}
    for run in runs:
        if run.rotation == 0:
            found.setdefault(int(run.baseline), []).append(run.box)
    return found


def _decorates(rule: Box, written: dict[int, list[Box]]) -> bool:
    """Whether a line runs under or through words and no further than these."""
    y = int((rule.top + rule.bottom) / 2)
    for baseline in range(y - 4, y + 6):
        boxes = written.get(baseline)
        if not boxes:
            continue
        touched = [box for box in boxes if box.x0 < rule.x1 - 1 and box.x1 > rule.x0 + 1]
        if (
            touched
            and min(box.x0 for box in touched) <= rule.x0 + FLUSH
            and max(box.x1 for box in touched) >= rule.x1 - FLUSH
        ):
            return True
    return False


def _merged(edges: set[tuple[float, float, float, bool]]) -> list[Edge]:
    """Edges with those at one position brought together, and joined where one ends as the next begins."""
    merged: list[Edge] = []
    group: list[tuple[float, float, float, bool]] = []
    for edge in sorted(edges):
        if group and edge[0] - group[0][0] > SNAP:
            _join(group, merged)
            group = []
        group.append(edge)
    if group:
        _join(group, merged)
    return merged


def _join(group: list[tuple[float, float, float, bool]], merged: list[Edge]) -> None:
    # Lines that only run at the same height elsewhere on the page do not move one another much: the window is small.
    drawn = [edge[0] for edge in group if edge[3]] or [edge[0] for edge in group]
    at = sum(drawn) / len(drawn)
    group.sort(key=lambda edge: edge[1])
    _, start, end, hard = group[0]
    for _, begin, finish, drawn_hard in group[1:]:
        if begin - end <= SNAP:
            end = max(end, finish)
            hard = hard or drawn_hard
        else:
            if end - start >= MIN_LENGTH:
                merged.append(Edge(at, start, end, hard))
            start, end, hard = begin, finish, drawn_hard
    if end - start >= MIN_LENGTH:
        merged.append(Edge(at, start, end, hard))
