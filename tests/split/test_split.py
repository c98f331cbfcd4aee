"""The split: papers, the witnesses they are cut by, and what these say of each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agendaparse.document import LaidPage
from agendaparse.split import Paper, front_paper, split
from tests.split.build import AGENDA, MINUTES, REPORT, TEXT, document, page, table

Ranges = dict[str, tuple[int, int]]


def shape(papers: list[Paper]) -> list[tuple[str, str | None, int, int]]:
    """Kind, item and physical pages of each paper."""
    return [(p.kind, p.agenda_item, p.first_page, p.last_page) for p in papers]


def pack() -> list[LaidPage]:
    """Covering pages, minutes under item 1, a report with an appendix under item 5, a blank verso after each paper."""
    return [
        page(1, *AGENDA),
        page(2),
        page(3, *MINUTES, stamp=1, item="1"),
        page(4, notice=True),
        page(5, *REPORT, stamp=3, item="5", heading="Flood Relief"),
        page(6, *TEXT, stamp=4, item="5"),
        page(7, "Appendix A", stamp=5, item="5"),
        page(8, notice=True),
    ]


RANGES: Ranges = {"1": (1, 2), "5": (3, 6)}
OUTLINE = [("Agenda", 0, 1), ("1 Minutes", 0, 3), ("5 Flood Relief", 0, 5), ("Appendix A", 1, 7)]
WHOLE = [
    ("front_sheet", None, 1, 2),
    ("minutes", "1", 3, 3),
    ("blank", None, 4, 4),
    ("report", "5", 5, 6),
    ("appendix", "5", 7, 7),
    ("blank", None, 8, 8),
]


class TestWitnesses:
    """Each of the four witnesses alone, and all together."""

    def test_all_of_them(self) -> None:
        cut = split(document(*pack(), outline=OUTLINE), RANGES)
        assert shape(cut.papers) == WHOLE
        assert cut.notes == []
        report, appendix = cut.papers[3], cut.papers[4]
        assert (report.title, report.bookmarked) == ("Flood Relief", True)
        assert appendix.parent is report

    def test_outline_alone(self) -> None:
        pages = pack()
        for each in pages:
            each.printed = each.stamped_item = None
        assert shape(split(document(*pages, outline=OUTLINE), {}).papers) == WHOLE

    def test_stamps_alone(self) -> None:
        """They tell items apart; the papers of one item are told apart by their heads."""
        assert shape(split(document(*pack()), {}).papers) == WHOLE

    def test_ranges_alone(self) -> None:
        pages = pack()
        for each in pages:
            each.stamped_item = None
        assert shape(split(document(*pages), RANGES).papers) == WHOLE

    def test_title_blocks_alone(self) -> None:
        pages = [page(1, *MINUTES), page(2, *TEXT), page(3, *REPORT), page(4, *TEXT)]
        assert [(p.kind, p.first_page, p.last_page) for p in split(document(*pages), {}).papers] == [
            ("minutes", 1, 2),
            ("report", 3, 4),
        ]

    def test_headings_inside_papers_are_no_witness(self) -> None:
        """Other publishers bookmark the headings of an attachment."""
        outline = [("1. Introduction", 0, 1), ("2. Background", 0, 2), ("3. Costs", 0, 3)]
        pages = [page(1, *REPORT), page(2, *TEXT), page(3, *TEXT)]
        assert len(split(document(*pages, outline=outline), {}).papers) == 1

    @pytest.mark.parametrize(
        "outline",
        [
            [("00 Agenda 14 October", 0, 1), ("01 Minutes", 0, 3), ("05 Flood Relief", 0, 5), ("05a Appendix A", 0, 7)],
            [("Minutes of 1 July", 0, 3), ("Flood Relief", 0, 5)],
        ],
        ids=["file names", "titles of items"],
    )
    def test_bookmarks_of_files_put_together(self, outline: list[tuple[str, int, int]]) -> None:
        pages = pack()
        for each in pages:
            each.printed = each.stamped_item = None
        titles = {"1": "Minutes of 1 July", "5": "Flood Relief"}
        assert shape(split(document(*pages, outline=outline), {}, titles).papers) == WHOLE

    def test_papers_headed_with_item_or_title(self) -> None:
        pages = [
            page(1, *AGENDA),
            page(2, "Planning Committee", "Agenda Item No:", "4", "Something decided here"),
            page(3, *TEXT),
            page(4, "Letting of the Old Mill", "A page of figures."),
        ]
        cut = split(document(*pages), {}, {"4": "Other business", "5": "Letting of the Old Mill"})
        found = [(p.agenda_item, p.first_page, p.last_page) for p in cut.papers]
        assert found == [(None, 1, 1), ("4", 2, 3), ("5", 4, 4)]

    def test_a_page_of_the_agenda_is_headed_with_its_own_item(self) -> None:
        pages = [page(1, *AGENDA), page(2, "Order of business", "5.1 Urgent matters"), page(3, *REPORT)]
        titles = {"5": "Order of business", "6": "Flood Relief"}
        assert [p.first_page for p in split(document(*pages), {}, titles, agenda_end=2).papers] == [1, 3]
        assert [p.first_page for p in split(document(*pages), {}, titles).papers] == [1, 2, 3]

    def test_a_paper_of_an_item_needs_two_signs_of_a_report(self) -> None:
        signs = ("Item 4", "Letting of the Mill", "Report of the Steward", "Recommendation: that it be let")
        cut = split(document(page(1, *AGENDA), page(2, *signs), page(3, *TEXT), page(4, "Item 5", signs[1])), {})
        assert shape(cut.papers)[1:] == [("report", "4", 2, 3), ("other", "5", 4, 4)]

    def test_a_heading_that_names_its_own_item_again_opens_nothing(self) -> None:
        cut = split(document(page(1, *AGENDA), page(2, "Item 4", "Letting of the Mill"), page(3, "Item 4", *TEXT)), {})
        assert shape(cut.papers)[1:] == [("other", "4", 2, 3)]

    def test_what_follows_the_end_of_a_paper(self) -> None:
        """Minutes that closed, an appendix that was listed, a sheet for a paper that is held back."""
        titles = {"3": "Minutes of the last meeting", "5": "Letting of the Old Mill"}
        pages = [
            page(1, *AGENDA),
            page(2, *MINUTES, "The meeting closed at 9.05 pm."),
            page(3, "Chair ............"),
            page(4, *REPORT, "Letting of the Old Mill", "Appendix 1 - Plan of the mill and its yard"),
            page(5, "Plan of the mill and its yard", "Drawn to a scale of 1:100."),
            page(6, "Document is Restricted", "By virtue of paragraph(s) 3 of Part 1 of Schedule 12A."),
        ]
        assert shape(split(document(*pages), {}, titles).papers)[1:] == [
            ("minutes", None, 2, 3),
            ("report", "5", 4, 4),
            ("appendix", "5", 5, 5),
            ("other", None, 6, 6),
        ]

    @pytest.mark.parametrize(
        ("head", "item"),
        [("Report on 30/00418/OUT", "5b"), ("List of Payments - October", "6"), ("Grant Applications 2031", "7")],
    )
    def test_papers_filed_by_their_words(self, head: str, item: str) -> None:
        titles = {"5b": "30/00418/OUT - Priory Farm", "6": "Payments", "7": "Grant Applications"}
        pages = [page(1, *AGENDA), page(2, "A list.", heading="Appendix A"), page(3, notice=True)]
        pages.append(page(4, *TEXT, heading=head))
        assert split(document(*pages), {}, titles).papers[-1].agenda_item == item

    def test_sheets_of_a_pack_are_papers_each(self) -> None:
        """A clerk's lists: a heading and a table a page, behind the minutes that closed."""
        titles = {"3": "Minutes of the last meeting", "5": "Planning", "6": "Finance"}
        pages = [page(1, *AGENDA), page(2, *MINUTES, "The meeting closed at 9.05 pm.")]
        for number, head in enumerate(("Planning Applications", "Schedule of Payments", "Bank Reconciliation"), 3):
            pages.append(page(number, heading=head))
            pages[-1].items.append(table(("Ref", "Sum"), ("1", "£2")))
        found = split(document(*pages), {}, titles).papers[2:]
        assert [(p.kind, p.agenda_item, p.title) for p in found] == [
            ("other", "5", "Planning Applications"),
            ("other", None, "Schedule of Payments"),
            ("other", None, "Bank Reconciliation"),
        ]

    def test_a_pack_outline_without_an_agenda_entry(self) -> None:
        outline = [("5 Flood Relief", 0, 1), ("6 Work Plan", 0, 2)]
        cut = split(document(page(1, *REPORT), page(2, *TEXT), outline=outline, title="(Public Pack) Cabinet"), {})
        assert [p.agenda_item for p in cut.papers] == ["5", "6"]

    @pytest.mark.parametrize("target", [None, 99])
    def test_bookmarks_that_lead_nowhere(self, target: int | None) -> None:
        outline = [("Agenda", 0, 1), ("5 Flood Relief", 0, target)]
        assert shape(split(document(page(1, *AGENDA), page(2, *TEXT), outline=outline), {}).papers) == [
            ("front_sheet", None, 1, 2)
        ]


class TestLoneDocuments:
    """A document may be one part of a pack."""

    @pytest.mark.parametrize(
        ("texts", "kind"), [(AGENDA, "front_sheet"), (MINUTES, "minutes"), (REPORT, "report"), (TEXT, "other")]
    )
    def test_one_paper(self, texts: tuple[str, ...], kind: str) -> None:
        assert shape(split(document(page(1, *texts), page(2, *TEXT)), {}).papers) == [(kind, None, 1, 2)]

    def test_a_front_sheet_announces_pages_that_are_elsewhere(self) -> None:
        cut = split(document(page(1, *AGENDA), page(2, *TEXT)), {"1": (1, 14), "3": (15, 30)})
        assert shape(cut.papers) == [("front_sheet", None, 1, 2)]
        assert cut.notes == []

    def test_empty_pages_belong_to_their_document(self) -> None:
        assert shape(split(document(page(1, *AGENDA), page(2), page(3, *TEXT)), {}).papers) == [
            ("front_sheet", None, 1, 3)
        ]

    def test_a_page_left_blank_by_the_publisher_is_its_own(self) -> None:
        cut = split(document(page(1, *TEXT), page(2, notice=True), page(3, *TEXT)), {})
        assert [p.kind for p in cut.papers] == ["other", "blank", "other"]

    def test_an_empty_page_alone(self) -> None:
        assert shape(split(document(page(1)), {}).papers) == [("other", None, 1, 1)]

    def test_a_source_without_pages(self) -> None:
        (paper,) = split(document(page(1, *MINUTES, heading="Minutes")), {}).papers
        assert (paper.kind, paper.title) == ("minutes", "Minutes")


def test_a_supplement() -> None:
    letter = ("Dear Member", "Enclosed is a supplementary agenda pack", "Yours sincerely")
    pages = [page(1, *letter), page(2, *REPORT, stamp=151, item="9"), page(3, *TEXT, stamp=152, item="9")]
    outline = [("Agenda", 0, 1), ("9 Budget", 0, 2)]
    assert shape(split(document(*pages, outline=outline), {}).papers) == [
        ("supplement_letter", None, 1, 1),
        ("report", "9", 2, 3),
    ]


class TestReconciling:
    """The agenda's ranges against the pages, seen from both sides."""

    @pytest.mark.parametrize(
        ("ranges", "said"),
        [
            pytest.param({"1": (1, 2), "5": (3, 6)}, [], id="agree"),
            pytest.param({"1": (1, 2), "5": (3, 5)}, [], id="a blank verso counts or not"),
            pytest.param({"1": (1, 2), "5": (3, 9)}, ["ends before page 9"], id="beyond the document"),
            pytest.param({"1": (1, 2), "5": (4, 6)}, ["its papers stand on pages 3 to"], id="begins later"),
            pytest.param({"1": (1, 2)}, ["item 5 has papers here"], id="an item without pages"),
            pytest.param({"1": (1, 2), "4": (3, 6)}, ["under item 4", "item 5 has papers"], id="another item"),
        ],
    )
    def test_notes(self, ranges: Ranges, said: list[str]) -> None:
        cut = split(document(*pack()), ranges)
        messages = [note.message for note in cut.notes]
        assert all(note.code == "page-range-mismatch" and note.page is not None for note in cut.notes)
        assert len(messages) >= len(said)
        assert all(any(part in message for message in messages) for part in said)
        assert bool(messages) == bool(said)

    def test_a_lettered_item_is_the_same_however_it_is_printed(self) -> None:
        pages = [page(1, *AGENDA), page(2, *REPORT, stamp=1, item="5(b)"), page(3, *TEXT, stamp=2, item="5(b)")]
        assert split(document(*pages), {"5b": (1, 2)}).notes == []

    def test_an_item_is_said_once(self) -> None:
        pages = [page(n, *TEXT, stamp=n, item="5" if n % 2 else "6") for n in range(1, 9)]
        messages = [note.message for note in split(document(*pages), {"6": (2, 8)}).notes]
        assert sum(message.startswith("item 5 ") for message in messages) == 1

    def test_without_stamps_nothing_can_be_said(self) -> None:
        assert split(document(page(1, *AGENDA)), {"5": (200, 100)}).notes == []


def test_front_paper() -> None:
    front = front_paper(document(*pack(), outline=OUTLINE))
    assert front is not None
    assert (front.kind, front.first_page, front.last_page) == ("front_sheet", 1, 2)
    assert front_paper(document(page(1, *MINUTES))) is None
    assert front_paper(document(page(1))) is None


def test_no_page_at_all() -> None:
    assert split(document(), {}).papers == []
    assert front_paper(document()) is None


ITEMS = st.none() | st.sampled_from(["1", "2", "5a", "12"])
OUTLINES = st.lists(
    st.tuples(
        st.sampled_from(["Agenda", "1 Minutes", "Appendix A", ""]), st.integers(0, 3), st.none() | st.integers(-1, 12)
    ),
    max_size=6,
)
NUMBERS = st.integers(-3, 50)
RANGES_AT_ALL = st.dictionaries(st.sampled_from(["1", "2", "5a", "7"]), st.tuples(NUMBERS, NUMBERS), max_size=4)


@st.composite
def pages(draw: st.DrawFn) -> list[LaidPage]:
    count = draw(st.integers(1, 8))
    made = []
    for number in range(1, count + 1):
        texts = draw(st.sampled_from([(), TEXT, AGENDA, MINUTES, REPORT, ("Appendix A",), ("Dear Member",)]))
        made.append(
            page(
                number,
                *texts,
                stamp=draw(st.none() | st.integers(-5, 40)),
                item=draw(ITEMS),
                notice=not texts and draw(st.booleans()),
                own=draw(st.none() | st.integers(0, 5)),
            )
        )
    return made


@given(pages(), OUTLINES, RANGES_AT_ALL)
@settings(max_examples=300, deadline=None)
def test_every_page_is_in_exactly_one_paper(
    made: list[LaidPage], outline: list[tuple[str, int, int | None]], ranges: Ranges
) -> None:
    laid = document(*made, outline=outline)
    front_paper(laid)
    cut = split(laid, ranges)
    assert [p.number for paper in cut.papers for p in paper.pages] == [p.number for p in made]
    assert all(paper.pages for paper in cut.papers)
    assert all(paper.parent is None or paper.parent in cut.papers for paper in cut.papers)


class TestTwoPacks:
    """Packs of two meetings put together in one document."""

    FIRST = ("Tuesday 7 March 2028 at 7.00 pm", *AGENDA)
    TITLES = ("Dog bins", "Flood Relief", "Village green")

    def cut(self, *second: str, ranges: Ranges | None = None) -> list[tuple[str, str | None, int, int]]:
        pages = [page(1, *self.FIRST), page(2, *REPORT, heading="Flood Relief"), page(3, *second)]
        pages.append(page(4, *REPORT, heading="Village green"))
        titles = {str(number): title for number, title in enumerate(self.TITLES, 1)}
        self.notes = (found := split(document(*pages), ranges or {}, titles)).notes
        return shape(found.papers)

    def test_the_second_agenda_and_its_papers_are_filed_under_nothing(self) -> None:
        found = self.cut("Tuesday 4 April 2028 at 7.00 pm", *AGENDA)
        assert [place[1:] for place in found] == [(None, 1, 1), ("2", 2, 2), (None, 3, 3), (None, 4, 4)]
        assert [(note.code, note.page) for note in self.notes] == [("section-uncertain", 3)]

    @pytest.mark.parametrize(
        "second",
        [
            ("Tuesday 7 March 2028 at 7.00 pm", *AGENDA),
            ("Agenda", "Minutes of the meeting held on 4 April 2028", "Present: Cllr. Collins", "Apologies: none"),
            ("Agenda", "Apologies for absence", "The next meeting is on 4 April 2028"),
        ],
    )
    def test_an_agenda_of_the_same_day_and_minutes_are_no_second_one(self, second: tuple[str, ...]) -> None:
        assert self.cut(*second)[-1] == ("report", "3", 4, 4)
        assert self.notes == []

    def stamped(self, item: str) -> list[str | None]:
        pages = [page(1, *self.FIRST), page(2, *REPORT, stamp=1, item="5", heading="Flood Relief")]
        pages += [page(3, "Tuesday 4 April 2028 at 7.00 pm", *AGENDA), page(4, *REPORT, stamp=3, item=item)]
        return [paper.agenda_item for paper in split(document(*pages), {"5": (1, 1)}).papers]

    def test_stamps_that_begin_anew_are_another_meetings(self) -> None:
        assert self.stamped("3") == [None, "5", None, None]

    def test_an_agenda_among_stamps_that_count_on_is_a_paper(self) -> None:
        assert self.stamped("6") == [None, "5", "5", "6"]

    def test_the_front_sheet_ends_before_it(self) -> None:
        laid = document(page(1, *self.FIRST), page(2, "Tuesday 4 April 2028 at 7.00 pm", *AGENDA))
        front = front_paper(laid)
        assert front is not None
        assert front.last_page == 1
