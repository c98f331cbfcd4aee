"""The cells of a table in plain text: rows of lines, and paragraphs within them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from agendaparse.document import Block, Box, Cell, Line, Table
from agendaparse.grammar.dates import starts_with_date
from agendaparse.grammar.text import JOINING_WORDS
from agendaparse.layout.blocks import blocks_from_lines
from agendaparse.layout.conversion_ends import is_group
from agendaparse.layout.conversion_gutters import HEIGHT, Piece, Row, line_of
from agendaparse.layout.conversion_heads import Stretch, all_dates, header_places
from agendaparse.layout.conversion_places import is_guessed, is_status, place
from agendaparse.layout.conversion_rows import TextLine, part_rows
from agendaparse.layout.make import make_block
from agendaparse.layout.tables.cells import FoundTable
from agendaparse.layout.tables.columns import is_figure

TITLE_WORDS, MIN_WORDS = 20, 4  # of a title in a cell, at most, and of what stands under it, at least
STATUSES, FIGURES = 0.6, 0.9  # share of a column's lines that are, in a column of statuses or of figures
NEAR = 3  # lines above and below one that tell where its pieces begin

_SENTENCE = regex.compile(r"(?:To|The|This|These|A|An|For|In|It|As|At|With)\s\p{Ll}")
_UNENDED = regex.compile(  # a stop, or words that go on
    rf"(?:[.,;:?!&/(–—-]|\b(?:{JOINING_WORDS}|is|be|which))$", regex.IGNORECASE
)


def make_table(stretch: Stretch) -> FoundTable:
    """The table that a stretch of rows makes."""
    columns = stretch.columns
    page = stretch.rows[0].line.page
    cells: list[Cell] = []
    height = 0
    if stretch.boxed:
        status = [piece for row in stretch.boxed for piece in row.pieces if is_status(piece.text)]
        title = [line_of(named, page) for row in stretch.boxed if (named := [p for p in row.pieces if p not in status])]
        cells.append(Cell(0, 0, _blocks(title), colspan=columns.count - 1, page=page))
        cells.append(Cell(0, columns.count - 1, _blocks([line_of(status, page)]), page=page))
        height = 1
    if stretch.headed:
        over: list[list[Line]] = [[] for _ in range(columns.count)]
        for row in stretch.rows[: stretch.headed]:
            for places, pieces in header_places(row, stretch).items():
                for column in places:
                    over[column].append(line_of(pieces, page))
        header = not stretch.boxed
        cells.extend(Cell(height, i, _blocks(held), header=header, page=page) for i, held in enumerate(over))
        height += 1
    if stretch.group is not None:
        group = [line_of(stretch.group.pieces, page)]
        cells.append(Cell(height, 0, _blocks(group), colspan=columns.count, page=page))
        height += 1
    body = stretch.rows[stretch.headed :]
    groups = {row.number for i, row in enumerate(body) if is_group(row, stretch.columns_at(row), body[i + 1 :])}
    placed = [
        place(row, stretch.columns_at(row), _beside(body, i)) if row.number not in groups else {0: list(row.pieces)}
        for i, row in enumerate(body)
    ]
    doubted = [
        row.line.text
        for i, (row, found) in enumerate(zip(body, placed, strict=True))
        if row.number not in groups and is_guessed(row, found, stretch.columns_at(row), _beside(body, i))
    ]
    filled = {row.number: frozenset(found) for row, found in zip(body, placed, strict=True)}
    told = [
        TextLine(
            row.number,
            tuple(" ".join(p.text for p in found.get(i, ())) for i in range(columns.count)),
            row.number in groups,
        )
        for row, found in zip(body, placed, strict=True)
    ]
    parted = part_rows(told, *_kept_columns(told), cut_off=not stretch.begun)
    if stretch.headed and all_dates(stretch.rows[0].pieces):
        parted = [(0, len(told))]  # what is planned for each date, under it
        filled = {}  # each white between lines parts two things planned
    reaches = [_lines_in(placed, i, page) for i in range(columns.count)]
    for start, end in parted:
        if told[start].alone:
            group = [line_of(placed[start][0], page)]
            cells.append(Cell(height, 0, _blocks(group), colspan=columns.count, page=page))
        else:
            for i in range(columns.count):
                held = [
                    (row.number, found[i])
                    for row, found in zip(body[start:end], placed[start:end], strict=True)
                    if i in found
                ]
                cells.append(Cell(height, i, _paragraphs(held, filled, reaches[i], page), page=page))
        height += 1
    rows = [*stretch.boxed, *([stretch.group] if stretch.group is not None else []), *stretch.rows]
    box = Box.around(row.line.box for row in rows)
    cells[0].box = box  # one box tells where on the page the table stands; columns have none, for they are of the grid
    return FoundTable(
        Table(cells, "source", True, (page,), box), [run for row in rows for run in row.line.runs], doubted
    )


def _beside(body: Sequence[Row], at: int) -> list[int]:
    """Where pieces begin on the lines next to one, the nearest first: a row begins more often than it ends in a cut."""
    near = sorted(range(max(0, at - NEAR), min(len(body), at + NEAR + 1)), key=lambda i: (abs(i - at), i < at))
    return [piece.start for i in near if i != at for piece in body[i].pieces]


def _kept_columns(lines: Sequence[TextLine]) -> tuple[frozenset[int], frozenset[int]]:
    """Columns of one line to a row (statuses, figures, marks), and those that each row fills (statuses, dates)."""
    once: set[int] = set()
    needed: set[int] = set()
    for column in range(1, len(lines[0].cells) if lines else 0):
        texts = [line.cells[column] for line in lines if line.cells[column] and not line.alone]
        if not texts:
            continue
        if sum(map(is_status, texts)) >= STATUSES * len(texts):
            once.add(column)
            needed.add(column)
        elif sum(is_figure(text) or len(text) == 1 for text in texts) >= FIGURES * len(texts):
            once.add(column)
        elif sum(map(starts_with_date, texts)) >= STATUSES * len(texts):
            needed.add(column)
    return frozenset(once), frozenset(needed)


def _blocks(lines: Sequence[Line]) -> list[Block]:
    return [make_block(list(lines))] if lines else []


def _lines_in(placed: Sequence[Mapping[int, Sequence[Piece]]], column: int, page: int) -> list[Line]:
    return [line_of(found[column], page) for found in placed if column in found]


def _paragraphs(
    held: Sequence[tuple[int, Sequence[Piece]]],
    filled: Mapping[int, frozenset[int]],
    column: Sequence[Line],
    page: int,
) -> list[Block]:
    """The paragraphs of a cell: its lines put under each other, without those between that are other cells' alone.

    Args:
        held: The lines of the cell.
        filled: The columns that have words on each line of the table.
        column: All lines of its column, which tell how far right it reaches.
        page: Of the cell.
    """
    lines: list[Line] = []
    top = held[0][1][0].run.box.top if held else 0.0  # what stands over the table stays over it
    for (last, above), (number, pieces) in pairwise([(0, ()), *held]):
        if above:
            apart = _has_white(above, last, pieces, number, filled) or _begins_sentence(pieces[0].text, above[-1].text)
            top += 2 * HEIGHT if apart else HEIGHT
        lines.append(Line(page, [piece.segment(top) for piece in pieces]))
    blocks = blocks_from_lines(lines, page, column) if lines else []
    mark = blocks[0].label if len(blocks) == 1 and not blocks[0].text else None
    if mark is not None and is_figure(mark):  # a dash that stands for nothing, and no bullet
        blocks[0] = replace(blocks[0], kind="paragraph", text=mark, label=None)
    if len(blocks) > 1 and blocks[0].label is not None and not blocks[0].text:  # a number over its title
        blocks[:2] = [make_block([*blocks[0].lines, *blocks[1].lines], label=blocks[0].label)]
    if len(blocks) > 1 and _heads_cell(blocks[0]) and len(blocks[1].text.split()) >= MIN_WORDS:
        blocks[0].bold = True  # as it was in print: text has no weight
    return blocks


def _has_white(
    above: Sequence[Piece], last: int, pieces: Sequence[Piece], number: int, filled: Mapping[int, frozenset[int]]
) -> bool:
    """Whether white parts two lines of a cell.

    Where the upper one stands beside words of other cells, and the next line has words of these alone, it does: all
    cells are set with one leading. Once a cell is out of step with its neighbours, one line of theirs tells nothing.
    """
    between = range(last + 1, number)
    others = [at for at in between if at in filled]
    if not others:
        return bool(between)
    in_step = len(filled.get(last, ())) > 1 and others[0] == last + 1
    if pieces[0].text[:1].islower() or above[-1].text.endswith(","):
        return False
    return in_step or len(others) > 1


def _begins_sentence(text: str, above: str) -> bool:
    """Whether a line begins a sentence behind words that no stop ends, such as a title or a point of a list."""
    return _SENTENCE.match(text) is not None and _UNENDED.search(above) is None


def _heads_cell(block: Block) -> bool:
    """Whether the first paragraph of a cell is the title of what follows."""
    text = block.text
    return block.label is None and text[:1].isupper() and text[-1:] not in ".;,:" and len(text.split()) <= TITLE_WORDS
