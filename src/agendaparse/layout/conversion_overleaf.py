"""Tables in plain text that go on overleaf without a heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from agendaparse.layout.conversion_cells import STATUSES
from agendaparse.layout.conversion_gutters import ASIDE, REACH, Columns, Row
from agendaparse.layout.conversion_heads import Stretch, heading_names
from agendaparse.layout.conversion_places import is_colour, place

FAR = 10**6  # a character right of all words
TAIL = 15  # lines of a page that holds the end of a row alone
MOST_EMPTY = 2  # columns that may stand empty where a table goes on
MOST_SHIFT = 14  # characters that a table may stand beside its part on the page before


@dataclass(frozen=True, slots=True)
class OpenTable:
    """The table that stands last on a page: it may go on overleaf without a heading.

    Attributes:
        columns: Where they lie on that page.
        heading: The heading of each column.
        lines: The lines of the heading.
        told: The columns of statuses.
        running: The columns with words on the last two lines.
    """

    columns: Columns
    heading: tuple[str, ...]
    lines: tuple[str, ...]
    told: frozenset[int]
    running: frozenset[int]


def tail_of_row(rows: Sequence[Row], above: OpenTable) -> Stretch | None:
    """A page that holds nothing but the end of a row: words of one or two cells.

    Columns move from page to page, and only two things tell where such a cell belongs: its place, where it begins under
    a column and does not reach into the next one; or that as many cells had words on the last lines of the page before.
    """
    columns = above.columns
    pieces = [piece for row in rows for piece in row.pieces]
    starts = sorted({piece.start for piece in pieces})
    if not pieces or len(rows) > TAIL or not above.told or len(starts) > 2 or starts[0] < columns.starts[1] - ASIDE:
        return None
    held = [next((i for i, at in enumerate(columns.starts) if abs(start - at) <= ASIDE), None) for start in starts]
    if None not in held and len(set(held)) == len(starts) and not any(map(columns.crosses, pieces)):
        return Stretch(list(rows), 0, columns)
    running = sorted(above.running - {0})
    if len(running) != len(starts):
        return None
    return Stretch(list(rows), 0, _columns_at(dict(zip(running, starts, strict=True)), columns.count))


def _columns_at(starts: Mapping[int, int], count: int) -> Columns:
    """Columns of which only some have words, which begin at these characters."""
    gutters: list[int] = []
    for at in range(1, count):
        following = next((starts[i] for i in range(at, count) if i in starts), None)
        gutters.append(following - 1 if following is not None else FAR)
    return Columns(tuple(gutters), tuple(starts.get(i, gutters[i - 1] if i else 0) for i in range(count)))


def rows_of_tail(rows: Sequence[Row], above: OpenTable) -> Stretch | None:
    """The end of a cell at the top of a page, and the rows under it: too few to tell their columns by themselves.

    The cut cell stands far to the right, near one column of the page before; the rows have words there and in the first
    column alone.
    """
    if not rows or len(rows[0].pieces) > 1 or not above.heading:
        return None
    at = rows[0].start
    columns = above.columns
    column = min(range(columns.count), key=lambda i: abs(columns.starts[i] - at))
    if column == 0 or at < columns.starts[1] - ASIDE or abs(columns.starts[column] - at) > REACH:
        return None
    last = rows[0].number
    taken: list[Row] = []
    for row in rows:
        places = {piece.start for piece in row.pieces if abs(piece.start - at) > 1}
        bold = any(piece.run.style.bold for piece in row.pieces)
        if row.number - last > 1 or bold or any(piece.end >= at for piece in row.pieces if piece.start in places):
            break
        taken.append(row)
        last = row.number
    starts = tuple(at if i == column else min(start, at) for i, start in enumerate(columns.starts[: column + 1]))
    starts += tuple(max(start, at + 1) for start in columns.starts[column + 1 :])
    gutters = tuple(min(gutter, at - 1) for gutter in columns.gutters[: column - 1])
    gutters += (at - 1, *(max(gutter, at + 1) for gutter in columns.gutters[column:]))
    full = any(len(row.pieces) > 1 for row in taken)
    return Stretch(taken, 0, Columns(gutters, starts)) if full else None


def opened(stretch: Stretch, before: OpenTable | None) -> OpenTable:
    """A table as it stands open at the foot of a page; `before` is the one it may go on with itself."""
    heading = heading_names(stretch)
    lines = tuple(row.line.text for row in stretch.rows[: stretch.headed])
    told = colour_columns(stretch.rows[stretch.headed :], stretch.columns) or (
        before.told if before is not None else frozenset()
    )
    if before is not None and not lines:
        heading, lines = before.heading, before.lines
    foot = [row for row in stretch.rows if row.number >= stretch.rows[-1].number - 1]
    running = frozenset(column for row in foot for column in place(row, stretch.columns_at(row)))
    columns = stretch.bands[-1][1] if stretch.bands else stretch.columns
    return OpenTable(columns, heading, lines, told, running)


def columns_of_row(body: Sequence[Row], like: Columns, told_before: frozenset[int]) -> Columns | None:
    """The columns of a table that goes on, as the pieces begin of a row that tells a status."""
    for row in body:
        told = frozenset(i for i, piece in enumerate(row.pieces) if is_colour(piece.text))
        if told and len(told) == len(told_before):
            starts = tuple(piece.start for piece in row.pieces)
            columns = matched(Columns(tuple(start - 1 for start in starts[1:]), starts), like, told, told_before)
            if columns is not None:
                return columns
    return None


def colour_columns(rows: Sequence[Row], columns: Columns) -> frozenset[int]:
    """The columns of colours: what else tells a status, such as "on-going", may be a date."""
    texts: dict[int, list[str]] = {}
    for row in rows:
        for column, pieces in place(row, columns).items():
            texts.setdefault(column, []).extend(piece.text for piece in pieces)
    return frozenset(i for i, held in texts.items() if sum(map(is_colour, held)) >= STATUSES * len(held))


def matched(columns: Columns, above: Columns, told: frozenset[int], told_above: frozenset[int]) -> Columns | None:
    """The columns of a table that goes on overleaf, with those that are empty there; None where they do not match.

    Text is set anew on each page: columns move, but keep their order and nearly their distances.

    Args:
        columns: As found overleaf.
        above: On the page before.
        told: Those of statuses overleaf.
        told_above: Those of statuses on the page before.
    """
    if columns.count > above.count or columns.count < max(2, above.count - MOST_EMPTY):
        return None
    if columns.count == above.count and told and told == told_above:
        return columns
    choices = list(combinations(range(above.count), columns.count))
    alike = [chosen for chosen in choices if frozenset(i for i, at in enumerate(chosen) if at in told_above) == told]
    best: tuple[float, tuple[int, ...], float] | None = None
    for chosen in alike if alike or told else choices:
        shifts = [start - above.starts[at] for start, at in zip(columns.starts, chosen, strict=True)]
        shift = median(shifts)
        off = sum(min(abs(found), abs(found - shift)) for found in shifts) / len(shifts)
        if best is None or (off, abs(shift)) < (best[0], abs(best[2])):
            best = off, chosen, shift
    if best is None or best[0] > (REACH if told else REACH / 2) or abs(best[2]) > MOST_SHIFT:
        return None
    if columns.count == above.count:
        return columns
    starts = [round(start + best[2]) for start in above.starts]
    for start, at in zip(columns.starts, best[1], strict=True):
        starts[at] = start
    for at in range(above.count):  # what is empty lies between its neighbours
        if at not in best[1] and at > 0:
            starts[at] = max(starts[at], starts[at - 1] + 1)
            following = next((starts[k] for k in best[1] if k > at), starts[at] + 1)
            starts[at] = min(starts[at], following - 1)
    known = dict(zip(best[1][1:], columns.gutters, strict=True))
    if starts != sorted(starts):
        return None
    gutters = tuple(
        known[at] if at in known and starts[at] - known[at] <= REACH - 2 else max(starts[at] - 1, 0)
        for at in range(1, above.count)
    )
    return Columns(gutters, tuple(starts)) if list(gutters) == sorted(gutters) else None
