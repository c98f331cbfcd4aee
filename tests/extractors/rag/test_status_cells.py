"""What a status is read from, and what is said when witnesses disagree or it stands in the wrong column."""

from __future__ import annotations

import pytest

from tests.extractors.rag.making import codes, read_one, read_tables, table


def rows_of(written: str) -> list[str]:
    return ["1", "Plant ten trees", "May 2030", written, "Six trees stand in the park."]


HEADERS = ["Ref", "Action", "Due", "RAG", "Progress"]
USUAL = [["2", "Mend the gate", "June", "#R Red", "No."], ["3", "Sell the barn", "July", "#G Green", "Yes."]]


@pytest.mark.parametrize(
    ("written", "status", "raw", "source"),
    [
        ("#G Green", "green", "Green", "text"),
        ("Amber", "amber", "Amber", "text"),
        ("#A", "amber", None, "colour"),
        ("#r", "red", None, "colour"),
        ("#grey", "grey", None, "colour"),
        ("@disc:R", "red", None, "icon"),
        ("@picture:Green_tick", "green", None, "icon"),
        ("@picture:RAG_status:_amber", "amber", None, "icon"),
        ("@picture:Cross", "red", None, "icon"),
        ("@picture:Off_target", "red", None, "icon"),
        ("@picture:Red_and_green_flags", None, None, None),
        ("@picture:Photograph_of_the_town_hall", None, None, None),
        ("🟢", "green", None, "icon"),
        ("✔", "green", None, "icon"),
        ("#B Complete", "complete", "Complete", "text"),
        ("#G Complete", "complete", "Complete", "text"),
        ("#A High", "amber", "High", "colour"),
        ("#G In progress", "green", "In progress", "colour"),
        ("In progress", None, "In progress", "text"),
        ("Missing", "missing", "Missing", "text"),
        ("Not started", "not_started", "Not started", "text"),
        ("G", "green", "G", "text"),
        ("", None, None, None),
    ],
)
def test_sources(written: str, status: str | None, raw: str | None, source: str | None) -> None:
    row = read_one(table(HEADERS, rows_of(written), *USUAL)).rows[0]
    assert (row.status, row.status_raw, row.status_source) == (status, raw, source)


def test_word_and_colour_disagree() -> None:
    tables, ctx = read_tables(table(HEADERS, rows_of("#R Green"), *USUAL))
    assert tables[0].rows[0].status == "green"
    assert codes(ctx) == ["status-conflict"]
    assert "'Green'" in ctx.diagnostics[0].message
    assert "red" in ctx.diagnostics[0].message


def test_the_colour_of_a_sign_is_believed_before_its_description() -> None:
    rows = read_one(table(HEADERS, rows_of("@disc:R"), *USUAL)).rows
    assert (rows[0].status, rows[0].status_source) == ("red", "icon")


def test_sign_and_colour_disagree() -> None:
    _, ctx = read_tables(table(HEADERS, rows_of("#A 🔴"), *USUAL))
    assert codes(ctx) == ["status-conflict"]


def test_status_in_another_column() -> None:
    tables, ctx = read_tables(table(HEADERS, ["1", "Plant ten trees", "May", "", "#R Red"], *USUAL))
    row = tables[0].rows[0]
    assert (row.status, row.status_raw, row.status_source, row.commentary) == ("red", "Red", "text", None)
    assert row.cells["Progress"] == "Red"
    assert codes(ctx) == ["status-from-wrong-column"]


def test_status_above_other_words_in_another_column() -> None:
    tables, ctx = read_tables(table(HEADERS, ["1", "Plant ten trees", "May", "", "Amber|The nursery is late."], *USUAL))
    row = tables[0].rows[0]
    assert (row.status, row.commentary) == ("amber", "The nursery is late.")
    assert row.cells["Progress"] == "Amber The nursery is late."
    assert codes(ctx) == ["status-from-wrong-column"]


def test_words_of_progress_are_no_status() -> None:
    tables, ctx = read_tables(table(HEADERS, ["1", "Plant ten trees", "May", "", "Complete"], *USUAL))
    assert tables[0].rows[0].status is None
    assert codes(ctx) == []


def test_status_followed_by_words() -> None:
    found = read_one(
        table(
            ["Action", "Due", "Status"],
            ["Open the hub", "May", "Green - on track for May"],
            ["Hire", "June", "Red: nobody applied"],
        )
    )
    assert [(row.status, row.status_raw, row.commentary) for row in found.rows] == [
        ("green", "Green", "on track for May"),
        ("red", "Red", "nobody applied"),
    ]


def test_counts() -> None:
    found = read_one(table(HEADERS, rows_of(""), *USUAL))
    assert found.counts() == {None: 1, "red": 1, "green": 1}


def test_signs_that_look_like_bullets() -> None:
    made = table([*HEADERS, "Trend"], [*rows_of("Green"), "x"], *[[*row, "x"] for row in USUAL])
    for cell in made.cells:
        if cell.column == 5 and cell.row:
            cell.blocks[0].label, cell.blocks[0].text = "►", ""
    assert [row.direction for row in read_one(made).rows] == ["stable"] * 3
