"""docs/archives.md: every example from `## Questions` on does what it shows."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from agendaparse.api import parse
from agendaparse.archive.layout import open_store
from agendaparse.archive.links import update_links
from agendaparse.cli import app
from fixtures.archive import make
from tests.archive.small import add
from tests.conftest import FIXTURES, ROOT

TEXT = (ROOT / "docs" / "archives.md").read_text(encoding="utf-8").partition("\n## Questions\n")[2]
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the archive the examples ask, and a pack."""
    pytest.importorskip("typst")
    here = tmp_path_factory.mktemp("archives")
    files = sorted(path for path in make(here / "heap") if path.parent.parent.parent == here / "heap")
    store = open_store(here / "archive", create=True)
    for start in range(0, len(files), 20):
        add(store, f"c{start:02}", [parse(path) for path in files[start : start + 20]])
    update_links(store)
    shutil.copy(FIXTURES / "packs/wickmere-parish/agenda.pdf", here / "pack.pdf")
    return here


@pytest.fixture(autouse=True)
def _there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)


def test_python_examples() -> None:
    pytest.importorskip("polars")
    source = "\n".join(code for language, code in BLOCKS if language == "pycon")
    test = doctest.DocTestParser().get_doctest(source, {}, "archives.md", "archives.md", 0)
    assert len(test.examples) > 25
    said: list[str] = []
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=said.append)
    assert not said, "".join(said)


def test_console_examples() -> None:
    pytest.importorskip("openpyxl")
    blocks = [code for language, code in BLOCKS if language == "console"]
    commands = [part for code in blocks for part in re.split(r"^\$ ", code, flags=re.MULTILINE) if part.strip()]
    assert len(commands) == "".join(blocks).count("$ ")
    for part in commands:
        command, _, shown = part.partition("\n")
        name, *arguments = shlex.split(command)
        assert name == "agendaparse"
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, (command, result.output)
        if shown.strip():
            assert result.stdout.replace("\r\n", "\n").strip() == shown.strip(), command
    made = {"packs.sqlite", "packs.metadata.json", "tables", "packs.jsonl", "packs.xlsx", "pack.xlsx"}
    assert made <= set(os.listdir())
