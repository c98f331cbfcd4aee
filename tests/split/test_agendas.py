"""Packs of two meetings put together."""

from __future__ import annotations

import pytest

from agendaparse.split import split
from agendaparse.split.agendas import further_agendas
from tests.split.build import TEXT, document, page

CABINET = ("Cabinet", "Date: 3 June 2024", "Time: 10.00 am", "Venue: The Guildhall", "1. Apologies", "2. Budget")
SHARES = ("Shareholder Committee", "Date: 3 June 2024", "Time: 2.00 pm", "Venue: The Guildhall", "1. Apologies")


@pytest.mark.parametrize(
    ("first", "second", "further"),
    [
        pytest.param(CABINET, SHARES, True, id="another body on the same day, no heading"),
        pytest.param(("AGENDA", *CABINET), ("AGENDA", *SHARES), True, id="another body on the same day"),
        pytest.param(CABINET, CABINET, False, id="printed again"),
        pytest.param(CABINET, ("Cabinet", "Date: 4 July 2024", *CABINET[2:]), True, id="another day"),
        pytest.param(CABINET, ("Y Cabinet", *CABINET[1:]), False, id="in a second language"),
        pytest.param(
            ("Parks & Planning Sub-Committee", *SHARES[1:]),
            ("The Parks and Planning Sub Committee", *SHARES[1:]),
            False,
            id="its name in another form",
        ),
        pytest.param(CABINET, SHARES[:4], False, id="no items of its own"),
        pytest.param(CABINET, ("Minutes of the Shareholder Committee", *SHARES), False, id="minutes"),
    ],
)
def test_further_agenda(first: tuple[str, ...], second: tuple[str, ...], further: bool) -> None:
    assert list(further_agendas([page(1, *first), page(2, *TEXT), page(3, *second)])) == ([3] if further else [])


def test_papers_of_another_meeting_are_filed_under_no_item() -> None:
    cut = split(document(page(1, *CABINET), page(2, *SHARES), page(3, *TEXT, item="2")), {"2": (3, 3)})
    assert [(paper.first_page, paper.agenda_item) for paper in cut.papers] == [(1, None), (2, None), (3, None)]
    assert [note.code for note in cut.notes] == ["section-uncertain"]
