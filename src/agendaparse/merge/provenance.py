"""Which file a fact came from: every piece of evidence gets the file's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel

from agendaparse.models import AgendaPack, Where

M = TypeVar("M", bound=BaseModel)


def file_names(packs: Sequence[AgendaPack]) -> list[str]:
    """A name for each file, no two alike; "file 2" where bytes were given."""
    names: list[str] = []
    for number, pack in enumerate(packs, 1):
        name = pack.source.name or f"file {number}"
        names.append(name if name not in names else f"{name} (file {number})")
    return names


def from_file(model: M, name: str) -> M:
    """The model with `file` set on all evidence in it."""
    if isinstance(model, Where):
        return model.model_copy(update={"file": name})
    changed: dict[str, object] = {}
    for field, value in model.__dict__.items():
        if isinstance(value, BaseModel):
            changed[field] = from_file(value, name)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            changed[field] = tuple(from_file(one, name) for one in value)
    return model.model_copy(update=changed) if changed else model
