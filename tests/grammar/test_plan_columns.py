"""Headers, titles, dates and marks of work programmes and forward plans."""

from __future__ import annotations

import datetime

import pytest

from agendaparse.grammar.plan_columns import (
    find_as_at,
    is_meeting_date,
    is_plan_title,
    plan_role,
    read_access,
    read_day,
    read_key,
    strip_as_at,
)


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Title and summary of Decision", "title"),
        ("Meeting date", "date"),
        ("Eitem / Item", "title"),
        ("Dyddiad y Cyfarfod / Meeting date", "date"),
        ("Date of decision", "date"),
        ("Decision taker", "decision_taker"),
        ("Who will take the decision?", "decision_taker"),
        ("Lead Officer", "lead_officer"),
        ("Report Type", "kind"),
        ("Key decision? (Y/N)", "key"),
        ("Open or Exempt", "exempt"),
        ("Reason for taking the item in private", "exempt"),
        ("Purpose", "summary"),
        ("Wards affected", "other"),
        ("Cost", None),
        ("", None),
    ],
)
def test_roles(header: str, role: str | None) -> None:
    assert plan_role(header) == role


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Forward Plan", True),
        ("FORWARD PLAN OF KEY DECISIONS", True),
        ("Scrutiny Work Programme 2025/26", True),
        ("Work Plan", True),
        ("Blaenraglen Waith", True),
        ("Local Plan", False),
        ("Corporate Plan 2025-29", False),
        ("Notice of forthcoming key decisions", True),
        ("Building forward together", False),
    ],
)
def test_titles(text: str, named: bool) -> None:
    assert is_plan_title(text) is named


@pytest.mark.parametrize(
    ("title", "stripped", "day"),
    [
        ("Work Plan 2019/20 (as at 28.11.2019)", "Work Plan 2019/20", datetime.date(2019, 11, 28)),
        ("Forward Plan - as at 3 March 2025", "Forward Plan", datetime.date(2025, 3, 3)),
        ("Work Programme, updated 1st May 2025", "Work Programme", datetime.date(2025, 5, 1)),
        ("Work Programme 2025/26", "Work Programme 2025/26", None),
    ],
)
def test_as_at(title: str, stripped: str, day: datetime.date | None) -> None:
    assert strip_as_at(title) == stripped
    assert find_as_at(title) == day


def test_as_at_in_a_sentence() -> None:
    assert find_as_at("This update published 20 January 2026") == datetime.date(2026, 1, 20)
    assert find_as_at("The meeting is on 20 January 2026") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 Feb 2026", datetime.date(2026, 2, 5)),
        ("Tuesday 5 February 2026, 7.00 pm", datetime.date(2026, 2, 5)),
        ("Not before 5 February 2026", None),
        ("Between 1 June 2025 and 30 June 2025", None),
        ("June 2025", None),
        ("", None),
    ],
)
def test_days(text: str, day: datetime.date | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("10 December 2019", True),
        ("Cabinet - 10 December 2019", True),
        ("Summer 2020", True),
        ("September 2032 (date to be fixed)", True),
        ("Budget 2021/22", False),
        ("Report of the meeting on the 10 December 2019 about the budget", False),
        ("Date", False),
    ],
)
def test_meeting_dates(text: str, is_date: bool) -> None:
    assert is_meeting_date(text) is is_date


def test_marks() -> None:
    assert read_key("Non Key", mark=True) is False
    assert read_key("Key decision", mark=True) is True
    assert read_key("Keyworker housing", mark=True) is None
    assert read_key("No") is False
    assert read_key("Yes - spend over £500k") is True
    assert read_access("Open", mark=True) == (True, False)
    assert read_access("Part exempt 3", mark=True) == (True, None)
    assert read_access("Exempt Paragraph 3", mark=True) == (True, True)
    assert read_access("Open spaces strategy", mark=True)[0] is False
    assert read_access("Yes") == (True, True)
