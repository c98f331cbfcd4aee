"""Decision and application numbers in titles."""

from __future__ import annotations

import regex

CASE_SUFFIXES: tuple[str, ...] = (
    "FUL", "OUT", "HOUSE", "HOU", "HH", "LBC", "LB", "ADV", "COU", "DEM", "REM", "RES", "VAR", "TPO", "TCA",
    "TPC", "CON", "CONVAR", "LDC", "LDCE", "LDCPR", "LDE", "LDP", "PA", "PAC", "PN", "FULL", "MMA", "NMA",
    "OUTL", "OUTM", "FULM", "DCC", "MAJ", "S73", "DOC", "DISC", "EIA", "SCR", "TREE", "MFUL", "F", "X", "P",
)  # fmt: skip
"""Ends of planning application numbers."""

_SUFFIXES = "|".join(sorted(CASE_SUFFIXES, key=len, reverse=True))
_REFERENCE = regex.compile(
    r"(?<![\p{L}\d/.\-£])(?:"
    r"(?P<value>(?:key\s+)?decision\s+(?:no|number|ref(?:erence)?)\.?\s*:?\s*\p{Lu}{0,3}\d[\w/\-]*)"
    r"|(?P<value>[A-Z]{1,4}(?:/[A-Z]\d{4})?/[A-Z]{1,4}/\d{2,4}/\d{3,7})"
    r"|(?P<value>[A-Z]{1,4}\d{0,2}[/\-](?:(?:19|20)\d\d|\d\d)[/\-]\d{2,6}(?:[/\-][A-Z]{1,6}\d?)*)"
    r"|(?P<value>[A-Z]{1,4}/\d{1,5}/\d{2,6}(?:/[A-Z]{1,6})*)"
    rf"|(?P<value>(?:(?:19|20)\d\d|\d\d)/\d{{3,6}}(?:/(?:{_SUFFIXES}|[A-Z]{{2,6}}))*)"
    r"|(?P<value>(?:19|20)?\d\d/[A-Z]{1,3}/\d{3,6}|(?:20)?\d\d/\d{4,6}[A-Z])"
    r"|(?P<value>[A-Z]\d\d/(?!20[0-3]\d(?![\d/]))\d{3,5}(?:/\d{1,2}/[A-Z]{1,3})?)"
    r")(?![\d/]|\.\d)",
    regex.IGNORECASE,
)
_FIGURES_ONLY = regex.compile(r"\d{1,2}/\d{1,2}/\d{2,4}|(?:19|20)\d\d/(?:19|20)\d\d")
_INNER = regex.compile(r"(?<=\s|:)\w+/[\w/\-]+$")


def find_reference(text: str) -> str | None:
    """Find the number of a decision or an application in a title.

    Args:
        text: A title: "24/00123 - A title", "Application DC/23/01234/FUL", "Key Decision No 5".

    Returns:
        The reference as printed, or None. Financial years, dates and fractions are not references.
    """
    if not any(c.isdigit() for c in text):
        return None
    for match in _REFERENCE.finditer(text):
        value = match["value"]
        if value is None or _FIGURES_ONLY.fullmatch(value) or value != _upper_marks(value):
            continue
        inner = _INNER.search(value)
        return inner.group() if inner else " ".join(value.split())
    return None


def _upper_marks(value: str) -> str:
    """Give a reference as it is written when it is one: letters around slashes in capitals."""
    return value if value.lower().startswith(("key", "decision")) else value.upper()
