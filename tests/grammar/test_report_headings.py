"""Headings of reports, and the words that lead into recommendations."""

from __future__ import annotations

import pytest

from agendaparse.grammar.recommending import read_lead_in, split_lead_in
from agendaparse.grammar.report_headings import read_heading, split_number, split_run_in


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Recommendation(s):", "recommendations"), ("Officer Recommendations", "recommendations"),
        ("RECOMMENDED", "recommendations"), ("Reasons for Recommendations", "reason"),
        ("Executive Summary", "summary"), ("Purpose of Report", "purpose"), ("Key Implications", "implications"),
        ("Professional comments section:", "implications"), ("Legal Implications and Risk Assessment Statement.",
        "implication"),
        ("Implications on IT", "implication"), ("HR Advice", "implication"), ("Social Value Considerations",
        "implication"),
        ("People Impact Assessment (PIA) and Safeguarding", "implication"), ("City Solicitor’s comments",
        "implication"),
        ("Comments of the Director of Finance", "implication"), ("Financial", "topic"), ("Risk Management", "topic"),
        ("List of Appendices", "appendices"), ("Background Documents", "background_papers"),
        ("Contact details", "contacts"), ("Report Authors:", "contacts"), ("Contents", "contents"),
    ],
)  # fmt: skip
def test_known_headings(text: str, kind: str) -> None:
    found = read_heading(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Introduction and Background", "Governance", "Background", "Alternative Options Considered", "Conclusions",
        "Options considered and dismissed, and associated risk", "Future Work and Conclusions",
        "Background Information",
        "KEY ISSUES FOR CONSIDERATION", "Evidence Base / Options to consider:",
        "The recommendations of the task group were noted",
    ],
)  # fmt: skip
def test_headings_of_the_body(text: str) -> None:
    found = read_heading(text)
    assert found is None


def test_the_body_addressed_in_a_heading() -> None:
    found = read_heading("Recommendation to People & Places Advisory Committee:")
    assert found is not None
    assert found.to == "People & Places Advisory Committee"


def test_run_in_headings() -> None:
    assert split_run_in("Executive Summary: The plan is set out.") == ("Executive Summary", "The plan is set out.")
    assert split_run_in("Note: the plan is set out.") is None
    assert split_number("2 | Recommendations") == ("2", "Recommendations")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Cabinet is asked to:", "Cabinet"), ("Cabinet is asked to RESOLVE that:", "Cabinet"),
        ("That the Committee for Transport and Connectivity", "Committee for Transport and Connectivity"),
        ("It is further recommended that Cabinet:", "Cabinet"), ("It is recommended that:", ""),
        ("Members are asked to:", ""),
        ("That the Planning Committee:", "Planning Committee"), ("That the report be noted.", None),
        ("The committee is asked to note the report and to agree it.", None),
    ],
)  # fmt: skip
def test_lead_ins(text: str, body: str | None) -> None:
    assert read_lead_in(text) == body


def test_a_lead_in_that_runs_on() -> None:
    assert split_lead_in("The Cabinet is asked to approve the plan.") == ("Cabinet", "approve the plan.")
