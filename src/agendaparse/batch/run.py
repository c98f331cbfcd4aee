"""A run: from sources to committed chunks, whatever happens on the way."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from agendaparse.archive.layout import staged_name
from agendaparse.archive.lock import locked
from agendaparse.archive.manifest import load, new_chunk, sweep
from agendaparse.archive.sources import Found
from agendaparse.batch.engines import Engine
from agendaparse.batch.jobs import Job, Outcome, Setup
from agendaparse.batch.known import Known
from agendaparse.batch.plan import Plan
from agendaparse.batch.progress import Progress
from agendaparse.batch.warden import Killed
from agendaparse.batch.work import commit, link, process, staged
from agendaparse.errors import SourceError

CHUNK = 64
"""Files of a chunk, and so rows of one pack and the next in one Parquet file."""

_AHEAD = 3  # jobs under way for each that can run at once
_GLANCE = 0.25  # seconds between two looks at whether the run is interrupted


@dataclass(slots=True)
class Summary:
    """What a run did.

    Attributes:
        parsed: Files parsed.
        duplicates: Files with the content of another.
        failed: Reason → number of files.
        skipped: Files that needed nothing.
        pages: Pages of the files parsed.
        links: Links in the archive.
        interrupted: Whether it was stopped before its end.
    """

    parsed: int = 0
    duplicates: int = 0
    failed: dict[str, int] = field(default_factory=dict)
    skipped: int = 0
    pages: int = 0
    links: int = 0
    interrupted: bool = False

    def count(self, outcome: Outcome) -> None:
        """Count the final outcome of a file."""
        if outcome.status == "parsed":
            self.parsed += 1
            self.pages += outcome.pages or 0
        elif outcome.status == "duplicate":
            self.duplicates += 1
        else:
            reason = outcome.reason or "defect"
            self.failed[reason] = self.failed.get(reason, 0) + 1


@dataclass(slots=True, eq=False)
class _Chunk:
    """Files that will be committed together.

    Attributes:
        replaces: The chunk they stood in when an older version parsed them.
        expected: Files still to be planned for it; None while that is not known.
        open: Jobs planned and not finished.
    """

    replaces: str | None = None
    expected: int | None = None
    open: int = 0
    outcomes: list[Outcome] = field(default_factory=list)


class Run:
    """One run. Make it, and call `go` once."""

    def __init__(self, setup: Setup, engine: Engine, progress: Progress, *, chunk: int = CHUNK) -> None:
        """Prepare a run.

        Args:
            setup: What its jobs share.
            engine: Where work is done.
            progress: What is told to the user.
            chunk: Files of a chunk.
        """
        self._setup, self._engine, self._progress, self._size = setup, engine, progress, chunk
        self._summary = Summary()
        self._stop = threading.Event()
        self._jobs: dict[Future[Outcome], tuple[Job, _Chunk]] = {}
        self._commits: dict[Future[list[str]], list[Outcome]] = {}
        self._current = _Chunk()
        self._full: list[_Chunk] = []
        self._anew: dict[str, _Chunk] = {}
        self._late: list[tuple[Job, _Chunk]] = []
        self._parsed_before: set[str] = set()

    def stop(self) -> None:
        """End the run soon: what is finished is committed, what runs is given up."""
        self._stop.set()

    def go(self, found: Iterable[Found], *, redo: bool = False, retry: bool = False) -> Summary:
        """Parse what is new, changed or outdated.

        Args:
            found: The files.
            redo: Parse everything again.
            retry: Parse again what failed.

        Returns:
            What was done.

        Raises:
            SourceError: The archive cannot be written.
            UsageError: Another run is writing to it.
        """
        store = self._setup.store
        with locked(store) as token, _interrupts(self):
            self._setup = replace(self._setup, run=token)
            catalogue = load(store)
            if store.local is not None:  # elsewhere nobody can say that no other run is writing
                sweep(store, catalogue)
            known = Known(self._setup.version, redo=redo, retry=retry).learn(catalogue)
            self._parsed_before = known.parsed
            plan = Plan(
                known, {} if redo or retry else staged(store), self._engine.submit, ahead=2 * self._engine.width
            )
            try:
                self._work(plan(found), known)
                self._alone()
            finally:
                self._finish()
            self._summary.skipped = plan.skipped
            if not self._stop.is_set():
                self._summary.links = self._engine.submit(link, self._setup).result()
            self._summary.interrupted = self._stop.is_set()
        return self._summary

    def _work(self, planned: Iterator[Job | Outcome], known: Known) -> None:
        """Keep the engine busy until all that is planned is done."""
        more = True
        while (more or self._jobs) and not self._stop.is_set():
            while more and len(self._jobs) < _AHEAD * self._engine.width and not self._stop.is_set():
                item = next(planned, None)
                if item is None:
                    more = False
                else:
                    self._begin(item, known)
            self._gather()

    def _begin(self, item: Job | Outcome, known: Known) -> None:
        job = item if isinstance(item, Job) else item.job
        chunk = self._chunk_of(job, known)
        chunk.open += 1
        if isinstance(item, Job):
            self._jobs[self._engine.submit(process, item, self._setup)] = (item, chunk)
        else:
            self._ended(item, chunk)

    def _chunk_of(self, job: Job, known: Known) -> _Chunk:
        old = known.outdated.pop(job.id, None)
        if old is not None:
            chunk = self._anew.setdefault(old, _Chunk(old, known.outdated_in[old]))
            assert chunk.expected is not None
            chunk.expected -= 1
            return chunk
        if len(self._current.outcomes) + self._current.open >= self._size:
            full, self._current = self._current, _Chunk()
            full.expected = 0
            self._full.append(full)
            self._commit_when_done(full)
        return self._current

    def _gather(self) -> None:
        """Take in what has ended since the last look."""
        running: list[Future[Any]] = [*self._jobs, *self._commits]
        done, _ = wait(running, timeout=_GLANCE, return_when=FIRST_COMPLETED)
        for future in done:
            if future in self._commits:
                self._committed(future)
            else:
                job, chunk = self._jobs.pop(future)
                outcome = self._outcome(future, job)
                if outcome is not None:
                    self._ended(outcome, chunk)

    def _outcome(self, future: Future[Outcome], job: Job, attempt: int = 1) -> Outcome | None:
        try:
            return future.result()
        except (Killed, CancelledError):
            return None
        except SourceError:  # the archive cannot be written
            self.stop()
            raise
        except Exception as error:  # an engine gave it up, such as a cluster whose workers died of it
            text = f"{type(error).__name__}: {error}"
            return Outcome(job, "failed", self._setup.version, "crashed", text, attempts=attempt)

    def _ended(self, outcome: Outcome, chunk: _Chunk) -> None:
        chunk.open -= 1
        if outcome.retry:
            self._progress.retrying(outcome)
            if chunk.replaces is None:
                chunk = _Chunk(expected=0)
            chunk.open += 1
            self._late.append((outcome.job, chunk))
            return
        self._summary.count(outcome)
        self._progress.done(outcome)
        if outcome.status == "failed" and outcome.job.id in self._parsed_before:
            self._setup.store.remove(staged_name(outcome.job.id))  # what an older version could read is better
        else:
            chunk.outcomes.append(outcome)
        self._commit_when_done(chunk)

    def _commit_when_done(self, chunk: _Chunk) -> None:
        if chunk.expected == 0 and not chunk.open and chunk.outcomes:
            outcomes, chunk.outcomes = chunk.outcomes, []
            if chunk in self._full:
                self._full.remove(chunk)
            replaces = (chunk.replaces,) if chunk.replaces else ()
            future = self._engine.submit(commit, self._setup, new_chunk(), outcomes, replaces)
            self._commits[future] = outcomes

    def _committed(self, future: Future[list[str]]) -> None:
        outcomes = self._commits.pop(future)
        lost = set(future.result())
        for outcome in outcomes:
            if outcome.job.id in lost:
                self._progress.note(f"{outcome.job.source}: its JSON is damaged; run again to parse it anew.")

    def _alone(self) -> None:
        """Try files that were killed once more, one at a time, with nothing beside them."""
        late, self._late = self._late, []
        gathered = _Chunk()
        for job, chunk in late:
            if self._stop.is_set():
                return
            while self._commits:
                self._gather()
            future = self._engine.submit(process, job, self._setup, 2)
            while not future.done() and not self._stop.is_set():
                wait([future], timeout=_GLANCE)
            if self._stop.is_set():
                self._jobs[future] = (job, gathered)
                return
            outcome = self._outcome(future, job, 2)
            if outcome is None:
                continue
            if chunk.replaces is None:
                chunk = gathered
                chunk.open += 1
            self._ended(outcome, chunk)
        gathered.expected = 0
        self._commit_when_done(gathered)

    def _finish(self) -> None:
        """Commit what is finished; after an interruption, give up what runs."""
        while self._jobs:
            for future in self._jobs:
                future.cancel()
            self._engine.interrupt()
            self._gather()
        for chunk in [self._current, *self._full, *self._anew.values()]:
            chunk.expected, chunk.open = 0, 0
            self._commit_when_done(chunk)
        while self._commits:
            self._gather()


@contextmanager
def _interrupts(run: Run) -> Iterator[None]:
    """Answer the first Ctrl-C by ending the run in order, the second one at once."""

    def answer(number: int, frame: object) -> None:
        if run._stop.is_set():
            raise KeyboardInterrupt
        run._progress.note("Stopping; what is finished is kept. Once more to stop at once.")
        run.stop()

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, answer) for number in signals]
    try:
        yield
    finally:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)
