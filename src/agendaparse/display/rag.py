"""Rated tables and work plans in the terminal, in the colours they report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from agendaparse.models import RagTable, WorkPlan

STYLES: dict[str | None, str] = {
    "red": "bold white on red3",
    "amber": "black on orange1",
    "green": "black on green3",
    "blue": "white on blue3",
    "grey": "black on grey70",
    "complete": "white on blue3",
    "not_started": "black on grey84",
    "missing": "magenta",
    None: "dim",
}
"""Style of each status; None is a status that was not found."""

ARROWS = {"improving": "▲", "stable": "►", "worsening": "▼", None: ""}
"""Sign of each direction."""

BAR = 40  # characters of the longest bar
TITLE = 70  # characters of a row's title


def print_rag_tables(tables: Sequence[RagTable], console: Console, *, rows: bool = False) -> None:
    """Print how each table is rated.

    Args:
        tables: The tables.
        console: Where to print; without colour the status is a word and the bars are letters.
        rows: Whether to print every row too.
    """
    if not tables:
        console.print(Text("No table of red, amber and green status.", style="dim"))
        return
    longest = max(len(table.rows) for table in tables)
    for table in tables:
        console.print(Text(table.title or "untitled", style="bold"), counts_line(table))
        console.print(status_bar(table, longest))
        if rows:
            console.print(rows_table(table))


def counts_line(table: RagTable) -> Text:
    """The number of rows of each status: "48 rows: 43 green, 4 amber, 1 red"."""
    line = Text(f"{len(table.rows)} rows: ")
    for place, (status, count) in enumerate(sorted(table.counts().items(), key=lambda pair: _order(pair[0]))):
        line.append(", " if place else "")
        line.append(f"{count} ")
        line.append(_word(status), style=STYLES[status])
    return line


def status_bar(table: RagTable, longest: int | None = None) -> Text:
    """A bar with a stretch for each status.

    Args:
        table: The table.
        longest: Rows of the longest table beside it, to which the bar is scaled.
    """
    bar = Text()
    scale = BAR / max(longest or len(table.rows), 1)
    for status, count in sorted(table.counts().items(), key=lambda pair: _order(pair[0])):
        bar.append(_word(status)[0].upper() * max(1, round(count * scale)), style=STYLES[status])
    return bar


def rows_table(table: RagTable) -> Table:
    """The rows of a table: reference, title, status, direction, due date and lead."""
    shown = Table(box=None, header_style="dim", pad_edge=False)
    for name in ("ref", "title", "status", "", "due", "lead"):
        shown.add_column(name, no_wrap=name in ("ref", "status", ""))
    group: str | None = None
    for row in table.rows:
        if row.group != group and row.group is not None:
            shown.add_row("", Text(_cut(row.group), style="bold"), "", "", "", "")
        group = row.group
        shown.add_row(
            Text(row.ref or ""),
            Text(_cut(row.title or "")),
            Text(row.status_raw or _word(row.status), style=STYLES[row.status]),
            ARROWS[row.direction],
            Text(row.due or ""),
            Text(_cut(row.lead or "", 30)),
        )
    return shown


def print_work_plans(plans: Iterable[WorkPlan], console: Console) -> None:
    """Print what is planned for each meeting."""
    for plan in plans:
        note = f" (as at {plan.as_at})" if plan.as_at else ""
        console.print(Text(f"{plan.title or 'Work plan'}{note}", style="bold"))
        for entry in plan.entries:
            console.print(Text(f"  {entry.date or entry.date_raw or 'no date'}", style="cyan"))
            for item in entry.items:
                console.print(Text(f"    {item}"))


def _order(status: str | None) -> int:
    return list(STYLES).index(status)


def _word(status: str | None) -> str:
    return "not found" if status is None else status.replace("_", " ")


def _cut(text: str, width: int = TITLE) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
