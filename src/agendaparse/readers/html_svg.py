"""Icons of HTML: arrows, discs and ticks drawn as inline SVG, as shapes of the kind that are found in PDFs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from agendaparse.document import Box, Shape
from agendaparse.readers.html_colours import read_colour

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]

MAX_POINTS = 400  # a drawing with more is no icon
THIN = 0.15  # share of its length that a stroke without area is high
CIRCLE = 16  # corners that stand for a circle

_COMMAND = regex.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_FIGURE = regex.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TRANSFORM = regex.compile(r"(matrix|translate|scale|rotate)\s*\(([^)]*)\)")
_PROPERTY = regex.compile(r"(?:^|;)\s*(fill|stroke)\s*:\s*([^;]+)")
# Figures of one step of each command; its last two are where the step ends.
_STEP = {"m": 2, "l": 2, "t": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "a": 7}
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawings_in(element: HtmlElement) -> list[Shape]:
    """What is drawn inside an element.

    Args:
        element: A cell, or anything else that may hold inline SVG.

    Returns:
        One shape for each outline, in the drawing's own measure.
    """
    return [shape for svg in element.iter("svg") for child in svg for shape in _shapes(child, _SAME, {}, _alt(svg))]


def _alt(svg: HtmlElement) -> str | None:
    """What a drawing says of itself to those who cannot see it."""
    return (svg.get("aria-label") or svg.findtext("title") or "").strip() or None


def _shapes(element: HtmlElement, matrix: Matrix, paint: dict[str, str], alt: str | None) -> Iterator[Shape]:
    if not isinstance(element.tag, str) or element.tag in ("defs", "title", "desc", "clippath", "mask", "style"):
        return
    matrix = _moved(matrix, element.get("transform") or "")
    said = {name: value for name in ("fill", "stroke") if (value := element.get(name))}
    paint = {**paint, **said, **dict(_PROPERTY.findall(element.get("style") or ""))}
    for outline in _outlines(element):
        if 1 < len(outline) <= MAX_POINTS:
            a, b, c, d, e, f = matrix
            shape = _shape(tuple((a * x + c * y + e, b * x + d * y + f) for x, y in outline), paint)
            shape.alt = alt
            yield shape
    for child in element:
        yield from _shapes(child, matrix, paint, alt)


def _shape(points: tuple[Point, ...], paint: dict[str, str]) -> Shape:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    fill = None if paint.get("fill", "").strip() == "none" else read_colour(paint.get("fill", "")) or 0
    stroke = read_colour(paint.get("stroke", ""))
    thin = min(box.width, box.height) <= THIN * max(box.width, box.height)
    square = len(set(points)) == 4 and len(set(xs)) == 2 and len(set(ys)) == 2
    if thin:
        return Shape("rule", box, fill, stroke)
    if square:
        return Shape("area" if fill is not None else "frame", box, fill, stroke)
    return Shape("drawing", box, fill, stroke, points)


def _outlines(element: HtmlElement) -> list[list[Point]]:
    tag = element.tag
    if tag == "path":
        return list(_path(element.get("d") or ""))
    if tag in ("polygon", "polyline"):
        figures = _figures(element.get("points") or "")
        return [list(zip(figures[::2], figures[1::2], strict=False))]
    if tag in ("circle", "ellipse"):
        cx, cy, r, rx, ry = (_figure(element, name) for name in ("cx", "cy", "r", "rx", "ry"))
        turns = [2 * math.pi * step / CIRCLE for step in range(CIRCLE)]
        return [[(cx + (r or rx) * math.cos(turn), cy + (r or ry) * math.sin(turn)) for turn in turns]]
    if tag == "rect":
        x, y, width, height = (_figure(element, name) for name in ("x", "y", "width", "height"))
        return [[(x, y), (x + width, y), (x + width, y + height), (x, y + height)]]
    if tag == "line":
        return [[(_figure(element, "x1"), _figure(element, "y1")), (_figure(element, "x2"), _figure(element, "y2"))]]
    return []


def _path(data: str) -> Iterator[list[Point]]:
    """The corners of each outline of a path; curves count with their ends."""
    points: list[Point] = []
    x = y = 0.0
    for command, rest in _COMMAND.findall(data):
        kind, figures = command.lower(), _figures(rest)
        if kind == "z":
            x, y = points[0] if points else (x, y)
            continue
        step = _STEP[kind]
        for at in range(0, len(figures) - step + 1, step):
            if kind == "m" and at == 0 and points:
                yield points
                points = []
            part = figures[at : at + step]
            dx, dy = (part[0], None) if kind == "h" else (None, part[0]) if kind == "v" else (part[-2], part[-1])
            if command.islower():
                x, y = x + (dx or 0.0), y + (dy or 0.0)
            else:
                x, y = x if dx is None else dx, y if dy is None else dy
            points.append((x, y))
    if points:
        yield points


def _moved(matrix: Matrix, transform: str) -> Matrix:
    for name, said in _TRANSFORM.findall(transform):
        figures = _figures(said)
        if not figures:
            continue
        first, second = figures[0], figures[1] if len(figures) > 1 else None
        if name == "matrix" and len(figures) == 6:
            matrix = _times(matrix, (*figures,))  # type: ignore[arg-type]
        elif name == "translate":
            matrix = _times(matrix, (1.0, 0.0, 0.0, 1.0, first, second or 0.0))
        elif name == "scale":
            matrix = _times(matrix, (first, 0.0, 0.0, first if second is None else second, 0.0, 0.0))
        elif name == "rotate":
            sine, cosine = math.sin(math.radians(first)), math.cos(math.radians(first))
            x, y = (figures[1], figures[2]) if len(figures) == 3 else (0.0, 0.0)
            turn: Matrix = (cosine, sine, -sine, cosine, x - cosine * x + sine * y, y - sine * x - cosine * y)
            matrix = _times(matrix, turn)
    return matrix


def _times(outer: Matrix, inner: Matrix) -> Matrix:
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def _figures(text: str) -> list[float]:
    return [float(figure) for figure in _FIGURE.findall(text)]


def _figure(element: HtmlElement, name: str) -> float:
    return next(iter(_figures(element.get(name) or "")), 0.0)
