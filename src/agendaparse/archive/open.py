"""`open_archive`, in a module that can be imported without the libraries an archive needs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from agendaparse.errors import UsageError

if TYPE_CHECKING:
    from agendaparse.archive.reader import Archive


def open_archive(path: str | os.PathLike[str], **options: Any) -> Archive:
    """Open an archive that `agendaparse batch` made.

    Args:
        path: Its folder, or the URL of it on any filesystem that fsspec knows (`s3://bucket/archive`).
        **options: What fsspec is given to open the filesystem, such as keys.

    Returns:
        The archive, to read from and to ask.

    Raises:
        SourceError: There is no archive, or a later version wrote it.
        UsageError: A library that archives need is not installed.
    """
    try:
        from agendaparse.archive.layout import open_store
        from agendaparse.archive.reader import Archive
    except ImportError as error:
        raise UsageError(
            f"Archives need a library that is not installed ({error.name}).",
            remedy="Run: pip install 'agendaparse[archive]'",
        ) from error
    return Archive(open_store(path, **options))
