"""Applications reported one after the other in one schedule."""

from __future__ import annotations

import pytest

from agendaparse.split import split
from agendaparse.split.cases import case_of
from tests.split.build import AGENDA, TEXT, document, page

FIRST = ("ITEM 1", "Application No: 31/0005/FUL", "Site: 12 Station Road", "Proposal: Two dwellings", "Ward: Moor")
SECOND = ("ITEM 2", "Application No: 31/0007/OUT", "Site: Mill Lane", "Proposal: 40 dwellings", "Ward: Quay")


@pytest.mark.parametrize(
    ("texts", "case"),
    [
        (FIRST, "31/0005/FUL"),
        (("Site The Forge", "Application ref:", "31/0111/HH", "Description: Porch", "Officer: Jo"), "31/0111/HH"),
        (("Reference: 31/0009/LBC", "Location", "The Forge", "Applicant", "Mr Hay", "Ward"), "31/0009/LBC"),
        (FIRST[:3], None),
        (("Application No: 31/0005/FUL was refused in 2030", *TEXT), None),
        (("Reference: the local plan", *FIRST[2:]), None),
        ((*FIRST, "Appeal decision: Dismissed"), None),
        ((*FIRST, "Decision: Approved"), None),
        ((*FIRST, "Decision", "Approved"), None),
        ((*FIRST, "Decision level: Committee"), "31/0005/FUL"),
    ],
)  # fmt: skip
def test_case(texts: tuple[str, ...], case: str | None) -> None:
    assert case_of(page(1, *texts)) == case


def test_each_application_of_a_schedule_is_a_report_though_its_pages_count_on() -> None:
    schedule = page(1, "Schedule of applications", *TEXT, own=1)
    pages = [schedule, page(2, *FIRST, own=2), page(3, *TEXT, own=3), page(4, *SECOND, own=4), page(5, *SECOND, own=5)]
    cut = split(document(*pages), {})
    assert [(paper.kind, paper.first_page) for paper in cut.papers] == [("other", 1), ("report", 2), ("report", 4)]


def test_applications_are_filed_by_their_number_and_not_by_their_place_in_the_schedule() -> None:
    titles = {"1": "Apologies for absence", "4a": "31/0005/FUL – Station Road", "4b": "31/0007/OUT – Mill Lane"}
    cut = split(document(page(1, *AGENDA), page(2, *FIRST), page(3, *SECOND)), {}, titles)
    assert [paper.agenda_item for paper in cut.papers] == [None, "4a", "4b"]
    named = [page(1, *AGENDA), page(2, "Agenda Item No: 6", *FIRST[1:]), page(3, "Agenda Item No: 7", *SECOND[1:])]
    cut = split(document(*named), {}, {"6": "Land at Station Road", "7": "Land at Mill Lane"})
    assert [paper.agenda_item for paper in cut.papers] == [None, "6", "7"]
