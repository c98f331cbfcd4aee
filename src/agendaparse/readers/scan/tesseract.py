"""Tesseract, run as a command: the words come back as hOCR.

The command is what every system packages; bindings would tie us to one version of the library and hold Python's lock.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import regex
from lxml import etree

from agendaparse.readers.scan.engine import EngineError, Pixels, Shape, Word

SECONDS = 180  # a page takes two or three; one that takes this long is no page
_MODES: dict[Shape, str] = {"page": "3", "block": "6", "line": "7"}
_BOX = regex.compile(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = regex.compile(r"\bbaseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = regex.compile(r"\bx_size ([\d.]+)")
_SURE = regex.compile(r"\bx_wconf (\d+)")


def find_tesseract() -> Tesseract | None:
    """The engine, or None where the command is not installed."""
    command = shutil.which("tesseract")
    return Tesseract(command, os.environ.get("AGENDAPARSE_OCR_LANGUAGES", "eng")) if command else None


class Tesseract:
    """The `tesseract` command with the models of one or more languages."""

    name = "Tesseract"

    def __init__(self, command: str = "tesseract", languages: str = "eng") -> None:
        """Keep the command's path and the languages, as Tesseract names them ("eng+cym")."""
        self._command, self._languages = command, languages

    def read(self, pictures: Sequence[Pixels], shape: Shape, dpi: int) -> list[list[Word]]:
        """See `OcrEngine.read`."""
        if not pictures:
            return []
        with tempfile.TemporaryDirectory(prefix="agendaparse-ocr-") as folder:
            names: list[str] = []
            for i, picture in enumerate(pictures):
                path = Path(folder) / f"{i}.pgm"
                path.write_bytes(_pgm(picture))
                names.append(str(path))
            listed = Path(folder) / "pictures.txt"
            listed.write_text("\n".join(names) + "\n", encoding="utf-8")
            pages = list(_pages(self._run(str(listed), shape, dpi)))
        if len(pages) != len(pictures):
            raise EngineError(f"Tesseract read {len(pages)} of {len(pictures)} pictures")
        return pages

    def _run(self, source: str, shape: Shape, dpi: int) -> bytes:
        command = [self._command, source, "-", "-l", self._languages, "--dpi", str(dpi), "--psm", _MODES[shape], "hocr"]
        # One thread each: pages side by side use the processors better than threads within one.
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        try:
            done = subprocess.run(
                command, capture_output=True, check=False, timeout=SECONDS, env=environment, stdin=subprocess.DEVNULL
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise EngineError(str(error)) from error
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise EngineError(said[-1] if said else f"Tesseract ended with code {done.returncode}")
        return done.stdout


def _pgm(picture: Pixels) -> bytes:
    height, width = picture.shape[:2]
    return b"P5 %d %d 255\n" % (width, height) + picture.tobytes()


def _pages(hocr: bytes) -> Iterator[list[Word]]:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(hocr, parser)
    if root is None:
        return
    number = 0
    for page in root.iterfind(".//{*}div[@class='ocr_page']"):
        words: list[Word] = []
        for line in page.iterfind(".//{*}p/{*}span"):
            number += 1
            words.extend(_words(line, number))
        yield words


def _words(line: etree._Element, number: int) -> Iterator[Word]:
    title = line.get("title") or ""
    box, base, size = _BOX.search(title), _BASELINE.search(title), _SIZE.search(title)
    if box is None:
        return
    left, top, _, bottom = map(float, box.groups())
    slope, offset = map(float, base.groups()) if base else (0.0, 0.0)
    for element in line:
        about = element.get("title") or ""
        place, sure = _BOX.search(about), _SURE.search(about)
        text = "".join(element.itertext()).strip()
        if not text or place is None:
            continue
        x0, y0, x1, y1 = map(float, place.groups())
        baseline = bottom + offset + slope * ((x0 + x1) / 2 - left)
        height = float(size.group(1)) if size else bottom - top
        yield Word(text, x0, y0, x1, y1, baseline, height, float(sure.group(1)) if sure else 0.0, number)
