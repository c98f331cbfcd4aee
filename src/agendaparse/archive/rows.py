"""From a parsed pack to the rows of the archive's tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from agendaparse import models
from agendaparse.archive.keys import SHORT, meeting_key, person_key
from agendaparse.archive.schema import TABLES

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """The meeting that rows belong to, and the row that stands for it."""

    council: str | None = None
    committee: str | None = None
    date: dt.date | None = None
    id: str | None = None


class Rows:
    """The rows of one pack, table by table.

    Attributes:
        pack: The pack.
        tables: Table → its rows, in printed order. Columns that are null may be left out of a row.
    """

    def __init__(self, pack: models.AgendaPack) -> None:
        """Make all rows of a pack."""
        self.pack = pack
        self.tables: dict[str, list[Row]] = {name: [] for name in TABLES if name not in ("files", "links")}
        self._prefix = pack.source.sha256[:SHORT]
        self._keys: dict[Setting, str | None] = {}
        setting = self._meeting()
        self._membership(setting)
        self._agenda(setting)
        for index, minutes in enumerate(pack.minutes):
            self._minutes(minutes, f"minutes/{index}", setting)
        for index, report in enumerate(pack.reports):
            self._report(report, f"reports/{index}", setting)
        for index, table in enumerate(pack.rag_tables):
            self._rag(table, f"rag_tables/{index}", setting)
        for index, plan in enumerate(pack.work_plans):
            self._plan(plan, f"work_plans/{index}", setting)
        for index, section in enumerate(pack.sections):
            self._section(section, f"sections/{index}", setting)
        for index, doubt in enumerate(pack.diagnostics):
            self._add(
                "diagnostics", f"diagnostics/{index}", setting, doubt.where,
                code=doubt.code, severity=doubt.severity, message=doubt.message,
            )  # fmt: skip

    def arrow(self) -> dict[str, pa.Table]:
        """Turn the rows into Arrow tables.

        Returns:
            Table → its rows under the table's schema; tables without rows are left out.
        """
        return {name: to_arrow(name, rows) for name, rows in self.tables.items() if rows}

    def _add(
        self, table: str, path: str, setting: Setting, where: Sequence[models.Where] = (), **values: object
    ) -> str:
        """Add a row, and return its id."""
        row_id = f"{self._prefix}/{path}"
        if setting not in self._keys:
            self._keys[setting] = meeting_key(setting.council, setting.committee, setting.date)
        row: Row = {
            "id": row_id,
            "pack": self.pack.source.sha256,
            "council": setting.council,
            "committee": setting.committee,
            "meeting_date": setting.date,
            "meeting_key": self._keys[setting],
            **values,
        }
        if where:
            first = where[0]
            row["page"], row["label"], row["bbox"] = first.page, first.label, first.bbox
        self.tables[table].append(row)
        return row_id

    def _say(
        self,
        kind: str,
        path: str,
        setting: Setting,
        where: Sequence[models.Where],
        text: str | None,
        *,
        title: str | None = None,
        number: str | None = None,
        table: str | None = None,
        record: str | None = None,
    ) -> None:
        """Add a piece of text for full-text search."""
        if text or title:
            self._add(
                "paragraphs", f"{path}/text", setting, where,
                kind=kind, title=title, number=number, text=text or title, record_table=table, record=record,
            )  # fmt: skip

    def _name(
        self,
        person: models.Person | models.Contact | models.Signatory | None,
        part: str,
        path: str,
        setting: Setting,
        where: Sequence[models.Where],
        table: str,
        record: str,
        *,
        party: str | None = None,
        position: str | None = None,
    ) -> None:
        """Add the mention of a person."""
        if person is None or not person.name:
            return
        known = person if isinstance(person, models.Person) else None
        self._add(
            "people", f"{path}/{part}", setting, person.where or where,
            name=person.name, person_key=person_key(person.name), office=known.office if known else None,
            raw=(known.raw if known else None) or person.name, part=part, party=party, position=position,
            record_table=table, record=record,
        )  # fmt: skip

    def _meeting(self) -> Setting:
        meeting = self.pack.meeting
        if meeting is None:
            return Setting()
        setting = Setting(meeting.council, meeting.committee, meeting.date, f"{self._prefix}/meeting")
        row = self._add(
            "meetings", "meeting", setting, meeting.where,
            source="agenda", time=_clock(meeting.time), venue=meeting.venue, kind=meeting.kind,
            published=meeting.published, supplement=meeting.supplement, notices=meeting.notices,
            items=len(self.pack.agenda),
        )  # fmt: skip
        for index, notice in enumerate(meeting.notices):
            self._say(
                "notice", f"meeting/notices/{index}", setting, meeting.where, notice, table="meetings", record=row
            )
        self._contacts(meeting.contacts, "contact", "meeting/contacts", setting, meeting.where, "meetings", row)
        self._contacts(meeting.signatories, "signatory", "meeting/signatories", setting, meeting.where, "meetings", row)
        return setting

    def _contacts(
        self,
        people: Iterable[models.Contact | models.Signatory],
        part: str,
        path: str,
        setting: Setting,
        where: Sequence[models.Where],
        table: str,
        record: str,
    ) -> None:
        for index, one in enumerate(people):
            self._name(one, part, f"{path}/{index}", setting, where, table, record, position=one.role)

    def _membership(self, setting: Setting) -> None:
        for index, member in enumerate(self.pack.membership):
            path = f"membership/{index}"
            row = self._add(
                "members", path, setting, member.where, meeting=setting.id, **_person(member.person),
                role=member.role, party=member.party,
            )  # fmt: skip
            part = "chair" if member.role == "chair" else "member"
            self._name(member.person, part, path, setting, member.where, "members", row, party=member.party)

    def _agenda(self, setting: Setting) -> None:
        for index, item in enumerate(self.pack.agenda):
            path = f"agenda/{index}"
            row = self._add(
                "agenda_items", path, setting, item.where,
                meeting=setting.id, position=index, number=item.number, title=item.title, reference=item.reference,
                description=item.description, **_printed(item.pages), group_heading=item.group, exempt=item.exempt,
                exemption=item.exemption, withdrawn=item.withdrawn, level=item.level,
            )  # fmt: skip
            self._say(
                "agenda_item", path, setting, item.where, item.description,
                title=item.title, number=item.number, table="agenda_items", record=row,
            )  # fmt: skip
            self._contacts(item.contacts, "contact", f"{path}/contacts", setting, item.where, "agenda_items", row)

    def _minutes(self, minutes: models.Minutes, path: str, pack_setting: Setting) -> None:
        # Minutes in a pack are those of the council that publishes it, unless they name another.
        council = minutes.council or pack_setting.council
        setting = Setting(council, minutes.committee, minutes.date, f"{self._prefix}/{path}")
        self._add(
            "meetings", path, setting, minutes.where,
            source="minutes", time=_clock(minutes.commenced), concluded=_clock(minutes.concluded),
            venue=minutes.venue, draft=minutes.draft, agenda_item=minutes.agenda_item,
            next_meeting=minutes.next_meeting, items=len(minutes.items),
        )  # fmt: skip
        for index, entry in enumerate(minutes.attendance):
            place = f"{path}/attendance/{index}"
            instead = entry.substituting_for
            row = self._add(
                "attendance", place, setting, entry.where,
                meeting=setting.id, **_person(entry.person), status=entry.status, role=entry.role,
                position=entry.position, substituting_for=instead.name if instead else None,
            )  # fmt: skip
            self._name(
                entry.person, entry.role or entry.status, place, setting, entry.where, "attendance", row,
                position=entry.position,
            )  # fmt: skip
            self._name(instead, "substituted", place, setting, entry.where, "attendance", row)
        for index, item in enumerate(minutes.items):
            self._minute(item, index, f"{path}/items/{index}", setting)

    def _minute(self, item: models.MinuteItem, position: int, path: str, setting: Setting) -> None:
        row = self._add(
            "minutes", path, setting, item.where,
            meeting=setting.id, position=position, number=item.number, title=item.title,
            agenda_item=item.agenda_item, group_heading=item.group, exempt=item.exempt,
            text="\n".join(paragraph.text for paragraph in item.paragraphs) or None,
        )  # fmt: skip
        for index, paragraph in enumerate(item.paragraphs):
            self._say(
                "minute", f"{path}/paragraphs/{index}", setting, paragraph.where or item.where, paragraph.text,
                title=item.title, number=paragraph.label or item.number, table="minutes", record=row,
            )  # fmt: skip
        if not item.paragraphs:
            self._say(
                "minute", path, setting, item.where, None,
                title=item.title, number=item.number, table="minutes", record=row,
            )  # fmt: skip
        for index, declaration in enumerate(item.declarations):
            place, person = f"{path}/declarations/{index}", declaration.person
            made = self._add(
                "declarations", place, setting, declaration.where,
                minute=row, name=person.name if person else None,
                person_key=person_key(person.name) if person else None,
                who=declaration.who, interest=declaration.interest,
            )  # fmt: skip
            self._name(person, "declarant", place, setting, declaration.where, "declarations", made)
            self._say(
                "declaration", place, setting, declaration.where, declaration.interest,
                title=item.title, number=item.number, table="declarations", record=made,
            )  # fmt: skip
        for index, motion in enumerate(item.motions):
            self._motion(motion, f"{path}/motions/{index}", setting, item, row)
        for index, resolution in enumerate(item.resolutions):
            place = f"{path}/resolutions/{index}"
            made = self._add(
                "resolutions", place, setting, resolution.where,
                minute=row, kind=resolution.kind, addressed_to=resolution.to, text=resolution.text,
                clauses=_clauses(resolution.clauses),
            )  # fmt: skip
            self._say(
                "resolution", place, setting, resolution.where, resolution.text,
                title=item.title, number=item.number, table="resolutions", record=made,
            )  # fmt: skip
        for index, action in enumerate(item.actions):
            place = f"{path}/actions/{index}"
            made = self._add(
                "actions", place, setting, action.where,
                minute=row, text=action.text, owner=action.owner, due=action.due,
            )  # fmt: skip
            self._say(
                "action", place, setting, action.where, action.text,
                title=item.title, number=item.number, table="actions", record=made,
            )  # fmt: skip
        self._tables(item.tables, f"{path}/tables", setting, item.title, "minutes", row)

    def _motion(self, motion: models.Motion, path: str, setting: Setting, item: models.MinuteItem, minute: str) -> None:
        row = self._add(
            "motions", path, setting, motion.where,
            minute=minute, kind=motion.kind, text=motion.text, struck=motion.struck,
            proposer=motion.proposer.name if motion.proposer else None,
            seconder=motion.seconder.name if motion.seconder else None,
            outcome=motion.outcome, paragraph=motion.label,
        )  # fmt: skip
        self._say(
            "motion", path, setting, motion.where, motion.text,
            title=item.title, number=item.number, table="motions", record=row,
        )  # fmt: skip
        self._name(motion.proposer, "proposer", path, setting, motion.where, "motions", row)
        self._name(motion.seconder, "seconder", path, setting, motion.where, "motions", row)
        vote = motion.vote
        if vote is None:
            return
        sides = {"ayes": vote.ayes, "noes": vote.noes, "abstentions": vote.abstentions}
        place = f"{path}/vote"
        made = self._add(
            "votes", place, setting, vote.where or motion.where,
            motion=row, unanimous=vote.unanimous,
            **{name: side.count for name, side in sides.items()},
            **{f"{name}_named": [person.name for person in side.people] for name, side in sides.items()},
        )  # fmt: skip
        for (name, side), part in zip(sides.items(), ("aye", "no", "abstention"), strict=True):
            where = side.where or vote.where or motion.where
            for index, person in enumerate(side.people):
                self._name(person, part, f"{place}/{name}/people/{index}", setting, where, "votes", made)

    def _tables(
        self,
        tables: Iterable[models.Table],
        path: str,
        setting: Setting,
        title: str | None,
        owner: str,
        record: str,
    ) -> None:
        """Add the words of tables for full-text search, a row a line."""
        for index, table in enumerate(tables):
            lines = [table.columns, *table.rows]
            text = "\n".join(" | ".join(cell for cell in line if cell) for line in lines if any(line))
            self._say(
                "table", f"{path}/{index}", setting, table.where, text,
                title=table.title or title, table=owner, record=record,
            )  # fmt: skip

    def _report(self, report: models.Report, path: str, setting: Setting) -> None:
        where = report.where
        row = self._add(
            "reports", path, setting, where,
            meeting=setting.id, title=report.title, reference=report.reference, written_for=report.committee,
            report_date=report.date, agenda_item=report.agenda_item, **_printed(report.pages), author=report.author,
            status=report.status, classification=report.classification, key_decision=report.key_decision,
            executive_summary=report.executive_summary, purpose=report.purpose, supports=report.supports,
            wards=report.wards, reason_for_recommendation=report.reason_for_recommendation,
            portfolio_holders=[person.name for person in report.portfolio_holders],
            contact_officers=[name for one in report.contact_officers if (name := one.name or one.role)],
            appendices=report.appendices, header=_cells(report.header),
        )  # fmt: skip

        def say(kind: str, place: str, where: Sequence[models.Where], text: str | None, number: str | None = None,
                title: str | None = None, table: str = "reports", record: str = row) -> None:  # fmt: skip
            self._say(
                kind, f"{path}/{place}", setting, where or report.where, text,
                title=title or report.title, number=number, table=table, record=record,
            )  # fmt: skip

        say("report", "title", where[:1], report.title, report.agenda_item)
        for name in ("executive_summary", "reason_for_recommendation"):
            if text := getattr(report, name):
                say("report", name, where[:1], text)
        for index, recommendation in enumerate(report.recommendations):
            place = f"{path}/recommendations/{index}"
            made = self._add(
                "recommendations", place, setting, recommendation.where,
                report=row, addressed_to=recommendation.to, text=recommendation.text,
                clauses=_clauses(recommendation.clauses),
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
        self._tables(report.tables, f"{path}/tables", setting, report.title, "reports", row)
        for index, person in enumerate(report.portfolio_holders):
            place = f"{path}/portfolio_holders/{index}"
            self._name(person, "portfolio_holder", place, setting, where, "reports", row)
        self._contacts(report.contact_officers, "contact", f"{path}/contact_officers", setting, where, "reports", row)
        self._contacts(report.signatories, "signatory", f"{path}/signatories", setting, where, "reports", row)

    def _rag(self, table: models.RagTable, path: str, setting: Setting) -> None:
        for index, rag in enumerate(table.rows):
            place = f"{path}/rows/{index}"
            where = rag.where or table.where
            row = self._add(
                "rag_rows", place, setting, where,
                meeting=setting.id, rag_table=f"{self._prefix}/{path}", table_title=table.title, period=table.period,
                agenda_item=table.agenda_item, report_title=table.report, position=index,
                ref=rag.ref, ref_raw=rag.ref_raw, group_heading=rag.group, title=rag.title, status=rag.status,
                status_raw=rag.status_raw, status_source=rag.status_source, previous_status=rag.previous_status,
                direction=rag.direction, due=rag.due, lead=rag.lead, partners=rag.partners, target=rag.target,
                actual=rag.actual, previous=rag.previous, commentary=rag.commentary, cells=_cells(rag.cells),
            )  # fmt: skip
            self._say(
                "rag", place, setting, where, rag.commentary,
                title=rag.title or table.title, number=rag.ref, table="rag_rows", record=row,
            )  # fmt: skip

    def _plan(self, plan: models.WorkPlan, path: str, setting: Setting) -> None:
        common = {"meeting": setting.id, "plan_title": plan.title, "as_at": plan.as_at}
        # A register says all that its grouped entries say, and more.
        for index, decision in enumerate(plan.register):
            place = f"{path}/register/{index}"
            where = decision.where or plan.where
            row = self._add(
                "work_plan_entries", place, setting, where, **common,
                planned_date=decision.date, planned_date_raw=decision.date_raw, title=decision.title,
                decision_taker=decision.decision_taker, lead_officer=decision.lead_officer, kind=decision.kind,
                key_decision=decision.key_decision, exempt=decision.exempt, summary=decision.summary,
            )  # fmt: skip
            self._say(
                "work_plan", place, setting, where, decision.summary,
                title=decision.title, table="work_plan_entries", record=row,
            )  # fmt: skip
        if plan.register:
            return
        for number, entry in enumerate(plan.entries):
            for index, title in enumerate(entry.items):
                place = f"{path}/entries/{number}/items/{index}"
                where = entry.where or plan.where
                row = self._add(
                    "work_plan_entries", place, setting, where, **common,
                    planned_date=entry.date, planned_date_raw=entry.date_raw, title=title,
                )  # fmt: skip
                self._say(
                    "work_plan", place, setting, where, None,
                    title=title, table="work_plan_entries", record=row,
                )  # fmt: skip

    def _section(self, section: models.Section, path: str, setting: Setting) -> None:
        row = self._add(
            "sections", path, setting, section.where,
            meeting=setting.id, kind=section.kind, title=section.title, agenda_item=section.agenda_item,
            first_page=section.first_page, last_page=section.last_page,
        )  # fmt: skip
        self._say(
            "section", path, setting, section.where, None,
            title=section.title, number=section.agenda_item, table="sections", record=row,
        )  # fmt: skip


def rows_of(pack: models.AgendaPack) -> dict[str, list[Row]]:
    """Turn a pack into rows.

    Args:
        pack: A parsed pack.

    Returns:
        Table → its rows, for every table but `files` and `links`, which are about files and not about one pack.
    """
    return Rows(pack).tables


def tables_of(pack: models.AgendaPack) -> dict[str, pa.Table]:
    """Turn a pack into Arrow tables.

    Args:
        pack: A parsed pack.

    Returns:
        Table → its rows; tables without rows are left out.
    """
    return Rows(pack).arrow()


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


def _person(person: models.Person) -> Row:
    return {
        "name": person.name,
        "person_key": person_key(person.name),
        "office": person.office,
        "post_nominals": person.post_nominals,
    }


def _printed(pages: models.PageRange | None) -> Row:
    return {"first_printed_page": pages.first, "last_printed_page": pages.last} if pages else {}


def _clauses(clauses: Iterable[models.Clause]) -> list[Row]:
    return [{"label": clause.label, "text": clause.text} for clause in clauses]


def _cells(cells: Mapping[str, str]) -> list[Row]:
    return [{"column": column, "text": text} for column, text in cells.items()]


def _clock(time: dt.time | None) -> str | None:
    return time.strftime("%H:%M") if time else None
