"""docs/archives.md: every example before `## Questions` does what it shows."""

from __future__ import annotations

import doctest
import re
import shlex

import pytest
from typer.testing import CliRunner

from agendaparse.cli import app
from tests.conftest import ROOT

TEXT = (ROOT / "docs" / "archives.md").read_text(encoding="utf-8").partition("\n## Questions\n")[0]
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def test_the_examples_of_making_an_archive(heap, tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    pytest.importorskip("duckdb")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "heap").symlink_to(heap)
    assert {language for language, _ in BLOCKS} == {"console", "pycon"}
    for language, code in BLOCKS:
        if language == "pycon":
            test = doctest.DocTestParser().get_doctest(code, {}, "archives.md", "archives.md", 0)
            said: list[str] = []
            doctest.DocTestRunner().run(test, out=said.append)
            assert not said, "".join(said)
            continue
        for part in filter(str.strip, re.split(r"^\$ ", code, flags=re.MULTILINE)):
            command, _, shown = part.partition("\n")
            name, *arguments = shlex.split(command)
            assert name == "agendaparse"
            result = CliRunner().invoke(app, arguments)
            assert result.exit_code == 0, (command, result.output)
            assert result.stdout.strip() == shown.strip(), command
