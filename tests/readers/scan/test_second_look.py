from __future__ import annotations

from collections.abc import Sequence

from agendaparse.readers.scan.engine import Pixels, Shape, Word
from agendaparse.readers.scan.picture import grey_of
from agendaparse.readers.scan.second_look import look_again
from tests.readers.scan.draw import DPI, blank, word, write


class Knows:
    """Answers with the same word, sure of it, wherever it is asked."""

    name = "Knows"

    def __init__(self, text: str, confidence: float = 95) -> None:
        self.text, self.confidence, self.asked = text, confidence, 0

    def read(self, pictures: Sequence[Pixels], shape: Shape, dpi: int) -> list[list[Word]]:
        self.asked += len(pictures)
        return [[word(self.text, p.shape[1] - 60, confidence=self.confidence, line=i)] for i, p in enumerate(pictures)]


def page(alone: str, *, confidence: float = 95, low: bool = False) -> tuple[list[Word], Pixels]:
    """Three lines that were read well, and a word by itself below them."""
    pixels = blank()
    words: list[Word] = []
    for i in range(3):
        write(pixels, "approved", 60, 100 + 60 * i)
        write(pixels, "members", 240, 100 + 60 * i)
        words += [word("approved", 60, y=100 + 60 * i, line=i), word("members", 240, y=100 + 60 * i, line=i)]
    write(pixels, alone.lower() if low else alone, 60, 280)
    words.append(word(alone, 60, y=280, line=9, confidence=confidence))
    words[-1].x1 = 260  # capitals are wide
    if low:
        words[-1].top = 280 - 0.5 * words[-1].size
    return words, grey_of(pixels)


def test_a_lone_figure_is_read_again_in_company() -> None:
    words, plain = page("7.2")
    engine = Knows("7.3")
    read = look_again(words, plain, engine, DPI)
    assert engine.asked == 1
    assert [w.text for w in read][:-1] == [w.text for w in words][:-1]


def test_capitals_as_low_as_small_letters_are_read_again() -> None:
    engine = Knows("success")
    look_again(*page("SUCCESS", low=True), engine, DPI)
    assert engine.asked == 1
    engine = Knows("success")
    look_again(*page("SUCCESS"), engine, DPI)
    assert engine.asked == 0


def test_what_was_read_well_is_left_alone() -> None:
    words, plain = page("Chairman")
    engine = Knows("nothing")
    assert look_again(words, plain, engine, DPI) == words
    assert engine.asked == 0


def test_a_doubtful_line_is_kept_where_the_second_look_is_no_better() -> None:
    words, plain = page("Ch@irman", confidence=40)
    assert look_again(words, plain, Knows("x", 30), DPI)[-1].text == "Ch@irman"


def test_a_page_without_words_has_none_to_look_at() -> None:
    assert look_again([], grey_of(blank()), Knows("x"), DPI) == []
