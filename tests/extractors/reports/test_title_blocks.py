"""Title blocks in the forms councils print them."""

from __future__ import annotations

import datetime as dt
import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("report_build", Path(__file__).with_name("build.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
build = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(build)

LABELLED = """
# Winter Gritting of Footways
Highways Committee - 4 November 2031
Report of: Head of Streets
Status: For Decision
Also considered by: Cabinet - 9 December 2031
Key Decision: No
# Introduction
1 The Council grits 40 km of footway.
"""
FROM_TO = """
| From: | Ada Brook, Cabinet Member for Streets |
| To: | Highways Committee - 4 November 2031 |
| Subject: | Winter Gritting of Footways |
| Decision no: | 31/00042 |
| Classification: | Unrestricted |
| Past Pathway of report: | Cabinet – 9 December 2031 |
| Key Decision: | No |
# 1. Introduction
1.1 The Council grits 40 km of footway.
"""
CAPITALS = """
REPORT TO: HIGHWAYS COMMITTEE
DATE: 4 NOVEMBER 2031
TITLE: Winter Gritting of Footways
WARD(S): ALL
REPORT OF: HEAD OF STREETS
KEY DECISION: NO
# 1. PURPOSE OF THE REPORT
1.1 To agree the routes.
"""
GRID = """
| Item No. | Classification: | Date: | Meeting Name: |
| 7 | Open | 4 November 2031 | Highways Committee |
| Report title: | Winter Gritting of Footways |
| Ward(s) or groups affected: | All |
| From: | Head of Streets |
# RECOMMENDATION
1. That the routes be agreed.
"""
ONE_LINE = """
# Winter Gritting of Footways
Report to: Highways Committee Report by: Head of Streets Date: 4 November 2031
# Introduction
The Council grits 40 km of footway.
"""
SPOKEN = """
AGENDA ITEM NO. 7
# REPORT TO HIGHWAYS COMMITTEE
4 NOVEMBER 2031
REPORT OF THE HEAD OF STREETS
# WINTER GRITTING OF FOOTWAYS
# 1. PURPOSE OF REPORT
1.1 To agree the routes.
"""


@pytest.mark.parametrize("text", [LABELLED, FROM_TO, CAPITALS, GRID, ONE_LINE, SPOKEN])
def test_every_style_gives_the_same_report(text: str) -> None:
    found = build.report(text)
    assert found.title is not None
    assert found.title.casefold() == "winter gritting of footways"
    assert found.committee is not None
    assert found.committee.casefold() == "highways committee"
    assert found.date == dt.date(2031, 11, 4)
    assert found.author is not None


def test_fields_of_labels() -> None:
    found = build.report(FROM_TO)
    assert found.reference == "31/00042"
    assert found.classification == "Unrestricted"
    assert found.key_decision is False
    assert [(c.body, c.date) for c in found.also_considered_by] == [("Cabinet", dt.date(2031, 12, 9))]
    assert list(found.header) == [
        "From", "To", "Subject", "Decision no", "Classification", "Past Pathway of report", "Key Decision",
    ]  # fmt: skip


def test_a_header_row_names_the_cells_below_it() -> None:
    found = build.report(GRID)
    assert found.header["Item No."] == "7"
    assert (found.agenda_item, found.classification, found.wards) == ("7", "Open", "All")


def test_an_unknown_label_stays_in_the_header() -> None:
    found = build.report(
        "| Report to: | Cabinet |\n| Date: | 4 May 2031 |\n| Lighthouse: | North |\n# Introduction\nText."
    )
    assert found.header["Lighthouse"] == "North"


def test_the_item_of_the_paper_goes_before_a_printed_one() -> None:
    assert build.report(GRID, item="7a").agenda_item == "7a"


def test_the_outline_titles_a_report_that_prints_no_title() -> None:
    assert (
        build.report("Report of: Head of Streets\n# 1. Introduction\n1.1 Text.", title="Gritting").title == "Gritting"
    )


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("Yes - it affects two wards", True),
        ("No", False),
        ("Non-key", False),
        ("Key decision over £500k", True),
        ("N/A", None),
    ],
)
def test_key_decision(printed: str, said: bool | None) -> None:
    assert build.report(f"# Gritting\nKey Decision: {printed}\n# Introduction\nText.").key_decision is said


def test_a_release_status_without_label_is_the_classification() -> None:
    assert build.report(
        "# Gritting\nReport of: Head\nFOR GENERAL RELEASE\n# 1. Introduction\nText."
    ).classification == ("FOR GENERAL RELEASE")


BODY = "# Gritting\nReport of: Head of Streets\n# 1. Introduction\n1.1 The Council grits 40 km of footway.\n"


@pytest.mark.parametrize(
    "back",
    [
        "Wards affected: All",
        "# Background papers\nThe winter plan\nWards affected: All",
        "# Contact officer\nAda Brook, Head of Streets, ada.brook@example.gov.uk\nWards affected: All",
        "Wards affected: All\nContact officer: Ada Brook, Head of Streets, ada.brook@example.gov.uk",
    ],
)
def test_wards_are_read_at_the_end_too(back: str) -> None:
    found = build.report(BODY + back)
    assert found.wards == "All"
    assert list(found.header) == ["Report of"]
    assert "All" not in [paper.title for paper in found.background_papers]
    assert [contact.name for contact in found.contact_officers] == (["Ada Brook"] if "Ada" in back else [])


@pytest.mark.parametrize(
    "back",
    [
        "Ward: Abbey\nThe footbridge.\nWard: Canal\nThe towpath.",
        "Wards in the north wait longest.",
        "Local members: Councillor Ada Brook",
    ],
)
def test_wards_of_sites_and_their_members_are_not_the_reports(back: str) -> None:
    assert build.report(BODY + back).wards is None


@pytest.mark.parametrize(
    ("line", "author", "committee", "day"),
    [
        (
            "Report of the Head of Streets to the Highways Committee, 4 November 2031",
            "Head of Streets",
            "Highways Committee",
            dt.date(2031, 11, 4),
        ),
        (
            "Joint report of the Head of Streets and the Treasurer to Cabinet – 4 November 2031",
            "Head of Streets and the Treasurer",
            "Cabinet",
            dt.date(2031, 11, 4),
        ),
        (
            "REPORT BY HEAD OF STREETS TO THE MEETING OF THE HIGHWAYS COMMITTEE ON 4 NOVEMBER 2031",
            "HEAD OF STREETS",
            "HIGHWAYS COMMITTEE",
            dt.date(2031, 11, 4),
        ),
        ("Report of the Head of Streets, 4 November 2031", "Head of Streets", None, dt.date(2031, 11, 4)),
        ("Report of: Head of Streets, Meeting: Highways Committee", "Head of Streets", "Highways Committee", None),
        ("Report of the Assistant to the Chief Executive", "Assistant to the Chief Executive", None, None),
    ],
)
def test_one_line_says_who_wrote_to_whom_and_when(
    line: str, author: str, committee: str | None, day: dt.date | None
) -> None:
    found = build.report(f"{line}\n# Winter Gritting of Footways\n# 1. Purpose\n1.1 To agree the routes.")
    assert (found.author, found.committee, found.date) == (author, committee, day)
    assert found.title == "Winter Gritting of Footways"


def test_committee_over_the_title_goes_before_the_one_addressed() -> None:
    text = "# Streets Scrutiny Panel - 4 November 2031\nReport of the Head of Streets to Cabinet\n# Gritting\n1 Text."
    found = build.report(text)
    assert (found.committee, found.author) == ("Streets Scrutiny Panel", "Head of Streets")


def test_day_of_the_meeting_is_no_title_where_labels_stand_over_it() -> None:
    text = "# Cabinet – 4 November 2031\nWard(s) affected: Quay\n# Gritting\n# Key Decision: Yes – it costs £600,000"
    found = build.report(f"{text}\n# 1 Introduction\n1.1 Text.")
    assert (found.title, found.wards, found.key_decision) == ("Gritting", "Quay", True)


@pytest.mark.parametrize(
    "end",
    [
        "# 5. Key decision\nNo\n# 6. Wards affected\nQuay and Moor\n# 7. Exempt information\nAppendix 2",
        "# KEY DECISION\nThis is not a key one.\n# WARDS AFFECTED\nQuay and Moor\n# EXEMPT INFORMATION\nAppendix 2",
    ],
)
def test_decision_wards_and_exempt_matter_under_headings_at_the_end(end: str) -> None:
    found = build.report(f"Report of: Head of Streets\n# Gritting\n# 1. Introduction\n1.1 Text.\n{end}")
    assert (found.key_decision, found.wards, found.classification) == (False, "Quay and Moor", "Appendix 2")


def test_wards_told_of_each_site_are_not_those_of_the_report() -> None:
    end = "# Wards affected\nQuay\n# 2. Moor Lane\nText.\n# Wards affected\nMoor"
    assert build.report(f"Report of: Head of Streets\n# Gritting\n# 1. Quay Street\nText.\n{end}").wards is None


def test_a_report_on_an_application_is_named_by_its_site_where_nothing_else_names_it() -> None:
    block = "ITEM 1\nApplication reference: 31/0005/FUL\nSite: 12 Station Road\nProposal: Two dwellings\n"
    found = build.report(f"{block}# Site description\nA garden.\n# Planning considerations\nIt is acceptable.")
    assert (found.title, found.reference, found.implications) == ("12 Station Road", "31/0005/FUL", ())
    assert [part.heading for part in found.content] == ["Site description", "Planning considerations"]
    named = build.report(f"# Two dwellings at the station\n{block}# Site description\nA garden.")
    assert named.title == "Two dwellings at the station"
