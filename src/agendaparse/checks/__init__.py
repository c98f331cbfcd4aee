"""Cross-checks between the parts of a pack; each says its doubts as diagnostics."""

from __future__ import annotations

from agendaparse.checks.coverage import check_coverage
from agendaparse.checks.minutes import check_minutes
from agendaparse.checks.rag import check_rag_tables
from agendaparse.extractors.context import Context
from agendaparse.models import AgendaPack
from agendaparse.split import Split

__all__ = ["check_pack"]


def check_pack(pack: AgendaPack, cut: Split, ctx: Context) -> None:
    """Run every check over a pack; doubts go to `ctx`.

    Args:
        pack: The pack as extracted.
        cut: The papers it was extracted from.
        ctx: Collects the diagnostics.
    """
    check_coverage(pack, cut.papers, ctx)
    ctx.diagnostics.extend(check_minutes(pack.minutes))
    check_rag_tables(pack, ctx)
