"""Tables of HTML: cells at the place their spans give them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import regex

from agendaparse.document import Block, Cell, Spans, Table
from agendaparse.readers.html_colours import read_colour
from agendaparse.readers.html_svg import drawings_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_SPAN = 200
MAX_CELLS = 200_000

BlocksOf = Callable[["HtmlElement"], list[Block]]

_BACKGROUND = regex.compile(r"background(?:-color)?\s*:\s*([^;]+)", regex.IGNORECASE)
WHITE = 0xFFFFFF


def make_table(element: HtmlElement, blocks_of: BlocksOf, page: int | None) -> Table | None:
    """The table of one element; None where it has no words and no colours.

    Args:
        element: The table.
        blocks_of: Gives the blocks of a cell.
        page: Page it stands on, or None.
    """
    cells: list[Cell] = []
    spans = Spans()
    number = 0
    for row, in_head in rows_of(element):
        spans.begin_row()
        for cell in row:
            colspan, rowspan = _span(cell, "colspan"), _span(cell, "rowspan")
            cells.append(
                Cell(
                    number,
                    spans.place(rowspan, colspan),
                    blocks_of(cell),
                    rowspan,
                    colspan,
                    _fill(cell),
                    in_head or cell.tag == "th",
                    page,
                    drawings=drawings_in(cell),
                )
            )
        number += 1
        if len(cells) > MAX_CELLS:
            break
    if not any(cell.blocks or cell.drawings or cell.fill is not None for cell in cells):
        return None
    height = number
    for cell in cells:
        cell.rowspan = min(cell.rowspan, height - cell.row)
    return Table(cells, "source", _is_ruled(element), (page,))


def is_layout(element: HtmlElement) -> bool:
    """Whether a table only places things on the page: one cell, or other tables inside its cells."""
    if element.get("role") == "presentation":
        return True
    rows = [row for row, _ in rows_of(element)]
    if rows and all(len(row) <= 1 for row in rows):
        return True
    if any(True for _ in element.iter("th")):
        return False
    return any(True for row in rows for cell in row for _ in cell.iter("table"))


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
    colour = read_colour(style.group(1)) if style else read_colour(said) if said else None
    return None if colour == WHITE else colour
