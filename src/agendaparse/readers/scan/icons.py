"""Small drawings on a scan: discs, ticks and crosses in colour, arrows; traced, so that they count as drawn."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from agendaparse.document import Box, Shape
from agendaparse.readers.scan.engine import Pixels, Word
from agendaparse.readers.scan.fills import Colour
from agendaparse.readers.scan.rules import Rect

SMALLEST, LARGEST = 4.5, 26.0  # points either way
COLOURED = 70  # difference between the channels of what is not black or grey
SOLID = 0.13  # of its height: radius of the largest disc in it; strokes of letters are thinner
ALONE = 0.85  # share of the ink in its cell
READ = 85.0  # confidence from which a mark is the letter it was read as
ARROW_LIKE = frozenset("tT14fvVY")  # what arrows are read as
COARSE = 0.012  # of its outline: how far a traced corner may lie off


def find_icons(
    pixels: Pixels, plain: Pixels, words: Sequence[Word], cells: Sequence[Rect], paper: Colour, dpi: int
) -> tuple[list[Shape], list[Word]]:
    """Icons as drawings, and the words that are no such thing.

    Args:
        pixels: The page in colour.
        plain: The same in grey, lines and shades taken out.
        words: What was read on it.
        cells: Cells of its tables: icons elsewhere tell nothing.
        paper: Colour of the paper.
        dpi: Dots per inch.
    """
    unit = dpi / 72
    shapes: list[Shape] = []
    dropped: set[int] = set()
    _, ink = cv2.threshold(plain, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    for cell in cells:
        part = ink[cell.top + 2 : cell.bottom - 2, cell.x0 + 2 : cell.x1 - 2]
        if not part.size or not part.any():
            continue
        total = int(np.count_nonzero(part))
        _, labels, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
        if len(stats) > 12:  # a sentence
            continue
        for label, (x, y, width, height, area) in enumerate(stats[1:].tolist(), 1):
            if not SMALLEST * unit <= max(width, height) <= LARGEST * unit or min(width, height) < 2.5 * unit:
                continue
            rect = Rect(cell.x0 + 2 + x, cell.top + 2 + y, cell.x0 + 2 + x + width, cell.top + 2 + y + height)
            mask = np.pad((labels[y : y + height, x : x + width] == label).astype(np.uint8), 1)
            colour = _colour(pixels, rect, mask[1:-1, 1:-1], paper)
            tinted = max(colour) - min(colour) > COLOURED
            solid = float(cv2.distanceTransform(mask, cv2.DIST_L2, 5).max()) >= SOLID * height
            over = [word for word in words if _lies_on(word, rect)]
            lettered = any(
                word.confidence >= READ and word.text.isalnum() and (tinted or word.text not in ARROW_LIKE)
                for word in over
            )
            if tinted:
                if lettered and not solid:
                    continue
            elif lettered or not solid or area < ALONE * total:
                continue
            if any(len(word.text) > 2 for word in over):
                continue
            dropped.update(map(id, over))
            shapes.append(_traced(mask, rect, colour if tinted else (0, 0, 0), unit))
    return shapes, [word for word in words if id(word) not in dropped]


def _colour(pixels: Pixels, rect: Rect, mask: Pixels, paper: Colour) -> Colour:
    """The middle colour of the marks, on white paper."""
    inner = cv2.erode(mask, np.ones((3, 3), np.uint8))
    chosen = inner if inner.any() else mask
    marks = pixels[rect.top : rect.bottom, rect.x0 : rect.x1][chosen > 0]
    blue, green, red = np.minimum(np.median(marks, axis=0) * 255.0 / np.maximum(paper, 1), 255).astype(int).tolist()
    return blue, green, red


def _lies_on(word: Word, rect: Rect) -> bool:
    wide = min(word.x1, rect.x1) - max(word.x0, rect.x0)
    high = min(word.bottom, rect.bottom) - max(word.top, rect.top)
    return wide > 0 and high > 0 and wide * high >= 0.4 * (word.x1 - word.x0) * (word.bottom - word.top)


def _traced(mask: Pixels, rect: Rect, colour: Colour, unit: float) -> Shape:
    """The outline as a drawing, in points."""
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outline = max(outlines, key=cv2.contourArea)
    corners = cv2.approxPolyDP(outline, COARSE * cv2.arcLength(outline, True), True)[:, 0, :]
    points = tuple(
        (round((rect.x0 + float(x) - 0.5) / unit, 2), round((rect.top + float(y) - 0.5) / unit, 2)) for x, y in corners
    )
    blue, green, red = colour
    box = Box(*(round(edge / unit, 2) for edge in rect))
    return Shape("drawing", box, fill=red << 16 | green << 8 | blue, points=points)
