"""What a conversion left of page furniture: stamps, page numbers and running heads in text, sentences and cells."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from agendaparse.document import Block, Cell, Item, Table
from agendaparse.grammar.bodies import find_council_name, is_committee
from agendaparse.grammar.dates import find_dates
from agendaparse.grammar.minutes_words import BODY_ALONE
from agendaparse.grammar.numbering import follows, parse_label
from agendaparse.grammar.pages import bare_page_number, is_blank_notice, item_stamp, page_stamp
from agendaparse.grammar.text import fold, normalise
from agendaparse.layout.marks import Mark, Marks

MAX_HEAD = 16  # words of a running head
COLUMN_SHARE = 0.3  # of the rows: a column with more "Page N" than this lists pages

_AGENDA = regex.compile(r"\b(?:agenda|eitem)\b", regex.IGNORECASE)
_STAMP = r"(?:Page|Tudalen)\s+\d{1,4}"
_ITEM = r"(?:Agenda\s+Item|Eitem\s+Agenda)\s+\d{1,3}[a-z]?"
_AT_HEAD = regex.compile(rf"(?P<stamp>{_STAMP})\s+(?=\S)")
_AT_END = regex.compile(rf"(?<=\S)\s+(?P<stamp>{_STAMP})$")
_INSIDE = regex.compile(rf"(?<=[\p{{Ll}},]\s)(?P<stamp>{_STAMP}|{_ITEM})\s+(?=\p{{Ll}}|\()")
_AT_HEADING = regex.compile(rf"\s+(?P<stamp>{_ITEM})$", regex.IGNORECASE)
_CITES = regex.compile(
    r"\b(?:see|on|at|to|from|of|and|or|the|in|under|with|refer|item|per|by|is|for|this|as|lines?)\s$", regex.IGNORECASE
)
_DIGITS = regex.compile(r"(?<!\d)\d++\s*$")
_STOPPED = regex.compile(r"[.!?:;][\"'”’)\]]*$")
_NUMBER = regex.compile(r"\d+")
_WATERMARK = regex.compile(r"DRAFT(?: (?:MINUTES|COPY))?")
_ADDRESS = regex.compile(r"[^\s@]++@[^\s@]+\.[^\s@]+|(?:https?://|www\.)\S+")
_HEAD_DATE = regex.compile(r"\s*[-–—,]?\s*\d{1,2}([./-])\d{1,2}\1\d{2,4}$")


def find_marks(items: Sequence[Item]) -> Marks:
    """Find the furniture among items, in their order."""
    marks = Marks(items)
    _take_alone(marks)
    _take_in_cells(marks)
    heads = _take_running_heads(marks)
    _cut_inside(marks, heads)
    return marks


def _blocks(marks: Marks) -> Iterator[tuple[int, Block]]:
    """Blocks between tables that are not furniture."""
    for number in range(len(marks.items)):
        item = marks.without(number)
        if isinstance(item, Block):
            yield number, item


def _whole(block: Block) -> str:
    return f"{block.label} {block.text}".strip() if block.label and any(map(str.isalnum, block.label)) else block.text


def _take_alone(marks: Marks) -> None:
    """Stamps, page numbers and notices that are a block of their own."""
    stamps: list[tuple[int, str]] = []
    items: list[tuple[int, str]] = []
    bare: list[tuple[int, int]] = []
    for number, block in _blocks(marks):
        text = _whole(block)
        if block.tag == "Artifact":
            marks.take(number, Mark("artifact", text))
        elif len(text) > 200 or block.tag == "Figure":
            continue
        elif is_blank_notice(text):
            marks.take(number, Mark("blank_notice", text))
        elif (value := page_stamp(text)) is not None:
            stamps.append((number, value))
        elif _WATERMARK.fullmatch(text):
            marks.take(number, Mark("watermark", text))
        elif ":" not in text and (value := item_stamp(text)) is not None and (not value or _AGENDA.search(text)):
            items.append((number, value))
        elif (value := bare_page_number(text)) is not None:
            if text.strip(" -–—").isdigit():
                bare.append((number, int(value)))
            else:
                marks.take(number, Mark("page_number", text, value))
    if stamps or not _lists_items(items):
        for number, value in items:
            marks.take(number, Mark("item_stamp", _whole(_block(marks, number)), value or None))
    for number, value in stamps:
        marks.take(number, Mark("page_stamp", _whole(_block(marks, number)), value))
    counted = {number for (a, x), (b, y) in pairwise(bare) if y == x + 1 for number in (a, b)}
    if len(counted) > 1:
        for number, figure in bare:
            if number in counted:
                marks.take(number, Mark("page_number", str(figure), str(figure)))


def _block(marks: Marks, number: int) -> Block:
    item = marks.items[number]
    assert isinstance(item, Block)
    return item


def _lists_items(stamps: Sequence[tuple[int, str]]) -> bool:
    """Whether "Agenda Item N" is a heading over each item in turn, and no stamp, which repeats or skips."""
    values = [value for _, value in stamps]
    return len(values) >= 3 and values == [str(n) for n in range(1, len(values) + 1)]


def _take_in_cells(marks: Marks) -> None:
    """Page stamps that lie in a cell, before or behind its words or alone; their numbers rise through the document."""
    found: list[tuple[int, Cell, int]] = []
    for number, item in enumerate(marks.items):
        if isinstance(item, Table):
            found.extend((number, cell, value) for cell, value in _stamped_cells(item))
    alone = [(n, int(m.value)) for n in range(len(marks.items)) for m in marks.at(n)
             if m.kind == "page_stamp" and m.value and m.value.isdigit()]  # fmt: skip
    every = sorted([*((n, value) for n, _, value in found), *alone], key=lambda pair: pair[0])
    rising = _rising(value for _, value in every)
    for number, cell, value in found:
        if value in rising and (len(rising) > 1 or len(cell.blocks) > 1):
            texts = []
            for i, block in enumerate(cell.blocks):
                rest, stamp = _unstamped(block)
                if stamp is not None:
                    cell.blocks[i] = replace(block, text=rest) if rest else replace(block, text="", label=None)
                    texts.append(stamp)
            cell.blocks = [block for block in cell.blocks if block.text or block.label]
            stamps = (Mark("page_stamp", text, page_stamp(normalise(text)), block=False) for text in texts)
            marks.cut(number, marks.items[number], stamps)


def _stamped_cells(table: Table) -> Iterator[tuple[Cell, int]]:
    stamped = [(cell, value) for cell in table.cells if (value := _stamp_in(cell)) is not None]
    columns = Counter(cell.column for cell, _ in stamped)
    for cell, value in stamped:
        share = columns[cell.column] / max(len(table.rows), 1)
        if columns[cell.column] < 3 or share < COLUMN_SHARE:
            yield cell, value


def _stamp_in(cell: Cell) -> int | None:
    for block in cell.blocks:
        _, stamp = _unstamped(block)
        if stamp is not None:
            digits = _NUMBER.search(stamp)
            return int(digits.group()) if digits else None
    return None


def _unstamped(block: Block) -> tuple[str, str | None]:
    """The words of a block in a cell without the stamp before or behind them, and the stamp."""
    text = block.text
    if page_stamp(text) is not None:
        return "", text
    match = _AT_HEAD.match(text)
    if match:
        return text[match.end() :], match["stamp"]
    match = _AT_END.search(text)
    if match and not _CITES.search(text[: match.start()] + " ") and len(text) < 80:
        return text[: match.start()], match["stamp"]
    return text, None


def _rising(values: Iterable[int]) -> set[int]:
    """The longest run of numbers that rise."""
    tails: list[int] = []
    chains: list[tuple[int, ...]] = []
    for value in values:
        at = bisect_left(tails, value)
        chain = (*(chains[at - 1] if at else ()), value)
        if at == len(tails):
            tails.append(value)
            chains.append(chain)
        else:
            tails[at], chains[at] = value, chain
    return set(chains[-1]) if chains else set()


def _take_running_heads(marks: Marks) -> list[str]:
    """Lines that repeat and that somewhere break into a sentence or list, or stand under a repeated stamp.

    Returns:
        Their texts.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for number, block in _blocks(marks):
        words = len(block.text.split())
        if 0 < words <= MAX_HEAD and block.label is None and not _STOPPED.search(block.text) and len(block.text) > 5:
            places[_DIGITS.sub("#", fold(block.text))].append(number)
    heads: list[str] = []
    for numbers in places.values():
        text = _block(marks, numbers[0]).text
        if len(numbers) < 2:
            if _heads_once(marks, numbers[0]):
                marks.take(numbers[0], Mark("running_head", text))
            continue
        proven = {number for number in numbers if _breaks_in(marks, number) and not _over_title(marks, number)}
        stamped = {number for number in numbers if _beside_stamp(marks, number)}
        if len(numbers) > 2 and len(stamped) >= len(numbers) - 1:
            proven |= stamped
        if len(numbers) > 2 and _ADDRESS.fullmatch(text):  # nothing but whom to ask, again and again
            proven |= set(numbers)
        named = any(map(str.isdigit, text)) or is_committee(text) or find_council_name(text) is not None
        if len(proven) >= (1 if named else 3):
            heads.append(_block(marks, numbers[0]).text)
            for number in numbers:
                if number in proven or number != numbers[0]:
                    marks.take(number, Mark("running_head", _block(marks, number).text))
    return heads


def _heads_once(marks: Marks, number: int) -> bool:
    """Whether a line that stands only once is a body and a date ("CABINET - 22.4.32") and breaks into a series."""
    text = _block(marks, number).text
    date = _HEAD_DATE.search(text)
    spans = [(date.start(), date.end())] if date else [(found.start, found.end) for found in find_dates(text)]
    if len(spans) != 1 or spans[0][1] < len(text.rstrip()):
        return False
    if BODY_ALONE.fullmatch(text[: spans[0][0]].rstrip(" -–—,")) is None:
        return False
    return _breaks_in(marks, number) or _tops_page(marks, number)


def _over_title(marks: Marks, number: int) -> bool:
    """Whether a heading stands over another: the two are a title ("Appendix 1", and what it is)."""
    after, _ = _neighbour(marks, number, 1)
    return _block(marks, number).kind == "heading" and after is not None and (after.kind == "heading" or after.bold)


def _tops_page(marks: Marks, number: int) -> bool:
    """Whether a line stands right behind a page's stamp, over a sentence and no title."""
    after, _ = _neighbour(marks, number, 1)
    stamped = any(mark.kind in ("page_stamp", "item_stamp") and mark.block for mark in marks.at(number - 1))
    return stamped and after is not None and after.kind == "paragraph" and after.text.endswith(".") and not after.bold


def _beside_stamp(marks: Marks, number: int) -> bool:
    """Whether the stamp of a page stands right before or behind a line."""
    return any(mark.kind == "page_stamp" and mark.block for at in (number - 1, number + 1) for mark in marks.at(at))


def _breaks_in(marks: Marks, number: int) -> bool:
    """Whether a line stands inside a sentence or a list, or beside the stamp of a later page."""
    before, stamped_before = _neighbour(marks, number, -1)
    after, stamped_after = _neighbour(marks, number, 1)
    if stamped_before or stamped_after:
        return True
    if before is None or after is None:
        return False
    if before.label is not None and after.label is not None and _carries_on(before.label, after.label):
        return True
    return after.text[:1].islower() and not _STOPPED.search(before.text) and len(before.text) > 30


def _carries_on(before: str, after: str) -> bool:
    """Whether two labels are of one list: the same bullet, or letters that follow each other."""
    if before == after:
        return True
    first, second = parse_label(f"{before} X"), parse_label(f"{after} X")
    if first is None or second is None or first.kind not in ("letter", "roman"):
        return False
    return follows(first, second)


def _neighbour(marks: Marks, number: int, step: int) -> tuple[Block | None, bool]:
    """The next block that is no furniture, and whether an item stamp that repeats stands between."""
    stamped = False
    at = number + step
    while 0 <= at < len(marks.items):
        if not marks.taken(at):
            item = marks.items[at]
            return (item if isinstance(item, Block) else None), stamped
        stamped = stamped or marks.repeats(at)
        at += step
    return None, stamped


def _cut_inside(marks: Marks, heads: Sequence[str]) -> None:
    """Cut stamps and running heads out of the sentences that a converter ran on over them."""
    known = {m.value for n in range(len(marks.items)) for m in marks.at(n) if m.kind == "item_stamp"}
    pages = [(n, int(m.value)) for n in range(len(marks.items)) for m in marks.at(n)
             if m.kind == "page_stamp" and m.value and m.value.isdigit()]  # fmt: skip
    glued = _glued(heads)
    for number, block in list(_blocks(marks)):
        text, found = block.text, []
        if glued is not None:
            for match in reversed(list(glued.finditer(text))):
                if len(match.group()) == len(text):
                    continue  # a whole block was judged with the others
                found.append(Mark("running_head", match.group().strip(), block=False))
                text = f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip()}".strip()
        beside = _AT_HEADING.search(text) if block.kind == "heading" or block.bold else None
        if beside is not None and _names_body(text[: beside.start()]):
            found.append(Mark("item_stamp", beside["stamp"], item_stamp(beside["stamp"]), block=False))
            text = text[: beside.start()]
        for match in reversed(list(_INSIDE.finditer(text))):
            stamp = match["stamp"]
            value = page_stamp(stamp)
            if _CITES.search(text[: match.start()]):
                continue
            if value is not None and _in_sequence(pages, number, int(value)):
                found.append(Mark("page_stamp", stamp, value, block=False))
            elif (item := item_stamp(stamp)) is not None and item in known:
                found.append(Mark("item_stamp", stamp, item, block=False))
            else:
                continue
            text = text[: match.start()] + text[match.end() :]
        if found:
            marks.cut(number, replace(block, text=text) if text else None, reversed(found))


def _names_body(text: str) -> bool:
    """Whether a text is the name of a body: what stands beside it at the head of a paper is no part of it."""
    return is_committee(text) or find_council_name(text) == text


def _glued(heads: Sequence[str]) -> regex.Pattern[str] | None:
    """Any running head inside a sentence, with the stamps beside it."""
    long = [regex.escape(head) for head in heads if len(head) >= 20]
    if not long:
        return None
    stamps = rf"(?:(?:{_STAMP}|{_ITEM})\s+)*"
    after = rf"(?:\s+(?:{_STAMP}|{_ITEM}))*"
    return regex.compile(rf"(?:^|\s){stamps}(?:{'|'.join(long)}){after}(?=\s|$)", regex.IGNORECASE)


def _in_sequence(pages: Sequence[tuple[int, int]], number: int, value: int) -> bool:
    """Whether a page number fits between the stamps known before and behind it."""
    before = [page for at, page in pages if at < number]
    after = [page for at, page in pages if at > number]
    if not before and not after:
        return False
    return (not before or before[-1] < value <= before[-1] + 20) and (not after or value < after[0] <= value + 20)
