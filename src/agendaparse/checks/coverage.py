"""Nothing printed is lost in silence: text of the document that no part of the result holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import regex
from pydantic import BaseModel

from agendaparse.document import Block
from agendaparse.extractors.context import Context
from agendaparse.models import AgendaPack
from agendaparse.split import Paper

HELD = 0.7  # share of a block's word pairs that must stand in the result
_WORD = regex.compile(r"[^\W_]+")
# Parts whose text is not the document's own words.
_NOT_TEXT = frozenset({"source", "diagnostics", "where", "sections"})


def check_coverage(pack: AgendaPack, papers: Iterable[Paper], ctx: Context) -> None:
    """Note `unclaimed-text`, once for each paper, where blocks of it stand nowhere in the result.

    Pairs of neighbouring words are compared, so that text that was joined, cut at its label or freed of struck-through
    words still counts as held.
    """
    pairs: set[tuple[str, str]] = set()
    words: set[str] = set()
    for text in _texts(pack):
        found = _WORD.findall(text.casefold())
        pairs.update(pairwise(found))
        words.update(found)
    for paper in papers:
        lost = [block for block in paper.blocks if not _held(block, pairs, words)]
        if lost:
            count = sum(len(_WORD.findall(block.text)) for block in lost)
            start = " ".join(lost[0].text.split()[:8])
            name = f"{paper.kind.replace('_', ' ')}{f' {paper.title!r}' if paper.title else ''}"
            message = f"{count} words of the {name} are in no part of the result, from “{start}” on"
            ctx.note("unclaimed-text", message, lost)


def _held(block: Block, pairs: set[tuple[str, str]], words: set[str]) -> bool:
    found = _WORD.findall(block.text.casefold())
    if len(found) < 2:
        return not found or found[0] in words
    return sum(pair in pairs for pair in pairwise(found)) >= HELD * (len(found) - 1)


def _texts(value: object) -> Iterator[str]:
    """Every text of a model, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name, child in value.__dict__.items():
            if name not in _NOT_TEXT and child:
                yield from _texts(child)
    elif isinstance(value, dict):
        for key, child in value.items():
            yield key
            yield from _texts(child)
    elif isinstance(value, tuple):
        for child in value:
            yield from _texts(child)
