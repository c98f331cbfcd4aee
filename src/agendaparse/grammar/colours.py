"""Fill colours as people call them: red, amber, green, blue or grey, strong or pale.

Councils use the office program's standard colours, its pale "good, bad, neutral" ones, or their own palette, so hue
decides and not a list of codes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

Colour = Literal["red", "amber", "green", "blue", "grey"]

HUES: tuple[tuple[float, float, Colour], ...] = (
    (0, 17, "red"),
    (17, 66, "amber"),
    (66, 172, "green"),
    (185, 255, "blue"),
    (342, 360, "red"),
)
"""Hue in degrees (from, below) and the colour it is called; turquoise, purple and pink between them are none."""

Hue = Literal["turquoise", "purple", "pink", "black"]

OTHER_HUES: tuple[tuple[float, float, Hue], ...] = ((172, 185, "turquoise"), (255, 300, "purple"), (300, 342, "pink"))
"""Colours that mean no status by themselves, but may by a document's own key."""

HUE_WORDS: dict[str, Hue] = {
    "turquoise": "turquoise", "teal": "turquoise", "cyan": "turquoise", "aqua": "turquoise", "purple": "purple",
    "violet": "purple", "lilac": "purple", "mauve": "purple", "pink": "pink", "magenta": "pink", "black": "black",
}  # fmt: skip
"""Their names in keys."""

PALE = 0.32
"""Saturation below which a colour is a tint, as headings and bands are shaded with too."""
GREY = 0.07
"""Saturation below which a colour is grey."""
DARK = 0.30
"""Value below which a colour is too dark to be told."""


def hsv(rgb: int) -> tuple[float, float, float]:
    """Hue in degrees, saturation and value, both 0 to 1, of a colour 0xRRGGBB."""
    red, green, blue = (rgb >> 16 & 255) / 255, (rgb >> 8 & 255) / 255, (rgb & 255) / 255
    high, low = max(red, green, blue), min(red, green, blue)
    if high == low:
        return 0.0, 0.0, high
    span = high - low
    if high == red:
        hue = (green - blue) / span % 6
    elif high == green:
        hue = (blue - red) / span + 2
    else:
        hue = (red - green) / span + 4
    return hue * 60, span / high, high


@lru_cache(maxsize=1024)
def name_colour(rgb: int | None) -> Colour | None:
    """What a person calls the colour.

    Args:
        rgb: 0xRRGGBB, or None for no fill.

    Returns:
        The colour, or None for white, black and colours that mean no status.
    """
    if rgb is None:
        return None
    hue, saturation, value = hsv(rgb)
    if saturation < GREY:
        return "grey" if 0.35 < value < 0.97 else None
    if value < DARK or (saturation < 0.12 and value < 0.6):
        return None
    return next((colour for low, high, colour in HUES if low <= hue < high), None)


@lru_cache(maxsize=1024)
def name_hue(rgb: int | None) -> Hue | None:
    """What a person calls a colour that means no status by itself; None for white, greys and colours that do."""
    if rgb is None or name_colour(rgb) is not None:
        return None
    hue, saturation, value = hsv(rgb)
    if value < DARK:
        return "black"
    if saturation < GREY:
        return None
    return next((name for low, high, name in OTHER_HUES if low <= hue < high), None)


@lru_cache(maxsize=1024)
def is_pale(rgb: int) -> bool:
    """Whether it is a tint: near enough to white that it may be mere shading."""
    _, saturation, value = hsv(rgb)
    return saturation < PALE and value > 0.75
