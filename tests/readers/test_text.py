"""Plain text, with form feeds and without."""

from __future__ import annotations

import shutil

import pytest

import agendaparse
from agendaparse.document import Block, Table
from agendaparse.layout import lay_out
from agendaparse.readers import read
from agendaparse.readers.text import read_text
from fixtures.forms.text import TEXTS, converted, text
from fixtures.render.manifest import load
from fixtures.render.stored import stored

AGENDA = """                 MILTON PARISH COUNCIL

You are summoned to a meeting of the Council to be held on Tuesday, 7 March 2031
at 7.30 pm in the Village Hall.

                       AGENDA

1.    Apologies for absence
2.    Declarations of interest
3.    Minutes of the meeting held on 7 February 2031        (Pages 1 - 4)
4.    Finance

A Clerk
Clerk to the Council
"""


def test_pages_by_form_feed() -> None:
    document = read_text("One\fTwo\n\fThree\f")
    assert (document.paged, document.measured, document.page_count) == (True, False, 3)
    assert [[run.text for run in page.runs] for page in document.pages] == [["One"], ["Two"], ["Three"]]


def test_one_page_closed_by_a_form_feed_is_a_page() -> None:
    assert [read_text(text).paged for text in ("One\f", "One", "One\n\f\n")] == [True, False, True]


def test_columns_are_parted_and_sentences_joined() -> None:
    laid = lay_out(
        read_text("The council has resolved to carry on with the work on the\nold bridge.\n\nLeft      Right\f")
    )
    assert [item.text for item in laid.pages[0].items if isinstance(item, Block)][:1] == [
        "The council has resolved to carry on with the work on the old bridge."
    ]


def test_underlined_line_is_a_heading() -> None:
    laid = lay_out(read_text("Summary\n=======\n\nWords of the summary stand here.\f"))
    (first, second) = laid.pages[0].items
    assert isinstance(first, Block)
    assert isinstance(second, Block)
    assert (first.kind, first.text, second.kind) == ("heading", "Summary", "paragraph")


def test_agenda_without_pages_cites_none() -> None:
    pack = agendaparse.parse(AGENDA.encode())
    assert pack.source.media_type == "text/plain"
    assert pack.source.page_count is None
    assert [item.number for item in pack.agenda] == ["1", "2", "3", "4"]
    assert pack.agenda[2].pages is not None
    assert {(w.page, w.bbox) for item in pack.agenda for w in item.where} == {(None, None)}
    assert [(s.first_page, s.last_page) for s in pack.sections] == [(None, None)]


def test_pages_are_cited_where_form_feeds_part_them() -> None:
    pack = agendaparse.parse((AGENDA + "\f").encode() + b"An annex\n\f")
    assert pack.source.page_count == 2
    assert {(w.page, w.bbox) for item in pack.agenda for w in item.where} == {(1, None)}


def test_page_marks_between_lines() -> None:
    words = "The council met and said many things about the weather and the state of the"
    text = f"{words}\n\nPage 1\n\nroads in the parish.\n\nMore was said.\n\nPage 2\n\nAll went home.\n"
    pages = lay_out(read(text.encode())).pages
    assert [page.printed for page in pages] == [None, "1", "2"]
    assert not any("Page" in item.text for page in pages for item in page.items if not isinstance(item, Table))


def test_pages_wanted() -> None:
    document = read(b"One\fTwo\fThree", pages=range(2, 3))
    assert [page.number for page in document.pages] == [2]


def test_headings_are_set_bold() -> None:
    document = read_text("Background\nThe council met and said many things about the weather and the roads.\n\f")
    assert [run.style.bold for run in document.pages[0].runs] == [True, False]


def test_headings_one_over_another_stay_apart() -> None:
    lines = (
        "TREASURY MANAGEMENT STRATEGY",
        "Report of the Chief Finance Officer",
        "1.    Background",
        "1.1   The Council keeps an account with a bank, and lends what it does not need to other councils.",
        "1.2   The accounts of the year before last were lost in the flood, with the clerk and both of her dogs.",
        "1.3   Copies were found in the attic of the treasurer, who had kept them there for lack of other room.",
    )
    laid = lay_out(read_text("\n".join(lines) + "\f"))
    found = [item for item in laid.pages[0].items if isinstance(item, Block)]
    assert [item.text for item in found[:2]] == [*lines[:2]]
    assert [item.kind for item in found[:3]] == ["heading"] * 3


def test_line_set_to_both_margins_is_no_row_of_columns() -> None:
    lines = (
        "Mrs C Bell, Mrs R Binks, Mr T Bond, Mr A Booth, Mr A Brady, Mr D L Brazier, and",
        "Mr C Broadley,     Mrs B Brown,      Mr T Cannon,      Sir Paul Carter, and then",
        "Mrs S Chandler, Mr N J D Chard, Mr I S Chittenden, Mrs P T Cole and Mr P Cole.",
    )
    document = read_text("\n".join(lines) + "\f")
    assert [run.text for run in document.pages[0].runs][
        1
    ] == "Mr C Broadley, Mrs B Brown, Mr T Cannon, Sir Paul Carter, and then"
    assert len(document.pages[0].runs) == 3


def test_pages_of_an_item_stand_apart_from_its_title() -> None:
    document = read_text("3.    Minutes of the meeting held on 13 February, if in order, (Pages 1 - 14)\f")
    assert [run.text for run in document.pages[0].runs] == [
        "3.",
        "Minutes of the meeting held on 13 February, if in order,",
        "(Pages 1 - 14)",
    ]


def test_length_of_a_line_is_that_of_its_letters() -> None:
    narrow, wide = (
        read_text("illicit little lilt\f").pages[0].runs[0],
        read_text("MMMM WWWW MMMM WWWW\f").pages[0].runs[0],
    )
    assert len(narrow.text) == len(wide.text)
    assert narrow.box.width < wide.box.width


def test_rows_of_labels_and_values_stay_apart() -> None:
    text = "Venue: Parlour of the Mayor\nPresent: Cllrs Ives and Ward\nApologies: Cllr Hale\n\nMore was said.\f"
    assert [item.text for item in lay_out(read_text(text)).pages[0].items if isinstance(item, Block)][:3] == [
        "Venue: Parlour of the Mayor",
        "Present: Cllrs Ives and Ward",
        "Apologies: Cllr Hale",
    ]


def test_running_foot_is_told_by_its_distance_from_the_foot() -> None:
    foot = "Amenities Committee Minutes of March"
    pages = [
        f"{word} was said here about the roads.\n" * count + f"\n{foot}\n"
        for word, count in (("Much", 9), ("Less", 30))
    ]
    laid = lay_out(read_text("\f".join(pages) + "\f"))
    assert [f.kind for page in laid.pages for f in page.furniture] == ["running_foot", "running_foot"]


def test_item_filed_in_the_corner_is_no_date_of_the_meeting() -> None:
    corner = " " * 70
    text = (
        f"{corner}Item 153b\n{corner}28 Mar 18\n\n\nAmenities Committee\nTuesday 13th March 2018\nTown Hall\n\n"
        + 3 * AGENDA
    )
    laid = lay_out(read_text(text + "\fMore was said.\f"))
    assert not any("Mar 18" in item.text for item in laid.pages[0].items if isinstance(item, Block))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext of poppler-utils is not installed")
@pytest.mark.parametrize("name", sorted(path.stem for path in TEXTS.glob("*.txt")))
def test_stored_texts_are_what_poppler_writes(name: str) -> None:
    pack = load(name)
    file = stored(pack, next(iter(pack.files)))
    # Another release may set white otherwise; the words and the pages are the same.
    assert [page.split() for page in converted(file).split("\f")] == [page.split() for page in text(file).split("\f")]


def test_a_joining_word_alone_in_its_column_is_no_stretched_line() -> None:
    rows = ["1    Repair the wall    Head     Green", "     of the park        of", "                        Parks"]
    assert [run.text for run in read_text("\n".join(rows)).pages[0].runs][4:6] == ["of the park", "of"]


def test_a_form_feed_at_the_end_makes_one_page() -> None:
    document = read_text(AGENDA + "\f")
    assert (document.paged, document.page_count) == (True, 1)


TITLE = "2.      Declarations of Disclosable Pecuniary Interests or Other"
LINED = """1.      Petition: the crossing                                       (Pages {first})

{title}
        {below}

3.      Treasury Management - Mid-Year Review of the whole             (Pages 9 -
                                                                           {last})
"""


@pytest.mark.parametrize(
    ("first", "below", "title"),
    [
        ("1 - 8", "Significant Interests in items", f"{TITLE} Significant Interests in items"),
        ("1 -\n" + " " * 75 + "8", "As in the year before", TITLE),
    ],
)
def test_titles_of_an_agenda_wrap_before_the_column_of_pages(first: str, below: str, title: str) -> None:
    line = TITLE if "Significant" in below else TITLE.removesuffix(" or Other")
    title = title if "Significant" in below else line
    text = AGENDA[: AGENDA.index("1.")] + LINED.format(title=line, first=first, below=below, last=16) + "\f"
    agenda = agendaparse.parse(text.encode()).agenda
    assert [item.number for item in agenda] == ["1", "2", "3"]
    assert agenda[1].title == title.partition(" ")[2].strip()
    assert [(i.pages.first, i.pages.last) if i.pages else None for i in agenda] == [(1, 8), None, (9, 16)]


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Council Chamber, Sessions House, Telephone:        01632 960731", 3),
        ("10.00 am in the Hall, E-mail:", 2),
        ("Direct Dial:        01632 960731", 2),
        ("Please ask for:        Honor Tredwell", 2),
        ("Members may telephone or write, email: as they like", 1),
    ],
)
def test_label_of_a_contact_close_behind_other_words(line: str, pieces: int) -> None:
    assert len(read_text(line + "\f").pages[0].runs) == pieces


def test_labels_that_end_at_one_edge_open_rows() -> None:
    text = "    Direct Dial:   01632 960877\n         e-mail:   a.clerk@example.org\n        Ask for:   A Clerk\n\f"
    assert [item.text for item in lay_out(read_text(text)).pages[0].items if isinstance(item, Block)] == [
        "Direct Dial:", "01632 960877", "e-mail:", "a.clerk@example.org", "Ask for:", "A Clerk",
    ]  # fmt: skip


def test_place_under_a_centred_date() -> None:
    text = AGENDA.replace(
        "at 7.30 pm in the Village Hall.",
        "                   7 March 2031 @ 7.30pm\n         THE READING ROOM, CHURCH LANE, MILTON",
    ).replace("Tuesday, 7 March 2031", "Tuesday")
    meeting = agendaparse.parse((text + "\f").encode()).meeting
    assert meeting is not None
    assert meeting.venue == "The Reading Room, Church Lane, Milton"


PROSE = "The council has resolved to carry on with the work on the old bridge until the money for it is spent."


def paragraphs(*lines: str) -> list[str]:
    laid = lay_out(read_text("\n".join([*[PROSE] * 6, "", *lines]) + "\f"))
    return [item.text for item in laid.pages[0].items if isinstance(item, Block) and PROSE not in item.text]


def test_short_lines_none_of_which_runs_on_are_paragraphs() -> None:
    assert paragraphs("      Target met", "      Within 5% of target", "      More than 5% off target") == [
        "Target met",
        "Within 5% of target",
        "More than 5% off target",
    ]


def test_line_that_ends_in_a_joining_word_goes_on() -> None:
    assert paragraphs("The plan of the county and", " “Shaping the Vale”", "The list of sites") == [
        "The plan of the county and “Shaping the Vale”",
        "The list of sites",
    ]


def test_pages_beside_titles_are_no_stamps() -> None:
    items = [f"{number}.    A matter of some weight {' ' * 20}Page {number}" for number in (1, 2, 6)]
    agenda = ["AGENDA", "", *items, "", *[PROSE] * 12]
    laid = lay_out(read_text("\n".join(agenda) + "\f" + PROSE + "\n\n\n\nPage 1\f"))
    assert laid.pages[0].printed is None
    assert sum(item.text.startswith("Page ") for item in laid.pages[0].items if isinstance(item, Block)) == 3


def test_numbers_of_the_pack_and_of_its_papers_that_lie_over_each_other() -> None:
    feet = ["1", "2", "31", " 2\n 4", "5", " 1\n 6", "71", " 2\n 8"]
    body = "\n".join(f"{word} was said here about the roads." for word in ("Much", "Little", "Enough") * 8)
    laid = lay_out(read_text("\f".join(f"{body}\n\n\n\n{' ' * 40}{foot}" for foot in feet) + "\f"))
    assert [page.printed for page in laid.pages] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert not any(item.text[:1].isdigit() for page in laid.pages for item in page.items if isinstance(item, Block))


def test_words_that_two_pages_end_with_are_no_foot() -> None:
    ends = ("It rained.", "Mr Ash agreed.", "The chair left.", "It was AGREED", "It was AGREED", "All went.", "Signed")
    words = "The council met and said many things about the weather and the state of the road no.\n"
    sheets = [f"{words * 12}Words of a page on {end.lower()}\n\n{end}\n" for end in ends]
    laid = lay_out(read_text("\f".join(sheets) + "\f"))
    assert all(f.kind != "running_foot" for page in laid.pages for f in page.furniture)
    feet = lay_out(read_text("\f".join(f"{sheet}\n\nMill Parish Council\n" for sheet in sheets) + "\f"))
    found = [f.text for page in feet.pages for f in page.furniture if f.kind == "running_foot"]
    assert found == ["Mill Parish Council"] * 7


def test_contacts_under_a_heading_centred_over_them() -> None:
    items = """
                                                       Pages              Contact
1.    Minutes                                        (Pages 1 - 2)
2.    Watercourse Wardens: First Year Review (Pages 3 - 4)             Ralph Denholm
                                                                       Tel: 01632 960417
3.    Letting of Workshops at Coldharbour                              Odette Vance
      Depot                                                            Tel: 01632 960455
"""
    agenda = agendaparse.parse((AGENDA[: AGENDA.index("1.")] + items + "\f").encode()).agenda
    assert [item.title for item in agenda] == [
        "Minutes", "Watercourse Wardens: First Year Review", "Letting of Workshops at Coldharbour Depot"
    ]  # fmt: skip
    assert [[(c.name, c.telephone) for c in item.contacts] for item in agenda] == [
        [], [("Ralph Denholm", "01632 960417")], [("Odette Vance", "01632 960455")]
    ]  # fmt: skip
