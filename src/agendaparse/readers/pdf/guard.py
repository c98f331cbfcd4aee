"""What a page would cost to read, looked at before PDFium reads it.

PDFium inflates streams of up to a gigabyte into memory without asking, and reads damaged ones as far as they
go without a word. So content is inflated here first, piece by piece, counted and thrown away; all else that
PDFium inflates with a page (form XObjects, fonts) only where it is long enough to be a bomb at all.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import pikepdf

MAX_CONTENT = 64 << 20  # bytes of one inflated stream; the largest maps in real packs have a tenth of it
_MAX_RATIO = 1032  # deflate cannot do better, so a shorter stream needs no look
_SUSPECT = MAX_CONTENT // _MAX_RATIO
_CHUNK = 1 << 20
_MAX_STREAMS = 5_000  # of one page's resources
_MAX_DEPTH = 12

STRUCTURE_ERRORS = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    pikepdf.DeletedObjectError,
    pikepdf.ForeignObjectError,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What pikepdf raises on files that are not as the standard wants them."""


class Guard:
    """Checks the pages of one file; remembers streams that pages share."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Keep the open file; the caller closes it."""
        self._pages = pdf.pages
        self._known: dict[tuple[int, int], str | None] = {}
        self._harmless: set[tuple[int, int]] = set()  # fonts and forms that pages share

    def __call__(self, index: int) -> tuple[str | None, bool]:
        """Look at the page at `index` (from 0).

        Returns:
            What is wrong with it in a sentence, or None; and whether it must not be opened for that.
        """
        try:
            page = self._pages[index].obj
            damage: str | None = None
            for stream in _contents(page):
                problem = self._inflate(stream)
                if problem is BOMB:
                    return BOMB, True
                damage = damage or problem
            fresh: set[tuple[int, int]] = set()
            for stream in _resources(page, self._harmless, fresh):
                if self._length(stream) >= _SUSPECT and self._inflate(stream) is BOMB:
                    return BOMB, True
            self._harmless |= fresh - {(0, 0)}  # what all objects without a number have
            return damage, False
        except STRUCTURE_ERRORS:
            return None, False  # qpdf does not understand the page; PDFium may

    @staticmethod
    def _length(stream: pikepdf.Object) -> int:
        length = stream.get("/Length")
        return length if isinstance(length, int) else _SUSPECT

    def _inflate(self, stream: pikepdf.Object) -> str | None:
        """Inflate a stream and say what is wrong with it."""
        key = stream.objgen
        if key not in self._known:
            filters = stream.get("/Filter")
            names = [str(name) for name in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
            flat = names[0] in ("/FlateDecode", "/Fl")
            self._known[key] = _trouble(stream.get_raw_stream_buffer(), len(names)) if flat else None
        return self._known[key]


BOMB = f"A stream of the page holds more than {MAX_CONTENT >> 20} MB; the page was not opened."
_DAMAGED = "The content of the page is damaged; part of it is missing."


def _trouble(raw: pikepdf.Buffer, layers: int) -> str | None:
    """What is wrong with deflated bytes; `layers` is the number of filters, deflate the first of them."""
    inflater = zlib.decompressobj()
    data: bytes = memoryview(raw).tobytes()
    size = 0
    # Filters may be chained: what comes out of the first may be blown up again.
    limit = MAX_CONTENT if layers == 1 else MAX_CONTENT // 16
    try:
        while data and not inflater.eof:
            size += len(inflater.decompress(data, _CHUNK))
            if size > limit:
                return BOMB
            data = inflater.unconsumed_tail
    except zlib.error:
        return _DAMAGED
    # A missing checksum alone is common and harmless: only a stream that breaks off early has lost something.
    return None if inflater.eof or inflater.flush() == b"" else _DAMAGED


def _contents(page: pikepdf.Object) -> Iterator[pikepdf.Stream]:
    contents = page.get("/Contents")
    for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
        if isinstance(stream, pikepdf.Stream):
            yield stream


def _resources(
    page: pikepdf.Object, known: set[tuple[int, int]], seen: set[tuple[int, int]]
) -> Iterator[pikepdf.Stream]:
    """Form XObjects, character maps and font files a page refers to, nested forms included.

    Args:
        page: The page.
        known: Fonts and forms that need no look.
        seen: Those that were looked at; added to.
    """
    stack: list[tuple[pikepdf.Object | None, int]] = [(_inherited(page, "/Resources"), 0)]
    while stack and len(seen) < _MAX_STREAMS:
        resources, depth = stack.pop()
        if not isinstance(resources, pikepdf.Dictionary) or depth > _MAX_DEPTH:
            continue
        for entry in _values(resources.get("/XObject")):
            if entry.objgen in known:
                continue
            if isinstance(entry, pikepdf.Stream) and entry.objgen not in seen and entry.get("/Subtype") == "/Form":
                seen.add(entry.objgen)
                yield entry
                stack.append((entry.get("/Resources"), depth + 1))
        for font in _values(resources.get("/Font")):
            if (
                font.objgen in known
                or (font.objgen in seen and font.objgen[0])
                or not isinstance(font, pikepdf.Dictionary)
            ):
                continue
            seen.add(font.objgen)
            descendants = font.get("/DescendantFonts")
            inner = descendants[0] if isinstance(descendants, pikepdf.Array) and len(descendants) else font
            descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
            for part in (font.get("/ToUnicode"), *(descriptor.get(f"/FontFile{n}") for n in ("", "2", "3"))):
                if isinstance(part, pikepdf.Stream):
                    yield part


def _values(dictionary: pikepdf.Object | None) -> list[pikepdf.Object]:
    return [value for _, value in dictionary.items()] if isinstance(dictionary, pikepdf.Dictionary) else []


def _inherited(page: pikepdf.Object, key: str) -> pikepdf.Object | None:
    node: pikepdf.Object | None = page
    for _ in range(_MAX_DEPTH):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node.get(key)
        node = node.get("/Parent")
    return None
