"""OCR engines beside each other, on scans whose words are known from the PDF they were made of.

    python -m tests.benchmark.ocr [--with ours,tesseract,rapidocr] [--scan SCAN PDF PAGES] [--cells]

Without --scan: a fixture scanned badly, and the district pack beside the repository where it is. PAGES are those of the
PDF that the scan shows ("1-8,16"). Each way gets the same level pictures and runs in a process of its own; an engine
that is not installed is left out. Words are held against those printed at the same place, so that the order of
reading does not matter: the share of characters in error is told for pages of text, for pages with ruled tables, and
for all of them without regard to spaces. `--cells` counts cells of ruled tables instead: ours, img2table's, camelot's.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pypdfium2

from agendaparse.readers import read
from agendaparse.readers.scan.page import read_page
from agendaparse.readers.scan.picture import direction_of, grey_of, levelled, render
from agendaparse.readers.scan.rules import find_drawn, ink_of
from agendaparse.readers.scan.tesseract import find_tesseract
from tests.benchmark.bench import degrade, peak_mb

ROOT = Path(__file__).resolve().parents[2]
FIXTURE = ROOT / "fixtures/packs/fenmarsh-report/report-untagged.pdf"
DISTRICT = ROOT.parent / "shared/packs/sevenoaks-2019-12-10"
DISTRICT_PAGES = "1-8,16,18,24,36"
SAME_LINE, NEAR = 3.5, 7.0  # points between baselines of one line, and from what was read to where it is printed
GAP = 9.0  # points between words that are not one line
CELLS = 12  # of a page with ruled tables
FOLDED = str.maketrans("’‘“”–—−", "''\"\"---")


class Placed(NamedTuple):
    """A word, where it begins and ends, and its baseline, in points."""

    text: str
    x0: float
    x1: float
    base: float


def parted(text: str, x0: float, x1: float, base: float) -> Iterator[Placed]:
    """The words of a run, each with its share of the width."""
    text = unicodedata.normalize("NFKC", text).translate(FOLDED).rstrip()
    wide, at = (x1 - x0) / max(len(text), 1), 0
    for word in text.split():
        at = text.index(word, at)
        yield Placed(word, x0 + at * wide, x0 + (at + len(word)) * wide, base)
        at += len(word)


Pixels = np.ndarray
Way = Callable[[Pixels, int], list[Placed]]


def by_ours(pixels: Pixels, dpi: int) -> list[Placed]:
    """Our reader: lines, cells and shades found first, doubtful pieces read twice, misreadings mended."""
    engine = find_tesseract()
    assert engine, "Tesseract is not installed"
    runs = [run for run in read_page(pixels, dpi, engine).runs if not run.rotation]
    return [word for run in runs for word in parted(run.text, run.box.x0, run.box.x1, run.baseline)]


def by_tesseract(pixels: Pixels, dpi: int) -> list[Placed]:
    """Tesseract alone, the whole page at once."""
    engine = find_tesseract()
    assert engine, "Tesseract is not installed"
    unit = 72 / dpi
    words = engine.read([grey_of(pixels)], "page", dpi)[0]
    return [w for word in words for w in parted(word.text, word.x0 * unit, word.x1 * unit, word.baseline * unit)]


def by_rapidocr(pixels: Pixels, dpi: int) -> list[Placed]:
    """rapidocr-onnxruntime with the models it comes with."""
    from rapidocr_onnxruntime import RapidOCR

    engine = _KEPT.setdefault("rapidocr", RapidOCR())
    unit = 72 / dpi
    found, _ = engine(pixels)  # type: ignore[operator]
    placed: list[Placed] = []
    for corners, text, _ in found or ():
        (left, top), (right, bottom) = np.min(corners, axis=0), np.max(corners, axis=0)
        base = (bottom - 0.22 * (bottom - top)) * unit
        placed += parted(text, left * unit, right * unit, base)
    return placed


_KEPT: dict[str, object] = {}
WAYS: dict[str, Way] = {"ours": by_ours, "tesseract": by_tesseract, "rapidocr": by_rapidocr}


def lines_of(words: Sequence[Placed]) -> list[list[Placed]]:
    """Words by lines, cut at wide gaps."""
    rows: list[list[Placed]] = []
    for word in sorted(words, key=lambda word: word.base):
        if rows and abs(rows[-1][0].base - word.base) <= SAME_LINE:
            rows[-1].append(word)
        else:
            rows.append([word])
    found: list[list[Placed]] = []
    for row in rows:
        row.sort(key=lambda word: word.x0)
        found.append([row[0]])
        for last, word in pairwise(row):
            if word.x0 - last.x1 > GAP:
                found.append([])
            found[-1].append(word)
    return found


def registered(read_words: list[Placed], printed: Sequence[Placed]) -> list[Placed]:
    """What was read, laid on the printed page by the words that stand once on both."""
    counts = [Counter(word.text for word in words) for words in (read_words, printed)]
    mine = {w.text: w for w in read_words if counts[0][w.text] == 1 == counts[1].get(w.text) and len(w.text) > 3}
    theirs = {w.text: w for w in printed if w.text in mine}
    if len(mine) < 6:
        return read_words
    order = sorted(mine)
    here = np.array([[(mine[t].x0 + mine[t].x1) / 2, mine[t].base, 1] for t in order])
    there = np.array([[(theirs[t].x0 + theirs[t].x1) / 2, theirs[t].base] for t in order])
    for _ in range(3):
        move = np.linalg.lstsq(here, there, rcond=None)[0]
        off = np.abs(here @ move - there).max(axis=1)
        keep = off <= max(4 * float(np.median(off)), 1.5)
        here, there = here[keep], there[keep]
    moved: list[Placed] = []
    for word in read_words:
        (x0, base), (x1, _) = np.array([[word.x0, word.base, 1], [word.x1, word.base, 1]]) @ move
        moved.append(Placed(word.text, float(x0), float(x1), float(base)))
    return moved


def errors(read_words: list[Placed], printed: Sequence[Placed]) -> tuple[int, int, int, int]:
    """Characters in error and characters, with spaces and without."""
    lines = lines_of(printed)
    given: list[list[Placed]] = [[] for _ in lines]
    wrong = bare = 0
    for word in registered(read_words, printed):
        middle = (word.x0 + word.x1) / 2
        near = [
            (abs(line[0].base - word.base), i)
            for i, line in enumerate(lines)
            if line[0].x0 - 6 <= middle <= line[-1].x1 + 6 and abs(line[0].base - word.base) <= NEAR
        ]
        if near:
            given[min(near)[1]].append(word)
        else:  # nothing is printed there
            wrong, bare = wrong + len(word.text) + 1, bare + len(word.text)
    length = bare_length = 0
    for line, found in zip(lines, given, strict=True):
        found.sort(key=lambda word: word.x0)
        one, other = " ".join(w.text for w in line), " ".join(w.text for w in found)
        wrong, length = wrong + distance(one, other), length + len(one)
        one, other = one.replace(" ", ""), other.replace(" ", "")
        bare, bare_length = bare + distance(one, other), bare_length + len(one)
    return wrong, length, bare, bare_length


def distance(one: str, other: str) -> int:
    """Least number of letters to add, drop or change."""
    if one == other:
        return 0
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        here = [i]
        for j, b in enumerate(other, 1):
            here.append(min(last[j] + 1, here[-1] + 1, last[j - 1] + (a != b)))
        last = here
    return last[-1]


def level_pages(scan: Path) -> Iterator[tuple[Pixels, int]]:
    """The pages of a scan as level pictures, and their dots per inch."""
    document = pypdfium2.PdfDocument(scan)
    try:
        for index in range(len(document)):
            pixels, dpi = render(document.raw, index)
            yield levelled(pixels, direction_of(grey_of(pixels), dpi)[1]), dpi
    finally:
        document.close()


def printed_words(pdf: Path, pages: Sequence[int]) -> list[list[Placed]]:
    """The words of the pages that were scanned."""
    by_number = {page.number: page for page in read(pdf, ocr=False).pages}
    return [
        [
            word
            for run in by_number[number].runs
            if not run.rotation
            for word in parted(run.text, run.box.x0, run.box.x1, run.baseline)
        ]
        for number in pages
    ]


def measure_here(way: str, scan: Path, pdf: Path, pages: Sequence[int]) -> dict[str, float]:
    """One way over one scan, in this process."""
    wrong: Counter[str] = Counter()
    length: Counter[str] = Counter()
    seconds = 0.0
    for (pixels, dpi), printed in zip(level_pages(scan), printed_words(pdf, pages), strict=True):
        start = time.perf_counter()
        found = WAYS[way](pixels, dpi)
        seconds += time.perf_counter() - start
        off, count, bare, bare_count = errors(found, printed)
        kind = "tables" if len(find_drawn(ink_of(grey_of(pixels), dpi), dpi).cells) >= CELLS else "text"
        for name, add, of in ((kind, off, count), ("all", off, count), ("bare", bare, bare_count)):
            wrong[name] += add
            length[name] += of
    shares = {name: 100 * wrong[name] / length[name] for name in length}
    return {**shares, "letters": length["all"], "seconds": seconds / len(pages), "mb": peak_mb()}


def engine_mb(scan: Path) -> float:
    """Most memory that the command `tesseract` takes for the first page."""
    command = shutil.which("tesseract")
    if command is None:
        return 0.0
    pixels, dpi = next(level_pages(scan))
    grey = grey_of(pixels)
    with tempfile.NamedTemporaryFile(suffix=".pgm") as file:
        file.write(b"P5 %d %d 255\n" % (grey.shape[1], grey.shape[0]) + grey.tobytes())
        file.flush()
        # A child is counted with what its parent held when it was born: so a small parent is put between.
        small = (
            "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True);"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        asked = [sys.executable, "-S", "-c", small, command, file.name, "-", "--dpi", str(dpi), "hocr"]
        said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return int(said) / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def count_cells(scan: Path) -> Iterator[str]:
    """Cells of ruled tables by each finder, page by page, with the seconds it takes."""
    for number, (pixels, dpi) in enumerate(level_pages(scan), 1):
        start = time.perf_counter()
        ours = len(find_drawn(ink_of(grey_of(pixels), dpi), dpi).cells)
        said = [f"ours {ours} in {time.perf_counter() - start:.2f} s"]
        try:
            import cv2
            from img2table.document import Image
        except ImportError:
            said.append("img2table is not installed")
        else:
            data = cv2.imencode(".png", pixels)[1].tobytes()
            start = time.perf_counter()
            tables = Image(src=data, detect_rotation=False).extract_tables(implicit_rows=False)
            spans = [
                {
                    (cell.bbox.x1, cell.bbox.y1, cell.bbox.x2, cell.bbox.y2)
                    for row in table.content.values()
                    for cell in row
                }
                for table in tables
            ]
            took = time.perf_counter() - start
            said.append(f"img2table {sum(map(len, spans))} in {took:.2f} s")
        yield f"{scan.name} page {number}: {', '.join(said)}"
    try:
        import camelot
    except ImportError:
        yield "camelot is not installed"
    else:
        found = camelot.read_pdf(str(scan), pages="all", flavor="lattice", suppress_stdout=True)
        yield f"{scan.name}: camelot's lattice finds {len(found)} tables"


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--with", dest="ways", default=",".join(WAYS), help="ways to compare")
    parser.add_argument("--scan", nargs=3, metavar=("SCAN", "PDF", "PAGES"), help="a scan and what it was made of")
    parser.add_argument("--cells", action="store_true", help="count cells of ruled tables")
    parser.add_argument("--one", metavar="WAY", help=argparse.SUPPRESS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scans: list[tuple[Path, Path, str]] = []
        if options.scan:
            scans.append((Path(options.scan[0]), Path(options.scan[1]), options.scan[2]))
        else:
            scans.append((Path(folder) / "fixture-scan.pdf", FIXTURE, "1-3"))
            degrade(FIXTURE, scans[0][0])
            if DISTRICT.is_dir():
                scans.append((DISTRICT / "scan.pdf", DISTRICT / "pack.pdf", DISTRICT_PAGES))
        for scan, pdf, listed in scans:
            if options.one:
                print(json.dumps(measure_here(options.one, scan, pdf, numbers(listed))))
            elif options.cells:
                print(*count_cells(scan), sep="\n", flush=True)
            else:
                print(f"{scan.name}: errors % in text, tables, all, all without spaces; s a page; MB")
                for way in options.ways.split(","):
                    print(row(way, scan, pdf, listed), flush=True)
                print(f"{'':12} the command tesseract takes {engine_mb(scan):.0f} MB")


def numbers(listed: str) -> list[int]:
    """Pages of a list ("1-8,16")."""
    found: list[int] = []
    for part in listed.split(","):
        first, _, last = part.partition("-")
        found.extend(range(int(first), int(last or first) + 1))
    return found


def row(way: str, scan: Path, pdf: Path, listed: str) -> str:
    """What one way gives, measured in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmark.ocr", "--one", way, "--scan", str(scan), str(pdf), listed]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        return f"{way:12} {done.stderr.strip().splitlines()[-1]}"
    found = json.loads(done.stdout)
    shares = "".join(
        f"{found[name]:8.2f}" if name in found else f"{'-':>8}" for name in ("text", "tables", "all", "bare")
    )
    return f"{way:12}{shares}{found['seconds']:8.2f}{found['mb']:8.0f}   ({found['letters']:.0f} characters)"


if __name__ == "__main__":
    main()
