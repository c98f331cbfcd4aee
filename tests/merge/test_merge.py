"""Packs of several files: front sheet, minutes and reports one by one, copies, supplements."""

from __future__ import annotations

import io

import pikepdf
import pytest

import agendaparse
from agendaparse.errors import UsageError
from agendaparse.models import AgendaPack
from fixtures.render.manifest import load
from fixtures.render.stored import stored

NAME = "brackenshire-scrutiny"


@pytest.fixture(scope="module")
def whole_bytes() -> bytes:
    pack = load(NAME)
    return stored(pack, next(iter(pack.files))).read_bytes()


@pytest.fixture(scope="module")
def whole(whole_bytes: bytes) -> AgendaPack:
    return agendaparse.parse(whole_bytes)


def part(data: bytes, first: int, last: int) -> bytes:
    """Some pages as a file of their own."""
    with pikepdf.open(io.BytesIO(data)) as source, pikepdf.new() as target:
        target.pages.extend(source.pages[first - 1 : last])
        out = io.BytesIO()
        target.save(out)
    return out.getvalue()


def parts(data: bytes, pack: AgendaPack) -> list[bytes]:
    """Every paper as a file: front sheet, minutes, each report with its appendices."""
    ranges: dict[str | None, list[int]] = {}
    for section in pack.sections:
        if section.kind != "blank" and section.first_page and section.last_page:
            ranges.setdefault(section.agenda_item, []).extend((section.first_page, section.last_page))
    return [part(data, min(pages), max(pages)) for pages in ranges.values()]


def test_papers_one_by_one(whole_bytes: bytes, whole: AgendaPack) -> None:
    merged = agendaparse.parse(parts(whole_bytes, whole))
    assert [item.number for item in merged.agenda] == [item.number for item in whole.agenda]
    assert [(r.title, r.agenda_item, r.pages) for r in merged.reports] == [
        (r.title, r.agenda_item, r.pages) for r in whole.reports
    ]
    assert [(m.date, m.agenda_item) for m in merged.minutes] == [(m.date, m.agenda_item) for m in whole.minutes]
    assert [len(t.rows) for t in merged.rag_tables] == [len(t.rows) for t in whole.rag_tables]
    assert len(merged.source.files) == len(parts(whole_bytes, whole))


def test_every_fact_says_its_file(whole_bytes: bytes, whole: AgendaPack) -> None:
    files = parts(whole_bytes, whole)
    merged = agendaparse.parse(files)
    assert {place.file for item in merged.agenda for place in item.where} == {"file 1"}
    assert all(place.file for report in merged.reports for place in report.where)
    assert len({place.file for report in merged.reports for place in report.where}) == len(merged.reports)
    assert not any(place.file for item in whole.agenda for place in item.where)


def test_what_is_in_the_pack_and_alone_counts_once(whole_bytes: bytes, whole: AgendaPack) -> None:
    merged = agendaparse.parse([whole_bytes, *parts(whole_bytes, whole)[1:]])
    assert len(merged.reports) == len(whole.reports)
    assert len(merged.minutes) == len(whole.minutes)
    assert len(merged.rag_tables) == len(whole.rag_tables)
    assert len(merged.work_plans) == len(whole.work_plans)
    assert sum(d.code == "document-repeated" for d in merged.diagnostics) >= len(whole.reports) + len(whole.minutes)
    assert not any(d.code == "files-disagree" for d in merged.diagnostics)


def test_the_same_file_twice(whole_bytes: bytes, whole: AgendaPack) -> None:
    merged = agendaparse.parse([whole_bytes, whole_bytes])
    assert len(merged.agenda) == len(whole.agenda)
    assert len(merged.source.files) == 1
    assert merged.diagnostics[0].code == "document-repeated"


def test_one_file_in_a_list_is_that_file(whole_bytes: bytes, whole: AgendaPack) -> None:
    assert agendaparse.parse([whole_bytes]) == whole


def test_no_file() -> None:
    with pytest.raises(UsageError):
        agendaparse.parse([])


FRONT = """# Elmbury Council

## Cabinet

Tuesday, 7 March 2031 at {time}

Council Chamber, Town Hall

## Agenda

1. **Apologies for absence**

2. **Minutes** (Pages 1 - 4)

3. **Budget** {pages}
"""


def test_files_that_disagree_say_so() -> None:
    front = FRONT.format(time="7.00 pm", pages="(to follow)")
    later = FRONT.format(time="6.30 pm", pages="(Pages 5 - 9)") + "\n4. **Ferry** (Pages 10 - 12)\n"
    merged = agendaparse.parse([front.encode(), later.encode()])
    assert [item.number for item in merged.agenda] == ["1", "2", "3", "4"]
    said = [d.message for d in merged.diagnostics if d.code == "files-disagree"]
    assert any("time" in message for message in said)


MINUTES = """# Larkholme Parish Council

## Minutes of the meeting held on {day} 2031 at 7.00 pm

**Present:** Councillors A Birch (Chair) and B Fell

1. **Apologies** None.

2. **Ferry** RESOLVED that the ferry be painted.
"""


def test_like_minutes_of_two_days_are_two() -> None:
    merged = agendaparse.parse([MINUTES.format(day=day).encode() for day in ("4 March", "1 April")])
    assert [minutes.date.month for minutes in merged.minutes if minutes.date] == [3, 4]
