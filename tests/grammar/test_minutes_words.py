# ruff: noqa: E501  (one printed form a row)
import pytest

from agendaparse.grammar.minutes_words import (
    CONCLUDED,
    DECLARATIONS_TITLE,
    EXCLUSION,
    EXEMPT,
    GROUP_HEADING,
    NEXT_MEETING,
    SIGNATURE,
    attendance_label,
    item_reference,
    split_at_labels,
)

LABELS = [
    ("Registered Speakers: Mr C Rainey", "parties", "Mr C Rainey"),
    ("Applicant:", "parties", ""),
    ("PRESENT: Mr N Ash", "present", "Mr N Ash"),
    ("Present:", "present", ""),
    ("Members Present:-", "present", ""),
    ("SEDERUNT", "present", ""),
    ("PRESENNOL: Y Cynghorwyr Onnen", "present", "Y Cynghorwyr Onnen"),
    ("Yn bresennol hefyd: Mair Onnen", "also_present", "Mair Onnen"),
    ("YMDDIHEURIADAU: Y Cynghorydd Onnen", "apologies", "Y Cynghorydd Onnen"),
    ("ALSO PRESENT: Tilda Ash", "also_present", "Tilda Ash"),
    ("IN ATTENDANCE: Mr J Ash (Clerk)", "officer", "Mr J Ash (Clerk)"),
    ("Officers present: Tilda Ash", "officer", "Tilda Ash"),
    ("Apologies: Cllr Ash", "apologies", "Cllr Ash"),
    ("Apologies for absence: Cllr Ash", "apologies", "Cllr Ash"),
    ("VIRTUAL ATTENDANCE: Mr K Ash", "virtual", "Mr K Ash"),
    ("Substitutes: Cllr Ash for Cllr Elm", "substitutes", "Cllr Ash for Cllr Elm"),
    ("Absent: Cllr Ash", "absent", "Cllr Ash"),
    ("Public Gallery: There were four", "public", "There were four"),
    ("Clerk: Mrs S Ash", "officer", "Mrs S Ash"),
]


@pytest.mark.parametrize(("text", "kind", "names"), LABELS)
def test_attendance_labels(text, kind, names):
    found = attendance_label(text)
    assert found is not None
    assert (found[0], text[found[1] :].strip()) == (kind, names)


@pytest.mark.parametrize(
    "text", ["Apologies were received from Cllr Ash.", "Present members spoke", "The meeting", "Public Questions:"]
)
def test_no_label(text):
    assert attendance_label(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("(Item 3)", "3"),
        ("(Agenda Item No 1)", "1"),
        ("Title (Item 12a)", "12a"),
        ("(minute 3)", None),
        ("items 3", None),
    ],
)
def test_item_reference(text, number):
    assert item_reference(text) == number


@pytest.mark.parametrize("text", [
    "THE MEETING WAS CONCLUDED AT 9.14 PM", "The meeting closed at 21:05", "Meeting Closed 21:00pm", "Meeting ended at 8.10 pm",
    "There being no further business the Chairman closed the meeting at 8.47pm.", "Daeth y cyfarfod i ben am 8.25 yh.",
    "The Chairman declared the meeting closed at 4.10 pm.",
])  # fmt: skip
def test_concluded(text):
    assert CONCLUDED.search(text)


@pytest.mark.parametrize(
    "text", ["Signed", "CHAIRMAN", "Signed........ Date......", "Chair ____", "Date: 13 February 2031"]
)
def test_signature(text):
    assert SIGNATURE.fullmatch(text)


def test_groups_and_exempt_matters():
    assert GROUP_HEADING.match("UNRESTRICTED ITEMS")
    assert GROUP_HEADING.match("Part II - Exempt")
    assert EXEMPT.search("EXEMPT ITEMS")
    assert not EXEMPT.search("UNRESTRICTED ITEMS")
    assert EXCLUSION.search("That the press and public be excluded")


def test_the_next_meeting_and_declarations():
    assert NEXT_MEETING.search("Date of next meeting: 7 May")
    assert DECLARATIONS_TITLE.search("Declarations of Disclosable Pecuniary Interests")


def test_a_paragraph_is_cut_at_its_labels():
    assert split_at_labels("Cllr Ash (work). Absent without apology: Cllr Elm.") == [
        "Cllr Ash (work).",
        "Absent without apology: Cllr Elm.",
    ]
    assert split_at_labels("Cllr Ash spoke. The reason was this: rain.") == [
        "Cllr Ash spoke. The reason was this: rain."
    ]
