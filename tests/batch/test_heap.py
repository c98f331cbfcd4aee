"""The archive of the heap: everything that can be read is in it, everything else is in `files` with its reason."""

from __future__ import annotations

import json

import pytest

from agendaparse.archive.layout import decompress, open_store
from agendaparse.archive.manifest import load
from agendaparse.batch import run_batch
from agendaparse.batch.progress import Progress
from fixtures.archive import ODD
from fixtures.archive.facts import COUNCILS
from tests.batch.archives import files, table
from tests.batch.conftest import BUDGET


@pytest.fixture(scope="module")
def store(undisturbed):
    return open_store(undisturbed)


def test_every_file_is_accounted_for(heap, undisturbed):
    rows = files(undisturbed)
    assert len(rows) == 60
    assert {row["status"] for row in rows.values()} == {"parsed", "duplicate", "failed"}
    failed = {name: row["reason"] for name, row in rows.items() if row["status"] == "failed"}
    assert failed == {str(heap / name): reason for name, reason in ODD.items()}
    for row in rows.values():
        assert (row["message"] is not None) == (row["status"] == "failed")
        if row["status"] == "failed":
            assert row["remedy"]


def test_killed_files_were_tried_twice_and_nothing_else(undisturbed):
    attempts = {row["name"]: row["attempts"] for row in files(undisturbed).values()}
    assert attempts.pop("hangs.pdf") == attempts.pop("glutton.pdf") == 2
    assert attempts.pop("agenda (copy).pdf") == 0
    assert set(attempts.values()) == {1}


def test_a_duplicate_in_a_zip_file_points_to_the_file_that_was_parsed(undisturbed):
    rows = files(undisturbed)
    (copy,) = [row for row in rows.values() if row["status"] == "duplicate"]
    assert copy["source"].startswith("zip://2034/agenda (copy).pdf::")
    (first,) = [row for row in rows.values() if row["id"] == copy["duplicate_of"]]
    assert first["pack"] == copy["pack"]
    assert first["status"] == "parsed"


def test_all_meetings_of_all_councils_are_there(store):
    announced = [row for row in table(store, "meetings") if row["source"] == "agenda"]
    assert len(announced) == 52
    for council in COUNCILS:
        dates = {row["meeting_date"] for row in announced if row["council"] == council.name}
        assert len(dates) == 16
    assert all(row["meeting_key"] for row in announced)


def test_editions_supplements_and_minutes_are_linked(store):
    links = table(store, "links")
    kinds = [link["kind"] for link in links]
    assert kinds.count("republished") == 3
    assert kinds.count("supplement") == 1
    assert kinds.count("minutes") == 48  # of 45 earlier meetings; three packs that hold some were published twice
    packs = {row["pack"] for row in table(store, "files")}
    for link in links:
        assert {link["pack"], link["to_pack"]} <= packs
        assert link["pack"] != link["to_pack"]
        assert link["evidence"]


def test_votes_and_statuses_are_in_the_tables(store):
    assert all(vote["ayes"] + vote["noes"] == 5 for vote in table(store, "votes"))
    assert len(table(store, "votes")) == 48
    history = [row for row in table(store, "rag_rows") if row["ref"] == "CSAP 3.1"]
    assert len({row["meeting_date"] for row in history}) == 16
    assert {row["status"] for row in history} <= {"red", "amber", "green"}


def test_the_full_json_is_kept(store):
    for row in table(store, "files"):
        assert (row["json"] is None) == (row["status"] != "parsed")
        if row["json"]:
            data = json.loads(decompress(store.read(row["json"])))
            assert data["source"]["sha256"] == row["pack"]


def test_foreign_keys_hold_in_the_whole_archive(store):
    from agendaparse.archive.schema import TABLES

    ids = {name: {row["id"] for row in table(store, name)} for name in TABLES}
    for name, described in TABLES.items():
        for row in table(store, name):
            for column, (other, _) in described.foreign_keys.items():
                assert row[column] is None or row[column] in ids[other]


def test_a_second_run_does_nothing_and_rewrites_nothing(heap, undisturbed, engine):
    def state():
        return {path: path.stat().st_mtime_ns for path in undisturbed.rglob("*") if path.is_file()}

    before = state()
    summary = run_batch([str(heap)], undisturbed, engine=engine, progress=Progress(), **BUDGET)
    assert (summary.parsed, summary.duplicates, summary.failed) == (0, 0, {})
    assert summary.skipped == 60
    assert state() == before


def test_nothing_is_left_in_staging(undisturbed, store):
    assert list(store.names("staging")) == []
    assert store.drafts() == []
    assert not store.exists("run")
    assert load(store).replaced == frozenset()
