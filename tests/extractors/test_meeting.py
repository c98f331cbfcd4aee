"""The meeting: by a table of house styles, by the rules one at a time, and on the rendered fixtures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agendaparse.document import Box, Image
from agendaparse.extractors.meeting import extract_meeting
from agendaparse.models import Meeting
from tests.corpus import parsed
from tests.extractors.front_sheets import context, fixture_cases, meeting_lines, paper_of, read_sheet, sheet_names

FIXTURES = fixture_cases()
ITEMS = "# AGENDA\n1. Apologies\n2. Minutes\n3. Close"


def meeting_of(text: str) -> Meeting:
    meeting = extract_meeting([paper_of(f"{text}\n{ITEMS}")], context())
    assert meeting is not None
    return meeting


@pytest.mark.parametrize("name", sheet_names())
def test_house_styles(name: str) -> None:
    sheet = read_sheet(name)
    assert meeting_lines(extract_meeting([sheet.paper], context())) == sheet.expected["meeting"]


@pytest.mark.parametrize(("path", "facts"), FIXTURES, ids=[f"{path.parent.name}/{path.name}" for path, _ in FIXTURES])
def test_fixtures(path: Path, facts: Path) -> None:
    expected = json.loads(facts.read_text("utf8")).get("meeting")
    found = parsed(path).model_dump(mode="json")["meeting"]
    if not expected:
        assert found is None
        return
    for name, value in expected.items():
        if name in ("contacts", "signatories"):
            assert [{key: one[key] for key in value[0]} if value else one for one in found[name]] == value
        elif name in ("council", "committee", "venue") and value is not None:
            assert str(found[name]).casefold() == value.casefold()
        else:
            assert found[name] == value


@pytest.mark.parametrize(
    ("line", "date", "time", "venue"),
    [
        ("Tuesday, 4 June 2024 at 6.30 pm", "2024-06-04", "18:30", None),
        ("Date: 4 June 2024\nTime: 6:30pm\nVenue: Town Hall, Ashby", "2024-06-04", "18:30", "Town Hall, Ashby"),
        ("4TH JUNE 2024 @ 7.30PM\nTHE VILLAGE HALL", "2024-06-04", "19:30", "THE VILLAGE HALL"),
        ("A meeting will be held at 7pm on 4th June 2024 in the Church Hall.", "2024-06-04", "19:00", "Church Hall"),
        ("Tuesday 4 June 2024, 2.00 - 4.30 pm\nRoom 2, Shire Hall", "2024-06-04", "14:00", "Room 2, Shire Hall"),
        ("Tuesday 4 June 2024 at 12 noon", "2024-06-04", "12:00", None),
        ("Tuesday 4 June 2024 on the rising of Cabinet", "2024-06-04", None, None),
        (
            "Dyddiad / Date: 12 Mehefin / June 2031\nAmser / Time: 10.00 am\nLleoliad / Venue: County Hall",
            "2031-06-12",
            "10:00",
            "County Hall",
        ),
    ],
)
def test_date_time_and_venue(line: str, date: str, time: str | None, venue: str | None) -> None:
    meeting = meeting_of(f"# Ashby Borough Council\n# Planning Committee\n{line}")
    plain = meeting.model_dump(mode="json")
    assert (plain["date"], plain["time"], plain["venue"]) == (date, time, venue)


@pytest.mark.parametrize(
    "line",
    ["Despatched: 28.05.24", "Published: Tuesday 28 May 2024", "Dated this 28th day of May 2024", "28 May 2024",
     "Date of publication: 28/05/2024", "Agenda issued on 28 May 2024"],
)  # fmt: skip
def test_published(line: str) -> None:
    meeting = meeting_of(f"# Ashby Borough Council\nPlanning Committee\nTuesday, 4 June 2024 at 6.30 pm\n{line}")
    assert meeting.model_dump(mode="json")["published"] == "2024-05-28"


def test_a_deadline_is_neither_the_meeting_nor_its_publication() -> None:
    meeting = meeting_of(
        "# Ashby Borough Council\nTuesday, 4 June 2024 at 6.30 pm\nSpeakers must register by noon on 3 June 2024."
    )
    assert (str(meeting.date), meeting.published) == ("2024-06-04", None)


def test_the_end_of_a_meeting_is_not_its_beginning() -> None:
    meeting = meeting_of("# Ashby Borough Council\nTuesday, 4 June 2024\nThe meeting is expected to end by 9.30 pm.")
    assert meeting.time is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Annual Meeting of the Council", "annual"),
        ("EXTRAORDINARY MEETING", "extraordinary"),
        ("Ordinary Meeting", "ordinary"),
        ("Special Educational Needs Panel", None),
    ],
)
def test_kind(line: str, kind: str | None) -> None:
    assert meeting_of(f"# Ashby Borough Council\n{line}\n4 June 2024 at 7 pm").kind == kind


@pytest.mark.parametrize(
    ("heading", "committee"),
    [
        ("# Ashby Parish Council", "Ashby Parish Council"),
        ("# Ashby Parish Council\n# Planning Committee", "Planning Committee"),
        ("# Ashby County Council\nA meeting of the County Council will be held on 4 June 2024.", "County Council"),
        ("# Ashby District Council\n# Audit & Standards Sub-Committee (2)", "Audit & Standards Sub-Committee (2)"),
        ("# Ashby District Council\nClerk to the Council", None),
    ],
)
def test_committee(heading: str, committee: str | None) -> None:
    assert meeting_of(f"{heading}\n4 June 2024 at 7 pm").committee == committee


def test_values_of_the_properties_are_said_to_be() -> None:
    title = "(Public Pack)Agenda Document for Cabinet, 04/06/2024 10:00"
    ctx = context({"Title": title, "Author": "Ashby Borough Council"})
    meeting = extract_meeting([paper_of(f"Cabinet\n{ITEMS}")], ctx)
    assert meeting is not None
    assert (meeting.council, meeting.committee, str(meeting.date)) == ("Ashby Borough Council", "Cabinet", "2024-06-04")
    assert meeting.time is not None
    assert [note.code for note in ctx.diagnostics] == ["meeting-from-properties"] * 3


def test_a_printed_date_stands_against_the_properties() -> None:
    ctx = context({"Title": "(Public Pack)Agenda Document for Cabinet, 11/06/2024 10:00"})
    meeting = extract_meeting([paper_of(f"Cabinet\nTuesday 4 June 2024 at 10 am\n{ITEMS}")], ctx)
    assert meeting is not None
    assert str(meeting.date) == "2024-06-04"
    assert "meeting-conflict" in [note.code for note in ctx.diagnostics]


def test_a_wrong_weekday_is_noted() -> None:
    ctx = context()
    extract_meeting([paper_of(f"Ashby Parish Council\nMonday 4 June 2024 at 7 pm\n{ITEMS}")], ctx)
    assert [note.code for note in ctx.diagnostics] == ["date-weekday-mismatch"]


def test_the_council_of_a_logo_cites_the_picture() -> None:
    paper = paper_of(f"Cabinet\n4 June 2024 at 10 am\n{ITEMS}")
    paper.pages[0].images.append(Image(Box(10, 10, 90, 40), "Logo of Ashby Borough Council"))
    ctx = context()
    meeting = extract_meeting([paper], ctx)
    assert meeting is not None
    assert meeting.council == "Ashby Borough Council"
    assert [note.code for note in ctx.diagnostics] == ["alternative-text-used"]
    assert (10, 10, 90, 40) in [where.bbox for where in meeting.where]


def test_a_council_named_only_in_the_text_is_said_to_be() -> None:
    ctx = context()
    front = paper_of(
        "Cabinet\n4 June 2024 at 10 am\n# AGENDA\n1. Apologies\n2. Pay policy of Ashby Borough Council\n3. Close"
    )
    other = paper_of("A report to Ashby Borough Council.\nThe grant to Corby Town Council was paid.", "report")
    meeting = extract_meeting([front, other], ctx)
    assert meeting is not None
    assert meeting.council == "Ashby Borough Council"
    assert [note.code for note in ctx.diagnostics] == ["council-from-text"]


def test_a_covering_letter() -> None:
    letter = paper_of(
        "Ashby Borough Council\n"
        "| Ask for: | Perpetua Lock |\n| Direct Dial: | 01632 960877 |\n| Date: | 6 June 2024 |\n"
        "Dear Member\n# CABINET - TUESDAY, 4 JUNE 2024\nEnclosed is a report that was not ready.\nYours sincerely\n"
        "Leofric Ash\nBorough Solicitor",
        "supplement_letter",
    )
    assert meeting_lines(extract_meeting([letter], context())) == [
        "council: Ashby Borough Council",
        "committee: CABINET",
        "date: 2024-06-04",
        "published: 2024-06-06",
        "supplement: True",
        "contact: Perpetua Lock, 01632 960877",
        "signed: Leofric Ash, Borough Solicitor",
    ]


def test_lone_minutes_announce_no_meeting() -> None:
    assert extract_meeting([paper_of("Minutes of the meeting held on 4 June 2024", "minutes")], context()) is None
