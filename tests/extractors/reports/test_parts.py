"""Recommendations, body, implications, back matter, people and tables of reports."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from agendaparse.document import Block
from agendaparse.extractors.context import Context
from agendaparse.extractors.reports import grid_kind, is_plain, table_of

_SPEC = importlib.util.spec_from_file_location("report_build", Path(__file__).with_name("build.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
build = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(build)

HEAD = "# Gritting\nReport of: Head of Streets\n"


@pytest.mark.parametrize(
    ("text", "to", "clauses"),
    [
        ("# Recommendations\nCabinet is asked to:\n(a) note the routes; and\n(b) agree them.", "Cabinet", ["a", "b"]),
        (
            "# Recommendation\nThat the Streets Committee:\n1. Notes the routes.\n2. Agrees them.",
            "Streets Committee",
            ["1", "2"],
        ),
        ("# 2. Recommendations\n2.1 It is recommended that Cabinet:\n(i) notes;\n(ii) agrees.", "Cabinet", ["i", "ii"]),
        ("Recommendation to Cabinet: That the routes be noted.", "Cabinet", []),
        ("# RECOMMENDED\nThat the routes be noted.", None, []),
        ("# Recommendations\nMembers are asked to note the routes.", None, []),
        ("# Recommendations\n(a) agree:\n(i) the north; and\n(ii) the south; and\n(b) note it.", None, ["a", "b"]),
    ],
)
def test_recommendation(text: str, to: str | None, clauses: list[str]) -> None:
    found = build.report(f"{HEAD}{text}\n# Introduction\nThe recommendations of 2030 were carried out.").recommendations
    assert len(found) == 1
    assert found[0].to == to
    assert [clause.label for clause in found[0].clauses] == clauses


def test_recommendations_to_two_bodies_are_two_and_a_repeated_one_is_one() -> None:
    text = """
    Recommendation to Streets Committee: That the routes be considered.
    Recommendation to Cabinet: That the routes be agreed for the winter of 2031.
    # Introduction
    Text.
    # Recommendation to Cabinet
    That the routes be agreed for the winter of 2031;
    """
    found = build.report(HEAD + text).recommendations
    assert [entry.to for entry in found] == ["Streets Committee", "Cabinet"]


def test_heading_that_asks_another_body_opens_no_part() -> None:
    text = """
    ## 2. Recommendations
    Cabinet is asked to:
    (a) recommend the plan to the County Council.
    ## The County Council is asked to:
    (a) adopt the plan.
    ## 3. Background
    Text.
    """
    found = build.report(HEAD + text)
    assert [entry.to for entry in found.recommendations] == ["Cabinet", "County Council"]
    assert [part.heading for part in found.content] == ["Background"]


def test_linked_papers_among_appendices_are_background_papers() -> None:
    body = build.items(f"{HEAD}# Background\nText.\n# Appendices and background documents\nAppendix A: Routes")
    body.append(build.para("Report of the inquiry, 2028", "https://example.org/inquiry.pdf"))
    found = build.report_of(body)
    assert found.appendices == ("Appendix A: Routes",)
    assert [(paper.title, paper.url) for paper in found.background_papers] == [
        ("Report of the inquiry, 2028", "https://example.org/inquiry.pdf")
    ]


def test_paragraphs_bullets_and_levels() -> None:
    text = """
    # 1. Introduction
    1.1 Each route takes three hours:
    • the market place
    • the station
    and the driver then rests.
    # 2. Routes
    ## The north
    2.1 There are four.
    """
    found = build.report(HEAD + text)
    first = found.section("Introduction")
    assert first is not None
    assert first.number == "1"
    assert [(p.number, p.bullets) for p in first.paragraphs] == [("1.1", ("the market place", "the station"))]
    assert first.paragraphs[0].text == "Each route takes three hours: and the driver then rests."
    assert [(part.heading, part.level) for part in found.content] == [
        ("Introduction", 1),
        ("Routes", 1),
        ("The north", 2),
    ]


def test_unnumbered_implications_stand_only_there_and_numbered_ones_in_the_body_too() -> None:
    plain = build.report(f"{HEAD}# Background\nText.\n# Key Implications\n## Financial\nNone.\n## Legal\nNone at all.")
    assert [entry.kind for entry in plain.implications] == ["Financial", "Legal"]
    assert [part.heading for part in plain.content] == ["Background"]
    counted = build.report(f"{HEAD}# 1. Background\n1.1 Text.\n# 2. Legal Implications\n2.1 None.")
    assert counted.implication("Legal") is not None
    assert [part.heading for part in counted.content] == ["Background", "Legal Implications"]


def test_implications_in_a_table() -> None:
    rows = (
        "| Issue | Implications |\n| Financial and Property | £9 |\n"
        "| Legal, Statutory and Procurement | None |\n| Equality | None |"
    )
    found = build.report(f"{HEAD}# Background\nText.\n# Implications\n{rows}")
    assert [entry.kind for entry in found.implications] == [
        "Financial and Property", "Legal, Statutory and Procurement", "Equality",
    ]  # fmt: skip
    assert not found.tables


def test_the_equality_form_goes_on_over_a_page_end() -> None:
    form = [
        build.table(["Question", "Answer", "Explanation / Evidence"], ["a. Does it harm?", "No", "It does not"]),
        build.table(["b. Does it help?", "Yes", "It does"]),
    ]
    from agendaparse.extractors.reports.implications import equality_of

    found = equality_of(form, Context())
    assert [(entry.question, entry.answer) for entry in found] == [("Does it harm?", "No"), ("Does it help?", "Yes")]


def test_appendices_marked_no_are_not_attached() -> None:
    text = "# Appendices\nAppendix A - Map YES\nAppendix B - Costs NO\n# Background Papers\nNone"
    found = build.report(f"{HEAD}# Background\nText.\n{text}")
    assert found.appendices == ("Appendix A - Map",)
    assert found.background_papers == ()
    assert any("Appendix B" in p.text for part in found.content for p in part.paragraphs)


def test_what_stands_below_no_papers_is_no_paper() -> None:
    text = "# Background Papers\nNone\nCleared by the Monitoring Officer on 4 March 2031"
    found = build.report(f"{HEAD}# Background\nText.\n{text}")
    assert found.background_papers == ()
    assert any("Cleared by" in p.text for part in found.content for p in part.paragraphs)


def test_background_papers_with_links() -> None:
    text = "# Background Papers\nThe survey of 2030\nhttps://example.org/survey.pdf\nThe letter of May"
    found = build.report(f"{HEAD}# Background\nText.\n{text}").background_papers
    assert [(p.title, p.url) for p in found] == [
        ("The survey of 2030", "https://example.org/survey.pdf"), ("The letter of May", None),
    ]  # fmt: skip


def test_contacts_at_the_end_and_in_the_title_block_are_one() -> None:
    text = f"""{HEAD}Contact Officer: Tom Hale
    # Background
    Text.
    # Contact details
    Tom Hale
    Streets Engineer
    01632 960123
    tom.hale@example.gov.uk
    Ann Marsh, Head of Streets
    01632 960124
    """
    found = build.report(text).contact_officers
    assert [(c.name, c.role, c.telephone) for c in found] == [
        ("Tom Hale", "Streets Engineer", "01632 960123"), ("Ann Marsh", "Head of Streets", "01632 960124"),
    ]  # fmt: skip


def test_signatories_are_taken_from_the_end() -> None:
    found = build.report(f"{HEAD}# Background\nText.\n# Background Papers\nNone\n# Ann Marsh\nHead of Streets")
    assert [(s.name, s.role) for s in found.signatories] == [("Ann Marsh", "Head of Streets")]


def test_a_plain_table_keeps_its_figures_and_a_layout_grid_is_none() -> None:
    data = build.table(
        ["Service", "Budget", "Variance"], ["Parks", "1,200", "-15"], ["Roads", "", "(3.5)"], header=True
    )
    assert grid_kind(data) is None
    assert is_plain(data)
    record = table_of(data, None, Context())
    assert record is not None
    assert record.columns == ("Service", "Budget", "Variance")
    assert record.to_records()[1] == {"Service": "Roads", "Budget": "", "Variance": "(3.5)"}
    assert grid_kind(build.table(["Report to:", "Cabinet"], ["Date:", "4 May 2031"])) == "labels"
    assert grid_kind(build.table(["Tom Hale", "01632 960123", "tom@example.gov.uk"])) == "contacts"
    assert grid_kind(build.table(["2.1", "Note the routes"], ["2.2", "Agree them"])) == "layout"


def test_a_form_is_no_table_and_the_equality_questions_are_no_form() -> None:
    form = build.table(
        ["Amendment Name:", "Gritting", "Number:", "2"], ["Proposer:", "Ann Marsh", "Seconder:", "Tom Hale"]
    )
    assert grid_kind(form) == "form"
    rows = ["Does it harm?", "No", "It does not"], ["Does it help?", "Yes", "It does"]
    assert grid_kind(build.table(["Question", "Answer", "Explanation"], *rows)) is None


def test_rows_of_words_above_the_figures_are_the_header() -> None:
    grid = build.table(["", "Core", "Total"], ["", "£000", "£000"], ["Parks", "1.0", "2.0"], ["Roads", "-3.0", "(4.0)"])
    record = table_of(grid, None, Context())
    assert record is not None
    assert record.columns == ("", "Core £000", "Total £000")
    assert record.rows == (("Parks", "1.0", "2.0"), ("Roads", "-3.0", "(4.0)"))


def test_a_heading_set_as_those_of_the_body_ends_recommendations_in_capitals() -> None:
    def bold(text: str, level: int = 2, *, capitals: bool = False) -> Block:
        return Block("heading", text, level=level, bold=True, capitals=capitals)

    body = [bold("Gritting"), bold("Site"), build.para("1. A road."), bold("RECOMMENDATION:", 1, capitals=True)]
    asked = [bold("That it be gritted subject to:"), build.para("1. Salt."), build.para("2. Sand.")]
    found = build.report_of([*body, *asked, bold("Key issues"), build.para("2. Ice.")])
    assert [clause.text for clause in found.recommendations[0].clauses] == ["Salt.", "Sand."]
    assert [part.heading for part in found.content][-1] == "Key issues"


def test_a_question_of_the_title_block_answered_by_boxes() -> None:
    grid = "| Report to: | Streets Committee |\n| Subject: | Gritting |\n"
    exempt = "Does the report contain exempt information or appendices?"
    asked = f"| Is this a key decision? | ☒ Yes ☐ No |\n| {exempt} | ☐ Yes ☒ No |\n"
    found = build.report(f"{grid}{asked}# Purpose\n1.1 To grit.")
    assert found.key_decision is True
    assert found.header[exempt] == "☐ Yes ☒ No"


def test_a_signature_with_an_address_and_a_day_under_it() -> None:
    signed = "ANN MARSH\nTreasurer, Hazel Pension Fund\nCounty Hall\nHazelmoor\n17 June 2031\n"
    found = build.report(f"{HEAD}# Recommendation\nThat it be agreed.\n{signed}Background documents: None")
    assert [(s.name, s.role) for s in found.signatories] == [("ANN MARSH", "Treasurer, Hazel Pension Fund")]
    assert found.recommendations[0].text == "That it be agreed."
