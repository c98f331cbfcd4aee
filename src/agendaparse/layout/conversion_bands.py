"""Tables in plain text whose columns move in the middle of a page.

A converter sets each stretch of lines by the widest words in it: below a place where one column stands empty, those
behind it move. Columns found over all lines would be those of neither part, so the lines are parted where both parts
have columns that fit.
"""

from __future__ import annotations

from collections.abc import Sequence

from agendaparse.layout.conversion_gutters import Columns, Piece, Row, find_gutters
from agendaparse.layout.conversion_heads import Band
from agendaparse.layout.conversion_overleaf import colour_columns, columns_of_row, matched
from agendaparse.layout.conversion_places import is_colour, is_status, place

MISFITS = 3  # pieces that do not fit, from which on columns are doubted
LEAST = 2  # lines of a band
MOST = 150  # lines that are parted: every place is tried, and no page has more


def find_bands(rows: Sequence[Row], whole: Columns | None, told: frozenset[int], like: Columns) -> list[Band]:
    """The stretches of lines in the same columns.

    Args:
        rows: The body of a table, or of its part on one page.
        whole: The columns found over all of it, where they match those before.
        told: Those of statuses.
        like: The columns of the table where they are known: on the page before, or from its heading.

    Returns:
        One band where nothing speaks against it; none where no columns fit.
    """
    cost = _misfits(rows, whole, told) if whole is not None else None
    if whole is not None and cost is not None and cost < MISFITS:
        return [(rows[0].number, whole)] if rows else []
    best: tuple[int, int, Columns, Columns] | None = None
    for at in range(LEAST, len(rows) - LEAST + 1) if len(rows) <= MOST else ():
        above = _columns(rows[:at], told, like)
        below = _columns(rows[at:], told, like) if above is not None else None
        if above is None or below is None:
            continue
        sum_of_both = _misfits(rows[:at], above, told) + _misfits(rows[at:], below, told)
        if best is None or sum_of_both < best[0]:
            best = sum_of_both, at, above, below
    if best is None or (cost is not None and cost - best[0] < MISFITS):
        return [(rows[0].number, whole)] if whole is not None else []
    _, at, above, below = best
    return [*find_bands(rows[:at], above, told, like), *find_bands(rows[at:], below, told, like)]


def _columns(rows: Sequence[Row], told: frozenset[int], like: Columns) -> Columns | None:
    """The columns of some lines, as those of a table whose columns are known."""
    columns = find_gutters([row for row in rows if len(row.pieces) > 1])
    columns = find_gutters([row for row in rows if len(row.pieces) > 1 or not columns.crosses(row.pieces[0])])
    found = matched(columns, like, colour_columns(rows, columns), told)
    return columns_of_row(rows, like, told) if found is None else found


def _misfits(rows: Sequence[Row], columns: Columns, told: frozenset[int]) -> int:
    """How many pieces lie over a gutter, or are no status where statuses stand."""
    found = 0
    for row in rows:
        if len(row.pieces) > 1 or row.start >= columns.starts[1]:
            found += sum(map(columns.crosses, row.pieces))
        for column, pieces in place(row, columns).items() if told else ():
            if column in told:
                found += sum(map(_no_status, pieces))
            elif len(pieces) > 1 and any(is_colour(piece.text) for piece in pieces):
                found += MISFITS
    return found


def _no_status(piece: Piece) -> int:
    if is_status(piece.text):
        return 0
    return 2 if " " in piece.text else 1  # one word may be the half of a status
