"""Numbers of minutes in house styles that only their series tells apart from dates, sums and references."""

from __future__ import annotations

import pytest

from agendaparse.extractors.minutes.passages import passage_of
from agendaparse.extractors.minutes.series import number_by_series
from agendaparse.layout.blocks import blocks_of
from tests.extractors.minutes.build import minutes_of
from tests.layout.build import run

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


@pytest.mark.parametrize(("bold", "number"), [(True, "Cou/28{}/07-08"), (False, None)])
def test_a_number_before_a_bold_heading_in_one_line(bold: bool, number: str | None) -> None:
    lines = [(f"Cou/28{n}/07-08 ", title) for n, title in enumerate(TITLES)]
    runs = [
        (run(value, y=100 + 40 * n), run(title, x=156, y=100 + 40 * n, bold=bold))
        for n, (value, title) in enumerate(lines)
    ]
    passages = number_by_series([passage_of(block) for row in runs for block in blocks_of(row, 1)])
    assert [p.label for p in passages] == [number and number.format(n) for n in range(len(TITLES))]
    assert all(p.bold == bold for p in passages)
