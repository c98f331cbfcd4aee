"""Runs with a stand-in for the parser: what is done again, what is not, and what becomes of files that misbehave."""

from __future__ import annotations

import os

import pytest

from agendaparse.archive.layout import open_store
from agendaparse.archive.lock import Superseded, check, locked
from agendaparse.archive.manifest import load, sweep, vacuum
from agendaparse.batch import run_batch
from agendaparse.batch.progress import Progress
from agendaparse.errors import UsageError
from tests.batch.archives import content, files, table

QUICK = "tests.batch.parsers:quick"
WILD = "tests.batch.parsers:wild"


class Notes(Progress):
    """Keeps what it is told."""

    def __init__(self):
        super().__init__()
        self.notes = []

    def note(self, text):
        self.notes.append(text)


@pytest.fixture
def heap(tmp_path):
    folder = tmp_path / "heap"
    folder.mkdir()
    for number in range(7):
        (folder / f"{number}.pdf").write_text(f"Item {number}")
    return folder


@pytest.fixture
def run(engine):
    """Run over a folder with processes that are there already."""

    def go(heap, tmp_path, **options):
        options = {"engine": engine, "chunk": 3, "parser": QUICK, "progress": Progress(), **options}
        return run_batch([str(heap)], tmp_path / "archive", **options)

    return go


def test_a_run_adds_files_and_rewrites_none(run, heap, tmp_path):
    run(heap, tmp_path)
    out = tmp_path / "archive"
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    (heap / "new.pdf").write_text("New")
    summary = run(heap, tmp_path)
    assert (summary.parsed, summary.skipped) == (1, 7)
    after = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert before.items() <= after.items()
    assert len(table(open_store(out), "agenda_items")) == 8


def test_a_changed_file_is_parsed_and_its_old_content_stays(run, heap, tmp_path):
    run(heap, tmp_path)
    (heap / "3.pdf").write_text("Item 3, corrected")
    summary = run(heap, tmp_path)
    assert (summary.parsed, summary.skipped) == (1, 6)
    rows = [row for row in table(open_store(tmp_path / "archive"), "files") if row["name"] == "3.pdf"]
    assert len(rows) == len({row["pack"] for row in rows}) == 2


def test_a_touched_file_is_not_parsed_again(run, heap, tmp_path):
    run(heap, tmp_path)
    os.utime(heap / "3.pdf", (1, 1))
    summary = run(heap, tmp_path)
    assert (summary.parsed, summary.skipped) == (0, 7)


def test_a_copy_is_a_duplicate_in_this_run_or_a_later_one(run, heap, tmp_path):
    (heap / "copy.pdf").write_text("Item 1")
    run(heap, tmp_path)
    (heap / "later.pdf").write_text("Item 1")
    run(heap, tmp_path)
    rows = files(tmp_path / "archive")
    first = rows[str(heap / "1.pdf")]
    for name in ("copy.pdf", "later.pdf"):
        assert rows[str(heap / name)]["status"] == "duplicate"
        assert rows[str(heap / name)]["duplicate_of"] == first["id"]
    assert len(table(open_store(tmp_path / "archive"), "agenda_items")) == 7


def test_an_older_version_is_parsed_again_in_place_of_the_old(run, heap, tmp_path):
    run(heap, tmp_path, version="1.0")
    old = content(tmp_path / "archive")
    (heap / "6.pdf").unlink()
    summary = run(heap, tmp_path, version="1.1")
    assert (summary.parsed, summary.skipped) == (6, 0)
    new = content(tmp_path / "archive")
    assert [row["id"] for row in new["agenda_items"]] == [row["id"] for row in old["agenda_items"]]
    versions = {row["name"]: row["version"] for row in new["files"]}
    assert versions.pop("6.pdf") == "1.0"  # it is gone, and what was read of it is kept
    assert set(versions.values()) == {"1.1"}
    assert run(heap, tmp_path, version="1.1").skipped == 6
    assert run(heap, tmp_path, version="1.0").parsed == 0


def test_redo_parses_everything_and_keeps_every_row_once(run, heap, tmp_path):
    run(heap, tmp_path)
    before = content(tmp_path / "archive")
    assert run(heap, tmp_path, redo=True).parsed == 7
    assert content(tmp_path / "archive") == before
    store = open_store(tmp_path / "archive")
    assert len(load(store).replaced) == 3
    assert vacuum(store, load(store)) > 6
    assert load(store).replaced == frozenset()
    assert content(tmp_path / "archive") == before


def test_what_a_new_version_cannot_read_stays_as_the_old_one_read_it(run, heap, tmp_path):
    (heap / "odd.pdf").write_text("fail")
    run(heap, tmp_path, version="1.0")
    summary = run(heap, tmp_path, version="1.1", parser=WILD)
    assert summary.failed == {"defect": 1}
    row = files(tmp_path / "archive")[str(heap / "odd.pdf")]
    assert (row["status"], row["version"]) == ("parsed", "1.0")


def test_files_that_misbehave_are_recorded_and_stop_nothing(run, heap, tmp_path):
    for text in ("hang", "eat", "crash", "fail", "noise"):
        (heap / f"{text}.pdf").write_text(text)
    (heap / "once.pdf").write_text(f"once {tmp_path / 'mark'}")
    told = Notes()
    summary = run(heap, tmp_path, parser=WILD, timeout=1.5, memory=250, progress=told)
    assert summary.failed == {"timeout": 1, "memory": 1, "crashed": 1, "defect": 1}
    assert summary.parsed == 9
    rows = {row["name"]: row for row in files(tmp_path / "archive").values()}
    assert {name: rows[f"{name}.pdf"]["attempts"] for name in ("hang", "eat", "crash", "once", "fail", "noise")} == {
        "hang": 2, "eat": 2, "crash": 2, "once": 2, "fail": 1, "noise": 1,
    }  # fmt: skip
    assert "SIGABRT" in rows["crash.pdf"]["message"]
    assert "ZeroDivisionError" in rows["fail.pdf"]["message"]
    assert sum("tried again alone" in note for note in told.notes) == 4
    assert sum(note.startswith("failed") for note in told.notes) == 4
    assert run(heap, tmp_path, parser=WILD).skipped == 13


def test_what_failed_is_tried_again_when_asked_for(run, heap, tmp_path):
    (heap / "odd.pdf").write_text("fail")
    run(heap, tmp_path, parser=WILD)
    assert run(heap, tmp_path, parser=QUICK).parsed == 0
    summary = run(heap, tmp_path, parser=QUICK, retry=True)
    assert (summary.parsed, summary.skipped) == (1, 7)
    assert len(table(open_store(tmp_path / "archive"), "files")) == 8


def test_what_fails_in_every_version_is_tried_once_in_each(run, heap, tmp_path):
    (heap / "odd.pdf").write_text("fail")
    run(heap, tmp_path, parser=WILD, version="1.0")
    assert run(heap, tmp_path, parser=WILD, version="1.1").failed == {"defect": 1}
    assert run(heap, tmp_path, parser=WILD, version="1.1").skipped == 8


def test_a_missing_source_is_recorded(run, tmp_path):
    summary = run(tmp_path / "nowhere", tmp_path)
    assert summary.failed == {"unreadable": 1}
    assert run(tmp_path / "nowhere", tmp_path).skipped == 1


def test_two_runs_do_not_write_at_once(run, heap, tmp_path):
    run(heap, tmp_path)
    store = open_store(tmp_path / "archive")
    with locked(store) as token:
        check(store, token)
        with pytest.raises(UsageError, match="Another run"):
            run(heap, tmp_path)


def test_a_run_that_is_over_cannot_commit(run, heap, tmp_path):
    run(heap, tmp_path)
    store = open_store(tmp_path / "archive")
    with pytest.raises(Superseded):
        check(store, "an old token")
    with locked(store), pytest.raises(Superseded):
        check(store, "an old token")


def test_half_written_chunks_are_invisible_and_swept_away(run, heap, tmp_path):
    run(heap, tmp_path)
    store = open_store(tmp_path / "archive")
    before = content(tmp_path / "archive")
    part = next(store.names("tables/agenda_items"))
    store.write("tables/agenda_items/c-half.parquet", store.read(part)[:100])
    (tmp_path / "archive/tables/agenda_items/.draft-x-1-2").write_bytes(b"half")
    assert content(tmp_path / "archive") == before
    assert sweep(store, load(store)) == 2
    assert content(tmp_path / "archive") == before


def test_damaged_json_is_parsed_again_by_the_next_run(run, heap, tmp_path):
    from agendaparse.archive.writer import write_chunk

    run(heap, tmp_path)
    store = open_store(tmp_path / "archive")
    row = next(row for row in table(store, "files") if row["json"])
    store.write("packs/00/broken.json.zst", b"not compressed")
    lost = write_chunk(store, "c-new", [{**row, "id": "f" * 32, "json": "packs/00/broken.json.zst"}])
    assert lost == ["f" * 32]
    assert "c-new" not in load(store).chunks


def test_a_folder_of_other_things_is_no_archive(heap):
    with pytest.raises(UsageError, match="not empty"):
        run_batch([str(heap)], heap, parser=QUICK, progress=Progress())
