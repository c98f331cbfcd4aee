"""Dust and grain taken off a picture: dots that belong to no letter, and the noise of a worn scanner."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from agendaparse.readers.scan.engine import Pixels

GRAINY = 3.5  # shades plain paper scatters by; more hides thin lines and makes letters ragged
WINDOW = 15  # pixels that grain is measured over
X_HEIGHT = 0.55  # of the type size, the usual height of a letter's ink
FEW_LETTERS = 20  # fewer tell no size
DOT = 0.17  # type sizes either way; full stops are smaller
SPECK = 0.0035  # type sizes squared; full stops are larger
BESIDE, OVER = 0.3, 0.4  # type sizes from a dot to its letter, across and down
LEADER = 1.3  # type sizes from one dot of a leader to the next
LEADERS = 4  # dots that make a leader
STEP = 4  # pixels looked at as one when the paper around a speck is looked for


def grain_of(grey: Pixels) -> float:
    """By how many shades plain paper scatters."""
    shades = grey.astype(np.float32)
    away = (shades - cv2.blur(shades, (WINDOW, WINDOW))) ** 2
    return float(np.sqrt(np.percentile(cv2.blur(away, (WINDOW, WINDOW))[::8, ::8], 20)))


def cleaned(pixels: Pixels, dpi: int) -> Pixels:
    """The picture without grain and specks.

    Args:
        pixels: Blue, green, red.
        dpi: Dots per inch.
    """
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)
    if grain_of(grey) > GRAINY:
        pixels = np.asarray(cv2.bilateralFilter(pixels, 5, 60, 2), np.uint8)
        grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)
    specks = find_specks(grey, dpi)
    if not specks.any():
        return pixels
    pixels = pixels.copy()
    rows, columns = np.nonzero(cv2.dilate(specks, np.ones((3, 3), np.uint8)))
    paper = cv2.medianBlur(np.ascontiguousarray(pixels[::STEP, ::STEP]), 5)
    pixels[rows, columns] = paper[rows // STEP, columns // STEP]
    return pixels


def find_specks(grey: Pixels, dpi: int) -> Pixels:
    """Dots too small for a full stop, and dots no letter stands beside, as 255."""
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, max(dpi // 7, 9) | 1, 25)
    _, labels, stats, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    unit = dpi / 72
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    letters = height[(height > 3.5 * unit) & (height < 20 * unit) & (width < 20 * unit)]
    specks = np.zeros(grey.shape, np.uint8)
    if len(letters) < FEW_LETTERS:
        return specks
    size = float(np.median(letters)) / X_HEIGHT
    dots = (width <= DOT * size) & (height <= DOT * size)
    dots[0] = False
    large = ~dots
    large[0] = False
    across, down = 2 * round(BESIDE * size) + 1, 2 * round(OVER * size) + 1
    beside = cv2.dilate(large[labels].astype(np.uint8), np.ones((down, across), np.uint8))
    where = np.flatnonzero(dots)
    x, y = middles[where].astype(int).T
    alone = where[beside[y, x] == 0]
    tiny = dots & (area < SPECK * size * size)
    leaders = _leaders(middles[alone], size)
    tiny[alone[~leaders]] = True
    tiny[alone[leaders]] = False
    specks[tiny[labels]] = 255
    return specks


def _leaders(middles: NDArray[Any], size: float) -> NDArray[np.bool_]:
    """Which of the dots stand in a row of several: those that lead from a title to its page."""
    found = np.zeros(len(middles), bool)
    if len(middles) < LEADERS:
        return found
    order = np.lexsort((middles[:, 0], np.round(middles[:, 1] / (0.12 * size))))
    row: list[int] = []
    for i in order.tolist():
        if row:
            (x, y), (last_x, last_y) = middles[i], middles[row[-1]]
            if not (0 < x - last_x < LEADER * size and abs(y - last_y) < 0.12 * size):
                found[row] = len(row) >= LEADERS
                row = []
        row.append(i)
    found[row] = len(row) >= LEADERS
    return found
