"""Tables in plain text: words set under the words of a heading, row by row, with nothing drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from agendaparse.document import Block, Box, Cell, Line, Segment, Table
from agendaparse.grammar.columns import column_role, is_known_header
from agendaparse.grammar.text import normalise
from agendaparse.layout.make import make_block
from agendaparse.layout.tables.cells import FoundTable

MIN_COLUMNS = 3
MIN_ROWS = 2
HEADER_WORDS = 6  # words over a column
GROUP_WORDS = 12  # words of a heading across the table
NEAR = 13.0  # points (two characters) that a word may stand beside its column's edge
MAX_OVER = 3  # lines above a heading that may belong to it
BLANK = 8.0  # points of white that an empty line leaves
MAX_HOLE = 100.0  # points of white that a turned stamp beside the table leaves between two rows
MAX_GAP = 40.0  # points of white between two rows
PROSE = 0.55  # share of the table's width that a lone line of prose fills


@dataclass(slots=True)
class _Draft:
    """A table in the making: where its columns begin, and its rows of cells, each a list of lines."""

    edges: list[float]
    right: float
    rows: list[list[list[Line]]] = field(default_factory=list)
    merged: set[int] = field(default_factory=set)
    headed: int = 0
    lines: list[Line] = field(default_factory=list)


def find_text_tables(lines: Sequence[Line], carried: Sequence[float] = ()) -> tuple[list[FoundTable], list[float]]:
    """Tables among the lines of a page of plain text.

    A table begins under a line of at least three short pieces, its heading; what follows is set in columns that begin
    where the pieces do. A table that goes on from the page before needs no heading.

    Args:
        lines: Lines of one page, from the top down.
        carried: Where the columns began of a table that stood last on the page before; empty where none did.

    Returns:
        The tables, and where the columns begin of one that reaches the foot of the page.
    """
    found: list[FoundTable] = []
    at = 0
    last: list[float] = []
    first = True
    while at < len(lines):
        draft: _Draft | None = None
        over = 0
        if first and carried and len(lines[at].segments) > 1 and _fits(lines[at], carried):
            draft = _read(lines, at, list(carried), headed=0)
        elif _heads(lines, at):
            edges, over = _with_lost_columns(lines, at)
            draft = _read(lines, at, edges, headed=1)
        if len(lines[at].segments) > 1:
            first = False
        if draft is None or not _holds(draft):
            at += 1
            continue
        _put_over(draft, lines[at - over : at])
        found.append(_made(draft))
        at += len(draft.lines) - over
        last = draft.edges if at >= len(lines) - 2 else []
    return found, last


def _heads(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the heading of a table: short pieces, under which the next rows begin."""
    segments = lines[at].segments
    if len(segments) < MIN_COLUMNS:
        return False
    if any(len(s.text.split()) > HEADER_WORDS or s.text[-1:] in ".;" or s.text[:1].isdigit() for s in segments):
        return False
    if 2 * sum(is_known_header(s.text) or column_role(s.text) is not None for s in segments) < len(segments):
        return False  # words that stand in columns, as in an address or a list of names
    edges = [segment.box.x0 for segment in segments]
    rows = [line for line in lines[at + 1 : at + 10] if len(line.segments) > 1]
    beyond = lines[at].box.x1 + NEAR
    return sum(_fits(line, edges, beyond) for line in rows) >= max(MIN_ROWS, 0.6 * len(rows))


def _with_lost_columns(lines: Sequence[Line], at: int) -> tuple[list[float], int]:
    """The edges of the columns, with those whose heading stands on a line above; and how many lines that are."""
    edges = [segment.box.x0 for segment in lines[at].segments]
    extra = Counter(
        round(segment.box.x0)
        for line in lines[at + 1 : at + 30]
        for segment in line.segments[1:]
        if segment.box.x0 > lines[at].box.x1 + NEAR
    )
    edges.extend(float(x) for x, count in extra.most_common(1) if count >= MIN_ROWS)
    over = 0
    while over < MAX_OVER and at - over > 0 and len(edges) > len(lines[at].segments):
        line = lines[at - over - 1]
        if line.box.x0 < edges[-1] - NEAR or len(line.segments) > 1:
            break
        over += 1
    return edges, over


def _put_over(draft: _Draft, lines: Sequence[Line]) -> None:
    """Put lines above the heading into it: they head the last column."""
    if lines:
        draft.rows[0][-1] = [*lines, *draft.rows[0][-1]]
        draft.lines = [*lines, *draft.lines]


def _fits(line: Line, edges: Sequence[float], beyond: float = 1e9) -> bool:
    """Whether most pieces of a line begin at columns; one may begin beyond the heading, in a column without."""
    segments = [segment for segment in line.segments if segment.box.x0 < beyond]
    near = sum(any(abs(s.box.x0 - edge) <= NEAR for edge in edges) for s in segments)
    return near >= 0.6 * len(line.segments) - (len(segments) < len(line.segments)) and len(segments) <= len(edges)


def _read(lines: Sequence[Line], at: int, edges: list[float], *, headed: int) -> _Draft:
    draft = _Draft(edges, max(line.box.x1 for line in lines[at : at + 12]), headed=headed)
    gaps: list[float] = []
    bottom = lines[at].box.top
    for line in lines[at:]:
        gap = line.box.top - bottom
        if gap > MAX_GAP and not (gap < MAX_HOLE and len(line.segments) > 1 and _fits(line, edges)):
            break
        if not _belongs(line, draft):
            break
        draft.lines.append(line)
        gaps.append(line.box.top - bottom)
        bottom = line.box.bottom
    places = [_places(line.segments, edges) for line in draft.lines]
    full = [found for found in places[headed:] if len(found) > 1 and 4 * len(found) >= 3 * len(edges)]
    # Where cells are centred in height, the first column says nothing on the line that a row begins with.
    at_top = 2 * sum(0 in found for found in full) >= len(full)
    least = 2 if at_top else 3
    for number, (line, found) in enumerate(zip(draft.lines, places, strict=True)):
        group = number >= headed and _is_group(line, draft) and (at_top or line.box.x1 > edges[1])
        parted = gaps[number] > BLANK
        whole = len(found) > 1 and 4 * len(found) >= least * len(edges)
        begins = not draft.rows or group or len(draft.rows) - 1 in draft.merged or whole
        begins = begins or (at_top and (0 in found or parted) and (len(found) > 1 or (0 in found and parted)))
        if begins:
            draft.rows.append([[] for _ in edges])
            if group:
                draft.merged.add(len(draft.rows) - 1)
        for place, segments in ({0: list(line.segments)} if group else found).items():
            draft.rows[-1][place].append(Line(line.page, segments))
    return draft


def _belongs(line: Line, draft: _Draft) -> bool:
    if not draft.lines:
        return True
    if line.box.x0 < draft.edges[0] - NEAR:
        return False
    if len(line.segments) > 1 or _is_group(line, draft):
        return True
    width = draft.right - draft.edges[0]
    return any(abs(line.box.x0 - edge) <= NEAR for edge in draft.edges) and line.box.width < PROSE * width


def _is_group(line: Line, draft: _Draft) -> bool:
    """Whether a line is a heading across the table: words at its left edge alone, a sentence they are not."""
    if len(line.segments) != 1 or abs(line.box.x0 - draft.edges[0]) > NEAR or line.text[-1:] in ".,;:":
        return False
    # What is no wider than the first column may be its next line.
    wide = len(draft.edges) < 2 or line.box.x1 > draft.edges[1]
    worded = line.text[:1].isupper() and not any(map(str.isdigit, line.text)) and len(line.text) > 3
    narrow = len(draft.edges) > 1 and draft.edges[1] - draft.edges[0] < 80 and worded
    return (wide or narrow) and len(line.text.split()) <= GROUP_WORDS


def _places(segments: Sequence[Segment], edges: Sequence[float]) -> dict[int, list[Segment]]:
    """The column of each piece: the one whose edge is nearest, and none left of the piece before."""
    places: dict[int, list[Segment]] = {}
    least = 0
    segments = [part for segment in segments for part in _cut_at_edges(segment, edges)]
    for number, segment in enumerate(segments):
        room = len(edges) - (len(segments) - number - 1)  # leave a column for each piece that follows
        choices = range(least, max(room, least + 1))
        place = min(choices, key=lambda i: abs(edges[i] - segment.box.x0) if i < len(edges) else 1e9)
        place = min(place, len(edges) - 1)
        places.setdefault(place, []).append(segment)
        least = min(place + 1, len(edges) - 1)
    return places


def _cut_at_edges(segment: Segment, edges: Sequence[float]) -> list[Segment]:
    """A piece that runs over the edge of a column, cut there: a full column leaves one space to the next."""
    run = segment.runs[0]
    if len(segment.runs) != 1 or not run.text:
        return [segment]
    width = run.box.width / len(run.text)
    for edge in edges:
        at = round((edge - run.box.x0) / width)
        if 0 < at < len(run.text) and run.text[at - 1] == " " and run.text[at] != " ":
            left = replace(run, text=run.text[:at].rstrip(), box=run.box._replace(x1=run.box.x0 + at * width))
            right = replace(run, text=run.text[at:], box=run.box._replace(x0=run.box.x0 + at * width))
            first = Segment(normalise(left.text), left.box, [left])
            return [first, *_cut_at_edges(Segment(normalise(right.text), right.box, [right]), edges)]
    return [segment]


def _holds(draft: _Draft) -> bool:
    body = [row for number, row in enumerate(draft.rows) if number >= draft.headed and number not in draft.merged]
    full = [row for row in body if sum(bool(cell) for cell in row) >= max(2, 0.5 * len(draft.edges))]
    return len(full) >= MIN_ROWS and len(full) >= 0.5 * len(body)


def _made(draft: _Draft) -> FoundTable:
    cells: list[Cell] = []
    page = draft.lines[0].page
    for number, row in enumerate(draft.rows):
        header = number < draft.headed
        if number in draft.merged:
            cells.append(Cell(number, 0, _blocks(row[0]), colspan=len(draft.edges), page=page))
            continue
        cells.extend(Cell(number, i, _blocks(lines), header=header, page=page) for i, lines in enumerate(row))
    box = Box.around(line.box for line in draft.lines)
    cells[0].box = box  # one box tells where on the page the table stands; columns have none, for they are of the grid
    runs = [run for line in draft.lines for run in line.runs]
    return FoundTable(Table(cells, "source", True, (page,), box), runs)


def _blocks(lines: Sequence[Line]) -> list[Block]:
    return [make_block(list(lines))] if lines else []
