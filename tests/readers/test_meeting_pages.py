"""Meeting pages as publishing systems and parish sites set them: what the page tells, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import agendaparse
from agendaparse.models import AgendaPack
from agendaparse.readers.html_meeting import attendance_kind

PAGES = Path(__file__).parents[2] / "fixtures" / "forms" / "pages"

NAMES = ("publisher", "portal", "attendance", "parish")


def told(pack: AgendaPack) -> Iterator[str]:
    """What a page tells, a line each."""
    if pack.meeting is not None:
        meeting = pack.meeting
        yield _line("meeting", meeting.council, meeting.committee, meeting.date, meeting.time, meeting.venue)
        for contact in meeting.contacts:
            yield _line("contact", contact.name, contact.role, contact.telephone, contact.email)
    for item in pack.agenda:
        words = [item.title, item.description or "-", item.group or "-", *(["exempt"] if item.exempt else [])]
        yield f"agenda {item.number}: {' / '.join(words)}"
    for minutes in pack.minutes:
        yield _line("minutes", minutes.council, minutes.committee, minutes.date, "draft" if minutes.draft else None)
        for one in minutes.attendance:
            yield _line("attended", one.person.name, one.status, one.role)
        for minute in minutes.items:
            yield _line(f"minute {minute.number}", minute.title)
            for paragraph in minute.paragraphs:
                yield _line(f"paragraph {minute.number}", paragraph.text)
            for declaration in minute.declarations:
                yield _line(f"declared {minute.number}", declaration.person and declaration.person.name)
            for resolution in minute.resolutions:
                yield _line(f"resolved {minute.number}", resolution.text)
            for motion in minute.motions:
                movers = [person.name if person else None for person in (motion.proposer, motion.seconder)]
                vote = motion.vote
                counts = vote and vote.ayes.count is not None and f"{vote.ayes.count} to {vote.noes.count}"
                yield _line(f"moved {minute.number}", *movers, motion.outcome, counts or None)


def _line(name: str, *values: object) -> str:
    return f"{name}: {', '.join(str(value) for value in values if value is not None)}"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Present, as expected", "Present"),
        ("Attended remotely", "Present"),
        ("Apologies, sent representative", "Apologies"),
        ("Did not attend", "Absent"),
        ("Not attending", "Absent"),
        ("Not in attendance", "Absent"),
        ("Unable to attend", "Absent"),
        ("Other officers in attendance", "In attendance"),
        ("Other Members in attendance", "Also present"),
        ("Representatives on outside bodies", None),
        ("Presentations", None),
    ],
)
def test_kind_of_attendance(said: str, kind: str | None) -> None:
    assert attendance_kind(said) == kind


@pytest.mark.parametrize("page", NAMES)
def test_a_meeting_page_tells(page: str) -> None:
    pack = agendaparse.parse(PAGES / f"{page}.html")
    assert list(told(pack)) == (PAGES / f"{page}.txt").read_text("utf8").splitlines()
    assert not pack.reports


TABLE = """<table class="mgItemTable"><tr><th>No.</th><th>Item</th></tr>
<tr><td>1.</td><td><p>Declarations</p><ul><li><a href="s">Share this item</a></li></ul><p><b>Minutes:</b></p>
<table><tr><td><b>Councillor</b></td><td><b>Minute</b></td><td><b>Interest</b></td></tr>
<tr><td>M.J. Lewys</td><td>2</td><td>Personal</td></tr></table></td></tr>
<tr><td>2.</td><td><p>Roads</p><p><b>Minutes:</b></p><p>Nothing was reported.</p></td></tr></table>"""
OLDER = """<table border="1"><tr><th>Item</th><th>Description</th><th>Resolution</th></tr>
<tr><td></td><td><b>PART 1 - PUBLIC</b></td><td></td></tr>
<tr><td>C 10/034</td><td><b>Mayor</b><p>The badge was handed over.</p></td>
<td>RESOLVED: That Cllr Ash be elected.</td></tr>
<tr><td>C 10/035</td><td><b>Roads</b><p>Nothing was reported.</p></td><td></td></tr></table>"""


def _page(folder: Path, table: str) -> AgendaPack:
    path = folder / "page.html"
    path.write_text(f"<html><body><h1>Council - Tuesday, 11th May, 2010 7.30 pm</h1>{table}</body></html>", "utf8")
    return agendaparse.parse(path)


def test_a_table_inside_an_item_is_kept(tmp_path: Path) -> None:
    pack = _page(tmp_path, TABLE)
    first, second = pack.minutes[0].items
    assert [(d.person and d.person.name, d.interest) for d in first.declarations] == [("M.J. Lewys", "Personal")]
    assert first.tables[0].rows[-1][0] == "M.J. Lewys"
    assert (second.number, second.title) == ("2", "Roads")


def test_an_older_page_is_minutes_alone(tmp_path: Path) -> None:
    pack = _page(tmp_path, OLDER)
    assert [(item.number, item.title) for item in pack.minutes[0].items] == [
        ("C 10/034", "Mayor"),
        ("C 10/035", "Roads"),
    ]
    assert [r.text for r in pack.minutes[0].items[0].resolutions] == ["That Cllr Ash be elected."]


def test_a_table_with_a_column_of_plain_titles_is_no_older_page(tmp_path: Path) -> None:
    said = "RESOLVED: That the budget be approved."
    rows = f"<tr><td>1</td><td>Apologies</td><td>None.</td></tr><tr><td>2</td><td>Budget</td><td>{said}</td></tr>"
    pack = _page(tmp_path, f"<table><tr><th>Item</th><th>Title</th><th>Minutes</th></tr>{rows}</table>")
    assert [(item.number, item.title) for item in pack.minutes[0].items] == [("1", "Apologies"), ("2", "Budget")]


def test_a_log_of_decisions_is_no_minutes(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{n}</td><td>A bench</td><td>Clerk</td><td>To be bought</td></tr>" for n in (1, 2))
    heads = "".join(f"<th>{head}</th>" for head in ("No.", "Item", "Lead officer", "Decision"))
    assert not _page(tmp_path, f"<table><tr>{heads}</tr>{rows}</table>").minutes
