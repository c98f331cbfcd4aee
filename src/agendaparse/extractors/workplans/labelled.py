"""Plans printed without a table: each decision a heading, with a line for each of its facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from agendaparse.document import Block, Cell, Item, Line
from agendaparse.extractors.workplans.registers import PlanRow, whole_rows
from agendaparse.grammar.plan_columns import find_as_at, is_meeting_date, is_plan_title, plan_role

TITLE_WORDS = 30
_LABELLED = regex.compile(r"(?P<label>\p{Lu}[^:]{1,60}?)\s*:\s*(?P<value>\S.*)?")


@dataclass
class _Said:
    """A line, or a paragraph that has none of its own, and the block it stands in."""

    text: str
    block: Block
    line: Line | None


def labelled_rows(items: Sequence[Item]) -> list[PlanRow]:
    """Decisions printed as headings over lines of labels and values; an empty list where there are none.

    A line without a label carries on the value above it, unless it may be the heading of the next decision.
    """
    rows: list[PlanRow] = []
    heading: Block | None = None
    last: tuple[str, Cell] | None = None
    for said in _lines(items):
        match = _LABELLED.fullmatch(said.text)
        role = plan_role(match["label"]) if match and find_as_at(said.text) is None else None
        if match is not None and role is not None:
            if role == "title" or heading is not None or not rows:
                rows.append(PlanRow({"title": _celled(heading.text, heading)} if heading is not None else {}))
                heading = None
            value = _celled(match["value"] or "", said.block, said.line)
            if role != "other" and role not in rows[-1].cells:
                rows[-1].cells[role] = value
            last = match["label"].strip(), value
            rows[-1].named[last[0]] = value.text
        elif _may_head(said.block):
            heading, last = said.block, None
        elif last is not None and rows:
            _carry_on(rows[-1], *last, said)
        else:
            last = None
    return whole_rows(rows) if len(rows) > 1 else []


def _lines(items: Sequence[Item]) -> Iterator[_Said]:
    for block in items:
        if not isinstance(block, Block):
            continue
        if len(block.lines) > 1 and not _may_head(block):
            yield from (_Said(line.text, block, line) for line in block.lines if line.text)
        elif block.text:
            yield _Said(block.text, block, None)


def _may_head(block: Block) -> bool:
    """Whether a block can be the title of a decision."""
    if len(block.text.split()) > TITLE_WORDS or _LABELLED.fullmatch(block.text):
        return False
    if is_plan_title(block.text) or is_meeting_date(block.text):
        return False
    return block.kind == "heading" or block.bold or block.underlined


def _celled(text: str, block: Block, line: Line | None = None) -> Cell:
    lines = [line] if line is not None else block.lines
    return Cell(
        0, 0, [replace(block, text=text, label=None, lines=lines, kind="paragraph", bold=False)] if text else []
    )


def _carry_on(row: PlanRow, label: str, value: Cell, said: _Said) -> None:
    """Put a line behind the value it carries on, or below a label that stands alone."""
    below = _celled(said.text, said.block, said.line).blocks[0]
    if value.blocks:
        above = value.blocks[0]
        value.blocks[0] = replace(above, text=f"{above.text} {below.text}", lines=[*above.lines, *below.lines])
    else:
        value.blocks.append(below)
    row.named[label] = value.text
