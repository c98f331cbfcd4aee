"""Where a drawn arrow points, and what arrows mean by the document's own key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from agendaparse.document import Box, Shape
from agendaparse.grammar.status import Arrow, Direction

MEANINGS: dict[Arrow, Direction] = {"up": "improving", "down": "worsening", "level": "stable"}
"""What arrows mean where the document has no key."""

LEVELS = (0.05, 0.15)  # shares of the length, from either end, where widths are compared
TAPER = 1.6  # how much faster one end must grow than the other to be the tip
FLAT, WIDEST_BAR = 1.8, 30.0  # width of a bar: in heights, at least; in points, at most
SMALL = 2.0  # points; a narrower drawing is no arrow


def arrow_of(drawings: Sequence[Shape]) -> Arrow | None:
    """Where the arrow among these drawings points; None where there is no arrow.

    The tip of an arrow is the end at which it widens from a point; at the other end shaft or base keep their width.
    """
    outlines = [shape for shape in drawings if len(shape.points) >= 3 and shape.kind == "drawing"]
    if not outlines:
        return None
    if len(outlines) > 1:  # a shaft and a head, or a disc behind an arrow: the one that has a tip
        found = {arrow for shape in outlines if (arrow := _points_to(shape.points)) is not None}
        if len(found) == 1:
            return next(iter(found))
        return None if {"up", "down"} <= found else next(iter(found - {"level"}), None)
    return _points_to(outlines[0].points)


def is_bar(drawings: Sequence[Shape]) -> bool:
    """Whether they are one flat bar, as some put between arrows for no change."""
    if len(drawings) != 1 or not drawings[0].points:
        return False
    box = Box.around(Box(x, y, x, y) for x, y in drawings[0].points)
    return SMALL < box.width <= WIDEST_BAR and box.width >= FLAT * box.height


@lru_cache(maxsize=512)
def _points_to(points: tuple[tuple[float, float], ...]) -> Arrow | None:
    """Where an outline points."""
    box = Box(
        min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)
    )
    if box.width < SMALL or box.height < SMALL:
        return None
    down = _taper(points, box.top, box.bottom)  # above 1: the tip is at the top
    across = _taper([(y, x) for x, y in points], box.x0, box.x1)
    diagonal = _diagonal(points, box)
    if diagonal is not None:
        return diagonal
    vertical, sideways = max(down, 1 / down), max(across, 1 / across)
    if vertical < TAPER and sideways < TAPER:
        both_ways = box.width > 1.4 * box.height and _narrow_ends(points, box)
        return "level" if both_ways else None
    if sideways >= vertical:
        return "level"
    return "up" if down > 1 else "down"


def _taper(points: Sequence[tuple[float, float]], low: float, high: float) -> float:
    """How much faster the outline widens from its low end than from its high end."""
    length = high - low
    near, far = (low + share * length for share in LEVELS)
    first = _width(points, far) / max(_width(points, near), 0.05 * length)
    near, far = (high - share * length for share in LEVELS)
    last = _width(points, far) / max(_width(points, near), 0.05 * length)
    return max(first, 0.05) / max(last, 0.05)


def _width(points: Sequence[tuple[float, float]], level: float) -> float:
    """Extent of the outline, along the first coordinate, where the second has this value."""
    crossings: list[float] = []
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
        if (y0 <= level < y1) or (y1 <= level < y0):
            crossings.append(x0 + (x1 - x0) * (level - y0) / (y1 - y0))
    return max(crossings) - min(crossings) if len(crossings) > 1 else 0.0


def _diagonal(points: Sequence[tuple[float, float]], box: Box) -> Arrow | None:
    """Arrows to a corner: ink in two opposite corners and none in the other two."""
    reach = 0.16 * max(box.width, box.height)
    corners = {
        (right, low): any(abs(x - cx) + abs(y - cy) < reach for x, y in points)
        for right, cx in ((False, box.x0), (True, box.x1))
        for low, cy in ((False, box.top), (True, box.bottom))
    }
    mass_y = sum(y for _, y in points) / len(points)
    rising = corners[(True, False)] and corners[(False, True)]
    falling = corners[(False, False)] and corners[(True, True)]
    if rising == falling or abs(mass_y - box.mid_y) < 0.03 * box.height:
        return None
    if rising and not (corners[(False, False)] or corners[(True, True)]):
        return "up"
    if falling and not (corners[(True, False)] or corners[(False, True)]):
        return "down"
    return None


def _narrow_ends(points: Sequence[tuple[float, float]], box: Box) -> bool:
    """Whether both ends of a wide outline are points, as those of a double arrow are."""
    turned = [(y, x) for x, y in points]
    ends = (_width(turned, box.x0 + 0.05 * box.width), _width(turned, box.x1 - 0.05 * box.width))
    return max(ends) < 0.45 * box.height
