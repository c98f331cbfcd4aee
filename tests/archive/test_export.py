"""Exports: everything gets out, opens in Datasette and spreadsheets, and nothing gets out of its folder or runs."""

from __future__ import annotations

import asyncio
import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from agendaparse import SourceError
from agendaparse.archive.reader import Archive
from agendaparse.archive.schema import TABLES
from agendaparse.cli import app
from agendaparse.exporters.cells import DANGEROUS, flat, neutralise
from agendaparse.exporters.excel import LETTERS, write_excel
from agendaparse.exporters.export import FORMS, export
from agendaparse.exporters.rowsets import ArchiveRows, PackRows
from agendaparse.models import AgendaPack
from tests.archive import small
from tests.models.example import pack as example_pack

PACK = Path(__file__).resolve().parents[2] / "fixtures/packs/wickmere-parish/agenda.pdf"


def query(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(question).fetchall()


@pytest.fixture(scope="module")
def sqlite(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "packs.sqlite"
    export(ArchiveRows(archive), "sqlite", path)
    return path


def test_sqlite_has_every_row_and_sound_keys(archive: Archive, sqlite: Path) -> None:
    for name in TABLES:
        assert query(sqlite, f'select count(*) from "{name}"') == [(len(archive.tables[name]),)]
    assert query(sqlite, "pragma foreign_key_check") == []
    assert query(sqlite, "pragma integrity_check") == [("ok",)]
    pointing = {row[3]: (row[2], row[4]) for row in query(sqlite, "pragma foreign_key_list(rag_rows)")}
    assert pointing == {"meeting": ("meetings", "id"), "pack": ("packs", "id")}
    found = query(sqlite, "select bbox, cells, meeting_date, page from rag_rows where status = 'red'")
    assert found == [
        ("[72.0, 90.0, 523.0, 104.0]", '[{"column": "Ref", "text": "CSAP 3.1"}, {"column": "Status", "text": "Red"}]',
         "2030-12-03", 11)
    ]  # fmt: skip


def test_sqlite_finds_words_and_names_rows(sqlite: Path) -> None:
    words = "select text from paragraphs where rowid in (select rowid from paragraphs_fts where paragraphs_fts match ?)"
    with closing(sqlite3.connect(sqlite)) as db:
        assert db.execute(words, ["centre stone"]).fetchall() == [("A leisure centre of white stone.",)]
    labels = {label for (label,) in query(sqlite, "select title from meetings")}
    assert {"Cabinet, 2030-06-04", "Cabinet, 2030-06-04 (minutes)"} <= labels
    assert len(query(sqlite, "select name from packs")) == 6


def test_sqlite_opens_in_datasette(sqlite: Path) -> None:
    datasette_app = pytest.importorskip("datasette.app")
    metadata = json.loads(sqlite.with_name("packs.metadata.json").read_text())
    datasette = datasette_app.Datasette([str(sqlite)], metadata=metadata)

    async def ask() -> None:
        searched = await datasette.client.get("/packs/paragraphs.json?_search=leisure+stone&_shape=array&_labels=on")
        (row,) = searched.json()
        assert row["text"] == "A leisure centre of white stone."
        assert row["pack"]["label"] == "ashwick-12.pdf"
        rated = await datasette.client.get("/packs/rag_rows.json?ref=CSAP+3.1&status=red&_shape=array&_labels=on")
        assert rated.json()[0]["meeting"]["label"] == "Cabinet, 2030-12-03"
        page = await datasette.client.get("/packs/rag_rows")
        assert page.status_code == 200
        assert "A row of a red/amber/green table" in page.text

    asyncio.run(ask())


def test_csv_holds_no_formula_and_figures_stay(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "declarations.csv").write_text("of an earlier export")
    written = export(ArchiveRows(archive), "csv", tmp_path)
    assert {path.name for path in written} == {path.name for path in tmp_path.iterdir()}
    rows = {path.stem: list(csv.DictReader(path.open(encoding="utf-8", newline=""))) for path in written}
    assert {name: len(found) for name, found in rows.items()} == {
        name: len(table) for name, table in archive.tables.items() if len(table)
    }
    nasty = {row["commentary"] for row in rows["rag_rows"] if row["ref"] == "CSAP 3.2"}
    assert nasty == {"'" + small.NASTY}
    assert {row["actual"] for row in rows["rag_rows"]} == {"-2.3", ""}
    assert {row["committee"] for row in rows["meetings"]} >= {"'=cmd|' /C calc'!A0"}


@given(st.text() | st.builds(lambda head, tail: head + tail, st.sampled_from([*DANGEROUS, " =", "\u00a0@"]), st.text()))
def test_no_text_is_a_formula(text: str) -> None:
    cell = neutralise(text)
    assert cell in (text, f"'{text}")
    if cell.lstrip().startswith(DANGEROUS) or cell.startswith(DANGEROUS):
        assert all(letter in "0123456789.,+-%£$€ \t\n" for letter in cell.strip())
        assert sum(letter in "+-" for letter in cell) == 1  # nothing is worked out


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_figures_stay_figures(number: object) -> None:
    for figure in (f"{number}", f"{number:,}", f"{number:+}%"):
        assert neutralise(figure) == figure


@pytest.mark.parametrize("text", ["-2+3", "+44 1234 567890", "-", "--1", "-1,23", "-2.3\n=1", "-A1", "+1e5", "-1 2"])
def test_what_only_looks_like_a_figure(text: str) -> None:
    assert neutralise(text) == f"'{text}"


def test_excel_has_a_sheet_per_table_and_no_formula(archive: Archive, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    (path,) = export(ArchiveRows(archive), "excel", tmp_path / "packs.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["contents", *(name for name, table in archive.tables.items() if len(table))]
    for sheet in book:
        for row in sheet.iter_rows():
            assert not any(cell.data_type == "f" for cell in row)
    heading, *rows = book["rag_rows"].values
    first = dict(zip(heading, rows[0], strict=True))
    assert (first["actual"], first["target"], first["page"]) == (-2.3, "+4%", 11)
    assert first["meeting_date"] == "2030-06-04"


def test_excel_cuts_what_does_not_fit_and_says_so(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    long = small.pack("long.pdf", small.CABINET, small.DAYS[0], items=5)
    long = long.model_copy(update={"agenda": (*long.agenda[:4], long.agenda[4].model_copy(update={"description": "ab\x01" * 20_000}))})  # fmt: skip  # noqa: E501
    write_excel(PackRows(long), tmp_path / "long.xlsx", rows_per_sheet=4)
    book = openpyxl.load_workbook(tmp_path / "long.xlsx")
    assert [name for name in book.sheetnames if name.startswith("agenda")] == ["agenda_items", "agenda_items (2)"]
    assert ("agenda_items", 5, 1, TABLES["agenda_items"].meaning) in list(book["contents"].values)
    text = list(book["agenda_items (2)"].values)[-1][TABLES["agenda_items"].names.index("description")]
    assert len(text) == LETTERS
    assert text.endswith("ab […]") or text.endswith("a […]")


def test_jsonl_is_what_parse_prints(archive: Archive, tmp_path: Path) -> None:
    (path,) = export(ArchiveRows(archive), "jsonl", tmp_path / "packs.jsonl")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [AgendaPack.from_json(line) for line in lines] == small.packs()


@pytest.mark.parametrize("form", FORMS)
def test_one_pack_with_every_field_gets_out(form: str, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    target = tmp_path / "out"
    written = export(PackRows(example_pack()), form, target)
    assert all(path.exists() for path in written)
    if form == "sqlite":
        assert query(target, "pragma foreign_key_check") == []
        assert query(target, "select status, name from files") == [("parsed", example_pack().source.name)]


@pytest.mark.parametrize("form", FORMS)
def test_names_in_an_archive_reach_no_other_folder(archive: Archive, form: str, tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b" / "out"
    inside.parent.mkdir(parents=True)
    before = set(tmp_path.rglob("*"))
    written = export(ArchiveRows(archive), form, inside)
    made = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    assert made == set(written)
    assert all(path.is_relative_to(inside.parent) for path in made)


def test_a_broken_export_leaves_the_earlier_one(archive: Archive, tmp_path: Path) -> None:
    class Broken(ArchiveRows):
        def packs(self):  # type: ignore[no-untyped-def]
            yield next(ArchiveRows(self.archive).packs())
            raise RuntimeError("no more")

    target = tmp_path / "packs.jsonl"
    target.write_text("earlier")
    with pytest.raises(RuntimeError):
        export(Broken(archive), "jsonl", target)
    assert target.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(SourceError):
        export(ArchiveRows(archive), "jsonl", tmp_path / "no" / "folder.jsonl")


def test_flat_values() -> None:
    assert flat(small.DAYS[0]) == "2030-03-05"
    assert flat([{"label": "a", "text": "“ŵ”"}]) == '[{"label": "a", "text": "“ŵ”"}]'
    assert (flat(None), flat(True), flat(2.5)) == (None, True, 2.5)


def test_the_command_export(folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    of_archive = CliRunner().invoke(app, ["export", folder, "--to", "csv"])
    assert of_archive.exit_code == 0
    assert (tmp_path / "archive-csv" / "files.csv").exists()
    of_pack = CliRunner().invoke(app, ["export", str(PACK), "--to", "sqlite", "-o", "one.sqlite"])
    assert of_pack.stdout.splitlines() == ["one.sqlite", "one.metadata.json"]
    assert query(tmp_path / "one.sqlite", "select count(*) > 3 from agenda_items") == [(1,)]
    assert CliRunner().invoke(app, ["export", "nowhere", "--to", "csv"]).exit_code == SourceError.exit_code
