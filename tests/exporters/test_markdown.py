"""Markdown of a report."""

from __future__ import annotations

import datetime as dt

from agendaparse.models import Contact, Report
from agendaparse.models.common import Clause
from agendaparse.models.report import BackgroundPaper, Implication, Part, Recommendation, ReportParagraph
from agendaparse.models.table import Table

REPORT = Report(
    title="Winter *Gritting*",
    committee="Highways Committee",
    date=dt.date(2031, 11, 4),
    header={"Report of": "Head of Streets"},
    author="Head of Streets",
    recommendations=(
        Recommendation(
            to="Cabinet",
            text="(a) note it; and (b) agree it.",
            clauses=(Clause(label="a", text="note it; and"), Clause(label="b", text="agree it.")),
        ),
    ),
    content=(
        Part(
            number="1",
            heading="Routes",
            paragraphs=(ReportParagraph(number="1.1", text="There are two:", bullets=("north", "south")),),
        ),
        Part(number="2", heading="Legal Implications", paragraphs=(ReportParagraph(number="2.1", text="None."),)),
    ),
    implications=(Implication(kind="Legal Implications", text="None."), Implication(kind="Climate", text="Less salt.")),
    tables=(Table(title="Costs", columns=("Route", "£"), rows=(("North | South", "-9"),), notes="£000"),),
    background_papers=(BackgroundPaper(title="Survey", url="https://example.org/a b"),),
    contact_officers=(Contact(name="Tom Hale", email="tom@example.gov.uk"),),
)


def test_a_report_reads_from_start_to_end() -> None:
    text = REPORT.to_markdown()
    wanted = [
        "# Winter \\*Gritting\\*",
        "| **Report of** | Head of Streets |",
        "## Recommendation",
        "To Cabinet:",
        "- (a) note it; and",
        "## 1 Routes",
        "**1.1** There are two:",
        "- north",
        "## 2 Legal Implications",
        "## Implications",
        "### Climate",
        "| North \\| South | -9 |",
        "[Survey](https://example.org/a%20b)",
        "<tom@example.gov.uk>",
    ]
    places = [text.index(line) for line in wanted]
    assert places == sorted(places)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_what_the_body_holds_is_not_printed_again() -> None:
    assert REPORT.to_markdown().count("None.") == 1


def test_an_empty_report_has_a_title() -> None:
    assert Report().to_markdown() == "# Untitled report\n"
