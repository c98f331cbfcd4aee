"""Contacts: telephone numbers, e-mail addresses and the names beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from agendaparse.grammar.people import is_job_title, parse_people
from agendaparse.grammar.text import join_lines, normalise

TELEPHONE_LABELS: tuple[str, ...] = (
    "telephone number", "telephone no", "telephone", "tel no", "tel", "phone", "direct dial/ext", "direct dial",
    "direct line", "direct", "dial", "mobile", "mob", "ext", "extension", "ffôn", "rhif ffôn",
)  # fmt: skip
"""Labels before a telephone number."""

EMAIL_LABELS: tuple[str, ...] = ("e-mail address", "email address", "e-mail", "email", "e-bost", "ebost")
"""Labels before an e-mail address."""

NAME_LABELS: tuple[str, ...] = (
    "ask for", "please ask for", "contact officer", "contact officers", "contact name", "contact", "contacts",
    "for further information contact", "further information", "please contact", "clerk", "cyswllt",
    "swyddog cyswllt", "enquiries to", "report author", "lead officer", "author", "officer contact",
    "democratic services officer", "committee clerk", "clerk to the council", "name", "title", "my ref", "date",
)  # fmt: skip
"""Labels before a contact's name."""


@dataclass(frozen=True, slots=True)
class Found:
    """A telephone number or an address, and where it stands."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ContactText:
    """A contact as printed; any part may be None."""

    name: str | None = None
    role: str | None = None
    telephone: str | None = None
    email: str | None = None


def _either(words: Sequence[str]) -> str:
    """Write an alternation, longest word first."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(regex.escape(word, literal_spaces=True).replace(" ", r"\s+") for word in ordered)


_TELEPHONE = regex.compile(
    r"(?<![\d/.\-£#\p{L}])(?:"
    r"\+44[ \-]?(?:\(0\)[ \-]?)?\d(?:[ \-]?\d){8,9}"
    r"|\(0\d{2,5}\)[ \-]?\d(?:[ \-]?\d){4,7}"
    r"|0\d(?:[ \-]?\d){8,9}"
    r")(?![\d/\-]|[.,]\d)(?:[ ,]*(?:ext\.?|extension|x)[ :.]*\d{2,6}\b)?",
    regex.IGNORECASE,
)
_EXTENSION = regex.compile(
    r"\b(?:ext(?:ension|n)?\b\.?)(?:\s+(?:no|number)\b\.?)?\s*[:.]?\s*(?P<number>\d{3,6})\b", regex.IGNORECASE
)
_LABELLED = regex.compile(
    rf"\b(?:{_either(TELEPHONE_LABELS)})\b\.?\s*[:.]?\s*(?:{_either(TELEPHONE_LABELS)})?\b\.?\s*[:.]?\s*"
    r"(?P<number>\d[\d ]{3,13}\d)(?![\d/\-]|[.,]\d)",
    regex.IGNORECASE,
)
_EMAIL = regex.compile(r"(?<![\w.+\-])[\w][\w.+'’\-]{0,63}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}")
_LABEL = regex.compile(
    rf"(?<![\p{{L}}\-])(?P<label>{_either((*TELEPHONE_LABELS, *EMAIL_LABELS, *NAME_LABELS))})(?![\p{{L}}\-@])"
    r"\.?\s*(?P<colon>[:\-–]?)\s*",
    regex.IGNORECASE,
)


def find_telephones(text: str) -> list[Found]:
    """Find telephone numbers in UK forms, as printed, and extensions ("Ext. 1234" gives "1234")."""
    found = [Found(m.group().strip(), m.start(), m.start() + len(m.group().strip())) for m in _TELEPHONE.finditer(text)]
    for pattern in (_LABELLED, _EXTENSION):
        for match in pattern.finditer(text):
            start, end = match.span("number")
            if not any(start < other.end and other.start < end for other in found):
                found.append(Found(match["number"], start, end))
    return sorted(found, key=lambda item: item.start)


def find_emails(text: str) -> list[Found]:
    """Find e-mail addresses; those broken over lines are found after `text.join_lines`."""
    return [
        Found(m.group().rstrip(".-"), m.start(), m.start() + len(m.group().rstrip(".-"))) for m in _EMAIL.finditer(text)
    ]


def parse_contact(text: str | Sequence[str]) -> ContactText | None:
    """Read one contact.

    Args:
        text: A cell, a block with line breaks or the lines themselves: labels ("Ask for:", "Tel:"), a name, a
            job title below or beside it, a number and an address in any order.

    Returns:
        The contact, or None where there is neither a name nor a number nor an address.
    """
    lines = text.splitlines() if isinstance(text, str) else list(text)
    whole = join_lines(_address_lines(lines))
    emails, telephones = find_emails(whole), find_telephones(whole)
    name, role = None, None
    for line in _plain_lines(lines, [item.value for item in (*emails, *telephones)]):
        people = parse_people(line)
        if people and name is None and len(people) == 1:
            name, role = people[0].name, people[0].position or role
            if people[0].office is not None:
                role = role or people[0].office
        elif role is None and is_job_title(line):
            role = line
    contact = ContactText(
        name=name, role=role,
        telephone=telephones[0].value if telephones else None, email=emails[0].value if emails else None,
    )  # fmt: skip
    return contact if name or telephones or emails else None


def _address_lines(lines: Sequence[str]) -> list[str]:
    """Give the lines with the label before a broken local part taken off, so that its halves can join."""
    return [
        _LABEL.sub(" ", line).strip() if "@" not in line and line.rstrip().endswith(".") else line for line in lines
    ]


def _plain_lines(lines: Sequence[str], taken: Sequence[str]) -> list[str]:
    """Give what is left of the lines without numbers, addresses and labels; a label that is a job stays."""
    plain: list[str] = []
    fragments = {part for value in taken if "@" in value for part in regex.split(r"(?<=\.)|(?=\.)", value)}
    for line in lines:
        rest = normalise(line)
        for value in taken:
            rest = rest.replace(value, " ; ")
        rest = _EMAIL.sub(" ; ", rest)
        if "@" in rest or rest in fragments or any(rest and v.endswith(rest) and "@" in v for v in taken):
            continue
        rest = _LABEL.sub(_keep_job, rest)
        plain += [part for piece in rest.split(";") if len(part := piece.strip(" .,:-–|()")) > 2]
    return plain


def _keep_job(match: regex.Match[str]) -> str:
    """Drop a label, unless it is a job title that says who the contact is."""
    label = " ".join(match["label"].split())
    if label.lower() in ("clerk", "committee clerk", "clerk to the council", "democratic services officer"):
        return f"{label}: " if match["colon"] else match.group()
    return (
        " ; " if match["colon"] or label.lower() not in ("name", "title", "date", "direct", "author") else match.group()
    )
