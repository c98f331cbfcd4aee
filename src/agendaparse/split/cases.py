"""Applications reported one after the other in one schedule: each begins with its number and the facts of the case."""

from __future__ import annotations

from itertools import pairwise

from agendaparse.document import LaidPage
from agendaparse.grammar.references import find_reference
from agendaparse.split.labels import any_of
from agendaparse.split.paper import opening_texts

HEAD = 20  # blocks at the head of a page among which the facts of a case stand
FACTS = 3  # facts besides the number that make the head of a case

_NUMBER = any_of(
    r"^(?:(?:planning|licensing|listed building) )?(?:application|app\.?|case|reference|ref\.?)"
    r"(?: (?:no|number|ref|reference))?\b"
)
_FACTS = tuple(
    any_of(form)
    for form in (
        r"^(?:application )?(?:site|location|address)\b(?! (?:description|visit|and))",
        r"^(?:proposal|proposed|development|description(?: of (?:development|proposal))?(?: ?:|$))",
        r"^(?:applicant|agent)\b",
        r"^(?:ward|parish|electoral division)\b",
        r"^(?:case |planning |contact )?officer\b",
        r"^(?:officer )?recommendation\b",
        r"^(?:date (?:valid|received|registered)|valid date|expiry date|target date|date of (?:receipt|validation))\b",
    )
)
# An appeal, or an entry of the list of what officers decided, tells of a case that is over.
_DECIDED = any_of(
    r"^appeals?\b|^appellant\b|^inspector\b",
    r"^(?:date of decision|decision (?:date|issued|made))\b",
    r"^decision ?(?:[:–-] ?)?(?:$|(?:conditional(?:ly)? )?"
    r"(?:approv|grant|refus|permit|permission|withdrawn|no objection|dismiss))",
)


def case_of(page: LaidPage) -> str | None:
    """Give the number of the application whose report begins at the head of a page; None where none does."""
    texts = opening_texts(page)[:HEAD]
    number = next(
        (
            found
            for text, following in pairwise([*texts, ""])
            if _NUMBER.match(text) and (found := find_reference(text) or find_reference(following))
        ),
        None,
    )
    if number is None or any(_DECIDED.match(text) for text in texts):
        return None
    told = sum(any(pattern.match(text) for text in texts) for pattern in _FACTS)
    return number if told >= FACTS else None
