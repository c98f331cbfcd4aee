"""Motions of a minute: moved, seconded, amended, put to the vote, in the order of the debate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.extractors.context import Citable, Context
from agendaparse.extractors.minutes.decisions import Decision
from agendaparse.extractors.minutes.motion_words import opens_quote, words_below
from agendaparse.extractors.minutes.paragraphs import Paragraph
from agendaparse.extractors.minutes.passages import Passage
from agendaparse.extractors.minutes.people import make_person
from agendaparse.extractors.minutes.voting import VoteDraft, read_recorded_vote
from agendaparse.grammar.motions import MotionKind, Move, find_moves, is_procedural, strip_quotes
from agendaparse.grammar.people import PersonText, same_person
from agendaparse.grammar.results import Result, find_results
from agendaparse.grammar.votes import Outcome, Side, VoteText, parse_casting_vote, parse_division, parse_vote
from agendaparse.models import Motion

_MOVER_FIRST = regex.compile(r"[(\[]?\s*(?:proposed|moved|proposer|mover|prop)\b", regex.IGNORECASE)
# "Approved as a true record. Proposed by Cllr Ash, seconded by Cllr Elm."
_APPROVED_BEFORE = regex.compile(
    r"(?:^|[.;:]\s)(?:(?:the|these)\s+)?(?:minutes?\b[^.]{0,90}?\b(?:was|were)\s+)?(?:approved|agreed|accepted|adopted|confirmed)\b[^.]{0,160}\.\s*[(\[]?$",
    regex.IGNORECASE,
)
_HEADED = regex.compile(
    r"(?:the\s+)?(?:(?:first|second|third|further|original)\s+)?(?:motion|(?P<amendment>amendment))(?:\s+(?:no\.?\s*)?\d)?\s*:?",
    regex.IGNORECASE,
)
# "Moved by Alderman Ash, seconded by Councillor Elm and": the decision below completes the sentence.
_RUNS_INTO = regex.compile(r"\bsecond\w+\b.*?\band(?:\s+it\s+was)?(?:\s+(?:\w+ly|then))?\s*[,:–—-]*$", regex.IGNORECASE)
_TALLY = regex.compile(r"(?:motion|amendment)\s*[-–:]\s*\d{1,3}(?:\s+votes?)?$", regex.IGNORECASE)
LONGEST_MOVER = 200  # letters of a sentence that names mover and seconder
MOST_ABOVE = 8  # passages in which the heading of a motion stands above its mover


@dataclass(slots=True)
class MotionDraft:
    """A motion under construction."""

    kind: MotionKind
    proposer: PersonText | None = None
    seconder: PersonText | None = None
    text: str | None = None
    struck: list[str] = field(default_factory=list)
    outcome: Outcome | None = None
    vote: VoteDraft | None = None
    label: str | None = None
    formal: bool = True
    reference: str | None = None
    sources: list[Citable] = field(default_factory=list)


class MotionReader:
    """Follows the debate of one minute."""

    def __init__(
        self,
        body: Sequence[Passage],
        paragraphs: Sequence[Paragraph],
        decisions: Sequence[Decision],
        names: Sequence[PersonText],
        heading: Passage | None = None,
    ) -> None:
        """Take the passages of a minute and what was found in them."""
        self._heading = heading
        self._body = body
        self._names = names
        self._decisions = {decision.start: decision for decision in decisions}
        self._labels = {id(p): paragraph.label for paragraph in paragraphs for p in paragraph.passages}
        self._starts = {id(paragraph.passages[0]) for paragraph in paragraphs if paragraph.label is not None}
        self._motions: list[MotionDraft] = []
        self._put: MotionDraft | None = None
        self._headed: MotionDraft | None = None  # moved in the heading
        self._done: MotionDraft | None = None
        self._tied = (0, 0)  # votes for motion and amendment that the chair's casting vote decides between

    def read(self) -> list[MotionDraft]:
        """The motions in the order in which they were moved."""
        index = self._read_heading()
        while index < len(self._body):
            passage = self._body[index]
            recorded = read_recorded_vote(self._body, index, self._names) if self._motions else None
            if recorded is not None:
                self._take_vote(*recorded)
                index = recorded[1]
                continue
            if passage.table is None:
                index = self._read_passage(passage, index)
            index += 1
        return [m for m in self._motions if m.formal and (m.proposer or m.kind == "substantive")]

    def _read_heading(self) -> int:
        """A motion moved in the heading itself: "Notice of Motion proposed by Cllr Ash, seconded by Cllr Elm"."""
        moves = find_moves(self._heading.text, self._names) if self._heading is not None else []
        if self._heading is None or len(moves) != 1 or moves[0].proposer is None or moves[0].seconder is None:
            return 0
        self._moved(moves[0], self._heading)
        self._headed = self._motions[-1]
        quoted = next((at for at, passage in enumerate(self._body[:MOST_ABOVE]) if opens_quote(passage)), 0)
        return self._words_below(moves[0], quoted - 1) + 1 if self._motions[-1].text is None else 0

    def _read_passage(self, passage: Passage, index: int) -> int:
        """Read one passage, and the words of a motion below it; gives the index of the last passage used."""
        moves = find_moves(passage.text, self._names)
        results = () if passage.bullet or self._divided(passage, moved=bool(moves)) else find_results(passage.text)
        events: list[tuple[int, Move | Result]] = [(m.start, m) for m in moves] + [(r.end, r) for r in results]
        events.sort(key=lambda event: (event[0], isinstance(event[1], Result)))
        end = index
        for _, event in events:
            if isinstance(event, Move):
                self._moved(event, passage)
                self._words_above(index)
                decided = self._decisions.get(index)
                if decided is not None and decided.formula.start >= event.start:
                    continue  # "On the proposal of Councillor Ash, seconded by Councillor Elm, it was agreed to:"
                if (event.proposer is not None and event.text is None) or (
                    event.follows and self._motions and self._motions[-1].text is None
                ):
                    end = max(end, self._words_below(event, index))
            else:
                self._resulted(event, passage, moved=bool(moves))
        if self._done is not None:  # the decision above says that it was carried, if these words do not
            self._done.outcome = self._done.outcome or "carried"
            self._done = None
        if moves and self._motions and _APPROVED_BEFORE.search(passage.text, 0, moves[-1].start):
            self._motions[-1].outcome = self._motions[-1].outcome or "carried"
        decision = self._decisions.get(index)
        if decision is not None:
            above = self._body[index - 1].text[-LONGEST_MOVER:] if index and not moves else ""
            self._decided(decision, bool(moves) or _RUNS_INTO.search(above) is not None, passage)
        return end

    def _moved(self, move: Move, passage: Passage) -> None:
        if move.proposer is None:
            self._seconded(move, passage)
            return
        if self._is_told_again(move):
            return
        draft = MotionDraft(
            kind=move.kind,
            proposer=move.proposer,
            seconder=move.seconder,
            text=move.text,
            label=self._labels.get(id(passage)),
            formal=move.formal,
            reference=move.reference,
            sources=list(passage.sources),
        )
        if draft.text is not None:
            draft.struck.extend(passage.struck)
        self._motions.append(draft)

    def _is_told_again(self, move: Move) -> bool:
        """Whether the movers of the last motion are named again: below its heading, or behind "on the proposal of"."""
        last = self._motions[-1] if self._motions else None
        if last is None or last.proposer is None or last.seconder is None:
            return False
        if not (last is self._headed or (move.told and last.outcome == "carried")):
            return False
        pairs = ((last.proposer, move.proposer), (last.seconder, move.seconder))
        return all(b is not None and same_person(a, b) is not None for a, b in pairs)

    def _words_above(self, index: int) -> None:
        """What is moved stands above its mover: the decision just told, or words headed "Motion" or "Amendment"."""
        draft = self._motions[-1] if self._motions else None
        if draft is None or draft.text is not None or draft.outcome is not None or not index:
            return
        above = self._body[index - 1]
        if match := _HEADED.fullmatch(above.text):  # its words are below
            draft.kind = "amendment" if match["amendment"] else draft.kind
            return
        decision = next((d for d in self._decisions.values() if d.end == index and index not in self._decisions), None)
        if decision is not None and _MOVER_FIRST.match(self._body[index].text):
            if not any(above.sources[0] in m.sources for m in self._motions[:-1]) and draft.kind == "original":
                draft.text = decision.text
                draft.sources[:0] = [s for p in (decision.first, *decision.members) for s in p.sources]
                self._done = draft
            return
        for at in range(index - 2, max(-1, index - MOST_ABOVE), -1):
            if match := _HEADED.fullmatch(self._body[at].text):
                words = self._body[at + 1 : index]
                draft.kind = "amendment" if match["amendment"] else draft.kind
                draft.text = strip_quotes(" ".join(p.whole for p in words if p.whole)) or None
                draft.sources[:0] = [source for p in words for source in p.sources]
                return

    def _seconded(self, move: Move, passage: Passage) -> None:
        """A seconder named after the motion."""
        for draft in reversed(self._motions):
            if draft.seconder is not None or draft.outcome is not None:
                continue
            if move.subject == "amendment" and draft.kind != "amendment":
                continue
            draft.seconder, draft.formal = move.seconder, True
            draft.sources.extend(passage.sources)
            return

    def _words_below(self, move: Move, index: int) -> int:
        """Take the words of a motion from the passages below; gives the index of the last one used."""
        draft = self._motions[-1]
        taken = words_below(self._body, index, self._starts, self._names, follows=move.follows, text=move.text)
        if not taken:
            return index
        draft.text = strip_quotes(" ".join(p.whole for p in taken if p.whole)) or None
        draft.struck.extend(text for p in taken for text in p.struck)
        draft.sources.extend(source for p in taken for source in p.sources)
        if draft.text and draft.kind == "original" and is_procedural(draft.text):
            draft.kind = "procedural"
        return index + len(taken)

    def _resulted(self, result: Result, passage: Passage, *, moved: bool) -> None:
        draft = self._motion_of(result, moved)
        if draft is None:
            return
        if draft.outcome is None:
            draft.outcome = result.outcome
        if result.outcome is not None and not draft.formal and result.subject is not None:
            draft.formal = True
        if result.vote is not None and (result.vote.counts or result.vote.unanimous):
            if draft.vote is None:
                draft.vote = VoteDraft()
            draft.vote.take(result.vote, passage.sources)
        if draft.kind == "substantive" and draft.label is None:
            draft.label = self._labels.get(id(passage))
        if passage.sources[0] not in draft.sources:
            draft.sources.extend(passage.sources)
        self._put = draft

    def _divided(self, passage: Passage, *, moved: bool) -> bool:
        """A division between motion and amendment: the one with more votes is carried, the other lost."""
        amendments = [m for m in self._motions if m.kind == "amendment" and m.outcome is None]
        votes = parse_division(self._tally(passage)) if amendments and not moved else None
        mains = [m for m in self._motions if m.kind != "amendment" and m.outcome is None]
        cast = parse_casting_vote(passage.text) if amendments and not moved else None
        if not mains or (votes is None and cast is None) or (votes and votes[0] == votes[1] and cast is None):
            if votes and mains:
                self._tied = votes
                return True
            return False
        votes = votes or self._tied
        sides = ((mains[-1], votes[0], votes[1]), (amendments[-1], votes[1], votes[0]))
        for draft, ayes, noes in sides:
            won = ayes > noes or (ayes == noes and (draft is mains[-1]) == (cast == "motion"))
            draft.outcome = "carried" if won else "lost"
            draft.sources.extend(source for source in passage.sources if source not in draft.sources)
            if won and ayes + noes:
                draft.vote = VoteDraft()
                counts: dict[Side, int] = {"ayes": ayes, "noes": noes}
                told = parse_vote(passage.text)
                if told is not None and "abstentions" in told.counts:
                    counts["abstentions"] = told.counts["abstentions"]
                draft.vote.take(VoteText(counts), passage.sources)
        return True

    def _tally(self, passage: Passage) -> str:
        """The words of a division; "Motion - 5 votes" with the line for the amendment below it."""
        at = next((i for i, other in enumerate(self._body) if other is passage), len(self._body))
        below = self._body[at + 1].text if at + 1 < len(self._body) and _TALLY.match(passage.text) else ""
        return f"{passage.text} {below}".strip()

    def _motion_of(self, result: Result, moved: bool) -> MotionDraft | None:
        """The motion that a result is about."""
        amendments = [m for m in self._motions if m.kind == "amendment"]
        if result.subject == "amendment":
            if result.paragraph is not None:
                named = [m for m in amendments if m.label == result.paragraph]
                if named:
                    return named[-1]
            if self._put is not None and self._put.kind == "amendment" and self._put.outcome is None:
                return self._put
            if not amendments and self._motions and self._motions[-1].outcome is None and len(self._motions) == 1:
                self._motions[-1].kind = "amendment"  # what was moved is called so only here
                return self._motions[-1]
            undecided = [m for m in amendments if m.outcome is None]
            return (
                undecided[-1] if undecided else (amendments[-1] if amendments and self._put is amendments[-1] else None)
            )
        if result.subject == "substantive" or result.amended:
            last = self._motions[-1] if self._motions else None
            if last is not None and last.kind == "substantive" and (last.outcome is None or last is self._put):
                return last
            if last is None:
                return None
            draft = MotionDraft("substantive")
            self._motions.append(draft)
            return draft
        if self._put is not None and self._put.outcome is None and result.subject is None:
            return self._put
        believed = [m for m in self._motions if m.formal] or self._motions
        mains = [m for m in believed if m.kind != "amendment"]
        if result.subject == "motion":
            return self._main(mains)
        undecided = [m for m in believed if m.outcome is None]
        if not undecided:
            return (
                self._motions[-1]
                if self._motions
                and self._motions[-1].vote is None
                and result.outcome in (None, self._motions[-1].outcome)
                else None
            )
        if undecided[-1].kind == "amendment" or not self._amended_since(undecided[-1]):
            return undecided[-1]
        return self._main(mains)

    def _main(self, mains: list[MotionDraft]) -> MotionDraft | None:
        """The main motion that is put; a carried amendment has made another of it."""
        if not mains:
            return None
        last = mains[-1]
        if last.outcome is None and not self._amended_since(last):
            return last
        if last.outcome is None:
            draft = MotionDraft("substantive")
            self._motions.append(draft)
            return draft
        return last if last is self._put else None

    def _amended_since(self, motion: MotionDraft) -> bool:
        at = next(i for i, m in enumerate(self._motions) if m is motion)
        return motion.kind == "original" and any(
            m.kind == "amendment" and m.outcome == "carried" for m in self._motions[at + 1 :]
        )

    def _take_vote(self, draft: VoteDraft, end: int) -> None:
        target = self._put
        if target is None or (target.vote is not None and target.vote.sides):
            undecided = [m for m in self._motions if m.vote is None or not m.vote.sides]
            target = undecided[-1] if undecided else self._motions[-1]
        if target.vote is None:
            target.vote = draft
        else:
            for side, found in draft.sides.items():
                known = target.vote.sides.get(side)
                if known is None:
                    target.vote.sides[side] = found
                else:
                    known.count = known.count if known.count is not None else found.count
                    if not known.people:
                        known.people, known.cells = found.people, found.cells
                    known.sources.extend(found.sources)
        self._put = target

    def _decided(self, decision: Decision, moved: bool, passage: Passage) -> None:
        """A resolution after a motion says that it was carried; in one sentence it gives its words too."""
        if not self._motions:
            return
        last = self._motions[-1]
        if last.kind == "amendment" and last.outcome == "lost":  # the motion it was moved to stands
            last = next((m for m in reversed(self._motions) if m.kind == "original" and m.outcome is None), last)
        if moved and last.text is None and last.kind != "amendment" and not decision.formula.whole:
            last.text = decision.text
        if (
            last.outcome is None
            and last.kind in ("original", "procedural", "substantive")
            and not self._amended_since(last)
        ):
            last.outcome = "carried"
            told = parse_vote(passage.text[decision.formula.start : decision.formula.end])
            if told is not None and last.vote is None:
                last.vote = VoteDraft()
                last.vote.take(told, passage.sources)


def motion_records(drafts: Sequence[MotionDraft], ctx: Context) -> tuple[Motion, ...]:
    """The motions as records."""
    return tuple(
        Motion(
            kind=draft.kind,
            text=draft.text,
            struck=tuple(draft.struck),
            proposer=make_person(draft.proposer, draft.sources, ctx) if draft.proposer else None,
            seconder=make_person(draft.seconder, draft.sources, ctx) if draft.seconder else None,
            outcome=draft.outcome,
            vote=draft.vote.record(ctx) if draft.vote else None,
            label=draft.label,
            where=ctx.where(draft.sources),
        )
        for draft in drafts
    )
