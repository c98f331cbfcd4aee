"""Tables, papers and drawn arrows made in a line or two, for the tests of rated tables and work plans."""

from __future__ import annotations

from collections.abc import Sequence

from agendaparse.document import Block, Box, Cell, Item, LaidPage, Shape, Table
from agendaparse.extractors.context import Context
from agendaparse.extractors.rag import extract_rag_tables
from agendaparse.models import RagTable
from agendaparse.models.section import SectionKind
from agendaparse.split.paper import Paper

COLOURS = {
    "G": 0x00B050, "A": 0xFFC000, "R": 0xFF0000, "B": 0x0070C0, "grey": 0xBFBFBF, "pale": 0xDEEAF6, "g": 0xC6EFCE,
    "a": 0xFFEB9C, "r": 0xFFC7CE, "teal": 0x235F6F, "purple": 0x7030A0, "lilac": 0xB1A0C7, "pink": 0xFF66CC,
}  # fmt: skip
"""Short names of fills; the small letters are tints."""

Written = str | tuple[str, ...]


def paragraph(text: str, *, bold: bool = False, kind: str = "paragraph") -> Block:
    """A block of text; a bullet at its head becomes its label."""
    label = None
    if text[:2] in ("• ", "- "):
        label, text = text[0], text[2:]
    return Block(kind=kind if label is None else "list_item", text=text, label=label, bold=bold)  # type: ignore[arg-type]


def heading(text: str) -> Block:
    """A heading."""
    return paragraph(text, bold=True, kind="heading")


def cell(row: int, column: int, written: str, *, bold: bool = False, colspan: int = 1, rowspan: int = 1) -> Cell:
    """A cell from a short form: "text", "text|text" for paragraphs, "#G text" on a ground, "**text**" in bold.

    "@up", "@down", "@level" draw an arrow, "@disc:R" a coloured disc; "@up:Arrow_down" has an alternative text,
    "@picture:Green_tick" is a black picture with one.
    """
    fill = None
    drawings: list[Shape] = []
    if written.startswith("#"):
        name, _, written = written[1:].partition(" ")
        fill = COLOURS[name]
    if written.startswith("@"):
        name, _, written = written[1:].partition(" ")
        name, _, said = name.partition(":")
        drawings = [disc(COLOURS[said])] if name == "disc" else [disc(0)] if name == "picture" else [arrow(name)]
        drawings[0].alt = said.replace("_", " ") or None
    blocks = []
    for text in filter(None, written.split("|")):
        strong = text.startswith("**") and text.endswith("**")
        blocks.append(paragraph(text.strip("*") if strong else text, bold=bold or strong))
    return Cell(row, column, blocks, rowspan, colspan, fill, drawings=drawings)


def table(*rows: Sequence[Written], page: int | None = None, header: bool = True) -> Table:
    """A table of rows of short forms (see `cell`).

    A row of one text is merged across; a text "<" continues the cell at its left, "^" the one above. The first row is
    bold on grey where `header` says so.
    """
    width = max(len(row) for row in rows)
    cells: dict[tuple[int, int], Cell] = {}
    owner: dict[tuple[int, int], Cell] = {}
    for r, row in enumerate(rows):
        if len(row) == 1 and width > 1:
            made = cell(r, 0, str(row[0]), bold=True, colspan=width)
            cells[r, 0] = made
            owner.update({(r, c): made for c in range(width)})
            continue
        for c, written in enumerate(row):
            text = str(written)
            if text == "<":
                owner[r, c] = owner[r, c - 1]
                owner[r, c].colspan = c - owner[r, c].column + 1
            elif text == "^":
                owner[r, c] = owner[r - 1, c]
                owner[r, c].rowspan = r - owner[r, c].row + 1
            else:
                made = cell(r, c, text, bold=header and r == 0)
                if header and r == 0 and made.fill is None:
                    made.fill = 0xBFBFBF
                cells[r, c] = owner[r, c] = made
    for made in cells.values():
        made.page = page
    return Table(list(cells.values()), "source", True, (page,))


def stacked(above: Table, *below: Table) -> Table:
    """One table of the parts of several pages, as stitching leaves them."""
    cells = list(above.cells)
    height = len(above.rows)
    for part in below:
        for made in part.cells:
            made.row += height
            cells.append(made)
        height += len(part.rows)
    return Table(cells, above.method, True, tuple(p for part in (above, *below) for p in part.pages))


def paper(*items: Item, kind: SectionKind = "appendix", title: str | None = None, item: str | None = "7") -> Paper:
    """A paper of these items."""
    return Paper(kind, title, item, [LaidPage(1, 595, 842)], list(items))


def arrow(name: str) -> Shape:
    """A block arrow as a drawing program makes it."""
    up = ((3, 20), (3, 8), (0, 8), (5, 0), (10, 8), (7, 8), (7, 20))
    points = {
        "up": up,
        "down": tuple((x, 20 - y) for x, y in up),
        "level": tuple((20 - y, x) for x, y in up),
    }[name]
    box = Box(
        min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)
    )
    return Shape("drawing", box, 0, None, tuple((float(x), float(y)) for x, y in points))


def disc(fill: int) -> Shape:
    """A filled circle."""
    from math import cos, pi, sin

    points = tuple((5 + 5 * cos(i * pi / 12), 5 + 5 * sin(i * pi / 12)) for i in range(24))
    return Shape("drawing", Box(0, 0, 10, 10), fill, None, points)


def read_tables(
    *items: Item, kind: SectionKind = "appendix", title: str | None = None
) -> tuple[tuple[RagTable, ...], Context]:
    """The rated tables of one paper, and the context with its doubts."""
    ctx = Context({}, {})
    return extract_rag_tables([paper(*items, kind=kind, title=title)], ctx), ctx


def read_one(*items: Item) -> RagTable:
    """The only rated table among some items."""
    (found,), _ = read_tables(*items)
    return found


def codes(ctx: Context) -> list[str]:
    """The codes of the doubts said."""
    return [diagnostic.code for diagnostic in ctx.diagnostics]
