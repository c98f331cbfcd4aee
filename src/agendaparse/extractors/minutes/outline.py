"""The outline of minutes: the items with what stands under them, the block before the first, the closing words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import regex

from agendaparse.extractors.minutes.broken_lines import margins_of, note_rows, split_lines
from agendaparse.extractors.minutes.heads import (
    SENTENCE_WORD,
    STOPPED_TITLE,
    find_heads,
    is_closing,
    is_group,
    is_reference,
)
from agendaparse.extractors.minutes.passages import Passage
from agendaparse.extractors.minutes.series import number_by_series
from agendaparse.grammar.dates import find_dates
from agendaparse.grammar.decisions import opening_formula
from agendaparse.grammar.minutes_words import ITEM_REFERENCE, NEXT_MEETING, attendance_label

_MOVED_BY = regex.compile(
    r"(?:it\s+was\s+)?(?:proposed|moved|proposer|mover)\b(?:\s+by)?\s*:?\s*[^.:;]{3,60}[,.]?", regex.IGNORECASE
)
ATTENDANCE = 60  # passages among which rows of names stand
LETTERHEAD = 8  # passages above the title of minutes that may be a letterhead
_TITLE_LINE = regex.compile(r"(?:draft\s+)?(?:minutes|notes|record|cofnodion)\b", regex.IGNORECASE)
_SECONDED_BY = regex.compile(r"(?:and\s+)?(?:seconded|seconder)\b(?:\s+by)?\s*:?\s", regex.IGNORECASE)
_NOTE_BEHIND = regex.compile(r"\s*\([^()]*\)\s*$")
_NOTE_ALONE = regex.compile(r"\([^()]{1,160}\)")


@dataclass(slots=True)
class Heading:
    """An item's heading and the passages under it."""

    title: str | None
    number: str | None = None
    reference: str | None = None
    group: str | None = None
    sources: list[Passage] = field(default_factory=list)
    body: list[Passage] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """Minutes cut into the block before the first item, the items, and the closing words."""

    preamble: list[Passage]
    items: list[Heading]
    closing: list[Passage]
    groups: list[Passage] = field(default_factory=list)


def find_outline(passages: Sequence[Passage]) -> Outline:
    """Cut minutes into preamble, items and closing words."""
    numbered = number_by_series(_without_letterhead(passages))
    note_rows(numbered[:ATTENDANCE])
    outline = _cut(numbered, find_heads(numbered))
    outline.preamble = split_lines(outline.preamble, margins_of(numbered))
    note_rows(outline.preamble)
    for heading in outline.items:
        heading.body = _with_seconders(heading.body)
    return outline


def _without_letterhead(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Leave out the clerk's address above the title ("Clerk: Mrs Ash, 4 The Street"): it tells no attendance."""
    titles = (i for i, p in enumerate(passages[:LETTERHEAD]) if _TITLE_LINE.match(p.text) and find_dates(p.text))
    title = next(titles, 0)
    labels = [attendance_label(passage.text) for passage in passages[:title]]
    if any(label is not None and label[0] != "officer" for label in labels):
        return passages
    return [p for i, p in enumerate(passages) if i >= title or labels[i] is None]


def _with_seconders(body: list[Passage]) -> list[Passage]:
    """Join "Proposed by Councillor Ash" with "Seconded by Councillor Elm and" on the line below."""
    found: list[Passage] = []
    for passage in body:
        above = found[-1] if found else None
        plain = above is not None and above.table is None and passage.table is None and passage.label is None
        if above is not None and plain and _MOVED_BY.fullmatch(above.text) and _SECONDED_BY.match(passage.text):
            text, sources = f"{above.text} {passage.text}", [*above.sources, *passage.sources]
            found[-1] = replace(above, text=text, sources=sources, lead=0)
        else:
            found.append(passage)
    return found


def _cut(passages: Sequence[Passage], heads: dict[int, str | None]) -> Outline:
    outline = Outline([], [], [])
    group: str | None = None
    index = 0
    while index < len(passages):
        passage = passages[index]
        if index in heads:
            heading = _heading(passage, heads[index], group)
            outline.items.append(heading)
            rest = _run_in(passage, heading)
            index += 1
            if rest is None and index < len(passages) and is_reference(passages[index]):
                heading.reference = passages[index].reference
                heading.sources.append(passages[index])
                index += 1
            elif rest is not None:
                heading.body.append(rest)
            continue
        if is_group(passages, index, heads):
            group = _NOTE_BEHIND.sub("", passage.text).strip(" :")
            outline.groups.append(passage)
            note = passages[index + 1] if index + 1 < len(passages) else None
            if note is not None and index + 1 not in heads and _NOTE_ALONE.fullmatch(note.text):
                outline.groups.append(note)
                index += 1
        elif not outline.items:
            outline.preamble.append(passage)
        else:
            outline.items[-1].body.append(passage)
        index += 1
    if not outline.items:
        _without_headings(outline)
    if outline.items:
        _take_closing(outline)
    return outline


def _without_headings(outline: Outline) -> None:
    """Minutes without any heading: all that follows the attendance is one item without title."""
    start = 0
    for index, passage in enumerate(outline.preamble):
        if (
            passage.label
            or opening_formula(passage.text)
            or (len(passage.text) > 300 and attendance_label(passage.text) is None)
        ):
            start = index
            break
    else:
        return
    outline.items.append(Heading(None, body=outline.preamble[start:]))
    del outline.preamble[start:]


def _heading(passage: Passage, number: str | None, group: str | None) -> Heading:
    title = ITEM_REFERENCE.sub("", passage.text).strip()
    return Heading(title.rstrip(" :") or None, number, passage.reference, group, [passage])


def _run_in(passage: Passage, heading: Heading) -> Passage | None:
    """The text that follows a title in its own paragraph; the title is cut to what is set apart or stopped."""
    if passage.set_apart or heading.title is None:
        return None
    text = passage.text
    cut = 0
    if passage.lead and (passage.lead >= len(ITEM_REFERENCE.sub("", text).strip()) - 1 or passage.reference):
        return None
    if 3 <= passage.lead < len(text):
        cut = passage.lead
    else:
        match = STOPPED_TITLE.match(text)
        if match is None:
            if len(text) > 120 or SENTENCE_WORD.search(text):
                heading.title = None
                cut = 0
            else:
                return None
        else:
            cut = match.end()
            if SENTENCE_WORD.search(match["title"]):
                heading.title, cut = None, 0
    if heading.title is not None:
        heading.title = text[:cut].strip(" :.–—-") or None
    rest = text[cut:].strip(" :–—-")
    if not rest:
        return None
    return Passage(
        rest, passage.sources, struck=passage.struck, action=passage.action, action_cell=passage.action_cell,
        indent=passage.indent,
    )  # fmt: skip


def _take_closing(outline: Outline) -> None:
    """Take the words after the last item's business: closing time, next meeting, signature."""
    body = outline.items[-1].body
    start = len(body)
    for index in range(len(body) - 1, max(-1, len(body) - 14), -1):
        passage = body[index]
        if passage.table is not None or (passage.bullet and not is_closing(passage)):
            break
        if is_closing(passage) or (
            NEXT_MEETING.search(passage.text) and len(passage.text) < 240 and find_dates(passage.text)
        ):
            start = index
        elif len(passage.text) > 60 or passage.label:
            break
    outline.closing = body[start:]
    del body[start:]
