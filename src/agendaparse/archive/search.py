"""Full-text search over an archive, with an index of words that is kept beside it.

DuckDB's own full-text extension must be downloaded and has to be built anew whenever a row is added, so the index is
SQLite's FTS5. It holds words and places but not the text: that is read from the Parquet files for the few hits shown,
which makes the index less than half as large. It is only a cache: delete it and the next search makes it again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import regex

from agendaparse.archive.citations import Citation, citation
from agendaparse.archive.writer import read_part
from agendaparse.errors import UsageError

if TYPE_CHECKING:
    from agendaparse.archive.reader import Archive

_VERSION: Final = 1
_BITS: Final = 32  # of a row's number in its chunk; the chunk's number stands above them
_CONTEXT: Final = 160
_SCHEMA: Final = f"""
create table chunks (number integer primary key, name text not null unique);
create table settings (
    id integer primary key, council text, committee text, date text, unique (council, committee, date)
);
create table places (id integer primary key, setting integer not null references settings (id), kind text not null);
create virtual table words using fts5 (title, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
pragma user_version = {_VERSION};
"""
_TERM = regex.compile(r'(?P<not>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[\p{L}\p{N}\p{M}\'’]+)(?P<begins>\*)?)')
_WORD = regex.compile(r"[\p{L}\p{N}\p{M}]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A piece of text that was found.

    Attributes:
        kind: What it is: `minute`, `resolution`, `report`, `rag` and so on.
        title: Title of the item, report or row it stands in.
        number: Number of the item or paragraph, as printed.
        text: The whole piece, verbatim.
        council: Council of the meeting.
        committee: Body that met.
        date: Date of the meeting.
        citation: The page.
        record_table: Table of the record it belongs to.
        record: `id` of that record.
        score: How well it fits; only good for comparing hits of one search.
        words: The words found, for marking them.
    """

    kind: str
    title: str | None
    number: str | None
    text: str
    council: str | None
    committee: str | None
    date: dt.date | None
    citation: Citation
    record_table: str | None
    record: str | None
    score: float
    words: tuple[str, ...]

    @property
    def snippet(self) -> str:
        """The part of the text around the first word found."""
        spots = [found.start() for word in self.words if (found := _beginning(word).search(self.text))]
        start = max(0, min(spots, default=0) - _CONTEXT // 2)
        end = min(len(self.text), start + 2 * _CONTEXT)
        start = self.text.rfind(" ", 0, start) + 1
        end = end if end == len(self.text) else max(self.text.rfind(" ", start, end), start + 1)
        return f"{'… ' * (start > 0)}{' '.join(self.text[start:end].split())}{' …' * (end < len(self.text))}"


class SearchIndex:
    """The index of words of one archive."""

    def __init__(self, archive: Archive) -> None:
        """Open the index, or make an empty one."""
        self._archive = archive
        self.path = _place(archive)
        self._db = _opened(self.path)

    def close(self) -> None:
        """Close the index."""
        self._db.close()

    def update(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Bring the index up to what the archive holds.

        Each chunk is added in one transaction: when this is broken off, the next search goes on.

        Args:
            progress: Called with the number of chunks done and to do.
        """
        wanted = [chunk for chunk, held in self._archive.catalogue.chunks.items() if "paragraphs" in held.tables]
        if not self._known() <= set(wanted):
            self._db.close()
            _remove(self.path)  # an index without text cannot forget the rows of a chunk that was replaced
            self._db = _opened(self.path)
        missing = [chunk for chunk in wanted if chunk not in self._known()]
        for done, chunk in enumerate(missing, 1):
            with _transaction(self._db):
                if chunk not in self._known():  # another process may have been quicker
                    self._add(chunk)
            if progress is not None:
                progress(done, len(missing))

    def search(
        self,
        words: str,
        *,
        council: str | None = None,
        committee: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        kind: str | None = None,
        limit: int = 20,
    ) -> list[Hit]:
        """Search; see `Archive.search`."""
        query, terms = to_query(words)
        conditions, values = ["words match ?"], [query]
        for column, name in (("council", council), ("committee", committee)):
            for word in _WORD.findall(name or ""):
                conditions.append(f"' ' || {column} like ?")
                values.append(f"% {word}%")
        for comparison, day in ((">=", since), ("<=", until)):
            if day is not None:
                conditions.append(f"date {comparison} ?")
                values.append(day.isoformat())
        if kind is not None:
            conditions.append("kind = ?")
            values.append(kind)
        # A word in the text itself says more than one in the title it stands under.
        found = self._db.execute(
            "select words.rowid, bm25(words, 0.5, 1.0) as score from words join places on places.id = words.rowid "
            "join settings on settings.id = places.setting "
            f"where {' and '.join(conditions)} order by score, words.rowid",
            values,
        )
        hits: dict[tuple[Any, ...], Hit] = {}
        while len(hits) < limit and (some := found.fetchmany(max(limit, 1))):
            for hit in self._read(some, terms):
                # A decision is a paragraph too, and a title stands on the agenda and over the report.
                hits.setdefault((hit.citation.pack, hit.citation.page, hit.text), hit)
        return list(hits.values())[:limit]

    def _known(self) -> set[str]:
        return {name for (name,) in self._db.execute("select name from chunks")}

    def _add(self, chunk: str) -> None:
        number = self._db.execute("insert into chunks (name) values (?)", [chunk]).lastrowid
        assert number is not None
        columns = ("kind", "title", "text", "council", "committee", "meeting_date")
        part = read_part(self._archive.store, "paragraphs", chunk, columns)
        places: list[tuple[int, int, str]] = []
        texts: list[tuple[int, str | None, str]] = []
        known: dict[tuple[str | None, ...], int] = {}
        for index, row in enumerate(part.to_pylist()):
            date = row["meeting_date"].isoformat() if row["meeting_date"] else None
            setting = (row["council"] or "", row["committee"] or "", date or "")
            if setting not in known:
                known[setting] = self._setting(setting)
            place = number << _BITS | index
            places.append((place, known[setting], row["kind"]))
            # A text that is its own title is told apart by being found once, not twice.
            texts.append((place, row["title"] if row["title"] != row["text"] else None, row["text"]))
        self._db.executemany("insert into places values (?, ?, ?)", places)
        self._db.executemany("insert into words (rowid, title, text) values (?, ?, ?)", texts)

    def _setting(self, values: tuple[str, str, str]) -> int:
        self._db.execute("insert or ignore into settings (council, committee, date) values (?, ?, ?)", values)
        found = "select id from settings where council = ? and committee = ? and date = ?"
        number: int = self._db.execute(found, values).fetchone()[0]
        return number

    def _read(self, found: Sequence[tuple[int, float]], terms: tuple[str, ...]) -> Iterator[Hit]:
        """Read the texts of hits from the Parquet files, a chunk at a time, and give them in the order found."""
        names = dict(self._db.execute("select number, name from chunks"))
        wanted: dict[int, list[int]] = {}
        for place, _ in found:
            wanted.setdefault(place >> _BITS, []).append(place)
        rows: dict[int, dict[str, Any]] = {}
        for number, places in wanted.items():
            part = read_part(self._archive.store, "paragraphs", names[number])
            taken = part.take(pa.array([place & ((1 << _BITS) - 1) for place in places]))
            rows.update(zip(places, taken.to_pylist(), strict=True))
        files = self._archive.file_names({row["pack"] for row in rows.values()})
        for place, score in found:
            row = rows[place]
            same = ("kind", "title", "number", "text", "council", "committee", "record_table", "record")
            yield Hit(
                **{name: row[name] for name in same},
                date=row["meeting_date"], citation=citation(row, files), score=-score, words=terms,
            )  # fmt: skip


def to_query(words: str) -> tuple[str, tuple[str, ...]]:
    """Turn what a person types into a query of FTS5.

    Args:
        words: Words, "phrases", beginnings* and -words that must not occur.

    Returns:
        The query, in which nothing typed is taken for an operator, and the words wanted.

    Raises:
        UsageError: There is no word in it.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    terms: list[str] = []
    plain = True
    for found in _TERM.finditer(words):
        parts = _WORD.findall(found["phrase"] if found["phrase"] is not None else found["word"])
        if not parts:
            continue
        term = f'"{" ".join(parts)}"' + ("*" if found["begins"] else "")
        if found["not"]:
            unwanted.append(term)
            continue
        wanted.append(term)
        terms += parts
        plain = plain and found["word"] is not None and not found["begins"]
    if not wanted:
        raise UsageError("There is nothing to search for.", remedy='Give words, such as: white oak "leisure centre"')
    query = " AND ".join(wanted)
    if plain and len(wanted) > 1:
        query = f'("{" ".join(terms)}") OR ({query})'  # where the words stand together counts for more
    for term in unwanted:
        query = f"({query}) NOT {term}"
    return query, tuple(terms)


def _beginning(word: str) -> regex.Pattern[str]:
    """What a word found looks like in a text: its stem, so that "centre" marks "centres" and "centre's"."""
    stem = word if len(word) < 5 else word[: max(4, len(word) - 3)]
    return regex.compile(rf"(?<!\p{{L}}){regex.escape(stem)}\p{{L}}*", regex.IGNORECASE)


def _place(archive: Archive) -> Path:
    """Where the index stands: in the archive, or in the user's cache folder when that cannot be written to."""
    local = archive.store.local
    if local is not None and os.access(local, os.W_OK):
        return local / "cache" / f"search-{_VERSION}.sqlite"
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    name = hashlib.sha256(archive.store.url.encode()).hexdigest()[:16]
    return home / "agendaparse" / f"{name}-search-{_VERSION}.sqlite"


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _connected(path)
    except sqlite3.DatabaseError:
        _remove(path)
        return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=300, isolation_level=None)
    try:
        db.execute("pragma synchronous = normal")
        with _transaction(db):
            if not db.execute("pragma user_version").fetchone()[0]:
                for statement in _SCHEMA.strip().split(";\n"):
                    db.execute(statement)
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db


def _remove(path: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).unlink()


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Hold the index for writing; everything or nothing is kept."""
    db.execute("begin immediate")
    try:
        yield
    except BaseException:
        db.execute("rollback")
        raise
    db.execute("commit")
