"""Work programmes and forward plans in the forms councils print them."""

from __future__ import annotations

import datetime

from agendaparse.document import Item
from agendaparse.extractors.context import Context
from agendaparse.extractors.workplans import extract_work_plans
from agendaparse.models import WorkPlan
from agendaparse.models.section import SectionKind
from tests.extractors.rag.making import heading, paper, paragraph, table

JUNE, JULY = datetime.date(2025, 6, 12), datetime.date(2025, 7, 10)


def read_plans(*items: Item, kind: SectionKind = "work_plan") -> tuple[WorkPlan, ...]:
    return extract_work_plans([paper(*items, kind=kind)], Context({}, {}))


def read_plan(*items: Item, kind: SectionKind = "work_plan") -> WorkPlan:
    (plan,) = read_plans(*items, kind=kind)
    return plan


def entries(plan: WorkPlan) -> list[tuple[datetime.date | None, tuple[str, ...]]]:
    return [(entry.date, entry.items) for entry in plan.entries]


def test_dates_over_columns() -> None:
    plan = read_plan(
        heading("People Work Plan 2025/26 (as at 28.05.2025)"),
        table(["12 June 2025", "10 July 2025", "18 September 2025"], ["Grants|• Leisure centre", "Annual report", ""]),
    )
    assert (plan.title, plan.as_at) == ("People Work Plan 2025/26", datetime.date(2025, 5, 28))
    assert entries(plan) == [
        (JUNE, ("Grants", "Leisure centre")),
        (JULY, ("Annual report",)),
        (datetime.date(2025, 9, 18), ()),
    ]
    assert plan.register == ()


def test_dates_over_columns_with_labelled_rows() -> None:
    plan = read_plan(
        heading("Work plan"),
        table(["", "12 June 2025", "10 July 2025"], ["Standing", "Minutes", "Actions"], ["Reports", "Budget", "Risk"]),
    )
    assert entries(plan) == [(JUNE, ("Minutes", "Budget")), (JULY, ("Actions", "Risk"))]


def test_seasons_are_no_days() -> None:
    plan = read_plan(heading("Work Programme"), table(["Summer 2025", "Autumn 2025"], ["Parks", "Budget"]))
    assert [(entry.date, entry.date_raw, entry.items) for entry in plan.entries] == [
        (None, "Summer 2025", ("Parks",)),
        (None, "Autumn 2025", ("Budget",)),
    ]


def test_dates_at_row_heads() -> None:
    plan = read_plan(
        heading("Work Programme"),
        table(["12 June 2025", "• Budget|• Waste"], ["10 July 2025", "• Annual report"], header=False),
    )
    assert entries(plan) == [(JUNE, ("Budget", "Waste")), (JULY, ("Annual report",))]


def test_dates_merged_over_rows_or_printed_once() -> None:
    headers = ["Meeting", "Topic", "Lead officer"]
    rows = ["12 June 2025", "Budget", "Ann Roe"], ["^", "Waste", "Bo Lee"], ["10 July 2025", "Report", "Cy Day"]
    once = ["12 June 2025", "Budget", "Ann Roe"], ["", "Waste", "Bo Lee"], ["10 July 2025", "Report", "Cy Day"]
    for body in (rows, once):
        plan = read_plan(heading("Work Programme"), table(headers, *body))
        assert entries(plan) == [(JUNE, ("Budget", "Waste")), (JULY, ("Report",))]
        assert [entry.lead_officer for entry in plan.register] == ["Ann Roe", "Bo Lee", "Cy Day"]


def test_dates_as_heading_rows() -> None:
    plan = read_plan(
        heading("Forward Plan"),
        table(["Report", "Author"], ["Thursday 12 June 2025"], ["Budget", "Ann"], ["10 July 2025"], ["Risk", "Bo"]),
    )
    assert entries(plan) == [(JUNE, ("Budget",)), (JULY, ("Risk",))]


def test_dates_as_headings() -> None:
    plan = read_plan(
        heading("Work Programme 2025"),
        heading("12 June 2025"),
        paragraph("• Budget"),
        paragraph("• Waste"),
        heading("10 July 2025"),
        paragraph("• Annual report"),
    )
    assert entries(plan) == [(JUNE, ("Budget", "Waste")), (JULY, ("Annual report",))]


def test_register() -> None:
    plan = read_plan(
        heading("Anytown Borough Council - Forward Plan of Key Decisions"),
        paragraph("This update published 20 May 2025"),
        table(
            ["Lead Officer", "Title and summary of Decision", "Meeting date", "Decision taker", "Report Type"],
            ["Ann Roe", "**Bus stops**|To approve the scheme.|Non Key|Open", "12 June 2025", "Cabinet", "Decision"],
            ["Bo Lee", "**Land at Mill Lane**|To sell it.|Part exempt 3", "12 June 2025", "Cabinet", "Decision"],
            ["Cy Day", "**Car parks**|To note.|Key|Exempt 3", "10 July 2025", "Leader", "Information"],
        ),
        table([""], ["Lead Officer", "Title and summary of Decision", "Meeting date", "Decision taker", "Report Type"]),
    )
    assert plan.title == "Forward Plan of Key Decisions"
    assert plan.as_at == datetime.date(2025, 5, 20)
    assert entries(plan) == [(JUNE, ("Bus stops", "Land at Mill Lane")), (JULY, ("Car parks",))]
    first, second, third = plan.register
    assert (first.title, first.summary, first.key_decision, first.exempt) == (
        "Bus stops",
        "To approve the scheme.",
        False,
        False,
    )
    assert (first.lead_officer, first.decision_taker, first.kind, first.date_raw) == (
        "Ann Roe",
        "Cabinet",
        "Decision",
        "12 June 2025",
    )
    assert (second.key_decision, second.exempt) == (None, None)
    assert (third.key_decision, third.exempt) == (True, True)
    assert first.cells["Title and summary of Decision"] == "Bus stops To approve the scheme. Non Key Open"


def test_register_with_columns_for_marks() -> None:
    plan = read_plan(
        heading("Forward Plan"),
        table(
            ["Decision", "Date of decision", "Decision maker", "Key", "Open or exempt"],
            ["Pay policy", "Not before 1 July 2025", "Council", "No", "Open"],
            ["Sale of depot", "10 July 2025", "Cabinet", "Yes", "Exempt"],
        ),
    )
    assert [(e.title, e.date, e.date_raw, e.key_decision, e.exempt) for e in plan.register] == [
        ("Pay policy", None, "Not before 1 July 2025", False, False),
        ("Sale of depot", JULY, "10 July 2025", True, True),
    ]
    assert [entry.date_raw for entry in plan.entries] == ["Not before 1 July 2025", "10 July 2025"]


def test_forms() -> None:
    def form(title: str, day: str) -> Item:
        return table(
            ["Decision title:", title],
            ["Decision maker:", "Cabinet"],
            ["Date of decision:", day],
            ["Key decision?", "Yes"],
            ["Contact officer:", "Ann Roe"],
            header=False,
        )

    plan = read_plan(heading("Forward Plan"), form("Local Plan", "12 June 2025"), form("Sale of depot", "10 July 2025"))
    assert entries(plan) == [(JUNE, ("Local Plan",)), (JULY, ("Sale of depot",))]
    assert plan.register[0].decision_taker == "Cabinet"
    assert plan.register[0].key_decision is True


def test_in_a_report_only_under_its_heading() -> None:
    programme = table(["Date", "Item"], ["12 June 2025", "Budget"], ["10 July 2025", "Risk"])
    assert read_plans(heading("Events"), programme, kind="report") == ()
    assert len(read_plans(heading("Work Programme"), programme, kind="report")) == 1
    assert read_plans(heading("Work Programme"), paragraph("x"), heading("Events"), programme, kind="report") == ()
    assert read_plans(heading("Work Programme"), programme, kind="minutes") == ()


def test_tables_that_are_no_plan() -> None:
    assert (
        read_plans(heading("Programme of meetings"), table(["Committee", "June", "July"], ["Cabinet", "12", "10"]))
        == ()
    )
    assert read_plans(heading("Work Programme"), table(["Cost", "£"], ["Bench", "100"])) == ()
    assert (
        read_plans(
            paragraph("The forward plan is attached."),
            table(["Item", "Date"], ["Bench", "12 June 2025"]),
            kind="report",
        )
        == ()
    )


MATRIX = [["Report", "Lead officer", "12 June 2025", "10 July 2025"], ["Accounts", "Finance", "✓", ""]]


def test_marks_under_dates() -> None:
    plan = read_plan(heading("Audit Work Programme"), table(*MATRIX, ["Risk register", "Policy", "●", "X"]))
    assert entries(plan) == [(JUNE, ("Accounts", "Risk register")), (JULY, ("Risk register",))]
    assert plan.register == ()


def test_shaded_squares_and_months() -> None:
    plan = read_plan(
        heading("Annual work programme"),
        table(["Topic", "Jun", "July", "Sept 25"], ["Parks", "#B", "", "#B"], ["Budget", "", "#B", ""]),
    )
    assert [(entry.date, entry.date_raw, entry.items) for entry in plan.entries] == [
        (None, "Jun", ("Parks",)),
        (None, "July", ("Budget",)),
        (None, "Sept 25", ("Parks",)),
    ]


def test_a_column_shaded_from_top_to_bottom_marks_nothing() -> None:
    plan = read_plan(
        heading("Annual work programme"),
        table(["Topic", "Jun", "July"], ["Parks", "#B", "x"], ["Budget", "#B", "x"], ["Roads", "#B", ""]),
    )
    assert [(entry.date_raw, entry.items) for entry in plan.entries if entry.items] == [("July", ("Parks", "Budget"))]


def test_words_under_dates_are_no_marks() -> None:
    assert read_plans(heading("Work plan"), table(*MATRIX, ["Chair", "", "Minutes", ""])) == ()


def card(title: str, *more: list[str]) -> Item:
    return table(
        [title],
        ["Decision maker:", "Cabinet"],
        ["Date of decision:", "12 June 2025"],
        ["Reason it is a key decision:", "Spending over £500,000"],
        ["Summary:", "To buy six lorries."],
        *more,
        header=False,
    )


def test_cards_with_the_title_across() -> None:
    plan = read_plan(heading("Forward Plan"), card("New lorries"), card("Old library", ["Key decision:", "Yes"]))
    assert [(entry.title, entry.date, entry.key_decision) for entry in plan.register] == [
        ("New lorries", JUNE, None),
        ("Old library", JUNE, True),
    ]
    first = plan.register[0]
    assert (first.decision_taker, first.summary) == ("Cabinet", "To buy six lorries.")
    assert first.cells["Reason it is a key decision"] == "Spending over £500,000"


def test_cards_under_their_titles() -> None:
    rows = [["Decision maker", "Cabinet"], ["Date", "12 June 2025"], ["Lead officer", "Head of Waste"]]
    plan = read_plan(
        heading("Forward Plan"),
        heading("New lorries"),
        table(*rows, header=False),
        heading("Old library"),
        table(*rows, header=False),
    )
    assert [entry.title for entry in plan.register] == ["New lorries", "Old library"]
    assert entries(plan) == [(JUNE, ("New lorries", "Old library"))]


def test_a_form_without_a_title_is_none() -> None:
    rows = [["Decision maker", "Cabinet"], ["Date", "12 June 2025"], ["Lead officer", "Head of Waste"]]
    assert read_plans(heading("Forward Plan"), table(*rows, header=False)) == ()


LINES = [
    "Decision maker: Cabinet",
    "Date of decision: 12 June 2025",
    "Key decision: Yes",
    "Summary: To buy six lorries",
]


def test_labelled_lines_under_headings() -> None:
    plan = read_plan(
        heading("Notice of Key Decisions"),
        paragraph("Published: 2 May 2025"),
        heading("New lorries"),
        *map(paragraph, LINES),
        paragraph("and to sell the old ones."),
        heading("Old library"),
        *map(paragraph, LINES),
    )
    assert plan.as_at == datetime.date(2025, 5, 2)
    assert [(entry.title, entry.date, entry.key_decision) for entry in plan.register] == [
        ("New lorries", JUNE, True),
        ("Old library", JUNE, True),
    ]
    assert plan.register[0].summary == "To buy six lorries and to sell the old ones."
    assert plan.register[1].summary == "To buy six lorries"


def test_labelled_lines_carry_on_their_own_label() -> None:
    lines = [
        *LINES[:2],
        "Key decision: Yes",
        "Consultees: Cabinet",
        "and ward members",
        "Summary:",
        "To buy six lorries",
    ]
    plan = read_plan(
        heading("Notice of Key Decisions"),
        heading("New lorries"),
        *map(paragraph, lines),
        heading("Old library"),
        *map(paragraph, lines),
    )
    first = plan.register[0]
    assert first.cells["Decision maker"] == "Cabinet"
    assert first.cells["Consultees"] == "Cabinet and ward members"
    assert first.summary == "To buy six lorries"


def test_one_labelled_decision_is_no_plan() -> None:
    assert read_plans(heading("Notice of Key Decisions"), heading("New lorries"), *map(paragraph, LINES)) == ()


def test_labelled_lines_of_a_report_are_none() -> None:
    items = [heading("Purpose"), *map(paragraph, LINES), heading("Reasons"), *map(paragraph, LINES)]
    assert read_plans(heading("A new depot"), *items, kind="report") == ()


def test_lists_of_items_beside_dates() -> None:
    plan = read_plan(
        heading("Work Programme"),
        table(
            ["Committee date", "Agenda items"], ["12 June 2025", "• Dentists|• Hospitals"], ["10 July 2025", "• Care"]
        ),
    )
    assert entries(plan) == [(JUNE, ("Dentists", "Hospitals")), (JULY, ("Care",))]
    assert plan.register == ()
