"""Runs and icons into the cells of a grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from agendaparse.document import Block, Box, Cell, Line, Run, Segment, Shape, Table
from agendaparse.layout.blocks import blocks_of
from agendaparse.layout.lines import text_of
from agendaparse.layout.make import make_block
from agendaparse.layout.tables.columns import is_figure
from agendaparse.layout.tables.grid import Grid
from agendaparse.layout.tables.mend import mend_broken_words


@dataclass(slots=True)
class FoundTable:
    """A table and the runs whose words it holds (the caller takes them out of the text, by identity).

    `doubted` are its lines in plain text whose cells run into each other where nothing tells their edge.
    """

    table: Table
    runs: list[Run]
    doubted: list[str] = field(default_factory=list)


def table_of(
    grid: Grid,
    runs: Iterable[Run],
    shapes: Sequence[Shape],
    page: int,
    *,
    method: str = "ruled",
) -> FoundTable:
    """The grid with text, fills and icons in its cells."""
    texts: list[list[Run]] = [[] for _ in grid.regions]
    taken: list[Run] = []
    for run, index in placed(grid, runs):
        texts[index].append(run)
        taken.append(run)
    fills = grid.fills(shapes)
    icons = grid.icons(shapes)
    cells = [
        Cell(
            region.row,
            region.column,
            cell_blocks(texts[i], page),
            region.rowspan,
            region.colspan,
            fills[i],
            page=page,
            box=grid.box_of(region),
            drawings=icons.get(i, ()),
        )
        for i, region in enumerate(grid.regions)
    ]
    return FoundTable(Table(cells, method, True, (page,), grid.box), taken)


def placed(grid: Grid, runs: Iterable[Run]) -> Iterable[tuple[Run, int]]:
    """Runs whose centre lies in a cell of the grid, with that cell's index."""
    x0, top, x1, bottom = grid.box
    for run in runs:
        box = run.box
        y = (box.top + box.bottom) / 2
        if not top <= y <= bottom or box.x0 > x1 or box.x1 < x0:
            continue
        # A run too long for its cell belongs where it begins: spreadsheets let text flow over empty neighbours.
        x = (box.x0 + box.x1) / 2
        if not x0 <= x <= x1:
            continue
        index = grid.region_at(x, y)
        if index is None:
            continue
        if run.rotation in (90, 270) and not _turned_inside(run, grid.box_of(grid.regions[index])):
            continue
        yield run, index


def _turned_inside(run: Run, cell: Box) -> bool:
    """Whether turned text belongs to a cell: stamps are drawn by forms and pay no heed to the lines."""
    box = run.box
    return (
        not run.form
        and cell.x0 - 2 <= box.x0
        and box.x1 <= cell.x1 + 2
        and cell.top - 2 <= box.top
        and box.bottom <= cell.bottom + 2
    )


def cell_blocks(runs: list[Run], page: int, tag: str | None = None) -> list[Block]:
    """The text of one cell as paragraphs, list items and the like; `tag` is for a single run only."""
    if not runs:
        return []
    turned = [run for run in runs if run.rotation in (90, 270)]
    if turned:
        upright = [run for run in runs if run.rotation not in (90, 270)]
        return [_turned_block(turned, page), *(blocks_of(upright, page) if upright else [])]
    if len(runs) == 1:
        text = text_of(runs)
        if is_figure(text):
            return [_figure(text, runs, page, tag)]
        if text:
            return [make_block([Line(page, [Segment(text, runs[0].box, runs)])], tag=tag)]
    blocks = blocks_of(runs, page)
    mend_broken_words(blocks)
    return blocks


def _figure(text: str, runs: list[Run], page: int, tag: str | None) -> Block:
    """A cell with one number in it, made without looking for labels: budgets hold thousands of these."""
    run = runs[0]
    style = run.style
    return Block(
        "paragraph",
        text,
        lines=[Line(page, [Segment(text, run.box, runs)])],
        style=style,
        bold=style.bold,
        italic=style.italic,
        underlined=run.underlined,
        indent=run.box.x0,
        pages=(page,),
        tag=tag,
    )


def _turned_block(runs: list[Run], page: int) -> Block:
    """Text of a cell turned by 90 or 270 degrees: one paragraph, its lines side by side on the page."""
    forward = runs[0].rotation == 270  # reads upwards: lines follow each other from left to right
    rows: dict[int, list[Run]] = {}
    for run in sorted(runs, key=lambda r: r.baseline if forward else -r.baseline):
        key = next((k for k in rows if abs(k - run.baseline) <= 0.3 * run.style.size), round(run.baseline))
        rows.setdefault(key, []).append(run)
    lines: list[Line] = []
    for row in rows.values():
        row.sort(key=lambda r: -r.box.bottom if forward else r.box.top)
        text = " ".join(r.text.strip() for r in row if not r.struck)
        lines.append(Line(page, [Segment(text, Box.around(r.box for r in row), row)]))
    return make_block(lines)
