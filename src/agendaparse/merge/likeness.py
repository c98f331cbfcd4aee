"""Whether two records are one document met twice: in the pack, and published alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from pydantic import BaseModel

from agendaparse.grammar.text import fold

ALIKE = 0.85  # share of words that two copies of one document have in common

_WORD = regex.compile(r"[^\W_]+")
# What may differ between a paper in a pack and the same paper alone.
_OF_THE_PACK = frozenset({"where", "agenda_item", "pages", "report"})


def same_words(a: BaseModel, b: BaseModel) -> bool:
    """Whether two records say the same, but for what only the pack around one of them tells."""
    mine, yours = sorted(_words(a)), sorted(_words(b))
    if not mine or not yours:
        return mine == yours
    return 2 * _shared(mine, yours) >= ALIKE * (len(mine) + len(yours))


def fuller(a: BaseModel, b: BaseModel) -> bool:
    """Whether the first record says at least as much as the second."""
    return sum(1 for _ in _words(a)) >= sum(1 for _ in _words(b))


def _shared(a: Sequence[str], b: Sequence[str]) -> int:
    """Words that two sorted lists have in common, each as often as both have it."""
    shared = i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            shared, i, j = shared + 1, i + 1, j + 1
        elif a[i] < b[j]:
            i += 1
        else:
            j += 1
    return shared


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from _WORD.findall(fold(value))
    elif isinstance(value, BaseModel):
        for name, child in value.__dict__.items():
            if name not in _OF_THE_PACK:
                yield from _words(child)
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _words(key)
            yield from _words(child)
    elif isinstance(value, tuple):
        for child in value:
            yield from _words(child)
