"""Plain text, with form feeds and without."""

from __future__ import annotations

import agendaparse
from agendaparse.document import Block, Table
from agendaparse.layout import lay_out
from agendaparse.readers import read
from agendaparse.readers.text import read_text

AGENDA = """                 MILTON PARISH COUNCIL

You are summoned to a meeting of the Council to be held on Tuesday, 7 March 2031
at 7.30 pm in the Village Hall.

                       AGENDA

1.    Apologies for absence
2.    Declarations of interest
3.    Minutes of the meeting held on 7 February 2031        (Pages 1 - 4)
4.    Finance

A Clerk
Clerk to the Council
"""


def test_pages_by_form_feed() -> None:
    document = read_text("One\fTwo\n\fThree\f")
    assert (document.paged, document.measured, document.page_count) == (True, False, 3)
    assert [[run.text for run in page.runs] for page in document.pages] == [["One"], ["Two"], ["Three"]]


def test_columns_are_parted_and_sentences_joined() -> None:
    laid = lay_out(
        read_text("The council has resolved to carry on with the work on the\nold bridge.\n\nLeft      Right\f")
    )
    assert [item.text for item in laid.pages[0].items if isinstance(item, Block)][:1] == [
        "The council has resolved to carry on with the work on the old bridge."
    ]


def test_underlined_line_is_a_heading() -> None:
    laid = lay_out(read_text("Summary\n=======\n\nWords of the summary stand here.\f"))
    (first, second) = laid.pages[0].items
    assert isinstance(first, Block)
    assert isinstance(second, Block)
    assert (first.kind, first.text, second.kind) == ("heading", "Summary", "paragraph")


def test_agenda_without_pages_cites_none() -> None:
    pack = agendaparse.parse(AGENDA.encode())
    assert pack.source.media_type == "text/plain"
    assert pack.source.page_count is None
    assert [item.number for item in pack.agenda] == ["1", "2", "3", "4"]
    assert pack.agenda[2].pages is not None
    assert {(w.page, w.bbox) for item in pack.agenda for w in item.where} == {(None, None)}
    assert [(s.first_page, s.last_page) for s in pack.sections] == [(None, None)]


def test_pages_are_cited_where_form_feeds_part_them() -> None:
    pack = agendaparse.parse((AGENDA + "\f").encode() + b"An annex\n\f")
    assert pack.source.page_count == 2
    assert {(w.page, w.bbox) for item in pack.agenda for w in item.where} == {(1, None)}


def test_page_marks_between_lines() -> None:
    words = "The council met and said many things about the weather and the state of the"
    text = f"{words}\n\nPage 1\n\nroads in the parish.\n\nMore was said.\n\nPage 2\n\nAll went home.\n"
    pages = lay_out(read(text.encode())).pages
    assert [page.printed for page in pages] == [None, "1", "2"]
    assert not any("Page" in item.text for page in pages for item in page.items if not isinstance(item, Table))


def test_pages_wanted() -> None:
    document = read(b"One\fTwo\fThree", pages=range(2, 3))
    assert [page.number for page in document.pages] == [2]
