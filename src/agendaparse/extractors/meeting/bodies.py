"""Who meets: the council and the committee."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import regex

from agendaparse.document import Block, Box, Image
from agendaparse.extractors.meeting.front import Front, FrontLine
from agendaparse.grammar.bodies import WELSH_HEADS, PackTitle, find_council_name, is_committee, is_council_name
from agendaparse.grammar.contacts import find_emails
from agendaparse.grammar.dates import find_dates
from agendaparse.grammar.text import fold
from agendaparse.split.paper import Paper

LOCAL_KINDS = regex.compile(r"\b(?:parish|town|community|village|cymuned|tref|neighbourhood)\b", regex.IGNORECASE)
"""Kinds of council that meet as one body, the smallest tier."""

_MEETING_OF = regex.compile(
    r"\b(?:meeting|MEETING|Meeting|sitting|assembly|attend|agenda|Agenda|AGENDA|summons)\s+(?:of|OF|for|FOR)\s+(?:a\s+meeting\s+of\s+)?"
    r"(?:(?:the|THE|The)\s+)?(?P<body>[\p{Lu}\d][^.;:]{2,110}?)"
    r"(?=\s+(?:will|is|to|WILL|IS|TO|shall|has|on|ON|at|AT|in|IN|held|HELD|which|that|are|be)\b|\s*[,.;:(]|\s*$)"
)
_MEMBERS_OF = regex.compile(
    r"(?:to\s*:?\s*)?(?:(?:all|the)\s+)*(?:members|councillors|councillors\s+and\s+members)\s+of\s+(?:the\s+)?"
    r"(?P<body>\p{Lu}[^:;()]{3,90}?)\s*(?:[:;(].*)?",
    regex.IGNORECASE,
)
_PICTURE_WORDS = regex.compile(
    r"^\s*(?:title|description|alt(?:ernative)?\s+text|image|picture)\s*[:\-–]\s*"
    r"|\b(?:the\s+)?(?:official\s+)?(?:logo|crest|coat\s+of\s+arms|arms|emblem|badge|letterhead|header|banner)\b"
    r"|\b(?:image|picture|graphic|photo)\s+of\b|\bof\s+(?=the\b)|^\s*(?:the|a|an|of)\s+",
    regex.IGNORECASE,
)
_ENGLISH = regex.compile(r"\b(?:the|of|and|to|for|by|with)\b", regex.IGNORECASE)
_WELSH = regex.compile(r"\b(?:y|yr|ac|yn|ar|i'r|o'r|gan|nos|wedi)\b", regex.IGNORECASE)
_PARTS = regex.compile(r"\s+[-–—]\s+|\s*[,|]\s*(?=\p{Lu}\p{L}*day\b)|\s*[–—]\s*")
_LABEL = regex.compile(
    r"(?:meeting(?:\s+(?:title|name|of))?|committee|body|name\s+of\s+(?:committee|meeting)|pwyllgor)\s*[:\-–]+\s*",
    regex.IGNORECASE,
)
_DOCUMENT = regex.compile(r"\s*[-–—:|]\s*(?:(?:public|open)\s+)?(?:agenda|notice\s+of\s+meeting)\s*$", regex.IGNORECASE)
_OFFICE = regex.compile(
    r"\b(?:clerk|secretary|solicitor|director|officer|chair(?:man|woman|person)?|leader|mayor|manager|head|member)s?\s+(?:to|of|for)\b"
    r"|\b(?:chief|deputy)\s+executive$|\bexecutive\s+(?:director|officer|member)\b",
    regex.IGNORECASE,
)
PROPERTIES = ("Author", "Company", "Title", "Subject", "Publisher", "Creator")


@dataclass(slots=True)
class Body:
    """A body's name and where it comes from.

    Attributes:
        name: As printed.
        source: "printed", "picture", "properties" or "text".
        lines: Lines it was read from.
        blocks: Blocks it was read from.
        picture: Page and picture it was read from.
        place: Page and box of the running head it was read from.
    """

    name: str
    source: str
    lines: list[FrontLine] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    picture: tuple[int, Image] | None = None
    place: tuple[int, Box] | None = None


def council_of(front: Front, papers: Sequence[Paper], properties: Mapping[str, str]) -> Body | None:
    """The council: printed, in a picture's alternative text, in the properties, else as the document calls itself."""
    return (
        _printed_council(front)
        or _pictured_council(front)
        or _council_of_properties(properties)
        or _council_of_text(front, papers)
    )


def _printed_council(front: Front) -> Body | None:
    for furniture in front.heads:
        text = furniture.text.strip(" .,:")
        if is_council_name(text) or (text.isupper() and is_council_name(text.title())):
            return Body(text, "printed", place=(furniture.page, furniture.box))
    named = list(_named_councils(front))
    if named:
        twin = next((body for body in named if not fold(body.name).startswith("cyngor")), named[0])
        return twin if twin is not named[0] and _in_english(front) else named[0]
    for line in front.ahead:
        below = front.below(line)
        if below is not None and below.ahead and _look(line) == _look(below):
            text = f"{line.text} {below.text}".strip(" .,:")
            if is_council_name(text) and _one_heading([line, below]):
                return Body(text, "printed", [line, below])
    for block, ahead in front.blocks:
        if ahead and len(block.text) < 400:
            found = _council_in_title(block.text)
            if found is not None:
                return Body(found, "printed", blocks=[block])
    for line in front.lines:
        if not line.ahead and is_council_name(line.text.strip(" .,:")):
            return Body(line.text.strip(" .,:").removeprefix("the "), "printed", [line])
    return None


def _in_english(front: Front) -> bool:
    """Whether the papers of a council that names itself in Welsh and English are written in English."""
    text = " ".join(block.text for paper in front.papers for block in paper.blocks)
    return len(_ENGLISH.findall(text)) > 3 * len(_WELSH.findall(text))


def _named_councils(front: Front) -> Iterator[Body]:
    """Lines that are the name of a council; bilingual sheets print it in both languages."""
    for line in front.ahead:
        text = line.text.strip(" .,:")
        if is_council_name(text) or (text.isupper() and is_council_name(text.title())):
            yield Body(find_council_name(text) or text, "printed", [line])


def _in_two_languages(front: Front) -> list[FrontLine]:
    """The lines of a council's name where it is printed in Welsh and in English; none where it is not."""
    named = list(_named_councils(front))
    welsh = {fold(body.name).startswith("cyngor") for body in named}
    return [line for body in named for line in body.lines] if len(welsh) == 2 else []


def _council_in_title(text: str) -> str | None:
    """The council named in a heading or in the sentence that calls the meeting."""
    words = text.split()
    match = _MEETING_OF.search(text)
    if match is not None:
        return find_council_name(match["body"])
    return find_council_name(text) if len(words) <= 14 else None


def _pictured_council(front: Front) -> Body | None:
    for page, image in front.images:
        words = _PICTURE_WORDS.sub(" ", image.alt or "")
        name = find_council_name(" ".join(words.split()))
        if name is not None:
            return Body(name, "picture", picture=(page, image))
    return None


def _council_of_properties(properties: Mapping[str, str]) -> Body | None:
    for key in PROPERTIES:
        value = properties.get(key, "")
        if is_council_name(value) and not value.casefold().startswith("your "):
            return Body(find_council_name(value) or value, "properties")
    return None


def _council_of_text(front: Front, papers: Sequence[Paper]) -> Body | None:
    """The name the document uses most; between equals, the one its e-mail addresses fit."""
    names: Counter[str] = Counter()
    first: dict[str, tuple[str, Block]] = {}
    domains: set[str] = set()
    for block in _blocks(front, papers):
        text = block.text
        if "@" in text:
            domains.update(found.value.partition("@")[2].casefold() for found in find_emails(text))
        if "ouncil" not in text and "OUNCIL" not in text:
            continue
        name = find_council_name(text)
        if name is not None:
            key = fold(name)
            names[key] += 1
            first.setdefault(key, (name, block))
    if not names:
        return None
    best = max(names, key=lambda key: names[key] + (100 if _fits(key, domains) else 0))
    name, block = first[best]
    return Body(name, "text", blocks=[block])


def _blocks(front: Front, papers: Sequence[Paper]) -> Iterator[Block]:
    own = {id(paper) for paper in front.papers}
    for paper in front.papers:
        yield from paper.blocks
    for paper in papers:
        if id(paper) not in own:
            yield from paper.blocks


def _fits(name: str, domains: set[str]) -> bool:
    word = next(iter(name.split()), "")
    return len(word) > 3 and any(word in domain for domain in domains)


def committee_of(front: Front, council: Body | None, title: PackTitle | None) -> Body | None:
    """The body that meets.

    Args:
        front: The front matter.
        council: The council.
        title: What the publishing system wrote into the document's title, or None.
    """
    hint = fold(title.committee) if title is not None else None
    own = fold(council.name) if council is not None else None
    found = list(_candidates(front, own, council.lines if council is not None else ()))
    if hint is not None:
        match = next((body for _, body in found if fold(body.name) == hint), None)
        if match is not None:
            return match
    best = max(found, key=lambda pair: pair[0], default=None)
    body = best[1] if best is not None else None
    if council is not None and LOCAL_KINDS.search(council.name) and _is_whole_council(body, own):
        return replace(council)
    if body is not None:
        return body
    return Body(title.committee, "properties") if title is not None else None


def _is_whole_council(body: Body | None, own: str | None) -> bool:
    """Whether a local council itself meets, and no committee of it."""
    if body is None:
        return True
    words = fold(body.name).split()
    return (
        fold(body.name) == own or words[-1:] == ["council"] or words[:1] == ["cyngor"] or "y cyngor" in fold(body.name)
    )


def _candidates(front: Front, own: str | None, taken: Sequence[FrontLine]) -> Iterator[tuple[float, Body]]:
    twins = _in_two_languages(front)
    lines = [line for line in front.ahead if not any(line is one for one in (*taken, *twins))]
    english = own is not None and not own.startswith("cyngor")
    largest = max((_size(line) for line in lines), default=0.0)
    for number, line in enumerate(lines):
        labelled = _labelled(front, line)
        if labelled is not None and fold(labelled.name) != own:
            yield 8.0, labelled
        for count in (1, 2, 3, 4):
            run = lines[number : number + count]
            if len(run) < count or not _one_heading(run):
                break
            text = " ".join(one.text for one in run).strip(" .,:-–")
            name = _body_in_heading(text, english=english)
            if name is None:
                continue
            if fold(name) == own or (english and is_council_name(name) and fold(name).startswith("cyngor")):
                break
            weight = 3.0 + (1.5 if largest and _size(line) >= largest - 0.5 else 0.0) + 0.3 * count - 0.01 * number
            if line.block.kind == "heading":
                weight += 1.0
            if english and fold(name).startswith(WELSH_HEADS):
                weight -= 1.5  # a bilingual sheet names the body in both languages
            yield weight, Body(name, "printed", list(run))
            break
    for place, (block, ahead) in enumerate(front.blocks):
        if not ahead or len(block.text) > 900:
            continue
        members = _MEMBERS_OF.fullmatch(block.text)
        if members is not None and is_committee(members["body"].strip(" .,:")):
            yield 2.5, Body(members["body"].strip(" .,:"), "printed", blocks=[block])
        for match in _MEETING_OF.finditer(block.text):
            name = match["body"].strip(" ,.-–")
            if is_committee(name) and fold(name) != own:
                yield 4.2 - 0.01 * place + 0.01 * len(name.split()), Body(name, "printed", blocks=[block])


def _labelled(front: Front, line: FrontLine) -> Body | None:
    """The body behind a label ("Meeting: Planning Committee")."""
    label = _LABEL.match(line.text)
    if label is None:
        return None
    rest = line.text[label.end() :].strip()
    value = line if rest else front.right_of(line)
    if value is None:
        return None
    name = (rest or value.text).strip(" .,:-–")
    return Body(name, "printed", [value]) if is_committee(name) else None


def _one_heading(run: Sequence[FrontLine]) -> bool:
    """Whether lines are set as one heading: alike, under each other, and not whole names before the last."""
    if len(run) == 1:
        return True
    first = run[0]
    for before, line in pairwise(run):
        a, b = before.box, line.box
        if a is None or b is None or before.page != line.page or _look(line) != _look(first):
            return False
        if not 0 < b.top - a.top < 1.9 * a.height or is_council_name(before.text) or is_council_name(line.text):
            return False
    return True


def _body_in_heading(text: str, *, english: bool = False) -> str | None:
    """The body a heading names, alone or before a dash or a date ("COUNTY COUNCIL - THURSDAY, 13 FEBRUARY 2025").

    Args:
        text: The heading; one in Welsh and English names the body twice.
        english: Whether the English name is wanted of the two.
    """
    text = _DOCUMENT.sub("", text)
    if len(text) > 160 or _OFFICE.search(text):
        return None
    first, slash, second = text.partition(" / ")
    if slash and fold(first).startswith(WELSH_HEADS) != fold(second).startswith(WELSH_HEADS):
        names = [half.strip() for half in (first, second) if fold(half).startswith(WELSH_HEADS) != english]
        if names and is_committee(names[0].title() if names[0].isupper() else names[0]):
            return names[0]
    if is_committee(text):
        return text
    dates = find_dates(text)
    if dates:
        head = text[: dates[0].start].strip(" -–—,:")
        return head if head and is_committee(head) else None
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    if 1 < len(parts) <= 3:
        named = [part for part in parts if is_committee(part) and not is_council_name(part)]
        return named[0] if len(named) == 1 else None
    return None


def _size(line: FrontLine) -> float:
    return line.block.style.size if line.block.style is not None else 0.0


def _look(line: FrontLine) -> tuple[float, bool, str]:
    style = line.block.style
    return round(_size(line)), bool(style and style.bold), style.font if style else ""
