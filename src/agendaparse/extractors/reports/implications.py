"""What a report says of its consequences: implications under headings or in a table, and the equality form."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from agendaparse.document import Cell, Table
from agendaparse.extractors.context import Context
from agendaparse.extractors.reports.anatomy import Section
from agendaparse.extractors.reports.body import text_of
from agendaparse.extractors.reports.pieces import Piece
from agendaparse.grammar.report_headings import is_implication_kind, read_heading, split_run_in, tidy_heading
from agendaparse.models.report import EqualityAnswer, Implication

_QUESTION = regex.compile(r"(?:question|equality\s+question|consideration|issue)s?\b.{0,40}", regex.IGNORECASE)
_ANSWER = regex.compile(r"(?:answer|yes\s*/\s*no|response|y\s*/\s*n)\b.{0,20}", regex.IGNORECASE)
_EXPLANATION = regex.compile(
    r"(?:explanation|evidence|comments?|details?|reasons?|justification)\b.{0,60}", regex.IGNORECASE
)
_Columns = tuple[range, range, range]
_HEADER = regex.compile(r"(?:implications?|details?|comments?|consideration)s?", regex.IGNORECASE)
_SIGNED_OFF = regex.compile(
    r"sign(?:ed)?[\s-]*off(?:\s+by)?|approved\s+by|cleared\s+by|officer(?:\s+consulted)?", regex.IGNORECASE
)
_LABEL = regex.compile(r"\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[.)]\s*")


def implications_of(sections: Sequence[Section], ctx: Context) -> tuple[Implication, ...]:
    """Every implication of the report, in printed order."""
    made: list[Implication] = []
    for index, section in enumerate(sections):
        made.extend(_from_tables(section, ctx))
        if section.kind == "implications" or (section.kind == "implication" and section.grouped is False):
            made.extend(_from_paragraphs(section, ctx))
        if not is_implication(section, sections, index):
            continue
        under = deeper(sections, index)
        pieces = [
            *section.pieces,
            *(p for other in under for p in ([other.heading] if other.heading else []) + other.pieces),
        ]
        text = text_of(pieces)
        blocks = [block for piece in (section.heading, *pieces) if piece is not None for block in piece.blocks]
        made.append(Implication(kind=tidy_heading(section.words or ""), text=text, where=ctx.where(blocks)))
    return tuple(made)


def is_implication(section: Section, sections: Sequence[Section], index: int) -> bool:
    """Whether a section is an implication: by its own words, or because it stands under a heading that gathers them."""
    if section.words is None or (not section.items and not deeper(sections, index)):
        return False
    if not section.pieces and any(isinstance(item, Table) and holds_implications(item) for item in section.items):
        return False  # its table names each of them
    if section.kind == "implication":
        return not _gathers(section, sections, index)
    if section.kind == "body":
        return section.grouped and not section.run_in
    if section.kind == "topic":
        return section.grouped or _among(sections, index)
    return False


def _gathers(section: Section, sections: Sequence[Section], index: int) -> bool:
    """A heading with nothing of its own whose sub-headings are implications themselves."""
    following = sections[index + 1] if index + 1 < len(sections) else None
    if section.items or following is None or following.run_in or following.level <= section.level:
        return False
    return following.kind in ("implication", "topic")


def deeper(sections: Sequence[Section], index: int) -> list[Section]:
    """The sections that stand under this one by their level, up to one that is an implication itself."""
    section = sections[index]
    under: list[Section] = []
    for other in sections[index + 1 :]:
        if other.run_in or other.level <= section.level or other.kind != "body":
            break
        under.append(other)
    return under


def _among(sections: Sequence[Section], index: int) -> bool:
    """Whether a bare topic ("Risk management") stands beside implications of the same level."""
    level = sections[index].level
    near = [sections[i] for i in (index - 1, index + 1) if 0 <= i < len(sections)]
    return any(other.level == level and other.kind in ("implication", "topic") for other in near)


def _from_paragraphs(section: Section, ctx: Context) -> list[Implication]:
    """Numbered paragraphs that open with the kind of implication: "8.1 Financial: none"."""
    made: list[Implication] = []
    for piece in section.pieces:
        split = split_run_in(piece.text) if piece.numbered else None
        if split is None:
            continue
        says = read_heading(split[0])
        if says is not None and says.kind in ("implication", "topic"):
            made.append(Implication(kind=split[0], text=split[1], where=ctx.where(piece.blocks)))
    return made if section.kind == "implications" or len(made) > 1 else []


def holds_implications(table: Table) -> bool:
    """Whether a table is a list of implications: the kind on the left, what is said of it on the right."""
    if not 2 <= table.width <= 4:
        return False
    firsts = [cells[0].text for cells in table.rows if cells and cells[0].column == 0 and cells[0].text]
    found = [text for text in firsts if is_implication_kind(text)]
    return len(found) >= 3 and len(found) >= 0.5 * len(firsts)


def _from_tables(section: Section, ctx: Context) -> list[Implication]:
    made: list[Implication] = []
    for item in section.items:
        if not isinstance(item, Table) or not holds_implications(item):
            continue
        signed = {cell.column for cells in item.rows[:2] for cell in cells if _SIGNED_OFF.fullmatch(cell.text)}
        for cells in item.rows:
            full = [cell for cell in cells if cell.text and cell.column not in signed]
            heads = len(full) > 1 and (all(c.header or c.bold for c in full) or _HEADER.fullmatch(full[1].text))
            if len(full) < 2 or full[0].column != 0 or heads:
                continue
            made.append(
                Implication(
                    kind=tidy_heading(full[0].text),
                    text=" ".join(cell.text for cell in full[1:]),
                    where=ctx.where(full),
                )
            )
    return made


def is_equality_form(table: Table) -> bool:
    """Whether a table asks the questions of the equality duty and answers them."""
    return _columns(table) is not None


def equality_of(items: Sequence[Piece | Table], ctx: Context) -> tuple[EqualityAnswer, ...]:
    """The answers of the equality form; a form that goes on over a page end is one."""
    made: list[EqualityAnswer] = []
    columns: _Columns | None = None
    width = 0
    for item in items:
        if not isinstance(item, Table):
            columns = None
            continue
        found = _columns(item)
        if found is not None:
            columns, width = found, item.width
        elif columns is None or item.width != width:
            columns = None
            continue
        for cells in item.rows:
            _answer(cells, columns, made, ctx)
    return tuple(made)


def goes_on(table: Table, before: Table | None) -> bool:
    """Whether a table carries on an equality form that the page end cut."""
    return before is not None and table.width == before.width and _columns(table) is None


def _columns(table: Table) -> _Columns | None:
    """The columns of question, answer and explanation, from the header row."""
    for cells in table.rows[:3]:
        question, answer, explanation = (
            next((range(c.column, c.column + c.colspan) for c in cells if form.fullmatch(c.text)), range(0))
            for form in (_QUESTION, _ANSWER, _EXPLANATION)
        )
        if question and answer:
            return question, answer, explanation
    return None


def _answer(cells: Sequence[Cell], columns: _Columns, made: list[EqualityAnswer], ctx: Context) -> None:
    question, answer, explanation = (_text(cells, column) for column in columns)
    if question and _QUESTION.fullmatch(question) and answer and _ANSWER.fullmatch(answer):
        return
    text = _LABEL.sub("", question, count=1) if question else ""
    if not text:
        if made and (answer or explanation):  # the second half of a row that the page end cut
            last = made[-1]
            joined = " ".join(t for t in (last.explanation, explanation) if t) or None
            where = tuple(dict.fromkeys((*last.where, *ctx.where(list(cells)))))
            made[-1] = last.model_copy(update={"answer": last.answer or answer, "explanation": joined, "where": where})
        return
    if answer is None and explanation is None and any(cell.colspan > len(columns[0]) for cell in cells):
        return
    made.append(EqualityAnswer(question=text, answer=answer, explanation=explanation, where=ctx.where(list(cells))))


def _text(cells: Sequence[Cell], columns: range) -> str | None:
    """The words of a row in some columns, letters of list items kept apart."""
    texts = [cell.text for cell in cells if cell.column in columns and cell.text]
    return " ".join(texts) or None
