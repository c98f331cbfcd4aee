"""The intermediate form every reader produces and every extractor reads.

Coordinates are PDF points from the top-left corner of the page as it is read (rotation applied). Pages count from 1.
This room knows paper, not councils.
"""

from agendaparse.document.content import Image, Link, Run, Shape, Style
from agendaparse.document.flow import (
    Block,
    BlockKind,
    Cell,
    Furniture,
    FurnitureKind,
    Item,
    Line,
    Segment,
    Table,
)
from agendaparse.document.geometry import Box
from agendaparse.document.laid import LaidDocument, LaidPage
from agendaparse.document.note import Note
from agendaparse.document.source import Document, OutlineEntry, Page
from agendaparse.document.spans import Spans
from agendaparse.document.tags import Tag

__all__ = [
    "Block",
    "BlockKind",
    "Box",
    "Cell",
    "Document",
    "Furniture",
    "FurnitureKind",
    "Image",
    "Item",
    "LaidDocument",
    "LaidPage",
    "Line",
    "Link",
    "Note",
    "OutlineEntry",
    "Page",
    "Run",
    "Segment",
    "Shape",
    "Spans",
    "Style",
    "Table",
    "Tag",
]
