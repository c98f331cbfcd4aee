"""Headings of plain text, which has no weight of type: told by how they stand among the lines.

A heading is a short line that stops before the margin without a stop, with white or the end of a sentence above it and
words that begin anew below it. What is found is set bold, as it was printed, so that layout treats it as on a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from agendaparse.grammar.columns import is_period
from agendaparse.grammar.dates import starts_with_date
from agendaparse.grammar.letters import printed_length
from agendaparse.grammar.numbering import Label, parse_label
from agendaparse.grammar.pages import bare_page_number, item_stamp, page_stamp

STAMP = 24  # characters of a stamp or page number, at most
MAX_WORDS = 12
TITLE_LINES = 4  # of a page that the title of its document stands in
MAX_LINES = 4  # of the title of a minute
MAX_BLANKS = 2  # empty lines between a heading and what stands under it
DATE_WORDS = 8  # of a line that is a date, with the time
MIN_WORDS = 5  # words of a line of prose
MARGIN = 0.95  # share of the lines that the right margin holds

_PIECES = regex.compile(r" {3,}")
_STOPPED = regex.compile(r"[.,;:?!…\-–—/&]$|\b(?:the|a|an|of|and|or|to|for|in|on|by|with|that|from|at|as|is|was|were)$")
_CLOSED = regex.compile(r"[.:;?!…][\"'”’)\]]*$")
_ITEM_NOTE = regex.compile(r"\((?:Agenda\s+)?Items?\s+[\w. ]+\)", regex.IGNORECASE)
_PART = regex.compile(r"(?:Part|Annex|Appendix|Schedule|Section)\s+[\p{Lu}\d]{1,2}\b")
_BARRED = regex.compile(r"(?P<value>\d{1,2}[a-z]?)\s*\|\s+")  # "3a | Adult Social Care"
_WEEKDAY = regex.compile(r"^\p{L}+day,?\s+")
_NO_TITLE = regex.compile(
    r"[^@]*@\S+|https?:|www\."
    r"|(?:Page\s*\|?\s*)?\d+(?:\s+of\s+\d+)?$"
    r"|.*\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?\p{Lu}\p{L}+,?\s+\d{4}$|.*\d{1,2}[.:]\d\d\s*[ap]\.?m"
    r"|(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Alderman|The\s+Mayor)\b"
    r"|\(.*\)$|.*\.{4}",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A line as a heading would be read: its label and words, and of how many pieces it is behind the label."""

    label: Label | None
    words: str
    pieces: int
    indent: int
    end: float

    @property
    def whole(self) -> bool:
        """Whether it is of one piece."""
        return self.pieces == 1


def heading_rows(lines: Sequence[str]) -> set[int]:
    """The lines that are headings.

    Args:
        lines: Lines of one page, trailing space removed.
    """
    filled = [row for row, line in enumerate(lines) if line.strip() and not _is_stamp(line.strip())]
    if len(filled) < 2:
        return set()
    readings = {row: _reading(lines[row]) for row in filled}
    margin = _margin([reading.end for reading in readings.values()])
    found = _over_item_notes(lines, readings)
    if _PART.match(readings[filled[-1]].words) and _may_head(readings[filled[-1]]) and filled[-1] - filled[-2] > 1:
        found.add(filled[-1])  # the title of what stands overleaf
    for above, row, below in zip([None, *filled[:-1]], filled, filled[1:], strict=False):
        reading = readings[row]
        if not _may_head(reading):
            continue
        parted = above is None or row - above > 1
        if parted and below - row > 1 and _PART.match(reading.words):
            found.add(row)
        if below - row > MAX_BLANKS + 1:
            continue
        closed = above is None or above in found or bool(_CLOSED.search(lines[above]))
        # The second line of a title.
        dated = above in found and row - filled[0] <= TITLE_LINES and is_period(reading.words)
        if not (parted or (closed and reading.label is not None) or dated):
            continue
        following = readings[below]
        alone = parted and below - row > 1 and following.pieces > 2
        if alone or _heads(reading, following, margin, parted):
            found.add(row)
    return found


def _is_stamp(text: str) -> bool:
    return len(text) < STAMP and (page_stamp(text) or item_stamp(text) or bare_page_number(text)) is not None


def _over_item_notes(lines: Sequence[str], readings: Mapping[int, _Reading]) -> set[int]:
    """The titles of minutes that "(Item 3)" stands under: all the lines up to the white above."""
    found: set[int] = set()
    for row, reading in readings.items():
        if not _ITEM_NOTE.fullmatch(reading.words):
            continue
        title: list[int] = []
        at = row - 1
        while at in readings and len(title) < MAX_LINES and readings[at].whole and not _STOPPED.search(lines[at]):
            title.append(at)
            at -= 1
        if title and readings[title[-1]].words[:1].isupper() and at not in readings:
            found.update(title)
    return found


def _margin(ends: list[float]) -> float:
    """How far right lines reach, a few that reach further left out."""
    return sorted(ends)[max(int(MARGIN * (len(ends) - 1)), 1)]


def _reading(line: str) -> _Reading:
    stripped = line.strip()
    barred = _BARRED.match(stripped)
    label = parse_label(stripped[:40])
    if label is None and barred is not None:
        label = Label("number", barred["value"], barred.group(), barred.end(), 0)
    words = stripped[label.end :].lstrip(" |") if label is not None else stripped
    indent = len(line) - len(line.lstrip())
    return _Reading(label, words, len(_PIECES.split(words)), indent, indent + printed_length(stripped))


def _may_head(reading: _Reading) -> bool:
    label, words = reading.label, reading.words
    if not words or not reading.whole or len(words.split()) > MAX_WORDS or not words[0].isupper():
        return False
    if label is not None and (label.kind not in ("number", "decimal", "reference", "letter") or label.style == "("):
        return False
    if label is None and ": " in words:  # a label and its value
        return False
    if label is not None and sum(word[0].islower() for word in words.split()) < 3:
        words = words.removesuffix(":")
    return not _STOPPED.search(words) and _NO_TITLE.match(words) is None


def _heads(reading: _Reading, below: _Reading, margin: float, parted: bool) -> bool:
    """Whether the line below begins anew, as text does under a heading."""
    if not below.whole or not below.words:
        return False
    dated = len(below.words.split()) <= DATE_WORDS and starts_with_date(_WEEKDAY.sub("", below.words))
    if dated and parted and reading.label is None:
        return True  # a title over the date of the meeting
    first = below.words.split()[0]
    if below.label is None and (below.words[0].islower() or reading.end + 1 + len(first) >= margin - 1):
        return False
    if reading.label is not None and below.label is not None:
        inside = below.label.value.startswith(f"{reading.label.value.removesuffix('.0')}.")
        if inside or reading.label.value.endswith(".0"):  # "2.0" over "2.1"
            return True
        if below.label.kind == reading.label.kind:
            return False
        return below.label.kind in ("bullet", "letter", "roman") or reading.label.kind != "decimal"
    if reading.label is not None:
        return below.indent >= reading.indent and (parted or len(below.words.split()) >= MIN_WORDS)
    return len(below.words.split()) >= MIN_WORDS
