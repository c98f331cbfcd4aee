"""Underlined words: engines take the line under them for part of the letters, so that they seem to stand lower."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

import numpy as np

from agendaparse.readers.scan.engine import Pixels, Word
from agendaparse.readers.scan.rules import Rect

UNDER = 0.35  # type sizes from baseline to the line under words
DARK = 128
DESCENDING = frozenset("gjpqyQJ,;()[]{}|/@§_")


def lift_off(words: Sequence[Word], rules: Iterable[Rect], plain: Pixels) -> None:
    """Set underlined words on their own feet.

    Args:
        words: Words of a page; changed.
        rules: Its level lines.
        plain: The page in grey, these lines taken out.
    """
    lifted: dict[int, list[Word]] = defaultdict(list)
    for rule in rules:
        middle = (rule.top + rule.bottom) / 2
        for word in words:
            under = word.x0 < rule.x1 and word.x1 > rule.x0 and abs(word.baseline - middle) < UNDER * word.size
            if under and not set(word.text) & DESCENDING:
                part = plain[int(word.top) : int(word.bottom) + 1, int(word.x0) : int(word.x1) + 1] < DARK
                rows = np.flatnonzero(part.any(axis=1))
                if len(rows):
                    word.top, word.bottom = int(word.top) + int(rows[0]), int(word.top) + int(rows[-1]) + 1
                    word.baseline = word.bottom
                    lifted[word.line].append(word)
    for word in words:
        if word.line in lifted and set(word.text) & DESCENDING:
            feet = [other.baseline for other in lifted[word.line]]
            if word.baseline > max(feet) + 2:
                word.baseline = median(feet)
