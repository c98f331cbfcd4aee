"""Votes: counts in figures and words, the heading of one side of a recorded vote, and what came of a vote."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import regex

Side = Literal["ayes", "noes", "abstentions"]

Outcome = Literal["carried", "lost", "withdrawn", "deferred"]
"""What becomes of a motion."""

SIDES: dict[Side, str] = {
    "ayes": r"(?:in\s+favou?r|for|ayes?|yes|yea|o\s+blaid|supporting|supported)",
    "noes": r"(?:against|noes?|nays?|opposed|opposing|yn\s+erbyn|dissenting|dissent)",
    "abstentions": r"(?:abst(?:ain(?:ed|ing|s)?|entions?|\.)|wedi\s+ymatal|ymatal\w*|not\s+voting)",
}
"""The words for each side of a vote."""

OUTCOMES: tuple[tuple[Outcome, str], ...] = (
    (
        "lost",
        r"lost|fell|falls|defeated|not\s+(?:carried|agreed|approved|passed|supported)|rejected|negatived|voted\s+down|"
        r"disagreed|gwrthodwyd|collwyd",
    ),
    ("withdrawn", r"withdrawn|withdrew|tynnwyd\s+yn\s+ôl"),
    (
        "deferred",
        r"deferred|adjourned|postponed|left\s+on\s+the\s+table|laid\s+on\s+the\s+table|stood\s+(?:over|referred)|"
        r"gohiriwyd",
    ),
    (
        "carried",
        r"carried|agreed|passed|approved|adopted|accepted|won|derbyniwyd|cariwyd|cytunwyd|resolved|(?:became|becomes)\s+the\s+"
        r"substantive\s+motion",
    ),
)
"""The words for what came of a motion."""

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

NUMBER_WORDS: dict[str, int] = {
    **{word: value for value, word in enumerate(_ONES)},
    **{
        word + (f"-{_ONES[one]}" if one else ""): 10 * (ten + 2) + one
        for ten, word in enumerate(_TENS)
        for one in range(10)
    },
    "no": 0, "none": 0, "nil": 0, "nobody": 0, "neb": 0, "single": 1, "a": 1, "dim": 0,
    "un": 1, "dau": 2, "dwy": 2, "tri": 3, "tair": 3, "pedwar": 4, "pedair": 4, "pump": 5, "chwech": 6,
    "saith": 7, "wyth": 8, "naw": 9, "deg": 10,
}  # fmt: skip
"""Numbers written out, English and Welsh."""

_NUMBER_ALT = "|".join(sorted((word.replace("-", r"[\s-]") for word in NUMBER_WORDS), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}|\b(?:{_NUMBER_ALT}))\b"
_FILLER = (
    r"(?:\s*\(?(?:members?|councillors?|cllrs?\.?|votes?|voting|voted|were|was|people|persons|in|of|the|them|who|had|cast|"
    r"aelodau?|pleidlais|recorded|with)\b\)?)*"
)
_BEFORE: dict[Side, regex.Pattern[str]] = {
    side: regex.compile(rf"(?<n>{_NUMBER}){_FILLER}\s*\(?{words}\b", regex.IGNORECASE) for side, words in SIDES.items()
}
_AFTER: dict[Side, regex.Pattern[str]] = {
    side: regex.compile(
        rf"\b{words}(?:\s+the\s+\w+(?:\s+\w+)?)?\s*(?:(?P<mark>[:=–—(-]+)\s*|\s)(?<n>\d{{1,3}}|(?:{_NUMBER_ALT}))\b",
        regex.IGNORECASE,
    )
    for side, words in SIDES.items()
}
_HINTS: dict[Side, tuple[str, ...]] = {
    "ayes": ("for", "favour", "favor", "aye", "yes", "yea", "blaid", "support"),
    "noes": ("against", "noe", "nay", "oppos", "erbyn", "dissent"),
    "abstentions": ("abst", "ymatal", "not voting"),
}
_ANY_NUMBER = regex.compile(rf"\d|\b(?:{_NUMBER_ALT})\b")
_TO = regex.compile(
    rf"\b(?:by|on\s+a\s+vote\s+of|with)\s+(?P<first>{_NUMBER})(?:\s+votes?)?(?:\s+for)?\s+to\s+(?P<second>{_NUMBER})\b"
    rf"|(?P<first>{_NUMBER})\s+votes?\s+to\s+(?P<second>{_NUMBER})\b|\b(?:carried|lost|agreed|defeated|passed)\s+(?P<first>\d{{1,3}})\s*[-–]\s*(?P<second>\d{{1,3}})\b|\(\s*(?P<first>\d{{1,3}})\s*[-–]\s*(?P<second>\d{{1,3}})\s*\)",
    regex.IGNORECASE,
)
_TRIPLE = regex.compile(
    r"(?:\bvot(?:e|es|ed|ing)\b[^.\d]{0,20}|\b(?:carried|resolved|agreed|approved|lost)\s*\(?)"
    r"(?P<ayes>\d{1,3})\s*/\s*(?P<noes>\d{1,3})\s*/\s*(?P<abstentions>\d{1,3})(?![\d/])",
    regex.IGNORECASE,
)
# Each side of a division is for something: a count of those against tells of two votes.
_AGAINST = regex.compile(r"\bagainst\b", regex.IGNORECASE)
_FOR_THE = r"\b(?:for|in\s+favou?r\s+of|supported)\s+the\s+"
_DIVISION = regex.compile(
    rf"(?P<first>{_NUMBER})[^.;:]{{0,40}}?{_FOR_THE}(?P<one>motion|amendment)\b[^.;:]{{0,60}}?"
    rf"(?P<second>{_NUMBER})[^.;:]{{0,40}}?{_FOR_THE}(?P<two>motion|amendment)\b"
    rf"|{_FOR_THE}(?P<one>motion|amendment)\s*\((?P<first>\d{{1,3}})\).{{0,1500}}?"
    rf"{_FOR_THE}(?P<two>motion|amendment)\s*\((?P<second>\d{{1,3}})\)"
    rf"|\b(?P<one>motion|amendment)\s*(?:received|[-–:])\s*(?P<first>{_NUMBER})\s+votes?\b.{{0,30}}?"
    rf"\b(?P<two>motion|amendment)\s*(?:received|[-–:])\s*(?P<second>{_NUMBER})\s+votes?\b"
    rf"|{_FOR_THE}(?P<one>motion|amendment)\b[^;]{{0,240}}?[\s(](?P<first>\d{{1,3}})\b.{{0,30}}?"
    rf"{_FOR_THE}(?P<two>motion|amendment)\b[^;]{{0,240}}?[\s(](?P<second>\d{{1,3}})\b",
    regex.IGNORECASE,
)
_CASTING = regex.compile(
    r"\bcasting\s+vote\s+(?:\w+\s+){0,3}?(?:for|in\s+favou?r\s+of|(?P<against>against))\s+the\s+(?P<what>motion|amendment)\b",
    regex.IGNORECASE,
)
_UNANIMOUS = regex.compile(
    r"\bunanimous(?:ly)?\b|\bnem\.?\s*(?:con|diss)\b|\ball\s+(?:members\s+|councillors\s+)?(?:(?:were|voted|voting|present)\s+)*"
    r"(?:in\s+favou?r|agreed|for)\b|\bwithout\s+(?:dissent|division)\b|\bunfrydol\b",
    regex.IGNORECASE,
)
_SIDE_HEADING = regex.compile(
    r"(?:(?:(?:the\s+following\s+)?(?:there|those|members?|councillors?|cllrs?|votes?)\s+)?(?:(?:who\s+)?(?:voting|voted|votes?|cast|recorded)\s+)?(?:"
    rf"(?P<ayes>{SIDES['ayes']})|(?P<noes>{SIDES['noes']}|no)|(?P<abstentions>{SIDES['abstentions']}))\b"
    r"(?:\s+(?:from\s+voting|(?:the\s+)?(?P<about>motion|amendment|recommendations?|proposal|substantive\s+motion|application)))?"
    r"(?:\s*:?\s*[-–—]*\s*(?P<open>\()?\s*(?P<n>\d{1,3}|(?P<word>[a-z]+(?:[\s-][a-z]+)?)(?=\s*(?:[):.]|$)))\s*(?:members?|votes?|councillors?)?"
    r"\s*(?(open)\)))?)(?P<tail>\s*(?:[:.]?\s*[-–—]*|(?=$)))\s*(?P<rest>.*)",
    regex.IGNORECASE | regex.DOTALL,
)


@dataclass(frozen=True, slots=True)
class VoteText:
    """The counts of a vote.

    Attributes:
        counts: The sides printed and their counts.
        unanimous: Whether the text calls it unanimous.
    """

    counts: dict[Side, int] = field(default_factory=dict)
    unanimous: bool = False


@dataclass(frozen=True, slots=True)
class SideText:
    """The heading of one side of a recorded vote: "For (14)", "AGAINST: 9 NINE".

    Attributes:
        side: Which side.
        count: The number printed, or None.
        rest: What follows in the same paragraph, such as the names.
        about: What was voted on, in lower case, or None: "For the Amendment".
    """

    side: Side
    count: int | None
    rest: str
    about: str | None = None


def parse_number(text: str) -> int | None:
    """Give the value of a number in figures or words ("14", "fourteen", "thirty-one", "none")."""
    words = "-".join(text.lower().split()).strip("()-:.")
    if words.isdigit():
        return int(words)
    return NUMBER_WORDS.get(words)


def parse_division(text: str) -> tuple[int, int] | None:
    """Read a division in which members vote for the motion or for the amendment, as in Scotland.

    Args:
        text: A sentence: "2 Members voted for the amendment and 4 for the motion".

    Returns:
        The votes for the motion and those for the amendment; None where it tells no division.
    """
    match = _DIVISION.search(text)
    if match is None or match["one"].lower() == match["two"].lower() or _AGAINST.search(match.group()):
        return None
    first, second = parse_number(match["first"]), parse_number(match["second"])
    if first is None or second is None:
        return None
    return (first, second) if match["one"].lower() == "motion" else (second, first)


def parse_casting_vote(text: str) -> Literal["motion", "amendment"] | None:
    """Say for what the chair's casting vote was given: "used her casting vote in favour of the motion"."""
    match = _CASTING.search(text)
    if match is None:
        return None
    motion = (match["what"].lower() == "motion") == (match["against"] is None)
    return "motion" if motion else "amendment"


def _is_day(triple: regex.Match[str]) -> bool:
    """Whether three figures read as a day as well: "approved 12/03/24"."""
    day, month, year = (triple[side] for side in SIDES)
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12 and len(year) == 2


def parse_vote(text: str) -> VoteText | None:
    """Read the counts a sentence gives.

    Args:
        text: A sentence or two about a vote: "CARRIED (6 members voting in favour, none against with 3 abstentions)".

    Returns:
        The counts, or None where no count is given and nothing says that the vote was unanimous.
    """
    counts: dict[Side, int] = {}
    for side, match in _side_matches(text).items():
        number = parse_number(match["n"])
        if number is not None:
            counts[side] = number
    if not counts and (triple := _TRIPLE.search(text)) is not None and not _is_day(triple):
        counts = {side: int(triple[side]) for side in SIDES}
    if "ayes" not in counts and "noes" not in counts:
        tally = _TO.search(text)
        if tally is not None:
            first, second = parse_number(tally["first"]), parse_number(tally["second"])
            if first is not None and second is not None:
                lost = outcome_of(text) == "lost"
                counts["ayes"], counts["noes"] = (min(first, second), max(first, second)) if lost else (first, second)
    unanimous = _UNANIMOUS.search(text) is not None
    if not counts and not unanimous:
        return None
    return VoteText(dict(sorted(counts.items(), key=lambda item: tuple(SIDES).index(item[0]))), unanimous)


def parse_side(text: str) -> SideText | None:
    """Read the heading of one side of a recorded vote, with the names that may follow in the same paragraph."""
    match = _SIDE_HEADING.fullmatch(text.strip())
    if match is None:
        return None
    side: Side = "ayes" if match["ayes"] else "noes" if match["noes"] else "abstentions"
    count = parse_number(match["n"]) if match["n"] else None
    rest = match["rest"].strip()
    if match["n"] and count is None:
        return None
    spelled = rest.rstrip(".").lower()
    if count is not None and rest and parse_number(spelled) == count:
        rest = ""
    marked = any(c in match["tail"] for c in ":-–—") or match["open"] or match["n"]
    if rest and not marked:
        return None
    if rest and count is None and parse_number(spelled) is not None:
        count, rest = parse_number(spelled), ""
    return SideText(side, count, rest, match["about"].lower() if match["about"] else None)


def outcome_of(text: str) -> Outcome | None:
    """Give what came of a motion by the words of a sentence; None where it does not say."""
    lower = text.lower()
    for outcome, pattern in _OUTCOME_PATTERNS:
        if pattern.search(lower):
            return outcome
    return None


_OUTCOME_PATTERNS = tuple(
    (outcome, regex.compile(rf"\b(?:{words})\b", regex.IGNORECASE)) for outcome, words in OUTCOMES
)


def _side_matches(text: str) -> dict[Side, regex.Match[str]]:
    """The words for each side with their counts, read "For: 7 Against: 2" or "7 for, 2 against", not both."""
    lower = text.lower()
    sides = [side for side, hints in _HINTS.items() if any(hint in lower for hint in hints)]
    if not sides or not _ANY_NUMBER.search(lower):
        return {}
    before = {side: match for side in sides if (match := _BEFORE[side].search(text))}
    after = {side: match for side in sides if (match := _AFTER[side].search(text))}
    if not after or not before:
        return after or before
    if any(m["mark"] and m["mark"][0] in ":=(" for m in after.values()):
        return after
    return after if min(m.start() for m in after.values()) < min(m.start() for m in before.values()) else before
