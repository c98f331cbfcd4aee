"""Small pictures and words to try the scan reader on."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from agendaparse.readers.scan.engine import Word

DPI = 200
Pixels = NDArray[np.uint8]

GOOD = "The minutes of the meeting held on 18 June were approved and signed by the Chairman as a correct record. " * 4
POOR = "Tbe m1nvt~s 0f tlie m~et|ng he]d 0n l8 Jvne w3re appr()ved 4nd s!gned bv tlie Ch@irman" * 4


def blank(width: int = 900, height: int = 700) -> Pixels:
    """A white page in colour."""
    return np.full((height, width, 3), 255, np.uint8)


def grid(page: Pixels, xs: list[int], ys: list[int], thick: int = 2) -> None:
    """Rule a table."""
    for x in xs:
        cv2.line(page, (x, ys[0]), (x, ys[-1]), (0, 0, 0), thick)
    for y in ys:
        cv2.line(page, (xs[0], y), (xs[-1], y), (0, 0, 0), thick)


def write(page: Pixels, text: str, x: int, y: int, scale: float = 0.9, thick: int = 2) -> None:
    """Write on the page, the baseline at `y`."""
    cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, scale, (0, 0, 0), thick, cv2.LINE_AA)


def word(text: str, x0: float = 0, *, y: float = 100, confidence: float = 95, line: int = 1, size: float = 30) -> Word:
    """A word whose letters are half as wide as its size."""
    wide = 0.5 * size * len(text)
    return Word(text, x0, y - 0.72 * size, x0 + wide, y, y, size, confidence, line)
