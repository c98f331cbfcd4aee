"""Each fixture gives what its hand-made expected JSON says: every fact in it, nothing more in its lists."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import FIXTURES
from tests.corpus import fixture_pdfs, name_of, parsed

# Keys of the expected files that are no fields: `numbered_paragraphs` are the numbers of a report's content, and
# `diagnostics_expected` the codes that must appear.
DERIVED = frozenset({"numbered_paragraphs", "diagnostics_expected"})


def expected_of(pdf: Path) -> dict[str, object]:
    """The facts of a rendered fixture; a twin with facts of its own has them in `expected-<name>.json`."""
    twin = pdf.with_name(f"expected-{pdf.stem.rsplit('-', 1)[-1]}.json")
    facts: dict[str, object] = json.loads((twin if twin.exists() else pdf.with_name("expected.json")).read_text("utf8"))
    return facts


def differences(expected: object, actual: object, path: str = "") -> Iterator[str]:
    """What `actual` lacks, has wrong, or has too much of, where `expected` speaks."""
    if isinstance(expected, dict):
        if not isinstance(actual, dict):
            yield f"{path}: expected {expected!r:.200}, got {actual!r:.80}"
            return
        for key, value in expected.items():
            if key.startswith("_") or key in DERIVED:
                continue
            yield from differences(value, actual.get(key), f"{path}.{key}")
    elif isinstance(expected, list):
        actual = actual if isinstance(actual, list) else []
        if path.endswith(".implications") and all(isinstance(x, str) for x in expected):
            actual = [x["kind"] for x in actual]
        for i, value in enumerate(expected):
            if i < len(actual):
                yield from differences(value, actual[i], f"{path}[{i}]")
            else:
                yield f"{path}[{i}]: missed {value!r:.160}"
        for i in range(len(expected), len(actual)):
            yield f"{path}[{i}]: invented {actual[i]!r:.160}"
    elif expected != actual:
        yield f"{path}: expected {expected!r}, got {actual!r}"


@pytest.mark.parametrize("pdf", fixture_pdfs(), ids=name_of)
def test_fixture_gives_what_is_expected(pdf: Path) -> None:
    expected = expected_of(pdf)
    pack = json.loads(parsed(pdf).to_json())
    wrong = list(differences(expected, pack))
    raised = {diagnostic["code"] for diagnostic in pack["diagnostics"]}
    wanted = expected.get("diagnostics_expected", [])
    codes = wanted.get(pdf.name, []) if isinstance(wanted, dict) else wanted
    wrong += [f"diagnostic {code} was not raised" for code in codes if code not in raised]  # type: ignore[union-attr]
    assert not wrong, f"{len(wrong)} differences\n" + "\n".join(wrong[:40])


@pytest.mark.parametrize("folder", sorted((FIXTURES / "packs").iterdir()), ids=lambda folder: folder.name)
def test_numbered_paragraphs_stand_in_the_content(folder: Path) -> None:
    for pdf in folder.glob("*.pdf"):
        expected = expected_of(pdf)
        reports = json.loads(parsed(pdf).to_json())["reports"]
        for wanted, report in zip(expected.get("reports", []), reports, strict=True):  # type: ignore[call-overload]
            if "numbered_paragraphs" in wanted:
                found = [p["number"] for part in report["content"] for p in part["paragraphs"] if p["number"]]
                assert found == wanted["numbered_paragraphs"]
