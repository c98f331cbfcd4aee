"""Where the meeting is held."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from agendaparse.extractors.contact_labels import is_contact_line
from agendaparse.extractors.meeting.front import Front, FrontLine, joined
from agendaparse.extractors.meeting.when import MEETING_WORDS, PUBLISHED, Moment
from agendaparse.grammar.bodies import is_committee, is_council_name
from agendaparse.grammar.dates import find_dates, find_times

PLACE_WORDS: tuple[str, ...] = (
    "room", "rooms", "hall", "halls", "chamber", "chambers", "house", "centre", "center", "office", "offices",
    "building", "buildings", "school", "church", "chapel", "library", "pavilion", "club", "clubhouse", "institute",
    "theatre",
    "museum", "college", "suite", "street", "road", "lane", "avenue", "square", "court", "hotel", "inn", "barn",
    "guildhall", "headquarters", "hq", "station", "depot", "annexe", "annex", "gallery", "stadium", "arena", "academy",
    "parlour", "zoom", "teams", "virtual", "online", "remote", "remotely", "neuadd", "siambr", "ystafell", "canolfan",
    "swyddfa", "swyddfeydd", "village hall", "town hall", "city hall", "county hall", "shire hall", "civic", "hub",
    "complex", "auditorium", "drive", "way", "hill", "quay", "terrace", "place", "park", "gardens", "yard", "mill",
    "lodge",
    "memorial", "campus", "vestry", "scout", "legion", "manor", "castle", "abbey", "rectory", "tower", "ysgol", "capel",
)  # fmt: skip
"""Words of a place where a council meets."""

_PLACE = regex.compile(rf"\b(?:{'|'.join(PLACE_WORDS)})\b", regex.IGNORECASE)
_POSTCODE = regex.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
_WORDS = (
    r"(?:meeting\s+(?:place|venue|location)|venue(?:\s+of\s+(?:the\s+)?meeting)?|place(?:\s+of\s+(?:the\s+)?meeting)?"
    r"|location|where|lleoliad|man\s+cyfarfod|held\s+(?:at|in))"
)
_LABEL = regex.compile(rf"{_WORDS}(?:\s*/\s*{_WORDS})?\s*(?:[:\-–]+\s*|$)", regex.IGNORECASE)  # "Lleoliad / Venue:"
_IN_SENTENCE = regex.compile(
    r"(?<![\p{L}])(?:in|at|yn|via|IN|AT|@)\s+(?:the\s+|THE\s+)?(?P<place>(?:\p{Lu}|\d|[\"“'‘])[^⟦⟧;]*?)"
    r"(?=\s*(?:[,.]?\s*(?:on|ON|at|AT|from|commencing|COMMENCING|starting|beginning|nos|ar|am|@|[-–])?\s*(?:the\s+)?⟦"
    r"|,?\s+(?:to\s+(?:transact|consider|deal|discuss|conduct)|for\s+the\s+(?:purpose|transaction|following|business)|when\b"
    r"|immediately|following|where\b|which\b|commencing|starting|i\s+drafod|er\s+mwyn|and\s+(?:you|via|will|on|virtually|remotely|online)\b)"
    r"|\.\s|\.?\s*$))"
)
_IN_THE = regex.compile(r"^(?i:in|at)\s+(?i:the\s+)?(?=\p{Lu})")
_HELD = regex.compile(r"\bmeetings?\s+(?:\p{L}+\s+){0,3}held\s+(?:in\s+person\s+)?(?:in|at)\b", regex.IGNORECASE)
_STOPS = regex.compile(
    r"^(?:agenda|a\s*g\s*e\s*n\s*d\s*a|membership|members|to\s*:|contact|ask\s+for|tel|e-?mail|quorum|dear|rhaglen|despatched"
    r"|please|note|yours|the\s+(?:meeting|agenda|business|press|public)|for\s+the\b|all\b|councillors?\b|clerk\b)",
    regex.IGNORECASE,
)
MOST_LINES = 4


def venue_of(front: Front, moments: Sequence[Moment]) -> tuple[str, list[FrontLine]] | None:
    """The place of the meeting and the lines it was read from.

    Args:
        front: The front matter.
        moments: Where the date of the meeting stands, the likeliest first.
    """
    labelled = _labelled(front)
    if labelled is not None:
        return labelled
    for moment in moments:
        place = _in_sentence(moment.text)
        if place is not None:
            return place, front.lines_of(moment.block)
    for moment in moments:
        lines = _under(front, moment)
        if lines:
            return joined(lines).strip(" ,.;"), lines
    for block, ahead in front.blocks:
        said = MEETING_WORDS.search(block.text) if ahead else _HELD.search(block.text)
        if said is not None and len(block.text) < 900:
            place = _in_sentence(block.text, strict=True)
            if place is not None:
                return place, front.lines_of(block)
    return None


def _labelled(front: Front) -> tuple[str, list[FrontLine]] | None:
    for line in front.ahead:
        label = _LABEL.match(line.text)
        if label is None or len(line.text) > 200:
            continue
        rest = line.text[label.end() :].strip()
        value = line if rest else front.right_of(line) or front.below(line)
        if value is None or (not rest and _LABEL.match(value.text)):
            continue
        lines = [value]
        parts = [rest or value.text]
        while len(lines) < MOST_LINES and (parts[-1].endswith(",") or _same_block_below(front, lines[-1]) is not None):
            below = _same_block_below(front, lines[-1]) or front.below(lines[-1])
            if below is None or _stops(below.text) or (not parts[-1].endswith(",") and not is_place(below.text)):
                break
            lines.append(below)
            parts.append(below.text)
        text = " ".join(parts).strip(" ,.;")
        if text and not find_dates(text):
            return " ".join(text.split()), lines
    return None


def _same_block_below(front: Front, line: FrontLine) -> FrontLine | None:
    below = front.below(line)
    return below if below is not None and below.block is line.block else None


def _in_sentence(text: str, *, strict: bool = False) -> str | None:
    """The place in a sentence such as "will be held in the Council Chamber on ... at ..."."""
    masked, spans = text, [(d.start, d.end) for d in find_dates(text)]
    spans += [(t.start, t.end) for t in find_times(text)]
    for start, end in sorted(spans, reverse=True):
        masked = f"{masked[:start]}⟦{'·' * max(0, end - start - 2)}⟧{masked[end:]}"
    if not spans and strict is False:
        return None
    for match in _IN_SENTENCE.finditer(masked):
        place = match["place"].strip(" ,.;:-–—")
        before = masked[: match.start()]
        said = MEETING_WORDS.search(before) or "⟦" in before or before.strip() == ""
        if not said or not 3 < len(place) < 200 or is_committee(place) or is_council_name(place):
            continue
        if is_place(place) or (not strict and "⟦" in masked and "," in place):
            return place
    return None


def is_place(text: str) -> bool:
    """Whether a text names a place: a room, a building, a street, a postcode."""
    return len(text.split()) <= 22 and (_PLACE.search(text) is not None or _POSTCODE.search(text) is not None)


def _stops(text: str) -> bool:
    return (
        _STOPS.match(text) is not None
        or is_contact_line(text)
        or PUBLISHED.search(text) is not None
        or is_council_name(text)
        or bool(find_dates(text))
        or (is_committee(text) and not _PLACE.search(text))
    )


def _under(front: Front, moment: Moment) -> list[FrontLine]:
    """The lines under the date that name the place; else those above it."""
    line = moment.line
    found: list[FrontLine] = []
    rest = line.text[line.text.find(moment.date.raw) + len(moment.date.raw) :] if moment.date.raw in line.text else ""
    times = find_times(rest)
    tail = rest[times[-1].end :].strip(" ,.-–—") if times else rest.strip(" ,.-–—")
    if tail and is_place(tail) and len(moment.text) < 200:
        return [FrontLine(tail, line.block, line.line, line.ahead, line.cell), *_carried(front, line, tail)]
    current: FrontLine | None = front.below(line)
    while current is not None and find_times(current.text) and len(current.text) < 30:
        current = front.below(current)
    while current is not None and len(found) < MOST_LINES and current.ahead:
        text = current.text
        if (
            _stops(text)
            or len(text.split()) > 20
            or (not is_place(text) and not (found and found[-1].text.endswith(",")))
        ):
            break
        words = text if found else _IN_THE.sub("", text)
        found.append(FrontLine(words, current.block, current.line, current.ahead, current.cell))
        current = front.below(current)
    return found or _above(front, line)


def _carried(front: Front, line: FrontLine, text: str) -> list[FrontLine]:
    """Lines that carry an address on behind a comma."""
    found: list[FrontLine] = []
    while text.endswith(","):
        below = front.below(found[-1] if found else line)
        if below is None or _stops(below.text):
            break
        found.append(below)
        text = below.text
    return found


def _above(front: Front, line: FrontLine) -> list[FrontLine]:
    above = [one for one in front.ahead if front.below(one) is line]
    if above and is_place(above[0].text) and not _stops(above[0].text) and len(above[0].text.split()) <= 14:
        return above[:1]
    return []
