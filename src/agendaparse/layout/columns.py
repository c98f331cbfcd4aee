"""Prose set in columns, as newsletters are: the left column is read to its end before the right one.

Only prose counts: rows of labels and values, contact blocks beside a date and agendas with a column of pages are read
line by line, and stay so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from agendaparse.document import Block, Line, Run
from agendaparse.layout.blocks import blocks_from_lines
from agendaparse.layout.lines import segments_of
from agendaparse.layout.make import make_block

GUTTER = 10.0  # points between two columns, at least
MIN_LINES = 6  # lines each column must have
MIN_WIDTH = 90.0  # points a column must be wide
MIN_WORDS = 3.5  # words a line of prose has on the average
RUNS_ON = 0.3  # share of lines that begin in the middle of a sentence; lists and labels begin with capitals
APART = 2.2  # type sizes from baseline to baseline: a line further off belongs to no column
_WORD = regex.compile(r"\p{L}{2,}")
_STOPPED = regex.compile(r"[.!?:;][\"'”’)\]]*$")


@dataclass(slots=True)
class _Row:
    """One line of a page cut at a gutter."""

    line: Line
    left: list[Run]
    right: list[Run]

    @property
    def baseline(self) -> float:
        return self.line.segments[0].runs[0].baseline

    @property
    def size(self) -> float:
        return self.line.segments[0].runs[0].style.size


@dataclass(slots=True)
class Columns:
    """Lines of one stretch of a page; those of `right` are read after those of `left`, and none where it is empty."""

    left: list[Line]
    right: list[Line]


def find_columns(lines: Sequence[Line]) -> list[Columns]:
    """Part the lines of a page, from the top down, into stretches set in one column and in two.

    Args:
        lines: Lines of one page, top to bottom.

    Returns:
        Stretches in reading order; a single one where there is no prose in columns.
    """
    for edge in _edges(lines):
        for start, end, rows in _stretches(lines, edge):
            before, after = lines[:start], lines[end:]
            two = Columns([_line(row.line, row.left) for row in rows if row.left], [])
            two.right = [_line(row.line, row.right) for row in rows if row.right]
            return [*(find_columns(before) if before else []), two, *(find_columns(after) if after else [])]
    return [Columns(list(lines), [])]


def blocks_in_columns(columns: Sequence[Columns], page: int) -> list[Block]:
    """Blocks of a page's stretches in reading order; a sentence that runs on in the next column is one block."""
    blocks: list[Block] = []
    for stretch in columns:
        blocks.extend(blocks_from_lines(stretch.left, page))
        if stretch.right:
            right = blocks_in_columns(find_columns(stretch.right), page)
            if blocks and right and _runs_on(blocks[-1], right[0]):
                first = blocks.pop()
                right[0] = make_block([*first.lines, *right[0].lines], label=first.label)
            blocks.extend(right)
    return blocks


def _edges(lines: Sequence[Line]) -> Iterator[float]:
    """Left edges that many lines share and that leave room for a column on either side."""
    if len(lines) < MIN_LINES:
        return
    edges = Counter(round(run.box.x0) for line in lines for run in line.runs)
    low = min(edges) + MIN_WIDTH
    high = max(segment.box.x1 for line in lines for segment in line.segments) - MIN_WIDTH
    for edge, count in sorted(edges.items()):
        # An edge may lie on either side of a round number.
        if low <= edge <= high and count + edges.get(edge + 1, 0) >= MIN_LINES and count >= edges.get(edge - 1, 0):
            yield float(edge)


def _stretches(lines: Sequence[Line], edge: float) -> Iterator[tuple[int, int, list[_Row]]]:
    """Runs of lines that leave a gutter free left of `edge`, with prose on both sides of it."""
    rows: list[_Row] = []
    start = 0
    for i, line in enumerate([*lines, None]):
        row = _cut(line, edge) if line is not None else None
        if row is not None:
            rows.append(row)
            continue
        low, high = _trimmed(rows)
        kept = rows[low:high]
        if _is_prose([row.left for row in kept]) and _is_prose([row.right for row in kept]):
            yield start + low, start + high, kept
        rows, start = [], i + 1


def _cut(line: Line, edge: float) -> _Row | None:
    """The line cut at the gutter; None if words stand in it."""
    row = _Row(line, [], [])
    for run in line.runs:
        if run.box.x0 >= edge - 1.5:
            row.right.append(run)
        elif run.box.x1 <= edge - GUTTER + 0.5:
            row.left.append(run)
        else:
            return None
    return row


def _trimmed(rows: Sequence[_Row]) -> tuple[int, int]:
    """The rows without one-sided lines at the ends that stand apart from the columns, such as a date or a signature."""
    low, high = 0, len(rows)
    while high - low > 1 and _stands_apart(rows[low], rows[low + 1 : high]):
        low += 1
    while high - low > 1 and _stands_apart(rows[high - 1], rows[low : high - 1][::-1]):
        high -= 1
    return low, high


def _stands_apart(row: _Row, others: Sequence[_Row]) -> bool:
    if row.left and row.right:
        return False
    same = (other for other in others if (other.left if row.left else other.right))
    nearest = next(same, None)
    return nearest is None or abs(nearest.baseline - row.baseline) > APART * max(row.size, nearest.size)


def _is_prose(column: Sequence[Sequence[Run]]) -> bool:
    texts = ["".join(run.text for run in runs).lstrip() for runs in column if runs]
    if len(texts) < MIN_LINES:
        return False
    words = sum(len(_WORD.findall(text)) for text in texts)
    running = sum(text[:1].islower() for text in texts)
    return words >= MIN_WORDS * len(texts) and running >= RUNS_ON * len(texts)


def _line(line: Line, runs: list[Run]) -> Line:
    whole = [segment for segment in line.segments if any(run is segment.runs[0] for run in runs)]
    if sum(len(segment.runs) for segment in whole) == len(runs):
        return Line(line.page, whole)
    return Line(line.page, segments_of(list(runs)))


def _runs_on(above: Block, below: Block) -> bool:
    """Whether the first block of a column carries on the sentence that the column before leaves open."""
    if above.style is None or below.style is None or abs(above.style.size - below.style.size) > 0.6:
        return False
    return bool(above.text) and below.text[:1].islower() and below.label is None and not _STOPPED.search(above.text)
