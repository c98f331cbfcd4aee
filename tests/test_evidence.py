"""Evidence is real: under each `where` box stands what the record says, and no word of a page is lost."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import regex
from pydantic import BaseModel

import agendaparse
from agendaparse.document import Block, Item, Table
from agendaparse.layout import lay_out
from agendaparse.models import Where
from agendaparse.readers import read
from tests.corpus import all_pdfs, name_of, parsed

WORD = regex.compile(r"[^\W_]+")
SLACK = 2.0  # points around a box
# Fields that hold the document's own words; ISO dates, kinds and other normalised values are not re-read.
VERBATIM = frozenset(
    "name raw title description reference exemption venue text interest who heading label question answer "
    "explanation commentary status_raw due lead partners target actual previous telephone author".split()
)
# Fields a record has from a heading above it: they must stand somewhere in the document.
INHERITED = frozenset({"group"})
# Codes that say a value was read from elsewhere than the page's text.
ELSEWHERE = frozenset({"alternative-text-used", "meeting-from-properties", "council-from-text"})


class Pages:
    """Text under boxes, re-read by PDFium."""

    def __init__(self, path: Path) -> None:
        self._document = pypdfium2.PdfDocument(path)

    def close(self) -> None:
        self._document.close()

    def text(self) -> str:
        return " ".join(page.get_textpage().get_text_range() for page in self._document)

    def under(self, where: Where) -> str:
        assert where.page is not None
        assert where.bbox is not None
        page = self._document[where.page - 1]
        text_page = page.get_textpage()
        try:
            x0, top, x1, bottom = where.bbox
            box = _user_space(page, x0 - SLACK, top - SLACK, x1 + SLACK, bottom + SLACK)
            return str(text_page.get_text_bounded(*box))
        finally:
            text_page.close()
            page.close()


def _user_space(page: pypdfium2.PdfPage, x0: float, top: float, x1: float, bottom: float) -> tuple[float, ...]:
    """A box as read, in the page's own coordinates (left, bottom, right, top)."""
    left, low, right, high = page.get_bbox()
    return {
        0: (left + x0, high - bottom, left + x1, high - top),
        90: (left + top, low + x0, left + bottom, low + x1),
        180: (right - x1, low + top, right - x0, low + bottom),
        270: (right - bottom, high - x1, right - top, high - x0),
    }[page.get_rotation()]


def records(value: object) -> Iterator[BaseModel]:
    """Every record below a value that says where it stands."""
    if isinstance(value, BaseModel):
        if getattr(value, "where", ()):
            yield value
        for name, child in value.__dict__.items():
            if name not in ("where", "diagnostics", "sections"):
                yield from records(child)
    elif isinstance(value, tuple):
        for child in value:
            yield from records(child)


def by_initials(record: BaseModel) -> bool:
    """Whether a person is named by initials where the record stands."""
    raw = getattr(record, "raw", None)
    return isinstance(raw, str) and raw.replace(".", "").isupper() and len(raw.replace(".", "")) < 5 and " " not in raw


def squeezed(text: str) -> str:
    """Letters and digits only: line breaks, hyphens, spacing and raised figures do not matter."""
    return "".join(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


@pytest.mark.parametrize("path", all_pdfs(), ids=name_of)
def test_what_is_cited_stands_there(path: Path) -> None:
    pack = parsed(path)
    excused = {where for d in pack.diagnostics if d.code in ELSEWHERE for where in d.where}
    pages, wrong, seen = Pages(path), [], 0
    everything = squeezed(pages.text())
    try:
        for record in records(pack):
            where = [w for w in record.where if w.bbox is not None and w not in excused]  # type: ignore[attr-defined]
            if not where:
                continue
            printed = squeezed(" ".join(pages.under(w) for w in where))
            for name, value in record.__dict__.items():
                if name in INHERITED and isinstance(value, str) and squeezed(value) not in everything:
                    wrong.append(f"{type(record).__name__}.{name} {value[:60]!r} stands nowhere")
                if name in VERBATIM and isinstance(value, str):
                    seen += 1
                    if name == "name" and by_initials(record):  # the key beside the attendance says who it is
                        if squeezed(value) not in everything:
                            wrong.append(f"{type(record).__name__}.{name} {value[:60]!r} stands nowhere")
                        value = record.raw
                    missing = [
                        w for w in WORD.findall(unicodedata.normalize("NFKC", value).casefold()) if w not in printed
                    ]
                    if len(missing) > 0.1 * len(WORD.findall(value)):
                        wrong.append(
                            f"{type(record).__name__}.{name} {value[:60]!r}: {missing[:6]} not under {where[:2]}"
                        )
    finally:
        pages.close()
    assert not wrong, f"{len(wrong)} of {seen} values do not stand where they are cited:\n" + "\n".join(wrong[:20])


@pytest.mark.parametrize("path", all_pdfs(), ids=name_of)
def test_every_record_is_cited(path: Path) -> None:
    pack = parsed(path)
    assert pack.source.page_count
    for part in (pack.agenda, pack.membership, pack.minutes, pack.reports, pack.rag_tables, pack.work_plans):
        for record in part:
            assert record.where, f"{record!r} says not where it was read"


@pytest.mark.parametrize("path", all_pdfs(), ids=name_of)
def test_every_page_is_in_one_section(path: Path) -> None:
    pack = parsed(path)
    pages = [p for s in pack.sections for p in range(s.first_page or 0, (s.last_page or 0) + 1)]
    assert pages == list(range(1, (pack.source.page_count or 0) + 1))


@pytest.mark.parametrize("path", all_pdfs(), ids=name_of)
def test_no_word_of_a_page_is_lost(path: Path) -> None:
    """Each word PDFium reads on a page is in a block, a table cell, the furniture or the struck-through texts."""
    laid = lay_out(read(path))
    held: Counter[str] = Counter()
    for page in laid.pages:
        for item in page.items:
            for text in _texts(item):
                held.update(squeezed(text))
        for furniture in page.furniture:
            held.update(squeezed(furniture.text))
    printed: Counter[str] = Counter()
    document = pypdfium2.PdfDocument(path)
    for page in document:
        printed.update(squeezed(page.get_textpage().get_text_range()))
    document.close()
    # Letters are counted, not words: layout joins words broken at line ends, PDFium does not.
    lost = printed - held
    assert lost.total() <= 0.001 * printed.total(), f"lost letters: {lost.most_common(12)} of {printed.total()}"


def _texts(item: Item) -> Iterator[str]:
    if isinstance(item, Table):
        for row in item.rows:
            for cell in row:
                for block in cell.blocks:
                    yield from _texts(block)
    elif isinstance(item, Block):
        yield item.label or ""
        yield item.text
        yield from item.struck


def test_parsing_twice_gives_the_same_answer() -> None:
    path = all_pdfs()[0]
    assert agendaparse.parse(path).to_json() == agendaparse.parse(path).to_json()


def test_no_extractor_fails_anywhere() -> None:
    said = [
        f"{name_of(p)}: {d.message}" for p in all_pdfs() for d in parsed(p).diagnostics if d.code == "extractor-failed"
    ]
    assert not said, "\n".join(said)
