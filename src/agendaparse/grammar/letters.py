"""How wide words of plain text were in print: the letters of a page are not of one width, those of a grid are."""

from __future__ import annotations

from functools import lru_cache

GRID_FONT = "(grid)"
"""The face of plain text, whose letters stand on a grid."""

# Thousandths of the type size, as in Helvetica; other faces keep nearly the same proportions.
_WIDTHS: dict[int, str] = {
    200: "'’‘ijlI|",
    278: " !.,;:/\\tf[]()-`·",
    333: 'r"“”*{}°',
    500: "ckszvxyJ",
    556: "abdeghnopqu0123456789$£#?_–€Lñéèáóôâŵŷ",
    611: "FTZ~<>=+•",
    667: "ABEKPSVXY&",
    722: "wCDHNRU",
    778: "GOQ",
    833: "mM",
    944: "W—%…",
    1000: "@™",
}
_OF: dict[str, int] = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OTHER = 556
MEAN = 441.0  # of English prose, spaces and all


@lru_cache(maxsize=8192)
def printed_length(text: str) -> float:
    """How many letters of mean width would be as long as these in print."""
    return sum([_OF.get(letter, _OTHER) for letter in text]) / MEAN
