# ruff: noqa: E501  (one printed form a row)
import pytest

from agendaparse.grammar.declarations import find_declarations

DECLARED = [
    ("Councillor Ash declared a personal interest in item 4a because his sister lives there.", ["Ash"],
     "a personal interest in item 4a because his sister lives there"),
    ("With reference to Agenda Item 8 (Minute 19) Cllr Ash declared that he was the Treasurer of the Society.", ["Ash"],
     "he was the Treasurer of the Society"),
    ("Councillor Ash stated that she had a non-pecuniary interest in a grant.", ["Ash"], "a non-pecuniary interest in a grant"),
    ("For transparency Cllrs Ash, Elm and Oak advised they were appointed to the Society.", ["Ash", "Elm", "Oak"],
     "they were appointed to the Society"),
    ("Councillor Ash declared a prejudicial interest, since he owns the car park, and left the meeting.", ["Ash"],
     "a prejudicial interest, since he owns the car park"),
    ("Datganodd y Cynghorydd Mair Onnen fuddiant yn eitem 4.", ["Mair Onnen"], "fuddiant yn eitem 4"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names", "interest"), DECLARED)
def test_declarations(text, names, interest):
    found = find_declarations(text)
    assert [d.person.name for d in found] == names
    assert {d.interest for d in found} == {interest}


def test_a_second_declaration_in_the_sentence():
    found = find_declarations("Cllrs Ash and Elm advised they were appointed to the Society, and Cllr Elm further advised that "
                              "she was a member of the Club.")  # fmt: skip
    assert [(d.person.name, d.interest) for d in found] == [
        ("Ash", "they were appointed to the Society"),
        ("Elm", "they were appointed to the Society"),
        ("Elm", "she was a member of the Club"),
    ]


def test_a_collective_declaration_names_nobody():
    (found,) = find_declarations("Members who were district or borough councillors declared an interest.")
    assert found.person is None
    assert found.who == "Members who were district or borough councillors"


@pytest.mark.parametrize(
    "text",
    ["There were none.", "There were no declarations of interest.", "None declared.", "No interests were declared.",
     "Members were asked to declare any interests.", "No Member declared an interest.", "None were made."],
)  # fmt: skip
def test_none(text):
    assert find_declarations(text) == []


def test_outside_its_item_only_a_formal_declaration_counts():
    assert find_declarations("Cllr Ash said that he was a member of the club.", strict=True) == []
    (found,) = find_declarations("Cllr Ash declared an interest in the club.", strict=True)
    assert found.person.name == "Ash"
