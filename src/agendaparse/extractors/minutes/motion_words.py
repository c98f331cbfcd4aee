"""The words of a motion, where they stand in passages of their own below its mover."""

from __future__ import annotations

from collections.abc import Sequence, Set

import regex

from agendaparse.extractors.minutes.passages import Passage
from agendaparse.extractors.minutes.voting import read_recorded_vote
from agendaparse.grammar.decisions import opening_formula
from agendaparse.grammar.motions import find_moves
from agendaparse.grammar.people import PersonText
from agendaparse.grammar.results import find_results

LONGEST_MOTION = 60  # passages
_OPENING_QUOTES = '“"‘'
_THAT = regex.compile(r"[Tt]hat\s+(?!.{0,60}\b(?:was|were)\b)")
_ENDS_QUOTE = regex.compile(r"[”\"“’]\s*[.;]?$")


def opens_quote(passage: Passage) -> bool:
    """Say whether a passage opens with a quotation mark."""
    return passage.text[:1] != "" and passage.text[0] in _OPENING_QUOTES


def words_below(
    body: Sequence[Passage],
    index: int,
    starts: Set[int],
    names: Sequence[PersonText],
    *,
    follows: bool,
    text: str | None,
) -> list[Passage]:
    """The words of a motion in the passages below: a quotation, or what "as follows" announces.

    Args:
        body: The passages of a minute.
        index: Where the motion is moved; -1 for its heading.
        starts: Which passages open a numbered paragraph, by identity.
        names: People known to attend.
        follows: Whether the mover's own words announce them.
        text: What was moved, where the mover's sentence says it.
    """
    at = index + 1
    if at >= len(body) or body[at].table is not None:
        return []
    first = body[at]
    quoted = opens_quote(first)
    tail = body[index].text.rstrip() if index >= 0 else ""
    announced = follows or (tail.endswith(":") and not find_results(tail))
    stated = text is None and (first.bullet or _THAT.match(first.text) is not None)
    if not quoted and not announced and not stated:
        return []
    if read_recorded_vote(body, at, names) is not None:  # "On a recorded vote:" announces no words
        return []
    taken: list[Passage] = []
    style = (first.italic, first.bold)
    for passage in body[at : at + LONGEST_MOTION]:
        if passage.table is not None or (id(passage) in starts and not (quoted and passage is first)):
            break
        if not quoted and taken and not _goes_on(passage, taken, style, names):
            break
        if taken and quoted and (find_moves(passage.text, names) or find_results(passage.text)):
            break
        if opening_formula(passage.text, set_apart=passage.set_apart) is not None:
            break
        taken.append(passage)
        if (
            quoted
            and _ENDS_QUOTE.search(passage.text)
            and (len(passage.text) > 1 and not (passage is first and passage.text.count('"') == 1))
        ):
            break
    return taken


def _goes_on(passage: Passage, taken: Sequence[Passage], style: tuple[bool, bool], names: Sequence[PersonText]) -> bool:
    """Whether the words of a motion run on: the same italics, or the list that it opens."""
    if find_moves(passage.text, names) or (find_results(passage.text) and not passage.label):
        return False
    if style[0] or style[1]:
        return (passage.italic, passage.bold) == style
    if passage.label is not None or passage.bullet:
        return True
    return taken[-1].text.rstrip()[-1:] in ":;,"
