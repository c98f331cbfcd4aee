"""How long `parse` takes beside raw text by PDFium (the floor) and what users write today.

    python tests/benchmark/bench.py [--files pack.pdf …] [--runs 3] [--quick] [--json]

Each way runs in a process of its own, so that peak memory is its own too; each is run several times and the best is
kept, so that what else the machine does matters less. Without --files: every fixture and shared pack, and one pack
repeated to 500 pages. Files that are scans are read with OCR too, once.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LONG = 500  # pages of the concatenated pack
SAMPLE = 6  # pages camelot is tried on, spread over the file

Way = Callable[[str, int], int]
"""Reads a file of so many pages in one way; gives the number of pages it read."""


def floor(path: str, count: int) -> int:
    """Raw text by PDFium: nothing that reads a PDF is quicker."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for index in range(count):
        page = document[index]
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()
    return count


def whole_parse(path: str, count: int) -> int:
    """The whole of `agendaparse.parse`, but for OCR."""
    import agendaparse

    agendaparse.parse(path, ocr=False)
    return count


def recognising(path: str, count: int) -> int:
    """The whole of `agendaparse.parse` with OCR."""
    import agendaparse

    agendaparse.parse(path, ocr=True)
    return count


def reading(path: str, count: int) -> int:
    """Only the reader of agendaparse."""
    from agendaparse.readers import read

    read(path, ocr=False)
    return count


def todays_way(path: str, count: int) -> int:
    """What users write today: text and tables of every page by pdfplumber."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()
    return count


def camelot_lattice(path: str, count: int) -> int:
    """Camelot's lattice on a sample of pages."""
    import camelot

    pages = sorted({1 + round(i * (count - 1) / max(1, SAMPLE - 1)) for i in range(SAMPLE)})
    camelot.read_pdf(path, pages=",".join(map(str, pages)), flavor="lattice", suppress_stdout=True)
    return len(pages)


WAYS: dict[str, Way] = {
    "floor": floor,
    "read": reading,
    "parse": whole_parse,
    "pdfplumber": todays_way,
    "camelot": camelot_lattice,
}
SCANS: dict[str, Way] = {"ocr": recognising}
"""Ways only scans are read in."""


def peak_mb() -> float:
    """Most memory this process has held."""
    try:  # Linux: `ru_maxrss` would begin with what the parent held
        status = Path("/proc/self/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024
    except (OSError, IndexError, ValueError):
        unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def measure_here(way: str, path: str, count: int, runs: int) -> dict[str, Any]:
    """Time one way in this process; the first run, which imports, counts only when it is the only one."""
    walls: list[float] = []
    processor: list[float] = []
    pages = count
    read_in = (WAYS | SCANS)[way]
    read_in(str(ROOT / "fixtures/packs/brackenshire-scrutiny/pack.pdf"), 1)  # imports and caches
    before = peak_mb()
    for _ in range(runs):
        start, used = time.perf_counter(), time.process_time()
        pages = read_in(path, count)
        walls.append(time.perf_counter() - start)
        processor.append(time.process_time() - used)
    engine = resource.getrusage(resource.RUSAGE_CHILDREN)  # Tesseract is a command
    return {
        "ms_per_page": 1000 * min(walls) / pages,
        "cpu_ms_per_page": 1000 * min(processor) / pages,
        "pages": pages,
        "peak_mb": peak_mb(),
        "peak_mb_before": before,
        "engine_ms_per_page": 1000 * engine.ru_utime / pages / runs,
    }


def measure(way: str, path: Path, count: int, runs: int) -> dict[str, Any]:
    """Time one way in a process of its own."""
    command = [sys.executable, __file__, "--one", way, str(path), str(count), str(runs)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        return {"error": (result.stderr.strip().splitlines() or ["?"])[-1][:200]}
    found: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    return found


def page_count(path: Path) -> int:
    """Number of pages; 0 when PDFium cannot open the file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()


def has_text(path: Path) -> bool:
    """Whether PDFium finds a character on any page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return any(page.get_textpage().count_chars() for page in document)
    finally:
        document.close()


def degrade(path: Path, target: Path) -> None:
    """Scan a fixture badly, so that OCR is measured where no real scan is at hand."""
    sys.path.insert(0, str(ROOT))
    from fixtures.render.degrade import scanned

    target.write_bytes(scanned(path.read_bytes()))


def lengthen(path: Path, target: Path) -> None:
    """Repeat a pack to `LONG` pages, its outline and tags those of the first copy."""
    from pikepdf import Pdf

    with Pdf.open(path) as long, Pdf.open(path) as pack:
        while len(long.pages) < LONG:
            long.pages.extend(pack.pages[: LONG - len(long.pages)])
        del long.pages[LONG:]
        long.save(target)


def table(results: list[dict[str, Any]]) -> str:
    """The results as text: processor time, for these ways run on one thread and other load disturbs it less."""
    head = (
        f"{'file':<44}{'pages':>6} |{'floor':>7}{'read':>7}{'parse':>7}{'plumb':>7}{'camelot':>8} ms/page"
        f" |{'parse/floor':>12}{'plumb/parse':>12} |{'parse MB':>9}{'plumb MB':>9}{'camelot MB':>11}"
    )
    lines = [head, "-" * len(head)]
    for result in results:
        ways = result["ways"]

        def cell(way: str, key: str, width: int, ways: dict[str, Any] = ways) -> str:
            value = ways.get(way, {}).get(key)
            return f"{value:>{width}.1f}" if value is not None else f"{'-':>{width}}"

        def ratio(over: str, under: str, width: int, ways: dict[str, Any] = ways) -> str:
            a, b = (ways.get(way, {}).get("cpu_ms_per_page") for way in (over, under))
            return f"{f'{a / b:.1f} ×':>{width}}" if a and b else f"{'-':>{width}}"

        times = "".join(cell(way, "cpu_ms_per_page", 8 if way == "camelot" else 7) for way in WAYS)
        lines.append(
            f"{result['file'][:43]:<44}{result['pages']:>6} |{times}        "
            f" |{ratio('parse', 'floor', 12)}{ratio('pdfplumber', 'parse', 12)}"
            f" |{cell('parse', 'peak_mb', 9)}{cell('pdfplumber', 'peak_mb', 9)}{cell('camelot', 'peak_mb', 11)}"
        )
        if "ms_per_page" in ways.get("ocr", {}):
            found = ways["ocr"]
            lines.append(
                f"    with OCR: {found['ms_per_page'] / 1000:.2f} s a page ({found['cpu_ms_per_page'] / 1000:.2f} s of "
                f"processor here, {found['engine_ms_per_page'] / 1000:.2f} s in Tesseract), {found['peak_mb']:.0f} MB"
            )
        lines += [f"    {way}: {found['error']}" for way, found in ways.items() if "error" in found]
    return "\n".join(lines)


def total(results: list[dict[str, Any]]) -> dict[str, Any]:
    """All files together, weighted by pages; only ways that read every file."""
    pages = sum(result["pages"] for result in results)
    ways: dict[str, Any] = {}
    for way in WAYS:
        found = [result["ways"].get(way, {}) for result in results]
        if all("cpu_ms_per_page" in one for one in found):
            spent = sum(one["cpu_ms_per_page"] * result["pages"] for one, result in zip(found, results, strict=True))
            ways[way] = {"cpu_ms_per_page": spent / pages, "peak_mb": max(one["peak_mb"] for one in found)}
    return {"file": "all", "pages": pages, "ways": ways}


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", nargs="+", type=Path, help="only these files")
    parser.add_argument("--runs", type=int, default=3, help="runs of each way, the best is kept (default 3)")
    parser.add_argument("--quick", action="store_true", help="without pdfplumber, camelot and the long pack")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--one", nargs=4, metavar=("WAY", "FILE", "PAGES", "RUNS"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        way, path, count, runs = options.one
        print(json.dumps(measure_here(way, path, int(count), int(runs))))
        return

    with tempfile.TemporaryDirectory() as folder:
        files = options.files
        if not files:
            files = sorted(ROOT.glob("fixtures/packs/*/*.pdf")) + sorted(ROOT.parent.glob("shared/packs/*/*.pdf"))
            if all(has_text(path) for path in files if page_count(path)):
                scan = Path(folder) / "degraded-scan.pdf"
                degrade(ROOT / "fixtures/packs/thornbeck-town-minutes/minutes-untagged.pdf", scan)
                files.append(scan)
            packs = [path for path in files if path.stem == "pack"]
            if packs and not options.quick:
                long = Path(folder) / f"{packs[-1].parent.name}-{LONG}-pages.pdf"
                lengthen(packs[-1], long)
                files.append(long)
        results: list[dict[str, Any]] = []
        for path in files:
            count = page_count(path)
            if not count:
                continue
            slow = () if options.quick else ("pdfplumber", "camelot")
            # The slow ways on the long pack would take minutes and tell nothing new.
            names = ("floor", "read", "parse", *(slow if count < LONG else ()))
            ways = {}
            for way in names:
                # What takes many times as long as the noise lasts needs no second run.
                ways[way] = measure(way, path, count, 1 if way in slow else options.runs)
            if not has_text(path):
                ways["ocr"] = measure("ocr", path, count, 1)
            results.append({"file": f"{path.parent.name}/{path.name}", "pages": count, "ways": ways})
            if sys.stderr.isatty():
                print(f"\r{path.parent.name:<60}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print("\r" + " " * 60 + "\r", end="", file=sys.stderr)
    results.append(total([result for result in results if result["pages"] < LONG] or results))
    print(json.dumps(results, indent=2) if options.json else table(results))


if __name__ == "__main__":
    main()
