"""From a parsed pack to the rows of the archive's tables."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from agendaparse import models
from agendaparse.archive.collect import Collector, Row, Setting, cell_list, clock, person_columns, printed_columns
from agendaparse.archive.minute_rows import add_minutes
from agendaparse.archive.report_rows import add_report
from agendaparse.archive.schema import TABLES


def rows_of(pack: models.AgendaPack) -> dict[str, list[Row]]:
    """Turn a pack into rows.

    Args:
        pack: A parsed pack.

    Returns:
        Table → its rows, for every table but `files` and `links`, which are about files and not about one pack.
    """
    rows = Collector(pack)
    setting = _meeting(rows)
    _membership(rows, setting)
    _agenda(rows, setting)
    for index, minutes in enumerate(pack.minutes):
        add_minutes(rows, minutes, f"minutes/{index}", setting)
    for index, report in enumerate(pack.reports):
        add_report(rows, report, f"reports/{index}", setting)
    for index, table in enumerate(pack.rag_tables):
        _rag(rows, table, f"rag_tables/{index}", setting)
    for index, plan in enumerate(pack.work_plans):
        _plan(rows, plan, f"work_plans/{index}", setting)
    for index, section in enumerate(pack.sections):
        _section(rows, section, f"sections/{index}", setting)
    for index, doubt in enumerate(pack.diagnostics):
        rows.add(
            "diagnostics", f"diagnostics/{index}", setting, doubt.where,
            code=doubt.code, severity=doubt.severity, message=doubt.message,
        )  # fmt: skip
    return rows.tables


def tables_of(pack: models.AgendaPack) -> dict[str, pa.Table]:
    """Turn a pack into Arrow tables.

    Args:
        pack: A parsed pack.

    Returns:
        Table → its rows under the table's schema; tables without rows are left out.
    """
    return {name: to_arrow(name, rows) for name, rows in rows_of(pack).items() if rows}


def to_arrow(table: str, rows: Sequence[Row]) -> pa.Table:
    """Put rows under a table's schema.

    Args:
        table: Name of the table.
        rows: Rows; a column left out of a row is null.

    Returns:
        The Arrow table.
    """
    schema = TABLES[table].schema
    columns = [pa.array([row.get(field.name) for row in rows], field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _meeting(
    rows: Collector,
) -> Setting:
    meeting = rows.pack.meeting
    if meeting is None:
        return Setting()
    setting = Setting(meeting.council, meeting.committee, meeting.date, f"{rows.prefix}/meeting")
    row = rows.add(
        "meetings", "meeting", setting, meeting.where,
        source="agenda", time=clock(meeting.time), venue=meeting.venue, kind=meeting.kind,
        published=meeting.published, supplement=meeting.supplement, notices=meeting.notices,
        items=len(rows.pack.agenda),
    )  # fmt: skip
    for index, notice in enumerate(meeting.notices):
        rows.say("notice", f"meeting/notices/{index}", setting, meeting.where, notice, table="meetings", record=row)
    rows.contacts(meeting.contacts, "contact", "meeting/contacts", setting, meeting.where, "meetings", row)
    rows.contacts(meeting.signatories, "signatory", "meeting/signatories", setting, meeting.where, "meetings", row)
    return setting


def _membership(rows: Collector, setting: Setting) -> None:
    for index, member in enumerate(rows.pack.membership):
        path = f"membership/{index}"
        row = rows.add(
            "members", path, setting, member.where, meeting=setting.id, **person_columns(member.person),
            role=member.role, party=member.party,
        )  # fmt: skip
        part = "chair" if member.role == "chair" else "member"
        rows.name(member.person, part, path, setting, member.where, "members", row, party=member.party)


def _agenda(rows: Collector, setting: Setting) -> None:
    for index, item in enumerate(rows.pack.agenda):
        path = f"agenda/{index}"
        row = rows.add(
            "agenda_items", path, setting, item.where,
            meeting=setting.id, position=index, number=item.number, title=item.title, reference=item.reference,
            description=item.description, **printed_columns(item.pages), group_heading=item.group, exempt=item.exempt,
            exemption=item.exemption, withdrawn=item.withdrawn, level=item.level,
        )  # fmt: skip
        rows.say(
            "agenda_item", path, setting, item.where, item.description,
            title=item.title, number=item.number, table="agenda_items", record=row,
        )  # fmt: skip
        rows.contacts(item.contacts, "contact", f"{path}/contacts", setting, item.where, "agenda_items", row)


def _rag(rows: Collector, table: models.RagTable, path: str, setting: Setting) -> None:
    for index, rag in enumerate(table.rows):
        place = f"{path}/rows/{index}"
        where = rag.where or table.where
        row = rows.add(
            "rag_rows", place, setting, where,
            meeting=setting.id, rag_table=f"{rows.prefix}/{path}", table_title=table.title, period=table.period,
            agenda_item=table.agenda_item, report_title=table.report, position=index,
            ref=rag.ref, ref_raw=rag.ref_raw, group_heading=rag.group, title=rag.title, status=rag.status,
            status_raw=rag.status_raw, status_source=rag.status_source, previous_status=rag.previous_status,
            direction=rag.direction, due=rag.due, lead=rag.lead, partners=rag.partners, target=rag.target,
            actual=rag.actual, previous=rag.previous, commentary=rag.commentary, cells=cell_list(rag.cells),
        )  # fmt: skip
        rows.say(
            "rag", place, setting, where, rag.commentary,
            title=rag.title or table.title, number=rag.ref, table="rag_rows", record=row,
        )  # fmt: skip


def _plan(rows: Collector, plan: models.WorkPlan, path: str, setting: Setting) -> None:
    common = {"meeting": setting.id, "plan_title": plan.title, "as_at": plan.as_at}
    # A register says all that its grouped entries say, and more.
    for index, decision in enumerate(plan.register):
        place = f"{path}/register/{index}"
        where = decision.where or plan.where
        row = rows.add(
            "work_plan_entries", place, setting, where, **common,
            planned_date=decision.date, planned_date_raw=decision.date_raw, title=decision.title,
            decision_taker=decision.decision_taker, lead_officer=decision.lead_officer, kind=decision.kind,
            key_decision=decision.key_decision, exempt=decision.exempt, summary=decision.summary,
        )  # fmt: skip
        rows.say(
            "work_plan", place, setting, where, decision.summary,
            title=decision.title, table="work_plan_entries", record=row,
        )  # fmt: skip
    if plan.register:
        return
    for number, entry in enumerate(plan.entries):
        for index, title in enumerate(entry.items):
            place = f"{path}/entries/{number}/items/{index}"
            where = entry.where or plan.where
            row = rows.add(
                "work_plan_entries", place, setting, where, **common,
                planned_date=entry.date, planned_date_raw=entry.date_raw, title=title,
            )  # fmt: skip
            rows.say(
                "work_plan", place, setting, where, None,
                title=title, table="work_plan_entries", record=row,
            )  # fmt: skip


def _section(rows: Collector, section: models.Section, path: str, setting: Setting) -> None:
    row = rows.add(
        "sections", path, setting, section.where,
        meeting=setting.id, kind=section.kind, title=section.title, agenda_item=section.agenda_item,
        first_page=section.first_page, last_page=section.last_page,
    )  # fmt: skip
    rows.say(
        "section", path, setting, section.where, None,
        title=section.title, number=section.agenda_item, table="sections", record=row,
    )  # fmt: skip
