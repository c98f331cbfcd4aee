"""Tables of red, amber and green: found by what they hold, read so that each status can be trusted."""

from __future__ import annotations

from collections.abc import Sequence

from agendaparse.extractors.context import Context
from agendaparse.extractors.rag.build import build_table
from agendaparse.extractors.rag.directions import arrow_key
from agendaparse.extractors.rag.find import is_rag_table
from agendaparse.extractors.rag.summaries import find_summary
from agendaparse.extractors.rag.tables import FoundTable, find_tables
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
    key = arrow_key(papers)
    tables: list[RagTable] = []
    for paper, findings in found:
        report = paper.title if paper.kind == "report" else paper.parent.title if paper.parent else None
        for i, table in enumerate(findings.tables):
            before = findings.tables[i - 1].last if i else -1
            after = findings.tables[i + 1].order if i + 1 < len(findings.tables) else len(paper.items)
            totals = find_summary(
                table.title, table.heading, (table.order, table.last), findings.totals, (before, after)
            )
            if totals is not None:
                totals.used = True
            summary = totals.summary(key) if totals else None
            tables.append(build_table(table, summary, key, paper.agenda_item, report, ctx))
    return tuple(table for table in tables if table.rows)
