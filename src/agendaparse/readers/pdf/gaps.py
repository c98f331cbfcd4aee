"""Where the letters of a run really stand: spaces at its ends, and gaps inside it that part columns."""

from __future__ import annotations

from dataclasses import replace

from agendaparse.document import Box, Run
from agendaparse.readers.pdf.matrix import Matrix, box_of
from agendaparse.readers.pdf.textpage import TextPage, clean

# In type sizes: a gap inside a run that parts columns. Where the producer wrote a space in it, it may be the wide word
# space of a justified line, and only a wider one parts; a number or bullet before it is parted from its text too.
COLUMN_GAP, WORD_GAP = 1.5, 3.5
LABEL_LENGTH = 5


def trimmed(run: Run, raw: str, start: int, characters: TextPage, upright: Matrix) -> Box:
    """The box of a run without the spaces at either end, which PDFium counts in.

    Args:
        run: The run.
        raw: Its characters as PDFium lists them.
        start: Index of the first of them.
        characters: All characters of the page.
        upright: From the coordinates of the file to the page as it is read.
    """
    # Both ends always: PDFium lists no space at the start of a line, yet counts it in.
    opening = characters.box(start + len(raw) - len(raw.lstrip()))
    closing = characters.box(start + len(raw.rstrip()) - 1)
    box = run.box
    if opening is None or closing is None:
        return box
    if run.rotation == 0 and upright[0] > 0:  # as almost all runs on almost all pages
        x0, top, x1, bottom = box
        left, right = round(upright[0] * opening[0] + upright[4], 2), round(upright[0] * closing[2] + upright[4], 2)
        return Box(left if left > x0 else x0, top, right if right < x1 else x1, bottom)
    first, last = box_of(upright, *opening), box_of(upright, *closing)
    if run.rotation == 0:
        return Box(max(box.x0, first.x0), box.top, min(box.x1, last.x1), box.bottom)
    if run.rotation == 90:
        return Box(box.x0, max(box.top, first.top), box.x1, min(box.bottom, last.bottom))
    if run.rotation == 180:
        return Box(max(box.x0, last.x0), box.top, min(box.x1, first.x1), box.bottom)
    return Box(box.x0, max(box.top, last.top), box.x1, min(box.bottom, first.bottom))


def is_loose(run: Run, widths: dict[str, float]) -> bool:
    """Whether a run is so much wider than its letters that there may be a column gap inside it."""
    if run.rotation or " " not in run.text.strip():
        return False
    size = run.style.size
    return run.box.x1 - run.box.x0 - sum(map(widths.__getitem__, run.text)) * size > COLUMN_GAP * size


def cut(run: Run, raw: str, start: int, characters: TextPage, upright: Matrix) -> list[Run]:
    """Part a run at gaps as wide as those between columns; arguments as for `trimmed`."""
    size = run.style.size
    cuts: list[tuple[int, float, float]] = []  # offset of the first character after a gap; edges of the gap
    spaced, right, first = False, None, 0
    for offset, letter in enumerate(raw):
        if letter.isspace():
            spaced = spaced or not characters.is_made_up(start + offset)
            continue
        place = characters.box(start + offset)
        if place is None:
            continue
        box = box_of(upright, *place)
        if right is not None:
            opening = raw[first:offset].strip()
            label = len(opening) <= LABEL_LENGTH and not opening[-1:].isalpha()
            if box.x0 - right > (WORD_GAP if spaced and not label else COLUMN_GAP) * size:
                cuts.append((offset, right, box.x0))
                first = offset
        spaced, right = False, box.x1
    pieces: list[Run] = []
    x0, at = run.box.x0, 0
    for offset, end, begin in [*cuts, (len(raw), run.box.x1, 0.0)]:
        text = clean(raw[at:offset])
        if text.strip():
            box = Box(x0, run.box.top, end, run.box.bottom)
            pieces.append(replace(run, text=text if offset == len(raw) else text.rstrip(), box=box))
        x0, at = begin, offset
    return pieces
