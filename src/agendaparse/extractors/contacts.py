"""Contacts: forms, cells, lines and sentences that say whom to ask and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.document import Block
from agendaparse.extractors.contact_labels import LABEL, LABEL_ALONE, kind_of_label
from agendaparse.extractors.context import Context
from agendaparse.grammar.contacts import find_emails, find_telephones
from agendaparse.grammar.people import parse_people
from agendaparse.grammar.person import is_job_title
from agendaparse.grammar.placed import name_in_place
from agendaparse.grammar.text import join_lines
from agendaparse.models.common import Contact

POSTS: frozenset[str] = frozenset(["officer", "manager", "clerk", "administrator", "assistant", "advisor", "adviser"])
"""Last words of the title of a post."""

_ASKED = regex.compile(
    r"\b(?:contact|ask\s+for|speak\s+to|speak\s+with|(?:enquir\p{L}+|quer\p{L}+|questions?|requests?)\b[^.:]{0,60}?\bto)\s*:?\s+"
    r"(?:the\s+)?(?=\p{Lu})",
    regex.IGNORECASE,
)
OPEN_WORDS = 5  # fewer are a label ("Contact: Jane Roe on")
_OPEN_END = regex.compile(r"\s(?:e-?mail|tel(?:ephone)?|phone|on|at|or|via)\s?:?$", regex.IGNORECASE)
_PIECES = regex.compile(
    r"\s*[,;:()|]\s*|\s+[-–]\s+|\s+(?:of|on|at|by|via|or)\s+(?:the\s+)?|\s*\b(?:tel|telephone|e-?mail|phone|ext|direct)\b"
    r"|\.\s",
    regex.IGNORECASE,
)
_FAX = regex.compile(r"\b(?:fax|facsimile)(?:\s+no)?\.?\s*:?\s*[\d ()+\-]{6,20}", regex.IGNORECASE)
_FIGURES = regex.compile(r"[\d ()+\-]{4,20}")
_TEAM = regex.compile(r"(?:\p{Lu}[\p{L}&'’\-]*|and|&|of|the|for)(?:\s+(?:\p{Lu}[\p{L}&'’\-]*|and|&|of|the|for)){0,6}")
_TEAM_WORDS = regex.compile(
    r"\b(?:services?|team|support|office|section|department|unit|desk|administration)\b", regex.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Said:
    """One printed line, or a column's share of one.

    Attributes:
        text: Its words.
        block: The block it stands in.
    """

    text: str
    block: Block


@dataclass(slots=True)
class Found:
    """A contact under construction, with the blocks it was read from."""

    name: str | None = None
    role: str | None = None
    telephone: str | None = None
    email: str | None = None
    blocks: list[Block] = field(default_factory=list)

    def made(self, ctx: Context) -> Contact:
        """The contact with its evidence."""
        return Contact(
            name=self.name, role=self.role, telephone=self.telephone, email=self.email, where=ctx.where(self.blocks)
        )

    def add(self, block: Block) -> None:
        """Note a block as evidence."""
        if not any(one is block for one in self.blocks):
            self.blocks.append(block)

    @property
    def reachable(self) -> bool:
        """Whether a number or an address is known."""
        return self.telephone is not None or self.email is not None


def read_contacts(blocks: Sequence[Block], ctx: Context) -> list[Contact]:
    """Read the contacts in a cell or column kept for them: a bare name is one there.

    Args:
        blocks: The blocks of the cell in printed order.
        ctx: Cites.
    """
    return [found.made(ctx) for found in gather(lines_said(blocks), trusted=True)]


def lines_said(blocks: Iterable[Block]) -> list[Said]:
    """The printed lines of blocks, each column's share apart, broken addresses joined."""
    return join_addresses([Said(text, block) for block in blocks for text in _texts(block)])


def join_addresses(lines: Iterable[Said]) -> list[Said]:
    """Lines with the e-mail addresses made whole that break over two of one block."""
    said: list[Said] = []
    for line in lines:
        if said and said[-1].block is line.block and _same_address(said[-1].text, line.text):
            said[-1] = Said(join_lines([said[-1].text, line.text]), line.block)
        elif said and said[-1].block is line.block and _is_open(said[-1].text) and is_address(line.text):
            said[-1] = Said(f"{said[-1].text} {line.text}", line.block)
        else:
            said.append(line)
    return said


def _is_open(text: str) -> bool:
    """Whether a sentence breaks off before a number or an address."""
    return _OPEN_END.search(text) is not None and len(text.split()) > OPEN_WORDS


def is_address(text: str) -> bool:
    """Say whether a line opens with a number or an address."""
    found = [*find_telephones(text), *find_emails(text)]
    return bool(found) and min(one.start for one in found) == 0


def _texts(block: Block) -> Iterator[str]:
    if not block.lines:
        text = f"{block.label} {block.text}" if block.label else block.text
        yield from (line.strip() for line in text.split("\n") if line.strip())
        return
    for line in block.lines:
        for segment in line.segments:
            if segment.text:
                yield segment.text


def _same_address(before: str, after: str) -> bool:
    """Whether an e-mail address runs on from one line to the next."""
    if "@" not in before and "@" not in after:
        return False
    whole = {found.value for found in find_emails(join_lines([before, after]))}
    parts = {found.value for found in (*find_emails(before), *find_emails(after))}
    return bool(whole) and whole != parts and len(whole) <= max(len(parts), 1)


def gather(lines: Sequence[Said], *, trusted: bool = False) -> list[Found]:
    """Gather contacts from lines.

    Args:
        lines: Printed lines in order.
        trusted: Whether the place is kept for contacts, so that a name needs no label.

    Returns:
        The contacts in printed order; fields that follow each other belong together until one repeats.
    """
    return _Gatherer(trusted).read(lines)


class _Gatherer:
    """Puts labelled and plain fields together."""

    def __init__(self, trusted: bool) -> None:
        self.trusted = trusted
        self.found: list[Found] = []
        self.pending: str | None = None
        self.pending_role: str | None = None
        self.near = 0  # lines since the last field
        self.since = 0  # lines since the last label

    def read(self, lines: Sequence[Said]) -> list[Found]:
        for line in lines:
            self.near += 1
            self.since += 1
            self._line(line)
        return _united([one for one in self.found if one.reachable or (one.name and (self.trusted or one.role != ""))])

    def _line(self, line: Said) -> None:
        text = line.text.strip()
        alone = LABEL_ALONE.fullmatch(text)
        if alone and (
            text.endswith((":", ";")) or self.trusted or kind_of_label(alone["label"]) in ("telephone", "email")
        ):
            self._pend(alone["label"])
            return
        labelled = self.pending in ("name", "role") and min(self.near, self.since) <= 2
        if len(text.split()) > 9 and not labelled and not LABEL.match(text) and self._sentence(text, line):
            return
        fields = list(LABEL.finditer(text))
        start = 0
        for number, match in enumerate(fields):
            self._plain(text[start : match.start()], line)
            self._pend(match["label"])
            start = match.end()
            end = fields[number + 1].start() if number + 1 < len(fields) else len(text)
            self._value(text[start:end], line)
            start = end
        if not fields and len(text.split()) <= 12:
            self._plain(text, line)

    def _pend(self, label: str) -> None:
        kind = kind_of_label(label)
        self.pending, self.since = kind, 0
        self.pending_role = label.split("/")[0].strip() if kind == "role" and "/" in label and " / " in label else None
        if kind == "role" and self.pending_role is None:
            self.pending_role = label.strip()

    def _value(self, text: str, line: Said) -> None:
        if text.strip(" .:-–,"):
            self._plain(text, line)

    def _plain(self, text: str, line: Said) -> None:
        """A stretch without label: what it is by its form, by the label before it, or by its place."""
        words = text.strip(" .:-–,;|")
        if not words:
            return
        pending, role = self.pending, self.pending_role
        self.pending = self.pending_role = None
        if pending == "other":
            return
        words = _FAX.sub(" ; ", words)
        telephones, emails = find_telephones(words), find_emails(words)
        rest = words
        for item in sorted((*telephones, *emails), key=lambda f: -f.start):
            rest = f"{rest[: item.start]} ; {rest[item.end :]}"
        if pending == "telephone" and not telephones and _FIGURES.fullmatch(words):
            self._set("telephone", words, line)
            return
        for part in rest.split(";"):
            self._words(part.strip(" .:-–,|()"), line, pending, role, reachable=bool(telephones or emails))
        for item in telephones:
            self._set("telephone", item.value, line)
        for item in emails:
            self._set("email", item.value, line)

    def _words(self, text: str, line: Said, pending: str | None, role: str | None, *, reachable: bool) -> None:
        if len(text) < 3:
            return
        named = pending in ("name", "role")
        adjacent = self.near <= 1 and bool(self.found)
        head, _, tail = text.replace(" (", ", ").partition(",")
        name = _name_of(text) if (named or self.trusted) else None
        title: str | None = tail.strip() if tail and is_job_title(tail.strip()) else None
        if name is None and (named or self.trusted):
            name = _name_of(head)
            if name is None:
                left, dash, right = text.partition(" - ")
                name, title = (_name_of(left), right.strip() or None) if dash else (None, title)
        if name is None and not named and reachable:
            name, title = _named_beside(text)
        if name is not None:
            self._set("name", name, line)
            if role is not None:
                self._set("role", role, line)
            if title is not None and is_job_title(title):
                self._set("role", title, line)
        elif (named and _TEAM.fullmatch(text) and len(text) < 60) or (self.trusted and is_team(text)):
            self._set("name", text, line)
        elif is_job_title(text) and len(text) < 90 and (self.trusted or adjacent) and self._wants_role():
            self._set("role", text, line)

    def _wants_role(self) -> bool:
        last = self.found[-1] if self.found else None
        return last is not None and last.role is None and (last.name is not None or self.trusted)

    def _sentence(self, text: str, line: Said) -> bool:
        """Read a sentence that says whom to ask; False where it does not."""
        telephones, emails = find_telephones(text), find_emails(text)
        if not telephones and not emails:
            return False
        one = Found(telephone=telephones[0].value if telephones else None, email=emails[0].value if emails else None)
        asked = _ASKED.search(text)
        if asked is None and len(text.split()) <= 9:
            return False
        if asked is not None:
            reach = min((item.start for item in (*telephones, *emails) if item.start > asked.end()), default=len(text))
            one.name, one.role = _who(text[asked.end() : min(reach, asked.end() + 140)])
        self.pending = self.pending_role = None
        one.add(line.block)
        self.found.append(one)
        self.near = 9
        return True

    def _set(self, kind: str, value: str, line: Said) -> None:
        last = self.found[-1] if self.found else None
        if last is None or getattr(last, kind) not in (None, value) or self.near > 8:
            if kind == "role" and last is not None:
                return
            if kind == "telephone" and last is not None and last.telephone and last.name and self.near <= 2:
                return  # a second number of the same contact
            last = Found()
            self.found.append(last)
        setattr(last, kind, value)
        last.add(line.block)
        self.near = 0


def _name_of(text: str) -> str | None:
    """The name a text holds and nothing else; office and letters left out."""
    words = text.strip(" .,:;-–")
    people = parse_people(words)
    if len(people) == 1 and people[0].position is None and len(people[0].raw) >= len(words) - 1:
        return people[0].name
    person = name_in_place(words)
    return person.name if person is not None else None


def _who(text: str) -> tuple[str | None, str | None]:
    """The name and the job in the words behind "contact": "the Committee Officer, Sarah Ash; Governance Services"."""
    name: str | None = None
    role: str | None = None
    team: str | None = None
    for piece in _PIECES.split(text):
        words = piece.strip(" .,:;()")
        if len(words) < 3:
            continue
        found = _name_of(words) if name is None and not _TEAM_WORDS.search(words) else None
        if found is not None:
            name = found
        elif role is None and is_job_title(words) and (not _TEAM_WORDS.search(words) or _is_post(words)):
            role = words
        elif team is None and _TEAM.fullmatch(words):
            team = words
        elif name is None and role is None and team is None:
            break
    return (name, role) if name is not None or role is not None else (team, None)


def _is_post(text: str) -> bool:
    """Whether the words end as the title of a post does ("Democratic Support Officer")."""
    return text.split()[-1].lower() in POSTS


def is_team(text: str) -> bool:
    """Say whether a short text is the name of a team ("Democratic Services")."""
    return len(text) < 60 and _TEAM.fullmatch(text) is not None and _TEAM_WORDS.search(text) is not None


def _named_beside(text: str) -> tuple[str | None, str | None]:
    """The one person a line with a number or an address names, and the job; a line may hold nothing else but them."""
    person = name_in_place(text)
    if person is not None:
        return person.name, None
    people = parse_people(text)
    if len(people) != 1 or (people[0].office is not None and people[0].start > 0):
        return None, None
    position = people[0].position
    if position is None:
        after = text[people[0].end :].lstrip(" ,(-–").split(",")[0].strip(" )")
        position = after if is_job_title(after) else None
    return people[0].name, position


def _united(found: Sequence[Found]) -> list[Found]:
    """One entry for each contact: what is said twice of one name or address is put together."""
    kept: list[Found] = []
    for one in found:
        same = next((k for k in kept if _same(k, one)), None)
        if same is None:
            kept.append(one)
            continue
        for kind in ("name", "role", "telephone", "email"):
            if getattr(same, kind) is None:
                setattr(same, kind, getattr(one, kind))
        for block in one.blocks:
            same.add(block)
    return kept


def _same(a: Found, b: Found) -> bool:
    if a.name and b.name:
        return a.name.casefold() == b.name.casefold()
    return a.email is not None and a.email == b.email
