"""Tables with horizontal rules only: rows between the rules, columns from the text between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from agendaparse.document import Page, Run
from agendaparse.layout.tables.cells import FoundTable, table_of
from agendaparse.layout.tables.columns import Interval, gaps_in, grid_of_bands, lines_by_baseline, pieces_of
from agendaparse.layout.tables.edges import SNAP, Edge
from agendaparse.layout.tables.grid import Grid
from agendaparse.layout.tables.refine import refined

MIN_WIDTH = 150.0  # points a rule of such a table is long at least; underlines are shorter
MIN_COLUMN_GAP = 6.0  # points of white that make two columns of a band
STEP = 1.6  # type sizes from baseline to baseline within a row
FOOT = 0.8  # of the page height: a single rule below this may open a table that goes on overleaf
Band = tuple[float, float]


def find_open_tables(
    page: Page, runs: Sequence[Run], rules: Sequence[Edge], strips: Sequence[Grid]
) -> list[FoundTable]:
    """Tables drawn with horizontal rules alone, strips of colour beside the rules included.

    Args:
        page: For its shapes and size.
        runs: Text that no closed grid holds.
        rules: Horizontal edges that belong to no closed grid.
        strips: Grids without inner vertical rules, open at the sides: rules that fills stand between.
    """
    found: list[FoundTable] = []
    for group in _alike(rules, strips):
        start, end = group[0].start, group[0].end
        inside = [
            run for run in runs if run.rotation == 0 and start - SNAP <= (run.box.x0 + run.box.x1) / 2 <= end + SNAP
        ]
        marks = sorted({edge.at for grid in strips for edge in grid.down if start + SNAP < edge.at < end - SNAP})
        for bands in _stretches(group, inside, page.height):
            grid = _grid(bands, inside, start, end, marks, strips)
            if grid is not None:
                found.append(table_of(refined(grid, inside) or grid, inside, page.shapes, page.number))
    return found


def _alike(rules: Sequence[Edge], strips: Sequence[Grid]) -> list[list[Edge]]:
    """Rules of one length under each other, top to bottom."""
    edges = [*rules, *(edge for grid in strips for edge in grid.across)]
    groups: list[list[Edge]] = []
    for edge in sorted(edges):
        if edge.end - edge.start < MIN_WIDTH or not edge.hard:
            continue
        for group in groups:
            if abs(group[0].start - edge.start) <= SNAP and abs(group[0].end - edge.end) <= SNAP:
                group.append(edge)
                break
        else:
            groups.append([edge])
    return groups


def _stretches(group: list[Edge], runs: list[Run], height: float) -> list[list[Band]]:
    """Bands between the rules that hold rows, in unbroken stretches; the row above and below the rules included."""
    lines = lines_by_baseline(runs)
    levels = [edge.at for edge in group]
    bands = list(pairwise(levels))
    held = [[line for line in lines if top < _middle(line) < bottom] for top, bottom in bands]
    kinds = [_kind(inside) for inside in held]
    gaps = _gaps([line for inside, kind in zip(held, kinds, strict=True) if kind == "row" for line in inside])
    for i in range(1, len(bands)):
        # A row cut by the page end may go on in one column only; running text would cross the columns.
        if kinds[i] == "text" and kinds[i - 1] == "row" and _fits(held[i], gaps) and _in_one(held[i], gaps):
            kinds[i] = "row"
    stretches: list[tuple[float, float, list[Band]]] = []
    for low, high in _unbroken(kinds):
        while high > low and _columns_share(held[low], gaps) < 0.5:
            low += 1
        while high > low and _columns_share(held[high - 1], gaps) < 0.5:
            high -= 1
        if high > low:
            stretches.append((bands[low][0], bands[high - 1][1], bands[low:high]))
    if len(levels) == 1 and levels[0] > FOOT * height:
        stretches.append((levels[0], levels[0], []))  # only what stands under the rule, at the page's foot
    complete: list[list[Band]] = []
    for first, last, inner in stretches:
        above = _adjoining(lines[::-1], first, gaps, -1) if inner else None
        below = _adjoining(lines, last, gaps, 1)
        whole = [*([above] if above else []), *inner, *([below] if below else [])]
        if len(whole) >= 2 or (not inner and below):
            complete.append(whole)
    return complete


def _unbroken(kinds: list[str]) -> list[tuple[int, int]]:
    """Stretches of bands in which rows follow each other (from, to), blank bands at either end left out."""
    found: list[tuple[int, int]] = []
    first = last = -1
    for i, kind in enumerate([*kinds, "text"]):
        if kind == "row":
            first, last = (i if first < 0 else first), i
        elif kind == "text" and first >= 0:
            found.append((first, last + 1))
            first = -1
    return found


def _kind(lines: list[list[Run]]) -> str:
    """Whether a band between two rules holds a row, nothing, or running text."""
    if not lines:
        return "blank"
    return "row" if any(g1 - g0 >= MIN_COLUMN_GAP for g0, g1 in _gaps(lines)) else "text"


def _gaps(lines: list[list[Run]]) -> list[Interval]:
    extents = ((run.box.x0, run.box.x1) for line in lines for run in line)
    return gaps_in(extents, -1e9, 1e9, len(lines))


def _fits(lines: list[list[Run]], gaps: list[Interval]) -> bool:
    """Whether no text lies across the white between columns."""
    return not any(run.box.x0 < g0 - 1 and run.box.x1 > g1 + 1 for line in lines for run in line for g0, g1 in gaps)


def _in_one(lines: list[list[Run]], gaps: list[Interval]) -> bool:
    """Whether all the text stands in one column."""
    return len(_columns_used(lines, gaps)) == 1


def _columns_used(lines: list[list[Run]], gaps: list[Interval]) -> set[int]:
    return {
        sum(1 for g0, g1 in gaps if (g0 + g1) / 2 < (run.box.x0 + run.box.x1) / 2) for line in lines for run in line
    }


def _columns_share(lines: list[list[Run]], gaps: list[Interval]) -> float:
    return len(_columns_used(lines, gaps)) / (len(gaps) + 1)


def _middle(line: list[Run]) -> float:
    return (line[0].box.top + line[0].box.bottom) / 2


def _adjoining(lines: list[list[Run]], rule: float, gaps: list[Interval], way: int) -> Band | None:
    """The row that stands on the first rule (`way` -1) or hangs under the last (1), if what is there is one."""
    taken: list[list[Run]] = []
    last = rule
    for line in lines:
        if (_middle(line) - rule) * way <= 0:
            continue
        size = max(run.style.size for run in line)
        if abs(_middle(line) - last) > (2.2 if not taken else STEP) * size or not _fits([line], gaps):
            break
        taken.append(line)
        last = _middle(line)
    while taken and _kind(taken) != "row":
        taken.pop()
    if not taken or _columns_share(taken, gaps) < 0.6:
        return None
    edges = [edge for line in taken for run in line for edge in (run.box.top, run.box.bottom)]
    return (min(*edges, rule), rule) if way < 0 else (rule, max(*edges, rule))


def _grid(
    bands: list[Band], runs: list[Run], start: float, end: float, marks: list[float], strips: Sequence[Grid]
) -> Grid | None:
    """The grid of these bands, its columns parted where white runs through all of them; None if it is no table."""
    top, bottom = bands[0][0], bands[-1][1]
    held = [run for run in runs if top <= (run.box.top + run.box.bottom) / 2 <= bottom]
    lines = lines_by_baseline(held)
    pieces = [piece for line in lines for piece in pieces_of(line, 0.0)]
    gaps = gaps_in(pieces, start - SNAP, end + SNAP, len(lines))
    drawn = [
        x for x in marks if any(e.at == x and e.start < bottom and e.end > top for grid in strips for e in grid.down)
    ]
    cuts = [x for x in drawn if all(not (p0 + 1 < x < p1 - 1) for p0, p1 in pieces)]
    cuts.extend((g0 + g1) / 2 for g0, g1 in gaps if not any(g0 - 1 <= x <= g1 + 1 for x in drawn))
    cuts.sort()
    columns = len(gaps) + 1
    rows = [sum(1 for line in lines if a <= _middle(line) <= b) > 0 for a, b in bands]
    if (columns < 3 and not (columns == 2 and drawn)) or (sum(rows) < 2 and columns < 4):
        return None
    xs = [min(start, *(p[0] for p in pieces)), *cuts, max(end, *(p[1] for p in pieces))]
    ys = sorted({bands[0][0], *(b for _, b in bands)})
    return grid_of_bands(xs, ys, held)
