"""Dates and times as councils write them, in English and Welsh.

Only full forms are dates: a month with a year alone is not one, and a day with a month is one only when
the year can be had from a list that ends in a full date ("2nd May, 4th July and 7th November 2017") or
from the caller. Day stands before month in figures (13/02/2025). Section numbers, sums and references are
not dates; a figure with a point ("10.30") is a time only with "am", "pm", "noon" or a word such as "at".
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

MONTHS: dict[str, int] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
    "ionawr": 1, "chwefror": 2, "mawrth": 3, "fawrth": 3, "ebrill": 4, "mai": 5, "fai": 5, "mehefin": 6,
    "fehefin": 6, "gorffennaf": 7, "orffennaf": 7, "awst": 8, "medi": 9, "fedi": 9, "hydref": 10,
    "tachwedd": 11, "dachwedd": 11, "rhagfyr": 12, "ragfyr": 12,
}  # fmt: skip
"""Month names, shortened ones and Welsh ones with their soft mutations."""

WEEKDAYS: dict[str, int] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5, "sun": 6,
    "llun": 0, "mawrth": 1, "mercher": 2, "iau": 3, "gwener": 4, "sadwrn": 5, "sul": 6,
}  # fmt: skip
"""Weekday names; the Welsh ones follow "Dydd" or "Nos"."""

ORDINALS: tuple[str, ...] = (
    "st", "nd", "rd", "th", "af", "ail", "il", "ydd", "edd", "fed", "eg", "ed", "ain",
)  # fmt: skip
"""Endings of day numbers, English and Welsh."""

TIME_WORDS: dict[str, datetime.time] = {
    "noon": datetime.time(12, 0),
    "midday": datetime.time(12, 0),
    "hanner dydd": datetime.time(12, 0),
    "midnight": datetime.time(0, 0),
    "hanner nos": datetime.time(0, 0),
}
"""Words that are a time of day."""

MERIDIEMS: dict[str, bool] = {"am": False, "pm": True, "yb": False, "yp": True, "yh": True}
"""Marks after a clock time, stops and spaces left out, and whether the time is after noon."""

NUMBER_NOUNS: tuple[str, ...] = (
    "section", "sections", "paragraph", "paragraphs", "para", "paras", "clause", "article", "rule",
    "regulation", "minute", "item", "version", "table", "figure", "chapter", "policy", "appendix",
)  # fmt: skip
"""Words after which a dotted figure is a number of something and no date or time."""

CENTURY_PIVOT = 70
"""Two-figure years below this are 20xx, the others 19xx."""


@dataclass(frozen=True, slots=True)
class DateText:
    """A date found in text.

    Attributes:
        date: The date.
        raw: The text as printed, weekday included.
        start: Where `raw` begins.
        end: Where it ends.
        weekday: The weekday printed with it, or None.
        weekday_mismatch: The printed weekday is not the date's.
        year_from: "printed", "list" (taken from a later date in the same list) or "default".
    """

    date: datetime.date
    raw: str
    start: int
    end: int
    weekday: str | None = None
    weekday_mismatch: bool = False
    year_from: str = "printed"


@dataclass(frozen=True, slots=True)
class TimeText:
    """A time, a range of times, or words in place of one.

    Attributes:
        time: The time, or None where only words are printed ("on the rising of Cabinet").
        until: The end of a range, or None.
        words: The words in place of a time, or None.
        raw: The text as printed.
        start: Where `raw` begins.
        end: Where it ends.
    """

    time: datetime.time | None
    raw: str
    start: int
    end: int
    until: datetime.time | None = None
    words: str | None = None


def _either(words: Iterable[str]) -> str:
    """Write an alternation, longest word first."""
    return "|".join(sorted((regex.escape(word) for word in words), key=len, reverse=True))


_MONTH = rf"(?P<month>{_either(MONTHS)})\b\.?"
_WEEKDAY = rf"(?:\b(?:dydd|ddydd|nos)\s+)?\b(?P<weekday>{_either(WEEKDAYS)})\b\.?,?\s+(?:the\s+)?"
_DAY = rf"(?P<day>\d{{1,2}})(?:\s?(?:{_either(ORDINALS)})\b)?"
_YEAR = r"(?P<year>(?:1[89]|20|21)\d\d(?![\d\p{L}])|['’]\d\d\b|\d\d(?=\s*(?:$|[\n,;)\]]|\.(?!\d)|at\b|@)))"
_FULL_YEAR = r"(?P<year>(?:1[89]|20|21)\d\d(?![\d\p{L}]))"

_DAY_FIRST = regex.compile(
    rf"(?:{_WEEKDAY})?(?<![\d.,/£$€]|\d{{4}}[-–])\b{_DAY}(?:\s+day)?(?:\s+(?:of|o))?(?:\s*[-,]?\s*){_MONTH}"
    rf"(?:\s*/\s*(?P<again>{_either(MONTHS)})\b)?"  # "12 Mehefin / June 2025"
    rf"(?:(?:\s*,\s*|\s+|-){_YEAR})?",
    regex.IGNORECASE,
)
_MONTH_FIRST = regex.compile(
    rf"(?:{_WEEKDAY})?(?<!\d\s)\b{_MONTH}\s+{_DAY}(?![\d\p{{L}}])(?:\s*,\s*|\s+){_FULL_YEAR}"
    rf"|{_WEEKDAY}{_MONTH}\s+{_DAY}(?![\d\p{{L}}])",
    regex.IGNORECASE,
)
_FIGURES = regex.compile(
    rf"(?:{_WEEKDAY})?(?<![\d./£$€\-–\p{{L}}])(?:"
    r"(?P<day>\d{1,2})(?P<sep>[/.\-])(?P<month>\d{1,2})(?P=sep)(?P<year>(?:19|20|21)\d\d|\d\d)"
    r"|(?P<year>(?:19|20|21)\d\d)-(?P<month>\d\d)-(?P<day>\d\d))(?![\d\p{L}]|[./\-]\d)",
    regex.IGNORECASE,
)
_FIGURE = regex.compile(r"\d")
_WORD = regex.compile(r"\p{L}{3}")
_PARTED_TWICE = regex.compile(r"\d[/.\-]\d{1,4}[/.\-]\d")
_NUMBER_NOUN_BEFORE = regex.compile(rf"\b(?:{_either(NUMBER_NOUNS)})s?\s*$", regex.IGNORECASE)
_LIST_LINK = regex.compile(r"\s*(?:(?:,|;|&|[-–—]|\band\b|\bto\b|\bor\b|\buntil\b|\ba\b|\bi\b)\s*)+", regex.IGNORECASE)

_CLOCK = r"(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d))?"
_MERIDIEM = r"(?P<meridiem>[ap]\.\s?m\.|[ap]\.?\s?m\b|y\.\s?[bph]\.|y\.?\s?[bph]\b)"
_TIME = regex.compile(
    r"(?<![\d.:,/£$€\p{L}])(?:"
    rf"{_CLOCK}\s*{_MERIDIEM}"
    r"|(?:12(?:[.:]00)?\s*)?(?P<word>noon|midday|midnight|hanner\s+dydd|hanner\s+nos)\b"
    r"|(?P<hour>[01]\d|2[0-4])[.:]?(?P<minute>[0-5]\d)\s*(?:hours|hrs|hrs\.|h)\b"
    r"|(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:]|\.\d)"
    r"|(?<=(?:\bat|@|\bam|\bfrom|\btime:|\bo)\s*)(?P<hour>[01]?\d|2[0-3])"
    r"(?:(?<=\d\d)\.|:)(?P<minute>[0-5]\d)(?![\d:%\p{L}]|\.\d|\s*(?:%|per\b|million|billion|pence|m\b|k\b|fte|miles|km))"
    r")",
    regex.IGNORECASE,
)
_RANGE_LINK = regex.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\btan\b)\s*", regex.IGNORECASE)
_RANGE_START = regex.compile(r"(?<![\d.:,/£$€])(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d))?$")
_INSTEAD = regex.compile(
    r"\b(?:(?:on|at|upon|following|immediately\s+(?:after|following)|after)\s+the\s+"
    r"(?:rising|rise|conclusion|close)\s+of\s+[^.;,()\n]{3,80})",
    regex.IGNORECASE,
)


def find_dates(text: str, *, default_year: int | None = None) -> list[DateText]:
    """Find the dates in a text, in printed order.

    Args:
        text: Any text.
        default_year: The year for dates printed without one; without it they are left out, unless the list
            they stand in ends in a date with a year.

    Returns:
        One entry per date; impossible dates are left out.
    """
    if not _may_hold_date(text):
        return []
    return list(_dates_in(text, default_year))


def _may_hold_date(text: str) -> bool:
    """Whether a text has a figure and a word, or figures parted twice: what has neither holds no date."""
    if _FIGURE.search(text) is None:
        return False
    return _WORD.search(text) is not None or _PARTED_TWICE.search(text) is not None


@lru_cache(maxsize=512)  # several readers ask for the dates of one paragraph
def _dates_in(text: str, default_year: int | None) -> tuple[DateText, ...]:
    matches = [m for m in _DAY_FIRST.finditer(text) if not _a_number(text, m.start("day"))]
    matches += [m for m in _MONTH_FIRST.finditer(text) if not _overlaps(m, matches)]
    for match in _FIGURES.finditer(text):
        if _plausible_figures(match) and not _overlaps(match, matches) and not _a_number(text, match.start()):
            matches.append(match)
    matches.sort(key=lambda m: m.start())
    found: list[DateText] = []
    following: tuple[int, int] | None = None
    for match in reversed(matches):
        year, year_from = _year(match["year"]), "printed"
        if year is None and following is not None and _LIST_LINK.fullmatch(text, match.end(), following[0]):
            year, year_from = following[1], "list"
        if year is None:
            year, year_from = default_year, "default"
        if year is None:
            following = None
            continue
        entry = _dated(match, year, year_from)
        if entry is None:
            following = None
            continue
        following = None if year_from == "default" else (match.start(), year)
        found.append(entry)
    return tuple(reversed(found))


def parse_date(text: str, *, default_year: int | None = None) -> datetime.date | None:
    """Give the first date in a text, or None."""
    found = find_dates(text, default_year=default_year)
    return found[0].date if found else None


def starts_with_date(text: str) -> bool:
    """Say whether a line begins with a date, full or without its year."""
    stripped = text.lstrip()
    match = _DAY_FIRST.match(stripped) or _MONTH_FIRST.match(stripped)
    if match is not None:
        return 1 <= int(match["day"]) <= 31
    match = _FIGURES.match(stripped)
    return match is not None and _plausible_figures(match) and _dated(match, 2000, "default") is not None


def find_times(text: str) -> list[TimeText]:
    """Find the times of day in a text, in printed order; "2.00 pm to 4.10 pm" is one entry."""
    singles: list[TimeText] = []
    for match in _TIME.finditer(text):
        if match["word"] is None and _a_number(text, match.start()):
            continue
        value = _clock(match)
        if value is not None:
            raw = match.group().rstrip()
            singles.append(TimeText(value, raw, match.start(), match.start() + len(raw)))
    found: list[TimeText] = []
    for single in singles:
        if found and found[-1].until is None and found[-1].time is not None:
            link = _RANGE_LINK.fullmatch(text, found[-1].end, single.start)
            if link is not None:
                before = found.pop()
                raw = text[before.start : single.end]
                found.append(replace(before, until=single.time, raw=raw, end=single.end))
                continue
        found.append(_widened(text, single))
    if "he ri" in text or "he c" in text or "HE " in text:
        for match in _INSTEAD.finditer(text):
            words = " ".join(match.group().split())
            raw = match.group().rstrip()
            found.append(TimeText(None, raw, match.start(), match.start() + len(raw), words=words))
        found.sort(key=lambda t: t.start)
    return found


def parse_time(text: str) -> datetime.time | None:
    """Give the first clock time in a text, or None."""
    return next((found.time for found in find_times(text) if found.time is not None), None)


def _widened(text: str, single: TimeText) -> TimeText:
    """Take in the bare beginning of a range: "2.00 - 4.10 pm"."""
    link = None
    for link in _RANGE_LINK.finditer(text, max(0, single.start - 8), single.start):
        if link.end() == single.start:
            break
    else:
        return single
    if link is None or single.time is None:
        return single
    start = _RANGE_START.search(text, max(0, link.start() - 6), link.start())
    if start is None or int(start["hour"]) > 23 or _a_number(text, start.start()):
        return single
    hour, minute = int(start["hour"]), int(start["minute"] or 0)
    if hour < 12 <= single.time.hour and datetime.time(hour + 12, minute) <= single.time:
        hour += 12
    value = datetime.time(hour, minute)
    return TimeText(value, text[start.start() : single.end], start.start(), single.end, until=single.time)


def _clock(match: regex.Match[str]) -> datetime.time | None:
    """Give the time a match of `_TIME` stands for."""
    if match["word"] is not None:
        return TIME_WORDS[" ".join(match["word"].lower().split())]
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["meridiem"] is not None:
        mark = "".join(c for c in match["meridiem"].lower() if c.isalpha())
        if hour > 23 or (hour == 0 and MERIDIEMS[mark]):
            return None
        if hour <= 12:
            hour = hour % 12 + (12 if MERIDIEMS[mark] else 0)
        elif not MERIDIEMS[mark]:
            return None
    if hour == 24 and minute == 0:
        hour = 0
    return datetime.time(hour, minute) if hour < 24 else None


def _year(printed: str | None) -> int | None:
    """Give the full year for a printed one."""
    if printed is None:
        return None
    figures = int(printed.lstrip("'’"))
    if figures > 99:
        return figures
    return figures + (2000 if figures < CENTURY_PIVOT else 1900)


def _dated(match: regex.Match[str], year: int, year_from: str) -> DateText | None:
    """Make the entry for a match, or None where there is no such day."""
    month = match["month"]
    number = int(month) if month.isdigit() else MONTHS[month.lower()]
    again = match.groupdict().get("again")
    if again is not None and MONTHS[again.lower()] != number:
        return None
    if match["year"] is not None:
        year = _year(match["year"]) or year
    try:
        date = datetime.date(year, number, int(match["day"]))
    except ValueError:
        return None
    weekday = match["weekday"]
    return DateText(
        date=date,
        raw=match.group(),
        start=match.start(),
        end=match.end(),
        weekday=weekday,
        weekday_mismatch=weekday is not None and WEEKDAYS[weekday.lower()] != date.weekday(),
        year_from=year_from,
    )


def _plausible_figures(match: regex.Match[str]) -> bool:
    """Tell 02.12.19 from a paragraph number: with points, day and month have two figures or the year four."""
    if match["sep"] == "/" or match["sep"] is None or len(match["year"]) == 4:
        return True
    return len(match["day"]) == 2 and len(match["month"]) == 2


def _a_number(text: str, start: int) -> bool:
    """Say whether the word before a figure makes it the number of a section, a paragraph and so on."""
    return _NUMBER_NOUN_BEFORE.search(text, max(0, start - 14), start) is not None


def _overlaps(match: regex.Match[str], others: list[regex.Match[str]]) -> bool:
    """Say whether a match shares characters with one found before."""
    return any(match.start() < other.end() and other.start() < match.end() for other in others)
