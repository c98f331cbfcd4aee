"""What a run tells while it runs: a bar on a terminal, plain log lines elsewhere."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Self, TextIO

from agendaparse.archive.sources import Found
from agendaparse.batch.jobs import Outcome

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """Counts what is done; this one tells nothing. A context manager."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.total: int | None = None
        self.finished = 0
        self.skipped = 0
        self.failed = 0
        self.pages = 0
        self._began = time.monotonic()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Show nothing any more."""

    def count(self, find: Callable[[], Iterable[Found]]) -> None:
        """Count the files in the background, so that the time that remains can be told."""
        threading.Thread(target=lambda: self._count(find), daemon=True).start()

    def passing(self, found: Iterable[Found]) -> Iterator[Found]:
        """Watch files on their way into the plan."""
        yield from found

    def done(self, outcome: Outcome) -> None:
        """A file is done for good."""
        self.finished += 1
        if outcome.status == "failed":
            self.failed += 1
        elif outcome.status == "parsed":
            self.pages += outcome.pages or 0
        self.show()
        if outcome.status == "failed":
            self.note(f"failed ({outcome.reason}): {outcome.job.source}: {outcome.message}")

    def retrying(self, outcome: Outcome) -> None:
        """A file was killed and will be tried once more."""
        self.note(f"killed ({outcome.reason}), to be tried again alone: {outcome.job.source}: {outcome.message}")

    def note(self, text: str) -> None:
        """Tell something."""

    def show(self) -> None:
        """Show how far it is."""

    def rates(self) -> str:
        """Rates and failures in words."""
        seconds = max(time.monotonic() - self._began, 1e-6)
        words = f"{self.finished / seconds:.1f} files/s, {self.pages / seconds:.0f} pages/s"
        return f"{words}, {self.failed} failed" if self.failed else words

    def remaining(self) -> float | None:
        """Seconds that remain at this rate, or None when they cannot be told."""
        if not self.total or not self.finished:
            return None
        left = max(0, self.total - self.finished - self.skipped)
        return left * (time.monotonic() - self._began) / self.finished

    def _count(self, find: Callable[[], Iterable[Found]]) -> None:
        self.total = sum(1 for _ in find())


class Lines(Progress):
    """A line now and then, for logs."""

    def __init__(self, stream: TextIO | None = None, *, every: float = 30.0) -> None:
        """Begin at nothing.

        Args:
            stream: Where lines are written; standard error when None.
            every: Seconds between two lines.
        """
        super().__init__()
        self._stream, self._every, self._last = stream or sys.stderr, every, time.monotonic()

    def __exit__(self, *_: object) -> None:
        """Say how it ended."""
        self._line()

    def note(self, text: str) -> None:
        """Write a line."""
        print(f"{time.strftime('%H:%M:%S')} {text}", file=self._stream, flush=True)

    def show(self) -> None:
        """Write a line when it is time for one."""
        if time.monotonic() - self._last >= self._every:
            self._line()

    def _line(self) -> None:
        self._last = time.monotonic()
        total = f" of {self.total}" if self.total is not None else ""
        left = self.remaining()
        rest = f", {_duration(left)} left" if left else ""
        self.note(f"{self.finished + self.skipped}{total} files, {self.rates()}{rest}")


class Terminal(Progress):
    """A bar, with failures above it."""

    def __init__(self) -> None:
        """Show the bar when entered."""
        super().__init__()
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bar

        self._console = Console(stderr=True, highlight=False)
        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
        self._bar: Bar = Bar(*columns, console=self._console)
        self._task: TaskID = self._bar.add_task("", total=None)

    def __enter__(self) -> Self:
        """Show it."""
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the last state on the screen."""
        self.show()
        self._bar.stop()

    def note(self, text: str) -> None:
        """Print a line above the bar."""
        self._console.print(text, markup=False, soft_wrap=True)

    def show(self) -> None:
        """Move the bar."""
        left = self.remaining()
        words = f"{self.rates()}, {_duration(left)} left" if left is not None else self.rates()
        self._bar.update(self._task, completed=self.finished + self.skipped, total=self.total, description=words)


def suitable() -> Progress:
    """A bar where standard error is a terminal, lines where it is not."""
    return Terminal() if sys.stderr.isatty() else Lines()


def _duration(seconds: float) -> str:
    minutes, hours = int(seconds // 60) % 60, int(seconds // 3600)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min" if minutes else f"{int(seconds)} s"
