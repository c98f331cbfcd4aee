import pytest

from agendaparse.extractors.minutes.broken_lines import margins_of, split_lines
from agendaparse.extractors.minutes.passages import passage_of
from agendaparse.layout.lines import lines_of
from agendaparse.layout.make import make_block
from tests.extractors.minutes.build import minutes_of, table
from tests.layout.build import lines

HEAD = "# Hazelmoor District Council\n# Parks Committee\nMinutes of the meeting held on 3 March 2031 at 7.00 pm\n"
ITEMS = "**1. Apologies**\n{apologies}\n**2. Minutes**\nResolved: That the minutes be signed.\n"


def attendance(block, apologies="There were none."):
    minutes = minutes_of(HEAD + block + "\n" + ITEMS.format(apologies=apologies))
    return [(e.person.name, e.status, e.role) for e in minutes.attendance]


@pytest.mark.parametrize(
    "block",
    [
        "Present: Cllrs. Ash (Chairman), Elm (Vice Chariman) and Oak",
        "PRESENT\nCllr. Ash (Chairman)\nCllr. Elm (Vice-Chairman)\nCllr. Oak",
        "Present:\nCouncillors\nAsh (Chair)\nElm (Vice-Chair)\nOak",
        "Members Present:-\nCouncillors: Ash (Chair), Elm (Vice-Chair),\nand Oak",
    ],
)
def test_members_as_prose_list_or_column(block):
    assert attendance(block) == [
        ("Ash", "present", "chair"),
        ("Elm", "present", "vice_chair"),
        ("Oak", "present", None),
    ]


def test_a_table_of_names():
    minutes = minutes_of(
        HEAD,
        table(["Members Present", ""], ["Councillor Ann Ash (Chairman)", "Councillor Ben Elm"], ruled=True),
        ITEMS.format(apologies="There were none."),
    )
    assert [(e.person.name, e.role) for e in minutes.attendance] == [("Ann Ash", "chair"), ("Ben Elm", None)]


def test_officers_and_others():
    found = attendance(
        "Present: Cllrs Ash and Elm\nIn attendance: Jo Oak (Head of Parks), Cllr Yew (Cabinet Member for Parks)\n"
        "Also present: Cllr Fir and Pat Lime (Town Clerk)"
    )
    assert [(name, status) for name, status, _ in found] == [
        ("Ash", "present"), ("Elm", "present"), ("Jo Oak", "officer"), ("Yew", "also_present"), ("Fir", "also_present"),
        ("Pat Lime", "officer"),
    ]  # fmt: skip


def test_a_clerk_among_the_members_is_an_officer():
    found = attendance("Present: Miss Jane Ash, Mr Tom Elm, Councillors, and Mrs Sue Oak, Clerk")
    assert [(name, status) for name, status, _ in found] == [
        ("Miss Jane Ash", "present"), ("Mr Tom Elm", "present"), ("Mrs Sue Oak", "officer"),
    ]  # fmt: skip


def test_parts_of_the_membership_under_apologies_are_no_list_of_those_present():
    found = attendance("Present: Cllrs Ash and Elm\nApologies:\nSchool members: Jane Fir and Tom Oak")
    assert ("Jane Fir", "apologies", None) in found
    assert all(status != "present" for name, status, _ in found if name in ("Jane Fir", "Tom Oak"))


def test_members_in_attendance_are_present_where_nobody_else_is_said_to_be():
    found = attendance("Councillors Ash, Elm and Fir were in attendance.\nMr Reed, Clerk, was in attendance.")
    assert [status for _, status, _ in found] == ["present", "present", "present", "officer"]


def test_whom_to_contact_does_not_attend():
    found = attendance("Present: Cllrs Ash and Elm\nContact the Clerk: Jane Roe, 01234 567890")
    assert [name for name, _, _ in found] == ["Ash", "Elm"]


@pytest.mark.parametrize(
    "told",
    [
        "Apologies were received from Cllr Yew.",
        "Cllr Yew.",
        "Cllr Yew had sent his apologies.",
        "Apologies: Cllr Yew (ill)",
    ],
)
def test_apologies_told_in_an_item(told):
    assert ("Yew", "apologies", None) in attendance("Present: Cllrs Ash and Elm", told)


@pytest.mark.parametrize(
    "told", ["There were no apologies, all the Members being present.", "None.", "The clerk apologised to Cllr Ash."]
)
def test_no_apologies(told):
    assert all(status != "apologies" for _, status, _ in attendance("Present: Cllrs Ash and Elm", told))


def test_substitutes():
    minutes = minutes_of(
        HEAD + "Present: Cllrs Ash, Elm and Oak\nCllr Oak would be substituting, with voting rights, for Cllr Yew.\n"
        + ITEMS.format(apologies="Apologies were received from Cllr Yew. Cllr Fir attended as substitute.")
    )  # fmt: skip
    replaced = {e.person.name: e.substituting_for.name for e in minutes.attendance if e.substituting_for}
    assert replaced == {"Oak": "Yew", "Fir": "Yew"}
    assert [e.status for e in minutes.attendance if e.person.name == "Yew"] == ["apologies"]


def test_remote_attendance_of_a_member_listed_as_present_is_one_entry():
    found = attendance("Present: Cllrs Jane Ash and Elm", "Cllr J Ash and Cllr Yew attended virtually.")
    assert found == [("Jane Ash", "present", None), ("Elm", "present", None), ("Yew", "virtual", None)]


def test_apologies_and_remote_attendance():
    found = attendance(
        "Present: Cllrs Ash and Elm", "Cllr Yew had sent apologies but was attending the meeting virtually."
    )
    assert ("Yew", "virtual", None) in found
    assert len(found) == 3


def test_contradictory_statements_stay_two():
    found = attendance("Present: Cllrs Ash and Elm", "Apologies were received from Cllr Elm.")
    assert [status for name, status, _ in found if name == "Elm"] == ["present", "apologies"]


def test_a_chair_elected_in_an_item():
    minutes = minutes_of(
        HEAD + "Present: Mr A Ash, Mr B Elm and Ms C Oak\n**1. Election of Chair**\n"
        "RESOLVED that Mr Elm be elected to Chair the meeting.\n**2. Apologies**\nThere were none.\n"
    )
    assert [e.role for e in minutes.attendance] == [None, "chair", None]


def test_people_only_mentioned_do_not_attend():
    found = attendance("Present: Cllrs Ash and Elm\nMr Jack Frost of Lane End spoke about the hedge.")
    assert [name for name, _, _ in found] == ["Ash", "Elm"]


def test_initials_and_a_surname_on_a_line_are_somebody_and_an_organisation_is_nobody():
    found = attendance("Present:\nD Bevan\nJ.R. Ash\nBBC Wales")
    assert [(name, status) for name, status, _ in found] == [("D Bevan", "present"), ("J.R. Ash", "present")]


def test_who_is_of_another_organisation_is_no_officer() -> None:
    found = attendance(
        "Present: Cllrs Ash and Elm\nIn attendance: Jane Roe, Age UK; PC Dole (Police); Jo Oak, Head of Parks; "
        "Tom Fir (Yewbury District Council)"
    )
    assert [(name, status) for name, status, _ in found] == [
        *(("Ash", "present"), ("Elm", "present"), ("Jane Roe", "also_present"), ("PC Dole", "also_present")),
        *(("Jo Oak", "officer"), ("Tom Fir", "officer")),
    ]


def test_initials_and_surnames_under_a_label():
    officers = "Officers: C Oak, S Yew and A Pine\n"
    found = attendance(f"Present: Cllrs Ash and Elm\n{officers}Also present: M Fir (Mill Trust), R Lime (Weir Trust)")
    assert [(name, status) for name, status, _ in found] == [
        ("Ash", "present"), ("Elm", "present"), ("C Oak", "officer"), ("S Yew", "officer"), ("A Pine", "officer"),
        ("M Fir", "also_present"), ("R Lime", "also_present"),
    ]  # fmt: skip


def test_one_post_in_the_plural_and_its_holders():
    told = "Present: Cllrs Ash and Elm\nIn attendance: Planning Officers (Mr J Oak and Mrs S Yew)\n"
    found = [(e.person.name, e.status, e.position) for e in minutes_of(HEAD, told + ITEMS).attendance]
    assert found[2:] == [("Mr J Oak", "officer", "Planning Officer"), ("Mrs S Yew", "officer", "Planning Officer")]


def test_rows_that_say_whom_members_sit_for():
    rows = ["**Primary schools**", "Jane Ash (Chair), Tom Elm"], ["**Special schools**", "Fay Ibbotson"]
    minutes = minutes_of(HEAD, "**Present:**", table(*rows, ruled=False), ITEMS.format(apologies="There were none."))
    found = [(e.person.name, e.role) for e in minutes.attendance]
    assert found == [("Jane Ash", "chair"), ("Tom Elm", None), ("Fay Ibbotson", None)]
    assert [item.number for item in minutes.items] == ["1", "2"]


def test_the_clerk_of_a_letterhead_attends_nothing():
    letterhead = "# Hazelmoor Parish Council\nClerk: Mrs J Oak, 4 The Street, Hazelmoor\n"
    told = "# Minutes of the meeting held on 3 March 2031\nPresent: Cllrs Ash and Elm\n"
    minutes = minutes_of(letterhead + told + ITEMS.format(apologies="There were none."))
    assert [e.person.name for e in minutes.attendance] == ["Ash", "Elm"]
    assert str(minutes.date) == "2031-03-03"


def test_a_post_belongs_to_the_name_on_its_own_line():
    mayor = "Present:\nThe Mayor, Councillor K Ash\nDeputy Mayor, Councillor R Elm\n"
    found = {e.person.name: e.position for e in minutes_of(HEAD, mayor + ITEMS).attendance}
    assert found.keys() == {"K Ash", "R Elm"}
    assert found["K Ash"] != "Deputy Mayor"


def test_lines_that_open_with_a_name_and_its_post_stand_for_themselves():
    printed = ["Tom Ash, Chief Executive", "Katlin Huwe, Director of Legal Services", "Jane Elm, Clerk"]
    passage = passage_of(make_block(lines_of(lines(*printed), 1)))
    assert [part.text for part in split_lines([passage], margins_of([passage]))] == printed
