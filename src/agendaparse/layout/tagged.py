"""Blocks and tables from the structure tree: what belongs together, as the author meant it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from agendaparse.document import Block, BlockKind, Item, Line, Run, Segment, Table, Tag
from agendaparse.grammar.numbering import Label, follows, parse_label
from agendaparse.layout.blocks import LABEL_REACH
from agendaparse.layout.lines import SAME_BASELINE, lines_of
from agendaparse.layout.make import make_block

RunsAt = Callable[[int, int], Sequence[Run]]
TableMaker = Callable[[Tag], Table | None]
Paged = tuple[int, Run]

HEADINGS = {"H": 1, "Title": 1, **{f"H{n}": n for n in range(1, 10)}}
SMALLER = 1.5  # points by which the type of a title is larger than that of the lines tagged with it
SHORT_LINE = 220.0  # points of a line that no margin broke
BLOCKS = frozenset({"P", "Caption", "Note", "BlockQuote", "TOCI", "FENote", "BibEntry", "Code", *HEADINGS})
# Elements that stand in a line of text: their words belong to the block around them.
INLINE = frozenset(
    {"Link", "Reference", "Quote", "Annot", "Em", "Strong", "Sub", "Ruby", "Form", "Figure", "Formula", "Lbl"}
)


class TagFlow:
    """Walks the structure tree into items; `used` holds the runs they took (by identity), `tabled` those of tables."""

    def __init__(self, runs_at: RunsAt, make_table: TableMaker) -> None:
        """Keep the two witnesses the walk needs: runs by (page, mark), and the maker of tables."""
        self._runs_at = runs_at
        self._make_table = make_table
        self.used: set[int] = set()
        self.tabled: set[int] = set()

    def items(self, roots: Sequence[Tag]) -> Iterator[Item]:
        """Items of the trees in their order."""
        for root in roots:
            yield from self._walk(root, 0)

    def _walk(self, tag: Tag, nesting: int) -> Iterator[Item]:
        if tag.role == "Table":
            table = self._make_table(tag)
            if table is not None:
                runs = {id(run) for leaf in tag.leaves() for run in self._runs_at(*leaf)}
                self.used |= runs
                self.tabled |= runs
                yield table
            else:  # a wrapper: its tables speak for themselves; fragments of a spreadsheet are left to geometry
                for nested in _tables_in(tag):
                    yield from self._walk(nested, nesting)
        elif tag.role == "LI":
            yield from self._list_item(tag, nesting)
        elif tag.role in BLOCKS or tag.role in INLINE:
            yield from self._block(tag, nesting)
        elif any(not isinstance(c, Tag) for c in tag.children):
            # Words that stand bare between paragraphs, as in a section or the document itself, keep their place.
            for bare, members in groupby(tag.children, key=lambda c: not isinstance(c, Tag) or c.role in INLINE):
                if bare:
                    yield from self._block(Tag(tag.role, list(members)), nesting)
                else:
                    for child in members:
                        if isinstance(child, Tag):
                            yield from self._walk(child, nesting + (tag.role == "L"))
        else:
            for child in tag.children:
                if isinstance(child, Tag):
                    yield from self._walk(child, nesting + (tag.role == "L"))

    def _list_item(self, tag: Tag, nesting: int) -> Iterator[Item]:
        """The label and the first paragraph of the body are one item; what follows stands after it."""
        labels: list[Paged] = []
        body: list[Paged] = []
        later: list[Tag] = []
        for child in tag.children:
            if not isinstance(child, Tag):
                body.extend(self._leaf(child))
            elif child.role == "Lbl":
                labels.extend(self._own_runs(child))
            elif child.role == "LBody":
                self._split_body(child, body, later)
            else:
                later.append(child)
        label = " ".join(run.text.strip() for _, run in labels if run.text.strip() and not run.struck) or None
        block = self._made([*labels, *body], "list_item", max(nesting, 1), "LI", label)
        if block is not None:
            yield block
        for child in later:
            yield from self._walk(child, nesting)

    def _split_body(self, body: Tag, runs: list[Paged], later: list[Tag]) -> None:
        for child in body.children:
            if not isinstance(child, Tag):
                runs.extend(self._leaf(child))
            elif child.role in INLINE or (child.role in BLOCKS and not runs and not later):
                runs.extend(self._own_runs(child))
                later.extend(_nested(child))
            else:
                later.append(child)

    def _block(self, tag: Tag, nesting: int) -> Iterator[Item]:
        kind: BlockKind = "heading" if tag.role in HEADINGS else "paragraph"
        block = self._made(self._own_runs(tag), kind, HEADINGS.get(tag.role, 0), tag.role, None)
        if block is not None:
            for sized in _cut_at_size(block):
                for part in _cut_at_weight(sized):
                    yield from _cut_at_points(part)
        for child in _nested(tag):
            yield from self._walk(child, nesting)

    def _own_runs(self, tag: Tag) -> list[Paged]:
        """Runs of an element and of the inline elements in it, with their pages."""
        runs: list[Paged] = []
        for child in tag.children:
            if not isinstance(child, Tag):
                runs.extend(self._leaf(child))
            elif child.role in INLINE:
                runs.extend(self._own_runs(child))
        return runs

    def _leaf(self, leaf: tuple[int, int]) -> Iterator[Paged]:
        page, mark = leaf
        return ((page, run) for run in self._runs_at(page, mark))

    def _made(self, runs: list[Paged], kind: BlockKind, level: int, role: str, label: str | None) -> Block | None:
        fresh = {id(run): (page, run) for page, run in runs if id(run) not in self.used}  # a leaf may be named twice
        if not fresh:
            return None
        self.used.update(fresh)
        lines: list[Line] = []
        for page, group in groupby(fresh.values(), key=lambda paged: paged[0]):
            members = [run for _, run in group]
            lines.extend(lines_of(members, page))
            lines.extend(turned_lines(members, page))
        return make_block(lines, label=label, kind=kind, level=level, tag=role)


def _cut_at_size(block: Block) -> list[Block]:
    """A title and the lines under it, tagged as one: large lines, then smaller ones."""
    lines = block.lines
    if len(lines) < 2 or block.label is not None or block.struck:
        return [block]
    sizes = [max(line.runs, key=lambda run: len(run.text)).style.size for line in lines]
    turn = next((at for at, size in enumerate(sizes) if size < sizes[0] - SMALLER), 0)
    if not turn or max(sizes[turn:]) >= min(sizes[:turn]) - SMALLER:
        return [block]
    return [
        make_block(part, kind=block.kind, level=block.level, tag=block.tag) for part in (lines[:turn], lines[turn:])
    ]


def _cut_at_weight(block: Block) -> list[Block]:
    """A heading and the paragraph under it, tagged as one: bold lines, then plain ones after a break made by hand."""
    lines = block.lines
    if len(lines) < 2 or block.bold or block.label is not None or block.struck:
        return [block]
    turn = next((at for at, line in enumerate(lines) if not _all_bold(line)), 0)
    if not turn or any(_any_bold(line) for line in lines[turn:]):
        return [block]
    last, first = lines[turn - 1], lines[turn]
    if last.text[-1:] in ",-–(&;:" or not first.text or first.text[0].islower() or last.page != first.page:
        return [block]
    word = first.text.split(" ", 1)[0]
    need = (len(word) + 1.5) * first.box.width / max(len(first.text), 1) * 1.12
    if last.box.x1 + need >= max(line.box.x1 for line in lines) and last.box.width > SHORT_LINE:
        return [block]
    return [
        make_block(lines[:turn], kind=block.kind, level=block.level, tag=block.tag),
        make_block(lines[turn:], kind="paragraph", level=0, tag=block.tag),
    ]


def _all_bold(line: Line) -> bool:
    return all(run.style.bold for run in line.runs if run.text.strip())


def _any_bold(line: Line) -> bool:
    return any(run.style.bold for run in line.runs if run.text.strip())


def _cut_at_points(block: Block) -> Iterator[Block]:
    """A paragraph whose lines were broken by hand to make a list of points, cut into them: "(a) ...", "(b) ..."."""
    starts: list[int] = []
    last: Label | None = None
    for place, line in enumerate(block.lines):
        text = line.text
        label = parse_label(text, last) if text[:1] in "(1abi2cv34dex56789fghjk" else None
        if label is None or label.style not in (".", ")", "(") or label.raw.strip() == text.strip():
            continue
        if (last is None and label.value in ("a", "i", "1")) or (last is not None and follows(last, label)):
            starts.append(place)
            last = label
    if len(starts) < 2 or block.struck:
        yield block
        return
    for first, end in pairwise([*([0] if starts[0] else []), *starts, len(block.lines)]):
        kind: BlockKind = block.kind if first < starts[0] else "paragraph"
        level = block.level if first < starts[0] else 0
        yield make_block(block.lines[first:end], kind=kind, level=level, tag=block.tag)


def join_labels(items: Sequence[Item]) -> list[Item]:
    """Items with labels that are tagged apart from the paragraph beside them put before it.

    Typesetters that lay lists out as grids tag label and text as two elements.
    """
    joined: list[Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(last, Block) and isinstance(item, Block) and _is_label_of(last, item):
            first, *others = item.lines
            line = Line(first.page, [*last.lines[0].segments, *first.segments])
            joined[-1] = make_block(
                [line, *others], label=last.label, kind=item.kind, level=max(last.level, item.level), tag=item.tag
            )
        else:
            joined.append(item)
    return joined


def _is_label_of(label: Block, block: Block) -> bool:
    if not label.label or label.text or label.struck or len(label.lines) != 1:
        return False
    if block.label or not block.lines or label.lines[0].page != block.lines[0].page:
        return False
    left, right = label.lines[0].segments[-1], block.lines[0].segments[0]
    size = right.runs[0].style.size
    on_one_line = abs(left.runs[0].baseline - right.runs[0].baseline) <= SAME_BASELINE * size
    return on_one_line and 0 < right.box.x0 - left.box.x1 <= LABEL_REACH


def _tables_in(tag: Tag) -> Iterator[Tag]:
    """The outermost tables inside an element."""
    for child in tag.children:
        if isinstance(child, Tag):
            if child.role == "Table":
                yield child
            else:
                yield from _tables_in(child)


def turned_lines(runs: Sequence[Run], page: int) -> list[Line]:
    """One line for each run that is turned by 90 or 270 degrees, so that its words are not lost."""
    return [Line(page, [Segment(run.text.strip(), run.box, [run])]) for run in runs if run.rotation in (90, 270)]


def _nested(tag: Tag) -> list[Tag]:
    """Block-level elements inside a block: they stand after it."""
    nested: list[Tag] = []
    for child in tag.children:
        if isinstance(child, Tag):
            nested.extend(_nested(child) if child.role in INLINE else [child])
    return nested
