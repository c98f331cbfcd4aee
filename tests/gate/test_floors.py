"""No case and part of the shared packs falls below the floor recorded for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from agendaparse.readers.scan.at_hand import missing
from tests.corpus import has_text
from tests.gate.scoring import cases, gold_hash, reached, read_floors

SLACK = 0.0005  # the floor is cut to three decimals


@pytest.mark.parametrize("case", cases() or ["none"])
def test_scores_hold_their_floors(case: str, shared_packs: Path) -> None:
    if (lacking := missing()) and case.endswith(".pdf") and not has_text(shared_packs / case):
        pytest.skip(f"{case} is a scan, and {lacking} is not installed")
    recorded = read_floors().get(case)
    assert recorded, f"{case} has no floors: run `make floors`"
    assert recorded["gold"] == gold_hash(case), f"the gold of {case} has changed: run `make floors`, look at the diff"
    floors = {part: float(str(floor)) for part, floor in recorded.items() if part != "gold"}
    scores = reached(case)
    fallen = {
        part: (scores.get(part, 0.0), floor) for part, floor in floors.items() if scores.get(part, 0.0) < floor - SLACK
    }
    assert not fallen, f"below the floor (reached, floor): {fallen}"


def test_every_recorded_case_is_there(shared_packs: Path) -> None:
    assert set(read_floors()) == set(cases())
