"""What a PostScript font name says of weight and slope; PDFium's own weight is 400 for many bold fonts."""

from __future__ import annotations

import regex

_SUBSET = regex.compile(r"^[A-Z]{6}\+")
_BOLD = regex.compile(r"bold|black|heavy|demi|(?<![a-z])(?:bd|blk)(?![a-z])|(?:-|,)b(?:i|d)?$", regex.IGNORECASE)
_ITALIC = regex.compile(r"ital|obli|slanted|(?<![a-z])it(?![a-z])|(?:-|,)b?i$", regex.IGNORECASE)


def plain_name(name: str) -> str:
    """The PostScript name without its subset prefix: "ABCDEF+Arial-BoldMT" is "Arial-BoldMT"."""
    return _SUBSET.sub("", name)


def is_bold(name: str) -> bool:
    """Whether the name is that of a bold face."""
    return bool(_BOLD.search(name))


def is_italic(name: str) -> bool:
    """Whether the name is that of an italic or oblique face."""
    return bool(_ITALIC.search(name))
