"""Lettering across a page: converters leave its letters among the lines, one or two at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import regex

WORDS = ("DRAFT", "CONFIDENTIAL", "RESTRICTED", "EMBARGOED", "EXEMPT", "SAMPLE", "SPECIMEN", "COPY")
MOST_WHITE = 6  # empty lines that a tall letter leaves above it

_PIECE = regex.compile(r"(?:(?<=^ *)|(?<= {3}))\p{Lu}{1,6}(?= {3}|$)")

_Letters = tuple[int, int, str]  # line, character of the line, letters


def take_watermark(lines: Sequence[str]) -> tuple[str | None, list[str]]:
    """Part the lettering across a page from its lines.

    Args:
        lines: Lines of one page, trailing space removed.

    Returns:
        The word, if there is one, and the lines without it and without the white that its letters made.
    """
    pieces = [(row, match.start(), match.group()) for row, line in enumerate(lines) for match in _PIECE.finditer(line)]
    columns = Counter(at for _, at, _ in pieces)
    pieces = [piece for piece in pieces if columns[piece[1]] == 1]  # letters under each other are statuses in a table
    alone = {row for row, _, letters in pieces if lines[row].strip() == letters}
    if len(pieces) < 2 or not alone:
        return None, list(lines)
    for word in WORDS:
        for ordered in (pieces[::-1], pieces):  # climbing, or falling
            letters = _spelled(word, ordered)
            if len(letters) > 1 and any(row in alone for row, _, _ in letters):
                return word, _without(lines, letters)
    return None, list(lines)


def _spelled(word: str, pieces: Iterable[_Letters]) -> Sequence[_Letters]:
    """The pieces that spell a word, each right of the one before; none where they do not."""
    reached: dict[int, list[_Letters]] = {0: []}
    for piece in pieces:
        for length, before in list(reached.items()):
            further = length + len(piece[2])
            right = not before or (piece[1] > before[-1][1] and piece[0] != before[-1][0])
            if right and further not in reached and word.startswith(piece[2], length):
                reached[further] = [*before, piece]
    return reached.get(len(word), [])


def _without(lines: Sequence[str], letters: Iterable[_Letters]) -> list[str]:
    taken = {row: (at, len(word)) for row, at, word in letters}
    kept: list[str] = []
    for row, line in enumerate(lines):
        if row not in taken:
            kept.append(line)
            continue
        at, length = taken[row]
        rest = (line[:at] + " " * length + line[at + length :]).rstrip()
        if rest:
            start = len(rest) - len(rest.lstrip())
            if kept and len(kept[-1]) < start - 1:  # the letters had pushed these words to a line of their own
                kept[-1] = kept[-1].ljust(start) + rest.lstrip()
            else:
                kept.append(rest)
            continue
        white = 0
        while white < MOST_WHITE and kept and not kept[-1]:
            kept.pop()
            white += 1
    return kept
