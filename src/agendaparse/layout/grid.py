"""Where paragraphs end in plain text: its widths are estimates, and white of less than a line is lost."""

from __future__ import annotations

import re

from agendaparse.document import Segment
from agendaparse.grammar.letters import GRID_FONT, printed_length

DOUBT = 0.06  # of the length of a line: as much an estimate may be wrong
BROAD_LINE = 30 * 6.0  # points of a line that stands in no narrow column
PROSE = 6  # words of a line of prose
OFF_CENTRE = 2 * 6.0  # points the middle of a centred line may be off: two letters
NARROW, BROAD = 0.8, 1.1  # letters of the grid as wide as a letter in print
SET_IN = 4 * 6.0  # points a centred line is further in than the one above, at least

_CLOSED = re.compile(r"[.:;?!…][\"'”’)\]]*[-–—]?$")
_OPEN = re.compile(r"(?:[,;(&/–—-]|\b[a-z]{1,4}|\b(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Councillors?))$")
_JOINS = re.compile(r"\b(?:and|or|of|the|an?|to|in|for|by|with|from)$")
_WHOSE_ROOM = re.compile(r"\b(?:Council|Committee|Board|Town|Village|Parish|Church|Civic|County|City|Shire)$")
_ROOM = re.compile(r"(?:Chambers?|Rooms?|Hall|Centre|Offices|Suite)\b")
_SHOUTED = re.compile(r"[^\W\d_a-z]{4,}\b")
_LEADS_IN = re.compile(r"[^\W\d_].*:[-–—]?$")


def is_on_grid(segment: Segment) -> bool:
    """Whether it is plain text."""
    return segment.runs[0].style.font == GRID_FONT


def grid_had_room(last: Segment, segment: Segment, limit: float) -> bool:
    """Whether the author broke the line: the next word would have fitted on it.

    A sentence that is not finished runs on where there is any doubt. One that ends where its line does leaves the
    question open; words in capitals, or words that lead in a list, then begin a paragraph.

    Args:
        last: The line above.
        segment: The line below.
        limit: How far right lines reach.
    """
    if last.text.isupper() and " " in last.text and not segment.text.isupper():  # a title in capitals
        return True
    if _JOINS.search(last.text) or (_WHOSE_ROOM.search(last.text) and _ROOM.match(segment.text)):
        return False
    letter = last.box.width / max(printed_length(last.text), 1)
    room = limit - last.box.x1 - printed_length(" " + segment.text.split(" ", 1)[0]) * letter
    if not _CLOSED.search(last.text):
        if last.text.count(" ") < PROSE:
            return room > letter
        return room > DOUBT * last.box.width and not segment.text[0].islower()
    if _LEADS_IN.match(segment.text) or (_SHOUTED.match(segment.text) and not last.text.isupper()):
        return True
    return room > 0


def is_whole(segment: Segment) -> bool:
    """Whether no word at the end of a line asks for another: "Label:" below it then begins a row."""
    broad = segment.box.width >= BROAD_LINE and not segment.runs[-1].style.bold
    return broad and _OPEN.search(segment.text) is None


def is_centred_below(last: Segment, segment: Segment) -> bool:
    """Whether a line carries on a centred one: it stands further in by as much as it stops earlier."""
    shift = segment.box.x0 - last.box.x0
    if shift < SET_IN or _CLOSED.search(last.text) or last.text.isupper() != segment.text.isupper():
        return False
    return is_middle(shift, last.box.width - segment.box.width)


def is_middle(before: float, around: float) -> bool:
    """Whether white before words is half the white around them.

    White is counted in letters of the grid, words are measured in print: the one may be a little wider than the other.
    """
    return NARROW * around / 2 - OFF_CENTRE <= before <= BROAD * around / 2 + OFF_CENTRE
