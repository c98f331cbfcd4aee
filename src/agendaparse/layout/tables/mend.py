"""Words that a narrow column broke without a hyphen, made whole again."""

from __future__ import annotations

from collections.abc import Sequence

from agendaparse.document import Block, Line


def mend_broken_words(blocks: Sequence[Block]) -> None:
    """Join "Revenu" and "e" where a cell's width, not its author, parted them.

    A word is broken only when it does not fit a line of its own: so the line holds nothing else, nothing of it could
    have gone on, and the next line begins in lower case. Producers end a line that was wrapped at a space with that
    space; where one is seen in the cell, its absence tells the rest. An e-mail address needs no such witness.
    """
    lines = [line for block in blocks for line in block.lines]
    if len(lines) < 2:
        return
    reach = max(line.segments[-1].box.x1 for line in lines)
    spaced = any(line.segments[-1].runs[-1].text.endswith(" ") for line in lines)
    for block in blocks:
        text = block.text
        for line, after in zip(block.lines, block.lines[1:], strict=False):
            if _broken(line, after, reach, spaced):
                head, tail = line.text, after.text.split(" ", 1)[0]
                text = text.replace(f"{head} {tail}", head + tail, 1)
        block.text = text


def _broken(line: Line, after: Line, reach: float, spaced: bool) -> bool:
    if len(line.segments) != 1:
        return False
    segment = line.segments[0]
    text, rest = segment.text, after.text
    if not rest[:1].islower() or " " in text or len(text) < 4 or segment.runs[-1].text.endswith(" "):
        return False
    if "@" not in text and not (spaced and text.isalpha()):
        return False
    return segment.box.x1 + segment.box.width / len(text) > reach
