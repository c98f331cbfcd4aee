"""Cards in plain text: decisions printed one below the other, each a title over lines of labels and values.

One block of labels and values is the head of a report or a letter. They are cards of a plan where the same labels come
again on the page, under another title, and some of them say who decides or when.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.document import Box, Cell, Line, Table
from agendaparse.grammar.plan_columns import plan_role
from agendaparse.layout.conversion_gutters import ASIDE, Piece, Row, line_of, rows_of
from agendaparse.layout.make import make_block
from agendaparse.layout.tables.cells import FoundTable

MIN_LABELS = 3  # of a card
LABEL_WORDS = 9  # of one label, at most
TITLE_LINES = 3  # of a card, at most

_LABELLED = regex.compile(r"(?P<label>\p{Lu}[^:]{1,60}:)(?: (?P<value>\S.*))?")


@dataclass(slots=True)
class _Entry:
    """A label and the lines of its value; both as pieces of lines."""

    label: list[Piece]
    value: list[list[Piece]]
    last: int

    @property
    def name(self) -> str:
        """The label without its colon."""
        return " ".join(piece.text for piece in self.label).rstrip(": ")


@dataclass(slots=True)
class _Card:
    title: list[Row]
    rows: list[Row] = field(default_factory=list)
    entries: list[_Entry] = field(default_factory=list)


def find_cards(lines: Sequence[Line]) -> list[FoundTable]:
    """The cards among the lines of a page, each as a table of two columns with its title across them.

    Args:
        lines: Lines of one page of plain text, from the top down.
    """
    cards = _cards(rows_of(lines))
    firsts = Counter(card.entries[0].name for card in cards)
    return [_table(card) for card in cards if firsts[card.entries[0].name] > 1]


def _cards(rows: Sequence[Row]) -> list[_Card]:
    found: list[_Card] = []
    card: _Card | None = None
    entries = [_entry(row) for row in rows]
    named = Counter(entry.name for entry in entries if entry is not None)
    for at, (row, entry) in enumerate(zip(rows, entries, strict=True)):
        if entry is not None and len(row.pieces) == 1 and named[entry.name] == 1:
            entry = None  # a title with a colon in it
        if entry is not None and card is not None and row.start == card.rows[0].start and _goes_on(card, entry, row):
            card.entries.append(entry)
        elif entry is not None:
            title = _title_above(rows, at, card)
            card = _Card(title, [], [entry])
            found.append(card)
        elif card is None or not _carries_on(card, row):
            card = None
            continue
        card.rows.append(row)
    return [card for card in found if _is_whole(card)]


def _entry(row: Row) -> _Entry | None:
    """The label and value that a line opens with; None where it has no label."""
    first, *rest = row.pieces
    match = _LABELLED.fullmatch(first.text)
    if match is not None and len(match["label"].split()) <= LABEL_WORDS:
        if match["value"] is None:
            return _Entry([first], [rest] if rest else [], row.number)
        label, value = first.cut(first.start + match.start("value"))
        return _Entry([label], [[value, *rest]], row.number)
    if (
        rest
        and first.text[0].isupper()
        and len(first.text.split()) <= LABEL_WORDS
        and plan_role(first.text) is not None
    ):
        return _Entry([first], [rest], row.number)
    return None


def _goes_on(card: _Card, entry: _Entry, row: Row) -> bool:
    """Whether a labelled line is one more of a card: right below, with a label that it does not have yet."""
    known = {other.name for other in card.entries}
    return row.number - card.rows[-1].number <= 2 and entry.name not in known


def _carries_on(card: _Card, row: Row) -> bool:
    """Put a line without a label where it belongs: to the label or the value above it."""
    entry = card.entries[-1]
    if row.number - card.rows[-1].number > 1:
        return False
    values = [line[0].start for other in card.entries for line in other.value[:1]]
    column = Counter(values).most_common(1)[0][0] if values else None
    label = [piece for piece in row.pieces if piece.start <= card.rows[0].start + ASIDE]
    value = [piece for piece in row.pieces if piece not in label]
    ended = entry.label[-1].text.endswith(":")
    if label and (ended or len(label) > 1 or not label[0].text[0].islower()):
        return False
    if value and (column is None or value[0].start < column - ASIDE):
        return False
    entry.label.extend(label)
    if value:
        entry.value.append(value)
    return True


def _title_above(rows: Sequence[Row], at: int, above: _Card | None) -> list[Row]:
    """The lines that stand right above a label, behind white or the card before."""
    taken: list[Row] = []
    number, start = rows[at].number, rows[at].start
    for row in rows[:at][::-1]:
        if len(taken) == TITLE_LINES or len(row.pieces) > 1 or row.start != start:
            break
        if number - row.number > (1 if taken else 2) or (above is not None and row in above.rows):
            break
        taken.insert(0, row)
        number = row.number
    return taken


def _is_whole(card: _Card) -> bool:
    """Whether labels say enough: most of them are those of a plan, and one says who decides or when."""
    roles = [plan_role(entry.name) for entry in card.entries]
    known = [role for role in roles if role is not None]
    titled = bool(card.title) or "title" in known
    told = "decision_taker" in known or "date" in known
    return titled and told and len(roles) >= MIN_LABELS and 5 * len(known) >= 3 * len(roles)


def _table(card: _Card) -> FoundTable:
    rows = [*card.title, *card.rows]
    page = rows[0].line.page
    cells: list[Cell] = []
    if card.title:
        title = make_block([line_of(row.pieces, page) for row in card.title])
        cells.append(Cell(0, 0, [title], colspan=2, page=page))
    for height, entry in enumerate(card.entries, len(cells)):
        label = line_of(entry.label, page)
        value = [line_of(pieces, page) for pieces in entry.value]
        cells.append(Cell(height, 0, [make_block([label])], page=page))
        cells.append(Cell(height, 1, [make_block(value)] if value else [], page=page))
    box = Box.around(row.line.box for row in rows)
    cells[0].box = box
    return FoundTable(Table(cells, "source", True, (page,), box), [run for row in rows for run in row.line.runs])
