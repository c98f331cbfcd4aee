# ruff: noqa: E501  (one printed form a row)
"""Whole minutes in house styles of their own, each invented."""

import pytest

from tests.extractors.minutes.build import minutes_of, table

SCOTTISH = """
**STRATHCORRAN AREA COMMITTEE**
**Minute of Meeting of the Strathcorran Area Committee held in the Burgh Chambers, Corran on Wednesday 14 May 2008 at 10.30 am**
SEDERUNT
Councillors Mairi Galbraith (Convener), Hamish Orde, Isobel Tweedie, A. R. Kinnaird and Dougal Fyfe
IN ATTENDANCE: Mr. D. Laing, Area Manager; Mrs. E. Roy, Senior Solicitor; Ms. P. Quaile, Committee Clerk
APOLOGIES: Councillors Struan Pirie and Effie Munn, JP
**1 DECLARATIONS OF INTEREST**
Councillor Kinnaird declared a non-financial interest in Item 4 as his wife is secretary of the Regatta and took no part.
**2 MINUTE OF PREVIOUS MEETING**
The Minute of 12 March 2008 was approved as a correct record on the motion of Councillor Orde, seconded by Councillor Fyfe.
**3 ROADS PROGRAMME 2008/09**
There was submitted a report dated 28 April 2008 by the Area Manager proposing a programme of roads works.
The Area Manager advised that £1.2 million had been agreed by the Council in February.
Councillor Tweedie, seconded by Councillor Fyfe, moved that the programme be approved.
As an amendment Councillor Kinnaird, seconded by Councillor Orde, moved that the Shore Road scheme be deleted.
On a vote being taken by show of hands, 3 Members voted for the motion and 2 for the amendment and the motion was accordingly carried.
DECISION
The Committee agreed:
(1) to approve the roads programme for 2008/09; and
(2) to survey Shore Road.
**4 GRANT TO CORRAN REGATTA**
The Committee agreed to award a grant of £400.
**5 ANY OTHER BUSINESS**
There was none.
The meeting concluded at 12.05 pm.
"""

TYPED_PARISH = """
Nether Wallop-on-the-Hill Parish Council
DRAFT MINUTES of the Ordinary Meeting of the Parish Council held on Monday 3rd October 2016 at the Village Hall commencing at 7.30pm
Present: Cllrs. G. Ashby (Chair), P. Bunce and R. Dyer
Clerk: Mrs S Ellery
District Councillor M. Frost attended until 8pm. 3 members of the public were present.
16/101 Apologies for absence: Cllr Gribble (work commitments). Apologies accepted.
16/102 Declarations of Interest: Cllr Bunce declared a personal interest in agenda item 7.
16/103 Minutes of the last meeting: It was proposed by Cllr Bunce, seconded by Cllr Dyer and unanimously agreed that the Minutes be signed.
16/104 Public Participation. A resident of 12 Church Lane complained of parking. He proposed that a yellow line be painted.
16/105 Planning. The following application was considered: 16/01234/FUL 4 Mill Lane, extension. RESOLVED: no objection.
16/106 Finance. RESOLVED to approve the following payments: (Prop: Cllr Bunce; Sec: Cllr Dyer. All in favour.)
- Clerk's salary £312.40
- Grass cutting £95.00
16/107 Village pond. Cllr Dyer reported that the pond was overgrown. ACTION: Clerk to obtain quotes.
16/108 Budget 2017/18. Cllr Ashby proposed a precept of £9,450. Cllr Dyer seconded. Carried by 3 votes to 1.
16/109 Date of next meeting: Monday 7th November 2016 at 7.30pm.
There being no further business the Chairman closed the meeting at 8.47pm.
Signed ........................ Date ..............
"""

UNNUMBERED_CITY = """
# Fernhill City Council
# Minutes of the Extraordinary Council Meeting
Date: 22 July 2021
Time: 6.00 p.m. - 7.25 p.m.
Place: Remote meeting held via Microsoft Teams
**Present**
The Lord Mayor (Councillor Jane Abbot) in the Chair
Councillors Ahmed, Brown, Evans and Fox
**Apologies**
Councillor Grey
**Apologies for Absence**
Apologies for absence were received from Councillor Grey. Councillor Hill was absent.
**Declarations of Interest**
There were no declarations made.
**Motion under Standing Order 12: Clean Air**
Councillor Ahmed moved and Councillor Brown seconded the following motion:
"This Council resolves to:
1. ask the Executive to bring forward a clean air plan; and
2. write to the Secretary of State."
Councillor Fox moved, and Councillor Evans seconded, as an amendment, that paragraph 2 be deleted.
A recorded vote was taken on the amendment:
For the amendment (2): Councillors Evans and Fox
Against the amendment (3): Councillors Abbot, Ahmed and Brown
Abstentions (0)
The amendment was declared lost.
The motion was then put to the vote and declared carried.
RESOLVED – That this Council:
1. asks the Executive to bring forward a clean air plan; and
2. writes to the Secretary of State.
**Exclusion of the Press and Public**
RESOLVED – That the press and public be excluded from the meeting for the following item.
**Senior Appointment**
RECOMMENDED to the Appointments Panel – that the salary be agreed.
The Lord Mayor closed the meeting at 7.25 p.m.
"""

WELSH = """
# CYNGOR CYMUNED GLANDDERWEN
Cofnodion y cyfarfod a gynhaliwyd nos Fercher, 10 Mawrth 2032 am 7.00 yh yn Neuadd yr Eglwys, Glandderwen
PRESENNOL: Y Cynghorwyr Gwen Onnen (Cadeirydd), Idris Llwyfen a Mair Derwen
Yn bresennol hefyd: Eleri Bedwen (Clerc)
YMDDIHEURIADAU: Y Cynghorydd Hefin Celyn
**1. DATGAN BUDDIANNAU**
Datganodd y Cynghorydd Mair Derwen fuddiant yn eitem 2.
**2. CAE CHWARAE**
Cynigiwyd gan y Cynghorydd Idris Llwyfen ac eiliwyd gan y Cynghorydd Mair Derwen fod y Cyngor yn prynu siglen. Pleidleisiodd dau o blaid ac un yn erbyn. Derbyniwyd y cynnig.
PENDERFYNWYD: Prynu siglen newydd am £1,150.
Daeth y cyfarfod i ben am 8.25 yh.
"""

# The two styles below were written after the code was finished; see the report of issue 3 for their first scores.
OLD_BOROUGH = """
# BOROUGH OF MARLING
# DEVELOPMENT CONTROL COMMITTEE
At a meeting of the Development Control Committee held in the Council Offices, Market Street, Marling on Thursday, 17th June, 2004 at 6.00 p.m.
PRESENT:
Councillor R.T. Haddow (Chairman)
Councillors Mrs. B.J. Ince, D. Lorne, P. Maddox, S. Nunn, Mrs. G. Orchard and T.W. Prowse
IN ATTENDANCE:
Mr. A. Quill (Head of Planning Services) and Miss F. Rudd (Committee Administrator)
An apology for absence was received from Councillor J. Sayer.
**212 MINUTES**
RESOLVED - That the Minutes of the meeting held on 20th May, 2004, having been circulated, be taken as read, confirmed as a correct record and signed by the Chairman.
**213 DECLARATIONS OF INTEREST**
The following declarations were made:-
Councillor D. Lorne - Item 5 - application 04/0312/F - personal and prejudicial, neighbour of the applicant.
Councillor Mrs. G. Orchard - Item 7 - personal, member of the Civic Society.
**214 PUBLIC SPEAKING**
Mrs. Tate of 14 Orchard Way spoke against application 04/0312/F and asked the Committee to resolve to refuse it.
**215 APPLICATION 04/0312/F - 2 DWELLINGS, REAR OF 12 ORCHARD WAY**
The Head of Planning Services reported on an application for two dwellings.
It was moved by Councillor Maddox and seconded by Councillor Nunn that consideration be deferred to enable a site visit to take place.
On being put to the vote, the motion was LOST (2 for, 4 against).
It was then moved by Councillor Prowse, seconded by Councillor Mrs. Ince and
RESOLVED - That planning permission be refused for the following reasons:-
(1) the proposal would constitute over-development; and
(2) the access is sub-standard.
(Councillor Lorne, having declared an interest, left the room during consideration of this item.)
**216 ENFORCEMENT**
The Solicitor reported that, of the 14 notices served in 2003, 11 had been complied with.
RESOLVED - That the report be received.
**217 CHARGES FOR COPIES OF DOCUMENTS**
RECOMMENDED - That the Council be recommended to approve the charges in Appendix B with effect from 1st July, 2004.
**218 EXCLUSION OF PUBLIC**
RESOLVED - That under Section 100A(4) of the Local Government Act 1972 the public be excluded from the meeting for the following item of business.
**219 LAND AT PITT LANE**
(Exempt - Paragraph 7)
RESOLVED - That legal proceedings be commenced.
The meeting closed at 8.25 p.m.
CHAIRMAN
"""

SPOKEN_TOWN = """
# Ashcombe & Tarrant Town Council
Minutes of the FULL COUNCIL MEETING held at the Corn Exchange, Ashcombe on Tuesday 8th November 2022 at 7:00pm.
**Councillors present:**
Cllrs Abel (Town Mayor, in the Chair), Nairn, Quaid, Reeve, Sharp, Tull, Usher, Vane, Wragg and Yardley
**Also in attendance:**
Ms P Zeal (Town Clerk), Mr D Alder (Deputy Clerk)
**Meeting opened: 7:00pm**
1. Apologies
Cllrs Keane and Loftus sent apologies. Cllr Mabey was absent without apology.
2. Declarations of Interest and Dispensations
Cllr Nairn declared a Disclosable Pecuniary Interest in item 6 and would leave the room.
3. Public Participation
(a) Mr Obi asked when the toilets would reopen.
(b) A petition with 212 signatures was presented by Mrs Pell, who proposed that they be free.
4. Minutes of the Last Meeting
Proposed by Cllr Quaid, seconded by Cllr Reeve and AGREED to accept the minutes of 11th October 2022 as a true record. Vote: 9 for, 0 against, 1 abstention.
5. Mayor's Report
The Mayor had attended 5 events. Councillors thanked the Mayor.
6. Christmas Lights
Cllr Sharp proposed spending £4,000 on lights. Cllr Tull proposed an amendment that the sum be £3,500. This was seconded by Cllr Usher.
The amendment was put to the vote: For 4, Against 5. The amendment fell.
The original motion was seconded by Cllr Vane and carried 6-3.
IT WAS RESOLVED to spend £4,000 on lights.
7. Budget
It was noted that the precept form had arrived.
UNANIMOUSLY RESOLVED that:
a) the budget be adopted
b) the precept be £201,450
8. Confidential session
The public left the meeting at 8:40pm.
RESOLVED to appoint Mr X as groundsman.
Meeting closed: 9:02pm
Date of next meeting: 13th December 2022
Signed................................ Town Mayor
"""


def names(minutes, status):
    return [entry.person.name for entry in minutes.attendance if entry.status == status]


def test_scottish_minute():
    minutes = minutes_of(SCOTTISH)
    assert minutes.committee == "Strathcorran Area Committee"
    assert (str(minutes.date), minutes.venue) == ("2008-05-14", "Burgh Chambers, Corran")
    assert (f"{minutes.commenced:%H:%M}", f"{minutes.concluded:%H:%M}") == ("10:30", "12:05")
    assert names(minutes, "present") == [
        "Mairi Galbraith",
        "Hamish Orde",
        "Isobel Tweedie",
        "A. R. Kinnaird",
        "Dougal Fyfe",
    ]
    assert minutes.attendance[0].role == "chair"
    assert [entry.position for entry in minutes.attendance if entry.status == "officer"] == [
        "Area Manager", "Senior Solicitor", "Committee Clerk",
    ]  # fmt: skip
    assert [item.number for item in minutes.items] == ["1", "2", "3", "4", "5"]
    roads = minutes.item("3")
    assert [(m.kind, m.proposer.name, m.outcome) for m in roads.motions] == [
        ("original", "Tweedie", "carried"), ("amendment", "Kinnaird", "lost"),
    ]  # fmt: skip
    assert [clause.text for clause in roads.resolutions[0].clauses] == [
        "to approve the roads programme for 2008/09; and", "to survey Shore Road.",
    ]  # fmt: skip
    assert minutes.item("2").motions[0].outcome == "carried"
    assert minutes.item("5").resolutions == ()


def test_typed_parish_minutes():
    minutes = minutes_of(TYPED_PARISH)
    assert minutes.council == minutes.committee == "Nether Wallop-on-the-Hill Parish Council"
    assert minutes.draft
    assert str(minutes.next_meeting) == "2016-11-07"
    assert [item.number for item in minutes.items] == [f"16/{n}" for n in range(101, 110)]
    assert minutes.item("16/105").title == "Planning"
    assert names(minutes, "apologies") == ["Gribble"]
    assert names(minutes, "also_present") == ["M. Frost"]
    assert minutes.item("16/103").resolutions[0].text == "that the Minutes be signed."
    assert minutes.item("16/104").motions == ()
    assert minutes.item("16/106").resolutions[0].text == (
        "to approve the following payments: Clerk's salary £312.40 Grass cutting £95.00"
    )
    assert minutes.item("16/106").motions[0].vote.unanimous
    assert minutes.item("16/107").actions[0].owner == "Clerk"
    budget = minutes.item("16/108").motions[0]
    assert (budget.seconder.name, budget.vote.ayes.count, budget.vote.noes.count) == ("Dyer", 3, 1)


def test_unnumbered_minutes():
    minutes = minutes_of(UNNUMBERED_CITY)
    assert (minutes.council, str(minutes.date)) == ("Fernhill City Council", "2021-07-22")
    assert (f"{minutes.commenced:%H:%M}", f"{minutes.concluded:%H:%M}") == ("18:00", "19:25")
    assert [item.title for item in minutes.items] == [
        "Apologies for Absence", "Declarations of Interest", "Motion under Standing Order 12: Clean Air",
        "Exclusion of the Press and Public", "Senior Appointment",
    ]  # fmt: skip
    assert [item.exempt for item in minutes.items] == [False, False, False, False, True]
    assert names(minutes, "absent") == ["Hill"]
    motion, amendment = minutes.items[2].motions
    assert motion.text == (
        "This Council resolves to: 1. ask the Executive to bring forward a clean air plan; and "
        "2. write to the Secretary of State."
    )
    assert (motion.outcome, amendment.outcome) == ("carried", "lost")
    assert [len(side.people) for side in (amendment.vote.ayes, amendment.vote.noes)] == [2, 3]
    assert [clause.label for clause in minutes.items[2].resolutions[0].clauses] == ["1", "2"]
    assert (minutes.items[4].resolutions[0].kind, minutes.items[4].resolutions[0].to) == (
        "recommended",
        "Appointments Panel",
    )


def test_welsh_minutes():
    minutes = minutes_of(WELSH)
    assert (str(minutes.date), minutes.venue) == ("2032-03-10", "Neuadd yr Eglwys, Glandderwen")
    assert (f"{minutes.commenced:%H:%M}", f"{minutes.concluded:%H:%M}") == ("19:00", "20:25")
    assert names(minutes, "present") == ["Gwen Onnen", "Idris Llwyfen", "Mair Derwen"]
    assert names(minutes, "officer") == ["Eleri Bedwen"]
    assert names(minutes, "apologies") == ["Hefin Celyn"]
    assert minutes.items[0].declarations[0].interest == "fuddiant yn eitem 2"
    (motion,) = minutes.items[1].motions
    assert (motion.outcome, motion.vote.ayes.count, motion.vote.noes.count) == ("carried", 2, 1)
    assert minutes.items[1].resolutions[0].text == "Prynu siglen newydd am £1,150."


def test_minutes_in_a_table():
    minutes = minutes_of(
        "# Hazelmoor Town Council\nMinutes of the meeting of the Town Council held on 3 March 2031\nPresent: Cllrs Ash, Elm and Oak",
        table(
            ["Item", "Minute", "Action"],
            ["1.\n", "**Apologies**\nNone were received.", ""],
            [
                "2.\n",
                "**Boundary wall**\nRESOLVED: That the wall be mended.",
                "Write to the mason: Town Clerk, 1 April 2031",
            ],
            ["3.\n", "**Swings**\nThe swings are rusty.", "Clerk"],
            ruled=True,
        ),
    )
    assert [(item.number, item.title) for item in minutes.items] == [
        ("1", "Apologies"), ("2", "Boundary wall"), ("3", "Swings"),
    ]  # fmt: skip
    assert minutes.items[1].resolutions[0].text == "That the wall be mended."
    (action,) = minutes.items[1].actions
    assert (action.text, action.owner, action.due) == ("Write to the mason", "Town Clerk", "1 April 2031")
    assert minutes.items[2].actions[0].owner == "Clerk"


def test_old_borough_minutes():
    minutes = minutes_of(OLD_BOROUGH)
    assert (minutes.council, minutes.committee) == ("BOROUGH OF MARLING", "Development Control Committee")
    assert [item.number for item in minutes.items] == [str(n) for n in range(212, 220)]
    assert len(names(minutes, "present")) == 7
    assert [d.person.name for d in minutes.item("213").declarations] == ["D. Lorne", "Mrs. G. Orchard"]
    application = minutes.item("215")
    assert application.declarations == ()
    assert [(m.proposer.name, m.seconder.name, m.outcome) for m in application.motions] == [
        ("Maddox", "Nunn", "lost"), ("Prowse", "Mrs. Ince", "carried"),
    ]  # fmt: skip
    assert [clause.label for clause in application.resolutions[0].clauses] == ["1", "2"]
    assert minutes.item("214").resolutions == ()
    charges = minutes.item("217").resolutions[0]
    assert (charges.kind, charges.to) == ("recommended", "Council")
    assert [item.number for item in minutes.items if item.exempt] == ["219"]


def test_spoken_town_minutes():
    minutes = minutes_of(SPOKEN_TOWN)
    assert len(names(minutes, "present")) == 10
    assert minutes.attendance[0].role == "chair"
    assert (names(minutes, "apologies"), names(minutes, "absent")) == (["Keane", "Loftus"], ["Mabey"])
    original, amendment = minutes.item("6").motions
    assert (original.proposer.name, original.seconder.name, original.outcome) == ("Sharp", "Vane", "carried")
    assert (original.vote.ayes.count, original.vote.noes.count) == (6, 3)
    assert (amendment.seconder.name, amendment.outcome, amendment.vote.noes.count) == ("Usher", "lost", 5)
    assert minutes.item("3").motions == ()
    assert minutes.item("8").exempt
    assert str(minutes.next_meeting) == "2022-12-13"


@pytest.mark.parametrize("text", [SCOTTISH, TYPED_PARISH, UNNUMBERED_CITY, WELSH, OLD_BOROUGH, SPOKEN_TOWN])
def test_nothing_printed_under_a_heading_is_lost(text):
    minutes = minutes_of(text)
    first = minutes.items[0].title
    below = text[text.index(first) + len(first) :]
    kept = " ".join(
        [p.text for item in minutes.items for p in item.paragraphs]
        + [item.title or "" for item in minutes.items]
        + [item.number or "" for item in minutes.items]
    )
    words = set(kept.replace("*", " ").split())
    closing = ("meeting", "closed", "concluded", "Signed", "business", "cyfarfod", "CHAIRMAN")
    for line in below.splitlines():
        if not any(word in line for word in closing):
            missing = [
                w for w in line.replace("*", " ").split() if w not in words and w.strip("-.:") not in words and w != "-"
            ]
            assert [w for w in missing if w.strip("().") not in kept] == []
