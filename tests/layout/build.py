"""Runs, pages and documents drawn by hand, for tests of layout: every letter is half the type size wide."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from agendaparse.document import (
    Block,
    Box,
    Document,
    LaidPage,
    Link,
    Page,
    Run,
    Shape,
    Style,
    Table,
    Tag,
)
from agendaparse.layout import lay_out

WIDTH, HEIGHT = 595.0, 842.0
ASCENT, DESCENT = 0.76, 0.22


@cache
def style(size: float = 12.0, bold: bool = False, italic: bool = False, font: str = "Arial", colour: int = 0) -> Style:
    """Equal styles are one object, as readers give them."""
    return Style(font, size, bold, italic, colour)


def width_of(text: str, size: float = 12.0) -> float:
    """How wide a text is drawn, spaces at its ends left out as readers do."""
    return len(text.strip()) * size / 2


def run(
    text: str,
    x: float = 72.0,
    y: float = 100.0,
    *,
    size: float = 12.0,
    bold: bool = False,
    italic: bool = False,
    rotation: int = 0,
    mark: int | None = None,
    form: bool = False,
    **more: bool,
) -> Run:
    """A run whose baseline stands `y` points below the page's top (right of its left edge, if turned)."""
    length = width_of(text, size)
    if rotation in (90, 270):
        across = (y - ASCENT * size, y + DESCENT * size)
        box = Box(min(across), x, max(across), x + length)
    else:
        box = Box(x, y - ASCENT * size, x + length, y + DESCENT * size)
    return Run(text, box, y, style(size, bold, italic), rotation, mark, form, **more)


def lines(
    *texts: str, x: float = 72.0, y: float = 100.0, leading: float = 14.0, size: float = 12.0, bold: bool = False
) -> list[Run]:
    """One run a line, each below the other."""
    return [run(text, x, y + i * leading, size=size, bold=bold) for i, text in enumerate(texts)]


def wrapped(text: str, *, x: float = 72.0, y: float = 100.0, width: float = 240.0, leading: float = 14.0) -> list[Run]:
    """A paragraph broken as a word processor breaks it, with the space left at each line's end."""
    out: list[str] = []
    for word in text.split():
        if out and width_of(f"{out[-1]} {word}") <= width:
            out[-1] += f" {word}"
        else:
            out.append(word)
    return lines(*[f"{line} " for line in out[:-1]], *out[-1:], x=x, y=y, leading=leading)


def rule(x0: float, x1: float, y: float, thickness: float = 0.7) -> Shape:
    """A horizontal rule."""
    return Shape("rule", Box(x0, y, x1, y + thickness), fill=0)


def upright(x: float, y0: float, y1: float) -> Shape:
    """A vertical rule."""
    return Shape("rule", Box(x, y0, x + 0.5, y1), stroke=0)


def page(
    runs: Sequence[Run] = (),
    *,
    number: int = 1,
    shapes: Sequence[Shape] = (),
    links: Sequence[Link] = (),
    width: float = WIDTH,
    height: float = HEIGHT,
) -> Page:
    """A page of runs."""
    return Page(number, width, height, list(runs), list(shapes), [], list(links))


def document(*pages: Page, tags: Sequence[Tag] = ()) -> Document:
    """A document of pages."""
    return Document("test.pdf", "0" * 64, "application/pdf", pages=list(pages), tags=list(tags), page_count=len(pages))


def laid(*pages: Page, tags: Sequence[Tag] = ()) -> list[LaidPage]:
    """The pages after layout."""
    return lay_out(document(*pages, tags=tags)).pages


def blocks(laid_page: LaidPage) -> list[Block]:
    """The blocks of a page that stand in no table."""
    return [item for item in laid_page.items if isinstance(item, Block)]


def texts(laid_page: LaidPage) -> list[str]:
    """Its blocks as texts, label first."""
    return [f"{b.label} {b.text}".strip() if b.label else b.text for b in blocks(laid_page)]


def every_block(laid_page: LaidPage) -> list[Block]:
    """All its blocks, those in cells included."""
    found: list[Block] = []
    for item in laid_page.items:
        if isinstance(item, Table):
            found.extend(block for cell in item.cells for block in cell.blocks)
        else:
            found.append(item)
    return found


def tag(role: str, *children: Tag | int, page: int = 1) -> Tag:
    """An element of the structure tree; a number is a marked-content id on `page`."""
    return Tag(role, [child if isinstance(child, Tag) else (page, child) for child in children])


BODY = (
    "The Committee considered the report of the Head of Service and thanked the officers for the work that had been "
    "done since the last meeting of the Committee in the spring of the year before."
)
