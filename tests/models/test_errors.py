"""The exceptions say what happened and what to do, and importing the package stays cheap."""

from __future__ import annotations

import pickle
import subprocess
import sys
import traceback

import pytest

import agendaparse
from agendaparse import errors as e

KINDS = [e.AgendaParseError, e.UsageError, e.SourceError, e.NotAPdfError, e.EncryptedError, e.DamagedError]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_a_number_and_a_line_in_the_table(kind: type[e.AgendaParseError]) -> None:
    assert issubclass(kind, e.AgendaParseError)
    entry = next(entry for entry in e.EXIT_CODES if entry.code == kind.exit_code)
    assert entry.name == kind.__name__
    assert kind("x").remedy == entry.remedy


def test_the_table_is_in_order_and_has_no_twins() -> None:
    codes = [entry.code for entry in e.EXIT_CODES]
    assert codes == list(range(len(codes)))
    assert len({entry.name for entry in e.EXIT_CODES}) == len(codes)


def test_the_remedy_stands_under_the_traceback() -> None:
    error = e.DamagedError("'a.pdf' has no readable page.", remedy="Fetch it again.")
    assert str(error) == "'a.pdf' has no readable page."
    assert traceback.format_exception(error)[-1] == "What to do: Fetch it again.\n"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (False, "'a.pdf' is encrypted and no password was given."),
        (True, "'a.pdf' is encrypted and the password given does not open it."),
    ],
)
def test_encrypted_tells_a_missing_password_from_a_wrong_one(given: bool, message: str) -> None:
    error = e.EncryptedError("a.pdf", password_given=given)
    assert str(error) == message
    assert error.password_given is given


def test_a_source_without_a_name_is_called_the_pdf() -> None:
    assert str(e.EncryptedError()) == "The PDF is encrypted and no password was given."


@pytest.mark.parametrize(
    "error",
    [
        e.EncryptedError("a.pdf", password_given=True),
        e.SourceError.for_path("a.pdf", FileNotFoundError(2, "No such file")),
        e.NotAPdfError.for_bytes(b""),
        e.DamagedError("broken", remedy="mend it"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_cross_processes(error: e.AgendaParseError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert again.remedy == error.remedy
    assert again.__notes__ == error.__notes__
    assert vars(again) == vars(error)


@pytest.mark.parametrize(
    ("reason", "message"),
    [
        (FileNotFoundError(2, "No such file"), "There is no file 'a.pdf'."),
        (IsADirectoryError(21, "Is a directory"), "'a.pdf' is a folder, not a file."),
        (PermissionError(13, "Permission denied"), "You may not read 'a.pdf'."),
        (OSError(5, "Input/output error"), "'a.pdf' could not be read: Input/output error."),
    ],
)
def test_source_error_says_why(reason: OSError, message: str) -> None:
    assert str(e.SourceError.for_path("a.pdf", reason)) == message


@pytest.mark.parametrize(
    ("head", "phrase"),
    [
        (b"", "is empty"),
        (b"\x00" * 64, "holds nothing but zero bytes"),
        (b"PK\x03\x04rest", "is a ZIP archive or an Office document such as .docx"),
        (b"\xff\xd8\xff\xe0", "is a JPEG picture"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><html>", "is a web page (HTML)"),
        (b"<?xml version='1.0'?>", "is an XML document"),
        (b"404  Not\nFound", "is plain text that begins '404 Not Found'"),
        ("Caf\u00e9".encode()[:-1], "is plain text that begins 'Caf'"),
        (
            b"\x8f\x02\xe3\x91\x00\x01\x02\x03\x04",
            "begins with the bytes 8f 02 e3 91 00 01 02 03, which belong to no format known here",
        ),
    ],
)
def test_not_a_pdf_says_what_was_found(head: bytes, phrase: str) -> None:
    assert str(e.NotAPdfError.for_bytes(head, "a.pdf")) == f"'a.pdf' is not a PDF: it {phrase}."
    assert str(e.NotAPdfError.for_bytes(head)) == f"The source is not a PDF: it {phrase}."


@pytest.mark.parametrize("asked", [5, "5", "EncryptedError"])
def test_exit_codes_are_explained_by_number_and_name(asked: int | str) -> None:
    text = e.explain_exit(asked)
    assert text is not None
    assert text.startswith("exit code 5 (EncryptedError)\n")


@pytest.mark.parametrize("asked", [99, "99", "HatError", "²"])
def test_unknown_exit_codes_are_not_explained(asked: int | str) -> None:
    assert e.explain_exit(asked) is None


def test_import_is_lazy() -> None:
    code = (
        "import sys, agendaparse; heavy = {'pydantic', 'pypdfium2', 'pikepdf', 'pdfplumber', 'pandas', "
        "'cv2', 'camelot', 'requests', 'urllib.request', 'http.client'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_models_pull_in_no_pdf_engine() -> None:
    code = (
        "import sys; from agendaparse import AgendaPack, AgendaParseError; "
        "heavy = {'pypdfium2', 'pikepdf', 'pdfplumber', 'pandas', 'cv2', 'camelot'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_public_names() -> None:
    assert set(agendaparse.__all__) <= set(dir(agendaparse))
    assert agendaparse.EncryptedError is e.EncryptedError
    with pytest.raises(AttributeError, match="no attribute 'hat'"):
        agendaparse.hat  # noqa: B018


def test_version_is_that_of_the_distribution() -> None:
    from importlib.metadata import version

    assert agendaparse.__version__ == version("agendaparse")
