"""From the tables of an older schema version to those of today.

Parts are never rewritten. What reads a part asks here for the columns of today; an archive of several versions is
read as one. A step that cannot be made from the columns alone (a new table) is made by `batch --redo`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pyarrow as pa

from agendaparse.archive.columns import SCHEMA_VERSION
from agendaparse.archive.schema import TABLES

Step = Callable[[str, pa.Table], pa.Table]

STEPS: dict[int, Step] = {}
"""Version → what turns a table of that version into one of the next. There is only version 1 so far."""


def version_of(schema: pa.Schema) -> int:
    """Version of the tables a part was written with."""
    return int((schema.metadata or {}).get(b"schema_version", b"1"))


def upgrade(name: str, table: pa.Table, *, steps: Mapping[int, Step] = STEPS, to: int = SCHEMA_VERSION) -> pa.Table:
    """Bring a part to the columns of today.

    Args:
        name: The table's name.
        table: The part as it was written.
        steps: The steps to take.
        to: Version wanted.

    Returns:
        The rows under the schema of today: columns that are gone left out, new ones null.
    """
    for version in range(version_of(table.schema), to):
        if version in steps:
            table = steps[version](name, table)
    schema = TABLES[name].schema
    columns = [
        table[field.name].cast(field.type) if field.name in table.schema.names else pa.nulls(len(table), field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)
