"""What `read` accepts, refuses and fills in."""

from __future__ import annotations

import contextlib
import io
import random
import re
import warnings
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, Stream, String

from agendaparse.errors import (
    AgendaParseError,
    DamagedError,
    EncryptedError,
    NotAPdfError,
    SourceError,
    UsageError,
)
from agendaparse.readers import identify, open_source, read


def make_pdf(*contents: bytes, **save: object) -> bytes:
    """A PDF with one page for each content stream, Helvetica as /F1."""
    pdf = Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for content in contents:
        pdf.add_blank_page(page_size=(595, 842))
        page = pdf.pages[-1]
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = pdf.make_stream(content)
    out = io.BytesIO()
    pdf.save(out, **save)
    return out.getvalue()


def words(text: str, x: float = 72, y: float = 700) -> bytes:
    """Content that draws one text."""
    return f"BT /F1 12 Tf {x} {y} Td ({text}) Tj ET\n".encode()


HELLO = make_pdf(words("Hello council"), words("Second page"))


def texts(data: bytes, **options: object) -> list[list[str]]:
    return [[run.text for run in page.runs] for page in read(data, **options).pages]


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"", "application/x-empty"),
        (b"%PDF-1.4\n", "application/pdf"),
        (b"\n\n junk %PDF-1.7", "application/pdf"),
        (b"<!DOCTYPE html><html>", "text/html"),
        (b"\xef\xbb\xbf<html lang='en'>", "text/html"),
        (b"<?xml version='1.0'?>", "application/xml"),
        (b"PK\x03\x04docx", "application/zip"),
        (b"\x89PNG\r\n", "image/png"),
        ("Minutes – of the meeting".encode(), "text/plain"),
        ("é".encode()[:1] * 3 + b"\x00", "application/octet-stream"),
    ],
)
def test_identify(head: bytes, media_type: str) -> None:
    assert identify(head) == media_type


def test_every_way_in_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "pack ünï.pdf"
    path.write_bytes(HELLO)
    with path.open("rb") as file:
        ways = [read(str(path)), read(path), read(file), read(HELLO), read(io.BytesIO(HELLO))]
    assert [w.name for w in ways] == ["pack ünï.pdf"] * 3 + ["", ""]
    for way in ways:
        assert way.sha256 == ways[0].sha256
        assert way.pages == ways[0].pages
        assert way.media_type == "application/pdf"


def test_source_is_opened_once_and_reused() -> None:
    source = open_source(HELLO)
    assert read(source) == read(source)


@pytest.mark.parametrize("data", [b"", b"\0" * 50, random.Random(7).randbytes(4096), b"<html></html>"])
def test_not_a_pdf(data: bytes) -> None:
    with pytest.raises(NotAPdfError):
        read(data)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + random.Random(7).randbytes(4096)])
def test_damaged_beyond_repair(data: bytes) -> None:
    with pytest.raises(DamagedError) as caught:
        read(data)
    assert caught.value.remedy


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere\.pdf"):
        read(tmp_path / "nowhere.pdf")
    with pytest.raises(SourceError):
        read(tmp_path)
    with pytest.raises(SourceError):
        read("a\0b.pdf")


def test_wrong_kinds_of_source(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read(42)  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        read(io.StringIO("%PDF-1.7"))  # type: ignore[arg-type]
    path = tmp_path / "x.pdf"
    path.write_bytes(HELLO)
    with path.open("rb") as file:
        pass
    with pytest.raises(UsageError):
        read(file)
    with pytest.raises(UsageError, match="engine"):
        read(HELLO, engine="acrobat")  # type: ignore[arg-type]


def encrypted(user: str) -> bytes:
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(HELLO)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user=user, owner="owner", R=6))
    return out.getvalue()


def test_encrypted() -> None:
    locked = encrypted("sesame")
    with pytest.raises(EncryptedError) as caught:
        read(locked)
    assert not caught.value.password_given
    for wrong in ("Sesame", "", "\udcff", "a\0b"):
        with pytest.raises(EncryptedError) as caught:
            read(locked, password=wrong)
        assert caught.value.password_given
    for right in ("sesame", "owner"):
        assert texts(locked, password=right) == [["Hello council"], ["Second page"]]


@pytest.mark.parametrize("password", [None, "", "needless", "owner"])
def test_password_not_needed(password: str | None) -> None:
    assert texts(encrypted(""), password=password) == [["Hello council"], ["Second page"]]
    assert texts(HELLO, password=password) == [["Hello council"], ["Second page"]]


def test_pages_wanted() -> None:
    document = read(HELLO, pages=range(2, 99))
    assert document.page_count == 2
    assert [page.number for page in document.pages] == [2]
    assert [page.number for page in read(HELLO, pages=range(1, 10**12)).pages] == [1, 2]
    assert [page.number for page in read(HELLO, pages=range(2, 0, -1)).pages] == [1, 2]
    assert [page.number for page in read(HELLO, pages=range(1, 9, 2)).pages] == [1]
    with pytest.raises(UsageError, match="2 pages"):
        read(HELLO, pages=range(3, 5))


def test_progress_counts_pages() -> None:
    calls: list[tuple[int, int]] = []
    read(HELLO, progress=lambda done, total: calls.append((done, total)))
    assert calls == [(1, 2), (2, 2)]


def test_text_layer() -> None:
    image = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"
    hidden = b"3 Tr " + words("recognised")
    assert read(HELLO).text_layer == "native"
    assert read(make_pdf(image)).text_layer == "none"
    assert read(make_pdf(b"")).text_layer == "none"
    assert read(make_pdf(image + hidden)).text_layer == "ocr"
    assert read(make_pdf(words("a"), image)).text_layer == "mixed"
    assert read(make_pdf(words("a"), b"")).text_layer == "native"


def test_properties_language_labels_and_outline() -> None:
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(HELLO)) as pdf:
        pdf.docinfo["/Title"] = String("(Public Pack)Agenda – Cabinet")
        pdf.docinfo["/Committee"] = String("Cabinet")
        pdf.Root.Lang = String("cy-GB")
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r), 1, Dictionary(S=Name.D, St=7)]))
        with pdf.open_outline() as outline:
            item = OutlineItem("Agenda", 0)
            item.children.append(OutlineItem("5 Budget", 1))
            outline.root.append(item)
        pdf.save(out)
    document = read(out.getvalue())
    assert document.properties["Title"] == "(Public Pack)Agenda – Cabinet"
    assert document.properties["Committee"] == "Cabinet"
    assert document.language == "cy-GB"
    assert [page.label for page in document.pages] == ["i", "7"]
    assert [(e.title, e.level, e.page) for e in document.outline] == [("Agenda", 0, 1), ("5 Budget", 1, 2)]


def test_outline_that_runs_in_a_circle() -> None:
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(HELLO)) as pdf:
        first = pdf.make_indirect(Dictionary(Title=String("A")))
        second = pdf.make_indirect(Dictionary(Title=String("B"), Prev=first, Next=first, First=first, Last=first))
        first.Next, first.First, first.Last = second, second, second
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=first, Last=second, Count=2))
        pdf.save(out)
    assert sorted({e.title for e in read(out.getvalue()).outline}) == ["A", "B"]


def tagged(content: bytes, alt: str, deep: int = 0) -> bytes:
    """One page whose marked content 0 is a figure, `deep` elements down."""
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(make_pdf(content))) as pdf:
        page = pdf.pages[0].obj
        node = pdf.make_indirect(Dictionary(S=Name.Figure, Alt=String(alt), Pg=page, K=0))
        for _ in range(deep):
            node = pdf.make_indirect(Dictionary(S=Name.Sect, K=Array([node])))
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=node))
        pdf.save(out)
    return out.getvalue()


def test_alternative_text_reaches_the_image() -> None:
    image = b"/Figure <</MCID 0>> BDC q 50 0 0 20 72 700 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q EMC\n"
    (found,) = read(tagged(image, "Council logo")).pages[0].images
    assert found.alt == "Council logo"
    assert [round(v) for v in found.box] == [72, 122, 122, 142]


def test_alternative_text_of_a_drawing_makes_an_image() -> None:
    arrow = b"/Figure <</MCID 0>> BDC 0 1 0 rg 100 700 m 120 700 l 110 720 l f EMC\n"
    (found,) = read(tagged(arrow, "Arrow up")).pages[0].images
    assert (found.alt, [round(v) for v in found.box]) == ("Arrow up", [100, 122, 120, 142])


def test_deep_structure_tree_ends() -> None:
    assert len(read(tagged(words("deep"), "x", deep=3000)).pages) == 1


def test_forms_that_contain_themselves() -> None:
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(make_pdf(b"/X Do"))) as pdf:
        form = pdf.make_stream(words("inside") + b" /X Do", Type=Name.XObject, Subtype=Name.Form)
        form.BBox = Array([0, 0, 595, 842])
        form.Resources = Dictionary(pdf.pages[0].Resources)
        form.Resources.XObject = Dictionary(X=form)
        pdf.pages[0].Resources.XObject = Dictionary(X=form)
        pdf.save(out)
    page = read(out.getvalue()).pages[0]
    assert page.runs[0].text == "inside"
    assert page.runs[0].form


def test_a_damaged_page_is_a_problem_of_that_page() -> None:
    data = make_pdf(words("one") * 50, words("two"), compress_streams=False)
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as pdf:
        import zlib

        good = zlib.compress(words("first") + words("lost") * 500)
        pdf.pages[0].Contents = Stream(pdf, good[:30] + b"\xff\xff\xff" + good[33:])
        pdf.pages[0].Contents.Filter = Name.FlateDecode
        pdf.save(out, compress_streams=False)
    document = read(out.getvalue())
    assert document.pages[0].problem
    assert document.pages[1].problem is None
    assert document.pages[1].runs[0].text == "two"


def test_page_that_is_no_page() -> None:
    broken = re.sub(rb"/Type /Page\b", b"/Typo /Page", HELLO, count=1)
    try:
        document = read(broken)
    except AgendaParseError:
        return
    assert document.pages


def test_decompression_bomb_is_refused_quickly() -> None:
    import zlib

    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(400)) + packer.flush()
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(HELLO)) as pdf:
        pdf.pages[0].Contents = Stream(pdf, bomb)
        pdf.pages[0].Contents.Filter = Name.FlateDecode
        pdf.save(out, compress_streams=False, recompress_flate=False)
    document = read(out.getvalue())
    assert "MB" in (document.pages[0].problem or "")
    assert not document.pages[0].runs
    assert document.pages[1].runs[0].text == "Second page"


def test_truncated_pack_is_read_as_far_as_it_goes() -> None:
    data = make_pdf(*(words(f"Page {n}") for n in range(20)), linearize=True)
    document = read(data[: int(len(data) * 0.9)])
    assert document.pages
    assert document.notes[0].code == "document-repaired"  # type: ignore[attr-defined]


BROKEN = make_pdf(*(words(f"Page {n}") * 20 for n in range(6)), compress_streams=False)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(BROKEN)))
def test_truncation_anywhere_raises_only_what_is_documented(size: int) -> None:
    with contextlib.suppress(NotAPdfError, DamagedError):
        read(BROKEN[:size])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(9, len(BROKEN) - 1), st.integers(0, 255)), min_size=1, max_size=30))
def test_changed_bytes_raise_only_what_is_documented(changes: list[tuple[int, int]]) -> None:
    data = bytearray(BROKEN)
    for place, value in changes:
        data[place] = value
    with contextlib.suppress(AgendaParseError):
        read(bytes(data))


def test_nothing_is_left_open(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(HELLO)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read(path)
        path.write_bytes(b"%PDF-1.7\n")
        with pytest.raises(DamagedError):
            read(path)
        path.unlink()


def test_a_bomb_in_a_form_is_found_behind_fonts_without_numbers() -> None:
    import zlib

    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(100)) + packer.flush()
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(HELLO)) as pdf:
        form = Stream(pdf, bomb, Filter=Name.FlateDecode, Type=Name.XObject, Subtype=Name.Form)
        form.BBox = Array([0, 0, 1, 1])
        plain = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(F1=plain))
        mapped = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        mapped.ToUnicode = pdf.make_indirect(Stream(pdf, bomb, Filter=Name.FlateDecode))
        pdf.pages[1].Resources = Dictionary(Font=Dictionary(F0=plain, F1=mapped))
        pdf.add_blank_page(page_size=(595, 842))
        pdf.pages[2].Resources = Dictionary(XObject=Dictionary(X=form))
        pdf.pages[2].Contents = pdf.make_stream(b"/X Do")
        pdf.save(out, compress_streams=False, recompress_flate=False)
    problems = [page.problem for page in read(out.getvalue()).pages]
    assert problems[0] is None
    assert "MB" in (problems[1] or "")
    assert "MB" in (problems[2] or "")
