"""Lines that tell of people: names with their posts, numbers and addresses, one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.document import Block
from agendaparse.extractors.reports.pieces import Piece, blocks_of
from agendaparse.grammar.contacts import find_emails, find_telephones
from agendaparse.grammar.labels import label_field, read_label
from agendaparse.grammar.people import is_job_title, is_person_name, parse_people
from agendaparse.grammar.people_words import JOB_WORDS, NEVER_NAMES

NAME_SHAPE = regex.compile(
    r"(?:(?:Cllr|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof|Rev)\.?\s+)?\p{Lu}[\p{L}'’\-]*\.?(?:\s+(?:\p{Lu}\.?|\p{Lu}[\p{L}'’\-]+|de|van|von|der)){1,3}"
)
"""What looks like a name."""

GROUP = regex.compile(
    r"(?:(?:report|lead|corporate|relevant|contact|responsible|strategic|executive|service|key|other|and|&|/)\s*)*"
    r"(?:authors?|officers?|directors?|contacts?|managers?|details)\s*(?:\(s\))?\s*:?",
    regex.IGNORECASE,
)
"""Words over contacts that name nobody: "Report author:"."""

_MARKS = regex.compile(
    r"(?:\b(?:tel(?:ephone)?(?:\s*(?:no|number))?|phone|ext(?:ension|n)?|e-?mail(?:\s+address)?|mobile|mob|direct\s+(?:line|dial)|ddi)\b"
    r"\s*\.?\s*[:.\-–]?|(?:^|(?<=\s))[tem]\s*:)\s*",
    regex.IGNORECASE,
)
_NAMED = regex.compile(r"^name\s*:\s*", regex.IGNORECASE)
_OPEN_ADDRESS = regex.compile(r"\S@[\w\-]*(?:\.[\w\-]+)*[.\-]?$")
_ADDRESS_REST = regex.compile(r"\.?[\w\-]+(?:\.[\w\-]+)+|\.[a-z]{2,}\b")
_OPEN_LOCAL = regex.compile(r"(?:e-?mail\s*:?\s*)?[\w.+\-]*\w[.\-_]", regex.IGNORECASE)
_LOCAL_REST = regex.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")


@dataclass
class ContactDraft:
    """A contact in the making, and the blocks it was read from."""

    name: str | None = None
    role: list[str] = field(default_factory=list)
    telephone: str | None = None
    email: str | None = None
    blocks: list[Block] = field(default_factory=list)

    @property
    def reachable(self) -> bool:
        """Whether it has a number or an address."""
        return self.telephone is not None or self.email is not None


def has_job(text: str) -> bool:
    """Whether a text holds a word that job titles are made of."""
    return any(word.strip(",.").lower() in JOB_WORDS for word in text.split())


def is_name(text: str) -> bool:
    """Whether a text is nothing but a person's name, by evidence or by its shape."""
    if len(text) > 60 or not text[:1].isalpha() or label_field(text) is not None:
        return False
    if is_person_name(text):
        return True
    if not NAME_SHAPE.fullmatch(text) or text.isupper():
        return False
    words = [word.strip(".,'’").lower() for word in text.split()]
    return not any(word in JOB_WORDS or word in NEVER_NAMES for word in words)


def named(text: str, people: Sequence[object]) -> tuple[str | None, str | None]:
    """Name and post of a line, where it names one person."""
    head, _, tail = text.partition(",")
    if not tail:
        match = regex.match(r"(.{3,50}?)\s+[-–—]\s+(.+)", text) or regex.match(
            r"([^()]{3,50}?)\s*\(([^()]{4,})\)", text
        )
        if match is not None:
            head, tail = match.group(1), match.group(2)
    head = head.strip()
    if is_name(head):
        return head, tail.strip(" ,;") or None
    if len(people) == 1:
        person = people[0]
        name = getattr(person, "name", None)
        raw = getattr(person, "raw", "")
        if isinstance(name, str) and text.startswith(str(raw)[: len(name)]):
            return name, getattr(person, "position", None)
    return None, None


def entries_of(lines: Iterable[tuple[str, Sequence[Piece]]]) -> list[ContactDraft]:
    """Contacts printed one below the other: a name opens one, an address or number closes it."""
    drafts: list[ContactDraft] = []
    pending: tuple[str, Sequence[Piece]] | None = None
    for text, pieces in lines:
        if GROUP.fullmatch(text) and not find_emails(text):
            if drafts:
                drafts.append(ContactDraft())
            continue
        text = _NAMED.sub("", text)
        label = read_label(text)
        if label is not None and label.marked and label.field in ("contact", "report_author", "author"):
            text = label.value
            drafts.append(ContactDraft())
            if not text:
                continue
        if label is not None and label.marked and label.field == "job_title" and drafts:
            drafts[-1].role.append(label.value)
            drafts[-1].blocks.extend(blocks_of(pieces))
            continue
        probe = ContactDraft()
        rest = take_details(probe, text)
        people = parse_people(rest) if rest else []
        name, role = named(rest, people)
        opens = name is not None and (not drafts or drafts[-1].name is not None or drafts[-1].reachable)
        if opens or not drafts:
            drafts.append(ContactDraft())
        elif rest and name is None and drafts[-1].reachable:
            pending = (rest, pieces)  # whose post it is shows only when a name follows
            continue
        draft = drafts[-1]
        if pending is not None and draft.name is None and name is not None and is_job_title(pending[0]):
            draft.role.append(pending[0])
            draft.blocks.extend(blocks_of(pending[1]))
        pending = None
        if name is not None and draft.name is None:
            draft.name = name
            if role:
                draft.role.append(role)
        elif rest and (has_job(rest) or (draft.role and not rest.endswith("."))):
            draft.role.append(rest)
        draft.telephone = draft.telephone or probe.telephone
        draft.email = draft.email or probe.email
        draft.blocks.extend(blocks_of(pieces))
    return [draft for draft in drafts if draft.name or draft.reachable]


def take_details(draft: ContactDraft, text: str) -> str:
    """Take number and address out of a line into the draft; the rest of the line."""
    rest = text
    emails, telephones = find_emails(text), find_telephones(text)
    if emails:
        draft.email = draft.email or emails[0].value
    if telephones:
        draft.telephone = draft.telephone or telephones[0].value
    for found in sorted((*emails, *telephones), key=lambda item: -item.start):
        rest = rest[: found.start] + " " + rest[found.end :]
    if emails or telephones:
        rest = _MARKS.sub(" ", rest)
    return " ".join(rest.split()).strip(" ,;:–-|()")


def lines_of(piece: Piece) -> list[str]:
    """The lines of a contact's paragraph; a post or address that runs over lines is whole."""
    if not piece.block.lines and piece.text.startswith(piece.lead) and is_name(piece.lead):
        return [piece.lead, piece.text[len(piece.lead) :].strip(" ,")]
    if len(piece.block.lines) < 2 or piece.text != piece.block.text:
        return [piece.full()]
    lines = [line.text for line in piece.block.lines]
    named = [_names(line) for line in lines]
    if not named[0] and not _MARKS.search(piece.text) and "@" not in piece.text and not find_telephones(piece.text):
        return [piece.full()]
    if sum(named) < 2 and "@" not in piece.text and not find_telephones(piece.text):
        return [piece.full()] if not named[0] else [lines[0], " ".join(lines[1:])]
    return [text for text, _ in whole_addresses([(line, piece) for line in lines])]


def _names(line: str) -> bool:
    """Whether a line begins with a name."""
    return named(line, ())[0] is not None or is_name(regex.split(r"[,;(]|\s[-–]", line, maxsplit=1)[0].strip())


def whole_addresses(lines: Sequence[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
    """Lines with an address that a line end broke made whole."""
    whole: list[tuple[str, Piece]] = []
    for text, piece in lines:
        if whole and _OPEN_ADDRESS.search(whole[-1][0]) and (rest := _ADDRESS_REST.match(text)) is not None:
            whole[-1] = (whole[-1][0] + rest.group(), whole[-1][1])
            text = text[rest.end() :].strip()
            if not text:
                continue
        if whole and _OPEN_LOCAL.fullmatch(whole[-1][0]) and (rest := _LOCAL_REST.match(text)) is not None:
            whole[-1] = (whole[-1][0] + rest.group(), whole[-1][1])
            text = text[rest.end() :].strip()
            if not text:
                continue
        whole.append((text, piece))
    return whole
