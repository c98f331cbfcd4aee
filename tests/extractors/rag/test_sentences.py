"""Totals told in sentences, and the table they count."""

from __future__ import annotations

import pytest

from agendaparse.extractors.rag.sentences import told_totals
from tests.extractors.rag.making import heading, paragraph, read_tables, table


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Of the 12 actions, eight are green, three are amber and one is red.", {"green": 8, "amber": 3, "red": 1}),
        ("Out of 38 indicators 26 are rated Green and 12 Red.", {"green": 26, "red": 12}),
        ("Of four projects two are on track, one is at risk and one off track.", {"green": 2, "amber": 1, "red": 1}),
        ("It is a good year. Of the six measures four (two more than planned) are RAG-rated green and two amber.",
         {"green": 4, "amber": 2}),
        ("Of the ten actions, nine are complete and one has not started.", {"complete": 9, "not_started": 1}),
    ],
)  # fmt: skip
def test_reads_the_parts_of_a_whole(text: str, counts: dict[str, int]) -> None:
    assert [totals.counts for totals in told_totals(paragraph(text), None, 0)] == [counts]


@pytest.mark.parametrize(
    "text",
    [
        "Of the 12 actions, eight are green and three are amber.",  # one is left over
        "Of the 12 actions in the previous quarter, eight were green and four were amber.",
        "Of the 12 councillors, eight are Green and four are Labour.",
        "Eight are green, three are amber and one is red.",
        "Of the 12 actions, 66.7% are green and 33.3% are amber.",
        "Of the 12 actions, eight are green.",
        "The green bin is emptied by one of the two crews, the blue bin by the other.",
    ],
)
def test_says_nothing_where_it_does_not_add_up(text: str) -> None:
    assert told_totals(paragraph(text), None, 0) == []


HEADERS = ["Ref", "Action", "RAG"]
ROWS = [["1", "Plant ten trees", "Green"], ["2", "Mend the gate", "Red"], ["3", "Sell the barn", "Green"]]
TOLD = paragraph("Of the three actions, two are green and one is red.")


def test_a_sentence_counts_the_only_table_of_its_height() -> None:
    short = table(HEADERS, *ROWS[:2])
    (first, second), _ = read_tables(TOLD, heading("Parks"), table(HEADERS, *ROWS), heading("Barns"), short)
    assert first.summary == {"green": 2, "red": 1}
    assert second.summary is None


def test_two_tables_of_one_height_are_not_told_apart() -> None:
    tables, _ = read_tables(TOLD, heading("Parks"), table(HEADERS, *ROWS), heading("Barns"), table(HEADERS, *ROWS))
    assert [found.summary for found in tables] == [None, None]


def test_a_table_of_totals_is_believed_before_a_sentence() -> None:
    totals = table(["Status", "Number"], ["Green", "1"], ["Red", "2"])
    (found,), _ = read_tables(heading("Parks"), totals, TOLD, table(HEADERS, *ROWS))
    assert found.summary == {"green": 1, "red": 2}


def test_a_sentence_about_another_number_of_rows_counts_none() -> None:
    (found,), _ = read_tables(paragraph("Of the two actions, one is green and one is red."), table(HEADERS, *ROWS))
    assert found.summary is None
