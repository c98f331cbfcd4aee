"""Stamps, running heads and feet, page numbers and blank notices: found by position, repetition and style."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

import regex

from agendaparse.document import Box, Furniture, FurnitureKind, Page, Run
from agendaparse.grammar.pages import bare_page_number, is_blank_notice, item_page_stamp, item_stamp, page_stamp
from agendaparse.layout.lines import lines_of, text_of

HEAD_BAND, FOOT_BAND = 0.13, 0.87  # shares of the page height where furniture may stand
SIDE_BAND = 0.12  # share of the page width where turned stamps stand
WATERMARK_SIZE = 40.0  # points
PAGE_SIZED = 0.8  # share of the page's height from which a shape is the page's border or background
MAX_HEADING, COLUMN_WIDE = 4, 32  # lines of a table's heading, and characters of one column's, in text
ROW_HEIGHT = 60.0  # points within which the rules over and under a row stand
LEAST_BARE = 3  # bare numbers that agree before they are taken for a pack's stamps
LEAST_FEET = 3  # pages of text that end with the same words before these are a foot
SHORT = 38.0  # points that furniture may stand from the edge of a page of text: three lines
STAMP = 30  # characters of a stamp, at most
CORNER = 250.0  # points from the left edge, beyond which a corner's label stands
_FILED = regex.compile(r"Item\s+(?:No\.?\s*)?\d+\w{0,2}", regex.IGNORECASE)
_DIGITS = regex.compile(r"\d+")
# What repeats over tables and columns but belongs to them: units, and labels that wait for their value.
_BOUND = regex.compile(r":$|^\(?(?:all )?(?:figures|amounts|values) (?:are )?in\b|^\(?£", regex.IGNORECASE)


@dataclass(slots=True)
class _Strip:
    """A line, or a segment of one, near the edge of a page: what may be furniture. `row` counts lines from the edge."""

    page: int
    text: str
    box: Box
    rotation: int
    runs: list[Run]
    at_head: bool
    row: int = 0
    foot: float | None = None

    @property
    def place(self) -> float:
        """How far down the page it stands; up from the foot where pages are as long as what is on them."""
        return self.run.baseline if self.foot is None or self.at_head else self.foot - self.run.baseline

    @property
    def run(self) -> Run:
        return self.runs[0]

    @property
    def marked(self) -> bool:
        """Whether the structure tree claims any of it."""
        return any(run.mark is not None for run in self.runs)


def take_furniture(pages: Sequence[Page], *, drawn: bool = True) -> dict[int, list[Furniture]]:
    """Remove furniture from the runs of each page and return it, by physical page.

    Stamps of the publishing system are told from a document's own page numbers by agreement: a stamp's number keeps
    one distance from the physical page all through the pack, printed page numbers start again in each document.
    """
    strips = {page.number: list(_strips(page, drawn)) for page in pages}
    found: dict[int, list[Furniture]] = defaultdict(list)
    taken: set[int] = set()

    def take(strip: _Strip, kind: FurnitureKind, value: str | None = None) -> None:
        if any(id(run) in taken for run in strip.runs):
            return
        taken.update(map(id, strip.runs))
        found[strip.page].append(Furniture(kind, strip.text, strip.page, strip.box, strip.rotation, value))

    every = [strip for page in pages for strip in strips[page.number]]
    tagged = {page.number for page in pages if _mostly_marked(page)}
    for strip, value in _item_stamps(every):
        take(strip, "item_stamp", value)
    for strip, kind, value in _page_numbers(every, tagged):
        take(strip, kind, value)
    for strip in _corner_labels(every) if not drawn else ():
        take(strip, "item_stamp")
    rest = [strip for strip in every if not any(id(run) in taken for run in strip.runs)]
    if not drawn:
        numbered = {(strip.page, strip.run.baseline) for strip in every if any(id(run) in taken for run in strip.runs)}
        rest = _without_columns(rest, pages, numbered)
    for strip in _repeated(rest, pages, tagged, _papers(pages, found)):
        take(strip, "running_head" if strip.at_head else "running_foot")
    for page in pages:
        page.runs = [run for run in page.runs if id(run) not in taken]
        found[page.number].extend(_whole_page(page))
    return found


def _corner_labels(strips: Sequence[_Strip]) -> Iterator[_Strip]:
    """What is filed in the upper right corner of a page of text: "Item 153b", and the date under it."""
    last: _Strip | None = None
    for strip in strips:
        if strip.at_head and strip.row == 0 and strip.box.x0 > CORNER and _FILED.fullmatch(strip.text):
            last = strip
        elif last is not None:
            beside = strip.page == last.page and abs(strip.box.x0 - last.box.x0) <= ROW_HEIGHT
            last = strip if beside and strip.box.top - last.box.bottom <= 0.5 * strip.box.height else None
        if last is not None:
            yield last


def _without_columns(strips: Sequence[_Strip], pages: Sequence[Page], numbered: Set[tuple[int, float]]) -> list[_Strip]:
    """The strips that belong to no table: in text, where none is drawn, lines of more than two pieces are of one.

    So are short lines that stand against those without white between, such as the first words of a heading. A line
    with the number of the page in it is a foot, of as many pieces as it may be.
    """
    pieces = {
        page.number: Counter(run.baseline for run in page.runs if (page.number, run.baseline) not in numbered)
        for page in pages
    }
    return [s for s in strips if len(s.text) > COLUMN_WIDE or not _in_columns(s, pieces[s.page])]


def _in_columns(strip: _Strip, pieces: Mapping[float, int]) -> bool:
    pitch = (strip.box.height + 2) * (1 if strip.at_head else -1)  # as the reader of text sets lines
    baseline = strip.run.baseline
    for _ in range(MAX_HEADING):
        if pieces.get(baseline, 0) > 2:
            return True
        baseline += pitch
        if baseline not in pieces:
            return False
    return False


def _strips(page: Page, drawn: bool) -> Iterator[_Strip]:
    """Lines in the bands along the page's edges, upright and turned."""
    foot = None if drawn else page.height
    head, below = HEAD_BAND * page.height, FOOT_BAND * page.height
    if not drawn and page.height > 3 * SHORT:  # a page of text may be short
        head, below = max(head, SHORT), min(below, page.height - SHORT)
    written = () if drawn else page.runs
    alone = Counter(run.baseline for run in written)
    one_stamp = sum(len(run.text) < STAMP and page_stamp(run.text) is not None for run in written) == 1
    upright: list[Run] = []
    turned: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in page.runs:
        if run.rotation == 0:
            in_band = run.box.bottom <= head or run.box.top >= below
            # In text a stamp that was turned in the margin stands between the lines, pages of items beside these.
            if in_band or (not drawn and _is_stamp(run.text) and (one_stamp or alone[run.baseline] == 1)):
                upright.append(run)
        elif _at_side(run, page):
            turned[run.rotation, round(run.baseline)].append(run)
    # A stamp may lie on a footnote: what a form draws is no part of the page's own lines.
    for stamped in (False, True):
        lines = lines_of([run for run in upright if run.form is stamped], page.number)
        for row, line in enumerate(lines):
            for segment in line.segments:
                at_head = segment.box.mid_y < page.height / 2
                from_edge = row if at_head else len(lines) - row
                yield _Strip(page.number, segment.text, segment.box, 0, segment.runs, at_head, from_edge, foot)
    for (rotation, _), runs in turned.items():
        runs.sort(key=lambda r: r.box.top, reverse=rotation == 270)
        box = Box.around(r.box for r in runs)
        yield _Strip(page.number, text_of_turned(runs), box, rotation, runs, box.mid_x < page.width / 2)


def _is_stamp(text: str) -> bool:
    return len(text) < STAMP and (page_stamp(text) is not None or item_stamp(text) is not None)


def text_of_turned(runs: Sequence[Run]) -> str:
    """Words of turned runs in reading order."""
    return " ".join(part for run in runs if (part := text_of([run])))


def _at_side(run: Run, page: Page) -> bool:
    if run.rotation == 180:
        return run.box.mid_y < HEAD_BAND * page.height or run.box.mid_y > FOOT_BAND * page.height
    return run.box.mid_x < SIDE_BAND * page.width or run.box.mid_x > (1 - SIDE_BAND) * page.width


def _mostly_marked(page: Page) -> bool:
    total = sum(len(run.text) for run in page.runs)
    return total > 0 and sum(len(run.text) for run in page.runs if run.mark is not None) > 0.6 * total


def _item_stamps(strips: Sequence[_Strip]) -> Iterator[tuple[_Strip, str | None]]:
    """Stamps such as "Agenda Item 7": alone in the margin, and not claimed by a tag.

    A bare "Item 7" that no form draws is a heading that happens to stand at the top of its page.
    """
    for strip in strips:
        both = item_page_stamp(strip.text)
        value = both[0] if both else item_stamp(strip.text)
        bare = strip.text.casefold().startswith("item") and not strip.run.form
        if value is not None and not strip.marked and not bare:
            yield strip, value or None


def _page_numbers(strips: Sequence[_Strip], tagged: set[int]) -> Iterator[tuple[_Strip, FurnitureKind, str | None]]:
    """The pack's page stamps, told from the documents' own page numbers by agreement.

    A stamp says "Page 12" or "Agenda Page 12". A bare "12" or "- 12 -" is one where it was laid over the page, or
    where it runs on through pages that have numbers of their own as well.
    """
    families: dict[tuple[str, str, float, bool], list[tuple[_Strip, str]]] = defaultdict(list)
    over: dict[tuple[str, str, float, bool], list[tuple[_Strip, str]]] = defaultdict(list)
    for strip in strips:
        if strip.page in tagged and strip.marked:
            continue
        style = strip.run.style
        key = (_DIGITS.sub("#", strip.text), style.font, round(style.size), strip.run.form)
        if (value := page_stamp(strip.text)) is not None:
            families[key].append((strip, value))
        elif strip.run.form and (value := bare_page_number(strip.text)) is not None:
            over[key].append((strip, value))
    stamps = max((*families.values(), *over.values()), key=_agreement, default=[])
    agreed = _agreement(stamps)[0]
    bare = not any(family is stamps for family in families.values())
    if agreed < 0.6 * len(stamps) or (bare and agreed < LEAST_BARE):
        stamps = []
    stamps = stamps or _running_through(strips, tagged)
    for strip, value in stamps:
        yield strip, "page_stamp", value
    for family in families.values():
        if family is not stamps:
            for strip, value in family:
                yield strip, "page_number", value
    yield from _own_numbers(strips, tagged)


def _running_through(strips: Sequence[_Strip], tagged: set[int]) -> list[tuple[_Strip, str]]:
    """Bare numbers that count on through the whole pack, over or under the numbers of its documents."""
    numbered = [
        (strip, value)
        for strip in strips
        if strip.rotation == 0 and not (strip.page in tagged and strip.marked)
        if (value := bare_page_number(strip.text)) is not None
    ]
    shifts = Counter(strip.page - int(value) for strip, value in numbered)
    shift, count = next(iter(shifts.most_common(1)), (0, 0))
    found = [(strip, value) for strip, value in numbered if strip.page - int(value) == shift]
    own = {strip.page for strip, value in numbered if strip.page - int(value) != shift}
    twice = sum(strip.page in own for strip, _ in found)
    pages = {strip.page for strip in strips}
    told = {strip.page for strip, _ in found}
    found += [  # in text two numbers that lie over each other are one: "3" and "1" are "31"
        (strip, str(strip.page - shift))
        for strip, value in numbered
        if strip.foot and strip.page not in told and value[1:] and value.startswith(str(strip.page - shift))
    ]
    return found if count >= max(LEAST_BARE, 0.6 * len(pages)) and twice > 1 else []


def _agreement(family: Sequence[tuple[_Strip, str]]) -> tuple[int, bool]:
    """How many numbers keep one distance from the physical page; and whether a form draws them, as stamps are."""
    distances = Counter(strip.page - int(value) for strip, value in family if value.isdigit())
    return max(distances.values(), default=0), bool(family) and family[0][0].run.form


def _own_numbers(strips: Sequence[_Strip], tagged: set[int]) -> Iterator[tuple[_Strip, FurnitureKind, str | None]]:
    """Page numbers of the documents themselves ("3", "- 3 -", "3 of 12"), which count on from page to page."""
    bare: dict[tuple[bool, int], list[tuple[_Strip, int | None]]] = defaultdict(list)
    for strip in strips:
        if strip.rotation == 0 and (strip.page not in tagged or not strip.marked):
            number = bare_page_number(strip.text)
            if number is not None:
                value = int(number) if number.isdigit() else None
                bare[strip.at_head, strip.page - (value or 0)].append((strip, value))
    for family in bare.values():
        for strip, value in family:
            worded = not strip.text.strip(" -–—").isdigit()
            counts_on = any(other.page != strip.page for other, _ in family)  # two equal figures of one row do not
            if worded or value is None or counts_on or strip.page in tagged:
                yield strip, "page_number", None if value is None else str(value)


def _papers(pages: Sequence[Page], found: Mapping[int, Sequence[Furniture]]) -> dict[int, int]:
    """Which paper each page belongs to, as far as stamps tell and page numbers that begin again; 0 before the first."""
    papers: dict[int, int] = {}
    item: str | None = None
    count = 0
    for page in pages:
        here = {f.kind: f.value for f in found.get(page.number, ())}
        stamped = here.get("item_stamp")
        if here.get("page_number") == "1" or (stamped and stamped != item):
            count += 1
        item = stamped or item
        papers[page.number] = count
    return papers


def _repeated(
    strips: Sequence[_Strip], pages: Sequence[Page], tagged: set[int], papers: Mapping[int, int]
) -> Iterator[_Strip]:
    """Running heads and feet: outermost lines that stand again at the same height on another page.

    On a tagged page whatever no tag claims is an artifact, repeated or not. On others a line counts only as a whole,
    and only if no line that does not repeat stands between it and the edge; two papers have no running head in
    common, only title blocks that look alike.
    """
    by_page = {page.number: page for page in pages}
    groups: dict[tuple[str, int, bool], list[_Strip]] = defaultdict(list)
    rows: dict[tuple[int, bool], dict[int, list[_Strip]]] = defaultdict(lambda: defaultdict(list))
    for strip in strips:
        if strip.rotation == 0 and strip.text:
            if strip.page not in tagged:
                rows[strip.page, strip.at_head][strip.row].append(strip)
            elif strip.marked:
                continue
            key = (_DIGITS.sub("#", strip.text), round(strip.place / 3), strip.at_head)
            groups[key].append(strip)
    again: set[int] = set()
    sizes = Counter(papers.values())
    for group in groups.values():
        numbers = sorted({strip.page for strip in group})
        texts = {strip.page: strip.text for strip in group}
        near = {
            page
            for a, b in pairwise(numbers)
            if b - a <= 2 and papers[a] == papers[b] and _counts_on(texts[a], texts[b], b - a)
            for page in (a, b)
        }
        if group[0].foot is not None and not group[0].at_head and len(numbers) < LEAST_FEET:
            near = {page for page in near if 2 * len(numbers) >= sizes[papers[page]]}
        for strip in group:
            if _BOUND.search(strip.text) or _in_grid(strip.box, by_page[strip.page]):
                continue
            if strip.page in tagged:
                yield strip
            elif near and (strip.page in near or not papers[strip.page]):
                again.add(id(strip))
    for lines in rows.values():
        for row in sorted(lines):
            if not all(id(strip) in again for strip in lines[row]):
                break
            yield from lines[row]


def _counts_on(text: str, later: str, pages: int) -> bool:
    """Whether two lines are the same, or differ in one figure that counts the pages: dates of two meetings do not."""
    if text == later:
        return True
    pairs = zip(_DIGITS.findall(text), _DIGITS.findall(later), strict=True)
    steps = [int(b) - int(a) for a, b in pairs if a != b]
    return len(steps) == 1 and 0 < steps[0] <= pages


def _in_grid(box: Box, page: Page) -> bool:
    """Whether a table is drawn around the line: filled cells behind it, column rules beside it, or rules of its row.

    The rules of rows must stand both over and under it: running heads have one at most.
    """
    borders: set[int] = set()
    over = under = False
    for shape in page.shapes:
        edge = shape.box
        if not edge.top - 1 <= box.mid_y <= edge.bottom + 1:
            if shape.kind == "rule" and edge.x0 <= box.x0 and edge.x1 >= box.x1 and edge.width > 2 * box.width:
                over = over or -ROW_HEIGHT < edge.bottom - box.mid_y < 0
                under = under or 0 < edge.top - box.mid_y < ROW_HEIGHT
            continue
        whole = edge.height > PAGE_SIZED * page.height
        if shape.kind == "area" and shape.fill != 0xFFFFFF and edge.holds(box.mid_x, box.mid_y):
            if not whole or edge.width < 0.5 * page.width:
                return True
        elif shape.kind in ("rule", "frame") and edge.height > max(edge.width, 4):
            if not whole:
                return True
            borders.update((round(edge.x0), round(edge.x1)))
    if over and under:
        return True
    # The border of a page has two upright sides (each may be a bar of some points); a table on all of it has more.
    return max(borders, default=0) - min(borders, default=0) > 50 and any(
        min(borders) + 10 < x < max(borders) - 10 for x in borders
    )


def _whole_page(page: Page) -> Iterator[Furniture]:
    """Watermarks, and the notice of a page left blank; both leave the page's runs."""
    if not page.runs:
        return
    marks = [run for run in page.runs if run.style.size >= WATERMARK_SIZE and _is_watermark(run, page)]
    for run in marks:
        page.runs.remove(run)
        yield Furniture("watermark", text_of([run]), page.number, run.box, run.rotation)
    if 0 < len(page.runs) <= 12:
        text = " ".join(run.text.strip() for run in page.runs)
        if is_blank_notice(text):
            box = Box.around(run.box for run in page.runs)
            yield Furniture("blank_notice", text, page.number, box, page.runs[0].rotation)
            page.runs = []


def _is_watermark(run: Run, page: Page) -> bool:
    """Whether huge lettering lies across other text."""
    word = run.text.strip()
    over = sum(other.box.overlap(run.box) > 0 for other in page.runs if other is not run)
    return word.isupper() and len(word.split()) <= 3 and over >= 3
