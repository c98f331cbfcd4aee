"""Small pictures: the colour and outline of a disc, a tick or an arrow that a report has as a raster image."""

from __future__ import annotations

import ctypes
from collections import Counter

import pypdfium2.raw as c

from agendaparse.document import Box

SMALLEST, LARGEST = 3.0, 30.0  # points either way; larger ones are photographs and logos
PIXELS = 24  # the longer side of a picture looked at
OPAQUE = 128  # of 255; what is fainter is not there
PAPER = 245  # of 255; what is lighter in all channels is not there either
VIVID = 50  # difference between the channels from which a pixel is coloured, not grey
SHARE = 0.12  # of the pixels drawn that must have the colour
MAX_SIDE = 1500  # pixels; a picture of more, drawn so small, is no icon
STEP = 6  # bits of a channel left out when colours are counted


def is_small(box: Box) -> bool:
    """Whether a picture is of the size of an icon."""
    return min(box.width, box.height) >= SMALLEST and max(box.width, box.height) <= LARGEST


def look_at(
    document: c.FPDF_DOCUMENT, page: c.FPDF_PAGE, picture: int, box: Box
) -> tuple[int | None, tuple[tuple[float, float], ...]]:
    """The colour most of a small picture has, and the outline of what is not paper in it.

    Args:
        document: The open document.
        page: The open page.
        picture: Address of the image object.
        box: Where it stands.

    Returns:
        0xRRGGBB, or None where it is black, grey or white; and corners in points, none where nothing is drawn.
    """
    handle = ctypes.cast(picture, c.FPDF_PAGEOBJECT)
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not c.FPDFImageObj_GetImagePixelSize(handle, width, height) or max(width.value, height.value) > MAX_SIDE:
        return None, ()
    bitmap = _rendered(document, page, handle, box)
    if not bitmap:
        return None, ()
    try:
        rows = _drawn(bitmap)
        wide, high = c.FPDFBitmap_GetWidth(bitmap), c.FPDFBitmap_GetHeight(bitmap)
    finally:
        c.FPDFBitmap_Destroy(bitmap)
    across, down = box.width / max(wide, 1), box.height / max(high, 1)
    ends = [(y, min(row), max(row) + 1) for y, row in rows if row]
    left = [(round(box.x0 + x0 * across, 2), round(box.top + y * down, 2)) for y, x0, _ in ends]
    right = [(round(box.x0 + x1 * across, 2), round(box.top + y * down, 2)) for y, _, x1 in reversed(ends)]
    return _main_colour([colour for _, row in rows for colour in row.values()]), (*left, *right)


def _rendered(
    document: c.FPDF_DOCUMENT, page: c.FPDF_PAGE, handle: c.FPDF_PAGEOBJECT, box: Box
) -> c.FPDF_BITMAP | None:
    """The picture as it is seen, in enough pixels: PDFium draws a point as one."""
    matrix = c.FS_MATRIX()
    if not c.FPDFPageObj_GetMatrix(handle, matrix):
        return None
    scale = PIXELS / max(box.width, box.height)
    larger = c.FS_MATRIX(*(scale * value for value in (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)))
    c.FPDFPageObj_SetMatrix(handle, larger)
    bitmap = c.FPDFImageObj_GetRenderedBitmap(document, page, handle)
    c.FPDFPageObj_SetMatrix(handle, matrix)
    return bitmap


def _drawn(bitmap: c.FPDF_BITMAP) -> list[tuple[int, dict[int, int]]]:
    """What is not paper, row by row: place in the row → 0xRRGGBB."""
    kind = c.FPDFBitmap_GetFormat(bitmap)
    size = {c.FPDFBitmap_Gray: 1, c.FPDFBitmap_BGR: 3, c.FPDFBitmap_BGRx: 4, c.FPDFBitmap_BGRA: 4}.get(kind)
    wide, high, stride = (
        ask(bitmap) for ask in (c.FPDFBitmap_GetWidth, c.FPDFBitmap_GetHeight, c.FPDFBitmap_GetStride)
    )
    if size is None:
        return []
    pixels = ctypes.string_at(c.FPDFBitmap_GetBuffer(bitmap), stride * high)
    rows: list[tuple[int, dict[int, int]]] = []
    for y in range(high):
        row: dict[int, int] = {}
        for x in range(wide):
            at = y * stride + x * size
            blue, green, red = pixels[at : at + 3] if size > 1 else (pixels[at],) * 3
            if min(blue, green, red) <= PAPER and (kind != c.FPDFBitmap_BGRA or pixels[at + 3] >= OPAQUE):
                row[x] = red << 16 | green << 8 | blue
        rows.append((y, row))
    return rows


def _main_colour(drawn: list[int]) -> int | None:
    """The most frequent of the colours that are not grey, near ones counted together."""
    vivid: dict[int, list[int]] = {}
    for colour in drawn:
        red, green, blue = colour >> 16, colour >> 8 & 255, colour & 255
        if max(blue, green, red) - min(blue, green, red) >= VIVID:
            vivid.setdefault(red >> STEP << 16 | green >> STEP << 8 | blue >> STEP, []).append(colour)
    most = max(vivid.values(), key=len, default=[])
    return Counter(most).most_common(1)[0][0] if most and len(most) >= SHARE * len(drawn) else None
