"""Collecting the rows of one pack: ids, keys and evidence are the same for all tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


class Collector:
    """The rows of one pack, table by table.

    Attributes:
        pack: The pack.
        tables: Table → its rows, in printed order. Columns that are null may be left out of a row.
        prefix: What every id begins with.
    """

    def __init__(self, pack: models.AgendaPack) -> None:
        """Begin without rows."""
        self.pack = pack
        self.tables: dict[str, list[Row]] = {name: [] for name in TABLES if name not in ("files", "links")}
        self.prefix = pack.source.sha256[:SHORT]
        self._keys: dict[Setting, str | None] = {}

    def add(self, table: str, path: str, setting: Setting, where: Sequence[models.Where] = (), **values: object) -> str:
        """Add a row, and return its id."""
        row_id = f"{self.prefix}/{path}"
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

    def say(
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
            self.add(
                "paragraphs", f"{path}/text", setting, where,
                kind=kind, title=title, number=number, text=text or title, record_table=table, record=record,
            )  # fmt: skip

    def name(
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
        self.add(
            "people", f"{path}/{part}", setting, person.where or where,
            name=person.name, person_key=person_key(person.name), office=known.office if known else None,
            raw=(known.raw if known else None) or person.name, part=part, party=party, position=position,
            record_table=table, record=record,
        )  # fmt: skip

    def contacts(
        self,
        people: Iterable[models.Contact | models.Signatory],
        part: str,
        path: str,
        setting: Setting,
        where: Sequence[models.Where],
        table: str,
        record: str,
    ) -> None:
        """Add the mentions of contacts or signatories."""
        for index, one in enumerate(people):
            self.name(one, part, f"{path}/{index}", setting, where, table, record, position=one.role)

    def words(
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
            self.say(
                "table", f"{path}/{index}", setting, table.where, text,
                title=table.title or title, table=owner, record=record,
            )  # fmt: skip


def person_columns(person: models.Person) -> Row:
    """Columns of a table that has one person to a row."""
    return {
        "name": person.name,
        "person_key": person_key(person.name),
        "office": person.office,
        "post_nominals": person.post_nominals,
    }


def printed_columns(pages: models.PageRange | None) -> Row:
    """Columns for a range of printed pages."""
    return {"first_printed_page": pages.first, "last_printed_page": pages.last} if pages else {}


def clause_list(clauses: Iterable[models.Clause | models.ResolutionClause]) -> list[Row]:
    """Clauses as an Arrow list of pairs."""
    return [{"label": clause.label, "text": clause.text} for clause in clauses]


def cell_list(cells: Mapping[str, str]) -> list[Row]:
    """Printed labels or columns and their text as an Arrow list of pairs."""
    return [{"column": column, "text": text} for column, text in cells.items()]


def clock(time: dt.time | None) -> str | None:
    """A time as the archive writes it, HH:MM."""
    return time.strftime("%H:%M") if time else None
