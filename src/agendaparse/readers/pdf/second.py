"""The second opinion: pages PDFium cannot read, or whose letters it cannot name, are read again by pdfplumber."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

from agendaparse.document import Note, Page
from agendaparse.errors import DamagedError
from agendaparse.readers.garbled import is_garbled
from agendaparse.readers.pdf.guard import BOMB
from agendaparse.readers.pdf.scanner import Scanner
from agendaparse.readers.source import Source


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

    def consult(self, read: list[Page], garbled: set[int]) -> Iterator[Note]:
        """Put pdfplumber's reading in the place of PDFium's where it is the better one, and say so.

        Args:
            read: All pages; changed.
            garbled: Numbers of those whose letters have no names; those read better are taken out.
        """
        for i, page in enumerate(read):
            unread = not page.runs and page.problem is not None and page.problem != BOMB
            if not (unread or page.number in garbled):
                continue
            try:
                other = self.scanner().read(page.number - 1)
            except (ValueError, DamagedError):
                continue
            if other.runs and not is_garbled(other):
                other.label = page.label
                read[i] = other
                garbled.discard(page.number)
                yield Note("second-engine-used", "PDFium could not read this page; pdfplumber did.", page.number)
