"""Lines drawn on a picture of a page, and the cells they enclose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np

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
    """What is drawn on a page with lines: those across, those down, and the cells between them."""

    across: list[Rect]
    down: list[Rect]
    cells: list[Rect]


def ink_of(grey: Pixels, dpi: int) -> Pixels:
    """The dark marks of a picture as 255, all else 0; a filled area counts only along its edge."""
    window = dpi // 5 | 1
    return np.asarray(
        cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, 16), np.uint8
    )


def find_drawn(ink: Pixels, dpi: int) -> Drawn:
    """The lines and cells of a page.

    Args:
        ink: Marks as 255, from `ink_of`.
        dpi: Dots per inch.
    """
    across = _strokes(ink, round(LONG * dpi), dpi)
    down = [_flipped(rect) for rect in _strokes(np.ascontiguousarray(ink.T), round(LONG * dpi), dpi)]
    if len(across) >= 2:
        down += _between(ink, across, down, dpi)
    cells = _cells(across, down, ink.shape[:2], dpi) if len(across) >= 2 and len(down) >= 2 else []
    return Drawn(across, down, cells)


def _strokes(ink: Pixels, length: int, dpi: int) -> list[Rect]:
    """Level strokes at least `length` long."""
    # A line that falls by a pixel on the way is still one: each pixel counts for the row beside it too.
    thick = cv2.dilate(ink, np.ones((2, 1), np.uint8))
    kept = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    stats = cv2.connectedComponentsWithStats(kept, connectivity=8)[2][1:]
    found: list[Rect] = []
    for x, y, width, height, area in stats.tolist():
        # What the dilation added is taken off again.
        thickness = max(area / width - 1, 1.0)
        if thickness <= THICK * dpi and width >= SLENDER * thickness and height <= max(3 * thickness, 0.02 * width, 6):
            found.append(Rect(x, y + 1, x + width, max(y + height, y + 2)))
    return found


def _flipped(rect: Rect) -> Rect:
    return Rect(rect.top, rect.x0, rect.bottom, rect.x1)


def _between(ink: Pixels, across: list[Rect], down: list[Rect], dpi: int) -> list[Rect]:
    """Short upright strokes that run from one level line to the next, as between merged rows of a table."""
    reach = round(2 * REACH * dpi)
    lines = np.zeros(ink.shape[:2], np.uint8)
    for rect in across:
        lines[max(0, rect.top - reach) : rect.bottom + reach, rect.x0 : rect.x1] = 255
    known = np.zeros(ink.shape[:2], np.uint8)
    for rect in down:
        known[rect.top : rect.bottom, max(0, rect.x0 - 3) : rect.x1 + 3] = 255
    short = (_flipped(rect) for rect in _strokes(np.ascontiguousarray(ink.T), round(SHORT * dpi), dpi))
    found: list[Rect] = []
    for rect in short:
        if known[(rect.top + rect.bottom) // 2, (rect.x0 + rect.x1) // 2]:
            continue
        middle = min((rect.x0 + rect.x1) // 2, ink.shape[1] - 1)
        if lines[rect.top, middle] and lines[min(rect.bottom, ink.shape[0]) - 1, middle]:
            found.append(rect)
    return found


def _cells(across: list[Rect], down: list[Rect], size: tuple[int, ...], dpi: int) -> list[Rect]:
    """Areas enclosed by lines on all sides, of every grid of two cells or more."""
    height, width = size
    reach = round(REACH * dpi)
    walls = np.zeros((height, width), np.uint8)
    for rect in across:
        walls[rect.top : rect.bottom, max(0, rect.x0 - reach) : rect.x1 + reach] = 1
    for rect in down:
        walls[max(0, rect.top - reach) : rect.bottom + reach, rect.x0 : rect.x1] = 1
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
