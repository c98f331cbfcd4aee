"""Names set in capitals."""

import pytest

from agendaparse.grammar.naming import name_case


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("CABINET", "Cabinet"),
        ("COUNTY COUNCIL", "County Council"),
        ("COMMUNITIES & ENVIRONMENT SCRUTINY COMMITTEE", "Communities & Environment Scrutiny Committee"),
        ("LONDON BOROUGH OF ELTHORNE", "London Borough of Elthorne"),
        ("THE READING ROOM, CHURCH LANE", "The Reading Room, Church Lane"),
        ("STRATFORD-UPON-BROOK TOWN COUNCIL", "Stratford-Upon-Brook Town Council"),
        ("ST MARY’S HALL, ME14 1XQ", "St Mary’s Hall, ME14 1XQ"),
        ("NHS LIAISON PANEL", "NHS Liaison Panel"),
        ("CYNGOR CYMUNED LLANFECHAN", "Cyngor Cymuned Llanfechan"),
        ("Cabinet", "Cabinet"),
        ("HR Panel", "HR Panel"),
        ("", ""),
    ],
)
def test_capitals_become_a_name(printed: str, name: str) -> None:
    assert name_case(printed) == name


def test_case_is_all_that_changes() -> None:
    printed = "PEOPLE & PLACES ADVISORY COMMITTEE (SOUTH)"
    assert name_case(printed).upper() == printed
