"""Results: sentences that say what came of a motion, or that it was put to the vote.

A story is no result: "the plan that had been agreed last year" tells of another meeting.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from agendaparse.grammar.decisions import sentence_end
from agendaparse.grammar.votes import Outcome, VoteText, outcome_of, parse_vote

# The noun nearest before the outcome says what was decided, where both motion and amendment are named.
_DECIDED = regex.compile(
    r"\b(amendment|motion|recommendations?|proposal|proposition)\s+(?:(?:was|were|is|then|accordingly|therefore|duly|declared)\s+){1,3}(?:carried|lost|"
    r"agreed|approved|defeated|withdrawn|adopted)\b",
    regex.IGNORECASE,
)
_VOTE_WORD = regex.compile(r"vot|favour|abst|against", regex.IGNORECASE)
_RESULT = regex.compile(
    r"\b(?:carried|lost|fell|defeated|withdrawn|withdrew|deferred|negatived|passed|put\s+to\s+(?:the\s+|a\s+)?(?:vote|meeting)|"
    r"(?:motion|amendment)\s+was\s+(?:then\s+)?put\b|taken\s+to\s+(?:the\s+|a\s+)vote|(?:a|the|recorded)\s+vote\s+(?:was|were)|vot(?:es|ing)\s+(?:was|were|being|result)|on\s+a\s+show\s+of\s+hands|all\s+in\s+favou?r|"
    r"(?:motion|amendment|recommendations?|proposal)\b[^.]{0,60}?\b(?:was|were|is)\s+(?:\w+ly\s+)?(?:agreed|approved|accepted|adopted|rejected)|"
    r"(?:it|this)\s+was\s+(?:unanimously\s+)?(?:agreed|carried|lost)|^agreed\s+unanimously|^unanimously\s+agreed|^agreed\.?$|^agreed\s+nem|"
    r"vot(?:ed|ing|es)\s+(?:in\s+favou?r|for|against)|\d+\s+(?:votes?\s+)?(?:for|in\s+favou?r)\b|\bfor\s*[:–-]\s*\d|derbyniwyd\s+y\s+(?:cynnig|gwelliant)|"
    r"\ball\s+(?:members\s+|councillors\s+)?(?:present\s+)?(?:were\s+)?(?:agreed|in\s+favou?r)|\bvoting\s*:|\bfor\b.{1,24}\bagainst\b|"
    r"\bvot(?:e|es|ing)\b[^.\d]{0,20}\d{1,3}\s*/\s*\d{1,3}\s*/|gwrthodwyd\s+y\s+(?:cynnig|gwelliant)|pleidleis\w+|unanimous(?:ly)?|becomes?\s+the\s+substantive)",
    regex.IGNORECASE,
)
AMENDMENT = regex.compile(r"\bamendment\b|\bgwelliant\b", regex.IGNORECASE)
SUBSTANTIVE = regex.compile(r"\bsubstantive\b", regex.IGNORECASE)
_AMENDED = regex.compile(r"\bas\s+(?:\w+\s+)?amended\b|\bamended\s+(?:motion|recommendation)", regex.IGNORECASE)
MOTION = regex.compile(r"\b(?:motion|recommendations?|proposal|proposition|resolution|cynnig)\b", regex.IGNORECASE)
_PARAGRAPH = regex.compile(
    r"\b(?:set\s+out\s+)?(?:in|at|under)\s+paragraph\s+\(?(?P<n>\d{1,3}(?:\.\d+)?)", regex.IGNORECASE
)
_RESULT_WORDS = (
    "carried", "lost", " fell", "defeated", "withdr", "deferred", "negatived", "passed", "vote", "voting", "favour",
    "unanim", "substantive", "was put", "then put", "against", "derbyniwyd", "gwrthodwyd", "pleidleis",
)  # fmt: skip
_AGREED_WORDS = ("agreed", "approved", "adopted", "accepted", "rejected")
_MOVED_WORDS = (
    "motion",
    "amendment",
    "recommendation",
    "proposal",
    "second",
    "it was agreed",
    "this was agreed",
    "all ",
)
# The pluperfect tells what was done elsewhere: "the proposal had been approved within the budget".
_TOLD = regex.compile(r"\b(?:had|has|have|having|would|could|should|may|might|if)\b|\bto\s+be\b", regex.IGNORECASE)
# The mover's own sentence says what came of it: "Proposed by Cllr Ash, seconded by Cllr Elm and carried."
_MOVED_AND = regex.compile(
    r"\b(?:approved|agreed|carried|adopted|accepted|confirmed)\b.{0,120}\bon\s+the\s+(?:motion|proposition)\s+of\b|second\w*\b.*(?:\band|[;,(–-])\s*(?:(?:it\s+)?was\s+)?(?:unanimously\s+)?(?:carried|lost|agreed|approved|defeated|withdrawn)\b",
    regex.IGNORECASE,
)
_BECOMES_SUBSTANTIVE = regex.compile(
    r"becomes?\s+the\s+substantive|amendment\b.*\bto\s+the\s+substantive", regex.IGNORECASE
)
_PUT = regex.compile(
    r"put\s+to\s+(?:the\s+|a\s+)?(?:vote|meeting)|(?:motion|amendment)\s+was\s+(?:then\s+)?put\b|\bput\s+the\b.*\bto\s+(?:the\s+|a\s+)?vote|voting\s+was|vote\s+was",
    regex.IGNORECASE,
)
_SENTENCE_PAIR = regex.compile(r"(?:vote|voting|carried|lost|abstention|abstain|favou?r|against)", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Result:
    """A sentence that says what came of a motion, or that it was put to the vote.

    Attributes:
        start, end: Where it stands.
        outcome: What came of it; None where the count or a list of names follows.
        vote: The counts printed in it, or None.
        subject: "amendment", "substantive", "motion", "procedural", or None where it does not say.
        amended: Whether it says "as amended".
        paragraph: The paragraph in which it was moved ("17"), or None.
    """

    start: int
    end: int
    outcome: Outcome | None
    vote: VoteText | None
    subject: str | None
    amended: bool = False
    paragraph: str | None = None


@lru_cache(maxsize=512)
def find_results(text: str) -> tuple[Result, ...]:
    """Find the sentences of a paragraph that say what came of a motion or give the votes on it."""
    if not _may_tell(text.lower()):
        return ()
    found: list[Result] = []
    start = 0
    while start < len(text):
        end = sentence_end(text, start)
        sentence = text[start:end]
        match = _RESULT.search(sentence.strip()) or _MOVED_AND.search(sentence)
        if match is not None:
            result = _result(sentence, start, end)
            if result is not None:
                before = found[-1] if found else None
                if before is not None and _continues(before, result, sentence):
                    found[-1] = _joined(before, result, text)
                else:
                    found.append(result)
        elif found and found[-1].end >= start - 1 and found[-1].outcome and _SENTENCE_PAIR.search(sentence):
            more = parse_vote(text[found[-1].start : end])
            if more is not None and more.counts:
                found[-1] = replace(found[-1], vote=more, end=end)
        start = end + (len(text[end:]) - len(text[end:].lstrip()))
        if end == len(text):
            break
    return tuple(found)


def _may_tell(lower: str) -> bool:
    """Whether a paragraph holds a word of results at all: most do not, and need no more reading."""
    if any(word in lower for word in _RESULT_WORDS):
        return True
    if not any(word in lower for word in _AGREED_WORDS):
        return False
    return len(lower) < 40 or any(word in lower for word in _MOVED_WORDS)


def _result(sentence: str, start: int, end: int) -> Result | None:
    words = sentence.strip()
    outcome = outcome_of(words)
    decided = _DECIDED.findall(words)
    vote = parse_vote(words)
    if vote is not None and len(vote.counts) == 1 and not _VOTE_WORD.search(words):
        vote = VoteText({}, vote.unanimous) if vote.unanimous else None
    subject: str | None = None
    if SUBSTANTIVE.search(words) and not _BECOMES_SUBSTANTIVE.search(words):
        subject = "substantive"
    elif decided and not AMENDMENT.search(decided[-1]):
        subject = "motion"
    elif AMENDMENT.search(words):
        subject = "amendment"
    elif MOTION.search(words):
        subject = "motion"
    put = _PUT.search(words)
    if outcome is None and not put and (vote is None or not (vote.counts or vote.unanimous)):
        return None
    put = put or _MOVED_AND.search(words)
    told = vote is not None and (vote.unanimous or len(vote.counts) > 1)
    if outcome is not None and subject is None and not put and not told and len(words.split()) > 4:
        return None  # "the contract that was agreed last year": a story, not a result
    if outcome is not None and not put and not told and _TOLD.search(words):
        return None
    if (
        outcome is None
        and vote is not None
        and not vote.unanimous
        and not put
        and subject is None
        and len(vote.counts) < 2
    ):
        return None
    if outcome is None and vote is not None and vote.unanimous:
        outcome = "carried"
    paragraph = _PARAGRAPH.search(words)
    amended = _AMENDED.search(words) is not None
    return Result(start, end, outcome, vote, subject, amended, paragraph["n"] if paragraph else None)


def _continues(before: Result, after: Result, sentence: str) -> bool:
    """Whether a sentence goes on about the motion of the sentence before it."""
    if before.outcome is not None and after.outcome is not None and before.outcome != after.outcome:
        return False
    if before.outcome is not None and after.outcome is not None and after.subject and before.subject != after.subject:
        return before.subject is None or (before.amended and after.subject == "motion")
    return before.subject is None or after.subject is None or before.subject == after.subject or before.amended


def _joined(before: Result, after: Result, text: str) -> Result:
    vote = parse_vote(text[before.start : after.end])
    return Result(
        before.start, after.end, before.outcome or after.outcome, vote, before.subject or after.subject,
        before.amended or after.amended, before.paragraph or after.paragraph,
    )  # fmt: skip
