"""What all tests share: where the fixtures and the shared packs stand, and how many pages OCR may take."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"
SHARED = ROOT.parent / "shared" / "packs"
MOST_OCR = 40  # pages a whole run may recognise: they cost seconds each
TALLY = "AGENDAPARSE_TEST_OCR_TALLY"


def pytest_configure(config: pytest.Config) -> None:
    """Tally the pages that Tesseract reads, in one file for all processes of a run."""
    if TALLY not in os.environ:
        handle, os.environ[TALLY] = tempfile.mkstemp(prefix="agendaparse-ocr-")
        os.close(handle)
        config.add_cleanup(lambda: os.unlink(os.environ.pop(TALLY)))
    try:
        from agendaparse.readers.scan.tesseract import Tesseract
    except ImportError:  # nothing is recognised without the extra
        return
    read = Tesseract.read

    def tallied(self: Tesseract, pictures: Sequence[object], shape: str, dpi: int) -> object:
        if shape == "page":
            with open(os.environ[TALLY], "ab") as tally:
                tally.write(b"." * len(pictures))
        return read(self, pictures, shape, dpi)  # type: ignore[arg-type]

    Tesseract.read = tallied  # type: ignore[method-assign, assignment]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that recognised too many pages."""
    if not hasattr(session.config, "workerinput") and _recognised() >= MOST_OCR:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many pages were recognised."""
    if pages := _recognised():
        terminalreporter.write_line(f"OCR: {pages} pages recognised, fewer than {MOST_OCR} are allowed")


def _recognised() -> int:
    return Path(os.environ[TALLY]).stat().st_size


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
