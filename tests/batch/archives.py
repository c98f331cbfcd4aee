"""What the tests of archives share: reading one whole, and comparing two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from agendaparse.archive.layout import Store, open_store
from agendaparse.archive.manifest import load
from agendaparse.archive.schema import TABLES
from agendaparse.archive.writer import read_part

MEASURED = {"recorded", "seconds", "peak_mb"}
"""Columns of `files` that differ from run to run."""


def table(store: Store, name: str) -> list[dict[str, Any]]:
    """All rows of a table, in the order of their ids."""
    catalogue = load(store)
    chunks = [chunk for chunk, manifest in catalogue.chunks.items() if name in manifest.tables]
    rows = [row for chunk in chunks for row in read_part(store, name, chunk).to_pylist()]
    return sorted(rows, key=lambda row: row["id"])


def content(path: Path | str) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables, without what was measured and what the measurements are quoted in."""
    store = open_store(path)
    tables = {name: table(store, name) for name in TABLES}
    for row in tables["files"]:
        for column in MEASURED:
            del row[column]
        if row["reason"] in ("memory", "timeout"):
            del row["message"]
    return tables


def assert_same(one: Path | str, other: Path | str) -> None:
    """Two archives hold the same rows, each once."""
    left, right = content(one), content(other)
    for name in TABLES:
        ids = [row["id"] for row in left[name]]
        assert len(set(ids)) == len(ids), f"{name} has rows twice"
        assert ids == [row["id"] for row in right[name]], name
        for mine, theirs in zip(left[name], right[name], strict=True):
            differs = {column: (mine[column], theirs[column]) for column in mine if mine[column] != theirs[column]}
            assert not differs, f"{name} {mine['id']} {mine.get('name')}"


def files(path: Path | str) -> dict[str, dict[str, Any]]:
    """Rows of the table `files` by their place."""
    return {row["source"]: row for row in table(open_store(path), "files")}
