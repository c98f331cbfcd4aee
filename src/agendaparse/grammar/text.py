"""Tidy text: one Unicode form, one space between words, words and addresses broken over lines joined.

A hyphen at a line end is ambiguous. Word processors, which print most council papers, break lines only
at hyphens the author typed, so a hard hyphen is kept ("self-" / "financing", "2019-" / "20", "Ashby-" /
"Birch") unless there is evidence that the word was broken:

* the hyphen is soft (U+00AD, or the control characters PDF readers put in its place);
* the continuation begins with an ending that is no word of its own ("statu-" / "tory");
* the joined word, and not the hyphenated one, is among ``known_words``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

import regex

LIGATURES: dict[str, str] = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
"""Presentation forms and the letters they stand for."""

JOINING_WORDS = "the|a|an|of|and|or|to|for|in|on|by|with|that|from|at|as"  # at the end of a line: it goes on below
SOFT_HYPHENS: tuple[str, ...] = ("\u00ad", "\u0002", "\ufffe")
"""The soft hyphen, and what PDF readers print in its place."""

ZERO_WIDTH: tuple[str, ...] = (
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u200f",
    "\u2060",
    "\ufeff",
)
"""Characters that take no room and carry no meaning in a council paper."""

WORD_ENDINGS: tuple[str, ...] = (
    "tory", "tories", "tion", "tions", "tional", "tionally", "sion", "sions", "ment", "ments", "mental",
    "ing", "ings", "ity", "ities", "ally", "ately", "ative", "atives", "ation", "ations", "ible", "ibly",
    "ance", "ances", "ence", "ences", "ency", "encies", "cial", "cially", "tial", "tially", "ous", "ously",
    "ness", "cil", "cils", "cillor", "cillors", "mittee", "mittees", "ture", "tures", "tive", "tively",
    "ised", "ising", "isation", "ized", "izing", "ology", "ological", "ular", "ularly", "ually",
    "lished", "lishing", "mentary", "ernment",
)  # fmt: skip
"""Word endings that are never a word of their own: after a hyphen they show a word cut in two."""

TOP_LEVEL_DOMAINS: tuple[str, ...] = (
    "uk", "com", "org", "net", "eu", "ie", "info", "wales", "cymru", "scot", "london", "gov", "biz", "co",
)  # fmt: skip
"""Endings at which a domain in a council paper may be complete."""

_LIGATURE = regex.compile("[" + "".join(LIGATURES) + "]")
_SOFT_AT_BREAK = regex.compile("[" + "".join(SOFT_HYPHENS) + r"][ \t]*\r?\n[ \t]*")
_DROPPED = regex.compile("[" + "".join(SOFT_HYPHENS + ZERO_WIDTH) + "]")
_SPACES = regex.compile(r"[\s\p{Zs}\p{Zl}\p{Zp}\p{Cc}]+")
_HARD_HYPHENS = ("-", "\u2010", "\u2011")
_BROKEN_WORD = regex.compile(r"(?<![\p{L}\p{N}])(?P<head>\p{Ll}{2,}|\p{Lu}\p{Ll}+)[-\u2010\u2011]$")
_CONTINUATION = regex.compile(r"\p{Ll}+")
_LAST_TOKEN = regex.compile(r"\S+$")
_FIRST_TOKEN = regex.compile(r"^\S+")
_URL = regex.compile(r"(?:https?://|www\.)\S*$", regex.IGNORECASE)
_URL_OPEN_END = regex.compile(r"[/%=&?_#\-+~]$|%[0-9A-Fa-f]$")
_URL_PART = regex.compile(
    r"[/%?=&#_.]|[\w\-.~]*(?:%[0-9A-Fa-f]{2}|=|_|/[^/\s]*/)|[\w\-]+\.(?:pdf|docx?|xlsx?|html?|aspx?|php)\b"
)
_EMAIL_HEAD = regex.compile(r"[\w.+'\-]+@[\w.\-]*$")
_EMAIL_TAIL = regex.compile(r"[\w.\-]+")
_EMAIL_LOCAL_HEAD = regex.compile(r"^[\w.+'\-]*[\w][._\-]$")
_EMAIL_WHOLE = regex.compile(r"[\w.+'\-]+@[\w\-]+\.[\w.\-]+")


def normalise(text: str) -> str:
    """Put text into the form the data model asks for.

    Args:
        text: Any text, line breaks included.

    Returns:
        The text in NFC with ligatures expanded, soft hyphens and zero-width characters dropped, and every
        run of white space as one space, none at the ends. Quotes, dashes and case stay as printed.
    """
    if text.isascii() and "\x02" not in text:
        return " ".join(_SPACES.sub(" ", text).split()) if not text.isprintable() else " ".join(text.split())
    return _normalised(text)


@lru_cache(maxsize=4096)
def _normalised(text: str) -> str:
    text = _SOFT_AT_BREAK.sub("", text)
    text = _DROPPED.sub("", text)
    text = _LIGATURE.sub(lambda match: LIGATURES[match.group()], text)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


@lru_cache(maxsize=4096)  # headers, names and labels are compared again and again
def fold(text: str) -> str:
    """Give text a form for comparing: normalised, caseless, unaccented, with plain quotes and hyphens."""
    text = normalise(text).casefold()
    if text.isascii():
        return text
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return text.translate(_PLAIN)


_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-",
        "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    }
)  # fmt: skip


_CODE_CUT = regex.compile(r"\d[\p{L}\d]*/$")


def join_lines(lines: Iterable[str], *, known_words: Collection[str] = ()) -> str:
    """Join the lines of one paragraph.

    Args:
        lines: The lines in reading order; empty ones are passed over.
        known_words: Lower-case words that stand elsewhere in the document, as evidence on whether a word
            cut at a hyphen is written with it.

    Returns:
        The paragraph, normalised, with words, web addresses and e-mail addresses made whole.
    """
    result = ""
    was_soft = False
    for line in lines:
        soft = line.rstrip().endswith(SOFT_HYPHENS)
        tidy = normalise(line)
        if not tidy:
            continue
        result = _join_two(result, tidy, was_soft, known_words) if result else tidy
        was_soft = soft
    return result


def _join_two(before: str, after: str, soft: bool, known_words: Collection[str]) -> str:
    """Join two normalised lines, the first of which may have ended in a soft hyphen."""
    if soft:
        return before + after
    if _same_address(before, after):
        return before + after
    if _CODE_CUT.search(before) and after[0].isalnum():  # "33/01234/ / PP"
        return before + after
    if before.endswith(_HARD_HYPHENS):
        if len(before) > 1 and before[-2].isspace():
            return f"{before} {after}"
        broken = _BROKEN_WORD.search(before)
        tail = _CONTINUATION.match(after)
        if broken and tail and _was_broken(broken["head"], tail.group(), known_words):
            return before[:-1] + after
        return before + after if after[0].isalnum() else f"{before} {after}"
    return f"{before} {after}"


def _was_broken(head: str, tail: str, known_words: Collection[str]) -> bool:
    """Say whether a hyphen between the two halves came from the line break alone."""
    if known_words:
        whole, compound = (head + tail).lower(), f"{head}-{tail}".lower()
        if compound in known_words:
            return False
        if whole in known_words:
            return True
    return tail in WORD_ENDINGS


def _same_address(before: str, after: str) -> bool:
    """Say whether a web or e-mail address runs on from one line to the next."""
    last_match = _LAST_TOKEN.search(before)
    first_match = _FIRST_TOKEN.match(after)
    if last_match is None or first_match is None:
        return False
    last, first = last_match.group(), first_match.group()
    if "://" in last or "www." in last.lower():
        if _URL.search(last) is None or last[-1] in ",;)>":
            return False
        return bool(_URL_OPEN_END.search(last) or _URL_PART.match(first))
    if "@" in last:
        head = _EMAIL_HEAD.search(last)
        tail = _EMAIL_TAIL.match(first)
        if head is None or tail is None:
            return False
        if first.startswith("."):
            return True
        domain = head.group().partition("@")[2]
        if "." not in domain and "." in tail.group().rstrip("."):  # no address ends without a dot in its domain
            return True
        if "." in domain and domain.rpartition(".")[2].lower() in TOP_LEVEL_DOMAINS:
            return False
        whole = (domain + tail.group()).rstrip(".")
        return "." in whole and whole.rpartition(".")[2].lower() in TOP_LEVEL_DOMAINS
    if "@" in first and _EMAIL_WHOLE.match(first):
        return last == before and _EMAIL_LOCAL_HEAD.match(last) is not None
    return False
