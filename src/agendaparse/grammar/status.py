"""Words, letters and signs that say how a thing stands: red, amber, green, complete, missing; better or worse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from agendaparse.grammar.text import fold

Status = Literal["red", "amber", "green", "blue", "grey", "complete", "not_started", "missing"]
Direction = Literal["improving", "stable", "worsening"]
Arrow = Literal["up", "down", "level"]
"""Where an arrow points; sideways arrows, both-ways arrows and equals signs are level."""
Strength = Literal["colour", "letter", "word"]

COLOUR_WORDS: dict[str, Status] = {
    "red": "red", "amber": "amber", "green": "green", "blue": "blue", "grey": "grey", "gray": "grey",
    "yellow": "amber", "orange": "amber",
    "coch": "red", "ambr": "amber", "oren": "amber", "melyn": "amber", "gwyrdd": "green", "glas": "blue",
    "llwyd": "grey",
}  # fmt: skip
"""Names of the colours, English and Welsh."""

LETTERS: dict[str, Status] = {"r": "red", "a": "amber", "g": "green", "b": "blue"}
"""Letters that stand for them, only where a column or a colour says so too."""

STATUS_WORDS: dict[Status, tuple[str, ...]] = {
    "green": (
        "on target", "on track", "on schedule", "on plan", "on course", "on time", "target met", "met target", "met",
        "target achieved", "targets achieved", "achieved", "achieved target", "exceeded", "target exceeded",
        "exceeds target", "exceeding target", "above target", "at or above target", "on or above target", "at target",
        "within target", "better than target", "ahead of target", "ahead of schedule", "meeting target",
        "performing well", "ok", "on or ahead of target", "on or exceeding target", "fully achieved",
        "target has been met", "progressing well", "progressing as planned", "no concerns", "going well",
        "on target to achieve", "good", "ar y trywydd iawn", "ar darged", "wedi cyrraedd y targed", "ar y trywydd",
        "on track to be achieved", "good performance",
    ),
    "amber": (
        "slightly below target", "slightly off target", "slightly behind", "slightly behind target",
        "just below target", "slightly behind schedule", "slightly off track", "near target", "close to target",
        "within tolerance", "some slippage", "minor slippage", "slippage", "some concerns", "some concern", "at risk",
        "in danger", "warning", "partially achieved", "partially met", "partly met", "partly achieved",
        "partially on track", "minor concerns", "within 5% of target", "within 10% of target",
        "below target but within tolerance", "caution", "some issues", "at risk of slippage",
        "at risk of missing target", "needs attention", "attention required", "mostly on track",
    ),
    "red": (
        "off target", "off track", "off schedule", "off plan", "not on target", "not on track", "below target",
        "significantly below target", "well below target", "behind schedule", "behind target", "behind", "not met",
        "target not met", "targets not met", "target missed", "missed", "missed target", "not achieved",
        "not achieving", "target not achieved", "overdue", "significant slippage", "major slippage", "major concerns",
        "worse than target", "significant concerns", "critical", "alert", "failing", "failed", "not meeting target",
        "significantly behind", "outside tolerance", "wedi methu", "heb ei gyflawni", "serious concerns",
        "urgent attention required",
    ),
    "complete": (
        "complete", "completed", "action complete", "action completed", "closed", "done", "finished", "implemented",
        "fully implemented", "action closed", "delivered", "fully complete", "fully completed", "discharged", "ended",
        "project complete", "project completed", "all complete", "wedi'i gwblhau", "wedi cwblhau", "cwblhawyd",
        "cyflawn", "complete and closed", "completed and closed", "project closed",
    ),
    "not_started": (
        "not started", "not yet started", "not commenced", "not yet commenced", "yet to start", "yet to commence",
        "to be started", "not begun", "not yet begun", "to start", "to commence", "awaiting start",
        "yet to be started", "heb ddechrau", "heb gychwyn", "unstarted", "action not started", "has not started",
    ),
    "missing": (
        "missing", "missing information", "information missing", "no information", "missing data", "data missing",
        "no data", "no data available", "data not available", "not available", "no update", "no update received",
        "no update provided", "update not received", "not reported", "no return", "no response", "awaiting data",
        "data awaited", "awaiting update", "awaiting information", "data unavailable", "data not yet available",
        "information not available", "not provided", "no information provided", "no information received", "unknown",
        "not known", "data pending", "ar goll", "dim data", "dim gwybodaeth", "no report", "not received",
    ),
}  # fmt: skip
"""Printed statuses by what they mean, in lower case."""

UNGRADED: frozenset[str] = frozenset(
    word.strip()
    for word in """in progress|ongoing|on-going|on going|underway|under way|in development|open|live|active
    |started|commenced
    |in hand|progressing|continuing|planned|scheduled|pending|proposed|deferred|on hold|paused|suspended
    |withdrawn|cancelled|n/a|not applicable|not due|not yet due|due|delayed|superseded|partially complete
    |partially completed|part complete|tbc|partially implemented|partly implemented|not implemented|outstanding
    |not complete|incomplete|in train|awaiting|data only|no target|for information|for information only
    |contextual|monitoring only|ar y gweill|parhaus|assigned|unassigned|not set|target not set|no target set
    |baseline year|new|new indicator|annual|ongoing action""".split("|")
)
"""Statuses that say how a thing stands without grading it."""

DIRECTION_WORDS: dict[Direction, tuple[str, ...]] = {
    "improving": (
        "improving", "improved", "improvement", "better", "getting better", "positive", "has improved",
        "is improving", "performance improving", "performance improved", "performance is improving",
        "performance has improved", "gwella", "yn gwella", "gwell", "improving performance", "improved performance",
        "positive trend", "upward", "upwards", "moving in the right direction",
    ),
    "stable": (
        "stable", "same", "the same", "no change", "unchanged", "static", "steady", "maintained", "maintaining",
        "level", "consistent", "sustained", "remained stable", "performance maintained", "performance is stable",
        "no movement", "performance has remained stable", "remains the same", "staying the same", "stayed the same",
        "flat", "constant", "sefydlog", "dim newid", "yr un fath", "no clear trend", "performance the same",
        "performance unchanged", "performance stable", "stable performance", "neutral", "no significant change",
        "no trend",
    ),
    "worsening": (
        "worsening", "worse", "worsened", "declining", "declined", "decline", "deteriorating", "deteriorated",
        "deterioration", "getting worse", "negative", "has worsened", "performance declining",
        "performance worsening", "performance is worsening", "performance is declining", "performance has worsened",
        "performance has declined", "performance deteriorating", "gwaethygu", "yn gwaethygu", "dirywio",
        "negative trend", "gwaeth", "downward", "downwards", "reducing performance", "declining performance",
        "performance has deteriorated",
    ),
}  # fmt: skip
"""Directions of travel in words."""

ARROWS: dict[str, Arrow] = {
    **dict.fromkeys("↑⬆⇑⇧▲△▴▵🔼⏫🡅🡑🠉🠕↗⬈⇗➚⤴🡕🡽\uf0e9\uf0e1\uf0f1\uf0ec\uf0e4", "up"),
    **dict.fromkeys("↓⬇⇓⇩▼▽▾▿🔽⏬🡇🡓🠋🠗↘⬊⇘➘⤵🡖🡾\uf0ea\uf0e2\uf0f2\uf0ee\uf0e6", "down"),
    **dict.fromkeys("→➔➜➡⇒⇨▶►▷▸←⬅⇐⇦◀◄↔⬌⇔⟷⇄⇆🡆🡒🠊🡄═=\uf0e8\uf0e0\uf0f0\uf0e7\uf0df\uf0ef\uf0f3", "level"),
}
"""Arrows of Unicode and those of the symbol fonts at their private places."""

WINGDINGS: dict[str, dict[str, Arrow]] = {
    "wingdings3": {"p": "up", "r": "up", "h": "up", "q": "down", "s": "down", "i": "down", "t": "level", "u": "level",
                   "g": "level", "f": "level", "k": "up", "m": "down", "#": "up", "$": "down", '"': "level",
                   "!": "level", "1": "level", "n": "level"},
    "webdings": {"5": "up", "6": "down", "3": "level", "4": "level"},
    "wingdings": {"é": "up", "ê": "down", "è": "level", "ç": "level", "á": "up", "â": "down", "à": "level",
                  "ß": "level", "ñ": "up", "ò": "down", "ð": "level", "ó": "level", "ì": "up", "î": "down", "ä": "up",
                  "æ": "down"},
}  # fmt: skip
"""Arrows that symbol fonts draw for ordinary letters, by font."""

DISCS: dict[str, Status] = {
    "🔴": "red", "🟥": "red", "🟠": "amber", "🟧": "amber", "🟡": "amber", "🟨": "amber", "🟢": "green", "🟩": "green",
    "🔵": "blue", "🟦": "blue", "⚫": "grey", "⚪": "grey", "😀": "green", "😃": "green", "😊": "green", "🙂": "green",
    "☺": "green", "😐": "amber", "☹": "red", "🙁": "red", "✅": "green", "❌": "red", "❎": "red", "✔": "green",
    "✓": "green", "☑": "green", "✘": "red", "✗": "red", "☒": "red", "\uf0fc": "green", "\uf0fb": "red",
    "\uf04a": "green", "\uf04b": "amber", "\uf04c": "red", "\uf0fe": "green", "\uf0fd": "red",
}  # fmt: skip
"""Signs that are a status by themselves: coloured discs and squares, ticks and crosses, faces."""

SHAPES = frozenset("●⬤•◉○■◼◾▪□◆♦★⚑▲▼►◄▶◀⯁⯃\uf06c\uf06e\uf0a7\uf075\uf0b7\uf0a8\uf06d\uf077")
"""Signs that take their meaning from the colour they are printed in."""

_MEANINGS: dict[str, Status] = {fold(word): status for status, words in STATUS_WORDS.items() for word in words}
_DIRECTIONS: dict[str, Direction] = {fold(w): direction for direction, words in DIRECTION_WORDS.items() for w in words}
_LONGEST = 60
_COLOUR = regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{'|'.join(COLOUR_WORDS)})(?![\p{{L}}\p{{N}}])")
_TRIM = " .:;,-–—()[]*\"'“”"
_OPENING = regex.compile(
    r"(?:(?:current|overall|rag|brag|status|rating|rated|progress|performance|statws)\s*)+\s*[:\-–]?\s*"
)
_BREAK = regex.compile(r"\s*(?:[:;,.(/\[]|\s[-–—]|[-–—]\s|\bbut\b)\s*")
_ENDING = regex.compile(r"\s*(?:rag|status|rating|rated|light)$")
_TRAVEL = regex.compile(
    r"(?P<worse>worsen|deteriorat|declin|negative|getting worse|\bworse\b|gwaeth|dirywi)"
    r"|(?P<better>improv|positive|\bbetter\b|gwell)"
    r"|(?P<same>stable|no change|unchanged|the same|static|maintain|sefydlog|similar)"
)
_DESCRIBED = 90  # most characters of an alternative text that describes a sign
_SIGN = regex.compile(r"\b(?:(?P<good>tick|check ?mark|thumbs up|smiley?)|(?P<bad>cross|thumbs down|frown))\b")
_WAYS: dict[str, Arrow] = {
    **dict.fromkeys(("up", "upward", "upwards", "rising"), "up"),
    **dict.fromkeys(("down", "downward", "downwards", "falling"), "down"),
    **dict.fromkeys(("right", "left", "sideways", "horizontal", "level"), "level"),
}
_POINTS = regex.compile(rf"\b(?:{'|'.join(_WAYS)})\b")
# Numbers, units and the like at whose head a letter is no status.
_WORDY = regex.compile(r"\p{L}{2}")


@dataclass(frozen=True, slots=True)
class StatusText:
    """A status read from words.

    Attributes:
        status: What it means; None for one that grades nothing ("In progress").
        raw: The words that say it, as printed.
        strength: "colour" for a colour's name, "letter" for one letter, "word" for anything else.
        rest: What is printed behind it.
    """

    status: Status | None
    raw: str
    strength: Strength
    rest: str = ""


def read_status(text: str, *, leading: bool = True) -> StatusText | None:
    """Read the status a cell states.

    Args:
        text: The cell's text: "Green", "AMBER", "G", "On target", "Green - work is under way".
        leading: Whether a status followed by more words counts; else the text must be a status and nothing else.

    Returns:
        The status, or None where the text states none.
    """
    if not text:
        return None
    if len(text) <= _LONGEST:
        found = _whole(text)
        if found is not None:
            return found
    return _leading(text) if leading else None


@lru_cache(maxsize=4096)
def _whole(text: str) -> StatusText | None:
    """A text that is a status and nothing else, of at most a few words."""
    printed = text.strip(" .:;,-–—\"'“”")
    words = fold(printed).strip(_TRIM)
    opening = None if words in _MEANINGS or words in UNGRADED else _OPENING.match(words)
    words = words[opening.end() :] if opening and opening.end() < len(words) else words
    if words in COLOUR_WORDS:
        return StatusText(COLOUR_WORDS[words], printed, "colour")
    if len(words) == 1 and words in LETTERS and (printed.isupper() or len(text.strip()) == 1):
        return StatusText(LETTERS[words], printed, "letter")
    if words in _MEANINGS:
        return StatusText(_MEANINGS[words], printed, "word")
    bare = _ENDING.sub("", words)
    if bare in COLOUR_WORDS:
        return StatusText(COLOUR_WORDS[bare], printed, "colour")
    if words in UNGRADED or printed in UNGRADED:
        return StatusText(None, printed, "word")
    named = {COLOUR_WORDS[match.group()] for match in _COLOUR.finditer(words)}
    if named and len(words.split()) <= 6:
        return _mixed(named, words, printed)
    return None


def _mixed(named: set[Status], words: str, printed: str) -> StatusText | None:
    """A colour among other words: "Green (on target)", "Amber/Green", "Complete - Green"."""
    rest = fold(_COLOUR.sub(" ", words)).strip(" .:;,-()[]/&")
    parts = [part.strip(_TRIM) for part in regex.split(r"[-/,;:()]|\band\b", rest) if part.strip(_TRIM)]
    if rest and not all(part in _MEANINGS or part in UNGRADED or _ENDING.sub("", f" {part}") == "" for part in parts):
        return None
    if len(named) == 1:
        return StatusText(next(iter(named)), printed, "colour")
    if named == {"amber", "green"} or named == {"amber", "red"}:
        return StatusText("amber", printed, "colour") if "to" not in words.split() else None
    return None


def _leading(text: str) -> StatusText | None:
    """A status that more words follow, marked off from them: "Green: on track to open in May"."""
    head = text[: _LONGEST + 20]
    for match in _BREAK.finditer(head):
        if match.start() == 0:
            continue
        found = _whole(head[: match.start()])
        if found is not None and found.strength != "letter" and found.status is not None:
            if found.strength == "word" and match.group().strip() in ("/", ","):
                return None
            return StatusText(found.status, found.raw, found.strength, text[match.end() :].strip())
    first = text.split(" ", 1)
    if len(first) == 2 and first[0].isupper() and len(first[0]) > 2:  # "AMBER The supplier was late"
        found = _whole(first[0])
        if found is not None and found.strength == "colour":
            return StatusText(found.status, found.raw, found.strength, first[1].strip())
    return None


def read_direction(text: str) -> Direction | None:
    """Read a direction of travel in words: "Improving", "No change"; None where the text says none."""
    return _DIRECTIONS.get(fold(text.strip(_TRIM))) if 0 < len(text) <= _LONGEST else None


def direction_meant(text: str) -> Direction | None:
    """What a key says a sign stands for: "Performance is improving (positive trend)"; None where it is no direction."""
    if len(text) > 160:
        return None
    found = read_direction(text)
    if found is not None:
        return found
    said = {match.lastgroup for match in _TRAVEL.finditer(fold(text))}
    if "same" in said:
        return "stable"
    if len(said) != 1:
        return None
    return "improving" if "better" in said else "worsening"


def read_arrow(text: str, font: str = "") -> Arrow | None:
    """Read an arrow in a cell that holds nothing else but perhaps a figure; None without one.

    Args:
        text: The cell's text.
        font: PostScript name of its font; symbol fonts draw arrows for letters.
    """
    signs: set[Arrow] = set() if text.isascii() else {ARROWS[c] for c in text if c in ARROWS and c != "="}
    if not signs and text.strip() in ("=", "==", "◄►", "<>", "<->", "-"):
        return "level" if text.strip() != "-" else None
    if {"up", "down"} <= signs:
        return None
    if signs:
        return next(iter(signs - {"level"}), "level") if len(text) < 30 else None
    name = font.replace("-", "").replace(" ", "").casefold()
    if name and ("dings" in name) and len(text.strip()) <= 2:
        table = next((arrows for key, arrows in WINGDINGS.items() if name.startswith(key)), None)
        if table:
            return table.get(text.strip()[:1])
    return None


def status_described(text: str) -> Status | None:
    """The status that the alternative text of a sign tells: "Green tick", "Red circle", "RAG status: amber"."""
    if not 0 < len(text) <= _DESCRIBED:
        return None
    words = fold(text)
    named = {COLOUR_WORDS[match.group()] for match in _COLOUR.finditer(words)}
    if named:
        return next(iter(named)) if len(named) == 1 else None
    found = read_status(text, leading=False)
    if found is not None and found.strength == "word":
        return found.status
    match = _SIGN.search(words)
    return None if match is None else "green" if match["good"] else "red"


def arrow_described(text: str) -> Arrow | None:
    """Where an arrow points by its alternative text: "Up arrow", "Arrow pointing down"; None where it is no arrow."""
    words = fold(text)
    if len(text) > _DESCRIBED or "arrow" not in words:
        return None
    said = {_WAYS[word] for word in _POINTS.findall(words)}
    return said.pop() if len(said) == 1 else None


def has_words(text: str) -> bool:
    """Whether a text holds a word of more than one letter."""
    return _WORDY.search(text) is not None
