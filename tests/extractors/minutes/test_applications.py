"""Applications decided one by one under an item of the minutes."""

from __future__ import annotations

import pytest

from agendaparse.models import MinuteItem
from tests.extractors.minutes.build import minutes_of

HEAD = "Minutes of the Planning Committee held on 4 May 2031\nPresent: Cllr Ash (Chair), Cllr Elm\n"


def items(text: str) -> tuple[MinuteItem, ...]:
    return minutes_of(
        f"{HEAD}**1. Apologies**\nThere were none.\n{text}\n**3. Appeals**\nResolved: to note them."
    ).items


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("**2.1 31/01234/FUL – 4 High Street**", "**2.2 31/00567/OUT – Mill Lane**", ["2.1", "2.2"]),
        ("**(a) 31/00111/FULL – 1 Church Road**", "**(b) 31/00222/HOUSE – The Forge**", ["a", "b"]),
        ("**31/0005/FUL – 12 Station Road**", "**APPLICATION NO: 31/0009/HH**", [None, None]),
    ],
)
def test_each_application_is_an_item_with_its_decision(first: str, second: str, numbers: list[str | None]) -> None:
    granted, refused = f"{first}\nA porch.\nResolved: to grant it.", f"{second}\nDecision: Refused."
    found = items(f"**2. Applications**\nThe report was heard.\n{granted}\n{refused}")
    assert [item.number for item in found] == ["1", "2", *numbers, "3"]
    assert [[one.text for one in item.resolutions] for item in found[2:4]] == [["to grant it."], ["Refused."]]
    assert found[1].resolutions == ()
    assert found[1].paragraphs[0].text == "The report was heard."
    assert found[2].title is not None
    assert found[2].title.startswith("31/")


@pytest.mark.parametrize(
    "body",
    [
        "2.1 31/01234/FUL – 4 High Street: no objection.\n2.2 31/00567/OUT – Mill Lane: no objection.",
        "**31/01234/FUL – 4 High Street**\nNo objection.\n**31/00567/OUT – Mill Lane**\nNo objection.",
        "**Mill Lane (31/00567/OUT)**\nResolved: to refuse it.",
    ],
)
def test_applications_without_heading_or_decision_stay_in_their_item(body: str) -> None:
    assert [item.number for item in items(f"**2. Applications**\n{body}")] == ["1", "2", "3"]
