"""The meeting a pack was published for: from its front sheet, or the letter of a supplement."""

from agendaparse.extractors.meeting.extract import extract_meeting

__all__ = ["extract_meeting"]
