"""Runs to lines: what stands on one baseline, cut into segments at wide gaps."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from agendaparse.document import Box, Line, Run, Segment
from agendaparse.grammar.text import SOFT_HYPHENS, normalise

SAME_BASELINE = 0.25  # of the type size: a bold number and its text may differ by a point
SMALL = 0.8  # a run below this share of its neighbour's size may be a superscript
# Browsers set a superscript little smaller than its line: then only its words tell that it is one.
_LITTLE_SMALLER, _ORDINALS = 0.96, frozenset(("st", "nd", "rd", "th"))
WORD_GAP = 0.17  # of the type size: a wider gap between runs is a space
# A raised figure is a footnote's or a power's: set flat, "38" with note 1 would read 381.
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
WIDE_GAP = 1.25  # of the type size: a wider gap ends a segment (a tab, a column)
STOP_GAP = 0.45  # of the type size: a gap as wide as this ends a segment where another line has a tab stop or column
AT_STOP = 1.0  # points a run may begin beside a stop


def lines_of(runs: Iterable[Run], page: int) -> list[Line]:
    """Upright runs gathered into lines, from the top of the page down.

    Args:
        runs: Runs of one page, in any order; those turned by 90 or 270 degrees are passed over.
        page: Physical page they stand on.
    """
    rows: list[list[Run]] = []
    small: list[Run] = []
    for run in sorted((r for r in runs if r.rotation in (0, 180)), key=_top_then_left):
        row = _row_for(run, rows)
        if row is None:
            rows.append([run])
        elif abs(run.baseline - row[0].baseline) > 0.5 and _small(run, row[0]):
            small.append(run)
        else:
            row.append(run)
    # Superscripts sort before the line they belong to: rows of small runs are tried on their neighbours.
    rows, orphans = _fold_in_superscripts(rows)
    small.extend(orphans)
    for run in small:
        _raise_into(run, rows)
    lines = [Line(page, segments_of(row)) for row in rows]
    stops = {round(s.box.x0) for line in lines if len(line.segments) > 1 for s in line.segments[1:]}
    if stops:
        for line in lines:
            line.segments = [part for segment in line.segments for part in _cut_at_stops(segment, stops)]
    return lines


def segments_of(runs: list[Run]) -> list[Segment]:
    """The runs of one line, left to right, cut where a reader sees a gap."""
    runs.sort(key=lambda r: r.box.x0)
    groups: list[list[Run]] = []
    for run in runs:
        if groups and run.box.x0 - groups[-1][-1].box.x1 <= WIDE_GAP * max(run.style.size, 6):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [_segment(group) for group in groups]


def _segment(runs: list[Run]) -> Segment:
    if len(runs) == 1 and not runs[0].struck and not runs[0].raised:
        return Segment(_tidy(runs[0].text), runs[0].box, runs)
    return Segment(text_of(runs), Box.around([r.box for r in runs]), runs)


def _cut_at_stops(segment: Segment, stops: set[int]) -> list[Segment]:
    """A segment cut where a run begins at a tab stop of the page: a full column leaves only a small gap to the next."""
    runs = segment.runs
    cuts = [
        i
        for i, (last, run) in enumerate(pairwise(runs), 1)
        if run.box.x0 - last.box.x1 > STOP_GAP * run.style.size
        and not stops.isdisjoint((round(run.box.x0), round(run.box.x0 - AT_STOP), round(run.box.x0 + AT_STOP)))
    ]
    if not cuts:
        return [segment]
    return [_segment(runs[low:high]) for low, high in pairwise([0, *cuts, len(runs)])]


def text_of(runs: Iterable[Run]) -> str:
    """The words of runs that follow each other on one line, struck-through ones left out."""
    parts: list[str] = []
    last: Run | None = None
    for run in runs:
        if run.struck:
            parts.append(" ")
            continue
        if last is not None and not _touches(last, run):
            parts.append(" ")
        parts.append(run.text.translate(_SUPERSCRIPT) if run.raised else run.text)
        last = run
    return _tidy("".join(parts))


def _tidy(text: str) -> str:
    """Normalised, but for a soft hyphen at the end: it says that the word goes on, and is dropped by the join."""
    if text.rstrip()[-1:] in SOFT_HYPHENS:
        return normalise(text) + "\u00ad"
    return normalise(text)


def _touches(last: Run, run: Run) -> bool:
    gap = run.box.x0 - last.box.x1
    limit = 0.35 if run.raised else WORD_GAP
    return gap <= limit * max(last.style.size, run.style.size)


def _top_then_left(run: Run) -> tuple[float, float]:
    return run.baseline, run.box.x0


def _row_for(run: Run, rows: list[list[Run]]) -> list[Run] | None:
    """The row whose baseline this run shares; only the last few can."""
    for row in reversed(rows[-3:]):
        first = row[0]
        near = SAME_BASELINE * max(first.style.size, run.style.size)
        if abs(first.baseline - run.baseline) <= near and first.rotation == run.rotation:
            return row
    return None


def _fold_in_superscripts(rows: list[list[Run]]) -> tuple[list[list[Run]], list[Run]]:
    """Part rows into full ones and runs that may be raised into a full row just below."""
    full: list[list[Run]] = []
    orphans: list[Run] = []
    for i, row in enumerate(rows):
        below = rows[i + 1] if i + 1 < len(rows) else None
        if below and _sits_on(row, below):
            orphans.extend(row)
        else:
            full.append(row)
    return full, orphans


def _sits_on(row: list[Run], below: list[Run]) -> bool:
    """Whether every run of `row` is small and stands against a larger run of the line below."""
    if not _small(row[0], below[0]):  # nearly always
        return False
    rise = below[0].baseline - row[0].baseline
    first = min(below, key=lambda r: r.box.x0)
    # The figure that opens a footnote stands before its first word.
    opens = len(row) == 1 and -1.0 < first.box.x0 - row[0].box.x1 < 0.8 * first.style.size
    return all(
        _small(run, below[0])
        and 0 < rise < 0.6 * below[0].style.size
        and (opens or any(-1.5 < run.box.x0 - other.box.x1 < 0.4 * other.style.size for other in below))
        for run in row
    )


def _small(run: Run, other: Run) -> bool:
    share = run.style.size / (other.style.size or 1.0)
    return share < SMALL or (share < _LITTLE_SMALLER and run.text.strip().casefold() in _ORDINALS)


def _raise_into(run: Run, rows: list[list[Run]]) -> None:
    """Give a small run to the row it is a superscript (or subscript) of."""
    best = min(rows, key=lambda row: abs(row[0].baseline - run.baseline))
    run.raised = run.baseline < best[0].baseline - 0.5
    best.append(run)
