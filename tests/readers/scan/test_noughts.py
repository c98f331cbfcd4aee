from __future__ import annotations

import cv2
import pytest

from agendaparse.readers.scan.engine import Word
from agendaparse.readers.scan.noughts import tell_noughts
from agendaparse.readers.scan.picture import grey_of
from tests.readers.scan.draw import Pixels, blank, word

CAP = 30


def drawn(letters: str) -> tuple[Pixels, Word]:
    """A word of bars, `O` a circle and `0` an oval, and the place it takes."""
    page, x = blank(), 100
    for letter in letters:
        wide = {"O": CAP, "0": 20, "o": 21}.get(letter, 6)
        high = 21 if letter == "o" else CAP
        if letter in "Oo0":
            cv2.ellipse(page, (x + wide // 2, 200 - high // 2), (wide // 2 - 1, high // 2 - 1), 0, 0, 360, (0, 0, 0), 3)
        else:
            cv2.rectangle(page, (x, 200 - CAP), (x + wide, 200), (0, 0, 0), -1)
        x += wide + 8
    place = word("x", 100, y=200, size=40)
    place.x1 = x - 8
    return page, place


@pytest.mark.parametrize(
    ("shown", "read", "meant"),
    [
        ("RF01", "RFO1", "RF01"),
        ("RF01", "RFO01", "RF01"),  # one mark, read as both
        ("CO1", "CO1", "CO1"),
        ("CO1", "C01", "CO1"),
        ("RFo1", "RFO1", "RF01"),  # an old figure
        ("RF01", "RFO", "RFO"),  # no figure: a word
        ("RF01", "RFO1999", "RFO1999"),  # other marks than letters
        ("CO0", "COO", "COO"),
    ],
)
def test_noughts_are_told_by_their_shape(shown: str, read: str, meant: str) -> None:
    page, found = drawn(shown)
    found.text = read
    tell_noughts([found], grey_of(page))
    assert found.text == meant
