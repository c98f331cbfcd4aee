"""What is drawn on a page: runs of text, shapes, images and links."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from agendaparse.document.geometry import Box


class Style(NamedTuple):
    """How a run is set; equal styles are one shared object.

    `font` is the PostScript name without subset prefix, `size` the effective size in points, `colour` 0xRRGGBB.
    """

    font: str
    size: float
    bold: bool
    italic: bool
    colour: int


@dataclass(slots=True)
class Run:
    """Characters drawn in one go, in one style and direction.

    Attributes:
        text: Unicode text; a space at either end is kept, it separates this run from its neighbour.
        box: Extent on the page, from ascent to descent.
        baseline: Distance of the baseline from the page top (from the page left for text turned by 90 or 270).
        style: Font, size, weight, slope and colour.
        rotation: Direction of reading, degrees clockwise: 0, 90, 180 or 270, from the text matrix.
        mark: Marked-content id that ties the run to the structure tree, or None.
        form: Whether it was drawn by a form XObject (as publishing systems draw their stamps).
        struck: Whether a line is drawn through it.
        underlined: Whether a line is drawn under it.
        raised: Whether it is a superscript.
        link: Where the words lead to, once layout has joined links to runs.
        hidden: Whether it is drawn in invisible mode or clipped away (such as the OCR layer of a scan).
    """

    text: str
    box: Box
    baseline: float
    style: Style
    rotation: int = 0
    mark: int | None = None
    form: bool = False
    struck: bool = False
    underlined: bool = False
    raised: bool = False
    hidden: bool = False
    link: str | None = None


@dataclass(slots=True)
class Shape:
    """A drawn path.

    `kind` is `rule` for a thin straight line or bar, `area` for a filled rectangle, `frame` for an unfilled one and
    `drawing` for anything else (icons, arrows, charts), small raster images among them. `fill` and `stroke` are
    0xRRGGBB or None. `points` are its corners, for drawings small enough to be an icon; `alt` is the alternative text
    the structure tree gives these.
    """

    kind: Literal["rule", "area", "frame", "drawing"]
    box: Box
    fill: int | None = None
    stroke: int | None = None
    points: tuple[tuple[float, float], ...] = ()
    mark: int | None = None
    alt: str | None = None


@dataclass(slots=True)
class Image:
    """A raster image, with its alternative text where the structure tree gives one.

    Of one as small as an icon, `colour` is its main colour unless that is black or grey, and `outline` what is not
    paper, in points on the page.
    """

    box: Box
    alt: str | None = None
    mark: int | None = None
    colour: int | None = None
    outline: tuple[tuple[float, float], ...] = ()


@dataclass(slots=True)
class Link:
    """A hyperlink: where it can be clicked, and where it leads (`uri`, or a physical page of this document)."""

    box: Box
    uri: str | None = None
    page: int | None = field(default=None)
