"""The second opinion: pages PDFium cannot read, or whose letters it cannot name, are read again by pdfplumber."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack

from agendaparse.document import Note, Page
from agendaparse.errors import DamagedError
from agendaparse.readers.pdf.guard import BOMB
from agendaparse.readers.pdf.scanner import Scanner
from agendaparse.readers.source import Source

FEW_LETTERS = 40  # fewer say nothing of a page
GARBLED = 0.3  # share of letters without meaning


class SecondOpinion:
    """pdfplumber on one file, opened when it is first asked: it is slow to load and seldom wanted."""

    def __init__(self, source: Source, password: str | None, stack: ExitStack) -> None:
        """Keep what it takes to open the file; `stack` closes it."""
        self._source, self._password, self._stack = source, password, stack
        self._scanner: Scanner | None = None

    def scanner(self) -> Scanner:
        """The engine.

        Raises:
            DamagedError: pdfplumber cannot open the file.
        """
        if self._scanner is None:
            from agendaparse.readers.pdf.plumber import PlumberScanner

            self._scanner = self._stack.enter_context(PlumberScanner(self._source, self._password))
        return self._scanner

    def consult(self, read: list[Page]) -> Iterator[Note]:
        """Put pdfplumber's reading in the place of PDFium's where it is the better one, and say so."""
        for i, page in enumerate(read):
            unread = not page.runs and page.problem is not None and page.problem != BOMB
            if not (unread or is_garbled(page)):
                continue
            try:
                other = self.scanner().read(page.number - 1)
            except (ValueError, DamagedError):
                continue
            if other.runs and not is_garbled(other):
                other.label = page.label
                read[i] = other
                yield Note("second-engine-used", "PDFium could not read this page; pdfplumber did.", page.number)


def is_garbled(page: Page) -> bool:
    """Whether many letters have no meaning: fonts without Unicode maps give control or private characters."""
    odd = [run.text for run in page.runs if not (run.text.isascii() and run.text.isprintable())]
    if not odd:
        return False
    senseless = sum(unicodedata.category(c) in ("Cc", "Cn", "Co") or c == "\ufffd" for text in odd for c in text)
    letters = sum(len(run.text) for run in page.runs)
    return letters >= FEW_LETTERS and senseless > GARBLED * letters
