"""Cells of plain text that lie over the edge of their column, and rows cut by a page end."""

from __future__ import annotations

import pytest

from agendaparse.layout.conversion_places import is_value
from tests.layout.test_conversion_columns import cells, laid_out, tables

HEADING = "Ref      Action                           By When      Lead Officer     Status    Progress\n"
ROW = "1.1      Mark the machinery of the farms  June 2031    Trading          Green     37 farms are done so far.\n"
ROWS = HEADING + ROW + ROW.replace("1.1", "1.2") + ROW.replace("1.1", "1.3")


@pytest.mark.parametrize(
    "text",
    [
        "1.4      Open a place of safety       March 2032 Street Pastors     Green     Open on all six nights.",
        "1.4      Open a place of safety       March 2032   Street Pastors     Green     Open on all six nights.",
    ],
)
def test_a_whole_date_ends_its_cell(text: str) -> None:
    (table,) = tables(ROWS + text)
    assert cells(table)[-1] == [
        "1.4",
        "Open a place of safety",
        "March 2032",
        "Street Pastors",
        "Green",
        "Open on all six nights.",
    ]


@pytest.mark.parametrize("text", ["June 2031", "4 March", "Sept 2031", "1st April 2032", "On-going", "Complete"])
def test_values(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize("text", ["", "2031", "March for the trees", "Street", "Mayor"])
def test_no_values(text: str) -> None:
    assert not is_value(text)


def test_label_stays_with_its_words() -> None:
    (table,) = tables("""
 Question                         Answer      Explanation
 a.  Could the decision put any   No          The actions are open to all.
     group at a disadvantage?
 b.  Could the decision promote   Yes         Older people told the survey
     equality of opportunity?                 what they avoid.
 c.  Does it foster good                      No effect is foreseen.
     relations?
""")
    assert [row[:2] for row in cells(table)[1:]] == [
        ["a. Could the decision put any group at a disadvantage?", "No"],
        ["b. Could the decision promote equality of opportunity?", "Yes"],
        ["c. Does it foster good relations?", ""],
    ]


def test_end_of_a_row_overleaf_is_filed_by_the_cells_that_ran_to_the_foot() -> None:
    foot = """1.4      Offer help with locks at the     June 2031    Trading          Green     The panel has been to a
         village days and with                                                   number of days so far, and
         the help of all that                                                   where there is room for it"""
    _, tail = tables(f"{ROWS}{foot}\f\n          the parish shows   it will go to more.\n")
    assert cells(tail) == [["", "the parish shows", "", "", "", "it will go to more."]]


def test_end_of_a_cell_overleaf_with_a_row_below_it() -> None:
    _, tail = tables("""
 Question                         Answer      Explanation
 a.  Could the decision put any   No          The actions are open to all.
     group at a disadvantage?
 b.  Could the decision promote   Yes         Older people told the survey
     equality of opportunity?                 what they avoid, and they
\f
                                                    asked for better lights
                                                    in all of the streets.
 c.  Can the impacts found be                       No impact was found.
     made any less?
""")
    assert cells(tail) == [
        ["", "", "asked for better lights in all of the streets."],
        ["c. Can the impacts found be made any less?", "", "No impact was found."],
    ]


def doubts(text: str) -> list[str]:
    return [note.message for note in laid_out(text).notes if note.code == "table-uncertain"]


def test_cells_run_into_each_other_are_told_where_nothing_tells_their_edge() -> None:
    line = "1.4      Open a place of safety for townspeople later   Trading          Green     It is open at night."
    (message,) = doubts(ROWS + line)
    assert "Open a place of safety" in message


def test_cells_that_keep_their_columns_are_no_doubt() -> None:
    assert not doubts(ROWS)
    assert not doubts(
        f"{ROWS}1.4      Open a place of safety       March 2032 Street Pastors     Green     Open on all nights."
    )
