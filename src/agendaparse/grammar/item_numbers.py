"""Numbers of agenda items as the title blocks of papers name them."""

from __future__ import annotations

import regex

_NAMED = regex.compile(
    r"(?:agenda\s+)?item(?:\s+(?:no\.?|number))?\s*[:.]?\s*(?P<number>\d{1,3}(?:\.\d{1,2})?\s?(?:[a-z]|\([a-z]{1,4}\))?)\.?",
    regex.IGNORECASE,
)
_LABEL = regex.compile(r"(?:agenda\s+)?item(?:\s+(?:no\.?|number))?\s*:?", regex.IGNORECASE)
_NUMBER = regex.compile(r"\d{1,3}(?:\.\d{1,2})?\s?(?:[a-z]|\([a-z]{1,4}\))?\.?", regex.IGNORECASE)


def named_item(text: str, following: str = "") -> str | None:
    """Give the item that a line of a title block names: "Agenda Item No: 5" → "5".

    Args:
        text: The line.
        following: What stands behind it, where its number may stand in a cell of its own.
    """
    match = _NAMED.fullmatch(text.strip())
    if match is not None:
        return "".join(match["number"].split())
    if _LABEL.fullmatch(text.strip()) and _NUMBER.fullmatch(following.strip()):
        return "".join(following.split()).rstrip(".")
    return None
