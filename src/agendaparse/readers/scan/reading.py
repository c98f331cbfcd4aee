"""Pages of a PDF read from their pictures, side by side."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import pypdfium2.raw as c

from agendaparse.document import Box, Note, Page
from agendaparse.readers.scan.engine import EngineError, OcrEngine
from agendaparse.readers.scan.need import own_text, reads_better
from agendaparse.readers.scan.page import ReadPage, read_page
from agendaparse.readers.scan.picture import render
from agendaparse.readers.scan.tesseract import find_tesseract

__all__ = ["read_scans"]


def read_scans(
    document: c.FPDF_DOCUMENT, pages: Sequence[Page], engine: OcrEngine | None = None, *, anew: bool = False
) -> Iterator[Note]:
    """Give pages the words and lines of their pictures.

    The engine runs as processes of its own, so threads are enough to keep all processors at work; only a few
    pictures are held at a time.

    Args:
        document: The open document; pages are rendered one after the other, as PDFium is not safe in threads.
        pages: Those to read; they are changed in place.
        engine: Tesseract unless given.
        anew: Whether a page's text is replaced though it may be as good.

    Yields:
        How sure the engine was of each page.
    """
    engine = engine or find_tesseract()
    if engine is None or not pages:
        return
    jobs = _jobs()
    waiting: deque[tuple[Page, Future[ReadPage]]] = deque()
    with ThreadPoolExecutor(jobs, thread_name_prefix="agendaparse-ocr") as pool:
        for page in pages:
            try:
                pixels, dpi = render(document, page.number - 1)
            except ValueError:
                continue
            waiting.append((page, pool.submit(read_page, pixels, dpi, engine)))
            del pixels
            if len(waiting) > jobs:
                yield from _finish(*waiting.popleft(), engine, anew)
        while waiting:
            yield from _finish(*waiting.popleft(), engine, anew)


def _jobs() -> int:
    wanted = os.environ.get("AGENDAPARSE_OCR_JOBS", "")
    if wanted.isdecimal() and int(wanted):
        return int(wanted)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _finish(page: Page, future: Future[ReadPage], engine: OcrEngine, anew: bool) -> Iterator[Note]:
    try:
        read = future.result()
    except EngineError as error:
        yield Note("ocr-failed", f"The text of page {page.number} could not be recognised: {error}", page.number)
        return
    layer = own_text(page)
    if read.confidence is None or (layer and not anew and not reads_better(read.runs, layer)):
        return
    stamps = [run for run in page.runs if run.form and not run.hidden and not read.turned]
    page.width, page.height = read.width, read.height
    # What the publishing system stamped on a scan is in its picture too.
    page.runs = [*(run for run in read.runs if not any(_lies_on(run.box, stamp.box) for stamp in stamps)), *stamps]
    page.shapes = read.shapes
    page.confidence = round(read.confidence, 1)
    sure = f"with a confidence of {page.confidence:.0f}%"
    for text, box in read.stamps:
        yield Note("unclaimed-text", f"A stamp on page {page.number} reads “{text}”.", page.number, box)
    yield Note("ocr-used", f"The text of page {page.number} was recognised by {engine.name} {sure}.", page.number)


def _lies_on(box: Box, other: Box) -> bool:
    """Whether most of a box is covered by another."""
    across = min(box.x1, other.x1) - max(box.x0, other.x0)
    down = min(box.bottom, other.bottom) - max(box.top, other.top)
    return across > 0 and down > 0 and across * down > 0.5 * box.width * box.height
