"""Numbers of minutes that only their series tells."""

from __future__ import annotations

import pytest

from agendaparse.document import Block
from agendaparse.layout import lay_out
from agendaparse.readers.text import read_text
from agendaparse.readers.text_numbers import closed, find_series, number_of

TITLES = ("Apologies", "Declarations of interest", "Planning")


@pytest.mark.parametrize(
    "numbers", [("24/25-117", "24/25-118", "24/25-119"), ("LC.11", "LC.12", "LC.14"), ("C7", "C8", "C9")]
)
def test_series(numbers: tuple[str, ...]) -> None:
    lines = [
        part
        for number, title in zip(numbers, TITLES, strict=True)
        for part in (f"{number}     {title}", "There were none.")
    ]
    series = find_series([lines[:2], lines[2:]])
    assert len(series) == 1
    assert closed(lines[0], series) == f"{numbers[0]} Apologies"
    assert [number_of(line, series) for line in lines] == [part for number in numbers for part in (number, None)]
    laid = lay_out(read_text("\n".join(lines) + "\f"))
    blocks = [item for item in laid.pages[0].items if isinstance(item, Block)]
    assert [block.text for block in blocks if block.kind == "heading"] == [
        f"{number} {title}" for number, title in zip(numbers, TITLES, strict=True)
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["LC.11   Apologies", "LC.12   Planning", "LC.13   Finance"],  # a table
        ["LC.11   Apologies", "None.", "LC.30   Planning", "None."],  # no series
        ["LC.11   Apologies      Page 3", "None.", "LC.12   Planning      Page 4", "None."],  # columns
        ["1.   Apologies", "None.", "2.   Planning", "None."],  # known anyway
        ["LC.11 is the first", "None.", "LC.12 is the next", "None."],  # words of a sentence
    ],
)
def test_no_series(lines: list[str]) -> None:
    assert find_series([lines]) == frozenset()
    assert closed(lines[0], frozenset({"LC.9"})) == lines[0]
