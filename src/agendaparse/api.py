"""`parse`: the whole way from a file to an `AgendaPack`, one room after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from agendaparse import models
from agendaparse.checks import check_pack
from agendaparse.document import Document, Note
from agendaparse.extractors import (
    extract_agenda,
    extract_meeting,
    extract_membership,
    extract_minutes,
    extract_rag_tables,
    extract_report,
    extract_work_plans,
)
from agendaparse.extractors.context import Context
from agendaparse.layout import lay_out
from agendaparse.readers import Engine, SourceLike, read
from agendaparse.split import Paper, front_paper, split

T = TypeVar("T")
Progress = Callable[[int, int], None]


def parse(
    source: SourceLike,
    *,
    password: str | None = None,
    engine: Engine = "auto",
    pages: range | None = None,
    progress: Progress | None = None,
) -> models.AgendaPack:
    """Parse an agenda pack, or any part of one.

    Args:
        source: A path, bytes, or a file open in binary mode.
        password: What opens an encrypted document.
        engine: "auto" (the fast engine), "pdfium" or "pdfplumber" (slow, a second opinion).
        pages: Physical pages wanted, from 1, such as `range(1, 41)`; all when None.
        progress: Called after each page read with the number of pages done and the number wanted.

    Returns:
        The pack: what was found, where it was found, and every doubt in `diagnostics`.

    Raises:
        SourceError: The file cannot be found or read.
        NotAPdfError: It is empty or of another kind.
        EncryptedError: It is locked, and no password or a wrong one was given.
        DamagedError: Not one page of it can be read.
        UsageError: The engine is unknown, or none of the pages wanted exists.
    """
    return assemble(read(source, password=password, engine=engine, pages=pages, progress=progress))


def assemble(document: Document) -> models.AgendaPack:
    """Make the pack of a document that has been read."""
    laid = lay_out(document)
    labels = {page.number: page.printed for page in laid.pages if page.printed is not None}
    ctx = Context(labels, document.properties)
    front = front_paper(laid)
    agenda = _guarded(ctx, (), extract_agenda, [front] if front else [], ctx)
    cut = split(laid, {i.number: (i.pages.first, i.pages.last) for i in agenda if i.number and i.pages})
    papers = cut.papers
    minutes = _each(ctx, extract_minutes, [p for p in papers if p.kind == "minutes"])
    rag_tables = _guarded(ctx, (), extract_rag_tables, papers, ctx)
    reports = _reports(ctx, papers)
    pack = models.AgendaPack(
        source=_source(document),
        meeting=_guarded(ctx, None, extract_meeting, papers, ctx),
        membership=_guarded(ctx, (), extract_membership, papers, ctx),
        agenda=agenda,
        minutes=tuple(minutes),
        reports=tuple(reports),
        rag_tables=rag_tables,
        work_plans=_guarded(ctx, (), extract_work_plans, papers, ctx),
        sections=tuple(_section(paper, ctx) for paper in papers),
    )
    _guarded(ctx, None, check_pack, pack, cut, ctx)
    noted = (_diagnostic(note, ctx) for note in (*laid.notes, *cut.notes))
    return pack.model_copy(update={"diagnostics": (*noted, *ctx.diagnostics)})


def _guarded(ctx: Context, default: T, extract: Callable[..., T], *args: object) -> T:
    """What an extractor finds; if it fails the rest of the pack is kept, and the failure said."""
    try:
        return extract(*args)
    except Exception as error:
        place = error.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        line = f"{place.tb_frame.f_code.co_name}:{place.tb_lineno}" if place else "?"
        ctx.note("extractor-failed", f"{extract.__name__} failed at {line}: {type(error).__name__}: {error}")
        return default


def _each(ctx: Context, extract: Callable[[Paper, Context], T], papers: Sequence[Paper]) -> list[T]:
    found = (_guarded(ctx, None, extract, paper, ctx) for paper in papers)
    return [one for one in found if one is not None]


def _reports(ctx: Context, papers: Sequence[Paper]) -> list[models.Report]:
    reports: list[models.Report] = []
    for paper in papers:
        if paper.kind == "report":
            appendices = [other for other in papers if other.parent is paper]
            report = _guarded(ctx, None, extract_report, paper, appendices, ctx)
            if report is not None:
                reports.append(report)
                if not paper.bookmarked:
                    paper.title = report.title or paper.title
    return reports


def _source(document: Document) -> models.Source:
    return models.Source(
        name=document.name or None,
        sha256=document.sha256,
        media_type=document.media_type,
        page_count=document.page_count or None,
        title=document.properties.get("Title") or None,
        producer=document.properties.get("Producer") or None,
        text_layer=document.text_layer,
        language=document.language.split("-")[0].lower() if document.language else None,
    )


def _section(paper: Paper, ctx: Context) -> models.Section:
    return models.Section(
        kind=paper.kind,
        title=paper.title,
        agenda_item=paper.agenda_item,
        first_page=paper.first_page,
        last_page=paper.last_page,
        where=tuple(
            models.Where(page=page.number, label=ctx.labels.get(page.number), bbox=(0.0, 0.0, page.width, page.height))
            for page in paper.pages
        ),
    )


def _diagnostic(note: Note, ctx: Context) -> models.Diagnostic:
    where = ()
    if note.page is not None:
        label = ctx.labels.get(note.page)
        where = (models.Where(page=note.page, label=label, bbox=tuple(note.box) if note.box else None),)
    return models.Diagnostic(code=note.code, message=note.message, where=where)
