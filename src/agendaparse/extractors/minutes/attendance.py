"""Attendance: who was present, who sent apologies, who stood in for whom, officers and others.

It is read from the blocks before the first item, and from the item in which apologies are told. One person is one
entry where the statements agree; contradictory ones (present and apologies) stay two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import regex

from agendaparse.extractors.context import Context
from agendaparse.extractors.minutes.attendance_names import INITIALLED, SHARED_POST, people_listed
from agendaparse.extractors.minutes.attendance_sentences import NONE, TELLS, take_sentences
from agendaparse.extractors.minutes.broken_lines import margins_of, split_lines
from agendaparse.extractors.minutes.outline import Heading, Outline
from agendaparse.extractors.minutes.passages import Passage, names_beside, passages_in
from agendaparse.extractors.minutes.people import find_same
from agendaparse.extractors.minutes.roster import Entry, Roster, status_of
from agendaparse.grammar.decisions import sentence_end
from agendaparse.grammar.minutes_words import APOLOGIES_TITLE, AttendanceKind, attendance_label, split_at_labels
from agendaparse.grammar.people import PersonText, find_people, names_somebody, parse_people
from agendaparse.models import Attendance

_ELECTED = regex.compile(
    r"\b(?:be|was|is|were)\s+(?:duly\s+|unanimously\s+)?(?:elected|appointed|nominated\s+and\s+elected)\s+(?:as\s+|to\s+(?:be\s+)?)?(?:the\s+)?"
    r"(?P<vice>vice[\s-]*|deputy\s+)?chair(?P<end>\w*)(?P<rest>[^.]{0,60})",
    regex.IGNORECASE,
)
_CHAIR_LABEL = regex.compile(r"(?:in\s+the\s+chair|presid|(?P<vice>vice[\s-]*)?chair)", regex.IGNORECASE)
_OTHER_MEMBERS = regex.compile(r"other\s+(?:members|councillors)", regex.IGNORECASE)
_OFFICE_LABEL = regex.compile(r"councillors|cllrs\.?", regex.IGNORECASE)
_MEMBERS = regex.compile(r"\bmembers\b", regex.IGNORECASE)
_BRACKETED = regex.compile(r"\((?:as\s+)?(?:a\s+)?(?:sub|in\s+place|replac|deputis)", regex.IGNORECASE)
_AND_PUBLIC = regex.compile(  # "Alan Ash, Lynn Elm plus three members of the public"
    r"(?<=[^\s,]),?\s+(?:plus|and|with|&)\s+(?:\d{1,3}|\p{Ll}+(?:-\p{Ll}+)?)\s+(?:other\s+)?members?\s+of\s+(?:the\s+)?public\b[^,;:]{0,40}$",
    regex.IGNORECASE,
)
_STAR_KEY = regex.compile(r"\*?\s*denotes\s+(?:the\s+|an?\s+)?(?:members?\s+)?(?:present|attend)", regex.IGNORECASE)
_LOCAL = regex.compile(
    r"(?:the\s+)?(?:local|ward|adjoining\s+ward)\s+(?:ward\s+)?(?:member|councillor)s?", regex.IGNORECASE
)
TITLE = 4  # passages in which the body that met is named
_MAYOR = regex.compile(r"(?:the\s+)?(?:(?:town|lord|city)\s+)?(?:mayor|provost)", regex.IGNORECASE)
_COMMITTEE = regex.compile(r"committee|panel|board|cabinet|executive|working|forum", regex.IGNORECASE)
_AWAY = regex.compile(r"\bapologies\b.{0,40}\bfrom\b|\b(?:was|were)\s+absent\b", regex.IGNORECASE)
_HERE = regex.compile(r"present|attend|sederunt|presennol|chair", regex.IGNORECASE)
_FIRST_WORD = regex.compile(r"\p{L}+\.?")
_OPEN_END = regex.compile(r"(?:[,;&]|\band)\s*$")
_OPEN_TEXT = regex.compile(r"(?:[,;&:]|\band)\s*$")


@dataclass(slots=True)
class _Block:
    """The names under one label."""

    kind: AttendanceKind
    role: str | None = None
    office: str | None = None
    members: bool = False
    under: bool = False  # a part of the list above it
    parts: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def add(self, text: str, passage: Passage) -> None:
        """Take in a passage with names."""
        self.parts.append(text)
        self.passages.append(passage)

    @property
    def open(self) -> bool:
        """Whether the list breaks off in the middle: "... Rob Bryher,"."""
        return bool(self.parts) and _OPEN_END.search(self.parts[-1]) is not None

    @property
    def text(self) -> str:
        """The names in one text, a line for each passage."""
        text = f"{self.office}:" if self.office else ""
        for part in self.parts:
            text += (" " if _OPEN_TEXT.search(text) else "\n" if text else "") + part
        return text


class AttendanceReader:
    """Collects what minutes say of who attended."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._roster = Roster()
        self._elected: list[tuple[PersonText, str, str]] = []

    @property
    def people(self) -> list[PersonText]:
        """Everybody named so far."""
        return self._roster.people

    def read(self, outline: Outline) -> None:
        """Read the blocks before the first item, then what items say of attendance."""
        self._read_block(outline.preamble)
        for heading in outline.items:
            title = heading.title or ""
            if APOLOGIES_TITLE.search(title) and len(title) < 120:
                self._read_item(heading)
            self._read_elections(heading)
        self._chair_by_election(outline)
        self._chair_by_office(outline)

    def records(self, ctx: Context) -> tuple[Attendance, ...]:
        """The entries as records, in printed order."""
        return self._roster.records(ctx)

    def _read_block(self, passages: Sequence[Passage]) -> None:
        """Blocks with labels ("PRESENT: ..."), and sentences between them."""
        block: _Block | None = None
        for passage in _by_label(_rows(_starred(_flattened(passages)))):
            label = attendance_label(passage.text)
            if "public" in passage.text:
                passage = replace(passage, text=_AND_PUBLIC.sub("", passage.text))
            if block is not None and not block.parts and passage.text.startswith(":"):  # "In the Chair" | ": The Mayor"
                passage = replace(passage, text=passage.text.lstrip(": "))
            if label is not None:
                self._take_block(block)
                kind, begin = label
                under = block is not None and kind == "present" and self._goes_on(block, passage.text[:begin])
                kind = block.kind if block is not None and under else kind
                if self._presided() and _OTHER_MEMBERS.match(passage.text):
                    kind = "present"  # besides who presided
                printed = passage.text[:begin]
                chair = _CHAIR_LABEL.match(printed)
                role = None if chair is None else "vice_chair" if chair["vice"] else "chair"
                office = _OFFICE_LABEL.match(printed)
                block = _Block(
                    kind, role, office.group() if office else None, _MEMBERS.search(printed) is not None, under
                )
                names = replace(passage, text=passage.text[begin:].strip())
                cut = sentence_end(names.text)
                if _AWAY.search(names.text, cut):  # "PRESENT: Cllrs Ash and Elm. There were apologies from Cllr Fir."
                    block.add(names.text[:cut], passage)
                    self._take_block(block)
                    block.parts, block.passages = [], []
                    take_sentences(replace(names, text=names.text[cut:].strip()), self._roster)
                    continue
                if kind == "substitutes" and TELLS.search(names.text) and take_sentences(names, self._roster):
                    continue
                if names.text:
                    block.add(passage.text[begin:], passage)
                    if role is not None:
                        self._take_block(block)
                        block = None
                continue
            listed = block is not None and block.kind != "public" and _is_list(passage)
            if block is not None and not listed and names_beside(passage):  # "Academies", beside those who sit for them
                continue
            if TELLS.search(passage.text) and not (listed and _BRACKETED.search(passage.text)):
                if block is not None:  # in printed order: who is listed above comes first
                    self._take_block(block)
                    block.parts, block.passages = [], []
                if take_sentences(passage, self._roster):
                    continue
            if block is None or block.kind == "public":
                continue
            if (
                block.open
                or listed
                or (passage.aside and bool(block.parts))
                or (block.parts and block.office and len(passage.text) < 80 and not passage.set_apart)
            ) or (not block.parts and len(passage.text) < 60 and parse_people(f"Councillors: {passage.text}")):
                block.add(passage.text, passage)
            elif passage.set_apart and not parse_people(passage.text):
                self._take_block(block)
                block = None
        self._take_block(block)

    def _goes_on(self, block: _Block, printed: str) -> bool:
        """Whether a label such as "School members:" parts the list headed "Apologies:", with no name beside that."""
        empty = block.under or not block.parts
        return (
            block.kind in ("apologies", "absent") and empty and bool(self._roster.entries) and not _HERE.search(printed)
        )

    def _presided(self) -> bool:
        """Whether nothing was told so far but who was in the chair."""
        return bool(self._roster.entries) and all(entry.role is not None for entry in self._roster.entries)

    def _take_block(self, block: _Block | None) -> None:
        """Read the names gathered under one label."""
        if block is not None and block.parts and block.kind != "public":
            self._take_list(block.text, block.kind, block.passages, role=block.role, members=block.members)

    def _read_item(self, heading: Heading) -> None:
        """An item on apologies or attendance: lists under a label, a bare list of names, sentences."""
        title = heading.title or ""
        kind: AttendanceKind | None = "apologies" if regex.search(r"apolog|ymddiheur|absence", title, regex.I) else None
        if kind is None and regex.search(r"reserve|substitut|eilydd", title, regex.I):
            return self._read_sentences(heading)
        if kind is None and regex.search(r"\bpresent\b|attendance|presennol|roll\s+call", title, regex.I):
            kind = "present"
        for passage in _by_label(_flattened(heading.body)):
            label = attendance_label(passage.text)
            if label is not None and label[0] != "public":
                begin = label[1]
                if kind is None or label[0] != "present" or _HERE.search(passage.text[:begin]):
                    kind = label[0]  # "School members:" in an item on apologies names no attendance
                if passage.text[begin:].strip() and not NONE.match(passage.text[begin:].strip()):
                    self._take_list(passage.text[begin:], kind, [passage])
                continue
            first = replace(passage, text=passage.text[: sentence_end(passage.text)].strip(" ."), beside=None)
            more = len(first.text) < len(passage.text) - 2 and not TELLS.search(first.text)
            if kind is not None and more and _is_list(first):  # "Mr G Tarn. Cllr Unwin also sent her apologies."
                self._take_list(first.text, kind, [passage])
            told = take_sentences(passage, self._roster)
            if told or label is not None:
                continue
            if kind is not None and _is_list(passage):
                self._take_list(passage.text, kind, [passage])

    def _read_sentences(self, heading: Heading) -> None:
        """An item on who stood in for whom: names alone do not tell it."""
        for passage in _flattened(heading.body):
            take_sentences(passage, self._roster)

    def _take_list(
        self,
        text: str,
        kind: AttendanceKind,
        passages: Sequence[Passage],
        *,
        role: str | None = None,
        members: bool = False,
    ) -> None:
        people = people_listed(text)
        if len(people) == 1 and kind == "officer" and people[0].position is None:
            label = regex.match(r"(?:the\s+)?(?P<title>[\p{L} ]*clerk|clerc)\b", passages[0].text, regex.I)
            if label:
                people = [replace(people[0], position=" ".join(label["title"].split()))]
        councillors = any(person.office for person in people) and not members
        for index, person in enumerate(people):
            status = status_of(person, kind, councillors)
            if status == "present" and any(_LOCAL.fullmatch(note) for note in person.notes):
                status = "also_present"
            own = person.role if person.role in ("chair", "vice_chair") else None
            if own and person.position and kind in ("officer", "also_present"):
                own = None
            if kind == "substitutes" and person.substituting_for is None:
                absent = next((parse_people(n[4:]) for n in person.notes if n.lower().startswith("for ")), [])
                person = replace(person, substituting_for=absent[0]) if absent else person
            sources = [s for p in passages if person.raw in p.text for s in p.sources]
            sources = sources or [s for p in passages for s in p.sources]
            self._roster.add(
                Entry(
                    person,
                    status,
                    own or (role if index == 0 else None),
                    person.position,
                    person.substituting_for,
                    sources,
                )
            )

    def _read_elections(self, heading: Heading) -> None:
        """Somebody elected to the chair in an item, where the attendance names nobody as chair."""
        for passage in heading.body:
            if "chair" not in passage.text.lower() or not regex.search(r"elect|appoint", passage.text, regex.I):
                continue
            for match in _ELECTED.finditer(passage.text):
                people = find_people(passage.text[: match.start()])
                if not people or (match["end"] or "").lower().startswith("s"):
                    continue
                if not regex.search(r"resolved|agreed|elected|appointed|PENDERFYNWYD", passage.text, regex.I):
                    continue
                self._elected.append((people[-1], "vice_chair" if match["vice"] else "chair", match["rest"]))

    def _chair_by_election(self, outline: Outline) -> None:
        for person, role, rest in self._elected:
            if any(entry.role == role for entry in self._roster.entries):
                continue
            if regex.match(r"\s*(?:of|for)\s+(?:the\s+)?(?:\p{L}+\s+){0,3}(?:sub|working|task)", rest, regex.I):
                continue  # the chair of another body
            at = find_same(person, self.people)
            if at is not None and self._roster.entries[at].status in ("present", "virtual"):
                self._roster.entries[at].role = role

    def _chair_by_office(self, outline: Outline) -> None:
        """The Mayor, named first at a meeting of the whole council where nobody else is called chair, presides."""
        entries = self._roster.entries
        if not entries or any(entry.role == "chair" for entry in entries) or entries[0].status != "present":
            return
        title = " ".join(passage.text for passage in outline.preamble[:TITLE])
        if _MAYOR.fullmatch(entries[0].position or "") and not _COMMITTEE.search(title):
            entries[0].role = "chair"


def _flattened(passages: Iterable[Passage]) -> list[Passage]:
    """Passages with attendance tables read cell by cell, and line by line where their author broke the lines."""
    found: list[Passage] = []
    for passage in passages:
        inner = passages_in(passage.table) if passage.table is not None else []
        found.extend(split_lines(inner, margins_of(inner)) if inner else [passage])
    return found


def _starred(passages: list[Passage]) -> list[Passage]:
    """Passages without the Members whom a roll of all of them does not mark: "* Denotes Member present"."""
    key = next((at for at, passage in enumerate(passages) if _STAR_KEY.match(passage.text)), None)
    if key is None or not any(passage.label == "*" for passage in passages[:key]):
        return passages
    roll = next((at for at, passage in enumerate(passages) if passage.label == "*"), key)
    named = [p for p in passages[roll:key] if p.label == "*" or not names_somebody(p.text)]
    rest = [p for p in passages[key + 1 :] if not p.text.lower().startswith("denotes")]
    return [*passages[:roll], *named, *rest]


def _by_label(passages: Iterable[Passage]) -> list[Passage]:
    """Passages cut where another label begins inside them."""
    found: list[Passage] = []
    for passage in passages:
        parts = split_at_labels(passage.text) if ":" in passage.text else [passage.text]
        found.extend([passage] if len(parts) == 1 else [replace(passage, text=part) for part in parts])
    return found


def _rows(passages: Sequence[Passage]) -> list[Passage]:
    """Rows of two cells with a person in the one and what the person is in the other, put as "name – position".

    Where most first cells of such rows are people, so are the others, whatever their names.
    """
    people = {id(p): people_listed(p.text) for p in passages if p.beside is not None and not people_listed(p.beside)}
    if sum(len(found) == 1 for found in people.values()) < max(2, 0.5 * len(people)):
        return list(passages)
    found: list[Passage] = []
    skip = False
    for passage in passages:
        if passage.aside and skip:
            continue
        known = people.get(id(passage))
        skip = known is not None and (len(known) == 1 or names_somebody(passage.text))
        found.append(replace(passage, text=f"{passage.text} – {passage.beside}") if skip else passage)
    return found


def _is_list(passage: Passage) -> bool:
    """Whether a passage is nothing but names: most of its words belong to people."""
    if passage.beside is not None and passage.text.endswith(f" – {passage.beside}"):
        return True
    if INITIALLED.fullmatch(passage.text):
        return True
    people = people_listed(passage.text)
    if not people:
        return False
    if len(people) > 1 and SHARED_POST.fullmatch(passage.text.strip(" .,;")):
        return True
    covered = sum(len(person.raw) + 2 for person in people)
    office = _FIRST_WORD.match(passage.text)
    covered += len(office.group()) if office else 0
    return covered >= 0.6 * len(passage.text) or (
        regex.match(r"(?:Cllrs?|Councillors?|Cynghor\w+)\b", passage.text) is not None and ": " in passage.text[:16]
    )
