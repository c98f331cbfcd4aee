"""The commands that ask an archive, and take it to other programs: `query`, `search`, `export`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from agendaparse.cli_options import FormName, FormOption, PasswordOption
from agendaparse.errors import UsageError

if TYPE_CHECKING:
    import duckdb

    from agendaparse.archive.search import Hit
    from agendaparse.exporters.rowsets import Rowset


class AnswerFormat(StrEnum):
    """Forms of an answer."""

    table = "table"
    csv = "csv"
    json = "json"


class HitFormat(StrEnum):
    """Forms of what was found."""

    text = "text"
    json = "json"


class ExportForm(StrEnum):
    """Forms of an export."""

    sqlite = "sqlite"
    csv = "csv"
    jsonl = "jsonl"
    excel = "excel"


ArchiveArgument = Annotated[str, typer.Argument(metavar="ARCHIVE", help="Folder or URL that `batch` wrote to.")]


def query(
    archive: ArchiveArgument,
    question: Annotated[str, typer.Argument(metavar="SQL", help="One statement that reads, or - for standard input.")],
    format: Annotated[
        AnswerFormat, typer.Option("--format", "-f", help="A table for people, or CSV or JSON for programs.")
    ] = AnswerFormat.table,
) -> None:
    """Ask an archive in SQL.

    The tables are described in docs/archives.md; `show tables` lists them. Nothing can be changed.

    \b
    Examples:
      agendaparse query archive "show tables"
      agendaparse query archive "select committee, count(*) from resolutions group by all"
      agendaparse query archive "from rag_rows where status = 'red'" --format csv > red.csv
    """  # noqa: D301 (click wants the real character)
    from agendaparse.cli import _exit_codes

    with _exit_codes():
        from agendaparse.archive.open import open_archive

        text = sys.stdin.read() if question == "-" else question
        with open_archive(archive) as opened:
            _print_answer(opened.sql(text), format)


def search(
    archive: ArchiveArgument,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='Words, "a phrase", begin*; -word after -- must not occur.')
    ],
    council: Annotated[str | None, typer.Option("--council", help="Words of the council's name.")] = None,
    committee: Annotated[str | None, typer.Option("--committee", help="Words of the committee's name.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="First date, 2019-12-10.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Last date.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="minute, resolution, report, rag and so on.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many at most.")] = 10,
    format: Annotated[HitFormat, typer.Option("--format", "-f", help="Text for people, JSON for programs.")] = (
        HitFormat.text
    ),
) -> None:
    """Search an archive for words; each hit names its page.

    \b
    Examples:
      agendaparse search archive white oak leisure centre
      agendaparse search archive '"leisure centre"' --council brackenshire --since 2019-01-01
      agendaparse search archive budget --kind resolution --format json
    """  # noqa: D301 (click wants the real character)
    from agendaparse.cli import _exit_codes

    with _exit_codes():
        from agendaparse.archive.open import open_archive

        with open_archive(archive) as opened:
            hits = opened.search(
                " ".join(words), council=council, committee=committee, since=since, until=until, kind=kind,
                limit=limit, progress=_progress,
            )  # fmt: skip
        if format is HitFormat.json:
            from pydantic_core import to_json

            typer.echo(to_json([_as_data(hit) for hit in hits], indent=2).decode())
        elif hits:
            for hit in hits:
                _print_hit(hit)
        else:
            typer.echo("agendaparse: nothing was found.", err=True)


def export(
    source: Annotated[str, typer.Argument(metavar="ARCHIVE|PACK.pdf", help="An archive, or one pack.")],
    to: Annotated[ExportForm, typer.Option("--to", help="sqlite opens in Datasette; csv writes a folder.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="The file or folder; named after the source if left out."),
    ] = None,
    password: PasswordOption = None,
    as_form: FormOption = None,
) -> None:
    """Take an archive, or one pack, to another program.

    \b
    Examples:
      agendaparse export archive --to sqlite -o packs.sqlite
      datasette packs.sqlite --metadata packs.metadata.json
      agendaparse export archive --to csv -o tables/
      agendaparse export pack.pdf --to excel -o pack.xlsx
    """  # noqa: D301 (click wants the real character)
    from agendaparse.cli import _exit_codes

    with _exit_codes():
        try:
            from agendaparse.exporters.export import FORMS
            from agendaparse.exporters.export import export as write
        except ImportError as error:
            raise UsageError(
                f"Exports need a library that is not installed ({error.name}).",
                remedy="Run: pip install 'agendaparse[archive]'",
            ) from error
        named = Path(source.rstrip("/").rpartition("/")[2]).stem or "archive"
        for path in write(_rowset(source, password, as_form), to.value, output or Path(f"{named}{FORMS[to.value][0]}")):
            typer.echo(str(path))


def _rowset(source: str, password: str | None, form: FormName | None) -> Rowset:
    """An archive when the source is one, else a pack."""
    from agendaparse.archive.open import open_archive
    from agendaparse.exporters.rowsets import ArchiveRows, PackRows

    if Path(source).is_file() or source == "-":
        from agendaparse.api import parse
        from agendaparse.display.console import PageBar

        with PageBar(Path(source).name) as bar:
            given = sys.stdin.buffer if source == "-" else source
            return PackRows(parse(given, password=password, progress=bar.step, form=form))
    return ArchiveRows(open_archive(source))


def _print_answer(answer: duckdb.DuckDBPyRelation, form: AnswerFormat) -> None:
    import duckdb

    try:
        _write_answer(answer, form)
    except duckdb.Error as error:  # what only comes out while the rows are worked out
        raise UsageError(f"The question could not be answered: {error}", remedy="Change the statement.") from error


def _write_answer(answer: duckdb.DuckDBPyRelation, form: AnswerFormat) -> None:
    import pyarrow as pa

    columns = answer.columns
    lines = (line for batch in pa.RecordBatchReader.from_stream(answer) for line in _lines(batch))
    if form is AnswerFormat.csv:
        from agendaparse.exporters.csv import write_rows

        sys.stdout.flush()
        write_rows(sys.stdout, columns, lines)
    elif form is AnswerFormat.json:
        from pydantic_core import to_json

        start = "["
        for line in lines:
            typer.echo(f"{start}\n  {to_json(dict(zip(columns, line, strict=True))).decode()}", nl=False)
            start = ","
        typer.echo("[]" if start == "[" else "\n]")
    else:
        _print_table(columns, lines)


def _lines(batch: Any) -> Iterable[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _print_table(columns: list[str], lines: Iterable[tuple[Any, ...]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from agendaparse.exporters.cells import flat

    table = Table()
    for column in columns:
        table.add_column(Text(column))
    for line in lines:
        table.add_row(*(Text("" if value is None else str(flat(value))) for value in line))
    Console(width=None if sys.stdout.isatty() else 160).print(table)


def _print_hit(hit: Hit) -> None:
    meeting = ", ".join(str(part) for part in (hit.council, hit.committee, hit.date) if part)
    heading = " ".join(part for part in (hit.number, hit.title if hit.title != hit.text else None) if part)
    about = " · ".join(part for part in (meeting or "No meeting named", hit.kind, heading) if part)
    typer.echo(typer.style(_harmless(about), bold=True))
    typer.echo(f"  {_harmless(hit.snippet)}\n  {_harmless(str(hit.citation))}\n")


def _harmless(text: str) -> str:
    """A text without characters that would steer a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _as_data(hit: Hit) -> dict[str, Any]:
    from dataclasses import asdict

    data = asdict(hit)
    return data | {"citation": data["citation"] | {"text": str(hit.citation)}, "snippet": hit.snippet}


def _progress(done: int, total: int) -> None:
    """Say on a terminal that the index is being made."""
    if total > 1 and sys.stderr.isatty():
        end = "\n" if done == total else ""
        print(f"\ragendaparse: indexing words, {done} of {total} parts", end=end, file=sys.stderr, flush=True)
