"""A second look at a page: what the engine passed over, was not sure of, or read without anything beside it.

An engine that reads a whole line knows how large letters are and what may follow what. A lone "7.2" in a cell or
"17." in a margin has nothing of that and is often misread, so such pieces are read once more in company: set
beside words of the same page that were read with confidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean

import cv2
import numpy as np

from agendaparse.readers.scan.engine import OcrEngine, Pixels, Word
from agendaparse.readers.scan.rules import Rect

UNSURE = 60.0  # confidence below which a line is looked at again
SURE = 70.0  # what the second look must reach to be believed
FAIR = 40.0  # the same within a line that was read
BETTER = 5.0  # confidence by which it must beat the first look at words that had company
GOOD_COMPANY = 88.0  # confidence of words a piece is set beside
FEW, LOW = 2, 0.6  # words alone on a line, and type sizes that capitals reach over the baseline
SHORT = 5  # characters; longer words are company enough for themselves
MOST = 80  # pieces a page
MARGIN = 10
WIDE = 0.9  # type sizes between words that are not read as one piece
ABOVE, BELOW = 1.0, 0.4  # type sizes over and under the baseline that are shown
_BULLET = "•"


@dataclass(slots=True)
class _Piece:
    """A stretch of a line to be read again: its words so far (none if it was passed over), and its company."""

    rect: Rect
    words: list[Word]
    company: list[Word]
    alone: bool
    shift: int = 0  # pixels from the picture's left edge to the page's

    @property
    def confidence(self) -> float:
        return _sure(self.words) if self.words else 0.0


def look_again(words: Sequence[Word], plain: Pixels, engine: OcrEngine, dpi: int) -> list[Word]:
    """The words of a page after a second look.

    Args:
        words: What the first look gave.
        plain: The page in grey, its lines, shades and turned words taken out.
        engine: Reads the words.
        dpi: Dots per inch.
    """
    sizes = sorted(word.size for word in words)
    if not sizes:
        return list(words)
    size = sizes[len(sizes) // 2]
    pieces = [*_doubtful(words, size), *_lost(words, plain, size)]
    if len(pieces) > MOST:
        pieces = sorted(pieces, key=lambda piece: piece.confidence)[:MOST]
    if not pieces:
        return list(words)
    for piece in pieces:
        piece.company = _company(piece, words, size)
    read = engine.read([_picture(piece, plain, size) for piece in pieces], "line", dpi)
    kept = list(words)
    last = max(word.line for word in words)
    for piece, found in zip(pieces, read, strict=True):
        again = _without_company(piece, found, size)
        if piece.words:
            if again and _is_better(again, piece):
                gone = set(map(id, piece.words))
                first = piece.words[0]
                kept = [word for word in kept if id(word) not in gone]
                kept.extend(_placed(word, piece, plain, first.line, first) for word in again)
        else:
            beside = _beside(piece.rect, kept, size)
            least = FAIR if beside else SURE
            again = [word for word in again if word.confidence >= least and _letters([word])]
            last += 1
            kept.extend(_placed(word, piece, plain, beside.line if beside else last, beside) for word in again)
    return kept


def _placed(word: Word, piece: _Piece, plain: Pixels, line: int, model: Word | None) -> Word:
    """A word read again, back in its place on the page."""
    x = piece.shift
    top = piece.rect.top - MARGIN
    moved = replace(word.moved(x, top), line=line)
    if model is not None:  # a lone figure does not tell its size
        moved.baseline, moved.size = model.baseline, model.size
    return moved


def _is_better(again: Sequence[Word], piece: _Piece) -> bool:
    if piece.alone:
        return bool(piece.company) and _sure(again) >= SURE and _letters(again) >= 1
    fewer = _letters(again) < _letters(piece.words) - 2
    return _sure(again) > piece.confidence + BETTER and not fewer


def _doubtful(words: Sequence[Word], size: float) -> list[_Piece]:
    """Lines the engine was not sure of, and short words that stand alone."""
    lines: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        if word.text != _BULLET:
            lines[word.line].append(word)
    found: list[_Piece] = []
    for line in _segments(lines.values()):
        if _letters(line) == 0:
            continue
        alone = sum(len(word.text) for word in line) <= SHORT and not all(
            word.text.isalpha() and word.confidence >= GOOD_COMPANY for word in line
        )
        alone |= len(line) <= FEW and _looks_small(line, size)
        if alone or min(word.confidence for word in line) < UNSURE:
            found.append(_Piece(_around(line, size), line, [], alone))
    return found


def _looks_small(line: Sequence[Word], size: float) -> bool:
    """Whether words read as capitals are as low as small letters: "success" alone on a line has no tall letter."""
    tall = max(word.baseline - word.top for word in line)
    return all(word.text.isupper() for word in line) and tall < LOW * size


def _segments(lines: Iterable[list[Word]]) -> Iterator[list[Word]]:
    """Lines cut at wide gaps: a number and its title across a tab."""
    for line in lines:
        line.sort(key=lambda word: word.x0)
        start = 0
        for i, (last, word) in enumerate(pairwise(line), 1):
            if word.x0 - last.x1 > WIDE * word.size:
                yield line[start:i]
                start = i
        yield line[start:]


def _around(words: Sequence[Word], size: float) -> Rect:
    base = max(word.baseline for word in words)
    tall = max(max(word.size for word in words), size * 0.8)
    slack = max(3, round(0.12 * size))
    top = min(min(word.top for word in words) - slack, base - ABOVE * tall)
    return Rect(
        int(min(word.x0 for word in words)) - slack,
        int(max(top, base - 1.3 * tall)),
        int(max(word.x1 for word in words)) + slack,
        int(base + BELOW * tall),
    )


def _lost(words: Sequence[Word], plain: Pixels, size: float) -> list[_Piece]:
    """Pieces of lines that look like letters and stand in no word."""
    _, ink = cv2.threshold(plain, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    for word in _widened(words, size):
        ink[max(int(word.top) - 2, 0) : int(word.bottom) + 3, max(int(word.x0) - 2, 0) : int(word.x1) + 3] = 0
    _, labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(ink, np.uint8), connectivity=8)
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    like = (height > 0.35 * size) & (height < 2.5 * size) & (width < 3 * size) & (area > 0.02 * size * size)
    like &= (area < 0.85 * width * height) | (width < 0.35 * height)
    like[0] = False
    letters = like[labels].astype(np.uint8)
    if not letters.any():
        return []
    joined = cv2.morphologyEx(letters, cv2.MORPH_CLOSE, np.ones((1, max(3, round(0.7 * size))), np.uint8))
    slack = max(2, round(0.12 * size))
    found: list[_Piece] = []
    for x, y, wide, tall, _ in cv2.connectedComponentsWithStats(joined, connectivity=8)[2][1:].tolist():
        if tall <= 2.5 * size:
            rect = Rect(x - slack, y - slack, x + wide + slack, y + tall + slack)
            found.append(_Piece(rect, [], [], True))
    return found


def _widened(words: Sequence[Word], size: float) -> list[Word]:
    """The words, very short ones as wide as their neighbours allow: engines put these beside their ink."""
    lines: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    found: list[Word] = []
    for line in lines.values():
        line.sort(key=lambda word: word.x0)
        edges = [line[0].x0 - size, *((a.x1 + 1) for a in line)]
        starts = [*(word.x0 - 1 for word in line[1:]), line[-1].x1 + 0.6 * size]
        for word, left, right in zip(line, edges, starts, strict=False):
            if len(word.text) <= 2:
                word = replace(
                    word, x0=max(min(left, word.x0), word.x0 - size), x1=min(max(right, word.x1), word.x1 + size)
                )
            found.append(word)
    return found


def _company(piece: _Piece, words: Sequence[Word], size: float) -> list[Word]:
    """Words to set a lone piece beside: those that follow on its line, else the nearest in its column or elsewhere."""
    if not piece.alone:
        return []
    own = set(map(id, piece.words))
    good = [
        word
        for word in words
        if word.confidence >= GOOD_COMPANY and id(word) not in own and 0.7 * size <= word.size <= 1.4 * size
    ]
    rect = piece.rect
    middle = (rect.top + rect.bottom) / 2
    level = [
        word
        for word in good
        if word.baseline - 0.9 * word.size < middle < word.baseline + 0.2 * word.size and word.x0 >= rect.x1 - 2
    ]
    if level:
        level.sort(key=lambda word: word.x0)
        row = level[:1]
        for last, word in pairwise(level[:3]):
            if word.line != row[0].line or word.x0 - last.x1 > size:
                break
            row.append(word)
        if _letters(row) >= 3:
            return row
    worded = [word for word in good if _letters([word]) >= 3 and len(word.text) <= 14]

    def distance(word: Word) -> float:
        beside = max(word.x0 - rect.x1, rect.x0 - word.x1, 0.0)
        return abs((word.top + word.bottom) / 2 - middle) + 2 * beside

    nearest = min(worded, key=distance, default=None)
    return [nearest] if nearest else []


def _picture(piece: _Piece, plain: Pixels, size: float) -> Pixels:
    """The piece as a line of its own, with its company to the right of it."""
    height, width = plain.shape[:2]
    rect = piece.rect
    rect = piece.rect = Rect(max(rect.x0, 0), max(rect.top, 0), min(rect.x1, width), min(rect.bottom, height))
    piece.shift = rect.x0 - MARGIN
    picture = plain[rect.top : rect.bottom, rect.x0 : rect.x1]
    if piece.company:
        place = _around(piece.company, size)
        beside = plain[max(place.top, 0) : place.bottom, max(place.x0, 0) : place.x1]
        base = piece.words[0].baseline if piece.words else rect.bottom - 0.12 * size
        # Both stand on one baseline.
        drop = round((base - rect.top) - (piece.company[0].baseline - max(place.top, 0)))
        upper, lower = max(-drop, 0), max(drop, 0)
        tall = max(len(picture) + upper, len(beside) + lower)
        gap = np.full((tall, round(0.45 * size)), 255, np.uint8)
        picture = np.hstack([_on(picture, upper, tall), gap, _on(beside, lower, tall)])
        piece.rect = rect._replace(top=rect.top - upper)
    return np.pad(picture, MARGIN, constant_values=255)


def _on(picture: Pixels, above: int, tall: int) -> Pixels:
    return np.pad(picture, ((above, tall - len(picture) - above), (0, 0)), constant_values=255)


def _without_company(piece: _Piece, found: Sequence[Word], size: float) -> list[Word]:
    """What was read of the piece itself; nothing where its company was not read as before."""
    if not piece.company:
        return list(found)
    end = MARGIN + piece.rect.width + 0.2 * size
    own = [word for word in found if word.x1 <= end]
    others = [word for word in found if word.x1 > end]
    if "".join(word.text for word in others) != "".join(word.text for word in piece.company):
        return []
    return own


def _beside(place: Rect, words: Sequence[Word], size: float) -> Word | None:
    """The nearest word on the line a piece belongs to."""
    middle = (place.top + place.bottom) / 2
    near = [
        word
        for word in words
        if word.baseline - 0.8 * word.size < middle < word.baseline + 0.1 * word.size
        and max(word.x0 - place.x1, place.x0 - word.x1) < 1.0 * size
    ]
    return min(near, key=lambda word: max(word.x0 - place.x1, place.x0 - word.x1), default=None)


def _sure(words: Sequence[Word]) -> float:
    return fmean((word.confidence for word in words), weights=[len(word.text) for word in words])


def _letters(words: Sequence[Word]) -> int:
    return sum(c.isalnum() for word in words for c in word.text)
