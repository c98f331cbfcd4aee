"""Reading an archive: its tables in the form you work with, and the way to every kind of question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from agendaparse.archive.citations import Citation, citation
from agendaparse.archive.layout import Store
from agendaparse.archive.manifest import Catalogue, load
from agendaparse.archive.tables import Tables
from agendaparse.archive.writer import read_pack
from agendaparse.models import AgendaPack

if TYPE_CHECKING:
    import duckdb

    from agendaparse.archive.history import RagHistory
    from agendaparse.archive.meetings import ArchivedMeeting
    from agendaparse.archive.people import ArchivedPerson
    from agendaparse.archive.questions import Questions
    from agendaparse.archive.search import Hit, SearchIndex


class Archive:
    """An archive as it was when it was opened; what is committed later is seen after `refresh`.

    Attributes:
        store: Where it is.
        tables: Its tables by name.
    """

    store: Store
    tables: Tables

    def __init__(self, store: Store) -> None:
        """Read the manifests; `agendaparse.open_archive` does this for you."""
        self.store = store
        self._catalogue = load(store)
        self.tables = Tables(self._catalogue)

    def __enter__(self) -> Archive:
        """The archive itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def __repr__(self) -> str:
        """Where it is, and how much it holds."""
        counts = ", ".join(
            f"{len(self.tables[name]):,} {name}" for name in ("files", "meetings", "minutes", "rag_rows")
        )
        return f"<Archive {self.store.url}: {counts}>"

    @property
    def catalogue(self) -> Catalogue:
        """The chunks it is made of."""
        return self._catalogue

    def refresh(self) -> Archive:
        """See what was committed since it was opened.

        Returns:
            The archive itself.
        """
        self.close()
        self._catalogue = load(self.store)
        self.tables = Tables(self._catalogue)
        return self

    def close(self) -> None:
        """Let go of the connections to DuckDB and to the index of words."""
        for name in ("_questions", "_index"):
            opened = self.__dict__.pop(name, None)
            if opened is not None:
                opened.close()

    def sql(self, query: str, params: Mapping[str, object] | None = None) -> duckdb.DuckDBPyRelation:
        """Ask in SQL, through DuckDB over the Parquet files.

        Nothing can be changed, no other file can be read, and nothing is fetched from the network.

        Args:
            query: One statement that reads: `select`, `from`, `with`, `describe`, `show tables`, `pivot`, `explain`.
            params: Values for `$name` in the statement.

        Returns:
            The answer, worked out when it is needed: print it, or take `.df()`, `.pl()`, `.to_arrow_table()`
            or `.fetchall()`.

        Raises:
            UsageError: The statement cannot be understood or does not read, or DuckDB is not installed.
        """
        return self._questions.ask(query, params)

    def meeting(
        self, council: str | None = None, committee: str | None = None, date: dt.date | str | None = None
    ) -> ArchivedMeeting | None:
        """Find one meeting and all that was published of it.

        Args:
            council: Council, or enough words of its name.
            committee: Body that met, or enough words of its name.
            date: The date, or ISO text; None where only one meeting fits the rest.

        Returns:
            The meeting, or None when the archive has none.

        Raises:
            UsageError: Several meetings fit; the message names them.
        """
        from agendaparse.archive.meetings import find_meeting

        return find_meeting(self, council, committee, date)

    def person(self, name: str, *, council: str | None = None) -> list[ArchivedPerson]:
        """Find people by name, across meetings and spellings.

        Nobody is taken for another on a surname alone: spellings are put together within one council, and each
        time the evidence is given.

        Args:
            name: A surname or a whole name ("Pett", "Cllr. J. Pett").
            council: Look only in councils whose name has these words.

        Returns:
            Everyone it may be, the most mentioned first.
        """
        from agendaparse.archive.people import find_people

        return find_people(self, name, council)

    def search(
        self,
        words: str,
        *,
        council: str | None = None,
        committee: str | None = None,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        kind: str | None = None,
        limit: int = 20,
        progress: Callable[[int, int], None] | None = None,
    ) -> list[Hit]:
        """Search titles, paragraphs, decisions and commentary.

        The first search makes an index beside the archive (in the user's cache folder when it is on another
        machine or cannot be written to); later ones add what is new.

        Args:
            words: Words that must all occur, in any form ("centre" finds "centres"); where they stand together comes
                first. "a phrase" in quotation marks must stand so, `leis*` finds beginnings, `-word` must not occur.
            council: Only councils whose name has these words.
            committee: Only committees whose name has these words.
            since: First date of meetings.
            until: Last date of meetings.
            kind: Only this kind of text; see the table `paragraphs`.
            limit: How many hits at most.
            progress: Called while the index is made, with the number of chunks done and to do.

        Returns:
            The hits, best first, each with its page.

        Raises:
            UsageError: There is nothing to search for.
        """
        self._index.update(progress)
        return self._index.search(
            words, council=council, committee=committee, since=_day(since), until=_day(until), kind=kind, limit=limit
        )

    def rag_history(
        self,
        ref: str | None = None,
        *,
        title: str | None = None,
        council: str | None = None,
        committee: str | None = None,
    ) -> list[RagHistory]:
        """Follow an action, measure or indicator through the periods it was rated in.

        Args:
            ref: Its reference ("CS 3.1"), with or without spaces and full stops as printed.
            title: Words of its title, when it has no reference or the reference is not enough.
            council: Only councils whose name has these words.
            committee: Only committees whose name has these words.

        Returns:
            A history for each council, committee and action that fits, the longest first.

        Raises:
            UsageError: Neither reference nor title was given.
        """
        from agendaparse.archive.history import follow

        return follow(self, ref, title=title, council=council, committee=committee)

    def pack(self, sha256: str) -> AgendaPack:
        """Read a pack whole, as `parse` gave it.

        Args:
            sha256: The column `pack` of any table.

        Returns:
            The pack.

        Raises:
            KeyError: The archive holds no such pack.
        """
        files = self.tables["files"].where(pack=sha256).rows("json")
        names = [row["json"] for row in files if row["json"]]
        if not names:
            raise KeyError(sha256)
        return read_pack(self.store, names[-1])

    def packs(self) -> Iterator[AgendaPack]:
        """Read every pack whole, one after the other."""
        seen: set[str] = set()
        for row in self.tables["files"].rows("json"):
            if row["json"] and row["json"] not in seen:
                seen.add(row["json"])
                yield read_pack(self.store, row["json"])

    def cite(self, row: Mapping[str, Any]) -> Citation:
        """Say where a row of any table was read."""
        return citation(row, self.file_names([row["pack"]]))

    def file_names(self, packs: Collection[str]) -> dict[str, str]:
        """Names of the files that some packs were read from, by `pack`."""
        names: dict[str, str] = {}
        wanted = pa.array(sorted(set(packs)), pa.string())
        narrowed = self.tables["files"].filter(pc.field("pack").isin(wanted))
        for row in narrowed.rows("pack", "name", "status"):
            if row["status"] == "parsed" or row["pack"] not in names:
                names[row["pack"]] = row["name"]
        return names

    @cached_property
    def _questions(self) -> Questions:
        from agendaparse.archive.questions import Questions

        return Questions(self._catalogue)

    @cached_property
    def _index(self) -> SearchIndex:
        from agendaparse.archive.search import SearchIndex

        return SearchIndex(self)


def _day(value: dt.date | str | None) -> dt.date | None:
    from agendaparse.archive.meetings import to_date

    return to_date(value)
