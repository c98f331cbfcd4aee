"""People of a report: contact officers and portfolio holders."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from agendaparse.document import Block
from agendaparse.extractors.context import Context
from agendaparse.extractors.reports.anatomy import Anatomy, Entry, Section
from agendaparse.extractors.reports.contact_lines import (
    GROUP,
    NAME_SHAPE,
    ContactDraft,
    entries_of,
    is_name,
    lines_of,
    take_details,
    whole_addresses,
)
from agendaparse.extractors.reports.pieces import Piece, blocks_of, rows_of
from agendaparse.grammar.contacts import find_emails, find_telephones
from agendaparse.grammar.labels import BACK_FIELDS, label_field
from agendaparse.grammar.people import find_people, is_job_title, is_person_name, parse_people
from agendaparse.grammar.text import fold, join_lines
from agendaparse.models.common import Contact, Person

_NONE = frozenset(("", "none", "n/a", "not applicable", "tbc", "all", "-", "na", "nil"))
_PARTS = regex.compile(r"\s*(?:;|\n|\s/\s)\s*")


def contacts_of(anatomy: Anatomy, ctx: Context) -> tuple[Contact, ...]:
    """The officers to ask, from the title block and from the end of the report; one named twice is one."""
    drafts = _from_labels(anatomy.labels)
    for section in anatomy.sections:
        if section.kind == "contacts":
            drafts.extend(_from_section(section))
    made: list[tuple[Contact, list[Block]]] = []
    for draft in drafts:
        contact = Contact(
            name=draft.name, role=" ".join(draft.role) or None, telephone=draft.telephone, email=draft.email,
            where=ctx.where(draft.blocks),
        )  # fmt: skip
        if contact.name is None and contact.email is None and contact.telephone is None:
            continue
        again = next((i for i, (other, _) in enumerate(made) if _same(other, contact)), None)
        if again is None:
            made.append((contact, list(draft.blocks)))
        else:
            known, blocks = made[again]
            blocks.extend(draft.blocks)
            made[again] = (_merged(known, contact).model_copy(update={"where": ctx.where(blocks)}), blocks)
    return tuple(contact for contact, _ in made)


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


def _from_labels(labels: Sequence[Entry]) -> list[ContactDraft]:
    drafts: list[ContactDraft] = []
    current: list[ContactDraft] = []
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


def _completes(current: Sequence[ContactDraft], found: Sequence[ContactDraft]) -> bool:
    """Whether a row of contact details has the number and address of the one named in a row above it."""
    if len(current) != 1 or len(found) != 1 or found[0].name is not None:
        return False
    return current[0].name is not None and not current[0].reachable


def _whole_name(draft: ContactDraft, value: str) -> bool:
    return draft.name is not None and value.startswith(draft.name)


def _from_pieces(entry: Entry) -> list[ContactDraft]:
    lines: list[str] = []
    for piece, text in zip(entry.pieces, entry.texts, strict=True):
        lines.extend(lines_of(piece) if text == piece.full() else [text])
    drafts = entries_of([(part, entry.pieces) for line in lines for part in _PARTS.split(line) if part])
    for draft in drafts:
        draft.blocks = blocks_of(entry.pieces or [entry.at])
    return drafts


def _from_section(section: Section) -> list[ContactDraft]:
    """Contacts under a heading: a row each, or one below the other in each column."""
    rows = list(rows_of(section.pieces))
    if sum(_is_labelled(row) for row in rows) > 1:
        return _from_labelled_rows(rows)
    in_rows = [row for row in rows if len({p.place for p in row}) > 1 and _holds(row)]
    if in_rows and all(sum(len(find_emails(p.text)) for p in row) <= 1 for row in in_rows) and _one_a_row(in_rows):
        return [_from_row(row) for row in rows if len(row) > 1]
    drafts: list[ContactDraft] = []
    for column in _columns(section.pieces):
        lines = [(text, piece) for piece in column for text in lines_of(piece)]
        drafts.extend(entries_of([(text, [piece]) for text, piece in whole_addresses(lines)]))
    return drafts


def _is_labelled(row: Sequence[Piece]) -> bool:
    """Whether a row is a label and its value."""
    return len(row) > 1 and (row[0].text.endswith(":") or label_field(row[0].text) is not None)


def _from_labelled_rows(rows: Sequence[Sequence[Piece]]) -> list[ContactDraft]:
    """Contacts set as labels and values; the values of other labels, such as those consulted, name no contact."""
    lines: list[tuple[str, Piece]] = []
    for row in rows:
        if not _is_labelled(row) and len(row) > 1:
            continue
        if _is_labelled(row) and label_field(row[0].text) not in (*BACK_FIELDS, "author"):
            continue
        values = row[1:] if _is_labelled(row) else row
        lines.extend((text, piece) for piece in values for text in lines_of(piece))
    return entries_of([(text, [piece]) for text, piece in lines if label_field(text) is None])


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


def _one_a_row(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether each row is one contact: name, post, number and address in their columns."""
    for row in rows:
        drafts = [(ContactDraft(), piece) for piece in row]
        rests = [take_details(draft, piece.full()) for draft, piece in drafts]
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


def _from_row(row: Sequence[Piece]) -> ContactDraft:
    draft = ContactDraft(blocks=blocks_of(row))
    plain: list[str] = []
    for piece in row:
        rest = take_details(draft, piece.full())
        if rest:
            plain.append(rest)
    if plain:
        name = max(plain, key=_name_score)
        if _name_score(name) > -1:
            draft.name = name
            plain.remove(name)
        draft.role = [text for text in plain if not GROUP.fullmatch(text)]
    return draft


def _name_score(text: str) -> float:
    score = 2.0 if is_person_name(text) else 1.0 if is_name(text) else 0.0
    if score == 0 and len(text.split()) == 2 and NAME_SHAPE.fullmatch(text):
        score = 0.5
    elif score == 0:
        score = -0.5
    return score - (1.0 if is_job_title(text) else 0.0)


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
