"""Each fixture gives what its hand-made expected JSON says: every fact in it, nothing more in its lists."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from fixtures.render.manifest import Pack, load, names
from fixtures.render.stored import stored
from tests.corpus import parsed

# Keys of the expected files that are no fields: `numbered_paragraphs` are the numbers of a report's content, and
# `diagnostics_expected` the codes that must appear.
DERIVED = frozenset({"numbered_paragraphs", "diagnostics_expected"})


def cases() -> list[tuple[Pack, str]]:
    """Every rendered file of every pack."""
    return [(pack, file) for pack in map(load, names()) for file in pack.files]


def expected_of(pack: Pack, file: str) -> dict[str, object]:
    """The facts of a rendered file; a twin may have facts of its own."""
    facts: dict[str, object] = json.loads(pack.expected(file).read_text("utf8"))
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


def case_name(value: object) -> str:
    return value.name if isinstance(value, Pack) else str(value)


@pytest.mark.parametrize(("pack", "file"), cases(), ids=case_name)
def test_fixture_gives_what_is_expected(pack: Pack, file: str) -> None:
    expected = expected_of(pack, file)
    found = json.loads(parsed(stored(pack, file)).to_json())
    wrong = list(differences(expected, found))
    raised = {diagnostic["code"] for diagnostic in found["diagnostics"]}
    wanted = expected.get("diagnostics_expected", [])
    codes = wanted.get(file, []) if isinstance(wanted, dict) else wanted
    wrong += [f"diagnostic {code} was not raised" for code in codes if code not in raised]  # type: ignore[union-attr]
    assert not wrong, f"{len(wrong)} differences\n" + "\n".join(wrong[:40])


@pytest.mark.parametrize(("pack", "file"), cases(), ids=case_name)
def test_numbered_paragraphs_stand_in_the_content(pack: Pack, file: str) -> None:
    reports = json.loads(parsed(stored(pack, file)).to_json())["reports"]
    for wanted, report in zip(expected_of(pack, file).get("reports", []), reports, strict=False):  # type: ignore[call-overload]
        if "numbered_paragraphs" in wanted:
            found = [p["number"] for part in report["content"] for p in part["paragraphs"] if p["number"]]
            assert found == wanted["numbered_paragraphs"]
