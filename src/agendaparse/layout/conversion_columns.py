"""Tables in plain text: words set in columns, with nothing drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from agendaparse.document import Line
from agendaparse.grammar.columns import names_unit
from agendaparse.layout.conversion_bands import find_bands
from agendaparse.layout.conversion_cells import FIGURES, NEAR, make_table
from agendaparse.layout.conversion_ends import (
    MIN_ROWS,
    body_rows,
    is_group,
    is_title,
    is_title_over,
    lies_across,
    stands_apart,
)
from agendaparse.layout.conversion_fit import end_of_fit
from agendaparse.layout.conversion_gutters import ASIDE, REACH, Columns, Piece, Row, find_gutters, rows_of
from agendaparse.layout.conversion_heads import (
    MIN_COLUMNS,
    Stretch,
    all_dates,
    cut_as_before,
    goes_on_heading,
    heading_names,
    heading_words,
    heads_again,
    heads_meetings,
    is_broken,
    may_head,
    names_column,
    worded,
)
from agendaparse.layout.conversion_overleaf import (
    OpenTable,
    colour_columns,
    columns_of_row,
    matched,
    opened,
    rows_of_tail,
    tail_of_row,
)
from agendaparse.layout.conversion_places import is_cut_by, is_status, place
from agendaparse.layout.tables.cells import FoundTable
from agendaparse.layout.tables.columns import is_figure

BOX_LINES = 3  # of the title of a box, and of the figures in it
HEADER_LINES = 4  # lines of a heading
BROKEN_LINES = 10  # of one whose words are broken in narrow columns
MAX_CUT = 50  # lines of a row that go on overleaf in one cell alone
TRIAL = 40  # lines that a heading must fit before all are read: a text without pages is one long page
BESIDE = 4  # characters that a heading may begin beside its column


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
    tail = tail_of_row(rows, carried) if carried is not None else None
    if tail is not None:
        return [make_table(tail)], carried
    if carried is not None and carried.heading:
        rows = [cut_as_before(row, carried.heading) for row in rows]
    found: list[FoundTable] = []
    last: OpenTable | None = None
    before = carried  # whose heading may be repeated
    at = 0
    while at < len(rows):
        stretch = _carried(rows, at, carried) if carried is not None and not found and at < 3 else None
        if carried is not None and at == 0:
            stretch = stretch or rows_of_tail(rows, carried)
        stretch = stretch or _headed(rows, at, before, overleaf=carried is not None)
        if stretch is None:
            at += 1
            continue
        found.append(make_table(stretch))
        at = next(i for i, row in enumerate(rows) if row.number == stretch.rows[-1].number) + 1
        before = opened(stretch, before)
        last = before if at >= len(rows) - 1 else None
    return found, last


def _headed(rows: Sequence[Row], at: int, before: OpenTable | None = None, *, overleaf: bool = False) -> Stretch | None:
    """The table whose heading begins with this row.

    Args:
        rows: Of the page.
        at: The row.
        before: The table above or on the page before, whose heading may be repeated.
        overleaf: Whether one stood open at the foot of that page.
    """
    again = _repeated(rows, at, before)
    if not again and not may_head(rows[at]):
        return None
    headed = again or 1
    rows = [*rows[:at], *(worded(row) for row in rows[at : at + HEADER_LINES]), *rows[at + HEADER_LINES :]]
    while (
        not again
        and headed < (BROKEN_LINES if is_broken(rows[at : at + headed]) else HEADER_LINES)
        and at + headed < len(rows)
        and rows[at + headed].number - rows[at + headed - 1].number == 1
        and goes_on_heading(rows[at : at + headed], rows[at + headed], rows[at + headed + 1 :], overleaf)
    ):
        headed += 1
    for count in range(headed, max(again - 1, 0), -1):
        heading = rows[at : at + count]
        stretch = _under(heading, rows[at + count :], before if again else None)
        if stretch is None:
            continue
        sure = again or heads_again(heading[0]) or all_dates(heading[0].pieces)
        if _holds(stretch, 1 if sure else MIN_ROWS):
            stretch.begun = not again
            stretch.boxed = _boxed(stretch, rows[:at])
            if again and at > 0 and is_title_over(rows[at - 1], stretch.rows, repeated=True):
                stretch.group = rows[at - 1]
            return stretch if again or stretch.boxed else _with_rows_over(stretch, rows[:at])
    return None


def _under(heading: Sequence[Row], rows: Sequence[Row], again: OpenTable | None) -> Stretch | None:
    """The table under these lines, if they are a heading; for certain they are that of a table before `again`."""
    stretch: Stretch | None = None
    for below in (rows[:TRIAL], rows):
        body = body_rows(below, heading)
        stretch = _settled([*heading, *body], len(heading), again.columns.count if again is not None else None)
        if stretch is None or not (again is not None or _known(stretch)):
            return None
        if len(body) < TRIAL:
            break
    return stretch


def _repeated(rows: Sequence[Row], at: int, before: OpenTable | None) -> int:
    """How many lines the heading of the table before takes that is repeated here; 0 where none is."""
    lines = before.lines if before is not None else ()
    return len(lines) if tuple(row.line.text for row in rows[at : at + len(lines)]) == lines else 0


def _boxed(stretch: Stretch, above: Sequence[Row]) -> list[Row]:
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


def _with_rows_over(stretch: Stretch, above: Sequence[Row]) -> Stretch:
    """The table with lines right above its heading that stand over its later columns alone: they head these too."""
    over: list[Row] = []
    top = stretch.rows[0].number
    edge = stretch.columns.gutters[0]
    right = max(row.end for row in stretch.rows)
    for row in above[::-1][: HEADER_LINES - 1]:
        title = names_unit(row.line.text) or is_title_over(row, stretch.rows)
        if top - row.number != 1 or row.start <= edge or row.end > right + 4 or title:
            break
        over.append(row)
        top = row.number
    return Stretch([*over[::-1], *stretch.rows], stretch.headed + len(over), stretch.columns, begun=stretch.begun)


def _carried(rows: Sequence[Row], at: int, above: OpenTable) -> Stretch | None:
    """The table of the page before, going on without a heading."""
    edge = above.columns.starts[1] - 2
    first = next((i for i in range(at, min(at + MAX_CUT, len(rows))) if len(rows[i].pieces) > 1), None)
    if first is None:
        return None
    cut_off = rows[at : first - 1] if first > at and is_title(rows[first - 1]) else rows[at:first]
    if any(row.start < edge for row in cut_off):  # what a page end cut off stands in one cell
        return None
    if _headed(rows, first, above, overleaf=True) is not None:
        return _as_below(rows, at, above)
    body = body_rows(rows[at:], [])
    stretch = _settled(body, 0)
    told = colour_columns(stretch.rows, stretch.columns) if stretch is not None else frozenset()
    columns = matched(stretch.columns, above.columns, told, above.told) if stretch is not None else None
    if above.told and not told:  # few rows: the one with the status tells where the columns are
        columns = columns_of_row(body, above.columns, above.told) or columns
    bands = find_bands(body, columns, above.told or told, above.columns)
    if not bands:
        return _as_below(rows, at, above)
    stretch = stretch or Stretch(list(body), 0, bands[-1][1])
    stretch.columns, stretch.bands = bands[-1][1], bands
    return stretch if _holds(stretch) else None


def _as_below(rows: Sequence[Row], at: int, above: OpenTable) -> Stretch | None:
    """Rows that go on from the page before, too few to tell their columns, in those of the same heading below them."""
    again = next((i for i in range(at + 1, len(rows)) if _repeated(rows, i, above)), None)
    below = _headed(rows, again, above, overleaf=True) if again is not None else None
    if again is None or below is None:
        return None
    body = rows[at : again - 1] if is_title_over(rows[again - 1], below.rows, repeated=True) else rows[at:again]
    stretch = Stretch(list(body), 0, below.columns)
    held = {column for row in body for column in place(row, below.columns)}
    cut_off = bool(held) and held <= above.running - {0}  # the end of a row and nothing else
    near, starts = (REACH if cut_off else ASIDE), below.columns.starts
    if any(all(abs(piece.start - start) > near for start in starts) for row in body for piece in row.pieces):
        return None
    if any(names_unit(row.line.text) for row in body):
        return None  # over the heading
    return stretch if cut_off or _holds(stretch, 1) else None


def _settled(rows: list[Row], headed: int, known: int | None = None) -> Stretch | None:
    """The columns of these rows, and the rows as far as they stand in them.

    Args:
        rows: The heading, and rows under it.
        headed: How many of them are the heading.
        known: How many columns there are, where the heading only repeats.
    """
    rows = rows[: end_of_fit(rows, headed)]
    several = [row for row in rows if len(row.pieces) > 1]
    if len(several) < MIN_ROWS:
        return None
    heading = rows[:headed]
    columns = find_gutters([row for row in several if row not in heading], heading)
    for _ in range(2):  # lines of one piece tell of gutters too, once it is known which lie within a column
        body = rows[headed:]
        within = [row for row in body if len(row.pieces) > 1 or not columns.crosses(row.pieces[0])]
        columns = find_gutters(within, heading)
    bare = find_gutters(within) if known is not None and columns.count < known else columns
    if bare.count == known:  # the heading closes the narrow white between two columns, and tells nothing new
        columns = bare
    if headed:
        columns = _without_nameless(columns, heading, several)
    if columns.count < MIN_COLUMNS or any(lies_across(row, columns) for row in heading):
        return None
    kept: list[Row] = []
    for number, row in enumerate(rows):
        across = len(row.pieces) == 1 and columns.crosses(row.pieces[0])
        if across and ((is_cut_by(row, columns) and _is_between(rows, number)) or _is_cut_below(rows, number, columns)):
            across = False
        if across and number >= headed and not is_group(row, columns, rows[number + 1 :]):
            break
        kept.append(row)
    while len(kept) > headed + 1 and stands_apart(kept[-1], kept[-2], columns):
        kept.pop()
    while len(kept) > headed and len(kept[-1].pieces) == 1 and is_group(kept[-1], columns, kept[:1]):
        kept.pop()  # the heading of a group without rows
    return Stretch(kept, headed, columns)


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


def _is_cut_below(rows: Sequence[Row], at: int, columns: Columns) -> bool:
    """Whether the words of two columns run into each other right where the second begins on the line above."""
    above = rows[at - 1] if at > 0 and rows[at].number - rows[at - 1].number == 1 else None
    if above is None or len(above.pieces) < 2:
        return False
    start, piece = above.pieces[1].start, rows[at].pieces[0]
    parted = piece.start < start < piece.end and piece.text[start - piece.start - 1] == " "
    return parted and is_cut_by(rows[at], columns, [start])


def _is_between(rows: Sequence[Row], at: int) -> bool:
    """Whether a row stands right between others of a table."""
    if at == 0 or rows[at].number - rows[at - 1].number > 1:
        return False
    below = rows[at + 1 : at + 1 + NEAR]
    return any(len(row.pieces) > 1 for row in below) and below[0].number - rows[at].number == 1


def _known(stretch: Stretch) -> bool:
    """Whether the heading says what tables of councils have columns of; or one does, and its words begin the columns.

    Names of people and lines of an address stand in columns too, and make no table; columns of figures always do.
    """
    first = stretch.rows[0].pieces
    if all_dates(first) or heads_meetings(first) or _figured(stretch):
        return True
    texts = [" ".join(words) for words in heading_words(stretch) if words]
    known = sum(names_column(text) for text in texts)
    if len(texts) >= MIN_COLUMNS - 1 and 2 * known >= len(texts):
        return True
    columns = stretch.columns
    heads = [piece for row in stretch.rows[: stretch.headed] for piece in row.pieces]
    begun = [any(abs(piece.start - start) <= BESIDE for piece in heads) for start in columns.starts]
    return known > 0 and len(texts) == columns.count and 3 * sum(begun) >= 2 * columns.count


def _figured(stretch: Stretch) -> bool:
    """Whether figures stand under headings, in two columns or more behind the first."""
    texts: list[list[str]] = [[] for _ in range(stretch.columns.count)]
    for row in stretch.rows[stretch.headed :]:
        for column, pieces in place(row, stretch.columns).items():
            texts[column].extend(piece.text for piece in pieces)
    figures = [
        len(held) >= MIN_ROWS and sum(is_figure(text) for text in held) >= FIGURES * len(held) for held in texts[1:]
    ]
    return sum(figures) >= MIN_COLUMNS - 1 and all(heading_names(stretch)[1:])


def _holds(stretch: Stretch, least: int = MIN_ROWS) -> bool:
    body = stretch.rows[stretch.headed :]
    return sum(2 * len(place(row, stretch.columns_at(row))) >= stretch.columns.count for row in body) >= least
