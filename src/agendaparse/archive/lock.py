"""One run at a time on an archive. The lock ends with the process, however that ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from agendaparse.archive.layout import Store
from agendaparse.errors import UsageError


@contextmanager
def locked(store: Store) -> Iterator[None]:
    """Hold the archive for writing.

    On filesystems that are not local nothing is locked: there the caller sees to it that one run writes at a time.

    Raises:
        UsageError: Another run holds it.
    """
    if store.local is None:
        yield
        return
    with (store.local / "lock").open("ab") as file:
        try:
            _lock(file.fileno())
        except OSError:
            raise UsageError(
                f"Another run is writing to {store.url!r}.", remedy="Wait until it has ended, or give another --out."
            ) from None
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
