"""A small archive of two invented councils, written by the archive's own writer in three chunks."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

from agendaparse import models as m
from agendaparse.archive.layout import Store, compress, json_name, open_store
from agendaparse.archive.links import update_links
from agendaparse.archive.rows import Row
from agendaparse.archive.writer import write_chunk

ELMBURY, ASHWICK = "Elmbury District Council", "Ashwick Borough Council"
CABINET, SCRUTINY = "Cabinet", "Scrutiny Committee"
NASTY = '=HYPERLINK("http://evil.example";"Click")'
DAYS = (dt.date(2030, 3, 5), dt.date(2030, 6, 4), dt.date(2030, 9, 3), dt.date(2030, 12, 3))


def at(page: int) -> tuple[m.Where, ...]:
    return (m.Where(page=page + 2, label=str(page), bbox=(72, 90, 523, 104)),)


def person(name: str, office: str | None = "Cllr.") -> m.Person:
    return m.Person(name=name, office=office, raw=f"{office} {name}" if office else name, where=at(1))


def minutes(
    committee: str, date: dt.date, present: list[str], text: str, *, mover: str | None = None, council: str = ELMBURY
) -> m.Minutes:
    motion = m.Motion(
        kind="original",
        text="That the tender be let.",
        proposer=person(mover) if mover else None,
        outcome="carried",
        vote=m.Vote(ayes=m.VoteSide(count=5), noes=m.VoteSide(count=2), where=at(2)),
        where=at(2),
    )
    item = m.MinuteItem(
        number="12",
        title="White Oak Leisure Centre",
        paragraphs=(m.MinuteParagraph(label="12.1", text=text, where=at(2)),),
        motions=(motion,) if mover else (),
        resolutions=(m.Resolution(kind="resolved", text="that the tender be let.", where=at(3)),),
        where=at(2),
    )
    return m.Minutes(
        council=council,
        committee=committee,
        date=date,
        attendance=tuple(m.Attendance(person=person(name), status="present", where=at(1)) for name in present),
        items=(item,),
        where=at(1),
    )


def rag(
    date: dt.date, status: str, *, prefix: str = "CSAP", title: str = "Repair the lamps along the towpath"
) -> m.RagTable:
    row = m.RagRow(
        ref=f"{prefix} 3.1",
        title=title,
        status=status,
        status_source="text",
        status_raw=status.title(),
        actual="-2.3",
        target="+4%",
        commentary=f"The lamps of {date:%B} stand by the white oak.",
        cells={"Ref": f"{prefix} 3.1", "Status": status.title()},
        where=at(9),
    )
    other = m.RagRow(ref=f"{prefix} 3.2", title="Train wardens", status="green", commentary=NASTY, where=at(9))
    period = f"Quarter {(date.month - 1) // 3 + 1} {date.year}"
    return m.RagTable(title="Action Plan", period=period, columns=("Ref", "Status"), rows=(row, other), where=at(9))


def pack(
    name: str,
    committee: str,
    date: dt.date,
    *,
    council: str = ELMBURY,
    told: tuple[m.Minutes, ...] = (),
    rated: tuple[m.RagTable, ...] = (),
    published: dt.date | None = None,
    items: int = 1,
) -> m.AgendaPack:
    source = m.Source(name=name, sha256=hashlib.sha256(name.encode()).hexdigest(), page_count=12)
    return m.AgendaPack(
        source=source,
        meeting=m.Meeting(
            council=council, committee=committee, date=date, published=published or date - dt.timedelta(8), where=at(1)
        ),
        agenda=tuple(m.AgendaItem(number=str(n + 1), title=f"Item {n + 1}", where=at(1)) for n in range(items)),
        minutes=told,
        rag_tables=rated,
        sections=(m.Section(kind="front_sheet", title=name, first_page=1, last_page=2, where=at(1)),),
    )


def packs() -> list[m.AgendaPack]:
    spring, summer, autumn, winter = DAYS
    lit = "The centres opened late; a decision on White Oak is due."
    return [
        pack("elmbury-06.pdf", CABINET, summer, rated=(rag(summer, "green"),), told=(
            minutes(CABINET, spring, ["Pett", "Mrs. Hill", "Ann Clark"], lit, mover="Pett"),)),
        pack("elmbury-06-v2.pdf", CABINET, summer, rated=(rag(summer, "green"),), items=2,
             published=summer - dt.timedelta(2)),
        pack("elmbury-09.pdf", CABINET, autumn, rated=(rag(autumn, "amber", title="Repair all lamps along the path"),),
             told=(minutes(CABINET, summer, ["Robert Pett", "Mrs. Hill", "B. Clark"], lit, mover="Clark"),)),
        pack("elmbury-12.pdf", CABINET, winter, rated=(rag(winter, "red"),), told=(
            minutes(SCRUTINY, autumn, ["Hill", "Mr. Hill", "Bella Clark", "Ann Clark"], "Nothing of note."),)),
        pack("ashwick-12.pdf", CABINET, winter, council=ASHWICK, rated=(rag(winter, "green"),), told=(
            minutes(CABINET, autumn, ["J. Pett"], "A leisure centre of white stone.", council=ASHWICK),)),
        pack("../../evil.pdf", "=cmd|' /C calc'!A0", winter, council=ASHWICK),
    ]  # fmt: skip


def add(store: Store, chunk: str, some: list[m.AgendaPack], *, failed: bool = False) -> None:
    rows: list[Row] = []
    for one in some:
        sha = one.source.sha256
        store.write(json_name(sha, "0"), compress(one.to_json()))
        rows.append(
            {"id": sha[:12], "pack": sha, "name": one.source.name, "source": f"/srv/{one.source.name}",
             "status": "parsed", "json": json_name(sha, "0"), "version": "0"}
        )  # fmt: skip
    if failed:
        rows.append({"id": "lost", "name": "locked.pdf", "source": "/srv/locked.pdf", "status": "failed",
                     "reason": "encrypted"})  # fmt: skip
    assert write_chunk(store, chunk, rows) == []


def write(folder: Path | str) -> Store:
    store = open_store(folder, create=True)
    some = packs()
    add(store, "c1", some[:3], failed=True)
    add(store, "c2", some[3:4])
    add(store, "c3", some[4:])
    update_links(store)
    return store
