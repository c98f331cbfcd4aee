"""Our ruled reader against pdfplumber's table finder, page by page, with what the eye sees as the judge.

`EYE` holds rows and columns of each table a person sees drawn on the page; the second value says whether pdfplumber
sees the same (so that the record is corrected when it learns to). Where both are right the page stands here as a
sample only; all other pages of the shared packs on which the two differ are here.
"""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from agendaparse.layout.tables import find_ruled_tables
from agendaparse.readers.pdf.pdfium import PageScanner

Shapes = list[tuple[int, int]]

# Words marked in colour, piece by piece; contact details and rows between horizontal rules; a budget printed from a
# spreadsheet, its rows parted by no line; pictures.
EYE: dict[tuple[str, int], tuple[Shapes, bool]] = {
    ("bristol-report-wpl-2024-09-12/report.pdf", 1): ([], False),
    ("bristol-report-wpl-2024-09-12/report.pdf", 2): ([], False),
    ("bristol-report-wpl-2024-09-12/report.pdf", 5): ([(3, 4)], True),
    ("bristol-tcpc-minutes-2024-09-12/minutes.pdf", 11): ([], False),
    ("bristol-forward-plan-2026-01-20/forward-plan.pdf", 14): ([(2, 5), (1, 5)], True),
    ("kent-budget-amendments-2025-02-13/budget-amendments.pdf", 9): ([(35, 13)], False),
    ("kent-budget-amendments-2025-02-13/budget-amendments.pdf", 10): ([(24, 13)], False),
    ("kent-budget-amendments-2025-02-13/budget-amendments.pdf", 11): ([(30, 13)], False),
    ("kent-budget-amendments-2025-02-13/budget-amendments.pdf", 35): ([(9, 11)], False),
    ("kent-budget-amendments-2025-02-13/budget-amendments.pdf", 38): ([(22, 11)], False),
    ("kent-cpp-minutes-2024-10-29/minutes.pdf", 7): ([], False),
    ("kent-finance-2024-25/finance-monitoring.pdf", 1): ([(5, 4)], False),
    ("kent-finance-2024-25/finance-monitoring.pdf", 4): ([(5, 3)], False),
    ("kent-finance-2024-25/finance-monitoring.pdf", 5): ([(1, 5)], False),
    ("kent-finance-2024-25/finance-monitoring.pdf", 6): ([(12, 6)], False),
    ("kent-finance-2024-25/finance-monitoring.pdf", 7): ([(6, 5)], False),
    ("kent-finance-2024-25/finance-monitoring.pdf", 8): ([(6, 7)], False),
    ("kent-finance-2024-25/finance-monitoring.pdf", 9): ([(6, 7)], False),
    ("kent-finance-2024-25/finance-monitoring.pdf", 10): ([(5, 7)], False),
    ("kent-qpr-q3-summary/qpr-q3-summary.pdf", 3): ([(5, 4), (4, 4), (4, 4)], True),
    ("kent-report-24-00109/report.pdf", 8): ([(1, 2)], True),
    ("sevenoaks-2019-12-10/pack.pdf", 18): ([(6, 7)], True),
    ("sevenoaks-2019-12-10/pack.pdf", 36): ([(6, 7)], True),
    ("sutton-coldfield-minutes-2018-03-13/minutes.pdf", 5): ([(5, 4)], True),
}

# The same on the packs of invented councils, which are always at hand.
FIXTURES: dict[tuple[str, int], tuple[Shapes, bool]] = {
    ("brackenshire-scrutiny/pack-untagged.pdf", 11): ([(5, 2), (10, 7)], True),
    ("brackenshire-scrutiny/pack-untagged.pdf", 12): ([(10, 7)], True),
    ("northmoor-supplement/pack.pdf", 3): ([(8, 4)], True),
    ("northmoor-supplement/pack.pdf", 7): ([(8, 6)], True),
    ("tarnworth-city-register/pack-untagged.pdf", 1): ([(12, 4)], True),
}


def ours(path: Path, number: int) -> Shapes:
    document = pypdfium2.PdfDocument(path)
    try:
        page = PageScanner(document.raw).read(number - 1)
        return [(len(f.table.rows), f.table.width) for f in find_ruled_tables(page, page.runs)]
    finally:
        document.close()


def pdfplumbers(path: Path, number: int) -> Shapes:
    with pdfplumber.open(path, pages=[number]) as document:
        found = document.pages[0].find_tables()
        return [(len(t.rows), max(len(row.cells) for row in t.rows)) for t in found]


@pytest.mark.parametrize(("name", "number"), EYE)
def test_sees_what_the_eye_sees_on_real_pages(shared_packs, name, number):
    eye, theirs_right = EYE[name, number]
    assert ours(shared_packs / name, number) == eye
    assert (pdfplumbers(shared_packs / name, number) == eye) is theirs_right


@pytest.mark.parametrize(("name", "number"), FIXTURES)
def test_sees_what_the_eye_sees_on_invented_pages(fixtures_dir, name, number):
    path = fixtures_dir / "packs" / name
    if not path.is_file():
        pytest.skip(f"no fixture {path}")
    eye, theirs_right = FIXTURES[name, number]
    assert ours(path, number) == eye
    assert (pdfplumbers(path, number) == eye) is theirs_right
