"""An Excel workbook with a sheet per table."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import regex

from agendaparse.archive.columns import ArchiveTable
from agendaparse.archive.schema import TABLES
from agendaparse.errors import UsageError
from agendaparse.exporters.cells import safe
from agendaparse.exporters.rowsets import Rowset, rows
from agendaparse.exporters.whole import whole_file

ROWS: Final = 1_048_576
"""Rows a sheet can have, the heading among them."""
LETTERS: Final = 32_767
"""Letters a cell can have."""
CUT: Final = " […]"
"""What stands at the end of a text that was too long for its cell."""

_FIGURES: Final = frozenset({"target", "actual", "previous"})
_NUMBER = regex.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]+)?")
_CONTROL = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def write_excel(rowset: Rowset, target: Path, *, rows_per_sheet: int = ROWS) -> list[Path]:
    """Write one sheet per table that has rows, after a sheet that says what they are.

    Args:
        rowset: What to write.
        target: The file; one that is there is replaced.
        rows_per_sheet: Rows after which a table goes on in another sheet.

    Returns:
        The file.

    Raises:
        UsageError: openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise UsageError("Excel files need openpyxl.", remedy="Run: pip install 'agendaparse[excel]'") from error
    book = Workbook(write_only=True)
    contents = book.create_sheet("contents")
    told: list[tuple[str, int, int, str]] = []
    for table in TABLES.values():
        written, cut = 0, 0
        found = rows(rowset, table.name)
        sheet: Any = None
        for row in found:
            if sheet is None or written % (rows_per_sheet - 1) == 0:
                sheet = _sheet(book, table, written // (rows_per_sheet - 1))
            cells = [_cell(name, row[name]) for name in table.names]
            cut += sum(isinstance(cell, str) and cell.endswith(CUT) for cell in cells)
            sheet.append(cells)
            written += 1
        if written:
            told.append((table.name, written, cut, table.meaning))
    _tell(contents, told)
    with whole_file(target) as draft, os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT, 0o666), "wb") as file:
        book.save(file)
    return [target]


def _sheet(book: Any, table: ArchiveTable, part: int) -> Any:
    sheet = book.create_sheet(table.name if not part else f"{table.name} ({part + 1})")
    sheet.freeze_panes = "A2"
    for index, column in enumerate(table.columns):
        wide = column.name in ("title", "text", "commentary", "message", "interest", "description")
        sheet.column_dimensions[_letters(index)].width = 60 if wide else 16
    sheet.append(list(_headings(sheet, table.names)))
    return sheet


def _headings(sheet: Any, names: tuple[str, ...]) -> Iterator[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    for name in names:
        cell = WriteOnlyCell(sheet, value=name)
        cell.font = Font(bold=True)
        yield cell


def _cell(column: str, value: Any) -> Any:
    """A value of a type that Excel has; text is text, whatever it begins with."""
    if isinstance(value, str):
        value = _CONTROL.sub("", value)
        if column in _FIGURES and _NUMBER.fullmatch(value):
            return float(value)
    cell = safe(value)
    if isinstance(cell, str) and len(cell) > LETTERS:
        cell = cell[: LETTERS - len(CUT)] + CUT
    return cell


def _tell(sheet: Any, told: list[tuple[str, int, int, str]]) -> None:
    sheet.column_dimensions["A"].width = 22
    sheet.column_dimensions["D"].width = 100
    sheet.append(list(_headings(sheet, ("table", "rows", "texts cut", "what a row is"))))
    for line in told:
        sheet.append(line)


def _letters(index: int) -> str:
    from openpyxl.utils import get_column_letter

    letters: str = get_column_letter(index + 1)
    return letters
