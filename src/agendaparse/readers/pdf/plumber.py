"""The second engine: pdfplumber, letter by letter; some twenty times slower, and independent of PDFium.

It is there to check the fast engine, and for files PDFium reads wrongly. It does not know: invisible text (pdfminer
forgets the rendering mode), clip paths, and the marked-content id of a form as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Self

import pdfplumber
import regex
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage

from agendaparse.document import Box, Image, Link, Page, Run, Shape, Style
from agendaparse.errors import DamagedError
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
from agendaparse.readers.source import Source

MAX_OBJECTS = 200_000  # letters, here
_MAX_DEPTH = 8
_UNMAPPED = regex.compile(r"\(cid:\d+\)")  # what pdfminer writes for letters without Unicode


class PlumberScanner:
    """Reads pages of one file through pdfplumber; a context manager that closes what it opened."""

    def __init__(self, source: Source, password: str | None = None) -> None:
        """Open the file.

        Raises:
            DamagedError: pdfplumber cannot open it.
        """
        self._stream = source.stream()
        self._styles: dict[Style, Style] = {}
        self._fonts: dict[str, tuple[str, bool, bool]] = {}
        try:
            self._pdf = pdfplumber.open(self._stream, password=password or "")
            self._pages = self._pdf.pages
        except Exception as error:  # pdfminer raises whatever its parser stumbles over
            self._stream.close()
            raise DamagedError(
                f"{source.called} cannot be opened by pdfplumber: {error or type(error).__name__}.",
                remedy="Read it with the engine 'pdfium', which repairs more.",
            ) from error

    def __enter__(self) -> Self:
        """The scanner itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._pdf.close()
        self._stream.close()

    def read(self, index: int) -> Page:
        """The page at `index` (from 0).

        Raises:
            ValueError: pdfplumber cannot read the page.
        """
        try:
            page = self._pages[index]
        except IndexError:
            raise ValueError(f"pdfplumber finds no page {index + 1}.") from None
        try:
            return self._read(page, index + 1)
        except Exception as error:  # see above
            raise ValueError(f"pdfplumber cannot read the page: {error or type(error).__name__}.") from error
        finally:
            page.close()  # or its letters stay in memory until the document goes

    def _read(self, page: Any, number: int) -> Page:
        frame = _Frame(page.page_obj)
        found = Page(number, frame.width, frame.height)
        end: tuple[float, float] | None = None  # of the letter before, where it is set askew
        for count, (item, form) in enumerate(_items(page.layout, 0)):
            if count >= MAX_OBJECTS:
                found.problem = f"The page has more than {MAX_OBJECTS} letters and lines; the rest was not read."
                break
            if isinstance(item, LTChar):
                run = self._letter(item, frame, form, found)
                if run and end and _is_next(item, end, run.style.size) and found.runs[-1].style.font == run.style.font:
                    found.runs[-1].text += run.text
                    found.runs[-1].box = Box.around((found.runs[-1].box, run.box))
                elif run and not (found.runs and _joined(found.runs[-1], run)):
                    found.runs.append(run)
                end = _end_askew(item) if found.runs else None
            elif isinstance(item, LTImage):
                found.images.append(Image(frame.box(item), mark=getattr(item, "mcid", None)))
            elif isinstance(item, LTCurve):
                shape = _shape(item, frame, form)
                if shape:
                    found.shapes.append(shape)
        found.runs = [run for run in found.runs if run.text.strip()]
        found.links = list(self._links(page, frame))
        return found

    def _letter(self, letter: LTChar, frame: _Frame, form: bool, page: Page) -> Run | None:
        text = _UNMAPPED.sub("", letter.get_text()).replace("\x00", "").replace("\xa0", " ")
        if not text:
            return None
        a, b, c, d, e, f = letter.matrix
        rotation = rotation_of(a, -b)
        tight = frame.box(letter)
        size = round(tight.height if rotation in (0, 180) else tight.width, 2)
        x, y = frame.point(e, f)
        box, baseline = text_box(tight, x, y, size, rotation), round(y if rotation in (0, 180) else x, 2)
        name = letter.fontname if isinstance(letter.fontname, str) else letter.fontname.decode("utf-8", "replace")
        if name not in self._fonts:
            plain = plain_name(name)
            self._fonts[name] = (plain, is_bold(plain), is_italic(plain))
        font, bold, italic = self._fonts[name]
        slanted = rotation == 0 and abs(c) > 0.1 * abs(d)
        style = Style(font, size, bold, italic or slanted, _colour(letter.graphicstate.ncolor) or 0)
        return Run(
            text,
            box,
            baseline,
            self._styles.setdefault(style, style),
            rotation,
            None if form else getattr(letter, "mcid", None),
            form,
            hidden=box.x1 <= 1 or box.bottom <= 1 or box.x0 >= page.width - 1 or box.top >= page.height - 1,
        )

    def _links(self, page: Any, frame: _Frame) -> Iterator[Link]:
        for annotation in page.annots:
            data = annotation.get("data") or {}
            if getattr(data.get("Subtype"), "name", None) != "Link":
                continue
            box = frame.turned(data["Rect"])
            if annotation.get("uri"):
                yield Link(box, uri=annotation["uri"])
            elif (number := self._target(data)) is not None:
                yield Link(box, page=number)

    def _target(self, data: dict[str, Any]) -> int | None:
        """The physical page an internal link leads to."""
        action = data.get("A")
        target = data.get("Dest") or (action.get("D") if isinstance(action, dict) else None)
        if isinstance(target, list) and target and hasattr(target[0], "objid"):
            for page in self._pages:
                if page.page_obj.pageid == target[0].objid:
                    return int(page.page_number)
        return None


class _Frame:
    """From pdfminer's coordinates (turned with the page, upwards) to the page as it is read.

    pdfplumber's own boxes are not right on pages that are both turned and cropped.
    """

    def __init__(self, page: Any) -> None:
        x0, y0, x1, y1 = page.mediabox
        self._turn: tuple[float, ...] = {
            90: (0, -1, 1, 0, -y0, x1),
            180: (-1, 0, 0, -1, x1, y1),
            270: (0, 1, -1, 0, y1, -x0),
        }.get(page.rotate % 360, (1, 0, 0, 1, -x0, -y0))
        crop = page.cropbox or page.mediabox
        visible = (max(x0, crop[0]), max(y0, crop[1]), min(x1, crop[2]), min(y1, crop[3]))
        self._left, self._top = 0.0, 0.0
        box = self.turned(visible if visible[0] < visible[2] and visible[1] < visible[3] else page.mediabox)
        self._left, self._top = box.x0, -box.top
        self.width, self.height = box.width, box.height

    def turned(self, rectangle: Iterable[float]) -> Box:
        """The place of a rectangle in the coordinates of the file."""
        x0, y0, x1, y1 = (float(value) for value in rectangle)
        a, b, c, d, e, f = self._turn
        corners = [self.point(a * x + c * y + e, b * x + d * y + f) for x, y in ((x0, y0), (x1, y1))]
        return Box.around(Box(x, y, x, y) for x, y in corners)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The place of a point in pdfminer's coordinates."""
        return x - self._left, self._top - y

    def box(self, item: Any) -> Box:
        """The place of a layout item of pdfminer."""
        x0, bottom = self.point(item.x0, item.y0)
        x1, top = self.point(item.x1, item.y1)
        return Box(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))


def _items(container: Iterable[Any], depth: int) -> Iterator[tuple[Any, bool]]:
    """Every item of a page, and whether a form drew it."""
    for item in container:
        if isinstance(item, LTContainer):
            if depth < _MAX_DEPTH:
                yield from _items(item, depth + 1)
        else:
            yield item, depth > 0


def _end_askew(letter: LTChar) -> tuple[float, float] | None:
    """Where a letter ends that is set at an angle (watermarks), in pdfminer's coordinates."""
    a, b, _, _, e, f = letter.matrix
    if min(abs(a), abs(b)) < 0.02 * max(abs(a), abs(b)):
        return None
    return e + a * letter.adv, f + b * letter.adv


def _is_next(letter: LTChar, end: tuple[float, float], size: float) -> bool:
    e, f = letter.matrix[4:]
    return abs(e - end[0]) + abs(f - end[1]) < 0.4 * size


def _joined(last: Run, run: Run) -> bool:
    """Append a letter to the run before it; blanks only tell that there is a space."""
    if not run.text.strip():
        near = last.style.size if last.rotation == run.rotation else 0.0
        if near and abs(last.baseline - run.baseline) <= 0.2 and not last.text.endswith(" "):
            last.text += " "
        return True
    if last.rotation and last.rotation == run.rotation and last.style is run.style:
        return _joined_turned(last, run)
    return merge(last, run)


def _joined_turned(last: Run, run: Run) -> bool:
    """The same for text that is turned."""
    if abs(last.baseline - run.baseline) > 0.2 or last.form != run.form or last.mark != run.mark:
        return False
    gap = {
        90: run.box.top - last.box.bottom,
        180: last.box.x0 - run.box.x1,
        270: last.box.top - run.box.bottom,
    }[run.rotation]
    size = run.style.size
    if not -0.3 * size <= gap <= 0.5 * size:
        return False
    spaced = gap > 0.2 * size and not last.text.endswith(" ")
    last.text = f"{last.text} {run.text}" if spaced else last.text + run.text
    last.box = Box.around((last.box, run.box))
    return True


def _shape(item: LTCurve, frame: _Frame, form: bool) -> Shape | None:
    fill = _colour(item.non_stroking_color) or 0 if item.fill else None
    stroke = _colour(item.stroking_color) or 0 if item.stroke else None
    if fill is None and stroke is None:
        return None
    mark = None if form else getattr(item, "mcid", None)
    points = [frame.point(x, y) for x, y in item.pts]
    points = [(round(x, 2), round(y, 2)) for x, y in points]
    box = frame.box(item)
    curved = any(part[0] in ("c", "v", "y") for part in item.original_path or ())
    if len(points) <= 6 and min(box.width, box.height) <= RULE_THICKNESS:
        return Shape("rule", box, fill, stroke, mark=mark)
    if points and is_straight(points, curved):
        return straight_shape(points, fill, stroke, mark)
    small = max(box.width, box.height) <= ICON_SIZE
    return Shape("drawing", box, fill, stroke, tuple(points) if small else (), mark)


def _colour(value: Any) -> int | None:
    """0xRRGGBB of grey, RGB or CMYK components from 0 to 1; None for patterns and whatever else."""
    parts = [value] if isinstance(value, int | float) else list(value or ())
    if not all(isinstance(part, int | float) for part in parts):
        return None
    if len(parts) == 1:
        parts = parts * 3
    elif len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    if len(parts) != 3:
        return None
    red, green, blue = (round(255 * min(1.0, max(0.0, part))) for part in parts)
    return red << 16 | green << 8 | blue
