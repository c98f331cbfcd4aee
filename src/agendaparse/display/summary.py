"""A pack and its sections as tables for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import shorten

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from agendaparse.display.digest import WIDTH, digest_minutes
from agendaparse.display.rag import print_rag_tables, print_work_plans
from agendaparse.models import AgendaPack, Section

LINE = 160  # characters of what a report asks for
_COLOURS = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def print_summary(pack: AgendaPack, console: Console) -> None:
    """Print what a pack holds: the meeting, the agenda, the sections, and what was doubtful.

    Args:
        pack: The parsed pack.
        console: Where to print.
    """
    console.print(Panel(Group(*_head(pack)), title=Text(pack.source.name or "document"), title_align="left"))
    if pack.agenda:
        console.print(_agenda(pack))
    if pack.sections:
        console.print(sections_table(pack.sections))
    for minutes in pack.minutes:
        console.print(Text("Minutes", style="bold"))
        console.print(Text(digest_minutes(minutes, width=min(console.width, WIDTH))))
    if pack.reports:
        console.print(_reports(pack))
    if pack.rag_tables:
        console.print(Text("Status", style="bold"))
        print_rag_tables(pack.rag_tables, console)
    if pack.work_plans:
        print_work_plans(pack.work_plans, console)
    if pack.diagnostics:
        console.print(_diagnostics(pack))


def sections_table(sections: Sequence[Section]) -> Table:
    """The sections of a pack as a table.

    Args:
        sections: The sections, in order.

    Returns:
        A table for a rich console.
    """
    table = _table("Sections", ("pages", "right"), "kind", ("item", "right"), "title")
    for section in sections:
        table.add_row(
            _span(section.first_page, section.last_page),
            section.kind.replace("_", " "),
            Text(section.agenda_item or ""),
            Text(section.title or ""),
        )
    return table


def _head(pack: AgendaPack) -> Iterator[RenderableType]:
    meeting = pack.meeting
    if meeting is not None:
        yield Text(" · ".join(filter(None, (meeting.council, meeting.committee))), style="bold")
        clock = f"{meeting.time:%H:%M}" if meeting.time else None
        when = " ".join(str(part) for part in (meeting.date, clock) if part is not None)
        yield Text(" · ".join(filter(None, (when, meeting.venue, "supplement" if meeting.supplement else None))))
    else:
        yield Text("No meeting is announced in this document.", style="dim")
    source = pack.source
    pages = "" if source.page_count is None else f"{source.page_count} pages, "
    yield Text(f"{pages}text layer: {source.text_layer}, sha256 {source.sha256[:12]}…", style="dim")


def _agenda(pack: AgendaPack) -> Table:
    table = _table("Agenda", ("no.", "right"), "title", ("pages", "right"))
    for item in pack.agenda:
        title = Text(("  " * item.level) + item.title, style="strike" if item.withdrawn else "")
        if item.exempt:
            title.append(" (exempt)", style="dim")
        pages = _span(item.pages.first, item.pages.last) if item.pages else ""
        table.add_row(Text(item.number or ""), title, pages)
    return table


def _reports(pack: AgendaPack) -> Table:
    table = _table("Reports", ("item", "right"), "title", "recommended")
    for report in pack.reports:
        asked = (f"to {r.to}: {r.text}" if r.to else r.text or "" for r in report.recommendations)
        text = shorten(" / ".join(asked), LINE, placeholder=" …")
        table.add_row(Text(report.agenda_item or ""), Text(report.title or ""), Text(text))
    return table


def _diagnostics(pack: AgendaPack) -> Table:
    table = _table("Diagnostics (agendaparse explain CODE)", ("times", "right"), "code", "first message", "page")
    times = Counter((d.severity, d.code) for d in pack.diagnostics)
    order = list(_COLOURS)
    for (severity, code), count in sorted(times.items(), key=lambda pair: (order.index(pair[0][0]), pair[0][1])):
        first = next(d for d in pack.diagnostics if (d.severity, d.code) == (severity, code))
        page = next((str(where.page) for where in first.where if where.page is not None), "")
        table.add_row(str(count), Text(code, style=_COLOURS[severity]), Text(first.message), page)
    return table


def _table(title: str, *columns: str | tuple[str, str]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, header_style="dim", pad_edge=False)
    for column in columns:
        name, justify = column if isinstance(column, tuple) else (column, "left")
        table.add_column(name, justify="right" if justify == "right" else "left", no_wrap=justify == "right")
    return table


def _span(first: int | None, last: int | None) -> str:
    if first is None:
        return ""
    return str(first) if last in (None, first) else f"{first}-{last}"
