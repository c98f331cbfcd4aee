"""What a run of pages is, from what stands on its first pages."""

from __future__ import annotations

import pytest

from agendaparse.split.kinds import is_appendix, is_work_plan_title, kind_of, opens_document
from tests.split.build import AGENDA, MINUTES, REPORT, TEXT, page


@pytest.mark.parametrize(
    ("texts", "first", "title", "kind"),
    [
        pytest.param(AGENDA, True, None, "front_sheet", id="agenda"),
        pytest.param(
            ("Notice of meeting", "You are hereby summoned to a meeting", "A G E N D A", "1. Apologies"),
            True,
            None,
            "front_sheet",
            id="summons",
        ),
        pytest.param(
            (
                *("A meeting of the Housing Committee will be held in the Town Hall", "BUSINESS"),
                *("Sederunt and Apologies", "Minute of Meeting of 14 March", "Grants (Pages 3 - 5)"),
            ),
            True,
            None,
            "front_sheet",
            id="what calls a meeting is not its minutes",
        ),
        pytest.param(
            (
                "Alder Planning Committee Minutes 10 October 2012",
                "Chairman: Councillor Ash",
                "RESOLVED: That it be noted.",
            ),
            True,
            None,
            "minutes",
            id="minutes with their day in the title",
        ),
        pytest.param(
            (
                *("Council Meeting", "Table of Contents", "No", "Item", "Decisions", "Apologies", "Minutes", "Finance"),
                "Minutes of the Meeting of Alder Borough Council held in the Town Hall on 3 March 2020",
                *("Present:", "Councillors Ash and Elm", "1. Apologies"),
            ),
            True,
            None,
            "minutes",
            id="minutes behind their contents",
        ),
        pytest.param(
            ("Rhaglen", "Aelodaeth", "1. Ymddiheuriadau", "2. Cofnodion (Tudalennau 1 - 4)"),
            True,
            None,
            "front_sheet",
            id="rhaglen",
        ),
        pytest.param(
            ("Cofnodion y cyfarfod a gynhaliwyd", "Presennol: Y Cynghorydd Huws", "Penderfynwyd derbyn y cofnodion."),
            False,
            None,
            "minutes",
            id="cofnodion",
        ),
        pytest.param(MINUTES, False, None, "minutes", id="minutes"),
        pytest.param(MINUTES, True, None, "minutes", id="lone minutes"),
        pytest.param(
            ("PLANNING COMMITTEE", "At a meeting of the Planning Committee held on 4 May", "Present:", "It was agreed"),
            True,
            None,
            "minutes",
            id="minutes that do not say so",
        ),
        pytest.param(REPORT, False, None, "report", id="report"),
        pytest.param(REPORT, True, None, "report", id="lone report"),
        pytest.param(
            ("From: Head of Parks", "To: Cabinet, 4 May 2032", "Subject: The green", "Classification: Unrestricted"),
            False,
            None,
            "report",
            id="report from and to",
        ),
        pytest.param(
            ("Work Programme 2032/33", "4 May 2032", "Budget monitoring"), False, None, "work_plan", id="work plan"
        ),
        pytest.param(("Budget monitoring", "4 May"), False, "Work Plan", "work_plan", id="work plan by its bookmark"),
        pytest.param(
            (*REPORT[:4], "The forward plan is attached", "Date: 4 May"), False, None, "report", id="report on a plan"
        ),
        pytest.param(
            ("Dear Member", "CABINET", "Enclosed is a supplementary agenda pack", "Yours sincerely"),
            True,
            None,
            "supplement_letter",
            id="covering letter",
        ),
        pytest.param(
            ("Dear Member", "Enclosed is a supplementary agenda pack", "Yours sincerely"),
            False,
            None,
            "other",
            id="a letter inside a pack",
        ),
        pytest.param(
            ("Notice of Motion", "Proposed by: Mr Brady", "Seconded by: Ms Hawkins"), False, None, "other", id="motion"
        ),
        pytest.param(
            ("Cabinet", "Date: Monday 3 June 2024 Time: 10.00 am Venue: The Hall", "PART I", "Apologies", "Budget"),
            *(True, None, "front_sheet"),
            id="agenda without its heading",
        ),
        pytest.param(
            (
                "Report of the Head of Parks to Cabinet, 4 May 2032",
                "The Green",
                "1. Purpose",
                "2. Recommendations",
                "3. Background",
                "4. Financial implications",
                "5. Background papers",
            ),
            *(False, None, "report"),
            id="report with numbered headings",
        ),
        pytest.param(
            ("The Green Strategy", "1. Purpose", "2. Background", "3. Financial implications", "4. Appendices", "Date"),
            *(False, None, "other"),
            id="a strategy with numbered headings is no report",
        ),
        pytest.param(TEXT, False, None, "other", id="text"),
        pytest.param((), False, None, "other", id="nothing"),
    ],
)
def test_kind(texts: tuple[str, ...], first: bool, title: str | None, kind: str) -> None:
    assert kind_of([page(1, *texts)], first=first, title=title) == kind


@pytest.mark.parametrize(
    ("texts", "title", "expected"),
    [
        (("Appendix A", "Flood map"), None, True),
        (("Annexe 2", "Costs"), None, True),
        (("Atodiad 1",), None, True),
        (("Schedule 2", "Fees"), None, True),
        (("Schedule of Payments",), None, False),
        (TEXT, "Appendix B - Costs", True),
        (TEXT, "4 - Annex 1", True),
        (TEXT, "Costs", False),
        (TEXT, None, False),
        (("Appendices: Appendix A is attached",), None, False),
        (("Appendix A - Map", "Appendix B - Costs", "Appendix C - Risks"), None, False),  # a list of them
    ],
)
def test_appendix(texts: tuple[str, ...], title: str | None, expected: bool) -> None:
    assert is_appendix([page(1, *texts)], title) is expected


def test_an_appendix_by_its_running_head() -> None:
    assert is_appendix([page(1, *TEXT, running_head="Appendix 1")], None)


def test_a_running_head_after_the_title_page_of_its_appendix_opens_nothing() -> None:
    titled = page(1, "The Strategy", heading="Appendix A")
    headed = page(2, *TEXT, running_head="Appendix A - The Strategy")
    assert opens_document(titled, None)
    assert not opens_document(headed, titled)
    assert opens_document(page(3, *TEXT, running_head="Appendix B - Costs"), headed)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Work Plan", True),
        ("Committee Work Programme 2032/33", True),
        ("Forward Plan of Key Decisions", True),
        ("Local Plan", False),
        ("Plan of the site", False),
    ],
)
def test_work_plan_titles(title: str, expected: bool) -> None:
    assert is_work_plan_title(title) is expected


class TestOpening:
    """Pages that look like the first of a document."""

    @pytest.mark.parametrize(
        ("texts", "expected"), [(REPORT, True), (MINUTES, True), (("Appendix A", "Map"), True), (TEXT, False)]
    )
    def test_by_its_head(self, texts: tuple[str, ...], expected: bool) -> None:
        assert opens_document(page(2, *texts), page(1, *TEXT)) is expected

    def test_a_page_whose_number_goes_on_opens_nothing(self) -> None:
        assert not opens_document(page(2, *REPORT, own=2), page(1, *TEXT, own=1))
        assert opens_document(page(2, *REPORT, own=1), page(1, *TEXT, own=4))

    def test_a_running_head_that_goes_on_opens_no_appendix(self) -> None:
        before = page(1, *TEXT, running_head="Appendix 1")
        assert not opens_document(page(2, *TEXT, running_head="Appendix 1"), before)
        assert opens_document(page(2, *TEXT, running_head="Appendix 2"), before)
