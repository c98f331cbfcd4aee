"""Tables in plain text: words set in columns, with nothing drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.document import Block, Box, Cell, Line, Table
from agendaparse.grammar.columns import column_role, is_known_header, is_period
from agendaparse.grammar.dates import starts_with_date
from agendaparse.grammar.numbering import parse_label
from agendaparse.grammar.plan_columns import plan_role
from agendaparse.grammar.report_headings import read_heading
from agendaparse.grammar.text import normalise
from agendaparse.layout.blocks import blocks_from_lines
from agendaparse.layout.conversion_gutters import (
    HEIGHT,
    Columns,
    Piece,
    Row,
    cut_at_gutter,
    find_gutters,
    is_colour,
    is_cut_by,
    is_status,
    matched,
    place,
    rows_of,
    spanned,
)
from agendaparse.layout.conversion_rows import TextLine, part_rows
from agendaparse.layout.make import make_block
from agendaparse.layout.tables.cells import FoundTable
from agendaparse.layout.tables.columns import is_figure

MIN_COLUMNS = 3
MIN_ROWS = 2
HEADER_WORDS = 6  # words over a column
TITLE_WORDS, MIN_WORDS = 20, 4  # of a title in a cell, at most, and of what stands under it, at least
MORE_WORDS = 4  # words of a further line of these
BOX_LINES = 3  # of the title of a box, and of the figures in it
HEADER_LINES = 4  # lines of a heading
GROUP_WORDS = 14  # words of a heading across the table
MAX_HOLE = 9  # lines that a turned stamp beside the table, or the white of a tall cell, leaves empty
STATUSES, FIGURES = 0.6, 0.9  # share of a column's lines that are, in a column of statuses or of figures
TAIL = 15  # lines of a page that holds the end of a row alone
MAX_CUT = 50  # lines of a row that go on overleaf in one cell alone
AHEAD = 6  # lines below one that tell how wide the table is
SIDE = 10  # characters between two headings under a common one, at most
BESIDE = 4  # characters that a heading may begin beside its column
NEAR = 3  # lines above and below one that tell where its pieces begin

_NO_HEADER = regex.compile(r"^[\d£(•]|(?<!\bNo)[.;:]$|[@]|\d{4}$|:\s")
_HEADER = regex.compile(  # over tables that report no performance
    r"question|answer|explanation(?:\s*/\s*evidence)?|evidence|response|option|criteri(?:on|a)|cost|amount.*|sum|fee"
    r"|organisation|applicant|application|project(?:\s+summary)?|recommendation|item(?:\s+no\.?)?|pages?|report|subject|minute"
    r"|name|councillor|member|party|ward|telephone|tel|e-?mail|contact.*|position|present|apolog(?:y|ies)|date|time"
    r"|venue|action|discussion|decision|year|total|budget|forecast|outturn|variance|actual|type|location|no\.?",
    regex.IGNORECASE,
)
_REPORT_PARTS = frozenset(
    ("recommendations", "reason", "summary", "purpose", "appendices", "background_papers", "contacts")
)
_AGENDA = regex.compile(r"pages?(?:\s+no\.?)?|contacts?(?:\s+officers?)?", regex.IGNORECASE)
_OPEN_END = regex.compile(r"(?:[,\-–—/&]|\b(?:the|a|an|of|and|or|to|for|in|on|by|with|that|from|at|as))$")
_ENDS_GROUP = regex.compile(r"[.,;:]$")


@dataclass(slots=True)
class _Stretch:
    """Rows of one table: what a box says over its heading, those of the heading, then the body."""

    rows: list[Row]
    headed: int
    columns: Columns
    boxed: list[Row] = field(default_factory=list)  # the title and status of one indicator, over its heading


@dataclass(frozen=True, slots=True)
class OpenTable:
    """The table that stands last on a page: it may go on overleaf without a heading."""

    columns: Columns
    heading: tuple[str, ...]
    told: frozenset[int]


def find_text_tables(
    lines: Sequence[Line], carried: OpenTable | None = None
) -> tuple[list[FoundTable], OpenTable | None]:
    """Tables among the lines of a page of plain text.

    A table begins under a heading of at least three short pieces; what follows stands in columns parted by white. A
    table that goes on from the page before needs no heading.

    Args:
        lines: Lines of one page, from the top down.
        carried: The table that stood last on the page before, if one did.

    Returns:
        The tables, and the one that reaches the foot of the page.
    """
    rows = rows_of(lines)
    tail = _tail(rows, carried) if carried is not None else None
    if tail is not None:
        return [_table(tail)], carried
    if carried is not None and carried.heading:
        rows = [_cut_as_before(row, carried.heading) for row in rows]
    found: list[FoundTable] = []
    last: OpenTable | None = None
    at = 0
    while at < len(rows):
        stretch = _carried(rows, at, carried) if carried is not None and not found and at < 3 else None
        stretch = stretch or _headed(rows, at, carried.heading if carried is not None else ())
        if stretch is None:
            at += 1
            continue
        found.append(_table(stretch))
        at = next(i for i, row in enumerate(rows) if row.number == stretch.rows[-1].number) + 1
        last = _opened(stretch, carried) if at >= len(rows) - 1 else None
    return found, last


def _tail(rows: Sequence[Row], above: OpenTable) -> _Stretch | None:
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
    return _Stretch(list(rows), 0, Columns(tuple(max(start - 1, 0) for start in columns[1:]), columns))


def _is_title(row: Row) -> bool:
    """Whether a row of one piece may be the heading of a group of rows."""
    text = row.line.text
    return text[0].isupper() and len(text.split()) <= HEADER_WORDS and _ENDS_GROUP.search(text) is None


def _opened(stretch: _Stretch, before: OpenTable | None) -> OpenTable:
    heading = _names(stretch) if stretch.headed == 1 else ()
    told = _told(stretch.rows[stretch.headed :], stretch.columns) or (
        before.told if before is not None else frozenset()
    )
    return OpenTable(stretch.columns, heading or (before.heading if before is not None else ()), told)


def _cut_as_before(row: Row, heading: Sequence[str]) -> Row:
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


def _headed(rows: Sequence[Row], at: int, before: Sequence[str] = ()) -> _Stretch | None:
    """The table whose heading begins with this row."""
    if not _may_head(rows[at]):
        return None
    headed = 1
    rows = [*rows[:at], *(_worded(row) for row in rows[at : at + HEADER_LINES]), *rows[at + HEADER_LINES :]]
    while (
        headed < HEADER_LINES
        and at + headed < len(rows)
        and rows[at + headed].number - rows[at + headed - 1].number == 1
        and _goes_on_heading(rows[at : at + headed], rows[at + headed])
    ):
        headed += 1
    for count in range(headed, 0, -1):
        heading = rows[at : at + count]
        body = _body(rows[at + count :], heading)
        stretch = _settled([*heading, *body], count)
        if stretch is None or not _known(stretch):
            continue
        sure = _heads_again(heading[0]) or (bool(before) and _names(stretch) == tuple(before))
        if _holds(stretch, 1 if sure else MIN_ROWS):
            stretch.boxed = _boxed(stretch, rows[:at])
            return stretch if stretch.boxed else _with_rows_over(stretch, rows[:at])
    return None


def _boxed(stretch: _Stretch, above: Sequence[Row]) -> list[Row]:
    """The lines right above a heading that name an indicator and tell its status at the right, as boxes do."""
    if len(stretch.rows) - stretch.headed > BOX_LINES:
        return []
    taken: list[Row] = []
    top, left = stretch.rows[0].number, stretch.rows[0].start
    for row in above[::-1][:BOX_LINES]:
        alone = len(row.pieces) == 1 and is_status(row.pieces[0].text)
        begun = next((other.start for other in taken if not is_status(other.pieces[0].text)), row.start)
        if top - row.number != 1 or len(row.pieces) > 2 or not (alone or (row.start == begun and begun <= left)):
            break
        taken.append(row)
        top = row.number
    told = [row.pieces[-1] for row in taken if is_status(row.pieces[-1].text)]
    named = sum(row.pieces[0] not in told for row in taken)
    return taken[::-1] if len(told) == 1 and named and told[0].start > stretch.columns.gutters[0] else []


def _with_rows_over(stretch: _Stretch, above: Sequence[Row]) -> _Stretch:
    """The table with lines right above its heading that stand over its later columns alone: they head these too."""
    over: list[Row] = []
    top = stretch.rows[0].number
    edge = stretch.columns.gutters[0]
    right = max(row.end for row in stretch.rows)
    for row in above[::-1][: HEADER_LINES - 1]:
        if top - row.number != 1 or row.start <= edge or row.end > right + 4:
            break
        over.append(row)
        top = row.number
    return _Stretch([*over[::-1], *stretch.rows], stretch.headed + len(over), stretch.columns)


def _carried(rows: Sequence[Row], at: int, above: OpenTable) -> _Stretch | None:
    """The table of the page before, going on without a heading."""
    edge = above.columns.starts[1] - 2
    first = next((i for i in range(at, min(at + MAX_CUT, len(rows))) if len(rows[i].pieces) > 1), None)
    if first is None:
        return None
    cut_off = rows[at : first - 1] if first > at and _is_title(rows[first - 1]) else rows[at:first]
    if any(row.start < edge for row in cut_off):  # what a page end cut off stands in one cell
        return None
    if _may_head(rows[first]) and _headed(rows, first) is not None:
        return None
    body = _body(rows[at:], [])
    stretch = _settled(body, 0)
    told = _told(stretch.rows, stretch.columns) if stretch is not None else frozenset()
    if above.told and not told:  # few rows: the one with the status tells where the columns are
        columns = _columns_of_row(body, above)
        if columns is not None:
            return _Stretch(list(body), 0, columns)
    columns = matched(stretch.columns, above.columns, told, above.told) if stretch is not None else None
    if stretch is None or columns is None:
        return None
    stretch.columns = columns
    return stretch if _holds(stretch) else None


def _columns_of_row(body: Sequence[Row], above: OpenTable) -> Columns | None:
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


def _told(rows: Sequence[Row], columns: Columns) -> frozenset[int]:
    """The columns of colours: what else tells a status, such as "on-going", may be a date."""
    texts: dict[int, list[str]] = {}
    for row in rows:
        for column, pieces in place(row, columns).items():
            texts.setdefault(column, []).extend(piece.text for piece in pieces)
    return frozenset(i for i, held in texts.items() if sum(map(is_colour, held)) >= STATUSES * len(held))


def _may_head(row: Row) -> bool:
    pieces = row.pieces
    if all(_AGENDA.fullmatch(piece.text) for piece in pieces):
        return False  # beside the titles of an agenda, which are read as a list
    if len(pieces) >= MIN_COLUMNS and _all_dates(pieces):
        return True
    if len(pieces) < 2 or any(len(p.text.split()) > HEADER_WORDS or _NO_HEADER.search(p.text) for p in pieces):
        return False
    return any(piece.text[0].isupper() for piece in pieces) and not any(map(_tells_status, pieces))


def _tells_status(piece: Piece) -> bool:
    return is_status(piece.text) and column_role(piece.text) is None


def _heads_again(row: Row) -> bool:
    """Whether a row under a heading is the heading of another table."""
    known = sum(_names_column(piece.text) for piece in row.pieces)
    return len(row.pieces) >= MIN_COLUMNS and 5 * known >= 3 * len(row.pieces) and _may_head(row)


def _worded(row: Row) -> Row:
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


def _goes_on_heading(heading: Sequence[Row], row: Row) -> bool:
    """Whether a row right under the heading is more of it: no words of a record, under or beside those above."""
    if len(row.pieces) == 1 and row.start > heading[0].pieces[0].end and is_period(row.line.text):
        return True
    widest = max(len(other.pieces) for other in heading)
    if all(is_known_header(piece.text) for piece in row.pieces) and any(spanned(p, (row,)) for p in heading[-1].pieces):
        return True
    open_end = any(_overlap(piece, row.pieces[0]) and _OPEN_END.search(piece.text) for piece in heading[-1].pieces)
    begins = row.start < heading[0].pieces[0].end or row.line.text[0].islower()
    if begins and not open_end and _heads_again(heading[0]):
        return False  # all columns are named already
    if len(row.pieces) > (3 if widest < 3 else max(2, 0.6 * widest)):
        return False
    for piece in row.pieces:
        if not is_period(piece.text) and (len(piece.text.split()) > MORE_WORDS or _NO_HEADER.search(piece.text)):
            return False
    return not any(map(_tells_status, row.pieces))


def _body(rows: Sequence[Row], heading: Sequence[Row]) -> list[Row]:
    """Rows under a heading down to a hole or to prose, as far as the gutters of what is above let tell."""
    body: list[Row] = []
    several = [row for row in heading if len(row.pieces) > 1]
    last = heading[-1].number if heading else None
    for number, row in enumerate(rows):
        if last is not None and row.number - last > MAX_HOLE:
            break
        if _heads_again(row):
            return _without_title_below(body)
        if _is_legend(row, body):
            break
        parted = [other.start for other in body if len(other.pieces) > 1]
        left = min([*parted, *(other.start for other in heading)], default=0)
        if heading and len(parted) >= MIN_ROWS and row.start < left - 2 and _is_paragraph(row):
            break  # left of the table
        if len(row.pieces) == 2 and row.pieces[0].text.endswith(":"):
            break  # a label and its value
        if len(row.pieces) < MIN_COLUMNS and body and row.start <= body[0].start and _heads_report(row.pieces[0].text):
            break
        if len(row.pieces) == 1 and several and _is_prose(row, rows[number + 1 :], [*several, *body]):
            break
        body.append(row)
        last = row.number
    return body


def _is_paragraph(row: Row) -> bool:
    label = parse_label(row.line.text)
    if len(row.pieces) >= MIN_COLUMNS or label is None or label.kind not in ("number", "decimal"):
        return False
    return len(row.line.text.split()) > MORE_WORDS


def _heads_report(text: str) -> bool:
    part = read_heading(text) if text[0].isupper() else None
    return part is not None and part.kind in _REPORT_PARTS


def _is_legend(row: Row, body: Sequence[Row]) -> bool:
    """Whether a row behind white tells what marks mean: it begins small, where each line above is a row of its own."""
    several = [other for other in body if len(other.pieces) > 1]
    if not body or row.number - body[-1].number == 1 or not row.line.text[0].islower():
        return False
    return len(several) == len(body) and row.start < several[0].pieces[1].start - 2


def _without_title_below(body: list[Row]) -> list[Row]:
    """Rows above the heading of another table, without those that are its title: the last behind white."""
    full = max((len(row.pieces) for row in body), default=0)
    for at in range(len(body) - 1, 0, -1):
        if 2 * len(body[at].pieces) > max(full, 2):
            break
        if body[at].number - body[at - 1].number > 1:
            return body[:at]
    return body


def _is_prose(row: Row, below: Sequence[Row], table: Sequence[Row]) -> bool:
    """Whether a line of one piece lies across the table and is no heading of a group of rows."""
    several = [other for other in below[:AHEAD] if len(other.pieces) > 1]
    left, right = min(r.start for r in table), max(r.end for r in (*table, *several))
    if row.start < left - 2:
        return True
    if row.end - row.start < 0.6 * (right - left):
        return False
    if row.end > right + 2 or _ENDS_GROUP.search(row.line.text) or len(row.line.text.split()) > GROUP_WORDS:
        return True
    return not below or len(below[0].pieces) == 1


def _settled(rows: list[Row], headed: int) -> _Stretch | None:
    """The columns of these rows, and the rows as far as they stand in them."""
    several = [row for row in rows if len(row.pieces) > 1]
    if len(several) < MIN_ROWS:
        return None
    heading = rows[:headed]
    columns = find_gutters([row for row in several if row not in heading], heading)
    for _ in range(2):  # lines of one piece tell of gutters too, once it is known which lie within a column
        body = rows[headed:]
        within = [row for row in body if len(row.pieces) > 1 or not columns.crosses(row.pieces[0])]
        columns = find_gutters(within, heading)
    if headed:
        columns = _without_nameless(columns, heading, several)
    if columns.count < MIN_COLUMNS or any(_lies_across(row, columns) for row in heading):
        return None
    kept: list[Row] = []
    for number, row in enumerate(rows):
        across = len(row.pieces) == 1 and columns.crosses(row.pieces[0])
        if across and is_cut_by(row, columns) and _is_between(rows, number):
            across = False
        if across and number >= headed and not _is_group(row, columns, rows[number + 1 :]):
            break
        kept.append(row)
    while len(kept) > headed + 1 and _stands_apart(kept[-1], kept[-2], columns):
        kept.pop()
    while len(kept) > headed and len(kept[-1].pieces) == 1 and _is_group(kept[-1], columns, kept[:1]):
        kept.pop()  # the heading of a group without rows
    return _Stretch(kept, headed, columns)


def _stands_apart(row: Row, above: Row, columns: Columns) -> bool:
    """Whether a last row of one piece stands behind white, and not where a later column begins."""
    if len(row.pieces) > 1 or row.number - above.number == 1:
        return False
    column = columns.column_at(row.start)
    return column == 0 or abs(row.start - columns.starts[column]) > 2


def _all_dates(pieces: Sequence[Piece]) -> bool:
    return all(starts_with_date(piece.text) and len(piece.text.split()) <= MORE_WORDS for piece in pieces)


def _without_nameless(columns: Columns, heading: Sequence[Row], rows: Sequence[Row]) -> Columns:
    """The columns without those that have no heading and never words beside their neighbour's: cells pushed aside."""
    at = 0
    while columns.count > MIN_COLUMNS and at < columns.count:
        named = any(columns.column_at((p.start + p.end) / 2) == at for row in heading for p in row.pieces)
        filled = [place(row, columns) for row in rows if row not in heading]
        gutter = (
            None
            if named
            else next((g for g in (at - 1, at) if 0 <= g < columns.count - 1 and _never_both(filled, g)), None)
        )
        if gutter is None:
            at += 1
            continue
        columns = columns.without(gutter)
    return columns


def _never_both(filled: Sequence[Mapping[int, list[Piece]]], gutter: int) -> bool:
    return not any(gutter in found and gutter + 1 in found for found in filled)


def _is_between(rows: Sequence[Row], at: int) -> bool:
    """Whether a row stands right between others of a table."""
    if at == 0 or rows[at].number - rows[at - 1].number > 1:
        return False
    below = rows[at + 1 : at + 1 + NEAR]
    return any(len(row.pieces) > 1 for row in below) and below[0].number - rows[at].number == 1


def _lies_across(row: Row, columns: Columns) -> bool:
    """Whether a line of one piece begins in the first column and reaches into the next: it heads no column."""
    return len(row.pieces) == 1 and columns.column_at(row.start) == 0 and columns.crosses(row.pieces[0])


def _is_group(row: Row, columns: Columns, below: Sequence[Row]) -> bool:
    """Whether a row is a heading across the table: words at its left edge alone, a sentence they are not."""
    text = row.line.text
    if len(row.pieces) != 1 or not below or columns.column_at(row.start) > 0 or _ENDS_GROUP.search(text):
        return False
    if len(text.split()) > GROUP_WORDS or not text[0].isupper():
        return False
    if columns.crosses(row.pieces[0]):
        return True
    narrow = columns.gutters[0] - columns.starts[0] <= 12
    return narrow and len(text) > 3 and not any(map(str.isdigit, text)) and not text.isupper()


def _known(stretch: _Stretch) -> bool:
    """Whether the heading says what tables of councils have columns of; or one does, and its words begin the columns.

    Names of people and lines of an address stand in columns too, and make no table.
    """
    if _all_dates(stretch.rows[0].pieces):
        return True
    texts = [" ".join(words) for words in _heading(stretch) if words]
    known = sum(_names_column(text) for text in texts)
    if len(texts) >= MIN_COLUMNS - 1 and 2 * known >= len(texts):
        return True
    columns = stretch.columns
    heads = [piece for row in stretch.rows[: stretch.headed] for piece in row.pieces]
    begun = [any(abs(piece.start - start) <= BESIDE for piece in heads) for start in columns.starts]
    return known > 0 and len(texts) == columns.count and 3 * sum(begun) >= 2 * columns.count


def _names_column(text: str) -> bool:
    if column_role(text) not in (None, "period") or plan_role(text) is not None:
        return True
    return _HEADER.fullmatch(text) is not None


def _holds(stretch: _Stretch, least: int = MIN_ROWS) -> bool:
    body = stretch.rows[stretch.headed :]
    return sum(2 * len(place(row, stretch.columns)) >= stretch.columns.count for row in body) >= least


def _names(stretch: _Stretch) -> tuple[str, ...]:
    return tuple(normalise(" ".join(words)) for words in _heading(stretch))


def _heading(stretch: _Stretch) -> list[list[str]]:
    """The words over each column; what lies over several stands over each of them."""
    columns = stretch.columns
    words: list[list[str]] = [[] for _ in range(columns.count)]
    for row in stretch.rows[: stretch.headed]:
        for column, pieces in _header_places(row, stretch).items():
            for at in column:
                words[at].extend(piece.text for piece in pieces)
    return words


def _header_places(row: Row, stretch: _Stretch) -> dict[tuple[int, ...], list[Piece]]:
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
        under = [*spanned(piece, stretch.rows[: stretch.headed]), *_left_over(piece, row, stretch)] or [piece]
        columns_of = sorted({columns.column_at((other.start + other.end) / 2) for other in under})
        found.setdefault(tuple(columns_of), []).append(piece)
    return found


def _left_over(piece: Piece, row: Row, stretch: _Stretch) -> list[Piece]:
    """Pieces of the next line of a heading that stand under nothing, but right beside what stands under this piece.

    A heading has several under it or none, so what is left over beside one of them is under it too.
    """
    below = next((other for other in stretch.rows[: stretch.headed] if other.number > row.number), None)
    if below is None:
        return []
    free = [p for p in below.pieces if not any(_overlap(p, over) for over in row.pieces)]
    mine = [p for p in below.pieces if _overlap(p, piece)]
    beside = [p for p in free if any(_apart(p, other) <= SIDE for other in mine)]
    return [*(p for p in mine if p not in spanned(piece, [below])), *beside] if beside else []


def _overlap(one: Piece, other: Piece) -> bool:
    return one.start < other.end and other.start < one.end


def _apart(one: Piece, other: Piece) -> int:
    return max(one.start - other.end, other.start - one.end)


def _table(stretch: _Stretch) -> FoundTable:
    columns = stretch.columns
    page = stretch.rows[0].line.page
    cells: list[Cell] = []
    height = 0
    if stretch.boxed:
        status = [piece for row in stretch.boxed for piece in row.pieces if is_status(piece.text)]
        title = [_line(named, page) for row in stretch.boxed if (named := [p for p in row.pieces if p not in status])]
        cells.append(Cell(0, 0, _blocks(title), colspan=columns.count - 1, page=page))
        cells.append(Cell(0, columns.count - 1, _blocks([_line(status, page)]), page=page))
        height = 1
    if stretch.headed:
        over: list[list[Line]] = [[] for _ in range(columns.count)]
        for row in stretch.rows[: stretch.headed]:
            for places, pieces in _header_places(row, stretch).items():
                for column in places:
                    over[column].append(_line(pieces, page))
        header = not stretch.boxed
        cells.extend(Cell(height, i, _blocks(held), header=header, page=page) for i, held in enumerate(over))
        height += 1
    body = stretch.rows[stretch.headed :]
    groups = {row.number for i, row in enumerate(body) if _is_group(row, columns, body[i + 1 :])}
    placed = [
        place(row, columns, _beside(body, i)) if row.number not in groups else {0: list(row.pieces)}
        for i, row in enumerate(body)
    ]
    numbers = {row.number for row in stretch.rows}
    told = [
        TextLine(
            row.number,
            tuple(" ".join(p.text for p in found.get(i, ())) for i in range(columns.count)),
            row.number in groups,
        )
        for row, found in zip(body, placed, strict=True)
    ]
    parted = part_rows(told, *_kept_columns(told))
    if stretch.headed and _all_dates(stretch.rows[0].pieces):
        parted = [(0, len(told))]  # what is planned for each date, under it
    for start, end in parted:
        if told[start].alone:
            held = [_line(placed[start][0], page)]
            cells.append(Cell(height, 0, _blocks(held), colspan=columns.count, page=page))
        else:
            for i in range(columns.count):
                held = [
                    (row.number, found[i])
                    for row, found in zip(body[start:end], placed[start:end], strict=True)
                    if i in found
                ]
                cells.append(Cell(height, i, _paragraphs(held, numbers, page), page=page))
        height += 1
    rows = [*stretch.boxed, *stretch.rows]
    box = Box.around(row.line.box for row in rows)
    cells[0].box = box  # one box tells where on the page the table stands; columns have none, for they are of the grid
    return FoundTable(Table(cells, "source", True, (page,), box), [run for row in rows for run in row.line.runs])


def _beside(body: Sequence[Row], at: int) -> list[int]:
    """Where pieces begin on the lines next to one."""
    near = [*body[max(0, at - NEAR) : at], *body[at + 1 : at + 1 + NEAR]]
    return [piece.start for row in near for piece in row.pieces]


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


def _line(pieces: Sequence[Piece], page: int) -> Line:
    return Line(page, [piece.segment() for piece in pieces])


def _blocks(lines: Sequence[Line]) -> list[Block]:
    return [make_block(list(lines))] if lines else []


def _paragraphs(held: Sequence[tuple[int, Sequence[Piece]]], numbers: set[int], page: int) -> list[Block]:
    """The paragraphs of a cell: its lines put under each other, without those between that are other cells' alone."""
    lines: list[Line] = []
    down, last = 0, None
    for number, pieces in held:
        if last is not None:
            down += 1 if all(between in numbers for between in range(last + 1, number)) else 2
        last = number
        lines.append(Line(page, [piece.segment(down * HEIGHT) for piece in pieces]))
    blocks = blocks_from_lines(lines, page) if lines else []
    if len(blocks) > 1 and _heads_cell(blocks[0]) and len(blocks[1].text.split()) >= MIN_WORDS:
        blocks[0].bold = True  # as it was in print: text has no weight
    return blocks


def _heads_cell(block: Block) -> bool:
    """Whether the first paragraph of a cell is the title of what follows."""
    text = block.text
    return block.label is None and text[:1].isupper() and text[-1:] not in ".;,:" and len(text.split()) <= TITLE_WORDS
