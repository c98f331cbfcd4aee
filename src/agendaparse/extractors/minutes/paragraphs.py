"""Paragraphs of a minute: numbered ones by their series, others one by one; lists belong to the paragraph above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.extractors.context import Context
from agendaparse.extractors.minutes.passages import Passage, cite, texts
from agendaparse.grammar.decisions import announces_decision, opening_formula
from agendaparse.grammar.numbering import Label, follows
from agendaparse.models import MinuteParagraph

_OPEN = regex.compile(r"(?:[:;,]|\b(?:that|to|as\s+follows))[\s\"“]*[-–—]?$", regex.IGNORECASE)


@dataclass(slots=True)
class Paragraph:
    """A top-level paragraph: its number and its passages."""

    label: str | None
    passages: list[Passage] = field(default_factory=list)


def group_paragraphs(body: Sequence[Passage], number: str | None) -> list[Paragraph]:
    """Gather the passages under a heading into top-level paragraphs.

    Args:
        body: The passages, tables among them.
        number: The minute's own number: "12.1" is a paragraph of minute 12.
    """
    paragraphs: list[Paragraph] = []
    numbered = _is_numbered(body, number)
    last: Label | None = None
    before: Passage | None = None
    for passage in body:
        if passage.table is not None:
            before = None
            continue
        label = passage.number
        if numbered and label is not None and _numbers_paragraph(label, last, before, number):
            paragraphs.append(Paragraph(label.value, [passage]))
            last = label
        elif not paragraphs or _starts_afresh(passage, last, before):
            paragraphs.append(Paragraph(None, [passage]))
        else:
            paragraphs[-1].passages.append(passage)
        before = passage
    return paragraphs


def paragraph_records(paragraphs: Sequence[Paragraph], ctx: Context) -> tuple[MinuteParagraph, ...]:
    """The paragraphs as records; the number itself is left out of the text."""
    return tuple(
        MinuteParagraph(label=p.label, text=text, where=cite(p.passages, ctx))
        for p in paragraphs
        if (text := _text(p)) or p.label
    )


def _text(paragraph: Paragraph) -> str:
    first, *rest = paragraph.passages
    head = first.text if paragraph.label is not None else first.whole
    return " ".join(part for part in (head, texts(rest)) if part)


def _is_numbered(body: Sequence[Passage], number: str | None) -> bool:
    """Whether the paragraphs of a minute are numbered: the first number stands near its beginning."""
    texts = [p for p in body if p.table is None]
    if any(p.number is not None and _numbers_paragraph(p.number, None, None, number) for p in texts[:1]):
        return True
    return any(
        p.number is not None and _numbers_paragraph(p.number, None, texts[at], number)
        for at, p in enumerate(texts[1:4])
    )


def _numbers_paragraph(label: Label, last: Label | None, before: Passage | None, number: str | None) -> bool:
    if label.kind not in ("number", "decimal"):
        return False
    if label.kind == "decimal" and number is not None and label.value.startswith(f"{number}."):
        return True
    if last is not None:
        if before is not None and _bare_formula(before):
            return False
        return label.kind == last.kind and label.style == last.style and follows(last, label)
    if label.style == "(" or (before is not None and _waits(before)):
        return False
    return label.value == "1" or label.kind == "decimal"


def _waits(passage: Passage) -> bool:
    """Whether a passage announces a list: numbers below it are its clauses."""
    if _OPEN.search(passage.text) or announces_decision(passage.text):
        return True
    return _bare_formula(passage)


def _bare_formula(passage: Passage) -> bool:
    """Whether a passage is a formula alone, such as "It was APPROVED:"."""
    formula = opening_formula(passage.text, set_apart=passage.set_apart)
    return formula is not None and not passage.text[formula.end :].strip()


def _starts_afresh(passage: Passage, last: Label | None, before: Passage | None) -> bool:
    """Whether an unnumbered passage is a paragraph of its own."""
    if passage.bullet or passage.label is not None:
        return False
    if last is None and not passage.broken:
        return True
    return opening_formula(passage.text, set_apart=passage.set_apart) is not None and not (
        before and _OPEN.search(before.text)
    )
