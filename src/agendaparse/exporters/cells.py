"""Values as they go into a cell of a spreadsheet: flat, and never a formula."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, Final

import regex

DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula; full-width forms are taken so in some languages."""

_FIGURE = regex.compile(r"[+-]\s?[£$€]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?\s?%?")


def flat(value: Any) -> str | int | float | bool | None:
    """Put a value of an archive's table into one cell.

    Args:
        value: Text, number, yes or no, date, list or null.

    Returns:
        Text, numbers and null as they are; dates in ISO form; lists and their records as JSON.
    """
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False, default=str)


def neutralise(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula.

    Args:
        text: Any text, such as a title somebody printed into a pack.

    Returns:
        The text, behind an apostrophe when it begins, spaces aside, like a formula. Figures ("-2.3", "+4%",
        "-£1,200") stay as they are.
    """
    if not text.startswith(DANGEROUS) and not text.lstrip().startswith(DANGEROUS):
        return text
    return text if _FIGURE.fullmatch(text) else f"'{text}"


def safe(value: Any) -> str | int | float | bool | None:
    """Put a value into one cell of a spreadsheet, as no formula."""
    cell = flat(value)
    return neutralise(cell) if isinstance(cell, str) else cell
