"""The membership: by a table of house styles, by the rules one at a time, and on the rendered fixtures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agendaparse.extractors.membership import extract_membership
from tests.corpus import parsed
from tests.extractors.front_sheets import context, fixture_cases, member_line, paper_of, read_sheet, sheet_names

FIXTURES = fixture_cases()
ITEMS = "# AGENDA\n1. Apologies\n2. Minutes\n3. Close"


def members(text: str) -> list[str]:
    return [member_line(member) for member in extract_membership([paper_of(f"{text}\n{ITEMS}")], context())]


@pytest.mark.parametrize("name", sheet_names())
def test_house_styles(name: str) -> None:
    sheet = read_sheet(name)
    found = [member_line(member) for member in extract_membership([sheet.paper], context())]
    assert found == sheet.expected["membership"]


@pytest.mark.parametrize(("path", "facts"), FIXTURES, ids=[f"{path.parent.name}/{path.name}" for path, _ in FIXTURES])
def test_fixtures(path: Path, facts: Path) -> None:
    expected = json.loads(facts.read_text("utf8")).get("membership", [])
    found = parsed(path).model_dump(mode="json")["membership"]
    told = [(m["person"]["name"], m["person"]["office"], m["role"], m["party"]) for m in found]
    assert told == [(m["person"]["name"], m["person"].get("office"), m["role"], m.get("party")) for m in expected]


def test_prose() -> None:
    found = members(
        "# Membership:\nChairman, Cllr. Ash; Vice-Chairman, Cllr. Birch\nCllrs. Dr. Cole, Elm-Hurst and J. Fern"
    )
    assert found == [
        "Cllr. Ash | chair", "Cllr. Birch | vice_chair", "Cllr. Dr. Cole | member", "Cllr. Elm-Hurst | member",
        "Cllr. J. Fern | member",
    ]  # fmt: skip


def test_sections() -> None:
    found = members(
        "# Members\nCouncillor A Ash (Chair)\nCouncillor B Birch\nSubstitutes: Councillor C Cole\n"
        "Co-opted members:\nMrs D Elm"
    )
    assert found == [
        "Councillor A Ash | chair", "Councillor B Birch | member", "Councillor C Cole | substitute",
        "Mrs D Elm | co_opted",
    ]  # fmt: skip


def test_parties_in_brackets() -> None:
    found = members("Membership\nCouncillor Jane Ash (Labour) - Chair\nCouncillor Bob Birch, MBE (Green)")
    assert found == ["Councillor Jane Ash | chair | Labour", "Councillor Bob Birch MBE | member | Green"]


def test_a_list_without_heading_needs_three_councillors() -> None:
    two = "Councillor Jane Ash\nCouncillor Bob Birch"
    assert members(two) == []
    assert len(members(f"{two}\nCouncillor Kay Cole")) == 3


@pytest.mark.parametrize(
    "text",
    ["To: All Members of the County Council", "Members of the public are welcome.", "Contact: Jane Ash, Clerk",
     "Membership: 12 members, quorum 4"],
)  # fmt: skip
def test_what_is_no_membership(text: str) -> None:
    assert members(text) == []


def test_a_forward_plan_names_its_committee() -> None:
    names = "Councillor Jane Ash (Chair)\nCouncillor Bob Birch\nCouncillor Kay Cole"
    plan = paper_of(f"Forward plan\n# Transport Committee\n{names}", "work_plan")
    assert len(extract_membership([plan], context())) == 3


def test_members_on_the_front_sheet_of_another_meeting_are_not_this_ones() -> None:
    other = paper_of("# AGENDA\nMembership: Councillors Jane Ash (Chair), Bob Birch and Kay Cole\n1. Apologies\n2. End")
    assert len(extract_membership([other], context())) == 3
    papers = [paper_of("# AGENDA\n1. Apologies\n2. Minutes\n3. Close"), paper_of("A report.", "report"), other]
    assert extract_membership(papers, context()) == ()


def test_the_chair_behind_a_label() -> None:
    found = members(
        "# To: Members of Planning Committee:\nChair:\nCllr Ash\nVice Chair: Cllr Birch\nCllr Cole\nCllr Elm"
    )
    assert found == ["Cllr Ash | chair", "Cllr Birch | vice_chair", "Cllr Cole | member", "Cllr Elm | member"]
