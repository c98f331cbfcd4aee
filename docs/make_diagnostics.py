"""Writes docs/diagnostics.md from the catalogue of diagnostics and exit codes: `python docs/make_diagnostics.py`."""

from __future__ import annotations

from pathlib import Path

from agendaparse.diagnostics import CATALOGUE
from agendaparse.errors import EXIT_CODES

PAGE = Path(__file__).with_name("diagnostics.md")


def page() -> str:
    """The page as Markdown."""
    lines = [
        "# Diagnostics and exit codes",
        "",
        "Made from the catalogue in `agendaparse.diagnostics` by `python docs/make_diagnostics.py`;",
        "`agendaparse explain CODE` says the same in the terminal.",
        "",
        "| code | severity | meaning | what to do |",
        "| --- | --- | --- | --- |",
        *(f"| `{e.code}` | {e.severity} | {e.meaning} | {e.remedy} |" for e in CATALOGUE.values()),
        "",
        "| exit code | error | meaning | what to do |",
        "| --- | --- | --- | --- |",
        *(f"| {e.code} | {e.name} | {e.meaning} | {e.remedy} |" for e in EXIT_CODES),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
