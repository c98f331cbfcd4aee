"""Reports in plain text, where place and words tell what weight tells in print."""

from __future__ import annotations

import agendaparse
from agendaparse.models.report import Report

BODY = """
1.    PURPOSE
1.1   The Council keeps forty salt bins in the streets of the old town, and fills them twice each winter.
1.2   Residents of the hill have asked for nine more, and the ward members have said where they should stand.
1.3   A bin costs ninety pounds, and its salt eleven pounds each year at the prices of the last contract.
2.    RECOMMENDATION
2.1   That nine bins be bought.
"""


def report(text: str) -> Report:
    (found,) = agendaparse.parse(f"{text.strip(chr(10))}\n\f".encode()).reports
    return found


def test_labels_in_a_row_over_their_values() -> None:
    found = report(f"""
 Item No.          Classification:        Date:                    Meeting Name:
 7                 Open                   18 May 2032              Streets Committee
 Report title:                            Salt Bins on the Hill
 Wards affected:                          All
 From:                                    Director of Streets
{BODY}""")
    assert found.header["Item No."] == "7"
    assert (found.classification, found.committee, str(found.date)) == ("Open", "Streets Committee", "2032-05-18")
    assert (found.title, found.author) == ("Salt Bins on the Hill", "Director of Streets")


def test_what_stands_in_the_column_of_values_is_no_label() -> None:
    found = report(f"""
Report to:              Streets Committee
Subject:                Salt Bins on the Hill
Date of decision:       14 May 2032
                        Pre-decision scrutiny: 28 April 2032
Contact:                Ada Finch
                        Email: ada.finch@hill.gov.example
Report by:              Director of Streets
{BODY}""")
    assert found.header["Date of decision"] == "14 May 2032 Pre-decision scrutiny: 28 April 2032"
    assert found.header["Email"] == "ada.finch@hill.gov.example"
    assert found.contact_officers[0].email == "ada.finch@hill.gov.example"


HEAD = """
Report to:              Streets Committee
Date:                   14 May 2032
Subject:                Salt Bins on the Hill
Report by:              Director of Streets
"""


def test_answers_in_a_column_say_which_appendices_are_attached() -> None:
    found = report(f"""{HEAD}{BODY}
3.    LIST OF APPENDICES
Appendix 1: Plan of the hill                                                       Yes
Appendix 2: Equality screening                                                     No
""")
    assert found.appendices == ("Appendix 1: Plan of the hill",)
    assert [part.heading for part in found.content] == ["PURPOSE"]


def test_figure_against_a_capital_opens_a_footnote() -> None:
    found = report(f"""{HEAD}{BODY}
3.    BACKGROUND
3.1   The winter of 2030 was mild, and only two of the bins were emptied by those who live beside them.1

    1The report of the task group was published in May 2030.

4.    LEGAL IMPLICATIONS
4.1   There are none.
""")
    assert [part.heading for part in found.content] == ["PURPOSE", "BACKGROUND", "LEGAL IMPLICATIONS", None]
    assert found.content[-1].paragraphs[0].text == "1The report of the task group was published in May 2030."


def test_papers_on_lines_of_their_own() -> None:
    found = report(f"""{HEAD}{BODY}
3.    BACKGROUND PAPERS
Survey of the hill, May 2031
Minutes of the Streets Committee, 15 January 2032
""")
    assert [paper.title for paper in found.background_papers] == [
        "Survey of the hill, May 2031",
        "Minutes of the Streets Committee, 15 January 2032",
    ]


def test_heading_that_runs_into_its_sentence() -> None:
    found = report(
        f"{HEAD}\nSummary The hill has no salt bins, and last winter three carts slid into the pond.\n{BODY}"
    )
    assert found.executive_summary == "The hill has no salt bins, and last winter three carts slid into the pond."


def test_lists_beside_their_headings() -> None:
    found = report(f"""{HEAD}{BODY}
3.    CONCLUSIONS
The hill should have its bins before the first frost of the year.
Appendices              Appendix A - Plan of the hill
Background Papers       Survey of the hill, May 2031
""")
    assert found.appendices == ("Appendix A - Plan of the hill",)
    assert [paper.title for paper in found.background_papers] == ["Survey of the hill, May 2031"]
    assert [part.heading for part in found.content] == ["PURPOSE", "CONCLUSIONS"]


def test_office_alone_under_a_report_signs_it() -> None:
    tail = "\n\nDirector of Streets\nAppendices: None\nContact: Ada Finch, tel 01632 960711"
    found = report(f"{HEAD}{BODY}{tail}")
    assert [(who.name, who.role) for who in found.signatories] == [(None, "Director of Streets")]
    assert report(f"{HEAD}{BODY}{tail.replace('Streets', 'Parks')}").signatories == ()


def test_what_is_signed_beside_a_date_is_kept_whole() -> None:
    found = report(f"""{HEAD}{BODY}
3.    BACKGROUND PAPERS
3.1   Survey of the hill, May 2031
Signed: Councillor Ada Finch               Date: 22 August 2031
""")
    assert [paper.title for paper in found.background_papers] == ["Survey of the hill, May 2031"]
    said = [paragraph.text for part in found.content for paragraph in part.paragraphs]
    assert "Signed: Councillor Ada Finch Date: 22 August 2031" in said


def test_papers_in_columns_under_the_law_that_asks_for_them() -> None:
    found = report(f"""{HEAD}{BODY}
Background list of documents: Section 100D of the Local Government Act 1972

 Title of document                                Location
 Survey of the hill, May 2031                     Hill office
""")
    assert [paper.title for paper in found.background_papers] == ["Survey of the hill, May 2031"]


def test_grid_of_labels_behind_a_report() -> None:
    found = report(f"""{HEAD}{BODY}
3.    BACKGROUND DOCUMENTS
 Background papers                                    Held at                  Contact
 Survey of the hill, May 2031                         Roads, 160 Quay          Ada Finch
                                                      Street                   01632 960644

AUDIT TRAIL
 Lead Officer                Caspar Oke, Director of Streets
 Report Author               Ada Finch, Engineer
 Version                     Final
 Key Decision?               No
""")
    assert [paper.title for paper in found.background_papers] == ["Survey of the hill, May 2031"]
    assert found.key_decision is False
    assert [part.heading for part in found.content] == ["PURPOSE"]
