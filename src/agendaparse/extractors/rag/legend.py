"""The document's own key: what its arrows mean, and the colours that mean nothing by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from agendaparse.document import Block, Cell, Table
from agendaparse.extractors.rag.arrows import MEANINGS
from agendaparse.extractors.rag.directions import MAX_ROWS, arrows_in_table, arrows_in_text
from agendaparse.extractors.rag.status import painted
from agendaparse.grammar.colours import HUE_WORDS, Hue, name_hue
from agendaparse.grammar.status import Arrow, Direction, Status, read_status
from agendaparse.grammar.text import fold
from agendaparse.split.paper import Paper

MAX_COLUMNS = 12
MAX_WORDS = 12  # of what a key says a colour means
_NAMED = regex.compile(
    rf"\b(?P<hue>{'|'.join(HUE_WORDS)})\b\s*(?:[-–—=:(]+|means|is for|indicates)\s*(?P<meaning>[^;.,|)]{{3,60}})"
)


@dataclass
class Legend:
    """What the keys of a document say.

    Attributes:
        arrows: What each arrow means: as the keys say, else as everybody takes it.
        hues: What colours outside red, amber and green mean; only those a key explains.
    """

    arrows: dict[Arrow, Direction] = field(default_factory=lambda: dict(MEANINGS))
    hues: dict[Hue, Status] = field(default_factory=dict)

    def status_of(self, cell: Cell) -> Status | None:
        """The status that the colour of a cell, or of a sign in it, has by the key."""
        hue = _hue(cell)
        return self.hues.get(hue) if hue is not None else None


def read_legend(papers: Sequence[Paper]) -> Legend:
    """The keys printed anywhere in a document; one it contradicts is left out."""
    legend = Legend()
    said: dict[Hue, set[Status]] = {}
    for paper in papers:
        for item in paper.items:
            if isinstance(item, Table):
                legend.arrows.update(arrows_in_table(item))
                found = _in_table(item)
            else:
                legend.arrows.update(arrows_in_text([item]))
                found = _in_text(item)
            for hue, status in found:
                said.setdefault(hue, set()).add(status)
    legend.hues = {hue: next(iter(statuses)) for hue, statuses in said.items() if len(statuses) == 1}
    return legend


def _in_table(table: Table) -> Iterator[tuple[Hue, Status]]:
    """Samples of colours, with what they mean in the next cell."""
    if len(table.rows) > MAX_ROWS or table.width > MAX_COLUMNS:
        return
    for row in table.rows:
        for cell, beside in pairwise(row):
            hue = _hue(cell)
            if hue is not None and HUE_WORDS.get(fold(cell.text), hue) == hue and (status := _meaning(beside.text)):
                yield hue, status
        for cell in row:
            for block in cell.blocks:
                yield from _in_text(block)


def _in_text(block: Block) -> Iterator[tuple[Hue, Status]]:
    """A line such as "Purple - closed; black - withdrawn"."""
    if len(block.text) > 400:
        return
    for match in _NAMED.finditer(fold(block.text)):
        if status := _meaning(match["meaning"]):
            yield HUE_WORDS[match["hue"]], status


def _meaning(text: str) -> Status | None:
    """The status a key explains: "Closed", "Complete - no more to report"."""
    if not text or len(text.split()) > MAX_WORDS:
        return None
    found = read_status(text.strip())
    return found.status if found is not None and found.strength == "word" else None


def _hue(cell: Cell) -> Hue | None:
    hues = {name_hue(fill) for fill in (cell.fill, *(painted(shape) for shape in cell.drawings))} - {None, "black"}
    if hues:
        return hues.pop() if len(hues) == 1 else None
    return "black" if name_hue(cell.fill) == "black" and not cell.text else None
