"""Headings that agenda items stand under: "UNRESTRICTED ITEMS", "Part A", and what they say of the public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from agendaparse.document import Block
from agendaparse.extractors.agenda.entries import Entry
from agendaparse.grammar.exempt import find_exemption, group_heading

AGENDA_HEADINGS: frozenset[str] = frozenset(
    ["agenda", "rhaglen", "agendaitems", "orderofbusiness", "registerofreports", "itemsofbusiness", "business",
     "supplementaryagenda", "agendasupplement", "businesstobetransacted", "publicagenda", "agendarhaglen",
     "rhaglenagenda", "agendapublic", "supplementalagenda", "revisedagenda", "draftagenda", "listofbusiness",
     "orderpaper", "agendaforthemeeting", "themeetingagenda", "meetingagenda", "agendapart1", "agendaparti"]
)  # fmt: skip
"""Headings of the list of items, letters only, in lower case."""

_SUPPLEMENT = regex.compile(
    r"(?:\p{L}+[ ,–-]+){0,6}?"
    r"(?:agenda\s+supplement|supplement(?:ary|al)?(?:\s+(?:agenda|papers?|pack|reports?))?|addendum"
    r"|(?:late|additional)\s+(?:papers?|reports?|items?))(?:\s*[-–:]?\s*(?:no\.?\s*)?\d{1,2})?",
    regex.IGNORECASE,
)
_CLOSED = regex.compile(
    r"\b(?:not\s+(?:likely\s+)?(?:to\s+)?be\s+open|exclu(?:ded?|sion|ding)|exempt|confidential|private|closed|in\s+camera"
    r"|not\s+for\s+publication|without\s+(?:the\s+)?(?:press|public))\b",
    regex.IGNORECASE,
)
_OPEN = regex.compile(
    r"\b(?:un-?restricted|non-?exempt|non-?confidential|open\s+to\s+the\s+(?:public|press)|(?:in|held\s+in)\s+public"
    r"|public\s+may\s+attend|(?:press|public)\s+(?:and\s+(?:press|public)\s+)?(?:are|is)\s+(?:able|welcome|entitled))\b",
    regex.IGNORECASE,
)
_PART_ALONE = regex.compile(r"(?:part|section)\s+\w{1,5}", regex.IGNORECASE)
_NOT_OPEN = regex.compile(r"\bnot\s+(?:likely\s+)?(?:to\s+)?(?:be\s+)?open\b", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and what it says.

    Attributes:
        title: The heading as printed.
        exempt: Whether its items are taken without press and public.
        ground: The printed ground for that, or None.
        note: The note under the heading, or None.
        blocks: Where the ground stands.
    """

    title: str
    exempt: bool
    ground: str | None = None
    note: str | None = None
    blocks: tuple[Block, ...] = ()

    def noted(self, entry: Entry) -> Group:
        """The group with the note that stands under its heading."""
        text = entry.text
        said = says_closed(text)
        found = find_exemption(text)
        ground = found.ground if found is not None and self.exempt else None
        exempt = self.exempt if said is None else said
        blocks = (entry.block,) if ground else self.blocks
        return replace(self, exempt=exempt, ground=ground or self.ground, note=text, blocks=blocks)


def is_agenda_heading(text: str) -> bool:
    """Whether a text is the heading of the list of items ("AGENDA", "A G E N D A")."""
    if len(text) > 60:
        return False
    return "".join(c for c in text if c.isalnum()).casefold() in AGENDA_HEADINGS


def is_supplement_heading(text: str) -> bool:
    """Whether a text is the heading of a supplement ("Agenda Supplement 2", "SUPPLEMENTARY AGENDA")."""
    return len(text) < 60 and _SUPPLEMENT.fullmatch(text.strip(" .:()*")) is not None


def is_bracketed(text: str) -> bool:
    """Whether a text is a note in brackets."""
    return text.startswith(("(", "[")) and text.rstrip(" .").endswith((")", "]"))


def says_closed(text: str) -> bool | None:
    """Whether a heading or its note says that the public is kept out; None where it says nothing of it."""
    if _NOT_OPEN.search(text):
        return True
    if _OPEN.search(text):
        return False
    return True if _CLOSED.search(text) else None


def looks_like_group(entry: Entry) -> bool:
    """Whether an entry is a group heading by its words, or by a cell across the whole table."""
    if entry.label is not None and not _part_label(entry.block):
        return False
    text = _heading_text(entry)
    if not text or len(text.split()) > 24 or is_agenda_heading(text):
        return False
    if group_heading(text) is not None:
        return entry.table is None or entry.wide or entry.table.width == 1 or not (entry.pages or entry.beside)
    return entry.wide and entry.leads and len(text.split()) <= 14 and not text.endswith(".")


def group_of(entry: Entry, before: Group | None = None) -> Group:
    """The group an entry opens; a ground named just before it ("Motion to exclude ...") holds for it too."""
    text = _heading_text(entry)
    read = group_heading(text)
    said = says_closed(text)
    if said is None:
        bare = _PART_ALONE.fullmatch(text.strip(" .:")) is not None
        said = read is not None and read[1] and bare
    title = read[0] if read is not None else text.strip()
    found = find_exemption(text)
    if said and found is None and before is not None and before.exempt:
        return Group(title, said, before.ground, blocks=before.blocks)
    return Group(title, said, found.ground if found is not None else None, blocks=(entry.block,) if found else ())


def group_breaks(entries: Sequence[Entry]) -> set[int]:
    """Indices of the entries that are group headings by their words or their look."""
    return {i for i, entry in enumerate(entries) if looks_like_group(entry) or _set_as_heading(entry)}


def _set_as_heading(entry: Entry) -> bool:
    block = entry.block
    return block.kind == "heading" and block.label is None and entry.table is None and 0 < len(block.text.split()) <= 10


def _heading_text(entry: Entry) -> str:
    return f"{entry.label} {entry.text}".strip() if entry.label else entry.text


def _part_label(block: Block) -> bool:
    """Whether layout took the letter of a part for a label."""
    return bool(block.label) and not any(c.isdigit() for c in block.label or "") and block.capitals
