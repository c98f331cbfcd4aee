"""From papers to models: one extractor for each part of a pack."""

from agendaparse.extractors.agenda import extract_agenda
from agendaparse.extractors.meeting import extract_meeting
from agendaparse.extractors.membership import extract_membership
from agendaparse.extractors.minutes import extract_minutes
from agendaparse.extractors.rag import extract_rag_tables
from agendaparse.extractors.reports import extract_report
from agendaparse.extractors.workplans import extract_work_plans

__all__ = [
    "extract_agenda",
    "extract_meeting",
    "extract_membership",
    "extract_minutes",
    "extract_rag_tables",
    "extract_report",
    "extract_work_plans",
]
