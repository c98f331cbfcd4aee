"""Nothing printed is lost in silence: text of the document that no part of the result holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

import regex
from pydantic import BaseModel

from agendaparse.extractors.context import Context
from agendaparse.grammar.dates import MONTHS, WEEKDAYS, find_dates, find_times
from agendaparse.models import AgendaPack
from agendaparse.split import Paper

HELD = 0.55  # share of a block's word pairs that must stand in the result
_WORD = regex.compile(r"[^\W_]+")
# Words around dates, times and numbers that say what these are; the result says it by the name of a field.
_LEAD_INS = regex.compile(
    r"\b(?:minutes|meeting|held|commenc\w+|start\w*|time|date|dated|despatched|published|clos\w+|conclud\w+|finish\w*|"
    r"ended|was|at|on|as|of|the|and|be|to|next|tel(?:ephone)?|e-?mail|ask for|direct dial|ext(?:ension)?|from|for|"
    r"present|members?|councillors|cllrs|apologies|absence|chair\w*)\b",
    regex.IGNORECASE,
)
_SAYS_MORE = regex.compile(r"[\p{L}:]|\d[/.\-]\d+[/.\-]\d")  # words, a time, or a date in figures
_IN_DATES = frozenset(
    _WORD.findall(" ".join((*MONTHS, *WEEKDAYS)).casefold())
    + "a am ask by day dial direct dydd e h hanner hours hrs m mail midday midnight noon nos o p pm s y".split()
)
# Parts whose text is not the document's own words.
_NOT_TEXT = frozenset({"source", "diagnostics", "where", "sections"})


def check_coverage(pack: AgendaPack, papers: Iterable[Paper], ctx: Context) -> None:
    """Note `unclaimed-text`, once for each paper, where blocks of it stand nowhere in the result.

    Pairs of neighbouring words are compared, so that text that was joined, cut at its label or freed of struck-through
    words still counts as held.
    """
    pairs: set[tuple[str, str]] = set()
    words: set[str] = set()
    texts = set(_texts(pack))
    for text in texts:
        found = _WORD.findall(text.casefold())
        pairs.update(pairwise(found))
        words.update(found)
    for paper in papers:
        blocks = [block for block in paper.blocks if block.text]
        others = {block.text for block in blocks} - texts  # cells say the same again and again
        gone = {text: len(_WORD.findall(text)) for text in others if not _is_in_result(text, pairs, words)}
        if gone:
            lost = [block for block in blocks if block.text in gone]
            count = sum(gone[block.text] for block in lost)
            start = " ".join(lost[0].text.split()[:8])
            name = f"{paper.kind.replace('_', ' ')}{f' {paper.title!r}' if paper.title else ''}"
            message = f"{count} words of the {name} are in no part of the result, from “{start}” on"
            ctx.note("unclaimed-text", message, lost)


def _is_in_result(text: str, pairs: set[tuple[str, str]], words: set[str]) -> bool:
    found = _WORD.findall(text.casefold())
    if _held(found, pairs, words):
        return True
    # The second look is dear: not for mere figures, nor where too many words are strange to the result and stay so.
    if _SAYS_MORE.search(text) is None or len([w for w in found if w not in words and not _may_go(w)]) > (
        1 - HELD
    ) * len(found):
        return False
    rest = _plain(text)
    if rest == text:
        return _is_list_of_names(text, words)
    return _held(_WORD.findall(rest.casefold()), pairs, words) or _is_list_of_names(rest, words)


@lru_cache(maxsize=4096)
def _may_go(word: str) -> bool:
    """Whether a word may be part of a date, a time or what leads up to it."""
    return word in _IN_DATES or any(map(str.isdigit, word)) or _LEAD_INS.fullmatch(word) is not None


def _is_list_of_names(text: str, words: set[str]) -> bool:
    """Whether a text is mostly capitalised words, all of them in the result: a list of people, each a record."""
    found = _WORD.findall(text)
    named = sum(word[0].isupper() for word in found)
    return named >= 0.6 * len(found) and all(word.casefold() in words for word in found)


def _plain(text: str) -> str:
    """A text without what the result holds in another form (dates, times), and the words that lead up to it."""
    spans = [(found.start, found.end) for found in find_dates(text)]
    spans += [(found.start, found.end) for found in find_times(text)]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return _LEAD_INS.sub(" ", text)


def _held(found: list[str], pairs: set[tuple[str, str]], words: set[str]) -> bool:
    if len(found) < 2:
        return not found or found[0] in words
    return len([1 for pair in pairwise(found) if pair in pairs]) >= HELD * (len(found) - 1)


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
