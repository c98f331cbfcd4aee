"""Readers: from bytes to a `Document`. They know file formats, and nothing of meetings.

`identify` says what a file is from its content, `open_source` finds and hashes it, `read` does both and then
reads it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from agendaparse.document import Document
from agendaparse.errors import NotAPdfError, UsageError
from agendaparse.readers.source import Source, SourceLike, identify, open_source

__all__ = ["FORMS", "Engine", "Form", "Ocr", "Source", "SourceLike", "identify", "open_source", "read"]

PDF = "application/pdf"
Form = Literal["pdf", "markdown", "html", "text", "hocr", "alto"]
FORMS = {
    "pdf": PDF,
    "markdown": "text/markdown",
    "html": "text/html",
    "text": "text/plain",
    "hocr": "text/vnd.hocr+html",
    "alto": "application/alto+xml",
}
"""Forms a document comes in, and their media types."""

Engine = Literal["auto", "pdfium", "pdfplumber"]
Ocr = Literal["auto"] | bool


def read(
    source: SourceLike | Source,
    *,
    password: str | None = None,
    engine: Engine = "auto",
    ocr: Ocr = "auto",
    pages: range | None = None,
    progress: Callable[[int, int], None] | None = None,
    form: str | None = None,
) -> Document:
    """Read a document, each page opened once.

    Args:
        source: A path, bytes, a file open in binary mode, or what `open_source` gave.
        password: What opens an encrypted document.
        engine: "pdfium" (which "auto" means) or "pdfplumber", which is some twenty times slower.
        ocr: Whether pages that are pictures are read by OCR: "auto" (if it is installed), True (it must be) or False.
        pages: Physical pages wanted, from 1; all when None. Those the document does not have are ignored.
        progress: Called after each page with the number of pages done and the number wanted.
        form: "pdf", "markdown", "html", "text", "hocr" or "alto"; by its content when None.

    Returns:
        The document as its reader found it, before layout.

    Raises:
        SourceError: The file cannot be found or read.
        NotAPdfError: It is empty or of a kind that is not read.
        EncryptedError: It is locked, and no password or a wrong one was given.
        DamagedError: Not one page of it can be read.
        UsageError: The engine or form is unknown, none of the pages wanted exists, or OCR is wanted but not installed.
    """
    if not isinstance(source, Source):
        source = open_source(source)
    kind = _media_type(source, form)
    if kind == PDF:
        from agendaparse.readers.pdf import read_pdf  # loads PDFium and pikepdf: only for those who read

        return read_pdf(source, password=password, engine=engine, ocr=ocr, pages=pages, progress=progress)
    if kind not in FORMS.values():
        raise NotAPdfError.for_bytes(source.head, source.name or None)
    from agendaparse.readers.conversions import read_conversion

    return read_conversion(source, kind, pages)


def _media_type(source: Source, form: str | None) -> str:
    if form is not None and form not in FORMS:
        raise UsageError(f"There is no form {form!r}.", remedy=f"The forms are: {', '.join(FORMS)}.")
    if form is not None:
        return FORMS[form]
    kind = identify(source.head)
    # The head of a text may be too short to tell what it is.
    return identify(source.content()) if kind in ("text/plain", "text/html", "application/xml") else kind
