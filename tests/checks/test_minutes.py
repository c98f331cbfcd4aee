from agendaparse.checks.minutes import check_minutes
from agendaparse.models import Attendance, MinuteItem, Minutes, Motion, Person, Vote, VoteSide


def numbered(*numbers):
    return Minutes(items=tuple(MinuteItem(number=number) for number in numbers))


def codes(minutes):
    return [d.code for d in check_minutes([minutes])]


def test_numbers_that_run_on():
    assert codes(numbered("13", "14", "15")) == []
    assert codes(numbered(None, "283", "284")) == []
    assert codes(numbered("F/193/26", "F/194/26")) == []
    assert codes(numbered("5", "5a", "6")) == []
    assert codes(numbered("7", "8", "1", "2")) == []


def test_gaps_and_slips():
    (gap,) = check_minutes([numbered("OS/22", "OS/24")])
    assert gap.code == "minute-number-gap"
    assert "23" in gap.message
    assert codes(numbered("55", "6", "57")) != []
    assert codes(numbered("3", "3")) == ["minute-number-gap"]


def test_attendance_conflict():
    ash, elm = Person(name="B Ash", office="Cllr"), Person(name="Elm", office="Cllr")
    minutes = Minutes(
        attendance=(
            Attendance(person=ash, status="present"),
            Attendance(person=elm, status="present"),
            Attendance(person=Person(name="Ash", office="Cllr"), status="apologies"),
        )
    )
    (conflict,) = check_minutes([minutes])
    assert conflict.code == "attendance-conflict"
    assert "B Ash" in conflict.message


def test_vote_count_mismatch():
    side = VoteSide(count=3, people=(Person(name="Ash"), Person(name="Elm")))
    minutes = Minutes(items=(MinuteItem(number="1", motions=(Motion(vote=Vote(ayes=side, noes=VoteSide(count=4))),)),))
    assert codes(minutes) == ["vote-count-mismatch"]
