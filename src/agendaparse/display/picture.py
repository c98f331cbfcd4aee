"""A page drawn as layout saw it: every line, block, table cell and stamp in its box."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

from agendaparse.document import Block, Box, Item, LaidDocument, Line, Table
from agendaparse.errors import UsageError
from agendaparse.readers import Source

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

# What is drawn, in the order of the key; later ones lie on top.
COLOURS = {
    "image": "#9aa0a6",
    "line": "#a8c7fa",
    "table cell": "#f29900",
    "paragraph": "#188038",
    "list item": "#12a4af",
    "heading": "#d93025",
    "furniture": "#c026d3",
}
SCALE = 2.0  # pixels a point
KEY_WIDTH = 150  # pixels beside the page, so that the key hides nothing

Mark = tuple[str, Box, str]
"""A kind of `COLOURS`, its box in points, and a word or two to write beside it."""


def page_marks(laid: LaidDocument, number: int) -> list[Mark]:
    """Everything layout found on a page, in the order it is drawn.

    Args:
        laid: The document after layout.
        number: The physical page, from 1.
    """
    marks: list[Mark] = []
    for page in laid.pages:
        if page.number > number:
            break
        if page.number == number:
            marks += [("image", image.box, image.alt or "") for image in page.images]
            marks += [("furniture", f.box, f"{f.kind} {f.value or ''}".strip()) for f in page.furniture]
        for item in page.items:  # one that runs over pages stands on its first
            marks += _item_marks(item, number)
    order = list(COLOURS)
    return sorted(marks, key=lambda mark: order.index(mark[0]))


def page_text(laid: LaidDocument, number: int) -> str:
    """What layout read on a page, one block or table row a line, in reading order."""
    found = [f"{f.kind:<12} {f.text}" for page in laid.pages if page.number == number for f in page.furniture]
    for page in laid.pages:
        for item in page.items:
            if number not in item.pages:
                continue
            if isinstance(item, Table):
                found.append(f"table        {item.method}, pages {', '.join(map(str, item.pages))}")
                found += ["  | " + " | ".join(cell.text for cell in row) for row in item.rows]
            else:
                level = f"{item.kind.replace('_', ' ')} {item.level or ''}"
                found.append(f"{level:<12} {f'[{item.label}] ' if item.label else ''}{item.text}")
    return "\n".join(found)


def draw_page(source: Source, laid: LaidDocument, number: int, target: Path, *, password: str | None = None) -> None:
    """Render a page and draw on it what layout saw.

    Args:
        source: The PDF.
        laid: The same document after layout.
        number: The physical page, from 1.
        target: The picture to write; its ending says the format.
        password: What opens an encrypted document.

    Raises:
        UsageError: Pillow is not installed, or it cannot write such a file.
    """
    try:
        import PIL.Image
        from PIL import ImageDraw
    except ImportError as error:
        raise UsageError(
            "Drawing a page needs Pillow, which is not installed.",
            remedy="Install it: pip install 'agendaparse[inspect]'. Or use --text, which needs nothing.",
        ) from error
    page = _render(source, number, password)
    picture = PIL.Image.new("RGB", (page.width + KEY_WIDTH, page.height), "white")
    picture.paste(page)
    draw = ImageDraw.Draw(picture, "RGBA")
    for kind, box, note in page_marks(laid, number):
        corners = [value * SCALE for value in box]
        width = 1 if kind == "line" else 2
        draw.rectangle(corners, outline=COLOURS[kind], width=width, fill=COLOURS[kind] + "18")
        if note:
            _write(draw, corners[0] + 2, corners[1] - 13, note[:40], COLOURS[kind])
    _key(draw, page.width)
    try:
        picture.save(target)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"The picture could not be written to {str(target)!r}: {error}.",
            remedy="Name a file that ends in .png, in a folder you may write to.",
        ) from error


def _render(source: Source, number: int, password: str | None) -> Image:
    data = source.path if source.path is not None else source.data
    document = pypdfium2.PdfDocument(data, password=password)
    try:
        page = document[number - 1]
        bitmap = page.render(scale=SCALE)
        picture: Image = bitmap.to_pil().convert("RGB")
        return picture
    finally:
        document.close()


def _item_marks(item: Item, number: int) -> Iterator[Mark]:
    if isinstance(item, Table):
        for cell in item.cells:
            if cell.page == number and cell.box is not None:
                yield "table cell", cell.box, f"{cell.row},{cell.column}"
            for block in cell.blocks:
                yield from _lines(block.lines, number)
        return
    yield from _lines(item.lines, number)
    for page, box in item.where:
        if page == number and box is not None:
            yield item.kind.replace("_", " "), box, _note(item)


def _note(block: Block) -> str:
    level = f"H{block.level} " if block.kind == "heading" else ""
    return f"{level}{block.label or ''}".strip()


def _lines(lines: list[Line], number: int) -> Iterator[Mark]:
    for line in lines:
        if line.page == number:
            for segment in line.segments:
                yield "line", segment.box, ""


def _write(draw: ImageDraw, x: float, y: float, text: str, colour: str) -> None:
    try:
        draw.text((x, y), text, fill=colour, font_size=13)
    except UnicodeEncodeError:  # Pillow's built-in font knows few letters
        draw.text((x, y), text.encode("ascii", "replace").decode(), fill=colour)


def _key(draw: ImageDraw, left: int) -> None:
    """The key to the colours, in the top right corner."""
    row = 20
    draw.rectangle([left, 4, left + KEY_WIDTH - 5, 12 + row * len(COLOURS)], fill="#ffffff", outline="#5f6368")
    for index, (kind, colour) in enumerate(COLOURS.items()):
        top = 10 + row * index
        draw.rectangle([left + 8, top, left + 20, top + 12], fill=colour)
        draw.text((left + 28, top - 1), kind, fill="#202124", font_size=13)
