"""The heap of 60 files, and its archive as a run without trouble makes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from agendaparse.batch import run_batch
from agendaparse.batch.engines import Local
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
def engine() -> Iterator[Local]:
    """Two workers whose processes serve all tests that do not harm them."""
    local = Local(2)
    yield local
    local.close()


@pytest.fixture(scope="session")
def undisturbed(heap: Path, engine: Local, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the heap, made in one go."""
    out = tmp_path_factory.mktemp("undisturbed") / "archive"
    run_batch([str(heap)], out, engine=engine, progress=Progress(), **BUDGET)
    return out
