"""Lines that an author broke within a paragraph, told from those that were too long."""

from __future__ import annotations

from agendaparse.document import Block, Line, Segment

LEAST = 1.12  # times the mean width of letters: as wide as a word may be drawn


def parted_by_author(block: Block, limit: float = 0.0) -> list[list[Line]]:
    """The lines of a paragraph, parted where the next word would have fitted: there its author broke the line.

    Args:
        block: A paragraph of one page.
        limit: How far right lines of its page reach, where that is known; else its own longest line tells.
    """
    limit = max(limit, max((line.box.x1 for line in block.lines), default=0.0))
    parts: list[list[Line]] = []
    for line in block.lines:
        if parts and not (parts[-1][-1].page == line.page and had_room(parts[-1][-1], line, limit)):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def had_room(above: Line | Segment, below: Line | Segment, limit: float) -> bool:
    """Whether the first word of the line below would have fitted on the one above, which may reach so far right."""
    text = below.text
    letter = below.box.width / max(len(text), 1)
    return above.box.x1 + (len(text.split(" ", 1)[0]) + 1.5) * letter * LEAST < limit
