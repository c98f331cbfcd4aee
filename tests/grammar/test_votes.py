import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendaparse.grammar.votes import (
    NUMBER_WORDS,
    outcome_of,
    parse_casting_vote,
    parse_division,
    parse_number,
    parse_side,
    parse_vote,
)

VOTES = [
    ("CARRIED (6 members voting in favour, none against with 3 abstentions)", (6, 0, 3), "carried"),
    ("CARRIED (5 members voting in favour and 1 against. There were 3 abstentions)", (5, 1, 3), "carried"),
    ("LOST (4 members voting in favour, 5 against).", (4, 5, None), "lost"),
    ("CARRIED with 4 members voting FOR, 1 AGAINST and 4 ABSTAINING", (4, 1, 4), "carried"),
    ("11 For 7 Against", (11, 7, None), None),
    ("For 11 Against 7", (11, 7, None), None),
    ("For: 11 Against: 7 Abstentions: 2", (11, 7, 2), None),
    ("FOR 10; AGAINST 2; ABSTENTIONS 0", (10, 2, 0), None),
    ("For - 5, Against - 2, Abstain - 1", (5, 2, 1), None),
    ("carried by 10 votes to 3", (10, 3, None), "carried"),
    ("The motion was carried by seven votes to two with one abstention", (7, 2, 1), "carried"),
    ("defeated by 10 votes to 3", (3, 10, None), "lost"),
    ("lost by 3 votes to 5", (3, 5, None), "lost"),
    ("5 in favour; 2 against; 1 abstained", (5, 2, 1), None),
    ("voting was 7 for, 2 against and no abstentions", (7, 2, 0), None),
    ("the motion was carried with 14 votes for and 8 against.", (14, 8, None), "carried"),
    ("Pleidleisiodd pedwar o blaid ac un yn erbyn. Derbyniwyd y cynnig.", (4, 1, None), "carried"),
]


@pytest.mark.parametrize(("text", "counts", "outcome"), VOTES)
def test_counts(text, counts, outcome):
    vote = parse_vote(text)
    assert tuple(vote.counts.get(side) for side in ("ayes", "noes", "abstentions")) == counts
    assert outcome_of(text) == outcome


@pytest.mark.parametrize("text", ["CARRIED unanimously", "All in favour", "agreed nem con", "All Members agreed"])
def test_unanimous(text):
    vote = parse_vote(text)
    assert vote.unanimous
    assert not vote.counts


@pytest.mark.parametrize("text", ["The report was noted.", "It cost £400."])
def test_no_vote(text):
    assert parse_vote(text) is None


@pytest.mark.parametrize(
    ("text", "side", "count", "rest"),
    [
        ("For (14)", "ayes", 14, ""),
        ("FOR: 31 THIRTY-ONE", "ayes", 31, ""),
        ("Against (45)", "noes", 45, ""),
        ("Abstain (4)", "abstentions", 4, ""),
        ("ABSTAIN: 0", "abstentions", 0, ""),
        ("Abstentions: None", "abstentions", 0, ""),
        ("For: Cllrs Ash, Elm", "ayes", None, "Cllrs Ash, Elm"),
        ("Members voting for the motion (2): Ash, Elm", "ayes", 2, "Ash, Elm"),
        ("Noes: 7 - Cllr Ash", "noes", 7, "Cllr Ash"),
        ("Against – 3", "noes", 3, ""),
        ("NO", "noes", None, ""),
        ("There voted against the motion:", "noes", None, ""),
        ("There abstained from voting:", "abstentions", None, ""),
    ],
)
def test_side(text, side, count, rest):
    found = parse_side(text)
    assert (found.side, found.count, found.rest) == (side, count, rest)


@pytest.mark.parametrize(
    "text", ["For the avoidance of doubt, the Council", "For information", "No councillors attended", "Yesterday"]
)
def test_no_side(text):
    assert parse_side(text) is None


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The amendment fell.", "lost"),
        ("The motion was not carried.", "lost"),
        ("The amendment was withdrawn.", "withdrawn"),
        ("The item was deferred.", "deferred"),
        ("Gwrthodwyd y gwelliant.", "lost"),
        ("The clock stopped.", None),
    ],
)
def test_outcome(text, outcome):
    assert outcome_of(text) == outcome


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_counts_written_and_read_again(ayes, noes, abstentions):
    for text in (
        f"For: {ayes} Against: {noes} Abstentions: {abstentions}",
        f"{ayes} votes for, {noes} against and {abstentions} abstentions",
    ):
        assert parse_vote(text).counts == {"ayes": ayes, "noes": noes, "abstentions": abstentions}


@given(st.sampled_from(sorted(NUMBER_WORDS)))
def test_numbers_in_words(word):
    assert parse_number(word.upper()) == NUMBER_WORDS[word]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Vote 5/0/1", {"ayes": 5, "noes": 0, "abstentions": 1}),
        ("Voting: 12/3/1", {"ayes": 12, "noes": 3, "abstentions": 1}),
        ("RESOLVED (12/3/1)", {"ayes": 12, "noes": 3, "abstentions": 1}),
    ],
)
def test_three_figures_are_for_against_and_abstentions(text, counts):
    assert parse_vote(text).counts == counts


@pytest.mark.parametrize("text", ["The vote was held on 12/03/2024.", "Approved 12/03/24.", "The vote is on 5/3/24."])
def test_a_date_is_no_vote(text):
    assert parse_vote(text) is None


@pytest.mark.parametrize(
    ("text", "division"),
    [
        ("2 Members voted for the amendment and 4 for the motion, which was declared carried.", (4, 2)),
        ("Three members voted for the motion and two members for the amendment.", (3, 2)),
        ("For the motion: 7. For the amendment: 5.", (7, 5)),
        ("there voted for the motion: Councillors Ash and Elm (2); and for the amendment: Councillor Fir (1).", (2, 1)),
        ("the MOTION received 32 votes and the AMENDMENT received 20 votes, with 3 abstentions.", (32, 20)),
        ("Amendment - 3 votes Motion - 5 votes", (5, 3)),
        ("For the motion (2) - the Convener and Councillor Ash; For the amendment (1) - Councillor Fir.", (2, 1)),
        ("On a vote, 5 were for the motion and 4 against.", None),
        ("10 for the motion, 5 against, and 3 for the amendment and 12 against.", None),
    ],
)
def test_division(text, division):
    assert parse_division(text) == division


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("The Convener used his casting vote for the motion, which was carried.", "motion"),
        ("The Chair gave her casting vote in favour of the amendment.", "amendment"),
        ("The Mayor gave his casting vote against the motion.", "amendment"),
        ("There was no casting vote.", None),
    ],
)
def test_casting_vote(text, won):
    assert parse_casting_vote(text) == won
