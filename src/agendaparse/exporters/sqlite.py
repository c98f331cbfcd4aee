"""A SQLite file that opens in Datasette: foreign keys, full-text search, and names to read instead of keys."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from agendaparse.archive.columns import ArchiveTable, Column
from agendaparse.archive.schema import TABLES
from agendaparse.exporters.cells import flat
from agendaparse.exporters.rowsets import Rowset, rows
from agendaparse.exporters.whole import whole_file

SEARCHED: Final = {
    "agenda_items": ("title", "description"),
    "minutes": ("title", "text"),
    "resolutions": ("text",),
    "motions": ("text",),
    "reports": ("title", "executive_summary"),
    "recommendations": ("text",),
    "rag_rows": ("title", "commentary"),
    "work_plan_entries": ("title", "summary"),
    "paragraphs": ("title", "text"),
}
"""Table → columns of its full-text index."""

# Datasette shows the column `title` (or `name`) of a row that another points to.
LABELS: Final = {
    "meetings": "coalesce(committee, council, 'Meeting') || coalesce(', ' || meeting_date, '') || "
    "case source when 'minutes' then ' (minutes)' else '' end",
    "motions": "coalesce(substr(text, 1, 80), kind || ' motion')",
}
"""Table → expression of a column `title` that is made for it."""

_INDEXED: Final = ("pack", "meeting_key", "meeting_date", "person_key", "ref", "code", "kind")
_TOKENS: Final = "porter unicode61 remove_diacritics 2"


def write_sqlite(rowset: Rowset, target: Path) -> list[Path]:
    """Write everything into a SQLite file, and beside it what Datasette wants to know of it.

    Args:
        rowset: What to write.
        target: The file; one that is there is replaced.

    Returns:
        The file, and `NAME.metadata.json`.
    """
    with whole_file(target) as draft, closing(sqlite3.connect(draft, isolation_level=None)) as db:
        db.execute("pragma journal_mode = off")  # a draft that is broken off is thrown away
        db.execute("pragma synchronous = off")
        db.execute("begin")
        db.execute(_PACKS)
        for table in TABLES.values():
            db.execute(_create(table))
            marks = ", ".join("?" * len(table.columns))
            columns = ", ".join(map(_name, table.names))
            insert = f"insert or replace into {_name(table.name)} ({columns}) values ({marks})"
            for some in _portions(rows(rowset, table.name)):
                db.executemany(insert, ([_value(row[name]) for name in table.names] for row in some))
        db.execute(_FILL_PACKS)
        for table in TABLES.values():
            for statement in _indexes(table):
                db.execute(statement)
        db.execute("commit")
        db.execute("analyze")
    notes = target.with_name(f"{target.stem}.metadata.json")
    with whole_file(notes) as draft:
        draft.write_text(json.dumps(_metadata(target.stem), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return [target, notes]


_PACKS = """
create table packs (
    id text primary key, name text, source text, pages integer, text_layer text, language text, producer text,
    meeting text references meetings (id)
)
"""
_FILL_PACKS = """
insert into packs
select pack, name, source, pages, text_layer, language, producer, meeting from (
    select *, row_number() over (partition by pack order by status = 'parsed' desc, id) as place
    from files where pack is not null
) where place = 1
"""


def _create(table: ArchiveTable) -> str:
    lines = [_column(column) for column in table.columns]
    if table.name in LABELS:
        lines.append(f"title text generated always as ({LABELS[table.name]}) stored")
    return f"create table {_name(table.name)} (\n    {(',' + chr(10) + '    ').join(lines)}\n)"


def _column(column: Column) -> str:
    line = f"{_name(column.name)} {_type(column.type)}"
    if column.name == "id":
        line += " primary key"
    elif column.name in ("pack", "to_pack"):
        line += " references packs (id)"
    elif column.references:
        owner, _, key = column.references.partition(".")
        line += f" references {_name(owner)} ({key})"
    return line


def _type(kind: pa.DataType) -> str:
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        return "integer"
    return "real" if pa.types.is_floating(kind) else "text"


def _indexes(table: ArchiveTable) -> Iterator[str]:
    name = _name(table.name)
    for column in table.columns:
        if column.references or column.name in _INDEXED:
            yield f"create index {_name(f'{table.name}_{column.name}')} on {name} ({_name(column.name)})"
    if searched := SEARCHED.get(table.name):
        # Datasette finds the index of a table by the very words content="...".
        index = _name(f"{table.name}_fts")
        yield (
            f'create virtual table {index} using fts5 ({", ".join(searched)}, content="{table.name}", '
            f"tokenize='{_TOKENS}')"
        )
        yield f"insert into {index} ({index}) values ('rebuild')"


def _metadata(database: str) -> dict[str, Any]:
    tables: dict[str, dict[str, Any]] = {
        name: {
            "description": table.meaning,
            "label_column": "title" if name in LABELS else table.label,
            "columns": {column.name: column.meaning for column in table.columns},
        }
        for name, table in TABLES.items()
    }
    tables["packs"] = {"description": "A document that was parsed.", "label_column": "name"}
    return {
        "title": "Council agenda packs",
        "description": "Read by agendaparse from the packs that councils publish; every row names its page.",
        "databases": {database: {"tables": tables}},
    }


def _portions(found: Iterable[dict[str, Any]], size: int = 2_000) -> Iterator[list[dict[str, Any]]]:
    numbers = iter(found)
    while some := list(islice(numbers, size)):
        yield some


def _value(value: Any) -> str | int | float | None:
    flattened = flat(value)
    # A lone surrogate, as damaged fonts give them, is no text to SQLite.
    return flattened.encode("utf-8", "replace").decode() if isinstance(flattened, str) else flattened


def _name(name: str) -> str:
    return f'"{name}"'
