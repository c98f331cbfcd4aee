"""Telephone numbers and e-mail addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

TELEPHONE_LABELS: tuple[str, ...] = (
    "telephone number", "telephone no", "telephone", "tel no", "tel", "phone", "direct dial/ext", "direct dial",
    "direct line", "direct", "dial", "mobile", "mob", "ext", "extension", "ffôn", "rhif ffôn",
)  # fmt: skip
"""Labels before a telephone number."""

EMAIL_LABELS: tuple[str, ...] = ("e-mail address", "email address", "e-mail", "email", "e-bost", "ebost")
"""Labels before an e-mail address."""


@dataclass(frozen=True, slots=True)
class Found:
    """A telephone number or an address, and where it stands."""

    value: str
    start: int
    end: int


def _either(words: Sequence[str]) -> str:
    """Write an alternation, longest word first."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(regex.escape(word, literal_spaces=True).replace(" ", r"\s+") for word in ordered)


_TELEPHONE = regex.compile(
    r"(?<![\d/.\-£#\p{L}])(?:"
    r"\+44[ \-]?(?:\(0\)[ \-]?)?\d(?:[ \-]?\d){8,9}"
    r"|\(0\d{2,5}\)[ \-]?\d(?:[ \-]?\d){4,7}"
    r"|0\d(?:[ \-]?\d){8,9}"
    r")(?![\d/\-]|[.,]\d)(?:[ ,]*(?:ext\.?|extension|x)[ :.]*\d{2,6}\b)?",
    regex.IGNORECASE,
)
_EXTENSION = regex.compile(
    r"\b(?:ext(?:ension|n)?\b\.?)(?:\s+(?:no|number)\b\.?)?\s*[:.]?\s*(?P<number>\d{3,6})\b", regex.IGNORECASE
)
_LABELLED = regex.compile(
    rf"\b(?:{_either(TELEPHONE_LABELS)})\b\.?\s*[:.]?\s*(?:{_either(TELEPHONE_LABELS)})?\b\.?\s*[:.]?\s*"
    r"(?P<number>\d[\d ]{3,13}\d)(?![\d/\-]|[.,]\d)",
    regex.IGNORECASE,
)
_EMAIL = regex.compile(r"(?<![\w.+\-])[\w][\w.+'’\-]{0,63}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}")


def find_telephones(text: str) -> list[Found]:
    """Find telephone numbers in UK forms, as printed, and extensions ("Ext. 1234" gives "1234")."""
    found = [Found(m.group().strip(), m.start(), m.start() + len(m.group().strip())) for m in _TELEPHONE.finditer(text)]
    for pattern in (_LABELLED, _EXTENSION):
        for match in pattern.finditer(text):
            start, end = match.span("number")
            if not any(start < other.end and other.start < end for other in found):
                found.append(Found(match["number"], start, end))
    return sorted(found, key=lambda item: item.start)


def find_emails(text: str) -> list[Found]:
    """Find e-mail addresses; those broken over lines are found after `text.join_lines`."""
    return [
        Found(m.group().rstrip(".-"), m.start(), m.start() + len(m.group().rstrip(".-"))) for m in _EMAIL.finditer(text)
    ]
