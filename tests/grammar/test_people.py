# ruff: noqa: E501  (one printed form a row)
"""People: single names, lists, and what is not a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendaparse.grammar.people import (
    PersonText,
    find_people,
    format_people,
    is_job_title,
    is_person_name,
    parse_people,
    parse_person,
    parse_role,
    same_person,
)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Cllr. Collins (Chairman)", {"name": "Collins", "office": "Cllr.", "role": "chair"}),
        ("Cllr. Pett (Vice Chariman)", {"name": "Pett", "office": "Cllr.", "role": "vice_chair"}),
        ("Cllr Jones (Vice Chairmain)", {"name": "Jones", "office": "Cllr", "role": "vice_chair"}),
        ("Councillor Ed Plowden (in the Chair)", {"name": "Ed Plowden", "role": "chair"}),
        ("Chairman, Cllr. Collins", {"name": "Collins", "office": "Cllr.", "role": "chair"}),
        ("Chair: Councillor A Smith", {"name": "A Smith", "office": "Councillor", "role": "chair"}),
        ("Cllr. Dr. Canet", {"name": "Dr. Canet", "office": "Cllr.", "honorific": "Dr."}),
        ("Sir Paul Carter, CBE", {"name": "Sir Paul Carter", "post_nominals": ("CBE",), "honorific": "Sir"}),
        ("Mr P M Hill, OBE", {"name": "Mr P M Hill", "post_nominals": ("OBE",)}),
        ("Mr R Love OBE", {"name": "Mr R Love", "post_nominals": ("OBE",)}),
        ("Mr P V Barrington-King", {"name": "Mr P V Barrington-King", "office": None}),
        ("Cllr Mrs J de Souza", {"name": "Mrs J de Souza", "office": "Cllr"}),
        ("Olive O\u2019Sullivan \u2013 Town Clerk", {"name": "Olive O\u2019Sullivan", "position": "Town Clerk"}),
        ("Becki Leonard - Assistant Town Clerk.", {"name": "Becki Leonard", "position": "Assistant Town Clerk"}),
        ("Mr J Howes - Team Leader (Major Developments)", {"name": "Mr J Howes", "position": "Team Leader (Major Developments)"}),
        ("Jane Ash, Finance Manager (via Teams)", {"name": "Jane Ash", "position": "Finance Manager"}),
        ("Jane Ash - Finance Manager (Until Item Six)", {"name": "Jane Ash", "position": "Finance Manager"}),
        ("Cllr Ash, Elm (Chair)", {"name": "Ash", "role": None}),
        ("Director of Finance and Governance \u2013 S Maw", {"name": "S Maw", "position": "Director of Finance and Governance"}),
        ("the clerk A. Browne", {"name": "A. Browne", "position": "clerk"}),
        ("James Clapson (Democratic Services Officer)", {"name": "James Clapson", "position": "Democratic Services Officer"}),
        ("Mr J Cook (Democratic Services Manager)", {"name": "Mr J Cook", "position": "Democratic Services Manager"}),
        ("Clerk : Joan Connelly", {"name": "Joan Connelly", "position": "Clerk"}),
        ("Mayor Dave Yemm", {"name": "Dave Yemm", "office": "Mayor"}),
        ("Councillor J Smith (Con)", {"name": "J Smith", "party": "Con"}),
        ("Councillor J Smith (Labour, Chair)", {"name": "J Smith", "party": "Labour", "role": "chair"}),
        ("COUNCILLOR J SMITH", {"name": "J SMITH", "office": "COUNCILLOR"}),
        ("Y Cynghorydd Huw ap Dafydd (Cadeirydd)", {"name": "Huw ap Dafydd", "office": "Cynghorydd", "role": "chair"}),
        ("Cllr Rhys Jones (Is-gadeirydd)", {"name": "Rhys Jones", "role": "vice_chair"}),
        ("County Councillor Ann Hall", {"name": "Ann Hall", "office": "County Councillor"}),
        ("Alderman R. G. White", {"name": "R. G. White", "office": "Alderman"}),
        ("Sue Chandler, Cabinet Member for Integrated Children\u2019s Services.", {"name": "Sue Chandler", "position": "Cabinet Member for Integrated Children\u2019s Services"}),
        ("Rev. Canon John Smith", {"name": "Rev. Canon John Smith"}),
        ("Mrs Church (co-opted member)", {"name": "Mrs Church", "role": "co_opted"}),
        ("David Hall", {"name": "David Hall"}),
        ("Cllr Ward", {"name": "Ward", "office": "Cllr"}),
        ("Cllr. Penny Cole was also present.", {"name": "Penny Cole", "office": "Cllr."}),
        ("Mrs Victoria\nWhitehead", {"name": "Mrs Victoria Whitehead"}),
        ("Cllr Smith OBE JP", {"name": "Smith", "post_nominals": ("OBE", "JP")}),
        ("Town Councillor B Jones", {"name": "B Jones", "office": "Town Councillor"}),
    ],
)  # fmt: skip
def test_one_person(text: str, want: dict[str, object]) -> None:
    person = parse_person(text)
    assert person is not None
    assert {key: getattr(person, key) for key in want} == want
    assert text[person.start : person.end] == person.raw


@pytest.mark.parametrize(
    ("text", "substitute", "replaced"),
    [
        ("Councillor Jos Clark (substitute for Councillor Coombes)", "Jos Clark", "Coombes"),
        ("Cllr Wood substituting for Cllr Ellis", "Wood", "Ellis"),
        ("Cllr A Wood (sub. for Cllr Ellis)", "A Wood", "Ellis"),
        ("Mr A Wood (substitute for Mr B Ellis)", "Mr A Wood", "Mr B Ellis"),
        ("Cllr Wood, substituting for Cllr Ellis", "Wood", "Ellis"),
        ("Cllr Wood (in place of Ellis)", "Wood", "Ellis"),
    ],
)
def test_substitutes(text: str, substitute: str, replaced: str) -> None:
    (person,) = parse_people(text)
    assert person.name == substitute
    assert person.role == "substitute"
    assert person.substituting_for is not None
    assert person.substituting_for.name == replaced


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Cllrs. Dr. Canet, Cheeseman, Perry Cole, Coleman, P. Darrington, Dyball, Foster,\nHudson, Osborne-Jackson and Raikes",
            ["Cllr. Dr. Canet", "Cllr. Cheeseman", "Cllr. Perry Cole", "Cllr. Coleman", "Cllr. P. Darrington", "Cllr. Dyball", "Cllr. Foster", "Cllr. Hudson", "Cllr. Osborne-Jackson", "Cllr. Raikes"],
        ),
        ("Mr N Baker, Mr M Baldock, Sir Paul Carter, CBE,\nMrs S Chandler", ["Mr N Baker", "Mr M Baldock", "Sir Paul Carter", "Mrs S Chandler"]),
        (
            "Present: Miss Jane Ritchie, Mr Andrew Landau, Mr David Dent and Mrs Victoria\nWhitehead, Councillors, and Mrs Susan Ryding, Clerk",
            ["Councillor Miss Jane Ritchie", "Councillor Mr Andrew Landau", "Councillor Mr David Dent", "Councillor Mrs Victoria Whitehead", "Mrs Susan Ryding [Clerk]"],
        ),
        ("Chairman, Cllr. Collins; Vice-Chairman, Cllr. Pett", ["Cllr. Collins {chair}", "Cllr. Pett {vice_chair}"]),
        ("Cllr A Collins, Chairman, Cllr B Pett, Vice-Chairman", ["Cllr A Collins {chair}", "Cllr B Pett {vice_chair}"]),
        (
            "Councillors: Ed Plowden (Chair), Graham Morris (Vice-Chair), Donald Alexander, Rob Bryher,\nTim Rippington, Kaz Self and Jos Clark",
            ["Councillor Ed Plowden {chair}", "Councillor Graham Morris {vice_chair}", "Councillor Donald Alexander", "Councillor Rob Bryher", "Councillor Tim Rippington", "Councillor Kaz Self", "Councillor Jos Clark"],
        ),
        (
            "Cllr. Collins (Chairman)\nCllr. Pett (Vice Chariman)\nCllrs. Dr. Canet, Perry Cole, Hudson and\nRaikes",
            ["Cllr. Collins {chair}", "Cllr. Pett {vice_chair}", "Cllr. Dr. Canet", "Cllr. Perry Cole", "Cllr. Hudson", "Cllr. Raikes"],
        ),
        (
            "PRESENT: Shellina Prendergast (Chair), Paul Bartlett (Vice-Chair), Gary Cooke,\nDylan Jeffrey and Brian Horton",
            ["Shellina Prendergast {chair}", "Paul Bartlett {vice_chair}", "Gary Cooke", "Dylan Jeffrey", "Brian Horton"],
        ),
        (
            "IN ATTENDANCE: James Clapson (Democratic Services Officer), Kevin Kasaven\n(Director of Children's Countywide Services), Robin\nCahill (Senior Commissioner), Gavin\nSwann (Service Manager Safeguarding, Quality Assurance & Professional\nStandards), Amy\nCoombs (Head of Adoption) and Maureen Robinson (MI\nService Manager)",
            ["James Clapson [Democratic Services Officer]", "Kevin Kasaven [Director of Children's Countywide Services]", "Robin Cahill [Senior Commissioner]", "Gavin Swann [Service Manager Safeguarding, Quality Assurance & Professional Standards]", "Amy Coombs [Head of Adoption]", "Maureen Robinson [MI Service Manager]"],
        ),
        ("Apologies were received from Mr R Love OBE, Ms K Leonard, and Ms A Farmer.", ["Mr R Love", "Ms K Leonard", "Ms A Farmer"]),
        ("Ms L Game, Ms S Chandler and Ms T Scott were in attendance virtually.", ["Ms L Game", "Ms S Chandler", "Ms T Scott"]),
        ("Apologies for absence were received from Cllrs. Cheeseman, P. Darrington and\nOsborne-Jackson", ["Cllr. Cheeseman", "Cllr. P. Darrington", "Cllr. Osborne-Jackson"]),
        ("Cllrs Hodivala (Chairman), Hewett, Mosson, Passey and Wood.", ["Cllr Hodivala {chair}", "Cllr Hewett", "Cllr Mosson", "Cllr Passey", "Cllr Wood"]),
        ("Cllrs Ives, Ward and Ellis.", ["Cllr Ives", "Cllr Ward", "Cllr Ellis"]),
        ("Olive O\u2019Sullivan \u2013 Town Clerk, Becki Leonard - Assistant Town Clerk.", ["Olive O\u2019Sullivan [Town Clerk]", "Becki Leonard [Assistant Town Clerk]"]),
        ("For transparency Cllrs Dyball, Hudson and Pett advised they were appointed", ["Cllr Dyball", "Cllr Hudson", "Cllr Pett"]),
        ("Councillors Sally Sahin and Victoria Whitehead", ["Councillor Sally Sahin", "Councillor Victoria Whitehead"]),
        ("Cllrs A Smith and B Jones, Mr C Brown (Clerk)", ["Cllr A Smith", "Cllr B Jones", "Mr C Brown [Clerk]"]),
        ("Y Cynghorwyr Huw Jones, Mair Evans a Rhys Davies", ["Cynghorydd Huw Jones", "Cynghorydd Mair Evans", "Cynghorydd Rhys Davies"]),
        ("Councillor A Smith\nCouncillor B Jones\nCouncillor C Brown", ["Councillor A Smith", "Councillor B Jones", "Councillor C Brown"]),
        ("Jane Smith, Clerk\nPeter Brown, Deputy Clerk", ["Jane Smith [Clerk]", "Peter Brown [Deputy Clerk]"]),
        ("Sarah Hammond, Corporate Director Children, Young People and Education", ["Sarah Hammond [Corporate Director Children, Young People and Education]"]),
        ("Cllr. Collins (Chairman) Cllr. Pett (Vice Chariman) Cllrs. Dr. Canet and Cole", ["Cllr. Collins {chair}", "Cllr. Pett {vice_chair}", "Cllr. Dr. Canet", "Cllr. Cole"]),
        ("Councillors J Smith (in the Chair), P Brown (substitute for Cllr Z Black), and Q White", ["Councillor J Smith {chair}", "Councillor P Brown {substitute}", "Councillor Q White"]),
        ("The Mayor (Councillor J Smith)", ["Councillor J Smith [Mayor]"]),
        (
            "Cllrs B Loam, Miss R Quill, D Vale and S Wether-Coat",
            ["Cllr B Loam", "Cllr Miss R Quill", "Cllr D Vale", "Cllr S Wether-Coat"],
        ),
        ("Cllrs Ms Carver, D'Arne and Webley", ["Cllr Ms Carver", "Cllr D'Arne", "Cllr Webley"]),
        ("Councillors Ash, Elm, Mr A Bird and Ms C Dale", ["Councillor Ash", "Councillor Elm", "Mr A Bird", "Ms C Dale"]),
        ("County Cllr P Ashdown (until 8.10pm)", ["County Cllr P Ashdown"]),
        (
            "The Head of Planning (Mr. A. Quill), the Engineer (Ms P. Shaw) and the Committee Administrator (Miss F. Rudd)",
            ["Mr. A. Quill [Head of Planning]", "Ms P. Shaw [Engineer]", "Miss F. Rudd [Committee Administrator]"],
        ),
        ("Councillors A Ash, C Cole and the Clerk, Mrs J Doe", ["Councillor A Ash", "Councillor C Cole", "Mrs J Doe [Clerk]"]),
        (
            "Works Superintendent Dan MacIver, Deputy Clerk Kristin Linden and Fire Chief-CEMC Will Bates",
            ["Dan MacIver [Works Superintendent]", "Kristin Linden [Deputy Clerk]", "Will Bates [Fire Chief-CEMC]"],
        ),
        ("Democratic Services Officer, Head of Grant Funding", []),
        ("Cllr Smith Seconded", ["Cllr Smith"]),
        ("Cllr Smith. Having spoken", ["Cllr Smith"]),
        ("Councillor Jane Smith\nChair", ["Councillor Jane Smith {chair}"]),
        ("Jane Smith\nGeneral Counsel", ["Jane Smith [General Counsel]"]),
        ("Cllr Mr & Mrs Smith", ["Mrs Smith"]),
        ("AMBER GREEN", []),
        ("Cost Drivers - Demand 22", []),
        ("The Democratic Services Manager reported apologies from Mr Beaney, Mr\nCampkin and Mr Wright", ["Mr Beaney", "Mr Campkin", "Mr Wright"]),
        ("Members of the public", []),
        ("Council", []),
        ("All Partners", []),
        ("Town Clerk", []),
        ("Democratic Services Officer", []),
        ("UNRESTRICTED ITEMS", []),
        ("Apologies for Absence", []),
        ("There were none.", []),
        ("Village Hall", []),
        ("The Leader of the Council and two members of the public", []),
        ("Community Safety Partnership", []),
        ("Thursday, 9 January 2025", []),
        ("Sutton Coldfield, West Burton and Kent Downs", []),
        ("Whiteoak Leisure Centre", []),
        ("", []),
    ],
)  # fmt: skip
def test_lists(text: str, want: list[str]) -> None:
    def show(p: PersonText) -> str:
        out = " ".join(x for x in (p.office, p.name) if x)
        out += f" {{{p.role}}}" if p.role else ""
        return out + (f" [{p.position}]" if p.position else "")

    people = parse_people(text)
    assert [show(person) for person in people] == want
    for person in people:
        assert text[person.start : person.end] == person.raw


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Mr Gough", True), ("Cllr. Dr. Canet", True), ("Sarah Hammond", True), ("Council", False),
        ("Town Clerk", False), ("Kent Downs", False), ("Mr and Mrs", False), ("The Chair", False), ("Minutes", False),
    ],
)  # fmt: skip
def test_is_person_name(text: str, want: bool) -> None:
    assert is_person_name(text) is want


@pytest.mark.parametrize(
    ("text", "want"),
    [("(Chair)", "chair"), ("Vice Chariman", "vice_chair"), ("Deputy Chair", "vice_chair"), ("in the Chair", "chair"),
     ("Chairman of the Committee", "chair"), ("Charity", None), ("Chaplain", None), ("Substitute", "substitute"),
     ("ex-officio", "ex_officio"), ("Chief", None), ("Cadeirydd", "chair")],
)  # fmt: skip
def test_roles(text: str, want: str | None) -> None:
    assert parse_role(text) == want


def test_job_titles() -> None:
    assert is_job_title("Head of Finance")
    assert not is_job_title("Jane Smith")
    assert not is_job_title("a manager")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A report was given by PC Roe.", ["PC Roe"]),
        ("The PC Clerk and the PC Monitors wrote to Lowick PC Chairman.", []),
    ],
)
def test_a_constable_is_somebody_and_a_parish_council_is_not(text: str, want: list[str]) -> None:
    assert [person.name for person in find_people(text)] == want


def test_find_people_in_running_text() -> None:
    text = "Mr Gough proposed, and Mr Brady seconded that Mr G Cooke be elected. Cllr Raikes\u2019s wife left."
    found = find_people(text)
    assert [p.name for p in found] == ["Mr Gough", "Mr Brady", "Mr G Cooke", "Raikes"]
    assert all(text[p.start : p.end] == p.raw for p in found)


@pytest.mark.parametrize(
    ("a", "b", "want"),
    [("Mr G Cooke", "Gary Cooke", "initials"), ("Mr Cooke", "Mr G Cooke", "surname"), ("Mr P Cole", "Mrs P T Cole", None),
     ("Perry Cole", "Penny Cole", None), ("P. Cole", "Perry Cole", "initials"), ("Dr. Canet", "Canet", "surname"),
     ("Olive O\u2019Sullivan", "Olive O'Sullivan", "name"), ("Mr A Smith", "Mr B Smith", None), ("Mr A Smith", "Mr A Jones", None),
     ("Cllr Raikes", "Raikes", "surname")],
)  # fmt: skip
def test_same_person(a: str, b: str, want: str | None) -> None:
    assert same_person(a, b) == want
    assert same_person(b, a) == want


SURNAMES = st.sampled_from(
    [
        "Canet",
        "Cheeseman",
        "Coleman",
        "Dyball",
        "Hudson",
        "Osborne-Jackson",
        "O'Sullivan",
        "McInroy",
        "Raikes",
        "Ward",
        "Hill",
    ]
)
TITLES = st.sampled_from(["Mr", "Mrs", "Ms", "Miss", "Dr", "Sir"])
INITIALS = st.sampled_from(["A", "P V", "N J D", "P.", "J.B."])
GIVEN = st.sampled_from(["Jane", "Perry", "Ed", "Shelly"])


@given(
    st.lists(st.tuples(st.one_of(st.just(""), INITIALS, GIVEN), SURNAMES), min_size=1),
    st.sampled_from(["Cllr", "Cllr.", "Councillor"]),
)
def test_one_office_over_a_list(names: list[tuple[str, str]], office: str) -> None:
    printed = [" ".join(part for part in name if part) for name in names]
    people = parse_people(format_people(printed, office=office))
    assert [p.name for p in people] == printed
    assert {p.office for p in people} == {office}


@given(st.lists(st.tuples(TITLES, st.one_of(INITIALS, GIVEN), SURNAMES), min_size=1))
def test_a_list_with_titles(names: list[tuple[str, str, str]]) -> None:
    printed = [" ".join(name) for name in names]
    assert [p.name for p in parse_people(format_people(printed))] == printed


@given(st.text(alphabet="CllrsMr. ,;()\n-JohnSmithand–Chair:"))
def test_any_text_is_read_without_error(text: str) -> None:
    for person in parse_people(text):
        assert text[person.start : person.end] == person.raw


def test_lines_of_people_and_the_bodies_they_come_from() -> None:
    found = parse_people(
        "Councillor Tom Ash, Hazel and Mill Council (Chair)\nJane Elm, Board Member (Vice Chair)\nAnn Oak, Head of Finance and Change\nRob Yew, Business Manager\nKim Fir, Lead Nurse"
    )
    assert [(p.name, p.role, p.position) for p in found] == [
        ("Tom Ash", "chair", None), ("Jane Elm", "vice_chair", "Board Member"),
        ("Ann Oak", None, "Head of Finance and Change"), ("Rob Yew", None, "Business Manager"),
        ("Kim Fir", None, "Lead Nurse"),
    ]  # fmt: skip


def test_a_post_on_a_new_line_is_that_of_the_name_behind_it() -> None:
    found = parse_people("The Mayor, Councillor K Ash\nDeputy Mayor, Councillor R Elm\nChief Executive, Mr T Oak")
    assert [(p.name, p.position) for p in found if p.position != "Mayor"][-1] == ("Mr T Oak", "Chief Executive")
    assert found[0].position != "Deputy Mayor"


def test_a_name_of_no_known_kind_opens_its_line_and_a_post_stands_behind_it() -> None:
    found = parse_people("Tom Ash, Chief Executive\nKatlin Huwe, Director of Law\nJane Elm, Clerk")
    assert [(p.name, p.position) for p in found] == [
        ("Tom Ash", "Chief Executive"), ("Katlin Huwe", "Director of Law"), ("Jane Elm", "Clerk"),
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["Clerk: ", "against: ", "a:", "Chair - "])
def test_labels_within_labels_without_end_are_read_without_error(label: str) -> None:
    assert parse_people(label * 3000) == []
