"""Options that the commands which read a file have in common."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

import typer


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
