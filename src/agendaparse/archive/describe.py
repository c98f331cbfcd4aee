"""The archive's tables in words, for the documentation."""

from __future__ import annotations

from typing import Final

import pyarrow as pa

from agendaparse.archive.columns import BOX, CELLS, CLAUSES, DAY, MOMENT, NUMBER, SECONDS, TEXT, TEXTS, YES_NO
from agendaparse.archive.schema import TABLES

PAGE: Final = """# The archive's tables

Made by `python -m agendaparse.archive.describe > docs/archive-tables.md`; every Parquet file carries the same words in
its schema's metadata. `id` is the key of each table; an arrow names the column a column points to. Every table but
`files` and `links` has the meeting its rows belong to, and the place of the first evidence.

{tables}"""


def markdown() -> str:
    """Describe all tables in Markdown, for the documentation.

    Returns:
        A heading, a sentence and a list of columns for each table.
    """
    lines: list[str] = []
    for table in TABLES.values():
        lines += [f"### `{table.name}`", "", table.meaning, "", "| column | type | meaning |", "| --- | --- | --- |"]
        for column in table.columns:
            points = f" → `{column.references}`" if column.references else ""
            lines.append(f"| `{column.name}` | {_type_name(column.type)} | {column.meaning}{points} |")
        lines.append("")
    return "\n".join(lines)


_NAMES = {
    TEXT: "text", NUMBER: "number", pa.int64(): "number", YES_NO: "yes/no", DAY: "date", MOMENT: "moment",
    SECONDS: "number", TEXTS: "texts", BOX: "numbers", CLAUSES: "label, text pairs", CELLS: "column, text pairs",
}  # fmt: skip


def _type_name(kind: pa.DataType) -> str:
    return _NAMES[kind]


if __name__ == "__main__":
    print(PAGE.format(tables=markdown()), end="")
