"""The anatomy of a report: its title block's labels, and its sections with what stands under each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from agendaparse.document import Table
from agendaparse.extractors.reports.pieces import Piece
from agendaparse.grammar.labels import Field
from agendaparse.grammar.report_headings import PartKind

SectionKind = PartKind | Literal["body", "supports"]

FRONT: frozenset[str] = frozenset(("summary", "purpose", "recommendations", "reason", "supports", "contacts"))
"""Sections that may stand inside a title block: labels may follow them."""


@dataclass
class Entry:
    """A label of the title block and the pieces that are its value."""

    label: str
    kind: Field
    at: Piece
    back: bool = False
    texts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    @property
    def value(self) -> str:
        """Its whole text."""
        return " ".join(text for text in self.texts if text)

    def add(self, piece: Piece, text: str) -> None:
        """Take in a piece of the value."""
        if text:
            self.texts.append(text)
            self.pieces.append(piece)


@dataclass
class Section:
    """A heading and what stands under it."""

    kind: SectionKind
    heading: Piece | None = None
    number: str | None = None
    words: str | None = None
    to: str | None = None
    run_in: bool = False
    level: int = 1
    items: list[Piece | Table] = field(default_factory=list)
    grouped: bool = False
    labelled: bool = False

    @property
    def pieces(self) -> list[Piece]:
        """Its text without the tables."""
        return [item for item in self.items if isinstance(item, Piece)]

    @property
    def numbered(self) -> bool:
        """Whether it or a paragraph of it bears a number of the report's own count."""
        return self.number is not None or any(p.numbered and not p.bullet for p in self.pieces)


@dataclass
class Anatomy:
    """What a report is made of, in printed order."""

    labels: list[Entry] = field(default_factory=list)
    loose: list[Piece] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    release: Piece | None = None
    footnotes: list[Piece] = field(default_factory=list)


def set_levels(sections: Sequence[Section]) -> None:
    """Give each section its level, and say which stand under a heading that gathers implications."""
    looks = sorted(
        {_rank(section) for section in sections if section.heading is not None and not section.run_in}, reverse=True
    )
    for section in sections:
        if section.heading is None:
            continue
        if section.number is not None and section.number[0].isdigit():
            section.level = len(section.number.removesuffix(".0").split("."))
        elif not section.run_in and looks:
            section.level = min(looks.index(_rank(section)) + 1, 6)
    numbered = [_rank(s) for s in sections if s.number is not None and s.level == 1 and s.heading is not None]
    if numbered:  # unnumbered headings that look like the numbered main ones are main ones too
        for section in sections:
            if section.heading is not None and section.number is None and not section.run_in:
                section.level = 1 if _rank(section) >= min(numbered) else 2
    group: Section | None = None
    for section in sections:
        if section.kind == "implications":
            group = section
            continue
        if group is None:
            continue
        under = section.level > group.level or (section.run_in and section.kind in ("implication", "topic"))
        if section.kind in ("implication", "topic", "body") and under:
            section.grouped = True
        elif section.kind == "implication":
            continue
        else:
            group = None


def _rank(section: Section) -> tuple[float, ...]:
    assert section.heading is not None
    block = section.heading.block
    if not block.lines:  # levels are a matter of luck in a conversion: capitals go before them
        return (block.capitals, -block.level if block.kind == "heading" else -9, *section.heading.look)
    told = (block.tag is not None and block.tag.startswith("H")) or (block.kind == "heading" and not block.lines)
    return (-block.level if told else -9, *section.heading.look)
