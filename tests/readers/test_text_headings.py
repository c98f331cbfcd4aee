"""Headings of plain text, told by how they stand."""

from __future__ import annotations

import pytest

from agendaparse.readers.text_headings import heading_rows

PROSE = "The council met and said many things about the weather and the state of the roads in the"
MORE = "parish, and went home at nine."


def headings(*lines: str) -> list[str]:
    return [lines[row].strip() for row in sorted(heading_rows(lines))]


def test_short_line_over_prose() -> None:
    assert headings("Background", PROSE, MORE, "", "Financial implications", "", PROSE) == [
        "Background",
        "Financial implications",
    ]


def test_numbered_line_over_what_it_numbers() -> None:
    assert headings("1.    Introduction", "", f"1.1   {PROSE}", f"      {MORE}") == ["1.    Introduction"]
    assert headings("2.0   Key issues", "", f"2.1   {PROSE}", f"      {MORE}") == ["2.0   Key issues"]
    assert headings(PROSE, MORE, "", "52    Apologies for absence", "      Cllrs Ives and Ward.", PROSE) == [
        "52    Apologies for absence"
    ]


def test_title_of_a_minute_over_its_item() -> None:
    lines = (
        PROSE,
        MORE,
        "",
        "284.   Declarations of interests or of other significant",
        "       concerns",
        "       (Item 2)",
    )
    assert headings(*lines) == [line.strip() for line in lines[3:5]]


def test_title_over_the_date_of_the_meeting() -> None:
    assert headings("Amenities Committee", "Tuesday 13th March 2018", "Town Hall") == ["Amenities Committee"]


@pytest.mark.parametrize(
    "lines",
    [
        ("1.   Apologies for absence", "2.   Declarations of interest", "3.   Minutes"),  # items of an agenda
        ("Councillor Maud Ellery", PROSE),  # a name
        ("Date: 4 May 2032", PROSE),  # a label and its value
        (PROSE[:60].strip(), "of a sentence that goes on in the next line of the page here"),
        ("It ends with a stop.", "", PROSE),
        ("Committee Room at the far end of the Town Hall, reached from the yard, beside the old", "Moot Hall " + PROSE),
        ("clerk@parish.gov.example", PROSE),
        ("Page 12", PROSE),
    ],
)
def test_no_headings(lines: tuple[str, ...]) -> None:
    assert headings(*lines) == []


def test_stamps_do_not_stand_between() -> None:
    assert headings("", "Part B Actions", "", "", "Page 15", "", "", "Actions      Number") == ["Part B Actions"]
