"""Bullets: round or square spots before a line, which engines take for letters or pass over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from agendaparse.readers.scan.engine import Pixels, Word

SMALL, LARGE = 0.2, 0.55  # of the type size: a full stop is smaller, a letter larger or not as full
FULL = 0.66  # share of its box a disc fills, less what a scanner takes off
RISE = (0.08, 0.62)  # type sizes its middle stands above the baseline
REACH = 5.0  # type sizes from bullet to text
LOOKALIKES = frozenset("e©°¢*«»•·-–—®o0aA@°¥~.+§#>")


def find_bullets(words: Sequence[Word], grey: Pixels, lines: Pixels) -> list[Word]:
    """The words with a bullet before every line that has one.

    Args:
        words: Words of a page; those an engine made of bullets are changed.
        grey: The page, its lines taken out.
        lines: These lines as 255.
    """
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    spots = _spots(np.asarray(ink, np.uint8), words)
    if not spots:
        return list(words)
    firsts: dict[int, Word] = {}
    for word in words:
        known = firsts.get(word.line)
        if known is None or word.x0 < known.x0:
            firsts[word.line] = word
    added: list[Word] = []
    dropped: set[int] = set()
    for x0, top, x1, bottom in spots:
        middle = (top + bottom) / 2
        line = [
            word
            for word in firsts.values()
            if RISE[0] * word.size <= word.baseline - middle <= RISE[1] * word.size
            and SMALL * word.size <= bottom - top <= LARGE * word.size
            and -2 * (x1 - x0) < word.x0 - x1 < REACH * word.size
        ]
        if not line or any(_covers(word, x0, middle, x1) for word in words if word not in line):
            continue
        first = min(line, key=lambda word: word.x0)
        if lines[int(middle), x1 : max(int(first.x0), x1)].any():
            continue  # it stands in another cell
        if first.x0 > x1:
            if any(
                word.x1 <= x0 and x0 - word.x1 < 0.8 * first.size and word.top < middle < word.bottom for word in words
            ):
                continue  # it ends the words before it
            added.append(Word("•", x0, top, x1, bottom, first.baseline, first.size, 90.0, first.line))
        elif first.x1 <= x1 + (x1 - x0):
            first.text, first.x0, first.top, first.x1, first.bottom = "•", x0, top, x1, bottom
            first.confidence = max(first.confidence, 90.0)
        elif first.text[0] in LOOKALIKES and len(first.text) > 1:
            added.append(Word("•", x0, top, x1, bottom, first.baseline, first.size, 90.0, first.line))
            first.text, first.x0 = first.text[1:], x1 + 0.3 * first.size
    return [word for word in (*words, *added) if id(word) not in dropped]


def _covers(word: Word, x0: float, middle: float, x1: float) -> bool:
    return word.x0 - 1 <= x0 and x1 <= word.x1 + 1 and word.top <= middle <= word.bottom


def _spots(ink: Pixels, words: Iterable[Word]) -> list[tuple[int, int, int, int]]:
    sizes = sorted(word.size for word in words)
    if not sizes:
        return []
    size = sizes[len(sizes) // 2]
    found: list[tuple[int, int, int, int]] = []
    stats = cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:]
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    fit = (
        (width >= 0.7 * height)
        & (width <= 1.43 * height)
        & (height >= SMALL * size * 0.7)
        & (height <= LARGE * size * 2)
        & (area >= FULL * width * height)
    )
    for x, y, wide, high, _ in stats[fit].tolist():
        found.append((x, y, x + wide, y + high))
    return found
