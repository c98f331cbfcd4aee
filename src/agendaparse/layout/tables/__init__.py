"""Tables: from the runs and shapes of a page, and the structure tree, to cells; and over page ends to whole tables."""

from agendaparse.layout.tables.aligned import find_aligned_tables
from agendaparse.layout.tables.cells import FoundTable
from agendaparse.layout.tables.cut_rows import is_cut_row, join_cells, join_cut_rows, key_columns, page_starts
from agendaparse.layout.tables.drawn import DrawnPages
from agendaparse.layout.tables.headings import heading_rows, repeated_heading
from agendaparse.layout.tables.loose import blocks_of_layout, is_layout_table
from agendaparse.layout.tables.ruled import find_ruled_tables
from agendaparse.layout.tables.stitch import (
    column_edges,
    continues_paragraph,
    continues_table,
    join_blocks,
    join_tables,
    stitch,
)
from agendaparse.layout.tables.tagged import TaggedTables, tagged_table

__all__ = [
    "DrawnPages",
    "FoundTable",
    "TaggedTables",
    "blocks_of_layout",
    "column_edges",
    "continues_paragraph",
    "continues_table",
    "find_aligned_tables",
    "find_ruled_tables",
    "heading_rows",
    "is_cut_row",
    "is_layout_table",
    "join_blocks",
    "join_cells",
    "join_cut_rows",
    "join_tables",
    "key_columns",
    "page_starts",
    "repeated_heading",
    "stitch",
    "tagged_table",
]
