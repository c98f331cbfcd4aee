"""Which pages have to be read from their picture."""

from __future__ import annotations

from agendaparse.document import Page

PICTURED = 0.5  # share of the page its pictures cover


def is_pictured(page: Page) -> bool:
    """Whether pictures cover most of a page."""
    covered = sum(image.box.width * image.box.height for image in page.images)
    return covered > PICTURED * page.width * page.height


def needs_reading(page: Page) -> bool:
    """Whether the words of a page are only to be had from its picture."""
    return not page.problem and is_pictured(page) and all(run.form for run in page.runs)
