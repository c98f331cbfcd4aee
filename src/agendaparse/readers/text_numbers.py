"""Numbers of minutes that look like no number elsewhere ("24/25-117", "LC.11"): known by the next one in their series.

In print a short gap stands behind them; text keeps it as columns do. It is closed, so that number and title are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import regex

from agendaparse.grammar.numbering import parse_label

MIN_SERIES = 2  # numbers that follow each other

_NUMBERED = regex.compile(
    r"(?P<indent> *)(?P<head>\p{Lu}{1,5}[./-]?(?:\d+[./-])*|(?:\d+[./-])+)(?P<count>\d{1,4})\.?(?P<gap> {2,})(?=\p{Lu})"
)
_PIECES = regex.compile(r" {3,}")


def find_series(pages: Iterable[Sequence[str]]) -> frozenset[str]:
    """What stands before the last figures of such numbers, of each series of titles in a text."""
    found: Counter[str] = Counter()
    last: dict[str, int] = {}
    for lines in pages:
        for line, below in pairwise([*lines, ""]):
            match = _numbered(line)
            if match is None or _numbered(below) is not None:  # under each other they are rows of a table
                continue
            head, count = match["head"], int(match["count"])
            found[head] += last.get(head) == count - 1
            last[head] = count
    return frozenset(head for head, following in found.items() if following >= MIN_SERIES - 1)


def number_of(line: str, series: frozenset[str]) -> str | None:
    """The number of a series that a line opens with."""
    words = line.strip().split(" ", 1)
    match = _NUMBERED.match(words[0] + "  X") if len(words) > 1 and series else None
    return words[0] if match is not None and match["head"] in series else None


def closed(line: str, series: frozenset[str]) -> str:
    """A line with one space between its number, if it has one of a series, and its title."""
    match = _numbered(line) if series else None
    if match is None or match["head"] not in series:
        return line
    return f"{line[: match.start('gap')]} {line[match.end('gap') :]}"


def _numbered(line: str) -> regex.Match[str] | None:
    match = _NUMBERED.match(line)
    if match is None or _PIECES.search(line, match.end()) or parse_label(line[:40]) is not None:
        return None
    return match
