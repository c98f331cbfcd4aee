"""The plan: from files that were found to jobs, one after the other, so that a run needs little memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import islice

from agendaparse.archive.sources import Found
from agendaparse.batch.jobs import Job, Outcome, file_id
from agendaparse.batch.known import Known
from agendaparse.batch.work import digests, unreadable
from agendaparse.errors import SourceError

_TOGETHER = 16  # files hashed in one call

Submit = Callable[..., Future[list[str | SourceError]]]


@dataclass(slots=True)
class Plan:
    """Decides for each file what is to be done with it.

    Attributes:
        known: What the archive holds; files planned are added to it.
        staged: What an interrupted run had finished.
        submit: Hashes files somewhere.
        ahead: Number of calls to have under way.
        skipped: Number of files that need nothing.
    """

    known: Known
    staged: dict[str, Outcome]
    submit: Submit
    ahead: int = 4
    skipped: int = 0
    _seen: set[str] = field(default_factory=set)

    def __call__(self, found: Iterable[Found]) -> Iterator[Job | Outcome]:
        """Plan the files in the order they are found.

        Args:
            found: The files.

        Yields:
            A job for each file that is to be parsed; an outcome for each whose fate is known without.
        """
        for file, sha in self._hashed(found):
            if isinstance(sha, SourceError) or file.reason:
                outcome = unreadable(file, sha if isinstance(sha, SourceError) else None)
                yield from self._once(outcome)
            else:
                yield from self._decide(file, sha)

    def _decide(self, file: Found, sha: str) -> Iterator[Job | Outcome]:
        job = Job(file_id(file.source, sha), file.source, file.name, sha, file.size, file.modified)
        first = self.known.first(sha)
        if self.known.has(job.id):
            self.skipped += 1
        elif first is not None and first != job.id:
            yield from self._once(Outcome(job, "duplicate", duplicate_of=first, attempts=0))
        else:
            self.known.add(job.id, sha)
            done = self.staged.get(job.id)
            yield job if done is None else done

    def _once(self, outcome: Outcome) -> Iterator[Outcome]:
        if self.known.has(outcome.job.id):
            self.skipped += 1
        else:
            self.known.add(outcome.job.id, outcome.job.pack)
            yield outcome

    def _hashed(self, found: Iterable[Found]) -> Iterator[tuple[Found, str | SourceError]]:
        """Hash files some way ahead, and hand them on in their order."""
        waiting: deque[tuple[list[Found], Future[list[str | SourceError]]]] = deque()
        fresh = (file for file in found if not self._rests(file))
        while True:
            while len(waiting) < self.ahead and (batch := list(islice(fresh, _TOGETHER))):
                waiting.append((batch, self.submit(digests, [file for file in batch if not file.reason])))
            if not waiting:
                return
            batch, future = waiting.popleft()
            hashes = iter(future.result())
            for file in batch:
                yield file, "" if file.reason else next(hashes)

    def _rests(self, file: Found) -> bool:
        untouched = self.known.untouched(file)
        self.skipped += untouched
        return untouched
