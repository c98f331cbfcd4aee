"""The `agendaparse` command.

What a command needs is imported when it runs, so that `agendaparse --version` and `--help` answer at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from agendaparse import __version__
from agendaparse.cli_archive import export, query, search
from agendaparse.cli_batch import batch
from agendaparse.cli_options import (
    EngineName,
    EngineOption,
    FileArgument,
    FormName,
    FormOption,
    OcrOption,
    PagesOption,
    PasswordOption,
    page_range,
)
from agendaparse.errors import EXIT_CODES, AgendaParseError, UsageError

if TYPE_CHECKING:
    from agendaparse.models import AgendaPack

app = typer.Typer(
    name="agendaparse",
    help="Turn UK council agenda packs (PDF) into typed, cited data.",
    epilog="Start with: agendaparse parse pack.pdf --format summary",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help is quicker and can be copied from
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


class Format(StrEnum):
    """Forms of output of `parse`."""

    json = "json"
    jsonl = "jsonl"
    summary = "summary"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"agendaparse {__version__}")
        raise typer.Exit


@app.callback()
def main(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Turn UK council agenda packs (PDF) into typed, cited data."""
    # JSON is UTF-8 whatever the terminal's own encoding is.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@app.command()
def parse(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="PDFs, or - for standard input.")],
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="json for one file, jsonl for several unless you choose."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write to this file, or one file each to this folder."),
    ] = None,
    pages: PagesOption = None,
    password: PasswordOption = None,
    engine: EngineOption = EngineName.auto,
    ocr: OcrOption = None,
    as_form: FormOption = None,
    merge: Annotated[
        bool, typer.Option("--merge", help="Take the files for one pack that was published in parts.")
    ] = False,
) -> None:
    """Parse packs and print them as JSON.

    One file gives one JSON object; several give one object a line (jsonl). A file that cannot be parsed is
    reported on standard error and the others are parsed; the exit code is then that of the worst. Besides PDF,
    packs are read as Markdown, HTML, plain text, hOCR and ALTO.

    \b
    Examples:
      agendaparse parse pack.pdf                        JSON on standard output
      agendaparse parse pack.pdf --format summary       a table for people
      agendaparse parse pack.pdf -o pack.json           JSON into a file
      agendaparse parse *.pdf -o packs.jsonl            one line a pack
      agendaparse parse *.pdf -o parsed/                one JSON file a pack, in an existing folder
      agendaparse parse pack.pdf --pages 1-40           only the first forty pages
      agendaparse parse front.pdf report.pdf --merge    one pack of several files
      curl -s URL | agendaparse parse -                 from standard input
    """  # noqa: D301 (click wants the real character)
    with _exit_codes() as outcome:
        wanted = page_range(pages)
        folder = output if output is not None and output.is_dir() else None
        if merge and len(files) > 1:
            form = format or Format.json
            merged = _text(_parse(files, wanted, password, engine, ocr, as_form), form)
            if output is None:
                typer.echo(merged, nl=False)
            else:
                _write(folder / _named(files[0], form) if folder else output, merged)
            return
        form = format or (Format.json if len(files) == 1 or folder else Format.jsonl)
        if form is Format.json and len(files) > 1 and not folder:
            raise UsageError(
                "Several packs do not fit into one JSON object.",
                remedy="Leave --format out (one object a line), or give an existing folder with -o.",
            )
        texts = (_rendered(file, form, wanted, password, engine, ocr, as_form, outcome) for file in files)
        if folder:
            for file, text in zip(files, texts, strict=True):
                if text is not None:
                    _write(folder / _named(file, form), text)
        elif output is not None:
            done = [text for text in texts if text is not None]
            if done:
                _write(output, "".join(done))
        else:
            for text in texts:
                if text is not None:
                    typer.echo(text, nl=False)


@app.command()
def sections(
    file: FileArgument,
    json: Annotated[bool, typer.Option("--json", help="Print them as a JSON list.")] = False,
    pages: PagesOption = None,
    password: PasswordOption = None,
    engine: EngineOption = EngineName.auto,
    ocr: OcrOption = None,
    as_form: FormOption = None,
) -> None:
    """Show how a pack is split: which pages are the agenda, minutes, reports, appendices.

    \b
    Examples:
      agendaparse sections pack.pdf
      agendaparse sections pack.pdf --json
    """  # noqa: D301 (click wants the real character)
    with _exit_codes():
        pack = _parse(file, page_range(pages), password, engine, ocr, as_form)
        if json:
            from pydantic_core import to_json

            typer.echo(to_json(pack.sections, indent=2).decode())
        else:
            from rich.console import Console

            from agendaparse.display.summary import sections_table

            Console().print(sections_table(pack.sections))


@app.command()
def inspect(
    file: FileArgument,
    page: Annotated[int, typer.Option("--page", "-p", metavar="N", help="Physical page, from 1.")] = 1,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="The picture; FILE-page-N.png when left out."),
    ] = None,
    text: Annotated[bool, typer.Option("--text", help="Print what was read, in order, and draw nothing.")] = False,
    password: PasswordOption = None,
    engine: EngineOption = EngineName.auto,
    ocr: OcrOption = None,
    as_form: FormOption = None,
) -> None:
    """Draw a page as the library saw it: every line, block, table cell and stamp in its box.

    Drawing needs Pillow: pip install 'agendaparse[inspect]'. Only PDFs can be drawn; --text shows what was read in
    every form, and the whole of a form without pages, such as Markdown or HTML.

    \b
    Examples:
      agendaparse inspect pack.pdf --page 7 -o page-7.png
      agendaparse inspect pack.pdf --page 7 --text
      agendaparse inspect pack.md --text
    """  # noqa: D301 (click wants the real character)
    with _exit_codes():
        from agendaparse.display.picture import draw_page, page_text
        from agendaparse.layout import lay_out
        from agendaparse.readers import FORMS, open_source, read

        source = open_source(sys.stdin.buffer if file == "-" else file)
        document = read(
            source, password=password, engine=engine.value, ocr="auto" if ocr is None else ocr, form=as_form
        )
        if not text and document.media_type != FORMS["pdf"]:
            raise UsageError(
                f"Only PDFs can be drawn, and this was read as {document.media_type}.",
                remedy="Use --text, which shows what was read.",
            )
        if not document.paged:
            laid = lay_out(document)
            typer.echo("\n".join(page_text(laid, part.number) for part in laid.pages))
            return
        if not 1 <= page <= document.page_count:
            raise UsageError(
                f"There is no page {page}: the document has {document.page_count}.",
                remedy=f"Give a physical page from 1 to {document.page_count}; printed numbers may differ.",
            )
        laid = lay_out(document)
        if text:
            typer.echo(page_text(laid, page))
        else:
            target = output or Path(f"{_stem(file)}-page-{page}.png")
            draw_page(source, laid, page, target, password=password)
            typer.echo(str(target))


app.command()(batch)
app.command()(query)
app.command()(search)
app.command()(export)


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `parse` prints.

    \b
    Example:
      agendaparse schema > agendapack.schema.json
    """  # noqa: D301 (click wants the real character)
    from agendaparse.schema import schema_text

    typer.echo(schema_text(), nl=False)


@app.command()
def explain(
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help="A diagnostic's code or an exit code.", show_default=False)
    ] = None,
) -> None:
    """Explain a diagnostic or an exit code, and what to do about it; without CODE, list them all.

    \b
    Examples:
      agendaparse explain page-range-mismatch
      agendaparse explain 5
      agendaparse explain
    """  # noqa: D301 (click wants the real character)
    with _exit_codes():
        from agendaparse.diagnostics import CATALOGUE
        from agendaparse.diagnostics import explain as explain_diagnostic
        from agendaparse.errors import explain_exit

        if code is not None:
            typer.echo(explain_exit(code) or explain_diagnostic(code))
            return
        typer.echo("Exit codes")
        for entry in EXIT_CODES:
            typer.echo(f"  {entry.code:<27} {entry.meaning}")
        typer.echo("\nDiagnostics")
        for name, diagnostic in CATALOGUE.items():
            typer.echo(f"  {name:<27} {diagnostic.severity:<8} {diagnostic.meaning}")


class _Outcome:
    """The exit code so far: that of the worst."""

    def __init__(self) -> None:
        self.code = 0

    def failed(self, error: AgendaParseError) -> None:
        from agendaparse.display.console import complain

        complain(error)
        self.code = max(self.code, error.exit_code)


@contextmanager
def _exit_codes() -> Iterator[_Outcome]:
    """Turn exceptions into messages and exit codes."""
    outcome = _Outcome()
    try:
        yield outcome
    except AgendaParseError as error:
        outcome.failed(error)
    if outcome.code:
        raise typer.Exit(outcome.code)


def _rendered(
    file: str,
    form: Format,
    pages: range | None,
    password: str | None,
    engine: EngineName,
    ocr: bool | None,
    as_form: FormName | None,
    outcome: _Outcome,
) -> str | None:
    """A parsed file in the form asked for; None, and a message, when it cannot be parsed."""
    try:
        pack = _parse(file, pages, password, engine, ocr, as_form)
        return _text(pack, form)
    except AgendaParseError as error:
        outcome.failed(error)
    except Exception as error:  # a defect of ours must not cost the other files
        if os.environ.get("AGENDAPARSE_DEBUG"):
            raise
        outcome.failed(
            AgendaParseError(
                f"{file!r} could not be parsed: {type(error).__name__}: {error}",
                remedy="This is a defect of agendaparse: report it with the file and the version. "
                "AGENDAPARSE_DEBUG=1 shows where it happened.",
            )
        )
    return None


def _parse(
    file: str | list[str],
    pages: range | None,
    password: str | None,
    engine: EngineName,
    ocr: bool | None,
    as_form: FormName | None,
) -> AgendaPack:
    from agendaparse.api import parse as parse_pack
    from agendaparse.display.console import PageBar

    files = file if isinstance(file, list) else [file]
    sources = [sys.stdin.buffer if name == "-" else name for name in files]
    with PageBar(Path(files[0]).name) as bar:
        return parse_pack(
            sources if isinstance(file, list) else sources[0],
            form=as_form,
            password=password,
            engine=engine.value,
            ocr="auto" if ocr is None else ocr,
            pages=pages,
            progress=bar.step,
        )


def _text(pack: AgendaPack, form: Format) -> str:
    if form is not Format.summary:
        return pack.to_json(indent=2 if form is Format.json else None) + "\n"
    from io import StringIO

    from rich.console import Console

    from agendaparse.display.summary import print_summary

    if sys.stdout.isatty():
        console = Console()
        with console.capture() as capture:
            print_summary(pack, console)
        return capture.get()
    buffer = StringIO()
    print_summary(pack, Console(file=buffer, width=120))
    return buffer.getvalue()


def _named(file: str, form: Format) -> str:
    """The name of what a file is written to in a folder; of several files merged, the first gives its name."""
    return f"{_stem(file)}.{'txt' if form is Format.summary else form.value}"


def _stem(file: str) -> str:
    return "stdin" if file == "-" else Path(file).stem


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all: a reader never finds half of it."""
    from agendaparse.exporters.whole import whole_file

    with whole_file(path) as draft:
        draft.write_text(text, encoding="utf-8")
