"""Exempt items: the printed ground of an exemption, and the headings items stand under."""

from __future__ import annotations

from dataclasses import dataclass

import regex

_PARTS = r"(?:[1-4]|i{1,3}|iv|[a-d]|one|two|three|four)"
_SHUT = (
    r"(?:exempt|private|confidential|closed|restricted|excluded|exclusion|not\s+(?:open|for\s+publication)|in\s+camera)"
)
_OPEN = (
    r"(?:open|public|information|decision|discussion|noting|unrestricted|non-?exempt|monitoring|delegated|routine"
    r"|performance|scrutiny|key|strategic)"
)
GROUP_HEADINGS: tuple[tuple[str, bool], ...] = (
    (
        r"(?:un-?restricted|non-?exempt|open|public|unclassified)"
        r"\s+(?:items?|business|agenda|session|matters|reports?)",
        False,
    ),
    (
        r"(?:exempt|restricted|confidential|private|closed)(?:\s+(?:or|and|/)\s+(?:exempt|confidential|private))?"
        r"\s+(?:items?|business|agenda|session|matters|reports?|information|section)",
        True,
    ),
    (
        r"(?:items?|business|matters|reports?)\s+(?:which\s+are\s+|that\s+are\s+)?(?:open|available)\s+to"
        r"\s+the\s+(?:public|press)(?:\s+and\s+(?:the\s+)?(?:public|press))?",
        False,
    ),
    (
        r"(?:items?|business|matters)\s+(?:likely\s+to\s+be\s+)?(?:considered|taken|dealt\s+with)"
        r"\s+in\s+private",
        True,
    ),
    (
        r"(?:items?|business|matters)\s+(?:likely\s+to\s+be\s+)?(?:considered|taken|dealt\s+with)"
        r"\s+in\s+public",
        False,
    ),
    (
        r"items?\s+(?:of\s+business\s+)?(?:from|during|for)\s+which\s+the\s+(?:press|public)\b"
        r".{0,60}\bexcluded?",
        True,
    ),
    (
        r"(?:motion\s+to\s+)?exclu(?:de|sion\s+of)\s+(?:the\s+)?(?:press|public)"
        r"(?:\s+(?:and|&)\s+(?:the\s+)?(?:press|public))?",
        True,
    ),
    (rf"(?:part|section)\s+{_PARTS}\s*[:\-–—]?\s*\(?(?:.{{0,90}}\b)?{_SHUT}.{{0,80}}", True),
    (rf"(?:part|section)\s+{_PARTS}\s*(?:[:\-–—]|\().{{0,30}}\b{_OPEN}.{{0,80}}", False),
    (r"(?:part|section)\s+(?:2|ii|b|two)(?:\s+(?:items?|business))?", True),
    (rf"part\s+{_PARTS}(?:\s*[:\-–—]\s*.{{0,80}}|\s+\(.{{0,60}}\)|\s+(?:items?|business))?", False),
    (r"section\s+(?:1|i|a|one|3|c|three)", False),
    (r"(?:eitemau|materion)\s+(?:agored|cyhoeddus)", False),
    (r"(?:eitemau|gwybodaeth|materion)\s+(?:eithriedig|esempt|cyfrinachol|wedi'?u\s+heithrio)", True),
    (r"(?:non-)?key\s+decisions?", False),
    (
        r"(?:other|matters?|items?|reports?)\s+for\s+(?:decision|information|discussion|noting|consideration"
        r"|monitoring|recommendation\s+to\s+\p{L}+)",
        False,
    ),
)
"""Forms of group headings, and whether the items under them are exempt."""

_PARAGRAPHS = r"paragraphs?\s*(?:no\.?\s*)?\(?\d{1,2}[a-z]?\)?(?:\s*(?:,|;|&|and|or|to|-|–)\s*\(?\d{1,2}[a-z]?\)?)*"
_SCHEDULE = r"schedule\s*12\s*a"
_ACT = (
    r"(?:\s*(?:,|of|to)?\s*(?:the\s+)?local\s+government\s+(?:\(access\s+to\s+information\)\s+)?act"
    r",?\s*(?:1972|1985)?(?:\s*\(as\s+amended\))?)?"
)
_PART = r"(?:,?\s*(?:of\s+)?part\s+(?:[1-7]|i{1,3}v?)(?:\s+(?:of|to))?)?"
_GROUND = regex.compile(
    rf"(?:{_PARAGRAPHS}{_PART}\s*(?:,|of|to|in|under)?\s*(?:the\s+)?(?:new\s+|revised\s+)?{_SCHEDULE}{_ACT}"
    rf"|(?:part\s+(?:[1-7]|i{{1,3}})\s+(?:of|to)\s+(?:the\s+)?)?{_SCHEDULE}{_ACT}"
    rf"(?:\s*(?:[,:–\-(]|under|by\s+virtue\s+of)?\s*{_PARAGRAPHS}\)?)?"
    rf"|paragraff(?:au)?\s+\d{{1,2}}(?:\s*(?:,|a|ac)\s*\d{{1,2}})*.{{0,40}}?atodlen\s+12a)",
    regex.IGNORECASE,
)
_LISTED = regex.compile(rf"{_PARAGRAPHS}|paragraff(?:au)?\s+\d+(?:\s*(?:,|a|ac)\s*\d+)*", regex.IGNORECASE)
_NUMBER = regex.compile(r"\d{1,2}[a-z]?")
_MARK = regex.compile(
    r"\b(?:not\s+for\s+publication|ddim\s+i'?w\s+gyhoeddi|(?:wholly|partly|part|fully)[\s\-]exempt"
    r"|exempt\s+(?:report|appendix|appendices|information|item|annex)|part\s+(?:2|ii)\s+(?:report|item|exempt))\b"
    r"|^\s*\(?(?:exempt|confidential|restricted|part\s+(?:2|ii|b)|eithriedig|cyfrinachol)\)?\s*[.:]?\s*$"
    r"|\((?:exempt|confidential|restricted|part\s+(?:2|ii))\)|[-–—:]\s*(?:exempt|confidential)\s*$",
    regex.IGNORECASE,
)
_DENIED = regex.compile(
    r"\b(?:no|not|none|non-?|un-?)\s*(?:an?\s+)?(?:exempt|confidential)\b|\bno\s+exempt|n't\s+exempt|\bany\s+exempt"
    r"|\bexempt\s+(?:information|items?|appendi\p{L}+)\s*[:\-–]?\s*(?:none|no|n/a)\b",
    regex.IGNORECASE,
)
_HEADINGS = tuple((regex.compile(form, regex.IGNORECASE), exempt) for form, exempt in GROUP_HEADINGS)
_NOTE = regex.compile(r"\s*\(.*$", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class Exemption:
    """A mark that an item is exempt.

    Attributes:
        ground: The printed ground ("paragraph 3 of Schedule 12A ..."), or None where only a mark is printed.
        paragraphs: The numbers of the paragraphs in the ground.
        raw: The text matched.
        start: Where it begins.
        end: Where it ends.
    """

    ground: str | None
    paragraphs: tuple[str, ...]
    raw: str
    start: int
    end: int


def find_exemption(text: str) -> Exemption | None:
    """Find the ground or the mark of an exemption; a statement that nothing is exempt is none."""
    lower = text.lower()
    if "12" not in text and not any(word in lower for word in _CUES):
        return None
    match = _GROUND.search(text)
    if match is not None:
        ground = " ".join(match.group().split())
        listed = _LISTED.search(ground)
        numbers = tuple(_NUMBER.findall(listed.group())) if listed else ()
        return Exemption(ground, numbers, match.group(), match.start(), match.end())
    match = _MARK.search(text)
    if match is None or _DENIED.search(text):
        return None
    raw = match.group().strip()
    start = match.start() + match.group().index(raw)
    return Exemption(None, (), raw, start, start + len(raw))


_CUES = ("exempt", "confidential", "restricted", "publication", "part", "eithriedig", "cyfrinachol", "gyhoeddi")


def group_heading(text: str) -> tuple[str, bool] | None:
    """Read a heading that agenda items stand under.

    Args:
        text: One line or heading.

    Returns:
        The heading as printed, without a note in brackets behind it, and whether its items are exempt; None
        where the text is no such heading.
    """
    tidy = " ".join(text.split()).strip(" .:")
    if not 3 < len(tidy) < 140:
        return None
    bare = _NOTE.sub("", tidy).strip(" .:-–") or tidy
    for pattern, exempt in _HEADINGS:
        if pattern.fullmatch(bare) or pattern.fullmatch(tidy):
            return bare, exempt
    return None
