"""All text of a report is in its record, and twice only where the data model says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from agendaparse.extractors.context import Context
from agendaparse.extractors.reports import extract_report
from agendaparse.layout import lay_out
from agendaparse.models.report import Report
from agendaparse.readers import read
from agendaparse.split import Paper, front_paper, split

_WORD = regex.compile(r"[^\W_]+")
# Headings and lead-ins whose field says what they say, and marks that a field makes of them.
HELD_BY_FIELDS = 0.06  # share of a report's words
CASES = [
    "kent-report-24-00109/report.pdf", "kent-finance-2024-25/finance-monitoring.pdf",
    "bristol-report-wpl-2024-09-12/report.pdf", "gloucester-report-finance-team-2026-03-11/report.pdf",
    "sevenoaks-2019-12-10/pack.pdf",
]  # fmt: skip
# Fields whose text stands in `content`, in `header` or in another field too, by the data model.
TWICE = {
    "title", "author", "status", "classification", "committee", "reference", "agenda_item", "wards", "purpose",
    "reason_for_recommendation", "implications", "executive_summary", "contact_officers", "portfolio_holders",
    "also_considered_by", "appendices", "background_papers",
}  # fmt: skip


def _reports(path: Path) -> Iterator[tuple[Paper, Report]]:
    laid = lay_out(read(path))
    front_paper(laid)
    papers = split(laid, {}).papers
    for paper in papers:
        if paper.kind == "report":
            yield paper, extract_report(paper, [], Context())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, child in value.items():
            if key not in ("where", "raw", "clauses"):
                yield from _texts(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _texts(child)


def _count(texts: Iterator[str]) -> Counter[str]:
    return Counter(word for text in texts for word in _WORD.findall(text.casefold()))


@pytest.mark.parametrize("case", CASES)
def test_words_of_the_section_and_of_the_record(shared_packs: Path, case: str) -> None:
    for paper, report in _reports(shared_packs / case):
        printed = _count(f"{block.label or ''} {block.text}" for block in paper.blocks)
        record = report.model_dump(mode="json")
        header = dict(record.pop("header"))
        held = _count(_texts(record)) + _count(iter([*header, *header.values()]))
        missing = sum((printed - held).values())
        assert missing <= HELD_BY_FIELDS * sum(printed.values()) + 35, printed - held
        for entry in record["tables"]:
            entry["title"] = None  # the heading it stands under
        once = _count(_texts({key: value for key, value in record.items() if key not in TWICE}))
        once.subtract(printed)
        again = {word: n for word, n in once.items() if n > 0 and word not in ("yes", "no", "none")}
        assert sum(again.values()) <= 12, again
