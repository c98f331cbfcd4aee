"""Bookmarks and page labels, through PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import partial
from typing import Any

import pypdfium2.raw as c

from agendaparse.document import OutlineEntry

MAX_ENTRIES = 20_000
MAX_DEPTH = 40


def read_outline(document: c.FPDF_DOCUMENT) -> list[OutlineEntry]:
    """Bookmarks in order, depth first.

    Each bookmark is visited once, so that links that run in a circle end; there are `MAX_ENTRIES` at most.

    Args:
        document: The open PDFium document.
    """
    entries: list[OutlineEntry] = []
    seen: set[int] = set()
    stack = [(c.FPDFBookmark_GetFirstChild(document, None), 0)]
    while stack and len(entries) < MAX_ENTRIES:
        bookmark, level = stack.pop()
        address = ctypes.cast(bookmark, ctypes.c_void_p).value
        if address is None or address in seen:
            continue
        seen.add(address)
        target = c.FPDFBookmark_GetDest(document, bookmark)
        page = c.FPDFDest_GetDestPageIndex(document, target) if target else -1
        title = _utf16(partial(c.FPDFBookmark_GetTitle, bookmark))
        entries.append(OutlineEntry(" ".join(title.split()), level, page + 1 if page >= 0 else None))
        stack.append((c.FPDFBookmark_GetNextSibling(document, bookmark), level))
        if level < MAX_DEPTH:
            stack.append((c.FPDFBookmark_GetFirstChild(document, bookmark), level + 1))
    return entries


def page_label(document: c.FPDF_DOCUMENT, index: int) -> str | None:
    """The label a viewer shows for the page at `index` (from 0), or None where the file gives none."""
    return _utf16(partial(c.FPDF_GetPageLabel, document, index)) or None


def property_text(document: c.FPDF_DOCUMENT, key: str) -> str:
    """An entry of the document information, such as "Title"; empty where there is none."""
    return _utf16(partial(c.FPDF_GetMetaText, document, key.encode("ascii")))


def _utf16(call: Callable[[Any, int], int]) -> str:
    """Run a PDFium function that fills a UTF-16 buffer: once for the size, once for the text."""
    size = call(None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
