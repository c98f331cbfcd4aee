"""The catalogue is complete, and only its codes can be used."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from agendaparse.diagnostics import CATALOGUE, entry_for, explain
from agendaparse.errors import UsageError
from agendaparse.models import Diagnostic

# The codes that the data model says must exist.
REQUIRED = [
    "rag-summary-mismatch",
    "vote-count-mismatch",
    "ref-repaired",
    "status-from-wrong-column",
    "status-conflict",
    "page-range-mismatch",
    "minute-number-gap",
    "attendance-conflict",
    "struck-text-removed",
    "no-text-layer",
    "ocr-used",
    "page-unreadable",
    "unclaimed-text",
]


@pytest.mark.parametrize("code", REQUIRED)
def test_every_required_code_exists(code: str) -> None:
    assert code in CATALOGUE


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_is_documented(code: str) -> None:
    entry = CATALOGUE[code]
    assert entry.code == code
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", code)
    assert entry.meaning.endswith(".")
    assert entry.remedy.endswith(".")
    text = explain(code)
    assert text.startswith(f"{code} ({entry.severity})\n")
    assert entry.meaning in text
    assert f"What to do: {entry.remedy}" in text


@pytest.mark.parametrize("code", CATALOGUE)
def test_severity_is_the_catalogue_s_unless_said(code: str) -> None:
    found = Diagnostic(code=code, message="Something.")
    assert found.severity == CATALOGUE[code].severity
    assert found.explain() == explain(code)
    assert Diagnostic(code=code, severity="error", message="Something.").severity == "error"


def test_code_outside_the_catalogue_is_refused() -> None:
    with pytest.raises(ValidationError, match="not in the catalogue"):
        Diagnostic(code="hat-too-large", message="Something.")


def test_explain_names_the_nearest_codes() -> None:
    with pytest.raises(UsageError) as caught:
        explain("ref-repared")
    assert "ref-repaired" in caught.value.remedy


def test_explain_lists_all_codes_when_none_is_near() -> None:
    with pytest.raises(UsageError) as caught:
        entry_for("zzz")
    assert all(code in caught.value.remedy for code in CATALOGUE)
