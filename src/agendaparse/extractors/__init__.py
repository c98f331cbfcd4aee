"""From papers to models: one extractor for each part of a pack."""

from importlib import import_module
from typing import Any

_HOMES = {
    "extract_agenda": "agenda",
    "extract_meeting": "meeting",
    "extract_membership": "membership",
    "extract_minutes": "minutes",
    "extract_rag_tables": "rag",
    "extract_report": "reports",
    "extract_work_plans": "workplans",
}


def _absent(*_: object) -> Any:
    return ()


def _none(*_: object) -> Any:
    return None


def __getattr__(name: str) -> Any:
    """While the rooms are being built: an extractor that is not there yet finds nothing."""
    if name not in _HOMES:
        raise AttributeError(name)
    try:
        return getattr(import_module(f"agendaparse.extractors.{_HOMES[name]}"), name)
    except (ImportError, AttributeError):
        return _none if name in ("extract_meeting", "extract_minutes", "extract_report") else _absent
