"""Totals told in a sentence: "Of the 12 actions, eight are green, three are amber and one is red"."""

from __future__ import annotations

import regex

from agendaparse.document import Block
from agendaparse.extractors.rag.summaries import Totals
from agendaparse.grammar.status import COLOUR_WORDS, read_status
from agendaparse.grammar.text import fold
from agendaparse.grammar.votes import NUMBER_WORDS

HINTS = ("green", "amber", " red", "on track", "on target", "complete")
LONGEST = 400  # characters of a sentence
MOST_WRITTEN = 20  # counts written out; larger ones are printed in figures

_WORDS = [word for word, value in NUMBER_WORDS.items() if value <= MOST_WRITTEN and word not in ("a", "un", "single")]
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_WORDS)})(?![\d.,]*[%\d])"
_STATES = (
    rf"(?:{'|'.join(COLOUR_WORDS)}|on (?:track|target|schedule)|off (?:track|target)|at risk|behind schedule"
    r"|not (?:yet )?started|completed?|overdue|slightly (?:behind|below|off) (?:track|target|schedule))"
)
_SENTENCE = regex.compile(r"(?<=[.;!?])\s+(?=\p{Lu})")
_ASIDE = regex.compile(r"\([^()]*\)")
_WHOLE = regex.compile(
    rf"\b(?:of|out of|all|the)\s+(?:(?:the|all|these|our|its)\s+)?(?P<number>{_NUMBER})\s+(?:[\p{{L}}-]+\s+){{0,3}}?"
    r"(?:actions?|measures?|indicators?|k?pis?|projects?|milestones?|targets?|objectives?|recommendations?|risks?"
    r"|schemes?|priorities|commitments?|deliverables?|tasks?|promises)\b"
)
_PART = regex.compile(
    rf"\b(?P<number>{_NUMBER})\s+(?:(?!{_NUMBER}\b)[\p{{L}}'’()-]+\s+){{0,6}}?"
    rf"(?:rag[- ])?(?P<state>{_STATES})(?![\p{{L}}-])"
)
_EARLIER = regex.compile(r"\b(?:previous|last (?:quarter|year|period|report|month)|compared|a year (?:ago|earlier))\b")


def told_totals(block: Block, heading: Block | None, order: int) -> list[Totals]:
    """The totals a paragraph tells: only where the parts are different statuses and add up to the whole it names."""
    lower = block.text.lower()
    if block.kind == "heading" or not any(hint in lower for hint in HINTS):  # most paragraphs: not worth a closer look
        return []
    found: list[Totals] = []
    for sentence in _SENTENCE.split(block.text):
        text = fold(_ASIDE.sub(" ", sentence))
        whole = _WHOLE.search(text) if len(text) <= LONGEST else None
        if whole is None or _EARLIER.search(text):
            continue
        counts: dict[str, int] = {}
        parts = [match for match in _PART.finditer(text) if match.start("number") != whole.start("number")]
        for match in parts:
            state = read_status(match["state"], leading=False)
            if state is not None and state.status is not None:
                counts[state.status] = _value(match["number"])
        if len(counts) == len(parts) > 1 and sum(counts.values()) == _value(whole["number"]):
            found.append(Totals(None, counts, {}, heading, order, [], told=_value(whole["number"])))
    return found


def _value(number: str) -> int:
    return NUMBER_WORDS[number] if number in NUMBER_WORDS else int(number)
