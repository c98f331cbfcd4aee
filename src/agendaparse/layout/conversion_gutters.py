"""Columns of plain text: the white that runs down between the pieces of many lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from agendaparse.document import Box, Line, Run, Segment
from agendaparse.grammar.letters import printed_length
from agendaparse.grammar.numbering import parse_label
from agendaparse.grammar.text import normalise

WIDTH, HEIGHT = 6.0, 12.0  # points of a character and of a line, as the reader sets them
HEADING = 3  # lines that a piece of the heading counts for
DEPTH = 0.34  # of the lower of two neighbouring columns: what crosses the gutter between them may be this much
REACH = 7  # characters that a full cell may push its neighbour aside
MARK = 5  # characters of a bullet or the letter of a list, at most
ASIDE = 2  # characters that words behind a single space may stand beside their column
MIN_LINES = 2  # lines that make a column

_PIECE = regex.compile(r"\S+(?: \S+)*")
WORD_START = regex.compile(r"(?<= )\S")
WHOLE = regex.compile(  # what no gutter cuts
    r"\d{1,2}(?:st|nd|rd|th)?\s\p{L}{3,9},?\s(?:19|20)\d\d|\p{L}{3,9}\s(?:19|20)\d\d|(?<![\w.+-])[\w.+-]++@[\w.-]+"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line without wide white between them; `start` and `end` are characters from the left."""

    start: int
    end: int
    run: Run

    @property
    def text(self) -> str:
        """Its words."""
        return self.run.text

    def segment(self, top: float | None = None) -> Segment:
        """The piece as a segment of a line as long as in print, at its own height or another."""
        x0, above, _, below = self.run.box
        down = 0.0 if top is None else top - above
        box = Box(x0, above + down, x0 + printed_length(self.text) * WIDTH, below + down)
        run = replace(self.run, box=box, baseline=self.run.baseline + down)
        return Segment(normalise(run.text), box, [run])

    def cut(self, at: int) -> tuple[Piece, Piece]:
        """The two parts before and behind a character of the line, where a word begins."""
        left, right = self.text[: at - self.start].rstrip(), self.text[at - self.start :]
        return _part(self.run, self.start, 0, left), _part(self.run, self.start, at - self.start, right)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of text: how many lines it stands below the top of the page, and its pieces."""

    number: int
    line: Line
    pieces: tuple[Piece, ...]

    @property
    def start(self) -> int:
        """Where the first piece begins."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where the last piece ends."""
        return self.pieces[-1].end


def line_of(pieces: Sequence[Piece], page: int) -> Line:
    """The line that pieces make."""
    return Line(page, [piece.segment() for piece in pieces])


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """Lines of a page, from the top down and set on a grid, as rows of pieces."""
    rows: list[Row] = []
    for line in lines:
        pieces = [
            _part(run, round(run.box.x0 / WIDTH), match.start(), match.group())
            for run in line.runs
            for match in _PIECE.finditer(run.text)
        ]
        if pieces:
            rows.append(Row(round(line.box.top / HEIGHT), line, tuple(sorted(pieces, key=lambda p: p.start))))
    return rows


def _part(run: Run, start: int, offset: int, text: str) -> Piece:
    x0 = run.box.x0 + offset * WIDTH
    box = Box(x0, run.box.top, x0 + len(text) * WIDTH, run.box.bottom)
    return Piece(start + offset, start + offset + len(text), replace(run, text=text, box=box))


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table lie.

    Attributes:
        gutters: The character behind the white between two columns.
        starts: Where the words of each column mostly begin.
        begins: The first character of the white between two columns.
    """

    gutters: tuple[int, ...]
    starts: tuple[int, ...]
    begins: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """How many columns there are."""
        return len(self.starts)

    def without(self, gutter: int) -> Columns:
        """The columns with those beside one gutter made one."""
        kept = [i for i in range(len(self.gutters)) if i != gutter]
        starts = [start for i, start in enumerate(self.starts) if i != gutter + 1]
        starts[gutter] = min(self.starts[gutter : gutter + 2])
        begins = tuple(self.begins[i] for i in kept) if self.begins else ()
        return Columns(tuple(self.gutters[i] for i in kept), tuple(starts), begins)

    def column_at(self, character: float) -> int:
        """The column that a character stands in."""
        return sum(1 for gutter in self.gutters if gutter <= character)

    def crosses(self, piece: Piece) -> bool:
        """Whether a piece lies well over a gutter."""
        return any(piece.start < gutter - 1 and piece.end > gutter + 1 for gutter in self.gutters)


def find_gutters(rows: Sequence[Row], heading: Sequence[Row] = ()) -> Columns:
    """The columns that the pieces of these rows stand in.

    A gutter is white in nearly all rows; a cell that is full to its edge may leave one space to the next and push it
    aside, so a few pieces may lie across. A piece of the heading makes a column though nothing stands under it.

    Args:
        rows: Of the body.
        heading: Rows over it.
    """
    left = min((row.start for row in rows), default=0)
    begun = Counter(piece.start for row in rows for piece in row.pieces if piece.start > left + MARK)
    pieces = [piece for row in rows for piece in _joined_labels(row.pieces)]
    counted = [(piece, 1, _white(piece, begun)) for piece in pieces]
    if not heading:
        return _columns(counted)
    body = _columns(counted)
    over = [piece for row in heading for piece in row.pieces if not spanned(piece, heading)]
    parts = [part for piece in over for part in _parted(piece, body)]
    return _columns([*counted, *((part, HEADING, set[int]()) for part in parts)])


def _columns(counted: Sequence[tuple[Piece, int, set[int]]]) -> Columns:
    """Columns of pieces, each with how many lines it counts for and the characters in it that are white."""
    profile = [0] * (max((piece.end for piece, _, _ in counted), default=0) + 1)
    for piece, weight, white in counted:
        for character in range(piece.start, piece.end):
            profile[character] += weight * (character not in white)
    valleys = sorted(_valleys(profile, 0, len(profile)))
    gutters = tuple(end for _, end in valleys)
    bare = Columns(gutters, ())
    starts: list[Counter[int]] = [Counter() for _ in range(len(gutters) + 1)]
    for piece, weight, _ in counted:
        if not bare.crosses(piece):
            starts[bare.column_at((piece.start + piece.end) / 2)][piece.start] += HEADING if weight == 1 else 1
    begins = tuple(begin for begin, _ in valleys)
    return Columns(gutters, tuple(found.most_common(1)[0][0] if found else 0 for found in starts), begins)


def _parted(piece: Piece, body: Columns) -> list[Piece]:
    """A piece of the heading that lies over two columns of the body, cut where a word begins over the second."""
    for begin, gutter in zip(body.begins, body.gutters, strict=True):
        if piece.start < begin - 1 and piece.end > gutter + 1:
            words = [piece.start + match.start() for match in WORD_START.finditer(piece.text)]
            at = next((word for word in words if word >= begin), None)
            if at is not None and at <= gutter + REACH:
                left, right = piece.cut(at)
                return [left, *_parted(right, body)]
    return [piece]


def _white(piece: Piece, begun: Mapping[int, int]) -> set[int]:
    """Single spaces within a piece behind which other lines begin a piece: a full cell leaves no more to the next."""
    found = {
        piece.start + match.start() - 1
        for match in WORD_START.finditer(piece.text)
        if sum(begun.get(piece.start + match.start() + near, 0) for near in range(-ASIDE, ASIDE + 1)) >= MIN_LINES
    }
    if found:
        for match in WHOLE.finditer(piece.text):
            found.difference_update(range(piece.start + match.start(), piece.start + match.end()))
    return found


def spanned(piece: Piece, heading: Sequence[Row]) -> list[Piece]:
    """Pieces of other lines of a heading that stand side by side over or under this one; empty where fewer than two."""
    for row in heading:
        if piece in row.pieces:
            continue
        beside = [other for other in row.pieces if other.start < piece.end and piece.start < other.end]
        if len(beside) > 1:
            return beside
    return _between_neighbours(piece, heading)


def _between_neighbours(piece: Piece, heading: Sequence[Row]) -> list[Piece]:
    """All pieces of the line below one of a heading, where these lie on both sides of this piece and under no other."""
    for row, below in pairwise(heading):
        if piece in row.pieces and len(below.pieces) > 1 and below.start < piece.start and below.end > piece.end:
            at = row.pieces.index(piece)
            left = row.pieces[at - 1].end if at else below.start
            right = row.pieces[at + 1].start if at + 1 < len(row.pieces) else below.end
            return list(below.pieces) if left < below.start and below.end < right else []
    return []


def _joined_labels(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces with the bullet or letter of a list joined to the words behind it: the white there is no gutter."""
    joined: list[Piece] = []
    for number, piece in enumerate(pieces):
        last = pieces[number - 1] if number else None
        if last is not None and len(last.text) <= MARK and is_mark(last.text) and piece.start - last.end <= 6:
            joined[-1] = replace(joined[-1], end=piece.end)
        else:
            joined.append(piece)
    return joined


def is_mark(text: str) -> bool:
    """Whether words are a bullet, or the letter of a list."""
    label = parse_label(f"{text} X")
    return label is not None and label.kind in ("bullet", "letter", "roman")


def _valleys(profile: Sequence[int], low: int, high: int) -> list[tuple[int, int]]:
    """Where the profile falls deep between two heights: from the first such character to the one behind the last."""
    if high - low < 3:
        return []
    left = list(_running(profile[low:high]))
    right = list(_running(profile[low:high][::-1]))[::-1]
    best: tuple[float, int, int] | None = None
    for i in range(1, high - low - 1):
        count = profile[low + i]
        sides = min(left[i - 1], right[i + 1])
        if sides < MIN_LINES or count > DEPTH * sides or (count and sides < 4):
            continue
        depth = count / sides
        if best is None or (depth, -sides) < best[:2]:
            best = depth, -sides, i
    if best is None:
        return []
    begin = end = low + best[2]
    floor = profile[begin]
    while begin > low and profile[begin - 1] <= floor:
        begin -= 1
    while end + 1 < high and profile[end + 1] <= floor:
        end += 1
    return [*_valleys(profile, low, begin), (begin, end + 1), *_valleys(profile, end + 1, high)]


def _running(values: Sequence[int]) -> list[int]:
    highest, found = 0, []
    for value in values:
        highest = max(highest, value)
        found.append(highest)
    return found
