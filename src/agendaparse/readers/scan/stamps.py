"""Rubber stamps: words pressed on a page at an angle of their own. They are no part of its text."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from agendaparse.readers.scan.engine import Pixels, Word

TALL = 1.35  # times the height of the page's words: slanted words need room
LETTERS = 4  # fewer do not show a slant
SLANTED = 0.055  # pixels down for each to the right
STRAIGHT = 0.06  # of their height: how far heads or feet of letters may lie off one line


def part_stamps(words: Sequence[Word], plain: Pixels) -> tuple[list[Word], list[list[Word]]]:
    """The words of a page without those of stamps, and the words of each stamp.

    Args:
        words: Words with their places.
        plain: The page in grey.
    """
    heights = sorted(word.bottom - word.top for word in words)
    if not heights:
        return [], []
    usual = heights[len(heights) // 2]
    suspects = [word for word in words if word.bottom - word.top > TALL * usual and len(word.text) >= LETTERS]
    if not suspects:
        return list(words), []
    _, ink = cv2.threshold(plain, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    slanted = [word for word in suspects if _is_slanted(word, np.asarray(ink, np.uint8))]
    stamps: list[list[Word]] = []
    for word in slanted:
        if not any(word in stamp for stamp in stamps):
            stamps.append([other for other in words if other in slanted or _goes_with(other, word)])
    taken = {id(word) for stamp in stamps for word in stamp}
    return [word for word in words if id(word) not in taken], stamps


def _goes_with(other: Word, word: Word) -> bool:
    """Whether a word, too short to show a slant, stands beside a slanted one and is as tall."""
    tall = word.bottom - word.top
    gap = max(other.x0 - word.x1, word.x0 - other.x1)
    return other.line == word.line and gap < tall and other.bottom - other.top > 0.5 * tall


def _is_slanted(word: Word, ink: Pixels) -> bool:
    """Whether the letters of a word stand on a line that is not level."""
    part = ink[int(word.top) : int(word.bottom) + 1, int(word.x0) : int(word.x1) + 1]
    stats = cv2.connectedComponentsWithStats(part, connectivity=8)[2][1:]
    if len(stats) < LETTERS:
        return False
    letters = stats[stats[:, 3] > 0.6 * float(np.percentile(stats[:, 3], 75))]
    if len(letters) < LETTERS:
        return False
    across = letters[:, 0] + letters[:, 2] / 2
    slopes: list[float] = []
    for edge in (letters[:, 1], letters[:, 1] + letters[:, 3]):  # heads and feet
        slope, start = np.polyfit(across, edge.astype(np.float64), 1)
        off = np.abs(edge - (slope * across + start))
        if float(np.median(off)) > STRAIGHT * float(np.median(letters[:, 3])):
            return False
        slopes.append(float(slope))
    heads, feet = slopes
    return min(abs(heads), abs(feet)) >= SLANTED and abs(heads - feet) < SLANTED
