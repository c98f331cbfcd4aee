"""The heap of 60 files, and its archive as a run without trouble makes it."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("psutil")

from agendaparse.batch import run_batch
from agendaparse.batch.progress import Progress
from fixtures.archive import make

BUDGET = {"timeout": 4.0, "memory": 350}
"""What the files of the heap that hang or eat memory go over."""


@pytest.fixture(scope="session")
def heap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the 60 files."""
    folder = tmp_path_factory.mktemp("heap")
    make(folder)
    return folder


@pytest.fixture(scope="session")
def undisturbed(heap: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the heap, made in one go."""
    out = tmp_path_factory.mktemp("undisturbed") / "archive"
    run_batch([str(heap)], out, workers=2, progress=Progress(), **BUDGET)
    return out
