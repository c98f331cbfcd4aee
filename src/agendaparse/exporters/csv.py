"""Tables as CSV files that are safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import IO, Any

from agendaparse.archive.schema import TABLES
from agendaparse.exporters.cells import safe
from agendaparse.exporters.rowsets import Rowset, rows
from agendaparse.exporters.whole import whole_file


def write_csv(rowset: Rowset, folder: Path) -> list[Path]:
    """Write one CSV file per table that has rows.

    Args:
        rowset: What to write.
        folder: Where to write it; made when it does not exist. Other files in it stay.

    Returns:
        The files, UTF-8, with a line of column names. Lists are JSON, nulls are empty.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name, table in TABLES.items():
        found = rows(rowset, name)
        first = next(found, None)
        target = folder / f"{name}.csv"
        if first is None:
            target.unlink(missing_ok=True)  # of an earlier export, it would be taken for part of this one
            continue
        with whole_file(target) as draft, draft.open("w", encoding="utf-8", newline="") as file:
            write_rows(file, table.names, ((row[column] for column in table.names) for row in chain([first], found)))
        written.append(target)
    return written


def write_rows(file: IO[str], columns: Sequence[str], values: Iterable[Iterable[Any]]) -> None:
    """Write rows as CSV, every text in quotation marks and no text a formula.

    Args:
        file: Where to write them, opened with `newline=""`.
        columns: Names of the columns.
        values: The rows.
    """
    # In countries whose separator is ";" a bare text would fall into cells, the second of which could be a formula.
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([safe(column) for column in columns])
    writer.writerows([_cell(value) for value in row] for row in values)


def _cell(value: Any) -> str | int | float:
    cell = safe(value)
    if cell is None:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else cell
