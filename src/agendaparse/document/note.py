"""Doubts met on the way, before there is a pack to hold them."""

from __future__ import annotations

from dataclasses import dataclass

from agendaparse.document.geometry import Box


@dataclass(slots=True)
class Note:
    """A doubt met while reading, laying out or splitting; becomes a Diagnostic."""

    code: str
    message: str
    page: int | None = None
    box: Box | None = None
