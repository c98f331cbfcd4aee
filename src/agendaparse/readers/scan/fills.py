"""Coloured areas of a picture: what colour each is, and words on them made dark on white."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from agendaparse.readers.scan.engine import Pixels
from agendaparse.readers.scan.rules import Rect

DARKER = 14  # shades between paper and the faintest fill
COLOURED = 20  # difference between the channels of a tint and those of paper
SQUARE = 0.85  # share of its box a filled rectangle covers
LEAST = 0.12  # inches either way
STEP = 4  # pixels in each direction looked at as one when areas are sought
MOST_COLOURS = 24
Colour = tuple[int, int, int]
"""Blue, green, red."""


def paper_of(pixels: Pixels) -> Colour:
    """The colour of the paper: that of most of what is light."""
    small = pixels[::STEP, ::STEP].reshape(-1, 3)
    light = small[small.min(axis=1) > 150]
    if len(light) < 0.05 * len(small):
        return 255, 255, 255
    blue, green, red = (int(np.median(light[:, i])) for i in range(3))
    return blue, green, red


def fill_of(pixels: Pixels, cell: Rect, paper: Colour) -> int | None:
    """Background of a cell as 0xRRGGBB on white paper, or None where it is the paper's."""
    inset = min(4, cell.width // 4, cell.height // 4)
    inside = pixels[cell.top + inset : cell.bottom - inset, cell.x0 + inset : cell.x1 - inset].reshape(-1, 3)
    if not len(inside):
        return None
    colour = np.median(inside, axis=0)
    white = colour * 255.0 / np.maximum(paper, 1)
    darker = 255.0 - float(white @ (0.114, 0.587, 0.299))
    if darker < DARKER and float(white.max() - white.min()) < COLOURED:
        return None
    blue, green, red = (int(min(255, round(part))) for part in white)
    return red << 16 | green << 8 | blue


def find_fills(pixels: Pixels, paper: Colour, cells: Iterable[Rect], dpi: int) -> list[tuple[Rect, int]]:
    """Filled rectangles that stand in none of `cells`, and the colour of each as 0xRRGGBB."""
    small = cv2.medianBlur(np.ascontiguousarray(pixels[::STEP, ::STEP]), 5)
    white = small * (255.0 / np.maximum(paper, 1))
    tinted = (255.0 - white @ (0.114, 0.587, 0.299) > DARKER) | (white.max(axis=2) - white.min(axis=2) > COLOURED)
    for cell in cells:
        tinted[cell.top // STEP : -(-cell.bottom // STEP), cell.x0 // STEP : -(-cell.x1 // STEP)] = False
    side = max(3, round(LEAST * dpi / STEP / 2))
    solid = cv2.morphologyEx(tinted.astype(np.uint8), cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    if not solid.any():
        return []
    levels = np.clip(white, 0, 255).astype(np.int32) >> 5
    colours = levels[..., 0] << 6 | levels[..., 1] << 3 | levels[..., 2]
    found: list[tuple[Rect, int]] = []
    values, counts = np.unique(colours[solid > 0], return_counts=True)
    for value in values[np.argsort(-counts)][:MOST_COLOURS]:
        same = ((colours == value) & (solid > 0)).astype(np.uint8)
        same = cv2.morphologyEx(same, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
        for x, y, width, height, area in cv2.connectedComponentsWithStats(same, connectivity=4)[2][1:].tolist():
            if min(width, height) * STEP < LEAST * dpi or area < SQUARE * width * height:
                continue
            rect = Rect(x * STEP, y * STEP, (x + width) * STEP, (y + height) * STEP)
            if min(x, y) <= 1 or x + width >= same.shape[1] - 1 or y + height >= same.shape[0] - 1:
                continue  # the shadow of the scanner's lid
            fill = fill_of(pixels, rect, paper)
            if fill is not None:
                found.append((rect, fill))
    return found


def whitened(grey: Pixels, area: Rect) -> Pixels:
    """An area's words as dark marks on white, whatever shade is behind them and whether they are lighter or darker."""
    part = grey[area.top : area.bottom, area.x0 : area.x1]
    if not part.size:
        return part
    away = cv2.absdiff(part, np.full_like(part, int(np.median(part))))
    strongest = max(60.0, float(np.percentile(away, 99.5)))
    return np.asarray(255 - np.minimum(away * (255.0 / strongest), 255.0), np.uint8)
