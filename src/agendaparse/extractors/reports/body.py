"""The body of a report: headed parts with their paragraphs and bullets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.document import Block
from agendaparse.extractors.context import Context
from agendaparse.extractors.reports.anatomy import Section
from agendaparse.extractors.reports.pieces import Piece, bare_label
from agendaparse.models.report import Part, ReportParagraph

_DECIMAL = regex.compile(r"\(?\d{1,3}(?:\.\d{1,3})+[a-z]?[.):]?")
_DEEPER = 4.0  # points right of a number where its paragraph's further text stands


@dataclass
class _Draft:
    number: str | None
    texts: list[str]
    at: Piece
    bullets: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def part_of(section: Section, pieces: Sequence[Piece], ctx: Context) -> Part:
    """A part of the body: its heading, and its paragraphs.

    Args:
        section: The section it is.
        pieces: What of its text belongs to the body (all of it, or what no other field took).
        ctx: For citing.
    """
    drafts = paragraphs_of(pieces)
    blocks = list(section.heading.blocks) if section.heading is not None else []
    blocks += [block for draft in drafts for block in draft.blocks]
    return Part(
        number=section.number,
        heading=section.words,
        level=section.level,
        paragraphs=tuple(
            ReportParagraph(
                number=draft.number, text=" ".join(t for t in draft.texts if t), bullets=tuple(draft.bullets),
                where=ctx.where(draft.blocks),
            )
            for draft in drafts
        ),
        where=ctx.where(blocks),
    )  # fmt: skip


def paragraphs_of(pieces: Sequence[Piece]) -> list[_Draft]:
    """Paragraphs with what stands under each: bullets, lettered points, and text set in from its number."""
    drafts: list[_Draft] = []
    scheme = _scheme(pieces)
    row: int | None = None
    for piece in pieces:
        beside = row == piece.row and piece.place > 0 and bool(drafts)
        row = piece.row
        if beside:
            _carry_on(drafts[-1], piece)
        elif piece.label is not None and _numbers(piece, scheme):
            drafts.append(_Draft(bare_label(piece.label), [piece.text], piece, blocks=list(piece.blocks)))
        elif piece.label is not None:
            if not drafts:
                drafts.append(_Draft(None, [], piece))
            drafts[-1].bullets.append(piece.full())
            drafts[-1].blocks.extend(piece.blocks)
        elif drafts and _belongs(piece, drafts, scheme):
            drafts[-1].texts.append(piece.text)
            drafts[-1].blocks.extend(piece.blocks)
        else:
            drafts.append(_Draft(None, [piece.text], piece, blocks=list(piece.blocks)))
    return drafts


def _carry_on(draft: _Draft, piece: Piece) -> None:
    """What stands beside a paragraph in its row is read on with it."""
    if draft.bullets:
        draft.bullets[-1] = f"{draft.bullets[-1]} {piece.full()}"
    else:
        draft.texts.append(piece.full())
    draft.blocks.extend(piece.blocks)


def _scheme(pieces: Sequence[Piece]) -> str | None:
    """How paragraphs are numbered: "decimal" where any is, else the way of the first number."""
    kinds = [_kind(piece) for piece in pieces if piece.label is not None]
    if "decimal" in kinds:
        return "decimal"
    return next((kind for kind in kinds if kind == "number"), None)


def _kind(piece: Piece) -> str | None:
    label = piece.label or ""
    if piece.bullet:
        return None
    if _DECIMAL.fullmatch(label):
        return "decimal"
    return "number" if piece.numbered and not label.startswith("(") else "letter"


def _numbers(piece: Piece, scheme: str | None) -> bool:
    return scheme is not None and _kind(piece) == scheme


def _belongs(piece: Piece, drafts: Sequence[_Draft], scheme: str | None) -> bool:
    """Whether text without a number goes on with the numbered paragraph above it.

    In a part whose every paragraph is numbered it does; where a list of numbers stands among plain paragraphs, only
    text set in from the number does.
    """
    if piece.block.broken and not drafts[-1].bullets:
        return True
    if drafts[-1].number is None:
        return False
    if scheme == "decimal" or drafts[0].number is not None:
        return True
    at = drafts[-1].at
    if piece.x0 is None or at.x0 is None or piece.block.lines[0].page != at.block.lines[-1].page:
        return False
    return piece.x0 > at.x0 + _DEEPER


def text_of(pieces: Sequence[Piece]) -> str:
    """The words of pieces in order, letters kept, paragraph numbers and bullets left out."""
    return " ".join(
        text for piece in pieces if (text := piece.text if _kind(piece) in ("decimal", "number") else piece.full())
    )
