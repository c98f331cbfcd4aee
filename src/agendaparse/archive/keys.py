"""Keys under which rows meet: of one meeting in several documents, of one name in several spellings."""

from __future__ import annotations

import datetime as dt
import unicodedata

import regex

from agendaparse.grammar.people_words import HONORIFICS

SHORT = 16
"""Characters of a hash that begin every `id`: enough for billions of packs."""

_NOT_A_WORD = regex.compile(r"[^\p{L}\p{N}]+")
_APOSTROPHE = regex.compile(r"['’‘`]")
_ARTICLES = frozenset({"the", "of"})
_TITLES = frozenset(HONORIFICS)


def meeting_key(council: str | None, committee: str | None, date: dt.date | None) -> str | None:
    """Name a meeting so that two documents that tell of it meet.

    Only what is certain is levelled (case, punctuation, "&", articles): "Derby City Council" and "Derbyshire County
    Council" must never meet.

    Args:
        council: Name of the council as printed.
        committee: Name of the body as printed.
        date: Date of the meeting.

    Returns:
        Council, committee and ISO date between bars, or None when one of them is not known.
    """
    if not council or not committee or date is None:
        return None
    return f"{_level(council)}|{_level(committee)}|{date.isoformat()}"


def person_key(name: str) -> str:
    """Level a printed name for grouping: without case, punctuation and honorifics.

    Args:
        name: Name as printed ("Dr. Canet").

    Returns:
        Its words in small letters ("canet"); the same key is no proof of the same person.
    """
    words = _words(name)
    kept = [word for word in words if word not in _TITLES]
    return " ".join(kept or words)


def _level(name: str) -> str:
    return " ".join(word for word in _words(name.replace("&", " and ")) if word not in _ARTICLES)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_A_WORD.sub(" ", _APOSTROPHE.sub("", plain)).split()
