"""Printed totals by status: tables and lines of counts, and the table they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from agendaparse.document import Block, Cell, Table
from agendaparse.extractors.rag.grid import read_grid
from agendaparse.extractors.rag.status import cell_arrow, read_cell
from agendaparse.grammar.columns import is_period
from agendaparse.grammar.status import Arrow, Direction, read_direction
from agendaparse.grammar.text import fold

_COUNT = regex.compile(r"(\d{1,4})\s*(?:\(\s*\d+(?:\.\d+)?\s*%\s*\))?")
_NIL = regex.compile(r"[-–—]|nil|none|zero", regex.IGNORECASE)
_TOTAL = regex.compile(r"(?:grand |overall )?totals?\b.*|cyfanswm|all\b.{0,20}", regex.IGNORECASE)
_YEAR = regex.compile(r"(?:19|20)\d\d")
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_KIND_WORDS = frozenset(
    "kpi kpis indicator indicators measure measures action actions the and of for summary performance total totals "
    "table quarter status rag key success number".split()
)


@dataclass
class Totals:
    """Counts by status as printed.

    Attributes:
        label: What is counted, or None where the table does not say.
        counts: Status or direction → number; an arrow until the key is known.
        heading: The nearest heading above it, or None.
        order: Place in the paper.
        cells: Where it is printed.
        used: Whether it was found what it counts.
        told: The number of rows that a sentence says it counts; None where the totals stand in a table.
    """

    label: str | None
    counts: dict[str, int]
    arrows: dict[Arrow, int]
    heading: Block | None
    order: int
    cells: list[Cell]
    used: bool = False
    told: int | None = None

    def summary(self, key: dict[Arrow, Direction]) -> dict[str, int]:
        """The counts with arrows told by the document's key."""
        return {**self.counts, **{key[arrow]: n for arrow, n in self.arrows.items() if arrow in key}}


def read_totals(table: Table, heading: Block | None = None, order: int = 0) -> list[Totals]:
    """The totals a table prints: statuses down its first column, or over its columns with a line for each set."""
    if not 2 <= table.width <= 14 or len(table.rows) > 40 or len(table.rows) < 2:
        return []
    return _down(table, heading, order) or _across(table, heading, order)


def _down(table: Table, heading: Block | None, order: int) -> list[Totals]:
    grid = read_grid(table)
    labels: list[tuple[int, str, Arrow | None]] = []
    for number in range(len(grid.squares)):
        found = _status_label(grid.squares[number][0])
        if found is not None:
            labels.append((number, *found))
    if len(labels) < 2 or len({(name, arrow) for _, name, arrow in labels}) < len(labels):
        return []
    result = []
    for column in range(1, table.width):
        cells = [grid.squares[number][column] for number, _, _ in labels]
        counts = [_count(cell) for cell in cells]
        if any(count is None for count in counts) or not any(cell is not None and cell.text for cell in cells):
            continue
        title = grid.headers[column] if grid.has_heading and table.width > 2 else None
        totals = Totals(title, {}, {}, heading, order, [cell for cell in cells if cell is not None])
        for (_, name, arrow), count in zip(labels, counts, strict=True):
            _enter(totals, name, arrow, count or 0)
        result.append(totals)
    if len(result) > 1 and all(is_period(totals.label or "") for totals in result):
        result = [latest(result)]  # this year's beside last year's
    if len(result) > 1 and not all(_WORD.search(totals.label or "") for totals in result):
        result = result[:1]
    if len(result) == 1:
        result[0].label = None
    return result


def latest(totals: Sequence[Totals]) -> Totals:
    """The totals of the latest of several periods; the last where the periods do not tell."""
    years = [max(map(int, _YEAR.findall(t.label or "")), default=0) for t in totals]
    return totals[years.index(max(years))] if len(set(years)) == len(years) else totals[-1]


def _across(table: Table, heading: Block | None, order: int) -> list[Totals]:
    rows = table.rows
    for top in range(min(2, len(rows) - 1)):
        labels = [(cell.column, *found) for cell in rows[top] if (found := _status_label(cell)) is not None]
        if len(labels) < 2 or len({label[1:] for label in labels}) < len(labels):
            continue
        result = []
        for row in rows[top + 1 :]:
            by_column = {cell.column: cell for cell in row}
            counts = [_count(by_column.get(column)) for column, _, _ in labels]
            if any(count is None for count in counts):
                return []
            if not any((cell := by_column.get(column)) is not None and cell.text for column, _, _ in labels):
                continue
            first = by_column.get(0)
            label = first.text if first is not None and first.text and _count(first) is None else None
            totals = Totals(label, {}, {}, heading, order, list(row))
            for (_, name, arrow), count in zip(labels, counts, strict=True):
                _enter(totals, name, arrow, count or 0)
            result.append(totals)
        return result
    return []


def _status_label(cell: Cell | None) -> tuple[str, Arrow | None] | None:
    """The status a label of totals names, or the arrow."""
    if cell is None or len(cell.text) > 60:
        return None
    reading = read_cell(cell)
    if reading is not None and reading.status is not None and reading.source == "text" and len(reading.rest) < 50:
        return reading.status, None
    travel = read_direction(cell.text) if cell.text else None
    if travel is not None:
        return travel, None
    arrow = cell_arrow(cell)
    if arrow is not None:
        return "", arrow
    if reading is not None and reading.status not in (None, "grey") and not cell.text:
        return str(reading.status), None
    return None


def _enter(totals: Totals, name: str, arrow: Arrow | None, count: int) -> None:
    if arrow is not None:
        totals.arrows[arrow] = count
    else:
        totals.counts[name] = count


def _count(cell: Cell | None) -> int | None:
    """The number in a cell of totals; nothing printed counts none."""
    if cell is None or not cell.text or _NIL.fullmatch(cell.text):
        return 0
    match = _COUNT.fullmatch(cell.text)
    return int(match[1]) if match else None


def find_summary(
    title: str | None,
    heading: Block | None,
    span: tuple[int, int],
    totals: Sequence[Totals],
    neighbours: tuple[int, int],
) -> Totals | None:
    """The totals that count a table: labelled with its title, under its heading, or right beside it.

    Args:
        title: The table's title.
        heading: The nearest heading above it.
        span: Its first and last place in the paper.
        totals: All totals of the paper.
        neighbours: Last place of the rated table before, and first place of the one after.
    """
    labelled = [t for t in totals if t.label is not None and not t.used]
    best = max(labelled, key=lambda t: _likeness(t.label, title), default=None)
    if best is not None and _likeness(best.label, title) >= 0.7:
        return best
    free = free_totals(totals)
    under = [
        t for t in free if heading is not None and t.heading is heading and neighbours[0] < t.order < neighbours[1]
    ]
    before = [t for t in under if t.order < span[0]]
    if before or under:
        return before[-1] if before else under[0]
    named = [t for t in free if t.heading is not None and _likeness(t.heading.text, title) >= 0.7]
    return named[0] if len(named) == 1 else None


def free_totals(totals: Sequence[Totals]) -> list[Totals]:
    """Totals that do not say what they count, and count no table yet."""
    return [t for t in totals if t.label is None and not t.used]


def _likeness(label: str | None, title: str | None) -> float:
    """How surely a line of totals speaks of a table: one of the two has all the words of the other."""
    if not label or not title or _TOTAL.fullmatch(label):
        return 0.0
    ours, theirs = _words(label), _words(title)
    if not ours or not theirs:
        return float(fold(label) == fold(title))
    shared = len(ours & theirs)
    return max(shared / len(theirs), 0.9 * shared / len(ours)) * 0.9 + 0.1 * shared / len(ours | theirs)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text))) - _KIND_WORDS
