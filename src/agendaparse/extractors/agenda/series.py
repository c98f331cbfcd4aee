"""The series of item numbers: which labels on an agenda page number its items.

A number at a line start is an item only where it carries the series on. The series is the longest run of labels
that count up, one form and one left edge being worth more than a change of either.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import regex

from agendaparse.extractors.agenda.entries import Entry
from agendaparse.extractors.agenda.notes import is_standing_title
from agendaparse.grammar.dates import starts_with_date
from agendaparse.grammar.numbering import Label, follows, parse_label
from agendaparse.grammar.pages import find_page_range

MOST_MISSING = 3  # numbers that may be left out between two items
SKIPPED = 0.6  # what each of them costs
LATE_START = 0.7  # what a series costs that does not begin at its beginning
RESTART = 0.4  # what it costs to begin again under a new heading
STANDING = 0.4  # what a standing title or a page range adds to the worth of an item
LONG_SENTENCE = 20  # words of a sentence that is a note rather than a title
WEAK = 0.5  # what a bare figure is worth
MOVED = 60.0  # points of another left edge that cost as much as an item

_MAJOR = regex.compile(r"\d{1,3}")
_ITEM_WORD = regex.compile(r"^(?:agenda\s+)?(?:item|eitem)\s+", regex.IGNORECASE)
_BARE_FIGURE = regex.compile(r"(\d{1,2})\s+(?:[-–]\s+)?(?=\d{2,4}/\d|\p{L}{2}|[\"“‘'(])")
_BRACKETED_PART = regex.compile(r"(\d{1,3})\s*\((\w{1,4})\)[.:]?")
_LETTERED = regex.compile(r"([A-Z]{1,2})\.?(\d{1,2})[.:)]?")


@dataclass(frozen=True, slots=True)
class Numbered:
    """An entry whose label may number an item.

    Attributes:
        index: Its place among the entries.
        label: The label read.
        number: The number as the data model writes it.
        left: Left edge of the label, where known.
        boxed: Whether it stands in a table.
        weak: Whether the figure alone says that it is a number: then it only fills a gap.
    """

    index: int
    label: Label
    number: str
    left: float | None
    boxed: bool
    weak: bool = False


def read_number(raw: str) -> tuple[Label, str] | None:
    """Read the printed number of an item ("5.", "Item 5", "5(a)", "A1", "24/056").

    Returns:
        The label and the number as the data model writes it, or None.
    """
    text = _ITEM_WORD.sub("", raw.strip().strip("*").strip())
    if part := _BRACKETED_PART.fullmatch(text):
        label = parse_label(f"{part[1]}{part[2]}") if len(part[2]) == 1 else parse_label(f"{part[1]}.1")
        return (label, f"{part[1]}({part[2]})") if label else None
    if match := _LETTERED.fullmatch(text):
        number = f"{match[1]}{match[2]}"
        return Label("reference", f"{match[1]}/{match[2]}", text, len(text), 0), number
    label = parse_label(text)
    if label is None or label.kind == "bullet" or text[label.end :].strip():
        return None
    return label, label.value


def find_series(
    entries: Sequence[Entry], start: int, breaks: Collection[int], *, supplement: bool = False
) -> list[Numbered]:
    """Find the series of numbers that the agenda's items carry; of letters or roman figures where there are none.

    Args:
        entries: The entries of the agenda pages.
        start: Where the agenda may begin.
        breaks: Entries that are group headings; a series may begin again behind one.
        supplement: Whether the agenda is a supplement, which may begin with any number.

    Returns:
        The numbered entries of the series in printed order; empty where there is none.
    """
    found = _longest(entries, list(_candidates(entries, start)), breaks, supplement=supplement)
    if found:
        return _without_notes(entries, found)
    lettered = [one for one in _lettered(entries, start) if one.left is None or one.left < 200]
    found = _longest(entries, lettered, (), supplement=False)
    return found if len(found) > 2 else []


def _longest(
    entries: Sequence[Entry], candidates: Sequence[Numbered], breaks: Collection[int], *, supplement: bool
) -> list[Numbered]:
    best: list[float] = []
    back: list[int | None] = []
    for at, one in enumerate(candidates):
        worth = _worth(entries[one.index], one)
        value, origin = worth - (0.0 if supplement or _is_first(one.label) else LATE_START), None
        for before in range(at):
            step = _step(candidates[before], one, skips=supplement)
            if step is None and _restarts(entries, candidates[before], one, breaks):
                step = RESTART
            if step is not None and best[before] + worth - step > value:
                value, origin = best[before] + worth - step, before
        best.append(value)
        back.append(origin)
    if not best:
        return []
    last: int | None = max(range(len(best)), key=lambda i: (best[i], -i))
    chain: list[Numbered] = []
    while last is not None:
        chain.append(candidates[last])
        last = back[last]
    chain.reverse()
    if sum(not one.weak for one in chain) * 2 < len(chain) and not _plain_figures(chain):
        return []
    return chain


def _without_notes(entries: Sequence[Entry], chain: list[Numbered]) -> list[Numbered]:
    """The series without numbered notes before and behind it: they are sentences where titles are none."""
    runs: list[list[Numbered]] = []
    for one in chain:
        if not runs or (_is_first(one.label) and one.label.kind != "reference"):
            runs.append([])
        runs[-1].append(one)
    if len(runs) < 2:
        return chain
    main = max(runs, key=lambda run: sum(_worth(entries[one.index], one) for one in run))
    if _in_sentences(entries, main):
        return chain
    return [one for run in runs if run is main or not _in_sentences(entries, run) for one in run]


def _in_sentences(entries: Sequence[Entry], run: Sequence[Numbered]) -> bool:
    texts = [entries[one.index].text for one in run]
    return sum(text.endswith(".") and len(text.split()) > 2 for text in texts) * 2 > len(texts)


def _plain_figures(chain: Sequence[Numbered]) -> bool:
    """Whether bare figures count 1, 2, 3 ... without a gap, which chance does not do."""
    return len(chain) > 3 and [one.number for one in chain] == [str(n) for n in range(1, len(chain) + 1)]


def _worth(entry: Entry, one: Numbered) -> float:
    """What an entry adds to a series: more for what only an item is, less for a note in sentences."""
    worth = WEAK if one.weak else 1.0
    if is_standing_title(entry.text):
        worth += STANDING
    if entry.pages or find_page_range(entry.text[-60:]) is not None:
        worth += STANDING
    if entry.text.endswith(".") and len(entry.text.split()) > LONG_SENTENCE:
        worth -= WEAK * worth
    return worth


def _candidates(entries: Sequence[Entry], start: int) -> Iterator[Numbered]:
    for index in range(start, len(entries)):
        entry = entries[index]
        box = entry.top
        left = box.x0 if box else None
        if entry.label is None:
            match = _BARE_FIGURE.match(entry.text)
            label = parse_label(f"{match[1]}.") if match and not starts_with_date(entry.text) else None
            if match is not None and label is not None:
                yield Numbered(index, label, match[1], left, entry.table is not None, weak=True)
            continue
        if not (entry.text or entry.block.struck or entry.table):
            continue
        read = read_number(entry.label)
        if read is not None and read[0].kind in ("number", "decimal", "reference"):
            yield Numbered(index, *read, left, entry.table is not None)


def _lettered(entries: Sequence[Entry], start: int) -> Iterator[Numbered]:
    last: Label | None = None
    for index in range(start, len(entries)):
        entry = entries[index]
        label = parse_label(entry.label, last) if entry.label and entry.text else None
        if label is None or label.kind not in ("letter", "roman"):
            continue
        last = label
        box = entry.top
        yield Numbered(index, label, label.value, box.x0 if box else None, entry.table is not None)


def _is_first(label: Label) -> bool:
    """Whether a label begins a series; one of references begins anywhere."""
    return (
        label.kind == "reference" or label.value.lstrip("0") in ("1", "1a", "1.1", "1.0", "1.01") or label.value == "0"
    )


def _step(before: Numbered, after: Numbered, *, skips: bool = False) -> float | None:
    """What it costs to go from one number to the next; None where they do not go together."""
    cost = _counted(before.label, after.label, skips=skips)
    if cost is None:
        return None
    if before.left is not None and after.left is not None:
        cost += min(0.9, max(0.0, abs(after.left - before.left) - 8.0) / MOVED)
    if before.label.style != after.label.style and after.label.kind == before.label.kind:
        cost += 0.15
    if before.boxed != after.boxed:
        cost += 0.15
    return cost


def _counted(a: Label, b: Label, *, skips: bool) -> float | None:
    if follows(a, b):
        return 0.0
    if "letter" in (a.kind, b.kind) or "roman" in (a.kind, b.kind):
        return None
    if a.kind == "reference" and b.kind == "reference":
        return _stem_cost(a.value, b.value)
    if a.kind == "reference" or b.kind == "reference":
        return None
    x, y = _major(a.value), _major(b.value)
    if x is None or y is None:
        return None
    if skips and y > x:
        return 0.0
    if 1 <= y - x <= MOST_MISSING + 1:
        part = b.value[len(str(y)) :].strip(".").lower()
        return SKIPPED * (y - x - 1) + (0.0 if part in ("", "a", "1", "0", "01") else 0.4)
    if x == y and a.value != b.value and len(a.value) == len(b.value) and a.value < b.value:
        return SKIPPED
    return None


def _stem_cost(a: str, b: str) -> float | None:
    left, right = a.split("/"), b.split("/")
    if len(left) != len(right):
        return None
    differing = [i for i, (x, y) in enumerate(zip(left, right, strict=True)) if x != y]
    if len(differing) != 1 or not (left[differing[0]].isdigit() and right[differing[0]].isdigit()):
        return 0.3 if len(left) == 2 and right[1].lstrip("0") == "1" and left[0].isalpha() else None
    missing = int(right[differing[0]]) - int(left[differing[0]]) - 1
    return SKIPPED * missing if 0 <= missing <= MOST_MISSING else None


def _major(value: str) -> int | None:
    match = _MAJOR.match(value)
    return int(match.group()) if match else None


def _restarts(entries: Sequence[Entry], before: Numbered, after: Numbered, breaks: Collection[int]) -> bool:
    """Whether a series begins again under a new heading, with titles that look as those before do."""
    if after.label.kind == "reference" or not _is_first(after.label) or not _broken(before, after, breaks):
        return False
    a, b = entries[before.index].block, entries[after.index].block
    moved = before.left is not None and after.left is not None and abs(after.left - before.left) > 12
    return not moved and (a.bold, a.capitals) == (b.bold, b.capitals)


def _broken(before: Numbered, after: Numbered, breaks: Collection[int]) -> bool:
    return any(before.index < place < after.index for place in breaks)
