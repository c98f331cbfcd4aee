from __future__ import annotations

import pytest

from agendaparse.readers.scan.picture import grey_of
from agendaparse.readers.scan.rules import Rect
from agendaparse.readers.scan.underlined import lift_off
from tests.readers.scan.draw import blank, word, write

RULE = Rect(50, 106, 400, 108)


def test_words_over_a_line_stand_on_their_own_feet() -> None:
    page = blank()
    write(page, "Minutes", 60, 100)
    found = word("Minutes", 60, y=108)
    lift_off([found], [RULE], grey_of(page))
    assert found.baseline == pytest.approx(100, abs=2)
    assert found.bottom == found.baseline


def test_words_with_tails_go_with_their_line() -> None:
    page = blank()
    write(page, "Minutes", 60, 100)
    words = [word("Minutes", 60, y=108), word("paying,", 200, y=110), word("apart", 60, y=300, line=2)]
    lift_off(words, [RULE], grey_of(page))
    assert words[1].baseline == words[0].baseline
    assert words[2].baseline == 300


def test_words_without_a_line_under_them_stay() -> None:
    page = blank()
    write(page, "Minutes", 60, 100)
    found = word("Minutes", 60, y=104)
    lift_off([found], [Rect(500, 106, 800, 108), Rect(50, 300, 400, 302)], grey_of(page))
    assert found.baseline == 104
