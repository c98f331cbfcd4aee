# ruff: noqa: E501  (one printed form a row)
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendaparse.grammar.decisions import (
    decision_end,
    decision_kind,
    find_formulas,
    opening_formula,
    recommended_to,
    sentence_end,
    split_clauses,
)

OPENINGS = [
    ("Resolved: That the report be noted.", "That the report be noted."),
    ("RESOLVED that the Panel note the update.", "that the Panel note the update."),
    ("RESOLVED – to endorse the strategy.", "to endorse the strategy."),
    ("RESOLVED to approve the accounts.", "to approve the accounts."),
    ("UNANIMOUSLY RESOLVED – That the minutes be signed.", "That the minutes be signed."),
    ("Resolved unanimously: That the minutes be signed.", "That the minutes be signed."),
    ("RESOLVED (24/117.2) that the hedge be cut.", "that the hedge be cut."),
    ("RESOLVED (by 4 votes to 1) - That a licence be granted.", "That a licence be granted."),
    ("It was RESOLVED that the weir be repaired.", "that the weir be repaired."),
    ("It was unanimously agreed that the clerk would write.", "that the clerk would write."),
    ("It was APPROVED that a working group be set up.", "that a working group be set up."),
    (
        "AGREED: (a) that the fee be waived; (b) that no more be said.",
        "(a) that the fee be waived; (b) that no more be said.",
    ),
    ("The Finance Committee RESOLVED: That the grant be paid.", "That the grant be paid."),
    ("Committee resolved to note the apologies.", "to note the apologies."),
    ("The Committee resolves in accordance with its powers to pay.", "in accordance with its powers to pay."),
    ("The Council agreed to mend the roof.", "to mend the roof."),
    ("RECOMMENDED to Council: That the fees be adopted.", "That the fees be adopted."),
    ("RECOMMENDED to the Finance Committee: That £400 be granted.", "That £400 be granted."),
    ("Decision: The application be granted.", "The application be granted."),
    ("PENDERFYNWYD: Derbyn y cofnodion.", "Derbyn y cofnodion."),
    ("The Parks Committee noted the report.", "The Parks Committee noted the report."),
]

NO_OPENINGS = [
    "Agreed unanimously.",
    "Amendment carried.",
    "Approved.",
    "Members noted that consideration had been given to the duty.",
    "The Committee noted that the following questions had been received.",
    "Committee noted that a strategy is being developed. The Committee wished to thank the club.",
    "Councillors noted the dates of future meetings.",
    "The Chair agreed to write to group leaders.",
    "Recommendation 2A was moved by Councillor Ash.",
    "The recommendation was moved by Councillor Ash.",
    "Approved minutes of the last meeting were on the table.",
    "The minutes of the previous meeting were agreed as accurate.",
    "Mr Elm said that the Council had resolved to sell the hall in 1987.",
    "A Member asked whether it had been agreed that the road would be closed.",
    "Noted.",
]


@pytest.mark.parametrize(("text", "decision"), OPENINGS)
def test_a_formula_opens_a_decision(text, decision):
    formulas = find_formulas(text)
    assert len(formulas) == 1
    assert formulas[0].opens
    assert text[formulas[0].end : decision_end(text, formulas[0])] == decision


@pytest.mark.parametrize("text", NO_OPENINGS)
def test_a_story_opens_none(text):
    assert find_formulas(text) == []


@pytest.mark.parametrize(
    "text", ["RESOLVED:", "RESOLVED", "It was APPROVED", "It was APPROVED;", "The Committee RESOLVED:"]
)
def test_a_formula_may_stand_alone(text):
    formula = opening_formula(text)
    assert formula is not None
    assert formula.end == len(text)


def test_a_heading_makes_a_bare_word_a_formula():
    assert opening_formula("Resolved", set_apart=True) is not None
    assert opening_formula("Resolved") is None


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("Proposed by Cllr Ash, seconded by Cllr Elm and it was resolved that the accounts be paid. The clerk thanked them.",
         "that the accounts be paid."),
        ("It was proposed by Cllr Ash, seconded by Cllr Elm and unanimously agreed that the minutes be signed.",
         "that the minutes be signed."),
        ("The quotations were opened. RESOLVED: That the lowest be accepted.", "That the lowest be accepted."),
        ("Councillor Ash was proposed and the Council RESOLVED to elect him.", "to elect him."),
        ("Parking is an issue. Resolved – to write to the school.", "to write to the school."),
    ],
)  # fmt: skip
def test_a_formal_formula_within_a_paragraph(text, decision):
    (formula,) = find_formulas(text)
    assert not formula.opens
    assert text[formula.end : decision_end(text, formula)] == decision


def test_who_moved_it_is_no_part_of_a_decision():
    text = "RESOLVED that payments of £12.40 be approved. Proposed by Cllr Ash, seconded by Cllr Elm and carried."
    (formula,) = find_formulas(text)
    assert text[formula.end : decision_end(text, formula)] == "that payments of £12.40 be approved."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("that the Panel note and make comment.", "noted"),
        ("to note the report, the proposed protocol, and that the monitoring arrangements would come back.", "noted"),
        ("that the work programme was noted.", "noted"),
        ("That the contents of the report be noted.", "noted"),
        ("to receive the accounts.", "noted"),
        ("that the minutes were a correct record of the meeting.", "resolved"),
        ("That Councillors noted the land and agreed that it was not theirs.", "resolved"),
        ("That the report be noted and the recommendations approved.", "resolved"),
        ("that the comments in the table be sent to the district council.", "resolved"),
        ("to: i) Approve the plan ii) Note the details", "resolved"),
        ("That the contents of the report be noted and recommended to Cabinet.", "recommended"),
        ("That it be recommended to Cabinet that a) the fees be raised", "recommended"),
        ("to recommend to Cabinet that the lamps be turned off.", "recommended"),
        ("that the Committee notes the report and approves the recommended approach", "resolved"),
        ("that a group be set up to make recommendations to the committee.", "resolved"),
    ],
)
def test_kind(text, kind):
    assert decision_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("That it be recommended to Cabinet that the fees be raised", "Cabinet"),
        ("that it be recommended to the County Council that the plan be adopted.", "County Council"),
        ("RECOMMENDED TO CABINET (1) That", "CABINET"),
        ("RECOMMENDED to the Appointments Panel – that the salary be agreed.", "Appointments Panel"),
        ("to recommend that Council approve the budget", "Council"),
        ("That the report be noted.", None),
    ],
)
def test_recommended_to(text, to):
    assert recommended_to(text) == to


def test_clauses_in_one_paragraph():
    assert [(c.label, c.text) for c in split_clauses("that: (a) the fee be waived; and (b) no more be said.")] == [
        ("a", "the fee be waived; and"),
        ("b", "no more be said."),
    ]
    assert split_clauses("that under section 5(b) the fee be waived") == []
    assert split_clauses("(b) that it be so and (c) that it be not") == []


@given(st.lists(st.text("abcdefg hij", min_size=3, max_size=30).map(str.strip).filter(bool), min_size=2, max_size=12))
def test_clauses_written_and_read_again(clauses):
    text = " ".join(f"({chr(97 + i)}) {clause}" for i, clause in enumerate(clauses))
    assert [c.text for c in split_clauses(text)] == [" ".join(c.split()) if "  " not in c else c for c in clauses]


def test_sentences_end_at_stops_not_at_initials():
    text = "Cllr. P. Ash spoke. Mr Elm did not."
    assert text[: sentence_end(text)] == "Cllr. P. Ash spoke."


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("Cllr Ash left. It was resolved to offer a rent of £450.", "to offer a rent of £450."),
        ("The Glebe: fell one ash. Resolved to object.", "to object."),
        ("Grass cutting – RESOLVED to accept the quotation.", "to accept the quotation."),
        ("RESOLVED (5 for, 3 against, 0 abstentions) That the plan be adopted.", "That the plan be adopted."),
        ("He hoped that it was resolved. The matter was resolved amicably.", None),
    ],
)
def test_formulas_inside_a_paragraph(text: str, decided: str | None) -> None:
    assert [text[formula.end :] for formula in find_formulas(text)] == ([decided] if decided else [])
