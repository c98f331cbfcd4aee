"""Indicators printed one to a box: a title, a status, and labelled figures under or beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.document import Cell, Table
from agendaparse.extractors.rag.status import Reading, cell_arrow, read_cell
from agendaparse.grammar.columns import column_role
from agendaparse.grammar.status import has_words, read_direction

MAX_ROWS = 8
MAX_LABEL = 40
_LABELLED = regex.compile(r"(?P<label>\p{L}[^:]{1,38}?)\s*:\s*(?P<value>\S.{0,60})")
_VALUE = regex.compile(r"[^\p{L}]*\d.{0,24}|n/?a|tbc|-|–|yes|no", regex.IGNORECASE)
_FLOOR = regex.compile(
    r"\b(?:floor|lower|upper|minimum|tolerance|threshold|benchmark|national|polarity|good is|baseline)\b", regex.I
)


@dataclass
class Box:
    """One indicator.

    Attributes:
        title: The cell that names it.
        status: The cell with its status, and what it states.
        values: Printed label → value.
        arrow: A cell with its direction of travel, or None.
        cells: All of its cells.
        name: Its title, which may stand over the figures in their cell.
    """

    title: Cell
    status: Cell
    reading: Reading
    values: dict[str, str] = field(default_factory=dict)
    arrow: Cell | None = None
    cells: list[Cell] = field(default_factory=list)
    name: str = ""

    @property
    def form(self) -> frozenset[str]:
        """The labels, by which boxes of one kind are known."""
        return frozenset(label.casefold() for label in self.values)


def read_boxes(table: Table) -> list[Box]:
    """The boxes of a table, each beginning with the row that holds its status; an empty list for any other table."""
    rows = table.rows
    if not 1 < len(rows) <= MAX_ROWS * 12 or table.width < 2:
        return []
    return _stacked(rows) or _side_by_side(rows)


def _stacked(rows: Sequence[Sequence[Cell]]) -> list[Box]:
    """Boxes under each other."""
    starts = [number for number, row in enumerate(rows) if _status_in(row) is not None]
    if not starts or starts[0] > 2 or len(rows) > MAX_ROWS * len(starts):
        return []
    starts[0] = 0
    boxes = [_box(rows[start:end]) for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]
    return [box for box in boxes if box is not None] if all(boxes) else []


def _side_by_side(rows: Sequence[Sequence[Cell]]) -> list[Box]:
    """Boxes beside each other, a column each, in as many bands as there are rows of statuses."""
    rated = [number for number, row in enumerate(rows) if len(row) > 1 and all(_status_in([cell]) for cell in row)]
    if not rated:
        return []
    first = rated[0] == 0  # statuses over the figures, else under them
    ends = [*rated[1:], len(rows)] if first else [number + 1 for number in rated]
    boxes: list[Box | None] = []
    start = 0
    for end in ends:
        columns: dict[int, list[list[Cell]]] = {}
        for row in rows[start:end]:
            for cell in row:
                columns.setdefault(cell.column, []).append([cell])
        boxes.extend(_box(cells) for _, cells in sorted(columns.items()))
        start = end
    return [box for box in boxes if box is not None] if all(boxes) and start == len(rows) else []


def _status_in(row: Sequence[Cell]) -> tuple[Cell, Reading] | None:
    """The cell of a row that states the box's status: by a colour's name, else the only one by colour alone."""
    rated: list[tuple[Cell, Reading]] = []
    for cell in row:
        reading = read_cell(cell, leading=False) if len(cell.text) <= MAX_LABEL else None
        if reading is None or reading.status is None or reading.word:
            continue
        if reading.source == "text" or not cell.text:
            rated.append((cell, reading))
    named = [found for found in rated if found[1].source == "text"]
    plain = [found for found in rated if cell_arrow(found[0]) is None]
    for choice in (named, plain, rated):
        if choice:
            return choice[0] if len(choice) == 1 else None
    return None


def _box(rows: Sequence[Sequence[Cell]]) -> Box | None:
    """The box that these rows are, or None."""
    rated = next((found for row in rows if (found := _status_in(row)) is not None), None)
    if rated is None:
        return None
    status, reading = rated
    values, used = _values(rows)
    if len([label for label in values if _is_figure_label(label)]) < 2:
        return None
    cells = [cell for row in rows for cell in row]
    title = _title(cells, used, status)
    if title is None:
        return None
    name = title.text if not _figures_under(title) else _lines(title)[0]
    arrow = next((c for c in cells if id(c) not in used and c is not title and _travels(c)), None)
    return Box(title, status, reading, values, arrow, cells, name)


def _values(rows: Sequence[Sequence[Cell]]) -> tuple[dict[str, str], set[int]]:
    """Labels and the values in the same cell, to the right of them or below them; and the cells so used."""
    values: dict[str, str] = {}
    used: set[int] = set()
    by_place = {(cell.row, cell.column): cell for row in rows for cell in row}
    for row in rows:
        for cell in row:
            pairs = _figures_under(cell) or [m for block in cell.blocks if (m := _LABELLED.fullmatch(block.text))]
            if pairs and all(_is_figure_label(match["label"]) for match in pairs):
                values.update((match["label"].strip(), match["value"].strip()) for match in pairs)
                if not _figures_under(cell):
                    used.add(id(cell))
                continue
            label = cell.text.rstrip(": ")
            if id(cell) in used or not _is_figure_label(label):
                continue
            for place in ((cell.row, cell.column + cell.colspan), (cell.row + cell.rowspan, cell.column)):
                beside = by_place.get(place)
                if beside is not None and beside.text and _VALUE.fullmatch(beside.text):
                    values[label] = beside.text
                    used.update((id(cell), id(beside)))
                    break
    return values, used


def _lines(cell: Cell) -> list[str]:
    """What a cell says, line by line."""
    return [
        text
        for block in cell.blocks
        for text in ([line.text for line in block.lines] if len(block.lines) > 1 else [block.text])
        if text
    ]


def _figures_under(cell: Cell) -> list[regex.Match[str]]:
    """The labelled figures of a cell that has a title over them; none for any other cell."""
    title, *others = _lines(cell) or [""]
    found = [match for text in others if (match := _LABELLED.fullmatch(text))]
    if len(found) < max(2, len(others)) or ":" in title or not has_words(title):
        return []
    return found if all(_is_figure_label(match["label"]) for match in found) else []


def _is_figure_label(label: str) -> bool:
    if not 1 < len(label) <= MAX_LABEL or not has_words(label):
        return False
    return column_role(label) in ("target", "actual", "previous", "period") or _FLOOR.search(label) is not None


def _title(cells: Sequence[Cell], used: set[int], status: Cell) -> Cell | None:
    """The first cell of several words that is no label, value or status, not below the figures."""
    first = cells[0].row
    for cell in cells:
        if cell is status or id(cell) in used or not cell.text:
            continue
        if column_role(cell.text) is not None and len(cell.text) < 20:
            continue
        if cell.row <= first + 1 and len(cell.text.split()) >= 2 and has_words(cell.text):
            return cell
    return None


def _travels(cell: Cell) -> bool:
    return cell_arrow(cell) is not None or read_direction(cell.text) is not None
