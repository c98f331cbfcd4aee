"""Pages drawn by hand: each hard layout in its smallest form."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from agendaparse.document import Box, Page, Run, Shape, Style, Table

PLAIN = Style("Helvetica", 10.0, False, False, 0)
BOLD = Style("Helvetica-Bold", 10.0, True, False, 0)
XS, YS = [50.0, 150.0, 300.0, 450.0], [100.0, 130.0, 160.0, 190.0]
ROWS = [["Ref", "Measure", "Status"], ["1.1", "Homes built", "Green"], ["1.2", "Roads mended", "Red"]]


class Paper:
    """A page under the pen."""

    def __init__(self, number: int = 1, width: float = 595.0, height: float = 842.0) -> None:
        self.page = Page(number, width, height)

    def write(self, x: float, baseline: float, words: str, style: Style = PLAIN, *, mark: int | None = None) -> Run:
        width = 0.5 * style.size * len(words.rstrip())
        box = Box(x, baseline - 0.76 * style.size, x + width, baseline + 0.22 * style.size)
        self.page.runs.append(Run(words, box, baseline, style, mark=mark))
        return self.page.runs[-1]

    def turn(self, x: float, top: float, words: str, rotation: int = 90, *, form: bool = False) -> Run:
        box = Box(x - 2, top, x + 8, top + 5.0 * len(words))
        self.page.runs.append(Run(words, box, x, PLAIN, rotation, form=form))
        return self.page.runs[-1]

    def across(self, y: float, x0: float, x1: float, thick: float = 0.5) -> None:
        self.page.shapes.append(Shape("rule", Box(x0, y - thick / 2, x1, y + thick / 2), stroke=0))

    def down(self, x: float, top: float, bottom: float, thick: float = 0.5) -> None:
        self.page.shapes.append(Shape("rule", Box(x - thick / 2, top, x + thick / 2, bottom), stroke=0))

    def area(self, x0: float, top: float, x1: float, bottom: float, fill: int) -> None:
        self.page.shapes.append(Shape("area", Box(x0, top, x1, bottom), fill=fill))

    def frame(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.page.shapes.append(Shape("frame", Box(x0, top, x1, bottom), stroke=0))

    def grid(self, xs: Sequence[float] = XS, ys: Sequence[float] = YS) -> Paper:
        for y in ys:
            self.across(y, xs[0], xs[-1])
        for x in xs:
            self.down(x, ys[0], ys[-1])
        return self

    def fill(self, rows: Sequence[Sequence[str]] = ROWS, xs: Sequence[float] = XS, ys: Sequence[float] = YS) -> Paper:
        for row, (top, _) in zip(rows, pairwise(ys), strict=False):
            for words, x in zip(row, xs, strict=False):
                for i, line in enumerate(words.split("\n")):
                    if line:
                        self.write(x + 5, top + 13 + 12 * i, line)
        return self


def said(table: Table) -> list[list[str]]:
    """Texts by row."""
    return [[cell.text for cell in row] for row in table.rows]
