"""Heading rows of tables: how many there are, and whether a later part repeats them."""

from __future__ import annotations

from difflib import SequenceMatcher

from agendaparse.document import Table

MAX_HEADING = 4
MISREAD = 0.9  # likeness of a heading to its repetition that an engine misread, and the letters that takes to tell
LETTERS_TOLD = 8
ALIKE = ("ijlt|!", "ceo", "uvy", "hmnr", "sz", "gq", "bh")  # letters that engines take for each other
RAISED = ("st", "nd", "rd", "th")  # raised behind a figure, where engines may not see them


def heading_rows(table: Table) -> int:
    """How many rows at the top are heading rows: by tag, by fill, by weight, or by spans that reach into them.

    At most four; 0 where nothing sets the first row apart.
    """
    rows = table.rows
    count = 0
    while count < min(len(rows), MAX_HEADING) and rows[count] and all(cell.header for cell in rows[count]):
        count += 1
    if count:
        return count
    fill = {cell.fill for cell in rows[0]} if rows else set()
    shade = fill.pop() if len(fill) == 1 else None
    for row in rows[:MAX_HEADING]:
        said = [cell for cell in row if cell.text]
        shaded = shade is not None and all(cell.fill == shade for cell in row)
        heavy = bool(said) and all(cell.bold for cell in said)
        alone = len(row) == 1 and table.width > 1 and count > 0  # a group's heading, not the table's
        if not row or alone or not (shaded or (heavy and shade is None)):
            break
        count += 1
    # A cell that begins in the heading and spans more rows makes these heading rows too.
    reach = max((cell.row + cell.rowspan for row in rows[:count] for cell in row), default=0)
    return min(max(count, reach), MAX_HEADING, max(len(rows) - 1, 0)) if count else 0


def repeated_heading(above: Table, below: Table) -> int:
    """How many rows at the top of `below` only say again what stands at the top of `above`, column by column.

    The rows may be divided otherwise (a heading over two rows here and in one merged cell there), and their first
    lines may be gone, taken for a running head.
    """
    best = 0
    ours = [_stacked(above, count) for count in range(1, MAX_HEADING + 1)]
    for count in range(1, min(MAX_HEADING, len(below.rows)) + 1):
        theirs = _stacked(below, count)
        if theirs is not None and any(first is not None and _same(first, theirs) for first in ours):
            best = count
    return best


def _same(first: list[str], again: list[str]) -> bool:
    """Whether two headings are one, column by column; the second may have lost words from the top."""
    if len(first) != len(again):
        return False
    whole = sum(bool(one) and one == other for one, other in zip(first, again, strict=True))
    return whole > 0 and whole >= 0.4 * sum(map(bool, first)) and all(map(_says_again, first, again))


def _says_again(one: str, other: str) -> bool:
    """Whether a heading is said again: all of it, its end, or all of it but for a few letters misread in a scan."""
    if one.endswith(other):
        return True
    if min(len(one), len(other)) < LETTERS_TOLD or [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    likeness = SequenceMatcher(None, one, other, autojunk=False)
    return likeness.ratio() >= MISREAD and all(
        kind == "equal" or _is_misread(one[i:j], other[k:end]) for kind, i, j, k, end in likeness.get_opcodes()
    )


def _is_misread(letters: str, again: str) -> bool:
    """Whether an engine may read these letters as those: "A" it does not read as "B", nor "North" as "South"."""
    if letters and again:
        return any(letters in alike and again in alike for alike in ALIKE)
    return len(letters + again) == 1 or letters + again in RAISED


def _stacked(table: Table, count: int) -> list[str] | None:
    """The words of the first rows, column by column; None where a cell reaches out of these rows."""
    if count > len(table.rows):
        return None
    texts: list[list[str]] = [[] for _ in range(table.width)]
    for row in table.rows[:count]:
        for cell in row:
            if cell.row + cell.rowspan > count:
                return None
            texts[cell.column].append(cell.text)
    return ["".join("".join(words).split()).casefold() for words in texts]
