"""Applications decided one by one under an item: each has a heading with its number, and a decision of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

import regex

from agendaparse.extractors.minutes.passages import Passage
from agendaparse.grammar.decisions import find_formulas
from agendaparse.grammar.references import find_reference

LONGEST = 300  # letters of the heading of an application

_APPLICATION = regex.compile(
    r"(?:(?:planning|licensing|premises|listed\s+building|tree\s+work)\s+)?(?:application|app\.?|case|ref(?:erence)?)"
    r"(?:\s+(?:no|number|ref(?:erence)?))?\.?\s*[:\-–]?\s*",
    regex.IGNORECASE,
)


def application_heads(passages: Sequence[Passage], heads: Collection[int]) -> list[int]:
    """Find the headings of applications under the items of minutes.

    Args:
        passages: The passages of minutes.
        heads: Those that head an item.

    Returns:
        Indices of headings that begin with the number of an application, where most have a decision under them.
    """
    first = min(heads, default=len(passages))
    found = [i for i in range(first + 1, len(passages)) if i not in heads and _heads_application(passages[i])]
    if not found:
        return []
    stops = sorted({*heads, *found, len(passages)})
    end = dict(pairwise(stops))
    decided = [i for i in found if any(map(_decides, passages[i + 1 : end[i]]))]
    return found if len(decided) * 2 > len(found) else []


def _heads_application(passage: Passage) -> bool:
    """Whether a passage is set apart and begins with the number of an application."""
    if passage.table is not None or not (passage.set_apart or passage.lead > 2) or len(passage.text) > LONGEST:
        return False
    label = _APPLICATION.match(passage.text)
    text = passage.text[label.end() :] if label is not None else passage.text
    reference = find_reference(text)
    return reference is not None and text.startswith(reference)


def _decides(passage: Passage) -> bool:
    return passage.table is None and bool(find_formulas(passage.text, set_apart=passage.set_apart))
