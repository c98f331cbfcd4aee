"""Where bytes come from: opening what the caller gave, and saying what it is before anything reads it."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import BinaryIO

from agendaparse.errors import SourceError, UsageError

SourceLike = str | os.PathLike[str] | bytes | BinaryIO

HEAD_SIZE = 2048  # the PDF signature may stand anywhere in the first 1024 bytes

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"%!PS", "application/postscript"),
)


def identify(head: bytes) -> str:
    """Say what kind of file this is, from its content; names and extensions lie.

    Args:
        head: The first bytes of the file; `HEAD_SIZE` are enough.

    Returns:
        A media type; "application/x-empty" for no bytes, "application/octet-stream" for an unknown kind.
    """
    if not head:
        return "application/x-empty"
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:256].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "text/html"
    if start.startswith(b"<?xml"):
        return "application/xml"
    text = head.decode("utf-8", "ignore")
    whole = len(text.encode()) >= len(head) - 3  # a character may be cut at the end of the head
    if whole and all(char.isprintable() or char in "\t\r\n\f" for char in text):
        return "text/plain"
    return "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Source:
    """An input that was found and hashed.

    Attributes:
        name: File name without folder; empty for bytes and for streams without a name.
        sha256: Hash of the content, in hexadecimal.
        head: The first bytes, for `identify`.
        path: Where the file stands, for a regular file; its bytes are not held.
        data: The bytes, for everything else.
    """

    name: str
    sha256: str
    head: bytes
    path: Path | None = None
    data: bytes | None = field(default=None, repr=False)

    @property
    def called(self) -> str:
        """What to call it in a message."""
        return _called(self.name)

    def stream(self) -> BufferedReader | BytesIO:
        """A new binary stream over the content; the caller closes it."""
        if self.path is None:
            return BytesIO(self.data or b"")
        try:
            return self.path.open("rb")
        except OSError as error:
            raise SourceError.for_path(self.path, error) from error


def open_source(source: SourceLike) -> Source:
    """Find and hash what the caller gave.

    A regular file is hashed as a stream and not kept in memory; anything else is read once.

    Args:
        source: A path, the bytes of a document, or a file open in binary mode (read from where it stands).

    Returns:
        The source, with nothing left open.

    Raises:
        SourceError: The file cannot be found or read.
        UsageError: `source` is none of these.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        return _held("", bytes(source))
    if isinstance(source, str | os.PathLike):
        return _from_path(os.fspath(source))
    if hasattr(source, "read"):
        return _from_stream(source)
    raise UsageError(
        f"A document cannot be read from {type(source).__name__}.",
        remedy="Give a path, bytes, or a file opened with open(path, 'rb').",
    )


def _held(name: str, data: bytes) -> Source:
    return Source(name, hashlib.sha256(data).hexdigest(), data[:HEAD_SIZE], data=data)


def _from_path(given: str) -> Source:
    try:
        path = Path(given)
        with path.open("rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # a pipe can be read only once
                return _held(path.name, file.read())
            head = file.read(HEAD_SIZE)
            file.seek(0)
            return Source(path.name, hashlib.file_digest(file, "sha256").hexdigest(), head, path=path)
    except OSError as error:
        raise SourceError.for_path(given, error) from error
    except ValueError as error:  # a null character in the path
        raise SourceError(f"{given!r} is not a path: {error}.") from error


def _from_stream(stream: BinaryIO) -> Source:
    label = getattr(stream, "name", None)
    name = os.path.basename(label) if isinstance(label, str) and not label.startswith("<") else ""
    try:
        data: object = stream.read()
    except OSError as error:
        raise SourceError(f"{_called(name)} could not be read: {error.strerror or error}.") from error
    except ValueError as error:  # the file is closed, or is text that does not decode
        raise UsageError(
            f"{_called(name)} could not be read: {error}.", remedy="Give a file opened with open(path, 'rb')."
        ) from error
    if not isinstance(data, bytes):
        raise UsageError(f"{_called(name)} is open as text.", remedy="Open it in binary mode: open(path, 'rb').")
    return _held(name, data)


def _called(name: str) -> str:
    return repr(name) if name else "The source"
