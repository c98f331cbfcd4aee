"""OCR engines: what one is asked, what it answers, and which are at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""A picture: rows of pixels, grey (two axes) or blue, green, red (three)."""

Shape = Literal["page", "block", "line"]
"""What a picture shows: a page of any make-up, one column of lines, or one line."""


@dataclass(slots=True)
class Word:
    """A word as an engine read it.

    Attributes:
        text: What it reads.
        x0: Left edge in pixels.
        top: Upper edge.
        x1: Right edge.
        bottom: Lower edge.
        baseline: Height of the baseline under the middle of the word.
        size: Height of the line's letters from descender to ascender.
        confidence: How sure the engine is, 0 to 100.
        line: Number of the line it stands in, unique in the picture.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    confidence: float
    line: int

    def moved(self, x: float, y: float) -> Word:
        """The same word with its place moved."""
        return Word(
            self.text,
            self.x0 + x,
            self.top + y,
            self.x1 + x,
            self.bottom + y,
            self.baseline + y,
            self.size,
            self.confidence,
            self.line,
        )


class OcrEngine(Protocol):
    """Reads the words in pictures."""

    name: str

    def read(self, pictures: Sequence[Pixels], shape: Shape, dpi: int) -> list[list[Word]]:
        """The words of each grey picture, dark on light, in reading order.

        Args:
            pictures: What to read, in one go since an engine may take long to start.
            shape: What all of them show.
            dpi: Dots per inch.

        Raises:
            EngineError: The engine failed.
        """
        ...


class EngineError(Exception):
    """An OCR engine failed on a picture."""
