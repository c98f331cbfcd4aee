"""How far right the lines of a page of plain text reach in print.

Where a sentence runs on from one line to the next, the first line is within the margin and would not be with the next
word behind it. Each such pair of lines holds the margin from both sides; together they tell it to within a letter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from agendaparse.grammar.letters import printed_length
from agendaparse.grammar.numbering import parse_label

MIN_PAIRS = 1
MIN_WORDS = 5  # words of a line of prose
FULL = 0.8  # share of the lines that the margin holds where no sentence runs on
LONGEST = 0.95  # share of the lines that it holds at all

_PIECES = regex.compile(r" {3,}")
_RUNS_ON = regex.compile(r"[\p{L}\d,'’)%]$")


def reach(line: str) -> float:
    """Where a line ends in print, in letters of mean width from the left edge of the grid."""
    words = line.strip()
    return len(line) - len(line.lstrip()) + printed_length(words)


def right_margin(lines: Sequence[str]) -> float:
    """Where the right margin of a page stands.

    Args:
        lines: Lines of one page, trailing space removed.
    """
    ends = sorted(reach(line) for line in lines if line)
    if not ends:
        return 0.0
    pairs = list(_pairs(lines))
    if len(pairs) < MIN_PAIRS:
        return ends[max(int(FULL * (len(ends) - 1)), min(1, len(ends) - 1))]
    within = sorted(end for end, _ in pairs)
    beyond = sorted(end for _, end in pairs)
    longest = ends[int(LONGEST * (len(ends) - 1))]

    def contradicted(margin: float) -> int:
        return len(within) - bisect_right(within, margin) + bisect_left(beyond, margin)

    return min((*within, min(longest, beyond[-1])), key=lambda margin: (contradicted(margin), -margin))


def _pairs(lines: Sequence[str]) -> Iterator[tuple[float, float]]:
    """Where lines end whose sentence runs on below, and where they would with the next word."""
    for above, below in pairwise(lines):
        words = below.lstrip()
        if not words[:1].islower() or not _RUNS_ON.search(above) or len(above.split()) < MIN_WORDS:
            continue
        if _PIECES.search(words) or not _is_over(above, len(below) - len(words)) or parse_label(words[:40]) is not None:
            continue
        end = reach(above)
        yield end, end + printed_length(" " + words.split()[0])


def _is_over(line: str, indent: int) -> bool:
    """Whether a line is of one piece, or of one piece behind a label, and words so far in can go on with it."""
    start = len(line) - len(line.lstrip())
    gaps = [match.end() for match in _PIECES.finditer(line, start)]
    return not gaps or (len(gaps) == 1 and abs(indent - gaps[0]) <= 1)
