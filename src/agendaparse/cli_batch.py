"""The command `agendaparse batch`."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer


class EngineChoice(StrEnum):
    """Where files are parsed."""

    local = "local"
    dask = "dask"
    ray = "ray"


def batch(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE", help="Folders, files, globs, zip files, URLs; - for a list on standard input."
        ),
    ],
    out: Annotated[str, typer.Option("--out", "-o", metavar="ARCHIVE", help="Folder or URL of the archive.")],
    workers: Annotated[
        int | None, typer.Option("--workers", "-w", min=1, help="Files parsed at once; all processors when left out.")
    ] = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, metavar="S", help="Seconds one file may take.")] = 300,
    memory: Annotated[int, typer.Option("--memory", min=64, metavar="MB", help="Memory one file may use.")] = 2048,
    redo: Annotated[
        bool, typer.Option("--redo/--resume", help="Parse everything again, or only what is new, changed or outdated.")
    ] = False,
    retry: Annotated[bool, typer.Option("--retry-failed", help="Try again what failed before.")] = False,
    ocr: Annotated[bool, typer.Option("--ocr", help="Read pages that are pictures.")] = False,
    engine: Annotated[EngineChoice, typer.Option("--engine", help="Where files are parsed.")] = EngineChoice.local,
    cluster: Annotated[
        str | None, typer.Option("--cluster", metavar="ADDRESS", help="A running Dask or Ray cluster.")
    ] = None,
) -> None:
    """Parse many packs into an archive that can be asked.

    A file that cannot be parsed is recorded in the archive with its reason and stops nothing. Ctrl-C, a crash or
    a power cut lose nothing that was finished: run the same command again and it goes on where it stopped.

    \b
    Examples:
      agendaparse batch packs/ --out archive
      agendaparse batch 'packs/**/*.pdf' old.zip --out archive --workers 8
      find /srv -name '*.pdf' | agendaparse batch - --out archive
      agendaparse batch s3://bucket/packs/ --out s3://bucket/archive
      agendaparse batch packs/ --out archive --engine dask --cluster tcp://10.0.0.1:8786
    """  # noqa: D301 (click wants the real character)
    from agendaparse.cli import _exit_codes

    with _exit_codes():
        from agendaparse.batch import run_batch

        lines = sys.stdin.read().splitlines() if "-" in sources else []
        summary = run_batch(
            sources, out, lines=lines, workers=workers, timeout=timeout, memory=memory, redo=redo, retry=retry, ocr=ocr,
            engine=engine.value, cluster=cluster,
        )  # fmt: skip
        failed = "".join(f", {number} {reason}" for reason, number in sorted(summary.failed.items()))
        typer.echo(
            f"{summary.parsed} parsed, {summary.duplicates} duplicates, {summary.skipped} unchanged, "
            f"{sum(summary.failed.values())} failed{failed}; {summary.pages} pages; {summary.links} links"
        )
    if summary.interrupted:
        raise typer.Exit(130)
