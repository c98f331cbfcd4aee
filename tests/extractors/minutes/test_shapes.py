# ruff: noqa: E501  (one printed form a row)
"""Shapes of minutes that councils publish, each in its smallest form, all invented."""

import datetime as dt

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
        "Councillor Elm - Chair\n",
        table(["Member", "Interest"], ["Cllr Elm", "None"], ["Nil", "Nil"], ["Cllr Oak", "N/A"]),
    ],
)
def test_who_has_nothing_to_declare_declares_nothing(told):
    minutes = minutes_of(HEAD, "PRESENT: Cllr Elm\n**1. DECLARATIONS OF INTEREST**\n", told, "**2. FINANCE**\nNothing.")
    assert not [one for item in minutes.items for one in item.declarations]


@pytest.mark.parametrize(
    ("told", "concluded"),
    [
        ("The Committee adjourned at 7.30 pm for ten minutes.", None),
        ("The Committee rose at 9.15 pm.", dt.time(21, 15)),
        ("The meeting adjourned at 7.30 pm for ten minutes and closed at 9.00 pm.", dt.time(21)),
    ],
)
def test_a_break_is_not_the_end(told, concluded):
    minutes = minutes_of(HEAD, f"PRESENT: Cllr Elm\n**1. FINANCE**\nNothing.\n**2. TREES**\nNothing.\n{told}")
    assert minutes.concluded == concluded


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


def test_numbers_beside_the_words_count_the_headings():
    minutes = minutes_of(HEAD, PRESENT, "**MINUTE**\n1. The Council had before it the minute.\n**BUDGET**\n2. The Council had before it a "
                         "report.\nResolved: to approve it.\n**HARBOUR**\n3. Nothing was reported.")  # fmt: skip
    assert items(minutes) == [("1", "MINUTE"), ("2", "BUDGET"), ("3", "HARBOUR")]
    assert minutes.items[0].paragraphs[0].label is None


DIVISIONS = [
    "On a division, there voted:- For the motion (3) - the Convener; and Councillors Beech and Elm; For the amendment (1) - Councillor Oak.",
    "Motion - 3 votes\nAmendment - 1 vote",
    "On a vote being taken, the MOTION received 3 votes and the AMENDMENT received 1 vote, and the MOTION was CARRIED.",
]


@pytest.mark.parametrize("told", DIVISIONS)
def test_a_division_between_motion_and_amendment(told):
    minutes = minutes_of(HEAD, "PRESENT: Councillors A Ash (Convener), Beech, Elm and Oak\n", "**1. DUES**\nThe Convener moved, seconded by "
                         "Councillor Elm, that dues be raised.\nCouncillor Oak moved as an amendment, seconded by Councillor Beech, that they be "
                         f"frozen.\n{told}\n**2. ROADS**\nNothing.")  # fmt: skip
    motion, amendment = minutes.items[0].motions
    assert (motion.proposer.name, motion.text, motion.outcome) == ("A Ash", "that dues be raised.", "carried")
    assert (motion.vote.ayes.count, motion.vote.noes.count) == (3, 1)
    assert (amendment.kind, amendment.outcome) == ("amendment", "lost")


def test_the_chair_may_be_asked_to_write():
    minutes = minutes_of(HEAD, PRESENT, "**1. DUES**\nCouncillor Elm proposed that the Chairman write to the club, seconded by Councillor Oak.\n"
                         "**2. ROADS**\nNothing.")  # fmt: skip
    (motion,) = minutes.items[0].motions
    assert (motion.proposer.name, motion.seconder.name) == ("Elm", "Oak")


SIDES = [
    "For the Motion:\nCouncillors Ash, Beech and Elm\nFor the Amendment:\nCouncillor Oak\n",
    "**There voted for the motion:**\nCouncillors Ash, Beech and Elm ........ 3\n**There voted against the motion:**\nCouncillor Oak ........ 1\n",
    "**YES**\nAsh, Beech, Elm 3\n**NO**\nOak 1\n",
]


@pytest.mark.parametrize("sides", SIDES)
def test_the_sides_of_a_recorded_vote(sides):
    minutes = minutes_of(HEAD, PRESENT, "**1. DUES**\nCouncillor Ash moved, seconded by Councillor Elm, that dues be raised. A recorded vote was "
                         f"taken:\n{sides}**2. ROADS**\nNothing.")  # fmt: skip
    (motion,) = minutes.items[0].motions
    assert [p.name for p in motion.vote.ayes.people] == ["Ash", "Beech", "Elm"]
    assert [p.name for p in motion.vote.noes.people] == ["Oak"]


def test_votes_on_motion_and_amendment_are_two():
    minutes = minutes_of(
        HEAD,
        PRESENT,
        "**1. DUES**\nCouncillor Ash moved, seconded by Councillor Elm, that dues be raised.\n"
        "For the amendment (1): Councillor Oak\nAgainst the amendment (2): Councillors Ash and Elm\n"
        "For the motion (2): Councillors Ash and Elm\nAgainst the motion (1): Councillor Oak\n**2. ROADS**\nNothing.",
    )
    assert [p.name for p in minutes.items[0].motions[0].vote.ayes.people] == ["Oak"]


def test_a_list_of_decisions_under_the_body():
    minutes = minutes_of(HEAD, PRESENT, "**1. HARBOUR**\nThe Council:-\n(i) NOTED the progress; and\n(ii) APPROVED the budget.\n"
                         "**2. ROADS**\nThe Council:-\n(i) heard from the Clerk; and\n(ii) saw the plans.")  # fmt: skip
    (resolution,) = minutes.items[0].resolutions
    assert [(c.label, c.text) for c in resolution.clauses] == [
        ("i", "NOTED the progress; and"),
        ("ii", "APPROVED the budget."),
    ]
    assert not minutes.items[1].resolutions


def test_wards_over_names_are_no_items():
    minutes = minutes_of(HEAD, "PRESENT:\nThe Lord Mayor (Councillor M Iqbal) in the Chair\n**WARD**\n**Abbey**\nClive Fox\n**77 Announcements**\n",
                         "None were made.\n**78 Minutes**\nThey were approved.")  # fmt: skip
    assert items(minutes) == [("77", "Announcements"), ("78", "Minutes")]


def test_declarations_named_as_follows():
    minutes = minutes_of(HEAD, PRESENT, "**1. Declarations of Interest**\nMembers declared personal interests in minute 3 as follows:\n",
                         "Councillor Elm\n- Member of the Trust\nCouncillor Oak\n– Member of the Club\n**2. ROADS**\nNothing.")  # fmt: skip
    assert [(d.person.name, d.interest) for d in minutes.items[0].declarations] == [
        ("Elm", "Member of the Trust"),
        ("Oak", "Member of the Club"),
    ]


def test_groups_of_members_and_their_apologies():
    minutes = minutes_of("**Schools Forum**\nMinutes of the meeting held on 18 January 2012\n**PRESENT**\nSchool members:\nPaul Burr, Mary Cope\n",
                         "Non school members:\nPeter May\nSchool Governor Services Clerk:\nSarah Bryan\n**1. Apologies for absence**\n",
                         "School members\nGillian Lane, Nick Weller\n**2. Minutes**\nThey were agreed.")  # fmt: skip
    assert [(name, status) for name, status, _ in attended(minutes)] == [
        ("Paul Burr", "present"),
        ("Mary Cope", "present"),
        ("Peter May", "present"),
        ("Sarah Bryan", "officer"),
        ("Gillian Lane", "apologies"),
        ("Nick Weller", "apologies"),
    ]


def test_presence_and_absence_in_one_paragraph():
    minutes = minutes_of(HEAD, "PRESENT: Councillor D. Milton (chairman), who presided, Councillors Mrs G. Copple and J. Goves and the clerk "
                         "A. Browne. There were apologies from Councillors P. Crich (vice chairman), R. Hens and Mrs J. Reade.\n"
                         "**1. FINANCE**\nNothing.\n**2. ROADS**\nNothing.")  # fmt: skip
    assert attended(minutes) == [
        ("D. Milton", "present", "chair"),
        ("Mrs G. Copple", "present", None),
        ("J. Goves", "present", None),
        ("A. Browne", "officer", None),
        ("P. Crich", "apologies", "vice_chair"),
        ("R. Hens", "apologies", None),
        ("Mrs J. Reade", "apologies", None),
    ]


def test_the_last_lines_of_a_meeting():
    minutes = minutes_of("Minutes of the meeting of Alder Parish Council held in the village hall on Monday 5 March 2018\n", PRESENT,
                         "**1. FINANCE**\nNothing.\n**2. Date of Next Meeting**\nThursday 5 April 2018 at 7.30pm.\n",
                         "The meeting was adjourned from 8.00 pm to 8.15 pm and ended at 9.00 pm.")  # fmt: skip
    assert (minutes.venue, str(minutes.next_meeting), str(minutes.concluded)) == (
        "village hall",
        "2018-04-05",
        "21:00:00",
    )


@pytest.mark.parametrize(
    ("told", "names"),
    [
        (
            "Councillor Macready (Chair) Druit (Deputy Chair), Allard (Group Spokesperson), Clare and Yates.",
            [("Macready", "chair"), ("Druit", "vice_chair"), ("Allard", None), ("Clare", None), ("Yates", None)],
        ),
        ("Councillors Bryce, English (Chairman) and Garden", [("Bryce", None), ("English", "chair"), ("Garden", None)]),
        ("Alderman Baird, Duddy and Hillis", [("Baird", None), ("Duddy", None), ("Hillis", None)]),
        (
            "In the Chair A. Vickers, L. Bowdler and T. Dixey.",
            [("A. Vickers", "chair"), ("L. Bowdler", None), ("T. Dixey", None)],
        ),
    ],
)
def test_names_under_one_office(told, names):
    minutes = minutes_of(HEAD, f"Present: {told}\n**1. FINANCE**\nNothing.\n**2. ROADS**\nNothing.")
    assert [(name, role) for name, _, role in attended(minutes)] == names


def test_one_councillor_before_an_officer():
    minutes = minutes_of(
        HEAD, "Present: Councillor Ash, the Clerk and Mr P Bell\n**1. FINANCE**\nNothing.\n**2. ROADS**\nNothing."
    )
    assert [one.person.office for one in minutes.attendance if one.person.name != "Ash"] == [None]


def test_reserves_are_told_by_sentences():
    minutes = minutes_of(
        HEAD, PRESENT, "**1. Attendance by Reserve Members**\nOrdinary Member\nCouncillor Fir\n**2. ROADS**\nNothing."
    )
    assert "Fir" not in [name for name, _, _ in attended(minutes)]


def test_duration_of_meeting():
    minutes = minutes_of("Minutes of the meeting held on Tuesday 21 June 2022\n", PRESENT,
                         "**1. ROADS**\nNothing.\n**2. DURATION OF MEETING**\n6.30 p.m. to 8.17 p.m.")  # fmt: skip
    assert (str(minutes.commenced), str(minutes.concluded)) == ("18:30:00", "20:17:00")


def test_a_heading_over_resolved_items_resolves_nothing():
    minutes = minutes_of(HEAD, PRESENT, "**1. ROADS**\nNothing.\n**RESOLVED ITEMS**\n**2. FINANCE**\nParking is an issue. Resolved – to write to "
                         "the school.")  # fmt: skip
    assert [r.text for item in minutes.items for r in item.resolutions] == ["to write to the school."]


def test_all_present_agreed():
    minutes = minutes_of(HEAD, PRESENT, "**1. CO-OPTION**\nCouncillor Elm proposed Mrs Fir as Secretary and was seconded by Councillor Oak. All "
                         "present agreed.\n**2. ROADS**\nNothing.")  # fmt: skip
    (motion,) = minutes.items[0].motions
    assert (motion.seconder.name, motion.outcome) == ("Oak", "carried")


def test_a_roll_that_marks_those_present():
    roll = "**PRESENT:**\n* Councillor Keith Fear\n* Graham Hinde\nThaya Iddon\n* Joyce Nickel\n"
    key = "* Denotes Member present\n(1) Denotes category of Reserve Members\n"
    minutes = minutes_of(HEAD, roll, key, "**1. FINANCE**\nNothing.\n**2. ROADS**\nNothing.")
    assert [name for name, _, _ in attended(minutes)] == ["Keith Fear", "Graham Hinde", "Joyce Nickel"]


def test_the_public_behind_the_names():
    minutes = minutes_of(HEAD, PRESENT, "Other Attendees: Alan Moffet, Lynn Duke (Corrie Herald) plus three members of the public\n",
                         "**1. FINANCE**\nNothing.\n**2. ROADS**\nNothing.")  # fmt: skip
    assert [(name, status) for name, status, _ in attended(minutes)][-2:] == [
        ("Alan Moffet", "also_present"),
        ("Lynn Duke", "also_present"),
    ]
