"""What OCR engines write: hOCR and ALTO, words with their place on the page."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

import regex
from lxml import etree

from agendaparse.document import Box, Document, Note, Page, Run, Style
from agendaparse.errors import DamagedError
from agendaparse.grammar.text import normalise
from agendaparse.readers.html import tree_of

A4_HEIGHT = 842.0  # points, where the file does not say how large a dot is
USUAL_DPI = 300.0

_BBOX = regex.compile(r"\bbbox\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)")
_CONFIDENCE = regex.compile(r"\bx_wconf\s+(\d+(?:\.\d+)?)")
_FONT_SIZE = regex.compile(r"\bx_f?size\s+(\d+(?:\.\d+)?)")
_RESOLUTION = regex.compile(r"\bscan_res\s+(\d+)\s+(\d+)")
_UNITS = {"mm10": 72 / 254, "inch1200": 72 / 1200}  # points in one unit of ALTO


def read_hocr(text: str) -> Document:
    """Read hOCR, as Tesseract, OCRopus, Kraken and others write it.

    Args:
        text: The markup.

    Returns:
        A document of pages whose runs are words, without name and hash.
    """
    root = tree_of(text)
    document = Document("", "", "text/vnd.hocr+html", text_layer="ocr")
    if root is None:
        return document
    document.language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    system = root.xpath("string(//meta[@name='ocr-system']/@content)")
    if system:
        document.properties["Producer"] = normalise(system)
    for element in root.xpath("//*[contains(concat(' ', @class, ' '), ' ocr_page ')]"):
        title = element.get("title") or ""
        box = _numbers(_BBOX.search(title)) or [0.0, 0.0, 2480.0, 3508.0]
        resolution = _RESOLUTION.search(title)
        scale = 72 / float(resolution.group(2)) if resolution else _scale(box[3] - box[1])
        page = Page(len(document.pages) + 1, (box[2] - box[0]) * scale, (box[3] - box[1]) * scale)
        confidences: list[float] = []
        lines = element.xpath(
            ".//*[contains(@class, 'ocr_line') or contains(@class, 'ocrx_line') or contains(@class, 'ocr_header')"
            " or contains(@class, 'ocr_caption') or contains(@class, 'ocr_textfloat')]"
        )
        for line in lines or [element]:
            page.runs.extend(_hocr_line(line, box, scale, confidences))
        _finish(document, page, confidences)
    return document


def _hocr_line(line: etree._Element, page: list[float], scale: float, confidences: list[float]) -> Iterator[Run]:
    title = line.get("title") or ""
    bottom = _numbers(_BBOX.search(title))
    said = _FONT_SIZE.search(title)
    words = line.xpath(".//*[contains(@class, 'ocrx_word') or contains(@class, 'ocr_word')]")
    for word in words:
        text = normalise("".join(word.itertext()))
        about = word.get("title") or ""
        box = _numbers(_BBOX.search(about))
        if not text or box is None:
            continue
        confidence = _CONFIDENCE.search(about)
        if confidence:
            confidences.append(float(confidence.group(1)))
        bold = bool(word.xpath("boolean(.//strong or .//b or ancestor::strong or ancestor::b)"))
        italic = bool(word.xpath("boolean(.//em or .//i)"))
        base = bottom[3] if bottom is not None else box[3]
        size = float(said.group(1)) if said else (bottom[3] - bottom[1] if bottom is not None else box[3] - box[1])
        yield _run(f"{text} ", box, page, base, size, scale, bold, italic)


def read_alto(text: str) -> Document:
    """Read ALTO XML, as libraries' and ABBYY's engines write it.

    Args:
        text: The markup.

    Returns:
        A document of pages whose runs are words, without name and hash.

    Raises:
        DamagedError: The XML cannot be parsed.
    """
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(text.encode(), parser)
    if root is None:
        raise DamagedError("The ALTO file is damaged beyond repair.")
    document = Document("", "", "application/alto+xml", text_layer="ocr")
    unit = (root.findtext(".//{*}MeasurementUnit") or "pixel").strip()
    fonts = {
        style.get("ID"): (_number(style.get("FONTSIZE")), (style.get("FONTSTYLE") or "").lower())
        for style in root.iter("{*}TextStyle")
    }
    for element in root.iter("{*}Page"):
        width, height = _number(element.get("WIDTH")) or 2480.0, _number(element.get("HEIGHT")) or 3508.0
        scale = _UNITS.get(unit) or _scale(height)
        page = Page(len(document.pages) + 1, width * scale, height * scale)
        confidences: list[float] = []
        for line in element.iter("{*}TextLine"):
            page.runs.extend(_alto_line(line, fonts, scale, confidences))
        _finish(document, page, confidences)
    return document


def _alto_line(
    line: etree._Element,
    fonts: dict[str | None, tuple[float | None, str]],
    scale: float,
    confidences: list[float],
) -> Iterator[Run]:
    top, height = _number(line.get("VPOS")), _number(line.get("HEIGHT"))
    base = top + height if top is not None and height is not None else None
    for word in line.iter("{*}String"):
        text = normalise(word.get("CONTENT") or "")
        edges = [_number(word.get(name)) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT")]
        x, y, width, tall = (edge if edge is not None else 0.0 for edge in edges)
        if not text or edges[0] is None:
            continue
        confidence = _number(word.get("WC"))
        if confidence is not None:
            confidences.append(confidence * 100)
        names = f"{word.get('STYLEREFS') or ''} {line.get('STYLEREFS') or ''}".split()
        said = next((fonts[name] for name in names if name in fonts), (None, ""))
        style = f"{said[1]} {(word.get('STYLE') or '').lower()}"
        size = said[0] / scale if said[0] else (height or tall)
        hyphen = "\u00ad" if word.get("SUBS_TYPE") == "HypPart1" else " "
        box = [x, y, x + width, y + tall]
        yield _run(text + hyphen, box, [0.0] * 4, base or box[3], size, scale, "bold" in style, "italic" in style)


def _run(
    text: str, box: list[float], page: list[float], base: float, size: float, scale: float, bold: bool, italic: bool
) -> Run:
    x0, top, x1, bottom = (box[0] - page[0], box[1] - page[1], box[2] - page[0], box[3] - page[1])
    # A line's height holds ascenders and descenders, which a type size does too.
    points = max(round(size * scale * 2) / 2, 4.0)
    placed = Box(x0 * scale, top * scale, max(x1, x0 + 1) * scale, max(bottom, top + 1) * scale)
    return Run(text, placed, (base - page[1]) * scale, Style("", points, bold, italic, 0))


def _finish(document: Document, page: Page, confidences: list[float]) -> None:
    """Add a page, and say how sure the engine was of it."""
    document.pages.append(page)
    document.page_count += 1
    if page.runs:
        sure = f" with a confidence of {fmean(confidences):.0f}%" if confidences else ""
        document.notes.append(Note("ocr-used", f"The text of page {page.number} was recognised{sure}.", page.number))


def _scale(height: float) -> float:
    """Points in a dot, where only the number of dots is known: those of a page of usual height."""
    by_dpi = 72 / USUAL_DPI
    return by_dpi if 500 < height * by_dpi < 1300 else A4_HEIGHT / max(height, 1.0)


def _numbers(match: regex.Match[str] | None) -> list[float] | None:
    return [float(part) for part in match.groups()] if match else None


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
