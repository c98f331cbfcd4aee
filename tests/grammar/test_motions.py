# ruff: noqa: E501  (one printed form a row)
import pytest

from agendaparse.grammar.motions import find_moves, is_procedural, strip_quotes
from agendaparse.grammar.people import PersonText

ASH_ELM = [
    ("Mr Ash proposed, and Mr Elm seconded that Mr Oak be elected. No one else was named.", "original",
     "that Mr Oak be elected."),
    ("Mr Ash proposed and Mr Elm seconded the following amendment to the motion set out in paragraph 5:", "amendment", None),
    ("The recommendation was moved by Mr Ash and seconded by Mr Elm. On being put to the vote it was CARRIED.", "original",
     None),
    ("Recommendation 2A was moved by Mr Ash and seconded by Mr Elm.", "original", None),
    ("Proposed: Mr Ash Seconded: Mr Elm", "original", None),
    ("(Prop Mr Ash, Sec Mr Elm)", "original", None),
    ("On the motion of Mr Ash, seconded by Mr Elm, it was RESOLVED to approve the minutes.", "original", None),
    ("It was proposed by Mr Ash and seconded by Mr Elm that the minutes be approved. All agreed.", "original",
     "that the minutes be approved."),
    ("Mr Ash, seconded by Mr Elm, moved that the programme be approved.", "original", "that the programme be approved."),
    ("As an amendment Mr Ash, seconded by Mr Elm, moved that the road be left out.", "amendment", "that the road be left out."),
    ("Mr Ash moved, and Mr Elm seconded, as an amendment, that paragraph 2 be deleted.", "amendment",
     "that paragraph 2 be deleted."),
    ("Mr Ash proposed, and Mr Elm seconded, that the words “by 2034” be added to the first part.", "amendment",
     "that the words “by 2034” be added to the first part."),
    ("Mr Ash moved that standing orders be suspended, seconded by Mr Elm.", "procedural", "that standing orders be suspended"),
    ("Mr Ash introduced the report and proposed the recommendations, which Mr Elm seconded.", "original", None),
    ("Mr Ash proposed, and Mr Elm seconded the motion that “This Council asks for lamps.”", "original",
     "This Council asks for lamps."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "words"), ASH_ELM)
def test_a_motion_moved_and_seconded(text, kind, words):
    (move,) = find_moves(text)
    assert (move.proposer.name, move.seconder.name) == ("Mr Ash", "Mr Elm")
    assert move.kind == kind
    assert move.text == words
    assert move.formal


def test_welsh():
    (move,) = find_moves(
        "Cynigiwyd gan y Cynghorydd Dewi Onnen ac eiliwyd gan y Cynghorydd Mair Llwyfen fod y cyngor yn talu."
    )
    assert (move.proposer.name, move.seconder.name) == ("Dewi Onnen", "Mair Llwyfen")
    assert move.text == "fod y cyngor yn talu."


def test_an_amendment_seconded_later():
    (move,) = find_moves("Councillor Ash moved an amendment to the report as follows:")
    assert (move.kind, move.seconder, move.follows, move.formal) == ("amendment", None, True, True)
    (seconding,) = find_moves("The amendment was seconded by Councillor Elm.")
    assert (seconding.proposer, seconding.seconder.name, seconding.subject) == (None, "Elm", "amendment")


def test_a_known_name_without_title():
    (move,) = find_moves(
        "Councillor Ash moved an amendment which was seconded by Tilda Elm.", [PersonText("Tilda Elm")]
    )
    assert move.seconder.name == "Tilda Elm"


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Ash proposed a visit to the site.",
        "It was proposed that the group be chaired by Councillor Ash.",
        "The Executive Director proposed another way.",
        "Mr Ash moved house in 2019.",
    ],
)
def test_debate_is_no_motion(text):
    assert not any(move.formal for move in find_moves(text))


def test_procedural_motions():
    assert is_procedural("that the question be now put")
    assert is_procedural("that the press and public be excluded")
    assert not is_procedural("that the hedge be cut")


@pytest.mark.parametrize(
    ("text", "bare"),
    [("“All of it.”", "All of it."), ('"All of it."', "All of it."), ("the “words” kept", "the “words” kept")],
)
def test_quotation_marks_around_a_motion(text, bare):
    assert strip_quotes(text) == bare
