"""Headings of a conversion whose style was lost on some and kept on others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import regex

from agendaparse.document import Block, Item
from agendaparse.grammar.numbering import Label, follows, parse_label
from agendaparse.grammar.report_headings import read_heading

MAX_TITLE = 160  # characters
MAX_WORDS = 8  # of a heading known by its words alone
MOST_SKIPPED = 3
PROMOTED = 6  # level of a heading known by its words alone

_MAIN = frozenset(("recommendations", "summary", "reason", "implications", "background_papers", "appendices"))
_BODY = regex.compile(r"introduction(?: and background)?|background(?: information)?|conclusions?", regex.IGNORECASE)
_STOPPED = regex.compile(r"[.!?:;,]$")


def promote_headings(items: Sequence[Item]) -> None:
    """Make headings of what must be some: numbers of a series others of which are headings, words that head reports.

    Levels that contradict themselves are a converter's luck: such headings are all of one rank.
    """
    luck = _levels_are_luck(_headings(items))
    _promote_series(items)
    _promote_known(items)
    for heading in _headings(items):
        heading.bold = True  # by the mark that makes it one
        heading.level = 1 if luck else heading.level


def _headings(items: Sequence[Item]) -> list[Block]:
    return [item for item in items if isinstance(item, Block) and item.kind == "heading"]


def _levels_are_luck(headings: Sequence[Block]) -> bool:
    """Whether headings of one rank stand at different levels: numbers of one kind, or those every report has."""
    levels: dict[str, set[int]] = defaultdict(set)
    topics: set[int] = set()
    for heading in headings:
        says = read_heading(heading.text)
        topics = topics | {heading.level} if says is not None and says.kind == "topic" else set()
        if len(topics) > 1:  # one after the other: "Financial", "Legal"
            return True
        label = parse_label(f"{heading.label} X") if heading.label else None
        if heading.text.endswith(":"):
            continue
        if label is not None and label.kind == "number":
            levels["number"].add(heading.level)
        elif label is None and ((says is not None and says.kind in _MAIN) or _BODY.fullmatch(heading.text)):
            levels["known"].add(heading.level)
    return any(len(found) > 1 for found in levels.values())


def _promote_series(items: Sequence[Item]) -> None:
    """Numbered lines with text under them, in one series with numbered headings."""
    series: dict[tuple[str, str], list[tuple[int, Label]]] = defaultdict(list)
    for place, item in enumerate(items):
        if isinstance(item, Block) and item.label and 0 < len(item.text) < MAX_TITLE and item.text[-1] not in ".;:,":
            label = parse_label(f"{item.label} X")
            if label is not None and label.kind in ("number", "decimal") and _has_text_under(items, place):
                series[label.kind, label.style].append((place, label))
    for members in series.values():
        run: list[tuple[int, Label]] = []
        for member in [*members, None]:
            if member is not None and (not run or _next(run[-1][1], member[1])):
                run.append(member)
                continue
            _promote([items[place] for place, _ in run])
            run = [member] if member is not None else []


def _promote(run: Sequence[Item]) -> None:
    blocks = [item for item in run if isinstance(item, Block)]
    heads = [block for block in blocks if block.kind == "heading"]
    if heads and len(blocks) > 1:
        for block in blocks:
            block.kind = "heading"
            block.level = max(head.level for head in heads)


def _next(before: Label, after: Label) -> bool:
    if follows(before, after):
        return True
    a, b = before.value, after.value
    return a.isdigit() and b.isdigit() and 0 < int(b) - int(a) <= MOST_SKIPPED


def _has_text_under(items: Sequence[Item], place: int) -> bool:
    following = items[place + 1] if place + 1 < len(items) else None
    return following is not None and (not isinstance(following, Block) or following.label is None)


def _promote_known(items: Sequence[Item]) -> None:
    """Short lines between sentences that say what every report has a heading for."""
    for place, item in enumerate(items[1:-1], 1):
        if not isinstance(item, Block) or item.kind != "paragraph" or item.label is not None:
            continue
        if len(item.text.split()) > MAX_WORDS or _STOPPED.search(item.text) or read_heading(item.text) is None:
            continue
        before, after = items[place - 1], items[place + 1]
        if not isinstance(before, Block) or not (before.kind == "heading" or before.text[-1:] in ".?!"):
            continue
        if isinstance(after, Block) and after.kind != "heading" and len(after.text.split()) > 3:
            item.kind = "heading"
            item.level = PROMOTED
