"""PDFium's functions with plain addresses in place of handles.

pypdfium2 declares handles as typed pointers, which costs an object for each one returned; a page has thousands of
calls. Here handles, and the places results are written to, are integers. None stands for a null handle.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import c_float, c_int, c_uint
from typing import Any

import pypdfium2.raw as c

_P = ctypes.c_void_p
_KINDS: dict[str, Any] = {"f": c_float, "d": ctypes.c_double, "i": c_int, "I": c_uint}


def address_of(handle: Any) -> int:
    """The address a typed handle stands for."""
    return ctypes.cast(handle, _P).value or 0


def _lean(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    found: Callable[..., Any] = ctypes.CFUNCTYPE(result, *arguments)(address_of(function))
    return found


def room(kind: str, size: int) -> tuple[Any, tuple[int, ...]]:
    """Room for `size` numbers of one kind ("f" float, "d" double, "i" int, "I" unsigned), and the address of each.

    A view is taken apart several times as fast as an array of ctypes.
    """
    held = (_KINDS[kind] * size)()
    start, step = ctypes.addressof(held), ctypes.sizeof(held) // size
    view: Any = memoryview(held).cast("B")
    return view.cast(kind), tuple(start + i * step for i in range(size))


page_object = _lean(c.FPDFPage_GetObject, _P, _P, c_int)
form_object = _lean(c.FPDFFormObj_GetObject, _P, _P, c_int)
count_form_objects = _lean(c.FPDFFormObj_CountObjects, c_int, _P)
kind_of = _lean(c.FPDFPageObj_GetType, c_int, _P)
get_matrix = _lean(c.FPDFPageObj_GetMatrix, c_int, _P, _P)
get_bounds = _lean(c.FPDFPageObj_GetBounds, c_int, _P, _P, _P, _P, _P)
get_fill = _lean(c.FPDFPageObj_GetFillColor, c_int, _P, _P, _P, _P, _P)
get_stroke = _lean(c.FPDFPageObj_GetStrokeColor, c_int, _P, _P, _P, _P, _P)
mark_of = _lean(c.FPDFPageObj_GetMarkedContentID, c_int, _P)

font_of = _lean(c.FPDFTextObj_GetFont, _P, _P)
get_font_size = _lean(c.FPDFTextObj_GetFontSize, c_int, _P, _P)
render_mode = _lean(c.FPDFTextObj_GetTextRenderMode, c_int, _P)
get_font_name = _lean(c.FPDFFont_GetBaseFontName, ctypes.c_size_t, _P, _P, ctypes.c_size_t)
get_glyph_width = _lean(c.FPDFFont_GetGlyphWidth, c_int, _P, ctypes.c_uint32, c_float, _P)

clip_of = _lean(c.FPDFPageObj_GetClipPath, _P, _P)
count_clip_paths = _lean(c.FPDFClipPath_CountPaths, c_int, _P)
count_clip_segments = _lean(c.FPDFClipPath_CountPathSegments, c_int, _P, c_int)
clip_segment = _lean(c.FPDFClipPath_GetPathSegment, _P, _P, c_int, c_int)

get_draw_mode = _lean(c.FPDFPath_GetDrawMode, c_int, _P, _P, _P)
count_segments = _lean(c.FPDFPath_CountSegments, c_int, _P)
path_segment = _lean(c.FPDFPath_GetPathSegment, _P, _P, c_int)
segment_kind = _lean(c.FPDFPathSegment_GetType, c_int, _P)
get_point = _lean(c.FPDFPathSegment_GetPoint, c_int, _P, _P, _P)

character_owner = _lean(c.FPDFText_GetTextObject, _P, _P, c_int)
character = _lean(c.FPDFText_GetUnicode, c_uint, _P, c_int)
is_generated = _lean(c.FPDFText_IsGenerated, c_int, _P, c_int)
get_char_box = _lean(c.FPDFText_GetCharBox, c_int, _P, c_int, _P, _P, _P, _P)
