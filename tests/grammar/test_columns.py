"""Headers of performance tables."""

from __future__ import annotations

import pytest

from agendaparse.grammar.columns import HEADERS, column_role, is_period, names_set, quarter_of
from agendaparse.grammar.text import fold


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Ref", "ref"),
        ("PI Code", "ref"),
        ("Action No.", "ref"),
        ("Success Measures", "title"),
        ("Priority Action", "title"),
        ("Key Performance Indicator", "title"),
        ("Corporate measure", "title"),
        ("By When", "due"),
        ("Target Date", "due"),
        ("Revised target date", "due"),
        ("Lead Agency", "lead"),
        ("LEAD OFFICER", "lead"),
        ("Owner / Lead", "lead"),
        ("Other Partners", "partners"),
        ("Status", "status"),
        ("RAG", "status"),
        ("RAG rating Latest", "status"),
        ("RAG (current quarter)", "status"),
        ("Progress (RAG)", "status"),
        ("RAG rating Previous", "previous_status"),
        ("Previous RAG", "previous_status"),
        ("DoT", "direction"),
        ("Direction of Travel (from Q1)", "direction"),
        ("Target 2024/25", "target"),
        ("Quarter 2 Actual", "actual"),
        ("2023/24 outturn", "actual"),
        ("Q2 RAG", "status"),
        ("Previous quarter", "previous"),
        ("Commentary", "commentary"),
        ("Progress update Q2", "commentary"),
        ("Q3 2024/25", "period"),
        ("Apr-24", "period"),
        ("Quarter 2 1st July 2019 - 30th Sept 2019", "period"),
        ("2024/25", "period"),
        ("Statws", "status"),
        ("Sylwadau", "commentary"),
        ("", None),
        ("Budget £000", None),
        ("Customer Services", None),
    ],
)
def test_roles(header: str, role: str | None) -> None:
    assert column_role(header) == role


def test_no_header_stands_for_two_things() -> None:
    seen: dict[str, str] = {}
    for role, headers in HEADERS.items():
        for header in headers:
            assert seen.setdefault(fold(header), role) == role, header


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("Public Health KPIs", True),
        ("Environment & Transport KPIs", True),
        ("Customer Services", True),
        ("Key Performance Indicator", False),
        ("Success Measures", False),
        ("Action", False),
        ("Ref", False),
        ("", False),
        ("Corporate Plan Action", False),
        ("Measure (monthly)", False),
    ],
)
def test_header_names_the_set(header: str, names: bool) -> None:
    assert names_set(header) is names


def test_periods() -> None:
    assert is_period("Quarter 2")
    assert is_period("1st July 2019 - 30th Sept 2019")
    assert not is_period("Progress in the quarter")
    assert not is_period("Lead officer")
    assert quarter_of("Q3 2024/25") == 3
    assert quarter_of("2nd Quarter") == 2
    assert quarter_of("March 2025") is None
