"""Packs of one meeting merged into one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TypeVar

import regex

from agendaparse.extractors.settle import settle_minutes
from agendaparse.grammar.text import fold
from agendaparse.merge.agendas import find_item, lead_pack, merge_agendas, merge_meetings
from agendaparse.merge.doubts import Doubts
from agendaparse.merge.likeness import fuller, same_words
from agendaparse.merge.provenance import file_names, from_file
from agendaparse.models import AgendaItem, AgendaPack, Minutes, RagTable, Report, Source, WorkPlan
from agendaparse.models.common import same_number

_MINUTES_ITEM = regex.compile(r"\b(?:minutes|cofnodion)\b", regex.IGNORECASE)

R = TypeVar("R", Minutes, Report, RagTable, WorkPlan)


def merge_packs(packs: Sequence[AgendaPack]) -> AgendaPack:
    """Put the packs of several files of one meeting together.

    The agenda and the meeting are the front sheet's, with what supplements add. Minutes, reports and tables that are
    in two files count once, the fuller copy. All evidence says which file it is from; sections and physical pages are
    those of the files. Files that contradict each other are said in diagnostics.

    Args:
        packs: At least one pack, each of a file.

    Returns:
        One pack; the very pack given where there is only one.
    """
    doubts = Doubts()
    once: list[AgendaPack] = []
    for pack, name in zip(packs, file_names(packs), strict=True):
        if any(pack.source.sha256 == known.source.sha256 for known in once):
            doubts.twice(f"{name} is the same file as another")
            continue
        once.append(from_file(pack, name))
    if len(packs) == 1:
        return packs[0]
    lead = lead_pack(once)
    others = [pack for pack in once if pack is not lead]
    agenda = merge_agendas(lead.agenda, (pack.agenda for pack in others), doubts)
    ordered = [lead, *others]
    reports = _once([_filed(one, agenda) for pack in ordered for one in pack.reports], _same_report, doubts)
    merged = AgendaPack(
        source=_source(ordered),
        meeting=merge_meetings(lead.meeting, (pack.meeting for pack in others), doubts),
        membership=next((pack.membership for pack in ordered if pack.membership), ()),
        agenda=agenda,
        minutes=_under_minutes(
            _once([one for pack in ordered for one in pack.minutes], _same_minutes, doubts), agenda, lead
        ),
        reports=tuple(sorted(reports, key=lambda report: _order(agenda, report.agenda_item))),
        rag_tables=_once(
            [_under(table, reports) for pack in ordered for table in pack.rag_tables], _same_table, doubts
        ),
        work_plans=_once([plan for pack in ordered for plan in pack.work_plans], _same_plan, doubts),
        sections=tuple(section for pack in ordered for section in pack.sections),
    )
    said = (diagnostic for pack in ordered for diagnostic in pack.diagnostics)
    return merged.model_copy(update={"diagnostics": (*doubts.diagnostics, *said)})


def _source(packs: Sequence[AgendaPack]) -> Source:
    """The leading file's source with those of all files in it; the hash is one of all their hashes."""
    whole = hashlib.sha256("".join(sorted(pack.source.sha256 for pack in packs)).encode()).hexdigest()
    counts = [pack.source.page_count for pack in packs if pack.source.page_count is not None]
    layers = {pack.source.text_layer for pack in packs}
    return packs[0].source.model_copy(
        update={
            "sha256": whole,
            "page_count": sum(counts) if counts else None,
            "text_layer": layers.pop() if len(layers) == 1 else "mixed",
            "files": tuple(pack.source for pack in packs),
        }
    )


def _once(records: Sequence[R], same: Callable[[R, R], bool], doubts: Doubts) -> tuple[R, ...]:
    """The records, those met twice only once: the fuller copy, at the place of the first."""
    kept: list[R] = []
    for record in records:
        place = next((i for i, known in enumerate(kept) if _elsewhere(known, record) and same(known, record)), None)
        if place is None:
            kept.append(record)
            continue
        known = kept[place]
        doubts.twice(f"{_name(record)} is in two files and counted once", known, record)
        if not same_words(known, record):
            doubts.disagree(f"{_name(record)} reads differently in two files; the fuller one is kept", known, record)
        first, second = (known, record) if fuller(known, record) else (record, known)
        filed = {name: getattr(second, name) for name in ("agenda_item", "pages", "report") if hasattr(second, name)}
        kept[place] = first.model_copy(update={k: v for k, v in filed.items() if v and not getattr(first, k)})
    return tuple(kept)


def _elsewhere(a: R, b: R) -> bool:
    """Whether two records come from different files: within one, likeness proves nothing."""
    return not {where.file for where in a.where} & {where.file for where in b.where}


def _same_report(a: Report, b: Report) -> bool:
    if a.reference and b.reference and fold(a.reference) != fold(b.reference):
        return False
    titled = fold(a.title or "") == fold(b.title or "") and (a.date == b.date or a.date is None or b.date is None)
    return titled and (bool(a.title) or same_words(a, b))


def _same_minutes(a: Minutes, b: Minutes) -> bool:
    if a.date is None or b.date is None:
        return same_words(a, b)
    return a.date == b.date and (not a.committee or not b.committee or fold(a.committee) == fold(b.committee))


def _same_table(a: RagTable, b: RagTable) -> bool:
    return [row.title for row in a.rows] == [row.title for row in b.rows] or same_words(a, b)


def _same_plan(a: WorkPlan, b: WorkPlan) -> bool:
    return fold(a.title or "") == fold(b.title or "") and a.as_at == b.as_at and same_words(a, b)


def _name(record: Minutes | Report | RagTable | WorkPlan) -> str:
    if isinstance(record, Minutes):
        return f"the set of minutes of {record.date or 'an unknown date'}"
    kind = {"Report": "report", "RagTable": "table", "WorkPlan": "work plan"}[type(record).__name__]
    return f"the {kind} {record.title!r}"


def _filed(report: Report, agenda: Sequence[AgendaItem]) -> Report:
    """A report under the agenda item that it names, or that bears its title where it was published alone."""
    if report.agenda_item is None:
        item = find_item(agenda, report.title)
    else:
        item = next((one for one in agenda if same_number(one.number, report.agenda_item or "")), None)
    if item is None:
        return report
    return report.model_copy(update={"agenda_item": item.number, "pages": report.pages or item.pages})


def _under_minutes(minutes: Sequence[Minutes], agenda: Sequence[AgendaItem], lead: AgendaPack) -> tuple[Minutes, ...]:
    """The only minutes under the only item about minutes, where nothing else filed them; councils inherited."""
    items = [item.number for item in agenda if item.number and _MINUTES_ITEM.search(item.title)]
    settled = settle_minutes(minutes, lead.meeting)
    if len(settled) == len(items) == 1 and settled[0].agenda_item is None:
        return (settled[0].model_copy(update={"agenda_item": items[0]}),)
    return settled


def _under(table: RagTable, reports: Sequence[Report]) -> RagTable:
    """A table under the agenda item of its report."""
    if table.agenda_item is not None or table.report is None:
        return table
    item = next((one.agenda_item for one in reports if one.title == table.report), None)
    return table.model_copy(update={"agenda_item": item})


def _order(agenda: Sequence[AgendaItem], item: str | None) -> int:
    return next((i for i, known in enumerate(agenda) if known.number and known.number == item), len(agenda))
