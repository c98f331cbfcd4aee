"""Labels of contact forms: what stands before a name, a job, a number or an address."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from agendaparse.grammar.contacts import EMAIL_LABELS, TELEPHONE_LABELS, find_emails, find_telephones

NAME_LABELS: tuple[str, ...] = (
    "please ask for", "ask for", "contact name", "contact officers", "contact officer", "contact for queries",
    "contact", "contacts", "officer contact", "lead officer", "report author", "reporting officer",
    "for further information please contact", "for further information contact", "for more information contact",
    "further information from", "further information", "for any queries please contact", "enquiries to", "enquiries",
    "please contact", "queries to", "committee contact", "agenda contact", "name", "your contact", "cyswllt",
    "swyddog cyswllt", "gofynnwch am",
)  # fmt: skip
"""Labels before the name of a contact."""

ROLE_LABELS: tuple[str, ...] = (
    "clerk to the council", "clerk to the parish council", "clerk to the town council", "parish clerk", "town clerk",
    "proper officer", "committee clerk", "committee officer", "committee administrator", "democratic services officer",
    "democratic services", "committee services", "governance officer", "chief executive", "clerk", "clerc",
    "clerk/rfo", "clerk & rfo", "clerk and rfo", "clerk and responsible financial officer", "locum clerk",
    "acting clerk", "deputy clerk", "swyddog pwyllgor", "committee co-ordinator", "committee manager",
)  # fmt: skip
"""Labels that are the contact's job."""

OTHER_LABELS: tuple[str, ...] = ("date", "our ref", "your ref", "my ref", "ref", "fax", "website", "web", "address",
                                 "time", "venue", "place", "minicom", "textphone", "dx")  # fmt: skip
"""Labels in the same forms that are none of these."""

_KINDS: dict[str, str] = {
    **dict.fromkeys(OTHER_LABELS, "other"),
    **dict.fromkeys(NAME_LABELS, "name"),
    **dict.fromkeys(ROLE_LABELS, "role"),
    **dict.fromkeys(TELEPHONE_LABELS, "telephone"),
    **dict.fromkeys(EMAIL_LABELS, "email"),
}


def _either(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(regex.escape(word, literal_spaces=True).replace(" ", r"\s+") for word in ordered)


LABEL = regex.compile(
    rf"(?<![\p{{L}}\-@.])(?P<label>(?:{_either(_KINDS)})(?:\s*/\s*(?:{_either(_KINDS)}))?)(?:\s+(?:no|number|address))?"
    r"\s*(?:\.?\s*[:;]|\.(?=\s)|\s[-–]\s)\s*[-–]?\s*",
    regex.IGNORECASE,
)
LABEL_ALONE = regex.compile(
    rf"(?P<label>(?:{_either(_KINDS)})(?:\s*/\s*(?:{_either(_KINDS)}))?)(?:\s+(?:no|number|address))?\s*\.?\s*[:;]?",
    regex.IGNORECASE,
)
_SLASH = regex.compile(r"\s*/\s*")


def is_contact_line(text: str) -> bool:
    """Whether a line opens with a contact's label or holds nothing but a number or an address."""
    match = LABEL.match(text) or LABEL_ALONE.fullmatch(text)
    if match is not None and kind_of_label(match["label"]) != "other":
        return True
    found = [*find_telephones(text), *find_emails(text)]
    return bool(found) and sum(len(one.value) for one in found) * 2 > len(text)


def names_contact(text: str) -> bool:
    """Whether a line opens with the label before a contact's name."""
    match = LABEL.match(text) or LABEL_ALONE.fullmatch(text)
    return match is not None and kind_of_label(match["label"]) == "name"


def kind_of_label(label: str) -> str:
    """Say what a label announces: "name", "role", "telephone", "email" or "other"."""
    words = " ".join(label.lower().split())
    if words in _KINDS:
        return _KINDS[words]
    return next((kind for part in _SLASH.split(words) if (kind := _KINDS.get(part, ""))), "other")
