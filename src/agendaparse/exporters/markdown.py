"""Markdown of a report that a person can read from start to end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from agendaparse.models.common import Contact
from agendaparse.models.report import Part, Recommendation, Report, ReportParagraph
from agendaparse.models.table import Table

_SPECIAL = regex.compile(r"([\\`*_\[\]<>])")
_AT_START = regex.compile(r"^(?:(#{1,6}|[-+])(?=\s)|(\d+)([.)])(?=\s))")
_OWN_HEADINGS = 3
"""Depth of the report's own headings: below its title and the section they stand in."""


def report_to_markdown(report: Report) -> str:
    """Write a report as Markdown: title, title block, what is asked and why, the body, and its back matter.

    Args:
        report: The report.

    Returns:
        The text, ending in a line break. What the report does not have is left out; a text that two fields of the
        model hold (numbered implications, reasons and purpose stand in the body too) is printed once, in the body.
    """
    held = {_plain(part.heading) for part in report.content if part.heading and part.paragraphs}
    blocks: list[str] = [f"# {_inline(report.title or 'Untitled report')}"]
    blocks.extend(_title_block(report))
    blocks.extend(_section("Executive summary", report.executive_summary, unless="summary" in _kinds(held)))
    blocks.extend(_recommendations(report.recommendations))
    blocks.extend(
        _section("Reason for recommendation", report.reason_for_recommendation, unless="reason" in _kinds(held))
    )
    for part in report.content:
        blocks.extend(_part(part))
    rest = [entry for entry in report.implications if _plain(entry.kind) not in held]
    if rest:
        blocks.append("## Implications")
        for entry in rest:
            blocks.append(f"### {_inline(entry.kind)}")
            if entry.text:
                blocks.append(_text(entry.text))
    blocks.extend(_equality(report))
    for table in report.tables:
        blocks.extend(_table(table))
    blocks.extend(_listed("Appendices", map(_inline, report.appendices)))
    papers = (
        f"[{_inline(p.title)}]({_address(p.url)})" if p.url else _inline(p.title) for p in report.background_papers
    )
    blocks.extend(_listed("Background papers", papers))
    blocks.extend(_listed("Contact officers", (_contact(contact) for contact in report.contact_officers)))
    for signatory in report.signatories:
        name = f"**{_inline(signatory.name)}**" if signatory.name else ""
        blocks.append("  \n".join(text for text in (name, _inline(signatory.role or "")) if text))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _title_block(report: Report) -> Iterator[str]:
    """Every printed label; else what is known without one."""
    pairs = list(report.header.items())
    said = {_plain(value) for _, value in pairs}
    known: Sequence[tuple[str, str | None]] = (
        ("Meeting", ", ".join(t for t in (report.committee, report.date.isoformat() if report.date else None) if t)),
        ("Agenda item", report.agenda_item),
        ("Reference", report.reference),
        ("Report of", report.author),
        ("Status", report.status),
        ("Classification", report.classification),
        ("Supports", report.supports),
        ("Portfolio holder", ", ".join(f"{p.office or ''} {p.name}".strip() for p in report.portfolio_holders)),
    )
    pairs += [(label, value) for label, value in known if value and _plain(value) not in said]
    if pairs:
        yield "\n".join(
            ["| | |", "| --- | --- |", *(f"| **{_cell(label)}** | {_cell(value)} |" for label, value in pairs)]
        )


def _section(heading: str, text: str | None, *, unless: bool) -> Iterator[str]:
    if text and not unless:
        yield f"## {heading}"
        yield _text(text)


def _recommendations(found: Sequence[Recommendation]) -> Iterator[str]:
    if not found:
        return
    yield "## Recommendations" if len(found) > 1 else "## Recommendation"
    for entry in found:
        if entry.to:
            yield f"To {_inline(entry.to)}:"
        spoken = " ".join(f"{clause.label} {clause.text}" for clause in entry.clauses)
        if entry.clauses and _plain(spoken) == _plain(entry.text):
            yield "\n".join(f"- ({_inline(clause.label)}) {_inline(clause.text)}" for clause in entry.clauses)
        else:
            yield _text(entry.text)


def _part(part: Part) -> Iterator[str]:
    if part.heading or part.number:
        title = " ".join(text for text in (part.number, part.heading) if text)
        yield f"{'#' * min(part.level + 1, 6)} {_inline(title)}"
    for paragraph in part.paragraphs:
        yield _paragraph(paragraph)


def _paragraph(paragraph: ReportParagraph) -> str:
    text = _text(paragraph.text) if paragraph.text else ""
    if paragraph.number is not None:
        text = f"**{_inline(paragraph.number)}** {_inline(paragraph.text)}".rstrip()
    bullets = "\n".join(f"- {_inline(bullet)}" for bullet in paragraph.bullets)
    return "\n\n".join(piece for piece in (text, bullets) if piece)


def _equality(report: Report) -> Iterator[str]:
    if report.equality:
        rows = [(entry.question, entry.answer or "", entry.explanation or "") for entry in report.equality]
        yield "## Equality assessment"
        yield _grid(("Question", "Answer", "Explanation"), rows)


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"**{_inline(table.title)}**"
    width = max([len(table.columns), *map(len, table.rows)], default=0)
    if width:
        yield _grid(table.columns or ("",) * width, table.rows)
    if table.notes:
        yield f"*{_inline(table.notes)}*"


def _grid(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(map(_cell, columns))} |", f"|{' --- |' * len(columns)}"]
    for row in rows:
        filled = [*row, *[""] * (len(columns) - len(row))]
        lines.append(f"| {' | '.join(map(_cell, filled))} |")
    return "\n".join(lines)


def _listed(heading: str, entries: Iterable[str]) -> Iterator[str]:
    lines = [f"- {entry}" for entry in entries if entry]
    if lines:
        yield f"## {heading}"
        yield "\n".join(lines)


def _contact(contact: Contact) -> str:
    email = f"<{contact.email}>" if contact.email else None
    texts = [_inline(text) for text in (contact.name, contact.role, contact.telephone) if text]
    return ", ".join([*texts, *([email] if email else [])])


def _kinds(held: set[str]) -> set[str]:
    """Which of summary and reason stand in the body too."""
    kinds = {"summary" for heading in held if "summary" in heading}
    return kinds | {"reason" for heading in held if heading.startswith(("reason", "rationale", "justification"))}


def _text(text: str) -> str:
    """A paragraph; what would be a list or heading at its start is escaped."""
    escaped = _inline(text)
    return _AT_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", escaped)


def _inline(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _cell(text: str) -> str:
    return _inline(text).replace("|", "\\|")


def _address(url: str) -> str:
    return url.replace(" ", "%20").replace("(", "%28").replace(")", "%29")


def _plain(text: str) -> str:
    """Letters and figures only, so that labels' brackets and stops do not matter."""
    return "".join(c for c in text.casefold() if c.isalnum())
