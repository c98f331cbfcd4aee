"""People of a report: contact officers, portfolio holders, signatories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.document import Block
from agendaparse.extractors.context import Context
from agendaparse.extractors.reports.anatomy import Anatomy, Entry, Section
from agendaparse.extractors.reports.pieces import Flow, Piece, rows_of
from agendaparse.grammar.contacts import find_emails, find_telephones
from agendaparse.grammar.labels import label_field, read_label
from agendaparse.grammar.people import find_people, is_job_title, is_person_name, parse_people
from agendaparse.grammar.people_words import JOB_WORDS, NEVER_NAMES
from agendaparse.grammar.report_headings import read_heading
from agendaparse.grammar.text import fold, join_lines
from agendaparse.models.common import Contact, Person, Signatory

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
_NONE = frozenset(("", "none", "n/a", "not applicable", "tbc", "all", "-", "na", "nil"))
_OPEN_ADDRESS = regex.compile(r"\S@[\w\-]*(?:\.[\w\-]+)*[.\-]?$")
_ADDRESS_REST = regex.compile(r"\.?[\w\-]+(?:\.[\w\-]+)+|\.[a-z]{2,}\b")
_SIGNED = regex.compile(r"(?:signed(?:\s+by)?|signature)\s*:?\s*(?:\.{3,}|_{3,}|…+)?\s*(?P<who>.*)", regex.IGNORECASE)
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
        if entry.field != "portfolio_holder" or fold(entry.value).strip(" .") in _NONE:
            continue
        for found in parse_people(entry.value) or find_people(entry.value):
            person = Person(
                name=found.name, office=found.office, post_nominals=found.post_nominals, raw=found.raw,
                where=ctx.where(blocks_of(entry.pieces), text=found.raw),
            )  # fmt: skip
            if not any(fold(person.name) == fold(other.name) for other in people):
                people.append(person)
    return tuple(people)


def take_signatories(flow: Flow, ctx: Context) -> tuple[Signatory, ...]:
    """Take the names and offices that close a report out of its flow; only its back matter may follow them."""
    rows = list(rows_of([item for item in flow[-16:] if isinstance(item, Piece)]))
    if flow and not isinstance(flow[-1], Piece):
        rows.append([])
    for end in range(len(rows), 0, -1):
        if not rows[end - 1] or (end < len(rows) and not (rows[end] and _in_back_matter(rows[end:]))):
            continue
        found, used = _signatures(rows[:end], ctx)
        if found:
            flow[:] = [item for item in flow if not any(item is piece for piece in used)]
            return tuple(found)
    return ()


def _in_back_matter(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether rows begin with the list of appendices, the background papers or the contacts."""
    first = rows[0][0]
    head = first.lead or first.text.partition(":")[0]
    says = first.says or read_heading(head)
    return says is not None and says.kind in ("appendices", "background_papers", "contacts")


def _signatures(rows: Sequence[Sequence[Piece]], ctx: Context) -> tuple[list[Signatory], list[Piece]]:
    """The signatures that rows end in."""
    found: list[Signatory] = []
    used: list[Piece] = []
    index = len(rows) - 1
    while index >= 0:
        row = rows[index]
        above = rows[index - 1] if index else []
        if len(row) == len(above) and all(_is_name(a) and _is_role(b) for a, b in zip(above, row, strict=True)):
            pairs = list(zip(above, row, strict=True))
            found[:0] = [_signatory(a.text, b.text, (a, b), ctx) for a, b in pairs]
            used.extend(piece for pair in pairs for piece in pair)
            index -= 2
        elif len(row) == 1 and (both := _name_and_role(row[0])) is not None:
            found.insert(0, _signatory(both[0], both[1], row, ctx))
            used.extend(row)
            index -= 1
        else:
            break
    before = rows[index][-1] if index >= 0 else None
    if before is None or _leads_to_contact(before):
        return [], []
    if _SIGNED.fullmatch(before.text) and before.words < 4:
        used.append(before)
    return found, used


def _signatory(name: str, role: str | None, pieces: Sequence[Piece], ctx: Context) -> Signatory:
    return Signatory(name=name, role=role.rstrip(".") if role else None, where=ctx.where(blocks_of(pieces)))


def is_name(text: str) -> bool:
    """Whether a text is nothing but a person's name, by evidence or by its shape."""
    if len(text) > 60 or not text[:1].isalpha():
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


def _is_name(piece: Piece) -> bool:
    return piece.label is None and piece.grid != "labels" and piece.words <= 6 and is_name(piece.text)


def _is_role(piece: Piece) -> bool:
    text = piece.text
    if piece.label is not None or piece.words > 14 or find_emails(text) or find_telephones(text):
        return False
    return is_job_title(text) or _has_job(text)


def _has_job(text: str) -> bool:
    return any(word.strip(",.").lower() in JOB_WORDS for word in text.split())


def _name_and_role(piece: Piece) -> tuple[str, str] | None:
    """A block of two lines, name above office."""
    lines = [line.text for line in piece.block.lines]
    signed = _SIGNED.fullmatch(piece.text)
    if signed is not None and piece.words <= 20:
        name, role = _named(signed["who"], ())
        return (name, role) if name is not None and role is not None and _has_job(role) else None
    if piece.label is not None or not 2 <= len(lines) <= 3 or piece.words > 18:
        return None
    role = " ".join(lines[1:])
    if not is_name(lines[0]) or not is_job_title(role) or find_emails(role) or find_telephones(role):
        return None
    return lines[0], role


def _leads_to_contact(piece: Piece) -> bool:
    says = piece.says
    return (says is not None and says.kind == "contacts") or label_field(piece.text) in (
        "contact", "report_author", "author",
    )  # fmt: skip


def _from_labels(labels: Sequence[Entry]) -> list[_Draft]:
    drafts: list[_Draft] = []
    current: list[_Draft] = []
    for entry in labels:
        value = entry.value
        if entry.field in ("contact", "report_author", "author"):
            found = _from_pieces(entry) if fold(value).strip(" .") not in _NONE else []
            if entry.field != "contact":
                found = [d for d in found if d.reachable or (entry.field == "report_author" and _whole_name(d, value))]
            current = found
            drafts.extend(found)
        elif current and entry.field == "email":
            for draft, email in zip(current, find_emails(join_lines([value])), strict=False):
                draft.email = draft.email or email.value
                draft.blocks.extend(blocks_of(entry.pieces or [entry.at]))
        elif current and entry.field == "telephone":
            numbers = find_telephones(value) or find_telephones(f"Tel: {value}")
            for draft, number in zip(current, numbers, strict=False):
                draft.telephone = draft.telephone or number.value
                draft.blocks.extend(blocks_of(entry.pieces or [entry.at]))
        elif len(current) == 1 and entry.field == "job_title" and value:
            current[0].role = current[0].role or [value]
            current[0].blocks.extend(blocks_of(entry.pieces or [entry.at]))
    return [draft for draft in drafts if draft.name or draft.reachable]


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
    rows = [row for row in rows_of(section.pieces)]
    in_rows = [row for row in rows if len({p.place for p in row}) > 1 and _holds(row)]
    if in_rows and all(sum(len(find_emails(p.text)) for p in row) <= 1 for row in in_rows) and _one_a_row(in_rows):
        return [_from_row(row) for row in rows if len(row) > 1]
    drafts: list[_Draft] = []
    for column in _columns(section.pieces):
        lines = [(text, piece) for piece in column for text in _lines(piece)]
        drafts.extend(_entries([(text, [piece]) for text, piece in _whole_addresses(lines)]))
    return drafts


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
        whole.append((text, piece))
    return whole


def _one_a_row(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether each row is one contact: name, post, number and address in their columns."""
    for row in rows:
        drafts = [(_Draft(), piece) for piece in row]
        rests = [_take(draft, piece.full()) for draft, piece in drafts]
        if any(draft.reachable and rest for (draft, _), rest in zip(drafts, rests, strict=True)):
            return False
        if sum(draft.telephone is not None for draft, _ in drafts) > 1 or sum(d.email is not None for d, _ in drafts) > 1:
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
    return _named(line, ())[0] is not None or is_name(regex.split(r"[,;(]|\s[-–]", line, maxsplit=1)[0].strip())


def _entries(lines: Iterable[tuple[str, Sequence[Piece]]]) -> list[_Draft]:
    """Contacts printed one below the other: a name opens one, an address or number closes it."""
    drafts: list[_Draft] = []
    pending: tuple[str, Sequence[Piece]] | None = None
    for text, pieces in lines:
        if _GROUP.fullmatch(text) and not find_emails(text):
            if drafts:
                drafts.append(_Draft())
            continue
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
        name, role = _named(rest, people)
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
        elif rest and (_has_job(rest) or (draft.role and not rest.endswith("."))):
            draft.role.append(rest)
        draft.telephone = draft.telephone or probe.telephone
        draft.email = draft.email or probe.email
        draft.blocks.extend(blocks_of(pieces))
    return [draft for draft in drafts if draft.name or draft.reachable]


def _named(text: str, people: Sequence[object]) -> tuple[str | None, str | None]:
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
