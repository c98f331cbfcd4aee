"""What a table is for: data, or only a way to set labels, contacts or text on the page.

`grid_kind` is the one place that says so; whoever turns tables into records asks it first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import regex

from agendaparse.document import Cell, Table
from agendaparse.grammar.contacts import find_emails, find_telephones
from agendaparse.grammar.labels import label_field, read_label
from agendaparse.grammar.report_headings import read_heading

GridKind = Literal["labels", "contacts", "form", "layout"]
"""A title block, a list of contacts, a form, or text set in columns."""

FIGURE = regex.compile(
    r"[-+–−(£$€<>~]*\s*£?\s*\d[\d,.\s]*(?:%|[kmb]n?|p|pp|FTE)?\)?\*?|[-–—]|n/?a|nil|tbc", regex.IGNORECASE
)
_NUMBERING = regex.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivx]{1,5})[.)]?|[•●▪o]")
_BOX = regex.compile(r"[☐☑☒□■✓✔✗✘]")
_LONG = 45  # words that make a cell text and not data


def grid_kind(table: Table) -> GridKind | None:
    """Say what a table that is no data is for; None for a table of data.

    A title block, a contact list, a form, and text set in columns are not tables to a reader. The answer is kept on
    the table, because several readers ask.
    """
    kept = table.__dict__.get("_grid_kind", "")
    if kept == "":
        kept = _grid_kind(table)
        table.__dict__["_grid_kind"] = kept
    return kept  # type: ignore[no-any-return]


def _grid_kind(table: Table) -> GridKind | None:
    rows = [[cell for cell in row if cell.text] for row in table.rows]
    rows = [row for row in rows if row]
    if not rows:
        return "layout"
    if _is_labels(rows):
        return "labels"
    if _is_contacts(rows):
        return "contacts"
    if table.width == 1 or all(len(row) == 1 for row in rows):
        return "layout"
    if _is_form(rows):
        return "form"
    return "layout" if _is_layout(table, rows) else None


def _is_labels(rows: Sequence[list[Cell]]) -> bool:
    """Two or more rows that begin with a known label, most rows of the first few."""
    found = singles = 0
    for row in rows[:14]:
        label = _label_at(row[0], len(row) > 1)
        found += label
        singles += len(row) == 1 and not label
    needed = max(2, 0.5 * (min(len(rows), 14) - singles))
    if found >= needed:
        return True
    heads = [cell for cell in rows[0] if label_field(cell.text) not in (None, "other")]
    return len(rows) <= 3 and len(rows[0]) >= 3 and len(heads) == len(rows[0])


def _label_at(cell: Cell, beside: bool) -> bool:
    text = cell.text
    if len(text) > 400:
        return False
    label = read_label(text)
    if label is None or label.field == "background_papers":
        return False
    if not label.value:
        return beside or label.marked
    return label.marked


def _is_contacts(rows: Sequence[list[Cell]]) -> bool:
    """Most rows, or most cells of a single row, hold an address or a number to call."""
    if len(rows) > 14:
        return False
    holding = emails = 0
    for row in rows:
        text = " ".join(cell.text for cell in row)
        found = find_emails(text)
        emails += len(found)
        holding += bool(found) or any(find_telephones(text))
    if not holding or any(len(cell.text.split()) > 60 and not find_emails(cell.text) for row in rows for cell in row):
        return False
    return holding >= 0.6 * len(rows) and (emails > 0 or len(rows) <= 3)


def _is_form(rows: Sequence[list[Cell]]) -> bool:
    """Labels and values by turns: what is set bold or shaded stands left of what is not."""
    if any(_BOX.search(cell.text) for row in rows for cell in row):
        return len(rows) <= 12
    several = [row for row in rows if len(row) > 1]
    asking = sum(row[0].text.endswith(":") for row in several)
    if len(rows) <= 20 and asking >= 2 and asking >= 0.6 * len(several):
        return True
    pairs = 0
    for row in rows:
        marks = [_marked(cell) for cell in row]
        if len(row) % 2 or marks != [i % 2 == 0 for i in range(len(row))] or FIGURE.fullmatch(row[1].text):
            return False
        pairs += 1
    return pairs >= 2 and not _headed(rows)


def _marked(cell: Cell) -> bool:
    return cell.bold or cell.fill is not None or cell.text.endswith((":", "?"))


def _headed(rows: Sequence[list[Cell]]) -> bool:
    return len(rows) > 1 and (all(cell.header for cell in rows[0]) or all(_marked(cell) for cell in rows[0]))


def _is_layout(table: Table, rows: Sequence[list[Cell]]) -> bool:
    """Text set in columns: paragraphs with their numbers, headings with their sections, a picture beside words."""
    if len(rows) == 1:
        return not table.ruled or len(rows[0]) < 3 or any(len(cell.text.split()) > _LONG for cell in rows[0])
    figures = sum(FIGURE.fullmatch(cell.text) is not None for row in rows for cell in row[1:])
    if figures >= 0.25 * sum(len(row) - 1 for row in rows):
        return all(_NUMBERING.fullmatch(row[0].text) for row in rows) and figures == 0
    if not _headed(rows) and all(_NUMBERING.fullmatch(row[0].text) for row in rows):
        return True
    spanning = sum(len(row) == 1 for row in rows)
    if spanning > 0.6 * len(rows) and any(len(row[0].text.split()) > _LONG for row in rows if len(row) == 1):
        return True
    if table.ruled or _headed(rows):
        return False
    sections = sum(read_heading(row[0].text) is not None for row in rows)
    return sections >= 2 or spanning >= 0.5 * len(rows) or table.method == "tagged"
