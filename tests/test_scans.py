"""Degraded scans of invented packs, held against the same expected facts as their PDFs.

The floor of each is what it reaches, cut to two decimals (`python -m tests.test_scans` prints them all).
`tests.conftest` counts the pages recognised in the whole run.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

import agendaparse
from agendaparse.models import AgendaPack
from agendaparse.readers.scan import at_hand
from fixtures.render.degrade import scanned
from fixtures.render.manifest import load
from fixtures.render.stored import stored
from tests.corpus import parsed
from tests.test_expected import DERIVED, expected_of
from tests.test_forms import facts

FLOORS: dict[str, float] = json.loads(Path(__file__).with_name("scan_floors.json").read_text("utf8"))
OFFICE: dict[str, object] = {}
HASTY = {"upside_down": 2}
COPY: dict[str, object] = {"colour": False, "noise": 8.0, "specks": 150, "quality": 55, "handled": True}
"""A photocopy, signed and punched."""

# One small pack of each make-up, and how it is scanned.
SCANS: dict[str, dict[str, object]] = {
    "wickmere-parish": OFFICE,  # a parish's agenda
    "harrowden-frontsheet": COPY,  # a county's front sheet
    "calderholt-scrutiny-minutes": HASTY,  # minutes with a grid of who came
    "thornbeck-town-minutes": OFFICE,  # minutes in one ruled table, a watermark across it
    "bexcombe-performance": OFFICE,  # coloured cells, icons and arrows
    "fenmarsh-report": COPY,  # two long tables of figures
    "westmere-forward-plan": OFFICE,  # landscape, fed in sideways
}

needs_engine = pytest.mark.skipif(at_hand.missing() is not None, reason=f"{at_hand.missing()} is not installed")


def rendered(name: str) -> tuple[str, Path]:
    """The untagged file of a pack."""
    pack = load(name)
    file = next(file for file, tagged in pack.files.items() if not tagged)
    return file, stored(pack, file)


def share(name: str, pack: AgendaPack) -> float:
    """Share of facts that a result has in common with what is expected of a pack.

    Besides what is missed, what is found too much counts: in fields the expected facts speak of, and not in the
    PDF either (of some lists they name a part).
    """
    file, pdf = rendered(name)
    expected = {key: value for key, value in expected_of(load(name), file).items() if not _is_about_the_file(key)}
    wanted = Counter(facts(expected))
    paths = {path for path, _ in wanted}
    found = Counter(fact for fact in facts(json.loads(pack.to_json())) if fact[0] in paths)
    more = Counter(facts(json.loads(parsed(pdf).to_json())))
    shared, missed, invented = (wanted & found).total(), (wanted - found).total(), (found - (wanted | more)).total()
    return 2 * shared / (2 * shared + missed + invented)


def _is_about_the_file(key: str) -> bool:
    return key in DERIVED or key in ("source", "sections", "diagnostics") or key.startswith("_")


def scan(name: str) -> AgendaPack:
    """What is read from the scan of a pack."""
    return agendaparse.parse(scanned(rendered(name)[1].read_bytes(), **SCANS[name]), ocr=True)  # type: ignore[arg-type]


@needs_engine
@pytest.mark.parametrize("name", SCANS)
def test_a_degraded_scan_gives_what_is_expected(name: str) -> None:
    pack = scan(name)
    assert share(name, pack) >= FLOORS[name]
    assert pack.source.text_layer == "ocr"
    used = [d for d in pack.diagnostics if d.code == "ocr-used"]
    assert [d.where[0].page for d in used] == list(range(1, (pack.source.page_count or 0) + 1))
    assert not [d for d in pack.diagnostics if d.code in ("extractor-failed", "no-text-layer")]


@pytest.mark.parametrize("name", SCANS)
def test_the_pdf_itself_gives_all(name: str) -> None:
    assert share(name, parsed(rendered(name)[1])) == 1.0


if __name__ == "__main__":
    for each in SCANS:
        print(f"{share(each, scan(each)):.4f} {each}", flush=True)
