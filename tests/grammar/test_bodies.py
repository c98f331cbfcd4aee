# ruff: noqa: E501  (one printed form a row)
"""Councils, committees and pack titles."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendaparse.grammar.bodies import find_council_name, is_committee, is_council_name, parse_pack_title


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Sevenoaks District Council", "Sevenoaks District Council"),
        ("appointed by the City of Ashmere Council.", "City of Ashmere Council"),
        ("CITY OF ASHMERE COUNCIL", "CITY OF ASHMERE COUNCIL"),
        ("City of Ashmere Metropolitan District Council", "City of Ashmere Metropolitan District Council"),
        ("the City of Ashmere and the Council", None),
        ("MILBURN PARISH COUNCIL", "MILBURN PARISH COUNCIL"),
        ("BURTON-CUM-WALDEN PARISH COUNCIL", "BURTON-CUM-WALDEN PARISH COUNCIL"),
        ("Minutes of Bath and North East Somerset District Council", "Bath and North East Somerset District Council"),
        ("a meeting of the Kent County Council held in", "Kent County Council"),
        ("Stoke-on-Trent City Council", "Stoke-on-Trent City Council"),
        ("The London Borough of Barking and Dagenham", "London Borough of Barking and Dagenham"),
        ("the Royal Borough of Windsor and Maidenhead Council", "Royal Borough of Windsor and Maidenhead Council"),
        ("Council of the City of Wakefield", "Council of the City of Wakefield"),
        ("Cyngor Sir Gwynedd", "Cyngor Sir Gwynedd"),
        ("Blaenau Gwent County Borough Council", "Blaenau Gwent County Borough Council"),
        ("The Corporation of the Township of Nipissing", "The Corporation of the Township of Nipissing"),
        ("All Members of the County Council", None),
        ("the Town Council Standing Orders", None),
        ("Wiltshire Council", "Wiltshire Council"),
        ("Bournemouth, Christchurch and Poole Council", "Bournemouth, Christchurch and Poole Council"),
        ("Full Council", None),
        ("a Plan by Kent County Council", "Kent County Council"),
        ("Sandgate Library, Sandgate Parish Council", "Sandgate Parish Council"),
        ("Council Tax", None),
        ("the Parish Council meeting", None),
        ("no body at all", None),
    ],
)
def test_find_council_name(text: str, want: str | None) -> None:
    assert find_council_name(text) == want
    if want:
        assert is_council_name(want)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("People & Places Advisory Committee", True), ("CABINET", True), ("Cabinet", True), ("COUNTY COUNCIL", True),
        ("Corporate Parenting Panel", True), ("Licensing Sub-Committee", True), ("Local Plan Working Group", True),
        ("Planning Committee (North)", True), ("Joint Transportation Board", True), ("Pwyllgor Craffu", True),
        ("Overview and Scrutiny Commission", True), ("Schools Forum", True), ("Health and Wellbeing Board", True),
        ("Minutes of the Committee", False), ("The Committee noted the report", False), ("Referral from Cabinet", False),
        ("Budget 2024", False), ("Any Other Business", False), ("the committee", False), ("Cabinet.", False), ("Report to Cabinet", False), ("", False),
    ],
)  # fmt: skip
def test_is_committee(text: str, want: bool) -> None:
    assert is_committee(text) is want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("(Public Pack)Agenda Document for Cabinet, 04/03/2025 10:00", ("Agenda Document", "Cabinet", "2025-03-04", "10:00", False, True)),
        (
            "(Public Pack)Budget Amendments Agenda Supplement  for County Council, 13/02/2025 09:30",
            ("Budget Amendments Agenda Supplement", "County Council", "2025-02-13", "09:30", True, True),
        ),
        ("Agenda Document for People & Places Advisory Committee, 10/12/2019 19:00", ("Agenda Document", "People & Places Advisory Committee", "2019-12-10", "19:00", False, None)),
        ("(Public Pack)Minutes Document for Board for Children, Young People, 01/02/2024", ("Minutes Document", "Board for Children, Young People", "2024-02-01", None, False, True)),
        ("(Exempt Pack)Agenda Document for Cabinet, 04/03/2025 10:00", ("Agenda Document", "Cabinet", "2025-03-04", "10:00", False, False)),
        ("Agenda Template", None), ("Scanned document", None), ("", None), ("Agenda for Cabinet, 31/02/2025", None),
    ],
)  # fmt: skip
def test_pack_title(text: str, want: tuple[str, str, str, str | None, bool, bool | None] | None) -> None:
    found = parse_pack_title(text)
    if want is None:
        assert found is None
        return
    assert found is not None
    time = found.time.strftime("%H:%M") if found.time else None
    assert (found.document, found.committee, found.date.isoformat(), time, found.supplement, found.public) == want


@given(
    st.datetimes(datetime.datetime(1990, 1, 1), datetime.datetime(2080, 1, 1)),
    st.sampled_from(["Cabinet", "Licensing Panel, North"]),
)
def test_pack_title_round_trip(when: datetime.datetime, committee: str) -> None:
    found = parse_pack_title(f"(Public Pack)Agenda Document for {committee}, {when:%d/%m/%Y %H:%M}")
    assert found is not None
    assert (found.committee, found.date) == (committee, when.date())
    assert found.time == when.time().replace(second=0, microsecond=0)
