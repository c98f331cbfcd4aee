"""The split: a laid-out document cut into papers by the four witnesses, every page into exactly one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from agendaparse.document import Item, LaidDocument, LaidPage, Note
from agendaparse.layout.tables import stitch
from agendaparse.models.section import SectionKind
from agendaparse.split.agendas import further_agendas, other_meeting, release_others
from agendaparse.split.filing import file_papers
from agendaparse.split.headings import main_heading
from agendaparse.split.kinds import asks_as_report, is_appendix, kind_of
from agendaparse.split.openings import conversion_starts, file_by_title
from agendaparse.split.paging import Paging, read_paging
from agendaparse.split.paper import OPENING, Paper, blocks_in
from agendaparse.split.reconcile import reconcile
from agendaparse.split.witnesses import (
    Start,
    outline_starts,
    range_starts,
    stamp_starts,
    title_starts,
)


@dataclass(slots=True)
class Split:
    """What the split found.

    Attributes:
        papers: In physical order.
        paging: Printed pages against physical ones.
        notes: Doubts, such as a range that disagrees with the stamps.
    """

    papers: list[Paper]
    paging: Paging
    notes: list[Note] = field(default_factory=list)


def _front_pages(laid: LaidDocument) -> list[LaidPage]:
    """The pages before any item's papers begin: where an agenda stands if there is one."""
    if not laid.paged:
        ends = [start.page for start in conversion_starts(laid.pages) if start.page > 1]
        ends.extend(page.number for page in laid.pages if _has_notice(page) and page.number > 1)
        return [page for page in laid.pages if page.number < min(ends, default=page.number + 1)]
    outlined = list(outline_starts(laid))
    ends = [start.page for start in (*outlined, *stamp_starts(laid.pages)) if start.page > 1 and start.item]
    if not _is_complete(outlined, laid.pages):
        if not ends:
            ends = [page.number for page in laid.pages if page.stamped_item or _has_notice(page)]
        ends.extend(start.page for start in title_starts(laid.pages) if start.page > 1)
        ends.extend(further_agendas(laid.pages))
    return [page for page in laid.pages if page.number < min(ends, default=page.number + 1)]


def front_paper(laid: LaidDocument, before: int | None = None) -> Paper | None:
    """The agenda's own paper, cut before the rest because the rest is cut by what it announces; None without one.

    Args:
        laid: The document after layout.
        before: A page known to be beyond it.
    """
    pages = [page for page in _front_pages(laid) if before is None or page.number < before]
    kind = kind_of(_to_judge(pages, laid.paged), first=True)
    if kind not in ("front_sheet", "supplement_letter"):
        return None
    return Paper(kind, None, None, pages, stitch([item for page in pages for item in page.items]))


def first_announced(laid: LaidDocument, ranges: Mapping[str, tuple[int, int]]) -> int | None:
    """The page on which the first of the papers stands that the agenda announces; None where it cannot be told."""
    paging = read_paging(laid.pages)
    places = (paging.physical(first) for first, _ in ranges.values())
    return min((page for page in places if page is not None and page > 1), default=None)


def split(
    laid: LaidDocument,
    ranges: Mapping[str, tuple[int, int]],
    titles: Mapping[str, str] | None = None,
    agenda_end: int = 0,
) -> Split:
    """Cut a document into its papers.

    A publishing system's own witnesses (outline, stamps, the agenda's ranges) are believed where they speak; title
    blocks decide in a document without any of them.

    Args:
        laid: The document after layout.
        ranges: Printed page range of each agenda item, as the agenda announces it.
        titles: Title of each agenda item: papers of a source without pages are filed by them.
        agenda_end: The last page on which an agenda item stands.
    """
    pages = laid.pages
    paging = read_paging(pages) if laid.paged else Paging({}, None, len(pages))
    starts = _starts(laid, paging, ranges, titles or {}, agenda_end)
    further = [start.page for start in starts if start.agenda]
    runs = _cut(pages, starts)
    papers = [_paper(run, starts, first=i == 0, paged=laid.paged) for i, run in enumerate(runs)]
    if not laid.paged:
        file_by_title(papers, titles or {})
    begin = other_meeting(papers, further, paging, ranges)
    own, notes = release_others(papers, begin)
    starts = [start for start in starts if begin is None or start.page < begin]
    file_papers(own, paging, ranges, (titles or {}) if laid.paged else {})
    _know_reports(papers)
    _find_parents(papers)
    for paper in papers:
        paper.items = stitch([item for page in paper.pages for item in page.items])
    return Split(papers, paging, [*notes, *reconcile(papers, paging, ranges, starts)])


def _starts(
    laid: LaidDocument,
    paging: Paging,
    ranges: Mapping[str, tuple[int, int]],
    titles: Mapping[str, str],
    agenda_end: int,
) -> list[Start]:
    """What the witnesses say, title blocks included unless the bookmarks name every paper."""
    if not laid.paged:
        return list(conversion_starts(laid.pages)) or list(title_starts(laid.pages))
    outlined = list(outline_starts(laid, titles))
    starts = [*outlined, *stamp_starts(laid.pages), *range_starts(ranges, paging)]
    if _is_complete(outlined, laid.pages):
        return starts
    front = min((start.page for start in starts if start.page > 1), default=0)
    headed = title_starts(laid.pages, titles)  # the agenda's own pages name the items too
    starts.extend(Start(page, "title", agenda=True) for page in further_agendas(laid.pages))
    return [
        *starts,
        *(s for s in headed if not s.item or (s.page >= front and not (s.headed and s.page <= agenda_end))),
    ]


def _is_complete(outlined: Sequence[Start], pages: Sequence[LaidPage]) -> bool:
    """Whether the bookmarks are a publishing system's, which names every paper."""
    return any(start.item for start in outlined) and any(page.stamped_item for page in pages)


def _cut(pages: Sequence[LaidPage], starts: Sequence[Start]) -> list[list[LaidPage]]:
    """Runs of pages between starts; a page left blank by the publishing system is a run of its own."""
    begins = {start.page for start in starts}
    runs: list[list[LaidPage]] = []
    for page in pages:
        if not runs or page.number in begins or _has_notice(page) or _has_notice(runs[-1][-1]):
            runs.append([page])
        else:
            runs[-1].append(page)
    return runs


def _has_notice(page: LaidPage) -> bool:
    return page.blank and any(furniture.kind == "blank_notice" for furniture in page.furniture)


def _paper(pages: list[LaidPage], starts: Sequence[Start], *, first: bool, paged: bool) -> Paper:
    here = [start for start in starts if start.page == pages[0].number]
    outlined = next((start for start in here if start.witness == "outline"), None)
    title = outlined.title if outlined else None
    # What a lone report's own title block says is the report's to tell.
    item = _item_of(pages, [start for start in here if not (first and start.witness == "title")])
    if _has_notice(pages[0]):
        return Paper("blank", None, None, pages)
    judged = _to_judge(pages, paged)
    kind = _kind(judged, title, first=first, child=bool(outlined and outlined.child))
    if first and kind in ("front_sheet", "supplement_letter"):
        item = None
    return Paper(kind, title or main_heading(judged, kind, ranked=paged), item, pages, bookmarked=title is not None)


def _to_judge(pages: list[LaidPage], paged: bool) -> list[LaidPage]:
    """The pages that tell what a paper is: where they are only makeshift, others as long as real ones are."""
    if paged:
        return pages
    sheets: list[list[Item]] = [[]]
    blocks = 0
    for item in (item for page in pages for item in page.items):
        if blocks >= OPENING:
            sheets.append([])
            blocks = 0
        sheets[-1].append(item)
        blocks += sum(1 for _ in blocks_in([item]))
    furniture = [piece for page in pages for piece in page.furniture]
    return [replace(pages[0], items=items, furniture=furniture, blank=not items) for items in sheets]


def _item_of(pages: Sequence[LaidPage], here: Sequence[Start]) -> str | None:
    """The agenda item of a run: the stamp on it, else what the agenda or the outline says of its first page."""
    stamped = next((page.stamped_item for page in pages if page.stamped_item), None)
    said = {start.witness: start.item for start in here if start.item}
    return stamped or said.get("agenda") or said.get("outline") or said.get("title")


def _kind(pages: Sequence[LaidPage], title: str | None, *, first: bool, child: bool) -> SectionKind:
    kind = kind_of(pages, first=first, title=title)
    if first and kind in ("front_sheet", "supplement_letter"):
        return kind
    if (child or kind in ("report", "other")) and is_appendix(pages, title):
        return "appendix"
    return kind


def _know_reports(papers: Sequence[Paper]) -> None:
    """An item's first paper that is nothing else is its report, where it has two signs of one."""
    seen: set[str] = set()
    for paper in papers:
        item = paper.agenda_item
        if item is None or paper.kind == "blank":
            continue
        if paper.kind == "other" and item not in seen and asks_as_report(paper.pages):
            paper.kind = "report"
        seen.add(item)


def _find_parents(papers: Sequence[Paper]) -> None:
    """An item's first paper that is a report owns its appendices; later papers of an item are appendices by default."""
    by_item: dict[str | None, list[Paper]] = defaultdict(list)
    for paper in papers:
        if paper.kind != "blank":
            by_item[paper.agenda_item].append(paper)
    for item, filed in by_item.items():
        report: Paper | None = None
        for i, paper in enumerate(filed):
            if paper.kind == "report":
                report = paper
            elif report is not None and paper.kind in ("other", "appendix") and item is not None and i:
                paper.kind = "appendix"
                paper.parent = report
            elif report is not None and paper.kind == "appendix":
                paper.parent = report
