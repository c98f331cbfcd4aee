"""What is exported: the rows of an archive, or of one pack, table by table and batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import pyarrow as pa

from agendaparse.archive.keys import SHORT
from agendaparse.archive.rows import tables_of, to_arrow
from agendaparse.models import AgendaPack

if TYPE_CHECKING:
    from agendaparse.archive.reader import Archive

Row = dict[str, Any]


class Rowset(Protocol):
    """Anything with the tables of the archive's schema."""

    def batches(self, table: str) -> Iterator[pa.RecordBatch]:
        """The rows of a table, batch by batch."""

    def packs(self) -> Iterator[AgendaPack]:
        """The packs whole, one after the other."""


@dataclass(frozen=True)
class ArchiveRows:
    """The rows of an archive."""

    archive: Archive

    def batches(self, table: str) -> Iterator[pa.RecordBatch]:
        """The rows of a table, batch by batch."""
        return self.archive.tables[table].batches()

    def packs(self) -> Iterator[AgendaPack]:
        """The packs whole, one after the other."""
        return self.archive.packs()


class PackRows:
    """The rows of one pack, as an archive that holds nothing else would have them."""

    def __init__(self, pack: AgendaPack) -> None:
        """Make all rows of a pack."""
        source = pack.source
        about: Row = {
            "id": source.sha256[:SHORT],
            "pack": source.sha256,
            "source": source.name,
            "name": source.name,
            "status": "parsed",
            "pages": source.page_count,
            "text_layer": source.text_layer,
            "language": source.language,
            "producer": source.producer,
            "meeting": f"{source.sha256[:SHORT]}/meeting" if pack.meeting else None,
        }
        self._pack = pack
        self._tables = {"files": to_arrow("files", [about]), **tables_of(pack)}

    def batches(self, table: str) -> Iterator[pa.RecordBatch]:
        """The rows of a table."""
        return iter(self._tables[table].to_batches() if table in self._tables else ())

    def packs(self) -> Iterator[AgendaPack]:
        """The pack."""
        yield self._pack


def rows(rowset: Rowset, table: str) -> Iterator[Row]:
    """The rows of a table as dictionaries, column → value."""
    for batch in rowset.batches(table):
        yield from batch.to_pylist()
