"""Options that the commands which read a file have in common."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal

import typer

from agendaparse.errors import UsageError


class EngineName(StrEnum):
    """Engines that read pages."""

    auto = "auto"
    pdfium = "pdfium"
    pdfplumber = "pdfplumber"


FileArgument = Annotated[str, typer.Argument(metavar="FILE", help="A PDF, or - for standard input.")]
PagesOption = Annotated[
    str | None,
    typer.Option("--pages", metavar="1-40", help="Read only these physical pages: 7, 1-40, 10- or -5."),
]
PasswordOption = Annotated[
    str | None,
    typer.Option("--password", envvar="AGENDAPARSE_PASSWORD", help="What opens an encrypted PDF."),
]
EngineOption = Annotated[
    EngineName, typer.Option("--engine", help="What reads pages; pdfplumber is a slow second opinion.")
]
OcrOption = Annotated[
    bool | None,
    typer.Option(
        "--ocr/--no-ocr",
        help="Read pages that are pictures by OCR. [default: where it is installed]",
        show_default=False,
    ),
]
FormName = Literal["pdf", "markdown", "html", "text", "hocr", "alto"]
FormOption = Annotated[
    FormName | None,
    typer.Option("--as", help="Read the file as this, whatever its content looks like.", show_default=False),
]


def page_range(text: str | None) -> range | None:
    """Read the value of `--pages`.

    Args:
        text: "7", "1-40", "10-" or "-5" (the first five); None for all pages.

    Returns:
        The physical pages, or None for all.

    Raises:
        UsageError: It is none of these.
    """
    if text is None:
        return None
    found = re.fullmatch(r"\s*(\d{1,9})?\s*(?:([-\u2013:])\s*(\d{1,9})?)?\s*", text, re.ASCII)
    remedy = "Write one page or one run of physical pages: 7, 1-40, 10- or -5."
    if not found or not any(found.groups()[::2]):
        raise UsageError(f"{text!r} is not a range of pages.", remedy=remedy)
    start, dash, end = found.groups()
    first = int(start) if start else 1
    last = int(end) if end else first if not dash else 10**9
    if first < 1 or last < first:
        raise UsageError(f"There are no pages {text.strip()}: pages count from 1, upwards.", remedy=remedy)
    return range(first, last + 1)
