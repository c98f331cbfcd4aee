"""Which agenda item each paper is filed under, where no stamp on it says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from agendaparse.grammar.references import find_reference
from agendaparse.grammar.text import fold
from agendaparse.split.closings import stands_for_a_paper
from agendaparse.split.paging import Paging
from agendaparse.split.paper import Paper, opening_texts

HEAD_TEXTS = 16  # blocks at a paper's head among which its title stands
SHORT_TITLE = 10  # letters of a title ("Minutes", "Finance") that other papers' headings hold too


def file_papers(
    papers: Sequence[Paper], paging: Paging, ranges: Mapping[str, tuple[int, int]], titles: Mapping[str, str]
) -> None:
    """File papers under the items of the agenda: by the pages it announces, by its titles, by the paper before.

    Where nothing but its own words tells of a paper, only what hangs on another belongs with the one before.

    Args:
        papers: In physical order; the first is the agenda's own, or the only one.
        paging: Printed pages against physical ones.
        ranges: Printed page range of each item.
        titles: Title of each item.
    """
    told = paging.shift is not None or any(page.stamped_item for paper in papers for page in paper.pages)
    known = {fold(title): item for item, title in titles.items()}
    cases = {case: item for item, title in titles.items() if (case := find_reference(title))}
    last: str | None = None
    kind: str | None = None
    for place, paper in enumerate(papers):
        if paper.kind == "blank":
            continue
        if paper.agenda_item is None and place:
            after = paper.kind == "other" and kind in ("report", "appendix") and not stands_for_a_paper(paper.pages[0])
            hangs = told or paper.bookmarked or after or paper.kind == "appendix"
            found = _announced(paper, paging, ranges) or _titled(paper, known, cases)
            paper.agenda_item = found or (last if hangs else None)
        last, kind = paper.agenda_item, paper.kind


def _announced(paper: Paper, paging: Paging, ranges: Mapping[str, tuple[int, int]]) -> str | None:
    for item, (low, high) in ranges.items():
        first, last = paging.physical(low), paging.physical(high)
        if first is not None and first <= paper.first_page <= (last or first):
            return item
    return None


def _titled(paper: Paper, known: Mapping[str, str], cases: Mapping[str, str]) -> str | None:
    """The item whose title or case a paper bears: as a line at its head, or as the beginning of its heading.

    Minutes have items of their own, which bear the titles that every agenda has.
    """
    if paper.kind == "minutes":
        return None
    heads = list(_heads(paper))
    for text in map(fold, heads):
        if text in known and (len(text) > SHORT_TITLE or text == fold(paper.title or "")):
            return known[text]
    if paper.kind == "appendix":
        return None
    named = {cases[case] for text in heads if cases and (case := find_reference(text)) and case in cases}
    if len(named) == 1:
        return named.pop()
    own = f" {fold(paper.title or '')} "
    begun = [item for title, item in known.items() if len(title) > 4 and own.startswith(f" {title} ")]
    held = [item for title, item in known.items() if len(title) > 6 and f" {title} " in own]
    found = begun or (held if paper.kind == "other" else [])
    return found[0] if len(found) == 1 else None


def _heads(paper: Paper) -> Iterator[str]:
    """The lines at a paper's head, and what stands behind a label in them."""
    yield paper.title or ""
    page = next((page for page in paper.pages if page.items), paper.pages[0])
    for text in opening_texts(page)[:HEAD_TEXTS]:
        yield text
        yield text.partition(":")[2]
