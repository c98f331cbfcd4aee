"""What the archive holds already, kept small: a few bytes for each file."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b

from agendaparse.archive.manifest import Catalogue
from agendaparse.archive.sources import Found
from agendaparse.archive.writer import read_part

_COLUMNS = ("id", "source", "size", "modified", "pack", "status", "version")
_NUMBERS = re.compile(r"\d+")


class Known:
    """Files and packs of an archive, and which of them are to be parsed anew.

    Attributes:
        outdated: File → chunk it stands in, for files that are to be parsed anew.
        parsed: Those of them that could be parsed before.
        outdated_in: Chunk → number of such files.
    """

    def __init__(self, version: str, *, redo: bool = False, retry: bool = False) -> None:
        """Know nothing yet.

        Args:
            version: The version that parses now.
            redo: Take everything for outdated.
            retry: Take what failed for outdated.
        """
        self._version, self._redo, self._retry = version, redo, retry
        self._untouched: set[bytes] = set()
        self._files: set[bytes] = set()
        self._packs: dict[bytes, bytes] = {}
        self.outdated: dict[str, str] = {}
        self.parsed: set[str] = set()
        self.outdated_in: Counter[str] = Counter()

    def learn(self, catalogue: Catalogue) -> Known:
        """Read the table `files`.

        Returns:
            Itself.
        """
        for chunk, manifest in catalogue.chunks.items():
            if "files" not in manifest.tables:
                continue
            columns = read_part(catalogue.store, "files", chunk, _COLUMNS).to_pydict()
            for file, source, size, modified, pack, status, version in zip(*columns.values(), strict=True):
                if pack is not None and status != "duplicate":
                    self._packs[bytes.fromhex(pack[:32])] = bytes.fromhex(file)
                anew = self._redo or is_older(version, self._version) or (self._retry and status == "failed")
                if anew and status != "duplicate":
                    self.outdated[file] = chunk
                    if status == "parsed":
                        self.parsed.add(file)
                    self.outdated_in[chunk] += 1
                    continue
                self._files.add(bytes.fromhex(file))
                if pack is not None and modified is not None:
                    self._untouched.add(_mark(source, size, modified))
        return self

    def untouched(self, found: Found) -> bool:
        """Tell whether a file is known and has not been touched since, from its size and time alone."""
        return found.modified is not None and _mark(found.source, found.size, found.modified) in self._untouched

    def has(self, file: str) -> bool:
        """Tell whether a file of this key needs nothing."""
        return bytes.fromhex(file) in self._files

    def first(self, pack: str) -> str | None:
        """The file that holds this content already, or None."""
        file = self._packs.get(bytes.fromhex(pack[:32]))
        return file.hex() if file else None

    def add(self, file: str, pack: str | None) -> None:
        """Remember a file that is taken care of."""
        self._files.add(bytes.fromhex(file))
        if pack is not None:
            self._packs.setdefault(bytes.fromhex(pack[:32]), bytes.fromhex(file))


def is_older(version: str | None, than: str) -> bool:
    """Tell whether what one version recorded is to be done again by another.

    Args:
        version: What is recorded; None for files that never reached a parser.
        than: The version that parses now; with "+ocr" when it reads pictures.

    Returns:
        True when its number is lower, or when only the later one reads pictures.
    """
    if version is None:
        return False
    before, after = version.partition("+"), than.partition("+")
    if _numbers(before[0]) != _numbers(after[0]):
        return _numbers(before[0]) < _numbers(after[0])
    return after[2] == "ocr" and before[2] != "ocr"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in _NUMBERS.findall(version))


def _mark(source: str, size: int | None, modified: str | None) -> bytes:
    text = f"{source}\0{size}\0{modified}"
    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()
