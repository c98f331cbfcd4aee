"""Where bytes come from: opening what the caller gave, and saying what it is before anything reads it."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import BinaryIO

import regex

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
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ALTO = regex.compile(r"<(?:\w+:)?alto[\s>]")
_HOCR = regex.compile(r"class\s*=\s*[\"']ocr(?:_page|x_word|_line)\b")
_TAG = regex.compile(r"<(?:!--|/?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>)", regex.IGNORECASE)
# What only Markdown has: headings, rules under tables, strong words, links, tables with tabs and inline HTML.
_MARKDOWN = (
    regex.compile(r"^ {0,3}#{1,6} \S", regex.MULTILINE),
    regex.compile(r"^\|? ?:?-{3,}:? ?\|[ :|-]*$", regex.MULTILINE),
    regex.compile(r"(?<!\*)\*\*[^*\s][^*\n]*\*\*"),
    regex.compile(r"!?\[[^\]\n]*\]\([^)\s]+\)"),
    regex.compile(r"^[^\t\n]*\t.*</?(?:b|i|p|sup|br)>", regex.MULTILINE),
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
    text = decode(head)
    if text is None:
        return "application/octet-stream"
    return identify_text(text)


def decode(data: bytes) -> str | None:
    """The text that these bytes are; None where they are none. Later bytes may be missing."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "ignore").removeprefix("\ufeff")
    text = _utf8(data)
    if text is None:
        text = data.decode("cp1252", "replace")
    if "\0" in text or sum(not c.isprintable() and c not in "\t\r\n\f\x85" for c in text) > 0.02 * len(text):
        return None
    return text.removeprefix("\ufeff")


def _utf8(data: bytes) -> str | None:
    """The text of UTF-8 bytes, the last character of which may be cut; None for other bytes."""
    for cut in range(4):
        try:
            return data[: len(data) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
    return None


def identify_text(text: str) -> str:
    """Say what kind of text this is: HTML, hOCR or ALTO from an OCR engine, Markdown or plain."""
    start = text.lstrip()
    opening = start[:2000].lower()
    if _ALTO.search(opening):
        return "application/alto+xml"
    if opening.startswith(("<!doctype html", "<html")) or (opening.startswith("<?xml") and "<html" in opening):
        return "text/vnd.hocr+html" if _HOCR.search(text) else "text/html"
    if opening.startswith("<?xml"):
        return "application/xml"
    marked = sum(min(len(sign.findall(text, overlapped=False)), 5) for sign in _MARKDOWN)
    if start.startswith("<") and _TAG.match(start) and marked < 2:
        return "text/vnd.hocr+html" if _HOCR.search(text) else "text/html"
    return "text/markdown" if marked >= 2 else "text/plain"


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

    def content(self) -> bytes:
        """All the bytes."""
        with self.stream() as stream:
            return stream.read()

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
