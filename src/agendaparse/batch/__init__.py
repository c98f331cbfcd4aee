"""Batch: many files into one archive, overnight, with nothing lost and nothing done twice."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from agendaparse import __version__
from agendaparse.errors import UsageError
from agendaparse.readers.scan.at_hand import INSTALL, missing

if TYPE_CHECKING:
    from agendaparse.batch.engines import Engine
    from agendaparse.batch.progress import Progress
    from agendaparse.batch.run import Summary

__all__ = ["run_batch"]

PARSER = "agendaparse.api:parse"


def run_batch(
    sources: Sequence[str],
    out: str | os.PathLike[str],
    *,
    lines: Iterable[str] = (),
    workers: int | None = None,
    timeout: float = 300.0,
    memory: int = 2048,
    redo: bool = False,
    retry: bool = False,
    ocr: bool = False,
    engine: str | Engine = "local",
    cluster: str | None = None,
    chunk: int | None = None,
    parser: str = PARSER,
    version: str = __version__,
    progress: Progress | None = None,
    storage: Mapping[str, Any] | None = None,
) -> Summary:
    """Parse many packs into an archive.

    Args:
        sources: Folders, files, globs, zip files and URLs; "-" stands for `lines`.
        out: Folder or URL of the archive; made when there is none.
        lines: More sources, one a line.
        workers: Files parsed at once on this machine; all processors when None.
        timeout: Seconds one file may take.
        memory: Megabytes one file may use.
        redo: Parse everything again, not only what is new, changed or parsed by an older version.
        retry: Parse again what failed, say with a longer timeout.
        ocr: Read pages that are pictures.
        engine: "local", "dask" or "ray", or an engine that is there already and is left open.
        cluster: Address of a running cluster.
        chunk: Files that are committed together.
        parser: Function that parses, as "module:name", where another is wanted than `agendaparse.parse`.
        version: Its version; what an older one parsed is parsed again.
        progress: What is told while it runs; a bar or log lines on standard error when None.
        storage: What fsspec is given to open the archive's filesystem, such as keys.

    Returns:
        What was done.

    Raises:
        UsageError: An option makes no sense, an extra is missing, or another run is writing to the archive.
        SourceError: The archive cannot be read or written.
    """
    try:
        from agendaparse.archive.layout import open_store
        from agendaparse.archive.sources import find
        from agendaparse.batch.engines import make_engine
        from agendaparse.batch.jobs import Budget, Setup
        from agendaparse.batch.progress import suitable
        from agendaparse.batch.run import CHUNK, Run
    except ImportError as error:
        raise UsageError(
            f"Archives need a library that is not installed ({error.name}).",
            remedy="Run: pip install 'agendaparse[archive]'",
        ) from error
    if ocr and engine == "local" and (lacking := missing()):
        raise UsageError(f"Reading pictures lacks {lacking}.", remedy=INSTALL)
    listed = list(lines)
    store = open_store(out, create=True, **(storage or {}))
    setup = Setup(store, f"{version}+ocr" if ocr else version, Budget(timeout, memory), ocr, parser)
    machine = make_engine(engine, workers=workers, cluster=cluster) if isinstance(engine, str) else engine
    told = progress or suitable()
    try:
        with told:
            told.count(lambda: find(sources, listed))
            return Run(setup, machine, told, chunk=chunk or CHUNK).go(
                told.passing(find(sources, listed)), redo=redo, retry=retry
            )
    finally:
        if machine is not engine:
            machine.close()
