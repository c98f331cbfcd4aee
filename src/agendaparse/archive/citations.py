"""Where a fact of an archive can be checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Citation:
    """A page of a document.

    Attributes:
        pack: SHA-256 of the document.
        file: Name of the file, where known.
        page: Physical page, from 1, or None where the source has no pages.
        label: Number printed on the page, or None.
    """

    pack: str
    file: str | None = None
    page: int | None = None
    label: str | None = None

    def __str__(self) -> str:
        """Name the page to a person: "pack.pdf, page 12 (sheet 14 of the PDF)"."""
        name = self.file or self.pack[:16]
        if self.page is None:
            return name
        if self.label is None:
            return f"{name}, sheet {self.page} of the PDF"
        return f"{name}, page {self.label} (sheet {self.page} of the PDF)"


def citation(row: Mapping[str, Any], files: Mapping[str, str]) -> Citation:
    """Cite the page a row was read from.

    Args:
        row: A row of any table of records.
        files: `pack` → name of its file.

    Returns:
        The citation.
    """
    return Citation(row["pack"], files.get(row["pack"]), row.get("page"), row.get("label"))
