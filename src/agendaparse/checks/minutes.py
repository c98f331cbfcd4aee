"""Cross-checks of minutes: numbers that skip, people both here and away, counts that differ from their lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from agendaparse.grammar.people import same_person
from agendaparse.models import Attendance, Diagnostic, MinuteItem, Minutes, VoteSide

_PRESENT = frozenset({"present", "also_present", "officer"})
_AWAY = frozenset({"apologies", "absent"})
_FIGURES = regex.compile(r"\d+")
MOST_MISSING = 20  # a longer jump is a new series


def check_minutes(minutes: Iterable[Minutes]) -> list[Diagnostic]:
    """Check every set of minutes against itself.

    Args:
        minutes: The minutes as extracted.

    Returns:
        `minute-number-gap`, `attendance-conflict` and `vote-count-mismatch`, in printed order.
    """
    return [
        diagnostic
        for one in minutes
        for diagnostic in (*number_gaps(one), *attendance_conflicts(one), *vote_mismatches(one))
    ]


def number_gaps(minutes: Minutes) -> Iterator[Diagnostic]:
    """Tell where the numbers of the minutes skip, repeat or run backwards."""
    before: tuple[MinuteItem, str, int] | None = None
    for item in minutes.items:
        counted = _counter(item.number)
        if counted is None:
            continue
        stem, number = counted
        if before is not None and stem == before[1] and number != before[2] + 1:
            message = _gap_message(before[0], item, before[2], number)
            if message is not None:
                yield Diagnostic(code="minute-number-gap", message=message, where=item.where)
        before = (item, stem, number)


def attendance_conflicts(minutes: Minutes) -> Iterator[Diagnostic]:
    """Tell who is both present and away, or present twice in different parts."""
    entries = minutes.attendance
    for index, entry in enumerate(entries):
        for other in entries[index + 1 :]:
            if {entry.status, other.status} & _PRESENT and {entry.status, other.status} & _AWAY and _same(entry, other):
                yield Diagnostic(
                    code="attendance-conflict",
                    message=(
                        f"{_name(entry)} is printed as {_status(entry)} and {_name(other)} as {_status(other)}; "
                        "both are kept."
                    ),
                    where=(*entry.where, *other.where),
                )


def vote_mismatches(minutes: Minutes) -> Iterator[Diagnostic]:
    """Tell where the names of one side of a vote are not as many as its count."""
    for item in minutes.items:
        for motion in item.motions:
            if motion.vote is None:
                continue
            sides = (("for", motion.vote.ayes), ("against", motion.vote.noes), ("abstaining", motion.vote.abstentions))
            for name, side in sides:
                if _mismatch(side):
                    yield Diagnostic(
                        code="vote-count-mismatch",
                        message=(
                            f"Minute {item.number or item.title or '?'}: {side.count} are counted {name}, "
                            f"{len(side.people)} are named."
                        ),
                        where=side.where or motion.where,
                    )


def _counter(number: str | None) -> tuple[str, int] | None:
    """The stem of a number and the part of it that counts: ("24/", 56) of "24/056"."""
    if number is None:
        return None
    figures = list(_FIGURES.finditer(number))
    if not figures:
        return None
    letters = regex.match(r"\p{L}", number) is not None
    at = figures[0] if letters and len(figures) > 1 else figures[-1]
    tail = number[at.end() :]
    if len(tail) == 1 and tail.isalpha():
        tail = ""  # 5a comes after 5
    return number[: at.start()] + "#" + tail, int(at.group())


def _gap_message(before: MinuteItem, item: MinuteItem, last: int, number: int) -> str | None:
    if number == last:
        return None if before.number != item.number else f"Minute number {item.number} is printed twice."
    if number < last:
        if number == 1:
            return None  # the numbers begin again
        return f"Minute {item.number} comes after minute {before.number}."
    missing = number - last - 1
    if missing > MOST_MISSING:
        return None
    names = str(last + 1) if missing == 1 else f"{last + 1} to {number - 1}"
    lacking = f"number {names} is" if missing == 1 else f"numbers {names} are"
    return f"Between minutes {before.number} and {item.number} the {lacking} missing."


def _same(a: Attendance, b: Attendance) -> bool:
    return same_person(a.person.name, b.person.name) is not None


def _name(entry: Attendance) -> str:
    return " ".join(part for part in (entry.person.office, entry.person.name) if part)


def _status(entry: Attendance) -> str:
    return {"also_present": "also present", "officer": "an officer present", "apologies": "having sent apologies"}.get(
        entry.status, entry.status
    )


def _mismatch(side: VoteSide) -> bool:
    return side.count is not None and bool(side.people) and len(side.people) != side.count
