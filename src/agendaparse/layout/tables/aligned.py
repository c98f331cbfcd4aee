"""Tables that nothing is drawn around: figures under each other in columns. Read only where that is plain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agendaparse.document import Box, Line, Run, Segment
from agendaparse.layout.tables.cells import FoundTable, table_of
from agendaparse.layout.tables.columns import Interval, gaps_in, grid_of_bands, is_figure

MIN_ROWS = 3
MAX_STEP = 2.6  # type sizes from one row to the next
FIGURES = 0.7  # share of a column's cells that are figures, for a column of figures
MAX_WORDS = 14  # words in a cell; prose has more
MAX_HEADING = 2  # lines over the columns
MAX_LABEL = 6  # words in a piece of them
LEADERS = re.compile(r"\.{4,}|…{2,}|_{4,}")
LABEL = re.compile(r"\(?[0-9a-zA-Z]{1,3}(?:\.\d+)*[.)]?|[•●▪–-]")


def find_aligned_tables(lines: Sequence[Line]) -> list[FoundTable]:
    """Tables of figures set with tabs or spaces alone.

    Wanted are at least three rows in which the same white stretches part the columns, and at least one column of
    figures that is not the numbering of a list nor the page numbers of a table of contents. Prose, contact blocks,
    agendas and lists of names have none.

    Args:
        lines: Lines of one page that no other table holds, from the top down.
    """
    found: list[FoundTable] = []
    for block in _blocks(lines):
        table = _table(block, lines)
        if table is not None:
            found.append(table)
    return found


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that may be rows: in unbroken stretches, with several pieces each; one-piece lines only between such."""
    blocks: list[list[Line]] = []
    current: list[Line] = []
    pending: list[Line] = []
    for line in lines:
        box = line.box
        last = (pending or current or [None])[-1]  # type: ignore[list-item]
        near = last is not None and box.bottom - last.box.bottom <= MAX_STEP * max(_size(line), 6.0)
        several = len(line.segments) > 1 and any(is_figure(s.text) for s in line.segments)
        if current and not near:
            blocks.append(current)
            current, pending = [], []
        if several:
            current.extend([*pending, line] if current else [line])
            pending = []
        elif current and len(line.segments) == 1 and len(pending) < 2 and len(line.text.split()) <= MAX_WORDS:
            pending.append(line)
        elif current:
            blocks.append(current)
            current, pending = [], []
    if current:
        blocks.append(current)
    return blocks


def _table(lines: list[Line], every: Sequence[Line]) -> FoundTable | None:
    rows = [line for line in lines if len(line.segments) > 1]
    if len(rows) < MIN_ROWS:
        return None
    segments = [segment for line in rows for segment in line.segments]
    if any(len(s.text.split()) > MAX_WORDS or LEADERS.search(s.text) for s in segments):
        return None
    gaps = _gaps(segments, len(rows))
    columns = _columns(segments, gaps)
    if len(columns) < 2 or not _has_figures(columns, len(rows)):
        return None
    heading = _heading(lines[0], every, segments, len(gaps))
    if heading:
        lines = [*heading, *lines]
        segments += [segment for line in heading for segment in line.segments]
        gaps = _gaps(segments, len(rows) + len(heading))
    runs = [run for line in lines for run in line.runs]
    return _filled(lines, gaps, runs)


def _gaps(segments: Sequence[Segment], rows: int) -> list[Interval]:
    return gaps_in([(s.box.x0, s.box.x1) for s in segments], -1e9, 1e9, rows)


def _heading(first: Line, every: Sequence[Line], segments: Sequence[Segment], gaps: int) -> list[Line]:
    """The lines over the columns: right above the first row, in several pieces that leave the columns parted."""
    heading: list[Line] = []
    at = next(i for i, line in enumerate(every) if line is first)
    for line in reversed(every[max(0, at - MAX_HEADING) : at]):
        if first.box.bottom - line.box.bottom > MAX_STEP * max(_size(first), 6.0) or len(line.segments) < 2:
            break
        if any(len(segment.text.split()) > MAX_LABEL or LEADERS.search(segment.text) for segment in line.segments):
            break
        segments = [*segments, *line.segments]
        if len(line.segments) > gaps + 1 or len(_gaps(segments, MIN_ROWS)) != gaps:
            break
        heading.insert(0, line)
        first = line
    return heading


def _columns(segments: list[Segment], gaps: list[Interval]) -> list[list[str]]:
    edges = [(g0 + g1) / 2 for g0, g1 in gaps]
    columns: list[list[str]] = [[] for _ in range(len(edges) + 1)]
    for segment in segments:
        columns[sum(1 for edge in edges if edge < segment.box.mid_x)].append(segment.text)
    return columns


def _has_figures(columns: list[list[str]], rows: int) -> bool:
    """Whether there is a column of figures, and the figures are no list's numbering and no pages of a contents list."""
    figures = [
        i
        for i, texts in enumerate(columns)
        if len(texts) >= max(MIN_ROWS, 0.5 * rows) and sum(map(is_figure, texts)) >= FIGURES * len(texts)
    ]
    if figures and figures[0] == 0 and all(LABEL.fullmatch(text) for text in columns[0]):
        figures = figures[1:]
    if not figures:
        return False
    if len(figures) == 1:
        # One column of rising whole numbers beside words is a table of contents.
        numbers = [int(text) for text in columns[figures[0]] if text.isdigit()]
        if len(numbers) >= 0.8 * len(columns[figures[0]]) and numbers == sorted(numbers):
            return False
    return True


def _filled(lines: list[Line], gaps: list[Interval], runs: list[Run]) -> FoundTable:
    box = Box.around(line.box for line in lines)
    xs = [box.x0, *((g0 + g1) / 2 for g0, g1 in gaps), box.x1]
    middles = [line.box.mid_y for line in lines]
    ys = [box.top, *((a + b) / 2 for a, b in pairwise(middles)), box.bottom]
    found = table_of(grid_of_bands(xs, ys, runs), runs, (), lines[0].page, method="aligned")
    found.table.ruled = False
    return found


def _size(line: Line) -> float:
    return max(run.style.size for run in line.runs)
