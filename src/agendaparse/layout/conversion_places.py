"""The pieces of a line of plain text by the columns of its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import regex

from agendaparse.grammar.status import read_status
from agendaparse.layout.conversion_gutters import ASIDE, MARK, REACH, WHOLE, WORD_START, Columns, Piece, Row, is_mark

NARROW = 18  # characters of a column of dates or statuses, at most

_DATE = regex.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?(?:\s(?:19|20)\d\d)?"
)


def place(row: Row, columns: Columns, beside: Sequence[int] = ()) -> dict[int, list[Piece]]:
    """The pieces of a row by their columns; a piece that lies over a gutter is cut there, between two words.

    Args:
        row: One line.
        columns: Of its table.
        beside: Characters at which pieces of the lines next to it begin, the nearest first; they tell where the cut is.
    """
    if len(row.pieces) == columns.count and not _is_labelled(row, columns):
        return {i: [piece] for i, piece in enumerate(row.pieces)}
    placed: dict[int, list[Piece]] = {}
    least = 0  # the column before which no further piece stands
    pieces = list(row.pieces)
    while pieces:
        piece = pieces.pop(0)
        first = max(columns.column_at(_head(piece)), least)
        if _is_next(piece, first, placed, columns):
            first = least = first + 1
        several = bool(pieces or placed) or is_cut_by(row, columns, beside)
        cut = cut_at_gutter(piece, columns, first, beside) if several else None
        if cut is not None:
            piece, rest = cut
            pieces.insert(0, rest)
            placed.setdefault(first, []).append(piece)
            least = first + 1
            continue
        if len(row.pieces) > 1:  # pushed aside by a full cell before it
            first = max(columns.column_at((piece.start + piece.end) / 2), least) if piece.start > 0 else first
        column = min(first, columns.count - 1)
        placed.setdefault(column, []).append(piece)
        least = column
    return placed


def _is_next(piece: Piece, column: int, placed: Mapping[int, Sequence[Piece]], columns: Columns) -> bool:
    """Whether wide white parts a piece from another in this column, and the next column begins near enough."""
    if column not in placed or column + 1 >= columns.count:
        return False
    before = placed[column][-1]
    return (
        piece.start - before.end > ASIDE
        and columns.starts[column + 1] - piece.start <= REACH
        and not (len(before.text) <= MARK and is_mark(before.text))
    )


def _is_labelled(row: Row, columns: Columns) -> bool:
    """Whether a row begins with the letter of a list, and with the words behind it in the same column."""
    if len(row.pieces) < 2:
        return False
    label, words = row.pieces[:2]
    return len(label.text) <= MARK and columns.column_at(_head(words)) == 0 and is_mark(label.text)


def _head(piece: Piece) -> int:
    """The character that says which column a piece begins in: a little inside it, for edges are ragged."""
    return min(piece.start + 1, piece.end - 1)


def is_cut_by(row: Row, columns: Columns, beside: Sequence[int] = ()) -> bool:
    """Whether a row of one piece is a full cell and the words of the next, not words across the columns.

    Args:
        row: The row.
        columns: Of its table.
        beside: Characters at which pieces of the next column begin on the lines next to it.
    """
    piece = row.pieces[0]
    over = [i for i, gutter in enumerate(columns.gutters) if piece.start < gutter - 1 and piece.end > gutter + 1]
    if len(row.pieces) > 1 or len(over) != 1 or columns.column_at(_head(piece)) != over[0]:
        return False
    start = columns.starts[over[0] + 1]
    words = [piece.start + match.start() for match in WORD_START.finditer(piece.text)]
    return any(abs(at - start) <= ASIDE or (at in beside and abs(at - start) <= REACH) for at in words)


def cut_at_gutter(piece: Piece, columns: Columns, first: int, beside: Sequence[int]) -> tuple[Piece, Piece] | None:
    """Part a piece at the gutter behind its column, where words of the next column begin."""
    if first >= columns.count - 1:
        return None
    gutter, start = columns.gutters[first], columns.starts[first + 1]
    start = next((at for at in beside if abs(at - start) <= REACH), start)
    words = [piece.start + match.start() for match in WORD_START.finditer(piece.text)]
    if start - columns.starts[first] <= NARROW:  # a whole value of a narrow column tells more than where words begin
        reach = [at for at in words if abs(at - start) <= REACH + ASIDE and piece.text[at - piece.start].isupper()]
        told = [at for at in reach if is_value(piece.text[: at - piece.start].strip())]
        if told:
            return piece.cut(told[-1])
    if piece.end <= gutter + 1:
        return None
    whole = [(piece.start + m.start(), piece.start + m.end()) for m in WHOLE.finditer(piece.text)]
    near = [at for at in words if abs(at - start) <= REACH and not any(begin < at < end for begin, end in whole)]
    told = [at for at in near if is_status(piece.text[: at - piece.start].strip())]
    return piece.cut(min(told or near, key=lambda at: abs(at - start))) if near else None


def is_guessed(row: Row, found: Mapping[int, Sequence[Piece]], columns: Columns, beside: Sequence[int]) -> bool:
    """Whether a piece was cut between two columns and nothing tells where: no other line begins a cell there.

    Args:
        row: One line.
        found: Its pieces by their columns.
        columns: Of its table.
        beside: Characters at which pieces of the lines next to it begin.
    """
    begun = {piece.start for piece in row.pieces}
    for column, pieces in found.items():
        piece, before = pieces[0], found.get(column - 1)
        if piece.start in begun or not before or is_value(before[-1].text):
            continue
        if all(abs(piece.start - at) > ASIDE for at in (columns.starts[column], *beside)):
            return True
    return False


def is_value(text: str) -> bool:
    """Whether words are a date, or a word of status, and nothing else."""
    return _DATE.fullmatch(text) is not None or is_status(text)


@lru_cache(maxsize=2048)
def is_status(text: str) -> bool:
    """Whether words are a word of status and nothing else."""
    return read_status(text, leading=False) is not None


@lru_cache(maxsize=2048)
def is_colour(text: str) -> bool:
    """Whether words are a colour, or its letter, and nothing else."""
    found = read_status(text, leading=False)
    return found is not None and found.strength != "word"
