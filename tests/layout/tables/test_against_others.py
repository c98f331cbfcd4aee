"""Our reader against pdfplumber's table finder and camelot's flavours, with what the eye sees as the judge.

`eye.json` holds rows and columns of every table a person counts on the pages we have, `record.json` who was right
where; `python -m tests.benchmark.tables --record` asks everyone for every page (three to five minutes) and rewrites it.
Here ours is asked again for every page, and the others for one page of each kind, so that the record is corrected when
they learn.
"""

from __future__ import annotations

import json

import pypdfium2
import pytest

from tests.benchmark.table_finders import find
from tests.benchmark.tables import JUDGED, RECORD, is_right, load_eye, located

EYE = load_eye()
RIGHT: dict[str, dict[str, list[str]]] = json.loads(RECORD.read_text("utf-8"))


def sample() -> list[tuple[str, str]]:
    """One page of each kind, of the fixtures where they have it; and one on which pdfplumber sees what is not there."""
    chosen: dict[str, tuple[str, str]] = {}
    for name, pages in sorted(EYE.items(), key=lambda pair: "-20" in pair[0]):
        for number, judged in pages.items():
            chosen.setdefault(judged["kind"], (name, number))
    return [*chosen.values(), ("bristol-report-wpl-2024-09-12/report.pdf", "1")]


def pdf(name: str):
    path = located(name)
    if path is None:
        pytest.skip(f"the shared packs do not stand beside the repository: no {name}")
    return path


def test_the_record_is_of_the_pages_the_eye_has_judged():
    assert {name: list(pages) for name, pages in RIGHT.items()} == {n: list(pages) for n, pages in EYE.items() if pages}
    assert all(set(right) <= set(JUDGED) for pages in RIGHT.values() for right in pages.values())


@pytest.mark.parametrize("name", EYE)
def test_ours_sees_what_the_eye_sees_on_every_page(name):
    path = pdf(name)
    for number in range(1, len(pypdfium2.PdfDocument(path)) + 1):
        judged = EYE[name].get(str(number))
        finding = find("ours", path, number)
        right = is_right(finding, judged["tables"] if judged else [])
        assert right is ("ours" in RIGHT[name][str(number)] if judged else True), (number, finding.shapes)


@pytest.mark.parametrize(("name", "number"), sample())
def test_the_others_see_what_the_record_says(name, number):
    path = pdf(name)
    tables = EYE[name][number]["tables"] if number in EYE[name] else []
    # pdfplumber takes words marked in colour for tables, stream every paragraph.
    recorded = RIGHT[name][number] if tables else ["ours", "lattice", "network"]
    assert [way for way in JUDGED if is_right(find(way, path, int(number)), tables)] == recorded


def test_none_of_the_others_is_right_where_ours_is_wrong():
    """The day this fails, one of them is the better witness somewhere, and should be heard there."""
    better = [
        (name, number, right)
        for name, pages in RIGHT.items()
        for number, right in pages.items()
        if right and "ours" not in right
    ]
    assert better == []
    assert sum("ours" in right for pages in RIGHT.values() for right in pages.values()) >= 131
