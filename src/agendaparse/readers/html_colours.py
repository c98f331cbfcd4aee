"""Colours of HTML, in the ways that style sheets write them."""

from __future__ import annotations

import regex

_HEX = regex.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", regex.IGNORECASE)
_RGB = regex.compile(r"rgba?\(\s*(\d{1,3})\D{1,3}(\d{1,3})\D{1,3}(\d{1,3})", regex.IGNORECASE)
_NAMED = {
    "red": 0xFF0000, "crimson": 0xDC143C, "darkred": 0x8B0000, "tomato": 0xFF6347, "orange": 0xFFA500,
    "darkorange": 0xFF8C00, "gold": 0xFFD700, "yellow": 0xFFFF00, "green": 0x008000, "lime": 0x00FF00,
    "limegreen": 0x32CD32, "lightgreen": 0x90EE90, "forestgreen": 0x228B22, "darkgreen": 0x006400,
    "blue": 0x0000FF, "lightblue": 0xADD8E6, "grey": 0x808080, "gray": 0x808080, "lightgrey": 0xD3D3D3,
    "lightgray": 0xD3D3D3, "silver": 0xC0C0C0, "black": 0x000000, "purple": 0x800080, "white": 0xFFFFFF,
}  # fmt: skip


def read_colour(text: str) -> int | None:
    """The colour 0xRRGGBB that a text says; None where it says none.

    Args:
        text: A value of a style sheet: "#c00000", "#c00", "rgb(192, 0, 0)", "red".
    """
    match = _HEX.search(text)
    if match:
        digits = match.group(1)
        return int(digits if len(digits) == 6 else "".join(d * 2 for d in digits), 16)
    match = _RGB.search(text)
    if match:
        red, green, blue = (min(int(part), 255) for part in match.groups())
        return red << 16 | green << 8 | blue
    return _NAMED.get(text.strip().lower())
