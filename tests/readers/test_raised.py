"""Figures that only their ink shows to be raised: the marks of footnotes as typesetters draw them."""

from __future__ import annotations

import pytest

from agendaparse.document import Box, Run, Shape, Style
from agendaparse.layout import lay_out
from agendaparse.readers import read
from agendaparse.readers.pdf.pieces import merge, upright_edges
from fixtures.render.manifest import PACKS

FILE = PACKS / "calderholt-report" / "report-untagged.pdf"


def test_mark_is_parted_from_its_word() -> None:
    runs = read(FILE, pages=range(1, 2)).pages[0].runs
    marks = [i for i, run in enumerate(runs) if run.raised]
    assert [runs[i].text for i in marks] == ["1", "1"]
    assert runs[marks[0] - 1].text.endswith("years.")
    assert runs[marks[0] - 1].box.x1 <= runs[marks[0]].box.x0 < runs[marks[0] + 1].box.x0
    assert runs[marks[1] + 1].text.startswith("The report")


def test_text_shows_the_mark() -> None:
    (page,) = lay_out(read(FILE, pages=range(1, 2))).pages
    assert "for two years.¹ Those" in " ".join(item.text for item in page.items)


@pytest.mark.parametrize("pack", ["wickmere-parish", "fenmarsh-report", "eastvale-kpi-boxes"])
def test_plain_figures_stay(pack: str) -> None:
    (file, *_) = sorted((PACKS / pack).glob("*.pdf"))
    assert not [run for page in read(file).pages for run in page.runs if run.raised]


@pytest.mark.parametrize(("edge", "count"), [(None, 1), (58.0, 2), (30.0, 1)])
def test_an_upright_edge_parts_two_cells(edge: float | None, count: int) -> None:
    style = Style("Arial", 11.0, False, False, 0)
    runs = [
        Run("Completed ", Box(10, 90, 56, 102), 100, style),
        Run("A further sum", Box(61, 90, 120, 102), 100, style),
    ]
    shapes = [] if edge is None else [Shape("rule", Box(edge, 80, edge + 0.5, 200), stroke=0)]
    assert merge(runs[0], runs[1], upright_edges(shapes)) is (count == 1)
