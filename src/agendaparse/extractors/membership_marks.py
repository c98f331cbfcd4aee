"""What stands between the names of a membership: sections, parties, and the office that all of a list bear."""

from __future__ import annotations

from typing import Literal

import regex

from agendaparse.grammar.people_words import PARTIES
from agendaparse.grammar.person import parse_role, singular_office
from agendaparse.grammar.text import fold
from agendaparse.models.meeting import MemberRole

Role = MemberRole | Literal["advising"]
"""What those of a section are; who advises is listed with the members and is none."""

SECTION = regex.compile(
    r"(?P<substitute>(?:named\s+)?(?:substitute|reserve|deputy)\s+members?|(?:named\s+)?substitutes?|reserves?|deputies|eilyddion)"
    r"|(?P<co_opted>(?:(?:voting|non-voting)\s+)?co-?\s?opted(?:\s+(?:\p{L}+\s+){0,2}(?:members?|representatives?))?"
    r"|co-?\s?optees?|(?:church|parent\s+governor|parent|diocesan|independent|lay)\s+(?:representatives?|members?|persons?))"
    r"|(?P<advising>(?:(?:technical|professional|independent|legal|investment)\s+)*advis[eo]rs?|observers?|officers?"
    r"|in\s+attendance)"
    r"|(?P<ex_officio>ex[\s\-]officio(?:\s+members?)?)"
    r"|(?P<member>(?:(?:non-?\s?)?voting\s+|elected\s+|committee\s+)?members?|councillors|cllrs\.?)",
    regex.IGNORECASE,
)
OF_ONE: tuple[Role, ...] = ("chair", "vice_chair")
_ROLES: tuple[Role, ...] = ("substitute", "co_opted", "advising", "ex_officio", "member")
_SECTION_END = regex.compile(r"\s*(?:\([^)]{1,40}\))?\s*(?:[:\-–]+\s*|$)")
_PARTY_HEAD = regex.compile(
    r"(?P<party>\p{Lu}[\p{L}&'’ \-/]{1,40}?)(?:\s+(?:group|party|members))?"
    r"\s*(?:\((?P<count>\d{1,3})\)\s*(?P<colon>:?)|(?P<colon>:)|$)\s*"
)
_WHOM = regex.compile(r"\s*(?:the\s+)?membership", regex.IGNORECASE)
COUNCILLOR = regex.compile(r"\b(?:councillors?|cllrs?|cynghor\p{L}+|alderman)\b", regex.IGNORECASE)


def read_section(text: str) -> tuple[Role, str, str] | None:
    """Read the mark of a section that a line opens with: its role, its words, and what stands behind them."""
    label, colon, rest = text.partition(":")
    if colon and (chair := parse_role(label)) in OF_ONE:
        return chair, label, rest.strip()
    for form in (text, second_language(text)):
        section = SECTION.match(form)
        end = _SECTION_END.match(form, section.end()) if section is not None else None
        if section is not None and end is not None:
            role = next(role for role in _ROLES if section[role])
            return role, section.group(), form[end.end() :].strip()
    return None


def second_language(text: str) -> str:
    """The second half of a short bilingual mark ("Aelodau / Members"); empty where there is none."""
    _, slash, second = text.partition(" / ")
    return second if slash and len(text) < 80 and " / " not in second else ""


def office_in(text: str) -> str | None:
    """The office a heading gives to everyone under it ("Councillors:")."""
    match = COUNCILLOR.search(text)
    return singular_office(match.group()) if match is not None and not _WHOM.match(text) else None


def party_head(text: str) -> tuple[str, str] | None:
    """A party that heads a list ("Conservative (10):", "Labour Group"), and what stands behind it on the line."""
    if any(fold(part) in PARTIES for part in text.split(" / ")):
        return text.strip(), ""
    match = _PARTY_HEAD.match(text)
    if match is None:
        return None
    name, rest = match["party"].strip(), text[match.end() :].strip()
    if rest and not match["colon"]:
        return None
    known = fold(name) in PARTIES
    if not known and not (match["count"] and match["colon"]):
        return None
    return name, rest
