"""Boxes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendaparse.document import Box

UNIT = Box(10, 20, 30, 60)

coordinates = st.floats(-1000, 1000)
boxes = st.tuples(coordinates, coordinates, coordinates, coordinates).map(
    lambda c: Box(min(c[0], c[2]), min(c[1], c[3]), max(c[0], c[2]), max(c[1], c[3]))
)


def test_measures() -> None:
    assert (UNIT.width, UNIT.height, UNIT.mid_x, UNIT.mid_y) == (20, 40, 20, 40)


@pytest.mark.parametrize(
    ("point", "slack", "inside"),
    [((10, 20), 0, True), ((30, 60), 0, True), ((9, 20), 0, False), ((9, 20), 1, True), ((20, 62), 1, False)],
)
def test_holds(point: tuple[float, float], slack: float, inside: bool) -> None:
    assert UNIT.holds(*point, slack) is inside


@pytest.mark.parametrize(
    ("other", "area", "across", "down"),
    [
        (Box(20, 40, 40, 80), 200, 10, 20),
        (UNIT, 800, 20, 40),
        (Box(30, 20, 40, 60), 0, 0, 40),
        (Box(35, 20, 40, 60), 0, -5, 40),
    ],
)
def test_overlap(other: Box, area: float, across: float, down: float) -> None:
    assert UNIT.overlap(other) == other.overlap(UNIT) == area
    assert UNIT.overlap_x(other) == other.overlap_x(UNIT) == across
    assert UNIT.overlap_y(other) == other.overlap_y(UNIT) == down


def test_around() -> None:
    assert Box.around([UNIT]) is UNIT
    assert Box.around(iter((UNIT, Box(0, 50, 5, 100)))) == (0, 20, 30, 100)
    with pytest.raises(ValueError, match="unpack"):
        Box.around([])


@given(st.lists(boxes, min_size=1, max_size=5))
def test_around_holds_every_corner(found: list[Box]) -> None:
    whole = Box.around(found)
    assert all(whole.holds(box.x0, box.top) and whole.holds(box.x1, box.bottom) for box in found)
