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


def test_numbered_title_that_opens_with_the_number_of_an_application() -> None:
    lines = ["PL/72 Minutes", "The minutes were signed as a correct record of the last meeting.", ""]
    lines += ["PL/73 32/00277/FUL - Land at Tenter Close", "The committee considered nine houses on land at the close."]
    assert 3 in heading_rows(lines)
    assert 3 not in heading_rows([*lines[:3], "PL/73 277 houses on land at Tenter Close", lines[4]])


def test_title_over_a_box_with_a_status() -> None:
    box = " RF01 - Potholes filled within 28 days                             GREEN"
    lines = ["The arrow compares the latest result with the one before it.", "", "Roads and Ferries", box]
    assert heading_rows(lines) == {2}
    assert 2 not in heading_rows([*lines[:3], box.replace("GREEN", "Engineer")])


def test_title_over_the_date_of_the_meeting() -> None:
    assert headings("Amenities Committee", "Tuesday 13th March 2018", "Town Hall") == ["Amenities Committee"]


NUMBERED = (f"3.1   {PROSE}", "      and their residents may say more.")


def test_heading_between_numbered_paragraphs_without_white() -> None:
    assert headings(*NUMBERED, "What residents say", f"3.2   {PROSE}") == ["What residents say"]
    assert headings(f"6.  {PROSE}", "    who paid.", "COMMUNITY IMPACT", f"7.  {PROSE}") == ["COMMUNITY IMPACT"]


def test_headings_one_over_another() -> None:
    assert headings(PROSE, MORE, "", "KEY ISSUES", "Services", f"5.   {PROSE}") == ["KEY ISSUES", "Services"]
    assert headings(PROSE, MORE, "", "Key Implications", "Financial", PROSE) == ["Key Implications", "Financial"]


COLUMNS = "Ref     Measure        Target      Actual"


def test_known_headings_with_white_between_and_a_full_stop() -> None:
    lines = (PROSE, MORE, "", "Key Implications", "", "Financial", "", PROSE, MORE, "Legal Implications.", PROSE, MORE)
    assert headings(*lines) == ["Key Implications", "Financial", "Legal Implications."]


def test_known_heading_behind_a_short_line_without_a_stop() -> None:
    assert headings(PROSE, PROSE, "2019-20", "Background Papers", f"The {PROSE[4:]}", MORE) == ["Background Papers"]


def test_appendix_with_a_colon_in_its_title() -> None:
    assert headings("Appendix B: Programme of Works", "All sums are given in thousands of pounds.", PROSE, PROSE) == [
        "Appendix B: Programme of Works"
    ]


def test_heading_over_the_columns_of_a_table() -> None:
    assert headings(PROSE, MORE, "", "Waste", COLUMNS, "W1      Bins        40          41") == ["Waste"]
    assert headings(PROSE, MORE, "", "Waste", "W1      Bins        40          41") == []


def test_what_stands_overleaf_tells_of_a_heading_at_the_foot() -> None:
    foot = [PROSE, MORE, "", "Customer services", "", "Page 1"]
    assert heading_rows(foot, ["Agenda Item 4", "", COLUMNS]) == {3}
    assert heading_rows(foot, [PROSE]) == set()  # may be a signature
    assert heading_rows([PROSE, PROSE, MORE, "Legal implications"], [PROSE]) == {3}


def test_known_heading_over_the_word_that_there_is_nothing() -> None:
    assert headings(PROSE, MORE, "", "Background papers", "None") == ["Background papers"]
    assert headings(PROSE, MORE, "", "Mrs Maud Ellery", "None") == []


def test_numbered_heading_over_columns_of_contacts() -> None:
    lines = (
        "14.    Contact details",
        "Report author:            Corporate Director:",
        "Jessamy Thorold           Emrys Vaughan",
    )
    assert headings(PROSE, MORE, "", *lines) == [lines[0]]


def test_title_over_a_block_of_labels() -> None:
    assert headings("Performance of the Third Quarter", "Report to:     Panel", "Date:          4 May 2032") == [
        "Performance of the Third Quarter"
    ]


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
        ("There are no financial implications to this report", "", PROSE),
        ("Chairman, Cllr. Oke; Vice-Chairman, Cllr. Day", "Cllrs. Amber, Brand, Cole, Dean and Earle"),
        (PROSE, MORE, "", "All figures in £m", COLUMNS),
        (MORE, "Seconded by Mrs Jackson", PROSE),  # a line of its own in running text
        ("Appendices:", "Appendix A - Photographs", "of the beam and of all that was found under it"),
        ("Page 12", PROSE),
    ],
)
def test_no_headings(lines: tuple[str, ...]) -> None:
    assert headings(*lines) == []


def test_stamps_do_not_stand_between() -> None:
    assert headings("", "Part B Actions", "", "", "Page 15", "", "", "Actions      Number") == ["Part B Actions"]


def test_numbered_title_over_several_lines() -> None:
    first, second = (
        "8.    Rangers of the Town Centre: Options for the Service in the Year and the",
        "      Money for It",
    )
    body = (PROSE, MORE)
    assert headings(*body, "", first, second, *body) == [first.strip(), second.strip()]
    # What follows hangs too: it is a paragraph.
    assert headings(*body, "", first, second, "      which the county gave.", *body) == []
    # The line had room for more: what hangs below is another thing.
    assert headings(*body, "", "8.    Rangers", second, *body) != ["8.    Rangers", second.strip()]
    # Titles of a list.
    assert headings(*body, "", first, second, "9.    Any other business of the Council in the autumn", *body) == []


def test_the_first_line_of_a_list_is_no_heading() -> None:
    lines = ("Mill Hill - 90 minutes of free parking", "Weir Road - 60 minutes of free parking", "Lower Lane - none")
    assert headings(PROSE, MORE, "", *lines, "", PROSE, MORE) == []
    title = ("Performance", "Quarter 2, July to September 2032", PROSE, MORE)
    assert headings(*title)[0] == "Performance"
