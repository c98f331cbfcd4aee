"""Words that run up or down an upright page: stamps in the margins of landscape pages, titles of chart axes."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

import cv2
import numpy as np

from agendaparse.document import Box, Run, Style
from agendaparse.readers.pdf.pieces import ASCENT, DESCENT
from agendaparse.readers.scan.engine import OcrEngine, Pixels, Word
from agendaparse.readers.scan.rules import Rect

APART = 0.62  # of the type size: what stands closer belongs together
BESIDE = 0.35  # the same across the direction of reading
TALL, SLIM = 2.2, 1.35  # type sizes a row of turned letters is long at least, and wide at most
SURE = 60.0  # confidence that what is read is words
LETTERS = 4  # different ones; fewer are no words
DENSE = 0.7  # share of a stack that is ink: letters stand closer than figures in a column of numbers
X_HEIGHT = 0.55  # of the type size, the usual height of a letter's ink


@dataclass(slots=True)
class Turned:
    """Words that run down (90) or up (270) the page."""

    rect: Rect
    rotation: int
    words: list[Word]

    @property
    def confidence(self) -> float:
        """How sure the engine is, 0 to 100."""
        return fmean(word.confidence for word in self.words)

    def run(self, dpi: int) -> Run:
        """The words as a run in points."""
        unit = 72 / dpi
        size = max(round(fmean(word.size for word in self.words) * unit * 2) / 2, 4.0)
        base = fmean(word.baseline for word in self.words)
        start, end = min(word.x0 for word in self.words), max(word.x1 for word in self.words)
        text = " ".join(word.text for word in self.words)
        if self.rotation == 90:
            x, top, bottom = self.rect.x1 - base, self.rect.top + start, self.rect.top + end
            left, right = x - DESCENT * size / unit, x + ASCENT * size / unit
        else:
            x, top, bottom = self.rect.x0 + base, self.rect.bottom - end, self.rect.bottom - start
            left, right = x - ASCENT * size / unit, x + DESCENT * size / unit
        box = Box(round(left * unit, 2), round(top * unit, 2), round(right * unit, 2), round(bottom * unit, 2))
        return Run(text, box, round(x * unit, 2), Style("", size, False, False, 0), self.rotation)


def read_turned(grey: Pixels, engine: OcrEngine, dpi: int) -> list[Turned]:
    """Read what stands sideways on a page, and paint it white.

    Args:
        grey: The page, its lines taken out; changed.
        engine: Reads the words.
        dpi: Dots per inch.
    """
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    rects = _candidates(np.asarray(ink, np.uint8), dpi)
    if not rects:
        return []
    crops = [np.pad(grey[r.top : r.bottom, r.x0 : r.x1], 10, constant_values=255) for r in rects]
    pictures = [np.ascontiguousarray(np.rot90(crop, turn)) for crop in crops for turn in (1, -1)]
    read = engine.read(pictures, "line", dpi)
    found: list[Turned] = []
    for rect, down, up in zip(rects, read[::2], read[1::2], strict=True):
        words, rotation = max((down, 90), (up, 270), key=lambda pair: _weight(pair[0]))
        if not words or _weight(words) < SURE * LETTERS:
            continue
        turned = Turned(rect, rotation, [word.moved(-10, -10) for word in words])
        different = {c for word in words for c in word.text.lower() if c.isalnum()}
        if turned.confidence >= SURE and len(different) >= LETTERS:
            found.append(turned)
            grey[rect.top : rect.bottom, rect.x0 : rect.x1] = 255
    return found


def _weight(words: list[Word]) -> float:
    return sum(word.confidence * sum(c.isalnum() for c in word.text) for word in words)


def _candidates(ink: Pixels, dpi: int) -> list[Rect]:
    """Narrow, tall stacks of marks with nothing beside them."""
    stats = cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:]
    unit = dpi / 72
    heights = stats[:, 3]
    sized = heights[(heights > 3.5 * unit) & (heights < 20 * unit)]
    if len(sized) < LETTERS:
        return []
    size = float(np.median(sized)) / X_HEIGHT
    # Letters of upright words run together across, those of turned words stay narrow …
    wide = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, max(3, round(BESIDE * size))), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(wide, connectivity=8)
    narrow = stats[:, 2] <= SLIM * size
    narrow[0] = False
    slim = narrow[labels].astype(np.uint8)
    # … and these run together down the page.
    stacked = cv2.morphologyEx(slim, cv2.MORPH_CLOSE, np.ones((max(3, round(APART * size)), 1), np.uint8))
    # Dots and commas beside a stack are part of it.
    stacked = cv2.dilate(stacked, np.ones((1, 3), np.uint8))
    found: list[Rect] = []
    height, width = ink.shape
    for x, y, wide_, tall, area in cv2.connectedComponentsWithStats(stacked, connectivity=8)[2][1:].tolist():
        if tall < TALL * size or not 0.35 * size <= wide_ <= SLIM * size or area < 0.3 * wide_ * tall:
            continue
        inked = ink[y : y + tall, x : x + wide_].any(axis=1)
        if inked.mean() < DENSE:
            continue
        found.append(Rect(max(x - 2, 0), max(y - 2, 0), min(x + wide_ + 2, width), min(y + tall + 2, height)))
    return found
