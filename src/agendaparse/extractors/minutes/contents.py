"""A table of contents at the front of minutes: it names every item a second time, and what was decided in a word."""

from __future__ import annotations

from collections.abc import Sequence

from agendaparse.extractors.minutes.passages import Passage
from agendaparse.grammar.minutes_words import attendance_label
from agendaparse.split.kinds import heads_contents, opens_minutes

FRONT = 8  # passages among which the heading of the contents stands
ATTENDED = 14  # passages below the title of minutes among which the attendance begins


def without_contents(passages: Sequence[Passage]) -> list[Passage]:
    """Leave out a table of contents, up to the sentence that opens the minutes below it."""
    first = next((i for i, passage in enumerate(passages[:FRONT]) if heads_contents(passage.text)), None)
    if first is None:
        return list(passages)
    for at in range(first + 1, len(passages)):
        passage = passages[at]
        if passage.label is None and passage.table is None and opens_minutes(passage.text):
            below = passages[at + 1 : at + ATTENDED]
            if any(attendance_label(other.text) is not None for other in below):
                return [*passages[:first], *passages[at:]]
    return list(passages)
