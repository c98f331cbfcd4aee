"""Declarations of interest: who declared what, in the sentences clerks use, English and Welsh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from agendaparse.grammar.decisions import sentence_end
from agendaparse.grammar.known import find_known
from agendaparse.grammar.people import PersonText, find_people, parse_people

_VERB = regex.compile(
    r"\b(?:(?:also|further|both|each|all|then|voluntarily|had|has|have)\s+){0,3}(?:declar(?:ed|es|ing)|disclosed|advised|stated|announced|indicated|informed|"
    r"expressed|registered|reported|explained|noted|confirmed|said|datganodd|datganwyd)\b",
    regex.IGNORECASE,
)
_STRONG_VERB = regex.compile(r"\b(?:declar(?:ed|es|ing)|disclosed|registered|datganodd|datganwyd)\b", regex.IGNORECASE)
_INTEREST = regex.compile(
    r"\binterests?\b|\b(?:was|is|were|are|been|being)\s+(?:also\s+)?(?:an?|the|one\s+of|appointed|members?|trustees?|governors?|employed|director|chair\w*|"
    r"owner|related|acquainted|known|married|friend\w*|in\s+receipt|neighbours?|patients?|tenants?|close)\b|\bpredetermin\w+|\bfuddiant\w*|\bbuddiant\w*|"
    r"\b(?:lived|lives|worked|works|owned|owns|knew|knows|held|holds|sat|sits|rented|rents|had|has)\b",
    regex.IGNORECASE,
)
# What the Member did next is no part of the interest.
_LEFT = regex.compile(
    r"[,;]?\s+and\s+(?:(?:therefore|then|so|she|he|they|would)\s+)*(?:left|leave|withdr\w+|vacated|retired|remained|stayed|took\s+no|take\s+no|"
    r"did\s+not|abstain\w*)\b.*$",
    regex.IGNORECASE | regex.DOTALL,
)
# "Having declared an interest, he left the room": the declaration is told elsewhere.
_ALREADY = regex.compile(r"\bhaving\s+(?:already\s+|previously\s+)?declared\b", regex.IGNORECASE)
NAMED_INTEREST: regex.Pattern[str] = regex.compile(r"\binterests?\b|fuddiant|buddiant", regex.IGNORECASE)
"""The word itself."""
_NONE = regex.compile(
    r"\b(?:no|none|nil|not\s+any)\b.{0,60}\b(?:declar|interest|made|received|disclos)|^\s*(?:there\s+were\s+)?(?:none|nil)\b|\bno\s+(?:other\s+|further\s+)?(?:declarations|"
    r"interests)|^\s*(?:dim|ni\s+)\b|there\s+were\s+none",
    regex.IGNORECASE,
)
_COLLECTIVE = regex.compile(
    r"^(?:(?:all|several|some|those|both|various|other|the\s+following|the|each)\s+)*(?:(?:[\p{L}'’-]+\s+){0,3}?)(?:members?|councillors|cllrs|committee|board|"
    r"trustees|aelodau)\b",
    regex.IGNORECASE,
)
_HAD = regex.compile(
    r"^(?:that\s+)?(?:she|he|they|they\s+each|s/he|both)\s+(?:had|have|has)\s+(?=(?:an?|the|no)\s)", regex.IGNORECASE
)
_THAT = regex.compile(
    r"^(?:that|the\s+(?:committee|meeting|panel|council)\s+that|members\s+that|to\s+the\s+\w+\s+that|fod|bod)\s+",
    regex.IGNORECASE,
)
_REQUEST = regex.compile(
    r"\b(?:were|was|are|is)\s+(?:asked|invited|reminded|requested)\b|\bshould\s+declare\b", regex.IGNORECASE
)
_EMPTY = regex.compile(r"n/?a|not\s+applicable|no|[-–—]*", regex.IGNORECASE)
_AND_END = regex.compile(r",?\s+and\s*$")
_BY_ITEM = regex.compile(
    r"(?P<what>(?:agenda\s+)?(?:item|minute|application)s?\b[^:–—]{1,90}?)\s*(?:\s[-–—]|:)\s+(?P<who>.{4,160}?)\.?",
    regex.IGNORECASE,
)
_WHAT = regex.compile(r"item|interest|minute|pecuniary|personal|prejudicial", regex.IGNORECASE)
# What a Member is or did, behind the dash: "Member of the Trust", "had worked with the applicant".
_HOLDS = regex.compile(
    r"(?:(?:an?|the|is|was|has|had|as)\s+){0,3}(?:members?|trustees?|governors?|employ\w+|directors?|owners?|chair\w*(?=\s+of\b)|tenants?|shareholder|worked|knows?|known|"
    r"acquainted|related|lives?|lived|made|been|attended|spoken)\b",
    regex.IGNORECASE,
)
_LISTED = regex.compile(r"(?P<who>.{3,80}?)\s*(?:[-–—:]|\bin\s+respect\s+of\b)\s*(?P<what>.{4,})$")


@dataclass(frozen=True, slots=True)
class DeclarationText:
    """One declaration.

    Attributes:
        person: Who declared; None for a collective one.
        who: Who declared, as printed.
        interest: The interest in the council's words, or None.
    """

    person: PersonText | None
    who: str
    interest: str | None


def find_declarations(text: str, *, strict: bool = False, names: Sequence[PersonText] = ()) -> list[DeclarationText]:
    """Find the declarations of interest a paragraph tells.

    Args:
        text: A paragraph.
        strict: Outside an item on declarations only a formal "declared an interest" counts.
        names: People known to attend, so that bare names and initials are known too.

    Returns:
        One entry for each person of each sentence; a collective one where a sentence names nobody.
    """
    if strict and "nterest" not in text and "uddiant" not in text:
        return []
    found: list[DeclarationText] = []
    start = 0
    while start < len(text):
        end = sentence_end(text, start)
        found.extend(_in_sentence(text[start:end].strip(), strict, names))
        start = end + 1
    return found


def declares_nothing(text: str) -> bool:
    """Say whether words tell that there is no interest: "None", "N/A", "No interests declared"."""
    return _EMPTY.fullmatch(text.strip(" .")) is not None or _NONE.search(text) is not None


def _in_sentence(sentence: str, strict: bool, names: Sequence[PersonText]) -> list[DeclarationText]:
    verbs = list(_VERB.finditer(sentence))
    if not verbs or _NONE.search(sentence) or _REQUEST.search(sentence):
        return _listed(sentence, strict, names)
    if strict and _ALREADY.search(sentence):
        return []
    if strict and not (_STRONG_VERB.search(sentence) and NAMED_INTEREST.search(sentence)):
        return []
    found: list[DeclarationText] = []
    people = find_known(sentence, names, find_people(sentence))
    if people and people[0].start < verbs[0].start():
        listed = parse_people(sentence[: verbs[0].start()])
        if len(listed) > sum(p.start < verbs[0].start() for p in people):
            people = [*listed, *(p for p in people if p.start > verbs[0].start())]
    for at, verb in enumerate(verbs):
        low = 0 if at == 0 else verbs[at - 1].end()
        subject = [p for p in people if low <= p.start < verb.start()]
        if verb.group().lower().startswith("datgan"):
            subject = [p for p in people if p.start >= verb.end()][:1]
        elif at and not subject:
            continue
        own = [p for p in people if p.start < verb.start()] if at == 0 else subject
        own = own or subject
        stop = len(sentence)
        for later in verbs[at + 1 :]:
            next_people = [p for p in people if verb.end() <= p.start < later.start()]
            if next_people:
                stop = next_people[0].start
                break
        begin = subject[0].end if verb.group().lower().startswith("datgan") and subject else verb.end()
        words = _interest(sentence[begin:stop])
        if words is None or not (_STRONG_VERB.search(verb.group()) or _INTEREST.search(words)):
            continue
        if subject or own:
            for person in own:
                found.append(DeclarationText(person, person.raw, words))
        elif not strict and _COLLECTIVE.match(sentence) is not None and not words.endswith("follows"):
            found.append(DeclarationText(None, sentence[: verb.start()].strip(" ,"), words))
    return found


def _interest(text: str) -> str | None:
    words = text.strip(" ,;:.")
    words = _AND_END.sub("", words)
    words = _LEFT.sub("", words)
    words = _THAT.sub("", words)
    words = _HAD.sub("", words).strip(" ,;:.")
    return words or None


def _listed(sentence: str, strict: bool, names: Sequence[PersonText]) -> list[DeclarationText]:
    """Read a list without a verb: "Cllr Ash - item 7 - non-pecuniary, trustee", "Item 8 - Councillor Ash"."""
    if strict or _NONE.search(sentence):
        return []
    if (match := _BY_ITEM.fullmatch(sentence)) is not None:
        people = parse_people(match["who"])
        named = sum(len(person.raw) + 3 for person in people) > 0.8 * len(match["who"])
        return [DeclarationText(person, person.raw, match["what"].strip()) for person in people] if named else []
    match = _LISTED.match(sentence)
    if match is None:
        return []
    people = find_known(match["who"], names, find_people(match["who"]))
    what = match["what"].strip(" .")
    if len(people) == 1 and len(people[0].raw) > 0.6 * len(match["who"]) and (_WHAT.search(what) or _HOLDS.match(what)):
        return [DeclarationText(people[0], people[0].raw, what)]
    return []
