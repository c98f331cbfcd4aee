"""Tables of HTML: cells at the place their spans give them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import regex

from agendaparse.document import Block, Cell, Table

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_SPAN = 200
MAX_CELLS = 200_000

BlocksOf = Callable[["HtmlElement"], list[Block]]

_HEX = regex.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", regex.IGNORECASE)
_RGB = regex.compile(r"rgba?\(\s*(\d{1,3})\D{1,3}(\d{1,3})\D{1,3}(\d{1,3})", regex.IGNORECASE)
_BACKGROUND = regex.compile(r"background(?:-color)?\s*:\s*([^;]+)", regex.IGNORECASE)
_NAMED = {
    "red": 0xFF0000, "crimson": 0xDC143C, "darkred": 0x8B0000, "tomato": 0xFF6347, "orange": 0xFFA500,
    "darkorange": 0xFF8C00, "gold": 0xFFD700, "yellow": 0xFFFF00, "green": 0x008000, "lime": 0x00FF00,
    "limegreen": 0x32CD32, "lightgreen": 0x90EE90, "forestgreen": 0x228B22, "darkgreen": 0x006400,
    "blue": 0x0000FF, "lightblue": 0xADD8E6, "grey": 0x808080, "gray": 0x808080, "lightgrey": 0xD3D3D3,
    "lightgray": 0xD3D3D3, "silver": 0xC0C0C0, "black": 0x000000, "purple": 0x800080,
}  # fmt: skip
WHITE = 0xFFFFFF


def make_table(element: HtmlElement, blocks_of: BlocksOf, page: int | None) -> Table | None:
    """The table of one element; None where it has no words and no colours.

    Args:
        element: The table.
        blocks_of: Gives the blocks of a cell.
        page: Page it stands on, or None.
    """
    cells: list[Cell] = []
    busy: dict[int, int] = {}  # column -> rows below that a cell above still takes
    number = 0
    for row, in_head in rows_of(element):
        column = 0
        taken = set(busy)
        busy = {c: left - 1 for c, left in busy.items() if left > 1}
        for cell in row:
            while column in taken:
                column += 1
            colspan, rowspan = _span(cell, "colspan"), _span(cell, "rowspan")
            cells.append(
                Cell(
                    number,
                    column,
                    blocks_of(cell),
                    rowspan,
                    colspan,
                    _fill(cell),
                    in_head or cell.tag == "th",
                    page,
                )
            )
            if rowspan > 1:
                for c in range(column, column + colspan):
                    busy[c] = rowspan - 1
            column += colspan
        number += 1
        if len(cells) > MAX_CELLS:
            break
    if not any(cell.blocks or cell.fill is not None for cell in cells):
        return None
    height = number
    for cell in cells:
        cell.rowspan = min(cell.rowspan, height - cell.row)
    return Table(cells, "source", _is_ruled(element), (page,))


def is_layout(element: HtmlElement) -> bool:
    """Whether a table only places things on the page: one cell, or other tables inside its cells."""
    if element.get("role") == "presentation":
        return True
    if any(True for _ in element.iter("th")):
        return False
    rows = [row for row, _ in rows_of(element)]
    return all(len(row) <= 1 for row in rows) or any(True for row in rows for cell in row for _ in cell.iter("table"))


def cells_in_order(element: HtmlElement) -> Iterator[HtmlElement]:
    """The cells of a table, row by row."""
    return (cell for row, _ in rows_of(element) for cell in row)


def rows_of(element: HtmlElement, in_head: bool = False) -> Iterator[tuple[list[HtmlElement], bool]]:
    """The cells of each row, and whether the row stands in the table's head.

    Rows of tables inside this one and rows without cells are left out.
    """
    for child in element:
        if child.tag == "tr":
            cells = [cell for cell in child if cell.tag in ("td", "th")]
            if cells:
                yield cells, in_head
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from rows_of(child, in_head or child.tag == "thead")


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _is_ruled(element: HtmlElement) -> bool:
    """Whether lines are drawn around its cells; a converter's tables, which do not say, are taken to be."""
    return element.get("border") != "0" and "border:none" not in (element.get("style") or "").replace(" ", "").lower()


def _fill(cell: HtmlElement) -> int | None:
    """Background colour of a cell; None for none or white."""
    said = cell.get("bgcolor")
    style = _BACKGROUND.search(cell.get("style") or "")
    colour = _colour(style.group(1)) if style else _colour(said) if said else None
    return None if colour == WHITE else colour


def _colour(text: str) -> int | None:
    match = _HEX.search(text)
    if match:
        digits = match.group(1)
        return int(digits if len(digits) == 6 else "".join(d * 2 for d in digits), 16)
    match = _RGB.search(text)
    if match:
        red, green, blue = (min(int(part), 255) for part in match.groups())
        return red << 16 | green << 8 | blue
    return _NAMED.get(text.strip().lower())
