"""Where things stand in an archive, and the one door through which they are read and written.

```
archive.json                          format and schema version
manifests/CHUNK.json                  what a chunk holds; a chunk without manifest does not exist
tables/TABLE/CHUNK.parquet            its rows
packs/AB/HASH-VERSION.json.zst        the full JSON of each pack
staging/FILE.json                     files that are finished, until their chunk is committed
```
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import fsspec
import pyarrow as pa

from agendaparse.archive.columns import SCHEMA_VERSION
from agendaparse.errors import SourceError, UsageError

FORMAT: Final = "agendaparse-archive"
_DRAFT: Final = ".draft-"


@dataclass(frozen=True)
class Store:
    """An archive's folder, on a local disk or any fsspec filesystem. It can be sent to another process.

    Attributes:
        url: Path or URL of the folder.
        options: What fsspec is given to open the filesystem.
    """

    url: str
    options: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def _place(self) -> tuple[Any, str]:
        try:
            filesystem, root = fsspec.core.url_to_fs(self.url, **self.options)
        except (ImportError, ValueError) as error:
            raise UsageError(
                f"{self.url!r} cannot be opened: {error}.",
                remedy="Install the extra for that kind of address: pip install 'agendaparse[s3]' (or gcs, azure).",
            ) from error
        return filesystem, root.rstrip("/") or "/"

    def __getstate__(self) -> dict[str, Any]:
        """Leave the open filesystem behind when sent to another process."""
        return {"url": self.url, "options": self.options}

    @property
    def filesystem(self) -> Any:
        """The fsspec filesystem, for readers that take one."""
        return self._place[0]

    @property
    def local(self) -> Path | None:
        """The folder on the local disk, or None when it is elsewhere."""
        protocol = self.filesystem.protocol
        here = "file" in (protocol if isinstance(protocol, tuple | list) else (protocol,))
        return Path(self._place[1]) if here else None

    def path(self, name: str) -> str:
        """The path of a name in the archive, as the filesystem wants it."""
        return f"{self._place[1]}/{name}"

    def exists(self, name: str) -> bool:
        """Tell whether there is a file of this name."""
        return bool(self.filesystem.exists(self.path(name)))

    def read(self, name: str) -> bytes:
        """Read a file whole."""
        data: bytes = self.filesystem.cat_file(self.path(name))
        return data

    def names(self, folder: str) -> Iterator[str]:
        """Names of the files in a folder and below, drafts left out, in order."""
        root = self.path("")
        try:
            found = self.filesystem.find(self.path(folder))
        except FileNotFoundError:
            return
        for path in sorted(found):
            if _DRAFT not in path:
                yield path[path.index(root) + len(root) :]

    def write(self, name: str, data: bytes | pa.Buffer, *, flush: bool = False) -> None:
        """Write a file whole or not at all: a reader never finds half of it.

        Args:
            name: Its name in the archive.
            data: Its content.
            flush: Wait until the disk has it, so that it survives a power failure too.
        """
        target = self.path(name)
        folder, _, last = target.rpartition("/")
        draft = f"{folder}/{_DRAFT}{last}-{os.getpid()}-{secrets.token_hex(4)}"
        if self.local is None:
            self.filesystem.makedirs(folder, exist_ok=True)
            self.filesystem.pipe_file(draft, bytes(data))
            self.filesystem.cp_file(draft, target)  # `mv` of many filesystems takes "[" in a name for a pattern
            self.filesystem.rm_file(draft)
            return
        try:
            with _opened(draft) as file:
                file.write(data)
                if flush:
                    file.flush()
                    os.fsync(file.fileno())
            os.replace(draft, target)
        except OSError as error:
            with suppress(OSError):
                os.unlink(draft)
            raise SourceError(
                f"{target!r} could not be written: {error.strerror or error}.",
                remedy="Make room on the disk or give another folder; what was finished stays, run again to go on.",
            ) from error

    def remove(self, name: str) -> None:
        """Delete a file; it may be gone already."""
        with suppress(FileNotFoundError):
            self.filesystem.rm_file(self.path(name))

    def drafts(self) -> list[str]:
        """Names of half-written files that a killed process left."""
        root = self.path("")
        with suppress(FileNotFoundError):
            return [path[path.index(root) + len(root) :] for path in self.filesystem.find(root) if _DRAFT in path]
        return []


def _opened(path: str) -> Any:
    try:
        return open(path, "wb")
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return open(path, "wb")


def open_store(url: str | os.PathLike[str], *, create: bool = False, **options: Any) -> Store:
    """Open an archive's folder and check that this version can read it.

    Args:
        url: Path or URL of the folder.
        create: Make the archive when there is none.
        options: What fsspec is given to open the filesystem.

    Returns:
        The store.

    Raises:
        SourceError: There is no archive, or it is of a later schema version.
        UsageError: The folder holds other things.
    """
    text = os.fspath(url)
    store = Store(text if "://" in text else os.path.abspath(text), options)
    if store.exists("archive.json"):
        about = json.loads(store.read("archive.json"))
        if about.get("format") != FORMAT or about["schema_version"] > SCHEMA_VERSION:
            raise SourceError(
                f"{text!r} was written by a later version of agendaparse.", remedy="Upgrade: pip install -U agendaparse"
            )
        return store
    if not create:
        raise SourceError(
            f"There is no archive at {text!r}.", remedy="Make one: agendaparse batch FOLDER --out ARCHIVE"
        )
    if store.local is not None and store.local.is_dir() and any(store.local.iterdir()):
        raise UsageError(
            f"The folder {text!r} is not empty and is no archive.", remedy="Give a new or empty folder with --out."
        )
    about = {"format": FORMAT, "schema_version": SCHEMA_VERSION}
    store.write("archive.json", json.dumps(about, indent=2).encode(), flush=True)
    return store


def part_name(table: str, chunk: str) -> str:
    """Name of the Parquet file of one table and chunk."""
    return f"tables/{table}/{chunk}.parquet"


def json_name(pack: str, version: str) -> str:
    """Name of the full JSON of a pack as one version parsed it."""
    return f"packs/{pack[:2]}/{pack}-{version}.json.zst"


def staged_name(file: str) -> str:
    """Name under which a finished file is recorded until its chunk is committed."""
    return f"staging/{file}.json"


def compress(text: str) -> bytes:
    """Compress JSON with Zstandard; `zstd -d` reads it."""
    data: bytes = pa.compress(text.encode(), codec="zstd", asbytes=True)
    return data


def decompress(data: bytes) -> bytes:
    """Read what `compress` wrote."""
    with pa.CompressedInputStream(pa.BufferReader(data), "zstd") as stream:
        text: bytes = stream.read()
    return text
