"""What is handed to a worker, and what comes back."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final

from agendaparse.archive.layout import Store

KILLED: Final = frozenset({"timeout", "memory", "crashed"})
"""Reasons for which a file is tried once more, alone."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What one file may use.

    Attributes:
        seconds: Wall-clock time.
        memory_mb: Memory of its process and the processes it starts.
    """

    seconds: float = 300.0
    memory_mb: int = 2048


@dataclass(frozen=True, slots=True)
class Setup:
    """What all jobs of a run share.

    Attributes:
        store: The archive.
        version: Version that parses, as recorded in `files.version`.
        budget: What one file may use.
        ocr: Whether pictures of text are read.
        parser: The function that parses, as "module:name"; it takes what `agendaparse.parse` takes.
        recycle: Number of files after which a process is replaced by a new one.
        run: Token of the run, without which nothing is committed.
    """

    store: Store
    version: str
    budget: Budget = Budget()
    ocr: bool = False
    parser: str = "agendaparse.api:parse"
    recycle: int = 200
    run: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be parsed.

    Attributes:
        id: Its key in the table `files`.
        source: A path or URL that leads to it.
        name: Its name without folder.
        pack: SHA-256 of its content, None when it could not be read.
        size: Bytes, if known.
        modified: Time of modification or entity tag, if known.
    """

    id: str
    source: str
    name: str
    pack: str | None
    size: int | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file; the fields are the columns of `files`."""

    job: Job
    status: str
    version: str | None = None
    reason: str | None = None
    message: str | None = None
    remedy: str | None = None
    duplicate_of: str | None = None
    attempts: int = 1
    seconds: float = 0.0
    peak_mb: int | None = None
    pages: int | None = None

    @property
    def retry(self) -> bool:
        """Whether the file is to be tried once more, alone."""
        return self.status == "failed" and self.reason in KILLED and self.attempts < 2

    def again(self, attempts: int) -> Outcome:
        """The same outcome, counted as that of a later attempt."""
        return replace(self, attempts=attempts)

    def to_json(self) -> bytes:
        """Write it for the staging folder."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Outcome:
        """Read what `to_json` wrote.

        Raises:
            ValueError: It is damaged.
        """
        try:
            values: dict[str, Any] = json.loads(data)
            return cls(**{**values, "job": Job(**values["job"])})
        except (TypeError, KeyError) as error:
            raise ValueError(f"not an outcome: {error}") from error

    def row(self) -> dict[str, Any]:
        """The row of the table `files`, as far as it is known without the pack."""
        values = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "job"}
        job = {field.name: getattr(self.job, field.name) for field in fields(self.job)}
        return {**job, **values, "recorded": dt.datetime.now(dt.UTC)}


def file_id(source: str, pack: str | None) -> str:
    """Key of a file: the same place with other content is another file."""
    return hashlib.sha256(f"{source}\0{pack or ''}".encode(errors="surrogatepass")).hexdigest()[:32]
