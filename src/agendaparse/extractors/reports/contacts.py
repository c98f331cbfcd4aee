"""People of a report: contact officers, portfolio holders, signatories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.document import Block
from agendaparse.extractors.context import Context
from agendaparse.extractors.reports.anatomy import Anatomy, Entry, Section
from agendaparse.extractors.reports.pieces import Piece, rows_of
from agendaparse.grammar.contacts import find_emails, find_telephones
from agendaparse.grammar.labels import BACK_FIELDS, label_field, read_label
from agendaparse.grammar.people import find_people, is_job_title, is_person_name, parse_people
from agendaparse.grammar.people_words import JOB_WORDS, NEVER_NAMES
from agendaparse.grammar.text import fold, join_lines
from agendaparse.models.common import Contact, Person

_NAME_SHAPE = regex.compile(
    r"(?:(?:Cllr|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof|Rev)\.?\s+)?\p{Lu}[\p{L}'’\-]*\.?(?:\s+(?:\p{Lu}\.?|\p{Lu}[\p{L}'’\-]+|de|van|von|der)){1,3}"
)
_GROUP = regex.compile(
    r"(?:(?:report|lead|corporate|relevant|contact|responsible|strategic|executive|service|key|other|and|&|/)\s*)*"
    r"(?:authors?|officers?|directors?|contacts?|managers?|details)\s*(?:\(s\))?\s*:?",
    regex.IGNORECASE,
)
_MARKS = regex.compile(
    r"(?:\b(?:tel(?:ephone)?(?:\s*(?:no|number))?|phone|ext(?:ension|n)?|e-?mail(?:\s+address)?|mobile|mob|direct\s+(?:line|dial)|ddi)\b"
    r"\s*\.?\s*[:.\-–]?|(?:^|(?<=\s))[tem]\s*:)\s*",
    regex.IGNORECASE,
)
_NAMED = regex.compile(r"^name\s*:\s*", regex.IGNORECASE)
_NONE = frozenset(("", "none", "n/a", "not applicable", "tbc", "all", "-", "na", "nil"))
_OPEN_ADDRESS = regex.compile(r"\S@[\w\-]*(?:\.[\w\-]+)*[.\-]?$")
_ADDRESS_REST = regex.compile(r"\.?[\w\-]+(?:\.[\w\-]+)+|\.[a-z]{2,}\b")
_OPEN_LOCAL = regex.compile(r"(?:e-?mail\s*:?\s*)?[\w.+\-]*\w[.\-_]", regex.IGNORECASE)
_LOCAL_REST = regex.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_PARTS = regex.compile(r"\s*(?:;|\n|\s/\s)\s*")


@dataclass
class _Draft:
    name: str | None = None
    role: list[str] = field(default_factory=list)
    telephone: str | None = None
    email: str | None = None
    blocks: list[Block] = field(default_factory=list)

    @property
    def reachable(self) -> bool:
        return self.telephone is not None or self.email is not None


def contacts_of(anatomy: Anatomy, ctx: Context) -> tuple[Contact, ...]:
    """The officers to ask, from the title block and from the end of the report; one named twice is one."""
    drafts = _from_labels(anatomy.labels)
    for section in anatomy.sections:
        if section.kind == "contacts":
            drafts.extend(_from_section(section))
    made: list[Contact] = []
    for draft in drafts:
        contact = Contact(
            name=draft.name, role=" ".join(draft.role) or None, telephone=draft.telephone, email=draft.email,
            where=ctx.where(draft.blocks),
        )  # fmt: skip
        if contact.name is None and contact.email is None and contact.telephone is None:
            continue
        again = next((i for i, other in enumerate(made) if _same(other, contact)), None)
        if again is None:
            made.append(contact)
        else:
            made[again] = _merged(made[again], contact)
    return tuple(made)


def portfolio_holders_of(labels: Sequence[Entry], ctx: Context) -> tuple[Person, ...]:
    """The members whose portfolio the report falls into."""
    people: list[Person] = []
    for entry in labels:
        if entry.kind != "portfolio_holder" or fold(entry.value).strip(" .") in _NONE:
            continue
        for found in parse_people(entry.value) or find_people(entry.value):
            person = Person(
                name=found.name, office=found.office, post_nominals=found.post_nominals, raw=found.raw,
                where=ctx.where(blocks_of(entry.pieces), text=found.raw),
            )  # fmt: skip
            if not any(fold(person.name) == fold(other.name) for other in people):
                people.append(person)
    return tuple(people)


def has_job(text: str) -> bool:
    """Whether a text holds a word that job titles are made of."""
    return any(word.strip(",.").lower() in JOB_WORDS for word in text.split())


def is_name(text: str) -> bool:
    """Whether a text is nothing but a person's name, by evidence or by its shape."""
    if len(text) > 60 or not text[:1].isalpha() or label_field(text) is not None:
        return False
    if is_person_name(text):
        return True
    if not _NAME_SHAPE.fullmatch(text) or text.isupper():
        return False
    words = [word.strip(".,'’").lower() for word in text.split()]
    return not any(word in JOB_WORDS or word in NEVER_NAMES for word in words)


def blocks_of(pieces: Iterable[Piece]) -> list[Block]:
    """The blocks pieces stand for, each once."""
    return list({id(block): block for piece in pieces for block in piece.blocks}.values())


def _from_labels(labels: Sequence[Entry]) -> list[_Draft]:
    drafts: list[_Draft] = []
    current: list[_Draft] = []
    for entry in labels:
        value = entry.value
        if entry.kind in ("contact", "report_author", "author"):
            found = _from_pieces(entry) if fold(value).strip(" .") not in _NONE else []
            if entry.kind != "contact":
                found = [d for d in found if d.reachable or (entry.kind == "report_author" and _whole_name(d, value))]
            if entry.kind == "contact" and _completes(current, found):
                current[0].telephone, current[0].email = found[0].telephone, found[0].email
                current[0].blocks.extend(found[0].blocks)
                continue
            current = found
            drafts.extend(found)
        elif current and entry.kind == "email":
            for draft, email in zip(current, find_emails(join_lines([value])), strict=False):
                draft.email = draft.email or email.value
                draft.blocks.extend(blocks_of(entry.pieces or [entry.at]))
        elif current and entry.kind == "telephone":
            numbers = find_telephones(value) or find_telephones(f"Tel: {value}")
            for draft, number in zip(current, numbers, strict=False):
                draft.telephone = draft.telephone or number.value
                draft.blocks.extend(blocks_of(entry.pieces or [entry.at]))
        elif len(current) == 1 and entry.kind == "job_title" and value:
            current[0].role = current[0].role or [value]
            current[0].blocks.extend(blocks_of(entry.pieces or [entry.at]))
    return [draft for draft in drafts if draft.name or draft.reachable]


def _completes(current: Sequence[_Draft], found: Sequence[_Draft]) -> bool:
    """Whether a row of contact details has the number and address of the one named in a row above it."""
    if len(current) != 1 or len(found) != 1 or found[0].name is not None:
        return False
    return current[0].name is not None and not current[0].reachable


def _whole_name(draft: _Draft, value: str) -> bool:
    return draft.name is not None and value.startswith(draft.name)


def _from_pieces(entry: Entry) -> list[_Draft]:
    lines: list[str] = []
    for piece, text in zip(entry.pieces, entry.texts, strict=True):
        lines.extend(_lines(piece) if text == piece.full() else [text])
    drafts = _entries([(part, entry.pieces) for line in lines for part in _PARTS.split(line) if part])
    for draft in drafts:
        draft.blocks = blocks_of(entry.pieces or [entry.at])
    return drafts


def _from_section(section: Section) -> list[_Draft]:
    """Contacts under a heading: a row each, or one below the other in each column."""
    rows = list(rows_of(section.pieces))
    if sum(_is_labelled(row) for row in rows) > 1:
        return _from_labelled_rows(rows)
    in_rows = [row for row in rows if len({p.place for p in row}) > 1 and _holds(row)]
    if in_rows and all(sum(len(find_emails(p.text)) for p in row) <= 1 for row in in_rows) and _one_a_row(in_rows):
        return [_from_row(row) for row in rows if len(row) > 1]
    drafts: list[_Draft] = []
    for column in _columns(section.pieces):
        lines = [(text, piece) for piece in column for text in _lines(piece)]
        drafts.extend(_entries([(text, [piece]) for text, piece in _whole_addresses(lines)]))
    return drafts


def _is_labelled(row: Sequence[Piece]) -> bool:
    """Whether a row is a label and its value."""
    return len(row) > 1 and (row[0].text.endswith(":") or label_field(row[0].text) is not None)


def _from_labelled_rows(rows: Sequence[Sequence[Piece]]) -> list[_Draft]:
    """Contacts set as labels and values; the values of other labels, such as those consulted, name no contact."""
    lines: list[tuple[str, Piece]] = []
    for row in rows:
        if not _is_labelled(row) and len(row) > 1:
            continue
        if _is_labelled(row) and label_field(row[0].text) not in (*BACK_FIELDS, "author"):
            continue
        values = row[1:] if _is_labelled(row) else row
        lines.extend((text, piece) for piece in values for text in _lines(piece))
    return _entries([(text, [piece]) for text, piece in lines if label_field(text) is None])


def _columns(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces by the column they stand in: by left edge where it is known, else by their place in the row."""
    edges = sorted({round(p.x0) for p in pieces if p.place and p.x0 is not None})
    columns: dict[int, list[Piece]] = {}
    for piece in pieces:
        column = piece.place
        if piece.x0 is not None and piece.grid is None:
            column = sum(piece.x0 >= edge - 12 for edge in edges[:1]) if len(edges) == 1 else piece.place
        columns.setdefault(column, []).append(piece)
    return [columns[column] for column in sorted(columns)]


def _whole_addresses(lines: Sequence[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
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


def _one_a_row(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether each row is one contact: name, post, number and address in their columns."""
    for row in rows:
        drafts = [(_Draft(), piece) for piece in row]
        rests = [_take(draft, piece.full()) for draft, piece in drafts]
        if any(draft.reachable and rest for (draft, _), rest in zip(drafts, rests, strict=True)):
            return False
        if (
            sum(draft.telephone is not None for draft, _ in drafts) > 1
            or sum(d.email is not None for d, _ in drafts) > 1
        ):
            return False
    return True


def _holds(row: Sequence[Piece]) -> bool:
    return any(find_emails(piece.text) or find_telephones(piece.text) for piece in row)


def _from_row(row: Sequence[Piece]) -> _Draft:
    draft = _Draft(blocks=blocks_of(row))
    plain: list[str] = []
    for piece in row:
        rest = _take(draft, piece.full())
        if rest:
            plain.append(rest)
    if plain:
        name = max(plain, key=_name_score)
        if _name_score(name) > -1:
            draft.name = name
            plain.remove(name)
        draft.role = [text for text in plain if not _GROUP.fullmatch(text)]
    return draft


def _name_score(text: str) -> float:
    score = 2.0 if is_person_name(text) else 1.0 if is_name(text) else 0.0
    if score == 0 and len(text.split()) == 2 and _NAME_SHAPE.fullmatch(text):
        score = 0.5
    elif score == 0:
        score = -0.5
    return score - (1.0 if is_job_title(text) else 0.0)


def _lines(piece: Piece) -> list[str]:
    """The lines of a contact's paragraph; a post or address that runs over lines is whole."""
    if len(piece.block.lines) < 2 or piece.text != piece.block.text:
        return [piece.full()]
    lines = [line.text for line in piece.block.lines]
    named = [_names(line) for line in lines]
    if not named[0] and not _MARKS.search(piece.text) and "@" not in piece.text and not find_telephones(piece.text):
        return [piece.full()]
    if sum(named) < 2 and "@" not in piece.text and not find_telephones(piece.text):
        return [piece.full()] if not named[0] else [lines[0], " ".join(lines[1:])]
    return [text for text, _ in _whole_addresses([(line, piece) for line in lines])]


def _names(line: str) -> bool:
    """Whether a line begins with a name."""
    return named(line, ())[0] is not None or is_name(regex.split(r"[,;(]|\s[-–]", line, maxsplit=1)[0].strip())


def _entries(lines: Iterable[tuple[str, Sequence[Piece]]]) -> list[_Draft]:
    """Contacts printed one below the other: a name opens one, an address or number closes it."""
    drafts: list[_Draft] = []
    pending: tuple[str, Sequence[Piece]] | None = None
    for text, pieces in lines:
        if _GROUP.fullmatch(text) and not find_emails(text):
            if drafts:
                drafts.append(_Draft())
            continue
        text = _NAMED.sub("", text)
        label = read_label(text)
        if label is not None and label.marked and label.field in ("contact", "report_author", "author"):
            text = label.value
            drafts.append(_Draft())
            if not text:
                continue
        if label is not None and label.marked and label.field == "job_title" and drafts:
            drafts[-1].role.append(label.value)
            drafts[-1].blocks.extend(blocks_of(pieces))
            continue
        probe = _Draft()
        rest = _take(probe, text)
        people = parse_people(rest) if rest else []
        name, role = named(rest, people)
        opens = name is not None and (not drafts or drafts[-1].name is not None or drafts[-1].reachable)
        if opens or not drafts:
            drafts.append(_Draft())
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


def _take(draft: _Draft, text: str) -> str:
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


def _same(a: Contact, b: Contact) -> bool:
    if a.email and b.email:
        return fold(a.email) == fold(b.email)
    return a.name is not None and b.name is not None and fold(a.name) == fold(b.name)


def _merged(first: Contact, again: Contact) -> Contact:
    return first.model_copy(
        update={
            "name": first.name or again.name, "role": first.role or again.role,
            "telephone": first.telephone or again.telephone, "email": first.email or again.email,
        }
    )  # fmt: skip
