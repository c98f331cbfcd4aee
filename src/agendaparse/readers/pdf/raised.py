"""Raised figures that are set as plain ones: a font's own small figures, which text alone does not tell from others.

Word processors draw a footnote's mark small and high, and size and baseline tell. Typesetters take the font's glyph
for it at full size on the line: only the ink stands high, and "38" with note 1 would read 381.
"""

from __future__ import annotations

import re
from dataclasses import replace

from agendaparse.document import Box, Run
from agendaparse.readers.pdf.matrix import Matrix, box_of
from agendaparse.readers.pdf.textpage import TextPage, clean

Part = tuple[Run, str, int]
"""A run, its characters as PDFium lists them, and the index of the first of them."""

# What stands before is asked behind the first figure: scanning for a figure is quick.
_FIGURES = re.compile(r"\d(?:(?<=[^\W\d_]\d)|(?<=[^\W\d_][.,;:)?!'’\"”]\d)|(?<![\s\S]\d))\d?(?!\d|%|[.,/]\d)")
# In type sizes: how high over the baseline the ink of a raised figure begins, and how tall it is at most.
HIGH, TALL = 0.2, 0.5


def parted(run: Run, raw: str, start: int, characters: TextPage, upright: Matrix) -> list[Part]:
    """A run with its raised figures parted from it; arguments as for `gaps.cut`."""
    if run.rotation:
        return [(run, raw, start)]
    spans = [
        match.span() for match in _FIGURES.finditer(raw) if _stands_high(run, match.span(), start, characters, upright)
    ]
    if not spans:
        return [(run, raw, start)]
    parts: list[Part] = []
    at = 0
    for low, high in [*spans, (len(raw), len(raw))]:
        for first, last, raised in ((at, low, False), (low, high, True)):
            box = _ink(run, raw, (first, last), start, characters, upright)
            if box is not None:
                part = replace(run, text=clean(raw[first:last]), box=box, raised=raised)
                parts.append((part, raw[first:last], start + first))
        at = high
    return parts


def _stands_high(run: Run, span: tuple[int, int], start: int, characters: TextPage, upright: Matrix) -> bool:
    size = run.style.size
    for index in range(*span):
        place = characters.box(start + index)
        if place is None:
            return False
        ink = box_of(upright, *place)
        if run.baseline - ink.bottom < HIGH * size or not 0 < ink.height < TALL * size:
            return False
    return True


def _ink(run: Run, raw: str, span: tuple[int, int], start: int, characters: TextPage, upright: Matrix) -> Box | None:
    """The run's box, as wide as some of its characters; None where they show nothing."""
    shown = [index for index in range(*span) if not raw[index].isspace()]
    places = [characters.box(start + index) for index in (shown[0], shown[-1])] if shown else []
    if not places or None in places:
        return None
    first, last = (box_of(upright, *place) for place in places if place is not None)
    return Box(first.x0, run.box.top, last.x1, run.box.bottom)
