"""Cards of plans in plain text: titles over lines of labels and values."""

from __future__ import annotations

import pytest

import agendaparse
from agendaparse.document import Block, Table
from agendaparse.layout import lay_out
from agendaparse.readers.text import read_text

COLONS = """
Forward Plan

Mowing Machines: the Second Lot
Decision maker:                 Cabinet
Date of decision:               14 October 2032
Why it is a key decision: Spending over £500,000
Summary:                        To approve the purchase of six machines, two of
                                which run on batteries.

Lease of the Old Mill
Decision maker:                 Cabinet Member for Assets
Date of decision:               20 October 2032
Why it is a key decision:
Summary:                        To agree terms with the trust.
"""
BARE = """
                      Forward Plan of Key Decisions

Mowing Machines
Decision maker                Cabinet
Decision due date             14 October 2032
Contact officer               Head of Parks

Lease of the Old Mill
and of its Pond
Decision maker                Cabinet Member for
                              Assets
Decision due date             20 October 2032
Contact officer               Head of Property
"""
HEADS = """
Report to:        Scrutiny Committee
Date:             16 November 2032
Report of:        Head of Policy

That the progress of the plan be noted.

Decision maker:   Cabinet
Date:             16 November 2032
"""


def tables(text: str) -> list[list[list[str]]]:
    laid = lay_out(read_text(text.strip("\n") + "\f"))
    return [[[c.text for c in row] for row in t.rows] for t in laid.pages[0].items if isinstance(t, Table)]


def test_cards_with_colons() -> None:
    first, second = tables(COLONS)
    assert first == [
        ["Mowing Machines: the Second Lot"],
        ["Decision maker:", "Cabinet"],
        ["Date of decision:", "14 October 2032"],
        ["Why it is a key decision:", "Spending over £500,000"],
        ["Summary:", "To approve the purchase of six machines, two of which run on batteries."],
    ]
    assert [row[-1] for row in second[3:]] == ["", "To agree terms with the trust."]


def test_cards_without_colons_and_titles_of_two_lines() -> None:
    first, second = tables(BARE)
    assert first[0] == ["Mowing Machines"]
    assert second[:2] == [["Lease of the Old Mill and of its Pond"], ["Decision maker", "Cabinet Member for Assets"]]


@pytest.mark.parametrize(("text", "takers"), [(COLONS, 2), (BARE, 2)])
def test_register_of_cards(text: str, takers: int) -> None:
    (plan,) = agendaparse.parse((text.strip("\n") + "\f").encode()).work_plans
    assert [entry.decision_taker for entry in plan.register] == ["Cabinet", "Cabinet Member for Assets"]
    assert [str(entry.date) for entry in plan.register] == ["2032-10-14", "2032-10-20"]
    assert len(plan.entries) == takers


def test_heads_of_reports_are_no_cards() -> None:
    assert tables(HEADS) == []
    assert any(
        item.text == "Report to:" for item in lay_out(read_text(HEADS)).pages[0].items if isinstance(item, Block)
    )
