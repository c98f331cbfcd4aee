"""Plots of rated tables, held against pictures that were looked at.

`python -m tests.display.test_plots` draws the pictures anew; look at them before you commit them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.display.rated import HISTORY, TABLES, rated

matplotlib = pytest.importorskip("matplotlib")

from matplotlib.axes import Axes  # noqa: E402
from matplotlib.testing.compare import compare_images  # noqa: E402

from agendaparse.display.plots import plot_rag_bars, plot_status_timeline  # noqa: E402

PICTURES = Path(__file__).parent / "pictures"
TOLERANCE = 12  # fonts differ a little from machine to machine
DRAWN: dict[str, Callable[[], Axes]] = {
    "bars": lambda: plot_rag_bars(TABLES),
    "shares": lambda: plot_rag_bars(TABLES, share=True),
    "timeline": lambda: plot_status_timeline(HISTORY),
}


def draw(name: str, folder: Path) -> Path:
    path = folder / f"{name}.png"
    with matplotlib.rc_context({"font.family": "DejaVu Sans", "savefig.dpi": 80}):
        axes = DRAWN[name]()
        axes.figure.savefig(path, metadata={"Software": None})  # type: ignore[union-attr]
    return path


@pytest.mark.parametrize("name", DRAWN)
def test_pictures(name: str, tmp_path: Path) -> None:
    assert compare_images(str(PICTURES / f"{name}.png"), str(draw(name, tmp_path)), TOLERANCE) is None


def test_bars_add_up() -> None:
    axes = plot_rag_bars(TABLES)
    drawn: dict[float, float] = {}
    for bar in axes.patches:
        place = round(bar.get_y() + bar.get_height() / 2)  # type: ignore[attr-defined]
        drawn[place] = drawn.get(place, 0) + bar.get_width()  # type: ignore[attr-defined]
    assert drawn == {0: 9, 1: 22, 2: 1}


def test_nothing_to_draw() -> None:
    assert len(plot_rag_bars([]).patches) == 0
    assert plot_rag_bars([rated("Empty")]) is not None
    assert plot_status_timeline([]) is not None


def test_rows_are_the_same_by_reference() -> None:
    axes = plot_status_timeline(dict(HISTORY))
    assert len(axes.get_yticks()) == 5
    assert [label.get_text() for label in axes.get_xticklabels()] == ["04.06.2030", "10.09.2030", "03.12.2030"]


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for each in DRAWN:
        print(draw(each, PICTURES))
