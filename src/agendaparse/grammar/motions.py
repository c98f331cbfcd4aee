"""Motions: who moved and seconded what, in which words.

A motion is believed only with a named mover and a formal word beside it: a seconder, "moved", or "the motion",
"an amendment". "Cllr Ash proposed a site visit" alone is debate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import regex

from agendaparse.grammar.decisions import sentence_end
from agendaparse.grammar.known import find_known
from agendaparse.grammar.people import PersonText, find_people
from agendaparse.grammar.results import AMENDMENT, MOTION, SUBSTANTIVE

MotionKind = Literal["original", "amendment", "substantive", "procedural"]
"""The kinds of motion of the data model."""
PROCEDURAL: regex.Pattern[str] = regex.compile(
    r"question\s+be\s+(?:now\s+)?put|next\s+business|standing\s+orders?\s+(?:\S+\s+){0,4}?be\s+(?:temporarily\s+)?suspended|"
    r"suspen\w+\s+(?:of\s+)?(?:standing\s+orders|council\s+procedure)|(?:meeting|debate|council)\s+(?:be\s+|stand\s+|do\s+)?(?:now\s+)?adjourn|"
    r"(?:press|public)\s+(?:and\s+(?:press|public)\s+)?be\s+excluded|exclu(?:de|sion\s+of)\s+(?:the\s+)?(?:press|public)|"
    r"(?:meeting|session)\s+(?:be\s+)?(?:extended|continue)|extend\s+the\s+(?:meeting|time)|guillotine|recorded\s+vote\s+be\s+taken|"
    r"(?:matter|item|debate|consideration|question)\s+(?:\w+\s+){0,4}?be\s+(?:now\s+)?(?:deferred|adjourned)|"
    r"closure\s+motion|procedural\s+motion|be\s+not\s+further\s+heard|vary\s+the\s+order|order\s+of\s+(?:the\s+)?(?:agenda|business)\s+be",
    regex.IGNORECASE,
)
"""Motions about the conduct of the meeting."""
_HEAD_ENDS = regex.compile(r"[“\":]|\bthat\b")
_THAT_NEXT = regex.compile(r"[\s,]*that\s", regex.IGNORECASE)
_THAT_QUOTE = regex.compile(r"^that\s+(?=[“\"])")


@dataclass(frozen=True, slots=True)
class Move:
    """Words by which a motion is moved or seconded.

    Attributes:
        start, end: Where they stand.
        proposer: The mover, or None where only a seconding is told.
        seconder: The seconder, or None.
        kind: What is moved, as far as these words say.
        text: The words of the motion, where they follow in the same paragraph.
        follows: Whether the words are announced to follow ("as follows:", "the motion that").
        subject: What the words call it: "amendment", "motion", "recommendation" or None.
        formal: Whether the words suffice for a motion without a seconder.
        reference: The recommendation or paragraph it names ("2A"), or None.
        told: Whether what was decided is told by who moved it: "on the proposal of Cllr Ash, seconded by Cllr Elm".
    """

    start: int
    end: int
    proposer: PersonText | None
    seconder: PersonText | None
    kind: MotionKind = "original"
    text: str | None = None
    follows: bool = False
    subject: str | None = None
    formal: bool = False
    reference: str | None = None
    told: bool = False


_P = r"\x00(?P<{}>\d+)\x01"
_BETWEEN = (
    r"(?:\s*[,;.]?\s*(?:and|&|and\s+it\s+was|it\s+was|was|which\s+was|who\s+was)?\s*(?:then\s+|duly\s+|formally\s+)?)"
)
_HOW = r"(?:(?:then|also|formally|duly|further|subsequently|accordingly|had|therefore)\s+){0,2}"
_THING = (
    r"(?:an?\s+|the\s+|this\s+|following\s+|further\s+|second\s+|third\s+|substantive\s+|original\s+|above\s+|procedural\s+|"
    r"alternative\s+|friendly\s+|her\s+|his\s+|their\s+){0,4}"
    r"(?:amendment|motion|recommendations?|proposal|proposition|resolution|closure)"
)
_ASIDE = r"(?:\s*,\s*(?:the\s+)?[\p{L} ]{3,60}?,)?"
_MOVES: tuple[tuple[str, regex.Pattern[str]], ...] = tuple(
    (name, regex.compile(pattern, regex.IGNORECASE))
    for name, pattern in (
        # Mr A proposed, and Mr B seconded ...; Cllr A moved, seconded by Cllr B
        (
            "active",
            _P.format("a") + _ASIDE + rf"\s*,?\s*(?:[^\x00.;]{{3,90}}?\band\s+)?{_HOW}(?:proposed|moved)\b"
            rf"(?P<thing>\s*\x00\d+\x01(?:\s+(?:as|for|to)\b[^\x00.]{{0,60}}?)?|[^\x00.]{{0,160}}?)"
            rf"{_BETWEEN}(?:(?:and|which|which\s+was|was)\s+)?(?:seconded\s+by\s+"
            + _P.format("b")
            + "|"
            + _P.format("c")
            + rf"\s*,?\s*{_HOW}seconded\b)",
        ),
        # Councillor A, seconded by Councillor B, moved that ...
        (
            "seconded_first",
            _P.format("a") + r"\s*,?\s*seconded\s+by\s+" + _P.format("b") + rf"\s*,?\s*{_HOW}(?:proposed|moved)\b",
        ),
        # was moved by Cllr A and seconded by Cllr B; Proposed: Cllr A Seconded: Cllr B
        (
            "passive",
            r"(?P<subject>(?:the\s+)?(?:report\s+and\s+)?(?:recommendations?(?:\s+\w{1,4})?|motion|amendment|proposal|report|item|resolution)\s+"
            r"(?:was|were)\s+)?\b(?:proposed|proposer|prop\.?|moved|mover|cynigiwyd|cynigydd)\s*(?:[:\-–]\s*)?(?:by\s+|gan\s+)?(?:y\s+)?"
            + _P.format("a")
            + _ASIDE
            + rf"\s*[;,.)(\]/\-–]*{_BETWEEN}[(\[]?\s*(?:ac\s+)?(?:seconded|seconder|sec\.?|2nd(?:ed)?|eiliwyd|eilydd)"
            + r"\s*(?:[:\-–]\s*)?(?:by\s+|gan\s+)?(?:y\s+)?"
            + _P.format("b"),
        ),
        # on the motion of Cllr A, seconded by Cllr B
        (
            "motion_of",
            r"\b(?:on|upon)\s+(?:the\s+|a\s+)?(?:motion|proposition|proposal)\s+(?:of|by|from)\s+"
            + _P.format("a")
            + _ASIDE
            + rf"\s*,?{_BETWEEN}seconded\s+by\s+"
            + _P.format("b"),
        ),
        # Cllr A moved an amendment [which was seconded later]
        ("mover", _P.format("a") + _ASIDE + rf"\s*,?\s*{_HOW}(?P<how>proposed|moved)\s+(?P<thing>(?:{_THING}|that\b))"),
        # Cllr A proposed spending £400: a motion if somebody seconds it
        ("informal", _P.format("a") + rf"\s*,?\s*{_HOW}proposed\s+(?=\p{{Ll}}+ing\b|to\s|an?\s|the\s)"),
        (
            "by",
            rf"(?P<subject>{_THING}\b[^\x00.]{{0,60}}?)\s+(?:was|were)\s+{_HOW}(?:proposed|moved)\s+by\s+"
            + _P.format("a"),
        ),
        # The amendment was seconded by Cllr B; seconded by Cllr B
        (
            "seconding",
            rf"(?:(?P<subject>{_THING}|it|this|which)\s+(?:was|were)\s+{_HOW})?\b(?:seconded|seconder)\s*(?:[:\-–]\s*)?(?:by\s+)?"
            + _P.format("b"),
        ),
        ("seconds", _P.format("b") + rf"\s*,?\s*{_HOW}seconded\s+(?P<subject>{_THING}|it|this|the\s+\w+)"),
    )
)
_REFERENCE = regex.compile(
    r"\b(?:recommendation|motion|amendment|resolution)\s+(?:no\.?\s*)?(?P<n>\d{1,3}\s?[A-Za-z]?|[A-Z])\b",
    regex.IGNORECASE,
)
_FOLLOWS = regex.compile(
    r"(?:as\s+follows|following|(?:motion|amendment|recommendation|proposal)\s+that|text\s+(?:is\s+)?as\s+follows?|that|to|namely)\s*[:;–-]*\s*$|:\s*[-–—]*\s*$",
    regex.IGNORECASE,
)
_WORDS = regex.compile(
    r"^[\s,;:]*(?:(?:as|by\s+way\s+of)\s+an\s+(?:\w+\s+)?amendment[\s,:]*)?(?:(?:the\s+)?(?:following\s+)?(?:motion|amendment|recommendation|proposal)s?\b[^:“\"]{0,120}?)?"
    r"(?P<mark>[:;]\s*|(?=\bthat\b)|(?=\bto\s)|(?=[“\"])|(?=\bfod\b)|(?=\bbod\b))(?P<words>.+)",
    regex.IGNORECASE | regex.DOTALL,
)
_MOVE_WORDS = ("second", "moved", "propos", "mover", "prop:", "prop ", "prop. ", "motion of", "eiliwyd", "cynigiwyd")
_SECONDING = regex.compile(
    r"\bsecond(?:ed|er|s)\b|\b(?:proposer|mover|prop|sec|eiliwyd|cynigiwyd)\b|\b(?:motion|proposition|proposal)\s+(?:of|by|from)\b"
)
_MOVED = regex.compile(r"\b(?:proposed|moved)\b")
# "the proposed decision" is none; a mover stands before the verb, or "was" does.
_MOVER_BEFORE = regex.compile(
    r"(?:^|(?<![\p{L}'’.-])\p{Lu}[\p{L}'’.-]*,?\s|[,;:)(]\s?|\b(?:then|also|had|has|was|were|and|formally|duly|further|it|accordingly)\s)$"
)
# Capitalised words after a name that are none of it: "Proposed: Cllr Smith Seconded: Cllr Jones".
_MARK_WORDS = regex.compile(
    r"\b(?:Seconded|Seconder|Second|Sec|Proposed|Proposer|Prop|Moved|Mover|Vote|Voting|Voted|For|Against|Carried|Resolved|Agreed)\b"
)
_AMENDS = regex.compile(
    r"\bthat\s+the\s+(?:words?|figures?|following\s+words?|sum)\b.{1,200}\b(?:be\s+)?(?:added|deleted|inserted|substituted|replaced|removed|"
    r"amended)\b",
    regex.IGNORECASE,
)
_AS_AMENDMENT = regex.compile(
    r"\b(?:as|by\s+way\s+of)\s+an\s+(?:alternative\s+|further\s+)?amendment\b", regex.IGNORECASE
)
_DECIDED_NEXT = regex.compile(
    r"\s*(?:,\s*)?(?:and\s+)?(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed|carried|RESOLVED|AGREED)"
)
_DECIDED_AFTER = regex.compile(
    r",?\s+(?:and\s+)?it\s+was\s+(?:unanimously\s+)?(?:resolved|agreed|carried)\b", regex.IGNORECASE
)
_OFFICE = (
    r"(?:[Tt]he\s+)?(?P<vice>(?:[Vv]ice|[Dd]epute|[Dd]eputy)[\s-]*)?(?:[Cc]onven[eo]r|[Cc]hair(?:man|woman|person)?)\b"
)
_BY_OFFICE = regex.compile(
    rf"(?<=\b(?:moved|proposed|seconded)\s+by\s+){_OFFICE}(?!\s+of\b)"
    rf"|(?<!\p{{L}}\s){_OFFICE}(?=\s*,?\s*(?:(?:then|also|duly|formally)\s+)?(?:moved|proposed|seconded)\b)"
)
_QUOTES = "“”\"'‘’"


def find_moves(text: str, names: Sequence[PersonText] = ()) -> list[Move]:
    """Find where a paragraph says that something was moved or seconded.

    Args:
        text: A paragraph.
        names: People known to attend, so that bare names ("Tim Rippington") are known too.

    Returns:
        The moves in printed order, overlapping ones left out.
    """
    lower = text.lower()
    if not any(word in lower for word in _MOVE_WORDS) or not _tells_move(text, lower):
        return []
    people = _people(text, names)
    if not people:
        return []
    masked, shifts = _mask(text, people)
    found: list[tuple[int, int, str, regex.Match[str]]] = []
    for name, pattern in _MOVES:
        for match in pattern.finditer(masked):
            if not any(match.start() < end and start < match.end() for start, end, _, _ in found):
                found.append((match.start(), match.end(), name, match))
    found.sort(key=lambda entry: entry[0])
    moves = []
    for start, end, name, match in found:
        groups = match.groupdict()
        proposer = people[int(groups["a"])] if groups.get("a") else None
        second = groups.get("b") or groups.get("c")
        seconder = people[int(second)] if second else None
        moves.append(_finished(text, _unshift(start, shifts), _unshift(end, shifts), name, groups, proposer, seconder))
    return moves


def _tells_move(text: str, lower: str) -> bool:
    """Whether "moved" or "seconded" stands where a clerk tells who did it."""
    if _SECONDING.search(lower):
        return True
    return any(_MOVER_BEFORE.search(text, max(0, verb.start() - 40), verb.start()) for verb in _MOVED.finditer(lower))


def strip_quotes(text: str) -> str:
    """Leave out the quotation marks around a whole motion; marks inside it stay."""
    text = text.strip()
    if text[:1] in _QUOTES:
        text = text[1:]
        if text[-1:] in _QUOTES:
            text = text[:-1]
    elif text[-1:] in '”"' and "“" not in text and text.count('"') % 2 == (text[-1] == '"'):
        text = text[:-1]
    return text.strip()


def is_procedural(text: str) -> bool:
    """Say whether a motion is about the conduct of the meeting."""
    return PROCEDURAL.search(text) is not None


def _people(text: str, names: Sequence[PersonText]) -> list[PersonText]:
    """Everybody the text names: those with office or title, and known names that stand bare."""
    plain = _MARK_WORDS.sub(lambda match: match.group().lower(), text)
    found = [_without_stop(person) for person in find_people(plain)]
    people = find_known(text, names, found)
    chairs = _in_chair(text, names, people)
    return sorted([*people, *chairs], key=lambda person: person.start) if chairs else people


def _in_chair(text: str, names: Sequence[PersonText], people: Sequence[PersonText]) -> list[PersonText]:
    """The chair and the vice chair, where they move or second by their office: "The Convener moved, seconded by"."""
    found = []
    for match in _BY_OFFICE.finditer(text):
        role = "vice_chair" if match["vice"] else "chair"
        holders = [person for person in names if person.role == role]
        if len(holders) == 1 and not any(p.start < match.end() and match.start() < p.end for p in people):
            raw = match.group()
            found.append(replace(holders[0], raw=raw, start=match.start(), end=match.end(), role=None, position=None))
    return found


def _without_stop(person: PersonText) -> PersonText:
    """Leave out the full stop of the sentence that a surname ends."""
    last = person.raw.rstrip(".")
    if person.raw.endswith(".") and len(last.split()[-1]) > 2:
        return replace(person, name=person.name.rstrip("."), raw=last, end=person.start + len(last))
    return replace(person, end=person.start + len(person.raw))


def _mask(text: str, people: Sequence[PersonText]) -> tuple[str, list[tuple[int, int]]]:
    """Put a mark with the person's index in place of each name; the shifts lead positions back."""
    parts: list[str] = []
    shifts: list[tuple[int, int]] = [(0, 0)]
    at = length = 0
    for index, person in enumerate(people):
        if person.start < at:
            continue
        head = text[at : person.start]
        mark = f"\x00{index}\x01"
        parts += [head, mark]
        length += len(head) + len(mark)
        at = person.end
        shifts.append((length, at))
    parts.append(text[at:])
    return "".join(parts), shifts


def _unshift(position: int, shifts: list[tuple[int, int]]) -> int:
    """Lead a position of the masked text back into the text; inside a mark, to the end of the name before it."""
    masked, real = max((s for s in shifts if s[0] <= position), key=lambda s: s[0])
    return real + position - masked


def _finished(
    text: str,
    start: int,
    end: int,
    name: str,
    groups: dict[str, str | None],
    proposer: PersonText | None,
    seconder: PersonText | None,
) -> Move:
    close = sentence_end(text, end)
    rest = text[end:close]
    thing = (groups.get("thing") or "") + " " + (groups.get("subject") or "")
    around = f"{thing} {rest}" if name not in ("seconding", "seconds") else thing
    subject = "amendment" if AMENDMENT.search(_head(around)) else "motion" if MOTION.search(thing) else None
    before = text[max(0, start - 60) : start]
    if subject is None and _AS_AMENDMENT.search(before + rest):
        subject = "amendment"
    kind: MotionKind = "original"
    if subject is None and _AMENDS.search(text[end:close]):
        kind = "amendment"
    if subject == "amendment":
        kind = "amendment"
    elif SUBSTANTIVE.search(thing):
        kind = "substantive"
    words, follows = _words_after(text, end, close, name, groups)
    if (
        words is None
        and proposer is not None
        and groups.get("thing")
        and regex.match(r"\s*(?:that\s|to\s(?!the\b|members\b|councillors\b))", groups["thing"] or "")
    ):
        words = strip_quotes((groups["thing"] or "").strip())
    if proposer is None:
        words, follows = None, follows and name == "seconding"
    if kind == "original" and words is not None and is_procedural(words):
        kind = "procedural"
    reference = _REFERENCE.search(groups.get("subject") or thing)
    formal = (
        name in ("by",)
        or seconder is not None
        or (bool(groups.get("how", "") or "") and ((groups.get("how") or "").lower() == "moved" or subject is not None))
    )
    return Move(
        start, close if words is not None else end, proposer, seconder, kind, words, follows, subject, formal,
        reference["n"].replace(" ", "") if reference else None, name == "motion_of",
    )  # fmt: skip


def _head(text: str) -> str:
    """The first words after a move, in which it is said what is moved."""
    return _HEAD_ENDS.split(text, maxsplit=1)[0][:90]


def _words_after(text: str, end: int, close: int, name: str, groups: dict[str, str | None]) -> tuple[str | None, bool]:
    """The words of the motion in the same sentence, and whether they are announced to follow."""
    rest = text[end:close]
    if name == "mover" and (groups.get("thing") or "").lower() == "that":
        rest = "that" + rest
    if name == "informal":
        return rest.strip() or None, False
    if "“" in rest and "”" not in rest and "”" in text[close:]:
        rest = text[end : text.index("”", close) + 1]
    tail = text[end:].strip()
    said = close < len(text.rstrip()) and _THAT_NEXT.match(rest) is not None  # what is announced is another thing
    if not tail or (_FOLLOWS.search(tail) and len(tail) < 220 and "“" not in tail and not said):
        announced = _FOLLOWS.search(text.rstrip()) is not None
        return None, announced
    if _DECIDED_NEXT.match(rest):
        return None, False
    match = _WORDS.match(rest)
    if match is None:
        return None, _FOLLOWS.search(text.rstrip()) is not None
    words = match["words"].strip()
    if not any(c.isalpha() for c in words):  # ":-"
        return None, True
    words = _DECIDED_AFTER.split(words, maxsplit=1)[0]
    words = _THAT_QUOTE.sub("", words)
    return (strip_quotes(words) or None), False
