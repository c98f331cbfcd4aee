"""What the fast engine makes of the objects of a page."""

from __future__ import annotations

import io
import time

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from agendaparse.document import Page
from agendaparse.readers import read


def page_of(content: str, *, rotate: int = 0, form: str = "", form_matrix: tuple[float, ...] = ()) -> Page:
    """A page of 600 × 800 points with this content, read; Helvetica is /F1, a form /X."""
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(600, 800))
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica")))
    resources = Dictionary(Font=Dictionary(F1=font))
    if form:
        stream = pdf.make_stream(form.encode(), Type=Name.XObject, Subtype=Name.Form)
        stream.BBox = Array([-1000, -1000, 2000, 2000])
        stream.Resources = Dictionary(resources)
        if form_matrix:
            stream.Matrix = Array(form_matrix)
        resources.XObject = Dictionary(X=stream)
    page.Resources = resources
    page.Contents = pdf.make_stream(content.encode())
    page.Rotate = rotate
    out = io.BytesIO()
    pdf.save(out)
    return read(out.getvalue()).pages[0]


def text(words: str, x: float = 100, y: float = 700, more: str = "") -> str:
    return f"BT /F1 10 Tf {more} 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n"


def test_a_run_has_box_baseline_and_style() -> None:
    (run,) = page_of("1 0 0 rg " + text("Cabinet")).runs
    assert run.text == "Cabinet"
    assert run.baseline == 100
    assert run.box.top == pytest.approx(92.4, abs=0.01)
    assert run.box.x0 == pytest.approx(100, abs=1)
    assert run.box.x1 == pytest.approx(100 + 35.6, abs=1.5)
    assert (run.style.font, run.style.size, run.style.colour) == ("Helvetica", 10, 0xFF0000)


@pytest.mark.parametrize(
    ("matrix", "rotation"), [("1 0 0 1", 0), ("0 -1 1 0", 90), ("-1 0 0 -1", 180), ("0 1 -1 0", 270)]
)
def test_rotation_is_that_of_the_text_matrix(matrix: str, rotation: int) -> None:
    (run,) = page_of(f"BT /F1 12 Tf {matrix} 300 400 Tm (Page 16) Tj ET").runs
    assert run.rotation == rotation
    assert run.box.holds(300, 400, slack=2)
    assert (run.box.width > run.box.height) == (rotation in (0, 180))


def test_a_turned_page_is_read_as_it_is_seen() -> None:
    page = page_of("BT /F1 12 Tf 0 1 -1 0 50 100 Tm (Landscape) Tj ET", rotate=90)
    assert (page.width, page.height) == (800, 600)
    (run,) = page.runs
    assert run.rotation == 0
    assert run.box.x0 == pytest.approx(100, abs=1.5)
    assert run.baseline == 50


def test_invisible_clipped_and_outlying_text_is_hidden() -> None:
    page = page_of(
        text("seen")
        + text("invisible", y=680, more="3 Tr")
        + "0 Tr "
        + text("off the page", x=700)
        + text("below", y=-50)
        + "q 0 0 50 800 re W n "
        + text("clipped", y=600)
        + "Q q 90 590 200 40 re W n "
        + text("inside", y=600)
        + "Q q 0 0 600 800 re W n 0 0 600 590 re W n "
        + text("twice", y=600)
        + "Q"
    )
    assert {run.text.strip(): run.hidden for run in page.runs} == {
        "seen": False,
        "invisible": True,
        "off the page": True,
        "below": True,
        "clipped": True,
        "inside": False,
        "twice": True,
    }


def test_clip_inside_a_form_moves_with_it() -> None:
    form = "q 0 0 100 20 re W n " + text("stamp", x=5, y=5) + "Q q 0 0 100 20 re W n " + text("gone", x=5, y=50) + "Q"
    page = page_of("/X Do", form=form, form_matrix=(1, 0, 0, 1, 400, 700))
    assert [(run.text, run.hidden, run.form) for run in page.runs] == [("stamp", False, True), ("gone", True, True)]
    assert page.runs[0].box.x0 == pytest.approx(405, abs=1)


def test_marks_inside_a_form_are_not_those_of_the_page() -> None:
    form = "/P <</MCID 3>> BDC " + text("inner") + " EMC"
    assert page_of("/X Do", form=form).runs[0].mark is None
    assert page_of("/P <</MCID 8>> BDC /X Do EMC", form=form).runs[0].mark == 8


def test_columns_drawn_in_one_go_are_parted() -> None:
    page = page_of("BT /F1 10 Tf 100 700 Td [(Budget) -6000 (Actual) -9000 (Variance 2024)] TJ ET")
    assert [run.text for run in page.runs] == ["Budget", "Actual", "Variance 2024"]
    assert page.runs[0].box.x1 < 135
    assert page.runs[1].box.x0 == pytest.approx(100 + 31.7 + 60, abs=2)


def test_a_label_is_parted_from_its_text_but_a_justified_line_is_not() -> None:
    page = page_of(
        "BT /F1 10 Tf 100 700 Td [(1. ) -2000 (Apologies)] TJ 0 -20 Td 20 Tw (Mr Smith, Mrs Jones, Mr Green) Tj ET"
    )
    assert [run.text for run in page.runs] == ["1.", "Apologies", "Mr Smith, Mrs Jones, Mr Green"]


def test_letters_drawn_one_by_one_are_joined() -> None:
    page = page_of("BT /F1 10 Tf 100 700 Td (W) Tj (o) Tj (r) Tj (d) Tj ( s) Tj (et) Tj ET")
    assert [run.text for run in page.runs] == ["Word set"]


def test_shapes() -> None:
    page = page_of("0 1 0 rg 100 100 80 20 re f 1 0 0 RG 10 300 m 500 300 l S 10 400 90 30 re S 0 0 5 5 re n")
    assert [(s.kind, s.fill, s.stroke) for s in page.shapes] == [
        ("area", 0x00FF00, None),
        ("rule", None, 0xFF0000),
        ("frame", None, 0xFF0000),
    ]


@pytest.mark.parametrize("words", [True, False])
def test_a_page_of_thirty_thousand_objects_is_quick(words: bool) -> None:
    if words:
        content = "".join(text(f"w{i % 10}", (i % 100) * 5.9, 790 - i // 100 * 2.6) for i in range(30_000))
        content = content.replace("/F1 10 Tf", "/F1 2.5 Tf")
    else:
        content = "".join(f"{i % 600} {i // 600} m {i % 600 + 3} {i // 600 + 5} l S\n" for i in range(30_000))
    start = time.process_time()
    page = page_of(content)
    assert time.process_time() - start < 4  # 0.6 s on a quiet machine; PDFium's own way takes ten times that
    assert sum(len(run.text.split()) for run in page.runs) >= 300 if words else len(page.shapes) == 30_000


def test_objects_beyond_the_limit_are_left_unread_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agendaparse.readers.pdf.pdfium.MAX_OBJECTS", 10)
    page = page_of("".join(text(f"word {i}", y=700 - 20 * i) for i in range(20)))
    assert len(page.runs) == 10
    assert "more than 10 objects" in (page.problem or "")
