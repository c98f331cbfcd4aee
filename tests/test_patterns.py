"""No pattern takes more than a moment over hostile text: each module-level pattern, in the ways its module asks it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import regex

import agendaparse

LENGTH = 12_000
SECONDS = 0.5  # a pattern that is quadratic takes more than this, one that is linear a few thousandths
HOSTILE = [
    "A", "a", "1", "-", "(", "- ", "1 ", "1.", "A-", "Ab ", "x1 ", ", ", "A. ", "a: ",
    "1 May ", "Cllr A Ash, ", "Committee of the ", "it was resolved that ",
]  # fmt: skip
"""What hostile text says again and again. Runs of white space are left out: readers leave one space between words."""
WAYS = {"finditer": "search", "sub": "search", "split": "search", "findall": "search"}
ROOT = Path(agendaparse.__file__).parent


def modules() -> list[str]:
    """Every module of the library."""
    found = (one.name for one in pkgutil.walk_packages(agendaparse.__path__, "agendaparse."))
    return [name for name in found if not name.endswith("__main__")]


def patterns(module: str) -> Iterator[tuple[str, regex.Pattern[str]]]:
    """The patterns that a module makes, those in its tuples and maps included."""
    for name, value in vars(importlib.import_module(module)).items():
        held = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
        for one in held:
            if isinstance(one, regex.Pattern):
                yield name, one


@cache
def source(module: str | None) -> str:
    """The text of a module, or of the whole library."""
    if module is None:
        return "\n".join(path.read_text("utf8") for path in sorted(ROOT.rglob("*.py")))
    return Path(str(importlib.import_module(module).__file__)).read_text("utf8")


def ways(module: str, name: str) -> set[str]:
    """How a pattern is asked: a private one by its own module, another by any."""
    text = source(module if name.startswith("_") else None)
    asked = re.findall(rf"\b{name}\.(search|match|fullmatch|finditer|sub|split|findall)\b", text)
    return {WAYS.get(way, way) for way in asked} or {"match"}


@pytest.mark.parametrize("module", modules())
def test_hostile_text_is_read_in_a_moment(module: str) -> None:
    for name, pattern in patterns(module):
        for way in ways(module, name):
            for piece in HOSTILE:
                text = piece * (LENGTH // len(piece)) + "!"
                try:
                    getattr(pattern, way)(text, timeout=SECONDS)
                except TimeoutError:
                    pytest.fail(f"{module}.{name}.{way} is slow on {piece!r} again and again")
