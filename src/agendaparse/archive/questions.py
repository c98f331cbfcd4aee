"""SQL over the Parquet files of an archive, through DuckDB."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from itertools import chain
from typing import Final

from agendaparse.archive.manifest import Catalogue
from agendaparse.archive.schema import TABLES
from agendaparse.archive.tables import TableReader, outdated
from agendaparse.errors import UsageError

try:
    import duckdb
except ImportError as missing:
    raise UsageError("SQL needs DuckDB.", remedy="Run: pip install 'agendaparse[archive]'") from missing

_READING: Final = frozenset({"SELECT", "EXPLAIN", "MULTI"})  # a pivot counts as several statements
_HELP: Final = "`show tables` lists the tables, `describe minutes` the columns of one."


class Questions:
    """A connection to DuckDB that sees the tables of an archive and nothing else."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Connect, and make a view for each table."""
        self._connection = duckdb.connect(
            config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
        )
        # DuckDB has no network filesystems here: remote, migrated and empty tables come through Arrow.
        local = catalogue.store.local is not None
        files = {name: catalogue.paths(name) for name in TABLES if local and not outdated(catalogue, name)}
        files = {name: paths for name, paths in files.items() if paths}
        for name in TABLES.keys() - files.keys():
            self._connection.register(name, TableReader(name, catalogue).dataset)
        # What DuckDB may touch is settled before any question is asked, and cannot be changed by one.
        self._connection.execute(f"set temp_directory = {_quoted(tempfile.gettempdir())}")
        self._connection.execute(f"set allowed_paths = {_list(list(chain(*files.values())))}")
        self._connection.execute("set enable_external_access = false")
        self._connection.execute("set python_enable_replacements = false")
        for name, paths in files.items():
            self._connection.execute(
                f"create view {name} as select * from read_parquet({_list(paths)}, union_by_name = true)"
            )
        self._connection.execute("set lock_configuration = true")

    def ask(self, query: str, params: Mapping[str, object] | None = None) -> duckdb.DuckDBPyRelation:
        """Ask in SQL.

        Args:
            query: One statement that reads.
            params: Values for `$name` in it.

        Returns:
            The answer.

        Raises:
            UsageError: The statement cannot be understood, or does not read.
        """
        try:
            kinds = [statement.type.name for statement in duckdb.extract_statements(query)]
            if len(kinds) != 1 or kinds[0] not in _READING:
                raise UsageError(
                    "An archive is asked with one statement that reads.",
                    remedy="Begin with select, from, with, describe, show, summarize, pivot or explain.",
                )
            answer = self._connection.sql(query, params=dict(params) if params else None)
        except duckdb.Error as error:
            raise UsageError(f"The question was not understood: {error}", remedy=_HELP) from error
        if answer is None:
            raise UsageError("The statement has no answer.", remedy=_HELP)
        return answer

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _list(texts: list[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"
