"""Lines that the author broke by hand: a tagged paragraph may hold a whole title, or a list of names.

Only the block before the first item is read so, where each line is a statement of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from agendaparse.document import Block, Line
from agendaparse.extractors.minutes.passages import Passage, passage_of
from agendaparse.grammar.minutes_words import attendance_label
from agendaparse.grammar.people import is_job_title, opens_with_person
from agendaparse.grammar.people_words import GIVEN_NAMES
from agendaparse.layout.grid import grid_had_room, is_on_grid
from agendaparse.layout.make import make_block

_OPEN_END = regex.compile(
    r"(?:[,;&(/]|[-–—]|\b(?:and|of|the|for|at|in|on|to|by|from|a|an|with|mr|mrs|ms|miss|dr|cllrs?|councillors?|alderman|held|"
    r"county|district|borough|city|town|parish|ward|community|unitary))\s*\.?$",
    regex.IGNORECASE,
)
_OFFICER = regex.compile(r"(?P<title>\p{Lu}[^–—:,;()]{3,60}?)\s+[-–—]\s+(?:\p{Lu}\.?\s?){1,3}\s?\p{Lu}\p{L}")
_NAME_AND_POST = regex.compile(r"(?P<given>\p{Lu}\p{Ll}+)(?:\s+\p{Lu}[\p{L}'’\-]*\.?){1,2},\s+(?P<post>\p{Lu}[^;:()]*)")
ALIGNED = 4.0  # points two left edges may differ


@dataclass(frozen=True, slots=True)
class Margins:
    """How far right the lines of a paper reach, by left edge, and the edges of all of them."""

    left: float
    right: float
    by_edge: dict[int, float]

    def limit(self, line: Line) -> float:
        """How far a line might have gone on."""
        edge = round(line.box.x0 / ALIGNED)
        reached = max(self.by_edge.get(near, 0.0) for near in (edge - 1, edge, edge + 1))
        return self.right if line.box.x0 - self.left < ALIGNED else reached


def margins_of(passages: Sequence[Passage]) -> Margins:
    """Measure the lines of minutes."""
    lines = [line for p in passages for source in p.sources if isinstance(source, Block) for line in source.lines]
    boxes = [line.box for line in lines]
    by_edge: dict[int, float] = {}
    for box in boxes:
        edge = round(box.x0 / ALIGNED)
        by_edge[edge] = max(by_edge.get(edge, 0.0), box.x1)
    return Margins(min((b.x0 for b in boxes), default=0.0), max((b.x1 for b in boxes), default=0.0), by_edge)


def split_lines(passages: Sequence[Passage], margins: Margins) -> list[Passage]:
    """Cut passages where their author broke the line."""
    return [piece for passage in passages for piece in _pieces(passage, margins)]


def note_rows(passages: Sequence[Passage]) -> None:
    """Tell which passages stand beside each other, two to a line, as in a list of names and offices without table."""
    for before, first, second, after in zip(
        [None, *passages], passages, passages[1:], [*passages[2:], None], strict=False
    ):
        three = (before and _on_one_line(before, first)) or (after and _on_one_line(second, after))
        if first.beside is None and not three and _on_one_line(first, second):
            first.beside, second.aside = second.text, True


def _on_one_line(left: Passage, right: Passage) -> bool:
    a, b = _only_block(left), _only_block(right)
    if a is None or b is None or a.lines[0].page != b.lines[0].page:
        return False
    one, other = a.lines[0].box, b.lines[0].box
    return abs(one.bottom - other.bottom) < 2.5 and other.x0 > one.x1


def _only_block(passage: Passage) -> Block | None:
    block = passage.sources[0] if len(passage.sources) == 1 else None
    plain = isinstance(block, Block) and block.lines and passage.label is None and passage.table is None
    return block if plain and isinstance(block, Block) else None


def _pieces(passage: Passage, margins: Margins) -> list[Passage]:
    block = passage.sources[0] if len(passage.sources) == 1 else None
    if not isinstance(block, Block) or len(block.lines) < 2 or passage.label is not None or passage.struck:
        return [passage]
    label = attendance_label(passage.text)
    if label is not None and label[1] >= len(passage.text.rstrip()):  # "ALSO / PRESENT:" in a narrow column
        return [passage]
    lines = block.lines
    breaks = [at + 1 for at, (a, b) in enumerate(pairwise(lines)) if _broken(a, b, margins, centred=passage.centred)]
    if not breaks:
        return [passage]
    pieces = []
    for first, end in pairwise([0, *breaks, len(lines)]):
        piece = passage_of(make_block(lines[first:end], kind=block.kind, level=block.level, tag=block.tag))
        pieces.append(replace(piece, centred=passage.centred, grid=passage.grid and not first))
    return pieces


def _broken(above: Line, below: Line, margins: Margins, *, centred: bool) -> bool:
    """Whether a line was ended by hand: what follows would have fitted, or is another person."""
    before, after = above.text.rstrip(), below.text.lstrip()
    if not before or not after or above.page != below.page or _OPEN_END.search(before):
        return False
    if after[0].islower() or after[0] in "(&–—-":
        return False
    if opens_with_person(after) or _opens_with_officer(after) or _opens_with_post_behind(after):
        return True
    if is_on_grid(above.segments[-1]):
        return not centred and grid_had_room(above.segments[-1], below.segments[0], margins.limit(above))
    word = after.split(" ", 1)[0]
    need = (len(word) + 1.5) * below.box.width / max(len(after), 1) * 1.12
    if centred or _about_one_middle(above, below):
        return above.box.width + need < margins.right - margins.left - 1
    return above.box.x1 + need < margins.limit(above) - 1


def _opens_with_officer(text: str) -> bool:
    """Whether a line begins with a job title and its holder: "Borough Lawyer – P Toal"."""
    match = _OFFICER.match(text)
    return match is not None and is_job_title(match["title"])


def _opens_with_post_behind(text: str) -> bool:
    """Whether a line opens with a name and, behind a comma, a post: "Jane Ash, Business Manager"."""
    name = _NAME_AND_POST.match(text)
    return name is not None and (name["given"].lower() in GIVEN_NAMES or is_job_title(name["post"]))


def _about_one_middle(above: Line, below: Line) -> bool:
    """Whether two lines of different length stand about one middle: a centred title."""
    a, b = above.box, below.box
    return abs(a.x0 + a.x1 - b.x0 - b.x1) <= 10 and abs(a.x0 - b.x0) > ALIGNED
