"""The unit of work: one file, from its bytes to its JSON in the archive. The same on every engine."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from importlib import import_module
from typing import Any

from agendaparse.archive.collect import Row
from agendaparse.archive.layout import Store, compress, json_name, staged_name
from agendaparse.archive.links import update_links
from agendaparse.archive.sources import Found, digest, fetch
from agendaparse.archive.writer import write_chunk
from agendaparse.batch.jobs import Budget, Job, Outcome, Setup, file_id
from agendaparse.batch.warden import Killed, Warden, my_warden
from agendaparse.errors import AgendaParseError, DamagedError, EncryptedError, NotAPdfError, SourceError

_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (EncryptedError, "encrypted"),
    (DamagedError, "damaged"),
    (NotAPdfError, "not-a-pdf"),
    (SourceError, "unreadable"),
    (MemoryError, "memory"),
)
_REMEDIES = {
    "timeout": "Run again with --retry-failed and a longer --timeout.",
    "memory": "Run again with --retry-failed and more --memory.",
    "crashed": "Report it with the file and the version: its parser must not crash.",
    "defect": "Report it with the file and the version: it is a defect of agendaparse.",
}
_MODULES = {"agendaparse.api:parse": ("agendaparse.api", "agendaparse.readers.pdf")}
_UNBOUNDED = Budget(seconds=86_400.0, memory_mb=1 << 20)


def process(job: Job, setup: Setup, attempt: int = 1) -> Outcome:
    """Parse a file in a process of its own, under its budget, and record what became of it.

    What is finished is in the archive's staging folder before this returns.

    Args:
        job: The file.
        setup: What the run's jobs share.
        attempt: 1, or 2 when it is tried once more.

    Returns:
        What became of it.

    Raises:
        Killed: The run was interrupted.
        SourceError: The archive could not be written.
    """
    try:
        return _warden(setup).call(parse_job, job, setup, attempt, budget=setup.budget)
    except Killed as kill:
        if kill.reason == "interrupted":
            raise
        outcome = Outcome(
            job, "failed", setup.version, kill.reason, kill.message, _REMEDIES[kill.reason],
            attempts=attempt, seconds=round(kill.seconds, 3), peak_mb=kill.peak_mb,
        )  # fmt: skip
        setup.store.write(staged_name(job.id), outcome.to_json())
        return outcome


def parse_job(job: Job, setup: Setup, attempt: int = 1) -> Outcome:
    """Parse a file here, and write its JSON and its outcome to the archive.

    Args:
        job: The file.
        setup: What the run's jobs share.
        attempt: 1, or 2 when it is tried once more.

    Returns:
        What became of it.
    """
    started = time.monotonic()
    try:
        pack = _parser(setup.parser)(fetch(job.source, job.name), ocr=setup.ocr)
        text = compress(pack.to_json())
    except Exception as error:
        outcome = _failed(job, setup, error)
    else:
        sha = pack.source.sha256  # the file may have changed since it was found
        job = job if sha == job.pack else _changed(job, sha)
        setup.store.write(json_name(sha, setup.version), text)
        outcome = Outcome(job, "parsed", setup.version, pages=pack.source.page_count)
    outcome = _measured(outcome, attempt, time.monotonic() - started)
    setup.store.write(staged_name(job.id), outcome.to_json())
    return outcome


def commit(setup: Setup, chunk: str, outcomes: list[Outcome], replaces: tuple[str, ...] = ()) -> list[str]:
    """Write finished files as a chunk of the archive, in the process that parses.

    Args:
        setup: What the run's jobs share.
        chunk: Name of the chunk.
        outcomes: The finished files.
        replaces: Chunks whose place it takes.

    Returns:
        Ids of files whose JSON is damaged; they have to be parsed again.
    """
    rows: list[Row] = []
    for outcome in outcomes:
        row = outcome.row()
        if outcome.status == "parsed" and outcome.job.pack and outcome.version:
            row["json"] = json_name(outcome.job.pack, outcome.version)
        rows.append(row)
    lost = _warden(setup).call(write_chunk, setup.store, chunk, rows, replaces, setup.run, budget=_UNBOUNDED)
    for outcome in outcomes:
        setup.store.remove(staged_name(outcome.job.id))
    return lost


def link(setup: Setup) -> int:
    """Bring the links between documents up to date, in the process that parses."""
    return _warden(setup).call(update_links, setup.store, setup.run, budget=_UNBOUNDED)


def digests(found: list[Found]) -> list[str | SourceError]:
    """Hash files; for those that cannot be read, say why."""
    results: list[str | SourceError] = []
    for file in found:
        try:
            results.append(digest(file))
        except SourceError as error:
            results.append(error)
    return results


def staged(store: Store) -> dict[str, Outcome]:
    """Read what an interrupted run had finished: file id → its outcome."""
    outcomes: dict[str, Outcome] = {}
    for name in store.names("staging"):
        try:
            outcome = Outcome.from_json(store.read(name))
        except (OSError, ValueError):
            store.remove(name)
        else:
            outcomes[outcome.job.id] = outcome
    return outcomes


def unreadable(found: Found, error: SourceError | None = None) -> Outcome:
    """The outcome of a file that is not handed to a worker because it cannot be read at all."""
    job = Job(file_id(found.source, None), found.source, found.name, None, found.size, found.modified)
    remedy = error.remedy if error else "Look at the file; if it is sound, unpack or copy it and run again."
    message = str(error) if error else found.message
    return Outcome(job, "failed", reason=found.reason or "unreadable", message=message, remedy=remedy)


def _warden(setup: Setup) -> Warden:
    return my_warden(setup.recycle, ("agendaparse.batch.work", *_MODULES.get(setup.parser, ())))


def _failed(job: Job, setup: Setup, error: Exception) -> Outcome:
    reason = next((reason for kind, reason in _REASONS if isinstance(error, kind)), "defect")
    if isinstance(error, AgendaParseError):
        return Outcome(job, "failed", setup.version, reason, str(error), error.remedy)
    message = f"{type(error).__name__}: {error}"
    return Outcome(job, "failed", setup.version, reason, message, _REMEDIES[reason])


def _measured(outcome: Outcome, attempt: int, seconds: float) -> Outcome:
    return replace(outcome, attempts=attempt, seconds=round(seconds, 3), peak_mb=_peak_mb())


def _changed(job: Job, sha: str) -> Job:
    return replace(job, id=file_id(job.source, sha), pack=sha)


def _peak_mb() -> int | None:
    """Most memory this process has used so far."""
    if sys.platform == "win32":
        return None
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(used >> 20) if sys.platform == "darwin" else int(used >> 10)


def _parser(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)
