"""Passages: the paragraphs of minutes in reading order, whatever grid the word processor set them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise

import regex

from agendaparse.document import Block, Box, Cell, Line, Table
from agendaparse.extractors.context import Citable, Context
from agendaparse.grammar.dates import find_dates
from agendaparse.grammar.minutes_words import BODY_ALONE, item_reference
from agendaparse.grammar.numbering import Label, parse_label
from agendaparse.grammar.people import names_somebody, parse_people
from agendaparse.models import Where
from agendaparse.split.paper import Paper

MINUTES_GRID = 0.4  # share of a paper's words that a ruled table must hold to be the minutes themselves
FAR = 36.0  # points: no label stands so far right of its text
_YEAR = regex.compile(r"(?:19|20)\d\d\.?")
_BARE_NUMBER = regex.compile(r"\d{1,4}(?:\.\d{1,3}){1,3}\.?")
_YEAR_START = regex.compile(r"(?:19|20)\d\d(?:[.,;)]|$)")
_NAME_OPENED = regex.compile(r"(?:,|\band|&)\s(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Cllrs?|Councillors?)\.?$")
_LETTER_SPACED = regex.compile(r"(?P<number>\d(?:\s\d){0,3})\s*(?P<stop>\.)\s*(?=\p{Lu})")
_ACTION_HEADER = regex.compile(
    r"actions?(?:\s+by)?(?:\s+whom)?|by\s+whom|owner|responsib\w+|gweithredu", regex.IGNORECASE
)
_FIGURE_DATE = regex.compile(r"\b\d{1,2}([./-])\d{1,2}\1(?:\d{2}){1,2}\b")


@dataclass(slots=True)
class Passage:
    """One paragraph, heading, list item or table of minutes.

    Attributes:
        text: Its words, without label.
        sources: What it was read from, for citing.
        label: The number or bullet it opens with, as printed, or None.
        number: That label, read.
        count: The running part of its number, where only the series of all numbers tells it.
        heading: Whether it is set apart as a heading.
        bold, italic, underlined, capitals, centred: How it is set.
        lead: How many characters at its beginning are bold or underlined though the rest is not.
        grid: Whether its label stands in a cell of its own beside it.
        size: Type size, 0 where unknown.
        indent: Left edge, 0 where unknown.
        bullet: Whether it is a list item without number.
        table: The table, for a passage that is one.
        struck: Struck-through texts in it.
        action: The text of the action column beside it, or None.
        action_cell: The cell of that column.
        reference: The agenda item a heading names, or None.
        beside: What stands beside it in its row of two cells, or None.
        aside: Whether it is that itself.
        broken: Whether only a line break parts it from the passage before it.
        places: Where it stands, once asked for.
    """

    text: str
    sources: list[Citable] = field(default_factory=list)
    label: str | None = None
    number: Label | None = None
    count: int | None = None
    heading: bool = False
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    capitals: bool = False
    centred: bool = False
    lead: int = 0
    grid: bool = False
    size: float = 0.0
    indent: float = 0.0
    bullet: bool = False
    table: Table | None = None
    struck: tuple[str, ...] = ()
    action: str | None = None
    action_cell: Cell | None = None
    reference: str | None = None
    beside: str | None = None
    aside: bool = False
    broken: bool = False
    places: list[tuple[int | None, Box | None]] | None = None

    @property
    def whole(self) -> str:
        """Its words with a printed label; bullets are left out."""
        return f"{self.label} {self.text}" if self.label and not self.bullet else self.text

    @property
    def set_apart(self) -> bool:
        """Whether it looks like a heading."""
        return self.heading or self.bold or self.underlined or (self.capitals and len(self.text) > 3)


def read_passages(paper: Paper) -> list[Passage]:
    """Give the passages of a paper; layout tables are read cell by cell, data tables stay one passage each."""
    total = sum(len(block.text) for block in paper.blocks) or 1
    found: list[Passage] = []
    for item in paper.items:
        if isinstance(item, Block):
            found.append(passage_of(item))
        elif not item.ruled or item.width == 1 or _is_minutes_grid(item, total):
            found.extend(passages_in(item))
        else:
            found.append(Passage(item.text, [item], table=item, grid=True))
    return _joined(_without_heads(found))


def passages_in(table: Table) -> list[Passage]:
    """The passages of a table row by row; a cell that is a label is put before the text beside it."""
    action_column = _action_column(table)
    found: list[Passage] = []
    for row in table.rows:
        if action_column is not None and row and all(_header_cell(cell) for cell in row):
            continue
        label: str | None = None
        label_cell: Cell | None = None
        first: Passage | None = None
        first_at = len(found)
        for cell in row:
            if not cell.text:
                continue
            if action_column is not None and cell.column == action_column:
                if first is not None:
                    found[-1].action, found[-1].action_cell = _separate_lines(cell), cell
                continue
            if label is None and first is None and len(cell.text) <= 12 and _is_label(cell.text):
                label, label_cell = cell.text, cell
                continue
            for block in cell.blocks:
                if label is None and first is None and len(cell.blocks) > 1 and _BARE_NUMBER.fullmatch(block.text):
                    label, label_cell = block.text, cell  # "19.03.10" on a line of its own, above its title
                    continue
                passage = passage_of(block)
                if label is not None:
                    passage.grid = True
                    passage.label, passage.number = label, parse_label(f"{label} X") or _series_number(label)
                    passage.bullet = False
                    if label_cell is not None:
                        passage.sources.append(label_cell)
                    label = None
                if first is None:
                    first = passage
                    passage.grid = passage.grid or (passage.number is not None and table.width > 1)
                found.append(passage)
        if first is not None and len(found) == first_at + 2 and action_column is None:
            first.beside, found[-1].aside = found[-1].text, True
        if label is not None and label_cell is not None:
            found.append(Passage("", [label_cell], label=label, number=parse_label(f"{label} X"), grid=True))
    return found


def passage_of(block: Block, *, grid: bool = False) -> Passage:
    """The passage of one block."""
    text, label = block.text, block.label
    if label is not None and label in block.struck:  # renumbered by a tracked change: the old number is struck out
        renumbered = parse_label(text)
        label, text = (renumbered.raw.strip(), text[renumbered.end :]) if renumbered is not None else (None, text)
    if label is None and (match := _LETTER_SPACED.match(text)):  # letter-spaced by the typesetter: "1 5. Notice of"
        label, text = "".join(match["number"].split()) + match["stop"], text[match.end() :]
    number = _read_label(label) if label else None
    bullet = (number is not None and number.kind == "bullet") or (label is None and block.kind == "list_item")
    return Passage(
        text=text,
        sources=[block],
        label=label,
        number=None if bullet else number,
        heading=block.kind == "heading",
        bold=block.bold,
        italic=block.italic,
        underlined=block.underlined,
        capitals=block.capitals,
        centred=block.centred,
        lead=_lead(block),
        grid=grid,
        size=round(block.style.size) if block.style else 0.0,
        indent=block.indent,
        bullet=bullet,
        struck=block.struck,
        broken=block.broken,
        reference=item_reference(text) if "tem" in text or "TEM" in text else None,
    )


@lru_cache(maxsize=1024)  # the same few labels stand all over a paper
def _read_label(label: str) -> Label | None:
    return parse_label(f"{label} X")


def names_beside(passage: Passage) -> bool:
    """Whether people stand beside a passage in its row: then it says who they are, and is no heading."""
    return passage.beside is not None and (bool(parse_people(passage.beside)) or names_somebody(passage.beside))


def cite(passages: Iterable[Passage], ctx: Context) -> tuple[Where, ...]:
    """Where some passages stand: one entry a page."""
    boxes: dict[int, list[Box]] = {}
    plain: dict[int | None, None] = {}
    for passage in passages:
        if passage.places is None:
            passage.places = [place for source in passage.sources for place in _places(source)]
        for page, box in passage.places:
            if page is None or box is None:
                plain[page] = None
            else:
                boxes.setdefault(page, []).append(box)
    if not boxes:
        return tuple(dict.fromkeys(ctx.place(page) for page in plain))
    return tuple(ctx.place(page, found[0] if len(found) == 1 else Box.around(found)) for page, found in boxes.items())


def _places(source: Citable) -> list[tuple[int | None, Box | None]]:
    if isinstance(source, Cell):
        return [(source.page, source.box)]
    if isinstance(source, Line):
        return [(source.page, source.box)]
    if isinstance(source, Block) and source.lines and len(source.pages) == 1:
        return [(source.pages[0], Box.around([line.box for line in source.lines]))]
    return source.where


def texts(passages: list[Passage]) -> str:
    """The words of passages in one text, printed labels kept."""
    return " ".join(passage.whole for passage in passages if passage.whole)


def _joined(passages: list[Passage]) -> list[Passage]:
    """Put a label that was laid out apart before its text; a year cut off a date back to its sentence."""
    found: list[Passage] = []
    pending: Passage | None = None
    for passage in passages:
        if pending is not None:
            right = passage.indent > 0 and pending.indent > passage.indent + FAR
            if passage.label is None and passage.table is None and passage.text and not right:
                passage.label, passage.number, passage.bullet = pending.label, pending.number, pending.bullet
                passage.sources = [*pending.sources, *passage.sources]
                passage.struck = (*pending.struck, *passage.struck)
            else:
                found.append(pending)
            pending = None
        before = found[-1] if found else None
        if before is not None and (_breaks_at_year(before, passage) or _breaks_in_name(before, passage)):
            before.text = f"{before.text} {passage.whole}"
            before.sources.extend(passage.sources)
            continue
        if not passage.text and passage.label and passage.table is None:
            if _YEAR.fullmatch(passage.label) and before is not None and before.text[-1:].isalpha():
                before.text = f"{before.text} {passage.label}"
                before.sources.extend(passage.sources)
            else:
                pending = passage
            continue
        if not passage.text and passage.table is None and not passage.struck:
            continue
        found.append(passage)
    if pending is not None and not (found and pending.number is not None and pending.number.value.isdigit()):
        found.append(pending)  # a figure that ends the paper is the number of its only page
    return found


def _without_heads(passages: list[Passage]) -> list[Passage]:
    """Leave out what opens a page and is nothing but a body and a date ("CABINET - 22.4.32"): a running head.

    Where only one page has it, layout cannot tell it from text.
    """
    found: list[Passage] = []
    before: int | None = None
    for passage in passages:
        page = _page_of(passage)
        turned = page is not None and before is not None and page > before
        before = page if page is not None else before
        if turned and len(passage.text) < 90 and passage.label is None and passage.table is None:
            undated = _undated(passage.text)
            if undated != passage.text and BODY_ALONE.fullmatch(undated):
                continue
        found.append(passage)
    return found


def _undated(text: str) -> str:
    """A text without the one date it holds."""
    figures = _FIGURE_DATE.search(text)
    span = figures.span() if figures else next(((d.start, d.end) for d in find_dates(text)), None)
    return text if span is None else f"{text[: span[0]]} {text[span[1] :]}".strip(" ,.:;|-–—")


def _page_of(passage: Passage) -> int | None:
    source = passage.sources[0] if passage.sources else None
    if isinstance(source, Block | Table):
        return source.pages[0]
    return source.page if source is not None else None


def _breaks_at_year(before: Passage, passage: Passage) -> bool:
    """Whether a sentence was cut before a year at a line start: "since the autumn of / 2029. The other ..."."""
    if not passage.whole[:2].isdigit() or passage.table is not None or before.table is not None or before.set_apart:
        return False
    return _YEAR_START.match(passage.whole) is not None and before.text[-1:].isalpha() and len(before.text) > 30


def _breaks_in_name(before: Passage, passage: Passage) -> bool:
    """Whether a list of names was cut behind a title, as by a page end: "Mrs J Stallard, Mr / Thirlby, Mr Vasey"."""
    if passage.label is not None or passage.table is not None or before.table is not None or before.set_apart:
        return False
    return _NAME_OPENED.search(before.text) is not None and passage.text[:1].isupper()


def _lead(block: Block) -> int:
    """Characters at the beginning of a block that are bold or underlined, where the rest is not; 0 for none."""
    if not block.lines or block.bold or block.underlined:
        return len(block.lead)
    inked = 0  # spaces stand in runs and between them: only letters are counted
    for text, apart in runs_of(block):
        if not text.strip():
            continue
        if not apart:
            break
        inked += len("".join(text.split()))
    if not inked:
        return 0
    ends = (at for at, ink in enumerate(accumulate(not c.isspace() for c in block.text), 1) if ink == inked)
    return next(ends, len(block.text))


def runs_of(block: Block) -> Iterator[tuple[str, bool]]:
    """Give the runs of a block with whether they are set apart, the label's left out."""
    label = block.label or ""
    for line in block.lines:
        for run in line.runs:
            text = run.text.lstrip() if label else run.text
            if label and text:
                if len(text.rstrip()) <= len(label):
                    label = ""
                    continue
                text = text.removeprefix(label).lstrip()
            label = ""
            yield text, run.style.bold or run.underlined


def _is_minutes_grid(table: Table, total: int) -> bool:
    """Whether a ruled table holds the minutes themselves: most of the words, a number at the head of most rows."""
    if len(table.text) < MINUTES_GRID * total or table.width > 4:
        return False
    heads = [row[0].text for row in table.rows if row and row[0].text]
    return sum(_opens_with_number(head) for head in heads) >= 0.5 * len(heads)


def _opens_with_number(text: str) -> bool:
    label = parse_label(text[:60])
    return label is not None and label.kind in ("number", "decimal", "reference")


def _series_number(text: str) -> Label | None:
    """A number that looks like a date ("19.03.10") but stands where numbers stand."""
    value = text.rstrip(".")
    return Label("decimal", value, text, len(text), value.count(".")) if _BARE_NUMBER.fullmatch(text) else None


def _is_label(text: str) -> bool:
    label = parse_label(f"{text.strip()} X")
    return label is not None and label.end >= len(text.strip())


def _action_column(table: Table) -> int | None:
    """The column headed "Action" or the like, beside the minutes."""
    for cell in table.rows[0] if table.rows else []:
        if cell.column > 0 and _ACTION_HEADER.fullmatch(cell.text.strip()):
            return cell.column
    return None


def _separate_lines(cell: Cell) -> str:
    """The text of an action cell, one line for each block and after each empty line."""
    entries: list[str] = []
    for block in cell.blocks:
        tops = [line.box.top for line in block.lines]
        gaps = [b - a for a, b in pairwise(tops) if b > a]
        pitch = min(gaps, default=0.0)
        text = ""
        for index, line in enumerate(block.lines):
            if index and text and tops[index] - tops[index - 1] > 1.4 * pitch:
                entries.append(text)
                text = ""
            text = f"{text} {line.text}".strip()
        entries.append(text if block.lines else block.text)
    return "\n".join(" ".join(entry.split()) for entry in entries if entry.strip())


def _header_cell(cell: Cell) -> bool:
    return cell.header or _ACTION_HEADER.fullmatch(cell.text.strip()) is not None or len(cell.text.split()) <= 3
