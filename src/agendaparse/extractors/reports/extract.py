"""From the paper of a report to its record."""

from __future__ import annotations

from collections.abc import Sequence

from agendaparse.document import Table
from agendaparse.extractors.context import Context
from agendaparse.extractors.reports.anatomy import Anatomy, Section
from agendaparse.extractors.reports.back import appendices_of, background_of
from agendaparse.extractors.reports.body import part_of, text_of
from agendaparse.extractors.reports.contacts import contacts_of, portfolio_holders_of
from agendaparse.extractors.reports.implications import (
    equality_of,
    goes_on,
    holds_implications,
    implications_of,
    is_equality_form,
    is_implication,
)
from agendaparse.extractors.reports.pieces import Flow, Piece, flow_of
from agendaparse.extractors.reports.recommendations import recommendations_of
from agendaparse.extractors.reports.signatures import take_signatories
from agendaparse.extractors.reports.status_tables import holds_status
from agendaparse.extractors.reports.tables import Setting, is_plain, settings_of, table_of
from agendaparse.extractors.reports.title_block import TitleBlock, is_date_line, read_title_block
from agendaparse.extractors.reports.walk import read_anatomy
from agendaparse.grammar.bodies import is_council_name
from agendaparse.grammar.labels import is_generic_title, is_release_status
from agendaparse.models.report import Part, Report
from agendaparse.models.table import Table as TableRecord
from agendaparse.split.paper import Paper


def extract_report(paper: Paper, appendices: Sequence[Paper], ctx: Context) -> Report:
    """Read an officer report.

    Args:
        paper: The report.
        appendices: The papers that belong to it; their tables are the report's too.
        ctx: For citing and for saying doubts.

    Returns:
        The report; what it does not print is empty.
    """
    flow = flow_of(paper.items)
    settings = settings_of(flow)
    signatories = take_signatories(flow, ctx)
    captions = {id(setting.caption) for setting in settings.values() if setting.caption is not None and setting.own}
    anatomy = read_anatomy([item for item in flow if id(item) not in captions])
    sections = anatomy.sections
    block = read_title_block(anatomy, paper.title, ctx, bookmarked=paper.bookmarked)
    appended, left_of_appendices = appendices_of(anatomy.labels, sections, ctx)
    background, left_of_background = background_of(anatomy.labels, sections, ctx)
    tables = _tables(flow, sections, settings, ctx)
    for appendix in appendices:
        tables.extend(tables_of(appendix, ctx))
    noted = {id(p) for made, _ in tables if made in settings for p in (settings[made].notes or [])}
    left = {id(piece) for piece in (*left_of_appendices, *left_of_background)}
    return Report(
        title=block.title,
        reference=block.reference,
        committee=block.committee,
        date=block.date,
        agenda_item=paper.agenda_item or block.agenda_item,
        author=block.author,
        status=block.status,
        classification=block.classification,
        header=block.header,
        key_decision=block.key_decision,
        also_considered_by=block.also_considered_by,
        executive_summary=_text(sections, "summary"),
        supports=(_text(sections, "supports") or "").rstrip(". ") or None,
        portfolio_holders=portfolio_holders_of(anatomy.labels, ctx),
        contact_officers=contacts_of(anatomy, ctx),
        recommendations=recommendations_of([s for s in sections if s.kind == "recommendations"], ctx),
        reason_for_recommendation=_text(sections, "reason"),
        purpose=_text(sections, "purpose") or block.purpose,
        wards=block.wards,
        content=_content(anatomy, block, left, noted, ctx),
        implications=implications_of(sections, ctx),
        equality=equality_of(flow, ctx),
        appendices=appended,
        background_papers=background,
        signatories=signatories,
        tables=tuple(record for _, record in tables),
        where=ctx.where(paper.items),
    )


def tables_of(paper: Paper, ctx: Context) -> list[tuple[int, TableRecord]]:
    """The plain tables of a paper that is no report itself, such as an appendix."""
    flow = flow_of(paper.items)
    return _tables(flow, [], settings_of(flow), ctx)


def _tables(
    flow: Flow, sections: Sequence[Section], settings: dict[int, Setting], ctx: Context
) -> list[tuple[int, TableRecord]]:
    """Tables of data that have no field of their own."""
    own: set[int] = set()
    for section in sections:
        for item in section.items:
            if isinstance(item, Table) and section.kind in (
                "recommendations",
                "appendices",
                "background_papers",
                "contacts",
            ):
                own.add(id(item))
    made: list[tuple[int, TableRecord]] = []
    form: Table | None = None
    for item in flow:
        if not isinstance(item, Table):
            form = None
            continue
        if is_equality_form(item) or goes_on(item, form):
            form = item
            continue
        form = None
        if id(item) in own or holds_implications(item) or not is_plain(item) or holds_status(item):
            continue
        record = table_of(item, settings.get(id(item)), ctx)
        if record is not None:
            made.append((id(item), record))
    return made


def _text(sections: Sequence[Section], kind: str) -> str | None:
    """The whole text under the first heading of a kind."""
    for section in sections:
        if section.kind == kind and (text := text_of(section.pieces)):
            return text
    return None


def _content(anatomy: Anatomy, block: TitleBlock, left: set[int], noted: set[int], ctx: Context) -> tuple[Part, ...]:
    """The parts of the body, and what of other sections no field of the model holds."""
    parts: list[Part] = []
    rest = [piece for piece in anatomy.loose if not _said(piece, anatomy, block)]
    if rest:
        parts.append(part_of(Section("body"), rest, ctx))
    seen: set[str] = set()
    for index, section in enumerate(anatomy.sections):
        pieces = [piece for piece in section.pieces if id(piece) not in noted]
        whole = section.kind in ("body", "purpose", "implications", "topic", "contents")
        if section.kind in ("summary", "reason") and section.kind not in seen:
            whole = section.numbered
        elif section.kind in ("summary", "reason"):
            whole = True
        if section.kind in ("implication", "body", "topic"):
            whole = not is_implication(section, anatomy.sections, index) or section.numbered
        seen.add(section.kind)
        if whole:
            if pieces or _heads(anatomy.sections, index):
                parts.append(part_of(section, pieces, ctx))
        elif section.kind in ("appendices", "background_papers"):
            kept = [piece for piece in pieces if id(piece) in left]
            if kept:
                parts.append(part_of(section, kept, ctx))
    if anatomy.footnotes:
        parts.append(part_of(Section("body"), anatomy.footnotes, ctx))
    return tuple(parts)


def _heads(sections: Sequence[Section], index: int) -> bool:
    """Whether a heading without text of its own belongs to the body: not where all under it has fields of its own."""
    section = sections[index]
    if section.words is None or section.labelled:
        return False
    if section.kind == "implications":
        under = [(i, other) for i, other in enumerate(sections) if i > index]
        for i, other in under:
            if not other.grouped:
                break
            if other.numbered or not is_implication(other, sections, i):
                return True
        return bool(section.items)
    return True


def _said(piece: Piece, anatomy: Anatomy, block: TitleBlock) -> bool:
    """Whether a loose line of the title block is held by a field: title, committee with date, classification."""
    if piece is block.title_at:
        return True
    if (
        is_date_line(piece.text)
        or is_generic_title(piece.text)
        or is_council_name(piece.text)
        or is_release_status(piece.text)
    ):
        return True
    if block.reference is not None and block.reference in piece.text and piece.words <= 4:
        return True
    text = piece.text.casefold()
    committee = (block.committee or "").casefold()
    return bool(committee) and committee in text and len(text) < len(committee) + 60
