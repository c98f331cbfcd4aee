"""Chunks and their manifests: the one file whose appearance makes the parts of a chunk visible.

A chunk is what is committed at once: one Parquet file per table for some dozens of files. It is never changed. When
its packs are parsed anew, a later chunk says that it replaces it.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field

from agendaparse.archive.columns import SCHEMA_VERSION
from agendaparse.archive.layout import Store, part_name


@dataclass(frozen=True)
class Manifest:
    """What a chunk holds.

    Attributes:
        chunk: Its name.
        tables: Table → number of rows; tables without rows have no part.
        replaces: Chunks that are to be ignored for this one.
        schema_version: Version of its tables.
        created: When it was committed.
    """

    chunk: str
    tables: Mapping[str, int]
    replaces: tuple[str, ...] = ()
    schema_version: int = SCHEMA_VERSION
    created: str = field(default_factory=lambda: dt.datetime.now(dt.UTC).isoformat(timespec="seconds"))

    def commit(self, store: Store) -> None:
        """Write the manifest; from then on the chunk is part of the archive."""
        store.write(f"manifests/{self.chunk}.json", json.dumps(asdict(self), indent=1).encode(), flush=True)


@dataclass(frozen=True)
class Catalogue:
    """The chunks that make up the archive at one moment.

    Attributes:
        store: Where they are.
        chunks: Chunk → its manifest, replaced ones left out, in the order of their names.
        replaced: Chunks that were replaced and could be deleted.
    """

    store: Store
    chunks: Mapping[str, Manifest]
    replaced: frozenset[str]

    def parts(self, table: str) -> list[str]:
        """Names of the Parquet files of a table."""
        return [part_name(table, chunk) for chunk, manifest in self.chunks.items() if table in manifest.tables]

    def paths(self, table: str) -> list[str]:
        """Paths of these files as the store's filesystem wants them."""
        return [self.store.path(name) for name in self.parts(table)]

    def rows(self, table: str) -> int:
        """Number of rows of a table."""
        return sum(manifest.tables.get(table, 0) for manifest in self.chunks.values())


def load(store: Store) -> Catalogue:
    """Read the manifests of an archive.

    Args:
        store: The archive.

    Returns:
        What it holds now; chunks committed later are not seen.
    """
    names = list(store.names("manifests"))
    with ThreadPoolExecutor(1 if store.local else 16) as pool:
        manifests = [_read(data) for data in pool.map(store.read, names)]
    written = {manifest.chunk for manifest in manifests}
    replaced = frozenset(chunk for manifest in manifests for chunk in manifest.replaces if chunk in written)
    kept = {manifest.chunk: manifest for manifest in manifests if manifest.chunk not in replaced}
    return Catalogue(store, kept, replaced)


def new_chunk(kind: str = "c") -> str:
    """Make a name for a chunk; names sort by time."""
    return f"{kind}{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}"


def sweep(store: Store, catalogue: Catalogue) -> int:
    """Delete what killed runs left half written: drafts, and parts that no manifest names.

    Only the one process that holds the archive's lock may do this.

    Returns:
        How many files were deleted.
    """
    known = {*catalogue.chunks, *catalogue.replaced}
    orphans = [name for name in store.names("tables") if name.rpartition("/")[2].removesuffix(".parquet") not in known]
    return _delete(store, [*store.drafts(), *orphans])


def vacuum(store: Store, catalogue: Catalogue) -> int:
    """Delete chunks that later ones replaced; readers that opened the archive before will miss them.

    Returns:
        How many files were deleted.
    """
    gone = catalogue.replaced
    parts = [name for name in store.names("tables") if name.rpartition("/")[2].removesuffix(".parquet") in gone]
    manifests = [name for name in store.names("manifests") if name.rpartition("/")[2].removesuffix(".json") in gone]
    return _delete(store, [*parts, *manifests])


def _delete(store: Store, names: Iterable[str]) -> int:
    count = 0
    for name in names:
        store.remove(name)
        count += 1
    return count


def _read(data: bytes) -> Manifest:
    fields = json.loads(data)
    return Manifest(
        chunk=fields["chunk"],
        tables=fields["tables"],
        replaces=tuple(fields["replaces"]),
        schema_version=fields["schema_version"],
        created=fields["created"],
    )
