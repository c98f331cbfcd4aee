"""Furniture found among the items of a conversion: what it is, and what is left of the items it stood in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from agendaparse.document import FurnitureKind, Item


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of furniture.

    `block` says that it stood alone between blocks, and not inside a sentence or a cell.
    """

    kind: FurnitureKind
    text: str
    value: str | None = None
    block: bool = True


@dataclass(slots=True)
class Marks:
    """The furniture of a list of items.

    Attributes:
        items: The items, as they were.
    """

    items: Sequence[Item]
    _found: dict[int, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    _rest: dict[int, Item | None] = field(default_factory=dict)
    _seen: set[str | None] = field(default_factory=set)
    _again: set[int] = field(default_factory=set)

    def at(self, number: int) -> list[Mark]:
        """Furniture that stood in an item, or that the item was."""
        return self._found.get(number, [])

    def without(self, number: int) -> Item | None:
        """The item without its furniture; None where it was nothing else."""
        return self._rest.get(number, self.items[number])

    def take(self, number: int, mark: Mark) -> None:
        """Say that an item is furniture."""
        self._found[number].append(mark)
        self._rest[number] = None
        if mark.kind == "item_stamp":
            if mark.value in self._seen:
                self._again.add(number)
            self._seen.add(mark.value)

    def cut(self, number: int, rest: Item | None, marks: Iterable[Mark]) -> None:
        """Say what is left of an item."""
        self._found[number].extend(marks)
        self._rest[number] = rest

    def repeats(self, number: int) -> bool:
        """Whether an item is a stamp that stood before: then it is not the first page of these papers."""
        return number in self._again

    def stamps_stand_at_foot(self) -> bool:
        """Whether page stamps close the pages they number: one ends the document, or item stamps follow them."""
        stamps = [n for n in range(len(self.items)) if any(m.kind == "page_stamp" and m.block for m in self.at(n))]
        if not stamps:
            return False
        followed = sum(any(m.kind == "item_stamp" for m in self.at(n + 1)) for n in stamps)
        return stamps[-1] == len(self.items) - 1 or 2 * followed > len(stamps)

    def taken(self, number: int) -> bool:
        """Whether an item is nothing but furniture."""
        return number in self._rest and self._rest[number] is None
