"""Every PDF the tests may read: the fixtures, and the shared packs where they are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pypdfium2

import agendaparse
from agendaparse.models import AgendaPack
from fixtures.render.manifest import load, names
from fixtures.render.stored import stored
from tests.conftest import SHARED


def fixture_pdfs() -> list[Path]:
    """The rendered packs of invented councils: the committed ones, and the bulky ones rendered for this run."""
    return [stored(pack, file) for pack in map(load, names()) for file in pack.files]


def shared_pdfs() -> list[Path]:
    """The real documents beside the repository; empty where they are absent."""
    return sorted(SHARED.glob("*/*.pdf"))


def all_pdfs() -> list[Path]:
    """Fixtures first; scans are left out, for they have no text to hold anything against, and cost seconds a page."""
    return [*fixture_pdfs(), *(path for path in shared_pdfs() if has_text(path))]


def has_text(path: Path) -> bool:
    """Whether any page has text; scans have none."""
    document = pypdfium2.PdfDocument(path)
    try:
        return any(page.get_textpage().count_chars() > 0 for page in document)
    finally:
        document.close()


def name_of(path: Path) -> str:
    """Short name for a test id."""
    return f"{path.parent.name}/{path.name}"


@cache
def parsed(path: Path) -> AgendaPack:
    """The pack, parsed once for all tests of a process."""
    return agendaparse.parse(path)
