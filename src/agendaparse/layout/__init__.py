"""From what is drawn on pages to text in reading order: furniture out, lines, blocks, headings and tables in.

This room knows how documents are set, not what a meeting is.
"""

from agendaparse.layout.flow import lay_out

__all__ = ["lay_out"]
