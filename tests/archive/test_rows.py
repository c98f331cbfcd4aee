"""Rows: every fact of a pack in its table, under a stable id, with its page."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from agendaparse.archive.keys import meeting_key, person_key
from agendaparse.archive.rows import rows_of, tables_of
from agendaparse.archive.schema import TABLES
from tests.models.example import pack as example_pack

POLYMORPHIC = "record"


@pytest.fixture(scope="module")
def pack():
    return example_pack()


@pytest.fixture(scope="module")
def rows(pack):
    return rows_of(pack)


def test_every_table_has_rows_that_fit_its_schema(pack, rows):
    tables = tables_of(pack)
    assert set(tables) == set(TABLES) - {"files", "links"}
    for name, table in tables.items():
        assert table.schema.equals(TABLES[name].schema, check_metadata=True)
        assert table.num_rows == len(rows[name])
        table.validate(full=True)


def test_no_row_has_a_column_that_the_table_lacks(rows):
    for name, table_rows in rows.items():
        for row in table_rows:
            assert set(row) <= set(TABLES[name].names), name


def test_ids_are_unique_and_the_same_every_time(pack, rows):
    ids = [row["id"] for table_rows in rows.values() for row in table_rows]
    for table_rows in rows.values():
        assert len({row["id"] for row in table_rows}) == len(table_rows)
    again = [row["id"] for table_rows in rows_of(pack).values() for row in table_rows]
    assert ids == again


def test_an_id_is_the_place_in_the_json(pack, rows):
    data = json.loads(pack.to_json())
    checked = 0
    for table in ("agenda_items", "minutes", "attendance", "resolutions", "motions", "votes", "rag_rows", "reports"):
        for row in rows[table]:
            prefix, *steps = row["id"].split("/")
            assert pack.source.sha256.startswith(prefix)
            place = data
            for step in steps:
                place = place[int(step)] if step.isdecimal() else place[step]
            assert isinstance(place, dict)
            if "title" in row and "title" in place:
                assert row["title"] == place["title"]
            checked += 1
    assert checked > 8


def test_foreign_keys_resolve(rows):
    ids = {name: {row["id"] for row in table_rows} for name, table_rows in rows.items()}
    for name, table_rows in rows.items():
        for row in table_rows:
            for column, (other, _) in TABLES[name].foreign_keys.items():
                assert row.get(column) is None or row[column] in ids[other]
            if POLYMORPHIC in row:
                assert row[POLYMORPHIC] in ids[row["record_table"]]


def test_every_column_is_filled_by_the_example(rows):
    empty = {
        f"{name}.{column}"
        for name, table_rows in rows.items()
        for column in TABLES[name].names
        if all(row.get(column) is None for row in table_rows)
    }
    assert not empty


def test_rows_of_minutes_belong_to_the_meeting_minuted(pack, rows):
    minuted = pack.minutes[0]
    for name in ("attendance", "minutes", "motions", "resolutions"):
        for row in rows[name]:
            assert row["meeting_date"] == minuted.date
            assert row["committee"] == minuted.committee


def test_everybody_named_is_in_people(pack, rows):
    parts = {(row["part"], row["name"]) for row in rows["people"]}
    vote = pack.minutes[0].items[0].motions[0].vote
    for person in vote.ayes.people:
        assert ("aye", person.name) in parts
    assert any(part == "proposer" for part, _ in parts)
    assert all(row["person_key"] for row in rows["people"])


def test_evidence_is_the_first_page(pack, rows):
    for row in rows["motions"]:
        assert (row["page"], row["label"]) == (3, "1")
        assert row["bbox"] == pack.minutes[0].items[0].motions[0].where[0].bbox


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            ("The Council of Elmbury", "Finance & Assets Committee"),
            ("Council Elmbury", "FINANCE AND ASSETS COMMITTEE"),
            True,
        ),
        (("Elmbury Town Council", "Bishop's Walk Panel"), ("Elmbury Town Council", "Bishop’s Walk Panel"), True),
        (("Derby City Council", "Cabinet"), ("Derbyshire County Council", "Cabinet"), False),
        (("Elmbury Town Council", "Cabinet"), ("Elmbury Town Council", "Cabinet Committee"), False),
    ],
)
def test_meeting_keys_meet_where_only_case_and_signs_differ(one, other, same):
    day = dt.date(2020, 1, 2)
    assert (meeting_key(*one, day) == meeting_key(*other, day)) is same


def test_no_key_without_all_three():
    assert meeting_key(None, "Cabinet", dt.date(2020, 1, 2)) is None
    assert meeting_key("Elmbury", None, dt.date(2020, 1, 2)) is None
    assert meeting_key("Elmbury", "Cabinet", None) is None


@pytest.mark.parametrize(
    ("name", "key"), [("Dr. Canet", "canet"), ("Mr P V Barrington-King", "p v barrington king"), ("Major", "major")]
)
def test_person_key(name, key):
    assert person_key(name) == key
