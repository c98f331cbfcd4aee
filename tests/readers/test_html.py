"""Web pages: what is content, how it is set, and the meeting pages of publishing systems."""

from __future__ import annotations

from pathlib import Path

import pytest

import agendaparse
from agendaparse.document import Block, Table
from agendaparse.errors import NotAPdfError
from agendaparse.readers import read
from agendaparse.readers.html import read_html

MEETING_PAGE = Path(__file__).parents[2] / "fixtures" / "forms" / "meeting-page.html"


def blocks(text: str) -> list[Block]:
    return [item for item in read_html(text).items if isinstance(item, Block)]


def table(text: str) -> Table:
    return next(item for item in read_html(text).items if isinstance(item, Table))


def test_headings_lists_and_links() -> None:
    found = blocks(
        "<h2>Title</h2><ol start=3 type=a><li>one<ul><li>deep</li></ul></li><li>two</li></ol>"
        "<p>See <a href='https://x.example'>here</a></p>"
    )
    assert [(b.kind, b.label, b.text) for b in found] == [
        ("heading", None, "Title"),
        ("list_item", "c.", "one"),
        ("list_item", "•", "deep"),
        ("list_item", "d.", "two"),
        ("paragraph", None, "See here"),
    ]
    assert found[-1].links == ("https://x.example",)


def test_spans_and_colours() -> None:
    found = table(
        "<table><tr><th rowspan=2>Ref</th><th colspan=2>Quarter</th></tr><tr><th>Now</th><th>Last</th></tr>"
        "<tr><td>1</td><td style='background:#0f0'>G</td><td bgcolor='red'></td></tr></table>"
    )
    assert [(c.row, c.column, c.rowspan, c.colspan) for c in found.cells[:4]] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]
    assert [cell.fill for cell in found.rows[2]] == [None, 0x00FF00, 0xFF0000]


def test_pictures_speak_only_where_nothing_else_does() -> None:
    found = table(
        "<table><tr><th>Status</th><th>Note</th></tr>"
        "<tr><td><img alt='Red'></td><td>Late <img alt='icon'></td></tr></table>"
    )
    assert [cell.text for cell in found.rows[1]] == ["Red", "Late"]


def test_layout_tables_are_text() -> None:
    assert [b.text for b in blocks("<table><tr><td><p>One</p><p>Two</p></td></tr></table>")] == ["One", "Two"]


def test_site_around_the_page_is_furniture() -> None:
    page = (
        "<header>Elmbury</header><nav><a href=x>Home</a></nav><p>Words</p><footer>Cookies</footer><script>x()</script>"
    )
    assert [(b.text, b.tag) for b in blocks(page)] == [
        ("Elmbury", "Artifact"), ("Home", "Artifact"), ("Words", "P"), ("Cookies", "Artifact"),
    ]  # fmt: skip


def test_styles_say_weight_and_hidden_words_are_left_out() -> None:
    found = blocks("<p><span style='font-weight:700'>Heavy</span></p><p style='display:none'>x</p><p><u>Under</u></p>")
    assert [(b.text, b.bold, b.underlined) for b in found] == [("Heavy", True, False), ("Under", False, True)]


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="windows-1252"><p>Caf\xe9</p>'.encode("cp1252"),
        "\ufeff<p>Café</p>".encode(),
        "<html><p>Café</p>".encode("utf-16"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert [item.text for item in read(data, form="html").items] == ["Café"]


@pytest.mark.parametrize("data", [b"<html></html>", b"<!DOCTYPE html><html><body><script>1</script></body></html>"])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(NotAPdfError):
        read(data)


def test_deeply_nested_markup_is_survived() -> None:
    read_html("<div>" * 20_000 + "words")
    read_html("<table><tr><td>" * 2_000 + "words")


def test_breaks_of_an_author_part_lines_of_one_paragraph() -> None:
    found = blocks("<p>From: Ada Pell, Leader<br>Ned Vane, Director</p><p>To: Cabinet</p>")
    assert [(b.text, b.broken) for b in found] == [
        ("From: Ada Pell, Leader", False), ("Ned Vane, Director", True), ("To: Cabinet", False),
    ]  # fmt: skip


def test_strong_words_are_told_where_not_all_is_strong() -> None:
    (mixed,) = blocks("<p>1. <b>Date:</b> 7 April <b>Ward:</b> Mill</p>")
    assert (mixed.bold, mixed.strong) == (False, ("Date:", "Ward:"))
    (label,) = blocks("<p><b>Item No.</b> 7</p>")
    assert (label.bold, label.lead) == (False, "Item No.")
    (heading,) = blocks("<p>7 <b>Car parks</b></p>")
    assert (heading.bold, heading.lead) == (True, "")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Ask ned.vane@marl beck.gov.example now", "Ask ned.vane@marlbeck.gov.example now"),
        ("Ask ned@marlbeck .gov.example", "Ask ned@marlbeck.gov.example"),
        ("<a href='mailto:ned@marlbeck.gov.example'>ned@marl beck.gov.example</a>", "ned@marlbeck.gov.example"),
        ("Ask ned@marlbeck.gov.example or the clerk.", "Ask ned@marlbeck.gov.example or the clerk."),
    ],
)
def test_addresses_cut_in_two_are_whole(html: str, text: str) -> None:
    assert [b.text for b in blocks(f"<p>{html}</p>")] == [text]


def test_struck_words_keep_their_gaps() -> None:
    (block,) = blocks("<p><s>(2)</s> <s>Endorse</s> <s>it</s> Note it</p>")
    assert (block.text, block.struck) == ("Note it", ("(2) Endorse it",))


@pytest.mark.parametrize(
    ("svg", "kind", "fill", "corners"),
    [
        ("<path d='M0 10 L5 0 L10 10 Z' fill='#c00000'/>", "drawing", 0xC00000, 3),
        ("<path d='m0 10 l5 -10 5 10z' style='fill: rgb(0,128,0)'/>", "drawing", 0x008000, 3),
        ("<g transform='rotate(180)' fill='red'><polygon points='0,10 5,0 10,10'/></g>", "drawing", 0xFF0000, 3),
        ("<circle cx='5' cy='5' r='5' fill='green'/>", "drawing", 0x008000, 16),
        ("<rect width='10' height='10' fill='#ffc000'/>", "area", 0xFFC000, 0),
        ("<rect width='10' height='10' fill='none' stroke='#000'/>", "frame", None, 0),
        ("<line x1='0' y1='0' x2='10' y2='0'/>", "rule", 0, 0),
    ],
)
def test_icons_are_drawings(svg: str, kind: str, fill: int | None, corners: int) -> None:
    found = table(f"<table><tr><td>Way</td><td><svg aria-label='Better'>{svg}</svg></td></tr></table>")
    (shape,) = found.cells[1].drawings
    assert (shape.kind, shape.fill, len(shape.points), shape.alt) == (kind, fill, corners, "Better")


def test_a_turned_icon_is_turned() -> None:
    found = table("<table><tr><td>x</td><td><svg><g transform='rotate(180)'><path d='M0 10 L5 0 L10 10z'/></g></svg>")
    tip = min(found.cells[1].drawings[0].points, key=lambda point: abs(point[0] + 5))
    assert (round(tip[0]), round(tip[1])) == (-5, 0)
    assert all(y <= 0.01 for _, y in found.cells[1].drawings[0].points)


def test_a_list_in_heading_cells_is_a_list() -> None:
    found = blocks("<table><tr><th>01 Ada Pell</th></tr><tr><th>02 Ned Vane</th></tr></table>")
    assert [(b.text, b.bold) for b in found] == [("01 Ada Pell", False), ("02 Ned Vane", False)]


def test_the_site_is_known_by_its_council() -> None:
    page = read_html("<title>Marlbeck Borough Council > Meetings > Details</title><p>Words</p>")
    assert page.properties["Author"] == "Marlbeck Borough Council"


def test_what_stands_around_an_article_is_furniture_and_its_head_is_not() -> None:
    found = blocks(
        "<main><article><header class='entry-header'><h1>Minutes</h1><div class='entry-meta'>by clerk</div></header>"
        "<p>Words</p><div class='sharedaddy'><a href=x>Share</a></div></article></main>"
    )
    assert [(b.text, b.tag) for b in found] == [
        ("Minutes", "H"), ("by clerk", "Artifact"), ("Words", "P"), ("Share", "Artifact"),
    ]  # fmt: skip


def test_meeting_page() -> None:
    pack = agendaparse.parse(MEETING_PAGE)
    assert pack.meeting is not None
    assert (pack.meeting.council, pack.meeting.committee, str(pack.meeting.date)) == (
        "Eastvale County Council",
        "Cabinet",
        "2031-01-30",
    )
    assert pack.meeting.venue == "Darent Room, Sessions House, County Hall, Eastvale"
    assert [(item.number, item.reference) for item in pack.agenda] == [("16", None), ("17", None), ("18", "31/00017")]
    (minutes,) = pack.minutes
    assert minutes.agenda_item is None
    assert [item.number for item in minutes.items] == ["16", "17", "18"]
    assert [(one.person.name, one.status) for one in minutes.attendance] == [
        ("Mr H Abernethy", "apologies"),
        ("Mrs L Bagshaw", "apologies"),
    ]
    assert [len(item.resolutions) for item in minutes.items] == [0, 1, 1]
    assert not any("PDF" in item.title for item in pack.agenda)
    assert {place.page for item in pack.agenda for place in item.where} == {None}


@pytest.mark.parametrize(
    "wrapped",
    [
        "<div class='adult-social-care'>{}</div>",
        "<div class='page-header'>{}</div>",
        "<div class='comments'>{}</div>",
        "<div class='content no-sidebar'>{}</div>",
        "<div class='left-sidebar'><main>{}</main></div>",
    ],
)
def test_a_class_that_only_sounds_like_the_site_hides_no_words(wrapped: str) -> None:
    (found,) = blocks(wrapped.format("<p>The Committee met</p>"))
    assert (found.text, found.tag) == ("The Committee met", "P")


def test_a_broken_address_is_made_whole_as_printed() -> None:
    (found,) = blocks(r"<p>Ask Jo.Bloggs@ashlow .example (<a href='mailto:jo.bloggs@ashlow.example'>mail</a>)</p>")
    assert found.text == "Ask Jo.Bloggs@ashlow.example (mail)"
    assert blocks(r"<p>Ask <a href='mailto:a\g@b'>a\g @b</a></p>")[0].text == r"Ask a\g@b"
