"""People: who is one person, on what evidence, and what is left doubtful."""

from __future__ import annotations

import datetime as dt

import pytest

from agendaparse import UsageError
from agendaparse.archive.citations import Citation
from agendaparse.archive.people import ArchivedPerson, Mention, tell_apart
from agendaparse.archive.reader import Archive
from tests.archive import small


def mention(
    name: str, year: int = 2020, committee: str = "Cabinet", *, part: str = "present", office: str | None = "Cllr.",
    meeting: str | None = None, record_table: str = "attendance", place: str = "",
) -> Mention:  # fmt: skip
    date = dt.date(year, 1, 1)
    sitting = meeting or f"{committee}{year}"
    return Mention(
        name=name, office=office, part=part, position=None, party=None, council="Elmbury", committee=committee,
        date=date, meeting_key=sitting, record_table=record_table, record=f"{sitting}/minutes/0/{place or name}",
        citation=Citation(pack=sitting),
    )  # fmt: skip


def spellings(*mentions: Mention) -> list[set[str]]:
    return [set(person.spellings) for person in tell_apart(mentions)]


def test_a_surname_and_a_whole_name_of_one_committee() -> None:
    (person,) = tell_apart([mention("Pett", 2020), mention("Robert Pett", 2021)])
    assert person.name == "Robert Pett"
    (evidence,) = person.evidence
    assert (evidence.kind, evidence.committees) == ("surname", ("Cabinet",))
    assert str(evidence) == "'Pett' is 'Robert Pett': the surname; both at Cabinet; nobody else of that name fits."


@pytest.mark.parametrize(
    "mentions",
    [
        (mention("Ann Clark"), mention("Bob Clark")),  # given names differ
        (mention("Mr. Hill", 2020), mention("Mrs. Hill", 2021)),  # honorifics differ
        (mention("Hill"), mention("Dr. Hill")),  # both in one list
        (mention("Pett", 2020), mention("Robert Pett", 2020, "Planning")),  # no committee in common
        (mention("Pett", 2000), mention("Robert Pett", 2020)),  # twenty years between
        (mention("Pett", 2000), mention("Pett", 2020)),
        (mention("Hill"), mention("Mrs. Hill", 2021, part="contact", office=None, record_table="reports")),
        (mention("A. Clark"), mention("B. Clark", 2021)),
    ],
)
def test_what_stays_two(mentions: tuple[Mention, ...]) -> None:
    assert len(tell_apart(mentions)) == 2


def test_initials_that_fit_one_person_and_those_that_fit_two() -> None:
    assert spellings(mention("P V Barrington-King"), mention("Peter Barrington-King", 2021)) == [
        {"Peter Barrington-King", "P V Barrington-King"}
    ]
    people = tell_apart([mention("Ann Clark"), mention("Alan Clark"), mention("A. Clark", 2021)])
    assert [set(person.spellings) for person in people] == [{"Alan Clark"}, {"Ann Clark"}, {"A. Clark"}]
    assert people[2].doubts == (
        "'A. Clark' may be 'Alan Clark': the names agree, but it fits several people.",
        "'A. Clark' may be 'Ann Clark': the names agree, but it fits several people.",
    )
    assert people[0].doubts == ("'A. Clark' may be this person: the names agree, but it fits several people.",)


def test_a_whole_name_is_one_person_over_many_years_and_committees() -> None:
    assert spellings(mention("Jane Olive Pett", 2001), mention("Jane Pett", 2023, "Planning")) == [
        {"Jane Olive Pett", "Jane Pett"}
    ]


def test_the_list_of_a_meeting_tells_who_moved() -> None:
    people = tell_apart(
        [
            mention("Ann Clark", 2020),
            mention("Bob Clark", 2021),
            mention("Clark", 2021, part="proposer", record_table="motions"),
        ]
    )
    assert [set(person.spellings) for person in people] == [{"Bob Clark", "Clark"}, {"Ann Clark"}]
    assert "whose list has nobody else of that name" in str(people[0].evidence[0])


def test_a_councillor_who_is_also_a_contact_is_noted() -> None:
    (person,) = tell_apart([mention("Ann Hale"), mention("Ann Hale", part="contact", record_table="meetings")])
    assert person.doubts == ("'Ann Hale' is named as councillor and as officer.",)


def named(people: list[ArchivedPerson]) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(person.council, person.spellings) for person in people]


def test_people_of_an_archive(archive: Archive) -> None:
    assert named(archive.person("Pett")) == [
        (small.ELMBURY, ("Robert Pett", "Pett")), (small.ASHWICK, ("J. Pett",)),
    ]  # fmt: skip
    assert named(archive.person("Cllr. R. Pett")) == [(small.ELMBURY, ("Robert Pett", "Pett"))]
    assert named(archive.person("Pett", council="ashwick")) == [(small.ASHWICK, ("J. Pett",))]
    assert archive.person("Nobody") == []
    pett = archive.person("Pett")[0]
    assert (pett.first, pett.last, pett.committees) == (small.DAYS[0], small.DAYS[1], (small.CABINET,))
    assert pett.meetings == (
        (small.DAYS[0], small.CABINET, ("present", "proposer")), (small.DAYS[1], small.CABINET, ("present",)),
    )  # fmt: skip
    assert pett.mentions[0].citation.file == "elmbury-06.pdf"
    assert ("B. Clark", "Clark") in {person.spellings for person in archive.person("Clark")}
    with pytest.raises(UsageError):
        archive.person("  ")
