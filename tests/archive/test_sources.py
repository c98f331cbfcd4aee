"""Sources: everything named is found once or said to be missing, and nothing that is found can do harm."""

from __future__ import annotations

import hashlib
import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from agendaparse.archive import sources
from agendaparse.archive.sources import digest, fetch, find
from agendaparse.errors import SourceError


@pytest.fixture
def folder(tmp_path):
    for name in ("b.pdf", "a.PDF", "notes.txt", "deep/er/c.pdf", "[odd] name*.pdf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def names(*given, lines=()):
    return [found.name for found in find([str(source) for source in given], lines)]


def test_a_folder_is_searched_in_a_settled_order(folder):
    assert names(folder) == ["[odd] name*.pdf", "a.PDF", "b.pdf", "c.pdf"]


def test_a_file_is_taken_whatever_its_ending(folder):
    assert names(folder / "notes.txt", folder / "[odd] name*.pdf") == ["notes.txt", "[odd] name*.pdf"]


def test_globs_reach_down(folder):
    assert names(folder / "**" / "?.pdf") == ["b.pdf", "c.pdf"]


def test_a_list_on_standard_input(folder):
    lines = [f"{folder / 'b.pdf'}\n", "\n", "  \r\n", f"{folder / 'deep'}\n", "-\n"]
    assert names("-", lines=lines) == ["b.pdf", "c.pdf"]


def test_a_relative_path_becomes_absolute(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert next(find(["b.pdf"])).source == str(folder / "b.pdf")


@pytest.mark.parametrize("given", ["nothing.pdf", "no*thing", "file:///no/such.pdf", "nosuch://bucket/x.pdf"])
def test_what_is_missing_is_said(given):
    (found,) = find([given])
    assert found.reason == "unreadable"
    assert found.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(folder):
    os.mkfifo(folder / "pipe.pdf")
    (pipe,) = [found for found in find([str(folder)]) if found.name == "pipe.pdf"]
    assert pipe.reason == "unreadable"


def test_urls_of_any_filesystem(folder):
    assert names(f"file://{folder}/") == ["[odd] name*.pdf", "a.PDF", "b.pdf", "c.pdf"]
    assert names(f"file://{folder}/?.pdf") == ["b.pdf"]
    (found,) = find([f"file://{folder}/b.pdf"])
    assert digest(found) == hashlib.sha256(b"b.pdf").hexdigest()


def test_zip_files_are_looked_into(folder):
    zipped(folder / "old.zip", {"2019/z.pdf": b"z", "2019/a.pdf": b"a", "readme.txt": b"no"})
    found = [one for one in find([str(folder)]) if one.source.startswith("zip://")]
    assert [one.name for one in found] == ["a.pdf", "z.pdf"]
    assert digest(found[0]) == hashlib.sha256(b"a").hexdigest()
    held = fetch(found[0].source, found[0].name)
    assert (held.read(), held.name) == (b"a", "a.pdf")


@pytest.mark.parametrize("name", ["../../etc/passwd.pdf", "/root/x.pdf", "..\\..\\windows\\x.pdf", "a\nb\x07.pdf"])
def test_names_inside_zip_files_lead_nowhere(tmp_path, name):
    zipped(tmp_path / "evil.zip", {name: b"x"})
    (found,) = find([str(tmp_path / "evil.zip")])
    assert "/" not in found.name
    assert "\\" not in found.name
    assert found.name.isprintable()
    assert digest(found) == hashlib.sha256(b"x").hexdigest()


def test_an_archive_inside_an_archive_is_not_opened(tmp_path):
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.pdf", b"a")
    zipped(tmp_path / "outer.zip", {"inner.zip": inner.getvalue()})
    (found,) = find([str(tmp_path / "outer.zip")])
    assert found.reason == "unsafe-archive"


def test_a_bomb_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "BOMB_FROM", 1 << 20)
    zipped(tmp_path / "bomb.zip", {f"{n}.pdf": bytes(1 << 20) for n in range(4)})
    (found,) = find([str(tmp_path / "bomb.zip")])
    assert found.reason == "unsafe-archive"
    assert "promises 4 MB" in found.message


def test_a_member_that_promises_too_much_is_not_taken(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "MAX_FILE", 1000)
    zipped(tmp_path / "big.zip", {"big.pdf": bytes(2000), "small.pdf": b"x"})
    assert [found.reason for found in find([str(tmp_path / "big.zip")])] == ["too-large", None]


def test_a_member_that_lies_about_its_size_is_cut_off(tmp_path, monkeypatch):
    path = zipped(tmp_path / "liar.zip", {"a.pdf": bytes(50_000)})
    data = path.read_bytes().replace((50_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(data)
    monkeypatch.setattr(sources, "MAX_FILE", 20_000)
    (found,) = find([str(path)])
    assert found.size == 10
    with pytest.raises(SourceError):
        digest(found)


def test_a_locked_member_and_a_broken_zip_are_said(tmp_path):
    path = zipped(tmp_path / "locked.zip", {"a.pdf": b"a"})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    assert [found.reason for found in find([str(tmp_path)])] == ["damaged", "encrypted"]


def test_a_file_that_is_too_large_is_not_kept_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "MAX_FILE", 100)
    (tmp_path / "large.pdf").write_bytes(bytes(200))
    (found,) = find([str(tmp_path)])
    with pytest.raises(SourceError, match="larger"):
        digest(found)
