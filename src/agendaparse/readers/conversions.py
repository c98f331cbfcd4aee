"""Texts that somebody made of a pack: the reader of each form, and what they have in common."""

from __future__ import annotations

from agendaparse.document import Document
from agendaparse.errors import NotAPdfError, UsageError
from agendaparse.readers.source import Source, decode


def read_conversion(source: Source, kind: str, pages: range | None = None) -> Document:
    """Read a document that is text.

    Args:
        source: What to read.
        kind: Its media type.
        pages: Physical pages wanted, from 1, where the source has pages; all when None.

    Returns:
        The document, with `pages` for forms that have geometry and `items` for the others.

    Raises:
        NotAPdfError: It holds no text.
        UsageError: None of the pages wanted exists.
    """
    data = source.content()
    text = decode(data)
    document = None if text is None else _read(text, kind)
    if document is None or not (document.items or document.pages):
        raise NotAPdfError.for_bytes(source.head, source.name or None)
    document.name, document.sha256, document.media_type = source.name, source.sha256, kind
    if pages is not None and document.paged:
        document.pages = [page for page in document.pages if page.number in pages]
        document.items = [item for item in document.items if item.pages[0] is None or item.pages[0] in pages]
        if not document.pages and not document.items:
            raise UsageError(f"None of the pages wanted exists: there are {document.page_count}.")
    return document


def _read(text: str, kind: str) -> Document:
    if kind == "text/markdown":
        from agendaparse.readers.markdown import read_markdown

        return read_markdown(text)
    if kind == "text/html":
        from agendaparse.readers.html import read_html

        return read_html(text)
    if kind == "text/plain":
        from agendaparse.readers.text import read_text

        return read_text(text)
    from agendaparse.readers.hocr import read_alto, read_hocr

    return read_alto(text) if kind == "application/alto+xml" else read_hocr(text)
