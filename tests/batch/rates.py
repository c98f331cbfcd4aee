"""Measure batch: `python -m tests.batch.rates FILE... [--times 12] [--workers 1 2 1 2]`.

Every file is taken several times, each time with another comment at its end, so that no two have the same content.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from pathlib import Path

from agendaparse.batch import run_batch
from agendaparse.batch.progress import Progress


def main() -> None:
    """Run with each number of workers and print the rates."""
    parser = argparse.ArgumentParser(prog="python -m tests.batch.rates", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--times", type=int, default=12)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 1, 2])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        heap = Path(place, "heap")
        heap.mkdir()
        for number in range(options.times):
            for file in options.files:
                name = f"{number}-{file.parent.name}-{file.name}"
                (heap / name).write_bytes(file.read_bytes() + b"\n%% %d\n" % number)
        for turn, workers in enumerate(options.workers):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            began = time.perf_counter()
            summary = run_batch([str(heap)], Path(place, f"out{turn}"), workers=workers, progress=Progress())
            seconds = time.perf_counter() - began
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            size = sum(path.stat().st_size for path in Path(place, f"out{turn}").rglob("*") if path.is_file())
            print(
                f"{workers} workers: {summary.parsed} files, {summary.pages} pages, {len(summary.failed)} failed in "
                f"{seconds:.1f} s: {summary.parsed / seconds:.2f} files/s, {summary.pages / seconds:.1f} pages/s; "
                f"children {spent:.1f} s of processor; archive {size / summary.pages / 1000:.1f} kB/page; "
                f"load {os.getloadavg()[0]:.1f}"
            )


if __name__ == "__main__":
    main()
