from __future__ import annotations

import pytest

from agendaparse.readers.scan.engine import Word
from agendaparse.readers.scan.mend import mend
from tests.readers.scan.draw import word


def line(*texts: str, y: float = 100, number: int = 1, confidence: float = 95) -> list[Word]:
    words, x = [], 0.0
    for text in texts:
        words.append(word(text, x, y=y, line=number, confidence=confidence))
        x = words[-1].x1 + 10
    return words


def texts(words: list[Word]) -> list[str]:
    return [w.text for w in words]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (("1*", "July", "2031"), ["1st", "July", "2031"]),
        (('30"', "Sept"), ["30th", "Sept"]),
        (("22°", "May"), ["22nd", "May"]),
        (("12’", "June"), ["12th", "June"]),
        (("45*", "July"), ["45*", "July"]),  # no such day
        (("1*", "vote"), ["1*", "vote"]),
        (("the", "2O25", "budget"), ["the", "2025", "budget"]),
        (("O1632", "96O531"), ["01632", "960531"]),
        (("IO", "Ill"), ["IO", "Ill"]),
        (("that", "|", "agree"), ["that", "I", "agree"]),
        (("|", "Total"), ["Total"]),  # the trace of a line
        (("|tem", "ﬁve"), ["Item", "five"]),
        (("Clirs", "Foster"), ["Cllrs", "Foster"]),
    ],
)
def test_what_engines_misread(printed: tuple[str, ...], meant: list[str]) -> None:
    assert texts(mend(line(*printed))) == meant


def test_a_doubtful_word_is_read_as_the_one_the_page_holds() -> None:
    words = [*line("Councillor", "Hill"), *line("Counci1lor", y=140, number=2, confidence=60)]
    assert texts(mend(words))[-1] == "Councillor"
    sure = [*line("Councillor"), *line("Counci1lor", y=140, number=2, confidence=95)]
    assert texts(mend(sure))[-1] == "Counci1lor"


def test_the_stop_of_a_list_number() -> None:
    words = [*line("1,"), *line("2.", y=140, number=2), *line("3.", y=180, number=3)]
    assert texts(mend(words)) == ["1.", "2.", "3."]
    assert texts(mend(line("1,"))) == ["1,"]  # nothing tells how lists are numbered here


def test_dashes_by_their_length() -> None:
    short, long = word("—", 0), word("—", 60, line=2)
    long.x1 = long.x0 + 30
    assert texts(mend([short, long])) == ["–", "—"]


def test_an_address_broken_over_lines_goes_on() -> None:
    words = [*line("a.reed@under"), *line("hill.gov.example", y=135, number=2)]
    assert texts(mend(words))[0] == "a.reed@under\u00ad"
    whole = [*line("a.reed@hill.example"), *line("together", y=135, number=2)]
    assert texts(mend(whole))[0] == "a.reed@hill.example"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (("NFA‘d", "it’s"), ["NFA’d", "it’s"]),
        (("i'’r",), ["i’r"]),
        (("‘Silver", "Sundays'", "the", "town’s", "bee’s"), ["‘Silver", "Sundays’", "the", "town’s", "bee’s"]),
        (("'Silver", "Sunday’", "‘or’", "‘no’"), ["‘Silver", "Sunday’", "‘or’", "‘no’"]),
        (("Members'", "'view'"), ["Members'", "'view'"]),  # a page of straight ones
        (("Members'", "‘view"), ["Members'", "‘view"]),
    ],
)
def test_quotation_marks_are_those_of_the_page(printed: tuple[str, ...], meant: list[str]) -> None:
    assert texts(mend(line(*printed))) == meant
