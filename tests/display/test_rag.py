"""Rated tables and work plans in the terminal."""

from __future__ import annotations

import datetime
import io

from rich.console import Console

from agendaparse.display.rag import counts_line, print_rag_tables, print_work_plans, status_bar
from agendaparse.models import WorkPlan, WorkPlanEntry
from tests.display.rated import TABLES, rated


def printed(show: object, *, colour: bool = False, **options: object) -> str:
    out = io.StringIO()
    console = Console(file=out, width=110, force_terminal=colour, color_system="truecolor" if colour else None)
    show(console, **options)  # type: ignore[operator]
    return out.getvalue()


def test_counts() -> None:
    assert counts_line(TABLES[1]).plain == (
        "22 rows: 1 red, 4 amber, 12 green, 2 complete, 1 not started, 1 missing, 1 not found"
    )


def test_bar_is_scaled_to_the_longest_table() -> None:
    assert status_bar(rated("x", "green", "red")).plain == "R" * 20 + "G" * 20
    assert status_bar(rated("x", "green", "red"), longest=20).plain == "RR" + "GG"


def test_without_colour_the_letters_tell() -> None:
    text = printed(lambda console: print_rag_tables(TABLES, console))
    assert "Part A: Success measures 9 rows: 2 amber, 7 green" in text
    assert "AAAAGGGGGGGGGGGGG" in text
    assert "\x1b" not in text


def test_with_colour() -> None:
    assert "\x1b[" in printed(lambda console: print_rag_tables(TABLES, console), colour=True)


def test_rows() -> None:
    text = printed(lambda console: print_rag_tables(TABLES[2:], console, rows=True))
    assert "1.1  Action number 1" in text


def test_nothing_to_show() -> None:
    assert "No table" in printed(lambda console: print_rag_tables((), console))
    assert "0 rows" in printed(lambda console: print_rag_tables((rated("Empty"),), console))


def test_work_plans() -> None:
    summer = WorkPlanEntry(date=datetime.date(2030, 6, 4), items=("Budget", "Parks"))
    autumn = WorkPlanEntry(date_raw="Autumn 2030")
    plan = WorkPlan(title="Work Plan", as_at=datetime.date(2030, 5, 1), entries=(summer, autumn))
    text = printed(lambda console: print_work_plans([plan], console))
    assert "Work Plan (as at 2030-05-01)" in text
    assert text.index("2030-06-04") < text.index("Budget") < text.index("Autumn 2030")
