"""`parse`, from a file to a pack."""

from __future__ import annotations

import gc
import hashlib
import io
import json
from pathlib import Path

import pytest

import agendaparse
from agendaparse import api
from agendaparse.document import Document, Page
from agendaparse.errors import NotAPdfError, UsageError
from agendaparse.models import AgendaPack
from tests.conftest import FIXTURES
from tests.layout.build import BODY, document, page, run, wrapped

PACK = FIXTURES / "packs" / "northmoor-supplement" / "pack.pdf"


@pytest.fixture(scope="module")
def pack() -> AgendaPack:
    return agendaparse.parse(PACK)


def test_the_source_is_told(pack: AgendaPack) -> None:
    assert pack.source.name == "pack.pdf"
    assert pack.source.sha256 == hashlib.sha256(PACK.read_bytes()).hexdigest()
    assert pack.source.media_type == "application/pdf"
    assert pack.source.page_count


def test_every_way_in_gives_the_same(pack: AgendaPack) -> None:
    data = PACK.read_bytes()
    for source in (str(PACK), data, io.BytesIO(data)):
        other = agendaparse.parse(source)
        assert other.model_copy(update={"source": pack.source}) == pack


def test_sections_cover_the_pages(pack: AgendaPack) -> None:
    pages = [n for s in pack.sections for n in range(s.first_page or 0, (s.last_page or 0) + 1)]
    assert pages == list(range(1, (pack.source.page_count or 0) + 1))
    assert all(len(s.where) == (s.last_page or 0) - (s.first_page or 0) + 1 for s in pack.sections)


def test_the_pack_is_json(pack: AgendaPack) -> None:
    assert AgendaPack.model_validate(json.loads(pack.to_json())) == pack


def test_some_pages_only() -> None:
    some = agendaparse.parse(PACK, pages=range(2, 4))
    assert some.sections[0].first_page == 2
    assert some.sections[-1].last_page == 3
    with pytest.raises(UsageError):
        agendaparse.parse(PACK, pages=range(900, 901))


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    agendaparse.parse(PACK, progress=lambda done, wanted: told.append((done, wanted)))
    count = told[-1][1]
    assert told == [(n, count) for n in range(1, count + 1)]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 a zip"])
def test_what_is_no_pack(data: bytes) -> None:
    with pytest.raises(NotAPdfError):
        agendaparse.parse(data)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(agendaparse.AgendaParseError):
        agendaparse.parse(tmp_path / "absent.pdf")


def test_an_extractor_that_fails_costs_only_its_part(monkeypatch: pytest.MonkeyPatch) -> None:
    path = FIXTURES / "packs" / "brackenshire-scrutiny" / "pack.pdf"
    whole = agendaparse.parse(path)

    def extract_report(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(api, "extract_report", extract_report)
    hurt = agendaparse.parse(path)
    assert whole.reports
    assert hurt.reports == ()
    assert hurt.agenda == whole.agenda
    failures = [d for d in hurt.diagnostics if d.code == "extractor-failed"]
    assert failures
    assert all("extract_report" in d.message and "ZeroDivisionError: oh" in d.message for d in failures)


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(enabled: bool) -> None:
    was_on = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        with pytest.raises(agendaparse.AgendaParseError):
            agendaparse.parse(b"")
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was_on else gc.disable)()


class TestAssembling:
    """Documents made by hand."""

    def test_doubts_of_the_reader_become_diagnostics(self) -> None:
        damaged = Page(2, 595, 842, problem="it is damaged")
        found = api.assemble(document(page(wrapped(BODY)), damaged))
        (diagnostic,) = [d for d in found.diagnostics if d.code == "page-unreadable"]
        assert (diagnostic.message, diagnostic.where[0].page) == ("it is damaged", 2)

    def test_stamps_label_the_evidence(self) -> None:
        stamped = [page([run(f"Page {n}", 275, 803, form=True), *wrapped(BODY)], number=n - 15) for n in (16, 17)]
        (section,) = api.assemble(document(*stamped)).sections
        assert [(where.page, where.label) for where in section.where] == [(1, "16"), (2, "17")]

    def test_an_empty_document(self) -> None:
        found = api.assemble(Document("", "0" * 64, "application/pdf"))
        assert found.sections == ()
        assert found.source.name is None

    def test_empty_pages(self) -> None:
        found = api.assemble(document(page(), page(number=2)))
        assert [(s.kind, s.first_page, s.last_page) for s in found.sections] == [("other", 1, 2)]

    @pytest.mark.parametrize(("language", "code"), [("en-GB", "en"), ("CY", "cy"), (None, None), ("", None)])
    def test_language(self, language: str | None, code: str | None) -> None:
        made = document(page())
        made.language = language
        assert api.assemble(made).source.language == code
