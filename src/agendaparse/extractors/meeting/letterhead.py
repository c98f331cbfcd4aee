"""The letterhead: the council's own address, with its general number and mailbox, which are nobody's in particular."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from agendaparse.extractors.contact_labels import LABEL, LABEL_ALONE, kind_of_label
from agendaparse.extractors.contacts import is_team
from agendaparse.extractors.meeting.front import ALIGNED, BELOW, FrontLine
from agendaparse.grammar.contacts import find_emails, find_telephones
from agendaparse.grammar.people import parse_people
from agendaparse.grammar.person import is_job_title

_SIGN = regex.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|\b(?:fax|facsimile|minicom|textphone|switchboard|DX \d)\b|\bwww\.",
    regex.IGNORECASE,
)
_GENERAL = regex.compile(
    r"(?:info|information|enquir\p{L}+|contact|customer|council|mail|post|office|reception|help|hello|general|feedback"
    r"|admin|admins|cyngor|gwybodaeth|ymholiadau)(?:[.\-_]?(?:us|office|council|services?|centre|contact|care|first))*@",
    regex.IGNORECASE,
)
"""Mailboxes that a council gives to everyone."""


def letterhead_of(lines: Sequence[FrontLine]) -> Iterator[FrontLine]:
    """The lines of letterheads among those of a front sheet.

    A letterhead is an address with a postcode, a fax or a website in it. It names nobody to ask, and its mailbox, if
    it has one, is a general one.
    """
    for stretch in _stretches(lines):
        texts = [line.text for line in stretch]
        mailboxes = [found.value for text in texts for found in find_emails(text)]
        reached = mailboxes or any(find_telephones(text) for text in texts)
        if not reached or not any(map(_SIGN.search, texts)) or any(map(_names_one, texts)):
            continue
        if all(map(_GENERAL.match, mailboxes)):
            yield from stretch


def _stretches(lines: Sequence[FrontLine]) -> Iterator[list[FrontLine]]:
    """Lines that stand under each other in one column."""
    open_ones: list[list[FrontLine]] = []
    for line in lines:
        own = next((one for one in reversed(open_ones[-4:]) if _goes_on(one[-1], line)), None)
        if own is None:
            open_ones.append([line])
        else:
            own.append(line)
    yield from open_ones


def _goes_on(before: FrontLine, line: FrontLine) -> bool:
    if before.cell != line.cell or before.ahead != line.ahead:
        return False
    a, b = before.box, line.box
    if a is None or b is None:
        return before.cell is not None or before.block is line.block
    aligned = min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.mid_x - b.mid_x)) <= ALIGNED
    return before.page == line.page and aligned and 0 < b.top - a.top <= BELOW / 2 * a.height


def _names_one(text: str) -> bool:
    """Whether a line says whom to ask: by a label, a name, a post or a team."""
    label = LABEL.match(text) or LABEL_ALONE.fullmatch(text)
    if label is not None and kind_of_label(label["label"]) in ("name", "role"):
        return True
    return is_job_title(text) or is_team(text) or bool(parse_people(text))
