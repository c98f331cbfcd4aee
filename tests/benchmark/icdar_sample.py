"""An invented set in the form of ICDAR 2013: tables of several kinds, one to a page or two, with their ground truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import typst

Rows = Sequence[Sequence[str]]

HALVES = ((60, 400), (460, 800))  # from the top of the page: where the first and the second table of a page may stand
HEIGHT = 842


@dataclass(frozen=True)
class Sample:
    """A table to be set.

    Attributes:
        rows: Its texts; None of them spans but those in `spans`.
        stroke: What is drawn around its cells, in typst.
        align: How its columns are set, in typst.
        spans: (row, column) → columns it spans.
        page: Physical page.
        half: 0 for the upper half of the page, 1 for the lower.
        table: Tables of one name are regions of one table.
    """

    rows: Rows
    stroke: str = "0.5pt"
    align: str = "left"
    spans: tuple[tuple[int, int, int], ...] = ()
    page: int = 1
    half: int = 0
    table: str = "1"


def write_set(folder: Path, documents: dict[str, Sequence[Sample]]) -> None:
    """Write each document as a PDF without tags, with `-str.xml` and `-reg.xml` beside it."""
    for name, samples in documents.items():
        compiler = typst.Compiler(_source(samples).encode(), ignore_system_fonts=True)
        (folder / f"{name}.pdf").write_bytes(compiler.compile(format="pdf", pdf_tags=False, timestamp=0))
        (folder / f"{name}-str.xml").write_text(_truth(name, samples, cells=True), "utf-8")
        (folder / f"{name}-reg.xml").write_text(_truth(name, samples, cells=False), "utf-8")


def _source(samples: Sequence[Sample]) -> str:
    parts = ['#set page(width: 595pt, height: 842pt, margin: 60pt)\n#set text(font: "Libertinus Serif", size: 10pt)\n']
    page = 1
    for sample in samples:
        if sample.page != page:
            parts.append("#pagebreak()\n")
            page = sample.page
        spans = {(row, column): width for row, column, width in sample.spans}
        cells = []
        for row, texts in enumerate(sample.rows):
            column = 0
            for text in texts:
                width = spans.get((row, column), 1)
                cells.append(f"table.cell(colspan: {width})[{text}]")
                column += width
        columns = max(len(texts) for texts in sample.rows)
        top = HALVES[sample.half][0] - 60
        settings = f"columns: {columns}, stroke: {sample.stroke}, align: {sample.align}, inset: (x: 8pt, y: 4pt)"
        parts.append(f"#place(top + left, dy: {top}pt)[#table({settings}, {', '.join(cells)})]\n")
    return "".join(parts)


def _truth(name: str, samples: Sequence[Sample], *, cells: bool) -> str:
    tables = list(dict.fromkeys(sample.table for sample in samples))
    lines = [f'<?xml version="1.0" encoding="UTF-8"?>\n<document filename="{name}.pdf">']
    for table in tables:
        lines.append(f'<table id="{table}">')
        for number, sample in enumerate((s for s in samples if s.table == table), 1):
            top, bottom = HALVES[sample.half]
            lines.append(f'<region id="{number}" page="{sample.page}" col-increment="0" row-increment="0">')
            lines.append(f'<bounding-box x1="60" y1="{HEIGHT - bottom}" x2="535" y2="{HEIGHT - top}"/>')
            lines.extend(_cells(sample) if cells else [])
            lines.append("</region>")
        lines.append("</table>")
    return "\n".join([*lines, "</document>"])


def _cells(sample: Sample) -> list[str]:
    spans = {(row, column): width for row, column, width in sample.spans}
    lines: list[str] = []
    for row, texts in enumerate(sample.rows):
        column = 0
        for text in texts:
            width = spans.get((row, column), 1)
            if text:
                place = f'start-row="{row}" start-col="{column}"'
                if width > 1:
                    place += f' end-row="{row}" end-col="{column + width - 1}"'
                lines.append(f'<cell id="{len(lines)}" {place}><content>{escape(text)}</content></cell>')
            column += width
    return lines


BUDGET = (
    ("Service", "Budget", "Forecast", "Variance"),
    ("Highways", "9,310", "9,300", "(10)"),
    ("Libraries", "2,120", "2,100", "(20)"),
    ("Museums and the theatre", "845", "901", "56"),
    ("Total", "12,275", "12,301", "26"),
)
STAFF = (
    ("Post", "Grade", "Works at"),
    ("Harbour master", "K", "The quay"),
    ("Lock keeper", "F", "Audley lock"),
    ("Toll clerk", "D", "The bridge office"),
)
YEARS = (
    ("Ward", "2031", "2032"),
    ("", "Homes", "Shops", "Homes", "Shops"),
    ("Castle", "14", "3", "22", "1"),
    ("Quayside", "7", "", "9", "2"),
)
OPEN_LINES = "(x, y) => (top: if y == 0 { 0.7pt }, bottom: if y == 0 or y == 4 { 0.7pt })"
FIGURES = "(left, right, right, right)"

DOCUMENTS: dict[str, Sequence[Sample]] = {
    "ruled": (Sample(BUDGET, align=FIGURES), Sample(STAFF, half=1, table="2")),
    "half-ruled": (Sample(BUDGET, stroke=OPEN_LINES, align=FIGURES),),
    "aligned": (Sample(BUDGET, stroke="none", align=FIGURES),),
    "aligned-words": (Sample(STAFF, stroke="none"),),
    "spanning": (Sample(YEARS, spans=((0, 1, 2), (0, 3, 2))),),
    "two-pages": (Sample(BUDGET, half=1), Sample(BUDGET[1:], page=2)),
}
"""The set, by kind."""
