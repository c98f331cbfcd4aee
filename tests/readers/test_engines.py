"""The two engines held against each other, page by page, on every fixture and shared pack."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from pikepdf import Pdf

from agendaparse.document import Page, Run
from agendaparse.errors import AgendaParseError
from agendaparse.readers import read

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(ROOT.glob("fixtures/packs/*/*.pdf")) + sorted(ROOT.parent.glob("shared/packs/*/*.pdf"))

# Pages where the engines may differ, and why. Empty: leaders of dots are folded below, since PDFium does not part them
# from the word before.
EXCEPTIONS: dict[tuple[str, int], str] = {}

SAME_WORDS = 0.99


def fold(text: str) -> list[str]:
    """Words as compared: compatibility forms, no soft hyphens, no leaders.

    Figures are parted from letters: pdfplumber does not see that the ink of a footnote's mark stands high.
    """
    plain = re.sub(r"\.{3,}|\xad", " ", unicodedata.normalize("NFKC", text)).lower()
    return re.sub(r"(?<=[^\W\d_])([.,;:]?)(?=\d)|(?<=\d)(?=[^\W\d_])", r"\1 ", plain).split()


def words(page: Page) -> Counter[str]:
    return Counter(word for run in page.runs if not run.hidden for word in fold(run.text))


def near(run: Run, others: list[Run]) -> bool:
    """Whether runs of the other engine begin and end where this one lies between, on the same baseline.

    "Where" is within two points. PDFium gives the ink and pdfplumber the advance widths: in large type the white beside
    a letter alone is more than that (a fifth of the type size beside a "1").
    """
    slack = max(2.0, 0.22 * run.style.size)
    line = [o for o in others if o.rotation == run.rotation and abs(o.baseline - run.baseline) <= 1]
    if run.rotation in (90, 270):
        starts = any(o.box.top - slack <= run.box.top <= o.box.bottom for o in line)
        return starts and any(o.box.top <= run.box.bottom <= o.box.bottom + slack for o in line)
    starts = any(o.box.x0 - slack <= run.box.x0 <= o.box.x1 for o in line)
    return starts and any(o.box.x0 <= run.box.x1 <= o.box.x1 + slack for o in line)


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_engines_agree(path: Path) -> None:
    try:
        fast = read(path, engine="pdfium", ocr=False)
    except AgendaParseError as error:
        with pytest.raises(type(error)):
            read(path, engine="pdfplumber", ocr=False)
        return
    slow = read(path, engine="pdfplumber", ocr=False)
    assert (fast.page_count, fast.outline, fast.tags) == (slow.page_count, slow.outline, slow.tags)
    for one, two in zip(fast.pages, slow.pages, strict=True):
        if (f"{path.parent.name}/{path.stem}", one.number) in EXCEPTIONS:
            continue
        assert (one.width, one.height) == pytest.approx((two.width, two.height), abs=0.1)
        assert one.label == two.label
        mine, theirs = words(one), words(two)
        shared, total = (mine & theirs).total(), max(mine.total(), theirs.total())
        assert shared >= SAME_WORDS * total, f"page {one.number}: {mine - theirs} {theirs - mine}"
        for ours, others in ((one.runs, two.runs), (two.runs, one.runs)):
            seen = [run for run in ours if not run.hidden]
            far = [run for run in seen if not near(run, others)]
            assert len(far) <= (1 - SAME_WORDS) * len(seen), f"page {one.number}: {far[:5]}"
        assert len(one.images) == pytest.approx(len(two.images), abs=1)
        assert len(one.links) == len(two.links)


def test_marks_and_styles_agree() -> None:
    path = next(path for path in FILES if read(path, pages=range(1, 2)).tags)
    one, two = (read(path, engine=engine, pages=range(1, 2)).pages[0] for engine in ("pdfium", "pdfplumber"))

    def facts(page: Page) -> set[tuple[object, ...]]:
        return {
            (word, run.mark, run.style.font, round(run.style.size), run.style.bold, run.style.colour)
            for run in page.runs
            for word in fold(run.text)
        }

    mine, theirs = facts(one), facts(two)
    assert len(mine & theirs) >= 0.98 * len(mine | theirs)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_engines_agree_on_turned_and_cropped_pages(rotate: int) -> None:
    path = next(path for path in FILES if path.stem == "pack")
    out = io.BytesIO()
    with Pdf.open(path) as pdf:
        del pdf.pages[1:]
        page = pdf.pages[0]
        x0, y0, x1, y1 = (float(v) for v in page.mediabox)
        page.cropbox = [x0 + 20, y0 + 30, x1 - 10, y1 - 40]
        page.Rotate = rotate
        pdf.save(out)
    one, two = (read(out.getvalue(), engine=engine).pages[0] for engine in ("pdfium", "pdfplumber"))
    assert (one.width, one.height) == pytest.approx((two.width, two.height), abs=0.1)
    assert [run for run in one.runs if not near(run, two.runs)] == []
