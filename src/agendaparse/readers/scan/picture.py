"""A page as a picture: rendered by PDFium, its text lines made level and the page turned upright."""

from __future__ import annotations

import ctypes

import cv2
import numpy as np
import pypdfium2.raw as c

from agendaparse.readers.scan.engine import Pixels

LEAST_DPI, MOST_DPI = 200, 300
MOST_PIXELS = 40_000_000  # a poster is read at a lower resolution
MOST_SKEW = 6.0  # degrees; pages lie more crooked than this only by intent
LEVEL = 0.04  # degrees of skew that do no harm
FEW_LETTERS = 30  # fewer tell no direction


def render(document: c.FPDF_DOCUMENT, index: int) -> tuple[Pixels, int]:
    """The page at `index` (from 0) in blue, green and red, and its dots per inch.

    Raises:
        ValueError: PDFium cannot load the page.
    """
    page = c.FPDF_LoadPage(document, index)
    if not page:
        raise ValueError(f"page {index + 1} cannot be loaded")
    try:
        width, height = c.FPDF_GetPageWidthF(page), c.FPDF_GetPageHeightF(page)
        dpi = _resolution(page)
        while dpi > 50 and width * height * (dpi / 72) ** 2 > MOST_PIXELS:
            dpi = dpi * 3 // 4
        columns, rows = max(1, round(width * dpi / 72)), max(1, round(height * dpi / 72))
        pixels = np.full((rows, columns, 3), 255, np.uint8)
        address = pixels.ctypes.data_as(ctypes.c_void_p)
        bitmap = c.FPDFBitmap_CreateEx(columns, rows, c.FPDFBitmap_BGR, address, columns * 3)
        try:
            c.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, c.FPDF_ANNOT)
        finally:
            c.FPDFBitmap_Destroy(bitmap)
        return pixels, dpi
    finally:
        c.FPDF_ClosePage(page)


def _resolution(page: c.FPDF_PAGE) -> int:
    """Dots per inch worth rendering: those of the finest large picture on the page."""
    finest = 0.0
    columns, rows = ctypes.c_uint(), ctypes.c_uint()
    edges = [ctypes.c_float() for _ in range(4)]
    for i in range(c.FPDFPage_CountObjects(page)):
        item = c.FPDFPage_GetObject(page, i)
        if c.FPDFPageObj_GetType(item) != c.FPDF_PAGEOBJ_IMAGE:
            continue
        if c.FPDFImageObj_GetImagePixelSize(item, columns, rows) and c.FPDFPageObj_GetBounds(item, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            if right - left > 72 and top - bottom > 36:
                across = sorted((columns.value, rows.value))[-1] / max(right - left, top - bottom)
                finest = max(finest, 72 * across)
    return int(min(max(round(finest), LEAST_DPI), MOST_DPI))


def grey_of(pixels: Pixels) -> Pixels:
    """The picture in shades of grey."""
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)


def direction_of(grey: Pixels, dpi: int) -> tuple[bool, float]:
    """Whether the lines of text run up or down the page, and by how many degrees they are off (clockwise).

    Letters of a line stand on it: of all slants, the true one gathers the feet of the letters on the fewest heights.
    """
    letters = _letters(grey, dpi)
    if len(letters) < FEW_LETTERS:
        return False, 0.0
    x0, top, width, height = letters.T.astype(np.float64)
    mid_x, mid_y, right, bottom = x0 + width / 2, top + height / 2, x0 + width, top + height
    level, level_slant = _gathered(mid_x, bottom)
    # Turned text stands with its feet to the left or to the right.
    upright, upright_slant = max(_gathered(mid_y, x0), _gathered(mid_y, right))
    if upright > 1.3 * level:
        return True, -upright_slant
    return False, level_slant


def _letters(grey: Pixels, dpi: int) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
    """Boxes (left, top, width, height) of marks that have the size of letters, at 150 dots per inch or less."""
    scale = min(1.0, 150 / dpi)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    ink = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 18)
    stats = cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:]
    unit = dpi * scale / 72
    width, height = stats[:, 2], stats[:, 3]
    sized = (height > 3 * unit) & (height < 30 * unit) & (width > 1 * unit) & (width < 30 * unit)
    return np.asarray(stats[sized][:, :4], np.int32)


def _gathered(
    along: np.ndarray[tuple[int], np.dtype[np.float64]], across: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> tuple[float, float]:
    """How well points gather on parallel lines at the best slant, and that slant in degrees."""

    def score(slant: float) -> float:
        heights = across - along * np.tan(np.radians(slant))
        heights = (heights - heights.min()).astype(np.int64)
        counts = np.bincount(heights)
        return float((counts[:-1] + counts[1:]).astype(np.float64) ** 2 @ np.ones(max(len(counts) - 1, 0)))

    best, step = 0.0, 0.4
    slants = np.arange(-MOST_SKEW, MOST_SKEW + step, step)
    while True:
        found = max((score(slant), -abs(slant), slant) for slant in slants)
        best = float(found[2])
        if step < 0.03:
            return found[0], best
        slants = np.linspace(best - step, best + step, 9)
        step /= 4


def turned(pixels: Pixels, degrees: int) -> Pixels:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(pixels, -degrees // 90 % 4))


def levelled(pixels: Pixels, slant: float) -> Pixels:
    """The picture turned about its middle so that lines that fell by `slant` degrees run level."""
    if abs(slant) < LEVEL:
        return pixels
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), slant, 1.0)
    level = cv2.warpAffine(pixels, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(level, np.uint8)
