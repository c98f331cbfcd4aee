"""The door to the archive, its manifests, its links and its older versions."""

from __future__ import annotations

import datetime as dt
import pickle

import pyarrow as pa
import pytest

from agendaparse import models
from agendaparse.archive.layout import compress, decompress, json_name, open_store
from agendaparse.archive.links import update_links
from agendaparse.archive.manifest import Manifest, load, new_chunk
from agendaparse.archive.migrations import upgrade
from agendaparse.archive.rows import tables_of, to_arrow
from agendaparse.archive.schema import TABLES
from agendaparse.archive.writer import commit_tables, read_part, write_chunk
from agendaparse.errors import SourceError, UsageError


@pytest.fixture(params=["local", "elsewhere"])
def store(request, tmp_path):
    if request.param == "local":
        return open_store(tmp_path / "archive", create=True)
    return open_store(f"memory://{tmp_path.name}-{request.node.name}", create=True)


def test_files_are_written_whole_and_listed_without_drafts(store):
    store.write("a/b/one.json", b"1")
    store.write("a/two.json", b"2", flush=True)
    store.write("a/b/one.json", b"3")
    store.filesystem.pipe_file(store.path("a/.draft-three.json-1-x"), b"")
    assert list(store.names("a")) == ["a/b/one.json", "a/two.json"]
    assert store.read("a/b/one.json") == b"3"
    assert store.drafts() == ["a/.draft-three.json-1-x"]
    store.remove("a/b/one.json")
    store.remove("a/b/one.json")
    assert not store.exists("a/b/one.json")
    assert list(store.names("nowhere")) == []


def test_a_store_can_be_sent_to_another_process(store):
    store.write("x", b"1")
    assert pickle.loads(pickle.dumps(store)).read("x") == b"1"


def test_json_comes_back(store):
    text = '{"a": "ö"}' * 1000
    assert decompress(compress(text)).decode() == text


def test_there_must_be_an_archive_to_open(tmp_path):
    with pytest.raises(SourceError, match="no archive"):
        open_store(tmp_path)


def test_a_later_schema_is_refused(tmp_path):
    store = open_store(tmp_path / "archive", create=True)
    store.write("archive.json", b'{"format": "agendaparse-archive", "schema_version": 99}')
    with pytest.raises(SourceError, match="later version"):
        open_store(tmp_path / "archive")


def test_an_unknown_filesystem_is_said(tmp_path):
    with pytest.raises(UsageError, match="cannot be opened"):
        open_store("nosuch://bucket/archive", create=True)


def test_only_committed_chunks_that_nothing_replaces_count(store):
    Manifest("c1", {"files": 2}).commit(store)
    Manifest("c2", {"files": 3, "links": 1}, replaces=("c1",)).commit(store)
    catalogue = load(store)
    assert list(catalogue.chunks) == ["c2"]
    assert catalogue.replaced == {"c1"}
    assert catalogue.rows("files") == 3
    assert catalogue.parts("links") == ["tables/links/c2.parquet"]
    assert catalogue.parts("votes") == []


def test_names_of_chunks_sort_by_time():
    made = [new_chunk() for _ in range(20)]
    assert made == sorted(made)
    assert len(set(made)) == 20


def pack(name, *, published=None, supplement=False, minutes=False, items=1, date=dt.date(2031, 4, 1)):
    meeting = models.Meeting(
        council="Elmbury Town Council", committee="Planning", date=date, published=published, supplement=supplement
    )
    told = models.Minutes(council="Elmbury Town Council", committee="PLANNING", date=dt.date(2031, 4, 1))
    return models.AgendaPack(
        source=models.Source(name=name, sha256=name.encode().hex().ljust(64, "0")),
        meeting=meeting,
        agenda=tuple(models.AgendaItem(title="Item") for _ in range(items)),
        minutes=(told,) if minutes else (),
    )


def put(store, *packs, replaces=()):
    rows = []
    for one in packs:
        sha = one.source.sha256
        store.write(json_name(sha, "1"), compress(one.to_json()))
        rows.append({"id": sha[:32], "pack": sha, "source": sha, "status": "parsed", "json": json_name(sha, "1")})
    chunk = new_chunk()
    assert write_chunk(store, chunk, rows, replaces) == []
    return chunk


def linked(store):
    catalogue = load(store)
    chunks = [chunk for chunk, manifest in catalogue.chunks.items() if "links" in manifest.tables]
    rows = [row for chunk in chunks for row in read_part(store, "links", chunk).to_pylist()]
    return sorted((bytes.fromhex(row["pack"]).strip(b"\0").decode(), row["kind"],
                   bytes.fromhex(row["to_pack"]).strip(b"\0").decode()) for row in rows)  # fmt: skip


def test_documents_of_one_meeting_are_linked(store):
    day = dt.date(2031, 3, 20)
    put(store, pack("first", published=day), pack("second", published=day + dt.timedelta(3)))
    put(store, pack("extra", supplement=True), pack("report", items=0), pack("other", date=dt.date(2031, 5, 1)))
    put(store, pack("later", date=dt.date(2031, 6, 1), minutes=True))
    assert update_links(store) == 3
    expected = [
        ("extra", "supplement", "first"),
        ("later", "minutes", "first"),
        ("second", "republished", "first"),
    ]
    assert linked(store) == expected
    chunks = load(store).chunks
    assert update_links(store) == 3
    assert load(store).chunks == chunks  # nothing new, nothing written


def test_links_that_have_become_wrong_are_replaced(store):
    day = dt.date(2031, 3, 20)
    put(store, pack("first", published=day), pack("third", published=day + dt.timedelta(6)))
    update_links(store)
    put(store, pack("second", published=day + dt.timedelta(3)))
    update_links(store)
    assert linked(store) == [("second", "republished", "first"), ("third", "republished", "second")]


def test_what_a_chunk_replaces_is_carried_over(store):
    old = put(store, pack("one"), pack("two"))
    put(store, pack("one", items=3), replaces=[old])
    catalogue = load(store)
    assert len(catalogue.chunks) == 1
    (chunk,) = catalogue.chunks
    assert read_part(store, "agenda_items", chunk).num_rows == 4
    assert read_part(store, "files", chunk).num_rows == 2


def test_an_older_part_is_read_with_the_columns_of_today():
    schema = pa.schema([("id", pa.string()), ("pack", pa.string()), ("headline", pa.string())],
                       metadata={"schema_version": "0"})  # fmt: skip
    old = pa.table({"id": ["a"], "pack": ["b"], "headline": ["Budget"]}, schema=schema)

    def rename(name, table):
        assert name == "agenda_items"
        return table.rename_columns(["id", "pack", "title"])

    new = upgrade("agenda_items", old, steps={0: rename})
    assert new.schema.equals(TABLES["agenda_items"].schema)
    assert new.to_pylist()[0] | {"id": "a", "title": "Budget", "number": None} == new.to_pylist()[0]


def test_parts_of_today_pass_unchanged():
    for name, table in tables_of(pack("one")).items():
        assert upgrade(name, table).equals(table)


def test_no_part_is_written_for_a_table_without_rows(store):
    commit_tables(store, "c1", {"files": [], "links": [to_arrow("links", [])]})
    assert load(store).chunks["c1"].tables == {}
    assert list(store.names("tables")) == []
