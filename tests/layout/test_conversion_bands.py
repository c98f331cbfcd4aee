"""Columns of plain text that move in the middle of a page, and titles over a heading that repeats."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendaparse.document import Table
from agendaparse.layout import lay_out
from agendaparse.layout.conversion_bands import find_bands
from agendaparse.layout.conversion_gutters import Columns, Row, find_gutters, rows_of
from agendaparse.layout.conversion_overleaf import matched
from agendaparse.layout.lines import lines_of
from agendaparse.readers.text import read_text

HEADED = """
Ref      Action                   By When    Lead       Status    Progress in the Quarter
1.1      Mend the bridge at       June 2032  Highways   Green     The arch was mended in the spring, and
         Weir Road                                                the road was opened again in the first
                                                                  week of June.
1.2      Sell the old depot       Dec 2032   Property   Amber     Two bids came in, and both of them were
                                                                  below the reserve.
"""
MOVED = """
1.3      Open the reading room    Dec 2032   Libraries  Green     The room was painted in July, and it was
         on Sundays                                               opened in August.
1.4      Plant four hundred       March      Parks      The trees came late, since the nursery had lost many
         trees along the ring     2033                  of them in the storm. Half of them are in the ground,
         road                                           and the others will follow.
1.5      Sell the stables         Dec 2032   Property   The stables are let until the autumn, and the tenant
                                                        asked for a year more than the lease allows.
"""


def rows(text: str) -> list[Row]:
    return rows_of(lines_of(read_text(text.strip("\n") + "\f").pages[0].runs, 1))


def tables(text: str) -> list[list[list[str]]]:
    laid = lay_out(read_text(text))
    found = (item for page in laid.pages for item in page.items if isinstance(item, Table))
    return [[[cell.text for cell in row] for row in table.rows] for table in found]


def test_columns_that_move_where_one_stands_empty() -> None:
    first, second = tables(HEADED.strip("\n") + "\f" + MOVED.strip("\n") + "\f")
    assert [row[4] for row in (*first[1:], *second)] == ["Green", "Amber", "Green", "", ""]
    assert [row[5].split()[-1] for row in second] == ["August.", "follow.", "allows."]
    assert [row[2] for row in second] == ["Dec 2032", "March 2033", "Dec 2032"]


def test_one_band_where_columns_stay() -> None:
    above = find_gutters(rows(HEADED)[1:])
    body = rows(HEADED)[1:]
    assert find_bands(body, above, frozenset({4}), above) == [(body[0].number, above)]
    assert find_bands([], above, frozenset(), above) == []


@given(st.lists(st.integers(0, len(MOVED)), max_size=6))
def test_bands_part_lines_without_losing_any(cuts: list[int]) -> None:
    """Any lines whatever: bands begin at lines that are there, in order, and the first with the first."""
    text = MOVED
    for cut in cuts:
        text = text[:cut] + " " + text[cut:]
    body = rows(text)
    above = find_gutters(rows(HEADED)[1:])
    found = find_bands(body, matched(find_gutters(body), above, frozenset(), frozenset({4})), frozenset({4}), above)
    numbers = [number for number, _ in found]
    assert numbers == sorted(set(numbers))
    assert not found or numbers[0] == body[0].number
    assert set(numbers) <= {row.number for row in body}
    assert all(columns.count == above.count for _, columns in found)


def test_column_of_statuses_is_the_empty_one_where_none_is_told() -> None:
    above = Columns((10, 41, 53, 65, 82, 86), (1, 10, 41, 53, 65, 82, 86))
    here = Columns((9, 42, 54, 65, 75), (1, 10, 42, 54, 65, 75))
    found = matched(here, above, frozenset(), frozenset({5}))
    assert found is not None
    assert (found.starts[:5], found.starts[6]) == (here.starts[:5], 75)


@pytest.mark.parametrize("overleaf", [False, True])
def test_title_over_a_heading_that_repeats_is_a_group(overleaf: bool) -> None:
    lines = HEADED.strip("\n").split("\n")
    title = " " * 36 + "Parks and Gardens"
    again = "\n".join([title, lines[0], lines[1].replace("1.1", "2.1"), *lines[2:]])
    found = tables("\n".join(lines) + ("\f" if overleaf else "\n") + again + "\f")
    assert [row[0] for table in found for row in table] == [
        "Ref",
        "1.1",
        "1.2",
        "Ref",
        "Parks and Gardens",
        "2.1",
        "1.2",
    ]
    assert all("Parks" not in cell for table in found for row in table for cell in row[1:])


MARKS = """
Audit Committee Work Programme
Report                        Lead officer      {heads}
Accounts                      Chief Officer     {one}
Review of the Risk Register   Monitoring        {two}
                              Officer
"""


@pytest.mark.parametrize("heads", ["11 June 2032   10 Dec 2032", "June           Dec"])
def test_marks_under_meetings(heads: str) -> None:
    text = MARKS.format(heads=heads, one="✓              ✓", two="               ✓").strip("\n") + "\f"
    ((head, accounts, risks),) = tables(text)
    assert head == ["Report", "Lead officer", *heads.split("  ")[:1], heads.split("  ")[-1].strip()]
    assert (accounts[0], accounts[1]) == ("Accounts", "Chief Officer")
    assert risks[:2] == ["Review of the Risk Register", "Monitoring Officer"]
    (table,) = (item for item in lay_out(read_text(text)).pages[0].items if isinstance(item, Table))
    assert [bool(cell.blocks) for row in table.rows[1:] for cell in row[2:]] == [True, True, False, True]
