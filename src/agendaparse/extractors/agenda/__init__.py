"""The agenda: from the front sheet's pages to its items."""

from agendaparse.extractors.agenda.items import extract_agenda, full_numbers

__all__ = ["extract_agenda", "full_numbers"]
