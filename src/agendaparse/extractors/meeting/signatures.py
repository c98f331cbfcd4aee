"""Who signed the summons or the letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.extractors.contact_labels import is_contact_line, names_contact
from agendaparse.extractors.meeting.front import Front, FrontLine
from agendaparse.grammar.contacts import find_emails, find_telephones
from agendaparse.grammar.dates import find_dates
from agendaparse.grammar.people import parse_people
from agendaparse.grammar.person import is_job_title
from agendaparse.grammar.placed import name_in_place

_SIGNED = regex.compile(
    r"^(?:signed(?:\s+by)?|by\s+order(?:\s+of\s+the\s+council)?|llofnodwyd)\s*[:.…_\-]*\s*", regex.IGNORECASE
)
_PROPER = regex.compile(
    r"\b(?:clerk|clerc|proper\s+officer|chief\s+executive|monitoring\s+officer|solicitor|secretary|town\s+clerk|director"
    r"|head\s+of|prif\s+weithredwr|general\s+counsel|borough\s+secretary|swyddog)\b",
    regex.IGNORECASE,
)
_SOMEBODY_ELSE = regex.compile(r"\b(?i:please\s+contact|contact|enquiries\s+to|ask\s+for)\s*:?\s+(?:the\s+)?\p{Lu}")
_CARRIED = regex.compile(r"(?:and|&|to|of|for)\b|\p{Ll}")
_DOTS = regex.compile(r"[.…_]{3,}")


@dataclass(slots=True)
class Signature:
    """A signature: name, office, and what is printed under them."""

    name: str | None
    role: str | None
    telephone: str | None = None
    email: str | None = None
    lines: list[FrontLine] = field(default_factory=list)


def signatures_of(front: Front) -> list[Signature]:
    """The signatures behind the items, at the end of a letter, or under a summons that stands before the items."""
    found: list[Signature] = []
    taken: set[int] = set()
    for lines, summons in ((front.behind, False), (front.ahead, True)):
        if found or (summons and front.letter):
            break
        for line in lines:
            if id(line) in taken:
                continue
            signature = _signature(front, line, summons=summons)
            if signature is not None:
                found.append(signature)
                taken.update(id(one) for one in signature.lines)
    return found


def _signature(front: Front, line: FrontLine, *, summons: bool) -> Signature | None:
    text = line.text.strip()
    signed = _SIGNED.match(text)
    text = _DOTS.sub(" ", text[signed.end() :] if signed else text).strip(" .,:")
    if not text or len(text) > 110 or (is_contact_line(text) and not signed):
        return None
    name, role = _name_and_role(text)
    lines = [line]
    if name is None:
        return None
    below = front.below(line)
    if role is None and below is not None:
        role = _role(below.text)
        if role is not None:
            lines.append(below)
            carried = front.below(below)
            while carried is not None and _CARRIED.match(carried.text) and len(lines) < 5:
                role = f"{role} {carried.text}"
                lines.append(carried)
                carried = front.below(carried)
    if role is None and not signed:
        return None
    if summons and not (signed or (role is not None and _PROPER.search(role))):
        return None
    signature = Signature(name, role, lines=lines)
    _add_reach(front, signature)
    return signature


def _name_and_role(text: str) -> tuple[str | None, str | None]:
    """The name on a line, and the office behind it ("J Smith, Clerk to the Council")."""
    without_date = text
    for date in reversed(find_dates(text)):
        without_date = (without_date[: date.start] + without_date[date.end :]).strip(" ,-–")
    for head, tail in _splits(without_date):
        person = name_in_place(head)
        if person is None or (person.office or "").lower().startswith(("cllr", "councillor")):
            continue
        if not tail:
            return person.name, None
        role = _role(tail)
        if role is not None:
            return person.name, role
    people = parse_people(without_date)
    if len(people) == 1 and people[0].office is None and people[0].raw.strip(" .,") == without_date.strip(" .,"):
        return people[0].name, people[0].position
    return None, None


def _splits(text: str) -> Sequence[tuple[str, str]]:
    found = [(text, "")]
    for mark in (", ", " - ", " – ", " ("):
        head, cut, tail = text.partition(mark)
        if cut:
            found.append((head.strip(), tail.strip(" )")))
    return found


def _role(text: str) -> str | None:
    """The office a line holds; of one printed in two languages the first."""
    words = text.strip(" .,:()")
    first = words.partition(" / ")[0].strip()
    if any(name_in_place(head) is not None for head, tail in _splits(first) if tail) or parse_people(first):
        return None
    if is_job_title(first) and len(first) < 90 and not find_telephones(first) and not find_dates(first):
        return first
    return None


def _add_reach(front: Front, signature: Signature) -> None:
    """Take in the telephone number and the address printed under a signature."""
    line = signature.lines[-1]
    for _ in range(4):
        below = front.below(line)
        if below is None or len(below.text) > 90 or any(below is one for one in signature.lines):
            return
        if names_contact(below.text) or _SOMEBODY_ELSE.search(below.text):
            return
        telephones, emails = find_telephones(below.text), find_emails(below.text)
        if not telephones and not emails and not find_dates(below.text):
            return
        if telephones and signature.telephone is None:
            signature.telephone = telephones[0].value
            signature.lines.append(below)
        if emails and signature.email is None:
            signature.email = emails[0].value
            signature.lines.append(below)
        line = below
