"""The parent: what it plans, what it tells, and how little memory it needs."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from agendaparse.archive.layout import open_store
from agendaparse.archive.manifest import load
from agendaparse.batch import run_batch
from agendaparse.batch.engines import make_engine
from agendaparse.batch.jobs import Job, Outcome
from agendaparse.batch.known import is_older
from agendaparse.batch.progress import Lines, Progress, Terminal
from agendaparse.cli import app
from agendaparse.errors import UsageError

SIMULATION = """
import sys
from concurrent.futures import Future
from pathlib import Path
from agendaparse.batch import run_batch, work
from agendaparse.batch.jobs import Outcome
from agendaparse.batch.progress import Progress

class Simulated:
    "Hashes files, and takes them for parsed."
    width, committed = 2, 0
    def submit(self, function, *args):
        future = Future()
        if function is work.process:
            future.set_result(Outcome(args[0], "parsed", "1", pages=8, seconds=0.1))
        elif function is work.commit:
            Simulated.committed += len(args[2])
            future.set_result([])
        elif function is work.link:
            future.set_result(0)
        else:
            future.set_result(function(*args))
        return future
    def interrupt(self): pass
    def close(self): pass

heap = Path(sys.argv[1])
for number in range(10_000):
    if number % 500 == 0:
        folder = heap / str(number)
        folder.mkdir(parents=True)
    (folder / f"{number}.pdf").write_text(str(number))
summary = run_batch([str(heap)], sys.argv[2], engine=Simulated(), progress=Progress())
# VmHWM, for ru_maxrss would begin with what the process that started this one held.
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(summary.parsed, Simulated.committed, int(peak) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted otherwise there")
def test_the_parent_needs_little_memory_for_ten_thousand_packs(tmp_path):
    command = [sys.executable, "-c", SIMULATION, str(tmp_path / "heap"), str(tmp_path / "archive")]
    output = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    parsed, committed, megabytes = map(int, output.split())
    assert parsed == committed == 10_000
    assert megabytes < 300


@pytest.mark.parametrize(
    ("version", "than", "older"),
    [
        ("0.1.0", "0.2.0", True),
        ("0.9.0", "0.10.0", True),
        ("0.2.0", "0.2.0", False),
        ("0.3.0", "0.2.0", False),
        ("0.2.0", "0.2.0+ocr", True),
        ("0.2.0+ocr", "0.2.0", False),
        (None, "0.2.0", False),
    ],
)
def test_what_is_done_again_by_another_version(version, than, older):
    assert is_older(version, than) is older


def outcome(status="parsed", **values):
    return Outcome(Job("0" * 32, "/packs/a.pdf", "a.pdf", "0" * 64), status, pages=10, **values)


def test_log_lines_tell_rate_remaining_time_and_failures():
    stream = io.StringIO()
    with Lines(stream, every=0) as told:
        told.total = 4
        told.done(outcome())
        told.done(outcome("failed", reason="encrypted", message="It is locked."))
        told.retrying(outcome("failed", reason="timeout", message="It was not finished."))
    lines = stream.getvalue().splitlines()
    assert "1 of 4 files" in lines[0]
    assert "left" in lines[0]
    assert "files/s" in lines[0]
    assert "failed (encrypted): /packs/a.pdf: It is locked." in stream.getvalue()
    assert "to be tried again alone" in stream.getvalue()
    assert "1 failed" in lines[-1]


def test_a_terminal_gets_a_bar(monkeypatch, capsys):
    monkeypatch.setenv("TERM", "xterm")
    with Terminal() as told:
        told.total = 2
        told.done(outcome())
        told.done(outcome("failed", reason="damaged", message="[not markup]"))
    shown = capsys.readouterr().err
    assert "2/2" in shown
    assert "[not markup]" in shown
    assert "1 failed" in shown


def test_engines_are_refused_with_a_remedy():
    with pytest.raises(UsageError, match="no engine"):
        make_engine("spark")
    with pytest.raises(UsageError, match="cluster needs an engine"):
        make_engine("local", cluster="tcp://nowhere:1")


def test_reading_pictures_needs_what_reads_them(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="tesseract"):
        run_batch([], tmp_path / "archive", ocr=True, progress=Progress())


def test_an_archive_on_a_filesystem_that_is_not_local(tmp_path, engine):
    (tmp_path / "heap").mkdir()
    for number in range(5):
        (tmp_path / "heap" / f"{number}.pdf").write_text(str(number))
    storage = {"path": str(tmp_path), "target_protocol": "file"}
    for expected in (5, 0):
        summary = run_batch(
            [f"file://{tmp_path}/heap/*.pdf"], "dir://archive", storage=storage, engine=engine, chunk=2,
            parser="tests.batch.parsers:quick", progress=Progress(),
        )  # fmt: skip
        assert summary.parsed == expected
    store = open_store("dir://archive", **storage)
    assert store.local is None
    assert load(store).rows("files") == 5


def test_the_command(heap, tmp_path):
    some = sorted(map(str, (heap / "larkholme/2031").iterdir()))
    arguments = ["batch", "-", str(heap / "broken/noise.pdf"), "--out", str(tmp_path / "archive"), "--workers", "1"]
    result = CliRunner().invoke(app, arguments, input="\n".join(some))
    assert result.exit_code == 0, result.output
    assert f"{len(some)} parsed, 0 duplicates, 0 unchanged, 1 failed, 1 not-a-pdf" in result.output


def test_the_command_refuses_what_is_no_archive(heap):
    result = CliRunner().invoke(app, ["batch", str(heap), "--out", str(heap)])
    assert result.exit_code == 2
    assert "not empty" in result.output
