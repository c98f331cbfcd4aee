"""Our table reader and those of others, asked the same: which tables stand on this page, and what is in their cells?"""

from __future__ import annotations

import logging
import time
import warnings
from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from agendaparse.document import Box, Document, Table
from agendaparse.layout import lay_out
from agendaparse.readers import read
from tests.benchmark.icdar_relations import GridCell

THEIRS = ("pdfplumber", "lattice", "stream", "network")
NEAR = 1.5  # points between two edges that are one


@dataclass
class Grid:
    """A table found on a page: where it stands, from the top left corner, and its cells."""

    box: Box
    cells: list[GridCell]
    rows: int
    columns: int
    method: str = ""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.rows, self.columns

    @property
    def trimmed(self) -> tuple[int, int]:
        """The same without the empty rows and columns at its edges: each finder draws those differently."""
        held = [cell for cell in self.cells if cell.text.strip()]
        if not held:
            return 0, 0
        rows = [row for cell in held for row in (cell.row, cell.row + cell.rowspan - 1)]
        columns = [column for cell in held for column in (cell.column, cell.column + cell.colspan - 1)]
        return max(rows) - min(rows) + 1, max(columns) - min(columns) + 1


@dataclass
class Finding:
    """What one way finds on one page, and how long it takes."""

    grids: list[Grid] = field(default_factory=list)
    seconds: float = 0.0
    problem: str = ""

    @property
    def shapes(self) -> list[tuple[int, int]]:
        """Rows and columns of each table, top to bottom."""
        return [grid.shape for grid in self.grids]


Way = Callable[[Path, int], list[Grid]]


def find(way: str, path: Path, number: int) -> Finding:
    """The tables on a physical page, by one of `WAYS`; top to bottom."""
    started = time.perf_counter()
    try:
        grids = WAYS[way](path, number)
    except Exception as error:  # another's finder that fails on a page has found nothing, and the record says so
        if way not in THEIRS:
            raise
        return Finding([], time.perf_counter() - started, f"{type(error).__name__}: {error}"[:80])
    grids.sort(key=lambda grid: (round(grid.box.top), grid.box.x0))
    return Finding(grids, time.perf_counter() - started)


def ours(path: Path, number: int) -> list[Grid]:
    """Our reader by geometry alone: lines, fills and alignment, as it reads every file without tags."""
    document = read(path, pages=range(number, number + 1), ocr=False)
    document.tags = []
    return _laid(document)


def tagged(path: Path, number: int) -> list[Grid]:
    """Our reader with the structure tree before geometry. A tagged table has the rows of all its pages."""
    return _laid(read(path, pages=range(number, number + 1), ocr=False))


def _laid(document: Document) -> list[Grid]:
    """The tables a reader sees: tagged ones that nothing drawn shows are made for layout (agendas, title blocks)."""
    items = [item for page in lay_out(document).pages for item in page.items if isinstance(item, Table)]
    return [grid_of(item) for item in items if item.ruled or item.method != "tagged"]


def grid_of(table: Table) -> Grid:
    """One of our tables in the common form."""
    cells = [GridCell(c.row, c.column, c.text, c.rowspan, c.colspan) for c in table.cells]
    return Grid(table.box or Box(0, 0, 0, 0), cells, len(table.rows), table.width, table.method)


def pdfplumber_finder(path: Path, number: int) -> list[Grid]:
    """pdfplumber's table finder, its defaults."""
    import pdfplumber

    with pdfplumber.open(path, pages=[number]) as document:
        return [_plumbed(table) for table in document.pages[0].find_tables()]


def _plumbed(table: object) -> Grid:
    rows, texts = table.rows, table.extract()  # type: ignore[attr-defined]
    boxes = [box for row in rows for box in row.cells if box]
    xs = _edges([x for box in boxes for x in (box[0], box[2])])
    ys = _edges([y for box in boxes for y in (box[1], box[3])])
    cells = []
    for row, said in zip(rows, texts, strict=True):
        for box, text in zip(row.cells, said, strict=True):
            if box:
                left, top, right, bottom = _at(xs, box[0]), _at(ys, box[1]), _at(xs, box[2]), _at(ys, box[3])
                cells.append(GridCell(top, left, text or "", max(1, bottom - top), max(1, right - left)))
    width = max(len(row.cells) for row in rows)
    return Grid(Box(*table.bbox), cells, len(rows), width)  # type: ignore[attr-defined]


def _edges(positions: list[float]) -> list[float]:
    found: list[float] = []
    for position in sorted(positions):
        if not found or position - found[-1] > NEAR:
            found.append(position)
    return found


def _at(edges: list[float], position: float) -> int:
    return max(0, bisect_left(edges, position - NEAR))


def camelot_finder(flavour: str) -> Way:
    """One of camelot's flavours, its defaults."""

    def finder(path: Path, number: int) -> list[Grid]:
        import camelot

        with _quiet():
            found = camelot.read_pdf(str(path), pages=str(number), flavor=flavour, suppress_stdout=True)
            height = page_height(path, number)
            return [_camelots(table, height) for table in found]

    return finder


def _camelots(table: object, height: float) -> Grid:
    lines = table.cells  # type: ignore[attr-defined]
    cells: list[GridCell] = []
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            colspan = rowspan = 1
            while column + colspan < len(line) and not line[column + colspan - 1].right:
                colspan += 1
            while row + rowspan < len(lines) and not lines[row + rowspan - 1][column].bottom:
                rowspan += 1
            cells.append(GridCell(row, column, cell.text, rowspan, colspan))
    x0, y0, x1, y1 = table._bbox  # type: ignore[attr-defined]
    return Grid(Box(x0, height - y1, x1, height - y0), cells, len(lines), len(lines[0]) if lines else 0)


def page_height(path: Path, number: int) -> float:
    """Height of a physical page in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return float(document[number - 1].get_height())
    finally:
        document.close()


@contextmanager
def _quiet() -> Iterator[None]:
    logging.getLogger("camelot").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


WAYS: dict[str, Way] = {
    "ours": ours,
    "tagged": tagged,
    "pdfplumber": pdfplumber_finder,
    "lattice": camelot_finder("lattice"),
    "stream": camelot_finder("stream"),
    "network": camelot_finder("network"),
}
"""Every way of finding tables, by name."""
