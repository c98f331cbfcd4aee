"""What both engines do alike: boxes of text, joining runs, sorting shapes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from agendaparse.document import Box, Run, Shape

RULE_THICKNESS = 2.6  # points; thicker bars are areas
ICON_SIZE = 60.0  # drawings larger than this keep no corner points
# Fraction of the type size from baseline to top and bottom of a run's box: Helvetica's, rounded.
ASCENT, DESCENT = 0.76, 0.22

Edge = tuple[float, float, float]
"""An upright edge: where it stands, its top and its bottom."""


def text_box(tight: Box, x: float, y: float, size: float, rotation: int) -> Box:
    """Box from ascent to descent of text that begins at (x, y) and is as long as `tight`."""
    if rotation in (0, 180):
        sign = 1 if rotation == 0 else -1
        edges = sorted((y - sign * ASCENT * size, y + sign * DESCENT * size))
        return Box(tight.x0, edges[0], tight.x1, edges[1])
    sign = 1 if rotation == 90 else -1
    edges = sorted((x + sign * ASCENT * size, x - sign * DESCENT * size))
    return Box(edges[0], tight.top, edges[1], tight.bottom)


def rotation_of(dx: float, dy: float) -> int:
    """Reading direction in degrees clockwise, from the direction of the baseline (y grows downwards)."""
    if abs(dx) >= abs(dy):
        return 0 if dx >= 0 else 180
    return 90 if dy > 0 else 270


def upright_edges(shapes: Iterable[Shape]) -> list[Edge]:
    """Where lines and the sides of areas stand upright on a page, left to right."""
    edges: list[Edge] = []
    for shape in shapes:
        x0, top, x1, bottom = shape.box
        if shape.kind == "rule" and bottom - top > x1 - x0:
            edges.append(((x0 + x1) / 2, top, bottom))
        elif shape.kind in ("area", "frame"):
            edges += ((x0, top, bottom), (x1, top, bottom))
    return sorted(edges)


def _parts(edges: Sequence[Edge], left: float, right: float, y: float) -> bool:
    """Whether an edge stands between two places at a height."""
    for place in range(bisect_left(edges, (left - 1,)), len(edges)):
        x, top, bottom = edges[place]
        if x > right + 1:
            return False
        if top <= y <= bottom:
            return True
    return False


def merge(last: Run, run: Run, edges: Sequence[Edge] = ()) -> bool:
    """Append `run` to `last` where both are one piece of text that the producer wrote in two.

    Args:
        last: The run before.
        run: The run.
        edges: Upright edges on the page: what stands on either side of one are two cells.
    """
    if (
        last.style is not run.style
        or last.mark != run.mark
        or last.rotation
        or run.rotation
        or last.form != run.form
        or last.hidden != run.hidden
        or last.raised != run.raised
        or abs(last.baseline - run.baseline) > 0.2
    ):
        return False
    gap = run.box.x0 - last.box.x1
    size = last.style.size
    blank = last.text.endswith(" ") or run.text.startswith(" ")  # boxes leave spaces at the ends out
    if not -0.3 * size <= gap <= (0.8 if blank else 0.5) * size:
        return False
    spaced = blank or gap > 0.2 * size
    if spaced and edges and _parts(edges, last.box.x1, run.box.x0, last.baseline - 0.3 * size):
        return False
    last.text = f"{last.text.rstrip()} {run.text.lstrip()}" if spaced else last.text + run.text
    a, b = last.box, run.box
    last.box = Box(min(a.x0, b.x0), min(a.top, b.top), max(a.x1, b.x1), max(a.bottom, b.bottom))
    return True


def is_straight(points: list[tuple[float, float]], curved: bool) -> bool:
    """Whether a subpath is a line or an upright rectangle."""
    if curved or len(points) > 6:
        return False
    return all(abs(x0 - x1) < 0.6 or abs(y0 - y1) < 0.6 for (x0, y0), (x1, y1) in pairwise(points))


def straight_shape(points: list[tuple[float, float]], fill: int | None, stroke: int | None, mark: int | None) -> Shape:
    """A rule, a filled area or a frame from the corners of a straight subpath."""
    xs, ys = zip(*points, strict=True)
    box = Box(min(xs), min(ys), max(xs), max(ys))
    if min(box.width, box.height) <= RULE_THICKNESS:
        return Shape("rule", box, fill, stroke, mark=mark)
    return Shape("area" if fill is not None else "frame", box, fill, stroke, mark=mark)
