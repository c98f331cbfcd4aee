"""The flow of a report as its extractor reads it: text in visual rows, layout grids opened, data tables whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import regex

from agendaparse.document import Block, Box, Cell, Item, Table
from agendaparse.extractors.reports.grids import GridKind, grid_kind
from agendaparse.grammar.labels import is_protective_marking
from agendaparse.grammar.letters import GRID_FONT
from agendaparse.grammar.report_headings import HeadingText, read_heading, split_number, tidy_heading
from agendaparse.grammar.text import join_lines

_LETTER = regex.compile(r"\p{L}{2}")
_ADDRESS = regex.compile(r"(?:mailto:|https?:|www\.)|\S@\S")
_LEADER = regex.compile(r"\s*(?:\.\s?){4,}\s*|\s*(?:…\s?){2,}")
_PARAGRAPH_NUMBER = regex.compile(r"\(?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?[.):]?")
_BARE_NUMBER = regex.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?|[a-z]|[ivx]{1,5}|[A-Z])[.)]?|[•●▪]")
_GLUED = regex.compile(r"\d{1,2}\p{Lu}\p{Ll}")  # a footnote's figure whose raising was lost
_RAISED = regex.compile(r"[¹²³⁴-⁹⁰]+\s?\p{Lu}")
_SAME_ROW = 0.45  # share of the smaller height two pieces must share to stand in one row


@dataclass
class Piece:
    """A paragraph, heading or list item of the report.

    Attributes:
        block: The block it is.
        row: Pieces side by side have the same row.
        place: How many pieces stand left of it in its row.
        grid: The kind of the grid it stood in, or None.
        text: Its words.
        label: Its printed number or bullet, or None.
        column: The column of the grid it stood in.
        extra: Further blocks whose words were joined to it.
        left: Left edge of its number, where that stood in a block of its own.
    """

    block: Block
    row: int = 0
    place: int = 0
    grid: GridKind | None = None
    text: str = ""
    label: str | None = None
    column: int = 0
    extra: tuple[Block, ...] = field(default=())
    left: float | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What it cites."""
        return (self.block, *self.extra)

    @cached_property
    def x0(self) -> float | None:
        """Left edge, number included; None without geometry."""
        if self.left is not None:
            return self.left
        return self.block.lines[0].box.x0 if self.block.lines else None

    @cached_property
    def box(self) -> Box | None:
        """Extent of its first line; None without geometry."""
        return self.block.lines[0].box if self.block.lines else None

    @property
    def number(self) -> str | None:
        """Its number without stops and brackets, or None where the label is a bullet."""
        return bare_label(self.label) if self.label and any(c.isalnum() for c in self.label) else None

    @property
    def numbered(self) -> bool:
        """Whether its label is a number a paragraph or heading of a report may have."""
        return self.label is not None and _PARAGRAPH_NUMBER.fullmatch(self.label) is not None

    @property
    def on_grid(self) -> bool:
        """Whether it is plain text, which has no weight and no sizes of type."""
        return self.block.style is not None and self.block.style.font == GRID_FONT

    @property
    def bullet(self) -> bool:
        """Whether its label is a bullet."""
        return self.label is not None and (self.number is None or self.label == "o")

    @cached_property
    def lead(self) -> str:
        """The words at its head that are bold or underlined while what follows is not; "" where there are none."""
        return _strong_lead(self.block)

    @cached_property
    def footnote(self) -> bool:
        """Whether it opens with a raised figure, as footnotes do."""
        if not self.block.lines and _RAISED.match(self.text):
            return True
        start = self.label or self.block.text[:2]
        if not start[:1].isdigit() or not self.block.lines:
            return False
        if self.label is None and _GLUED.match(self.text) and self.block.style is not None:
            return self.block.style.size < 10.0 or self.on_grid
        runs = [run for run in self.block.lines[0].runs if run.text.strip()][:2]
        if len(runs) < 2 or not runs[0].text.strip().isdigit():
            return False
        return runs[0].raised or runs[0].style.size <= 0.75 * runs[1].style.size

    @cached_property
    def strong(self) -> tuple[str, ...]:
        """Each stretch of bold words in it, where not all of it is bold."""
        if self.block.bold:
            return ()
        if not self.block.lines:
            return self.block.strong
        found: list[list[str]] = []
        was = False
        for line in self.block.lines:
            for run in line.runs:
                if run.style.bold and was:
                    found[-1].append(run.text)
                elif run.style.bold and run.text.strip():
                    found.append([run.text])
                was = run.style.bold and (was or bool(run.text.strip()))
        return tuple(" ".join("".join(texts).split()) for texts in found)

    @cached_property
    def heading(self) -> bool:
        """Whether it is a heading, by tag, style or words."""
        return _is_heading(self)

    @cached_property
    def says(self) -> HeadingText | None:
        """What stands under it, where its words are those of a known heading."""
        return read_heading(split_number(self.text)[1])

    @property
    def look(self) -> tuple[float, bool, bool, bool]:
        """What sets it apart, strongest first: size, capitals, weight, underline."""
        block = self.block
        return (round(block.style.size) if block.style else 0, block.capitals, block.bold, block.underlined)

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.text.count(" ") + 1 if self.text else 0

    def full(self) -> str:
        """Its text with its number or letter in front, bullets left out."""
        return f"{self.label} {self.text}".strip() if self.label and not self.bullet else self.text


Flow = list[Piece | Table]


def flow_of(items: Sequence[Item]) -> Flow:
    """Open the grids, part the rows, mend what broke."""
    flow: Flow = []
    row = 0
    for item in items:
        if isinstance(item, Table):
            kind = grid_kind(item)
            if kind is None:
                flow.append(item)
                continue
            for cells in item.rows:
                row += 1
                place = 0
                for cell in cells:
                    row = _open_cell(cell, kind, row, place, len(cells) == 1, flow)
                    place += bool(cell.blocks)
            row += 1
        elif (item.text or item.label) and not is_protective_marking(item.text):
            last = flow[-1] if flow else None
            if isinstance(last, Piece) and _mends(last, item):
                last.text = join_lines((last.text, (item.label or "").rstrip()))
                last.extra = (*last.extra, item)
                continue
            piece = Piece(item, text=_tidy(item.text), label=item.label)
            if isinstance(last, Piece) and last.grid is None and _beside(last, piece):
                if _labels(last, piece):
                    flow[-1] = _labelled(last, piece)
                    continue
                piece.row, piece.place = last.row, last.place + 1
            else:
                row += 1
                piece.row = row
            flow.append(piece)
    return flow


def _open_cell(cell: Cell, kind: GridKind, row: int, place: int, alone: bool, flow: Flow) -> int:
    """Put the blocks of a cell into the flow; each paragraph of a cell that is alone in its row is a row."""
    for i, block in enumerate(block for block in cell.blocks if block.text or block.label):
        if alone and i:
            row += 1
        piece = Piece(block, row, place, kind, _tidy(block.text), block.label, cell.column)
        last = flow[-1] if flow else None
        if isinstance(last, Piece) and last.row == row and kind == "layout" and _labels(last, piece):
            flow[-1] = _labelled(last, piece)
        else:
            flow.append(piece)
    return row


def _tidy(text: str) -> str:
    """The text without the dots that lead to a page number."""
    return _LEADER.sub(" ", text).strip() if "...." in text or ". . ." in text or "……" in text else text


def _labels(last: Piece, piece: Piece) -> bool:
    """Whether a piece is nothing but the number or bullet of the one right of it."""
    if piece.label is not None or not piece.text:
        return False
    if not last.text:
        return last.label is not None
    return last.label is None and last.grid == "layout" and _BARE_NUMBER.fullmatch(last.text) is not None


def _labelled(last: Piece, piece: Piece) -> Piece:
    """The text with the number that stands left of it."""
    return replace(
        piece,
        label=last.label or last.text,
        row=last.row,
        place=last.place,
        column=last.column,
        extra=last.blocks,
        left=last.x0,
    )


def _beside(last: Piece, piece: Piece) -> bool:
    a, b = last.box, piece.box
    if a is None or b is None or last.block.lines[0].page != piece.block.lines[0].page:
        return False
    return b.x0 >= a.x1 - 2 and a.overlap_y(b) > _SAME_ROW * min(a.height, b.height)


def _mends(last: Piece, block: Block) -> bool:
    """Whether a lone number is the end of the paragraph above it ("Plan 2019-" / "20")."""
    if block.text or not block.label or not last.text.endswith(("-", "–", "/", "£")) or last.x0 is None:
        return False
    return bool(block.lines) and abs(block.lines[0].box.x0 - last.x0) < 60


def rows_of(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces by visual row."""
    group: list[Piece] = []
    for piece in pieces:
        if group and piece.row != group[0].row:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def blocks_of(pieces: Iterable[Piece]) -> list[Block]:
    """The blocks pieces stand for, each once."""
    return list({id(block): block for piece in pieces for block in piece.blocks}.values())


def bare_label(label: str) -> str:
    """A label without the stop or brackets around it."""
    return label.strip().strip("().:[]").rstrip(".").strip()


def same_text(piece: Piece, text: str, label: str | None = None) -> Piece:
    """The piece with other words: what is left when its heading was taken off."""
    return replace(piece, text=text, label=label)


def _strong_lead(block: Block) -> str:
    if not block.lines or block.bold or block.underlined:
        return block.lead
    lead: list[str] = []
    label = block.label or ""
    for line in block.lines[:3]:
        for run in line.runs:
            plain = not (run.style.bold or run.underlined)
            if plain and run.text.strip(" :-–.") and run.text.strip() != label:
                return " ".join("".join(lead).split()).removeprefix(label).lstrip()
            lead.append(run.text)
        lead.append(" ")
    return ""


def _is_heading(piece: Piece) -> bool:
    block = piece.block
    text = piece.text
    if not text or piece.grid == "form" or piece.bullet or not _LETTER.search(text):
        return False
    if block.kind == "heading":
        if block.underlined and not block.bold and block.links:
            return False
        return not _ADDRESS.search(text) and piece.words <= 32
    if piece.words > 14:
        return False
    strong = block.bold or block.underlined
    if strong and text[-1] in ".:" and not block.links:
        return piece.says is not None or (block.bold and text[-1] == ":")
    if piece.says is not None and piece.says.kind != "topic":
        return strong or not block.lines or text.isupper() or (text.endswith(":") and len(block.lines) == 1)
    return False


def heading_words(piece: Piece) -> tuple[str | None, str]:
    """Number and words of a heading."""
    number, text = split_number(piece.text)
    return piece.number or number, tidy_heading(text)
