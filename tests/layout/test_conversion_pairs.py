"""Tables of two columns in plain text."""

from __future__ import annotations

import pytest

from agendaparse.document import Table
from agendaparse.layout import lay_out
from agendaparse.readers.text import read_text


def tables(text: str) -> list[list[list[str]]]:
    laid = lay_out(read_text(text.strip("\n") + "\n\f"))
    found = [item for page in laid.pages for item in page.items if isinstance(item, Table)]
    return [[[cell.text for cell in row] for row in table.rows] for table in found]


def test_labels_and_values_under_a_heading() -> None:
    (grid,) = tables("""
AUDIT TRAIL
 Lead Officer                Caspar Oke, Director of Resources
 Report Author               Eleanor Vint, Principal Accountant
                             and others
 Version                     Final
 Key Decision?               No
""")
    assert grid == [
        ["Lead Officer", "Caspar Oke, Director of Resources"],
        ["Report Author", "Eleanor Vint, Principal Accountant and others"],
        ["Version", "Final"],
        ["Key Decision?", "No"],
    ]


def test_papers_and_where_they_are_held() -> None:
    assert tables("""
 Title of document                                Location
 Report of the Engineer on the Beam, 2031         Quays office

The officers are thanked.
""") == [[["Title of document", "Location"], ["Report of the Engineer on the Beam, 2031", "Quays office"]]]


def test_a_title_of_two_lines_beside_the_place_it_is_held_at() -> None:
    assert tables("""
Document                      Location
Minutes of the Board of       Town Hall
13 March 2031
Core Strategy                 Library
Kept under the last of them
""") == [
        [
            ["Document", "Location"],
            ["Minutes of the Board of 13 March 2031", "Town Hall"],
            ["Core Strategy", "Library"],
        ],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Report of             Head of Place\nKey decision          No\n",  # a title block stands under no heading
        "PRESENT\nAda Finch             Streets\nMaud Oke              Parks\n",
        "PRESENT\nReport by:            Head of Place\nKey decision:         No\n",
        "Title of document                Location\n",  # nothing stands under it
        "PLACES\nReport author         Ada Finch\n\nKey decision          No\n",  # rows apart
    ],
)
def test_no_tables(text: str) -> None:
    assert tables(text) == []
