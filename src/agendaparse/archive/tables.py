"""The tables of an archive as Arrow, pandas or polars, read from the Parquet files when they are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import regex

from agendaparse.archive.columns import SCHEMA_VERSION, ArchiveTable
from agendaparse.archive.manifest import Catalogue
from agendaparse.archive.migrations import STEPS
from agendaparse.archive.schema import TABLES
from agendaparse.archive.writer import read_part
from agendaparse.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_WORD = regex.compile(r"[\p{L}\p{N}]+")


@dataclass(frozen=True)
class TableReader:
    """One table, or the rows of it that were asked for.

    It has an Arrow C stream, so `polars.from_arrow`, `pyarrow.table` and DuckDB take it as it is.

    Attributes:
        name: Its name.
        catalogue: The chunks it is read from.
        condition: What its rows must fulfil, or None for all.
    """

    name: str
    catalogue: Catalogue
    condition: pc.Expression | None = None

    @property
    def about(self) -> ArchiveTable:
        """What its rows and columns mean."""
        return TABLES[self.name]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of its columns."""
        return self.about.names

    def __len__(self) -> int:
        """Number of rows."""
        if self.condition is None:
            return self.catalogue.rows(self.name)
        return int(self.dataset.count_rows(filter=self.condition))

    def __repr__(self) -> str:
        """Its name, size and columns."""
        return f"<{self.name}: {len(self):,} rows of {', '.join(self.columns)}>"

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Hand the rows over to any library that speaks Arrow."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    @cached_property
    def dataset(self) -> ds.Dataset:
        """The Parquet files as one Arrow dataset under the schema of today."""
        schema, store = self.about.schema, self.catalogue.store
        if outdated(self.catalogue, self.name):
            held = [chunk for chunk, manifest in self.catalogue.chunks.items() if self.name in manifest.tables]
            return ds.dataset([ds.dataset(read_part(store, self.name, chunk)) for chunk in held])
        filesystem = None if store.local is not None else store.filesystem
        paths = self.catalogue.paths(self.name)
        if not paths:
            return ds.dataset(schema.empty_table())
        return ds.dataset(paths, schema=schema, format="parquet", filesystem=filesystem)

    def filter(self, condition: pc.Expression) -> TableReader:
        """Take only some rows.

        Args:
            condition: An Arrow expression, such as `pyarrow.compute.field("ayes") > 40`.

        Returns:
            The table with fewer rows; nothing is read yet.
        """
        both = condition if self.condition is None else self.condition & condition
        return TableReader(self.name, self.catalogue, both)

    def where(self, **values: object) -> TableReader:
        """Take only the rows that have these values, by column.

        Args:
            **values: Column → value, None for null.

        Returns:
            The table with fewer rows; nothing is read yet.

        Raises:
            UsageError: The table has no such column.
        """
        narrowed = self
        for column, value in values.items():
            if column not in self.columns:
                raise UsageError(
                    f"The table {self.name!r} has no column {column!r}.", remedy=f"It has: {', '.join(self.columns)}."
                )
            field = pc.field(column)
            narrowed = narrowed.filter(field.is_null() if value is None else field == value)
        return narrowed

    def named(self, column: str, words: str | None) -> TableReader:
        """Take only the rows in which a name has all the words asked for; all rows when None."""
        narrowed = self
        for word in _WORD.findall(words or ""):
            pattern = rf"(^|[^\p{{L}}\p{{N}}]){word}"
            narrowed = narrowed.filter(pc.match_substring_regex(pc.field(column), pattern, ignore_case=True))
        return narrowed

    def to_arrow(self, *columns: str) -> pa.Table:
        """Read the rows as an Arrow table.

        Args:
            *columns: Columns wanted; all when none is named.

        Returns:
            The table.
        """
        return self.dataset.to_table(columns=list(columns) or None, filter=self.condition)

    def to_pandas(self, *columns: str) -> pd.DataFrame:
        """Read the rows as a pandas frame whose columns are the Arrow columns themselves, without a copy.

        Args:
            *columns: Columns wanted; all when none is named.

        Returns:
            The frame; missing values are `pandas.NA`.
        """
        import pandas as pd

        frame: pd.DataFrame = self.to_arrow(*columns).to_pandas(types_mapper=pd.ArrowDtype)
        return frame

    def to_polars(self, *columns: str) -> pl.DataFrame:
        """Read the rows as a polars frame, which takes over the Arrow columns.

        Args:
            *columns: Columns wanted; all when none is named.

        Returns:
            The frame.

        Raises:
            UsageError: polars is not installed.
        """
        try:
            import polars as pl
        except ImportError as error:
            raise UsageError("polars is not installed.", remedy="Run: pip install polars") from error
        frame = pl.from_arrow(self.to_arrow(*columns))
        assert isinstance(frame, pl.DataFrame)
        return frame

    def batches(self, *columns: str) -> Iterator[pa.RecordBatch]:
        """Read the rows batch by batch, for tables that do not fit into memory."""
        # File by file: the dataset as a whole would read many ahead.
        for fragment in self.dataset.get_fragments(filter=self.condition):
            yield from fragment.to_batches(
                schema=self.about.schema, columns=list(columns) or None, filter=self.condition, batch_size=10_000
            )

    def rows(self, *columns: str) -> list[dict[str, Any]]:
        """Read the rows as dictionaries, column → value."""
        found: list[dict[str, Any]] = self.to_arrow(*columns).to_pylist()
        return found


class Tables(Mapping[str, TableReader]):
    """The tables of an archive by name: `tables["minutes"]` or `tables.minutes`."""

    def __init__(self, catalogue: Catalogue, **values: object) -> None:
        """Take the tables of a catalogue, or the rows of them that have some values."""
        self._readers = {name: TableReader(name, catalogue) for name in TABLES}
        for name, reader in self._readers.items():
            if values:
                known = values.keys() <= set(reader.columns)
                self._readers[name] = reader.where(**values) if known else reader.filter(pc.scalar(False))

    def __getitem__(self, name: str) -> TableReader:
        """A table by name."""
        return self._readers[name]

    def __getattr__(self, name: str) -> TableReader:
        """A table by name."""
        try:
            return self.__dict__["_readers"][name]  # type: ignore[no-any-return]
        except KeyError:
            raise AttributeError(f"an archive has no table {name!r}; it has {', '.join(TABLES)}") from None

    def __iter__(self) -> Iterator[str]:
        """Names of the tables."""
        return iter(self._readers)

    def __len__(self) -> int:
        """Number of tables."""
        return len(self._readers)

    def __repr__(self) -> str:
        """Names and sizes."""
        return "\n".join(f"{name:<18} {len(reader):>10,}" for name, reader in self.items())


def outdated(catalogue: Catalogue, name: str) -> bool:
    """Say whether some part of a table must be brought to the schema of today by more than null columns."""
    held = [manifest.schema_version for manifest in catalogue.chunks.values() if name in manifest.tables]
    return any(step in STEPS for version in held for step in range(version, SCHEMA_VERSION))
