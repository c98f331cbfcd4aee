"""The fast engine: one pass of PDFium over each page for text, shapes, images and links.

PDFium keeps runs as the producer wrote them, which is a whole phrase in almost every pack, so that walking page objects
costs a tenth of walking characters. Everything goes through ctypes buffers made once: a page has hundreds of objects.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as c

from agendaparse.document import Box, Image, Link, Page, Run, Shape, Style
from agendaparse.readers.pdf.fonts import is_bold, is_italic, plain_name

Matrix = tuple[float, float, float, float, float, float]

MAX_FORM_DEPTH = 8
MAX_OBJECTS = 60_000  # beyond this a page is a drawing; the rest is left unread and said so
MAX_SEGMENTS = 4_000
RULE_THICKNESS = 2.6  # points; thicker bars are areas
ICON_SIZE = 60.0  # drawings larger than this keep no corner points
# Fraction of the type size from baseline to top and bottom of a run's box: Helvetica's ascent and descent, rounded.
ASCENT, DESCENT = 0.76, 0.22


class PageScanner:
    """Reads pages of one open PDFium document into `Page` objects."""

    def __init__(self, document: c.FPDF_DOCUMENT) -> None:
        """Keep the open document's handle; the caller closes it."""
        self._document = document
        self._text = ctypes.create_string_buffer(8192)
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
            text_page = c.FPDFText_LoadPage(page)
            try:
                self._walk(page, text_page, found)
            finally:
                c.FPDFText_ClosePage(text_page)
            found.links = list(self._links(page, _page_matrix(page)))
            return found
        finally:
            c.FPDF_ClosePage(page)

    def _walk(self, page: c.FPDF_PAGE, text_page: c.FPDF_TEXTPAGE, found: Page) -> None:
        fonts: dict[int, tuple[str, bool, bool]] = {}
        seen = 0
        for handle, kind, matrix, form in _objects(page, _page_matrix(page)):
            seen += 1
            if seen > MAX_OBJECTS:
                found.problem = f"more than {MAX_OBJECTS} objects; the rest was not read"
                break
            if kind == c.FPDF_PAGEOBJ_TEXT:
                run = self._run(handle, text_page, matrix, form, fonts)
                if run and not (found.runs and _merge(found.runs[-1], run)):
                    found.runs.append(run)
            elif kind == c.FPDF_PAGEOBJ_PATH:
                found.shapes.extend(self._shapes(handle, matrix))
            elif kind == c.FPDF_PAGEOBJ_IMAGE:
                found.images.append(Image(self._bounds(handle, matrix), mark=_mark(handle)))

    def _run(
        self,
        handle: c.FPDF_PAGEOBJECT,
        text_page: c.FPDF_TEXTPAGE,
        container: Matrix,
        form: bool,
        fonts: dict[int, tuple[str, bool, bool]],
    ) -> Run | None:
        text = self._characters(handle, text_page)
        if not text.strip():
            return None
        c.FPDFPageObj_GetMatrix(handle, self._matrix)
        m = self._matrix
        a, b = _turn(container, m.a, m.b)
        up = _turn(container, m.c, m.d)
        x, y = _apply(container, m.e, m.f)
        c.FPDFTextObj_GetFontSize(handle, self._floats[0])
        size = round(self._floats[0].value * (up[0] ** 2 + up[1] ** 2) ** 0.5, 2)
        rotation = _rotation(a, b)
        tight = self._bounds(handle, container)
        font, bold, italic = self._font(handle, fonts)
        mode = c.FPDFTextObj_GetTextRenderMode(handle)
        style = Style(
            font,
            size,
            bold or mode == c.FPDF_TEXTRENDERMODE_FILL_STROKE,
            italic or (rotation == 0 and abs(up[0]) > 0.1 * abs(up[1])),
            self._fill(handle) or 0,
        )
        if rotation in (0, 180):
            sign = 1 if rotation == 0 else -1
            edges = sorted((y - sign * ASCENT * size, y + sign * DESCENT * size))
            box, baseline = Box(tight.x0, edges[0], tight.x1, edges[1]), y
        else:
            sign = 1 if rotation == 90 else -1
            edges = sorted((x + sign * ASCENT * size, x - sign * DESCENT * size))
            box, baseline = Box(edges[0], tight.top, edges[1], tight.bottom), x
        return Run(
            text,
            box,
            round(baseline, 2),
            self._styles.setdefault(style, style),
            rotation,
            _mark(handle),
            form,
            hidden=mode == c.FPDF_TEXTRENDERMODE_INVISIBLE,
        )

    def _characters(self, handle: c.FPDF_PAGEOBJECT, text_page: c.FPDF_TEXTPAGE) -> str:
        size = c.FPDFTextObj_GetText(handle, text_page, ctypes.cast(self._text, _USHORTS), len(self._text))
        if size > len(self._text):
            self._text = ctypes.create_string_buffer(size)
            c.FPDFTextObj_GetText(handle, text_page, ctypes.cast(self._text, _USHORTS), size)
        if size <= 2:
            return ""
        text = self._text.raw[: size - 2].decode("utf-16-le", "replace")
        # PDFium writes U+0002 (or U+FFFE) for a hyphen at a line end.
        return (
            text.replace("\x02", "-")
            .replace("\ufffe", "-")
            .replace("\r", "")
            .replace("\n", " ")
            .replace("\x00", "")
        )

    def _font(
        self, handle: c.FPDF_PAGEOBJECT, fonts: dict[int, tuple[str, bool, bool]]
    ) -> tuple[str, bool, bool]:
        font = c.FPDFTextObj_GetFont(handle)
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in fonts:
            size = c.FPDFFont_GetBaseFontName(font, ctypes.cast(self._name, _CHARS), len(self._name))
            name = plain_name(
                self._name.raw[: max(0, min(size, len(self._name)) - 1)].decode("utf-8", "replace")
            )
            fonts[key] = (name, is_bold(name), is_italic(name))
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

    def _shapes(self, handle: c.FPDF_PAGEOBJECT, container: Matrix) -> Iterator[Shape]:
        c.FPDFPath_GetDrawMode(handle, self._mode, self._stroke)
        filled, stroked = bool(self._mode.value), bool(self._stroke.value)
        if not filled and not stroked:
            return
        fill = self._fill(handle) if filled else None
        stroke = self._stroke_colour(handle) if stroked else None
        if fill is None and stroke is None:
            return
        mark = _mark(handle)
        count = c.FPDFPath_CountSegments(handle)
        bounds = self._bounds(handle, container)
        if count <= 6 and min(bounds.width, bounds.height) <= RULE_THICKNESS:
            yield Shape("rule", bounds, fill, stroke, mark=mark)
            return
        c.FPDFPageObj_GetMatrix(handle, self._matrix)
        m = self._matrix
        matrix = _compose((m.a, m.b, m.c, m.d, m.e, m.f), container)
        parts = self._subpaths(handle, min(count, MAX_SEGMENTS), matrix)
        if all(_is_straight(points, curved) for points, curved in parts):
            for points, _ in parts:
                yield _straight_shape(points, fill, stroke, mark)
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
                if target:
                    yield Link(box, page=c.FPDFDest_GetDestPageIndex(self._document, target) + 1)


_USHORTS = ctypes.POINTER(ctypes.c_ushort)
_CHARS = ctypes.POINTER(ctypes.c_char)


def _objects(page: c.FPDF_PAGE, matrix: Matrix) -> Iterator[tuple[c.FPDF_PAGEOBJECT, int, Matrix, bool]]:
    """Every object of a page, those of form XObjects included, with the matrix of what contains it."""
    for i in range(c.FPDFPage_CountObjects(page)):
        handle = c.FPDFPage_GetObject(page, i)
        kind = c.FPDFPageObj_GetType(handle)
        if kind == c.FPDF_PAGEOBJ_FORM:
            yield from _form_objects(handle, matrix, 1)
        else:
            yield handle, kind, matrix, False


def _form_objects(
    form: c.FPDF_PAGEOBJECT, outer: Matrix, depth: int
) -> Iterator[tuple[c.FPDF_PAGEOBJECT, int, Matrix, bool]]:
    m = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(form, m)
    matrix = _compose((m.a, m.b, m.c, m.d, m.e, m.f), outer)
    for i in range(c.FPDFFormObj_CountObjects(form)):
        handle = c.FPDFFormObj_GetObject(form, i)
        kind = c.FPDFPageObj_GetType(handle)
        if kind == c.FPDF_PAGEOBJ_FORM:
            if depth < MAX_FORM_DEPTH:
                yield from _form_objects(handle, matrix, depth + 1)
        else:
            yield handle, kind, matrix, True


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


def _rotation(dx: float, dy: float) -> int:
    """Reading direction in degrees clockwise, from the direction of the baseline (y grows downwards)."""
    if abs(dx) >= abs(dy):
        return 0 if dx >= 0 else 180
    return 90 if dy > 0 else 270


def _mark(handle: c.FPDF_PAGEOBJECT) -> int | None:
    mark = c.FPDFPageObj_GetMarkedContentID(handle)
    return mark if mark >= 0 else None


def _merge(last: Run, run: Run) -> bool:
    """Append `run` to `last` where both are one piece of text that the producer wrote in two."""
    if (
        last.style is not run.style
        or last.mark != run.mark
        or last.rotation
        or run.rotation
        or last.form != run.form
        or last.hidden != run.hidden
        or abs(last.baseline - run.baseline) > 0.2
    ):
        return False
    gap = run.box.x0 - last.box.x1
    size = last.style.size
    if not -0.3 * size <= gap <= 0.5 * size:
        return False
    spaced = last.text.endswith(" ") or run.text.startswith(" ") or gap > 0.2 * size
    last.text = f"{last.text.rstrip()} {run.text.lstrip()}" if spaced else last.text + run.text
    last.box = Box.around((last.box, run.box))
    return True


def _is_straight(points: list[tuple[float, float]], curved: bool) -> bool:
    """Whether a subpath is a line or an upright rectangle."""
    if curved or len(points) > 6:
        return False
    return all(
        abs(x0 - x1) < 0.6 or abs(y0 - y1) < 0.6
        for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False)
    )


def _straight_shape(
    points: list[tuple[float, float]], fill: int | None, stroke: int | None, mark: int | None
) -> Shape:
    xs, ys = zip(*points, strict=True)
    box = Box(min(xs), min(ys), max(xs), max(ys))
    if min(box.width, box.height) <= RULE_THICKNESS:
        return Shape("rule", box, fill, stroke, mark=mark)
    return Shape("area" if fill is not None else "frame", box, fill, stroke, mark=mark)
