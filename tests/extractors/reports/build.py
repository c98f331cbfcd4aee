"""Papers written by hand, without geometry, as the readers of text conversions give them."""

from __future__ import annotations

from agendaparse.document import Block, Cell, Item, LaidPage, Table
from agendaparse.extractors.context import Context
from agendaparse.extractors.reports import extract_report
from agendaparse.grammar.numbering import parse_label
from agendaparse.models.report import Report
from agendaparse.split.paper import Paper


def heading(text: str, level: int = 1) -> Block:
    label = parse_label(text)
    raw, rest = (label.raw.strip(), text[label.end :]) if label else (None, text)
    return Block("heading", rest, label=raw, level=level)


def para(text: str, *links: str) -> Block:
    label = parse_label(text)
    if label is None:
        return Block("paragraph", text, links=links)
    return Block("list_item", text[label.end :], label=label.raw.strip(), level=1, links=links)


def table(*rows: list[str], header: bool = False, ruled: bool = True) -> Table:
    cells = [
        Cell(r, c, [para(text)] if text else [], header=header and r == 0)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    return Table(cells, "source", ruled)


def items(text: str) -> list[Item]:
    """Lines to blocks: "# " opens a heading, "| " a row of a table."""
    made: list[Item] = []
    rows: list[list[str]] = []
    for line in [*text.strip().splitlines(), ""]:
        line = line.strip()
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            made.append(table(*rows))
            rows = []
        if line.startswith("#"):
            depth = len(line) - len(line.lstrip("#"))
            made.append(heading(line.lstrip("# "), depth))
        elif line:
            made.append(para(line))
    return made


def report(text: str, *, item: str | None = None, title: str | None = None) -> Report:
    return report_of(items(text), item=item, title=title)


def report_of(found: list[Item], *, item: str | None = None, title: str | None = None) -> Report:
    paper = Paper("report", title, item, [LaidPage(1, 0.0, 0.0, found)], found)
    return extract_report(paper, [], Context())
