"""Standing notices of a front sheet: fire drill, recording, public participation."""

from __future__ import annotations

import regex

from agendaparse.document import Block
from agendaparse.extractors.meeting.front import Front

SUBJECTS: tuple[str, ...] = (
    r"fire\s+(?:alarm|drill|exit|bell|evacuation)", r"\balarm\s+(?:sounds?|is|system)", r"\bevacuat",
    r"\bassembly\s+point", r"\bemergency\s+exit",
    r"\b(?:record(?:ed|ing|ings)|film(?:ed|ing)|webcast(?:ing)?|broadcast|live[\s\-]?stream(?:ed|ing)?"
    r"|photograph(?:s|ed|y|ing)?)\b",
    r"\bpublic\s+(?:participation|speaking|questions?|forum|session|gallery)\b",
    r"\b(?:public|residents|electors|press)\b[^.]{0,90}"
    r"\b(?:welcome|attend|speak|ask|observe|address|register|invited|entitled|seats?)\b",
    r"\bwish(?:es|ing)?\s+to\s+(?:speak|address|ask|attend|film|record)\b", r"\bseats?\s+for\s+the\s+public\b",
    r"\bmobile\s+(?:phones?|devices?|telephones?)\b", r"\bhearing\s+(?:loop|aid)", r"\bwheelchair\b",
)  # fmt: skip
"""What a standing notice speaks of."""

_NOTICE = regex.compile("|".join(SUBJECTS), regex.IGNORECASE)
_NO_NOTICE = regex.compile(
    r"\b(?:exempt\s+items?|exempt\s+information|schedule\s+12a|likely\s+(?:not\s+)?to\s+be\s+open|be\s+excluded|not\s+be\s+open"
    r"|summoned|hereby\s+give\s+notice|to\s+transact|following\s+business|public\s+bodies|different\s+format|large\s+print)\b",
    regex.IGNORECASE,
)
SHORTEST = 5  # words of a notice


def notices_of(front: Front) -> list[tuple[str, Block]]:
    """The notices around the items, each with the block it stands in."""
    found: list[tuple[str, Block]] = []
    for block, _ in front.blocks:
        text = block.text
        if len(text.split()) < SHORTEST or not text.rstrip(" )”\"'*").endswith((".", "!", ":")):
            continue
        if text.startswith("(") or not _NOTICE.search(text) or _NO_NOTICE.search(text):
            continue
        found.append((f"{block.label} {text}" if block.label and block.label[0].isalnum() else text, block))
    return found
