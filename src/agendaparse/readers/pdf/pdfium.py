"""The fast engine: one pass of PDFium over each page for text, shapes, images and links.

PDFium keeps runs as the producer wrote them, which is a whole phrase in almost every pack, so that walking page
objects costs a tenth of walking characters. Everything goes through ctypes buffers made once: a page has many
objects.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import pypdfium2.raw as c

from agendaparse.document import Box, Image, Link, Page, Run, Shape, Style
from agendaparse.readers.pdf.fonts import is_bold, is_italic, plain_name
from agendaparse.readers.pdf.pieces import (
    ICON_SIZE,
    RULE_THICKNESS,
    is_straight,
    merge,
    rotation_of,
    straight_shape,
    text_box,
)
from agendaparse.readers.pdf.textpage import TextPage, address_of

Matrix = tuple[float, float, float, float, float, float]

Corner = tuple[float, float]

MAX_FORM_DEPTH = 8
MAX_OBJECTS = 60_000  # beyond this a page is a drawing; the rest is left unread and said so
MAX_SEGMENTS = 4_000
# In type sizes: a gap inside a run that parts columns. Where the producer wrote a space in it, it may be the wide word
# space of a justified line, and only a wider one parts; a number or bullet before it is parted from its text too.
COLUMN_GAP, WORD_GAP, LABEL_LENGTH = 1.5, 3.5, 5


class _Widths(dict[str, float]):
    """Advance widths of a font's characters at size 1, asked for once each."""

    def __init__(self, font: c.FPDF_FONT) -> None:
        self._font = font
        self._width = ctypes.c_float()

    def __missing__(self, character: str) -> float:
        self._width.value = 0.0
        c.FPDFFont_GetGlyphWidth(self._font, ord(character), 1.0, self._width)
        self[character] = self._width.value
        return self._width.value


class _Font(NamedTuple):
    name: str
    bold: bool
    italic: bool
    widths: _Widths


class PageScanner:
    """Reads pages of one open PDFium document into `Page` objects."""

    def __init__(self, document: c.FPDF_DOCUMENT) -> None:
        """Keep the open document's handle; the caller closes it."""
        self._document = document
        self._name = ctypes.create_string_buffer(256)
        self._floats = [ctypes.c_float() for _ in range(4)]
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._matrix = c.FS_MATRIX()
        self._mode, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._styles: dict[Style, Style] = {}

    def read(self, index: int) -> Page:
        """The page at `index` (from 0).

        Raises:
            ValueError: PDFium cannot load the page.
        """
        page = c.FPDF_LoadPage(self._document, index)
        if not page:
            raise ValueError(f"page {index + 1} cannot be loaded")
        try:
            found = Page(index + 1, c.FPDF_GetPageWidthF(page), c.FPDF_GetPageHeightF(page))
            with TextPage(page) as characters:
                self._walk(page, characters, found)
            found.links = list(self._links(page, _page_matrix(page)))
            return found
        finally:
            c.FPDF_ClosePage(page)

    def _walk(self, page: c.FPDF_PAGE, characters: TextPage, found: Page) -> None:
        fonts: dict[int, _Font] = {}
        upright = _page_matrix(page)
        for count, (handle, kind, matrix, form) in enumerate(_objects(page, upright)):
            if count >= MAX_OBJECTS:
                found.problem = f"The page has more than {MAX_OBJECTS} objects; the rest was not read."
                break
            if kind == c.FPDF_PAGEOBJ_TEXT:
                text, start = characters.text_of(address_of(handle))
                if not text or text.isspace():
                    continue
                run, font = self._run(handle, _clean(text), matrix, form, fonts)
                if text[0] == " " or text[-1] == " ":
                    run.box = _trimmed(run, text, start, characters, upright)
                run.hidden = run.hidden or self._is_out_of_sight(handle, run.box, matrix, found)
                pieces = _cut(run, text, start, characters, upright) if _is_loose(run, font) else [run]
                for piece in pieces:
                    if not (found.runs and merge(found.runs[-1], piece)):
                        found.runs.append(piece)
            elif kind == c.FPDF_PAGEOBJ_PATH:
                found.shapes.extend(self._shapes(handle, matrix, _mark(handle, form)))
            elif kind == c.FPDF_PAGEOBJ_IMAGE:
                found.images.append(Image(self._bounds(handle, matrix), mark=_mark(handle, form)))

    def _run(
        self,
        handle: c.FPDF_PAGEOBJECT,
        text: str,
        container: Matrix,
        form: c.FPDF_PAGEOBJECT | None,
        fonts: dict[int, _Font],
    ) -> tuple[Run, _Font]:
        c.FPDFPageObj_GetMatrix(handle, self._matrix)
        m = self._matrix
        a, b = _turn(container, m.a, m.b)
        up = _turn(container, m.c, m.d)
        x, y = _apply(container, m.e, m.f)
        c.FPDFTextObj_GetFontSize(handle, self._floats[0])
        size = round(self._floats[0].value * (up[0] ** 2 + up[1] ** 2) ** 0.5, 2)
        rotation = rotation_of(a, b)
        tight = self._bounds(handle, container)
        font = self._font(handle, fonts)
        mode = c.FPDFTextObj_GetTextRenderMode(handle)
        style = Style(
            font.name,
            size,
            font.bold or mode == c.FPDF_TEXTRENDERMODE_FILL_STROKE,
            font.italic or (rotation == 0 and abs(up[0]) > 0.1 * abs(up[1])),
            self._fill(handle) or 0,
        )
        box, baseline = text_box(tight, x, y, size, rotation)
        run = Run(
            text,
            box,
            baseline,
            self._styles.setdefault(style, style),
            rotation,
            _mark(handle, form),
            form is not None,
            hidden=mode == c.FPDF_TEXTRENDERMODE_INVISIBLE,
        )
        return run, font

    def _is_out_of_sight(self, handle: c.FPDF_PAGEOBJECT, box: Box, container: Matrix, page: Page) -> bool:
        """Whether a text lies off the page, or wholly outside what it is clipped to."""
        # A point inside counts as outside: boxes are those of a type size, not of the ink.
        left, top, right, bottom = box.x0 + 1, box.top + 1, box.x1 - 1, box.bottom - 1
        if right <= 0 or bottom <= 0 or left >= page.width or top >= page.height:
            return True
        clip = c.FPDFPageObj_GetClipPath(handle)
        x, y = self._floats[:2]
        for i in range(c.FPDFClipPath_CountPaths(clip) if clip else 0):
            count = c.FPDFClipPath_CountPathSegments(clip, i)
            if not 4 <= count <= 6:
                if count == 0:  # an empty path clips everything away
                    return True
                continue  # no rectangle: nobody hides text with a drawing
            corners: list[Corner] = []
            for at in (0, 2):
                c.FPDFPathSegment_GetPoint(c.FPDFClipPath_GetPathSegment(clip, i, at), x, y)
                corners.append(_apply(container, x.value, y.value))
            (x0, y0), (x1, y1) = corners
            if right <= min(x0, x1) or left >= max(x0, x1) or bottom <= min(y0, y1) or top >= max(y0, y1):
                return True
        return False

    def _font(self, handle: c.FPDF_PAGEOBJECT, fonts: dict[int, _Font]) -> _Font:
        font = c.FPDFTextObj_GetFont(handle)
        key = address_of(font)
        if key not in fonts:
            size = c.FPDFFont_GetBaseFontName(font, ctypes.cast(self._name, _CHARS), len(self._name))
            raw = self._name.raw[: max(0, min(size, len(self._name)) - 1)]
            name = plain_name(raw.decode("utf-8", "replace"))
            fonts[key] = _Font(name, is_bold(name), is_italic(name), _Widths(font))
        return fonts[key]

    def _fill(self, handle: c.FPDF_PAGEOBJECT) -> int | None:
        r, g, b, alpha = self._colour
        if not c.FPDFPageObj_GetFillColor(handle, r, g, b, alpha) or not alpha.value:
            return None
        return r.value << 16 | g.value << 8 | b.value

    def _stroke_colour(self, handle: c.FPDF_PAGEOBJECT) -> int | None:
        r, g, b, alpha = self._colour
        if not c.FPDFPageObj_GetStrokeColor(handle, r, g, b, alpha) or not alpha.value:
            return None
        return r.value << 16 | g.value << 8 | b.value

    def _bounds(self, handle: c.FPDF_PAGEOBJECT, container: Matrix) -> Box:
        left, bottom, right, top = self._floats
        c.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
        x0, y0 = _apply(container, left.value, bottom.value)
        x1, y1 = _apply(container, right.value, top.value)
        return Box(*(round(v, 2) for v in (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))))

    def _shapes(self, handle: c.FPDF_PAGEOBJECT, container: Matrix, mark: int | None) -> Iterator[Shape]:
        c.FPDFPath_GetDrawMode(handle, self._mode, self._stroke)
        filled, stroked = bool(self._mode.value), bool(self._stroke.value)
        if not filled and not stroked:
            return
        fill = self._fill(handle) if filled else None
        stroke = self._stroke_colour(handle) if stroked else None
        if fill is None and stroke is None:
            return
        count = c.FPDFPath_CountSegments(handle)
        bounds = self._bounds(handle, container)
        if count <= 6 and min(bounds.width, bounds.height) <= RULE_THICKNESS:
            yield Shape("rule", bounds, fill, stroke, mark=mark)
            return
        c.FPDFPageObj_GetMatrix(handle, self._matrix)
        m = self._matrix
        matrix = _compose((m.a, m.b, m.c, m.d, m.e, m.f), container)
        parts = self._subpaths(handle, min(count, MAX_SEGMENTS), matrix)
        if all(is_straight(points, curved) for points, curved in parts):
            for points, _ in parts:
                yield straight_shape(points, fill, stroke, mark)
        else:
            corners = tuple(point for points, _ in parts for point in points)
            small = max(bounds.width, bounds.height) <= ICON_SIZE
            yield Shape("drawing", bounds, fill, stroke, corners if small else (), mark)

    def _subpaths(
        self, handle: c.FPDF_PAGEOBJECT, count: int, matrix: Matrix
    ) -> list[tuple[list[tuple[float, float]], bool]]:
        """Corner points of each subpath, and whether it has curves."""
        parts: list[tuple[list[tuple[float, float]], bool]] = []
        x, y = self._floats[:2]
        for i in range(count):
            segment = c.FPDFPath_GetPathSegment(handle, i)
            c.FPDFPathSegment_GetPoint(segment, x, y)
            px, py = _apply(matrix, x.value, y.value)
            point = (round(px, 2), round(py, 2))
            kind = c.FPDFPathSegment_GetType(segment)
            if kind == c.FPDF_SEGMENT_MOVETO or not parts:
                parts.append(([point], False))
            else:
                parts[-1][0].append(point)
                if kind == c.FPDF_SEGMENT_BEZIERTO:
                    parts[-1] = (parts[-1][0], True)
        return [part for part in parts if len(part[0]) > 1]

    def _links(self, page: c.FPDF_PAGE, matrix: Matrix) -> Iterator[Link]:
        position, link, rect = ctypes.c_int(0), c.FPDF_LINK(), c.FS_RECTF()
        while c.FPDFLink_Enumerate(page, position, link):
            if not c.FPDFLink_GetAnnotRect(link, rect):
                continue
            x0, y0 = _apply(matrix, rect.left, rect.bottom)
            x1, y1 = _apply(matrix, rect.right, rect.top)
            box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            action = c.FPDFLink_GetAction(link)
            if action and c.FPDFAction_GetType(action) == c.PDFACTION_URI:
                size = c.FPDFAction_GetURIPath(self._document, action, None, 0)
                buffer = ctypes.create_string_buffer(size)
                c.FPDFAction_GetURIPath(self._document, action, buffer, size)
                yield Link(box, uri=buffer.value.decode("utf-8", "replace"))
            else:
                target = c.FPDFLink_GetDest(self._document, link)
                page_index = c.FPDFDest_GetDestPageIndex(self._document, target) if target else -1
                if page_index >= 0:
                    yield Link(box, page=page_index + 1)


_CHARS = ctypes.POINTER(ctypes.c_char)
_ODD = {0x02: "-", 0xFFFE: "-", 0x0D: None, 0x0A: " ", 0x00: None}

_Object = tuple[c.FPDF_PAGEOBJECT, int, Matrix, c.FPDF_PAGEOBJECT | None]


def _objects(page: c.FPDF_PAGE, matrix: Matrix) -> Iterator[_Object]:
    """Every object of a page, those of form XObjects included: kind, matrix and outermost form of what contains it."""
    for i in range(c.FPDFPage_CountObjects(page)):
        handle = c.FPDFPage_GetObject(page, i)
        kind = c.FPDFPageObj_GetType(handle)
        if kind == c.FPDF_PAGEOBJ_FORM:
            yield from _form_objects(handle, handle, matrix, 1)
        else:
            yield handle, kind, matrix, None


def _form_objects(
    form: c.FPDF_PAGEOBJECT, outermost: c.FPDF_PAGEOBJECT, outer: Matrix, depth: int
) -> Iterator[_Object]:
    m = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(form, m)
    matrix = _compose((m.a, m.b, m.c, m.d, m.e, m.f), outer)
    for i in range(c.FPDFFormObj_CountObjects(form)):
        handle = c.FPDFFormObj_GetObject(form, i)
        kind = c.FPDFPageObj_GetType(handle)
        if kind == c.FPDF_PAGEOBJ_FORM:
            if depth < MAX_FORM_DEPTH:
                yield from _form_objects(handle, outermost, matrix, depth + 1)
        else:
            yield handle, kind, matrix, outermost


def _page_matrix(page: c.FPDF_PAGE) -> Matrix:
    """From user space to points from the top-left corner of the page as it is read."""
    rect = c.FS_RECTF()
    c.FPDF_GetPageBoundingBox(page, rect)
    x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
    return (
        (1.0, 0.0, 0.0, -1.0, -x0, y1),
        (0.0, 1.0, 1.0, 0.0, -y0, -x0),
        (-1.0, 0.0, 0.0, 1.0, x1, -y0),
        (0.0, -1.0, -1.0, 0.0, y1, x1),
    )[c.FPDFPage_GetRotation(page) % 4]


def _compose(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` first, then `outer`."""
    a, b = _turn(outer, inner[0], inner[1])
    d, e = _turn(outer, inner[2], inner[3])
    f, g = _apply(outer, inner[4], inner[5])
    return a, b, d, e, f, g


def _apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _turn(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y, m[1] * x + m[3] * y


def _mark(handle: c.FPDF_PAGEOBJECT, form: c.FPDF_PAGEOBJECT | None) -> int | None:
    """Marked-content id on the page; ids inside a form are the form's own and would be mistaken for the page's."""
    mark = c.FPDFPageObj_GetMarkedContentID(form or handle)
    return mark if mark >= 0 else None


def _clean(text: str) -> str:
    # PDFium writes U+0002 (or U+FFFE) for a hyphen at a line end.
    return text.translate(_ODD)


def _is_loose(run: Run, font: _Font) -> bool:
    """Whether a run is so much wider than its letters that there may be a column gap inside it."""
    if run.rotation or " " not in run.text.strip():
        return False
    letters = sum(map(font.widths.__getitem__, run.text)) * run.style.size
    return run.box.width - letters > COLUMN_GAP * run.style.size


def _trimmed(run: Run, raw: str, start: int, characters: TextPage, upright: Matrix) -> Box:
    """The box without the spaces at either end, which PDFium counts in; arguments as for `_cut`."""
    lead = len(raw) - len(raw.lstrip())
    first, last = characters.box(start + lead), characters.box(start + len(raw.rstrip()) - 1)
    if first is None or last is None:
        return run.box
    xs, ys = zip(*(_apply(upright, *at) for at in (first[:2], first[2:], last[:2], last[2:])), strict=True)
    box = run.box
    if run.rotation in (0, 180):
        return Box(max(box.x0, round(min(xs), 2)), box.top, min(box.x1, round(max(xs), 2)), box.bottom)
    return Box(box.x0, max(box.top, round(min(ys), 2)), box.x1, min(box.bottom, round(max(ys), 2)))


def _cut(run: Run, raw: str, start: int, characters: TextPage, upright: Matrix) -> list[Run]:
    """Part a run at gaps as wide as those between columns.

    Args:
        run: The run.
        raw: Its characters as PDFium lists them.
        start: Index of the first of them.
        characters: All characters of the page.
        upright: From user space to the page as it is read.
    """
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
        left, bottom, edge, top = place
        corners = (_apply(upright, left, bottom)[0], _apply(upright, edge, top)[0])
        if right is not None:
            opening = raw[first:offset].strip()
            label = len(opening) <= LABEL_LENGTH and not opening[-1:].isalpha()
            limit = (WORD_GAP if spaced and not label else COLUMN_GAP) * size
            if min(corners) - right > limit:
                cuts.append((offset, right, min(corners)))
                first = offset
        spaced, right = False, max(corners)
    pieces, x0, at = [], run.box.x0, 0
    for offset, end, begin in [*cuts, (len(raw), run.box.x1, 0.0)]:
        text = _clean(raw[at:offset])
        if text.strip():
            box = Box(x0, run.box.top, round(end, 2), run.box.bottom)
            pieces.append(replace(run, text=text if offset == len(raw) else text.rstrip(), box=box))
        x0, at = round(begin, 2), offset
    return pieces
