"""Tables of red, amber and green: found by what they hold, read so that each status can be trusted."""

from __future__ import annotations

from collections.abc import Sequence

from agendaparse.extractors.context import Context
from agendaparse.extractors.rag.build import build_table
from agendaparse.extractors.rag.find import is_rag_table
from agendaparse.extractors.rag.legend import read_legend
from agendaparse.extractors.rag.summaries import Totals, find_summary, free_totals
from agendaparse.extractors.rag.tables import Findings, find_tables
from agendaparse.models.rag import RagTable
from agendaparse.split.paper import Paper

__all__ = ["extract_rag_tables", "is_rag_table"]

NOT_READ = frozenset({"front_sheet", "minutes", "blank"})
"""Papers that report no performance: an action list in minutes belongs to the minutes."""


def extract_rag_tables(papers: Sequence[Paper], ctx: Context) -> tuple[RagTable, ...]:
    """Read every table that reports red, amber and green status, in document order.

    Args:
        papers: All papers of the document.
        ctx: For evidence and doubts.
    """
    found = [(paper, findings) for paper in papers if paper.kind not in NOT_READ for findings in (find_tables(paper),)]
    if not any(findings.tables for _, findings in found):
        return ()
    legend = read_legend(papers)
    totals = _pair_totals(found)
    tables: list[RagTable] = []
    for paper, findings in found:
        report = paper.title if paper.kind == "report" else paper.parent.title if paper.parent else None
        for table in findings.tables:
            counted = totals.get(id(table))
            summary = counted.summary(legend.arrows) if counted else None
            tables.append(build_table(table, summary, legend, paper.agenda_item, report, ctx))
    return tuple(table for table in tables if table.rows)


def _pair_totals(found: Sequence[tuple[Paper, Findings]]) -> dict[int, Totals]:
    """The totals that count each table (by identity): near it, else the only ones of the paper or report."""
    pairs: dict[int, Totals] = {}
    for paper, findings in found:
        for i, table in enumerate(findings.tables):
            before = findings.tables[i - 1].last if i else -1
            after = findings.tables[i + 1].order if i + 1 < len(findings.tables) else len(paper.items)
            near = find_summary(table.title, table.heading, (table.order, table.last), findings.totals, (before, after))
            if near is not None:
                near.used = True
                pairs[id(table)] = near
    families = [[findings] for _, findings in found]
    families += [
        [findings, *(other for paper, other in found if paper.parent is head)]
        for head, findings in found
        if head.kind == "report"
    ]
    for family in families:
        tables = [table for findings in family for table in findings.tables]
        free = [totals for findings in family for totals in free_totals(findings.totals)]
        if len(tables) == len(free) == 1 and id(tables[0]) not in pairs:
            free[0].used = True
            pairs[id(tables[0])] = free[0]
        told = [totals for findings in family for totals in findings.told if not totals.used]
        for totals in told:  # a sentence speaks of the only table with as many rows
            counted = [table for table in tables if table.height == totals.told]
            rivals = [other for other in told if other.told == totals.told]
            if len(counted) == len(rivals) == 1 and id(counted[0]) not in pairs:
                totals.used = True
                pairs[id(counted[0])] = totals
    return pairs
