"""Headings by style, where no tag names them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from agendaparse.document import Block, Item

MAX_WORDS = 32
MAX_LINES = 4
LARGER = 1.12  # of the body's size

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
    if block.text[-1] in ".;," or not any(c.isalpha() for c in block.text):
        return False
    larger = bool(body and block.style and block.style.size >= LARGER * body)
    shouting = block.capitals and len(block.text) > 4
    return block.bold or block.underlined or larger or shouting
