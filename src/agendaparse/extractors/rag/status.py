"""What a cell says of a status, by its words, its colour and the signs drawn in it; and of a direction."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from agendaparse.document import Cell, Run, Shape
from agendaparse.extractors.rag.arrows import arrow_of, is_bar
from agendaparse.grammar.colours import is_pale, name_colour
from agendaparse.grammar.status import (
    DISCS,
    SHAPES,
    Arrow,
    Direction,
    Status,
    StatusText,
    arrow_described,
    has_words,
    read_arrow,
    read_direction,
    read_status,
    status_described,
)
from agendaparse.models.rag import StatusSource

_RUN_ON = regex.compile(
    r"(?P<word>red|amber|green)\s+(?=(?:the|an?|this|these|it|we|all|no|in|on|at|as|to|there|work)\s)", regex.IGNORECASE
)
GRADES = frozenset({"red", "amber", "green"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A status read from a cell.

    Attributes:
        status: The status, or None for a word that grades nothing.
        raw: The printed words, or None.
        source: What it was read from.
        others: What the witnesses that disagree say.
        rest: Words behind the status.
        letter: Whether only a letter says it.
        word: Whether the words are no colour's name ("On target").
    """

    status: Status | None
    raw: str | None
    source: StatusSource
    others: tuple[str, ...] = ()
    rest: str = ""
    letter: bool = False
    word: bool = False


def written(cell: Cell) -> str:
    """The words of a cell, else the signs that stand alone in it and look like bullets ("●", "►")."""
    return cell.text or "".join(block.label for block in cell.blocks if block.label)


def fill_status(cell: Cell) -> Status | None:
    """The status the background of a cell shows; a pale grey or a tint of blue is mere shading."""
    colour = name_colour(cell.fill)
    if colour is None or cell.fill is None or (colour in ("grey", "blue") and is_pale(cell.fill)):
        return None
    return colour


def icon_status(cell: Cell) -> Status | None:
    """The status of the signs in a cell: coloured discs, ticks and crosses, in a symbol font or drawn."""
    text = written(cell)
    if not cell.drawings and len(text) > 12:
        return None
    # Signs are no ASCII, but for the letters that symbol fonts draw them for.
    if len(text) <= (2 if text.isascii() else 12) and not has_words(text):
        signs = {DISCS[c] for c in text if c in DISCS}
        if len(signs) == 1 and not any(c in SHAPES for c in text):
            shown = _ink(cell)
            return shown if shown in GRADES else next(iter(signs))
        if any(c in SHAPES for c in text) or _symbol_font(cell):
            return _ink(cell)
    colours = {name_colour(painted(shape)) for shape in cell.drawings} - {None, "grey"}
    if colours:
        return next(iter(colours)) if len(colours) == 1 else None
    described = {status_described(shape.alt) for shape in cell.drawings if shape.alt} - {None}  # the eye comes first
    return next(iter(described)) if len(described) == 1 else None


def read_cell(cell: Cell | None, *, leading: bool = True) -> Reading | None:
    """Read the status a cell states; None where no witness speaks.

    Words are believed before signs, and signs before the colour of the cell.
    """
    if cell is None:
        return None
    word = read_status(cell.text, leading=leading) or (first_line_status(cell) if leading else None)
    icon = icon_status(cell)
    fill = fill_status(cell)
    if word is None and icon is None and fill is None:
        return None
    if word is not None:
        others = tuple(
            f"the {name} {seen}" for name, seen in (("sign", icon), ("colour", fill)) if _disagree(word.status, seen)
        )
        letter, named = word.strength == "letter", word.strength == "word"
        status = word.status
        if status is None and (icon or fill):
            return Reading(icon or fill, word.raw, "icon" if icon else "colour", (), word.rest, letter, named)
        return Reading(status, word.raw, "text", others, word.rest, letter, named)
    if icon is not None:
        others = (f"the colour {fill}",) if _disagree(icon, fill) else ()
        return Reading(icon, None, "icon", others)
    return Reading(fill, None, "colour")


def first_line_status(cell: Cell) -> StatusText | None:
    """A colour's name on a line of its own above a cell's other words; `rest` holds those."""
    first = next((block for block in cell.blocks if block.text), None)
    if first is None or first.label or len(cell.text) < 8:
        return None
    if not first.lines and (run_on := _RUN_ON.match(first.text)) is not None:  # the line end was lost
        word = read_status(run_on["word"], leading=False)
        rest = cell.text[run_on.end() :].strip()
        return None if word is None else StatusText(word.status, word.raw, word.strength, rest)
    opening = first.text if len(cell.blocks) > 1 else first.lines[0].text if len(first.lines) > 1 else ""
    if not 0 < len(opening) <= 20 or not cell.text.startswith(opening):
        return None
    word = read_status(opening, leading=False)
    if word is None or word.strength != "colour":
        return None
    rest = cell.text[len(opening) :].strip()
    return None if rest[:1].islower() else StatusText(word.status, word.raw, word.strength, rest)


def read_travel(cell: Cell | None, key: dict[Arrow, Direction]) -> Direction | None:
    """The direction of travel a cell shows; the first of `travels`."""
    return next((direction for _, direction in travels(cell, key)), None)


def travels(cell: Cell | None, key: dict[Arrow, Direction]) -> list[tuple[str, Direction]]:
    """Every direction of travel a cell shows, and which witness says it.

    Words are believed before an arrow, as the document's key has it, and an arrow before its alternative text.
    """
    if cell is None:
        return []
    arrow = cell_arrow(cell) or ("level" if not cell.text and is_bar(cell.drawings) else None)
    said: list[tuple[str, Direction | None]] = [
        ("the words", read_direction(cell.text)),
        ("the arrow", key.get(arrow) if arrow is not None else None),
    ]
    for text in (shape.alt for shape in cell.drawings if shape.alt):
        pointed = arrow_described(text)
        meant = read_direction(text) or (key.get(pointed) if pointed is not None else None)
        said.append(("the alternative text", meant))
    return [(witness, direction) for witness, direction in said if direction is not None]


def cell_arrow(cell: Cell) -> Arrow | None:
    """The arrow in a cell: a sign of a font, or drawn."""
    drawn = arrow_of(cell.drawings)
    if drawn is not None:
        return drawn
    font = next((b.style.font for b in cell.blocks if b.style is not None), "")
    text = written(cell)
    return read_arrow(text, font) if text else None


def _disagree(one: Status | None, other: Status | None) -> bool:
    """Only red, amber and green contradict each other: a completed action may be green, and so may a missing one."""
    return one in GRADES and other in GRADES and one != other


def _ink(cell: Cell) -> Status | None:
    """The colour the signs of a cell are printed in."""
    colours = {name_colour(run.style.colour) for run in _runs(cell) if run.text.strip()} - {None, "grey"}
    return next(iter(colours)) if len(colours) == 1 else None


def _runs(cell: Cell) -> list[Run]:
    return [run for block in cell.blocks for line in block.lines for run in line.runs]


def _symbol_font(cell: Cell) -> bool:
    return 0 < len(written(cell)) <= 2 and all(
        block.style is not None and "dings" in block.style.font.casefold() for block in cell.blocks
    )


def painted(shape: Shape) -> int | None:
    """The colour of a drawing; None of a line."""
    if shape.kind == "rule":
        return None
    return shape.fill if shape.fill is not None else shape.stroke
