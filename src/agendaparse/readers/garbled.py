"""Text whose letters have no names: fonts without Unicode maps give control or private characters."""

from __future__ import annotations

import regex

from agendaparse.document import Page

FEW_LETTERS = 40  # fewer say nothing of a page
GARBLED = 0.3  # share of letters without meaning
_SENSELESS = regex.compile(r"[\p{Cc}\p{Cn}\p{Co}\uFFFD]")


def is_garbled(page: Page) -> bool:
    """Whether many letters of a page have no meaning."""
    text = "".join([run.text for run in page.runs])
    if len(text) < FEW_LETTERS or (text.isprintable() and "\ufffd" not in text):
        return False  # every page is asked: most answer here
    return len(_SENSELESS.findall(text)) > GARBLED * len(text)
