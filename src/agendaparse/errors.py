"""The exceptions a caller may meet, each with an exit code and with what to do next.

Everything derives from `AgendaParseError`, so one `except` catches all that the library refuses to do. A
document that is merely odd is never an exception: doubt and repair become a `Diagnostic` in the result.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ExitCode:
    """One line of the table of exit codes of the `agendaparse` command.

    Attributes:
        code: The number the command ends with.
        name: The name of the exception behind it, or a word for those that have none.
        meaning: What happened, in a sentence.
        remedy: What to do next, in a sentence.
    """

    code: int
    name: str
    meaning: str
    remedy: str


EXIT_CODES: tuple[ExitCode, ...] = (
    ExitCode(0, "success", "Every file was parsed.", "Read `diagnostics` in the output for what was doubtful."),
    ExitCode(
        1,
        "AgendaParseError",
        "Something went wrong that no other code describes.",
        "If the message does not help, report it with the file and the version (`agendaparse --version`).",
    ),
    ExitCode(
        2,
        "UsageError",
        "The command or function was called in a way that makes no sense.",
        "Run the command with --help to see what it takes.",
    ),
    ExitCode(
        3,
        "SourceError",
        "The file could not be found or read.",
        "Check the path and the permission to read it.",
    ),
    ExitCode(
        4,
        "NotAPdfError",
        "What was given is not a PDF, or is empty.",
        "Open the file to see what it is; a download may have saved a web page or an error in its place.",
    ),
    ExitCode(
        5,
        "EncryptedError",
        "The PDF is locked and no password, or a wrong one, was given.",
        "Give the password that opens the document: `parse(source, password=...)` in Python.",
    ),
    ExitCode(
        6,
        "DamagedError",
        "The PDF is damaged beyond repair: not one page could be read.",
        "Download the file again; if that does not help, ask the council for a sound copy.",
    ),
)
"""Every exit code of the command, in numerical order."""

_BY_NUMBER = {entry.code: entry for entry in EXIT_CODES}
_BY_NAME = {entry.name: entry for entry in EXIT_CODES}


class AgendaParseError(Exception):
    """Base class of all that the library raises on purpose.

    Attributes:
        exit_code: The number the command ends with; see `EXIT_CODES`.
        remedy: What to do next, in a sentence. Python prints it under the traceback too.
    """

    exit_code: ClassVar[int] = 1
    remedy: str

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        """Make the error.

        Args:
            message: What happened, in a sentence, with the name of the file where it is known.
            remedy: What to do next; the remedy of the exit code when left out.
        """
        super().__init__(message)
        self.remedy = remedy or _BY_NUMBER[self.exit_code].remedy
        self.add_note(f"What to do: {self.remedy}")


class UsageError(AgendaParseError):
    """The library was called in a way that makes no sense, such as an unknown engine or page range."""

    exit_code = 2


class SourceError(AgendaParseError):
    """The file could not be found or read."""

    exit_code = 3

    @classmethod
    def for_path(cls, path: str | os.PathLike[str], reason: OSError) -> SourceError:
        """Say which file could not be read and why.

        Args:
            path: The path that was given.
            reason: What the operating system answered.

        Returns:
            The error, ready to be raised.
        """
        name = os.fspath(path)
        if isinstance(reason, FileNotFoundError):
            return cls(f"There is no file {name!r}.", remedy="Check the spelling and the folder you are working in.")
        if isinstance(reason, IsADirectoryError):
            return cls(f"{name!r} is a folder, not a file.", remedy="Name the PDF inside it.")
        if isinstance(reason, PermissionError):
            return cls(f"You may not read {name!r}.", remedy="Ask for permission to read it, or copy it.")
        return cls(f"{name!r} could not be read: {reason.strerror or reason}.")


class NotAPdfError(AgendaParseError):
    """What was given is not a PDF: empty, another format, or bytes of no known kind."""

    exit_code = 4

    @classmethod
    def for_bytes(cls, head: bytes, name: str | None = None) -> NotAPdfError:
        """Say what was found in place of a PDF.

        Args:
            head: The first bytes of the file; a few hundred are enough, none means an empty file.
            name: The name of the file, if it has one.

        Returns:
            The error, ready to be raised.
        """
        return cls(f"{repr(name) if name else 'The source'} is not a PDF: it {describe_bytes(head)}.")


class EncryptedError(AgendaParseError):
    """The PDF is locked, and no password or a wrong one was given.

    Attributes:
        password_given: True when a password was given and did not fit, False when none was given.
    """

    exit_code = 5
    password_given: bool

    def __init__(self, name: str | None = None, *, password_given: bool = False) -> None:
        """Make the error.

        Args:
            name: The name of the file, if it has one.
            password_given: Whether a password was given, and so was wrong.
        """
        what = repr(name) if name else "The PDF"
        if password_given:
            message = f"{what} is encrypted and the password given does not open it."
            remedy = "Check the password: capital letters and spaces count."
        else:
            message = f"{what} is encrypted and no password was given."
            remedy = None
        super().__init__(message, remedy=remedy)
        self.args = (name,)
        self.password_given = password_given
        self._message = message

    def __str__(self) -> str:
        """Return what happened, in a sentence."""
        return self._message


class DamagedError(AgendaParseError):
    """The PDF is damaged beyond repair. A single damaged page is a `page-unreadable` diagnostic instead."""

    exit_code = 6


_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "is a ZIP archive or an Office document such as .docx"),
    (b"\xd0\xcf\x11\xe0", "is an old Office document such as .doc"),
    (b"{\\rtf", "is a rich-text document"),
    (b"\x89PNG", "is a PNG picture"),
    (b"\xff\xd8\xff", "is a JPEG picture"),
    (b"II*\x00", "is a TIFF picture"),
    (b"MM\x00*", "is a TIFF picture"),
    (b"GIF8", "is a GIF picture"),
    (b"\x1f\x8b", "is gzip-compressed"),
    (b"%!PS", "is a PostScript document"),
)


def describe_bytes(head: bytes) -> str:
    """Say in words what a file that is not a PDF seems to be.

    Args:
        head: The first bytes of the file.

    Returns:
        A phrase that follows "it", such as "is empty" or "is a web page".
    """
    if not head:
        return "is empty"
    for signature, phrase in _SIGNATURES:
        if head.startswith(signature):
            return phrase
    if not head.strip(b"\x00"):
        return "holds nothing but zero bytes"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:256].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "is a web page (HTML)"
    if start.startswith(b"<?xml"):
        return "is an XML document"
    text = head.decode("utf-8", errors="ignore")
    printable = sum(char.isprintable() or char in "\t\r\n" for char in text)
    if text and len(text.encode()) >= len(head) - 3 and printable == len(text):
        return f"is plain text that begins {' '.join(text.split())[:40]!r}"
    return f"begins with the bytes {head[:8].hex(' ')}, which belong to no format known here"


def explain_exit(code: int | str) -> str | None:
    """Explain an exit code or an exception by its number or name.

    Args:
        code: A number (5 or "5") or a name ("EncryptedError").

    Returns:
        A few lines of text, or None when there is no such exit code.
    """
    number = isinstance(code, int) or code.isdecimal()
    entry = _BY_NUMBER.get(int(code)) if number else _BY_NAME.get(str(code))
    if entry is None:
        return None
    return f"exit code {entry.code} ({entry.name})\n{entry.meaning}\nWhat to do: {entry.remedy}"
