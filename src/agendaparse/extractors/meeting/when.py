"""When the meeting is and when its agenda was sent out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from agendaparse.document import Block
from agendaparse.extractors.meeting.front import Front, FrontLine
from agendaparse.grammar.bodies import is_committee
from agendaparse.grammar.dates import DateText, TimeText, find_dates, find_times

# "marked 'to follow' on the agenda published on": another paper's date
_EARLIER = regex.compile(
    r"\b(?:on|in|with|to|from)\s+(?:the|an)\s+(?:\w+\s+){0,2}?(?:agenda|pack|papers|report)\s+(?:\w+\s+){0,3}?$",
    regex.IGNORECASE,
)
MEETING_WORDS = regex.compile(
    r"\b(?:meeting|meet|summons|summoned|held|attend|convened|assembly|notice|cyfarfod|gynhelir|cynhelir|gynnal)\b",
    regex.IGNORECASE,
)
"""Words of a sentence that announces a meeting."""

PUBLISHED = regex.compile(
    r"\b(?:des?patch(?:ed)?|dis?patch(?:ed)?|publish(?:ed)?|publication|issued?|dated|posted|agenda\s+date"
    r"|date\s+of\s+(?:publication|des?patch|dispatch|issue|(?:this\s+)?(?:agenda|notice|summons)))\b"
    r"(?:\s+(?:date|on|this|the|agenda))*\s*[:\-–]?\s*(?:on|this|the)?\s*$"
    r"|\bdyddiad\s+(?:cyhoeddi|anfon)\s*:?\s*$",
    regex.IGNORECASE,
)
"""Words before the date an agenda was sent out."""

_OTHER_DATE = regex.compile(
    r"\b(?:by|before|after|until|deadline|no\s+later\s+than|later\s+than|noon\s+on|minutes\s+of|(?:meeting|held)\s+on\s+the"
    r"|last\s+meeting|previous|since|from|next\s+meeting|act|regulations)\b[^.]{0,40}$",
    regex.IGNORECASE,
)
_END_TIME = regex.compile(
    r"\b(?:end(?:s|ing)?|finish\w*|close[sd]?|conclude\w*|until|till|no\s+later|register|by|before)\b[^.]{0,25}$",
    regex.I,
)
_DATE_LABEL = regex.compile(
    r"(?:meeting\s+date|date\s+of\s+(?:the\s+)?meeting|date\s+(?:and|&)\s+time(?:\s+of\s+meeting)?|date/time|date|day"
    r"|when|dyddiad)\s*[:\-–]*\s*",
    regex.IGNORECASE,
)
_TIME_LABEL = regex.compile(
    r"(?:meeting\s+time|time\s+of\s+(?:the\s+)?meeting|start(?:ing)?\s+time|start|time|commencing|commences|amser)\s*[:\-–]*\s*",
    regex.I,
)
_FORM_OF_MEETING = regex.compile(
    r"(?:time|venue|place|location|where|start(?:ing)?\s+time|amser|lleoliad)\b.{0,3}", regex.I
)
_ONLY_TIME = regex.compile(
    r"(?:(?:commencing|starting|beginning|to\s+commence)\s+)?(?:at|am|@|from)?\s*", regex.IGNORECASE
)
_SENTENCE_END = regex.compile(r"(?<=[.!?])\s+")
_PLAIN_DATE_LABEL = regex.compile(r"date\s*[:\-–]*\s*(?:\d|\p{Lu}|$)", regex.IGNORECASE)
_FULL_STOP = regex.compile(r"(?<=\p{Ll}\p{Ll}|\d\d)\.\s+(?=\p{Lu})")
_LEAD_TIME = regex.compile(r"\b(?:start\s*time|commenc\w+|begin\w*|starts?|starting)\b", regex.IGNORECASE)
LONGEST_NOTICE = 120  # days between an agenda's date and its meeting


@dataclass(slots=True)
class Moment:
    """A date the front matter gives the meeting, and why it is believed.

    Attributes:
        date: The date as found.
        line: The line it begins on.
        text: The text it was found in, the whole block's.
        block: That block.
        weight: Evidence that it is the date of the meeting.
    """

    date: DateText
    line: FrontLine
    text: str
    block: Block
    weight: float


def moments_of(front: Front) -> list[Moment]:
    """Every date before the items that may be the meeting's, the likeliest first."""
    found: list[Moment] = []
    for block, ahead in front.blocks:
        if not ahead and not front.letter:
            continue
        lines = front.lines_of(block)
        if not lines or len(block.text) > 1500:
            continue
        text = block.text if block.label is None else f"{block.label} {block.text}"
        for date in find_dates(text):
            line = _line_with(lines, date)
            weight = _weight(front, date, text, line)
            if weight > 0:
                found.append(Moment(date, line, text, block, weight))
    return sorted(found, key=lambda moment: -moment.weight)


def _line_with(lines: list[FrontLine], date: DateText) -> FrontLine:
    for line in lines:
        if date.raw in line.text:
            return line
    words = date.raw.split()
    tail = " ".join(words[-2:])
    return next((line for line in lines if tail in line.text), None) or next(
        (line for line in lines if words[0] in line.text), lines[0]
    )


def _weight(front: Front, date: DateText, text: str, line: FrontLine) -> float:
    before = text[: date.start]
    if PUBLISHED.search(before) or PUBLISHED.search(_before_on_line(line, date)):
        return 0.0
    labelled = _label_before(front, line, date)
    if labelled is not None:
        return labelled
    sentence = _SENTENCE_END.split(before)[-1]
    if _OTHER_DATE.search(sentence) and not MEETING_WORDS.search(sentence):
        return 0.0
    weight = 0.0
    if MEETING_WORDS.search(sentence) or MEETING_WORDS.search(text[date.end : date.end + 40]):
        weight = 5.0
    elif len(text) - len(date.raw) < 70:
        weight = 3.0
        head = before.strip().rstrip(" -–—,:")
        if head and (is_committee(head) or is_committee(head.title())):
            weight = 5.0
    elif len(line.text) - len(date.raw) < 40:
        weight = 2.5
    if weight and any(t.time is not None for t in find_times(text[date.end : date.end + 60])):
        weight += 2.0
    if not MEETING_WORDS.search(sentence) and len(text.split()) > 25:
        weight -= 3.0
    return weight


def _before_on_line(line: FrontLine, date: DateText) -> str:
    return line.text.partition(date.raw)[0] if date.raw in line.text else ""


def _label_before(front: Front, line: FrontLine, date: DateText) -> float | None:
    """What a label beside the date makes of it; None where there is no label."""
    inline = _DATE_LABEL.match(line.text)
    label: FrontLine | None = line if inline and line.text[inline.end() :].startswith(date.raw[:4]) else None
    if label is None:
        label = next(
            (one for one in front.lines if _DATE_LABEL.fullmatch(one.text) and front.right_of(one) is line), None
        )
    if label is None:
        published = next((o for o in front.lines if PUBLISHED.search(o.text) and front.right_of(o) is line), None)
        return 0.0 if published is not None and len(published.text) < 40 else None
    if _PLAIN_DATE_LABEL.match(label.text):
        form = any(_FORM_OF_MEETING.match(one.text) and len(one.text) < 120 for one in front.ahead)
        return 6.0 if form and not front.letter else 0.5
    return 6.0


def time_of(front: Front, moments: list[Moment], chosen: Moment | None) -> tuple[TimeText, FrontLine] | None:
    """The time the meeting begins at, and the line it stands on."""
    same = [moment for moment in moments if chosen is not None and moment.date.date == chosen.date.date]
    for moment in same:
        for time in (*_times_after(moment), *_times_before(moment)):
            lines = front.lines_of(moment.block)
            return time, next((line for line in lines if time.raw in line.text), moment.line)
    for line in front.ahead:
        label = _TIME_LABEL.match(line.text)
        if label is None:
            continue
        rest = line.text[label.end() :]
        value = line if rest.strip() else front.right_of(line)
        if value is None:
            continue
        times = find_times(rest if value is line else value.text) or find_times(f"at {rest or value.text}")
        if times and times[0].time is not None:
            return times[0], value
    for line in _near(front, same):
        times = find_times(line.text)
        if times and times[0].time is not None:
            around = line.text.replace(times[0].raw, "").strip(" .,")
            if _ONLY_TIME.fullmatch(around) or (_LEAD_TIME.search(around) and len(around) < 60):
                return times[0], line
    return None


def _near(front: Front, moments: list[Moment]) -> Iterator[FrontLine]:
    """Lines under the date, then every line before the items."""
    for moment in moments:
        below = front.below(moment.line)
        if below is not None:
            yield below
    yield from front.ahead


def _times_after(moment: Moment) -> Iterator[TimeText]:
    rest = moment.text[moment.date.end : moment.date.end + 110]
    for time in find_times(rest):
        if (time.time is not None or time.words) and not _END_TIME.search(rest[: time.start]):
            yield time


def _times_before(moment: Moment) -> Iterator[TimeText]:
    sentence = moment.text[max(0, moment.date.start - 160) : moment.date.start]
    cut = max((m.end() for m in _FULL_STOP.finditer(sentence)), default=0)
    for time in reversed(find_times(sentence[cut:])):
        if time.time is not None and not _END_TIME.search(sentence[cut:][: time.start]):
            yield time


def published_on(front: Front, meeting: dt.date | None) -> tuple[DateText, FrontLine] | None:
    """The date the agenda was sent out or is dated, and the line it stands on."""
    for line in front.lines:
        for date in find_dates(line.text):
            before = line.text[: date.start]
            if PUBLISHED.search(before) and not _EARLIER.search(before):
                return date, line
    for line in front.lines:
        if len(line.text) < 40 and PUBLISHED.search(line.text.rstrip(" :") + " ") and not find_dates(line.text):
            value = front.right_of(line) or front.below(line)
            dates = find_dates(value.text) if value is not None else []
            if value is not None and dates:
                return dates[0], value
    for line in front.lines:
        if front.letter and _DATE_LABEL.match(line.text):
            value = line if find_dates(line.text) else front.right_of(line)
            dates = find_dates(value.text) if value is not None else []
            if value is not None and dates:
                return dates[0], value
    return _standing_alone(front, meeting)


def _standing_alone(front: Front, meeting: dt.date | None) -> tuple[DateText, FrontLine] | None:
    """A date on a line of its own that is not the meeting's: by the signature, else above the address."""
    for lines, slack in ((front.behind, 40), (front.ahead, 8)):
        for line in lines:
            dates = find_dates(line.text)
            if len(dates) != 1 or dates[0].date == meeting:
                continue
            rest = line.text.replace(dates[0].raw, " ")
            if len(rest.strip(" .,:-–")) > slack or MEETING_WORDS.search(rest) or _OTHER_DATE.search(rest):
                continue
            if find_times(rest) or dates[0].year_from != "printed":
                continue
            if meeting is None or front.letter or 0 < (meeting - dates[0].date).days <= LONGEST_NOTICE:
                return dates[0], line
    return None
