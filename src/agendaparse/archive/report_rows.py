"""Rows of reports: what is asked, by whom, and every paragraph for full-text search."""

from __future__ import annotations

from collections.abc import Sequence

from agendaparse import models
from agendaparse.archive.collect import Collector, Setting, cell_list, clause_list, printed_columns


def add_report(rows: Collector, report: models.Report, path: str, setting: Setting) -> None:
    """Add the rows of one report.

    Args:
        rows: What is added to.
        report: The report.
        path: Its place in the pack's JSON.
        setting: The meeting of the pack.
    """
    where = report.where
    row = rows.add(
        "reports", path, setting, where,
        meeting=setting.id, title=report.title, reference=report.reference, written_for=report.committee,
        report_date=report.date, agenda_item=report.agenda_item, **printed_columns(report.pages), author=report.author,
        status=report.status, classification=report.classification, key_decision=report.key_decision,
        executive_summary=report.executive_summary, purpose=report.purpose, supports=report.supports,
        wards=report.wards, reason_for_recommendation=report.reason_for_recommendation,
        portfolio_holders=[person.name for person in report.portfolio_holders],
        contact_officers=[name for one in report.contact_officers if (name := one.name or one.role)],
        appendices=report.appendices, header=cell_list(report.header),
    )  # fmt: skip

    def say(kind: str, place: str, where: Sequence[models.Where], text: str | None, number: str | None = None,
            title: str | None = None, table: str = "reports", record: str = row) -> None:  # fmt: skip
        rows.say(
            kind, f"{path}/{place}", setting, where or report.where, text,
            title=title or report.title, number=number, table=table, record=record,
        )  # fmt: skip

    say("report", "title", where[:1], report.title, report.agenda_item)
    for name in ("executive_summary", "reason_for_recommendation"):
        if text := getattr(report, name):
            say("report", name, where[:1], text)
    for index, recommendation in enumerate(report.recommendations):
        place = f"{path}/recommendations/{index}"
        made = rows.add(
            "recommendations", place, setting, recommendation.where,
            report=row, addressed_to=recommendation.to, text=recommendation.text,
            clauses=clause_list(recommendation.clauses),
        )  # fmt: skip
        say("recommendation", f"recommendations/{index}", recommendation.where, recommendation.text,
            table="recommendations", record=made)  # fmt: skip
    for number, part in enumerate(report.content):
        for index, paragraph in enumerate(part.paragraphs):
            text = "\n".join([paragraph.text, *paragraph.bullets]).strip()
            title = " – ".join(name for name in (report.title, part.heading) if name) or None
            say("report", f"content/{number}/paragraphs/{index}", paragraph.where or part.where, text,
                paragraph.number or part.number, title)  # fmt: skip
    for index, implication in enumerate(report.implications):
        say("implication", f"implications/{index}", implication.where, implication.text, None, implication.kind)
    rows.words(report.tables, f"{path}/tables", setting, report.title, "reports", row)
    for index, person in enumerate(report.portfolio_holders):
        place = f"{path}/portfolio_holders/{index}"
        rows.name(person, "portfolio_holder", place, setting, where, "reports", row)
    rows.contacts(report.contact_officers, "contact", f"{path}/contact_officers", setting, where, "reports", row)
    rows.contacts(report.signatories, "signatory", f"{path}/signatories", setting, where, "reports", row)
