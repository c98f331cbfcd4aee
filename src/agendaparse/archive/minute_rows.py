"""Rows of minutes: attendance, declarations, motions, votes, decisions and actions."""

from __future__ import annotations

from agendaparse import models
from agendaparse.archive.collect import Collector, Setting, clause_list, clock, person_columns
from agendaparse.archive.keys import person_key


def add_minutes(rows: Collector, minutes: models.Minutes, path: str, pack_setting: Setting) -> None:
    """Add the rows of one set of minutes.

    Args:
        rows: What is added to.
        minutes: The minutes.
        path: Their place in the pack's JSON.
        pack_setting: The meeting of the pack, whose council they are of unless they name another.
    """
    council = minutes.council or pack_setting.council
    setting = Setting(council, minutes.committee, minutes.date, f"{rows.prefix}/{path}")
    rows.add(
        "meetings", path, setting, minutes.where,
        source="minutes", time=clock(minutes.commenced), concluded=clock(minutes.concluded),
        venue=minutes.venue, draft=minutes.draft, agenda_item=minutes.agenda_item,
        next_meeting=minutes.next_meeting, items=len(minutes.items),
    )  # fmt: skip
    for index, entry in enumerate(minutes.attendance):
        place = f"{path}/attendance/{index}"
        instead = entry.substituting_for
        row = rows.add(
            "attendance", place, setting, entry.where,
            meeting=setting.id, **person_columns(entry.person), status=entry.status, role=entry.role,
            position=entry.position, substituting_for=instead.name if instead else None,
        )  # fmt: skip
        rows.name(
            entry.person, entry.role or entry.status, place, setting, entry.where, "attendance", row,
            position=entry.position,
        )  # fmt: skip
        rows.name(instead, "substituted", place, setting, entry.where, "attendance", row)
    for index, item in enumerate(minutes.items):
        _minute(rows, item, index, f"{path}/items/{index}", setting)


def _minute(rows: Collector, item: models.MinuteItem, position: int, path: str, setting: Setting) -> None:
    row = rows.add(
        "minutes", path, setting, item.where,
        meeting=setting.id, position=position, number=item.number, title=item.title,
        agenda_item=item.agenda_item, group_heading=item.group, exempt=item.exempt,
        text="\n".join(paragraph.text for paragraph in item.paragraphs) or None,
    )  # fmt: skip
    for index, paragraph in enumerate(item.paragraphs):
        rows.say(
            "minute", f"{path}/paragraphs/{index}", setting, paragraph.where or item.where, paragraph.text,
            title=item.title, number=paragraph.label or item.number, table="minutes", record=row,
        )  # fmt: skip
    if not item.paragraphs:
        rows.say(
            "minute", path, setting, item.where, None,
            title=item.title, number=item.number, table="minutes", record=row,
        )  # fmt: skip
    for index, declaration in enumerate(item.declarations):
        place, person = f"{path}/declarations/{index}", declaration.person
        made = rows.add(
            "declarations", place, setting, declaration.where,
            minute=row, name=person.name if person else None,
            person_key=person_key(person.name) if person else None,
            who=declaration.who, interest=declaration.interest,
        )  # fmt: skip
        rows.name(person, "declarant", place, setting, declaration.where, "declarations", made)
        rows.say(
            "declaration", place, setting, declaration.where, declaration.interest,
            title=item.title, number=item.number, table="declarations", record=made,
        )  # fmt: skip
    for index, motion in enumerate(item.motions):
        _motion(rows, motion, f"{path}/motions/{index}", setting, item, row)
    for index, resolution in enumerate(item.resolutions):
        place = f"{path}/resolutions/{index}"
        made = rows.add(
            "resolutions", place, setting, resolution.where,
            minute=row, kind=resolution.kind, addressed_to=resolution.to, text=resolution.text,
            clauses=clause_list(resolution.clauses),
        )  # fmt: skip
        rows.say(
            "resolution", place, setting, resolution.where, resolution.text,
            title=item.title, number=item.number, table="resolutions", record=made,
        )  # fmt: skip
    for index, action in enumerate(item.actions):
        place = f"{path}/actions/{index}"
        made = rows.add(
            "actions", place, setting, action.where,
            minute=row, text=action.text, owner=action.owner, due=action.due,
        )  # fmt: skip
        rows.say(
            "action", place, setting, action.where, action.text,
            title=item.title, number=item.number, table="actions", record=made,
        )  # fmt: skip
    rows.words(item.tables, f"{path}/tables", setting, item.title, "minutes", row)


def _motion(
    rows: Collector, motion: models.Motion, path: str, setting: Setting, item: models.MinuteItem, minute: str
) -> None:
    row = rows.add(
        "motions", path, setting, motion.where,
        minute=minute, kind=motion.kind, text=motion.text, struck=motion.struck,
        proposer=motion.proposer.name if motion.proposer else None,
        seconder=motion.seconder.name if motion.seconder else None,
        outcome=motion.outcome, paragraph=motion.label,
    )  # fmt: skip
    rows.say(
        "motion", path, setting, motion.where, motion.text,
        title=item.title, number=item.number, table="motions", record=row,
    )  # fmt: skip
    rows.name(motion.proposer, "proposer", path, setting, motion.where, "motions", row)
    rows.name(motion.seconder, "seconder", path, setting, motion.where, "motions", row)
    vote = motion.vote
    if vote is None:
        return
    sides = {"ayes": vote.ayes, "noes": vote.noes, "abstentions": vote.abstentions}
    place = f"{path}/vote"
    made = rows.add(
        "votes", place, setting, vote.where or motion.where,
        motion=row, unanimous=vote.unanimous,
        **{name: side.count for name, side in sides.items()},
        **{f"{name}_named": [person.name for person in side.people] for name, side in sides.items()},
    )  # fmt: skip
    for (name, side), part in zip(sides.items(), ("aye", "no", "abstention"), strict=True):
        where = side.where or vote.where or motion.where
        for index, person in enumerate(side.people):
            rows.name(person, part, f"{place}/{name}/people/{index}", setting, where, "votes", made)
