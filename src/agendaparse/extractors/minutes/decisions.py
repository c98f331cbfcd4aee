"""Resolutions of a minute: found by their formula, followed through the lists and pages they run over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.extractors.context import Context
from agendaparse.extractors.minutes.paragraphs import Paragraph
from agendaparse.extractors.minutes.passages import Passage, cite, texts
from agendaparse.grammar.decisions import (
    DECIDES,
    Formula,
    decision_end,
    decision_kind,
    find_formulas,
    opening_formula,
    recommended_to,
    split_clauses,
)
from agendaparse.grammar.minutes_words import ACTION_BY, BODY
from agendaparse.grammar.motions import find_moves
from agendaparse.grammar.naming import name_case
from agendaparse.grammar.numbering import follows
from agendaparse.grammar.results import find_results
from agendaparse.models import Clause, Resolution, ResolutionClause

_OPEN = regex.compile(r"(?:[:;,]|[-–—]|\b(?:that|to|and|the|as\s+follows|following))\s*$", regex.IGNORECASE)
_BODY_LISTS = regex.compile(rf"(?:[Tt]he\s+)?(?:{BODY}|Members)\s*(?:[:;]\s*[-–—]*|[-–—]+)", regex.IGNORECASE)
_RECEIVES = regex.compile(r"\breceived\b")
_STOPPED = regex.compile(r"[.!?][\"”’)]*$")
_LINK_LAST = regex.compile(r"(?:\s+and)?(?:\s+it\s+was)?\s*$")
_LABEL_LAST = regex.compile(r"(?<!\S)[(\[]?[\p{L}\d]{1,4}[.)\]]?\s*$")
MOST_WORDS_OF_A_CAPTION = 16


@dataclass(slots=True)
class Decision:
    """A decision found in the body of a minute.

    Attributes:
        formula: The words that open it.
        first: The passage it opens in.
        head: Its words in that passage.
        members: The passages that carry it on.
        start, end: Indexes into the body, `end` past the last member.
    """

    formula: Formula
    first: Passage
    head: str
    start: int
    end: int
    members: list[Passage] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole decision."""
        return " ".join(part for part in (self.head, texts(self.members)) if part).strip()


def find_decisions(body: Sequence[Passage], paragraphs: Sequence[Paragraph]) -> list[Decision]:
    """Find the decisions of a minute in printed order."""
    starts = {id(paragraph.passages[0]) for paragraph in paragraphs if paragraph.label is not None}
    found: list[Decision] = []
    index = 0
    while index < len(body):
        passage = body[index]
        if passage.table is not None or _is_quoted(passage):
            index += 1
            continue
        end = index + 1
        listed = _listed_by_body(body, index)
        if listed is not None:
            found.append(listed)
            index = listed.end
            continue
        formulas = find_formulas(passage.text, set_apart=passage.set_apart)
        for at, formula in enumerate(formulas):
            following = formulas[at + 1] if at + 1 < len(formulas) else None
            stop = decision_end(passage.text, formula, following)
            head = passage.text[formula.end : stop].strip()
            head = _LINK_LAST.sub("", head) if following else head
            decision = Decision(formula, passage, head, index, index + 1)
            complete = stop >= len(passage.text.rstrip()) or head.endswith(":")
            if following is None and complete and not formula.whole:
                _carry_on(decision, body, starts)
                end = max(end, decision.end)
            if any(c.isalpha() for c in decision.text):
                found.append(decision)
        index = end
    # "Cabinet received the report" opens the story of an item that decides more.
    last = max((decision.start for decision in found if not decision.formula.whole), default=0)
    return [d for d in found if not (d.start < last and d.formula.whole and _RECEIVES.search(d.text))]


def resolution_records(decisions: Sequence[Decision], ctx: Context) -> tuple[Resolution, ...]:
    """The decisions as records."""
    records = []
    for decision in decisions:
        text = decision.text
        clauses = _clauses(decision, ctx)
        kind = decision_kind(text, decision.formula.verb)
        if kind == "resolved" and any(clause.kind == "recommended" for clause in clauses):
            kind = "recommended"
        records.append(
            Resolution(
                kind=kind,
                to=_addressed(decision, text) if kind == "recommended" else None,
                text=text,
                clauses=clauses,
                where=cite([decision.first, *decision.members], ctx),
            )
        )
    return tuple(records)


def _addressed(decision: Decision, text: str) -> str | None:
    """The body that words of a decision recommend to."""
    opening = decision.first.text[decision.formula.start : decision.formula.end]
    return name_case(recommended_to(f"{opening} {text}") or "") or None


def _is_quoted(passage: Passage) -> bool:
    return passage.text[:1] in '“"' and opening_formula(passage.text.lstrip('“"')) is not None


def _carry_on(decision: Decision, body: Sequence[Passage], starts: set[int]) -> None:
    """Follow a decision through the passages below: clauses, lists, and what an open sentence announces."""
    weight: bool | None = None
    for index in range(decision.start + 1, len(body)):
        passage = body[index]
        if passage.table is not None or id(passage) in starts:
            break
        last = decision.members[-1] if decision.members else None
        if ACTION_BY.match(passage.text):
            break
        if not _goes_on_counting(passage, last) and _begins_anew(passage):
            break
        tail = last.text if last is not None else decision.head
        if passage.label is not None or passage.bullet:
            if weight is not None and passage.bold != weight:
                break
            if last is None and _STOPPED.search(tail) and not (passage.bullet or _first_of_series(passage)):
                break
        elif not (
            not tail
            or (_OPEN.search(tail) and (last is None or not last.bullet))
            or (
                weight is not False
                and decision.first.bold
                and passage.bold
                and not (passage.underlined or passage.capitals)
            )
            or (last is not None and _caption(passage, last, body, index))
        ):
            break
        if weight is None:
            weight = passage.bold
        decision.members.append(passage)
        decision.end = index + 1


def _listed_by_body(body: Sequence[Passage], index: int) -> Decision | None:
    """The list under "The Council:-" whose entries open with a word of decision: "i. NOTED ...", "ii. AGREED ..."."""
    passage = body[index]
    if _BODY_LISTS.fullmatch(passage.text) is None:
        return None
    members: list[Passage] = []
    for entry in body[index + 1 :]:
        last = members[-1] if members else None
        counted = entry.number is not None and (_first_of_series(entry) if last is None else _follows(last, entry))
        if entry.table is not None or not counted or DECIDES.match(entry.text) is None:
            break
        members.append(entry)
    if not members:
        return None
    return Decision(Formula("resolved", 0, len(passage.text)), passage, "", index, index + 1 + len(members), members)


def _follows(last: Passage, passage: Passage) -> bool:
    return last.number is not None and passage.number is not None and follows(last.number, passage.number)


def _first_of_series(passage: Passage) -> bool:
    return passage.number is not None and passage.number.value.lower() in ("a", "i", "1")


def _goes_on_counting(passage: Passage, last: Passage | None) -> bool:
    """Whether a passage is the next clause of a decision, whatever its first word: "b) recommended that ..."."""
    if last is None or last.number is None or passage.number is None or _STOPPED.search(last.text):
        return False
    return follows(last.number, passage.number)


def _begins_anew(passage: Passage) -> bool:
    """Whether a passage is another decision, or tells what was moved or voted."""
    if opening_formula(passage.text, set_apart=passage.set_apart) is not None:
        return True
    if passage.label is not None or passage.bullet:
        return False
    return bool(find_moves(passage.text)) or bool(find_results(passage.text))


def _caption(passage: Passage, last: Passage, body: Sequence[Passage], index: int) -> bool:
    """Whether a passage is a caption inside the decision's list: no full stop before or in it, list below it."""
    if (
        _STOPPED.search(last.text)
        or _STOPPED.search(passage.text)
        or len(passage.text.split()) > MOST_WORDS_OF_A_CAPTION
    ):
        return False
    below = body[index + 1] if index + 1 < len(body) else None
    return below is not None and (below.bullet or below.label is not None)


def _clauses(decision: Decision, ctx: Context) -> tuple[ResolutionClause, ...]:
    """The clauses, each with what it does: the words that lead to them hold for all, else each speaks for itself."""
    found = _clause_texts(decision, ctx)
    if not found:
        return ()
    text = decision.text
    lead = _LABEL_LAST.sub("", text[: max(0, text.find(found[0].text))])
    made: list[ResolutionClause] = []
    for clause in found:
        whole = f"{lead} {clause.text}".strip()
        kind = decision_kind(whole, decision.formula.verb)
        to = _addressed(decision, whole) if kind == "recommended" else None
        made.append(ResolutionClause(label=clause.label, text=clause.text, kind=kind, to=to, where=clause.where))
    return tuple(made)


def _clause_texts(decision: Decision, ctx: Context) -> tuple[Clause, ...]:
    labelled = [p for p in decision.members if p.number is not None and p.label is not None]
    inline = split_clauses(decision.text) if not labelled or not _first_of_series(labelled[0]) else []
    if inline or not labelled:  # in one paragraph, or "(a) ...; and / (b) ..."
        sources = [source for p in (decision.first, *decision.members) for source in p.sources]
        return tuple(Clause(label=c.label, text=c.text, where=ctx.where(sources, text=c.text)) for c in inline)
    kind = labelled[0].number.kind if labelled[0].number else ""
    groups: list[list[Passage]] = []
    for passage in decision.members:
        own = passage.number is not None and passage.label is not None and _same_rank(passage, labelled[0], kind)
        if own:
            groups.append([passage])
        elif groups:
            groups[-1].append(passage)
    if len(groups) < 2 and (labelled[0].number is None or labelled[0].number.value.lower() not in ("a", "1", "i")):
        return ()
    return tuple(
        Clause(
            label=group[0].number.value if group[0].number else "",
            text=" ".join(part for part in (group[0].text, texts(group[1:])) if part),
            where=cite(group, ctx),
        )
        for group in groups
    )


def _same_rank(passage: Passage, first: Passage, kind: str) -> bool:
    """Whether a label counts in the same series as the first clause's: "(b)" after "(a)", not "i." below it."""
    a, b = first.number, passage.number
    if a is None or b is None or a.style != b.style:
        return False
    if a.kind == b.kind:
        return True
    return {a.kind, b.kind} == {"letter", "roman"} and a.style == b.style and kind == "letter" and len(b.value) == 1
