"""A pack and its sections as tables for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from agendaparse.models import AgendaPack, Section

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
    found = _found(pack)
    if found:
        console.print(Text("Found: " + ", ".join(found)))
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
        when = " ".join(str(part) for part in (meeting.date, meeting.time) if part is not None)
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


def _found(pack: AgendaPack) -> list[str]:
    """What else the pack holds, in words."""
    resolutions = sum(len(item.resolutions) for minutes in pack.minutes for item in minutes.items)
    counts = {
        "member": len(pack.membership),
        "set of minutes": len(pack.minutes),
        "resolution": resolutions,
        "report": len(pack.reports),
        "RAG table": len(pack.rag_tables),
        "work plan": len(pack.work_plans),
    }
    plurals = {"set of minutes": "sets of minutes"}
    return [
        f"{count} {what if count == 1 else plurals.get(what, what + 's')}" for what, count in counts.items() if count
    ]


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
