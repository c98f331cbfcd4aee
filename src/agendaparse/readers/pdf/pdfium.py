"""The fast engine: one pass of PDFium over each page for text, shapes, images and links.

PDFium keeps runs as the producer wrote them, which is a whole phrase in almost every pack, so that walking page
objects costs a tenth of walking characters. Results go through buffers made once: a page has many objects.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import hypot

import pypdfium2.raw as c

from agendaparse.document import Box, Image, Link, Page, Run, Shape, Style
from agendaparse.readers.pdf import native
from agendaparse.readers.pdf.fonts import is_bold, is_italic, plain_name
from agendaparse.readers.pdf.gaps import cut, is_loose, trimmed
from agendaparse.readers.pdf.matrix import Matrix, apply, box_of, compose
from agendaparse.readers.pdf.pieces import (
    ASCENT,
    DESCENT,
    ICON_SIZE,
    RULE_THICKNESS,
    is_straight,
    merge,
    rotation_of,
    straight_shape,
    text_box,
    upright_edges,
)
from agendaparse.readers.pdf.pixels import is_small, look_at
from agendaparse.readers.pdf.raised import parted
from agendaparse.readers.pdf.textpage import TextPage, clean

MAX_FORM_DEPTH = 8
MAX_OBJECTS = 60_000  # beyond this a page is a drawing; the rest is left unread and said so
MAX_SEGMENTS = 4_000

Corner = tuple[float, float]


class _Widths(dict[str, float]):
    """Advance widths of a font's characters at size 1, asked for once each."""

    font = 0
    _width = ctypes.c_float()
    _width_at = ctypes.addressof(_width)

    def __missing__(self, character: str) -> float:
        self._width.value = 0.0
        native.get_glyph_width(self.font, ord(character), 1.0, self._width_at)
        self[character] = self._width.value
        return self._width.value


@dataclass(eq=False, slots=True)
class _Font:
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
        # Buffers results are written to, and the addresses of their fields.
        self._edges, self._edges_at = native.room("f", 4)
        self._numbers, (self._numbers_at, *_) = native.room("f", 6)
        self._colour, self._colour_at = native.room("I", 4)
        self._modes, self._modes_at = native.room("i", 2)
        self._styles: dict[tuple[_Font, float, bool, bool, int], Style] = {}
        self._shared: dict[Style, Style] = {}
        self._fonts: dict[bytes, _Font] = {}

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
            upright = _page_matrix(page)
            with TextPage(page) as characters:
                self._walk(page, characters, upright, found)
            found.links = list(self._links(page, upright))
            return found
        finally:
            c.FPDF_ClosePage(page)

    def _walk(self, page: c.FPDF_PAGE, characters: TextPage, upright: Matrix, found: Page) -> None:
        fonts: dict[int, _Font] = {}
        runs: list[Run] = []
        for count, (handle, kind, matrix, form) in enumerate(self._objects(page, upright)):
            if count >= MAX_OBJECTS:
                found.problem = f"The page has more than {MAX_OBJECTS} objects; the rest was not read."
                break
            if kind == c.FPDF_PAGEOBJ_TEXT:
                text, start = characters.text_of(handle)
                if not text or text.isspace():
                    continue
                font = self._font(handle, fonts)
                run = self._run(handle, clean(text), matrix, form, font)
                if text[0] == " " or text[-1] == " ":
                    run.box = trimmed(run, text, start, characters, upright)
                run.hidden = run.hidden or self._is_out_of_sight(handle, run.box, matrix, found)
                for part, raw, at in parted(run, text, start, characters, upright):
                    pieces = cut(part, raw, at, characters, upright) if is_loose(part, font.widths) else (part,)
                    runs.extend(pieces)
            elif kind == c.FPDF_PAGEOBJ_PATH:
                found.shapes.extend(self._shapes(handle, matrix, _mark(handle, form)))
            elif kind == c.FPDF_PAGEOBJ_IMAGE:
                found.images.append(self._image(page, handle, matrix, form))
        edges = upright_edges(found.shapes)  # may be drawn after the text
        for run in runs:
            if not (found.runs and merge(found.runs[-1], run, edges)):
                found.runs.append(run)

    def _objects(self, page: c.FPDF_PAGE, matrix: Matrix) -> Iterator[_Object]:
        """Every object of a page, those of form XObjects included."""
        address = native.address_of(page)
        for i in range(c.FPDFPage_CountObjects(page)):
            handle = native.page_object(address, i)
            kind = native.kind_of(handle)
            if kind == c.FPDF_PAGEOBJ_FORM:
                yield from self._form_objects(handle, handle, matrix, 1)
            else:
                yield handle, kind, matrix, None

    def _form_objects(self, form: int, outermost: int, outer: Matrix, depth: int) -> Iterator[_Object]:
        native.get_matrix(form, self._numbers_at)
        matrix = compose(self._numbers, outer)
        for i in range(native.count_form_objects(form)):
            handle = native.form_object(form, i)
            kind = native.kind_of(handle)
            if kind == c.FPDF_PAGEOBJ_FORM:
                if depth < MAX_FORM_DEPTH:
                    yield from self._form_objects(handle, outermost, matrix, depth + 1)
            else:
                yield handle, kind, matrix, outermost

    def _run(self, handle: int, text: str, container: Matrix, form: int | None, font: _Font) -> Run:
        native.get_matrix(handle, self._numbers_at)
        a, b, up_x, up_y, x, y = compose(self._numbers, container)
        native.get_font_size(handle, self._edges_at[0])
        size = self._edges[0] * hypot(up_x, up_y)
        rotation = rotation_of(a, b)
        mode = native.render_mode(handle)
        heavy = font.bold or mode == c.FPDF_TEXTRENDERMODE_FILL_STROKE
        slanted = font.italic or (rotation == 0 and abs(up_x) > 0.1 * abs(up_y))
        look = font, size, heavy, slanted, self._tone(native.get_fill, handle) or 0
        style = self._styles.get(look)
        if style is None:
            style = Style(font.name, round(size, 2), *look[2:])
            style = self._styles[look] = self._shared.setdefault(style, style)
        return Run(
            text,
            self._text_box(handle, container, x, y, style.size, rotation),
            round(y if rotation in (0, 180) else x, 2),
            style,
            rotation,
            _mark(handle, form),
            form is not None,
            hidden=mode == c.FPDF_TEXTRENDERMODE_INVISIBLE,
        )

    def _text_box(self, handle: int, container: Matrix, x: float, y: float, size: float, rotation: int) -> Box:
        if rotation or size <= 0 or container[0] <= 0 or container[2]:
            return text_box(self._bounds(handle, container), x, y, size, rotation)
        # The same without what upright text, as almost all is, has no need of.
        native.get_bounds(handle, *self._edges_at)
        left, _, right, _ = self._edges
        a, _, _, _, e, _ = container
        return Box(round(a * left + e, 2), y - ASCENT * size, round(a * right + e, 2), y + DESCENT * size)

    def _is_out_of_sight(self, handle: int, box: Box, container: Matrix, page: Page) -> bool:
        """Whether a text lies off the page, or wholly outside what it is clipped to."""
        # A point inside counts as outside: boxes are those of a type size, not of the ink.
        x0, y0, x1, y1 = box
        left, top, right, bottom = x0 + 1, y0 + 1, x1 - 1, y1 - 1
        if right <= 0 or bottom <= 0 or left >= page.width or top >= page.height:
            return True
        clip = native.clip_of(handle)
        for i in range(native.count_clip_paths(clip) if clip else 0):
            count = native.count_clip_segments(clip, i)
            if not 4 <= count <= 6:
                if count == 0:  # an empty path clips everything away
                    return True
                continue  # no rectangle: nobody hides text with a drawing
            opposite = (self._point(native.clip_segment(clip, i, at)) for at in (0, 2))
            seen = box_of(container, *next(opposite), *next(opposite))
            if right <= seen.x0 or left >= seen.x1 or bottom <= seen.top or top >= seen.bottom:
                return True
        return False

    def _font(self, handle: int, fonts: dict[int, _Font]) -> _Font:
        """The font of a text; `fonts` are those of this page by address, which another page may use again."""
        address = native.font_of(handle)
        font = fonts.get(address)
        if font is None:
            size = native.get_font_name(address, ctypes.addressof(self._name), len(self._name))
            raw = self._name.raw[: max(0, min(size, len(self._name)) - 1)]
            if raw not in self._fonts:
                name = plain_name(raw.decode("utf-8", "replace"))
                self._fonts[raw] = _Font(name, is_bold(name), is_italic(name), _Widths())
            font = fonts[address] = self._fonts[raw]
            font.widths.font = address
        return font

    def _point(self, segment: int) -> Corner:
        native.get_point(segment, *self._edges_at[:2])
        return self._edges[0], self._edges[1]

    def _tone(self, question: Callable[..., int], handle: int) -> int | None:
        """The colour of fill or stroke; None where it is wholly transparent."""
        if not question(handle, *self._colour_at):
            return None
        red, green, blue, alpha = self._colour
        return red << 16 | green << 8 | blue if alpha else None

    def _image(self, page: c.FPDF_PAGE, handle: int, container: Matrix, form: int | None) -> Image:
        box = self._bounds(handle, container)
        if not is_small(box):
            return Image(box, mark=_mark(handle, form))
        colour, outline = look_at(self._document, page, handle, box)
        return Image(box, mark=_mark(handle, form), colour=colour, outline=outline)

    def _bounds(self, handle: int, container: Matrix) -> Box:
        native.get_bounds(handle, *self._edges_at)
        return box_of(container, *self._edges)

    def _shapes(self, handle: int, container: Matrix, mark: int | None) -> Iterator[Shape]:
        native.get_draw_mode(handle, *self._modes_at)
        filled, stroked = self._modes
        fill = self._tone(native.get_fill, handle) if filled else None
        stroke = self._tone(native.get_stroke, handle) if stroked else None
        if fill is None and stroke is None:
            return
        count = native.count_segments(handle)
        bounds = self._bounds(handle, container)
        if count <= 6 and min(bounds.width, bounds.height) <= RULE_THICKNESS:
            yield Shape("rule", bounds, fill, stroke, mark=mark)
            return
        native.get_matrix(handle, self._numbers_at)
        matrix = compose(self._numbers, container)
        parts = self._subpaths(handle, min(count, MAX_SEGMENTS), matrix)
        if all(is_straight(points, curved) for points, curved in parts):
            for points, _ in parts:
                yield straight_shape(points, fill, stroke, mark)
        else:
            corners = tuple(point for points, _ in parts for point in points)
            small = max(bounds.width, bounds.height) <= ICON_SIZE
            yield Shape("drawing", bounds, fill, stroke, corners if small else (), mark)

    def _subpaths(self, handle: int, count: int, matrix: Matrix) -> list[tuple[list[Corner], bool]]:
        """Corner points of each subpath, and whether it has curves."""
        parts: list[tuple[list[Corner], bool]] = []
        for i in range(count):
            segment = native.path_segment(handle, i)
            x, y = apply(matrix, *self._point(segment))
            point = (round(x, 2), round(y, 2))
            kind = native.segment_kind(segment)
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
            box = box_of(matrix, rect.left, rect.bottom, rect.right, rect.top)
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


_Object = tuple[int, int, Matrix, int | None]
"""An object, its kind, the matrix of what contains it, and the outermost form that does."""


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


def _mark(handle: int, form: int | None) -> int | None:
    """Marked-content id on the page; ids inside a form are the form's own and would be mistaken for the page's."""
    mark: int = native.mark_of(form or handle)
    return mark if mark >= 0 else None
