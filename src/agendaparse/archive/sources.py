"""Where packs come from: folders, globs, zip files, lists and URLs, each file found once and in a settled order.

Nothing is ever written under a name that comes from here: the archive names its files by their content.
"""

from __future__ import annotations

import glob
import hashlib
import os
import stat
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO, Final

import fsspec

from agendaparse.errors import SourceError

MAX_FILE: Final = 1 << 30
"""Bytes of the largest file that is read."""

MAX_MEMBERS: Final = 200_000
MAX_RATIO: Final = 200
"""A zip file that promises more than this times its size, and more than `BOMB_FROM`, is not opened."""
BOMB_FROM: Final = 256 << 20

ENDINGS: Final = (".pdf",)
_ZIP: Final = ".zip"
_GLOB: Final = frozenset("*?[")
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was found.

    Attributes:
        source: A path or URL that leads to it again.
        name: Its name without folder.
        size: Bytes, if known.
        modified: Time of modification or entity tag, if known.
        reason: Why it cannot be read, such as "unsafe-archive"; None when it can.
        message: That in a sentence.
    """

    source: str
    name: str
    size: int | None = None
    modified: str | None = None
    reason: str | None = None
    message: str | None = None


def find(sources: Iterable[str], lines: Iterable[str] = ()) -> Iterator[Found]:
    """Find the files that sources name.

    Args:
        sources: Folders (searched for `.pdf` and `.zip` files), files, globs, zip files and URLs; "-" stands for
            `lines`.
        lines: More sources, one a line, as from standard input.

    Yields:
        Each file, folders in the order of their names. What is missing or unsafe has a `reason`.
    """
    for source in sources:
        if source == "-":
            yield from find(line for text in lines if (line := text.strip("\r\n\0 ")) and line != "-")
        elif "://" in source:
            yield from _remote(source)
        elif os.path.isdir(source):
            yield from _folder(os.path.abspath(source))
        elif os.path.lexists(source):
            yield from _file(os.path.abspath(source))
        elif _GLOB & set(source):
            paths = sorted(glob.iglob(source, recursive=True, include_hidden=True))
            if not paths:
                yield _problem(source, "unreadable", f"Nothing matches {source!r}.")
            for path in paths:
                if not os.path.isdir(path):
                    yield from _file(os.path.abspath(path))
        else:
            yield _problem(os.path.abspath(source), "unreadable", f"There is no file {source!r}.")


def digest(found: Found) -> str:
    """Hash a file without keeping it.

    Returns:
        Its SHA-256 in hexadecimal.

    Raises:
        SourceError: It cannot be read, or is larger than `MAX_FILE`.
    """
    with opened(found.source) as file:
        sha, size = hashlib.sha256(), 0
        while piece := _reading(file, _PIECE, found.source):
            size += len(piece)
            if size > MAX_FILE:
                raise SourceError(f"{found.source!r} is larger than {MAX_FILE >> 20} MB.")
            sha.update(piece)
        return sha.hexdigest()


class _Named(BytesIO):
    """Bytes that know the name of the file they were."""

    name: str = ""


def fetch(source: str, name: str) -> str | BinaryIO:
    """Get hold of a file in the form `parse` takes.

    Args:
        source: A path or URL as in `Found.source`.
        name: The name it is to have.

    Returns:
        The path of a local file, or the content of any other.

    Raises:
        SourceError: It cannot be read, or is larger than `MAX_FILE`.
    """
    if "://" not in source:
        return source
    with opened(source) as file:
        data = _reading(file, MAX_FILE + 1, source)
    if len(data) > MAX_FILE:
        raise SourceError(f"{source!r} is larger than {MAX_FILE >> 20} MB.")
    held = _Named(data)
    held.name = name
    return held


@contextmanager
def opened(source: str) -> Iterator[BinaryIO]:
    """Open a file for reading, wherever it is.

    Raises:
        SourceError: It cannot be opened.
    """
    try:
        if source.startswith("zip://"):
            member, _, outer = source.removeprefix("zip://").partition("::")
            with opened(outer) as file, zipfile.ZipFile(file) as archive, archive.open(member) as inner:
                yield inner  # type: ignore[misc]  # IO[bytes] is one
        elif "://" in source:
            with fsspec.open(source, "rb") as file:
                yield file
        else:
            with open(source, "rb") as file:
                yield file
    except OSError as error:
        raise SourceError.for_path(source, error) from error
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError) as error:
        raise SourceError(f"{source!r} could not be taken out of its zip file: {error}.") from error


def _reading(file: BinaryIO, size: int, source: str) -> bytes:
    try:
        return file.read(size)
    except Exception as error:  # every library for remote files and compression has its own
        raise SourceError(f"{source!r} could not be read: {error}.") from error


def _problem(source: str, reason: str, message: str) -> Found:
    return Found(source, _name(source), reason=reason, message=message)


def _name(source: str) -> str:
    """The last part of a path or URL, whatever separators it was written with, without control characters."""
    last = source.partition("::")[0].replace("\\", "/").rstrip("/").rpartition("/")[2]
    return "".join(char for char in last if char.isprintable())


def _folder(path: str) -> Iterator[Found]:
    for folder, folders, files in os.walk(path):
        folders.sort()
        for name in sorted(files):
            if name.lower().endswith((*ENDINGS, _ZIP)):
                yield from _file(os.path.join(folder, name))


def _file(path: str) -> Iterator[Found]:
    try:
        about = os.stat(path)
    except OSError as error:
        yield _problem(path, "unreadable", str(SourceError.for_path(path, error)))
        return
    if not stat.S_ISREG(about.st_mode):  # a pipe or device might never end
        yield _problem(path, "unreadable", f"{path!r} is not a regular file.")
    elif path.lower().endswith(_ZIP):
        yield from _zip(path, path, about.st_size)
    else:
        yield Found(path, os.path.basename(path), about.st_size, str(about.st_mtime_ns))


def _zip(source: str, shown: str, size: int | None) -> Iterator[Found]:
    """Look into a zip file; archives inside it are not opened."""
    try:
        with opened(source) as file, zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except SourceError as error:
        yield _problem(shown, "damaged", str(error))
        return
    promised = sum(member.file_size for member in members)
    packed = size if size is not None else sum(member.compress_size for member in members)
    if len(members) > MAX_MEMBERS or (promised > BOMB_FROM and promised > MAX_RATIO * packed):
        text = f"{shown!r} promises {promised >> 20} MB in {len(members)} files from {packed >> 10} kB."
        yield _problem(shown, "unsafe-archive", text)
        return
    for member in sorted(members, key=lambda member: member.filename):
        name = member.filename
        place = f"zip://{name}::{source}"
        if member.is_dir():
            continue
        if name.lower().endswith(_ZIP):
            yield _problem(place, "unsafe-archive", f"{name!r} is an archive inside an archive; unpack it first.")
        elif name.lower().endswith(ENDINGS):
            if member.flag_bits & 1:
                yield _problem(place, "encrypted", f"{name!r} is locked inside its zip file.")
            elif member.file_size > MAX_FILE:
                yield _problem(place, "too-large", f"{name!r} promises {member.file_size >> 20} MB.")
            else:
                yield Found(place, _name(name), member.file_size, f"crc:{member.CRC:08x}")


def _remote(url: str) -> Iterator[Found]:
    try:
        filesystem, path = fsspec.core.url_to_fs(url)
        protocol = url.partition("://")[0]
        if _GLOB & set(path):
            infos = list(filesystem.glob(path, detail=True).values())
        elif url.endswith("/") or (protocol not in ("http", "https") and filesystem.isdir(path)):
            infos = [
                info
                for info in filesystem.find(path, detail=True).values()
                if str(info["name"]).lower().endswith((*ENDINGS, _ZIP))
            ]
        else:
            infos = [filesystem.info(path)]
    except Exception as error:  # every filesystem has its own
        yield _problem(url, "unreadable", f"{url!r} could not be read: {type(error).__name__}: {error}")
        return
    for info in sorted(infos, key=lambda info: str(info["name"])):
        if info.get("type") == "directory":
            continue
        place = str(filesystem.unstrip_protocol(info["name"]))
        size = info.get("size")
        if place.lower().endswith(_ZIP):
            yield from _zip(place, place, size)
        else:
            yield Found(place, _name(place), size, _tag(info))


def _tag(info: dict[str, Any]) -> str | None:
    for key in ("ETag", "etag", "content_hash", "mtime", "LastModified", "last_modified", "created"):
        if info.get(key):
            return str(info[key])
    return None
