"""Turn UK council agenda packs (PDF) into typed, cited data.

The public names are imported when they are first used, so that `import agendaparse` stays quick and pulls in
no PDF engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agendaparse.api import parse
    from agendaparse.archive.open import open_archive
    from agendaparse.errors import (
        AgendaParseError,
        DamagedError,
        EncryptedError,
        NotAPdfError,
        SourceError,
        UsageError,
    )
    from agendaparse.models import AgendaPack

__version__ = "0.1.0"

__all__ = [
    "AgendaPack",
    "AgendaParseError",
    "DamagedError",
    "EncryptedError",
    "NotAPdfError",
    "SourceError",
    "UsageError",
    "__version__",
    "open_archive",
    "parse",
]

_HOME = {
    "AgendaPack": "agendaparse.models",
    "AgendaParseError": "agendaparse.errors",
    "DamagedError": "agendaparse.errors",
    "EncryptedError": "agendaparse.errors",
    "NotAPdfError": "agendaparse.errors",
    "SourceError": "agendaparse.errors",
    "UsageError": "agendaparse.errors",
    "open_archive": "agendaparse.archive.open",
    "parse": "agendaparse.api",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its room on first use."""
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
