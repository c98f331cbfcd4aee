"""Scores of the library on the shared packs, by the scorer that stands beside them."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType

from agendaparse import AgendaParseError, parse
from tests.conftest import SHARED

FLOORS = Path(__file__).with_name("floors.json")
SCORER = SHARED.parent / "score" / "score.py"


@cache
def scorer() -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cases() -> list[str]:
    """Every "case/file" of the shared packs; empty where they are absent."""
    found: list[str] = []
    for listing in sorted(SHARED.glob("*/cases.json")):
        found.extend(f"{listing.parent.name}/{name}" for name in json.loads(listing.read_text("utf8")))
    return found


def gold_of(case: str) -> dict[str, object]:
    """The gold facts of a case, several files merged as the scorer does."""
    folder, name = case.split("/", 1)
    golds = json.loads((SHARED / folder / "cases.json").read_text("utf8"))[name]
    gold: dict[str, object] = {}
    for file in [golds] if isinstance(golds, str) else golds:
        gold |= json.loads((SHARED / folder / file).read_text("utf8"))
    return gold


def gold_hash(case: str) -> str:
    """Short hash of the gold facts, so that a floor is only held against the gold it was reached on."""
    return hashlib.sha256(json.dumps(gold_of(case), sort_keys=True).encode()).hexdigest()[:12]


def reached(case: str) -> dict[str, float]:
    """Score of each part of a case; a file that cannot be read scores nothing."""
    try:
        predicted = json.loads(parse(SHARED / case).to_json())
    except AgendaParseError:
        predicted = {}
    scores: dict[str, float] = scorer().score(gold_of(case), predicted)
    return scores


def read_floors() -> dict[str, dict[str, object]]:
    """Recorded floors by case: `gold` (hash) and a floor for each part."""
    floors: dict[str, dict[str, object]] = json.loads(FLOORS.read_text("utf8"))
    return floors
