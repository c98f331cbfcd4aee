"""The clerk's digest of minutes: who was there, what was declared, moved and decided, and the votes."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from agendaparse.models import (
    Attendance,
    AttendanceStatus,
    Declaration,
    MinuteItem,
    Minutes,
    Motion,
    Person,
    Resolution,
    Vote,
)

WIDTH = 100
"""Columns a digest is wrapped to."""

MOTION_LENGTH = 240
"""Characters of a motion that a digest prints."""

_HEADINGS: dict[AttendanceStatus, str] = {
    "present": "Present", "virtual": "Attending remotely", "also_present": "Also present", "officer": "Officers",
    "apologies": "Apologies", "absent": "Absent",
}  # fmt: skip
_DECISIONS = {"resolved": "RESOLVED", "recommended": "RECOMMENDED", "noted": "NOTED"}
_MOTIONS = {
    "original": "Motion", "amendment": "Amendment", "substantive": "Substantive motion",
    "procedural": "Procedural motion",
}  # fmt: skip


def digest_minutes(minutes: Minutes, *, width: int = WIDTH) -> str:
    """Sum up minutes on a page.

    Args:
        minutes: The minutes.
        width: Columns to wrap to.

    Returns:
        The digest: heading, attendance, then each minute in which something was declared, moved or decided.
    """
    lines = [*_heading(minutes), ""]
    for status, entries in sorted(minutes.attendance_by_status().items(), key=lambda kv: list(_HEADINGS).index(kv[0])):
        label = f"{_HEADINGS[status]} ({len(entries)})"
        lines += _wrapped(f"{label}: {_attended(entries)}", width, "  ")
    group: str | None = None
    quiet: list[MinuteItem] = []
    for item in minutes.items:
        body = list(_item(item, width))
        if item.group != group and item.group:
            group = item.group
            lines += _quiet(quiet, width)
            quiet = []
            lines += ["", item.group]
        if not body:
            quiet.append(item)
            continue
        lines += _quiet(quiet, width)
        quiet = []
        lines += ["", *_wrapped(_title(item), width, "    "), *body]
    lines += _quiet(quiet, width)
    if minutes.next_meeting is not None:
        lines += ["", f"Next meeting: {_date(minutes.next_meeting)}"]
    return "\n".join(lines) + "\n"


def _heading(minutes: Minutes) -> Iterator[str]:
    body = minutes.committee or minutes.council or "Minutes"
    named = minutes.council not in (None, body)
    yield f"{minutes.council}: {body}" if named else body
    when = _date(minutes.date) if minutes.date else "undated"
    if minutes.commenced and minutes.concluded:
        when += f", {minutes.commenced:%H:%M} to {minutes.concluded:%H:%M}"
    elif minutes.commenced:
        when += f", {minutes.commenced:%H:%M}"
    elif minutes.concluded:
        when += f", until {minutes.concluded:%H:%M}"
    yield ", ".join(part for part in (when, minutes.venue) if part)
    if minutes.draft:
        yield "DRAFT, not yet confirmed"


def _item(item: MinuteItem, width: int) -> Iterator[str]:
    for declaration in item.declarations:
        yield from _wrapped(_declared(declaration), width, "      ", "    ")
    for motion in item.motions:
        yield from _wrapped(_moved(motion), width, "      ", "    ")
    for resolution in item.resolutions:
        yield from _decided(resolution, width)
    for action in item.actions:
        owner = f" ({action.owner}{f', {action.due}' if action.due else ''})" if action.owner else ""
        yield from _wrapped(f"Action: {action.text}{owner}", width, "      ", "    ")


def _title(item: MinuteItem) -> str:
    marks = " [exempt]" if item.exempt else ""
    return " ".join(part for part in (item.number, item.title or "(no heading)") if part) + marks


def _quiet(items: Sequence[MinuteItem], width: int) -> list[str]:
    """Minutes in which nothing was decided, named in one line so that none is missed."""
    if not items:
        return []
    return ["", *_wrapped("No decision recorded: " + "; ".join(_title(item) for item in items), width, "  ")]


def _attended(entries: Sequence[Attendance]) -> str:
    return ", ".join(_attendee(entry) for entry in entries)


def _attendee(entry: Attendance) -> str:
    marks = [{"chair": "Chair", "vice_chair": "Vice-Chair"}[entry.role]] if entry.role else []
    if entry.position:
        marks.append(entry.position)
    if entry.substituting_for is not None:
        marks.append(f"for {_person(entry.substituting_for)}")
    return _person(entry.person) + (f" ({', '.join(marks)})" if marks else "")


def _person(person: Person) -> str:
    name = " ".join(part for part in (person.office, person.name) if part)
    return " ".join((name, *person.post_nominals))


def _declared(declaration: Declaration) -> str:
    who = _person(declaration.person) if declaration.person else declaration.who or "Members"
    return f"Declared by {who}: {declaration.interest or 'an interest'}"


def _moved(motion: Motion) -> str:
    movers = " / ".join(_person(p) for p in (motion.proposer, motion.seconder) if p is not None)
    head = _MOTIONS[motion.kind] + (f" ({movers})" if movers else "")
    result = ", ".join(part for part in (motion.outcome, _voted(motion.vote)) if part) or "not put"
    text = f": {_cut(motion.text)}" if motion.text else ""
    return f"{head}: {result.upper() if motion.outcome is None else result[0].upper() + result[1:]}{text}"


def _cut(text: str) -> str:
    """The beginning of a long text: a digest says which motion it was, the record holds all of it."""
    return text if len(text) <= MOTION_LENGTH else text[: MOTION_LENGTH - 1].rsplit(" ", 1)[0] + " …"


def _voted(vote: Vote | None) -> str:
    if vote is None:
        return ""
    sides = (("for", vote.ayes.count), ("against", vote.noes.count), ("abstaining", vote.abstentions.count))
    counted = ", ".join(f"{count} {name}" for name, count in sides if count is not None)
    return counted or ("unanimously" if vote.unanimous else "")


def _decided(resolution: Resolution, width: int) -> Iterator[str]:
    verb = _DECISIONS[resolution.kind] + (f" to {resolution.to}" if resolution.to else "") + ":"
    if not resolution.clauses:
        yield from _wrapped(f"{verb} {resolution.text}", width, "      ", "    ")
        return
    first = resolution.text.find(resolution.clauses[0].text) if resolution.clauses[0].text else -1
    lead = resolution.text[:first].rsplit(resolution.clauses[0].label, 1)[0].rstrip(" (") if first > 0 else ""
    yield from _wrapped(f"{verb} {lead.rstrip(':')}".rstrip(": ") + ":", width, "      ", "    ")
    for clause in resolution.clauses:
        yield from _wrapped(f"({clause.label}) {clause.text}", width, "          ", "      ")


def _date(date: dt.date) -> str:
    return f"{date:%A} {date.day} {date:%B %Y}"


def _wrapped(text: str, width: int, later: str, first: str = "") -> Iterable[str]:
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=later, break_long_words=False) or [first]
