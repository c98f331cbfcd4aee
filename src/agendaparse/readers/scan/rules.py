"""Lines drawn on a picture of a page, and the cells they enclose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from agendaparse.readers.scan.engine import Pixels

LONG = 0.3  # inches; a shorter stroke may be part of a letter
SHORT = 0.11  # inches a line between two rows of a table has at least
SLENDER = 9  # times as long as thick, or it is no line
THICK = 0.06  # inches
REACH = 0.03  # inches a line may end short of the one it meets
LEAST_CELL = 0.09  # inches either way
ROUGH = 0.8  # share of its box a cell fills, or a line of it is missing
PAGE_SHARE = 0.6  # of the page: a cell as large frames the page


class Rect(NamedTuple):
    """A rectangle in pixels; `x1` and `bottom` lie just outside."""

    x0: int
    top: int
    x1: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.bottom - self.top


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page with lines.

    Attributes:
        across: Level lines.
        down: Upright lines.
        cells: Areas they enclose.
        mask: Their pixels as 255.
    """

    across: list[Rect]
    down: list[Rect]
    cells: list[Rect]
    mask: Pixels


def ink_of(grey: Pixels, dpi: int) -> Pixels:
    """The dark marks of a picture as 255, all else 0; a filled area counts only along its edge.

    The window is small: inside a dark area, a strip of two fifths of it along the edge counts as ink.
    """
    window = max(dpi // 13, 9) | 1
    return np.asarray(
        cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, 14), np.uint8
    )


def find_drawn(ink: Pixels, dpi: int) -> Drawn:
    """The lines and cells of a page.

    Args:
        ink: Marks as 255, from `ink_of`.
        dpi: Dots per inch.
    """
    mask = np.zeros(ink.shape[:2], np.uint8)
    turned = np.ascontiguousarray(ink.T)
    across = _strokes(ink, round(LONG * dpi), dpi, mask)
    down = [_flipped(rect) for rect in _strokes(turned, round(LONG * dpi), dpi, mask.T)]
    if len(across) >= 2:
        down += _between(turned, across, down, dpi, mask)
    cells = _cells(across, down, mask, dpi) if len(across) >= 2 and len(down) >= 2 else []
    return Drawn(across, down, cells, mask)


def _strokes(ink: Pixels, length: int, dpi: int, mask: Pixels) -> list[Rect]:
    """Level strokes at least `length` long; their pixels are set in `mask`."""
    # A line that falls by a pixel on the way is still one: each pixel counts for the row beside it too.
    thick = cv2.dilate(ink, np.ones((2, 1), np.uint8))
    kept = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(kept, connectivity=8)
    found: list[Rect] = []
    for label, (x, y, width, height, area) in enumerate(stats[1:].tolist(), 1):
        # What the dilation added is taken off again.
        thickness = max(area / width - 1, 1.0)
        if thickness <= THICK * dpi and width >= SLENDER * thickness and height <= max(3 * thickness, 0.02 * width, 6):
            found.append(Rect(x, y + 1, x + width, max(y + height, y + 2)))
            part = slice(y, y + height), slice(x, x + width)
            mask[part][labels[part] == label] = 255
    return found


def _flipped(rect: Rect) -> Rect:
    return Rect(rect.top, rect.x0, rect.bottom, rect.x1)


def _between(turned: Pixels, across: list[Rect], down: list[Rect], dpi: int, mask: Pixels) -> list[Rect]:
    """Short upright strokes that run from one level line to the next, as between merged rows of a table."""
    reach = max(2, round(REACH / 2 * dpi))
    height, width = mask.shape
    lines = np.zeros(mask.shape, np.uint8)
    for rect in across:
        lines[max(0, rect.top - reach) : rect.bottom + reach, rect.x0 : rect.x1] = 255
    known = np.zeros(mask.shape, np.uint8)
    for rect in down:
        known[rect.top : rect.bottom, max(0, rect.x0 - 3) : rect.x1 + 3] = 255
    strokes = np.zeros(mask.shape, np.uint8)
    inked = cv2.integral(turned.T // 255)
    short = [_flipped(rect) for rect in _strokes(turned, round(SHORT * dpi), dpi, strokes.T)]
    found: list[Rect] = []
    for rect in short:
        if known[(rect.top + rect.bottom) // 2, (rect.x0 + rect.x1) // 2] or not _is_clear(rect, inked):
            continue
        middle = min((rect.x0 + rect.x1) // 2, width - 1)
        if lines[rect.top, middle] and lines[min(rect.bottom, height) - 1, middle]:
            found.append(rect)
            part = slice(rect.top, rect.bottom), slice(rect.x0, rect.x1)
            mask[part] |= strokes[part]
    return found


def _is_clear(rect: Rect, inked: NDArray[Any]) -> bool:
    """Whether nothing stands against an upright stroke, as the rest of a letter does."""
    height, width = inked.shape[0] - 1, inked.shape[1] - 1
    top, bottom = min(rect.top + 2, height), max(min(rect.bottom, height) - 2, 0)
    x0, x1 = max(rect.x0 - 4, 0), min(rect.x1 + 4, width)
    ink = int(inked[bottom, x1] - inked[top, x1] - inked[bottom, x0] + inked[top, x0])
    return bool(ink <= (rect.width + 2) * max(bottom - top, 1))


def _cells(across: list[Rect], down: list[Rect], mask: Pixels, dpi: int) -> list[Rect]:
    """Areas enclosed by lines on all sides, of every grid of two cells or more."""
    height, width = mask.shape
    reach = round(REACH * dpi)
    walls = (mask > 0).astype(np.uint8)
    # Lines that stop short of the one they meet are drawn on to it.
    for rect in across:
        for x0, x1 in ((max(0, rect.x0 - reach), rect.x0 + 2), (max(0, rect.x1 - 2), rect.x1 + reach)):
            edge = np.flatnonzero(mask[rect.top : rect.bottom, min(max(rect.x0, x0), width - 1) : x1].any(axis=1))
            if len(edge):
                walls[rect.top + edge[0] : rect.top + edge[-1] + 1, x0:x1] = 1
    for rect in down:
        for top, bottom in ((max(0, rect.top - reach), rect.top + 2), (max(0, rect.bottom - 2), rect.bottom + reach)):
            edge = np.flatnonzero(mask[min(max(rect.top, top), height - 1) : bottom, rect.x0 : rect.x1].any(axis=0))
            if len(edge):
                walls[top:bottom, rect.x0 + edge[0] : rect.x0 + edge[-1] + 1] = 1
    # Areas that touch the edge of the picture are the page itself.
    open_space = np.pad(1 - walls, 1, constant_values=1)
    stats = cv2.connectedComponentsWithStats(open_space, connectivity=4)[2][1:]
    least = LEAST_CELL * dpi
    found: list[Rect] = []
    for x, y, wide, high, area in stats.tolist():
        if x == 0 or y == 0 or x + wide >= width + 2 or y + high >= height + 2:
            continue
        if wide < least or high < least or area < ROUGH * wide * high or wide * high > PAGE_SHARE * width * height:
            continue
        found.append(Rect(x - 1, y - 1, x - 1 + wide, y - 1 + high))
    found.sort(key=lambda cell: (cell.top, cell.x0))
    return [cell for cell in found if any(_neighbours(cell, other, 4 * reach) for other in found if other is not cell)]


def _neighbours(cell: Rect, other: Rect, reach: int) -> bool:
    return (
        min(cell.x1, other.x1) - max(cell.x0, other.x0) > -reach
        and min(cell.bottom, other.bottom) - max(cell.top, other.top) > -reach
    )
