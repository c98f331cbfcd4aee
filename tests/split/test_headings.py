"""The heading that names a paper."""

from __future__ import annotations

from agendaparse.document import LaidPage
from agendaparse.split.headings import main_heading
from tests.split.build import TEXT, block, page


def test_main_heading() -> None:
    assert main_heading([page(1), page(2, *TEXT, heading="Flood Relief")]) == "Flood Relief"
    assert main_heading([page(1, *TEXT)]) is None
    assert main_heading([]) is None


def test_a_label_with_its_value_names_no_paper() -> None:
    heads = [block(text, heading=True) for text in ("Cabinet – 4 May 2032", "Ward(s) affected: Quay", "Flood Relief")]
    assert main_heading([LaidPage(1, 595, 842, [*heads])], "report") == "Flood Relief"


def test_main_heading_of_a_report_and_of_minutes() -> None:
    heads = [block(text, heading=True) for text in ("Brackenshire District Council", "Report of:", "Flood Relief")]
    report = LaidPage(1, 595, 842, [*heads])
    assert main_heading([report], "report") == "Flood Relief"
    assert main_heading([report], "front_sheet") == "Brackenshire District Council"
    heads = [block(text, heading=True) for text in ("COUNCIL - 23 JULY 2031", "REPORT OF THE STEWARD", "The Old Mill")]
    assert main_heading([LaidPage(1, 595, 842, [*heads])], "report") == "The Old Mill"
    assert main_heading([LaidPage(1, 595, 842, heads[:2])], "report") == "REPORT OF THE STEWARD"
    minutes = LaidPage(1, 595, 842, [block("Present: Cllr. Collins"), block("Apologies", heading=True)])
    assert main_heading([minutes], "minutes") is None
