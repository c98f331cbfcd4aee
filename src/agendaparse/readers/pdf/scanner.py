"""What an engine is."""

from __future__ import annotations

from typing import Protocol

from agendaparse.document import Page


class Scanner(Protocol):
    """Something that reads one page of an open file."""

    def read(self, index: int) -> Page:
        """The page at `index` (from 0); raises ValueError where it cannot be read."""
        ...
