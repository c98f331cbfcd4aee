"""Printed page numbers: ranges beside agenda items, stamps, running page numbers, notices on blank pages."""

from __future__ import annotations

from dataclasses import dataclass

import regex

PAGE_WORDS: tuple[str, ...] = ("pages", "page", "pgs", "pg", "pp", "tudalennau", "tudalen", "tud")
"""Words before a page number, English and Welsh."""

TO_FOLLOW_WORDS: tuple[str, ...] = (
    "to follow", "report to follow", "papers to follow", "to be tabled", "tabled", "i ddilyn", "verbal report",
    "verbal update", "oral report", "oral update", "verbal", "oral",
)  # fmt: skip
"""What is printed in place of a page range when there are no pages yet."""

ONWARDS_WORDS: tuple[str, ...] = (r"onwards?", r"et\s+seq\.?", r"ff\.?", r"ymlaen")
"""Patterns of what says, behind a page, that the papers go on from it."""

ENCLOSED_WORDS: tuple[str, ...] = (
    r"(?:(?:reports?|papers?)\s+)?(?:attached|enclosed)", "herewith", "amgaeedig",
    r"(?:to\s+be\s+|previously\s+)?circulated(?:\s+separately)?", r"(?:paper|attachment)\s+(?:[a-z]|\d{1,2}[a-z]?)",
    r"enc(?:l(?:osure)?)?s?\.?(?:\s*(?:no\.?\s*)?[a-z]?\d{0,2}[a-z]?)?",
)  # fmt: skip
"""Patterns of what a column of papers holds where no page is named."""

BLANK_NOTICES: tuple[str, ...] = (
    "this page is intentionally left blank", "this page is left intentionally blank",
    "this page intentionally left blank", "page intentionally left blank", "intentionally left blank",
    "this page has been intentionally left blank", "this page has intentionally been left blank",
    "this page has been left blank intentionally", "this page has been left intentionally blank",
    "this page is left blank intentionally", "page left blank intentionally", "page left intentionally blank",
    "mae'r dudalen hon yn wag yn fwriadol", "mae'r dudalen hon yn fwriadol wag",
    "mae'r dudalen hon wedi'i gadael yn wag yn fwriadol",
)  # fmt: skip
"""Notices on pages the publishing system puts in, folded."""


@dataclass(frozen=True, slots=True)
class PageRange:
    """Printed pages of an agenda item.

    Attributes:
        first: The first page, or None when the pages are to follow.
        last: The last page, or None.
        spans: Every stretch of pages printed ("7 - 8, 11" has two).
        onwards: Only the page is printed that the papers go on from; `last` is that page too.
        to_follow: The papers are printed as to follow, or as a verbal report.
        raw: The text as printed, brackets included.
        start: Where `raw` begins.
        end: Where it ends.
    """

    first: int | None
    last: int | None
    spans: tuple[tuple[int, int], ...]
    to_follow: bool
    raw: str
    start: int
    end: int
    onwards: bool = False


_LONGEST_FIRST = sorted(BLANK_NOTICES, key=len, reverse=True)
_OF_WHAT = r"(?:(?:agenda|pack|reports?|public|document)\s+){0,2}"  # "Agenda page 12", "Pack pages 3 - 8"
_WORDS = "|".join(PAGE_WORDS)
_WORD = rf"{_OF_WHAT}(?:(?:{_WORDS})\.?(?:\s*/\s*(?:{_WORDS})\.?)?|p\.?(?=\s?\d))"  # "Tudalennau / Pages"
_NUMBER = r"\d{1,4}"
_SPAN = rf"{_NUMBER}(?:\s*(?:-|–|—|to|i)\s*{_NUMBER})?"
_ONWARDS = rf"(?P<onwards>\s*(?:{'|'.join(ONWARDS_WORDS)}))?"
_SPANS = rf"(?P<spans>{_SPAN}(?:\s*(?:,|;|&|and|a)\s*{_SPAN})*){_ONWARDS}"
_FOLLOW = "|".join(word.replace(" ", r"\s+") for word in sorted(TO_FOLLOW_WORDS, key=len, reverse=True))
_BRACKETED = regex.compile(rf"[(\[]\s*{_WORD}\s*(?:no\.?\s*|:\s*)?{_SPANS}\s*[)\]]", regex.IGNORECASE)
_BARE = regex.compile(rf"(?:^\s*|\n\s*|\s\s){_WORD}\s*(?:no\.?\s*|:\s*)?{_SPANS}\s*\.?$", regex.IGNORECASE)
_COLUMN = regex.compile(rf"{_SPANS}", regex.IGNORECASE)
_TO_FOLLOW = regex.compile(rf"[(\[]\s*(?:pages?\s+)?(?:{_FOLLOW})\s*[)\]]", regex.IGNORECASE)
_TO_FOLLOW_BARE = regex.compile(rf"(?:pages?\s+)?(?:{_FOLLOW})\.?", regex.IGNORECASE)
_ENCLOSED = regex.compile("|".join(ENCLOSED_WORDS), regex.IGNORECASE)
_ONE_SPAN = regex.compile(rf"(?P<first>{_NUMBER})(?:\s*(?:-|–|—|to|i)\s*(?P<last>{_NUMBER}))?", regex.IGNORECASE)
_PAGE_STAMP = regex.compile(
    rf"{_OF_WHAT}(?:page|tudalen)\s+(?:no\.?\s*|number\s+)?(?P<number>\d{{1,4}}|[ivxl]{{1,7}}|[A-Z]\d{{1,3}})",
    regex.IGNORECASE,
)
_ITEM_STAMP = regex.compile(
    r"(?:agenda\s+item(?:\s+(?:no|number))?|eitem(?:\s+agenda|\s+ar\s+yr\s+agenda)?(?:\s+rhif)?|item(?:\s+(?:no|number))?)"
    r"\.?\s*:?\s*(?P<number>\d{1,4}(?:\.\d{1,3})*[a-z]?(?:\s?\([a-z0-9]{1,4}\))?|[A-Z]\d{0,2})",
    regex.IGNORECASE,
)
_ITEM_PAGE_STAMP = regex.compile(r"(?P<item>\D.*\w)\s*[/|,\-–]?\s+(?P<page>page\s+\d{1,4})", regex.IGNORECASE)
_ANNEX_STAMP = regex.compile(r"(?:agenda\s+annex|atodiad(?:\s+agenda)?|minute\s+annex)", regex.IGNORECASE)
_BARE_NUMBER = regex.compile(
    r"[-–—]\s*(?P<number>\d{1,4})\s*[-–—]"
    r"|(?P<number>\d{1,4})(?:\s*(?:of|/)\s*(?P<of>\d{1,4}))?"
    r"|(?:page|tudalen)\s*(?:\|\s*)?(?P<number>\d{1,4})(?:\s*(?:of|o)\s*(?P<of>\d{1,4}))?"
    r"|(?P<number>\d{1,4})\s*\|\s*(?:page|p\s*a\s*g\s*e|tudalen)"
    r"|p\s*a\s*g\s*e\s*\|\s*(?P<number>\d{1,4})(?:\s*of\s*(?P<of>\d{1,4}))?",
    regex.IGNORECASE,
)
_P_NUMBER = regex.compile(r"\bp\.?\s?\d")
_CUES = ("page", "pp", "pg", "tud", "follow", "tabled", "ddilyn", "verbal", "oral")
_QUOTES = str.maketrans({"’": "'", "‘": "'"})


def find_page_range(text: str) -> PageRange | None:
    """Find the page range printed with an agenda item.

    Args:
        text: The item's text, wrapped or not: "Minutes (Pages 1 - 14)", "Budget (Pages 61 - 110)".

    Returns:
        The last range in brackets, else a range without brackets that ends the text and stands apart from
        it, else a mark that the papers are to follow; None where there is none of them.
    """
    lower = text.lower()
    if not any(cue in lower for cue in _CUES) and _P_NUMBER.search(lower) is None:
        return None
    matches = list(_BRACKETED.finditer(text))
    match = matches[-1] if matches else _BARE.search(text)
    if match is not None:
        return _range(match)
    match = _TO_FOLLOW.search(text) or _TO_FOLLOW_BARE.fullmatch(text.strip())
    if match is None:
        return None
    start = text.index(match.group())
    return PageRange(None, None, (), True, match.group(), start, start + len(match.group()))


def parse_pages_cell(text: str) -> PageRange | None:
    """Read a cell of a column headed "Pages": "1 - 4", "(Pages 1 - 4)", "12", "To Follow"."""
    found = find_page_range(text)
    if found is not None:
        return found
    stripped = text.strip().strip("()[]").strip()
    match = _COLUMN.fullmatch(stripped)
    if match is None:
        follows = _ENCLOSED.fullmatch(stripped) is not None
        return PageRange(None, None, (), True, text.strip(), 0, len(text)) if follows else None
    start = text.index(stripped)
    spans = _spans(match["spans"])
    if spans is None:
        return None
    first, last = spans[0][0], max(high for _, high in spans)
    return PageRange(first, last, spans, False, stripped, start, start + len(stripped), bool(match["onwards"]))


def page_stamp(text: str) -> str | None:
    """Give the number of a pack's page stamp: "Page 16" → "16", "Agenda Page 16" → "16", "Tudalen 16" → "16"."""
    match = _PAGE_STAMP.fullmatch(text.strip())
    return match["number"] if match else None


def item_stamp(text: str) -> str | None:
    """Give the number of an item stamp: "Agenda Item 6a" → "6a", "Eitem Agenda 7" → "7".

    "Agenda Annex" has no number and gives the empty string; other text gives None.
    """
    stripped = text.strip()
    if _ANNEX_STAMP.fullmatch(stripped):
        return ""
    match = _ITEM_STAMP.fullmatch(stripped)
    return "".join(match["number"].split()) if match else None


def item_page_stamp(text: str) -> tuple[str, str] | None:
    """Give item and page of a stamp that names both: "Item 5 / Page 12" → ("5", "12")."""
    match = _ITEM_PAGE_STAMP.fullmatch(text.strip())
    item = item_stamp(match["item"]) if match else None
    page = page_stamp(match["page"]) if match else None
    return (item, page) if item and page else None


def bare_page_number(text: str) -> str | None:
    """Give the number of a document's own page: "- 3 -", "3", "3 of 12", "Page 3 of 12", "Page | 3"."""
    match = _BARE_NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    number, of = match["number"], match["of"]
    return None if of is not None and int(number) > int(of) else str(number)


def is_blank_notice(text: str) -> bool:
    """Say whether a text is the notice on a page left blank, in English, Welsh or both."""
    folded = " ".join(text.translate(_QUOTES).casefold().split()).strip(" .()[]*-")
    if len(folded) > 200:
        return False
    for notice in _LONGEST_FIRST:
        if notice in folded:
            folded = folded.replace(notice, "")
            if not folded.strip(" .()/[]*-"):
                return True
    return False


def _range(match: regex.Match[str]) -> PageRange | None:
    """Make a range of a match; one that runs backwards is none."""
    spans = _spans(match["spans"])
    if spans is None:
        return None
    raw = match.group().strip()
    start = match.start() + match.group().index(raw)
    first, last = min(low for low, _ in spans), max(high for _, high in spans)
    return PageRange(first, last, spans, False, raw, start, start + len(raw), bool(match["onwards"]))


def _spans(text: str) -> tuple[tuple[int, int], ...] | None:
    """Read "7 - 8, 11"; None when a stretch runs backwards."""
    spans: list[tuple[int, int]] = []
    for match in _ONE_SPAN.finditer(text):
        first = int(match["first"])
        last = int(match["last"]) if match["last"] else first
        if last < first or first == 0:
            return None
        spans.append((first, last))
    return tuple(spans)
