"""What all tests share: where the fixtures and the shared packs stand."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"
SHARED = ROOT.parent / "shared" / "packs"


@pytest.fixture(scope="session")
def fixtures_dir() -> Path:
    """The folder of the packs of invented councils."""
    return FIXTURES


@pytest.fixture(scope="session")
def shared_packs() -> Path:
    """The folder of real packs that stands beside the repository; the test is skipped where it does not."""
    if not SHARED.is_dir():
        pytest.skip(f"the shared packs are not at {SHARED}")
    return SHARED
