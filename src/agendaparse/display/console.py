"""Messages, and the bar that shows a long file is being read; both on standard error, never in the way of output."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from agendaparse.errors import AgendaParseError

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

LONG = 30  # pages; shorter files are read before a bar would be noticed


def complain(error: AgendaParseError) -> None:
    """Say on standard error what happened and what to do next."""
    say(f"{error}\n  What to do: {error.remedy}")


def say(message: str) -> None:
    """Write a message to standard error."""
    print(f"agendaparse: {message}", file=sys.stderr)


class PageBar:
    """A progress bar for one file, shown on a terminal when the file is long.

    A context manager; `step` is what `parse` takes as `progress`.
    """

    def __init__(self, name: str) -> None:
        """Prepare a bar labelled `name`; nothing is shown yet."""
        self._name = name
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """The bar itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar off the screen."""
        if self._bar is not None:
            self._bar.stop()

    def step(self, done: int, total: int) -> None:
        """Show that `done` of `total` pages are read."""
        if total < LONG or not sys.stderr.isatty():
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("pages"))
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(self._name, total=total)
            self._bar.start()
        if self._task is not None:
            self._bar.update(self._task, completed=done)
