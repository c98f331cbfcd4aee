"""Colours of cells as people call them."""

from __future__ import annotations

import pytest

from agendaparse.grammar.colours import hsv, is_pale, name_colour

# Standard colours of office programs, their pale "good, neutral, bad" ones, and palettes seen in councils' papers.
PALETTE = {
    "red": (0xFF0000, 0xC00000, 0xC0504D, 0xDA291C, 0xE4002B, 0xD9534F, 0xFFC7CE, 0xF2DCDB, 0xFF5050, 0xFF3300),
    "amber": (0xFFC000, 0xFFBF00, 0xFF9900, 0xF79646, 0xED7D31, 0xFFFF00, 0xFFEB9C, 0xE46C0A, 0xFFCC00, 0xFDE9D9),
    "green": (0x00B050, 0x00FF00, 0x92D050, 0x9BBB59, 0x70AD47, 0xC6EFCE, 0x008000, 0x33CC33, 0x00A651, 0xE2EFD9),
    "blue": (0x0070C0, 0x00B0F0, 0x4F81BD, 0x0000FF, 0x5B9BD5, 0x002060, 0xDEEAF6),
    "grey": (0x808080, 0xBFBFBF, 0xD9D9D9, 0xA6A6A6, 0xC8C8C8),
}


@pytest.mark.parametrize(("colour", "rgb"), [(colour, rgb) for colour, shades in PALETTE.items() for rgb in shades])
def test_names(colour: str, rgb: int) -> None:
    assert name_colour(rgb) == colour


@pytest.mark.parametrize("rgb", [None, 0xFFFFFF, 0x000000, 0x7030A0, 0xFF00FF, 0x404040, 0x008B8B])
def test_no_name(rgb: int | None) -> None:
    assert name_colour(rgb) is None


@pytest.mark.parametrize(("rgb", "pale"), [(0xC6EFCE, True), (0xDEEAF6, True), (0x00B050, False), (0xFFC000, False)])
def test_pale(rgb: int, pale: bool) -> None:
    assert is_pale(rgb) is pale


def test_hsv() -> None:
    assert hsv(0xFF0000) == (0, 1, 1)
    assert hsv(0x00FF00)[0] == 120
    assert hsv(0xFFC000)[0] == pytest.approx(45.2, abs=0.2)
    assert hsv(0xFFFFFF) == (0, 0, 1)
