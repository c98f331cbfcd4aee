"""The characters of a page by text object, in one pass.

PDFium's own question for the text of an object walks all characters of the page, which is quadratic on dense pages.
Characters of one object stand together in its list, so that their ends are found by doubling steps instead.
"""

from __future__ import annotations

import ctypes
from typing import Self

import pypdfium2.raw as c

from agendaparse.readers.pdf import native


class TextPage:
    """The characters of one open page; a context manager that closes what it opened."""

    def __init__(self, page: c.FPDF_PAGE) -> None:
        """Collect the characters of `page`."""
        self._handle = c.FPDFText_LoadPage(page)
        self._address = native.address_of(self._handle)
        # The order of the function's arguments is left, right, bottom, top.
        self._corners, (left, bottom, right, top) = native.room("d", 4)
        self._corners_at = left, right, bottom, top
        self._texts: dict[int, tuple[str, int]] = {}
        self._collect()

    def __enter__(self) -> Self:
        """The page itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        c.FPDFText_ClosePage(self._handle)

    def text_of(self, address: int) -> tuple[str, int]:
        """The characters of the text object at `address`, and the index of the first; a space after it included."""
        return self._texts.get(address, ("", 0))

    def box(self, index: int) -> tuple[float, float, float, float] | None:
        """Left, bottom, right and top of the ink of a character, in the coordinates of the file."""
        if not native.get_char_box(self._address, index, *self._corners_at):
            return None
        left, bottom, right, top = self._corners
        return left, bottom, right, top

    def is_made_up(self, index: int) -> bool:
        """Whether PDFium put the character in for a gap."""
        return bool(native.is_generated(self._address, index))

    def _collect(self) -> None:
        page, texts, owner_of = self._address, self._texts, native.character_owner
        count = c.FPDFText_CountChars(self._handle) if page else 0
        if count <= 0:
            return
        characters = self._characters(count)
        at, last = 0, 0
        while at < count:
            owner = owner_of(page, at)
            if last and characters[at] == " ":  # a space tells of the object before it too, whosever it is
                text, start = texts[last]
                texts[last] = (text + " ", start)
            if owner is None:  # made up by PDFium
                last = 0
                at += 1
                continue
            step = 1
            while at + step < count and owner_of(page, at + step) == owner:
                step *= 2
            low, high = at + step // 2, min(at + step, count)  # owner's; not owner's
            while high - low > 1:
                middle = (low + high) // 2
                if owner_of(page, middle) == owner:
                    low = middle
                else:
                    high = middle
            piece = characters[at:high]
            known = texts.get(owner)
            texts[owner] = (known[0] + piece, known[1]) if known else (piece, at)
            at, last = high, owner

    def _characters(self, count: int) -> str:
        """All characters, each at its index."""
        # A type of ctypes is made for each size of array: few sizes, few types.
        buffer = (ctypes.c_ushort * (1 << count.bit_length()))()
        written = c.FPDFText_GetText(self._handle, 0, count, buffer)
        if written == count + 1:
            text = ctypes.string_at(buffer, 2 * count).decode("utf-16-le", "replace")
            if len(text) == count:
                return text
        # Some characters have no place in PDFium's text, or take two: ask for each.
        return "".join(chr(min(native.character(self._address, i), 0x10FFFF)) for i in range(count))


_ODD = {0x02: "-", 0xFFFE: "-", 0x0D: None, 0x0A: " ", 0x00: None}


def clean(text: str) -> str:
    """Characters as words; PDFium writes U+0002 (or U+FFFE) for a hyphen at a line end."""
    return text if text.isprintable() else text.translate(_ODD)
