"""Headings of plain text, which has no weight of type: told by how they stand among the lines.

A heading is a short line that stops before the margin without a stop, with white or the end of a sentence above it and
words that begin anew below it. What is found is set bold, as it was printed, so that layout treats it as on a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.grammar.columns import is_period
from agendaparse.grammar.dates import starts_with_date
from agendaparse.grammar.letters import printed_length
from agendaparse.grammar.numbering import Label, parse_label
from agendaparse.grammar.pages import bare_page_number, item_stamp, page_stamp
from agendaparse.grammar.plan_columns import is_meeting_date
from agendaparse.grammar.references import find_reference
from agendaparse.grammar.report_headings import read_heading
from agendaparse.grammar.status import read_status
from agendaparse.grammar.text import JOINING_WORDS
from agendaparse.readers.text_margin import right_margin
from agendaparse.readers.text_numbers import number_of

STAMP = 24  # characters of a stamp or page number, at most
MAX_WORDS = 12
TITLE_LINES = 4  # of a page that the title of its document stands in
MAX_LINES = 4  # of the title of a minute
MAX_BLANKS = 2  # empty lines between a heading and what stands under it
DATE_WORDS = 8  # of a line that is a date, with the time
DOUBT = 0.05  # of the width of a page: a line that stops so near the margin may run on
MIN_WORDS = 5  # words of a line of prose
SHORT = 0.5  # share of the margin: a shorter line that has no end is one of a list
OUTDENT = 3  # characters that a heading stands left of the text of a numbered paragraph
ROUNDS = 3  # of looking at the lines beside what was found
COLUMN_WORDS = 6  # words over a column, at most
MIN_PAGED = 2  # titles with pages beside them that make these a column
TITLE_TYPE = 1.2  # times the size of the body's type, in which a title may be set
SERIES = "series"  # of a label: known by the next in its series
PARTED = 3  # characters of white before it

_NUMBERS = ("number", "decimal", "reference")
_PIECES = regex.compile(r" {3,}")
_PAGES_OPENED = regex.compile(r"[(\[]\s*(?:pages?|pp?\.?|tudalen(?:nau)?)\s", regex.IGNORECASE)
_STOPPED = regex.compile(rf"[.,;:?!…\-–—/&]$|\b(?:{JOINING_WORDS}|is|was|were)$")
_CLOSED = regex.compile(r"[.:;?!…][\"'”’)\]]*$")
_NOTHING = regex.compile(r"(?:none|nil|n/a|not applicable)\.?", regex.IGNORECASE)
_NO_COLUMN = regex.compile(r"^[\d£(+−-]|(?<!\bNo)[.;:]$")
_ITEM_NOTE = regex.compile(r"\((?:Agenda\s+)?Items?\s+[\w. ]+\)", regex.IGNORECASE)
_PART = regex.compile(r"(?:Part|Annex|Appendix|Schedule|Section)\s+[\p{Lu}\d]{1,2}\b")
_BARRED = regex.compile(r"(?P<value>\d{1,2}[a-z]?)\s*\|\s+")  # "3a | Adult Social Care"
_WEEKDAY = regex.compile(r"^\p{L}+day,?\s+")
_NO_TITLE = regex.compile(
    r"[^@]*@\S+|https?:|www\."
    r"|(?:Page\s*\|?\s*)?\d+(?:\s+of\s+\d+)?$"
    r"|.*\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?\p{Lu}\p{L}+,?\s+\d{4}$|.*\d{1,2}[.:]\d\d\s*[ap]\.?m"
    r"|(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Alderman|The\s+Mayor)\b"
    r"|There\s+(?:is|are|was|were)\b|\(.*\)$|.*\.{4}|.*;|.*\bCllrs?\b|(?:All\s+)?(?:figures|sums|amounts)\s+(?:are\s+)?in\b",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A line as a heading would be read: its label, the words behind it and their pieces, parted by white.

    Where pages stand at the right margin, its end is that of the words before them; `paged` is where they begin.
    """

    label: Label | None
    words: str
    pieces: tuple[str, ...]
    indent: int
    end: float
    paged: int | None = None

    @property
    def whole(self) -> bool:
        """Whether it is of one piece."""
        return len(self.pieces) == 1

    @property
    def ended(self) -> bool:
        """Whether it is the end of a sentence."""
        return self.whole and _CLOSED.search(self.words) is not None and not self.words.endswith((":", ";"))

    @property
    def over_columns(self) -> bool:
        """Whether its pieces may be the heading of a table."""
        return len(self.pieces) > 2 and all(
            piece.count(" ") < COLUMN_WORDS and (_NO_COLUMN.search(piece) is None or is_meeting_date(piece))
            for piece in self.pieces
        )

    @property
    def rated(self) -> bool:
        """Whether it is a title with a status beside it, as a box about one indicator begins."""
        return len(self.pieces) == 2 and len(self.pieces[1].split()) == 1 and read_status(self.pieces[1]) is not None

    @property
    def numbered(self) -> bool:
        """Whether it opens a numbered paragraph or section."""
        return self.label is not None and self.label.kind in ("number", "decimal")


def heading_rows(lines: Sequence[str], overleaf: Sequence[str] = (), series: frozenset[str] = frozenset()) -> set[int]:
    """The lines that are headings.

    Args:
        lines: Lines of one page, trailing space removed.
        overleaf: Lines of the next page: what stands under a heading at the foot of this one.
        series: What numbers of minutes begin with that look like no number elsewhere.
    """
    filled = _said(lines)
    if len(filled) < 2:
        return set()
    behind = next((overleaf[row] for row in _said(overleaf)), None)
    sheet = _Sheet({row: _reading(lines[row], series) for row in filled}, len(lines) + 1)
    sheet.margin = right_margin(lines)
    sheet.titles = _title_margin(sheet.readings.values()) or sheet.margin
    sheet.open = {row for row in filled if _may_head(sheet.readings[row])}
    sheet.found = _over_item_notes(lines, sheet.readings) | {
        row for row, reading in sheet.readings.items() if series and _is_of_series(reading)
    }
    sheet.found.update(line for row in filled for line in sheet.title_at(row))
    if behind is not None:
        sheet.readings[sheet.overleaf] = _reading(behind, series)
    rows = list(sheet.readings)
    places = [place for place in zip([None, *rows], rows, [*rows[1:], None], strict=False) if place[1] in sheet.open]
    for _ in range(ROUNDS):  # a heading tells of the lines next to it
        more = {row for above, row, below in places if row not in sheet.found and sheet.heads(above, row, below)}
        if not more:
            break
        sheet.found |= more
    return sheet.found


def _said(lines: Sequence[str]) -> list[int]:
    return [row for row, line in enumerate(lines) if line.strip() and not _is_stamp(line.strip())]


@dataclass(slots=True)
class _Sheet:
    """The lines of a page with words, by row, and what is known of them.

    `overleaf` is the row that the first line of the next page has here, `margin` how far right lines reach, `titles`
    how far those of an agenda do, `open` lines that may be headings, `found` those that are.
    """

    readings: dict[int, _Reading]
    overleaf: int
    margin: float = 0.0
    titles: float = 0.0
    open: set[int] = field(default_factory=set)
    found: set[int] = field(default_factory=set)

    def heads(self, above: int | None, row: int, below: int | None) -> bool:
        """Whether a line is a heading, by the lines with words above and below it."""
        reading = self.readings[row]
        parted = above is None or row - above > 1
        following = self.readings[below] if below is not None else None
        part = _PART.match(reading.words) is not None
        if below is None or following is None or below == self.overleaf:
            if part:
                return above is not None and row - above > 1
            known = _is_known(reading) or (
                following is not None and (following.over_columns or _numbers(reading, following))
            )
            return known and self._begins(above, row, following)
        if parted and part and below - row > 1:
            return True
        if below - row > MAX_BLANKS + 1:
            return False
        # The second line of a title.
        dated = above in self.found and row - next(iter(self.readings)) <= TITLE_LINES and is_period(reading.words)
        if not dated and not self._begins(above, row, following):
            return False
        pieces = len(following.pieces)
        if parted and (
            (pieces > 2 and (below - row > 1 or following.over_columns)) or (above is None and _is_value(following))
        ):
            return True
        if parted and following.rated and below - row == 1:
            return True
        if parted and _is_known(reading) and _NOTHING.fullmatch(following.words):
            return True
        if parted and below in self.found and _is_known(reading):
            return True
        if below in self.found and below - row == 1 and abs(following.indent - reading.indent) <= 1:
            return self._had_room(row, below) and (parted or above in self.found)  # one heading over another
        return self._is_over(row, below, parted)

    def title_at(self, row: int) -> Sequence[int]:
        """The lines of a numbered title that needs several: they hang behind its number, and what follows does not."""
        reading = self.readings[row]
        label = reading.label
        if label is None or label.style == "(" or label.kind not in _NUMBERS or not reading.words[:1].isupper():
            return ()
        before = self.readings.get(row - 1)
        if before is not None and not _CLOSED.search(before.words):
            return ()
        rows = [row]
        while (line := self.readings.get(rows[-1] + 1)) is not None and (
            line.label is None and line.whole and abs(line.indent - reading.indent - label.end) <= 1
        ):
            full = TITLE_TYPE * self._joined_end(rows[-1], rows[-1] + 1) >= self.margin
            if not full or len(rows) == MAX_LINES or _CLOSED.search(self.readings[rows[-1]].words):
                return ()
            rows.append(rows[-1] + 1)
        if line is None or abs(line.indent - reading.indent - label.end) <= 1 or not reading.whole or len(rows) == 1:
            return ()
        listed = line.label is not None and line.label.kind == label.kind and not _numbers(reading, line)
        return () if listed or _STOPPED.search(self.readings[rows[-1]].words) else rows

    def _begins(self, above: int | None, row: int, following: _Reading | None) -> bool:
        """Whether a line begins anew: behind white, or where the sentence above has ended for certain."""
        if above is None or row - above > 1:
            return True
        reading, before = self.readings[row], self.readings[above]
        if reading.label is not None:
            inside = following is not None and _numbers(reading, following)
            return inside or above in self.found or _CLOSED.search(before.words) is not None
        if not _is_known(reading) and (following is None or not following.numbered):
            return False
        if above in self.found:
            return True
        room = self._had_room(above, row)
        if above in self.open and room and above - 1 not in self.readings:  # behind white: a heading over this one
            return True
        if room and _is_known(reading):
            return True
        return before.ended and (reading.indent <= before.indent - OUTDENT or room)

    def _had_room(self, row: int, below: int) -> bool:
        """Whether the first word of a line would have fitted on the one above: then the author broke the line."""
        return self._joined_end(row, below) < self._limit(row) - 1

    def _runs_on(self, row: int, below: int) -> bool:
        """Whether the first word of a line may have been too long for the one above."""
        limit = self._limit(row)
        return self._joined_end(row, below) >= (limit - 1 if limit != self.margin else (1 - DOUBT) * limit)

    def _joined_end(self, row: int, below: int) -> float:
        return self.readings[row].end + printed_length(" " + self.readings[below].words.split()[0])

    def _limit(self, row: int) -> float:
        return self.margin if self.readings[row].label is None else self.titles

    def _is_over(self, row: int, row_below: int, parted: bool) -> bool:
        """Whether the line below begins anew, as text does under a heading."""
        reading, below = self.readings[row], self.readings[row_below]
        if reading.numbered and parted and _is_value(below):
            return True
        if not below.whole or not below.words:
            return False
        dated = len(below.words.split()) <= DATE_WORDS and starts_with_date(_WEEKDAY.sub("", below.words))
        if dated and parted and reading.label is None:
            return True  # a title over the date of the meeting
        if below.label is None and (below.words[0].islower() or self._runs_on(row, row_below)):
            return False
        if reading.label is not None and below.label is not None:
            if _numbers(reading, below) or reading.label.value.endswith(".0"):
                return True
            if below.label.kind == reading.label.kind:
                return False
            return below.label.kind in ("bullet", "letter", "roman") or reading.label.kind != "decimal"
        if reading.label is not None:
            return below.indent >= reading.indent and (parted or len(below.words.split()) >= MIN_WORDS)
        further = self.readings.get(row_below + 1)
        listed = further is not None and further.label is None and below.label is None
        if (
            listed
            and below.end < SHORT * self.margin
            and _CLOSED.search(below.words) is None
            and not is_period(below.words)
        ):
            return False
        return len(below.words.split()) >= MIN_WORDS


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


def _title_margin(readings: Iterable[_Reading]) -> float | None:
    """How far right the titles of an agenda reach that has a column of pages beside them; None for other pages."""
    pages = [reading.paged for reading in readings if reading.label is not None and reading.paged is not None]
    return min(pages) - PARTED if len(pages) >= MIN_PAGED else None


def _reading(line: str, series: frozenset[str]) -> _Reading:
    stripped = line.strip()
    barred = _BARRED.match(stripped)
    label = parse_label(stripped[:40])
    if label is None and barred is not None:
        label = Label("number", barred["value"], barred.group(), barred.end(), 0)
    if label is None and (number := number_of(stripped, series)):
        label = Label("reference", number, number, len(number) + 1, 0, SERIES)
    words = stripped[label.end :].lstrip(" |") if label is not None else stripped
    indent = len(line) - len(line.lstrip())
    pieces = tuple(_PIECES.split(words))
    paged = len(pieces) == 2 and _PAGES_OPENED.match(pieces[1]) is not None
    end = indent + len(stripped) - len(words) + printed_length(pieces[0] if paged else words)
    return _Reading(label, words, pieces, indent, end, len(line) - len(pieces[1]) if paged else None)


def _may_head(reading: _Reading) -> bool:
    label, words = reading.label, reading.words
    if not words or not reading.whole or len(words.split()) > MAX_WORDS:
        return False
    if not words[0].isupper() and (label is None or not words.startswith(find_reference(words) or "\n")):
        return False  # but a numbered title may open with the number of an application
    if label is not None and (label.kind not in (*_NUMBERS, "letter") or label.style == "("):
        return False
    if label is None and ": " in words and not _PART.match(words):  # a label and its value
        return False
    if label is not None and sum(word[0].islower() for word in words.split()) < 3:
        words = words.removesuffix(":")
    if words.endswith(".") and read_heading(words[:-1]) is not None:  # someone put a full stop behind it
        words = words[:-1]
    return not _STOPPED.search(words) and _NO_TITLE.match(words) is None


def _numbers(reading: _Reading, below: _Reading) -> bool:
    """Whether the number of a line goes on in that of the next: "2." or "2.0" over "2.1"."""
    if reading.label is None or below.label is None:
        return False
    return below.label.value.startswith(f"{reading.label.value.removesuffix('.0')}.")


def _is_of_series(reading: _Reading) -> bool:
    """Whether a line is one of the numbered titles of minutes."""
    numbered = reading.label is not None and reading.label.style == SERIES
    return numbered and reading.whole and len(reading.words.split()) <= MAX_WORDS and not _STOPPED.search(reading.words)


def _is_known(reading: _Reading) -> bool:
    """Whether words say what reports have headings for."""
    return read_heading(reading.words) is not None


def _is_value(reading: _Reading) -> bool:
    """Whether a line is a label and its value, as in a title block."""
    return len(reading.pieces) > 1 and reading.pieces[0].endswith(":")
