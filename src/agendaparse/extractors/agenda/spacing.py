"""The white space of an agenda: how far apart items stand, and paragraphs of one item."""

from __future__ import annotations

from collections.abc import Sequence

from agendaparse.extractors.agenda.entries import Entry
from agendaparse.extractors.agenda.shapes import first_box, last_box


class Spacing:
    """Measures the gaps of one agenda, so that a note behind the last item is told from its description."""

    def __init__(self, entries: Sequence[Entry], numbered: Sequence[int]) -> None:
        """Measure.

        Args:
            entries: Every entry.
            numbered: Indices of those that open an item.
        """
        self._entries = entries
        opens = set(numbered)
        last = numbered[-1]
        gaps = [(i, _gap(entries[i - 1], entries[i])) for i in range(numbered[0] + 1, last + 1)]
        self._between = [gap for i, gap in gaps if gap is not None and i in opens]
        self._within = [gap for i, gap in gaps if gap is not None and i not in opens]
        self._described = any(i not in opens for i in range(numbered[0] + 1, last))

    def belongs(self, index: int) -> bool:
        """Whether the entry stands as close to the one before as the paragraphs of one item do."""
        gap = _gap(self._entries[index - 1], self._entries[index])
        if gap is None:  # no geometry, or a new page: then only where other items have descriptions
            return self._described
        if self._within:
            return gap <= max(self._within) * 1.15 + 1
        return bool(self._between) and gap < 0.7 * min(self._between)


def _gap(before: Entry, entry: Entry) -> float | None:
    a, b = last_box(before.block), first_box(entry.block)
    if a is None or b is None or before.block.pages[-1] != entry.block.pages[0]:
        return None
    return max(0.0, b.top - a.bottom)
