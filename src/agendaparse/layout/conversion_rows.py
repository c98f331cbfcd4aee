"""Rows of a table in plain text: which lines belong to one row.

Nothing is drawn between rows, and cells stand at the top of their row or in the middle of its height. So every way to
part the lines is weighed: rows should fill their columns, have their cells at one height, hold one status each, and not
begin in the middle of a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

import regex

from agendaparse.grammar.numbering import Label, follows, parse_label
from agendaparse.grammar.text import JOINING_WORDS

MAX_LINES = 70  # of one row
OFF = 0.35  # cost of a line that a cell stands off the height of its row
MOST_OFF = 1.2  # cost of one cell, at most
NO_KEY = 0.9  # cost of a row without words in its key column
ROW = 1.3  # cost of a row; one that fills all its columns gains 2
HOLE = 0.3  # cost of white within a cell
CUT = 1.4  # cost of a row that begins in the middle of a sentence
LACK = 0.5  # cost of a row without its reference, its date or its status, where rows have one
WHITE = 0.35  # gain of white before a row, where rows are parted by white
MIN_NUMBERED = 4  # rows that a column of numbers parts, at least
FEW = 3  # lines of a body that tell little of how often a column is filled
REACH = 3  # lines above in which a cell's last words are looked for
AGAIN = 2.0  # cost of a second status, figure or reference in a row
LABELLED = 0.8  # gain of a row whose first cell is labelled as in a list
FRAGMENT = 0.3  # cost of the end of a row that a page end cut off
LINED = 0.6  # gain of a row that begins with a line, where nearly every line is a row
MOSTLY = 0.8  # share of the lines that begin with their key and have more beside it, where lines are rows

_RUNS_ON = regex.compile(r"^[\p{Ll}&(),;]")
_OPEN = regex.compile(rf"(?:[,\-–—/&]|\b(?:{JOINING_WORDS}|is|be|which))$")
_SERIAL = regex.compile(r"\d{1,4}(?:\.\d{1,3}){1,3}\.?")
_STOPPED = regex.compile(r"[.!?:;]$")
_LABELLED = regex.compile(r"(?:\(?[a-z]\)|[a-z]\.|\d{1,2}[.)])\s")
_CODE = regex.compile(r"[\p{Lu}\d][\p{Lu}\d./ -]{0,11}")
_REF = regex.compile(r"(?=.*\d)[\p{Lu}\d][\p{L}\d./ -]{0,11}")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a table: where it stands, the words in each column, and whether a row must begin or end with it."""

    number: int
    cells: tuple[str, ...]
    alone: bool = False


@dataclass(slots=True)
class _Draft:
    """A row in the making: the first and last line of each cell, and how often it says what a row says once."""

    firsts: list[int | None]
    lasts: list[int | None]
    holes: int = 0
    again: int = 0
    refs: int = 0
    unended: set[int] = field(default_factory=set)

    def add(self, line: TextLine, once: frozenset[int]) -> None:
        for column, cell in enumerate(line.cells):
            if not cell:
                continue
            last = self.lasts[column]
            if column in once and last is not None:
                self.again += 1
            if last is None:
                self.firsts[column] = line.number
            elif line.number - last > 2:  # the line of a centred cell may stand between two of its neighbour
                self.holes += 1
            self.lasts[column] = line.number
            if len(cell) > 1 and _OPEN.search(cell):
                self.unended.add(column)
            else:
                self.unended.discard(column)
            if column == 0 and _REF.fullmatch(cell):
                self.refs += 1

    def tells_nothing(self, needed: frozenset[int]) -> bool:
        """Whether it has nothing that each row has: it may be the end of one from the page before."""
        return all(self.firsts[column] is None for column in needed)

    def gain(self, top: int, bottom: int, weights: Sequence[float], modes: Sequence[str]) -> float:
        middle = (top + bottom) / 2
        share = off = 0.0
        for first, last, weight, mode in zip(self.firsts, self.lasts, weights, modes, strict=True):
            if first is None or last is None:
                continue
            share += weight
            away = first - top if mode == "top" else abs((first + last) / 2 - middle)
            off += min(OFF * away, MOST_OFF) * weight
        key = max(range(min(2, len(weights))), key=lambda i: weights[i])
        keyless = self.firsts[key] is None
        again = self.again + max(self.refs - 1, 0)
        off += HOLE * self.holes
        return 2 * share / sum(weights) - ROW - off - (NO_KEY if keyless else 0.0) - AGAIN * again


def part_rows(
    lines: Sequence[TextLine], once: frozenset[int], needed: frozenset[int] = frozenset(), cut_off: bool = True
) -> list[tuple[int, int]]:
    """The rows that lines make up, each from a line to the one before the next row.

    Args:
        lines: Lines of the body of one table, from the top down; `alone` says of a heading across the table.
        once: Columns that hold one line in a row: a status, a figure, a mark.
        needed: Columns that each row has words in: a status, a date.
        cut_off: Whether the first lines may be the end of a row from the page before.
    """
    rows: list[tuple[int, int]] = []
    start = 0
    for at in range(len(lines) + 1):
        if at == len(lines) or lines[at].alone:
            if at > start:
                rows.extend(
                    (start + low, start + high)
                    for low, high in _parted(lines[start:at], once, needed, cut_off and not start)
                )
            if at < len(lines):
                rows.append((at, at + 1))
            start = at + 1
    return rows


def _parted(
    lines: Sequence[TextLine], once: frozenset[int], needed: frozenset[int], cut_off: bool
) -> list[tuple[int, int]]:
    width = len(lines[0].cells)
    numbered = _by_number(lines)
    if numbered:
        return numbered
    weights = _weights(lines)
    if _has_refs(lines):
        needed |= {0}
        weights[0] = 1.0
    best: tuple[float, list[tuple[int, int]]] | None = None
    for first, others in product(("top", "middle"), repeat=2):
        modes = (first, *[others] * (width - 1))
        found = _best(lines, weights, modes, once, needed, cut_off)
        if best is None or found[0] > best[0] + 0.01:
            best = found
    return best[1] if best else []


def _by_number(lines: Sequence[TextLine]) -> list[tuple[int, int]]:
    """The rows, where the first column numbers them at their top; none where it does not."""
    labels = [(at, label) for at, line in enumerate(lines) if (label := _number(line.cells[0])) is not None]
    following = sum(follows(before, after) for (_, before), (_, after) in pairwise(labels))
    if len(labels) < MIN_NUMBERED or 5 * following < 4 * (len(labels) - 1):
        return []
    starts = [at for at, _ in labels]
    cut = sum(_edge(lines, at) <= -CUT for at in starts)
    over = Counter(next((line.cells[0] for line in lines[:at][::-1] if line.cells[0]), "") for at in starts[1:])
    if 4 * cut > len(starts) or 2 * max(over.values(), default=0) > len(starts):  # in the middle, or under a word
        return []
    return [*([(0, starts[0])] if starts[0] else []), *pairwise([*starts, len(lines)])]


def _number(cell: str) -> Label | None:
    """The number that a cell is."""
    if _SERIAL.fullmatch(cell):  # "19.03.10" is no date where numbers stand
        value = cell.rstrip(".")
        return Label("decimal", value, cell, len(cell), value.count("."))
    label = parse_label(f"{cell} X") if cell[:1].isalnum() and " " not in cell else None
    return label if label is not None and label.kind in ("number", "decimal", "reference") else None


def _has_refs(lines: Sequence[TextLine]) -> bool:
    """Whether the first column holds references."""
    texts = [line.cells[0] for line in lines if line.cells[0]]
    return len(texts) >= 3 and 3 * sum(_CODE.fullmatch(text) is not None for text in texts) >= 2 * len(texts)


def _weights(lines: Sequence[TextLine]) -> list[float]:
    """How much the words of each column tell of a row: less of a column that is seldom filled."""
    most = max(sum(bool(cell) for cell in line.cells) for line in lines)
    full = [line for line in lines if 2 * sum(bool(cell) for cell in line.cells) >= max(most, 2)]
    if len(lines) <= FEW:  # too few to say that the first column is often empty
        full = [line for line in full if line.cells[0]] or full
    width = len(lines[0].cells)
    return [0.15 + sum(bool(line.cells[i]) for line in full) / max(len(full), 1) for i in range(width)]


def _best(
    lines: Sequence[TextLine],
    weights: Sequence[float],
    modes: Sequence[str],
    once: frozenset[int],
    needed: frozenset[int],
    cut_off: bool,
) -> tuple[float, list[tuple[int, int]]]:
    count = len(lines)
    key = max(range(min(2, len(weights))), key=lambda i: weights[i])
    whole = [bool(line.cells[key]) and sum(map(bool, line.cells)) > 1 for line in lines]
    lined = LINED if sum(whole) >= MOSTLY * count else 0.0
    opening = lines[0].cells[key]
    cut_off = cut_off and (not opening or _RUNS_ON.match(opening) is not None)
    reach = [0.0] + [-1e9] * count
    came = [0] * (count + 1)
    for start in range(count):
        base = reach[start] + _edge(lines, start) + (lined if whole[start] else 0.0)
        draft = _Draft([None] * len(weights), [None] * len(weights))
        for end in range(start + 1, min(start + MAX_LINES, count) + 1):
            draft.add(lines[end - 1], once)
            gain = base + draft.gain(lines[start].number, lines[end - 1].number, weights, modes)
            gain -= LACK * sum(draft.firsts[column] is None for column in needed)
            if draft.unended and end < count:
                gain -= CUT
            if start == 0 and cut_off and draft.tells_nothing(needed) and not any(whole[1:end]):
                gain = max(gain, -FRAGMENT)
            if gain > reach[end]:
                reach[end], came[end] = gain, start
    rows: list[tuple[int, int]] = []
    end = count
    while end > 0:
        rows.append((came[end], end))
        end = came[end]
    return reach[count], rows[::-1]


def _edge(lines: Sequence[TextLine], at: int) -> float:
    """What speaks for (above 0) and against a row that begins with this line."""
    if at == 0:
        return 0.0
    gain = WHITE if lines[at].number - lines[at - 1].number > 1 else 0.0
    if _LABELLED.match(lines[at].cells[0]):
        gain += LABELLED
    for column, cell in enumerate(lines[at].cells):
        above = next((line.cells[column] for line in lines[at - 1 :: -1][:REACH] if line.cells[column]), "")
        if cell and above and _RUNS_ON.match(cell) and not _STOPPED.search(above) and not _OPEN.search(above):
            return gain - CUT
    return gain
