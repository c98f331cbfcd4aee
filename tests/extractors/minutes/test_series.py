"""Numbers of minutes in house styles that only their series tells apart from dates, sums and references."""

from __future__ import annotations

import pytest

from tests.extractors.minutes.build import minutes_of

TITLES = ("Apologies for absence", "Declarations of interest", "Minutes of the last meeting", "Date of next meeting")


@pytest.mark.parametrize(
    "numbers",
    [
        ("24/25-117", "24/25-118", "24/25-119", "24/25-120"),
        ("P24/031", "P24/032", "P24/033", "P24/034"),
        ("C/25/014", "C/25/015", "C/25/016", "C/25/017"),
        ("2023.112", "2023.113", "2023.114", "2023.115"),
        ("CC.1", "CC.2", "CC.3", "CC.4"),
        ("70/34", "71/34", "72/34", "73/34"),
        ("2025/09", "2025/10", "2025/11", "2025/12"),
        ("14.3", "14.4", "14.5", "14.6"),
    ],
)
def test_numbers_count_up(numbers: tuple[str, ...]) -> None:
    lines = "\n".join(f"**{number} {title}**\nNone." for number, title in zip(numbers, TITLES, strict=True))
    minutes = minutes_of(f"**Ashby Parish Council**\n**PRESENT: Cllrs Ash and Elm**\n{lines}")
    assert [(item.number, item.title) for item in minutes.items] == list(zip(numbers, TITLES, strict=True))


def test_a_number_on_a_line_of_its_own() -> None:
    lines = "\n".join(f"**P24/03{n}**\n**{title}**\nNone." for n, title in enumerate(TITLES))
    minutes = minutes_of(f"**PRESENT: Cllrs Ash and Elm**\n{lines}")
    assert [item.number for item in minutes.items] == ["P24/030", "P24/031", "P24/032", "P24/033"]


def test_planning_references_are_no_series() -> None:
    lines = "\n".join(
        f"**{n} {title}**\nNone.\n**24/0{417 + 31 * n}/FUL 3 Mill Lane**" for n, title in enumerate(TITLES, 7)
    )
    minutes = minutes_of(f"**PRESENT: Cllrs Ash and Elm**\n{lines}")
    assert [item.number for item in minutes.items] == ["7", "8", "9", "10"]
