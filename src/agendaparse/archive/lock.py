"""One run at a time on an archive.

On a local disk a lock keeps a second run out; it ends with the process, however that ends. Everywhere there is a
fence besides: a run leaves its token in the file `run`, and nobody commits under another token. So what a killed run
still has under way somewhere (on a cluster, say) cannot commit what the next run is doing already.
"""

from __future__ import annotations

import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agendaparse.archive.layout import Store
from agendaparse.errors import UsageError

_TOKEN = "run"
_PAUSE = 1.5  # seconds in which a commit that has passed the fence is surely written


class Superseded(Exception):
    """Another run has taken over the archive."""


@contextmanager
def locked(store: Store) -> Iterator[str]:
    """Hold the archive for writing.

    Yields:
        The token of this run, for `check`.

    Raises:
        UsageError: Another run on this machine holds it.
    """
    if store.local is None:
        with _fenced(store) as token:
            yield token
        return
    with Path(store.local, "lock").open("ab") as file:
        try:
            _lock(file.fileno())
        except OSError:
            raise UsageError(
                f"Another run is writing to {store.url!r}.", remedy="Wait until it has ended, or give another --out."
            ) from None
        with _fenced(store) as token:
            yield token


def check(store: Store, token: str | None) -> None:
    """Refuse to commit for a run that is over.

    Args:
        store: The archive.
        token: Token of the run; None when there is no run, as in a test.

    Raises:
        Superseded: It is not the run that holds the archive.
    """
    if token is not None and (not store.exists(_TOKEN) or store.read(_TOKEN) != token.encode()):
        raise Superseded(f"another run is writing to {store.url!r}")


@contextmanager
def _fenced(store: Store) -> Iterator[str]:
    token = secrets.token_hex(16)
    killed = store.exists(_TOKEN)
    store.write(_TOKEN, token.encode())
    if killed:
        time.sleep(_PAUSE)
    yield token
    check(store, token)
    store.remove(_TOKEN)  # not after an error: what that run had under way may still come


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
