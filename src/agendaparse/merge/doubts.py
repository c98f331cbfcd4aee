"""What is said of a merge: where files disagree, and what was in two of them."""

from __future__ import annotations

from agendaparse.models import Diagnostic, Where
from agendaparse.models.common import Model


class Doubts:
    """Diagnostics of a merge, in order."""

    def __init__(self) -> None:
        """Start without doubts."""
        self.diagnostics: list[Diagnostic] = []

    def disagree(self, message: str, *records: Model) -> None:
        """Say that two files contradict each other."""
        self._note("files-disagree", message, records)

    def twice(self, message: str, *records: Model) -> None:
        """Say that a document was met in two files and is counted once."""
        self._note("document-repeated", message, records)

    def _note(self, code: str, message: str, records: tuple[Model, ...]) -> None:
        places: list[Where] = []
        for record in records:
            places.extend(getattr(record, "where", ())[:1])
        self.diagnostics.append(Diagnostic(code=code, message=message, where=tuple(dict.fromkeys(places))))
