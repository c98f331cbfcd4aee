"""What stands in each column of a table, looked at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from agendaparse.document import Cell
from agendaparse.extractors.rag.grid import Grid
from agendaparse.extractors.rag.status import GRADES, Reading, cell_arrow, fill_status, read_cell
from agendaparse.grammar.colours import name_colour
from agendaparse.grammar.columns import Role, column_role
from agendaparse.grammar.status import Status, has_words, read_direction

# Whole texts of a cell.
_FIGURE = regex.compile(
    r"[^\p{L}]*\d[^\p{L}]*(?:%|[kmb]n?|days?|hours?|hrs?|mins?|minutes?|weeks?|years?|kg|tonnes?|p|ppts?)?\s*", regex.I
)
_REF = regex.compile(r"(?:\p{L}{1,8}[ .:/_-]?){0,3}\d+(?:[.:/_-]\d+)*\p{Ll}?\.?|\p{Lu}{1,3}", regex.I)

_RANK = regex.compile(
    r"(?:very |priority )?(?:high|medium|low|critical|essential|significant|moderate|minor|major|fundamental|advisory"
    r"|merits attention|desirable)(?: priority| risk)?|p?[1-5]",
    regex.I,
)

_BAND = regex.compile(
    r"\d+%?\s*(?:[-–—]|to)\s*\d+%?|(?:[<>≤≥]|over|under|above|below|up to|less than|more than)\s*\d+%?"
    r"|\d+%?\s*(?:\+|and (?:over|above|below|under)|or (?:more|less|over|under))",
    regex.I,
)
_FIGURES = frozenset("0123456789£-–+.<>~$€%,")

PROSE = 6  # average words that make a column prose
STATED = 0.6  # share of the rows that state a status in a column which no header calls one


@dataclass
class Column:
    """What stands in a column of the body.

    Attributes:
        index: Its place.
        header: Its header.
        role: What the header says it holds.
        filled: Cells with words, figures or signs.
        words: Words in all of them.
        figures: Cells that are nothing but a figure.
        refs: Cells that look like a reference.
        wordy: Cells with a word of more than one letter.
        readings: The status each cell states, by row.
        arrows: Cells with an arrow or a word for a direction.
        fills: The colour of each cell that states a status.
        others: Cells in a colour that is no status.
        texts: What its cells say.
    """

    index: int
    header: str
    role: Role | None
    filled: int = 0
    words: int = 0
    figures: int = 0
    refs: int = 0
    wordy: int = 0
    readings: dict[int, Reading] = field(default_factory=dict)
    arrows: int = 0
    fills: list[int | None] = field(default_factory=list)
    others: int = 0
    texts: list[str] = field(default_factory=list)

    @property
    def ranks(self) -> bool:
        """Whether it says how much each row matters: High, Medium, Low."""
        return bool(self.texts) and all(_RANK.fullmatch(text) for text in self.texts)

    @property
    def bands(self) -> bool:
        """Whether it says from where to where each row reaches: "5-12", "over 15"."""
        return bool(self.texts) and sum(_BAND.fullmatch(text) is not None for text in self.texts) > 0.5 * len(
            self.texts
        )

    @property
    def is_prose(self) -> bool:
        """Whether sentences stand in it."""
        return self.filled > 0 and self.words >= PROSE * self.filled

    @property
    def letters(self) -> int:
        """Cells with nothing but a letter."""
        return sum(reading.letter for reading in self.readings.values())

    @property
    def coloured(self) -> int:
        """Cells with a colour that is a status."""
        return sum(reading.source != "text" or not reading.word for reading in self.readings.values())

    @property
    def painted(self) -> int:
        """Cells whose ground has a colour that is a status."""
        return sum(name_colour(fill) in GRADES for fill in self.fills)

    @property
    def is_coded(self) -> bool:
        """Whether each status has one colour of its own and some come back: no colours of themes or directorates."""
        fills = Counter(
            (reading.status, fill) for reading, fill in zip(self.readings.values(), self.fills, strict=False)
        )
        statuses = Counter(status for status, _ in fills)
        if self.others or any(count > 1 for count in statuses.values()):
            return False
        return len(self.readings) < 4 or len(fills) < len(self.readings)

    @property
    def hopeful(self) -> int:
        """Rows that may make it the status without a header: told in words, or by a colour alone or of figures."""
        if self.filled in (0, self.letters) or self.role in ("actual", "period"):
            return len(self.readings)
        return sum(reading.source == "text" for reading in self.readings.values())

    @property
    def grades(self) -> set[Status | None]:
        """Different statuses among red, amber and green."""
        return {reading.status for reading in self.readings.values()} & GRADES


def survey(grid: Grid) -> tuple[list[Column], int]:
    """Look at every column of a grid's body.

    Returns:
        The columns, and the number of rows looked at (heading rows of groups and empty rows left out); no columns and
        no rows as soon as the table can rate nothing.
    """
    columns = [Column(i, header, column_role(header) if header else None) for i, header in enumerate(grid.headers)]
    headed = any(column.role in ("status", "previous_status") for column in columns)
    rows, end = 0, len(grid.squares)
    for number in range(grid.body, end):
        if not headed and rows % 8 == 7:
            most = max(column.hopeful for column in columns)
            left = end - number
            if most + left < STATED * (rows + left):
                return [], 0
        cells = grid.table.rows[number]
        if grid.is_merged(number) or not any(cell.text or cell.fill or cell.drawings for cell in cells):
            continue
        rows += 1
        shaded = _row_colour(cells)
        for index, cell in enumerate(grid.squares[number]):
            if cell is not None and cell.column == index:
                _look(columns[index], number, cell, shaded)
    return columns, rows


@lru_cache(maxsize=4096)
def _form(text: str) -> tuple[bool, bool]:
    """Whether a text is nothing but a figure, and whether it looks like a reference."""
    return _FIGURE.fullmatch(text) is not None, _REF.fullmatch(text) is not None


def _row_colour(cells: Sequence[Cell]) -> int | None:
    """The colour that all cells of a row share: shading, and no status of one of them."""
    fills = {cell.fill for cell in cells}
    return next(iter(fills)) if len(fills) == 1 and len(cells) > 2 else None


def _look(column: Column, row: int, cell: Cell, shaded: int | None) -> None:
    text = cell.text
    bare = cell.fill is None and not cell.drawings and bool(text or not cell.blocks)
    if bare and (not text or text[0] in _FIGURES):  # most cells of wide tables: not worth a closer look
        if text:
            column.filled += 1
            column.texts.append(text)
            column.words += text.count(" ") + 1
            if len(text) <= 30:
                figure, ref = _form(text)
                column.figures += figure
                column.refs += ref
            column.wordy += len(text) > 12 and has_words(text)
        return
    if len(text) <= 160:
        reading = read_cell(cell)
        if reading is not None and not (reading.source == "colour" and cell.fill == shaded):
            column.readings[row] = reading
            column.fills.append(cell.fill)
        elif cell.fill is not None and cell.fill != shaded:
            column.others += 1
        if (cell.drawings or len(text) <= 60) and (cell_arrow(cell) is not None or read_direction(text) is not None):
            column.arrows += 1
    elif fill_status(cell) is not None and cell.fill != shaded:
        column.readings[row] = Reading(fill_status(cell), None, "colour")
        column.fills.append(cell.fill)
    if not text:
        return
    column.filled += 1
    column.texts.append(text)
    column.words += text.count(" ") + 1
    if len(text) <= 30:
        figure, ref = _form(text)
        column.figures += figure
        column.refs += ref
    column.wordy += has_words(text)
