"""Numbers of minutes that only their series shows: "LC.11" after "LC.10", "24/25-118" after "24/25-117".

Each council writes them its own way; what they share is that one figure counts up and the others stay.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from agendaparse.document import Block
from agendaparse.extractors.minutes.passages import Passage, runs_of
from agendaparse.grammar.decisions import opening_formula
from agendaparse.grammar.numbering import Label, follows

MOST_LEFT_OUT = 25  # numbers a series may leave out between two minutes
_DATE_LIKE = regex.compile(r"(?P<value>\d{1,2}\.\d{1,2}\.\d{1,2})\.?\s+(?=\p{Lu})")
# "PLA146/14", "C 10/034", "Cou/286/07-08", "12/17"
_VALUE = (
    r"\p{Lu}{1,5}[.\-/]?\d{1,4}(?:[./\-]\d{1,4}){0,3}|\p{Lu}{1,5}[ ]\d{1,4}/\d{1,4}|"
    r"\p{Lu}\p{L}{1,4}/\d{1,4}(?:[./\-]\d{1,4}){0,3}|\d{1,4}(?:[/\-]\d{1,4}){1,3}|\d{5}"
)
_NUMBER = regex.compile(rf"(?P<value>{_VALUE}|(?:19|20)\d\d[.]\d{{1,4}})[.:)]?(?:\s+(?=[\p{{Lu}}\d“\"'‘(])|$)")
_ALONE = regex.compile(rf"(?P<value>{_VALUE}|\d{{4,5}})[.:]?")
LONGEST_HEADING = 160
FEWEST_ALONE = 3  # figures alone ("1358") that make a series: one may be a year cut off its date
_FIGURES = regex.compile(r"\d+")


def number_by_series(passages: Sequence[Passage]) -> list[Passage]:
    """Give passages the numbers that only their series shows.

    Args:
        passages: The passages of minutes.

    Returns:
        The passages; a number that stood in a paragraph of its own is put before the text beside it.
    """
    _number_like_dates(passages)
    groups: dict[str, list[int]] = defaultdict(list)
    values: dict[int, str] = {}
    for index, passage in enumerate(passages):
        value = _printed_number(passage)
        if value is not None:
            groups[_FIGURES.sub("#", value)].append(index)
            values[index] = value
    alone: set[int] = set()
    for members in groups.values():
        for index, count in _running(members, values).items():
            _give(passages[index], values[index], count)
            if not passages[index].text:
                alone.add(index)
    numbered = _with_text_beside(passages, alone)
    _number_from_below(numbered)
    return numbered


def _number_like_dates(passages: Sequence[Passage]) -> None:
    """Number what reads as a date but follows the number before it: "19.03.10" after "19.03.9"."""
    last: Label | None = None
    for passage in passages:
        if passage.number is not None and passage.number.kind == "decimal":
            last = passage.number
        elif passage.label is None and last is not None and (match := _DATE_LIKE.match(passage.text)):
            label = Label("decimal", match["value"], match["value"], match.end(), 2)
            if follows(last, label):
                passage.label, passage.text, passage.number = match["value"], passage.text[match.end() :], label
                passage.grid = passage.grid or not passage.set_apart
                passage.lead = max(0, passage.lead - match.end())
                last = label


def _printed_number(passage: Passage) -> str | None:
    """What may be the number of a minute at the head of a passage."""
    if passage.table is not None:
        return None
    if passage.number is not None:
        return passage.number.value if passage.number.kind == "reference" else None
    if passage.label is not None:  # a cell of its own: "C 10/034"
        match = _ALONE.fullmatch(passage.label)
        return match["value"] if match else None
    if passage.set_apart or passage.lead or passage.grid:
        match = _NUMBER.match(passage.text)
    else:
        match = _ALONE.fullmatch(passage.text) or _before_bold(passage)
    return match["value"] if match else None


def _before_bold(passage: Passage) -> regex.Match[str] | None:
    """A number before a heading in bold in one paragraph: "Cou/286/07-08 **Apologies for Absence**"."""
    match = _NUMBER.match(passage.text) if len(passage.text) < LONGEST_HEADING else None
    block = passage.sources[0] if len(passage.sources) == 1 else None
    if match is None or "/" not in match["value"] or not isinstance(block, Block):
        return None
    at, behind = 0, False
    for text, apart in runs_of(block):
        behind = behind or at >= match.end() - 1
        if behind and text.strip() and not apart:
            return None
        at += len(text)
    return match if behind else None


def _running(members: Sequence[int], values: dict[int, str]) -> dict[int, int]:
    """The members of one way of writing whose one figure counts up while the others stay, with that figure."""
    figures = {index: [int(n) for n in _FIGURES.findall(values[index])] for index in members}
    places = len(figures[members[0]])
    best: dict[int, int] = {}
    best_steps = 0
    for place in range(places):
        rest = {index: (*found[:place], *found[place + 1 :]) for index, found in figures.items()}
        usual = Counter(rest.values()).most_common(1)[0][0]
        kept: dict[int, int] = {}
        last: int | None = None
        for index in members:
            count = figures[index][place]
            if rest[index] == usual and (last is None or 0 < count - last <= MOST_LEFT_OUT):
                kept[index] = last = count
        steps = sum(b == a + 1 for a, b in pairwise(kept.values()))
        if steps > best_steps:
            best, best_steps = kept, steps
    if values[members[0]].isdigit() and len(best) < FEWEST_ALONE:
        return {}
    return best if best_steps >= 0.5 * (len(best) - 1) else {}


def _give(passage: Passage, value: str, count: int) -> None:
    passage.count = count
    if passage.number is not None:
        return
    match = _NUMBER.match(passage.text) or _ALONE.fullmatch(passage.text)
    end = match.end() if match and passage.label is None else 0
    if not (passage.set_apart or passage.lead or passage.grid) and _before_bold(passage) is not None:
        passage.bold = True
    passage.label, passage.text = value, passage.text[end:]
    passage.number = Label("reference", value, value, end, 0)
    passage.lead = max(0, passage.lead - end)


def _with_text_beside(passages: Sequence[Passage], alone: set[int]) -> list[Passage]:
    """Put numbers that stand alone before the passage below."""
    found: list[Passage] = []
    pending: Passage | None = None
    for index, passage in enumerate(passages):
        if pending is not None and passage.table is None and passage.label is None:
            passage = _numbered(passage, pending)
            pending = None
        elif pending is not None:
            found.append(pending)
            pending = None
        if index in alone and not passage.text:
            if found and _heads_text(found[-1], passages[index + 1 : index + 2]):
                found[-1] = _numbered(found[-1], passage)
            else:
                pending = passage
        else:
            found.append(passage)
    if pending is not None:
        found.append(pending)
    return found


def _number_from_below(passages: Sequence[Passage]) -> None:
    """Give headings the numbers beside the first words under them, where these count the headings one by one."""
    under = [i for i, passage in enumerate(passages[1:], 1) if _counts(passage) and _is_bare(passages[i - 1])]
    values = [int(number.value) for i in under if (number := passages[i].number) is not None]
    if len(under) < FEWEST_ALONE or values != list(range(values[0], values[0] + len(values))):
        return
    if any(passage.set_apart and _counts(passage, apart=True) for passage in passages):
        return  # headings have numbers of their own
    for i in under:
        head, below = passages[i - 1], passages[i]
        head.label, head.number, head.grid = below.label, below.number, True
        below.label, below.number = None, None


def _counts(passage: Passage, *, apart: bool = False) -> bool:
    """Whether a passage has a plain number, and is a heading or not."""
    number = passage.number
    if number is None or number.kind != "number" or number.style == "(" or not number.value.isdigit():
        return False
    return passage.table is None and passage.set_apart == apart


def _is_bare(passage: Passage) -> bool:
    """Whether a passage is a heading without number that opens no decision."""
    formula = opening_formula(passage.text, set_apart=True) if passage.set_apart else None
    return passage.set_apart and passage.label is None and passage.table is None and formula is None


def _numbered(passage: Passage, number: Passage) -> Passage:
    """A passage with the number that stands alone beside it."""
    return replace(
        passage,
        label=number.label,
        number=number.number,
        count=number.count,
        grid=True,
        bullet=False,
        sources=[*number.sources, *passage.sources],
        struck=(*number.struck, *passage.struck),
    )


def _heads_text(above: Passage, below: Sequence[Passage]) -> bool:
    """Whether a number between the two stands beside the first paragraph under its heading, not beside a heading."""
    heading = above.set_apart and above.label is None and above.table is None
    return heading and bool(below) and not below[0].set_apart
