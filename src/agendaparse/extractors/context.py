"""What every extractor needs besides the text: citing where it stands, and saying what is doubtful."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

import regex

from agendaparse.document import Block, Box, Cell, Line, Table
from agendaparse.document.flow import boxes_by_page
from agendaparse.grammar.text import fold
from agendaparse.models.common import Where
from agendaparse.models.diagnostic import Diagnostic

_NO_LETTERS = regex.compile(r"[\W_]+")
Citable = Block | Cell | Table | Line
T = TypeVar("T")


class Context:
    """Shared by all extractors of one document.

    Attributes:
        labels: Printed pack page by physical page.
        properties: Document information of the file ("Title", …).
        paged: Whether the source has pages; if not, evidence names the printed page alone.
        measured: Whether the source has places on its pages; if not, evidence has no boxes.
        diagnostics: Doubts said so far, in order.
    """

    def __init__(
        self,
        labels: Mapping[int, str] | None = None,
        properties: Mapping[str, str] | None = None,
        *,
        paged: bool = True,
        measured: bool = True,
    ) -> None:
        """Start without doubts."""
        self.labels = labels or {}
        self.properties = properties or {}
        self.paged = paged
        self.measured = measured
        self.diagnostics: list[Diagnostic] = []
        self._known: dict[tuple[int | None, Box | None], Where] = {}
        self._kept: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` makes, made once for all extractors that ask for it by this key."""
        if key not in self._kept:
            self._kept[key] = make()
        made: T = self._kept[key]
        return made

    def where(self, *things: Citable | Iterable[Citable], text: str | None = None) -> tuple[Where, ...]:
        """Evidence for a value: one entry a page.

        Args:
            things: Blocks, cells, tables or lines it was read from.
            text: Words of it; then only the lines that hold them are cited, where they can be told.
        """
        places: list[tuple[int | None, Box | None]] = []
        for thing in _flat(things):
            _gather(thing, text, places)
        boxed = [(page, box) for page, box in places if page is not None and box is not None]
        places = boxes_by_page(boxed) if boxed else list(dict.fromkeys(places))
        found = (self.place(page, box) for page, box in places)
        return tuple(found) if self.paged and self.measured else tuple(dict.fromkeys(found))

    def place(self, page: int | None, box: Box | None = None) -> Where:
        """Evidence for what stands on a page; of pages that the source does not have only the printed label is told."""
        known = self._known.get((page, box))
        if known is None:  # many records stand in one place: a paragraph, its decision, the mover
            label = None if page is None else self.labels.get(page)
            measured = self.paged and self.measured
            known = Where(page=page if self.paged else None, label=label, bbox=box if measured else None)
            self._known[page, box] = known
        return known

    def note(self, code: str, message: str, *things: Citable | Iterable[Citable]) -> None:
        """Say a doubt, with the place it concerns."""
        self.diagnostics.append(Diagnostic(code=code, message=message, where=self.where(*things)))


def _flat(things: Iterable[Citable | Iterable[Citable]]) -> Iterable[Citable]:
    for thing in things:
        if isinstance(thing, (Block, Cell, Table, Line)):
            yield thing
        else:
            yield from _flat(thing)


def _gather(thing: Citable, text: str | None, places: list[tuple[int | None, Box | None]]) -> None:
    """Add the places of a thing: those of its lines as they are, for all of them are put together once."""
    if isinstance(thing, Cell):
        if not thing.blocks:
            places.append((thing.page, thing.box))
        for block in thing.blocks:
            _gather(block, text, places)
    elif isinstance(thing, Block) and thing.lines:
        lines = _lines_with(thing.lines, text) if text else thing.lines
        places.extend([(line.page, line.box) for line in lines])
    elif isinstance(thing, Line):
        places.append((thing.page, thing.box))
    else:
        places.extend(thing.where)


def _lines_with(lines: list[Line], text: str) -> list[Line]:
    """The fewest consecutive lines whose words hold `text`; all of them where it cannot be told."""
    wanted = _squeezed(text)
    texts = [_squeezed(line.text) for line in lines]
    whole = "".join(texts)
    at = whole.find(wanted)
    if at < 0 or not wanted:
        return lines
    end, position, found = at + len(wanted), 0, []
    for line, squeezed in zip(lines, texts, strict=True):
        if position < end and position + len(squeezed) > at:
            found.append(line)
        position += len(squeezed)
    return found or lines


@lru_cache(maxsize=4096)  # the same lines are searched for every name they hold
def _squeezed(text: str) -> str:
    """Letters and digits only, so that line ends and hyphens do not matter."""
    return _NO_LETTERS.sub("", fold(text))
