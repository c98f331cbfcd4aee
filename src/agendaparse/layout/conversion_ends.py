"""Where a table in plain text ends: lines that belong to none, and headings of groups of rows within one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from agendaparse.grammar.numbering import parse_label
from agendaparse.grammar.report_headings import read_heading
from agendaparse.layout.conversion_gutters import Columns, Row
from agendaparse.layout.conversion_heads import HEADER_WORDS, MIN_COLUMNS, MORE_WORDS, heads_again

GROUP_WORDS = 14  # words of a heading across the table
MAX_HOLE = 9  # lines that a turned stamp beside the table, or the white of a tall cell, leaves empty
AHEAD = 6  # lines below one that tell how wide the table is
MIN_ROWS = 2
CENTRED = 0.1  # share of a table's width that the middle of a title over it may be off

_REPORT_PARTS = frozenset(
    ("recommendations", "reason", "summary", "purpose", "appendices", "background_papers", "contacts")
)
_ENDS_GROUP = regex.compile(r"[.,;:]$")


def body_rows(rows: Sequence[Row], heading: Sequence[Row]) -> list[Row]:
    """Rows under a heading down to a hole or to prose, as far as the gutters of what is above let tell."""
    body: list[Row] = []
    several = [row for row in heading if len(row.pieces) > 1]
    last = heading[-1].number if heading else None
    for number, row in enumerate(rows):
        if last is not None and row.number - last > MAX_HOLE:
            break
        if heads_again(row):
            return _without_title_below(body, row)
        if _is_legend(row, body):
            break
        parted = [other.start for other in body if len(other.pieces) > 1]
        left = min([*parted, *(other.start for other in heading)], default=0)
        if heading and len(parted) >= MIN_ROWS and row.start < left - 2 and _is_paragraph(row):
            break  # left of the table
        if (
            len(row.pieces) == 2
            and all(piece.run.style.bold for piece in row.pieces)
            and not _stands_under(row, heading)
        ):
            break  # a numbered heading
        if len(row.pieces) == 2 and row.pieces[0].text.endswith(":"):
            break  # a label and its value
        if len(row.pieces) < MIN_COLUMNS and body and row.start <= body[0].start and _heads_report(row.pieces[0].text):
            break
        if (
            len(row.pieces) == 1
            and several
            and not _lies_in_column(row, heading)
            and _is_prose(row, rows[number + 1 :], [*several, *body])
        ):
            break
        body.append(row)
        last = row.number
    return body


def _stands_under(row: Row, heading: Sequence[Row]) -> bool:
    """Whether both pieces of a row begin where those over them do, as the numbers and titles of a table do."""
    over = heading[0].pieces if heading else ()
    return len(over) >= MIN_COLUMNS and all(
        abs(piece.start - head.start) <= 1 for piece, head in zip(row.pieces, over, strict=False)
    )


def _lies_in_column(row: Row, heading: Sequence[Row]) -> bool:
    """Whether a row of one piece begins where a later column's heading does and ends before the next."""
    over = heading[0].pieces if heading else ()
    return any(abs(row.start - head.start) <= 1 and row.end < following.start for head, following in pairwise(over[1:]))


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


def _without_title_below(body: list[Row], heading: Row) -> list[Row]:
    """Rows above the heading of another table, without those that are its title: centred, or the last behind white."""
    if body and is_title_over(body[-1], [heading, *body[:-1]]):
        return body[:-1]
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
    if row.start < left - 2:  # but for a cell set to the right, or in the middle of its column
        inner = min((r.pieces[1].start for r in table if len(r.pieces) > 1), default=0)
        return row.number - table[-1].number > 1 or row.end > inner - 2 or not several or row.pieces[0].run.style.bold
    if row.end - row.start < 0.6 * (right - left):
        return False
    if row.end > right + 2 or _ENDS_GROUP.search(row.line.text) or len(row.line.text.split()) > GROUP_WORDS:
        return True
    return not below or len(below[0].pieces) == 1


def is_title(row: Row, words: int = HEADER_WORDS) -> bool:
    """Whether a row of one piece, of so many words at most, may be the heading of a group of rows."""
    text = row.line.text
    return text[0].isupper() and len(text.split()) <= words and _ENDS_GROUP.search(text) is None


def is_title_over(row: Row, table: Sequence[Row], *, repeated: bool = False) -> bool:
    """Whether a row is a title in the middle of a table that has its heading right below; it stands in no column.

    Args:
        row: The row.
        table: Rows of the table, its heading first.
        repeated: Whether the heading only repeats, so that what stands over it can be but the heading of a group.
    """
    heading = table[0]
    words, hole = (GROUP_WORDS, MAX_HOLE) if repeated else (HEADER_WORDS, 2)
    if len(row.pieces) > 1 or not is_title(row, words) or heading.number - row.number > hole:
        return False
    if len(heading.pieces) < MIN_COLUMNS:
        return False
    left, right = min(other.start for other in table), max(other.end for other in table)
    off = abs(row.start + row.end - left - right) / 2
    return off <= CENTRED * (right - left) and row.start > heading.pieces[0].end


def lies_across(row: Row, columns: Columns) -> bool:
    """Whether a line of one piece begins in the first column and reaches into the next: it heads no column."""
    return len(row.pieces) == 1 and columns.column_at(row.start) == 0 and columns.crosses(row.pieces[0])


def is_group(row: Row, columns: Columns, below: Sequence[Row]) -> bool:
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


def stands_apart(row: Row, above: Row, columns: Columns) -> bool:
    """Whether a last row of one piece stands behind white, and not where a later column begins."""
    if len(row.pieces) > 1 or row.number - above.number == 1:
        return False
    column = columns.column_at(row.start)
    return column == 0 or abs(row.start - columns.starts[column]) > 2
