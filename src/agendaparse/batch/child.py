"""The process in which files are parsed: `python -m agendaparse.batch.child`, fed by a `Warden`.

It reads calls (pickled, with their length before them) from standard input and writes results to standard output.
Modules named on its command line are imported before the first call.
"""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import gc
import os
import pickle
import signal
import struct
import sys
import threading
import time
import traceback
from importlib import import_module
from typing import Any, BinaryIO

READY = "ready"
"""What it says when it can take calls, so that the time it takes to start is counted to no file."""

_LENGTH = struct.Struct("!Q")
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
_GRACE = 30.0  # seconds after which a child that nobody watches any more ends itself


def send(stream: BinaryIO, message: object) -> None:
    """Write one message."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read one message.

    Raises:
        EOFError: The other side is gone.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)


def _end_with_parent() -> None:
    """See to it that this process ends when the parent does, even while it hangs in a call that never returns."""
    parent = os.getppid()
    if sys.platform == "linux":
        # Asked of the kernel, because a library that hangs may hold the lock without which no thread here can run.
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
    threading.Thread(target=_watch_parent, args=(parent,), daemon=True).start()


def _watch_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(3)


def main() -> None:
    """Serve calls until the parent is gone."""
    calls, results = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print must not reach the parent as a message
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    faulthandler.enable()
    if os.name == "posix":
        _end_with_parent()
    for module in sys.argv[1:]:
        with contextlib.suppress(ImportError):
            import_module(module)
    send(results, READY)
    while True:
        try:
            function, args, seconds = receive(calls)
        except EOFError:
            return
        # Without its warden a call that hangs must still end; this timer needs no Python to run.
        faulthandler.dump_traceback_later(seconds + _GRACE, exit=True)
        try:
            answer: tuple[bool, object] = True, function(*args)
        except BaseException as error:
            answer = False, (error if _picklable(error) else RuntimeError(repr(error)), traceback.format_exc())
        faulthandler.cancel_dump_traceback_later()
        try:
            send(results, answer)
        except BrokenPipeError:
            return
        del answer, args
        gc.collect()


def _picklable(error: BaseException) -> bool:
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return False
    return True


if __name__ == "__main__":
    main()
