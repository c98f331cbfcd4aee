"""Lines to blocks where no tag says what belongs together: by distance, alignment, style and labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from agendaparse.document import Block, Line, Run, Segment
from agendaparse.grammar.numbering import DASH_BULLETS
from agendaparse.grammar.people import opens_with_person
from agendaparse.grammar.text import join_lines
from agendaparse.layout.breaks import had_room
from agendaparse.layout.grid import grid_had_room, is_centred_below, is_on_grid, is_whole
from agendaparse.layout.labels import is_label, is_range, split_label
from agendaparse.layout.lines import lines_of
from agendaparse.layout.make import make_block

MAX_LEADING = 1.55  # baseline to baseline, in type sizes, within one paragraph
ALIGNED = 3.0  # points two left edges may differ
ON_GRID = 6.0  # points they may differ in plain text: one letter
COLUMN_GAP = 12.0  # points between a column of labels and the values beside it
LABEL_WORDS = 4  # words of a row's label, at most
LABEL_REACH = 130.0  # points from a label to the text it opens
RUNS_ON = 0  # in place of a type size: of lines at that edge some begin in the middle of a sentence
TITLE_TYPE = 1.2  # times the size of the body's type
_PAGE = -1_000_000  # the left edge under which limits hold how far right any line of the page reaches
_LABELLED = re.compile(r"[A-Z][\w'’/]*(?: [\w'’/()&]+){0,3}:(?: |$)")
_BROKEN_OFF = re.compile(r"[^\W_][-\u00ad\u2010\u2011]$|\s[-\u2013\u2014]$")


# How far right text reaches: by left edge (in steps of the alignment tolerance), and by left edge and type size.
Limits = dict[int | tuple[int, int], float]


@dataclass(slots=True)
class _Draft:
    """A paragraph under construction.

    `head` is the paragraph that begins left of its first line, or left of the paragraph above it, as the label of a
    row does; `neighbour` is the one next to it there; `beside` is the left edge of what stands right of it there.
    """

    segments: list[Segment]
    label: Segment | None
    left: float
    baseline: float
    size: float
    head: _Draft | None = None
    neighbour: _Draft | None = None
    beside: float | None = None
    pitch: float | None = None

    @property
    def top(self) -> float:
        return self.segments[0].runs[0].baseline

    @property
    def bold(self) -> bool:
        return self.segments[0].runs[0].style.bold


def blocks_of(runs: Iterable[Run], page: int) -> list[Block]:
    """Paragraphs, list items and headings-to-be made of upright runs of one page or one cell, in reading order."""
    return blocks_from_lines(lines_of(runs, page), page)


def blocks_from_lines(lines: Sequence[Line], page: int, column: Sequence[Line] = ()) -> list[Block]:
    """Paragraphs from lines, top to bottom; side by side ones left to right.

    Args:
        lines: From the top down.
        page: They stand on.
        column: Other lines between the same margins, which tell how far right these may reach.
    """
    if len(lines) == 1 and len(lines[0].segments) == 1 and lines[0].segments[0].text:  # most cells of tables
        return [make_block(lines)]
    drafts: list[_Draft] = []
    open_drafts: list[_Draft] = []
    limits = _right_limits([*lines, *column] if column else lines)
    for line in lines:
        begun: list[_Draft] = []  # on this line
        pieces = list(_labelled(line.segments, open_drafts))
        for (segment, label), (after, its_label) in zip_longest(pieces, pieces[1:], fillvalue=(None, None)):
            if segment is None:
                continue
            following = its_label or after
            beside = following.box.x0 if following else None
            draft = None if label else _continued(segment, beside, open_drafts, limits, begun)
            if draft is None:
                draft = _start(segment, label, beside, begun, open_drafts)
                drafts.append(draft)
                begun.append(draft)
            else:
                _add(draft, segment)
        open_drafts.extend(begun)
        bottom = line.segments[0].runs[0].baseline
        open_drafts = [d for d in open_drafts if bottom - d.baseline <= 2 * d.size + 4]
    return [_finish(draft, page) for draft in _in_reading_order(drafts)]


def _labelled(segments: list[Segment], drafts: Sequence[_Draft]) -> Iterable[tuple[Segment, Segment | None]]:
    """Segments of a line, each with the label segment that stands to its left."""
    pending: Segment | None = None
    for segment in segments:
        if not segment.text and not any(run.struck for run in segment.runs):
            continue
        if pending is not None:
            if segment.box.x0 - pending.box.x1 <= LABEL_REACH:
                yield segment, pending
                pending = None
                continue
            yield pending, None
            pending = None
        if is_label(segment.text) and not any(_in_pitch(segment, d) and _completes(segment, d) for d in drafts):
            pending = segment
        else:
            yield segment, None
    if pending is not None:
        yield pending, None


def _add(draft: _Draft, segment: Segment) -> None:
    baseline = _baseline(segment)
    draft.pitch = baseline - draft.baseline
    draft.baseline = baseline
    if len(draft.segments) == 1 and draft.label is not None and is_on_grid(segment):
        draft.left = min(draft.left, segment.box.x0)
    if len(draft.segments) == 1 and draft.label is None:
        draft.left = segment.box.x0 if _inline_label(draft) else min(draft.left, segment.box.x0)
    draft.segments.append(segment)


def _start(
    segment: Segment, label: Segment | None, beside: float | None, begun: Sequence[_Draft], drafts: Sequence[_Draft]
) -> _Draft:
    head: _Draft | None
    if begun:
        head = begun[0]
    else:  # a further paragraph of a row's value stands beside the label of the first
        above = (d for d in reversed(drafts) if abs(d.left - segment.box.x0) <= ALIGNED)
        head = next((draft.head for draft in above), None)
    neighbour = begun[-1] if begun else None
    return _Draft([segment], label, segment.box.x0, _baseline(segment), _size(segment), head, neighbour, beside)


def _finish(draft: _Draft, page: int) -> Block:
    lines = [Line(page, [segment]) for segment in draft.segments]
    if draft.label is not None:
        lines[0] = Line(page, [draft.label, draft.segments[0]])
        return make_block(lines, label=draft.label.text)
    return make_block(lines)


def _continued(
    segment: Segment, beside: float | None, drafts: Sequence[_Draft], limits: Limits, begun: Sequence[_Draft]
) -> _Draft | None:
    """The open paragraph this segment carries on; `beside` is the left edge of what stands right of it."""
    best: _Draft | None = None
    for draft in drafts:
        if not _in_pitch(segment, draft) or (best is not None and draft.baseline <= best.baseline):
            continue
        if _completes(segment, draft) or (
            _joins(segment, beside, draft, limits) and not _next_row(segment, draft, begun)
        ):
            best = draft
    return best


def _in_pitch(segment: Segment, draft: _Draft) -> bool:
    step = _baseline(segment) - draft.baseline
    limit = min(MAX_LEADING * draft.size, draft.pitch + 2.5 if draft.pitch else 1e9)
    return 0.5 * draft.size < step <= limit


def _completes(segment: Segment, draft: _Draft) -> bool:
    """Whether the paragraph broke off in the middle of a word, a range or a bracket that this segment completes."""
    last = draft.segments[-1]
    if not segment.text or abs(segment.box.x0 - draft.left) > ALIGNED:
        return False
    if _BROKEN_OFF.search(last.text) or _is_address_cut(last.text, segment.text):
        return last.runs[-1].style.bold == segment.runs[0].style.bold
    bracket = last.text.rfind("(")
    return bracket >= 0 and ")" not in last.text[bracket:] and ")" in segment.text


def _is_address_cut(above: str, below: str) -> bool:
    """Whether an e-mail or web address runs on from one line to the next."""
    word = above.rpartition(" ")[2]
    if "@" not in word and "://" not in word and not word.startswith("www."):
        return False
    return len(join_lines((above, below))) == len(above) + len(below)


def _next_row(segment: Segment, draft: _Draft, begun: Sequence[_Draft]) -> bool:
    """Whether the segment opens another row of labels and values: a label like the one before stands left of it."""
    head = draft.head
    if head is None or draft.segments[-1].text.endswith(","):
        return False
    if head.label is not None:  # beside items: another number begins a row
        return any(other.label is not None and abs(other.left - head.left) <= ALIGNED for other in begun)
    if not segment.text:  # all of it is struck through
        return False
    if head.segments[-1].text.endswith(":") and any(other.segments[-1].text.endswith(":") for other in begun):
        return True  # labels may end at one edge
    if segment.text[0].islower() or segment.text[0] in "(&":
        return False
    beside = draft.neighbour if opens_with_person(segment.text) else None  # names in two columns beside their label
    if beside is not None and beside is not head and any(abs(other.left - beside.left) <= ALIGNED for other in begun):
        return True
    return any(abs(other.left - head.left) <= ALIGNED and other.bold == head.bold for other in begun)


def _joins(segment: Segment, beside: float | None, draft: _Draft, limits: Limits) -> bool:
    last = draft.segments[-1]
    size = _size(segment)
    if abs(size - draft.size) > 0.6:
        return False
    if segment.box.overlap_x(last.box) <= 0 and segment.box.overlap_x(draft.segments[0].box) <= 0:
        return False
    if _changes_weight(last, segment) or not _aligned(segment, draft):
        return False
    if draft.beside is not None and last.text.endswith(":"):  # a label with its value beside it
        return False
    label, rest = split_label(segment.text)
    if label is not None and not _mid_sentence(label, rest, draft):
        return False
    if is_on_grid(segment) and _opens_row(segment.text, beside, draft):
        return False
    if draft.beside is not None and _is_side_heading(draft, segment):
        return not _had_room(last, segment, draft.beside - COLUMN_GAP)
    # A space at the line's end is left by a line that was too long: display type is then measured by its own kind.
    wrapped = last.runs[-1].text.endswith(" ")
    limit = _right_limit(limits, draft.left, round(size) if wrapped else None) or last.box.x1
    if beside is not None and _is_row_label(draft) and abs(beside - (draft.beside or 0)) <= ALIGNED:
        limit = max(limit, beside - COLUMN_GAP)  # their column reaches to the values
        if segment.text.endswith(":") and last.text[-1:].isalnum():
            limit = beside - COLUMN_GAP  # "Officers in" / "attendance:", each with a value beside it
    if beside is None and _is_row_label(draft) and segment.text.endswith(":") and last.text[-1:].isalnum():
        limit = min(limit, (draft.beside or limit) - COLUMN_GAP)  # "ALSO" / "PRESENT:": its column was too narrow
    if draft.head is None and beside is None and _tells_no_width(last, segment, limits):
        limit = limits[_PAGE] / (TITLE_TYPE if segment.runs[0].style.bold else 1)
    if not is_on_grid(segment):
        return not _had_room(last, segment, limit)
    if abs(segment.box.x0 - last.box.x0) > ALIGNED and len(draft.segments) == 1 and not _inline_label(draft):
        # Centred lines may be as long as the page is wide, and are often of larger type.
        limit = max(limit, limits[_PAGE] / TITLE_TYPE + last.box.x0)
    return not grid_had_room(last, segment, limit)


def _tells_no_width(last: Segment, segment: Segment, limits: Limits) -> bool:
    """Whether lines of plain text at this edge tell of no column's width: headings, or lines that never run on."""
    if not is_on_grid(segment) or abs(segment.box.x0 - last.box.x0) > ALIGNED:
        return False
    return segment.runs[0].style.bold or (round(segment.box.x0 / ALIGNED), RUNS_ON) not in limits


def _opens_row(text: str, beside: float | None, draft: _Draft) -> bool:
    """Whether a line of plain text opens the next row of labels and values: there rows stand as close as lines."""
    if "@" in text and "@" in draft.segments[-1].text:
        return True
    if not text[0].isupper():
        return False
    label = _LABELLED.match(text)
    if beside is not None and draft.beside is None and draft.segments[-1].text.endswith((".", "?", "!")):
        return True
    if beside is not None and draft.beside is not None:
        return label is not None or abs(beside - draft.beside) <= ALIGNED
    if label is not None and draft.head is None and draft.label is None and is_whole(draft.segments[-1]):
        return True
    first = _LABELLED.match(draft.segments[0].text)
    return label is not None and first is not None and label.group() != first.group()


def _is_row_label(draft: _Draft) -> bool:
    """Whether the paragraph may be the label of a row: a few words with something beside them, not an item."""
    return draft.beside is not None and draft.label is None and draft.segments[-1].text.count(" ") < LABEL_WORDS


def _is_side_heading(draft: _Draft, segment: Segment) -> bool:
    """Whether a line goes on with a numbered heading in bold that stands in a column left of its text."""
    if draft.beside is None or segment.box.x1 > draft.beside or not segment.runs[0].style.bold or not draft.bold:
        return False
    return draft.label is not None or _inline_label(draft)


def _mid_sentence(label: str, rest: str, draft: _Draft) -> bool:
    """Whether what looks like a label is in a sentence: "in item / 19.03.5 as a member", "aged 18 / – 25, who"."""
    before = draft.segments[-1].text[-1:]
    if label in DASH_BULLETS and rest[:1].isdigit():
        opener = draft.label or draft.segments[0]  # of another point of the list
        return opener.text[0] not in DASH_BULLETS and is_range(draft.segments[-1].text, rest)
    if label in DASH_BULLETS:  # beside a number the words of an item go on: "Minute of 13 March / – submitted for"
        numbered = draft.label is not None and draft.label.text[0].isdigit()
        return numbered and rest[:1].islower() and before.isalnum()
    if not label[0].isdigit() or not rest[:1].islower() or draft.label is not None or _inline_label(draft):
        return False
    return before.isalnum()


def _aligned(segment: Segment, draft: _Draft) -> bool:
    shift = segment.box.x0 - draft.left
    if abs(shift) <= (ON_GRID if is_on_grid(segment) else ALIGNED):
        return True
    single = len(draft.segments) == 1
    if single and -45 <= shift < 0 and draft.label is None and not _inline_label(draft):  # first line indented
        return True
    if single and 0 < shift <= 60 and _inline_label(draft):  # hanging indent behind a label
        return True
    if single and draft.label is not None and is_on_grid(segment) and shift < 0:
        return segment.box.x0 - draft.label.box.x0 > ALIGNED  # white behind a label is wider on a grid than in print
    last = draft.segments[-1]
    centred = abs(segment.box.mid_x - last.box.mid_x) <= 5
    right = abs(segment.box.x1 - last.box.x1) <= 1.5
    if is_on_grid(segment):
        ragged = single or abs(last.box.x0 - draft.segments[-2].box.x0) > ALIGNED
        centred = centred or (ragged and is_centred_below(last, segment))
    return centred or (right and shift < 60 and draft.label is None)


def _inline_label(draft: _Draft) -> bool:
    return split_label(draft.segments[0].text)[0] is not None


def _changes_weight(last: Segment, segment: Segment) -> bool:
    """Whether weight or underlining changes exactly at the line break, which is how headings end."""
    a, b = last.runs[-1], segment.runs[0]
    if a.style.bold != b.style.bold:
        return all(r.style.bold == a.style.bold for r in last.runs) or all(
            r.style.bold == b.style.bold for r in segment.runs
        )
    if a.underlined != b.underlined:
        return all(r.underlined == a.underlined for r in last.runs)
    return False


def _had_room(last: Segment, segment: Segment, limit: float) -> bool:
    """Whether the first word of `segment` would have fitted on the line before: then the author broke the line.

    Nobody begins a line of his own with "&": there the producer found a place to break that is none.
    """
    if segment.text.startswith("&"):
        return False
    return had_room(last, segment, limit - 1)


def _right_limits(lines: Sequence[Line]) -> Limits:
    limits: Limits = {}
    on_grid = bool(lines) and is_on_grid(lines[0].segments[0])
    if on_grid:
        limits[_PAGE] = max(line.segments[-1].box.x1 for line in lines)
    for line in lines:
        for segment in line.segments:
            x0, _, x1, _ = segment.box
            left = round(x0 / ALIGNED)
            if on_grid and segment.text[:1].islower():
                limits[left, RUNS_ON] = x1
            sized = left, round(_size(segment))
            if limits.get(left, 0.0) < x1:
                limits[left] = x1
            if limits.get(sized, 0.0) < x1:
                limits[sized] = x1
    return limits


def _right_limit(limits: Limits, x0: float, size: int | None) -> float:
    """How far right lines reach that begin at `x0`, those of one type size or all."""
    left = round(x0 / ALIGNED)
    if size is None:
        return max(limits.get(left - 1, 0.0), limits.get(left, 0.0), limits.get(left + 1, 0.0))
    return max(limits.get((near, size), 0.0) for near in (left - 1, left, left + 1))


def _baseline(segment: Segment) -> float:
    runs = segment.runs
    return runs[0].baseline if len(runs) == 1 else max(runs, key=lambda r: r.style.size).baseline


def _size(segment: Segment) -> float:
    runs = segment.runs
    return runs[0].style.size if len(runs) == 1 else max(runs, key=lambda r: len(r.text)).style.size


def _in_reading_order(drafts: list[_Draft]) -> list[_Draft]:
    """Top to bottom; drafts that begin on one line, left to right."""
    drafts.sort(key=lambda d: d.top)
    ordered: list[_Draft] = []
    row: list[_Draft] = []
    for draft in drafts:
        if row and draft.top - row[0].top > 0.4 * row[0].size:
            ordered.extend(sorted(row, key=lambda d: d.left))
            row = []
        row.append(draft)
    ordered.extend(sorted(row, key=lambda d: d.left))
    return ordered
