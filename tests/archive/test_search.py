"""Search: what is typed, what is found, and an index that keeps up and mends itself."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import agendaparse
from agendaparse import UsageError
from agendaparse.archive.layout import json_name
from agendaparse.archive.reader import Archive
from agendaparse.archive.search import to_query
from agendaparse.archive.writer import write_chunk
from agendaparse.cli import app
from tests.archive import small


def test_words_in_any_form_with_the_page(archive: Archive) -> None:
    hits = archive.search("white oak centre decisions")
    assert {hit.citation.file for hit in hits} == {"elmbury-06.pdf", "elmbury-09.pdf"}
    hit = hits[0]
    assert (hit.kind, hit.title, hit.number) == ("minute", "White Oak Leisure Centre", "12.1")
    assert hit.snippet == "The centres opened late; a decision on White Oak is due."
    assert str(hit.citation) == "elmbury-06.pdf, page 2 (sheet 4 of the PDF)"
    assert hit.record is not None
    assert hit.record_table == "minutes"
    assert hit.record in {row["id"] for row in archive.tables.minutes.rows("id")}


def test_words_that_stand_together_come_first(archive: Archive) -> None:
    texts = [hit.text for hit in archive.search("leisure centre", kind="minute")]
    assert texts[0] == "A leisure centre of white stone."
    assert [hit.score for hit in archive.search("white")] == sorted(
        (h.score for h in archive.search("white")), reverse=True
    )


@pytest.mark.parametrize(
    ("words", "options", "number"),
    [
        ('"white oak" lamps', {}, 5),
        ('"oak white"', {}, 0),
        ("lamp* -september", {"council": "elmbury", "kind": "rag"}, 3),
        ("lamps", {"council": "ash"}, 1),
        ("lamps", {"council": "shwick"}, 0),
        ("lamps", {"since": "2030-09-03", "until": dt.date(2030, 12, 2)}, 1),
        ("lamps", {"committee": "scrutiny"}, 0),
        ("lamps", {"limit": 2}, 2),
        ("hyperlink", {}, 5),
        ("AND OR NOT (", {}, 0),
    ],
)
def test_filters_and_operators(archive: Archive, words: str, options: dict[str, object], number: int) -> None:
    assert len(archive.search(words, **options)) == number


@pytest.mark.parametrize("words", ["", "  ", '"', "-oak", "*", "--"])
def test_nothing_to_search_for(archive: Archive, words: str) -> None:
    with pytest.raises(UsageError, match="nothing to search for"):
        archive.search(words)


@given(st.text(alphabet="ab \"'*-+:^(){}NEAROT\u00e9ŵ,", max_size=25))
def test_whatever_is_typed_is_a_query(words: str) -> None:
    try:
        query, terms = to_query(words)
    except UsageError:
        return
    assert terms
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table words using fts5 (title, text)")
    db.execute("select * from words where words match ?", [query]).fetchall()
    db.close()


def test_the_index_takes_in_new_chunks_and_forgets_replaced_ones(tmp_path: Path) -> None:
    store = small.write(tmp_path / "archive")
    with agendaparse.open_archive(store.url) as opened:
        assert len(opened.search("september")) == 1
        later = small.pack(
            "later.pdf", small.CABINET, dt.date(2031, 9, 2), rated=(small.rag(dt.date(2031, 9, 2), "red"),)
        )
        small.add(store, "c9", [later])
        assert len(opened.refresh().search("september")) == 2
        sha = small.packs()[2].source.sha256
        row = {"id": "new", "pack": sha, "name": "x.pdf", "status": "parsed", "json": json_name(sha, "0")}
        write_chunk(store, "c10", [row], replaces=["c9"])
        assert {hit.date for hit in opened.refresh().search("september")} <= {small.DAYS[2], dt.date(2031, 9, 2)}
        assert all(hit.citation.pack for hit in opened.search("september"))


def test_a_damaged_index_is_made_again(tmp_path: Path) -> None:
    store = small.write(tmp_path / "archive")
    with agendaparse.open_archive(store.url) as opened:
        before = opened.search("oak")
    (index,) = (tmp_path / "archive" / "cache").glob("search-*.sqlite")
    index.write_bytes(b"no database" * 500)
    with agendaparse.open_archive(store.url) as opened:
        assert opened.search("oak") == before


def test_the_command_search(folder: str) -> None:
    found = CliRunner().invoke(app, ["search", folder, "white", "oak", "decision", "--council", "elmbury"])
    assert found.exit_code == 0
    assert "Elmbury District Council · Cabinet" not in found.stdout
    assert "  elmbury-06.pdf, page 2 (sheet 4 of the PDF)\n" in found.stdout
    data = json.loads(CliRunner().invoke(app, ["search", folder, "lamps", "-n", "3", "--format", "json"]).stdout)
    assert len(data) == 3
    assert data[0]["citation"]["text"].endswith("page 9 (sheet 11 of the PDF)")
    nothing = CliRunner().invoke(app, ["search", folder, "zebra"])
    assert (nothing.exit_code, nothing.stdout) == (0, "")
