# ruff: noqa: E501  (one printed form a row)
import pytest

from agendaparse.grammar.results import find_results

RESULTS = [
    ("On being put to the vote the amendment was CARRIED (5 members voting in favour and 1 against. There were 3 abstentions)",
     "carried", "amendment", {"ayes": 5, "noes": 1, "abstentions": 3}),
    ("The amendment was withdrawn on the above assurances.", "withdrawn", "amendment", None),
    ("Substantive Motion carried.", "carried", "substantive", None),
    ("Amendment lost.", "lost", "amendment", None),
    ("Motion carried", "carried", "motion", None),
    ("Agreed unanimously.", "carried", None, {}),
    ("Carried by 3 votes to 1.", "carried", None, {"ayes": 3, "noes": 1}),
    ("Voting: For 5, Against 2, Abstentions 1", None, None, {"ayes": 5, "noes": 2, "abstentions": 1}),
    ("The motion was not seconded and fell.", "lost", "motion", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "outcome", "subject", "counts"), RESULTS)
def test_results(text, outcome, subject, counts):
    (result,) = find_results(text)
    assert (result.outcome, result.subject) == (outcome, subject)
    assert (result.vote.counts if result.vote else None) == counts


def test_a_result_names_the_paragraph_of_its_motion():
    (result,) = find_results(
        "The Chairman put the amendment set out in paragraph 17 to the vote and the voting was as follows:"
    )
    assert (result.outcome, result.subject, result.paragraph) == (None, "amendment", "17")


def test_a_vote_on_what_was_amended():
    (result,) = find_results(
        "A vote was then held for 2C as amended. On being put to the vote the recommendation was CARRIED."
    )
    assert (result.outcome, result.amended) == ("carried", True)


@pytest.mark.parametrize(
    "text",
    [
        "It was explained that since 2011 over £7 million had been agreed.",
        "It was clarified that the decision had been approved by the previous administration.",
        "The council had gained and lost powers and territory, except for two world wars.",
        "Officers confirmed that the proposal had been approved within the budget although delayed for 1 year.",
        "Members agreed the plan which was passed in 2010.",
    ],
)
def test_a_story_is_no_result(text):
    assert find_results(text) == ()
