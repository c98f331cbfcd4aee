"""From rated tables to models: every row with its status, and every doubt said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import regex

from agendaparse.document import Block, Cell
from agendaparse.extractors.context import Context
from agendaparse.extractors.rag.boxes import Box
from agendaparse.extractors.rag.grid import Grid
from agendaparse.extractors.rag.legend import Legend
from agendaparse.extractors.rag.refs import Ref, mend_refs
from agendaparse.extractors.rag.roles import Roles
from agendaparse.extractors.rag.rows import Draft, RowDraft
from agendaparse.extractors.rag.status import (
    GRADES,
    Reading,
    fill_status,
    first_line_status,
    read_cell,
    read_travel,
    travels,
)
from agendaparse.extractors.rag.tables import FoundTable
from agendaparse.grammar.colours import name_colour
from agendaparse.grammar.columns import Role, column_role, is_period
from agendaparse.grammar.status import Direction, has_words
from agendaparse.grammar.text import fold
from agendaparse.models.rag import RagRow, RagStatus, RagTable, StatusSource

_PERIOD = regex.compile(
    r"\b(?:Quarter|Qtr|Q|Chwarter)\s?[1-4]\b(?:[\s,:(–-]*(?:of |for )?(?:FY ?)?(?:20)?\d\d\s?[/–-]\s?(?:20)?\d\d\)?)?"
    r"|\bHalf[ -]Year\b(?:\s[12])?(?:[\s,:(–-]*(?:20)?\d\d\s?[/–-]\s?(?:20)?\d\d\)?)?"
    r"|\bYear[ -]End\b(?:[\s,:(–-]*(?:20)?\d\d\s?[/–-]\s?(?:20)?\d\d\)?)?",
    regex.IGNORECASE,
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}"
_RANGE = regex.compile(rf"\s*[,:(–-]*\s*{_DAY}.{{0,12}}?\s*(?:-|–|to)\s*{_DAY}\s*(?:\d{{4}})?", regex.IGNORECASE)
_TOTAL = regex.compile(r"(?:grand |overall |sub[- ]?)?totals?\W*|cyfanswm", regex.IGNORECASE)
_NUMBERED = regex.compile(r"(?P<ref>\p{Lu}{1,6}[ .-]?\d{1,4}(?:\.\d+)*\p{Ll}?)\s*[-–—:.]\s+(?P<title>\S.*)")
SHORT = 6  # most words of a status that says nothing known


def column_names(grid: Grid, rows: Sequence[RowDraft]) -> dict[int, str]:
    """A name for every column that says anything: its header, or its place; each name once."""
    names: dict[int, str] = {}
    for index, header in enumerate(grid.headers):
        if not header and not any(row.text(index) for row in rows):
            continue
        name = header or f"column {index + 1}"
        names[index] = f"{name} (column {index + 1})" if name in names.values() else name
    return names


def build_table(
    found: FoundTable,
    summary: Mapping[str, int] | None,
    legend: Legend,
    item: str | None,
    report: str | None,
    ctx: Context,
) -> RagTable:
    """The model of a rated table."""
    if found.draft is None:
        return _boxed_table(found, summary, legend, item, report, ctx)
    draft = found.draft
    names = column_names(draft.grid, draft.rows)
    at = draft.roles.at
    draft.roles.coloured = any(
        cell.fill is not None and fill_status(cell) in GRADES
        for row in draft.rows
        if (cell := row.cells.get(at["status"]))
    )
    refs = _refs(draft)
    rows: list[RagRow] = []
    for row, ref in zip(draft.rows, refs, strict=True):
        built = _row(row, ref, draft.roles, names, legend, ctx, _shaded(draft, at["status"]))
        if built is not None:
            rows.append(built)
    return RagTable(
        title=found.title,
        agenda_item=item,
        report=report,
        period=_period(draft.grid, found, at),
        columns=tuple(header for header in draft.grid.headers if header),
        rows=tuple(rows),
        summary=dict(summary) if summary else None,
        where=ctx.where(found.titled or (), draft.tables),
    )


def _refs(draft: Draft) -> list[Ref]:
    column = draft.roles.at.get("ref")
    if column is None:
        return [Ref(None, None) for _ in draft.rows]
    return mend_refs([row.text(column) for row in draft.rows], [row.group for row in draft.rows])


def _shaded(draft: Draft, status: int) -> frozenset[int]:
    """Columns besides the status's where colours are usual, so that one there proves nothing."""
    counts: dict[int, int] = {}
    for row in draft.rows:
        for column, cell in row.cells.items():
            if cell.fill is not None and column != status and fill_status(cell) is not None:
                counts[column] = counts.get(column, 0) + 1
    return frozenset(column for column, count in counts.items() if count > max(1, 0.2 * len(draft.rows)))


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a row states of its status: as a model has it, with the words behind it and the column it was moved from."""

    status: RagStatus | None
    raw: str | None
    source: StatusSource | None
    rest: str = ""
    moved_from: int | None = None


def _row(
    row: RowDraft,
    ref: Ref,
    roles: Roles,
    names: Mapping[int, str],
    legend: Legend,
    ctx: Context,
    shaded: frozenset[int],
) -> RagRow | None:
    at = roles.at
    own = [row.cells[column] for column in sorted(row.own) if column in row.cells]
    name = ref.ref or row.text(at.get("title"))[:60] or "a row"
    stated = (
        _status(row, roles, name, legend, ctx)
        or _misplaced(row, roles, shaded, names, name, ctx)
        or _Stated(None, None, None)
    )
    if ref.repaired and "ref" in at:
        cells = [row.cells[at["ref"]]] if row.text(at["ref"]) else own
        ctx.note("ref-repaired", f"{ref.raw or 'a missing reference'!r} must be {ref.ref!r} by the sequence", cells)

    def value(role: Role) -> str | None:
        column = at.get(role)
        if column is None:
            return None
        if column == stated.moved_from and stated.raw is not None:
            return stated.rest or None
        return row.text(column) or None

    title = value("title")
    if stated.status is None and ref.ref is None and (title is None or _TOTAL.fullmatch(title)):
        return None
    previous = row.cells.get(at["previous" if roles.judged else "previous_status"]) if _has_previous(roles) else None
    before = _colour_only(previous) if roles.judged else read_cell(previous)
    return RagRow(
        ref=ref.ref,
        ref_raw=ref.raw,
        group=row.group or value("group"),
        title=title,
        status=stated.status,
        status_raw=stated.raw,
        status_source=stated.source,
        previous_status=before.status if before else None,
        direction=_direction(row.cells.get(at["direction"]), legend, name, ctx) if "direction" in at else None,
        due=value("due"),
        lead=value("lead"),
        partners=value("partners"),
        target=value("target"),
        actual=value("actual"),
        previous=value("previous"),
        commentary=value("commentary") if "commentary" in at else stated.rest or None,
        cells={name: row.text(index) for index, name in names.items()},
        where=ctx.where(own),
    )


def _has_previous(roles: Roles) -> bool:
    return ("previous" if roles.judged else "previous_status") in roles.at


def _status(row: RowDraft, roles: Roles, name: str, legend: Legend, ctx: Context) -> _Stated | None:
    """What the status column states; None where it states nothing."""
    cell = row.cells.get(roles.at["status"])
    if roles.judged:
        reading = _colour_only(cell)
        if reading is None:
            return _Stated(None, None, None) if row.text(roles.at["status"]) else None
        return _Stated(reading.status, None, reading.source)
    if cell is None:
        return None
    reading = read_cell(cell)
    raw = (reading.raw if reading else None) or _short(cell.text)
    if reading is not None:
        if reading.others:
            said = ", ".join(reading.others)
            ctx.note("status-conflict", f"{name}: the words say {reading.raw or reading.status!r}, {said}", cell)
        return _Stated(reading.status, raw, reading.source, reading.rest)
    keyed = legend.status_of(cell)
    if keyed is not None:
        return _Stated(keyed, raw, "colour" if cell.fill is not None else "icon")
    if raw is None and roles.coloured and name_colour(cell.fill) == "grey":
        return _Stated("grey", None, "colour")
    if raw is not None:
        return _Stated(None, raw, "text")
    return _Stated(None, None, None) if cell.text else None


def _misplaced(
    row: RowDraft, roles: Roles, shaded: frozenset[int], names: Mapping[int, str], name: str, ctx: Context
) -> _Stated | None:
    """A status that stands in another column, said as a doubt."""
    found = _elsewhere(row, roles.at, shaded)
    if found is None:
        return None
    column, reading = found
    ctx.note(
        "status-from-wrong-column",
        f"{name}: the status {reading.raw or reading.status!r} is printed in the column"
        f" {names.get(column, str(column + 1))!r}, and the status column is empty",
        row.cells[column],
    )
    return _Stated(reading.status, reading.raw, reading.source, reading.rest, column)


def _direction(cell: Cell | None, legend: Legend, name: str, ctx: Context) -> Direction | None:
    """The direction of travel of a row; witnesses that disagree are said."""
    said = travels(cell, legend.arrows)
    if cell is not None and len({direction for _, direction in said}) > 1:
        told = ", ".join(f"{witness} {direction!r}" for witness, direction in said)
        ctx.note("direction-conflict", f"{name}: the direction of travel is, by {told}", cell)
    return said[0][1] if said else None


def _colour_only(cell: Cell | None) -> Reading | None:
    status = fill_status(cell) if cell is not None else None
    return Reading(status, None, "colour") if status is not None else None


def _short(text: str) -> str | None:
    """A printed status of unknown meaning; longer text is commentary and no status, and neither is a sign or figure."""
    return text if has_words(text) and len(text.split()) <= SHORT else None


def _elsewhere(row: RowDraft, at: Mapping[Role, int], shaded: frozenset[int]) -> tuple[int, Reading] | None:
    """A status printed in another column: a colour's name and nothing else, or the only colour in the row."""
    skipped = {at["status"], at.get("previous_status"), at.get("direction"), at.get("title"), at.get("ref")}
    named: list[tuple[int, Reading]] = []
    coloured: list[tuple[int, Reading]] = []
    for column, cell in row.cells.items():
        if column in skipped:
            continue
        reading = read_cell(cell, leading=False) or _on_first_line(cell)
        if reading is None or reading.status not in GRADES:
            continue
        if reading.source == "text" and not reading.letter and not reading.word:
            named.append((column, reading))
        elif reading.source == "colour" and column not in shaded:
            coloured.append((column, reading))
    if len(named) == 1:
        return named[0]
    return coloured[0] if not named and len(coloured) == 1 else None


def _on_first_line(cell: Cell) -> Reading | None:
    """A status on a line of its own above a cell's other words."""
    word = first_line_status(cell)
    return Reading(word.status, word.raw, "text", rest=word.rest) if word else None


def _period(grid: Grid, found: FoundTable, at: Mapping[Role, int]) -> str | None:
    """The period reported on: what stands over the columns that report, else the only period in the heading."""
    for role in ("commentary", "status", "actual"):
        column = at.get(role)
        said = _periods_over(grid, column) if column is not None else []
        if said:
            return _headed_period(found, said[0]) if len(said) == 1 else ", ".join(said)
    every = {tuple(_periods_over(grid, column)) for column in range(grid.table.width)} - {()}
    said = list(every.pop()) if len(every) == 1 else []
    return ", ".join(said) if len(said) > 1 else _headed_period(found, *said)


def _periods_over(grid: Grid, column: int) -> list[str]:
    """The paragraphs over a column that name a period of more than one word."""
    texts: list[str] = []
    seen: Cell | None = None
    for row in grid.squares[grid.top : grid.body]:
        cell = row[column]
        if cell is not None and cell is not seen:
            texts.extend(text for block in cell.blocks for text in _said_apart(block) if text)
        seen = cell
    periods = [text for text in texts if is_period(text)]
    return periods if len(" ".join(periods).split()) > 1 else []


def _said_apart(block: Block) -> tuple[str, ...]:
    """The words of a paragraph; a period on its first line apart from the dates below it."""
    first = block.lines[0].text if len(block.lines) > 1 else ""
    if not block.lines and (opening := _PERIOD.match(block.text)) is not None:  # its line end may be lost
        first = opening.group().strip()
    if first and block.text.startswith(first) and _PERIOD.fullmatch(first) and _RANGE.match(block.text, len(first)):
        return first, block.text[len(first) :].strip()
    return (block.text,)


def _headed_period(found: FoundTable, nearest: str | None = None) -> str | None:
    """The period that the title or a heading above says: the nearest, in its fullest form.

    Args:
        found: The table.
        nearest: The period its own heading says, perhaps only in part.
    """
    for text in (found.title, *(block.text for block in reversed(found.above))):
        match = _PERIOD.search(text or "")
        if match is None or text is None or (nearest is not None and not _same_period(match.group(), nearest)):
            continue
        more = _RANGE.match(text, match.end())
        if more is not None:
            return text[match.start() : more.end()].strip()
        if nearest is None or (len(nearest.split()) < 3 and len(match.group().split()) > len(nearest.split())):
            nearest = match.group().strip()  # "Quarter 3" over a column is "Quarter 3, 2032/33" of the heading
    return nearest


def _same_period(text: str, nearest: str) -> bool:
    return fold(text).startswith(fold(nearest)[:9])


def _boxed_table(
    found: FoundTable,
    summary: Mapping[str, int] | None,
    legend: Legend,
    item: str | None,
    report: str | None,
    ctx: Context,
) -> RagTable:
    labels = list(dict.fromkeys(label for box in found.boxes for label in box.values))
    return RagTable(
        title=found.title,
        agenda_item=item,
        report=report,
        period=_headed_period(found),
        columns=tuple(labels),
        rows=tuple(_boxed_row(box, legend, ctx) for box in found.boxes),
        summary=dict(summary) if summary else None,
        where=ctx.where(found.titled or (), found.boxed),
    )


def _boxed_row(box: Box, legend: Legend, ctx: Context) -> RagRow:
    by_role: dict[Role, str] = {}
    for label, value in box.values.items():
        role = column_role(label)
        if role == "period":
            role = "actual"
        if role is not None:
            by_role.setdefault(role, value)
    if box.reading.others:
        said = ", ".join(box.reading.others)
        ctx.note("status-conflict", f"{box.name[:60]}: the words say {box.reading.raw!r}, {said}", box.status)
    numbered = _NUMBERED.match(box.name)
    return RagRow(
        ref=numbered["ref"] if numbered else None,
        ref_raw=numbered["ref"] if numbered else None,
        title=numbered["title"] if numbered else box.name,
        status=box.reading.status,
        status_raw=box.reading.raw,
        status_source=box.reading.source,
        direction=_arrow(box, legend),
        target=by_role.get("target"),
        actual=by_role.get("actual"),
        previous=by_role.get("previous"),
        cells=box.values,
        where=ctx.where(box.cells),
    )


def _arrow(box: Box, legend: Legend) -> Direction | None:
    candidates: Iterable[Cell | None] = (box.arrow, box.status)
    return next((direction for cell in candidates if (direction := read_travel(cell, legend.arrows)) is not None), None)
