"""Readers: from bytes to a `Document`. They know file formats, and nothing of meetings.

`identify` says what a file is from its content, `open_source` finds and hashes it, `read` does both and then
reads it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from agendaparse.document import Document
from agendaparse.errors import NotAPdfError
from agendaparse.readers.source import Source, SourceLike, identify, open_source

__all__ = ["Engine", "Source", "SourceLike", "identify", "open_source", "read"]

Engine = Literal["auto", "pdfium", "pdfplumber"]


def read(
    source: SourceLike | Source,
    *,
    password: str | None = None,
    engine: Engine = "auto",
    pages: range | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Document:
    """Read a document, each page opened once.

    Args:
        source: A path, bytes, a file open in binary mode, or what `open_source` gave.
        password: What opens an encrypted document.
        engine: "pdfium" (which "auto" means) or "pdfplumber", which is some twenty times slower.
        pages: Physical pages wanted, from 1; all when None. Those the document does not have are ignored.
        progress: Called after each page with the number of pages done and the number wanted.

    Returns:
        The document as its reader found it, before layout.

    Raises:
        SourceError: The file cannot be found or read.
        NotAPdfError: It is empty or of another kind.
        EncryptedError: It is locked, and no password or a wrong one was given.
        DamagedError: Not one page of it can be read.
        UsageError: The engine is unknown, or none of the pages wanted exists.
    """
    if not isinstance(source, Source):
        source = open_source(source)
    if identify(source.head) != "application/pdf":
        raise NotAPdfError.for_bytes(source.head, source.name or None)
    from agendaparse.readers.pdf import read_pdf  # loads PDFium and pikepdf: only for those who read

    return read_pdf(source, password=password, engine=engine, pages=pages, progress=progress)
