"""Officer reports: what is asked, by whom, and on what grounds."""

from __future__ import annotations

from agendaparse.extractors.reports.extract import extract_report
from agendaparse.extractors.reports.grids import GridKind, grid_kind
from agendaparse.extractors.reports.status_tables import holds_status
from agendaparse.extractors.reports.tables import is_plain, table_of

__all__ = ["GridKind", "extract_report", "grid_kind", "holds_status", "is_plain", "table_of"]
