"""Writing a chunk: from the JSON of its packs to one Parquet part per table, made visible by the manifest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from agendaparse.archive.collect import Row
from agendaparse.archive.layout import Store, decompress, part_name
from agendaparse.archive.lock import check
from agendaparse.archive.manifest import Manifest, load
from agendaparse.archive.migrations import upgrade
from agendaparse.archive.rows import tables_of, to_arrow
from agendaparse.archive.schema import TABLES
from agendaparse.models import AgendaPack

Parts = dict[str, list[pa.Table]]


def read_pack(store: Store, name: str) -> AgendaPack:
    """Read the full JSON of a pack.

    Args:
        store: The archive.
        name: `files.json`.

    Returns:
        The pack.
    """
    return AgendaPack.from_json(decompress(store.read(name)))


def write_chunk(
    store: Store, chunk: str, files: Sequence[Row], replaces: Sequence[str] = (), run: str | None = None
) -> list[str]:
    """Write the parts of a chunk, then its manifest.

    Doing it again, or in two places at once, gives the same files.

    Args:
        store: The archive.
        chunk: Name of the chunk.
        files: Rows of the table `files`; those with `json` bring the rows of their pack with them.
        replaces: Chunks whose place it takes; what they hold of other files is carried over.
        run: Token of the run that commits, as `lock.locked` gave it.

    Returns:
        Ids of files left out because their JSON could not be read; they are to be parsed again.
    """
    parts: Parts = {name: [] for name in TABLES}
    kept: list[Row] = []
    lost: list[str] = []
    for row in files:
        if row.get("json") is None:
            kept.append(row)
            continue
        try:
            pack = read_pack(store, row["json"])
        except (OSError, ValueError):
            lost.append(row["id"])
            continue
        tables = tables_of(pack)
        for name, table in tables.items():
            parts[name].append(table)
        source = pack.source
        kept.append(
            {
                **row,
                "pages": source.page_count,
                "text_layer": source.text_layer,
                "language": source.language,
                "producer": source.producer,
                "meeting": f"{source.sha256[:16]}/meeting" if pack.meeting else None,
            }
        )
    if not kept:
        return lost
    parts["files"].append(to_arrow("files", kept))
    packs = {row["pack"] for row in kept if row.get("json")}
    for old in replaces:
        _carry(store, old, parts, packs, {row["id"] for row in kept})
    commit_tables(store, chunk, parts, replaces, run)
    return lost


def commit_tables(store: Store, chunk: str, parts: Parts, replaces: Iterable[str] = (), run: str | None = None) -> None:
    """Write Arrow tables as the parts of a chunk, then its manifest.

    Args:
        store: The archive.
        chunk: Name of the chunk.
        parts: Table → pieces of it.
        replaces: Chunks whose place it takes.
        run: Token of the run that commits, as `lock.locked` gave it.

    Raises:
        Superseded: Another run has taken over the archive.
    """
    counts: dict[str, int] = {}
    for name, pieces in parts.items():
        table = pa.concat_tables(pieces) if pieces else None
        if table is not None and table.num_rows:
            sink = pa.BufferOutputStream()
            pq.write_table(table, sink, compression="zstd", row_group_size=100_000)
            store.write(part_name(name, chunk), sink.getvalue(), flush=True)
            counts[name] = table.num_rows
    check(store, run)
    Manifest(chunk, counts, tuple(replaces)).commit(store)


def read_part(store: Store, table: str, chunk: str, columns: Collection[str] | None = None) -> pa.Table:
    """Read one part under the schema of today.

    Args:
        store: The archive.
        table: Name of the table.
        chunk: Name of the chunk.
        columns: Those wanted; all when None.

    Returns:
        Its rows.
    """
    read = pq.read_table(pa.BufferReader(store.read(part_name(table, chunk))))
    found = upgrade(table, read)
    return found if columns is None else found.select(list(columns))


def _carry(store: Store, chunk: str, parts: Parts, packs: Collection[str], files: Collection[str]) -> None:
    """Add what a replaced chunk holds of packs and files that are not written anew."""
    manifest = load(store).chunks.get(chunk)
    for name in manifest.tables if manifest else ():
        table = read_part(store, name, chunk)
        column, gone = ("id", files) if name == "files" else ("pack", packs)
        stays = pc.invert(pc.is_in(table[column], value_set=pa.array(sorted(gone), pa.string())))
        parts[name].append(table.filter(stays))
