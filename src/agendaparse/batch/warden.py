"""The warden: runs calls in a process of their own, and ends the process when a call goes over its budget."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

import psutil

from agendaparse.batch.child import READY, receive, send
from agendaparse.batch.jobs import Budget

T = TypeVar("T")

_GLANCE = 0.05  # seconds between two looks at the memory
_CENSUS = 1.0  # seconds between two counts of the processes a child has started
_MB = 1 << 20
_START = 120.0  # seconds a new process may take to start, on a machine that has too much to do


class Killed(Exception):
    """The process was ended, or ended itself, before the call returned.

    Attributes:
        reason: "timeout", "memory", "crashed" or "interrupted".
        message: What happened, in a sentence.
        seconds: How long it ran.
        peak_mb: Most memory it was seen to use.
    """

    def __init__(self, reason: str, message: str, seconds: float, peak_mb: int) -> None:
        """Make the exception."""
        super().__init__(reason, message, seconds, peak_mb)
        self.reason, self.message, self.seconds, self.peak_mb = reason, message, seconds, peak_mb


class Warden:
    """Keeps one child process. Not to be shared by threads, but for `kill`."""

    def __init__(self, recycle: int = 200, preload: tuple[str, ...] = ()) -> None:
        """Start nothing yet.

        Args:
            recycle: Number of calls after which the process is replaced by a new one.
            preload: Modules it imports when it starts, so that this is counted to no call.
        """
        self._preload = preload
        self._recycle = recycle
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._errors: Any = None
        self._calls = 0
        self._stopped = False

    def call(self, function: Callable[..., T], *args: object, budget: Budget) -> T:
        """Call a function in the child.

        Args:
            function: A function of a module; it and its arguments are pickled.
            args: Its arguments.
            budget: What it may use.

        Returns:
            What it returned.

        Raises:
            Killed: It went over its budget, or the process died.
            Exception: What it raised.
        """
        if self._process is None or self._process.poll() is not None or self._calls >= self._recycle:
            self._renew()
        process = self._process
        assert process is not None
        assert process.stdin is not None
        self._calls += 1
        started = time.monotonic()
        peak = 0
        try:
            send(process.stdin, (function, args, budget.seconds))  # type: ignore[arg-type]
        except OSError:
            raise self._dead(started, peak) from None
        deadline = started + budget.seconds
        gauge = _Gauge(process.pid)
        while True:
            try:
                answer = self._answers.get(timeout=_GLANCE)
            except queue.Empty:
                used = gauge.megabytes()
                peak = max(peak, used)
                if self._stopped:
                    raise self._end("interrupted", "The run was interrupted.", started, peak) from None
                if used > budget.memory_mb:
                    text = f"It used {used} MB of memory; {budget.memory_mb} are allowed."
                    raise self._end("memory", text, started, peak) from None
                if time.monotonic() > deadline:
                    text = f"It was not finished after {budget.seconds:g} seconds."
                    raise self._end("timeout", text, started, peak) from None
                continue
            if answer is None:
                raise self._dead(started, peak)
            fine, value = answer
            if not fine:
                error, trace = value
                error.add_note(trace)
                raise error
            result: T = value
            if gauge.megabytes() > budget.memory_mb // 2:
                self._calls = self._recycle  # it does not give its memory back
            return result

    def kill(self) -> None:
        """End the process and refuse further calls; may be called from another thread."""
        self._stopped = True

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            _end(process)
        if self._errors is not None:
            self._errors.close()
            self._errors = None

    def _renew(self) -> None:
        self.close()
        if self._stopped:
            raise Killed("interrupted", "The run was interrupted.", 0.0, 0)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the process)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "agendaparse.batch.child", *self._preload],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            start_new_session=True,  # its own group, so that what it starts is ended with it
        )
        self._calls = 0
        self._answers = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(self._process.stdout, self._answers), daemon=True).start()
        started = time.monotonic()
        try:
            if self._answers.get(timeout=_START) != READY:
                raise self._dead(started, 0)
        except queue.Empty:
            raise self._end("crashed", f"Its process did not start in {_START:g} seconds.", started, 0) from None

    def _end(self, reason: str, message: str, started: float, peak: int) -> Killed:
        self.close()
        return Killed(reason, message, time.monotonic() - started, peak)

    def _dead(self, started: float, peak: int) -> Killed:
        process, code, last = self._process, None, ""
        if process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = process.wait(5)
        if self._errors is not None:
            self._errors.seek(max(0, self._errors.seek(0, os.SEEK_END) - 4000))
            lines = self._errors.read().decode(errors="replace").strip().splitlines()
            last = next((line for line in lines if line.startswith("Fatal")), lines[-1] if lines else "")
        text = f"Its process died with {_cause(code)}{': ' + last if last else ''}."
        return self._end("crashed", text, started, peak)


class _Gauge:
    """The memory of a process and of those it started."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._all: list[psutil.Process] = []
        self._counted = float("-inf")

    def megabytes(self) -> int:
        now = time.monotonic()
        total = 0
        with contextlib.suppress(psutil.Error):
            if now - self._counted > _CENSUS:
                process = psutil.Process(self._pid)
                self._all = [process, *process.children(recursive=True)]
                self._counted = now
        for process in self._all:
            with contextlib.suppress(psutil.Error):
                total += process.memory_info().rss
        return int(total // _MB)


_all: set[Warden] = set()
_mine = threading.local()


def my_warden(recycle: int, preload: tuple[str, ...] = ()) -> Warden:
    """The warden of this thread, made on first use with what `Warden` takes."""
    warden: Warden | None = getattr(_mine, "warden", None)
    if warden is None or warden not in _all or warden._stopped:
        warden = _mine.warden = Warden(recycle, preload)
        _all.add(warden)
    return warden


def stop_all() -> None:
    """End the children of all threads; calls that run raise `Killed` with the reason "interrupted"."""
    for warden in list(_all):
        warden.kill()


def close_all() -> None:
    """End all idle children, after the threads that used them."""
    while _all:
        _all.pop().close()


def _listen(stream: Any, answers: queue.SimpleQueue[Any]) -> None:
    """Pass on what the child says; None when it is gone."""
    try:
        while True:
            answers.put(receive(stream))
    except Exception:
        answers.put(None)
    finally:
        stream.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if process.stdin is not None:
            process.stdin.close()
    with contextlib.suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _cause(code: int | None) -> str:
    if code is None:
        return "an unknown cause"
    if code < 0:
        with contextlib.suppress(ValueError):
            return f"signal {signal.Signals(-code).name}"
    return f"exit code {code}"
