"""`export`: one way out of an archive or a pack, by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from agendaparse.exporters.csv import write_csv
from agendaparse.exporters.excel import write_excel
from agendaparse.exporters.jsonl import write_jsonl
from agendaparse.exporters.rowsets import Rowset
from agendaparse.exporters.sqlite import write_sqlite

FORMS: Final[dict[str, tuple[str, Callable[[Rowset, Path], list[Path]]]]] = {
    "sqlite": (".sqlite", write_sqlite),
    "csv": ("-csv", write_csv),
    "jsonl": (".jsonl", write_jsonl),
    "excel": (".xlsx", write_excel),
}
"""Form → the ending of its file (or folder), and what writes it."""


def export(rowset: Rowset, form: str, target: Path) -> list[Path]:
    """Write an archive or a pack in another form.

    Args:
        rowset: What to write.
        form: "sqlite", "csv", "jsonl" or "excel".
        target: The file, or the folder for "csv".

    Returns:
        What was written: never anything but `target`, files in it, or files beside it that begin with its name.
    """
    return FORMS[form][1](rowset, target)
