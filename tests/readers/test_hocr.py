"""What OCR engines write: words with places, confidence, and pages of true size."""

from __future__ import annotations

import pytest

import agendaparse
from agendaparse.document import Document
from agendaparse.readers import identify, read

HOCR = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head><title></title>
<meta name='ocr-system' content='tesseract 5.3.0' /></head><body>
<div class='ocr_page' id='page_1' title='image "a.png"; bbox 0 0 2480 3508; ppageno 0; scan_res 300 300'>
<span class='ocr_line' title="bbox 300 300 1500 350; baseline 0 -10; x_size 50">
<span class='ocrx_word' title='bbox 300 300 700 350; x_wconf 96'>Finance</span>
<span class='ocrx_word' title='bbox 720 300 1500 350; x_wconf 90'><strong>Committee</strong></span></span>
</div></body></html>"""

ALTO = """<?xml version="1.0"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Description><MeasurementUnit>mm10</MeasurementUnit></Description>
<Styles><TextStyle ID="T1" FONTSIZE="12" FONTSTYLE="bold"/></Styles>
<Layout><Page WIDTH="2100" HEIGHT="2970"><PrintSpace><TextBlock STYLEREFS="T1">
<TextLine VPOS="254" HEIGHT="42" STYLEREFS="T1">
<String HPOS="254" VPOS="254" WIDTH="300" HEIGHT="42" CONTENT="Finance" WC="0.96"/><SP/>
<String HPOS="570" VPOS="254" WIDTH="400" HEIGHT="42" CONTENT="Commit" SUBS_TYPE="HypPart1" WC="0.9"/>
</TextLine></TextBlock></PrintSpace></Page></Layout></alto>"""


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (HOCR, "text/vnd.hocr+html", ["Finance ", "Committee "]),
        (ALTO, "application/alto+xml", ["Finance ", "Commit\u00ad"]),
    ],
)
def test_words_and_places(text: str, kind: str, names: list[str]) -> None:
    assert identify(text.encode()) == kind
    document = read(text.encode())
    assert isinstance(document, Document)
    assert (document.media_type, document.text_layer, document.page_count) == (kind, "ocr", 1)
    (page,) = document.pages
    assert (round(page.width), round(page.height)) == (595, 842)
    assert [run.text for run in page.runs] == names
    assert [round(edge) for edge in page.runs[0].box] == pytest.approx(
        [72, 72, 168 if kind.startswith("text") else 157, 84], abs=1
    )
    assert [note.code for note in document.notes] == ["ocr-used"]
    assert "93%" in document.notes[0].message


def test_weight_is_read() -> None:
    assert [run.style.bold for run in read(HOCR.encode()).pages[0].runs] == [False, True]
    assert [run.style.bold for run in read(ALTO.encode()).pages[0].runs] == [True, True]


def test_parsed_as_a_scan() -> None:
    pack = agendaparse.parse(HOCR.encode())
    assert pack.source.text_layer == "ocr"
    assert [d.code for d in pack.diagnostics if d.code == "ocr-used"] == ["ocr-used"]


def test_entities_are_not_followed() -> None:
    evil = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + ALTO.split("?>", 1)[
        1
    ].replace("Finance", "&x;")
    document = read(evil.encode())
    assert not any("root" in run.text for page in document.pages for run in page.runs)
