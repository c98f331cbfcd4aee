"""The heading block of minutes: council, body, date, venue, when the meeting began and ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from agendaparse.extractors.minutes.heading_names import HELD, MINUTES_OF, last_body, read_names
from agendaparse.extractors.minutes.outline import Outline
from agendaparse.extractors.minutes.passages import Passage
from agendaparse.grammar.dates import find_dates, find_times
from agendaparse.grammar.decisions import opening_formula
from agendaparse.grammar.minutes_words import COMMENCED, CONCLUDED, DRAFT, NEXT_MEETING, attendance_label
from agendaparse.split.paper import Paper

NEAR_THE_END = 8  # passages of the last item in which closing words may stand

_LINE_LABEL = regex.compile(
    r"(?:date(?:\s+(?:and|&)\s+time)?|time|venue|place|location|held(?:\s+(?:at|on|in))?|minutes\s+of|meeting(?:\s+of)?|committee|body|"
    r"day\s+and\s+date|start(?:\s+time)?|finish(?:\s+time)?|lleoliad|dyddiad|amser)\s*:",
    regex.IGNORECASE,
)
_VENUE = regex.compile(
    r"\b(?i:(?:held\s+)?(?:in|at|via|by)\s+(?!(?:a|an|the\s+absence|hybrid|person|virtual|remote)\s|\d{1,2}(?:[.:]?\d\d)?\s*(?:[ap]\.?m|hours|noon|o['’]clock)|\d{1,2}[.:]\d\d)(?:the\s+)?(?!(?:\w+\s+){0,2}meeting\s+of\b)|yn\s+)(?P<venue>[\p{Lu}\d][^.;\n]*?)"
    r"(?i:(?=\s*(?:,?\s+(?:on|commencing|starting|at\s+\d|dated|am\s+\d|from\s+\d|beginning)\b|,?\s+at\s+(?:noon|midday)|[.;]|$)))",
)
_PLAIN_VENUE = regex.compile(  # a place without a name: "held in the village hall"
    r"\b(?:in|at)\s+the\s+(?P<venue>(?:village|parish|church|town|community|school|memorial|methodist|council|committee)\s+"
    r"(?:hall|rooms?|chamber|offices?|centre))\b"
)
_VENUE_LABEL = regex.compile(
    r"(?:venue|location|place|held\s+(?:at|in)|lleoliad|man\s+cyfarfod)\s*:\s*(?P<venue>.+)", regex.IGNORECASE
)
_PLACE = regex.compile(
    r"\b(?:hall|rooms?|chambers?|house|offices?|centre|center|council\s+chamber|town\s+hall|school|church|chapel|pavilion|club|library|building|"
    r"suite|teams|zoom|street|road|neuadd|siambr|canolfan|guildhall|institute|hub|hotel|college|court)\b",
    regex.IGNORECASE,
)
_BEGAN = regex.compile(
    r"\bmeeting,?\s+(?:(?:was|having)\s+)?(?:started|commenced|opened|began|convened)\s+(?:at\s+)?", regex.IGNORECASE
)
_ENDED = regex.compile(  # "was adjourned from 1.00 pm to 1.45 pm and ended at 4.00 pm"
    r"\b(?:and|then)\s+(?:(?:it|finally)\s+)?(?:ended|closed|concluded|finished|rose)\s+at\b", regex.IGNORECASE
)
_BREAK = regex.compile(  # "The Committee adjourned at 7.30 pm for ten minutes"
    r"\badjourned\b.{0,60}?\b(?:for\s+(?:\w+\s+){0,3}(?:minutes|break|lunch|refreshments)|re-?convened|resumed)\b",
    regex.IGNORECASE,
)
_DURATION = regex.compile(r"(?:duration|length)\s+of\s+(?:the\s+)?meeting", regex.IGNORECASE)
_END_TIME = regex.compile(
    r"\b(?:until|to|and\s+(?:clos|conclud|finish|end)\w*\s+at|(?:conclud|finish|end|clos)\w+\s*(?:at|:)?)\s*$",
    regex.IGNORECASE,
)
_BARE_TIME = regex.compile(
    r"\b(?P<hour>\d{1,2})[.:](?P<minute>[0-5]\d)\s*(?P<pm>pm|am|p\.m\.?|a\.m\.?)?", regex.IGNORECASE
)


@dataclass(slots=True)
class HeadingBlock:
    """What the heading and the closing words of minutes tell of the meeting."""

    council: str | None = None
    committee: str | None = None
    date: dt.date | None = None
    venue: str | None = None
    commenced: dt.time | None = None
    concluded: dt.time | None = None
    draft: bool = False
    next_meeting: dt.date | None = None


def read_heading_block(paper: Paper, outline: Outline) -> HeadingBlock:
    """Read the heading block and the closing words."""
    block = HeadingBlock()
    lines = _lines(outline.preamble)
    block.council, block.committee = read_names(lines, paper)
    _time_and_place(block, lines)
    _closing(block, outline)
    _mixed_case(block, paper)
    watermark = any(
        f.kind in ("watermark", "running_head", "running_foot") and "draft" in f.text.lower()
        for p in paper.pages
        for f in p.furniture
    )
    block.draft = watermark or any(DRAFT.search(line) for line in lines[:8])
    return block


def _lines(preamble: Sequence[Passage]) -> list[str]:
    """The lines above the attendance, and short ones below it that tell a time or a place."""
    lines: list[str] = []
    attended = False
    labelled: str | None = None
    for passage in preamble:
        if passage.table is not None:
            cells = [cell.text for row in passage.table.rows for cell in row if cell.text]
            lines.extend(cells if not attended else [])
            continue
        label = attendance_label(passage.text)
        if label is not None and label[0] != "public":
            attended = True
        if not attended or regex.match(
            r"(?:time|venue|date|location|place|commenc|start|meeting\s+(?:open|start|comm)|the\s+meeting)",
            passage.text,
            regex.I,
        ):
            if labelled is not None:
                lines.append(f"{labelled} {passage.text}")
                labelled = None
            elif _LINE_LABEL.fullmatch(passage.text):
                labelled = passage.text
            elif lines and regex.fullmatch(r"(?:19|20)\d\d\.?", passage.text) and lines[-1][-1:].isalpha():
                lines[-1] = f"{lines[-1]} {passage.text}"
            else:
                lines.append(passage.text)
    return lines


def _time_and_place(block: HeadingBlock, lines: list[str]) -> None:
    for line in lines:
        if block.date is None and not NEXT_MEETING.search(line) and opening_formula(line) is None:
            dates = find_dates(line)
            if dates:
                block.date = dates[0].date
        if block.commenced is None:
            _commenced(block, line)
        if block.venue is None:
            block.venue = _venue(line)
    if block.venue is None:
        block.venue = _bare_place(lines)


def _commenced(block: HeadingBlock, line: str) -> None:
    for found in find_times(line):
        if found.time is None:
            continue
        before = line[: found.start]
        if not (COMMENCED.search(before) or find_dates(line) or len(line) < 40):
            continue
        if _END_TIME.search(before) or (CONCLUDED.search(before) and not COMMENCED.search(before)):
            block.concluded = block.concluded or found.time
            continue
        if block.commenced is None:
            block.commenced = found.time
            block.concluded = block.concluded or found.until


def _venue(line: str) -> str | None:
    label = _VENUE_LABEL.match(line)
    if label is not None:
        return _clean_venue(label["venue"])
    if not HELD.search(line) and not find_dates(line):
        return None
    for match in _VENUE.finditer(line):
        venue = match["venue"].strip(" ,")
        dates = find_dates(venue)
        if (dates and dates[0].start == 0) or not venue:
            continue
        if dates:
            venue = venue[: dates[0].start]
        times = find_times(venue)
        if times and times[0].start == 0:
            continue
        venue = regex.sub(
            r",?\s+(?:on|nos|ar|dydd)\s*$", "", venue[: times[0].start] if times else venue, flags=regex.I
        )
        if _PLACE.search(venue) or "," in venue or regex.match(r"(?:held\s+)?in\s+the\s", match.group(), regex.I):
            return _clean_venue(venue)
    plain = _PLAIN_VENUE.search(line)
    return plain["venue"] if plain is not None else None


def _clean_venue(text: str) -> str | None:
    text = regex.sub(r"(?:,\s*|\s+)(?:on|at|commencing|am)\s*$", "", text.strip(" ,.;")).strip(" ,.;")
    return regex.sub(r"^the\s+", "", text) or None


def _bare_place(lines: list[str]) -> str | None:
    """A line that is nothing but a place, below the date."""
    dated = next((i for i, line in enumerate(lines) if find_dates(line)), None)
    if dated is None:
        return None
    titled = dated > 1 and MINUTES_OF.search(lines[dated - 2]) is not None  # title, place, date
    for line in [*lines[dated - 1 : dated] * titled, *lines[dated + 1 : dated + 4]]:
        if attendance_label(line) is not None:
            return None
        if (
            len(line) < 90
            and _PLACE.search(line)
            and not last_body(line)
            and line[-1:] != ":"
            and len(line.split()) <= 12
        ):
            times = find_times(line)
            place = line[: times[0].start] if times and times[0].start else line
            return _clean_venue(place)
    return None


def _closing(block: HeadingBlock, outline: Outline) -> None:
    passages = list(outline.closing)
    if outline.items:
        passages += outline.items[-1].body[-NEAR_THE_END:]
        passages += [
            p
            for h in outline.items
            if NEXT_MEETING.search(h.title or "") or "clos" in (h.title or "").lower()
            for p in [*h.sources, *h.body]
        ]
    for passage in passages:
        text = passage.text
        if block.commenced is None and len(text) < 300 and (began := _BEGAN.search(text)):
            block.commenced = next((t.time for t in find_times(text) if t.start >= began.end() - 3), None)
        if block.concluded is None and len(text) < 300 and (match := CONCLUDED.search(text)):
            if _BREAK.search(text) and _ENDED.search(text) is None:
                continue
            at = ended.end() if (ended := _ENDED.search(text, match.end())) is not None else match.end()
            times = [t for t in find_times(text) if t.time is not None and t.end > match.start()]
            said = [t for t in times if t.start >= at - 2] or times
            if said:
                block.concluded = said[0].until or said[0].time
            elif bare := _BARE_TIME.search(text, match.end()):
                hour = int(bare["hour"]) % 24
                block.concluded = dt.time(hour, int(bare["minute"])) if not bare["pm"] or hour > 12 else None
    _duration(block, outline)
    titled = [p for h in outline.items if NEXT_MEETING.search(h.title or "") for p in [*h.sources, *h.body]]
    if outline.items and NEXT_MEETING.search(outline.items[-1].title or ""):
        titled += outline.closing
    for passage in [*titled, *outline.closing, *(outline.items[-1].body[-NEAR_THE_END:] if outline.items else [])]:
        if NEXT_MEETING.search(passage.text) or passage in titled:
            later = [
                d.date for d in find_dates(passage.text, default_year=None) if block.date is None or d.date > block.date
            ]
            if later:
                block.next_meeting = later[0]
                break


def _duration(block: HeadingBlock, outline: Outline) -> None:
    """An item that tells how long the meeting took: "DURATION OF MEETING: 6.30 p.m. to 8.17 p.m."."""
    for heading in outline.items:
        if _DURATION.fullmatch(heading.title or "") is None:
            continue
        last = outline.closing if heading is outline.items[-1] else []
        times = [time for p in [*heading.body, *last] for time in find_times(p.text) if time.time is not None]
        if times and (times[0].until or len(times) > 1):
            block.commenced = block.commenced or times[0].time
            block.concluded = block.concluded or times[0].until or times[1].time


def _mixed_case(block: HeadingBlock, paper: Paper) -> None:
    """A name printed in capitals in the heading is given as the same words stand elsewhere in the paper."""
    for attribute in ("council", "committee"):
        name = getattr(block, attribute)
        if name is None or not name.isupper():
            continue
        pattern = regex.compile(regex.escape(name).replace(r"\ ", r"\s+"), regex.IGNORECASE)
        heads = [f.text for page in paper.pages for f in page.furniture if f.kind in ("running_head", "running_foot")]
        sought = name.lower()
        for text in (*heads, *(b.text for b in paper.blocks)):
            match = pattern.search(text) if sought in text.lower() else None
            if match is not None and not match.group().isupper() and match.group()[:1].isupper():
                setattr(block, attribute, " ".join(match.group().split()))
                break
