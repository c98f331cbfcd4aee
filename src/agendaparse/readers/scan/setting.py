"""How recognised words are set: type size, weight, and words of one line brought together to runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import fmean, median

import cv2
import numpy as np
from numpy.typing import NDArray

from agendaparse.document import Box, Run, Style
from agendaparse.readers.pdf.pieces import ASCENT, DESCENT
from agendaparse.readers.scan.engine import Pixels, Word

ALIKE = 0.12  # sizes this share apart are one size, read twice
BOLDER = 1.28  # times as thick as the page's plain letters
JOINED = 0.6  # of the type size: words farther apart are runs of their own
FEW = 3  # letters; a shorter word does not tell its weight


def strokes_of(grey: Pixels) -> NDArray[np.float32]:
    """Half the thickness of the strokes along their middle, 0 elsewhere."""
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    depth = cv2.distanceTransform(ink, cv2.DIST_L2, 3)
    ridge = depth >= cv2.dilate(depth, np.ones((3, 3), np.uint8))
    return np.where(ridge & (depth > 0), depth, 0).astype(np.float32)


def set_runs(words: Sequence[Word], strokes: NDArray[np.float32], dpi: int) -> list[Run]:
    """Words as runs in points, each with its size and weight.

    Args:
        words: Words of a page in pixels.
        strokes: From `strokes_of`.
        dpi: Dots per inch.
    """
    sizes = _sizes([word.size * 72 / dpi for word in words], [len(word.text) for word in words])
    bold = _bold(words, strokes)
    lines: dict[int, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        lines[word.line].append(i)
    runs: list[Run] = []
    styles: dict[tuple[float, bool], Style] = {}
    for members in lines.values():
        members.sort(key=lambda i: words[i].x0)
        base = round(median(words[i].baseline for i in members) * 72 / dpi, 2)
        last: Run | None = None
        for i in members:
            word = words[i]
            key = sizes[i], bold[i]
            style = styles.setdefault(key, Style("", sizes[i], bold[i], False, 0))
            x0, x1 = round(word.x0 * 72 / dpi, 2), round(word.x1 * 72 / dpi, 2)
            if last is not None and last.style is style and -1 <= x0 - last.box.x1 <= JOINED * style.size:
                last.text += word.text + " "
                last.box = last.box._replace(x1=max(x1, last.box.x1))
            else:
                box = Box(x0, base - ASCENT * style.size, x1, base + DESCENT * style.size)
                last = Run(word.text + " ", box, base, style)
                runs.append(last)
    return runs


def _sizes(sizes: Sequence[float], weights: Sequence[int]) -> list[float]:
    """Sizes with the small differences an engine sees from line to line taken out."""
    total: dict[float, int] = defaultdict(int)
    for size, weight in zip(sizes, weights, strict=True):
        total[round(size * 2) / 2] += weight
    settled: dict[float, float] = {}
    for size in sorted(total, key=lambda size: -total[size]):
        near = [known for known in set(settled.values()) if abs(known - size) <= ALIKE * max(known, size)]
        settled[size] = min(near, key=lambda known: abs(known - size)) if near else size
    return [max(settled[round(size * 2) / 2], 4.0) for size in sizes]


def _bold(words: Sequence[Word], strokes: NDArray[np.float32]) -> list[bool]:
    """Which words are set bold: their strokes are thicker for their size than those of the page's plain words."""
    thickness: list[float] = []
    for word in words:
        part = strokes[int(word.top) : int(word.bottom) + 1, int(word.x0) : int(word.x1) + 1]
        middle = part[part > 0]
        thickness.append(float(middle.mean()) / max(word.size, 1.0) if middle.size else 0.0)
    telling = [i for i, word in enumerate(words) if _letters(word) >= FEW and thickness[i] > 0]
    plain = _plain([(thickness[i], len(words[i].text)) for i in telling])
    if plain is None:
        return [False] * len(words)
    found = [thickness[i] >= BOLDER * plain for i in range(len(words))]
    lines: dict[int, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        lines[word.line].append(i)
    sure = set(telling)
    for members in lines.values():
        for at, i in enumerate(members):
            if i not in sure:  # goes with the nearest word that tells
                near = [j for j in members if j in sure]
                if near:
                    found[i] = found[min(near, key=lambda j: abs(members.index(j) - at))]
        # One heavy word among plain ones is a blot; one plain among bold is a faint one.
        for before, i, after in zip(members, members[1:], members[2:], strict=False):
            if found[before] == found[after] != found[i] and abs(thickness[i] / plain - BOLDER) < 0.08:
                found[i] = found[before]
    return found


def _letters(word: Word) -> int:
    return sum(c.isalnum() for c in word.text)


def _plain(found: Iterable[tuple[float, int]]) -> float | None:
    """Thickness of the plain words: the middle of the thinner kind where there are two, else of all."""
    ranked = sorted(found)
    if not ranked:
        return None
    values = [value for value, weight in ranked for _ in range(weight)]
    low, high = values[len(values) // 10], values[-1 - len(values) // 10]
    for _ in range(8):
        middle = (low + high) / 2
        thin = [v for v in values if v <= middle]
        thick = [v for v in values if v > middle]
        if not thick:
            return fmean(thin)
        low, high = fmean(thin), fmean(thick)
    return low if high >= BOLDER * low else fmean(values)
