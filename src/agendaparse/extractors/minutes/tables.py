"""Tables printed in a minute, and actions from an action column or an "Action:" line."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from agendaparse.document import Cell
from agendaparse.document import Table as Grid
from agendaparse.extractors.context import Citable, Context
from agendaparse.extractors.minutes.passages import Passage
from agendaparse.grammar.minutes_words import ACTION_BY
from agendaparse.models import Action, Table

_ACTION = regex.compile(
    r"(?:actions?|gweithredu)(?:\s+(?:point|by|for|required|no\.?\s*\d+))?(?:\s*\((?P<owner>[^)]{2,40})\))?\s*(?:[:;]|\s[-–—])\s*(?P<text>.+)",
    regex.IGNORECASE | regex.DOTALL,
)
_NEXT_ACTION = regex.compile(r"(?<=[.;)\d])\s+(?=(?:ACTION|Action)\b[^:]{0,40}:)")
_INLINE = regex.compile(r"(?:^|[.;\s(\[])(?:ACTION|Action)(?:\s+(?:by|for))?\s*:\s*(?P<text>[^()\[\]]+)")
_ENTRY = regex.compile(
    r"(?P<text>\p{Lu}[^:\n]{4,300}?):\s*(?P<owner>(?:\p{Lu}[\p{L}'’.-]*|and|/|&)(?:\s+(?:\p{Lu}[\p{L}'’.-]*|and|/|&|of|the))*)"
    r"(?:,\s*(?P<due>[^:,\n]*?\d{4}|(?:by|before|after|at|in|next|asap|immediately|end)\b[^:\n]*?))?(?=\s*$|\s*\n|\s+\p{Lu}[^:\n]{4,300}?:)"
)
_DOES = regex.compile(r"\bto\s+\p{Ll}")  # "ACTION BY: Clerk to write to the club"
_DUE = regex.compile(
    r"\b(?:by|before|due:?)\s+(?P<due>(?:the\s+)?(?:end\s+of\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?\p{Lu}\p{Ll}+(?:\s+\d{4})?|next\s+meeting)\s*\.?$"
)
_OWNER = regex.compile(
    r"(?P<owner>(?:Cllr|Councillor|Mr|Mrs|Ms|Dr|The|Parish|Town)?\.?\s*[\p{Lu}/&][\p{L}'’./&-]*"
    r"(?:\s+(?:(?:and|of|for)\s+(?:the\s+)?)?[\p{Lu}/&][\p{L}'’./&-]*){0,5})\s*(?:to\b|[-–—:])\s*"
)


def read_tables(body: Sequence[Passage], ctx: Context) -> tuple[Table, ...]:
    """The data tables of a minute."""
    records: list[Table] = []
    before: Passage | None = None
    for passage in body:
        if passage.table is not None:
            caption = before if before is not None and _captions(before) else None
            record = table_record(passage.table, caption, ctx)
            if record is not None:
                if records and before is None and record.columns == records[-1].columns and record.columns:
                    records[-1] = _stitched(records[-1], record)
                else:
                    records.append(record)
            before = None
        else:
            before = passage
    return tuple(records)


def table_record(grid: Grid, caption: Passage | None, ctx: Context) -> Table | None:
    """A table as printed; columns without any text are left out."""
    width = grid.width
    rows = [_texts(row, width) for row in grid.rows]
    rows = [row for row in rows if any(row)]
    if not rows:
        return None
    kept = [column for column in range(width) if any(row[column] for row in rows)]
    rows = [[row[column] for column in kept] for row in rows]
    header = rows[0] if _is_header(grid) else []
    body = rows[1:] if header else rows
    return Table(
        title=caption.text.rstrip(" :") if caption else None,
        columns=tuple(header),
        rows=tuple(tuple(row) for row in body),
        where=ctx.where(caption.sources if caption else [], grid),
    )


def read_actions(body: Sequence[Passage], ctx: Context) -> tuple[Action, ...]:
    """The actions of a minute."""
    found: list[Action] = []
    above: Passage | None = None
    for passage in body:
        if passage.table is not None:
            continue
        said = ACTION_BY.match(passage.text)
        if said is not None and said["owner"] and above is not None and not _DOES.search(said["owner"]):
            found.append(Action(text=above.text, owner=said["owner"], where=ctx.where(above.sources, passage.sources)))
            continue
        above = passage
        if passage.action:
            found.extend(_column_actions(passage, ctx))
        if passage.text[:2].lower() in ("ac", "gw") and _ACTION.fullmatch(passage.text):
            for part in _NEXT_ACTION.split(passage.text):
                match = _ACTION.fullmatch(part)
                if match is not None:
                    found.append(_action(match["text"].strip(), match["owner"], passage.sources, ctx))
        elif "ction:" in passage.text or "CTION:" in passage.text:
            found.extend(
                _action(m["text"].strip(), None, passage.sources, ctx)
                for m in _INLINE.finditer(passage.text)
                if m["text"].strip()
            )
    return tuple(found)


def _column_actions(passage: Passage, ctx: Context) -> list[Action]:
    """What an action column says beside a paragraph: whole actions ("Write to the club: Clerk"), or who acts."""
    said = passage.action or ""
    cell = passage.action_cell
    beside = [cell] if cell is not None else []
    entries = list(_ENTRY.finditer(said))
    if entries:
        return [
            Action(
                text=e["text"].strip(),
                owner=e["owner"].strip(),
                due=e["due"].strip(" .") if e["due"] else None,
                where=ctx.where(beside, text=e.group()),
            )
            for e in entries
        ]
    if len(said.split()) <= 4:
        return [Action(text=passage.text, owner=said, where=ctx.where(passage.sources, beside))]
    return [_action(entry, None, beside, ctx) for entry in said.split("\n")]


def _action(text: str, owner: str | None, sources: Sequence[Citable], ctx: Context) -> Action:
    due = _DUE.search(text)
    if owner is None and (told := _OWNER.match(text)):
        owner = told["owner"].strip()
    elif owner is None and len(text.split()) <= 4 and text[:1].isupper():
        owner = text.strip(" .")
    return Action(text=text, owner=owner, due=due["due"] if due else None, where=ctx.where(sources, text=text))


def _captions(passage: Passage) -> bool:
    """Whether the passage above a table is its caption: a heading or a line that ends in a colon."""
    return len(passage.text) < 160 and not passage.bullet and (passage.set_apart or passage.text.rstrip().endswith(":"))


def _texts(row: Sequence[Cell], width: int) -> list[str]:
    texts = [""] * width
    for cell in row:
        texts[cell.column] = cell.text
    return texts


def _is_header(grid: Grid) -> bool:
    first = grid.rows[0]
    if len(grid.rows) < 2 or not first:
        return False
    if all(cell.header for cell in first if cell.text):
        return True
    return all(cell.bold for cell in first if cell.text) and not all(cell.bold for cell in grid.rows[1] if cell.text)


def _stitched(a: Table, b: Table) -> Table:
    """Two parts of one table, parted by a page end, with the header printed again."""
    return a.model_copy(update={"rows": (*a.rows, *b.rows), "where": (*a.where, *b.where)})
