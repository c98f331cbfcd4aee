"""Pages whose structure tree cuts one printed table into many small ones, as exports of spreadsheets do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from agendaparse.document import Box, Run, Tag

MANY = 5  # Table elements on one page
BESIDE = 3  # of them with another at their side


def fragmented_pages(roots: Sequence[Tag], runs_at: Callable[[int, int], Sequence[Run]]) -> set[int]:
    """Pages on which several tagged tables stand side by side: pieces of one table, better read from what is drawn."""
    tables: dict[int, list[Tag]] = {}
    for table in _tables(roots):
        for page in {page for page, _ in table.leaves()}:
            tables.setdefault(page, []).append(table)
    found: set[int] = set()
    for page, tags in tables.items():
        if len(tags) >= MANY:
            boxes = [box for tag in tags if (box := _box(tag, page, runs_at)) is not None]
            if sum(any(_beside(box, other) for other in boxes) for box in boxes) >= BESIDE:
                found.add(page)
    return found


def _tables(tags: Sequence[Tag]) -> list[Tag]:
    """Every outermost Table element."""
    found: list[Tag] = []
    stack = list(reversed(tags))
    while stack:
        tag = stack.pop()
        if tag.role == "Table":
            found.append(tag)
        else:
            stack.extend(child for child in reversed(tag.children) if isinstance(child, Tag))
    return found


def _box(tag: Tag, page: int, runs_at: Callable[[int, int], Sequence[Run]]) -> Box | None:
    boxes = [run.box for number, mark in tag.leaves() if number == page for run in runs_at(page, mark)]
    return Box.around(boxes) if boxes else None


def _beside(box: Box, other: Box) -> bool:
    return box.overlap_x(other) < 0 and box.overlap_y(other) > 0.5 * min(box.height, other.height)
