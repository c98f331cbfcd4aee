"""Plain tables: what layout found and no other field of the model takes, as title, columns, rows and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from agendaparse.document import Block, Cell
from agendaparse.document import Table as Grid
from agendaparse.extractors.context import Context
from agendaparse.extractors.reports.grids import FIGURE, grid_kind
from agendaparse.extractors.reports.pieces import Flow, Piece
from agendaparse.grammar.columns import names_unit
from agendaparse.layout.tables import join_cut_rows
from agendaparse.models.table import Table

_CAPTION = regex.compile(r"(?:table|chart|figure|tabl)\s*\d*[a-z]?(?:\.\d+)*\s*[-–—:.|]?\s*.*", regex.IGNORECASE)
_NOTE = regex.compile(
    r"(?:notes?\s*\d*\s*:|source\s*:|key\s*:|\*+|†|\(?\d\)\s+note|(?:all\s+)?figures\s+(?:are|have\s+been)\s+rounded"
    r"|(?:all\s+)?(?:figures|costs|amounts|prices|sums)\s+(?:are|is)\s+(?:given\s+|shown\s+)?(?:with|without|net|gross|in|at|excluding|including)\b)"
    r"\s*\S.*",
    regex.IGNORECASE | regex.DOTALL,
)
_YEAR = regex.compile(
    r"(?:(?:19|20)\d\d)(?:\s*[-/–]\s*(?:(?:19|20)?\d\d))?|q[1-4].*|\d{1,2}/\d{1,2}/\d{2,4}", regex.IGNORECASE
)
_BROKEN = regex.compile(r"(?<=\p{L}{4}) (?=(?:[b-hj-z]|[bcdfghjklmnpqrstvwxz]{2})(?:\s|$))")
_MOST_HEADER_ROWS = 3


@dataclass
class Setting:
    """Where a table stands: the words around it that belong to it; `titled` is what its title was read from."""

    title: str | None = None
    titled: Piece | None = None
    caption: Piece | None = None
    own: bool = False
    notes: list[Piece] | None = None


def is_plain(table: Grid) -> bool:
    """Whether a table is data that becomes a `Table`: no layout, no contacts, no form."""
    return grid_kind(table) is None and len([row for row in table.rows if any(cell.text for cell in row)]) > 1


def settings_of(flow: Flow) -> dict[int, Setting]:
    """Title and notes of each table in a flow, by the table's identity; the caption stands next to it."""
    found: dict[int, Setting] = {}
    body = _body_size(flow)
    heading: Piece | None = None
    for index, item in enumerate(flow):
        if isinstance(item, Piece):
            if item.heading:
                heading = item
            continue
        setting = Setting(title=heading.full() if heading else None, titled=heading, notes=[])
        assert setting.notes is not None
        before = index - 1
        while before >= 0 and isinstance(above := flow[before], Piece) and names_unit(above.text):
            setting.notes.insert(0, above)
            before -= 1
        if before >= 0 and isinstance(above := flow[before], Piece) and _is_caption(above):
            setting.title, setting.caption = above.full(), above
            setting.titled = above
            setting.own = _CAPTION.fullmatch(above.text) is not None or above.block.tag == "Caption"
        for below in flow[index + 1 : index + 4]:
            if not isinstance(below, Piece) or not _is_note(below, body):
                break
            if names_unit(below.text) and _table_follows(flow, index + 1):
                break
            setting.notes.append(below)
        found[id(item)] = setting
    return found


def _body_size(flow: Flow) -> float:
    """The size most of the text is set in; 0 where there is no geometry."""
    sizes: dict[float, int] = {}
    for item in flow:
        if isinstance(item, Piece) and item.block.style is not None:
            sizes[item.block.style.size] = sizes.get(item.block.style.size, 0) + len(item.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0


def _is_note(piece: Piece, body: float) -> bool:
    """Whether a line below a table speaks of the table: by its words, or because it is set smaller than the text."""
    if _NOTE.fullmatch(piece.text) or names_unit(piece.text):
        return True
    style = piece.block.style
    small = body > 0 and style is not None and style.size <= body - 0.8
    return small and piece.label is None and not piece.heading and piece.words <= 60


def _table_follows(flow: Flow, index: int) -> bool:
    return any(not isinstance(item, Piece) for item in flow[index : index + 3])


def _is_caption(piece: Piece) -> bool:
    if piece.words > 30:
        return False
    return piece.heading or _CAPTION.fullmatch(piece.text) is not None or piece.block.tag == "Caption"


def table_of(grid: Grid, setting: Setting | None, ctx: Context) -> Table | None:
    """A table as the model wants it; None where there is nothing in it.

    Args:
        grid: The table of layout.
        setting: Its title and notes, where known.
        ctx: For citing.
    """
    grid = join_cut_rows(grid)
    matrix, heads, title = _matrix(grid)
    if not matrix:
        return None
    width = grid.width
    header = [row for row, head in zip(matrix, heads, strict=True) if head]
    rows = [row for row, head in zip(matrix, heads, strict=True) if not head]
    columns = [_column_name([row[i] for row in header]) for i in range(width)] if header else [""] * width
    kept = [i for i in range(width) if columns[i] or any(row[i] for row in rows)]
    if not rows and not any(columns):
        return None
    notes = " ".join(piece.full() for piece in (setting.notes or [])) if setting else ""
    blocks: list[Block] = [b for piece in (setting.notes or []) for b in piece.blocks] if setting else []
    if setting and setting.title and (setting.caption or not title):
        title = setting.title
        blocks.extend(setting.titled.blocks if setting.titled else ())
    return Table(
        title=title,
        columns=tuple(columns[i] for i in kept) if header else (),
        rows=tuple(tuple(row[i] for i in kept) for row in rows),
        notes=notes or None,
        where=ctx.where(grid, blocks),
    )


def _matrix(grid: Grid) -> tuple[list[list[str]], list[bool], str | None]:
    """Cell texts by row and column, which rows are header, and the title printed across the top."""
    rows = list(grid.rows)
    width = grid.width
    title: str | None = None
    heads = _header_rows(rows, width)
    matrix: list[list[str]] = [[""] * width for _ in rows]
    for r, row in enumerate(rows):
        for cell in row:
            if not cell.text:
                continue
            down = range(r, min(r + cell.rowspan, len(rows)))
            across = range(cell.column, min(cell.column + cell.colspan, width)) if r < heads else (cell.column,)
            for i in down:
                if i != r and (i < heads) != (r < heads):
                    break
                for j in across:
                    if i == r or i >= heads:
                        matrix[i][j] = cell.text
    if rows and heads and len(full := [cell for cell in rows[0] if cell.text]) == 1 and full[0].colspan >= width > 1:
        title = full[0].text
        matrix, heads = matrix[1:], heads - 1
    kept = [(row, r < heads) for r, row in enumerate(matrix) if any(row)]
    return [row for row, _ in kept], [head for _, head in kept], title


def _header_rows(rows: Sequence[Sequence[Cell]], width: int) -> int:
    """How many rows at the top name the columns."""
    count = 0
    for row in rows[:_MOST_HEADER_ROWS]:
        full = [cell for cell in row if cell.text]
        if not full or count >= len(rows) - 1:
            break
        tagged = all(cell.header for cell in full)
        figures = any(map(_is_figure, full))
        if not tagged and (figures or not _set_apart(full, rows, len(row))):
            break
        count += 1
    if count == 0 and len(rows) > 2 and _names_figures(rows):
        count = 1
    return max(count, _above_figures(rows))


def _above_figures(rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows of words stand above the first row of figures, in a table that is mostly figures."""
    for count, row in enumerate(rows[: _MOST_HEADER_ROWS + 2]):
        full = [cell for cell in row if cell.text]
        if any(_is_figure(cell) for cell in full):
            rest = [cell for row in rows[count:] for cell in row if cell.text]
            return count if sum(map(_is_figure, rest)) >= 0.4 * len(rest) else 0
        if not full or (len(full) == 1 and full[0].colspan == 1):
            return 0
    return 0


def _is_figure(cell: Cell) -> bool:
    text = cell.text
    return not (FIGURE.fullmatch(text) is None or _YEAR.fullmatch(text) or names_unit(text))


def _set_apart(full: Sequence[Cell], rows: Sequence[Sequence[Cell]], width: int) -> bool:
    """Whether a row is set bold or shaded while most of the rows below are not."""
    bold, filled = all(cell.bold for cell in full), all(cell.fill is not None for cell in full)
    if not (bold or filled):
        return False
    others = [[cell for cell in row if cell.text] for row in rows[_MOST_HEADER_ROWS:] or rows[-1:]]
    same = sum(
        bool(row) and ((bold and all(c.bold for c in row)) or (not bold and all(c.fill == full[0].fill for c in row)))
        for row in others
    )
    return same <= 0.5 * max(len(others), 1)


def _names_figures(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row has words where the rows below have figures."""
    columns = {cell.column for row in rows[1:] for cell in row if cell.text and FIGURE.fullmatch(cell.text)}
    first = {cell.column: cell.text for cell in rows[0] if cell.text}
    over = [first[column] for column in columns if column in first]
    return bool(over) and all(not FIGURE.fullmatch(text) or _YEAR.fullmatch(text) for text in over)


def _column_name(texts: Sequence[str]) -> str:
    """The words of a column's header, those of its upper level first, none of them twice."""
    words: list[str] = []
    for text in texts:
        if text and (not words or words[-1] != text):
            words.append(text)
    return _BROKEN.sub("", " ".join(words))
