"""Words that run up or down an upright page: stamps in the margins of landscape pages, titles of chart axes."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

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
WIDER = 1.4  # times the usual width in a stack: a piece that wide is an upright word's
REACH = 0.75  # type sizes a stamp may run into such a piece
X_HEIGHT = 0.55  # of the type size, the usual height of a letter's ink


@dataclass(slots=True)
class Turned:
    """Words that run down (90) or up (270) the page."""

    rect: Rect
    own: Rect  # without what upright words share
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
    stacks = _candidates(np.asarray(ink, np.uint8), dpi)
    if not stacks:
        return []
    rects, owned = zip(*stacks, strict=True)
    crops = [np.pad(grey[r.top : r.bottom, r.x0 : r.x1], 10, constant_values=255) for r in rects]
    pictures = [np.ascontiguousarray(np.rot90(crop, turn)) for crop in crops for turn in (1, -1)]
    read = engine.read(pictures, "line", dpi)
    found: list[Turned] = []
    for rect, own, down, up in zip(rects, owned, read[::2], read[1::2], strict=True):
        words, rotation = max((down, 90), (up, 270), key=lambda pair: _weight(pair[0]))
        if not words or _weight(words) < SURE * LETTERS:
            continue
        turned = Turned(rect, own, rotation, [word.moved(-10, -10) for word in words])
        different = {c for word in words for c in word.text.lower() if c.isalnum()}
        if turned.confidence >= SURE and len(different) >= LETTERS:
            found.append(turned)
            grey[own.top : own.bottom, own.x0 : own.x1] = 255
    return found


def _weight(words: list[Word]) -> float:
    return sum(word.confidence * sum(c.isalnum() for c in word.text) for word in words)


def _candidates(ink: Pixels, dpi: int) -> list[tuple[Rect, Rect]]:
    """Narrow, tall stacks of marks with nothing beside them, and of each what no upright word has a part in."""
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
    found: list[tuple[Rect, Rect]] = []
    height, width = ink.shape
    for x, y, wide_, tall, area in cv2.connectedComponentsWithStats(stacked, connectivity=8)[2][1:].tolist():
        x, y, wide_, tall, into = _trimmed(
            stats[np.unique(labels[y : y + tall, x : x + wide_])], (x, y, wide_, tall), size
        )
        if tall < TALL * size or not 0.35 * size <= wide_ <= SLIM * size or area < 0.3 * wide_ * tall:
            continue
        inked = ink[y : y + tall, x : x + wide_].any(axis=1)
        if inked.mean() < DENSE:
            continue
        own = Rect(max(x - 2, 0), max(y - 2, 0), min(x + wide_ + 2, width), min(y + tall + 2, height))
        above, below = into
        found.append((own._replace(top=max(own.top - above, 0), bottom=min(own.bottom + below, height)), own))
    return found


def _trimmed(
    parts: NDArray[Any], stack: tuple[int, int, int, int], size: float
) -> tuple[int, int, int, int, tuple[int, int]]:
    """A stack without a wider piece at its end, and how far its words may reach into what was cut off at either end.

    A stamp that runs into an upright word is one mark with it.
    """
    x, y, wide, tall = stack
    inside = (parts[:, 0] >= x - 1) & (parts[:, 0] + parts[:, 2] <= x + wide + 1)
    inside &= (parts[:, 1] >= y - 1) & (parts[:, 1] + parts[:, 3] <= y + tall + 1)
    letters = parts[inside]
    letters = letters[np.argsort(letters[:, 1])]
    if len(letters) < LETTERS:
        return x, y, wide, tall, (0, 0)
    usual = float(np.median(letters[:, 2]))
    above = below = 0
    if letters[0, 2] > WIDER * usual:
        letters, above = letters[1:], round(REACH * size)
    if letters[-1, 2] > WIDER * usual:
        letters, below = letters[:-1], round(REACH * size)
    left, top = int(letters[:, 0].min()), int(letters[:, 1].min())
    right, bottom = int((letters[:, 0] + letters[:, 2]).max()), int((letters[:, 1] + letters[:, 3]).max())
    return left, top, right - left, bottom - top, (above, below)
