"""Headings of tables in plain text: which lines may be one, and the words over each column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.grammar.columns import column_role, is_known_header, is_period, year_of
from agendaparse.grammar.dates import starts_with_date
from agendaparse.grammar.labels import label_field
from agendaparse.grammar.plan_columns import is_meeting_date, is_month, plan_role
from agendaparse.grammar.text import JOINING_WORDS, normalise
from agendaparse.layout.conversion_gutters import Columns, Piece, Row, spanned
from agendaparse.layout.conversion_places import cut_at_gutter, is_status
from agendaparse.layout.tables.columns import is_figure

HEADER_WORDS = 6  # words over a column
MORE_WORDS = 4  # words of a further line of these
SIDE = 10  # characters between two headings under a common one, at most
MIN_COLUMNS = 3

_NO_HEADER = regex.compile(r"^[\d£(•]|(?<!\bNo)[.;:]$|[@]|\d{4}$|:\s")
_HEADER = regex.compile(  # over tables that report no performance
    r"question|answer|explanation(?:\s*/\s*evidence)?|evidence|response|option|criteri(?:on|a)|cost|amount.*|sum|fee"
    r"|organisation|applicant|application|project(?:\s+summary)?|recommendation|item(?:\s+no\.?)?|pages?|report|subject|minute"
    r"|name|councillor|member|party|ward|telephone|tel|e-?mail|contact.*|position|present|apolog(?:y|ies)|date|time"
    r"|venue|action|discussion|decision|year|total|budget|forecast|outturn|variance|actual|type|location|no\.?",
    regex.IGNORECASE,
)
_AGENDA = regex.compile(r"pages?(?:\s+no\.?)?|contacts?(?:\s+officers?)?", regex.IGNORECASE)
_OPEN_END = regex.compile(rf"(?:[,\-–—/&]|\b(?:{JOINING_WORDS}))$")
_BROKEN = frozenset("bcdefghjklmnopqrstuvwxyz")  # letters that are no word


Band = tuple[int, Columns]
"""Lines that stand in the same columns: the number of the first, and these."""


@dataclass(slots=True)
class Stretch:
    """Rows of one table: what a box says over its heading, those of the heading, then the body."""

    rows: list[Row]
    headed: int
    columns: Columns
    begun: bool = False  # with its heading, which the page before does not have
    boxed: list[Row] = field(default_factory=list)  # the title and status of one indicator, over its heading
    group: Row | None = None  # the heading of these rows, over a heading of columns that only repeats
    bands: list[Band] = field(default_factory=list)  # of the body, where its columns move

    def columns_at(self, row: Row) -> Columns:
        """The columns that a row of the body stands in."""
        return next((columns for first, columns in self.bands[::-1] if first <= row.number), self.columns)


def may_head(row: Row) -> bool:
    """Whether a row may be the first line of a heading: short pieces that are no values."""
    pieces = row.pieces
    if all(_AGENDA.fullmatch(piece.text) for piece in pieces):
        return False  # beside the titles of an agenda, which are read as a list
    if len(pieces) >= MIN_COLUMNS and (all_dates(pieces) or heads_meetings(pieces)):
        return True
    if len(pieces) >= MIN_COLUMNS and all(label_field(piece.text) is not None for piece in pieces):
        return True  # labels of a title block, with their values below
    if len(pieces) < 2 or any(len(p.text.split()) > HEADER_WORDS or not _may_name(p) for p in pieces):
        return False
    return any(piece.text[0].isupper() for piece in pieces) and not any(map(_tells_status, pieces))


def _may_name(piece: Piece) -> bool:
    """Whether words may stand over a column: years may, other figures may not."""
    text = piece.text
    return _NO_HEADER.search(text) is None or (
        is_period(text) and (year_of(text) is not None or any(map(str.isalpha, text)))
    )


def _tells_status(piece: Piece) -> bool:
    return is_status(piece.text) and column_role(piece.text) is None


def heads_again(row: Row) -> bool:
    """Whether a row under a heading is the heading of another table."""
    known = sum(names_column(piece.text) for piece in row.pieces)
    return len(row.pieces) >= MIN_COLUMNS and 5 * known >= 3 * len(row.pieces) and may_head(row)


def names_column(text: str) -> bool:
    """Whether words are what councils print over a column."""
    if column_role(text) not in (None, "period") or plan_role(text) is not None:
        return True
    return _HEADER.fullmatch(text) is not None or label_field(text) not in (None, "other")


def all_dates(pieces: Sequence[Piece]) -> bool:
    """Whether all pieces are dates, as over a programme of work."""
    return all(starts_with_date(piece.text) and len(piece.text.split()) <= MORE_WORDS for piece in pieces)


def heads_meetings(pieces: Sequence[Piece]) -> bool:
    """Whether pieces head a programme of marks under meetings: names of columns, then dates or months."""
    dated = [is_meeting_date(piece.text) or is_month(piece.text) for piece in pieces]
    names = pieces[: dated.index(True)] if True in dated else pieces
    return sum(dated) > 1 and 0 < len(names) == len(pieces) - sum(dated) and any(names_column(p.text) for p in names)


def worded(row: Row) -> Row:
    """A row of which some piece is several headings with one space between: "Target Actual RAG"."""
    pieces: list[Piece] = []
    for piece in row.pieces:
        for words in _known_names(piece.text)[:-1]:
            left, piece = piece.cut(piece.start + len(words) + 1)
            pieces.append(left)
        pieces.append(piece)
    return row if len(pieces) == len(row.pieces) else Row(row.number, row.line, tuple(pieces))


def _known_names(text: str) -> list[str]:
    """The headings that words are, the longest first; the text itself where they are no row of headings."""
    words = text.split(" ")
    names: list[str] = []
    at = 0
    while at < len(words):
        end = next((end for end in range(len(words), at, -1) if is_known_header(" ".join(words[at:end]))), None)
        if end is None or not words[at][:1].isupper():
            return [text]
        names.append(" ".join(words[at:end]))
        at = end
    return names


def goes_on_heading(heading: Sequence[Row], row: Row, below: Sequence[Row], carried: bool = False) -> bool:
    """Whether a row right under the heading is more of it: no words of a record, under or beside those above.

    Args:
        heading: Its lines so far.
        row: The line below.
        below: Those below it.
        carried: Whether a table goes on from the page before, so that the line may be the end of a cell cut there.
    """
    if len(row.pieces) == 1 and row.start > heading[0].pieces[0].end and is_period(row.line.text):
        return True
    if heads_meetings(heading[0].pieces):
        return False
    widest = max(len(other.pieces) for other in heading)
    if all(is_known_header(piece.text) for piece in row.pieces) and any(spanned(p, (row,)) for p in heading[-1].pieces):
        return True
    open_end = any(_overlap(piece, row.pieces[0]) and _OPEN_END.search(piece.text) for piece in heading[-1].pieces)
    if _is_level(heading, row, below):
        return True
    if is_broken([*heading, row]):
        return all(map(_is_fragment, row.pieces))
    if all(_names_with(piece, heading[-1]) for piece in row.pieces):
        return True
    inner = row.start >= heading[0].pieces[0].end
    if inner and not carried and all(piece.text[0].islower() and _wraps(piece, heading[-1]) for piece in row.pieces):
        return True
    begins = not inner or row.line.text[0].islower()
    if begins and not open_end and heads_again(heading[0]):
        return False  # all columns are named already
    if len(row.pieces) > (3 if widest < 3 else max(2, 0.6 * widest)):
        return False
    for piece in row.pieces:
        if not _may_name(piece) or (len(piece.text.split()) > MORE_WORDS and not is_period(piece.text)):
            return False
    return not any(map(_tells_status, row.pieces))


def _is_level(heading: Sequence[Row], row: Row, below: Sequence[Row]) -> bool:
    """Whether a row is a further level of the heading: words under words, above a record whose first cell it lacks.

    A finer line has words beside those right under the words above, too.
    """
    if len(row.pieces) < 2 or not below or below[0].number - row.number > 2:
        return False
    under = [piece for piece in row.pieces if any(_overlap(piece, over) for over in heading[-1].pieces)]
    finer = len(heading) > 1 and len(row.pieces) > len(heading[-1].pieces) > 1 and _all_under(heading[-1], row)
    reached = [*under, *(p for p in row.pieces if finer and any(_apart(p, other) <= SIDE for other in under))]
    stacked = all(piece in reached for piece in row.pieces)
    first = next((other for other in below[:HEADER_WORDS] if len(other.pieces) > 1), None)
    return (
        stacked
        and first is not None
        and all(_is_fragment(piece) and piece.text[0].isupper() for piece in row.pieces)
        and any(is_figure(piece.text) or (finer and is_status(piece.text)) for piece in first.pieces[1:])
        and first.pieces[0].end < row.start
    )


def _all_under(above: Row, row: Row) -> bool:
    """Whether each piece of a line of a heading has one under it on the next."""
    return all(any(_overlap(piece, over) for piece in row.pieces) for over in above.pieces)


def is_broken(heading: Sequence[Row]) -> bool:
    """Whether words of a heading are broken in columns too narrow for them: "Revenu", and "e" below it."""
    return any(len(piece.text) == 1 and piece.text in _BROKEN for row in heading for piece in row.pieces)


def _is_fragment(piece: Piece) -> bool:
    words = piece.text.split()
    return len(words) <= 2 and all(word.isalpha() or word == "%" for word in words)


def _names_with(piece: Piece, above: Row) -> bool:
    """Whether words and those above them are one name of a column, which the words alone are not: "Item", "No"."""
    over = next((other for other in above.pieces if _overlap(piece, other)), None)
    return over is not None and names_column(f"{over.text} {piece.text}") and len(piece.text.split()) == 1


def _wraps(piece: Piece, above: Row) -> bool:
    """Whether a few words stand right under others, no further to the right than these."""
    over = next((other for other in above.pieces if _overlap(piece, other)), None)
    return over is not None and len(piece.text.split()) <= 2 and piece.end <= over.end + 2


def cut_as_before(row: Row, heading: Sequence[str]) -> Row:
    """A heading that is repeated overleaf, in the pieces it had on the page before."""
    if not all(heading) or len(row.pieces) >= len(heading) or row.line.text != " ".join(heading):
        return row
    pieces: list[Piece] = []
    rest = list(row.pieces)
    for words in heading:
        piece = rest.pop(0)
        if len(piece.text) > len(words):
            if not piece.text.startswith(f"{words} "):
                return row
            piece, behind = piece.cut(piece.start + len(words) + 1)
            rest.insert(0, behind)
        pieces.append(piece)
    return Row(row.number, row.line, tuple(pieces))


def heading_names(stretch: Stretch) -> tuple[str, ...]:
    """The heading of each column; empty where it has none."""
    return tuple(normalise(" ".join(words)) for words in heading_words(stretch))


def heading_words(stretch: Stretch) -> list[list[str]]:
    """The words over each column; what lies over several stands over each of them."""
    columns = stretch.columns
    words: list[list[str]] = [[] for _ in range(columns.count)]
    for row in stretch.rows[: stretch.headed]:
        for column, pieces in header_places(row, stretch).items():
            for at in column:
                words[at].extend(piece.text for piece in pieces)
    return words


def header_places(row: Row, stretch: Stretch) -> dict[tuple[int, ...], list[Piece]]:
    """The columns that each piece of a line of the heading stands over."""
    columns = stretch.columns
    if len(row.pieces) == columns.count:
        return {(i,): [piece] for i, piece in enumerate(row.pieces)}
    found: dict[tuple[int, ...], list[Piece]] = {}
    pieces = list(row.pieces)
    while pieces:
        piece = pieces.pop(0)
        first = columns.column_at(piece.start + 1)
        cut = cut_at_gutter(piece, columns, first, ()) if len(row.pieces) > 1 else None
        if cut is not None and not spanned(piece, stretch.rows[: stretch.headed]):
            piece, rest = cut
            pieces.insert(0, rest)
            found.setdefault((first,), []).append(piece)
            continue
        found.setdefault(tuple(sorted(_columns_under(piece, row, stretch))), []).append(piece)
    return found


def _columns_under(piece: Piece, row: Row, stretch: Stretch) -> set[int]:
    """The columns that a piece of a line of the heading stands over: those of what stands under it."""
    under = [*spanned(piece, stretch.rows[: stretch.headed]), *_left_over(piece, row, stretch)]
    found: set[int] = set()
    for other in under:
        below = next((r for r in stretch.rows[: stretch.headed] if r.number > row.number and other in r.pieces), None)
        found |= _columns_under(other, below, stretch) if below is not None else {_column_of(other, stretch)}
    return found or {_column_of(piece, stretch)}


def _column_of(piece: Piece, stretch: Stretch) -> int:
    return stretch.columns.column_at((piece.start + piece.end) / 2)


def _left_over(piece: Piece, row: Row, stretch: Stretch) -> list[Piece]:
    """Pieces of the next line of a heading that stand under nothing, but right beside what stands under this piece.

    A heading has several under it or none, so what is left over beside one of them is under it too.
    """
    below = next((other for other in stretch.rows[: stretch.headed] if other.number > row.number), None)
    if below is None:
        return []
    free = [p for p in below.pieces if not any(_overlap(p, over) for over in row.pieces)]
    mine = [p for p in below.pieces if _overlap(p, piece)]
    beside = [
        p
        for p in free
        if any(_apart(p, other) <= SIDE for other in mine) and min(row.pieces, key=lambda o: _off(o, p)) is piece
    ]
    return [*(p for p in mine if p not in spanned(piece, [below])), *beside] if beside else []


def _overlap(one: Piece, other: Piece) -> bool:
    return one.start < other.end and other.start < one.end


def _off(one: Piece, other: Piece) -> int:
    """How far the middles of two pieces lie apart, in halves of a character."""
    return abs(one.start + one.end - other.start - other.end)


def _apart(one: Piece, other: Piece) -> int:
    return max(one.start - other.end, other.start - one.end)
