"""Drawn arrows, and what they mean by the document's key."""

from __future__ import annotations

from math import cos, pi, sin, tau

import pytest

from agendaparse.document import Box, Shape
from agendaparse.extractors.rag.arrows import arrow_of
from agendaparse.extractors.rag.legend import read_legend
from tests.extractors.rag.making import codes, heading, paper, paragraph, read_one, read_tables, table

Points = tuple[tuple[float, float], ...]
BLOCK: Points = ((3, 20), (3, 8), (0, 8), (5, 0), (10, 8), (7, 8), (7, 20))
LONG: Points = ((3, 30), (3, 6), (0, 6), (5, 0), (10, 6), (7, 6), (7, 30))
TRIANGLE: Points = ((0, 10), (5, 0), (10, 10))


def turned(points: Points, degrees: int) -> Points:
    angle = degrees * pi / 180
    return tuple((50 + x * cos(angle) - y * sin(angle), 50 + x * sin(angle) + y * cos(angle)) for x, y in points)


def drawn(points: Points) -> Shape:
    box = Box(
        min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)
    )
    return Shape("drawing", box, 0, None, points)


@pytest.mark.parametrize("points", [BLOCK, LONG, TRIANGLE], ids=["block", "long", "triangle"])
@pytest.mark.parametrize(("degrees", "arrow"), [(0, "up"), (90, "level"), (180, "down"), (270, "level")])
def test_arrows(points: Points, degrees: int, arrow: str) -> None:
    assert arrow_of([drawn(turned(points, degrees))]) == arrow


def test_double_arrow_is_level() -> None:
    double = ((0, 5), (6, 0), (6, 3), (14, 3), (14, 0), (20, 5), (14, 10), (14, 7), (6, 7), (6, 10))
    assert arrow_of([drawn(double)]) == "level"


def test_slanting_arrows() -> None:
    rising: Points = ((0, 9), (7, 2), (5, 0), (10, 0), (10, 5), (8, 3), (1, 10))
    assert arrow_of([drawn(rising)]) == "up"
    assert arrow_of([drawn(tuple((x, 10 - y) for x, y in rising))]) == "down"


@pytest.mark.parametrize(
    "points",
    [
        tuple((10 + 10 * cos(tau * i / 40), 10 + 10 * sin(tau * i / 40)) for i in range(40)),
        ((0, 0), (10, 0), (10, 10), (0, 10)),
        ((5, 0), (10, 5), (5, 10), (0, 5)),
    ],
    ids=["disc", "square", "diamond"],
)
def test_no_arrow(points: Points) -> None:
    assert arrow_of([drawn(points)]) is None
    assert arrow_of([]) is None


def test_key_of_the_document_wins() -> None:
    key = read_legend(
        [paper(table(["@up", "Performance is worsening"], ["@down", "Performance is improving"], header=False))]
    ).arrows
    assert (key["up"], key["down"], key["level"]) == ("worsening", "improving", "stable")
    key = read_legend([paper(paragraph("Key: ▲ worse than last year  ▼ better than last year"))]).arrows
    assert (key["up"], key["down"]) == ("worsening", "improving")


def test_key_is_used() -> None:
    found = read_one(
        heading("Costs"),
        table(["Measure", "RAG", "Trend"], ["Cost of a bin", "Green", "@down"], ["Cost of a bench", "Red", "@up"]),
        paragraph("▲ Worsening ▼ Improving"),
    )
    assert [row.direction for row in found.rows] == ["improving", "worsening"]


@pytest.mark.parametrize(
    ("written", "direction", "doubts"),
    [
        ("@up", "improving", []),
        ("@up:Arrow_pointing_up", "improving", []),
        ("@up:Down_arrow", "improving", ["direction-conflict"]),
        ("@up Worsening", "worsening", ["direction-conflict"]),
        ("@picture:Arrow_down", "worsening", []),
        ("@picture:Improving", "improving", []),
        ("@picture:Arrow", None, []),
        ("@picture:Up_and_down_arrows", None, []),
    ],
)
def test_words_before_arrows_before_their_descriptions(written: str, direction: str | None, doubts: list[str]) -> None:
    headers = ["Ref", "Measure", "RAG", "Direction of travel"]
    rows = [["1", "Homes built", "#G Green", written], ["2", "Roads mended", "#R Red", "@down"]]
    (found,), ctx = read_tables(table(headers, *rows))
    assert found.rows[0].direction == direction
    assert codes(ctx) == doubts
