"""`parse`: the whole way from a file to an `AgendaPack`, one room after the other."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar, cast

from agendaparse import models
from agendaparse.checks import check_pack
from agendaparse.document import Box, Document, LaidDocument, Note
from agendaparse.errors import UsageError
from agendaparse.extractors import (
    extract_agenda,
    extract_meeting,
    extract_membership,
    extract_minutes,
    extract_rag_tables,
    extract_report,
    extract_work_plans,
)
from agendaparse.extractors.agenda import full_numbers
from agendaparse.extractors.context import Context
from agendaparse.extractors.settle import file_minutes, settle_meeting, settle_minutes, settle_tables
from agendaparse.layout import lay_out
from agendaparse.merge import merge_packs
from agendaparse.models.common import number_key
from agendaparse.readers import Engine, Form, Ocr, SourceLike, read
from agendaparse.split import Paper, cut_openings, first_announced, front_paper, split

T = TypeVar("T")
Progress = Callable[[int, int], None]


def parse(
    source: SourceLike | Sequence[SourceLike],
    *,
    password: str | None = None,
    engine: Engine = "auto",
    ocr: Ocr = "auto",
    pages: range | None = None,
    progress: Progress | None = None,
    form: Form | None = None,
) -> models.AgendaPack:
    """Parse an agenda pack, or any part of one.

    Args:
        source: A path, bytes, or a file open in binary mode; a list of them for a pack that was published as several
            files, which are parsed one by one and merged.
        password: What opens an encrypted document.
        engine: "auto" (the fast engine), "pdfium" or "pdfplumber" (slow, a second opinion).
        ocr: Whether pages that are pictures are read by OCR: "auto" (where it is installed), True (it must be) or
            False. Pages with text never pay for it.
        pages: Physical pages wanted, from 1, such as `range(1, 41)`; all when None.
        progress: Called after each page read with the number of pages done and the number wanted.
        form: "pdf", "markdown", "html", "text", "hocr" or "alto", where the content would be taken for another.

    Returns:
        The pack: what was found, where it was found, and every doubt in `diagnostics`.

    Raises:
        SourceError: The file cannot be found or read.
        NotAPdfError: It is empty or of a kind that is not read.
        EncryptedError: It is locked, and no password or a wrong one was given.
        DamagedError: Not one page of it can be read.
        UsageError: The engine or form is unknown, none of the pages wanted exists, OCR is demanded and not installed,
            or the list is empty.
    """
    if isinstance(source, list | tuple):
        if not source:
            raise UsageError("There is no file to parse.", remedy="Give at least one.")
        packs = (
            parse(one, password=password, engine=engine, ocr=ocr, pages=pages, progress=progress, form=form)
            for one in source
        )
        return merge_packs(list(packs))
    with _collector_paused():
        one = cast("SourceLike", source)
        # Not named: the document is freed before the collector wakes, and is not walked by it.
        return assemble(read(one, password=password, engine=engine, ocr=ocr, pages=pages, progress=progress, form=form))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Hold the cycle collector while thousands of small, acyclic objects are made: it would walk them again and again.

    Nothing is kept longer for it: what a page no longer needs is freed by reference count as ever.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def assemble(document: Document) -> models.AgendaPack:
    """Make the pack of a document that has been read."""
    laid = lay_out(document)
    cut_openings(laid)
    labels = {page.number: page.printed for page in laid.pages if page.printed is not None}
    ctx = Context(labels, document.properties, paged=laid.paged, measured=document.measured)
    filed = _agenda(laid, ctx)
    agenda = tuple(item for _, item in filed)
    titles = {number: item.title for number, item in filed if number and item.title}
    agenda_end = max((place.page or 0 for item in agenda for place in item.where), default=0)
    cut = split(laid, _announced(filed), titles, agenda_end)
    papers = cut.papers
    file_minutes(papers, filed)
    meeting = settle_meeting(_guarded(ctx, extract_meeting, papers, ctx))
    minutes = _each(ctx, extract_minutes, [paper for paper in papers if paper.kind == "minutes"])
    reports = _reports(ctx, papers, filed)
    pack = models.AgendaPack(
        source=_source(document),
        meeting=meeting,
        membership=_several(ctx, extract_membership, papers),
        agenda=agenda,
        minutes=settle_minutes(minutes, meeting),
        rag_tables=settle_tables(_several(ctx, extract_rag_tables, papers), reports),
        reports=reports,
        work_plans=_several(ctx, extract_work_plans, papers),
        sections=tuple(_section(paper, ctx) for paper in papers),
    )
    _guarded(ctx, check_pack, pack, cut, ctx)
    noted = (_diagnostic(note, ctx) for note in (*document.notes, *laid.notes, *cut.notes))
    return pack.model_copy(update={"diagnostics": (*noted, *ctx.diagnostics)})


def _agenda(laid: LaidDocument, ctx: Context) -> list[tuple[str | None, models.AgendaItem]]:
    """The agenda's items, each with the number that papers are filed by.

    They are read again where the papers that they announce begin on what was taken for a page of the agenda.
    """
    front = front_paper(laid)
    said = len(ctx.diagnostics)
    filed = _filed(ctx, front)
    first = first_announced(laid, _announced(filed)) if laid.paged else None
    if front is not None and first is not None and first <= front.last_page:
        del ctx.diagnostics[said:]
        filed = _filed(ctx, front_paper(laid, first))
    return filed


def _filed(ctx: Context, front: Paper | None) -> list[tuple[str | None, models.AgendaItem]]:
    agenda = _several(ctx, extract_agenda, [front] if front else [])
    return list(zip(full_numbers(agenda), agenda, strict=True))


def _announced(filed: Sequence[tuple[str | None, models.AgendaItem]]) -> dict[str, tuple[int, int]]:
    """Printed page range of each numbered item."""
    return {number: (item.pages.first, item.pages.last) for number, item in filed if number and item.pages}


def _guarded(ctx: Context, extract: Callable[..., T | None], *args: object) -> T | None:
    """What an extractor finds; if it fails the rest of the pack is kept, and the failure said."""
    try:
        return extract(*args)
    except Exception as error:
        place = error.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        line = f"{place.tb_frame.f_code.co_name}:{place.tb_lineno}" if place else "?"
        ctx.note("extractor-failed", f"{extract.__name__} failed at {line}: {type(error).__name__}: {error}")
        return None


def _several(
    ctx: Context, extract: Callable[[Sequence[Paper], Context], tuple[T, ...]], papers: Sequence[Paper]
) -> tuple[T, ...]:
    return _guarded(ctx, extract, papers, ctx) or ()


def _each(ctx: Context, extract: Callable[[Paper, Context], T | None], papers: Sequence[Paper]) -> tuple[T, ...]:
    found = (_guarded(ctx, extract, paper, ctx) for paper in papers)
    return tuple(one for one in found if one is not None)


def _reports(
    ctx: Context, papers: Sequence[Paper], filed: Sequence[tuple[str | None, models.AgendaItem]]
) -> tuple[models.Report, ...]:
    pages = {number_key(number): item.pages for number, item in filed if number}
    reports: list[models.Report] = []
    for paper in papers:
        if paper.kind == "report":
            appendices = [other for other in papers if other.parent is paper]
            report = _guarded(ctx, extract_report, paper, appendices, ctx)
            if report is not None:
                reports.append(report.model_copy(update={"pages": pages.get(number_key(report.agenda_item or ""))}))
                if not paper.bookmarked:
                    paper.title = report.title or paper.title
    return tuple(reports)


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
        first_page=paper.first_page if ctx.paged else None,
        last_page=paper.last_page if ctx.paged else None,
        where=tuple(
            dict.fromkeys(
                ctx.place(page.number, Box(0.0, 0.0, page.width, page.height) if page.width else None)
                for page in paper.pages
            )
        ),
    )


def _diagnostic(note: Note, ctx: Context) -> models.Diagnostic:
    where: tuple[models.Where, ...] = ()
    if note.page is not None:
        where = (ctx.place(note.page, note.box),)
    return models.Diagnostic(code=note.code, message=note.message, where=where)
