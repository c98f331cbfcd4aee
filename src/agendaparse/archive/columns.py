"""What a table of the archive is made of: columns with a type and a meaning, and keys that point to other tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pyarrow as pa

SCHEMA_VERSION: Final = 1
"""Version of the tables; an archive of an older one is read through `archive.migrations`."""

TEXT = pa.string()
NUMBER = pa.int32()
YES_NO = pa.bool_()
DAY = pa.date32()
MOMENT = pa.timestamp("us", tz="UTC")
SECONDS = pa.float64()
TEXTS = pa.list_(pa.string())
BOX = pa.list_(pa.float64())
CLAUSES = pa.list_(pa.struct([("label", TEXT), ("text", TEXT)]))
CELLS = pa.list_(pa.struct([("column", TEXT), ("text", TEXT)]))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: Its name.
        type: Its Arrow type.
        meaning: What stands in it, in a sentence.
        references: "table.id" when it points to a row of another table.
        required: False where it may be null.
    """

    name: str
    type: pa.DataType
    meaning: str
    references: str | None = None
    required: bool = False

    def field(self) -> pa.Field:
        """Make the Arrow field; its metadata carries `description` and `references`."""
        metadata = {"description": self.meaning} | ({"references": self.references} if self.references else {})
        return pa.field(self.name, self.type, nullable=not self.required, metadata=metadata)


@dataclass(frozen=True)
class ArchiveTable:
    """A table of the archive.

    Attributes:
        name: Its name, which is also its folder.
        meaning: What a row is, in a sentence.
        columns: Its columns in order.
        label: The column that names a row to people.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    label: str = "id"

    @cached_property
    def schema(self) -> pa.Schema:
        """The Arrow schema, with the table's meaning, key and schema version in its metadata."""
        return pa.schema(
            [column.field() for column in self.columns],
            metadata={"description": self.meaning, "key": "id", "schema_version": str(SCHEMA_VERSION)},
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def foreign_keys(self) -> dict[str, tuple[str, str]]:
        """Column → the table and column it points to."""
        keys: dict[str, tuple[str, str]] = {}
        for column in self.columns:
            if column.references:
                table, _, key = column.references.partition(".")
                keys[column.name] = (table, key)
        return keys


def columns_of(
    entries: Iterable[tuple[str, pa.DataType, str] | tuple[str, pa.DataType, str, str]],
) -> tuple[Column, ...]:
    """Columns from their names, types, meanings and, where they point to another table, what they point to."""
    return tuple(Column(*entry) for entry in entries)
