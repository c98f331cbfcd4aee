"""How recognised words are set: type size, weight, and words of one line brought together to runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from statistics import fmean, median

import cv2
import numpy as np

from agendaparse.document import Box, Run, Style
from agendaparse.readers.pdf.pieces import ASCENT, DESCENT
from agendaparse.readers.scan.engine import Pixels, Word

ALIKE = 0.08  # sizes this share apart are one size, read twice
TALL = 0.72  # of the type size: height of tall letters over the baseline
LOWER = (1.0, 0.96, 0.72)  # beside those: tall letters, capitals and figures, small letters
FAIR = 60.0  # confidence from which a word's height is believed
BOLDER = 1.22  # times as thick as the page's plain letters
JOINED = 0.6  # of the type size: words farther apart are runs of their own
MARK = 0.45  # of the highest letter: what is lower is a dot or a speck
FEW = 3  # letters; a shorter word does not tell its weight


def strokes_of(grey: Pixels) -> Pixels:
    """Ink as 1, all else 0, at twice the resolution: strokes are a few pixels thick."""
    large = cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    _, ink = cv2.threshold(large, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return np.asarray(ink, np.uint8)


def _thickness(word: Word, strokes: Pixels) -> float:
    """Thickness of a word's upright strokes for its size: half the runs of ink along its rows are shorter."""
    part = strokes[2 * int(word.top) : 2 * int(word.bottom) + 2, 2 * int(word.x0) : 2 * int(word.x1) + 2]
    edges = np.diff(np.pad(part, ((0, 0), (1, 1))).astype(np.int8).ravel())
    runs = np.flatnonzero(edges == -1) - np.flatnonzero(edges == 1)
    return float(np.median(runs)) / max(word.size, 1.0) if len(runs) else 0.0


def _head(word: Word, strokes: Pixels) -> float:
    """Height of the highest letter of a word: engines count a speck above it as part of it."""
    top = int(word.top)
    part = strokes[2 * top : 2 * int(word.bottom) + 2, 2 * int(word.x0) : 2 * int(word.x1) + 2]
    if not part.any():
        return word.top
    stats = cv2.connectedComponentsWithStats(part, connectivity=8)[2][1:]
    letters = stats[stats[:, 3] > MARK * stats[:, 3].max()]
    return top + float(letters[:, 1].min()) / 2


def set_runs(words: Sequence[Word], strokes: Pixels, dpi: int) -> list[Run]:
    """Words as runs in points, each with its size and weight.

    Args:
        words: Words of a page in pixels; their sizes are changed to those measured.
        strokes: From `strokes_of`.
        dpi: Dots per inch.
    """
    lines: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    for word in words:
        word.top = max(word.top, _head(word, strokes))
    _measure(lines.values())
    sizes = _settled([word.size * 72 / dpi for word in words], [len(word.text) for word in words])
    styles: dict[tuple[float, bool], Style] = {}
    set_in: dict[int, Style] = {}
    for word, size, bold in zip(words, sizes, _bold(words, strokes), strict=True):
        set_in[id(word)] = styles.setdefault((size, bold), Style("", size, bold, False, 0))
    runs: list[Run] = []
    for line in lines.values():
        line.sort(key=lambda word: word.x0)
        base = round(median(word.baseline for word in line) * 72 / dpi, 2)
        last: Run | None = None
        for word in line:
            style = set_in[id(word)]
            x0, x1 = round(word.x0 * 72 / dpi, 2), round(word.x1 * 72 / dpi, 2)
            if last is not None and last.style is style and -1 <= x0 - last.box.x1 <= JOINED * style.size:
                last.text += word.text + " "
                last.box = last.box._replace(x1=max(x1, last.box.x1))
            else:
                box = Box(x0, base - ASCENT * style.size, x1, base + DESCENT * style.size)
                last = Run(word.text + " ", box, base, style)
                runs.append(last)
    return runs


def _measure(lines: Collection[list[Word]]) -> None:
    """Give the words of each line the size its letters have: engines guess it where no letter is tall.

    Tall letters are `TALL` of the type size in most faces; how much lower capitals and small letters are is seen on
    the page, and a line that has none of these is as large as the one next to it.
    """
    heights = [_heights(line) for line in lines]
    shares = [LOWER[0], *(_share(heights, kind, usual) for kind, usual in enumerate(LOWER) if kind)]
    unknown: list[list[Word]] = []
    known: list[list[Word]] = []
    for line, kinds in zip(lines, heights, strict=True):
        kind = next((kind for kind, found in enumerate(kinds) if found), None)
        if kind is None:
            unknown.append(line)
            continue
        known.append(line)
        size = median(kinds[kind]) / (TALL * shares[kind])
        for word in line:
            word.size = size
    for line in unknown:
        first = line[0]
        near = [other for other in known if min(abs(w.x0 - first.x0) for w in other) < 2 * first.size]
        nearest = min(near, key=lambda other: abs(other[0].baseline - first.baseline), default=None)
        if nearest and abs(nearest[0].baseline - first.baseline) < 2.5 * nearest[0].size:
            for word in line:
                word.size = nearest[0].size


def _share(heights: Sequence[Sequence[Sequence[float]]], kind: int, usual: float) -> float:
    """How high letters of a kind are beside tall ones of their line: capitals (1) or small letters (2)."""
    found = [median(kinds[kind]) / median(kinds[0]) for kinds in heights if kinds[0] and kinds[kind]]
    return min(max(median(found), 0.85 * usual), 1.15 * usual) if len(found) > FEW else usual


def _heights(line: Sequence[Word]) -> tuple[list[float], list[float], list[float]]:
    """Heights over the baseline of words with a tall letter, of others with a capital or figure, and of low ones."""
    tall: list[float] = []
    capital: list[float] = []
    low: list[float] = []
    for word in line:
        if word.confidence < FAIR or not any(c.isalnum() for c in word.text):
            continue
        height = word.baseline - word.top
        if any(c in "bdfhkl" for c in word.text):
            tall.append(height)
        elif any(c.isupper() or c.isdigit() for c in word.text):
            capital.append(height)
        elif all(c in "acegmnopqrsuvwxyz.,-" for c in word.text):
            low.append(height)
    return tall, capital, low


def _settled(sizes: Sequence[float], weights: Sequence[int]) -> list[float]:
    """Sizes with the small differences from line to line taken out."""
    total: dict[float, int] = defaultdict(int)
    for size, weight in zip(sizes, weights, strict=True):
        total[round(size * 2) / 2] += weight
    settled: dict[float, float] = {}
    for size in sorted(total, key=lambda size: -total[size]):
        near = [known for known in set(settled.values()) if abs(known - size) <= max(ALIKE * max(known, size), 0.5)]
        settled[size] = min(near, key=lambda known: abs(known - size)) if near else size
    return [max(settled[round(size * 2) / 2], 4.0) for size in sizes]


def _bold(words: Sequence[Word], strokes: Pixels) -> list[bool]:
    """Which words are set bold: their strokes are thicker for their size than those of the page's plain words."""
    thickness = [_thickness(word, strokes) for word in words]
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
                if near:  # else its own strokes have to do
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
