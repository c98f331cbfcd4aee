"""Links between documents of one meeting: editions of an agenda, supplements, minutes published later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from agendaparse.archive.collect import Row
from agendaparse.archive.layout import Store
from agendaparse.archive.manifest import Catalogue, load, new_chunk
from agendaparse.archive.rows import to_arrow
from agendaparse.archive.writer import commit_tables, read_part

_COLUMNS = ("meeting_key", "pack", "source", "supplement", "published", "items")


def update_links(store: Store, run: str | None = None) -> int:
    """Bring the table `links` up to what the archive holds.

    New links are added in a chunk of their own. Only when packs parsed anew have made an old link wrong are all of
    them written again.

    Args:
        store: The archive.
        run: Token of the run that commits, as `lock.locked` gave it.

    Returns:
        Number of links in the archive.
    """
    catalogue = load(store)
    wanted = {row["id"]: row for row in find_links(catalogue)}
    chunks = [chunk for chunk, manifest in catalogue.chunks.items() if "links" in manifest.tables]
    there = {key for chunk in chunks for key in read_part(store, "links", chunk, ["id"])["id"].to_pylist()}
    fresh = wanted if there - wanted.keys() else {key: row for key, row in wanted.items() if key not in there}
    stale = chunks if there - wanted.keys() else []
    if fresh or stale:
        table = to_arrow("links", list(fresh.values()))
        commit_tables(store, new_chunk("links-"), {"links": [table]}, stale, run)
    return len(wanted)


def find_links(catalogue: Catalogue) -> Iterator[Row]:
    """Find the documents that tell of one meeting.

    Args:
        catalogue: The archive.

    Yields:
        Rows of the table `links`, in a settled order.
    """
    pieces = [
        read_part(catalogue.store, "meetings", chunk, _COLUMNS)
        for chunk, manifest in catalogue.chunks.items()
        if "meetings" in manifest.tables
    ]
    if not pieces:
        return
    meetings = pa.concat_tables(pieces)
    meetings = meetings.filter(pc.is_valid(meetings["meeting_key"]))
    counts = meetings.group_by("meeting_key").aggregate([("pack", "count_distinct")])
    several = counts.filter(pc.greater(counts["pack_count_distinct"], 1))["meeting_key"]
    told = meetings.filter(pc.is_in(meetings["meeting_key"], value_set=several)).sort_by("meeting_key").to_pylist()
    for key, group in groupby(told, key=lambda row: row["meeting_key"]):
        yield from _links(key, list(group))


def _links(key: str, told: list[dict[str, Any]]) -> Iterator[Row]:
    def when(row: dict[str, Any]) -> tuple[dt.date, str]:
        return row["published"] or dt.date.min, row["pack"]

    announced = sorted((row for row in told if row["source"] == "agenda"), key=when)
    editions = [row for row in announced if row["items"] and not row["supplement"]]
    for earlier, later in pairwise(editions):
        dates = " and ".join(str(row["published"] or "without date") for row in (earlier, later))
        yield _link("republished", key, later, earlier, f"Both are agendas of this meeting, published {dates}.")
    if not editions:
        return
    first = editions[0]
    for row in announced:
        if row["supplement"]:
            yield _link("supplement", key, row, first, "It says that it adds to the agenda of this meeting.")
    announcing = {row["pack"] for row in announced}
    minuted = {row["pack"]: row for row in told if row["source"] == "minutes" and row["pack"] not in announcing}
    for pack in sorted(minuted):
        yield _link("minutes", key, minuted[pack], first, "It holds minutes of this meeting.")


def _link(kind: str, key: str, later: dict[str, Any], earlier: dict[str, Any], evidence: str) -> Row:
    return {
        "id": f"{later['pack'][:16]}-{kind}-{earlier['pack'][:16]}",
        "pack": later["pack"],
        "to_pack": earlier["pack"],
        "kind": kind,
        "meeting_key": key,
        "evidence": evidence,
    }
