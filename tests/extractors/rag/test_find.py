"""Which tables rate their rows, and which only look so."""

from __future__ import annotations

import pytest

from agendaparse.document import Table
from agendaparse.extractors.rag import is_rag_table
from tests.extractors.rag.making import read_tables, table

RATED = {
    "words": table(["Ref", "Action", "Status"], ["1", "Plant ten trees", "Green"], ["2", "Mend the gate", "Red"]),
    "one row": table(["Ref", "Action", "Due", "Status"], ["1", "Plant ten trees", "May", "Green"]),
    "fills": table(["Measure", "Target", "RAG"], ["Bins missed", "5", "#G"], ["Calls answered", "90%", "#R"]),
    "tints": table(["Measure", "Target", "RAG"], ["Bins missed", "5", "#g"], ["Calls answered", "90%", "#a"]),
    "letters": table(["Action", "Due", "RAG"], ["Build the pool", "May", "A"], ["Mend the roof", "June", "G"]),
    "fills without header": table(
        ["Action", "Due date", ""], ["Build it", "May", "#G"], ["Mend it", "June", "#R"], ["Sell it", "July", "#G"]
    ),
    "coloured figures": table(
        ["Indicator", "Target", "Q1", "Q2"],
        ["Tax collected", "95%", "#G 96%", "#G 97%"],
        ["Calls", "90%", "#R 80%", "#A 88%"],
    ),
    "status first": table(["RAG", "Project", "Update"], ["#G", "Town hall", "Done"], ["#A", "Baths", "Waiting"]),
    "discs": table(["Project", "Status"], ["Roof", "@disc:G"], ["Boiler", "@disc:R"]),
    "signs": table(["Project", "Status"], ["Roof", "🟢"], ["Boiler", "🔴"]),
    "words that grade": table(
        ["Recommendation", "Officer", "Due date", "Status"],
        ["Reconcile the bank", "FD", "May", "Implemented"],
        ["Review leavers", "HR", "June", "Not started"],
        ["Number the assets", "IT", "July", "In progress"],
    ),
    "status and words": table(
        ["Objective", "When", "Progress"],
        ["Open the hub in the old school", "May", "Green - on track to open in May"],
        ["Hire two wardens for the park", "June", "Amber: one hired, one to come"],
    ),
    "Welsh": table(["Mesur", "Statws"], ["Canran ailgylchu", "Gwyrdd"], ["Amser ateb galwadau", "Coch"]),
    "two levels": table(
        ["Indicator", "RAG", "<", "Latest"],
        ["^", "Now", "Last", "^"],
        ["Calls answered", "G", "A", "83%"],
        ["Letters", "R", "G", "1"],
    ),
}

RATED["words on colours"] = table(
    ["Objective", "Where we are"],
    ["Open the hub", "#G On track"],
    ["Hire wardens", "#A Some slippage"],
    ["Sell", "#R Off track"],
)

NOT_RATED = {
    "key": table(
        ["#G Green", "Target met"], ["#A Amber", "Just below target"], ["#R Red", "Target missed"], header=False
    ),
    "key with heading": table(
        ["RAG", "Description"], ["Green", "On target"], ["Amber", "Slightly off"], ["Red", "Off target"]
    ),
    "key of three": table(["Status", "Symbol", "Meaning"], ["Red", "@disc:R", "Act now"], ["Green", "@disc:G", "Fine"]),
    "totals": table(["Actions", "Number"], ["#G Green", "7"], ["#A Amber", "2"], ["#R Red", "0"]),
    "totals across": table(["", "#G G", "#A A", "#R R"], ["Housing", "2", "", "1"], ["Planning", "4", "2", "0"]),
    "strip of totals": table(["KPI Summary", "#G GREEN", "#A AMBER", "#R RED"], ["", "2", "", "1"]),
    "colours of directorates": table(
        ["Directorate", "", "Budget", "Forecast"],
        ["Adult care", "#B", "10.0", "11.0"],
        ["Children and schools", "#A", "9.0", "9.5"],
        ["Roads and waste", "#G", "5.0", "5.1"],
        ["Chief executive", "#R", "1.0", "1.0"],
    ),
    "coloured headings": table(["#G Housing", "#A Planning"], ["12 homes", "3 appeals"], ["4 sites", "2 sites"]),
    "coloured variances": table(
        ["Service", "Budget", "Variance"], ["Adults", "100", "#R 20"], ["Children", "90", "#G -10"]
    ),
    "coloured rows": table(
        ["Name", "Ward", "Telephone"], ["#G Ann Roe", "#G East", "#G 1"], ["#R Bo Lee", "#R West", "#R 2"]
    ),
    "risk scores": table(
        ["Risk", "Likelihood", "Impact", "Score"],
        ["Loss of the data centre", "4", "5", "#R 20"],
        ["Flooding", "1", "4", "#G 4"],
    ),
    "sites weighed": table(
        ["Objective", "Site A", "Site B", "Site C"],
        ["Fewer cars", "#G", "#R", "#A"],
        ["More homes", "#R", "#G", "#G"],
        ["Less flooding", "#A", "#A", "#G"],
    ),
    "bins": table(["Waste", "Bin"], ["Paper and card", "Blue"], ["Garden waste", "Green"], ["All the rest", "Grey"]),
    "heat map": table(["Likelihood", "1", "2"], ["5 Certain", "#A 5", "#R 10"], ["1 Rare", "#G 1", "#G 2"]),
    "parties": table(["Party", "Seats"], ["Green", "4"], ["Labour", "7"], ["Conservative", "9"]),
    "letters of officers": table(
        ["Application", "Site", "Officer"], ["24/1", "Red Lion", "G"], ["24/2", "Green Man", "A"]
    ),
    "attendance": table(["Member", "Apr", "May"], ["Cllr Green", "A", "A"], ["Cllr Red", "A", "Y"]),
    "action log": table(
        ["Action", "Owner", "Status"], ["Write to the county", "Clerk", "Complete"], ["Buy a bench", "Chair", "Open"]
    ),
    "budget": table(["Service", "Budget", "Forecast"], ["Adults", "100", "120"], ["Children", "90", "80"]),
    "one column": table(["Green"], ["Amber"], header=False),
}


@pytest.mark.parametrize("rated", RATED.values(), ids=RATED)
def test_rated(rated: Table) -> None:
    assert is_rag_table(rated)
    tables, _ = read_tables(rated)
    assert len(tables) == 1
    graded = [row for row in tables[0].rows if row.status is not None or row.status_raw is not None]
    assert len(graded) == len(tables[0].rows)


@pytest.mark.parametrize("other", NOT_RATED.values(), ids=NOT_RATED)
def test_not_rated(other: Table) -> None:
    assert not is_rag_table(other)
    assert read_tables(other)[0] == ()


def test_minutes_and_front_sheets_are_left_alone() -> None:
    rated = RATED["words"]
    assert read_tables(rated, kind="minutes")[0] == ()
    assert read_tables(rated, kind="front_sheet")[0] == ()


def test_statuses_in_words_under_a_header_that_does_not_say_so() -> None:
    rows = [["1", "Plant trees", "On track"], ["2", "Mend gates", "At risk"], ["3", "Sell barns", "On track"]]
    assert is_rag_table(table(["Ref", "Action", "Where we are"], *rows))
    assert not is_rag_table(table(["Ref", "Action", "Where we are"], *rows[:2]))


def test_what_scores_mean_is_a_key() -> None:
    rows = [["15-25", "#R Red", "Act at once"], ["5-12", "#A Amber", "Watch it"], ["1-4", "#G Green", "Look yearly"]]
    assert not is_rag_table(table(["Score", "Rating", "What is to be done"], *rows))
    signs = [["@disc:R", "Alert", "@up", "Improving"], ["@disc:A", "Warning", "@level", "No change"]]
    assert not is_rag_table(table(*signs, ["@disc:G", "OK", "@down", "Getting worse"], header=False))
