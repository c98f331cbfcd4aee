"""Scans from file to pack: with the engine, without it, and with one that fails."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from functools import cache

import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Pdf

import agendaparse
from agendaparse.errors import UsageError
from agendaparse.readers import read
from agendaparse.readers.scan import at_hand
from agendaparse.readers.scan.engine import EngineError, Pixels, Shape, Word
from agendaparse.readers.scan.reading import read_scans
from fixtures.render.damage import image_only
from fixtures.render.degrade import scanned
from fixtures.render.manifest import load
from fixtures.render.stored import stored
from tests.readers.scan.draw import GOOD, POOR, word

needs_engine = pytest.mark.skipif(at_hand.missing() is not None, reason=f"{at_hand.missing()} is not installed")


@cache
def untagged(name: str) -> bytes:
    pack = load(name)
    file = next(file for file, tagged in pack.files.items() if not tagged)
    return stored(pack, file).read_bytes()


def with_page(pack: bytes, scan: bytes, *, stamp: str = "", layer: str = "") -> bytes:
    """A pack with a scanned page at its end; stamped by a publishing system, or with hidden text under its picture."""
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(pack)) as target, Pdf.open(io.BytesIO(scan)) as source:
        target.pages.append(source.pages[0])
        page = target.pages[-1]
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.obj.Resources.Font = Dictionary(F0=target.make_indirect(font))
        if stamp:
            form = target.make_stream(
                f"BT /F0 12 Tf 270 20 Td ({stamp}) Tj ET".encode(),
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=[0, 0, 595, 842],
                Resources=Dictionary(Font=page.obj.Resources.Font),
            )
            page.obj.Resources.XObject.Fm0 = form
            page.contents_add(b"q /Fm0 Do Q")
        for i, line in enumerate(textwrap.wrap(layer, 60)):
            page.contents_add(f"BT 3 Tr /F0 10 Tf 60 {760 - 14 * i} Td ({line}) Tj ET".encode())
        target.save(out, deterministic_id=True)
    return out.getvalue()


@needs_engine
def test_only_the_scanned_page_of_a_pack_is_read_and_its_stamp_stays_one() -> None:
    pack = untagged("harrowden-frontsheet")
    document = read(with_page(pack, image_only(untagged("wickmere-parish"), dpi=150), stamp="Page 17"))
    assert document.text_layer == "mixed"
    assert [page.confidence is not None for page in document.pages] == [False, False, True]
    assert [note.page for note in document.notes if note.code == "ocr-used"] == [3]
    said = "".join(run.text for run in document.pages[2].runs)
    assert said.count("Page 17") == 1
    assert "WICKMERE PARISH COUNCIL" in said


@needs_engine
@pytest.mark.parametrize(("layer", "kept"), [(POOR, False), (GOOD, True)])
def test_hidden_text_of_a_scanner_is_kept_where_it_is_of_use(layer: str, kept: bool) -> None:
    scan = with_page(untagged("harrowden-frontsheet"), image_only(untagged("wickmere-parish"), dpi=150), layer=layer)
    document = read(scan, pages=range(3, 4))
    said = "".join(run.text for run in document.pages[0].runs)
    assert ("WICKMERE PARISH COUNCIL" in said) is not kept
    assert (" ".join(layer.split()[:4]) in said) is kept
    assert document.text_layer == "ocr"


def test_a_scan_of_the_same_pages_is_the_same_bytes() -> None:
    assert scanned(untagged("wickmere-parish"), dpi=60) == scanned(untagged("wickmere-parish"), dpi=60)


def test_without_the_engine_the_pack_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_hand.shutil, "which", lambda _: None)
    data = image_only(untagged("wickmere-parish"), dpi=60)
    pack = agendaparse.parse(data)
    assert pack.source.text_layer == "none"
    assert [d.code for d in pack.diagnostics if "text" in d.code] == ["no-text-layer"]
    from agendaparse.diagnostics import entry_for

    assert "agendaparse[ocr]" in entry_for("no-text-layer").remedy
    with pytest.raises(UsageError, match="tesseract"):
        agendaparse.parse(data, ocr=True)


def test_ocr_can_be_switched_off() -> None:
    document = read(image_only(untagged("wickmere-parish"), dpi=60), ocr=False)
    assert (document.text_layer, document.pages[0].runs) == ("none", [])


class Fails:
    name = "Broken"

    def read(self, pictures: Sequence[Pixels], shape: Shape, dpi: int) -> list[list[Word]]:
        raise EngineError("no memory")


class Knows:
    """Reads the same line on every page."""

    name = "Parrot"

    def read(self, pictures: Sequence[Pixels], shape: Shape, dpi: int) -> list[list[Word]]:
        said = [word("Present", 100, y=300), word("Cllr", 260, y=300, confidence=85)]
        return [said if shape == "page" else [] for _ in pictures]


def test_an_engine_that_fails_costs_its_page_only() -> None:
    data = image_only(untagged("wickmere-parish"), dpi=60)
    document = read(data, ocr=False)
    with_pdfium = pypdfium2.PdfDocument(data)
    notes = list(read_scans(with_pdfium.raw, document.pages, Fails()))
    with_pdfium.close()
    assert [(note.code, note.page) for note in notes] == [("ocr-failed", 1)]
    assert document.pages[0].problem is None


def test_another_engine_can_be_given() -> None:
    data = image_only(untagged("wickmere-parish"), dpi=60)
    page = read(data, ocr=False).pages[0]
    with_pdfium = pypdfium2.PdfDocument(data)
    (note,) = read_scans(with_pdfium.raw, [page], Knows())
    with_pdfium.close()
    assert "".join(run.text for run in page.runs).split() == ["Present", "Cllr"]
    assert page.confidence is not None
    assert 85 < page.confidence < 95
    assert "Parrot" in note.message


def test_born_digital_pages_start_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def called(*_: object) -> None:
        raise AssertionError("an engine was started")

    monkeypatch.setattr("agendaparse.readers.scan.reading.read_scans", called)
    assert agendaparse.parse(untagged("wickmere-parish")).source.text_layer == "native"
