from __future__ import annotations

import stat
from pathlib import Path

import numpy as np
import pytest

from agendaparse.readers.scan import tesseract
from agendaparse.readers.scan.engine import EngineError
from agendaparse.readers.scan.tesseract import Tesseract, find_tesseract

PICTURE = np.full((20, 30), 255, np.uint8)
HOCR = """<html xmlns='http://www.w3.org/1999/xhtml'><body><div class='ocr_page'><div><p>
<span class='ocr_line' title='bbox 0 0 100 20; baseline 0.1 -4; x_size 20'>
<span class='ocrx_word' title='bbox 0 0 40 20; x_wconf 93'>Minutes</span>
<span class='ocrx_word' title='bbox 50 0 100 20; x_wconf 41'><strong>of</strong></span>
<span class='ocrx_word' title='bbox 90 0 95 20; x_wconf 10'> </span></span></p></div></div></body></html>"""


@pytest.fixture
def engine(tmp_path: Path) -> Tesseract:
    """A command that answers as Tesseract does, and keeps what it was asked."""
    command = tmp_path / "tesseract"
    command.write_text(f"#!/bin/sh\necho \"$@\" > {tmp_path}/asked\ncat <<'END'\n{HOCR}\nEND\n")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    return Tesseract(str(command), "eng+cym")


def test_words_come_with_place_baseline_and_confidence(engine: Tesseract) -> None:
    ((minutes, of),) = engine.read([PICTURE], "block", 200)
    assert (minutes.text, minutes.x1, minutes.confidence, minutes.size) == ("Minutes", 40, 93, 20)
    assert (minutes.baseline, of.baseline) == (18, 23.5)  # it falls by a tenth
    assert (of.text, of.line) == ("of", minutes.line)


@pytest.mark.parametrize(("shape", "mode"), [("page", "--psm 3"), ("block", "--psm 6"), ("line", "--psm 7")])
def test_what_is_asked(engine: Tesseract, tmp_path: Path, shape: tesseract.Shape, mode: str) -> None:
    engine.read([PICTURE], shape, 240)
    asked = (tmp_path / "asked").read_text()
    assert mode in asked
    assert "-l eng+cym --dpi 240" in asked


def test_an_answer_for_fewer_pictures_is_an_error(engine: Tesseract) -> None:
    with pytest.raises(EngineError, match="1 of 2"):
        engine.read([PICTURE, PICTURE], "block", 200)
    assert engine.read([], "block", 200) == []


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    command = tmp_path / "tesseract"
    command.write_text("#!/bin/sh\necho 'Failed loading language' >&2\nexit 1\n")
    command.chmod(0o755)
    with pytest.raises(EngineError, match="Failed loading language"):
        Tesseract(str(command)).read([PICTURE], "block", 200)
    with pytest.raises(EngineError):
        Tesseract(str(tmp_path / "none")).read([PICTURE], "block", 200)


def test_the_languages_are_those_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract.shutil, "which", lambda _: "/bin/tesseract")
    asked: list[str] = []
    monkeypatch.setattr(Tesseract, "__init__", lambda self, command, languages: asked.append(languages))
    find_tesseract()
    monkeypatch.setenv("AGENDAPARSE_OCR_LANGUAGES", "eng+cym")
    find_tesseract()
    assert asked == ["eng", "eng+cym"]
    monkeypatch.setattr(tesseract.shutil, "which", lambda _: None)
    assert find_tesseract() is None
