"""Names set in capitals for display, given as names."""

from __future__ import annotations

import regex

SMALL_WORDS = frozenset("a an and at by for from in of on or the to with y a'r ar i o yn".split())
"""Words a name writes small unless they open it."""

_SHORT_FORMS = frozenset("ST MR MRS DR RD".split())
_WORD = regex.compile(r"[\p{L}\p{M}’']+")
_VOWELS = regex.compile(r"[AEIOUYWÂÊÎÔÛŴŶ]")
_POSTCODE = regex.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")


def is_capitals(text: str) -> bool:
    """Whether a text of some length is set all in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() for c in letters)


def name_case(text: str) -> str:
    """A name without the capitals it was set in for display: "CABINET" is "Cabinet".

    Args:
        text: The name of a body or a place.

    Returns:
        The text itself unless all of it is capitals; else each word with one, small words small. Words without a
        vowel ("NHS") and postcodes stay as they are.
    """
    if not is_capitals(text):
        return text
    kept = {match.start(): match.end() for match in _POSTCODE.finditer(text)}

    def cased(match: regex.Match[str]) -> str:
        word = match.group()
        if word in _SHORT_FORMS:
            return word[0] + word[1:].lower()
        if any(start <= match.start() < end for start, end in kept.items()) or not _VOWELS.search(word):
            return word
        if match.start() and word.lower() in SMALL_WORDS:
            return word.lower()
        return word[0] + word[1:].lower()

    return _WORD.sub(cased, text)
