"""Tables: from the runs and shapes of a page, and the structure tree, to cells."""

from agendaparse.layout.tables.cells import FoundTable
from agendaparse.layout.tables.ruled import find_ruled_tables
from agendaparse.layout.tables.tagged import TaggedTables, tagged_table

__all__ = ["FoundTable", "TaggedTables", "find_ruled_tables", "tagged_table"]
