"""Our table reader beside pdfplumber's finder and camelot's flavours, on pages that a person has judged.

    python -m tests.benchmark.tables                     # every page we have, judged by tests/layout/tables/eye.json
    python -m tests.benchmark.tables --record            # the same, and rewrite tests/layout/tables/record.json
    python -m tests.benchmark.tables --cost              # what a page with tables costs more than one without
    python -m tests.benchmark.tables --icdar FOLDER [--with pdfplumber,lattice,stream,network,tagged]

`eye.json` holds, for each document that a person has looked through, its pages with tables: their kind, and the rows
and columns that are there to be counted. A finder is right on a page when it sees those tables and no other; empty rows
and columns at the edges of what it found are forgiven. `record.json` holds who was right where.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2

from agendaparse.readers import read
from tests.benchmark.icdar import report
from tests.benchmark.icdar_relations import Score, compare, relations
from tests.benchmark.table_finders import THEIRS, WAYS, Finding, find

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "fixtures" / "packs", ROOT.parent / "shared" / "packs")
EYE = ROOT / "tests" / "layout" / "tables" / "eye.json"
RECORD = ROOT / "tests" / "layout" / "tables" / "record.json"
JUDGED = ("ours", *THEIRS)
RUNS = 3  # of each file when cost is measured; the best counts

Shapes = list[list[int]]


@dataclass
class Kind:
    """How the finders do on the pages of one kind.

    Attributes:
        pages: How many there are.
        right: Pages on which each finder is right.
        agreement: Relations between cells that each shares with our reading, where ours is right.
    """

    pages: int = 0
    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    agreement: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))


@dataclass
class Comparison:
    """What the whole comparison gives.

    Attributes:
        kinds: By kind of table.
        right: Document → page → finders that are right there.
        plain: Pages without a table.
        invented: On how many of those each finder sees one, and how many it sees.
        seconds: Time of each finder, over all pages.
        failed: Pages on which a finder raised an error.
    """

    kinds: dict[str, Kind] = field(default_factory=lambda: defaultdict(Kind))
    right: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(dict))
    plain: int = 0
    invented: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    failed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    pages: int = 0


def load_eye() -> dict[str, dict[str, dict[str, Any]]]:
    """Document → page → kind and tables, as a person sees them; a document without tables has no pages here."""
    eye: dict[str, dict[str, dict[str, Any]]] = json.loads(EYE.read_text("utf-8"))
    return eye


def located(name: str) -> Path | None:
    """Where the PDF called "pack/file.pdf" stands; None where the shared packs are absent."""
    return next((folder / name for folder in FOLDERS if (folder / name).is_file()), None)


def documents() -> Iterator[tuple[str, Path]]:
    """Every document that a person has judged and that is at hand."""
    for name in load_eye():
        path = located(name)
        if path is not None:
            yield name, path


def is_right(finding: Finding, tables: Shapes) -> bool:
    """Whether a finder saw the tables a person sees, in their order down the page."""
    seen = [grid for grid in finding.grids if grid.trimmed != (0, 0)]
    wanted = [(rows, columns) for rows, columns in tables]
    return len(seen) == len(wanted) and all(
        shape in (grid.shape, grid.trimmed) for grid, shape in zip(seen, wanted, strict=True)
    )


def compare_all(ways: Sequence[str] = JUDGED) -> Comparison:
    """Ask every finder for every page."""
    eye, result = load_eye(), Comparison()
    for name, path in documents():
        count = len(pypdfium2.PdfDocument(path))
        for number in range(1, count + 1):
            judged = eye.get(name, {}).get(str(number))
            findings = {way: find(way, path, number) for way in ways}
            result.pages += 1
            _enter(result, name, number, judged, findings)
        if sys.stderr.isatty():
            print(f"\r{name[:70]:<72}", end="", file=sys.stderr, flush=True)
    return result


def _enter(
    result: Comparison, name: str, number: int, judged: dict[str, Any] | None, findings: dict[str, Finding]
) -> None:
    tables = judged["tables"] if judged else []
    right = [way for way, finding in findings.items() if is_right(finding, tables)]
    for way, finding in findings.items():
        result.seconds[way] += finding.seconds
        result.failed[way] += bool(finding.problem)
    if judged is None:
        result.plain += 1
        for way, finding in findings.items():
            seen = sum(grid.trimmed != (0, 0) for grid in finding.grids)
            result.invented[way][0] += seen > 0
            result.invented[way][1] += seen
        return
    kind = result.kinds[judged["kind"]]
    kind.pages += 1
    result.right[name][str(number)] = right
    for way in right:
        kind.right[way] += 1
    if "ours" in right:
        wanted = sum((relations(grid.cells) for grid in findings["ours"].grids), relations([]))
        for way, finding in findings.items():
            found = sum((relations(grid.cells) for grid in finding.grids), relations([]))
            kind.agreement[way] += compare(found, wanted)


def table(result: Comparison) -> str:
    """The comparison as Markdown: right pages and agreement by kind, invented tables, time."""
    lines = ["| kind of table | pages | " + " | ".join(JUDGED) + " |", "| --- |" + " --- |" * (len(JUDGED) + 1)]
    for name, kind in sorted(result.kinds.items(), key=lambda pair: -pair[1].pages):
        cells = [f"{kind.right[way]} ({kind.agreement[way].f1:.2f})" for way in JUDGED]
        lines.append(f"| {name} | {kind.pages} | " + " | ".join(cells) + " |")
    every = Kind(sum(kind.pages for kind in result.kinds.values()))
    cells = []
    for way in JUDGED:
        right = sum(kind.right[way] for kind in result.kinds.values())
        agreement = sum((kind.agreement[way] for kind in result.kinds.values()), Score())
        cells.append(f"{right} ({agreement.f1:.2f})")
    lines.append(f"| all | {every.pages} | " + " | ".join(cells) + " |")
    invented = [f"{result.invented[way][0]} ({result.invented[way][1]})" for way in JUDGED]
    lines.append(f"| pages without a table on which it sees some (tables) | {result.plain} | " + " | ".join(invented))
    lines[-1] += " |"
    lines.append(
        f"| pages it fails on | {result.pages} | " + " | ".join(str(result.failed[way]) for way in JUDGED) + " |"
    )
    spent = [f"{1000 * result.seconds[way] / result.pages:.0f}" for way in JUDGED]
    lines.append(f"| ms a page, opening the file included | {result.pages} | " + " | ".join(spent) + " |")
    return "\n".join(lines)


def write_record(result: Comparison) -> None:
    """Keep who was right where, for the test: one line a page."""
    lines = []
    for name, pages in sorted(result.right.items()):
        held = ",\n".join(f'    "{number}": {json.dumps(right)}' for number, right in pages.items())
        lines.append(f'  "{name}": {{\n{held}\n  }}')
    RECORD.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def cost() -> str:
    """What a page with tables costs more than one without: a fit over whole parses of every file."""
    import numpy as np

    import agendaparse

    eye = load_eye()
    rows: list[tuple[float, ...]] = []
    times: list[float] = []
    lines = [f"{'file':<60}{'tags':>6}{'pages':>7}{'tables':>8}{'ms':>8}"]
    for name, path in documents():
        count = len(pypdfium2.PdfDocument(path))
        tabled, tagged = len(eye[name]), bool(read(path, pages=range(1, 2), ocr=False).tags)
        best = min(_timed(agendaparse.parse, path) for _ in range(RUNS))
        rows.append((count - tabled, 0.0 if tagged else tabled, tabled if tagged else 0.0))
        times.append(1000 * best)
        lines.append(f"{name[:58]:<60}{'yes' if tagged else 'no':>6}{count:>7}{tabled:>8}{1000 * best:>8.0f}")
    spent, kinds = np.array(times), np.array(rows)
    for counted, weights in (("file", 1 / spent), ("page", np.ones(len(spent)))):  # where pages count, long files rule
        fit, *_ = np.linalg.lstsq(kinds * weights[:, None], spent * weights, rcond=None)
        without, drawn, tagged_ms = fit
        lines.append(
            f"processor time of a page, each {counted} counting alike: {without:.1f} ms without tables; with them"
            f" {drawn - without:+.1f} ms where they are read from what is drawn,"
            f" {tagged_ms - without:+.1f} ms from tags"
        )
    return "\n".join(lines)


def _timed(parse: Any, path: Path) -> float:
    started = time.process_time()
    parse(path)
    return time.process_time() - started


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--record", action="store_true", help="rewrite the record that the tests hold")
    parser.add_argument("--cost", action="store_true", help="measure what pages with tables cost in a whole parse")
    parser.add_argument("--icdar", type=Path, metavar="FOLDER", help="judge by ground truth like that of ICDAR 2013")
    parser.add_argument("--with", dest="others", default="", help="with --icdar: other finders to judge, by comma")
    options = parser.parse_args()
    if options.icdar:
        others = [way for way in options.others.split(",") if way]
        unknown = [way for way in others if way not in WAYS]
        if unknown:
            parser.error(f"unknown finder {unknown[0]!r}; there are {', '.join(WAYS)}")
        print(report(options.icdar, ("ours", *others)))
    elif options.cost:
        print(cost())
    else:
        result = compare_all()
        if options.record:
            write_record(result)
        print(table(result))


if __name__ == "__main__":
    main()
