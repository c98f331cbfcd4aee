"""Sentences that tell attendance: "Apologies were received from ...", "Cllr Ash attended as substitute for ..."."""

from __future__ import annotations

import regex

from agendaparse.extractors.context import Citable
from agendaparse.extractors.minutes.passages import Passage
from agendaparse.extractors.minutes.roster import Entry, Roster, status_of
from agendaparse.grammar.decisions import sentence_end
from agendaparse.grammar.minutes_words import attendance_label
from agendaparse.grammar.people import PersonText, find_people, is_job_title, parse_people

TELLS = regex.compile(
    r"apolog|ymddiheur|unable\s+to|virtual|remote|online|\bvia\b|video|telephone|\balso\b|attend|absent|substitut|place\s+of|deputi|behalf|"
    r"replac|eilydd|chair|presid|gadair|observer",
    regex.IGNORECASE,
)
_APOLOGY = regex.compile(r"\bapolog(?:y|ies)\b|\bymddiheuriadau\b|\bunable\s+to\s+attend\b", regex.IGNORECASE)
_NOT_ABSENCE = regex.compile(
    r"apolog\w+\s+for\s+(?:late|arriv|leav|the\s+(?:error|delay|mistake))|apologi[sz]ed", regex.IGNORECASE
)
_FROM = regex.compile(
    r"(?:apolog(?:y|ies)|ymddiheuriadau)\b[^.:]{0,80}?(?:\bfrom\b|\bby\b|\bon\s+behalf\s+of\b|\bfor\b(?!\s+(?:absence|non))|:|\bgan\b|\boddi\s+wrth\b)\s*",
    regex.IGNORECASE,
)
_REMOTE = regex.compile(
    r"\b(?:virtual(?:ly)?|remote(?:ly)?|online|(?:via|by|over|on)\s+(?:zoom|(?:ms\s+|microsoft\s+)?teams|video\s*(?:link|conference)?|telephone))\b",
    regex.IGNORECASE,
)
_ATTENDS = regex.compile(
    r"\b(?:attend\w*|present|join\w*|in\s+attendance|follow\w*|participat\w*|dialled)\b", regex.IGNORECASE
)
_ALSO = regex.compile(
    r"\b(?:was|were|is|are)?\s*(?:also\s+(?:present|in\s+attendance|attended|attending)|in\s+attendance\s+as\s+(?:an?\s+)?observers?)\b"
    r"|(?P<bare>,?\s+(?:was|were)\s+in\s+attendance\b)",
    regex.IGNORECASE,
)
_DROPPED_IN = regex.compile(
    r"^(?:.{3,60}?)\battended(?:\s+(?:until|from|for|to|the\s+meeting)\b|\s*[.(]|$)", regex.IGNORECASE
)
_ABSENT = regex.compile(
    r"\b(?:was|were)\s+absent\b|\bdid\s+not\s+attend\b|\bno\s+apolog\w+\s+(?:was|were|had\s+been)\s+received\s+from\b",
    regex.IGNORECASE,
)
_SUBSTITUTES = regex.compile(
    r"\bsubstitut\w*|\bin\s+(?:the\s+)?place\s+of\b|\bdeputi[sz]ing\b|\bon\s+behalf\s+of\b|\breplac(?:ed|ing)\b|\beilydd\w*",
    regex.IGNORECASE,
)
_FOR = regex.compile(r"\b(?:for|of|replac(?:ed|ing)|dros)\s+$", regex.IGNORECASE)
_REASON = regex.compile(
    r"\s*,?\s+(?:who\s+(?:was|were|is|are|had|has)|due\s+to|because|owing\s+to|as\s+(?:he|she|they)\s)\b[^,;]*$",
    regex.IGNORECASE,
)
_FOR_WHOM = regex.compile(r"\b(?:for\s+whom|in\s+whose\s+place|whose\s+substitute\s+was)\s+$", regex.IGNORECASE)
_IN_CHAIR = regex.compile(
    r"\bin\s+the\s+chair\b|\bpresid(?:ed|ing)\b|\btook\s+the\s+chair\b|\bchaired\s+the\s+meeting\b|yn\s+y\s+gadair",
    regex.IGNORECASE,
)
NONE = regex.compile(r"\b(?:none|no\s+apologies|there\s+were\s+no|nil|dim)\b", regex.IGNORECASE)


def take_sentences(passage: Passage, roster: Roster) -> bool:
    """Sentences that tell attendance; says whether the passage was one."""
    text, start, told = passage.text, 0, False
    absent: list[PersonText] = []
    while start < len(text):
        end = sentence_end(text, start)
        sentence = text[start:end].strip()
        if _take_sentence(sentence, passage, absent, roster):
            told = True
        start = end + 1
    return told


def _take_sentence(sentence: str, passage: Passage, absent: list[PersonText], roster: Roster) -> bool:
    sources = list(passage.sources)
    if _SUBSTITUTES.search(sentence) and _take_substitution(sentence, sources, absent, roster):
        return True
    if _REMOTE.search(sentence) and _ATTENDS.search(sentence):
        people = parse_people(regex.split(r"\b(?:was|were|had|attended|joined)\b", sentence)[0]) or find_people(
            sentence
        )
        for person in people:
            roster.add(Entry(person, "virtual", None, person.position, None, sources))
        return bool(people)
    if _ABSENT.search(sentence):
        people = find_people(sentence)
        for person in people:
            roster.add(Entry(person, "absent", None, None, None, sources))
        return bool(people)
    if _APOLOGY.search(sentence) and not _NOT_ABSENCE.search(sentence):
        begin = _FROM.search(sentence)
        if begin is not None:
            people = parse_people(_REASON.sub("", sentence[begin.end() :]))
        else:
            people = [p for p in find_people(sentence) if not is_job_title(p.name)]
            people = (
                parse_people(regex.split(r"\b(?:had|has|have|sent|gave|tendered|submitted|was|were)\b", sentence)[0])
                or people
            )
        if NONE.search(sentence) and begin is None:
            people = []
        for person in people:
            absent.append(person)
            role = person.role if person.role in ("chair", "vice_chair") else None
            roster.add(Entry(person, "apologies", role, None, person.substituting_for, sources))
        return bool(people)
    also = _ALSO.search(sentence)
    if also is not None or _DROPPED_IN.search(sentence):
        people = parse_people(_ALSO.split(sentence)[0]) or find_people(sentence)
        besides = also is None or also["bare"] is None or any(one.status == "present" for one in roster.entries)
        for person in people:
            status = status_of(person, "also_present" if besides or not person.office else "present", True)
            roster.add(Entry(person, status, None, person.position, None, sources))
        return bool(people)
    if _IN_CHAIR.search(sentence):
        people = find_people(sentence)
        if len(people) == 1 and len(parse_people(sentence)) < 2 and attendance_label(sentence) is None:
            roster.add(Entry(people[0], "present", "chair", None, None, sources))
            return True
    return False


def _take_substitution(sentence: str, sources: list[Citable], absent: list[PersonText], roster: Roster) -> bool:
    """Take "Cllr Ash would be substituting for Cllr Elm", or "Cllr Ash attended as substitute" after an apology."""
    people = find_people(sentence)
    if len(people) == 2 and _FOR.search(sentence[: people[1].start]):
        roster.substitute(people[0], people[1], sources)
        return True
    if len(people) == 2 and _FOR_WHOM.search(sentence[: people[1].start]):
        roster.add(Entry(people[0], "apologies", None, None, None, sources))
        roster.substitute(people[1], people[0], sources)
        return True
    if len(people) == 1 and len(absent) == 1 and not _FOR.search(sentence[: people[0].start]):
        roster.substitute(people[0], absent[0], sources)
        return True
    pairs = parse_people(sentence)
    if any(person.substituting_for for person in pairs) and not _APOLOGY.search(sentence):
        for person in pairs:
            if person.substituting_for is not None:
                roster.substitute(person, person.substituting_for, sources)
        return True
    return False
