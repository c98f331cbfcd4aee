"""The small archive, made once for all tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import agendaparse
from agendaparse.archive.reader import Archive
from tests.archive import small


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("small") / "archive"
    small.write(path)
    return str(path)


@pytest.fixture(scope="session")
def archive(folder: str) -> Iterator[Archive]:
    with agendaparse.open_archive(folder) as opened:
        yield opened
