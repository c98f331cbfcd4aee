"""Decision and application numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendaparse.grammar.references import find_reference


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("24/00108 - Revenue and Capital Budget Monitoring Report", "24/00108"),
        ("Review of Decision 24/00093 - Commissioned Family Hubs", "24/00093"),
        ("DC/23/01234/FUL: land at the mill", "DC/23/01234/FUL"),
        ("Application P/2019/0456", "P/2019/0456"),
        ("19/02345/HOUSE - 4 High Street", "19/02345/HOUSE"),
        ("F/193/26 Finance", "F/193/26"),
        ("Key Decision No 5", "Key Decision No 5"),
        ("2023/1234/LBC", "2023/1234/LBC"),
        ("(24/00115)", "24/00115"),
        ("Pay Policy Statement 2025/26", None),
        ("Treasury Management 2024/25", None),
        ("Budget 24/25", None),
        ("on 10/12/2019", None),
        ("1/2 of the site", None),
        ("and/or 2019", None),
        ("19.01.3", None),
        ("Plan 2024-39", None),
        ("Decision no: 24/00109", "24/00109"),
        ("the year 2023/2024", None),
        ("Barn at Hill Farm (NP/DDD/1124/1201, JRS)", "NP/DDD/1124/1201"),
        ("LA10/2024/0117/F - dwelling on a farm", "LA10/2024/0117/F"),
        ("Appeal APP/X1234/W/24/3345678", "APP/X1234/W/24/3345678"),
        ("Minutes", None),
    ],
)
def test_find_reference(text: str, want: str | None) -> None:
    assert find_reference(text) == want


@given(st.integers(10, 99), st.integers(0, 99999))
def test_round_trip(year: int, number: int) -> None:
    assert find_reference(f"{year}/{number:05d} - A title") == f"{year}/{number:05d}"
