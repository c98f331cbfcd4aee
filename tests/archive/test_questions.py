"""Questions: tables in every form, SQL that only reads, meetings, histories; local and elsewhere."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from typer.testing import CliRunner, Result

import agendaparse
from agendaparse import SourceError, UsageError
from agendaparse.archive import migrations
from agendaparse.archive import tables as tables_module
from agendaparse.archive.reader import Archive
from agendaparse.archive.schema import TABLES
from agendaparse.cli import app
from tests.archive import small


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture(scope="module")
def remote() -> Iterator[Archive]:
    """The same archive on a filesystem that is not the local disk."""
    small.write("memory://tests/archive")
    with agendaparse.open_archive("memory://tests/archive") as opened:
        yield opened


def test_every_table_reads_alike_in_arrow_pandas_and_polars(archive: Archive) -> None:
    assert set(archive.tables) == set(TABLES)
    for name, table in archive.tables.items():
        arrow = table.to_arrow()
        assert arrow.schema.names == list(table.columns)
        assert len(table) == arrow.num_rows == len(table.to_pandas()) == len(table.to_polars()), name
    assert repr(archive).endswith(": 7 files, 10 meetings, 4 minutes, 10 rag_rows>")


def test_pandas_takes_the_arrow_columns_without_a_copy(archive: Archive) -> None:
    table = archive.tables.paragraphs.to_arrow()
    frame = archive.tables.paragraphs.to_pandas("text", "page")
    assert {str(kind) for kind in frame.dtypes} == {"string[pyarrow]", "int32[pyarrow]"}
    assert pa.table(archive.tables.paragraphs).equals(table)  # the Arrow C stream


def test_rows_are_narrowed_by_value_and_by_expression(archive: Archive) -> None:
    red = archive.tables.rag_rows.where(status="red", council=small.ELMBURY)
    assert [row["ref"] for row in red.rows("ref")] == ["CSAP 3.1"]
    assert len(archive.tables.votes.filter(pc.field("ayes") > 4)) == 2
    assert len(archive.tables.files.where(pack=None)) == 1
    with pytest.raises(UsageError, match="no column 'colour'"):
        archive.tables.rag_rows.where(colour="red")
    with pytest.raises(AttributeError, match="no table 'nope'"):
        _ = archive.tables.nope


def test_sql_reads_the_parquet_files(archive: Archive) -> None:
    answer = archive.sql("select count(*) from rag_rows where status = $status", {"status": "green"})
    assert answer.fetchall() == [(8,)]
    assert archive.sql("select 1 from declarations").fetchall() == []  # a table without rows
    assert {name for (name,) in archive.sql("show tables").fetchall()} == set(TABLES)
    assert len(archive.sql("pivot rag_rows on status using count(*) group by council").df()) == 2


@pytest.mark.parametrize(
    "statement",
    [
        "drop view files", "create table t (a int)", "insert into files values (1)", "copy files to 'out.csv'",
        "set enable_external_access = true", "install httpfs", "load httpfs", "attach 'other.db'",
        "select 1; select 2", "", "selec 1", "select nope from files", "export database 'there'",
        "from read_text('/etc/passwd')", "from read_csv('/etc/passwd')", "from '/etc/passwd'",
        "from read_parquet('https://example.org/a.parquet')", "from glob('/*')", "from archive",
    ],
)  # fmt: skip
def test_sql_reads_nothing_else_and_writes_nothing(archive: Archive, statement: str) -> None:
    with pytest.raises(UsageError):
        archive.sql(statement)


def test_an_archive_elsewhere_answers_alike(archive: Archive, remote: Archive) -> None:
    question = "select id, title, meeting_date from rag_rows where status = 'green' order by id"
    assert remote.sql(question).fetchall() == archive.sql(question).fetchall()
    for name in ("meetings", "people"):
        assert remote.tables[name].to_arrow().equals(archive.tables[name].to_arrow())
    history = remote.rag_history("CSAP 3.1")
    assert history == archive.rag_history("CSAP 3.1")


def test_search_elsewhere_keeps_its_index_in_the_cache_folder(
    remote: Archive, archive: Archive, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert [hit.record for hit in remote.search("white oak")] == [hit.record for hit in archive.search("white oak")]


def test_parts_of_an_older_version_are_read_as_of_today(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def step(name: str, table: pa.Table) -> pa.Table:
        return table.drop_columns(["lead"]) if name == "rag_rows" else table

    for module in (tables_module, migrations):
        monkeypatch.setattr(module, "SCHEMA_VERSION", 2)
    monkeypatch.setitem(migrations.STEPS, 1, step)
    monkeypatch.setattr(
        tables_module, "read_part", lambda *key: migrations.upgrade(key[1], _part(*key), steps={1: step}, to=2)
    )
    with agendaparse.open_archive(folder) as opened:
        assert opened.sql("select count(*), count(lead) from rag_rows").fetchall() == [(10, 0)]


def _part(store: object, table: str, chunk: str) -> pa.Table:
    from agendaparse.archive.writer import read_part

    return read_part(store, table, chunk)


@pytest.mark.parametrize(
    ("council", "committee", "date"),
    [
        (small.ELMBURY, small.CABINET, "2030-06-04"),
        ("elmbury", "cabinet", dt.date(2030, 6, 4)),
        (None, None, "2030-06-04"),
    ],
)
def test_a_meeting_and_every_document_that_tells_of_it(
    archive: Archive, council: str | None, committee: str | None, date: dt.date | str
) -> None:
    meeting = archive.meeting(council, committee, date)
    assert meeting is not None
    assert (meeting.council, meeting.committee, meeting.date) == (small.ELMBURY, small.CABINET, small.DAYS[1])
    assert [(telling.kind, telling.citation.file) for telling in meeting.tellings] == [
        ("agenda", "elmbury-06.pdf"), ("agenda", "elmbury-06-v2.pdf"), ("minutes", "elmbury-09.pdf"),
    ]  # fmt: skip
    assert [pack.source.name for pack in meeting.packs()] == ["elmbury-06.pdf", "elmbury-06-v2.pdf", "elmbury-09.pdf"]
    assert len(meeting.tables.attendance) == 3
    assert len(meeting.tables.files) == 0  # a table that does not know of meetings
    assert str(meeting.tellings[0].citation) == "elmbury-06.pdf, page 1 (sheet 3 of the PDF)"


def test_meetings_that_are_not_there_or_not_one(archive: Archive) -> None:
    assert archive.meeting("Elmbury", "Planning", "2030-06-04") is None
    assert archive.meeting("Elm", "Cabinet", "1999-01-01") is None
    with pytest.raises(UsageError, match="2 meetings fit: ashwick"):
        archive.meeting(None, "Cabinet", "2030-12-03")
    with pytest.raises(UsageError, match="not a date"):
        archive.meeting("Elmbury", "Cabinet", "4 June")


def test_a_history_crosses_quarters_rewordings_and_editions(archive: Archive) -> None:
    elmbury, ashwick = archive.rag_history(ref="csap 3.1.")
    assert [(point.date, point.period, point.status) for point in elmbury.points] == [
        (small.DAYS[1], "Quarter 2 2030", "green"),
        (small.DAYS[2], "Quarter 3 2030", "amber"),
        (small.DAYS[3], "Quarter 4 2030", "red"),
    ]
    assert (elmbury.council, elmbury.ref, len(elmbury.titles)) == (small.ELMBURY, "CSAP 3.1", 2)
    assert [(before.status, after.status) for before, after in elmbury.changes] == [
        ("green", "amber"),
        ("amber", "red"),
    ]
    assert elmbury.points[2].citation.label == "9"
    assert list(elmbury.to_pandas()["status"]) == ["green", "amber", "red"]
    assert ashwick.council == small.ASHWICK
    assert archive.rag_history(title="wardens", council="ashwick")[0].points[0].commentary == small.NASTY
    assert archive.rag_history("CSAP 31") == []
    with pytest.raises(UsageError, match="nothing to follow"):
        archive.rag_history()


def test_two_actions_under_one_reference_stay_two(tmp_path: object) -> None:
    store = small.write(f"{tmp_path}/archive")
    other = small.rag(dt.date(2031, 3, 4), "blue", title="Sell the town hall")
    small.add(store, "c9", [small.pack("later.pdf", small.CABINET, dt.date(2031, 3, 4), rated=(other,))])
    with agendaparse.open_archive(store.url) as opened:
        histories = opened.rag_history("CSAP 3.1", council="elmbury")
    assert [[point.status for point in history.points] for history in histories] == [
        ["green", "amber", "red"],
        ["blue"],
    ]


def test_packs_come_whole(archive: Archive) -> None:
    assert [pack.source.name for pack in archive.packs()] == [pack.source.name for pack in small.packs()]
    first = small.packs()[0]
    assert archive.pack(first.source.sha256) == first
    assert str(archive.cite(archive.tables.rag_rows.rows()[0])).endswith(".pdf, page 9 (sheet 11 of the PDF)")
    with pytest.raises(KeyError):
        archive.pack("0" * 64)


def test_what_is_committed_later_is_seen_after_refresh(tmp_path: object) -> None:
    store = small.write(f"{tmp_path}/archive")
    with agendaparse.open_archive(store.url) as opened:
        assert opened.sql("select count(*) from files").fetchall() == [(7,)]
        small.add(store, "c9", [small.pack("later.pdf", small.CABINET, dt.date(2031, 3, 4))])
        assert opened.sql("select count(*) from files").fetchall() == [(7,)]
        assert opened.refresh().sql("select count(*) from files").fetchall() == [(8,)]


def test_no_archive(tmp_path: object) -> None:
    with pytest.raises(SourceError, match="no archive"):
        agendaparse.open_archive(f"{tmp_path}/nothing")


def test_the_command_query(folder: str) -> None:
    table = run("query", folder, "select name, status from files order by name limit 2")
    assert table.exit_code == 0
    assert "│ ../../evil.pdf" in table.stdout
    lines = run("query", folder, "select commentary, page from rag_rows where ref like '%3.2' limit 1", "-f", "csv")
    assert lines.stdout.splitlines() == [
        '"commentary","page"', '"\'=HYPERLINK(""http://evil.example"";""Click"")",11',
    ]  # fmt: skip
    data = run(
        "query", folder, "select ref, cells, meeting_date from rag_rows order by meeting_date, ref", "--format", "json"
    )
    assert len(json.loads(data.stdout)) == 10
    assert json.loads(data.stdout)[0]["meeting_date"] == "2030-06-04"
    assert json.loads(run("query", folder, "select 1 as a from declarations", "-f", "json").stdout) == []
    for bad in ("drop view files", "select cast(name as int) from files"):
        assert run("query", folder, bad).exit_code == UsageError.exit_code
    assert run("query", "/nowhere", "select 1").exit_code == SourceError.exit_code
