"""Where paragraphs end in plain text."""

from __future__ import annotations

import pytest

from agendaparse.document import Block
from agendaparse.layout import lay_out
from agendaparse.layout.grid import is_middle
from agendaparse.readers.text import read_text

PROSE = """\
The clerk read a letter from the county about the bridge, which will be shut in the summer
while the parapet is mended and the road is laid anew. Members asked how long it would be, and
were told that three weeks should be enough if the weather held and the stone came in time
from the quarry. The chair thanked the clerk, and said that the parish would be glad of it.
"""


def blocks(text: str) -> list[str]:
    laid = lay_out(read_text(text + "\f"))
    return [item.text for page in laid.pages for item in page.items if isinstance(item, Block)]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        # A short line with room for the next word.
        ("It was left there.\nThe clerk will write again.\n", ["It was left", "The clerk"]),
        # A sentence in the middle runs on, though a word might just have fitted.
        (
            "The chair asked whether anyone would take the papers to the office in the town, and Mrs Ann\n"
            "Lovelace said that she would.\n",
            ["The chair asked"],
        ),
        # Capitals, and words that lead in a list, begin a paragraph where the line above is full and has ended.
        (
            "The chair said that the papers had been sent to every house in the parish by the post on Friday.\n"
            "RESOLVED: That they be sent again.\n",
            ["The chair", "RESOLVED"],
        ),
        (
            "The chair said that the papers had been sent to every house in the parish by the post on Friday.\n"
            "The Council agreed:-\n     (a) to send them again; and\n     (b) to ask for answers.\n",
            ["The chair", "The Council agreed", "to send", "to ask"],
        ),
        # A title in capitals goes on in capitals only.
        ("EXEMPT ITEMS\n(Open to the public)\n", ["EXEMPT ITEMS", "(Open"]),
        # A label begins a row, also where the line above has no stop.
        (
            "Minutes of the meeting held on Tuesday, 8th June 2032 at 10.00 am in the Parlour of the Mayor\n"
            "Present: Cllrs Ash and Birch\nApologies: Cllr Cole\n",
            ["Minutes", "Present", "Apologies"],
        ),
        # A dash and a figure after a figure is a range, and no bullet.
        (
            "The clerk said that the county would go on with its plans for the young people in it aged 18\n"
            "- 25, who need them.\n",
            ["The clerk"],
        ),
        # On a grid the white behind a label may be wider than in print.
        (
            "1.     That the Council notes the report and the further details of the bridge that were supplied\n"
            "    in the appendix, and approves\n    the terms.\n",
            ["That the Council"],
        ),
        # A sentence goes on in small letters, also where the line above was set in larger type.
        ("The clerk will write again about the road to\nthe mill.\n", ["The clerk"]),
        # The name of a room goes on below.
        (
            "Minutes of the meeting held on Wednesday 14 April 2032 at 6:30pm in the Council\nChamber, The Guildhall\n",
            ["Minutes"],
        ),
        # What stands left of a labelled line is not its second line.
        ("    iii) the hedge be left.\nProposed by Mr Ash.\n", ["the hedge", "Proposed"]),
    ],
)
def test_paragraphs(text: str, begins: list[str]) -> None:
    found = blocks(PROSE + "\n" + text)[1:]
    assert len(found) == len(begins)
    assert all(block.startswith(begin) for block, begin in zip(found, begins, strict=True))


def test_title_centred_over_two_lines() -> None:
    title = """\
     Minute of the meeting of the Roads and Bridges Committee held in the Council
              Chambers, High Street, Mill on Wednesday, 5 June 2030

"""
    assert blocks(title + PROSE)[0].endswith("the Council Chambers, High Street, Mill on Wednesday, 5 June 2030")


def test_centred_lines_that_had_room_stay_apart() -> None:
    title = "                              Mill Council\n                       Roads and Bridges Committee\n\n"
    assert blocks(title + PROSE)[:2] == ["Mill Council", "Roads and Bridges Committee"]


def test_capitals_centred_under_a_full_line_are_another_block() -> None:
    text = f"{PROSE.rstrip()[:-1]}\n                                   OPEN ITEMS\n\n1.   Apologies\n"
    assert blocks(text)[1] == "OPEN ITEMS"


@pytest.mark.parametrize(
    ("before", "around", "middle"), [(60, 120, True), (50, 120, True), (5, 120, False), (0, 20, True)]
)
def test_middle(before: float, around: float, *, middle: bool) -> None:
    assert is_middle(before, around) is middle
