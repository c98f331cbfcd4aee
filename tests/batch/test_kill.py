"""kill -9 and Ctrl-C at random moments: the archive ends up as if nothing had happened.

`AGENDAPARSE_KILLS=10 pytest tests/batch/test_kill.py` kills ten times; continuous integration kills twice.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import psutil
import pytest

from tests.batch.archives import assert_same, files
from tests.batch.conftest import BUDGET

KILLS = int(os.environ.get("AGENDAPARSE_KILLS", "2"))

SLOWLY = """
import sys
from agendaparse.batch import run_batch
print(run_batch([sys.argv[1]], sys.argv[2], workers=2, parser="tests.batch.parsers:slow", chunk=8).interrupted)
"""


def start(heap, out):
    options = ["--timeout", str(BUDGET["timeout"]), "--memory", str(BUDGET["memory"]), "--workers", "2"]
    command = [sys.executable, "-m", "agendaparse", "batch", str(heap), "--out", str(out), *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def children_of(process):
    try:
        return psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


@pytest.mark.slow
def test_kill_9_loses_nothing_and_doubles_nothing(heap, undisturbed, tmp_path):
    out = tmp_path / "archive"
    chance = random.Random()
    killed = 0
    while killed < KILLS:
        process = start(heap, out)
        try:
            process.communicate(timeout=chance.uniform(0.5, 6.0))
            assert_same(out, undisturbed)  # it was done before it could be killed
            out = tmp_path / f"archive-{killed}"
            continue
        except subprocess.TimeoutExpired:
            orphans = children_of(process)
            process.send_signal(signal.SIGKILL)
            process.communicate()
            killed += 1
        assert not psutil.wait_procs(orphans, timeout=5)[1], "children outlive a killed parent"
    process = start(heap, out)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    assert_same(out, undisturbed)


@pytest.mark.slow
def test_ctrl_c_keeps_what_was_finished(tmp_path):
    heap, out = tmp_path / "heap", tmp_path / "archive"
    heap.mkdir()
    for number in range(40):
        (heap / f"{number}.pdf").write_text(f"Item {number}")
    command = [sys.executable, "-c", SLOWLY, str(heap), str(out)]
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=paths)
    deadline = time.monotonic() + 30
    while len(list(out.glob("packs/*/*"))) < 5:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    finished = len(list(out.glob("packs/*/*")))
    orphans = children_of(process)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=30)
    assert output.strip() == "True", errors
    assert "Stopping" in errors
    assert not psutil.wait_procs(orphans, timeout=5)[1]
    assert finished <= len(files(out)) < 40
    assert not (out / "run").exists()
