"""Packs as JSON Lines: one object a line, each as `agendaparse parse` prints it."""

from __future__ import annotations

from pathlib import Path

from agendaparse.exporters.rowsets import Rowset
from agendaparse.exporters.whole import whole_file


def write_jsonl(rowset: Rowset, target: Path) -> list[Path]:
    """Write every pack whole, one a line.

    Args:
        rowset: What to write.
        target: The file.

    Returns:
        The file.
    """
    with whole_file(target) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        for pack in rowset.packs():
            file.write(pack.to_json() + "\n")
    return [target]
