"""What was doubtful, repaired or inconsistent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from agendaparse.diagnostics import CATALOGUE, Severity, explain
from agendaparse.models.common import Evidence, Record, shorten


def _known(code: str) -> str:
    if code not in CATALOGUE:
        raise ValueError(f"{code!r} is not in the catalogue of diagnostics (agendaparse.diagnostics)")
    return code


def _usual_severity(data: dict[str, Any]) -> Severity:
    return CATALOGUE[data["code"]].severity


DiagnosticCode = Annotated[str, AfterValidator(_known), Field(json_schema_extra={"enum": sorted(CATALOGUE)})]
"""A code of the catalogue in `agendaparse.diagnostics`."""


class Diagnostic(Record):
    """Something the reader of the result should know about."""

    code: DiagnosticCode = Field(description="Kebab-case code; `agendaparse explain CODE` tells what it means.")
    severity: Severity = Field(
        default_factory=_usual_severity,
        description="`info`, `warning` or `error`; the catalogue's unless its maker says otherwise.",
    )
    message: str = Field(description="What was found here, in a sentence.")
    where: Evidence = ()

    def explain(self) -> str:
        """Explain what the code means and what to do.

        Returns:
            A few lines of text from the catalogue.
        """
        return explain(self.code)

    def _gist(self) -> Iterator[str]:
        yield self.severity
        yield self.code
        yield shorten(self.message, 60)
