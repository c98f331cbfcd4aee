"""Programmes printed meeting by meeting: dates over columns, at row heads, or as headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import regex

from agendaparse.document import Block, Cell, Item, Table
from agendaparse.extractors.rag.status import written
from agendaparse.grammar.plan_columns import is_meeting_date, is_month, plan_role
from agendaparse.grammar.status import has_words

MARK = regex.compile(r"[✓✔√☑✗✘☒●•⬤■◼▪◆★*]+|[xXyY]|yes|ü|\uf0fc|\uf0b7|\uf06c", regex.IGNORECASE)
"""What is put in the square of a report and the meeting it goes to."""
LEAST_SHADED = 3  # squares of one shade that make a column of it


@dataclass
class Meeting:
    """A meeting date as printed, and the blocks planned for it."""

    date: str
    items: list[Block] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)

    @property
    def titles(self) -> list[str]:
        """The titles planned: one for each paragraph or list item, printed labels left out."""
        return [block.text for block in self.items if block.text]


def meetings_across(table: Table) -> list[Meeting]:
    """Meetings whose dates stand over the columns; an empty list where they do not."""
    rows = table.rows
    result: list[Meeting] = []
    current: dict[int, Meeting] = {}
    for number, row in enumerate(rows):
        said = [cell for cell in row if cell.text]
        dated = [cell for cell in said if is_meeting_date(cell.text)]
        if dated and len(dated) >= max(1, len(said) - 1) and (len(dated) > 1 or (table.width == 1 and number == 0)):
            current = {cell.column: Meeting(cell.text, cells=[cell]) for cell in dated}
            result.extend(current.values())
            continue
        if not current and number > 2:
            return []
        for cell in row:
            if cell.column in current:
                current[cell.column].items.extend(cell.blocks)
                current[cell.column].cells.append(cell)
    return result


def meetings_marked(table: Table) -> list[Meeting]:
    """Meetings over columns in which a sign marks the reports due, whose titles stand at the row heads; else none.

    Columns may be headed by dates or by months; a shaded square without words is a mark too, in a column not shaded
    from top to bottom.
    """
    if table.width < 3:
        return []
    for number, row in enumerate(table.rows[:3]):
        dated = [cell for cell in row if is_meeting_date(cell.text) or is_month(cell.text)]
        if len(dated) < 2 or any(cell.colspan > 1 for cell in dated):
            continue
        meetings = {cell.column: Meeting(cell.text, cells=[cell]) for cell in dated}
        titles = _title_column(table, number, min(meetings))
        if titles is None:
            return []
        marked = 0
        shaded = _shaded_columns(table, number)
        for members in table.rows[number + 1 :]:
            by_column = {cell.column: cell for cell in members}
            title = by_column.get(titles)
            signs = [by_column[column] for column in meetings if column in by_column]
            if any((said := written(cell)) and not MARK.fullmatch(said) for cell in signs):
                return []  # something is written there: no table of marks
            if title is None or not title.text:
                continue
            for cell in signs:
                filled = cell.fill is not None and cell.fill != title.fill and cell.column not in shaded
                if written(cell) or cell.drawings or filled:
                    marked += 1
                    meetings[cell.column].items.append(_titled(title))
                    meetings[cell.column].cells.append(title)
        return list(meetings.values()) if marked >= 2 else []
    return []


def _shaded_columns(table: Table, top: int) -> set[int]:
    """Columns with one shade in every row, as of meetings that are over: such a shade marks nothing."""
    below = [cell for row in table.rows[top + 1 :] for cell in row]
    fills = {column: [cell.fill for cell in below if cell.column == column] for column in {c.column for c in below}}
    return {column for column, shades in fills.items() if len(shades) >= LEAST_SHADED and len(set(shades)) == 1}


def _title_column(table: Table, top: int, first: int) -> int | None:
    """The column left of the dates that names what is planned: by its header, else the first with words."""
    left = [cell for cell in table.rows[top] if cell.column < first]
    named = next((cell.column for cell in left if plan_role(cell.text) == "title"), None)
    if named is not None:
        return named
    body = [cell for row in table.rows[top + 1 :] for cell in row if cell.column < first]
    wordy = [column for column in range(first) if sum(has_words(c.text) for c in body if c.column == column) > 1]
    return wordy[0] if wordy else None


def _titled(cell: Cell) -> Block:
    """The title as one block."""
    return cell.blocks[0] if len(cell.blocks) == 1 else replace(cell.blocks[0], text=cell.text, label=None)


def meetings_down(table: Table) -> list[Meeting]:
    """Meetings whose dates stand at the head of rows, the items beside them; an empty list where they do not."""
    if table.width < 2:
        return []
    body = [row for row in table.rows if any(cell.text for cell in row)]
    if body and not any(is_meeting_date(cell.text) for cell in body[0]):
        headed = [plan_role(cell.text) for cell in body[0] if cell.text]
        if headed and headed[0] not in ("date", None):
            return []
        body = body[1:]
    result: list[Meeting] = []
    dated = 0
    for row in body:
        first = row[0]
        if first.column == 0 and first.text:
            if not is_meeting_date(first.text):
                return []
            dated += 1
            result.append(Meeting(first.text, cells=[first]))
            row = row[1:]
        if not result:
            return []
        for cell in row:
            if cell.column > 0:
                result[-1].items.extend(cell.blocks)
                result[-1].cells.append(cell)
    return result if dated > 1 or (dated and len(table.rows) <= 2) else []


def meetings_under_headings(items: Sequence[Item]) -> list[Meeting]:
    """Meetings whose dates are headings, the items listed under them."""
    result: list[Meeting] = []
    for item in items:
        if isinstance(item, Table):
            continue
        if is_meeting_date(item.text) and (item.kind == "heading" or item.bold or item.underlined):
            result.append(Meeting(item.text))
        elif result and item.kind == "heading":
            break
        elif result:
            result[-1].items.append(item)
    return result
