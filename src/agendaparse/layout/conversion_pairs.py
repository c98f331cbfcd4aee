"""Tables of two columns in plain text: labels and their values under a heading, papers and where they are held."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from agendaparse.document import Line
from agendaparse.grammar.labels import label_field
from agendaparse.layout.conversion_cells import make_table
from agendaparse.layout.conversion_gutters import Columns, Row, rows_of
from agendaparse.layout.conversion_heads import Stretch
from agendaparse.layout.tables.cells import FoundTable

EDGE = 1  # characters that pieces of a column may begin beside each other
MIN_LABELS = 2  # known ones of a grid
NEAR = 2  # lines from a heading to what stands under it

_PAPERS = regex.compile(
    r"(?:title\s+of\s+|name\s+of\s+|background\s+)?(?:documents?|papers?|publication)(?:\s+title)?|title|description",
    regex.IGNORECASE,
)
_HELD = regex.compile(
    r"(?:file\s+|document\s+)?location|(?:where\s+)?(?:held|kept|available|published)(?:\s+(?:at|by|from))?"
    r"|(?:web\s*site\s+)?link|web\s*(?:site|page|\s*link)?|reference|file\s+reference|date(?:\s+published)?|author",
    regex.IGNORECASE,
)


def find_pairs(lines: Sequence[Line]) -> list[FoundTable]:
    """Tables of two columns among lines that stand in no other table.

    Such rows are mostly labels with a colon, which are read as they stand. Without colons only known words tell: two
    labels of a title block under one heading, or papers and the place they are held at over a list.

    Args:
        lines: Lines of one page, from the top down.
    """
    rows = rows_of(lines)
    found: list[FoundTable] = []
    at = 0
    while at < len(rows):
        pairs = _pairs(rows[at:])
        headed = _heads_papers(pairs)
        if len(pairs) > 1 and (headed or _is_grid(pairs, rows[at - 1] if at else None)):
            left, right = pairs[0].pieces
            columns = Columns((right.start - 1,), (left.start, right.start))
            found.append(make_table(Stretch(pairs, int(headed), columns)))
        at += max(len(pairs), 1)
    return found


def _pairs(rows: Sequence[Row]) -> list[Row]:
    """The rows from the first on that have two pieces at its edges, and the lines that go on with one of these.

    A line under the first piece goes on with it where another row follows below; else it may be what follows the table.
    """
    if len(rows[0].pieces) != 2 or rows[0].pieces[0].text.endswith(":"):
        return []
    left, right = (piece.start for piece in rows[0].pieces)
    kept: list[Row] = []
    open_lines = 0  # under the first piece, and below them no row yet
    for row in rows:
        starts = [piece.start for piece in row.pieces]
        whole = len(starts) == 2 and abs(starts[0] - left) <= EDGE and abs(starts[1] - right) <= EDGE
        if kept and row.number - kept[-1].number > 1:
            break
        under_left = len(starts) == 1 and left - EDGE <= starts[0] and row.end < right - 1
        if not whole and not under_left and (len(starts) != 1 or abs(starts[0] - right) > EDGE):
            break
        open_lines = open_lines + 1 if under_left else 0
        kept.append(row)
    return kept[: len(kept) - open_lines]


def _heads_papers(pairs: Sequence[Row]) -> bool:
    """Whether the first row is the heading of a list of papers."""
    if not pairs:
        return False
    left, right = (piece.text for piece in pairs[0].pieces)
    return _PAPERS.fullmatch(left) is not None and _HELD.fullmatch(right) is not None


def _is_grid(pairs: Sequence[Row], above: Row | None) -> bool:
    """Whether rows are labels and values right under a heading."""
    if above is None or len(above.pieces) > 1 or pairs[0].number - above.number > NEAR:
        return False
    if not above.pieces[0].run.style.bold and not above.line.text.isupper():
        return False
    labels = [row.pieces[0].text for row in pairs if len(row.pieces) == 2]
    return sum(label_field(label) not in (None, "other") for label in labels) >= MIN_LABELS
