"""Attendance: who was present, who sent apologies, who stood in for whom, officers and others.

It is read from the blocks before the first item, and from the item in which apologies are told. One person is one
entry where the statements agree; contradictory ones (present and apologies) stay two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import regex

from agendaparse.extractors.context import Citable, Context
from agendaparse.extractors.minutes.outline import Heading, Outline
from agendaparse.extractors.minutes.passages import Passage, passages_in
from agendaparse.extractors.minutes.people import find_same, make_person
from agendaparse.grammar.decisions import sentence_end
from agendaparse.grammar.minutes_words import APOLOGIES_TITLE, AttendanceKind, attendance_label
from agendaparse.grammar.people import PersonText, find_people, is_job_title, parse_people
from agendaparse.models import Attendance, AttendanceStatus

_STATUS: dict[AttendanceKind, AttendanceStatus] = {
    "present": "present", "apologies": "apologies", "also_present": "also_present", "officer": "officer",
    "absent": "absent", "virtual": "virtual", "substitutes": "present",
}  # fmt: skip
_APOLOGY = regex.compile(r"\bapolog(?:y|ies)\b|\bymddiheuriadau\b|\bunable\s+to\s+attend\b", regex.IGNORECASE)
_NOT_ABSENCE = regex.compile(
    r"apolog\w+\s+for\s+(?:late|arriv|leav|the\s+(?:error|delay|mistake))|apologi[sz]ed", regex.IGNORECASE
)
_FROM = regex.compile(
    r"(?:apolog(?:y|ies)|ymddiheuriadau)\b[^.:]{0,80}?(?:\bfrom\b|\bby\b|\bon\s+behalf\s+of\b|\bfor\b(?!\s+(?:absence|non))|:|\bgan\b|\boddi\s+wrth\b)\s*",
    regex.IGNORECASE,
)
_REMOTE = regex.compile(
    r"\b(?:virtual(?:ly)?|remote(?:ly)?|online|(?:via|by|over|on)\s+(?:zoom|(?:ms\s+|microsoft\s+)?teams|video\s*(?:link|conference)?|telephone))\b",
    regex.IGNORECASE,
)
_ATTENDS = regex.compile(
    r"\b(?:attend\w*|present|join\w*|in\s+attendance|follow\w*|participat\w*|dialled)\b", regex.IGNORECASE
)
_ALSO = regex.compile(
    r"\b(?:was|were|is|are)?\s*(?:also\s+(?:present|in\s+attendance|attended|attending)|in\s+attendance\s+as\s+(?:an?\s+)?observers?)\b",
    regex.IGNORECASE,
)
_DROPPED_IN = regex.compile(
    r"^(?:.{3,60}?)\battended(?:\s+(?:until|from|for|to|the\s+meeting)\b|\s*[.(]|$)", regex.IGNORECASE
)
_ABSENT = regex.compile(
    r"\b(?:was|were)\s+absent\b|\bdid\s+not\s+attend\b|\bno\s+apolog\w+\s+(?:was|were|had\s+been)\s+received\s+from\b",
    regex.IGNORECASE,
)
_SUBSTITUTES = regex.compile(
    r"\bsubstitut\w*|\bin\s+(?:the\s+)?place\s+of\b|\bdeputi[sz]ing\b|\bon\s+behalf\s+of\b|\breplac(?:ed|ing)\b|\beilydd\w*",
    regex.IGNORECASE,
)
_FOR = regex.compile(r"\b(?:for|of|replac(?:ed|ing)|dros)\s+$", regex.IGNORECASE)
_IN_CHAIR = regex.compile(
    r"\bin\s+the\s+chair\b|\bpresid(?:ed|ing)\b|\btook\s+the\s+chair\b|\bchaired\s+the\s+meeting\b|yn\s+y\s+gadair",
    regex.IGNORECASE,
)
_ELECTED = regex.compile(
    r"\b(?:be|was|is|were)\s+(?:duly\s+|unanimously\s+)?(?:elected|appointed|nominated\s+and\s+elected)\s+(?:as\s+|to\s+(?:be\s+)?)?(?:the\s+)?"
    r"(?P<vice>vice[\s-]*|deputy\s+)?chair(?P<end>\w*)(?P<rest>[^.]{0,60})",
    regex.IGNORECASE,
)
_LATER = regex.compile(r"^\s*(?:of|for)\s+(?:the\s+)?(?!meeting|this\s+meeting)", regex.IGNORECASE)
_MEMBERLY = regex.compile(
    r"\b(?:cabinet|portfolio|executive|lead|ward|member|councillor|leader\s+of\s+the|mayor|chair(?:man|person)?|sheriff|observer|resident|"
    r"representative|guest|governor|police|trustee|co-?opt\w*|independent\s+person)\b",
    regex.IGNORECASE,
)
_PAID = regex.compile(
    r"\b(?:clerk|officer|director|manager|head\s+of|solicitor|secretary|administrator|assistant|executive|adviser|advisor|engineer|"
    r"accountant|treasurer|planner|analyst|co-?ordinator|counsel|commissioner|surveyor|lawyer|auditor|consultant|minute\s+taker|clerc|"
    r"swyddog|rfo|warden|caretaker|lead)\b",
    regex.IGNORECASE,
)
_TELLS = regex.compile(
    r"apolog|ymddiheur|unable\s+to|virtual|remote|online|\bvia\b|video|telephone|\balso\b|attend|absent|substitut|place\s+of|deputi|behalf|"
    r"replac|eilydd|chair|presid|gadair|observer",
    regex.IGNORECASE,
)
_CONVENER = regex.compile(r"(?P<vice>(?:vice|depute|deputy)[\s-]*)?conven[eo]r", regex.IGNORECASE)
_NONE = regex.compile(r"\b(?:none|no\s+apologies|there\s+were\s+no|nil|dim)\b", regex.IGNORECASE)


@dataclass(slots=True)
class _Entry:
    """What is said of one person so far."""

    person: PersonText
    status: AttendanceStatus
    role: str | None = None
    position: str | None = None
    substituting_for: PersonText | None = None
    sources: list[Citable] = field(default_factory=list)


@dataclass(slots=True)
class _Block:
    """The names under one label."""

    kind: AttendanceKind
    role: str | None = None
    office: str | None = None
    parts: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def add(self, text: str, passage: Passage) -> None:
        """Take in a passage with names."""
        self.parts.append(text)
        self.passages.append(passage)

    @property
    def open(self) -> bool:
        """Whether the list breaks off in the middle: "... Rob Bryher,"."""
        return bool(self.parts) and regex.search(r"(?:[,;&]|\band)\s*$", self.parts[-1]) is not None

    @property
    def text(self) -> str:
        """The names in one text, a line for each passage."""
        text = f"{self.office}:" if self.office else ""
        for part in self.parts:
            text += (" " if regex.search(r"(?:[,;&:]|\band)\s*$", text) else "\n" if text else "") + part
        return text


class AttendanceReader:
    """Collects what minutes say of who attended."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._entries: list[_Entry] = []
        self._elected: list[tuple[PersonText, str, str]] = []

    @property
    def people(self) -> list[PersonText]:
        """Everybody named so far."""
        return [entry.person for entry in self._entries]

    def read(self, outline: Outline) -> None:
        """Read the blocks before the first item, then what items say of attendance."""
        self._read_block(outline.preamble)
        for heading in outline.items:
            title = heading.title or ""
            if APOLOGIES_TITLE.search(title) and len(title) < 120:
                self._read_item(heading)
            self._read_elections(heading)
        self._chair_by_election(outline)

    def records(self, ctx: Context) -> tuple[Attendance, ...]:
        """The entries as records, in printed order."""
        return tuple(self._record(entry, ctx) for entry in self._entries)

    def _record(self, entry: _Entry, ctx: Context) -> Attendance:
        where = ctx.where(entry.sources, text=" ".join(entry.person.raw.split()) or entry.person.name)
        absent = entry.substituting_for
        return Attendance(
            person=make_person(entry.person, entry.sources, ctx, where=where),
            status=entry.status,
            role="chair" if entry.role == "chair" else "vice_chair" if entry.role == "vice_chair" else None,
            position=entry.position,
            substituting_for=make_person(absent, entry.sources, ctx) if absent else None,
            where=where,
        )

    def _read_block(self, passages: Sequence[Passage]) -> None:
        """Blocks with labels ("PRESENT: ..."), and sentences between them."""
        block: _Block | None = None
        for passage in _flattened(passages):
            label = attendance_label(passage.text)
            if label is not None:
                self._take_block(block)
                kind, begin = label
                printed = passage.text[:begin]
                chair = regex.match(r"(?:in\s+the\s+chair|(?P<vice>vice[\s-]*)?chair)", printed, regex.I)
                role = None if chair is None else "vice_chair" if chair["vice"] else "chair"
                office = regex.match(r"councillors|cllrs\.?", printed, regex.I)
                block = _Block(kind, role, office.group() if office else None)
                if passage.text[begin:].strip():
                    block.add(passage.text[begin:], passage)
                    if role is not None:
                        self._take_block(block)
                        block = None
                continue
            if _TELLS.search(passage.text):
                if block is not None:  # in printed order: who is listed above comes first
                    self._take_block(block)
                    block.parts, block.passages = [], []
                if self._take_sentences(passage):
                    continue
            if block is None or block.kind == "public":
                continue
            if (
                block.open
                or _is_list(passage)
                or (block.parts and block.office and len(passage.text) < 80 and not passage.set_apart)
            ) or (not block.parts and len(passage.text) < 60 and parse_people(f"Councillors: {passage.text}")):
                block.add(passage.text, passage)
            elif passage.set_apart and not parse_people(passage.text):
                self._take_block(block)
                block = None
        self._take_block(block)

    def _take_block(self, block: _Block | None) -> None:
        """Read the names gathered under one label."""
        if block is not None and block.parts and block.kind != "public":
            self._take_list(block.text, block.kind, block.passages, role=block.role)

    def _read_item(self, heading: Heading) -> None:
        """An item on apologies or attendance: lists under a label, a bare list of names, sentences."""
        title = heading.title or ""
        kind: AttendanceKind | None = "apologies" if regex.search(r"apolog|ymddiheur|absence", title, regex.I) else None
        if kind is None and regex.search(r"\bpresent\b|attendance|presennol|roll\s+call", title, regex.I):
            kind = "present"
        for passage in _flattened(heading.body):
            label = attendance_label(passage.text)
            if label is not None and label[0] != "public":
                kind, begin = label
                if passage.text[begin:].strip() and not _NONE.match(passage.text[begin:].strip()):
                    self._take_list(passage.text[begin:], kind, [passage])
                continue
            if self._take_sentences(passage) or label is not None:
                continue
            if kind is not None and _is_list(passage):
                self._take_list(passage.text, kind, [passage])

    def _take_list(
        self, text: str, kind: AttendanceKind, passages: Sequence[Passage], *, role: str | None = None
    ) -> None:
        people = parse_people(text)
        if len(people) == 1 and kind == "officer" and people[0].position is None:
            label = regex.match(r"(?:the\s+)?(?P<title>[\p{L} ]*clerk|clerc)\b", passages[0].text, regex.I)
            if label:
                people = [replace(people[0], position=" ".join(label["title"].split()))]
        councillors = any(person.office for person in people)
        for index, person in enumerate(people):
            status = self._status(person, kind, councillors)
            own = person.role if person.role in ("chair", "vice_chair") else _convener(person)
            if own and person.position and kind in ("officer", "also_present"):
                own = None
            if kind == "substitutes" and person.substituting_for is None:
                absent = next((parse_people(n[4:]) for n in person.notes if n.lower().startswith("for ")), [])
                person = replace(person, substituting_for=absent[0]) if absent else person
            sources = [s for p in passages if person.raw in p.text for s in p.sources]
            sources = sources or [s for p in passages for s in p.sources]
            self._add(
                _Entry(
                    person,
                    status,
                    own or (role if index == 0 else None),
                    person.position,
                    person.substituting_for,
                    sources,
                )
            )

    def _status(self, person: PersonText, kind: AttendanceKind, councillors: bool) -> AttendanceStatus:
        """The status a label gives, mended by what the person is: a clerk listed as present is an officer."""
        position = person.position or ""
        paid = bool(_PAID.search(position)) and not _MEMBERLY.search(position)
        if kind == "officer":
            if person.office or (
                position
                and not paid
                and regex.search(r"\b(?:councillor|cabinet\s+member|portfolio\s+holder)\b", position, regex.I)
            ):
                return "also_present"
            return "officer"
        if kind in ("also_present", "virtual") and paid and not person.office:
            return "officer" if kind == "also_present" else "virtual"
        if kind == "present" and paid and not person.office and councillors:
            return "officer"
        return _STATUS[kind]

    def _take_sentences(self, passage: Passage) -> bool:
        """Sentences that tell attendance; says whether the passage was one."""
        text, start, told = passage.text, 0, False
        absent: list[PersonText] = []
        while start < len(text):
            end = sentence_end(text, start)
            sentence = text[start:end].strip()
            if self._take_sentence(sentence, passage, absent):
                told = True
            start = end + 1
        return told

    def _take_sentence(self, sentence: str, passage: Passage, absent: list[PersonText]) -> bool:
        sources = list(passage.sources)
        if _SUBSTITUTES.search(sentence) and self._take_substitution(sentence, sources, absent):
            return True
        if _REMOTE.search(sentence) and _ATTENDS.search(sentence):
            people = parse_people(regex.split(r"\b(?:was|were|had|attended|joined)\b", sentence)[0]) or find_people(
                sentence
            )
            for person in people:
                self._add(_Entry(person, "virtual", None, person.position, None, sources))
            return bool(people)
        if _ABSENT.search(sentence):
            people = find_people(sentence)
            for person in people:
                self._add(_Entry(person, "absent", None, None, None, sources))
            return bool(people)
        if _APOLOGY.search(sentence) and not _NOT_ABSENCE.search(sentence):
            begin = _FROM.search(sentence)
            if begin is not None:
                people = parse_people(sentence[begin.end() :])
            else:
                people = [p for p in find_people(sentence) if not is_job_title(p.name)]
                people = (
                    parse_people(
                        regex.split(r"\b(?:had|has|have|sent|gave|tendered|submitted|was|were)\b", sentence)[0]
                    )
                    or people
                )
            if _NONE.search(sentence) and begin is None:
                people = []
            for person in people:
                absent.append(person)
                self._add(_Entry(person, "apologies", None, None, person.substituting_for, sources))
            return bool(people)
        if _ALSO.search(sentence) or _DROPPED_IN.search(sentence):
            people = parse_people(_ALSO.split(sentence)[0]) or find_people(sentence)
            for person in people:
                self._add(
                    _Entry(person, self._status(person, "also_present", True), None, person.position, None, sources)
                )
            return bool(people)
        if _IN_CHAIR.search(sentence):
            people = find_people(sentence)
            if len(people) == 1 and len(parse_people(sentence)) < 2 and attendance_label(sentence) is None:
                self._add(_Entry(people[0], "present", "chair", None, None, sources))
                return True
        return False

    def _take_substitution(self, sentence: str, sources: list[Citable], absent: list[PersonText]) -> bool:
        """Take "Cllr Ash would be substituting for Cllr Elm", or "Cllr Ash attended as substitute" after an apology."""
        people = find_people(sentence)
        if len(people) == 2 and _FOR.search(sentence[: people[1].start]):
            self._substitute(people[0], people[1], sources)
            return True
        if len(people) == 1 and len(absent) == 1 and not _FOR.search(sentence[: people[0].start]):
            self._substitute(people[0], absent[0], sources)
            return True
        pairs = parse_people(sentence)
        if any(person.substituting_for for person in pairs) and not _APOLOGY.search(sentence):
            for person in pairs:
                if person.substituting_for is not None:
                    self._substitute(person, person.substituting_for, sources)
            return True
        return False

    def _substitute(self, person: PersonText, absent: PersonText, sources: list[Citable]) -> None:
        at = find_same(person, self.people)
        if at is None:
            self._entries.append(_Entry(person, "present", None, None, absent, sources))
        else:
            self._entries[at].substituting_for = absent

    def _add(self, entry: _Entry) -> None:
        """Add what is said, merged with what was said of the same person before where the two agree."""
        at = find_same(entry.person, self.people)
        if at is None:
            self._entries.append(entry)
            return
        known = self._entries[at]
        if _contradict(known.status, entry.status):
            if not any(
                e.status == entry.status and find_same(entry.person, [e.person]) is not None for e in self._entries
            ):
                self._entries.append(entry)
            return
        if known.status == "apologies" and entry.status == "virtual":
            known.status = "virtual"
        known.role = known.role or entry.role
        known.position = known.position or entry.position
        known.substituting_for = known.substituting_for or entry.substituting_for

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
            if any(entry.role == role for entry in self._entries):
                continue
            if regex.match(r"\s*(?:of|for)\s+(?:the\s+)?(?:\p{L}+\s+){0,3}(?:sub|working|task)", rest, regex.I):
                continue  # the chair of another body
            at = find_same(person, self.people)
            if at is not None and self._entries[at].status in ("present", "virtual"):
                self._entries[at].role = role


def _convener(person: PersonText) -> str | None:
    """Scottish committees are chaired by a convener."""
    for mark in (*person.notes, person.position or ""):
        match = _CONVENER.fullmatch(mark.strip())
        if match is not None:
            return "vice_chair" if match["vice"] else "chair"
    return None


def _contradict(a: AttendanceStatus, b: AttendanceStatus) -> bool:
    here = {"present", "also_present", "officer"}
    away = {"apologies", "absent"}
    return (a in here and b in away) or (a in away and b in here)


def _flattened(passages: Iterable[Passage]) -> list[Passage]:
    """Passages with attendance tables read cell by cell."""
    found: list[Passage] = []
    for passage in passages:
        found.extend(passages_in(passage.table) if passage.table is not None else [passage])
    return found


def _is_list(passage: Passage) -> bool:
    """Whether a passage is nothing but names: most of its words belong to people."""
    people = parse_people(passage.text)
    if not people:
        return False
    covered = sum(len(person.raw) + 2 for person in people)
    office = regex.match(r"\p{L}+\.?", passage.text)
    covered += len(office.group()) if office else 0
    return covered >= 0.6 * len(passage.text) or (
        regex.match(r"(?:Cllrs?|Councillors?|Cynghor\w+)\b", passage.text) is not None and ": " in passage.text[:16]
    )
