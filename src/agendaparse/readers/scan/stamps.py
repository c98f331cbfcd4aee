"""Rubber stamps: words pressed on a page at an angle of their own. They are no part of its text."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from agendaparse.readers.scan.engine import Pixels, Word

TALL = 1.35  # times the height of the page's words: slanted words need room
LETTERS = 4  # fewer do not show a slant
SLANTED = 0.055  # pixels down for each to the right
STRAIGHT = 0.12  # of their height: how far the feet of letters may lie off one line


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
    lines = {word.line for word in suspects if _is_slanted(word, np.asarray(ink, np.uint8))}
    stamps = [sorted((w for w in words if w.line == line), key=lambda w: w.x0) for line in sorted(lines)]
    return [word for word in words if word.line not in lines], stamps


def _is_slanted(word: Word, ink: Pixels) -> bool:
    """Whether the letters of a word stand on a line that is not level."""
    part = ink[int(word.top) : int(word.bottom) + 1, int(word.x0) : int(word.x1) + 1]
    stats = cv2.connectedComponentsWithStats(part, connectivity=8)[2][1:]
    high = stats[:, 3]
    if len(stats) < LETTERS:
        return False
    letters = stats[high > 0.6 * float(np.percentile(high, 75))]
    if len(letters) < LETTERS:
        return False
    across = letters[:, 0] + letters[:, 2] / 2
    feet = (letters[:, 1] + letters[:, 3]).astype(np.float64)
    slope, start = np.polyfit(across, feet, 1)
    off = np.abs(feet - (slope * across + start))
    return abs(float(slope)) >= SLANTED and float(np.median(off)) <= STRAIGHT * float(np.median(letters[:, 3]))
