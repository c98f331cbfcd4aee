"""What the look of a paragraph says: where a title ends, what carries it on, what is set beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from agendaparse.document import Block, Box, Line, Run, Segment
from agendaparse.layout.lines import segments_of
from agendaparse.layout.make import make_block

STEP = 1.5  # baseline to baseline, in type sizes, within one paragraph
ALIGNED = 4.0  # points two left edges may differ
DASHES = "-–—•"
_REPORT_BY = regex.compile(r"(?:Joint\s+)?Reports?\s+(?:of|by|from)\s+\p{L}")
_OPEN_END = regex.compile(r"(?:[,:–-]|\b(?:of|the|to|and|for|by|an?|annual|final|interim))$", regex.IGNORECASE)
_PURPOSE = regex.compile(
    r"To\s+(?:consider|receive|approve|note|agree|confirm|discuss|review|resolve|appoint|elect|report|hear|answer|decide|sign|adopt)\b"
)
_FOR = regex.compile(
    r"for\s+(?:decision|information|noting|note|approval|discussion|consideration|comment|action|resolution)",
    regex.IGNORECASE,
)
_DASH_BEFORE_NAME = regex.compile(r"\s[-–—]\s*(?=\p{Lu})")


def first_box(block: Block) -> Box | None:
    """Box of its first line."""
    return block.lines[0].box if block.lines else None


def last_box(block: Block) -> Box | None:
    """Box of its last line."""
    return block.lines[-1].box if block.lines else None


def text_left(block: Block) -> float | None:
    """Left edge of its words, the number left out."""
    if not block.lines:
        return None
    segments = block.lines[0].segments
    if block.label and len(segments) > 1 and segments[0].text == block.label:
        return segments[1].box.x0
    if block.label and len(block.lines) > 1:
        if segments[0].text.strip() == block.label:
            return block.lines[1].box.x0
        hanging = block.lines[-1].box.x0
        return hanging if hanging > segments[0].box.x0 + ALIGNED else segments[0].box.x0
    return segments[0].box.x0


def rebuilt(lines: Sequence[Line], label: str | None = None) -> Block:
    """A block of these lines, with the label it had."""
    if label is not None and lines[0].segments and lines[0].text.startswith(label):
        return make_block(lines, label=label)
    return make_block(lines)


def runs_on(before: Block, block: Block) -> bool:
    """Whether a paragraph is only the next line of the one before: same look, same edge, no wider step."""
    a, b = last_box(before), first_box(block)
    if a is None or b is None or before.pages[-1] != block.pages[0]:
        return False
    if not 0 < b.top - a.top <= STEP * max(a.height, 1.0):
        return False
    if look(before.lines[-1]) != look(block.lines[0]) or before.text.endswith((".", "?", "!")):
        return False
    left = text_left(before)
    edges = {round(box.x0) for box in (a, first_box(before)) if box is not None}
    if left is not None:
        edges.add(round(left))
    if not any(abs(edge - b.x0) <= ALIGNED for edge in edges):
        return False
    if block.text[:1].islower():
        return True
    if before.text.endswith(":"):
        return False
    word = block.text.split(" ", 1)[0] if block.text else ""
    width = b.width / max(len(block.text), 1)
    widest = max((line.box.x1 for line in (*before.lines, *block.lines)), default=a.x1)
    return a.x1 + (len(word) + 1) * width >= widest or before.text.endswith(("-", "–", ","))


def look(line: Line) -> tuple[bool, bool, bool]:
    """Weight, underlining and slope most words of a line have."""
    said = [run for run in line.runs if any(c.isalnum() for c in run.text)] or list(line.runs)
    longest = max(said, key=lambda run: len(run.text), default=None)
    if longest is None:
        return False, False, False
    return longest.style.bold, longest.underlined, longest.style.italic


def split_by_look(block: Block) -> list[Block]:
    """A paragraph cut where its title ends: bold or underlined words, then plain ones; capitals, then lower case.

    One that is not set in two such parts comes back whole.
    """
    if not block.lines and block.lead and block.text.startswith(block.lead):
        return _cut_at_lead(block)
    if not block.lines or not block.text:
        return [block]
    cut = _strong_cut(block) or _capitals_cut(block) or _author_cut(block) or _purpose_cut(block)
    if cut is None:
        return [block]
    head, tail = cut
    first = make_block(head, label=block.label) if block.label and _opens_with(head, block.label) else make_block(head)
    rest = make_block(tail)
    if not first.text.strip(" .:-–") or not any(c.isalnum() for c in rest.text):
        return [block]
    if rest.label is not None and block.label is not None and not any(c.isalpha() for c in rest.label):
        rest = replace(rest, text=f"{rest.label} {rest.text}".strip(), label=None)
    first.text = first.text.rstrip(" -–:") if len(head[-1].segments) and head[-1].page == tail[0].page else first.text
    rest.text = rest.text.lstrip(" -–:")
    first.tag, rest.tag = block.tag, block.tag
    return [first, rest]


def _cut_at_lead(block: Block) -> list[Block]:
    """A block of markup, which has no lines, cut behind its strong words."""
    rest = block.text[len(block.lead) :].lstrip(" -–:")
    if not any(c.isalnum() for c in rest):
        return [block]
    first = replace(block, text=block.lead.rstrip(" -–:"), bold=True, lead="")
    return [first, replace(block, text=rest, label=None, kind="paragraph", lead="")]


def _opens_with(lines: Sequence[Line], label: str) -> bool:
    return bool(lines[0].segments) and lines[0].text.startswith(label)


def _strong_cut(block: Block) -> tuple[list[Line], list[Line]] | None:
    """Where strong words give way to plain ones for good."""
    runs = [(number, run) for number, line in enumerate(block.lines) for run in line.runs]
    said = [
        (place, run)
        for place, (_, run) in enumerate(runs)
        if any(c.isalpha() for c in run.text) and run.text.strip() != block.label and not run.struck
    ]
    looks = [run.style.bold or run.underlined for _, run in said]
    if not looks or not looks[0] or all(looks):
        return None
    turn = looks.index(False)
    if any(looks[turn:]):
        return None
    place = said[turn][0]
    while place > 0 and not (runs[place - 1][1].style.bold or runs[place - 1][1].underlined):
        place -= 1  # marks between belong to the plain part
    return _cut_at(block.lines, {id(run) for _, run in runs[place:]})


def _cut_at(lines: Sequence[Line], later: set[int]) -> tuple[list[Line], list[Line]]:
    head: list[Line] = []
    tail: list[Line] = []
    for line in lines:
        first = [run for run in line.runs if id(run) not in later]
        second = [run for run in line.runs if id(run) in later]
        if first:
            head.append(line if not second else _line(line.page, first))
        if second:
            tail.append(line if not first else _line(line.page, second))
    return head, tail


def _line(page: int, runs: list[Run]) -> Line:
    return Line(page, segments_of(runs))


def _capitals_cut(block: Block) -> tuple[list[Line], list[Line]] | None:
    """Lines in capitals, then lines that are not."""
    shouting = [_capitals(line.text) for line in block.lines]
    if not shouting[0] or all(shouting):
        return None
    turn = shouting.index(False)
    if any(shouting[turn:]) or not any(c.islower() for c in block.lines[turn].text):
        return None
    return block.lines[:turn], block.lines[turn:]


def _author_cut(block: Block) -> tuple[list[Line], list[Line]] | None:
    """A title, then a line that says whose report it is."""
    at = next((n for n, line in enumerate(block.lines) if n and _REPORT_BY.match(line.text)), None)
    if at is None or _OPEN_END.search(block.lines[at - 1].text):
        return None
    return block.lines[:at], block.lines[at:]


def _purpose_cut(block: Block) -> tuple[list[Line], list[Line]] | None:
    """A title, then what the meeting is to do on a line begun by hand: "Exclusion of the public / To consider ..."."""
    first = 1 if block.label and block.lines[0].text.strip() == block.label else 0  # the number in a cell of its own
    if len(block.lines) < first + 2:
        return None
    title, purpose = block.lines[first], block.lines[first + 1]
    opens = _PURPOSE.match(purpose.text) is not None and title.text[-1:] not in ",;:-–"
    room = max(line.box.x1 for line in block.lines) - title.box.x1 > 40
    told = _FOR.fullmatch(purpose.text.strip(" ().")) is not None
    if not title.text or not (told or (opens and room)):
        return None
    return block.lines[: first + 1], block.lines[first + 1 :]


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() for c in letters)


def point_beside(block: Block) -> tuple[Block, Block | None]:
    """A title, and the point set beside it behind a tab ("Finance      - Insurance")."""
    for number, line in enumerate(block.lines):
        start = 1 if number == 0 and block.label and line.segments[0].text == block.label else 0
        for place in range(start + 1, len(line.segments)):
            before, after = line.segments[place - 1], line.segments[place]
            if _is_dash(after.text) or before.text.endswith((" -", " –", " —")):
                return _parted(block, number, place, after)
    return block, None


def _is_dash(text: str) -> bool:
    return len(text) > 1 and text[0] in DASHES and not text[1:].strip()[:1].isdigit()


def _parted(block: Block, number: int, place: int, after: Segment) -> tuple[Block, Block | None]:
    line = block.lines[number]
    title = [*block.lines[:number], Line(line.page, line.segments[:place])]
    points = [Line(line.page, line.segments[place:])]
    for later in block.lines[number + 1 :]:
        (points if later.box.x0 > after.box.x0 - ALIGNED else title).append(later)
    head = rebuilt(title, block.label)
    head.text = head.text.rstrip(" -–—:")
    head.tag = block.tag
    return head, make_block(points)


def tabbed_at(block: Block, left: float) -> tuple[Block, Block] | None:
    """A title cut where its words reach a tab that the lines below it are set at."""
    first = text_left(block)
    if not block.lines or first is None or left < first + 30:
        return None
    line = block.lines[-1]
    runs = [piece for run in sorted(line.runs, key=lambda r: r.box.x0) for piece in _cut_at_dash(run, left)]
    at = next((i for i, run in enumerate(runs) if i and abs(run.box.x0 - left) <= 3.0), None)
    if at is None or not any(c.isalpha() for run in runs[:at] for c in run.text):
        return None
    head = rebuilt([*block.lines[:-1], _line(line.page, runs[:at])], block.label)
    head.text = head.text.rstrip(" -–—:")
    return head, make_block([_line(line.page, runs[at:])])


def _cut_at_dash(run: Run, left: float) -> list[Run]:
    """A run cut behind a dash that stands where the tab does ("Policies -Standing Orders" drawn in one go)."""
    if not run.box.x0 + 10 < left < run.box.x1 - 5:
        return [run]
    near = (left - run.box.x0) / run.box.width * len(run.text)
    ends = [match.end() for match in _DASH_BEFORE_NAME.finditer(run.text)]
    at = min(ends, key=lambda end: abs(end - near), default=0)
    if not at or abs(at - near) > 3:
        return [run]
    return [
        replace(run, text=run.text[:at], box=run.box._replace(x1=left)),
        replace(run, text=run.text[at:], box=run.box._replace(x0=left)),
    ]
