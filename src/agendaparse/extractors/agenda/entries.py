"""The agenda page as entries: one paragraph each, with what stands in the columns beside it.

An agenda is set as a table, as one small table for each item, as a list, or with tabs. All of these become the
same thing here: paragraphs in printed order, each knowing its number, its pages column and its contact column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import regex

from agendaparse.document import Block, Box, Cell, Item, Table
from agendaparse.extractors.agenda.columns import LooseColumns, loose_columns, role_of_cell, roles_of_columns
from agendaparse.extractors.agenda.shapes import first_box, last_box, point_beside, rebuilt, runs_on, split_by_look
from agendaparse.grammar.exempt import group_heading
from agendaparse.layout.tables import continues_paragraph, join_blocks

_ITEM_WORD = regex.compile(
    r"(?:agenda\s+)?item\s+(?:no\.?\s*)?\d{1,2}[a-z]?\s*(?:[:.]|\s[-–])\s*(?=\S)", regex.IGNORECASE
)
_LETTERED_CASE = regex.compile(r"[a-z][.)]\s+(?=(?:\p{Lu}{1,3}/)?\d{2,4}/\d{3})")
_LETTER_NUMBER = regex.compile(r"(?P<label>\p{Lu}{1,2}\d{1,2}[.):]?)(?:$|(?<=[.):])\s+(?=\p{Lu}))")
_SPACED_PART = regex.compile(r"(?:(?P<whole>\d{1,2})\s)?\s?\.\s?(?P<part>\d{1,2})(?:\s+(?=\p{Lu})|$)")
_ALPHABET = "ABCDEFGHIJKL"
_PART_LETTER = regex.compile(r"[A-L][.)]?\s+(?=\p{Lu})")
_FIRST_NUMBER = regex.compile(r"1[.)]?")
SAME_ROW = 0.6  # of the line height: tops that differ by less stand side by side


@dataclass(slots=True)
class Entry:
    """One paragraph of the agenda page.

    Attributes:
        block: Its words; the printed number is `block.label`.
        origins: The blocks of the document it was made of.
        pages: What stands beside it in the column of pages.
        beside: What stands beside it in the column of contacts.
        table: The table it stands in, or None.
        row: Its row in that table.
        leads: Whether it is the first paragraph of its row; true for what stands in no table.
        wide: Whether its cell reaches across a table of several columns.
        point: Whether it is a point set beside or under a title with tabs.
    """

    block: Block
    origins: list[Block]
    pages: list[Block] = field(default_factory=list)
    beside: list[Block] = field(default_factory=list)
    table: Table | None = None
    row: int = -1
    leads: bool = True
    wide: bool = False
    point: bool = False

    @property
    def text(self) -> str:
        """Its words without number."""
        return self.block.text

    @property
    def label(self) -> str | None:
        """Its printed number, letter or bullet."""
        return self.block.label

    @property
    def top(self) -> Box | None:
        """Where it begins."""
        return first_box(self.block)

    @property
    def things(self) -> list[Block]:
        """All it was read from."""
        return [self.block, *self.pages, *self.beside]


def entries_of(items: Iterable[Item]) -> list[Entry]:
    """The entries of an agenda's pages, in printed order."""
    found: list[Entry] = []
    loose: list[Block] = []
    columns: LooseColumns | None = None
    headed: tuple[int, dict[int, str]] | None = None
    for item in _in_order(items):
        if not isinstance(item, Table):
            loose.append(item)
            continue
        columns = _add_loose(found, loose, columns)
        loose = []
        roles, head = roles_of_columns(item)
        if head:
            headed = (item.width, roles)
        elif headed is not None and headed[0] == item.width:
            roles = headed[1]  # a table that goes on under the heading of one before
        found.extend(_table_entries(item, roles, head))
    _add_loose(found, loose, columns)
    return _without_part_letters([part for entry in _over_page_ends(found) for part in _parts(entry)])


def _over_page_ends(entries: Sequence[Entry]) -> list[Entry]:
    """Entries with those made one that a page end cut in two in a table made for layout."""
    found: list[Entry] = []
    for entry in entries:
        above = found[-1] if found else None
        if above is None or above.table is None or entry.table is None or entry.table is above.table:
            found.append(entry)
        elif continues_paragraph(above.block, entry.block):
            above.block = join_blocks(above.block, entry.block)
            above.origins += entry.origins
            above.pages, above.beside = [*above.pages, *entry.pages], [*above.beside, *entry.beside]
        else:
            found.append(entry)
    return found


def _without_part_letters(entries: list[Entry]) -> list[Entry]:
    """Headings "A. Formal Matters", "B. Applications", under each of which the items begin again, are no items."""
    lettered: list[tuple[int, str]] = []
    for at, entry in enumerate(entries[:-1]):
        match = _PART_LETTER.match(f"{entry.label or ''} {entry.text}".strip())
        styled = entry.block.kind == "heading" or entry.block.bold
        opening = match is not None and match.group()[1:2] in (".", ")") and _opens_at_one(entries[at + 1])
        if match is not None and (styled or opening) and not entry.pages:
            lettered.append((at, match.group()[0]))
    letters = "".join(letter for _, letter in lettered)
    opens = sum(_opens_at_one(entries[at + 1]) for at, _ in lettered)
    if letters[:1] == "A" and letters in _ALPHABET and opens > 1:
        for at, _ in lettered:
            block = entries[at].block
            text = f"{block.label} {block.text}" if block.label else block.text
            entries[at].block = replace(block, text=text, label=None, kind="heading", bold=True)
    return entries


def _opens_at_one(entry: Entry) -> bool:
    return _FIRST_NUMBER.fullmatch(entry.label or "") is not None


def _in_order(items: Iterable[Item]) -> list[Item]:
    """Items from the top of each page down: tags may name what stands side by side in any order."""
    listed = list(items)
    if any(_box(item) is None for item in listed):
        return listed
    rows: list[list[Item]] = []
    for item in sorted(listed, key=_place):
        box = _box(item)
        first = _box(rows[-1][0]) if rows else None
        same_page = bool(rows) and rows[-1][0].pages[0] == item.pages[0]
        if box and first and same_page and box.top - first.top < SAME_ROW * min(_line_height(item), 14.0):
            rows[-1].append(item)
        else:
            rows.append([item])
    return [item for row in rows for item in sorted(row, key=lambda i: (_box(i) or Box(0, 0, 0, 0)).x0)]


def _box(item: Item) -> Box | None:
    where = item.where
    return where[0][1] if where else None


def _place(item: Item) -> tuple[int, float]:
    box = _box(item)
    return item.pages[0] or 0, box.top if box else 0.0


def _line_height(item: Item) -> float:
    return item.lines[0].box.height if isinstance(item, Block) and item.lines else 12.0


def _table_entries(table: Table, roles: dict[int, str], head: set[int]) -> Iterator[Entry]:
    """Entries of a table's rows; the row of column headings is passed over."""
    for index, row in enumerate(table.rows):
        cells = [cell for cell in row if any(block.text or block.label or block.struck for block in cell.blocks)]
        if not cells:
            continue
        if index in head:
            part = next((cell for cell in cells if group_heading(cell.text) is not None), None)
            if part is not None:
                yield Entry(part.blocks[0], list(part.blocks), table=table, row=index, wide=True)
            continue
        wide = len(cells) == 1 and table.width > 1 and cells[0].colspan >= table.width
        yield from _row_entries(table, index, cells, roles, wide=wide)


def _row_entries(
    table: Table, index: int, cells: Sequence[Cell], roles: dict[int, str], *, wide: bool
) -> Iterator[Entry]:
    number: Block | None = None
    titles: list[Block] = []
    pages: list[Block] = []
    beside: list[Block] = []
    for place, cell in enumerate(cells):
        role = "title" if wide else role_of_cell(cell, place, cells, roles)
        if role == "number":
            number = cell.blocks[0]
        elif role == "pages":
            pages.extend(cell.blocks)
        elif role == "contact":
            beside.extend(cell.blocks)
        elif role == "title":
            titles.extend(cell.blocks)
    made: list[Entry] = []
    for block in _numbered([_own_number(title) for title in titles]):
        made.append(Entry(block, [block], table=table, row=index, leads=not made, wide=wide))
    if number is not None:
        if made:
            first = made[0]
            first.origins.append(number)
            if first.label is None:
                first.block = _with_number(number, first.block)
            else:  # a lettered sub-item begins in the row of its number
                made.insert(0, Entry(_with_number(number, None), [number], table=table, row=index))
                first.leads = False
        else:
            made = [Entry(_with_number(number, None), [number], table=table, row=index)]
    if made:
        made[0].pages, made[0].beside = pages, beside
        made[0].origins += [*pages, *beside]
    yield from made


def _numbered(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with a label that stands alone joined to the words it opens."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if before is not None and before.label and not before.text and not before.struck and block.label is None:
            joined[-1] = _with_number(before, block)
        elif before is not None and block.label is None and block.text[:1].islower() and runs_on(before, block):
            joined[-1] = rebuilt([*before.lines, *block.lines], before.label)
        else:
            joined.append(block)
    return joined


def _with_number(number: Block, block: Block | None) -> Block:
    """A block that opens with the number printed beside it."""
    printed = f"{number.label or ''} {number.text}".strip()
    if block is None:
        return replace(number, label=printed, text="")
    struck = number.struck + block.struck if number.struck else block.struck
    return replace(
        block, label=printed, lines=[*number.lines, *block.lines], kind="list_item", struck=struck,
        pages=number.pages + tuple(p for p in block.pages if p not in number.pages),
    )  # fmt: skip


def _add_loose(entries: list[Entry], blocks: Sequence[Block], columns: LooseColumns | None) -> LooseColumns | None:
    """Add blocks outside tables: columns parted, wrapped lines joined, numbers joined to their words."""
    found: list[Entry] = []
    for page in dict.fromkeys(block.pages[0] for block in blocks):
        here = [block for block in blocks if block.pages[0] == page]
        columns = loose_columns(here, columns)
        column: list[tuple[str, Block, Block]] = []
        for block in here:
            for role, part in columns.parted(block):
                if role == "title":
                    _add_title(found, part, block)
                else:
                    column.append((role, part, block))
        for role, part, origin in column:
            owner = _owner(found, part)
            if owner is not None and role != "other":
                (owner.pages if role == "pages" else owner.beside).append(part)
                owner.origins.append(origin)
    entries.extend(found)
    return columns


def _add_title(found: list[Entry], block: Block, origin: Block) -> None:
    """Add a paragraph of the title column, as the rest of the one before where it is that."""
    block = _own_number(block)
    before = found[-1] if found else None
    if before is not None and before.table is None:
        last = before.block
        if last.label and not last.text and not last.struck and block.label is None and _side_by_side(last, block):
            before.block = _with_number(last, block)
            before.origins.append(origin)
            return
        if block.label is not None and not block.text and last.text.endswith(("-", "–")) and runs_on(last, block):
            block = replace(block, text=block.label, label=None)  # a figure that only stands at a line start
        if block.label is None and runs_on(last, block) and not _same_origin(before, origin):
            before.block = rebuilt([*last.lines, *block.lines], last.label)
            before.origins.append(origin)
            return
    found.append(Entry(block, [origin]))


def _same_origin(entry: Entry, origin: Block) -> bool:
    """Layout parted what one block holds on purpose; only pieces of different blocks are joined again."""
    return any(one is origin for one in entry.origins)


def _side_by_side(number: Block, block: Block) -> bool:
    a, b = last_box(number), first_box(block)
    if a is None or b is None:
        return a is b
    return number.pages[0] == block.pages[0] and abs(a.top - b.top) < a.height and b.x0 > a.x0


def _owner(found: Sequence[Entry], part: Block) -> Entry | None:
    """The paragraph a piece of another column stands beside: the last numbered one that begins no lower."""
    box = first_box(part)
    best: Entry | None = None
    for entry in found:
        place = entry.top
        if place is None or box is None or entry.block.pages[0] != part.pages[0]:
            continue
        if place.top <= box.mid_y and (entry.label or best is None or place.top > box.top - 2):
            best = entry
    return best or (found[-1] if found else None)


def _own_number(block: Block) -> Block:
    """A block that opens with a number only agendas print ("A1.", "4 .1") with that number as its label."""
    if block.label is None:
        match = _LETTER_NUMBER.match(block.text)
        if match is not None:
            return replace(block, label=match["label"], text=block.text[match.end() :])
    label = (block.label or "").rstrip(".")
    spaced = _SPACED_PART.match(block.text) if label.isdigit() or block.label is None else None
    if spaced is None or bool(spaced["whole"]) == bool(label):
        return block
    return replace(block, label=f"{spaced['whole'] or label}.{spaced['part']}", text=block.text[spaced.end() :])


def _worded_number(block: Block) -> Block:
    """A block that opens with its number in words ("Item 3: Minutes") with that number as its label."""
    match = (_ITEM_WORD.match(block.text) or _LETTERED_CASE.match(block.text)) if block.label is None else None
    if match is None:
        return block
    return replace(block, label=match.group().rstrip(" :-–"), text=block.text[match.end() :], kind="list_item")


def _parts(entry: Entry) -> Iterator[Entry]:
    """An entry cut where the look of the words changes or a point is set beside the title."""
    block, point = point_beside(_worded_number(entry.block))
    pieces = split_by_look(block)
    entry.block = pieces[0]
    yield entry
    for piece in pieces[1:]:
        yield Entry(piece, entry.origins, table=entry.table, row=entry.row, leads=False, wide=entry.wide)
    if point is not None:
        yield Entry(point, entry.origins, table=entry.table, row=entry.row, leads=False, point=True)
