"""Rated tables against the totals printed for them."""

from __future__ import annotations

from collections import Counter

from agendaparse.extractors.context import Context
from agendaparse.models import AgendaPack, Diagnostic, RagTable

STATUSES = ("red", "amber", "green", "blue", "grey", "complete", "not_started", "missing")
DIRECTIONS = ("improving", "stable", "worsening")


def check_rag_tables(pack: AgendaPack, ctx: Context) -> None:
    """Note `rag-summary-mismatch` where the printed totals of a table are not the counts of its rows.

    Args:
        pack: The pack as extracted.
        ctx: Collects the diagnostics.
    """
    for table in pack.rag_tables:
        wrong = mismatches(table)
        if wrong:
            said = "; ".join(f"{name}: {printed} printed, {counted} counted" for name, printed, counted in wrong)
            message = f"The printed totals of {table.title or 'a table'!r} differ from its rows: {said}"
            ctx.diagnostics.append(Diagnostic(code="rag-summary-mismatch", message=message, where=table.where))


def mismatches(table: RagTable) -> list[tuple[str, int, int]]:
    """Compare the printed totals of a table with its rows.

    A row whose status is not printed agrees with a total of missing ones.

    Args:
        table: The table; one without printed totals agrees with anything.

    Returns:
        Name, printed number and counted number of each total that differs.
    """
    statuses = Counter(row.status for row in table.rows)
    directions = Counter(row.direction for row in table.rows)
    wrong: list[tuple[str, int, int]] = []
    for name, printed in (table.summary or {}).items():
        if name in STATUSES:
            counted = statuses[name]  # type: ignore[index]
        elif name in DIRECTIONS:
            counted = directions[name]  # type: ignore[index]
        else:
            continue
        if name == "missing" and printed == counted + statuses[None]:
            continue
        if printed != counted:
            wrong.append((name, printed, counted))
    return wrong
