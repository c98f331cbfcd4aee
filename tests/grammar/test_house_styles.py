# ruff: noqa: E501  (one printed form a row)
"""Words of house styles that the sample packs do not show."""

from __future__ import annotations

import pytest

from agendaparse.grammar.bodies import find_council_name, is_committee, is_council_name
from agendaparse.grammar.exempt import group_heading
from agendaparse.grammar.minutes_words import attendance_label
from agendaparse.grammar.pages import is_blank_notice
from agendaparse.grammar.people import parse_people
from agendaparse.grammar.recommending import split_lead_in


@pytest.mark.parametrize(
    ("text", "exempt"),
    [
        ("Part B – Items for information", False),
        ("Part 2 - Exempt", True),
        ("PART II", True),
        ("Section Two", True),
        ("Section One", False),
        ("PART B - NOT OPEN TO THE PUBLIC", True),
        ("Part C – Items to be taken with the press and public excluded", True),
    ],
)
def test_parts(text: str, exempt: bool) -> None:
    found = group_heading(text)
    assert found is not None
    assert found[1] is exempt


@pytest.mark.parametrize(
    "name",
    ["CYNGOR SIR GLANMORFA", "WESTRIDGE FIRE AND RESCUE AUTHORITY", "Downland National Park Authority"],
)
def test_councils(name: str) -> None:
    assert is_council_name(name)


def test_boroughs_of_two_words() -> None:
    assert find_council_name("LONDON BOROUGH OF MARROW HAMLETS") == "LONDON BOROUGH OF MARROW HAMLETS"
    assert find_council_name("London Borough of Marrowby Cabinet") == "London Borough of Marrowby"


def test_officers_are_no_bodies() -> None:
    assert not is_committee("Clerk to the Council")
    assert not is_committee("Chief Executive")


def test_blank_notice() -> None:
    assert is_blank_notice("This page has been intentionally left blank")


def test_letters_and_party_behind_a_comma() -> None:
    (person,) = parse_people("Stephen Orme, MBE (Conservative)")
    assert (person.name, person.post_nominals, person.party) == ("Stephen Orme", ("MBE",), "Conservative")


def test_lists_keep_everybody() -> None:
    text = "Conservative (10): Mr A Booth (Chairman), Mrs C Dole and Mr E Frame"
    assert [p.name for p in parse_people(text)] == ["Mr A Booth", "Mrs C Dole", "Mr E Frame"]
    text = "Councillor Ann Ash (Chair) and Councillors Birch, Cedar and Elm"
    assert [p.name for p in parse_people(text)] == ["Ann Ash", "Birch", "Cedar", "Elm"]
    text = "Councillor L Bolitho Councillor Ms M Curnow Councillor N Dunstan"
    assert [p.name for p in parse_people(text)] == ["L Bolitho", "Ms M Curnow", "N Dunstan"]


def test_counted_attendance() -> None:
    assert attendance_label("PRESENT (five Councillors): Ann Ash") == ("present", 28)


def test_a_thing_recommended_is_no_body_asked() -> None:
    text = "That the scheme attached be recommended to Council for adoption."
    assert split_lead_in(text) == ("", text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Leisure Manager (Ian Platt), Legal Officer (T Ross)", [("Ian Platt", "Leisure Manager"), ("T Ross", "Legal Officer")]),
        ("Programme Manager (Capital Projects)", []),
        ("Chief Supt Ian Wray – Roxborough Police", [("Chief Supt Ian Wray", None)]),
        ("Mr Peter Hall – Police and Crime Commissioner", [("Mr Peter Hall", "Police and Crime Commissioner")]),
        ("Ann Cole – Legal Adviser\nSam Tilley – Licensing Officer", [("Ann Cole", "Legal Adviser"), ("Sam Tilley", "Licensing Officer")]),
        ("Joan Pettit, Chair of the Tenants' Forum", [("Joan Pettit", "Chair of the Tenants' Forum")]),
        ("Cllr A Gates and the Clerk, F Tidy", [("A Gates", None), ("F Tidy", "Clerk")]),
        ("Head of Parks and Trees (J Ely) and Clerk (T Ross)", [("J Ely", "Head of Parks and Trees"), ("T Ross", "Clerk")]),
        ("Deputy Chief Fire Officer, J Wroe (Fire Brigades Union) and Cllr Ash", [("J Wroe", None), ("Ash", None)]),
        ("Cllr A Gates and the Clerk, F Tidy. There were two members of the public.", [("A Gates", None), ("F Tidy", "Clerk")]),
        ("Bailie Jean Scott and Lord Provost Tom Shaw", [("Jean Scott", None), ("Tom Shaw", None)]),
    ],
)  # fmt: skip
def test_people_with_their_posts(text: str, want: list[tuple[str, str | None]]) -> None:
    assert [(person.name, person.position) for person in parse_people(text)] == want


def test_conveners_chair() -> None:
    people = parse_people("Councillors A Begg (Convener), J Dow (Depute Convener) and M Fyfe")
    assert [person.role for person in people] == ["chair", "vice_chair", None]


def test_a_key_of_initials_is_no_title() -> None:
    people = parse_people("Moira Sim (MS), Sir Alan Ely KC and Cllr Rhys Ash (MBE)")
    assert [(person.post_nominals, person.notes) for person in people] == [((), ("MS",)), (("KC",), ()), (("MBE",), ())]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Jane Roe, Age UK; Tom Reed, Clerk", ["Jane Roe, Age UK", "Tom Reed, Clerk"]),
        ("Jane Roe, Healthwatch Wessmoor; Tom Reed, Clerk", ["Jane Roe, Healthwatch Wessmoor", "Tom Reed, Clerk"]),
        ("Jane Roe, Furness Bluebell; Tom Reed, Clerk", ["Jane Roe, Furness Bluebell", "Tom Reed, Clerk"]),
        ("Ewan Laird, Shona Petrie; Tom Reed", ["Ewan Laird", "Shona Petrie", "Tom Reed"]),
        ("Mr T Knott, Environment Agency", ["Mr T Knott, Environment Agency"]),
        ("Sue Lamb (Citizens Advice), Inspector Rob Kerr (Wessmoor Police)",
         ["Sue Lamb (Citizens Advice)", "Inspector Rob Kerr (Wessmoor Police)"]),
        ("PC Dole – Wessmoor Police", ["PC Dole – Wessmoor Police"]),
        ("Councillors Ash, Church and School", ["Councillors Ash", "Church"]),
    ],
)  # fmt: skip
def test_an_organisation_is_neither_a_person_nor_a_post(text: str, want: list[str]) -> None:
    people = parse_people(text)
    assert [person.raw for person in people] == want
    assert not any(person.position for person in people if person.name != "Tom Reed")
