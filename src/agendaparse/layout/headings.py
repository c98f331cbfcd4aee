"""Headings by style, where no tag names them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from agendaparse.document import Block, Item
from agendaparse.layout.grid import is_middle, is_on_grid

MAX_WORDS = 32
MAX_LINES = 4
SHORT = 10  # words of an underlined heading that ends with a full stop
LARGER = 1.12  # of the body's size
SET_IN = 18.0  # points a centred line stands in from the margin
OFF_CENTRE = 5.0  # points the middle of a centred line may be off
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$|\S+@\S+$")

# What sets a heading apart, strongest first: size, capitals, weight, underline.
Rank = tuple[float, bool, bool, bool]


def mark_headings(pages: Iterable[list[Item]]) -> None:
    """Turn short paragraphs set apart by style into headings, and give untagged headings their level.

    Levels count over the whole document: each distinct look (size, capitals, bold, underlined) is one level, larger
    and heavier before smaller and lighter. Headings that a tag names keep the tag's level.
    """
    listed = [[item for item in items if isinstance(item, Block)] for items in pages]
    overall = _body_size(block for blocks in listed for block in blocks)
    looks: dict[Rank, list[Block]] = defaultdict(list)
    for blocks in listed:
        body = _body_size(blocks) or overall
        for block in blocks:
            if block.kind != "heading" and block.style and _stands_out(block, body):
                block.kind = "heading"
                looks[_rank(block)].append(block)
    for level, rank in enumerate(sorted(looks, reverse=True), 1):
        for block in looks[rank]:
            block.level = min(level, 6)


def mark_centred(items: Iterable[Item], width: float) -> None:
    """Say of short blocks whether they stand centred between the margins of a page or in the middle of the page.

    Args:
        items: Items that begin on the page.
        width: Width of the page.
    """
    blocks = [item for item in items if isinstance(item, Block) and item.lines]
    if not blocks:
        return
    edges = [(segment.box.x0, segment.box.x1) for block in blocks for line in block.lines for segment in line.segments]
    left, right = min(x0 for x0, _ in edges), max(x1 for _, x1 in edges)
    for block in blocks:
        if len(block.lines) <= MAX_LINES and block.label is None:
            boxes = [line.box for line in block.lines]
            set_in = min(box.x0 for box in boxes) > left + SET_IN and max(box.x1 for box in boxes) < right - SET_IN
            if is_on_grid(block.lines[0].segments[0]):
                block.centred = set_in and all(is_middle(box.x0 - left, right - left - box.width) for box in boxes)
                continue
            block.centred = set_in and any(
                all(abs(box.mid_x - middle) <= OFF_CENTRE for box in boxes)
                for middle in (width / 2, (left + right) / 2)
            )


def _body_size(blocks: Iterable[Block]) -> float:
    """The size most characters are set in; 0 where there is too little text to say."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.style:
            sizes[round(block.style.size, 1)] += len(block.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes.total() > 300 else 0.0


def _rank(block: Block) -> Rank:
    size = round(block.style.size) if block.style else 0
    return size, block.capitals, block.bold, block.underlined


def _stands_out(block: Block, body: float) -> bool:
    if not block.text or len(block.lines) > MAX_LINES or len(block.text.split()) > MAX_WORDS:
        return False
    underlined = block.underlined and not block.links  # a link is underlined too
    if not any(map(str.isalpha, block.text)) or _ADDRESS.match(block.text):
        return False
    if block.text[-1] in ".;,":  # a sentence, or a heading someone put a full stop behind
        return underlined and block.text[-1] == "." and len(block.lines) == 1 and block.text.count(" ") < SHORT
    larger = bool(body and block.style and block.style.size >= LARGER * body)
    shouting = block.capitals and len(block.text) > 4
    return block.bold or underlined or larger or shouting
