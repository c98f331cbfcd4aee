"""One page of a scan: from its picture to the runs and shapes layout works with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import cv2
import numpy as np

from agendaparse.document import Box, Run, Shape
from agendaparse.readers.scan.bullets import find_bullets
from agendaparse.readers.scan.dust import cleaned
from agendaparse.readers.scan.engine import OcrEngine, Pixels, Word
from agendaparse.readers.scan.fills import Colour, fill_of, find_fills, paper_of, whitened
from agendaparse.readers.scan.icons import find_icons
from agendaparse.readers.scan.mend import mend
from agendaparse.readers.scan.noughts import tell_noughts
from agendaparse.readers.scan.picture import direction_of, grey_of, levelled, turned
from agendaparse.readers.scan.rules import Drawn, Rect, find_drawn, ink_of
from agendaparse.readers.scan.second_look import look_again
from agendaparse.readers.scan.setting import set_runs, strokes_of
from agendaparse.readers.scan.sideways import Turned, read_turned
from agendaparse.readers.scan.stamps import part_stamps
from agendaparse.readers.scan.underlined import lift_off

MARGIN = 10  # pixels of white an engine wants around words
SOFT = 5  # pixels that letters fade out over
LEAST_INK = 12  # pixels; fewer are specks
DOUBTFUL = 60.0  # mean confidence below which a page may stand on its head
NONSENSE = 15.0  # confidence below which nothing is believed
FITTING, WIDEST = 85.0, 1.3  # confidence and type sizes a letter: less sure and wider is no word
FEW, LONELY = 3, 50.0  # letters of a line that is suspect, and the confidence it must have
MARKS = 65.0  # the same for what is no letter and no figure
BULLETS = frozenset("•●▪■·*-–—°o»>")


@dataclass(slots=True)
class ReadPage:
    """What was read on a page.

    Attributes:
        width: Points across, the page turned upright.
        height: Points down.
        runs: The words.
        shapes: Lines and filled areas.
        confidence: How sure the engine is, 0 to 100; None where it found no word.
        stamps: What rubber stamps say, and where they are pressed on; no part of the runs.
        turned: Whether the page was not upright.
    """

    width: float
    height: float
    runs: list[Run]
    shapes: list[Shape]
    confidence: float | None
    stamps: list[tuple[str, Box]]
    turned: bool


def read_page(pixels: Pixels, dpi: int, engine: OcrEngine) -> ReadPage:
    """Read the picture of a page.

    Args:
        pixels: Blue, green, red.
        dpi: Dots per inch.
        engine: Reads the words.

    Raises:
        EngineError: The engine failed.
    """
    sideways, slant = direction_of(grey_of(pixels), dpi)
    pixels = cleaned(levelled(pixels, slant), dpi)
    if sideways:
        pixels = _the_right_way_up(pixels, dpi, engine)
    seen = _read(pixels, dpi, engine)
    if seen.words and seen.confidence < DOUBTFUL:
        again = _read(turned(pixels, 180), dpi, engine)
        if again.confidence * len(again.words) > 1.2 * seen.confidence * len(seen.words):
            seen, sideways = again, True
    words, stamps = part_stamps([word for word in seen.words if _credible(word)], seen.plain)
    lift_off(words, seen.drawn.across, seen.plain)
    words = find_bullets(words, seen.plain, seen.drawn.mask)
    words = _without_stains(look_again(words, seen.plain, engine, dpi))
    tell_noughts(words, seen.plain)
    words = mend(words)
    paper = paper_of(seen.pixels)
    icons, words = find_icons(seen.pixels, seen.plain, words, seen.drawn.cells, paper, dpi)
    height, width = seen.plain.shape[:2]
    return ReadPage(
        width * 72 / dpi,
        height * 72 / dpi,
        [*set_runs(words, strokes_of(seen.plain), dpi), *(turned.run(dpi) for turned in seen.sideways)],
        [*_shapes(seen.pixels, seen.drawn, paper, dpi), *icons],
        _confidence(words) if words else None,
        [(" ".join(word.text for word in stamp), _box_of(stamp, dpi)) for stamp in stamps],
        sideways,
    )


def _box_of(words: Sequence[Word], dpi: int) -> Box:
    unit = 72 / dpi
    return Box.around(Box(w.x0 * unit, w.top * unit, w.x1 * unit, w.bottom * unit) for w in words)


@dataclass(slots=True)
class _Seen:
    """What was made out on an upright page: `plain` is its grey picture, shades, lines and turned words taken out."""

    pixels: Pixels
    plain: Pixels
    drawn: Drawn
    words: list[Word]
    sideways: list[Turned]

    @property
    def confidence(self) -> float:
        return _confidence(self.words) if self.words else 0.0


def _the_right_way_up(pixels: Pixels, dpi: int, engine: OcrEngine) -> Pixels:
    """A page that lies on its side, set up: its densest part is read both ways."""
    clockwise = turned(pixels, 90)
    grey = grey_of(clockwise)
    rows = ink_of(grey, dpi).astype(np.float32).sum(axis=1)
    tall = min(len(rows), round(1.5 * dpi))
    sums = np.convolve(rows, np.ones(tall), "valid")
    top = int(sums.argmax())
    part = grey[top : top + tall]
    one, other = engine.read([part, turned(part, 180)], "block", dpi)
    worse = sum(word.confidence for word in other) > sum(word.confidence for word in one)
    return turned(clockwise, 180) if worse else clockwise


def _read(pixels: Pixels, dpi: int, engine: OcrEngine) -> _Seen:
    """Words, lines and cells of an upright page."""
    grey = grey_of(pixels)
    drawn = find_drawn(ink_of(grey, dpi), dpi)
    paper = paper_of(pixels)
    plain = grey.copy()
    for rect, _ in find_fills(pixels, paper, drawn.cells, dpi):
        plain[rect.top : rect.bottom, rect.x0 : rect.x1] = whitened(grey, rect)
    white = round(0.114 * paper[0] + 0.587 * paper[1] + 0.299 * paper[2])
    walls = cv2.dilate(drawn.mask, np.ones((3, 3), np.uint8)) > 0
    insides = [Rect(cell.x0 + 2, cell.top + 2, cell.x1 - 2, cell.bottom - 2) for cell in drawn.cells]
    for inner in insides:
        crop = whitened(grey, inner)
        crop[walls[inner.top : inner.bottom, inner.x0 : inner.x1]] = 255
        plain[inner.top : inner.bottom, inner.x0 : inner.x1] = crop
    rest = plain.copy()
    _erase(plain, drawn, white)
    sideways = read_turned(plain, engine, dpi)
    for one in sideways:
        rest[one.own.top : one.own.bottom, one.own.x0 : one.own.x1] = white
    crops: list[Pixels] = []
    places: list[Rect] = []
    for cell, inner in zip(drawn.cells, insides, strict=True):
        crop = rest[inner.top : inner.bottom, inner.x0 : inner.x1].copy()
        rest[cell.top - 2 : cell.bottom + 2, cell.x0 - 2 : cell.x1 + 2] = white
        inked = np.argwhere(crop < 128)
        if len(inked) >= LEAST_INK:
            (top, left), (bottom, right) = (
                np.maximum(inked.min(axis=0) - SOFT, 0),
                np.minimum(inked.max(axis=0) + SOFT, np.array(crop.shape[:2]) - 1),
            )
            places.append(
                Rect(inner.x0 + int(left), inner.top + int(top), inner.x0 + int(right) + 1, inner.top + int(bottom) + 1)
            )
            crops.append(_bordered(crop[top : bottom + 1, left : right + 1], 255))
    words = engine.read([rest], "page", dpi)[0]
    last = max((word.line for word in words), default=0)
    for place, found in zip(places, engine.read(crops, "block", dpi), strict=True):
        words.extend(_numbered(word.moved(place.x0 - MARGIN, place.top - MARGIN), last) for word in found)
    return _Seen(pixels, plain, drawn, words, sideways)


def _numbered(word: Word, after: int) -> Word:
    word.line += after
    return word


def _bordered(crop: Pixels, shade: int) -> Pixels:
    return np.asarray(np.pad(crop, MARGIN, constant_values=shade), np.uint8)


def _erase(grey: Pixels, drawn: Drawn, white: int) -> None:
    """Paint over the lines, leaving the strokes of letters that cross them."""
    for rect in drawn.across:
        top, bottom = max(rect.top - 1, 1), min(rect.bottom + 1, grey.shape[0] - 1)
        dark = white - 60
        crossed = (grey[top - 1, rect.x0 : rect.x1] < dark) & (grey[bottom, rect.x0 : rect.x1] < dark)
        strip = grey[top:bottom, rect.x0 : rect.x1]
        strip[:, ~crossed] = white
    for rect in drawn.down:
        grey[rect.top : rect.bottom, max(rect.x0 - 1, 0) : rect.x1 + 1] = white


def _confidence(words: Sequence[Word]) -> float:
    """Mean confidence, by letters."""
    return fmean((word.confidence for word in words), weights=[len(word.text) for word in words])


def _without_stains(words: Sequence[Word]) -> list[Word]:
    """The words but for what dirt, stamps and drawings were taken for."""
    letters = Counter[int]()
    for word in words:
        letters[word.line] += sum(c.isalnum() for c in word.text)
    return [word for word in words if letters[word.line] > FEW or word.confidence >= LONELY]


def _credible(word: Word) -> bool:
    if word.confidence < FITTING and word.x1 - word.x0 > WIDEST * len(word.text) * max(word.size, 1.0):
        return False  # the letters do not fill the place: a stain or drawing
    if any(c.isalnum() for c in word.text):
        return word.confidence >= NONSENSE
    return word.confidence >= MARKS or word.text in BULLETS


def _shapes(pixels: Pixels, drawn: Drawn, paper: Colour, dpi: int) -> list[Shape]:
    """Rules, and an area for each fill, in points."""

    def placed(rect: Rect) -> Box:
        x0, top, x1, bottom = (round(edge * 72 / dpi, 2) for edge in rect)
        return Box(x0, top, x1, bottom)

    fills = [(cell, fill) for cell in drawn.cells if (fill := fill_of(pixels, cell, paper)) is not None]
    fills += find_fills(pixels, paper, drawn.cells, dpi)
    shapes = [Shape("area", placed(rect), fill=fill) for rect, fill in fills]
    for rect in drawn.across:
        middle = (rect.top + rect.bottom) / 2
        thick = min(rect.height, 3)
        shapes.append(
            Shape(
                "rule",
                placed(rect)._replace(
                    top=round((middle - thick / 2) * 72 / dpi, 2), bottom=round((middle + thick / 2) * 72 / dpi, 2)
                ),
                fill=0,
            )
        )
    for rect in drawn.down:
        middle = (rect.x0 + rect.x1) / 2
        thick = min(rect.width, 3)
        shapes.append(
            Shape(
                "rule",
                placed(rect)._replace(
                    x0=round((middle - thick / 2) * 72 / dpi, 2), x1=round((middle + thick / 2) * 72 / dpi, 2)
                ),
                fill=0,
            )
        )
    return shapes
