"""Status words, letters, signs and directions."""

from __future__ import annotations

import pytest

from agendaparse.grammar.status import STATUS_WORDS, direction_meant, read_arrow, read_direction, read_status


@pytest.mark.parametrize(
    ("text", "status", "strength"),
    [
        ("Green", "green", "colour"),
        ("AMBER", "amber", "colour"),
        ("Yellow", "amber", "colour"),
        ("red.", "red", "colour"),
        ("G", "green", "letter"),
        ("a", "amber", "letter"),
        ("Gwyrdd", "green", "colour"),
        ("Coch", "red", "colour"),
        ("On target", "green", "word"),
        ("ON TRACK", "green", "word"),
        ("Behind schedule", "red", "word"),
        ("Some slippage", "amber", "word"),
        ("Complete", "complete", "word"),
        ("Completed", "complete", "word"),
        ("Not started", "not_started", "word"),
        ("Missing information", "missing", "word"),
        ("No data", "missing", "word"),
        ("RAG: Green", "green", "colour"),
        ("Status: Amber", "amber", "colour"),
        ("Amber/Green", "amber", "colour"),
        ("Green (on target)", "green", "colour"),
        ("Green RAG", "green", "colour"),
        ("Complete - Green", "green", "colour"),
    ],
)
def test_whole_status(text: str, status: str, strength: str) -> None:
    found = read_status(text)
    assert found is not None
    assert (found.status, found.strength) == (status, strength)


@pytest.mark.parametrize("text", ["In progress", "N/A", "Ongoing", "Planned"])
def test_words_that_grade_nothing(text: str) -> None:
    found = read_status(text)
    assert found is not None
    assert found.status is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Green spaces",
        "Redbridge",
        "The Red Lion",
        "Green belt land review",
        "Agreed",
        "Amber Valley Borough Council",
        "Red Cross",
        "Green Party",
        "GA",
        "1",
        "95%",
        "The measure was on target",
        "Greenwich",
        "Amber to green",
        "Great progress is being made",
    ],
)
def test_no_status(text: str) -> None:
    assert read_status(text) is None


@pytest.mark.parametrize(
    ("text", "status", "rest"),
    [
        ("Green - on track to open in May", "green", "on track to open in May"),
        ("Amber: one of the two wardens is hired", "amber", "one of the two wardens is hired"),
        ("Completed. The bridge was opened by the Mayor", "complete", "The bridge was opened by the Mayor"),
        ("RED The supplier withdrew in June", "red", "The supplier withdrew in June"),
    ],
)
def test_status_before_other_words(text: str, status: str, rest: str) -> None:
    found = read_status(text)
    assert found is not None
    assert (found.status, found.rest) == (status, rest)
    assert read_status(text, leading=False) is None


def test_status_keeps_printed_words() -> None:
    found = read_status("ON TARGET ")
    assert found is not None
    assert found.raw == "ON TARGET"


def test_every_status_word_is_read() -> None:
    for status, words in STATUS_WORDS.items():
        for word in words:
            found = read_status(word.capitalize())
            assert found is not None, word
            assert found.status == status, word


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Improving", "improving"),
        ("No change", "stable"),
        ("Deteriorating", "worsening"),
        ("Static", "stable"),
        ("Gwella", "improving"),
        ("Up", None),
        ("Improvement plan agreed", None),
        ("", None),
    ],
)
def test_direction_words(text: str, direction: str | None) -> None:
    assert read_direction(text) == direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Performance is improving (positive trend)", "improving"),
        ("Performance is worsening (negative trend)", "worsening"),
        ("Performance has remained stable or shows no clear trend", "stable"),
        ("better than last quarter", "improving"),
        ("worse than last quarter", "worsening"),
        ("Target met", None),
        ("better or worse", None),
    ],
)
def test_meaning_in_a_key(text: str, direction: str | None) -> None:
    assert direction_meant(text) == direction


@pytest.mark.parametrize(
    ("text", "font", "arrow"),
    [
        ("↑", "", "up"),
        ("▼", "", "down"),
        ("►", "", "level"),
        ("◄►", "", "level"),
        ("=", "", "level"),
        ("↗", "", "up"),
        ("\uf0ea", "Wingdings", "down"),
        ("p", "Wingdings3", "up"),
        ("q", "Wingdings-3", "down"),
        ("p", "Arial", None),
        ("é", "Wingdings-Regular", "up"),
        ("5", "Webdings", "up"),
        ("↑ 3%", "", "up"),
        ("↑↓", "", None),
        ("-", "", None),
    ],
)
def test_arrows(text: str, font: str, arrow: str | None) -> None:
    assert read_arrow(text, font) == arrow
