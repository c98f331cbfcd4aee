"""Programmes printed meeting by meeting: dates over columns, at row heads, or as headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from agendaparse.document import Block, Cell, Item, Table
from agendaparse.grammar.plan_columns import is_meeting_date, plan_role


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
