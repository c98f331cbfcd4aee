"""What an agenda item says of its exemption: the printed ground, the closed session, the resolution to exclude."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from agendaparse.grammar.exempt import find_exemption
from agendaparse.grammar.text import normalise

_EXCLUSION = regex.compile(
    r"\bexclu(?:de|sion|ding)\b.{0,40}\b(?:press|public)\b|\b(?:press|public)\b.{0,60}\bexclu(?:ded|sion)\b"
    r"|\bgwahardd\b.{0,40}\bcyhoedd\b",
    regex.IGNORECASE | regex.DOTALL,
)
_FOLLOWING = regex.compile(
    r"\b(?:following|remaining|remainder\s+of\s+the|next)\s+(?:\p{L}+\s+){0,3}?(?:items?|business|matters?|reports?|meeting)\b"
    r"|\bitems?\s+(?:below|listed\s+below|\d)",
    regex.IGNORECASE,
)
_CLOSED_TITLE = regex.compile(
    r"^\W*(?:closed|confidential|in\s*camera|private|exempt)\s+(?:session|items?|business|matters?|meeting|minutes|report)\b"
    r"|^\W*in\s*camera\b|\((?:closed|in\s+private|in\s+camera)\)\s*$",
    regex.IGNORECASE,
)
_NEXT_MEETING = regex.compile(
    r"(?:(?:to\s+)?(?:note|confirm|agree|set)\s+)?(?:the\s+)?"
    r"(?:dates?(?:,?\s+(?:and\s+)?(?:time|venue|place)s?){0,2}\s+of\s+)?(?:the\s+)?"
    r"(?:next|future)\s+meetings?(?:\s+of\s+the\s+[\p{L}\s]{3,40})?"
    r"(?:\s*[-–—:,(]?\s*(?:(?:on|at|in|is|are|will|to\s+be|mon|tues?|wed|thurs?|fri|sat|sun)\b|\w+day\b|\d).{0,60})?",
    regex.IGNORECASE,
)
_ANY = regex.compile(r"\b(?:if\s+any|any\s+exempt|any\s+confidential|if\s+required|if\s+necessary)\b", regex.IGNORECASE)
_BRACKET = regex.compile(r"[(\[][^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*[)\]]")
_MARKED = regex.compile(
    r"[(\[]\s*(?:(?:wholly|partly|part|fully|contains?|likely\s+to\s+be)\s+)*(?:exempt|confidential|restricted|not\s+for\s+publication"
    r"|part\s+(?:2|ii|b))\b[^()\[\]]{0,90}[)\]]",
    regex.IGNORECASE,
)
_SENTENCE = regex.compile(r"[^.]+(?:\.(?!\s+\p{Lu})[^.]*)*\.?")
_SAYS_SO = regex.compile(
    r"\b(?:exempt|not\s+for\s+publication|confidential|by\s+virtue|reason|ground|disclosure|restricted|schedule)\b",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground of an exemption.

    Attributes:
        text: The ground as printed, enclosing brackets left out; empty where only a mark is printed.
        printed: What of the text it takes up, brackets included.
    """

    text: str
    printed: str


def find_ground(text: str, lines: Sequence[str] = ()) -> Ground | None:
    """Find the ground of an exemption in a title or a paragraph under it.

    Args:
        text: The text.
        lines: Its printed lines; a ground that begins one is cut off there.

    Returns:
        The bracket, the line or the sentence the ground stands in; None where there is none.
    """
    found = find_exemption(text)
    marked = _MARKED.search(text)
    if marked is not None and (found is None or found.ground is None):
        words = marked.group()[1:-1].strip()
        return Ground(words if any(c.isdigit() for c in words) else "", marked.group())
    if found is None:
        return None
    for bracket in _BRACKET.finditer(text):
        around = bracket.start() <= found.start and found.end <= bracket.end()
        if around and len(bracket.group()) > found.end - found.start:
            return Ground(bracket.group()[1:-1].strip(), bracket.group())
    if found.ground is None:
        return Ground("", found.raw)
    for number in range(len(lines)):
        rest = normalise(" ".join(lines[number:]))
        if number and text.endswith(rest) and text.index(rest) <= found.start and _SAYS_SO.search(lines[number]):
            return Ground(rest, rest)
    for sentence in _SENTENCE.finditer(text):
        if sentence.start() <= found.start < sentence.end():
            words = sentence.group().strip()
            if _SAYS_SO.search(words) and (
                sentence.start() > 0 or len(words) < 0.98 * len(text) or _SAYS_SO.match(words)
            ):
                return Ground(words.strip(" .") if sentence.start() == 0 else words, words)
    return Ground(found.ground, text[found.start : found.end])


def resolves_exclusion(title: str) -> bool:
    """Whether an item is the resolution to exclude press and public, which is taken in public itself."""
    return _EXCLUSION.search(title) is not None


def closes_meeting(title: str, description: str) -> bool:
    """Whether an item excludes the public for the items that follow it."""
    if not resolves_exclusion(title) and not (_EXCLUSION.search(description) and len(title) < 60):
        return False
    if _ANY.search(title) or _ANY.search(description):
        return False
    return (
        resolves_exclusion(title) or is_closed_title(title) or _FOLLOWING.search(f"{title} {description}") is not None
    )


def is_always_open(title: str) -> bool:
    """Whether an item is nothing that could be exempt, wherever it stands: the date of the next meeting."""
    return _NEXT_MEETING.fullmatch(title.strip(" .:")) is not None


def is_closed_title(title: str) -> bool:
    """Whether a title says that the item itself is taken in closed session."""
    return _CLOSED_TITLE.search(title) is not None and _ANY.search(title) is None
