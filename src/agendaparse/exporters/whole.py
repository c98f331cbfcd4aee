"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agendaparse.errors import SourceError


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Write to a draft that takes the place of the target when all went well.

    Args:
        target: The file wanted.

    Yields:
        The draft to write to, in the same folder.

    Raises:
        SourceError: It cannot be written.
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        try:
            draft.unlink(missing_ok=True)
            yield draft
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise SourceError(
            f"{str(target)!r} could not be written: {error.strerror or error}.",
            remedy="Name a file in an existing folder you may write to, with room on its disk.",
        ) from error
