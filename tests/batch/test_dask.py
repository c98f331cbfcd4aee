"""A real Dask cluster of several worker processes: one is killed in the middle, the archive is the same."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from agendaparse.archive.layout import open_store
from agendaparse.batch import run_batch
from agendaparse.batch.progress import Progress
from tests.batch.archives import assert_same
from tests.batch.conftest import BUDGET

distributed = pytest.importorskip("distributed")
killed: list[int] = []


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_makes_the_same_archive(heap, undisturbed, tmp_path):
    out = tmp_path / "archive"
    with (
        distributed.LocalCluster(n_workers=3, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        pids = client.run(os.getpid)
        killer = threading.Thread(target=kill_when_busy, args=(out, next(iter(pids.values()))))
        killer.start()
        summary = run_batch(
            [str(heap)], out, engine="dask", cluster=cluster.scheduler_address, chunk=8, progress=Progress(), **BUDGET
        )
        killer.join()
        assert killed, "the worker was not killed in time"
    assert summary.parsed == 52
    assert_same(out, undisturbed)
    assert list(open_store(out).names("staging")) == []


def kill_when_busy(out, pid):
    """Kill a worker as soon as a third of the files is parsed."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if len(list(out.glob("packs/*/*"))) >= 15:
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)
            return
        time.sleep(0.02)
