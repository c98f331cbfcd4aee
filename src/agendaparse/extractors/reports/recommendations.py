"""What a report asks for: one recommendation or several, to one body or several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

import regex

from agendaparse.document import Block, Table
from agendaparse.extractors.context import Context
from agendaparse.extractors.reports.anatomy import Section
from agendaparse.extractors.reports.pieces import Piece, bare_label, rows_of, same_text
from agendaparse.grammar.numbering import Label, parse_label
from agendaparse.grammar.recommending import body_name, read_lead_in, split_lead_in
from agendaparse.grammar.report_headings import read_heading, split_run_in, tidy_heading
from agendaparse.grammar.text import fold
from agendaparse.models.common import Clause
from agendaparse.models.report import Recommendation

_ALIKE = 0.9
_LABEL = regex.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?|[a-zA-Z]|[ivxl]{1,6}|R\d{1,2})[.):]?")
_DEEPER = 8.0  # points a clause stands right of the one it is under


@dataclass
class _Draft:
    to: str | None
    parts: list[Piece] = field(default_factory=list)


def recommendations_of(sections: Sequence[Section], ctx: Context) -> tuple[Recommendation, ...]:
    """The recommendations of all sections that make some; one that is printed again is not counted again."""
    made: list[Recommendation] = []
    for section in sections:
        for draft in _drafts(section):
            found = _recommendation(draft, ctx)
            if found is None:
                continue
            again = next((i for i, other in enumerate(made) if _same(other, found)), None)
            if again is None:
                made.append(found)
            else:
                made[again] = _merged(made[again], found)
    return tuple(made)


def _drafts(section: Section) -> list[_Draft]:
    """Cut a section where another body is addressed."""
    draft = _Draft(body_name(section.to) or section.to if section.to else None)
    if draft.to is None and section.words:
        lead = read_lead_in(section.words)
        draft.to = lead or None
    drafts = [draft]
    for row in rows_of(section.pieces):
        for piece in _joined(row):
            lead = read_lead_in(piece.text) if not piece.bullet and piece.words <= 40 else None
            split = _addressed(piece)
            if split is not None:
                if drafts[-1].parts:
                    drafts.append(_Draft(split[0]))
                else:
                    drafts[-1].to = split[0]
                if split[1]:
                    drafts[-1].parts.append(same_text(piece, split[1]))
            elif lead is not None and (not piece.number or not drafts[-1].parts or piece.numbered):
                if not drafts[-1].parts:
                    drafts[-1].to = drafts[-1].to or lead or None
                elif lead and lead != drafts[-1].to:
                    drafts.append(_Draft(lead))
                elif not lead:
                    drafts[-1].parts.append(piece)
            elif not drafts[-1].parts:
                to, rest = split_lead_in(piece.text)
                drafts[-1].to = drafts[-1].to or to or None
                if rest:
                    drafts[-1].parts.append(piece if rest == piece.text else same_text(piece, rest, None))
            else:
                drafts[-1].parts.append(piece)
    for item in section.items:
        if isinstance(item, Table):
            drafts[-1].parts.extend(_rows(item))
    return [draft for draft in drafts if draft.parts]


def _rows(table: Table) -> list[Piece]:
    """The rows of a table that recommendations are set in."""
    pieces: list[Piece] = []
    for row, cells in enumerate(table.rows):
        blocks = [
            Piece(block, row, i, None, block.text, block.label) for i, c in enumerate(cells) for block in c.blocks
        ]
        pieces.extend(_joined([piece for piece in blocks if piece.text or piece.label]))
    return pieces


def _joined(row: Sequence[Piece]) -> list[Piece]:
    """A row whose number, text and note stand side by side is one clause."""
    if len(row) < 2 or len({piece.place for piece in row}) < 2:
        return list(row)
    first = row[0]
    label, texts = first.label, [first.text]
    if label is None and _LABEL.fullmatch(first.text):
        label, texts = first.text, []
    for piece in row[1:]:
        if label is None and not texts[0] and piece.label:
            label = piece.label
            texts.append(piece.text)
        else:
            texts.append(piece.full())
    rest: list[Block] = [block for piece in row[1:] for block in piece.blocks]
    joined = same_text(first, " ".join(text for text in texts if text), label)
    joined.extra = (*first.extra, *rest)
    return [joined]


def _addressed(piece: Piece) -> tuple[str, str] | None:
    """A line that addresses another body ("Recommendation to Cabinet:"), and what follows on it."""
    split = split_run_in(piece.text)
    head, rest = split if split is not None else (piece.text, "")
    if len(head.split()) > 16:
        return None
    says = read_heading(tidy_heading(head))
    if says is None or says.kind != "recommendations" or says.to is None:
        return None
    return body_name(says.to) or says.to, rest


def _recommendation(draft: _Draft, ctx: Context) -> Recommendation | None:
    parts = [part for part in draft.parts if part.text]
    alone = len(parts) == 1 and parts[0].number is not None and "." in parts[0].number  # "1.1" counts paragraphs
    text = parts[0].text if alone else " ".join(_printed(part) for part in parts)
    if not text or fold(text).strip(" .") in ("none", "n/a", "not applicable"):
        return None
    blocks = [block for part in draft.parts for block in part.blocks]
    clauses = () if alone else _clauses(parts, ctx)
    return Recommendation(to=draft.to, text=text, clauses=clauses, where=ctx.where(blocks))


def _printed(part: Piece) -> str:
    return part.full()


def _clauses(parts: Sequence[Piece], ctx: Context) -> tuple[Clause, ...]:
    """The clauses of the outermost series; deeper ones belong to the clause they stand under."""
    labelled = [part for part in parts if part.number is not None]
    if not labelled or (len(labelled) == 1 and len(parts) > 1 and parts[0] is not labelled[0]):
        return ()
    outer = _outermost(labelled)
    clauses: list[tuple[str, list[str], list[Block]]] = []
    headings: set[int] = {id(part) for part in parts if part.number is None and _is_break(part, parts)}
    for part in parts:
        if id(part) in outer:
            clauses.append((bare_label(part.label or ""), [part.text], list(part.blocks)))
        elif clauses and id(part) not in headings:
            clauses[-1][1].append(_printed(part))
            clauses[-1][2].extend(part.blocks)
    return tuple(Clause(label=label, text=" ".join(texts), where=ctx.where(blocks)) for label, texts, blocks in clauses)


def _outermost(labelled: Sequence[Piece]) -> set[int]:
    """Which labels are of the first series: of its kind, no further right, and no roman figures under letters."""
    first = labelled[0]
    series: set[int] = set()
    previous: Label | None = None
    kind: str | None = None
    for part in labelled:
        label = parse_label(f"{part.label} x", previous)
        if label is None:
            continue
        kind = kind or _kind(label)
        if _kind(label) != kind or (part.x0 is not None and first.x0 is not None and part.x0 > first.x0 + _DEEPER):
            continue
        series.add(id(part))
        previous = label
    return series


def _kind(label: Label) -> str:
    """What a series counts in: figures, decimals, capitals, letters or roman figures."""
    return "capital" if label.kind == "letter" and label.value.isupper() else label.kind


def _is_break(part: Piece, parts: Sequence[Piece]) -> bool:
    """A short line with a colon between two clauses heads the next ones; it is no part of the clause before."""
    place = next(i for i, other in enumerate(parts) if other is part)
    following = parts[place + 1] if place + 1 < len(parts) else None
    return part.words <= 8 and part.text.endswith(":") and following is not None and following.number is not None


def _same(a: Recommendation, b: Recommendation) -> bool:
    if a.to and b.to and fold(a.to) != fold(b.to) and fold(a.to).removeprefix("the ") not in fold(b.to):
        return False
    x, y = fold(a.text).split(), fold(b.text).split()
    if not 0.75 < len(x) / max(len(y), 1) < 1.34:
        return False
    return x == y or SequenceMatcher(None, x, y, autojunk=False).ratio() >= _ALIKE


def _merged(first: Recommendation, again: Recommendation) -> Recommendation:
    pages = {entry.page for entry in first.where}
    where = (*first.where, *(entry for entry in again.where if entry.page not in pages))
    return first.model_copy(update={"to": first.to or again.to, "where": where})
