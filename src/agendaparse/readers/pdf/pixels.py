"""The colour of small pictures: a disc, a flag or a tick that a report has as a raster image."""

from __future__ import annotations

import ctypes
from collections import Counter

import pypdfium2.raw as c

from agendaparse.document import Box

SMALLEST, LARGEST = 3.0, 30.0  # points either way; larger ones are photographs and logos
SAMPLED = 900  # pixels looked at
OPAQUE = 128  # of 255; what is fainter is not there
VIVID = 50  # difference between the channels from which a pixel is coloured, not grey
SHARE = 0.12  # of the pixels drawn that must have the colour
MAX_SIDE = 1500  # pixels; a picture of more, drawn so small, is no icon
STEP = 6  # bits of a channel left out when colours are counted


def is_small(box: Box) -> bool:
    """Whether a picture is of the size of an icon."""
    return min(box.width, box.height) >= SMALLEST and max(box.width, box.height) <= LARGEST


def colour_of(document: c.FPDF_DOCUMENT, page: c.FPDF_PAGE, picture: int) -> int | None:
    """The colour most of a small picture has, 0xRRGGBB; None where it is black, grey or white.

    Args:
        document: The open document.
        page: The open page.
        picture: Address of the image object.
    """
    handle = ctypes.cast(picture, c.FPDF_PAGEOBJECT)
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not c.FPDFImageObj_GetImagePixelSize(handle, width, height) or max(width.value, height.value) > MAX_SIDE:
        return None
    bitmap = c.FPDFImageObj_GetRenderedBitmap(document, page, handle)
    if not bitmap:
        return None
    try:
        return _most(bitmap)
    finally:
        c.FPDFBitmap_Destroy(bitmap)


def _most(bitmap: c.FPDF_BITMAP) -> int | None:
    size = {c.FPDFBitmap_BGR: 3, c.FPDFBitmap_BGRx: 4, c.FPDFBitmap_BGRA: 4}.get(c.FPDFBitmap_GetFormat(bitmap))
    if size is None:  # shades of grey
        return None
    wide, high, stride = (
        ask(bitmap) for ask in (c.FPDFBitmap_GetWidth, c.FPDFBitmap_GetHeight, c.FPDFBitmap_GetStride)
    )
    opaque = c.FPDFBitmap_GetFormat(bitmap) != c.FPDFBitmap_BGRA
    pixels = ctypes.string_at(c.FPDFBitmap_GetBuffer(bitmap), stride * high)
    step = max(1, int((wide * high / SAMPLED) ** 0.5))
    drawn = 0
    counts: Counter[int] = Counter()
    examples: dict[int, int] = {}
    for y in range(step // 2, high, step):
        for x in range(step // 2, wide, step):
            at = y * stride + x * size
            blue, green, red = pixels[at : at + 3]
            if (not opaque and pixels[at + 3] < OPAQUE) or min(blue, green, red) > 245:
                continue
            drawn += 1
            if max(blue, green, red) - min(blue, green, red) >= VIVID:
                kind = red >> STEP << 16 | green >> STEP << 8 | blue >> STEP
                counts[kind] += 1
                examples.setdefault(kind, red << 16 | green << 8 | blue)
    if not counts:
        return None
    kind, count = counts.most_common(1)[0]
    return examples[kind] if count >= SHARE * drawn else None
