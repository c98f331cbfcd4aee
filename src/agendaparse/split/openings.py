"""Where papers begin in a source without pages: the witness of title blocks, asked at every block.

A conversion runs the papers of a pack together. Cutting its makeshift pages where a title block stands lets the
split work as it does on real pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from agendaparse.document import Block, Item, LaidDocument, LaidPage, Table
from agendaparse.grammar.bodies import is_committee
from agendaparse.grammar.dates import find_dates
from agendaparse.grammar.labels import read_label
from agendaparse.grammar.people import is_person_name
from agendaparse.grammar.person import is_job_title
from agendaparse.grammar.report_headings import read_heading
from agendaparse.grammar.text import fold
from agendaparse.layout.conversion import placed
from agendaparse.split.kinds import heads_appendix, heads_minutes, is_work_plan_title
from agendaparse.split.labels import tells_present, title_label
from agendaparse.split.paper import Paper, blocks_in
from agendaparse.split.witnesses import Start

REACH = 9  # blocks of a title block in which its labels stand
MIN_LABELS = 3
MAX_TITLE = 4  # blocks of a title over the labels
PRESENT_WITHIN = 14  # blocks from the heading of minutes to those present
LISTED = 3  # items within which two headings of appendices are entries of a list
MAX_HEADING = 32  # words
MAX_CARRIER = 16  # words of the line that names committee and date

_REPORT_OF = regex.compile(r"(?:joint\s+)?report\s+(?:of|by)\s+(?:the\s+)?\p{Lu}.{3,100}", regex.IGNORECASE)
_SIGNED = regex.compile(r"^(?:chair(?:man|person|woman)?|signed|dated?|the meeting|none|n/?a)\b", regex.IGNORECASE)


def cut_openings(laid: LaidDocument) -> None:
    """Cut the pages of a document without pages where a paper opens, and number them anew."""
    if laid.paged:
        return
    items = [item for page in laid.pages for item in page.items]
    begins = {id(items[place]) for place in _openings(items)}
    begins.update(id(item) for item in items if isinstance(item, Block) and item.tag == "Document")
    pages: list[LaidPage] = []
    for page in laid.pages:
        starts = [place for place, item in enumerate(page.items) if place and id(item) in begins]
        for first, last in pairwise([0, *starts, len(page.items)]):
            part = page if first == 0 else LaidPage(0, page.width, page.height)
            opens = first < last and id(page.items[first]) in begins
            pages.append(_numbered(part, page.items[first:last], len(pages) + 1, opens))
    laid.pages = pages


def conversion_starts(pages: Sequence[LaidPage]) -> Iterator[Start]:
    """Starts in a source without pages: title blocks, what follows a blank page, and item stamps over a heading.

    A conversion may have lost the first stamp of an item, so a stamp in the middle of text opens nothing.
    """
    last: str | None = None
    for page in pages:
        if page.opens:
            yield Start(page.number, "title")
        if page.stamped_item is not None and page.stamped_item != last:
            if _begins_with_heading(page):
                yield Start(page.number, "stamp", page.stamped_item)
            last = page.stamped_item


def _begins_with_heading(page: LaidPage) -> bool:
    first = page.items[0] if page.items else None
    return isinstance(first, Block) and first.label is None and _stands_out(first)


def file_by_title(papers: Sequence[Paper], titles: Mapping[str, str]) -> None:
    """File papers under the agenda item whose title they bear, the whole of it or within their own."""
    words = {item: fold(title) for item, title in titles.items() if title}
    taken = {paper.agenda_item for paper in papers}
    for whole in (True, False):
        for paper in papers[1:]:
            if paper.agenda_item is not None or paper.kind == "blank":
                continue
            for item, title in words.items():
                own = map(fold, _titles(paper))
                if any(title == one if whole else (item not in taken and _is_part(title, one)) for one in own):
                    paper.agenda_item = item
                    taken.add(item)
                    break
    if papers and not papers[0].pages[0].width:
        _file_with_next(papers)


def _file_with_next(papers: Sequence[Paper]) -> None:
    """File a report whose stamp a converter lost under the item that is stamped on what belongs to it."""
    said = [paper for paper in papers if paper.kind != "blank"]
    seen: set[str | None] = set()
    for paper, following in pairwise(said):
        item = following.agenda_item
        lost = paper.kind == "report" and paper.agenda_item is None and item is not None and item not in seen
        if lost and following.kind in ("other", "appendix"):
            paper.agenda_item = item
        seen.add(paper.agenda_item)


def _titles(paper: Paper) -> Iterator[str]:
    """The title of a paper; where headings are a matter of luck, also what stands behind the label of one."""
    yield paper.title or ""
    if paper.pages[0].width:
        return
    texts = [text for page in paper.pages for text in _texts(page.items)][: 2 * REACH]
    for text, following in pairwise([*texts, ""]):
        label = read_label(text)
        if label is not None and label.field == "title":
            yield label.value or following


def _is_part(title: str, own: str) -> bool:
    """Whether one title stands within the other; that of a paper may leave out the reference of its item."""
    inside = title in own if " " in title else own.startswith(title)
    return (len(title) > 5 and inside) or (len(own.split()) > 3 and title.endswith(f" {own}"))


def _numbered(page: LaidPage, items: Sequence[Item], number: int, opens: bool) -> LaidPage:
    furniture = [replace(piece, page=number) for piece in page.furniture]
    kept = [placed(item, number) for item in items]
    return replace(page, number=number, items=kept, furniture=furniture, opens=opens, blank=not kept)


def _openings(items: Sequence[Item]) -> Iterator[int]:
    """Places where a paper opens, in order."""
    floor = 0
    for at in range(len(items)):
        if at >= floor and _opens(items, at):
            yield _title_over(items, at, floor)
            floor = max(_labels_end(items, at), _present_at(items, at))


def _labels_end(items: Sequence[Item], at: int) -> int:
    """Where the labels of a title block end that begins at a place."""
    last = at
    for place in range(at + 1, len(items)):
        if place - last > REACH:
            break
        if _is_label(items[place]):
            last = place
    return last + 1


def _present_at(items: Sequence[Item], at: int) -> int:
    """Where those present at a meeting are told, whose minutes are headed at a place; the place if they are not."""
    if not heads_minutes(_text(items[at])):
        return at
    places = range(at + 1, min(at + 1 + PRESENT_WITHIN, len(items)))
    return next((place for place in places if any(map(tells_present, _texts([items[place]])))), at)


def _is_label(item: Item) -> bool:
    return title_label(_text(item)) is not None


def _opens(items: Sequence[Item], at: int) -> bool:
    """Whether a paper's own words begin here: minutes, the labels of a report, an appendix or work plan."""
    item = items[at]
    text = _text(item)
    if _is_label(item) and (at == 0 or not _is_label(items[at - 1])):
        labels = [label for text in _texts(items[at : at + REACH]) if (label := title_label(text)) is not None]
        if len(set(labels)) >= MIN_LABELS:
            return True
    if not isinstance(item, Block):
        return False
    if at and _REPORT_OF.fullmatch(text) and _heads_report(items, at):
        return True
    if item.label is None and 1 < len(text.split()) < 60 and heads_minutes(text):
        return any(map(tells_present, _texts(items[at + 1 : at + PRESENT_WITHIN])))
    if item.label is not None or not _stands_out(item):
        return False
    if heads_appendix(text):
        around = (*items[max(0, at - LISTED) : at], *items[at + 1 : at + 1 + LISTED])
        return at + 1 < len(items) and not any(heads_appendix(_text(other)) for other in around)
    return is_work_plan_title(text) and any(isinstance(item, Table) for item in items[at + 1 : at + 3])


def _heads_report(items: Sequence[Item], at: int) -> bool:
    """Whether a line that says whose report it is stands between a title and a heading that reports have."""
    title = items[at - 1]
    if not isinstance(title, Block) or title.label is not None or not _stands_out(title):
        return False
    headings = [item for item in items[at + 1 : at + 1 + LISTED] if isinstance(item, Block) and _stands_out(item)]
    return any(read_heading(heading.text) is not None for heading in headings)


def _title_over(items: Sequence[Item], at: int, floor: int) -> int:
    """The first block of the title that stands over a place: lines set apart, down from what closes the paper before.

    The line that names committee and date may be set as text between them.
    """
    first = at
    for place in range(at - 1, max(floor, at - MAX_TITLE) - 1, -1):
        item = items[place]
        if not isinstance(item, Block) or item.label is not None or _closes(items, place):
            break
        if _stands_out(item):
            first = place
        elif len(item.text.split()) > MAX_CARRIER or not (find_dates(item.text) or is_committee(item.text)):
            break
    return first


def _closes(items: Sequence[Item], at: int) -> bool:
    """Whether a line set apart is a signature: who signed, or the office under the name."""
    text = _text(items[at])
    if _SIGNED.match(text) or is_person_name(text):
        return True
    return at > 0 and is_job_title(text) and is_person_name(_text(items[at - 1]))


def _stands_out(block: Block) -> bool:
    heavy = block.kind == "heading" or block.bold or block.capitals
    return heavy and len(block.text.split()) <= MAX_HEADING


def _text(item: Item) -> str:
    return next(_texts([item]), "")


def _texts(items: Sequence[Item]) -> Iterator[str]:
    for block in blocks_in(list(items)):
        yield f"{block.label} {block.text}" if block.label else block.text
