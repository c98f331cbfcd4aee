"""The agenda: by a table of house styles, by the rules one at a time, and on the rendered fixtures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agendaparse.extractors.agenda import extract_agenda, full_numbers
from agendaparse.extractors.agenda.series import read_number
from agendaparse.models import AgendaItem
from tests.corpus import parsed
from tests.extractors.front_sheets import (
    context,
    fixture_cases,
    item_line,
    paper_of,
    read_sheet,
    sheet_names,
    without_styles,
)

FIXTURES = fixture_cases()


def items(text: str) -> tuple[AgendaItem, ...]:
    return extract_agenda([paper_of(f"# AGENDA\n{text}")], context())


@pytest.mark.parametrize("name", sheet_names())
def test_house_styles(name: str) -> None:
    sheet = read_sheet(name)
    found = [item_line(item) for item in extract_agenda([sheet.paper], context())]
    assert found == sheet.expected["agenda"]


@pytest.mark.parametrize(("path", "facts"), FIXTURES, ids=[f"{path.parent.name}/{path.name}" for path, _ in FIXTURES])
def test_fixtures(path: Path, facts: Path) -> None:
    expected = json.loads(facts.read_text("utf8")).get("agenda", [])
    found = parsed(path).model_dump(mode="json")["agenda"]
    assert [(item["number"], item["title"]) for item in found] == [(e["number"], e["title"]) for e in expected]
    for item, wanted in zip(found, expected, strict=True):
        contacts = wanted.pop("contacts")
        assert [(c["name"], c["telephone"]) for c in item["contacts"]] == [
            (c["name"], c["telephone"]) for c in contacts
        ]
        assert {name: item[name] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("path", "facts"),
    [
        (path, facts)
        for path, facts in FIXTURES
        if "untagged" in path.name and json.loads(facts.read_text("utf8"))["agenda"]
    ],
    ids=lambda path: path.parent.name,
)
def test_fixtures_without_styles(path: Path, facts: Path) -> None:
    expected = json.loads(facts.read_text("utf8"))["agenda"]
    paper = without_styles(path)
    assert paper is not None
    found = extract_agenda([paper], context())
    assert [(item.number, item.title) for item in found] == [(item["number"], item["title"]) for item in expected]


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("5.", "5"),
        ("5", "5"),
        ("(5)", "5"),
        ("5a", "5a"),
        ("Item 5", "5"),
        ("5.1", "5.1"),
        ("5(a)", "5(a)"),
        ("A1", "A1"),
        ("24/056", "24/056"),
        ("F/193/26", "F/193/26"),
        ("•", None),
        ("Pages", None),
    ],
)
def test_numbers(raw: str, number: str | None) -> None:
    read = read_number(raw)
    assert (read[1] if read else None) == number


def test_a_statute_or_a_year_at_a_line_start_is_no_item() -> None:
    found = items("1. Apologies\n2. Bylaws\n1972 Act, section 100A\n12 Members must be present\n3. Close")
    assert [item.number for item in found] == ["1", "2", "3"]


def test_a_missing_number_is_noted_and_no_item_is_invented() -> None:
    ctx = context()
    found = extract_agenda([paper_of("# AGENDA\n1. Apologies\n2. Minutes\n4. Budget\n5. Close")], ctx)
    assert [item.number for item in found] == ["1", "2", "4", "5"]
    assert [note.code for note in ctx.diagnostics] == ["agenda-number-gap"]
    assert "no 3" in ctx.diagnostics[0].message


def test_what_a_supplement_leaves_out_is_no_gap() -> None:
    ctx = context()
    found = extract_agenda([paper_of("# AGENDA SUPPLEMENT\n# AGENDA\n4. Budget (Pages 9 - 12)\n9. Close")], ctx)
    assert [item.number for item in found] == ["4", "9"]
    assert not ctx.diagnostics


def test_numbers_that_papers_are_filed_by() -> None:
    found = items("1. Apologies\n5. Applications\n(a) 30/0418/OUT - Priory Farm\n(b) 30/0502/FUL - Quay Hill\n6. Close")
    assert [item.number for item in found] == ["1", "5", "a", "b", "6"]
    assert full_numbers(found) == ["1", "5", "5a", "5b", "6"]


def test_a_page_without_a_series_has_no_items() -> None:
    letter = paper_of("The Council met last year.\n1. A single point in a letter to members", "supplement_letter")
    assert extract_agenda([letter], context()) == ()


def test_reports_and_minutes_are_not_read() -> None:
    text = "# Report\n1. Introduction\n2. Background\n3. Conclusion"
    assert extract_agenda([paper_of(text, "report"), paper_of(text, "minutes")], context()) == ()


@pytest.mark.parametrize(
    ("title", "pages", "rest"),
    [
        ("Minutes (Pages 1 - 4)", (1, 4), "Minutes"),
        ("Minutes (Page 7)", (7, 7), "Minutes"),
        ("Budget [Pages 461 - 610]", (461, 610), "Budget"),
        ("Cofnodion (Tudalennau 3 - 8)", (3, 8), "Cofnodion"),
        ("Appeals decided (oral report)", None, "Appeals decided (oral report)"),
        ("Budget 2025 - 2026", None, "Budget 2025 - 2026"),
    ],
)
def test_page_ranges_in_titles(title: str, pages: tuple[int, int] | None, rest: str) -> None:
    item = items(f"1. {title}\n2. Close")[0]
    assert (item.title, item.pages and (item.pages.first, item.pages.last)) == (rest, pages)


def test_whose_report_it_is_describes_the_last_item_too() -> None:
    found = items(
        "1. Apologies\n2. Budget\nReport of the Treasurer\n3. Licence\nReport of the Licensing Manager\nTown Clerk"
    )
    assert [item.description for item in found] == [None, "Report of the Treasurer", "Report of the Licensing Manager"]


def test_points_carried_on_from_a_sentence_are_clauses() -> None:
    found = items("1. Interests\nMembers must declare\n(a) any interest; and\n(b) any gift.\n2. Close")
    assert [item.number for item in found] == ["1", "2"]
    assert found[0].description == "Members must declare (a) any interest; and (b) any gift."


def test_lettered_points_set_as_titles_are_sub_items() -> None:
    found = items("1. Reports\n(a) Allotments\n(b) Burial ground\n2. Close")
    assert [(item.number, item.level) for item in found] == [("1", 0), ("a", 1), ("b", 1), ("2", 0)]


def test_a_group_that_is_not_open_makes_its_items_exempt() -> None:
    note = "(During these items the meeting is likely NOT to be open to the public)"
    found = items(f"# UNRESTRICTED ITEMS\n1. Apologies\n# EXEMPT ITEMS\n{note}\n2. Land")
    assert [(item.group, item.exempt) for item in found] == [("UNRESTRICTED ITEMS", False), ("EXEMPT ITEMS", True)]


def test_a_question_whether_anything_is_exempt_closes_nothing() -> None:
    found = items("1. Apologies\n2. To consider whether to exclude the public, if required\n3. Dates")
    assert not any(item.exempt for item in found)


@pytest.mark.parametrize(
    ("title", "exempt"),
    [
        ("Date of the next meeting", False),
        ("Next meeting: Tuesday 4 April 2028", False),
        ("To note the date of the next meeting of the Parks Committee on 4 April", False),
        ("Future meeting room lease", True),
        ("Next meetings of the Board: pay of staff", True),
    ],
)
def test_behind_an_exclusion_only_the_day_of_the_next_meeting_is_open(title: str, exempt: bool) -> None:
    found = items(f"1. Apologies\n2. To resolve to exclude the press and public\n3. Land\n4. {title}")
    assert [item.exempt for item in found] == [False, False, True, exempt]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# AGENDA\n1. Apologies\n2. Late items\n4. Close", True),
        ("Agenda Supplement\n2. Minutes\n4. Land\n5. Close", False),
    ],
)
def test_only_a_supplement_may_leave_numbers_out(text: str, told: bool) -> None:
    ctx = context()
    extract_agenda([paper_of(text)], ctx)
    assert [note.code for note in ctx.diagnostics] == (["agenda-number-gap"] if told else [])


def test_every_item_says_where_it_stands() -> None:
    for name in sheet_names():
        sheet = read_sheet(name)
        for item in extract_agenda([sheet.paper], context()):
            assert item.where
            assert all((where.bbox is not None) == name.startswith("printed") for where in item.where)


def test_an_address_over_the_first_item_is_none() -> None:
    told = (
        "# Contacts\nEmail: a.ash@hazelmoor.gov.example\nTel: 01632 960107\n1. Order of Business\n2. Minutes\n3. Close"
    )
    assert [item.number for item in items(told)] == ["1", "2", "3"]


def test_a_heading_alone_in_a_row_of_the_table_is_a_group() -> None:
    found = items(
        "| 1. | **Minutes** | 1 - 3 |\n|  | Decisions |  |\n| 2. | **Budget** | 4 - 9 |\n| 3. | **Close** |  |"
    )
    assert [item.group for item in found] == [None, None, None]  # not set apart
    found = items("| 1. | Minutes | 1 - 3 |\n|  | **Decisions** |  |\n| 2. | Budget | 4 - 9 |\n| 3. | Close |  |")
    assert [item.group for item in found] == [None, "Decisions", "Decisions"]


def test_the_day_under_the_item_of_the_next_meeting_is_its_description() -> None:
    found = items("1. Minutes\n2. Budget\n3. Date of next meeting\n13 March 2025\nChief Executive")
    assert (found[-1].title, found[-1].description) == ("Date of next meeting", "13 March 2025")


def test_the_heading_of_a_list_in_an_item_is_no_item() -> None:
    rows = "| **Ref** | **Address** | **Proposal** |\n| 25/00031/HHA | 9 Fore Street | A porch |"
    found = items(f"1. **Minutes**\n2. **Planning applications**\n{rows}\n3. **Close**")
    assert [item.number for item in found] == ["1", "2", "3"]
