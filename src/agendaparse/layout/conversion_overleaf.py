"""Tables in plain text that go on overleaf without a heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agendaparse.layout.conversion_cells import STATUSES
from agendaparse.layout.conversion_gutters import Columns, Row, is_colour, matched, place
from agendaparse.layout.conversion_heads import Stretch, heading_names

TAIL = 15  # lines of a page that holds the end of a row alone


@dataclass(frozen=True, slots=True)
class OpenTable:
    """The table that stands last on a page: it may go on overleaf without a heading."""

    columns: Columns
    heading: tuple[str, ...]
    told: frozenset[int]


def tail_of_row(rows: Sequence[Row], above: OpenTable) -> Stretch | None:
    """A page that holds nothing but the end of a row: words under its title, or in its last column, or both."""
    starts = sorted({piece.start for row in rows for piece in row.pieces})
    title, count = above.columns.starts[1], above.columns.count
    if not rows or len(rows) > TAIL or not above.told or len(starts) > 2 or starts[0] < title - 2:
        return None
    under = abs(starts[0] - title) <= 2
    if (len(starts) == 2 and not under) or any(len(row.pieces) > 2 for row in rows):
        return None
    last = starts[-1] if len(starts) == 2 or not under else max(row.end for row in rows) + count
    first = starts[0] if under else last - count
    columns = (0, first, *(last - count + at + 1 for at in range(2, count)))
    return Stretch(list(rows), 0, Columns(tuple(max(start - 1, 0) for start in columns[1:]), columns))


def opened(stretch: Stretch, before: OpenTable | None) -> OpenTable:
    """A table as it stands open at the foot of a page; `before` is the one it may go on with itself."""
    heading = heading_names(stretch) if stretch.headed == 1 else ()
    told = colour_columns(stretch.rows[stretch.headed :], stretch.columns) or (
        before.told if before is not None else frozenset()
    )
    return OpenTable(stretch.columns, heading or (before.heading if before is not None else ()), told)


def columns_of_row(body: Sequence[Row], above: OpenTable) -> Columns | None:
    """The columns of a table that goes on, as the pieces begin of a row that tells a status."""
    for row in body:
        told = frozenset(i for i, piece in enumerate(row.pieces) if is_colour(piece.text))
        if len(told) == len(above.told):
            starts = tuple(piece.start for piece in row.pieces)
            columns = matched(
                Columns(tuple(start - 1 for start in starts[1:]), starts), above.columns, told, above.told
            )
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
