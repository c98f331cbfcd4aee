"""Rows: fields by column, groups, rows cut by a page end, parts of one table."""

from __future__ import annotations

from agendaparse.document import Box, Line, Segment
from tests.extractors.rag.making import codes, heading, paragraph, read_one, read_tables, stacked, table

HEADERS = ["Ref", "Action", "By When", "Lead", "Partners", "Status", "Progress"]


def test_every_field() -> None:
    found = read_one(
        heading("Part A: Actions"),
        table(
            HEADERS,
            ["CS 1", "Plant ten trees|in the park", "May 2030", "Parks", "Friends", "#G Green", "Six stand."],
            ["CS 2", "Mend the gate", "June 2030", "Works", "", "#A Amber", "The hinge is late."],
        ),
    )
    assert found.title == "Part A: Actions"
    assert found.columns == tuple(HEADERS)
    row = found.rows[0]
    assert (row.ref, row.ref_raw, row.title) == ("CS 1", "CS 1", "Plant ten trees in the park")
    assert (row.status, row.status_raw, row.status_source) == ("green", "Green", "text")
    assert (row.due, row.lead, row.partners, row.commentary) == ("May 2030", "Parks", "Friends", "Six stand.")
    assert found.rows[1].partners is None
    assert list(row.cells) == HEADERS
    assert row.cells["Status"] == "Green"


def test_measures() -> None:
    found = read_one(
        table(
            ["KPI", "Measure", "Target", "Latest", "Previous", "RAG", "DoT"],
            ["K1", "Calls answered", "90%", "93%", "91%", "#G", "@up"],
            ["K2", "Bins missed", "5", "9", "4", "#R", "@down"],
            ["K3", "Rent collected", "98%", "97%", "97%", "#A", "@level"],
        ),
    )
    row = found.rows[0]
    assert (row.ref, row.target, row.actual, row.previous) == ("K1", "90%", "93%", "91%")
    assert [row.status for row in found.rows] == ["green", "red", "amber"]
    assert {row.status_source for row in found.rows} == {"colour"}
    assert [row.direction for row in found.rows] == ["improving", "worsening", "stable"]


def test_levels_of_heading_are_joined() -> None:
    found = read_one(
        table(
            ["Public Health KPIs", "RAG rating", "<", "DoT"],
            ["^", "Latest", "Previous", "^"],
            ["Health checks", "#G GREEN", "#A AMBER", "@up"],
            ["Screens", "#R RED", "#R RED", "@level"],
        ),
    )
    assert found.columns == ("Public Health KPIs", "RAG rating Latest", "RAG rating Previous", "DoT")
    assert found.title == "Public Health KPIs"
    assert [(row.status, row.previous_status) for row in found.rows] == [("green", "amber"), ("red", "red")]


def test_latest_of_several_periods() -> None:
    found = read_one(
        table(
            ["Ref", "Measure", "Quarter 1", "<", "<", "Quarter 2", "<", "<"],
            ["^", "^", "Target", "Actual", "RAG", "Target", "Actual", "RAG"],
            ["1", "Calls answered", "90%", "85%", "#A", "91%", "95%", "#G"],
            ["2", "Bins missed", "5", "5", "#G", "6", "9", "#R"],
        ),
    )
    row = found.rows[0]
    assert (row.status, row.previous_status, row.target, row.actual, row.previous) == (
        "green",
        "amber",
        "91%",
        "95%",
        "85%",
    )


def test_overall_rating_among_several() -> None:
    found = read_one(
        table(
            ["Project", "Time RAG", "Cost RAG", "Overall RAG"],
            ["New depot", "Red", "Green", "Amber"],
            ["Old baths", "Green", "Red", "Red"],
        )
    )
    assert [row.status for row in found.rows] == ["amber", "red"]


def test_coloured_figures() -> None:
    found = read_one(
        heading("Indicators"),
        table(
            ["Indicator", "Target", "Q1", "Q2", "Q3"],
            ["Tax collected", "95%", "#G 96%", "#A 94%", ""],
            ["Calls answered", "90%", "#R 80%", "#G 93%", ""],
        ),
    )
    assert [(r.status, r.actual, r.previous_status, r.previous) for r in found.rows] == [
        ("amber", "94%", "green", "96%"),
        ("green", "93%", "red", "80%"),
    ]


def test_merged_rows_are_groups() -> None:
    found = read_one(
        table(
            HEADERS[:6],
            ["Clean Streets"],
            ["1.1", "Sweep", "May", "Works", "", "Green"],
            ["Safe Parks"],
            ["2.1", "Lock the gates", "May", "Parks", "", "Red"],
        ),
    )
    assert [row.group for row in found.rows] == ["Clean Streets", "Safe Parks"]


def test_heading_rows_that_are_not_merged() -> None:
    found = read_one(
        table(
            HEADERS[:6],
            ["**Domestic Abuse**", "", "", "", "", ""],
            ["1.1", "Train ten advisers", "May", "Works", "", "Green"],
            ["**Scams and Cyber Crime**", "", "", "", "", ""],
            ["2.1", "Print a leaflet", "May", "Parks", "", "Red"],
        ),
    )
    assert [row.group for row in found.rows] == ["Domestic Abuse", "Scams and Cyber Crime"]


def test_group_beside_its_rows() -> None:
    found = read_one(
        table(
            ["Priority", "Action", "Due", "RAG"],
            ["Clean", "Sweep streets", "May", "Green"],
            ["^", "Empty bins", "June", "Red"],
            ["Safe", "Mend cameras", "July", "Red"],
        ),
    )
    assert [(row.group, row.title) for row in found.rows] == [
        ("Clean", "Sweep streets"),
        ("Clean", "Empty bins"),
        ("Safe", "Mend cameras"),
    ]


def test_row_cut_by_the_page_end() -> None:
    found = read_one(
        stacked(
            table(HEADERS, ["1", "Plant ten", "May", "Parks", "", "#G Green", "Six"], page=1),
            table(
                ["", "trees", "", "", "", "#G", "stand."],
                ["2", "Mend the gate", "June", "Works", "", "Red", "No"],
                header=False,
                page=2,
            ),
        )
    )
    assert [(row.ref, row.title, row.commentary) for row in found.rows] == [
        ("1", "Plant ten trees", "Six stand."),
        ("2", "Mend the gate", "No"),
    ]


def test_row_without_reference_is_a_row_where_it_states_a_status() -> None:
    found = read_one(
        stacked(
            table(HEADERS, ["1", "Plant ten trees", "May", "Parks", "", "Green", "Six"], page=1),
            table(
                ["", "Repeat victims fall", "", "", "", "Green", "Two"],
                ["2", "Mend it", "June", "Works", "", "Red", "No"],
                header=False,
                page=2,
            ),
        )
    )
    assert [row.ref for row in found.rows] == ["1", None, "2"]


def test_parts_without_geometry_are_one_table() -> None:
    found = read_one(
        heading("Part B"),
        table(HEADERS[:6], ["First Group"], ["1.1", "Sweep the", "May", "Works", "", "Green"]),
        table(["", "street", "", "", "", ""], ["1.2", "Empty bins", "May", "Works", "", "Red"], header=False),
        paragraph("Agenda Item 7"),
        table(HEADERS[:6], ["Second Group"], ["2.1", "Lock gates", "May", "Parks", "", "Amber"]),
    )
    assert [(r.ref, r.group, r.title) for r in found.rows] == [
        ("1.1", "First Group", "Sweep the street"),
        ("1.2", "First Group", "Empty bins"),
        ("2.1", "Second Group", "Lock gates"),
    ]


def test_headings_part_tables() -> None:
    rows = ["1.1", "Sweep the street", "May", "Works", "", "Green"]
    tables, _ = read_tables(heading("Part A"), table(HEADERS[:6], rows), heading("Part B"), table(HEADERS[:6], rows))
    assert [found.title for found in tables] == ["Part A", "Part B"]
    tables, _ = read_tables(
        heading("Part A"), table(HEADERS[:6], rows), heading("Part A (continued)"), table(HEADERS[:6], rows)
    )
    assert [len(found.rows) for found in tables] == [2]


def test_caption_inside_the_table() -> None:
    found = read_one(
        heading("Appendix"),
        table(["Ref", "Action", "Status"], ["1", "Sweep", "Green"], ["2", "Dig", "Red"]),
    )
    assert found.title == "Appendix"
    captioned = table(["Keeping the Borough Clean"], ["Ref", "Action", "Status"], ["1", "Sweep", "Green"], header=False)
    assert read_one(heading("Appendix"), captioned).title == "Keeping the Borough Clean"


def test_totals_row_is_no_action() -> None:
    found = read_one(
        table(
            ["Saving", "RAG", "Comment"],
            ["Review fees", "Green", "Done"],
            ["Vacancies", "Red", "No"],
            ["Total", "", ""],
        )
    )
    assert len(found.rows) == 2


def test_period() -> None:
    over = table(
        ["Ref", "Action", "Status", "Quarter 2|1st July - 30th Sept 2030"],
        ["1", "Sweep", "Green", "Done in full by all the teams."],
    )
    assert read_one(over).period == "Quarter 2, 1st July - 30th Sept 2030"
    plain = table(["Ref", "Action", "Status"], ["1", "Sweep", "Green"])
    assert read_one(heading("Quarter 3 2030/31 Performance"), plain).period == "Quarter 3 2030/31"
    assert read_one(heading("Performance"), plain).period is None


def test_period_and_its_dates_on_two_lines() -> None:
    over = table(["Ref", "Action", "Status", "Half Year 1"], ["1", "Sweep", "Green", "Done in full by all the teams."])
    (block,) = over.cells[3].blocks
    texts = (block.text, "1st April 2031 - 30th Sept 2031")
    block.lines = [Line(1, [Segment(text, Box(0, 12 * i, 90, 12 * i + 10), [])]) for i, text in enumerate(texts)]
    block.text = " ".join(texts)
    assert read_one(over).period == "Half Year 1, 1st April 2031 - 30th Sept 2031"


def test_heading_is_cited_with_its_table() -> None:
    over = heading("Actions")
    over.lines = [Line(1, [Segment("Actions", Box(72, 40, 120, 52), [])])]
    found = read_one(over, table(["Ref", "Action", "Status"], ["1", "Sweep", "Green"]))
    assert (found.title, [where.bbox for where in found.where]) == ("Actions", [Box(72, 40, 120, 52)])


def test_missing_header_and_double_header_keep_their_cells() -> None:
    found = read_one(table(["Action", "RAG", "Note", "Note", ""], ["Sweep the street", "Green", "a", "b", "c"]))
    assert dict(found.rows[0].cells) == {
        "Action": "Sweep the street",
        "RAG": "Green",
        "Note": "a",
        "Note (column 4)": "b",
        "column 5": "c",
    }


def test_no_doubt_where_there_is_none() -> None:
    _, ctx = read_tables(table(["Ref", "Action", "Status"], ["1", "Sweep", "#G Green"], ["2", "Dig", "#R Red"]))
    assert codes(ctx) == []


def test_period_alone_above_the_headers() -> None:
    found = read_one(
        table(
            ["", "", "", "", "Quarter 2 2030/31"],
            ["Ref", "Action", "By When", "Status", ""],
            ["1", "Sweep the street", "May", "Green", "Every street was swept once a week."],
            header=False,
        )
    )
    assert found.columns == ("Ref", "Action", "By When", "Status", "Quarter 2 2030/31")
    assert (found.period, found.rows[0].commentary) == ("Quarter 2 2030/31", "Every street was swept once a week.")


def test_names_that_come_back_are_groups_and_ranks_are_none() -> None:
    headers = ["Audit", "Recommendation", "Priority", "Status"]
    rows = [
        ["Payroll", "Reconcile each month", "#R High", "Green"],
        ["Payroll", "Keep a register", "#A Medium", "Red"],
        ["Trees", "Inspect yearly", "#R High", "Amber"],
    ]
    found = read_one(table(headers, *rows))
    assert [(row.group, row.title) for row in found.rows] == [
        ("Payroll", "Reconcile each month"),
        ("Payroll", "Keep a register"),
        ("Trees", "Inspect yearly"),
    ]


def test_of_several_years_the_last_is_the_result() -> None:
    headers = [
        "PI",
        "Description",
        "2029/30 outturn",
        "2030/31 outturn",
        "2030/31 target",
        "Target met?",
        "Where are we now?",
    ]
    rows = [
        ["C1", "Tax collected", "97%", "98%", "97.5%", "#G Yes", "Fine"],
        ["C2", "Rates collected", "95%", "91%", "96%", "#R No", "Low"],
    ]
    row = read_one(table(headers, *rows)).rows[1]
    assert (row.actual, row.previous, row.target, row.commentary) == ("91%", "95%", "96%", "Low")
    assert (row.status, row.status_raw, row.status_source) == ("red", "No", "colour")


def test_workstreams_head_their_milestones() -> None:
    headers = ["Workstream", "Milestone", "Owner", "Due", "Status and commentary"]
    rows = [
        ["Finance", "Agree the balance sheet", "Treasurer", "Dec 2031", "Amber - auditors ask for time."],
        ["People", "Draw up lists of staff", "HR", "Jan 2032", "Red - no agreement."],
        ["Legal", "Lay the order", "Solicitor", "Nov 2031", "Complete - laid in May."],
    ]
    row = read_one(table(headers, *rows)).rows[0]
    assert (row.group, row.title, row.status, row.commentary) == (
        "Finance",
        "Agree the balance sheet",
        "amber",
        "auditors ask for time.",
    )


def test_progress_in_words_beside_owners_and_dates() -> None:
    headers = ["No.", "Action", "Responsible", "Timescale", "Progress", "Reason and action"]
    rows = [
        ["1.1", "Panels on the depot", "Property", "2031", "Complete", "They were installed in June, all of them."],
        ["1.2", "Heat the baths", "Leisure", "2032", "On track", "The grant was won, and the tender is out."],
        ["2.1", "Forty charge points", "Parking", "2031", "Behind schedule", "The operator wants a substation first."],
    ]
    found = read_one(table(headers, *rows)).rows
    assert [row.status for row in found] == ["complete", "green", "red"]
    assert found[2].commentary == "The operator wants a substation first."


def test_the_day_of_the_meeting_is_no_deadline_where_another_column_tells_it() -> None:
    rows = [["1", "Sweep", "18.03.31", "June 2031", "Green"], ["2", "Dig", "18.03.31", "July 2031", "Red"]]
    found = read_one(table(["No", "Action", "Date", "Expected completion date", "RAG"], *rows))
    assert [row.due for row in found.rows] == ["June 2031", "July 2031"]
    found = read_one(table(["No", "Action", "Date", "RAG"], *[[*row[:3], row[4]] for row in rows]))
    assert [row.due for row in found.rows] == ["18.03.31", "18.03.31"]


def test_a_day_or_a_body_over_a_table_is_not_its_title() -> None:
    head = [heading("Rolling Actions Log"), heading("Parks Committee"), heading("17 June 2031")]
    found = read_one(*head, table(["No", "Action", "RAG"], ["1", "Sweep", "Green"], ["2", "Dig", "Red"]))
    assert found.title == "Rolling Actions Log"
