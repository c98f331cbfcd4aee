"""What an engine misreads again and again, put right where the page itself or arithmetic says how it must read.

No rule here knows a document: a word is changed into one the page holds elsewhere, an ordinal into the only one its
figure can have, a letter among figures into the figure it looks like.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import regex

from agendaparse.readers.scan.engine import Word

UNSURE, KNOWN = 80.0, 90.0  # confidence of a word that may be mended, and of those it is mended by
CLOSE = 0.7  # type sizes between words of one sentence
EM_DASH = 0.72  # type sizes; a longer dash is an em dash
CURLY = 3  # times as many curly marks as straight ones: those are misread
IN_LINE = 0.5  # type sizes labels of one list may differ in where they begin

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_ALIKE = str.maketrans("0OoQ1lIi|!5Ss$8B2Zz6G", "000011111155558822266")
# "Cllr" is no word of the language an engine has learnt, and looks like several others.
_COUNCIL_WORDS = ("Cllr", "Cllrs", "CLLR", "CLLRS")
_MONTH = regex.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b",
    regex.IGNORECASE,
)
_RAISED = regex.compile(r"(\d{1,2})[*\"'°”“’‘®™]{1,2}$")
_FIGURES = regex.compile(r"[(£]?[\dOolI|]+(?:[.,:/–-][\dOolI|]+)*[.,;:)%]*")
_FIGURE_LIKE = str.maketrans("OolI|", "00111")
_HALF_ADDRESS = regex.compile(r"[\w.-]+@[\w-]*[\w]$")
_REST_OF_ADDRESS = regex.compile(r"[a-z\d-]*(?:\.[a-z\d-]+)+[.,;)]?")
_CURLY, _STRAIGHT = regex.compile("[‘’“”]"), regex.compile("['\"]")
_INSIDE = regex.compile(r"(?<=\p{L})['’]*[‘’]['’]*(?=\p{L})")
_CLOSING, _OPENING = regex.compile(r"(?<=[\p{L}.,;:!?])'"), regex.compile(r"(?<!\w)'(?=\p{L})")
_LABEL = regex.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.,:;]")
_STOPPED = regex.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})\.")


def mend(words: Sequence[Word]) -> list[Word]:
    """The words of a page, mended; what is only the trace of a line is left out.

    Args:
        words: Words with their places; changed.
    """
    lines: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        word.text = word.text.translate(_LIGATURES)
        lines[word.line].append(word)
    for line in lines.values():
        line.sort(key=lambda word: word.x0)
    dropped = {id(word) for line in lines.values() for word in _bars(line)}
    kept = [word for word in words if id(word) not in dropped]
    known = _known(kept)
    for word in kept:
        if word.text in ("—", "–") and word.x1 - word.x0 > 0:  # engines do not tell them apart; their length does
            word.text = "—" if word.x1 - word.x0 > EM_DASH * word.size else "–"
        word.text = _figures(_known_word(word, known))
    _quotes(kept)
    for line in lines.values():
        _ordinals(line)
    _addresses(list(lines.values()))
    _labels([line[0] for line in lines.values() if id(line[0]) not in dropped])
    return kept


def _bars(line: Sequence[Word]) -> list[Word]:
    """Make an upright bar between words the letter it looks like; give back those that are lines."""
    dropped: list[Word] = []
    for i, word in enumerate(line):
        if word.text in ("|", "||", "[", "]"):
            before = i > 0 and word.x0 - line[i - 1].x1 < CLOSE * word.size and line[i - 1].text[-1].isalpha()
            after = i + 1 < len(line) and line[i + 1].x0 - word.x1 < CLOSE * word.size and line[i + 1].text[0].isalpha()
            if word.text == "|" and after and (before or i == 0) and line[i + 1].text[0].islower():
                word.text = "I"
            else:
                dropped.append(word)
        elif len(word.text) > 1 and word.text[0] == "|" and word.text[1].isalpha():
            word.text = ("I" if word.text[1].islower() else "") + word.text[1:]
        elif len(word.text) > 2 and word.text[-1] == "|" and word.text[-2] in ".,;:)":
            word.text = word.text[:-1]
    return dropped


def _known(words: Sequence[Word]) -> dict[str, str | None]:
    """Words read with confidence by what they look like; None where two look alike."""
    known: dict[str, str | None] = {}
    for word in words:
        core = _core(word.text)
        if word.confidence >= KNOWN and len(core) >= 4:
            like = _like(core)
            known[like] = core if known.get(like, core) == core else None
    for council_word in _COUNCIL_WORDS:
        known[_like(council_word)] = council_word
    return known


def _known_word(word: Word, known: dict[str, str | None]) -> str:
    core = _core(word.text)
    meant = known.get(_like(core)) if core else None
    if meant is None or meant == core or (word.confidence >= UNSURE and meant not in _COUNCIL_WORDS):
        return word.text
    return word.text.replace(core, meant, 1)


def _core(text: str) -> str:
    return text.strip(".,;:()[]'\"“”‘’!?")


def _like(text: str) -> str:
    """What all words that look like this one have in common."""
    return text.replace("rn", "m").replace("vv", "w").translate(_ALIKE)


def _figures(text: str) -> str:
    """Letters among figures made figures: "2O25" is a year."""
    if text.isalpha() or not _FIGURES.fullmatch(text):
        return text
    figures = sum(c.isdigit() for c in text)
    letters = sum(c.isalpha() or c == "|" for c in text)
    return text.translate(_FIGURE_LIKE) if letters and figures >= 2 and figures > letters else text


def _ordinals(line: Sequence[Word]) -> None:
    """The raised ending of a day before its month: engines see a star or a quotation mark."""
    for word, following in pairwise(line):
        found = _RAISED.search(word.text)
        if found and _MONTH.match(following.text):
            day = int(found.group(1))
            if 1 <= day <= 31:
                ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
                word.text = f"{word.text[: found.end(1)]}{ending}"


def _quotes(words: Sequence[Word]) -> None:
    """Quotation marks as the page has them: what prints curly ones prints no straight ones."""
    curly = sum(len(_CURLY.findall(word.text)) for word in words)
    straight = sum(len(_STRAIGHT.findall(word.text)) for word in words)
    for word in words if curly else ():
        word.text = _INSIDE.sub("’", word.text)
        if curly >= CURLY * straight:
            word.text = _OPENING.sub("‘", _CLOSING.sub("’", word.text))


def _addresses(lines: Sequence[list[Word]]) -> None:
    """An e-mail address broken at the end of a line is one word: a soft hyphen says so to layout."""
    for line in lines:
        last = line[-1]
        if "@" in last.text and _HALF_ADDRESS.search(last.text):
            for other in lines:
                first = other[0]
                below = 0.8 * last.size < first.baseline - last.baseline < 2 * last.size
                if below and abs(first.x0 - line[0].x0) < last.size and _REST_OF_ADDRESS.fullmatch(first.text):
                    last.text += "\u00ad"
                    break


def _labels(firsts: Sequence[Word]) -> None:
    """The stop after a number that opens a line, where others in its column have one."""
    stopped = [word for word in firsts if _STOPPED.fullmatch(word.text)]
    for word in firsts:
        if _LABEL.fullmatch(word.text) and word.text[-1] != ".":
            column = [other for other in stopped if abs(other.x0 - word.x0) < IN_LINE * word.size + 0.3 * word.size]
            if len(column) >= 2:
                word.text = word.text[:-1] + "."
