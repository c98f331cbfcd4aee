"""Tables made for layout, read as the text they hold."""

from __future__ import annotations

from dataclasses import replace

from agendaparse.document import Block, Cell, Table
from agendaparse.layout.labels import is_label
from agendaparse.layout.make import make_block


def is_layout_table(table: Table) -> bool:
    """Whether a table only puts words in their place: nothing drawn parts its cells, and it has one row or one column.

    Title blocks and contact lists without lines are not counted: their labels and values are worth keeping apart.
    """
    if table.ruled:
        return False
    rows = sum(any(cell.blocks for cell in row) for row in table.rows)
    columns = {cell.column for cell in table.cells if cell.blocks}
    return rows <= 1 or len(columns) <= 1


def blocks_of_layout(table: Table) -> list[Block]:
    """The blocks of a layout table in reading order; a number alone in its cell labels the block beside it."""
    blocks: list[Block] = []
    for row in table.rows:
        blocks.extend(_row_blocks(row))
    return blocks


def _row_blocks(row: list[Cell]) -> list[Block]:
    blocks: list[Block] = []
    label: Block | None = None
    for cell in row:
        for block in cell.blocks:
            if label is not None:
                blocks.append(_labelled(label, block))
                label = None
            elif cell is row[0] and len(cell.blocks) == 1 and _is_number(block):
                label = block
            else:
                blocks.append(block)
    return [*blocks, label] if label is not None else blocks


def _is_number(block: Block) -> bool:
    text = block.text or block.label or ""
    return (not block.text and bool(block.label)) or (len(text) <= 6 and (text.isdigit() or is_label(text)))


def _labelled(label: Block, block: Block) -> Block:
    text = label.label or label.text
    if block.label is not None:
        return replace(block, label=f"{text} {block.label}", lines=[*label.lines, *block.lines])
    if not block.lines or not label.lines:
        return replace(block, label=text, kind="list_item" if block.kind == "paragraph" else block.kind)
    first = replace(block.lines[0], segments=[*label.lines[0].segments, *block.lines[0].segments])
    whole = make_block(
        [first, *block.lines[1:]], label=text, kind=block.kind, level=block.level, tag=block.tag or label.tag
    )
    return replace(whole, links=(*label.links, *block.links))
