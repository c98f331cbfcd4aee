"""Registers: one decision to come a row, or one to a form of labels and values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from agendaparse.document import Block, Cell, Table
from agendaparse.extractors.context import Context
from agendaparse.grammar.plan_columns import (
    PlanRole,
    is_meeting_date,
    plan_role,
    read_access,
    read_day,
    read_key,
)
from agendaparse.grammar.text import fold
from agendaparse.layout.tables import join_cut_rows
from agendaparse.models.workplan import RegisterEntry

MAX_HEADER = 90
FULLER: frozenset[PlanRole] = frozenset(("decision_taker", "lead_officer", "kind", "key", "exempt", "summary", "other"))
"""Columns that make a list of meetings and items a register."""


@dataclass
class PlanRow:
    """One planned item: the cell of each role, and all cells by column name."""

    cells: dict[PlanRole, Cell] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    group: str | None = None
    header: str = ""

    def text(self, role: PlanRole) -> str:
        """The words of a role's cell."""
        cell = self.cells.get(role)
        return cell.text if cell is not None else ""

    @property
    def date(self) -> str:
        """The date as printed in its cell, or in the heading row it stands under."""
        return self.text("date") or self.group or ""


def heading_of(table: Table) -> tuple[int, dict[int, PlanRole]] | None:
    """The heading row of a register and the role of each column; None where the table is none.

    It has a title and a date, or stands in groups headed by dates.
    """
    for number, row in enumerate(table.rows[:4]):
        said = [cell for cell in row if cell.text]
        if len(said) < 2:
            continue
        roles: dict[int, PlanRole] = {}
        for cell in said:
            role = plan_role(cell.text)
            if role is not None and (role == "other" or role not in roles.values()):
                roles[cell.column] = role
        found = set(roles.values())
        if len(roles) >= 0.6 * len(said):
            if "title" not in found and "summary" in found:  # "Purpose" is what is planned where no title is
                column = next(c for c, role in roles.items() if role == "summary")
                roles[column] = "title"
                found = set(roles.values())
            if "title" in found and ("date" in found or found & FULLER):
                return number, roles
        return None
    return None


def register_rows(table: Table) -> list[PlanRow]:
    """The rows of a register; an empty list where the table is none."""
    if table.width < 2 or heading_of(table) is None:
        return []
    table = join_cut_rows(table)
    found = heading_of(table)
    if found is None:
        return []
    top, roles = found
    if set(roles.values()) == {"title", "date"} and _lists(table, _column(roles), top):
        return []  # meetings, each with the list of its items
    headers = {cell.column: cell.text for cell in table.rows[top] if cell.text}
    dated_first = roles.get(min(headers)) == "date"
    covering: dict[int, tuple[Cell, int]] = {}
    rows: list[PlanRow] = []
    group: str | None = None
    for number, members in enumerate(table.rows):
        for cell in members:
            if cell.rowspan > 1:
                covering[cell.column] = (cell, number + cell.rowspan)
        if number <= top:
            continue
        said = [cell for cell in members if cell.text]
        if not said or _repeats(said, headers):
            continue
        if len(said) == 1 and (is_meeting_date(said[0].text) or said[0].colspan >= table.width - 1 or said[0].bold):
            group = said[0].text
            continue
        here = {c: cell for c, (cell, until) in covering.items() if until > number}
        here.update({cell.column: cell for cell in members})
        row = PlanRow(group=group if group and is_meeting_date(group) else None, header=headers.get(_column(roles), ""))
        for column, cell in sorted(here.items()):
            role = roles.get(column)
            if role is not None and role != "other":
                row.cells[role] = cell
            row.named[headers.get(column) or f"column {column + 1}"] = cell.text
        if not row.text("title"):
            continue
        if not row.date and rows and dated_first:  # a date printed once for the items under it
            row.group = rows[-1].date or None
        rows.append(row)
    return rows


def _lists(table: Table, column: int, top: int) -> bool:
    """Whether a column holds lists of items."""
    cells = (cell for row in table.rows[top + 1 :] for cell in row if cell.column == column)
    return any(block.kind == "list_item" for cell in cells for block in cell.blocks)


def _column(roles: dict[int, PlanRole]) -> int:
    return next(column for column, role in roles.items() if role == "title")


def _repeats(said: Sequence[Cell], headers: dict[int, str]) -> bool:
    return len(said) > 1 and all(fold(cell.text) == fold(headers.get(cell.column, "")) for cell in said)


def form_rows(table: Table, above: Block | None = None) -> list[PlanRow]:
    """Decisions printed as forms: labels in the first column (and perhaps the third), values beside them.

    Args:
        table: One form, or several under each other.
        above: The heading over the table, which names the decision where the form itself does not.
    """
    if table.width not in (2, 3, 4):
        return []
    rows: list[PlanRow] = []
    current: PlanRow | None = None
    pairs = labelled = 0
    for members in table.rows:
        said = [cell for cell in members if cell.text]
        if len(said) == 1 and said[0].colspan >= table.width:  # a title laid across the form
            current = PlanRow({"title": said[0]})
            rows.append(current)
            continue
        for label, value in _pairs(said):
            pairs += 1
            role = plan_role(label.text)
            if role is None:
                continue
            labelled += 1
            if current is None or (role == "title" and "title" in current.cells):
                current = PlanRow(header=label.text)
                rows.append(current)
            if role != "other" and role not in current.cells:
                current.cells[role] = value
            current.named[label.text.rstrip(": ")] = value.text
    if above is not None and len(rows) == 1 and "title" not in rows[0].cells:
        rows[0].cells["title"] = Cell(0, 0, [above])
    return whole_rows(rows) if labelled >= 0.6 * pairs else []


def whole_rows(rows: Sequence[PlanRow]) -> list[PlanRow]:
    """The rows of a form that say enough to be decisions; none unless some says when, or who decides."""
    whole = [row for row in rows if row.text("title") and len(row.cells) >= 3]
    return whole if any({"date", "decision_taker"} & row.cells.keys() for row in whole) else []


def _pairs(said: Sequence[Cell]) -> Iterator[tuple[Cell, Cell]]:
    for label, value in zip(said[::2], said[1::2], strict=False):
        if len(label.text) <= MAX_HEADER:
            yield label, value


def entry_of(row: PlanRow, ctx: Context) -> RegisterEntry:
    """The register's record of a row."""
    title, summary, marks = split_title(row.cells["title"], row.header)
    key = read_key(row.text("key")) if "key" in row.cells else None
    exempt = read_access(row.text("exempt"))[1] if "exempt" in row.cells else None
    for mark in marks:
        key = read_key(mark, mark=True) if key is None else key
        said, private = read_access(mark, mark=True)
        exempt = private if said and exempt is None else exempt
    if key is None and row.text("kind"):
        key = read_key(row.text("kind"), mark=True)
    date = row.date
    return RegisterEntry(
        title=title,
        date=read_day(date),
        date_raw=date or None,
        decision_taker=row.text("decision_taker") or None,
        lead_officer=row.text("lead_officer") or None,
        kind=row.text("kind") or None,
        key_decision=key,
        exempt=exempt,
        summary=row.text("summary") or summary or None,
        cells=row.named,
        where=ctx.where(row.cells.values()),
    )


def split_title(cell: Cell, header: str = "") -> tuple[str, str, list[str]]:
    """Cut a cell into title, summary and marks ("Non Key", "Part exempt 3").

    The title is what is set bold at its head; without bold type it is the first paragraph where the header promises
    a summary too, and else all of the cell.
    """
    blocks = [block for block in cell.blocks if block.text or block.label]
    if blocks and (head := bold_lines(blocks[0])):
        rest = replace(blocks[0], label=None, text=blocks[0].text[len(head) :].lstrip(), lines=[], bold=False)
        blocks[:1] = [replace(blocks[0], text=head, bold=True), rest]
    marks: list[str] = []
    while len(blocks) > 1:
        last = _whole(blocks[-1])
        if not block_is_mark(last) and len(blocks) > 2 and not blocks[-1].text:  # "3", the ground of "Part exempt"
            last = f"{_whole(blocks[-2])} {last}"
            if not block_is_mark(last):
                break
            blocks.pop()
        elif not block_is_mark(last):
            break
        blocks.pop()
        marks.insert(0, last)
    bold = 0
    while bold < len(blocks) and blocks[bold].bold:
        bold += 1
    promised = len(blocks) > 1 and (
        "summary" in fold(header) or "description" in fold(header) or "purpose" in fold(header)
    )
    if bold == 0 or bold == len(blocks):
        bold = 1 if promised else len(blocks)
    title = " ".join(_whole(block) for block in blocks[:bold])
    return title, " ".join(_whole(block) for block in blocks[bold:]), marks


def bold_lines(block: Block) -> str:
    """The words of the bold lines at the head of a paragraph whose other lines are not; empty where it has none."""
    if block.bold or len(block.lines) < 2 or block.label:
        return ""
    weights = [all(run.style.bold for run in line.runs if run.text.strip()) for line in block.lines]
    count = weights.index(False) if False in weights else 0
    head = " ".join(line.text for line in block.lines[:count])
    return head if head and not any(weights[count:]) and block.text.startswith(head) else ""


def block_is_mark(text: str) -> bool:
    """Whether a line only says whether a decision is key, or open to the public."""
    return read_key(text, mark=True) is not None or read_access(text, mark=True)[0]


def _whole(block: Block) -> str:
    return f"{block.label} {block.text}".strip() if block.label else block.text
