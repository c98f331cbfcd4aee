"""How far down a table in plain text reaches: from its first lines on, as long as what follows stands in its columns.

Columns found over all lines below a heading would be those of whatever follows the table too. So they are found on the
first lines, and again each time the table has grown to twice its length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from agendaparse.layout.conversion_gutters import Columns, Piece, Row, find_gutters

CORE = 2  # lines of several pieces that the first columns are found on
PROSE = 8  # words of a piece over two gutters that are no cells run into each other
NEAR = 2  # characters that the edge of a cell may stand beside those of its column

Edge = tuple[int, str, int]
"""Where a piece begins, ends or has its middle: its column, which of these, and the character."""


def end_of_fit(rows: Sequence[Row], headed: int) -> int:
    """The first row that does not belong to the table begun above it; how many rows there are, where all do.

    Args:
        rows: The heading of a table, and rows below it.
        headed: How many of them are the heading.
    """
    heading = list(rows[:headed])
    left = min((row.start for row in heading), default=rows[0].start if rows else 0)
    grown: list[Row] = []
    columns: Columns | None = None
    edges: set[Edge] = set()
    again = CORE
    for at in range(headed, len(rows)):
        row = rows[at]
        white = at > headed and row.number - rows[at - 1].number > 1
        if len(row.pieces) > 1:
            if columns is not None and (_runs_over(row, columns) or (white and _is_apart(row, edges, columns))):
                return at
            grown.append(row)
            left = min(left, row.start)
            if len(grown) >= again:
                columns = find_gutters(grown, heading)
                edges = {edge for other in grown for edge in _edges(other, columns)}
                again *= 2
            elif columns is not None:
                edges.update(_edges(row, columns))
        elif headed and columns is not None and len(grown) >= CORE and white and row.start < left:
            return at  # a title or a paragraph at the margin of the page
    return len(rows)


def _runs_over(row: Row, columns: Columns) -> bool:
    """Whether a row is prose, labelled or not: words that lie over all the white of two gutters, and hardly more."""
    return len(row.pieces) <= 2 and any(
        _crossed(piece, columns) > 1 and len(piece.text.split()) >= PROSE for piece in row.pieces
    )


def _crossed(piece: Piece, columns: Columns) -> int:
    pairs = zip(columns.begins, columns.gutters, strict=True)
    return sum(piece.start < begin - 1 and piece.end > gutter + 1 for begin, gutter in pairs)


def _is_apart(row: Row, edges: Set[Edge], columns: Columns) -> bool:
    """Whether no piece of a row begins, ends or is centred where some piece above it in its column does."""
    return not any(
        (column, side, at + off) in edges for column, side, at in _edges(row, columns) for off in range(-NEAR, NEAR + 1)
    )


def _edges(row: Row, columns: Columns) -> Iterator[Edge]:
    for piece in row.pieces:
        column = columns.column_at((piece.start + piece.end) / 2)
        yield column, "left", piece.start
        yield column, "right", piece.end
        yield column, "middle", (piece.start + piece.end) // 2
