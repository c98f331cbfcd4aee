"""Line breaks of an author, told from those of a full line."""

from __future__ import annotations

import pytest

from agendaparse.layout.blocks import blocks_of
from agendaparse.layout.breaks import parted_by_author
from agendaparse.layout.lines import lines_of
from agendaparse.layout.make import make_block
from tests.layout.build import lines


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Survey of the boat", "Minutes of the County Council in May"], 2),
        (["Minutes of the County Council, which met on", "Tuesday in the old hall"], 1),
        (["A long line of words that fills the page to", "its edge, and another that fills it too,", "Yes"], 1),
        (["Short", "A line that is a good deal longer", "Short"], 2),
        (["One line"], 1),
    ],
)
def test_parted_by_author(texts: list[str], expected: int) -> None:
    block = make_block(lines_of(lines(*texts), 1))
    assert len(parted_by_author(block)) == expected


def test_limit_of_the_page_tells_of_room_behind_the_longest_line() -> None:
    (block,) = blocks_of(lines("The clerk", "Moot Hall"), 1)
    assert len(parted_by_author(block)) == 1
    assert len(parted_by_author(block, 400.0)) == 2
