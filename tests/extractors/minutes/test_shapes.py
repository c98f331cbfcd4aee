# ruff: noqa: E501  (one printed form a row)
"""Shapes of minutes that councils publish, each in its smallest form, all invented."""

import pytest

from agendaparse.models import Minutes
from tests.extractors.minutes.build import minutes_of, table

HEAD = "Minutes of a meeting of Alder Town Council held on Monday 5 March 2018 at 7.00 pm in the Town Hall, Alder\n"
PRESENT = "PRESENT: Councillors Ash (Chairman), Beech, Elm and Oak\n"


def items(minutes: Minutes) -> list[tuple[str | None, str | None]]:
    return [(item.number, item.title) for item in minutes.items]


def attended(minutes: Minutes) -> list[tuple[str, str, str | None]]:
    return [(one.person.name, one.status, one.role) for one in minutes.attendance]


def test_numbers_in_brackets_before_headings():
    minutes = minutes_of(HEAD, PRESENT, "**(49) APOLOGIES**\nThere were none.\n**(50) MINUTES**\nThey were signed.\n",
                         "**(51) FENTON - 11/04 - Extension at 4 Gull Lane**\nRESOLVED that it be approved.")  # fmt: skip
    assert items(minutes) == [
        ("49", "APOLOGIES"),
        ("50", "MINUTES"),
        ("51", "FENTON - 11/04 - Extension at 4 Gull Lane"),
    ]


def test_bracketed_clauses_in_bold_are_no_items():
    minutes = minutes_of(HEAD, PRESENT, "**1. APOLOGIES**\nThere were none.\n**2. FINANCE**\nRESOLVED\n",
                         "**(1) That the accounts be paid**\n**(2) That the budget be approved**")  # fmt: skip
    assert items(minutes) == [("1", "APOLOGIES"), ("2", "FINANCE")]


def test_a_number_beside_the_text_belongs_to_the_heading_above():
    minutes = minutes_of(
        HEAD,
        PRESENT,
        "**APOLOGIES**\nPLA146/14\nThere were none.\n**BANDSTAND**\nPLA147/14\nThree quotations had been received.\n",
        "PLA148/14\nRESOLVED that the lowest be accepted.\n**NEXT MEETING**\nPLA149/14\nIt will be held in May.",
    )
    assert items(minutes) == [
        ("PLA146/14", "APOLOGIES"), ("PLA147/14", "BANDSTAND"), ("PLA148/14", None), ("PLA149/14", "NEXT MEETING"),
    ]  # fmt: skip
    assert [r.text for r in minutes.items[2].resolutions] == ["that the lowest be accepted."]


@pytest.mark.parametrize("numbers", [("Cou/286/07-08", "Cou/287/07-08", "Cou/288/07-08"), ("1358", "1359", "1360")])
def test_a_number_on_a_line_of_its_own(numbers):
    titles = ("Apologies for Absence", "Minutes of the Last Meeting", "Clerk's Report")
    lines = "".join(f"{n}\n**{t}**\nThe words below it.\n" for n, t in zip(numbers, titles, strict=True))
    assert items(minutes_of(HEAD, PRESENT, lines)) == list(zip(numbers, titles, strict=True))


def test_years_on_lines_of_their_own_are_no_numbers():
    minutes = minutes_of(HEAD, PRESENT, "**Apologies**\nNone.\n**Finance**\nThe accounts of\n2017\nand of\n2018\n",
                         "were noted.\n**Highways**\nNothing was reported.")  # fmt: skip
    assert items(minutes) == [(None, "Apologies"), (None, "Finance"), (None, "Highways")]


def test_the_decision_completes_the_movers_sentence():
    minutes = minutes_of(HEAD, PRESENT, "**1. FINANCE**\nMoved by Councillor Beech\nSeconded by Councillor Elm and\n",
                         "**RESOLVED - that the accounts be paid.**\n**ACTION BY: A Dell, Chief Executive**\n",
                         "**2. ROADS**\nNothing was reported.\n**NO ACTION**")  # fmt: skip
    item = minutes.items[0]
    (motion,), (resolution,), (action,) = item.motions, item.resolutions, item.actions
    assert motion.text == resolution.text == "that the accounts be paid."
    assert (motion.proposer.name, motion.seconder.name, motion.outcome) == ("Beech", "Elm", "carried")
    assert (action.owner, action.text) == ("A Dell, Chief Executive", "RESOLVED - that the accounts be paid.")
    assert not minutes.items[1].actions


def test_a_heading_says_that_an_amendment_follows():
    minutes = minutes_of(
        HEAD,
        PRESENT,
        "**1. MOTION**\nProposed by Councillor Beech\nSeconded by Councillor Elm\n“That the road be closed.”\n",
        "**AMENDMENT**\nProposed by Councillor Oak\nSeconded by Councillor Ash\n“That the road be narrowed.”\n",
        "On the amendment being put 6 Members voted in favour and 5 against and it was declared carried.",
        "**2. ROADS**\nNothing was reported.",
    )
    assert [(m.kind, m.text, m.outcome) for m in minutes.items[0].motions] == [
        ("original", "That the road be closed.", None),
        ("amendment", "That the road be narrowed.", "carried"),
    ]


def test_a_motion_moved_in_its_heading():
    minutes = minutes_of(
        HEAD,
        PRESENT,
        "**1. Apologies**\nNone.\n**2. Notice of Motion proposed by Councillor Beech, seconded by Councillor Elm**\n",
        "“That this Council buys a pond.”\nCouncillor Beech proposed, and Councillor Elm seconded, the motion.\n"
        "11 Members voted For, 2 Members voted Against, 1 Member Abstained.\nThe Mayor declared the motion carried.",
    )
    (motion,) = minutes.items[1].motions
    assert (motion.text, motion.proposer.name, motion.outcome) == ("That this Council buys a pond.", "Beech", "carried")
    assert (motion.vote.ayes.count, motion.vote.noes.count, motion.vote.abstentions.count) == (11, 2, 1)


def test_what_was_agreed_names_its_movers_again():
    minutes = minutes_of(HEAD, PRESENT, "**1. CAR PARK**\nCouncillor Elm proposed to defer the matter. Councillor Oak "
                         "seconded the proposal.\nThe proposal was declared CARRIED.\n**AGREED:**\nOn the proposal of "
                         "Councillor Elm, seconded by Councillor Oak, it was agreed to defer the car park.\n"
                         "**2. ROADS**\nNothing.")  # fmt: skip
    (motion,) = minutes.items[0].motions
    assert (motion.text, motion.outcome) == ("to defer the matter", "carried")
    assert [r.text for r in minutes.items[0].resolutions] == ["to defer the car park."]


def test_the_vote_in_the_formula():
    minutes = minutes_of(HEAD, PRESENT, "**1. APPEAL**\nIt was proposed by Councillor Elm, seconded by Councillor Oak and\n",
                         "**RESOLVED by 7 votes to 0 with 1 abstention**\nThat the appeal be upheld.\n",
                         "**2. ROADS**\nNothing.")  # fmt: skip
    (motion,), (resolution,) = minutes.items[0].motions, minutes.items[0].resolutions
    assert resolution.text == motion.text == "That the appeal be upheld."
    assert (motion.vote.ayes.count, motion.vote.noes.count, motion.vote.abstentions.count) == (7, 0, 1)


def test_a_table_of_contents_before_the_minutes():
    contents = table(["No", "Item", "Decisions"], ["1.", "Apologies", "Elm"], ["2.", "Finance", "Agreed"])
    minutes = minutes_of("**Council Meeting**\n**Table of Contents**\n", contents, HEAD, PRESENT,
                         "**1. Apologies**\nCouncillor Fir.\n**2. Finance**\nAGREED – that the accounts be paid.")  # fmt: skip
    assert items(minutes) == [("1", "Apologies"), ("2", "Finance")]
    assert [r.text for r in minutes.items[1].resolutions] == ["that the accounts be paid."]


def test_those_present_besides_who_presided():
    minutes = minutes_of(HEAD, "**Presiding**\nP J Glade\n**Other Members Present**\nJ Bracken\nMrs E Foyle\n",
                         "**Officers Present**\nJ A Mullan, (Chief Executive)\nBorough Lawyer – P Toal\n",
                         "**1. APOLOGIES**\nNone.\n**2. FINANCE**\nNothing.")  # fmt: skip
    assert attended(minutes) == [
        ("P J Glade", "present", "chair"),
        ("J Bracken", "present", None),
        ("Mrs E Foyle", "present", None),
        ("J A Mullan", "officer", None),
        ("P Toal", "officer", None),
    ]
    assert [one.position for one in minutes.attendance[3:]] == ["Chief Executive", "Borough Lawyer"]


@pytest.mark.parametrize(
    ("title", "role"), [("Alder Town Council", "chair"), ("the Planning Committee of Alder Town Council", None)]
)
def test_the_mayor_presides_at_the_council(title, role):
    minutes = minutes_of(f"Minutes of a meeting of {title} held on Monday 5 March 2018\n",
                         "PRESENT: Cllr Ash (Mayor), Cllr Beech\n**1. APOLOGIES**\nNone.\n**2. FINANCE**\nNothing.")  # fmt: skip
    assert attended(minutes)[0] == ("Ash", "present", role)


def test_local_members_and_others_in_attendance():
    minutes = minutes_of(HEAD, "PRESENT:\nCllr A Beech (Chairman)\nCllr K Wyre (local Member)\n",
                         "Mr D Tomlin, Link Officer, was in attendance.\n",
                         "County Cllrs D Bryn and T Evan were in attendance.\n**1. APOLOGIES**\nNone.\n**2. FINANCE**\nNothing.")  # fmt: skip
    assert attended(minutes) == [
        ("A Beech", "present", "chair"),
        ("K Wyre", "also_present", None),
        ("Mr D Tomlin", "officer", None),
        ("D Bryn", "also_present", None),
        ("T Evan", "also_present", None),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Item 8 - Councillor Elm\nItem 9 - Councillor Oak\n",
        "Councillor Elm\nPersonal interest in item 8 as a user of the path.\nCouncillor Oak\nPersonal interest in item 9.\n",
        "Councillor Elm – had worked with the applicant.\nCouncillor Oak – Member of the Trust\n",
        table(["Member(s)", "Minute No.", "Interest"], ["S Elm", "8", "Personal"], ["Mrs T Oak", "9", "Prejudicial"]),
    ],
)
def test_declarations_listed_by_member(told):
    minutes = minutes_of(HEAD, PRESENT, "**1. APOLOGIES**\nNone.\n**2. DECLARATIONS OF INTEREST**\n", told)
    assert [d.person.name.split()[-1] for d in minutes.items[1].declarations] == ["Elm", "Oak"]
    assert all(d.interest for d in minutes.items[1].declarations)
