"""Decisions: the formulas that open a resolution, its kind, whom it recommends to, and its clauses.

A formula is "RESOLVED", "It was AGREED that", "The Committee resolved to" and the like. It opens a decision where it
opens its paragraph; inside a paragraph only the formal ones do ("... and it was resolved that"). "Members agreed" in
a story of the debate opens none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from agendaparse.grammar.minutes_words import BODY
from agendaparse.grammar.numbering import Label, follows, parse_label

Verb = Literal["resolved", "agreed", "approved", "recommended", "noted"]

DecisionKind = Literal["resolved", "recommended", "noted"]
"""The kinds of decision of the data model."""

VERBS: dict[str, Verb] = {
    "resolved": "resolved", "resolves": "resolved", "resolve": "resolved", "resolution": "resolved",
    "decision": "resolved", "decided": "resolved", "ordered": "resolved", "determined": "resolved",
    "agreed": "agreed", "agrees": "agreed", "approved": "approved", "approves": "approved",
    "recommended": "recommended", "recommends": "recommended", "recommend": "recommended",
    "noted": "noted", "notes": "noted", "received": "noted",
    "penderfynwyd": "resolved", "penderfyniad": "resolved", "cytunwyd": "agreed", "argymhellwyd": "recommended",
    "nodwyd": "noted",
}  # fmt: skip
"""Words of decision and what they mean, Welsh ones included."""

ACTS: str = (
    r"approv(?:e[sd]?|ing)|agree[sd]?|endors(?:e[sd]?|ing)|authori[sz](?:e[sd]?|ing)|adopt(?:s|ed)?|delegat(?:e[sd]?|ing)|"
    r"recommend(?:s|ed)?|defer(?:s|red)?|refer(?:s|red)|refer(?=\s+(?:the|it|this))|request(?:s|ed)|request(?=\s+(?:the|that))|"
    r"support(?:s|ed)?(?=\s+(?:the|a|this|that|in)\b)|accept(?:s|ed)?|confirm(?:s|ed)?|ratif(?:y|ies|ied)|grant(?:ed)|"
    r"award(?:ed)|appoint(?:s|ed)?|elect(?:s|ed)?|instruct(?:s|ed)?|asked|ask(?=\s+(?:the|that))|invited?|pay|paid|"
    r"purchased?|establish(?:ed)?|set\s+up|write|written|sign(?:s|ed)?|allocated?|amend(?:s|ed)?|publish(?:ed)?|"
    r"implement(?:ed)?|nominated?|extend(?:ed)?|reject(?:s|ed)?|refused?|submit(?:ted)?|respond(?:ed)?|provided?|arranged?|"
    r"obtain(?:ed)?|proceed|continue|expects?|urges?|calls\s+on"
)
"""Verbs that do more than note."""

# Present tenses and nouns that open a sentence of another kind: "Recommend approval", "Decision notices were sent".
_NEVER_FIRST = frozenset({"recommend", "recommends", "resolve", "resolves", "agrees", "approves", "notes"})
_NOUNS = frozenset({"decision", "resolution", "penderfyniad"})

_VERB = "|".join(sorted(VERBS, key=len, reverse=True))
_HOW = r"(?:(?:further|also|then|therefore|duly|accordingly|formally|subsequently|hereby|thereupon)\s+)?"
_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ALL = (
    r"(?:(?:unanimously|yn\s+unfrydol|nem\.?\s*con\.?|by\s+a\s+(?:\w+\s+)?majority(?:\s+vote)?|in\s+principle|on\s+a\s+vote|"
    rf"by\s+{_COUNT}\s+votes?\s+to\s+{_COUNT}\b(?:,?\s+(?:and|with)\s+{_COUNT}\s+abst\w+)?)\s*)"
)
_BRACKET = r"(?:\((?:[^()]{1,24}|[^()]{0,30}\b(?:for|against|favou?r|unanim\w+|majority|vot\w+)\b[^()]{0,50})\)\s*)?"
_AFTER = r"(?P<after>\s*" + _BRACKET + r",?\s*(?:" + _ALL + r")?(?:[:;]\s*[-–—]*|[-–—]+(?:\s|$)|\.(?=\s*$))?)"
DECIDES: regex.Pattern[str] = regex.compile(
    r"(?:(?:also|further|unanimously)\s+)?(?:agreed|approved|noted|resolved|recommended|endorsed|authorised|delegated|instructed|adopted|confirmed|"
    r"welcomed|remitted|deferred|appointed|requested|accepted)\b",
    regex.IGNORECASE,
)
"""A word of decision at the beginning of a clause whose subject is the body that met."""
_OPENING = regex.compile(
    rf"(?:(?:[-–—*]|\d+\.)\s*)?(?P<was>(?:accordingly,?\s+|therefore,?\s+|whereupon\s+|following\s+(?:a\s+)?(?:debate|discussion|"
    rf"consideration),?\s+)?it\s+(?:was|is)\s+(?:,\s*)?)?{_HOW}(?P<all>{_ALL})?{_HOW}(?P<verb>{_VERB})\b{_AFTER}",
    regex.IGNORECASE,
)
_SUBJECT = regex.compile(
    rf"(?P<subject>(?:(?:Accordingly|Therefore|Following\s+[^,]{{3,80}}|After\s+[^,]{{3,80}}),\s+)?(?:[Tt]he\s+|[Tt]his\s+)?"
    rf"(?:{BODY}|Members|Councillors|Meeting|MEETING|MEMBERS))\s+(?:(?:has|have|had)\s+)?"
    rf"(?i:{_HOW}(?P<all>{_ALL})?{_HOW}(?P<verb>{_VERB})\b{_AFTER})"
)
_WITHIN = regex.compile(
    r"(?<!\p{L})(?=[iunbordaUNBIORDAP])(?:"  # a look ahead is cheaper than all the looks behind
    r"(?P<was>(?<=[.;,:)]\s|\band\s|\bwhereupon\s|\bcouncil\s|^)(?:it\s+was\s+)"
    rf"{_HOW}(?P<all>{_ALL})?(?P<verb>(?:resolved|decided|RESOLVED|AGREED|APPROVED|RECOMMENDED))\b{_AFTER}"
    rf"|(?P<was>(?<=[.;:)]\s)It\s+was\s+){_HOW}(?P<all>{_ALL})?(?P<verb>(?:resolved|RESOLVED|AGREED|APPROVED|RECOMMENDED))\b{_AFTER}"
    rf"|(?<=[.;]\s)(?P<verb>Resolved\b(?=:|\s+(?:to|that)\b|\s*[-–—]\s)|Agreed(?=:)){_AFTER}"
    r"|(?<=[.;,)–—]\s|\band\s|\b[Tt]he\s(?:Council|Committee|Sub-Committee|Board|Panel|Cabinet|Executive|Authority|Meeting)\s)"
    rf"(?P<all>(?i:{_ALL}))?(?P<verb>RESOLVED|AGREED|APPROVED|RECOMMENDED|PENDERFYNWYD)\b{_AFTER}"
    rf"|(?<=second\w{{2,5}}\b[^.]{{0,90}}(?:\band\s|,\s))(?:it\s+was\s+)?(?P<all>{_ALL})?(?P<verb>agreed|approved|AGREED)\b(?=\s+(?:that|to)\b){_AFTER}"
    rf"|(?<=\band\s)(?P<all>{_ALL})?(?P<verb>resolved)\b(?=\s+(?:that|to)\b){_AFTER}))",
)
_BODY_DECIDES = regex.compile(rf"(?:[Tt]he\s+)?{BODY}\s*(?::\s*[-–—]*|[-–—]+)\s*")
_STEMS = (
    "resol", "agree", "approve", "note", "recommend", "deci", "ordered", "determined", "received", "penderfyn",
    "cytunwyd", "argymhellwyd", "nodwyd",
)  # fmt: skip
FORMULA_REACH = 260
"""Characters of a paragraph in which the formula that opens it stands."""

_FORMAL_WORDS = ("resolved", "agreed", "decided", "approved", "recommended", "penderfynwyd")
_ITEMS = regex.compile(r"\s*(?:items|matters|business)\s*:?", regex.IGNORECASE)
_GOES_ON = regex.compile(
    r"(?:that|to|no\s+(?:objections?|comments?|observations?)|in\s+accordance|as\s+follows|not\s+to|THAT|TO|That|To|fod|bod|i)\b"
)
_SENTENCE_END = regex.compile(
    r"(?<!\b(?:Cllr|Cllrs|Mr|Mrs|Ms|Dr|No|Nos|St|Rev|Esq|Ltd|Co|e\.g|i\.e|etc|para|paras|p|pp|v|\p{Lu}))[.!?][\"”’)]*(?=\s+[\p{Lu}“\"]|\s*$|(?<=\p{Ll}[.!?])\s+\d)"
)
_RECOMMENDS = regex.compile(
    r"\bbe\s+(?:\w+\s+(?:and|or)\s+)?recommended\b|\bto\s+recommend\b|\brecommends?\s+(?:to|that|the)\b|"
    r"^(?:that\s+)?(?:it\s+(?:is|was)\s+)?recommended\s+(?:to|that)\b",
    regex.IGNORECASE,
)
_TO = regex.compile(
    rf"\b(?i:recommend(?:s|ed|ation|ations)?)\s+(?:(?:be\s+made|as\s+follows)\s+)?(?i:to)\s+(?i:the\s+)?(?P<to>{BODY}|Cabinet|Council|Full\s+Council|Executive|"
    rf"Leader\s+of\s+the\s+Council|Monitoring\s+Officer|Secretary\s+of\s+State|(?:Portfolio|Cabinet)\s+(?:Holder|Member)(?:\s+for\s+"
    rf"[\p{{Lu}}][\p{{L}}&]+(?:\s+(?:and\s+|&\s+)?\p{{Lu}}\p{{L}}+)*)?|COUNCIL|CABINET|FULL\s+COUNCIL|EXECUTIVE)"
    rf"|\b(?i:recommend(?:s|ed)?)\s*:?\s*(?:that\s+)?(?:the\s+)?(?P<to>(?:Full\s+)?Council|Cabinet|Executive|{BODY})\s+"
    rf"(?:(?:to|should)\s+)?(?:approve|adopt|agree|note|endorse|consider|be\b|set|authorise|delegate)"
    rf"|(?<![\p{{L}}'’\-])(?:(?i:that)\s+)?(?:(?i:the)\s+)?(?P<to>{BODY})\s+be\s+(?i:recommended|requested|asked|invited)\s+to\b"
)
_ADDRESS = regex.compile(rf"(?i:to)\s+(?i:the\s+)?(?:{BODY}|COUNCIL|CABINET|EXECUTIVE)\s*(?:[:;–—-]+\s*|$)")
# Sentences below a decision that tell who moved it, how they voted, or what is to be done.
_MOVERS = r"Proposed|PROPOSED|Moved|MOVED|Seconded|SECONDED|Proposer|Prop\b"
_OUTCOMES = (
    r"Carried(?!\s+forward)|CARRIED|All\s+in\s+favour|All\s+agreed|Agreed\s+unanimously|Unanimous|UNANIMOUS|"
    r"Vot(?:e|es|ing)\s*(?:[:–(-]|\d)|(?:On|Upon)\s+being\s+put|Actions?\s*:|ACTIONS?\b"
)
_TAIL = regex.compile(
    rf"(?<=[.;:)]\s|[.;:)]\s\()(?:{_MOVERS}|{_OUTCOMES})"
    # In brackets within the sentence: "to object (Proposed Cllr Ash)", but not "the Plan (Proposed Submission)".
    rf"|(?<=\s\()(?:(?:{_MOVERS})(?=\s+by\b|\s*:|\s+(?:Cllrs?|Councillors?|Ald\w*|Mrs?|Ms|Miss|Dr)\b)|{_OUTCOMES})"
    r"(?=[^()]*\)(?:[.;]?$|\.\s))"
    r"|(?<=\s)\((?=(?:by\s+)?\d{1,3}\s+(?:votes?\s+)?(?:in\s+favour|for|to\s+\d)\b[^()]{0,60}\)[.;]?$)"
)
_NOTES = regex.compile(
    rf"(?:that\s+)?(?:the\s+)?(?:(?:{BODY}|Members|Councillors)\s+)?(?:(?:formally|duly|merely)\s+)?(?:to\s+)?(?:note[sd]?|noting|"
    rf"receive[sd]?|(?:make|made)\s+comments?)\b|(?:that\s+)?(?:(?:the\s+)?(?:{BODY}|Members|Councillors)\s+|to\s+)comment(?:s|ed)?\b"
    r"|(?:that\s+)?(?:the|all|both|these|this|its?|a|an|members['’]?|councillors['’]?)?\s*[^.;:()]{0,160}?\b(?:be|is|are|was|were|been)"
    r"\s+(?:duly\s+|formally\s+)?(?:noted|received)\b|nodi\b",
    regex.IGNORECASE,
)
_ALSO_ACTS = regex.compile(
    rf"(?:\band|\bor|[;,]|\)|^\w[.)]|\bto|\bbe|\bis|\bare|\bwas|\bwere)\s+(?:that\s+)?(?:\w+ly\s+)?(?:to\s+)?(?:{ACTS})\b"
    r"|(?:\band|[;,])\s+(?:that\s+)?(?:the|its|all|this)\s+(?:\w+\s+){1,5}?(?:be\s+)?(?:approved|agreed|adopted|endorsed|accepted|authorised|"
    r"confirmed|delegated|deferred|granted)\b",
    regex.IGNORECASE,
)
_PASSIVE_ACT = regex.compile(rf"\b(?:be|is|are|was|were)\s+(?:\w+ly\s+)?(?:{ACTS})\b", regex.IGNORECASE)
_INLINE_LABEL = regex.compile(
    r"(?:(?<=^)|(?<=[\s:;,.–—-]))(?P<label>\((?:[a-z]|[ivx]{1,4}|\d{1,2}|[A-Z])\)|(?:[a-z]|[ivx]{1,4}|\d{1,2})\)|\d{1,2}\.(?=\s+\p{Lu}))\s+"
)


@dataclass(frozen=True, slots=True)
class Formula:
    """Words that open a decision.

    Attributes:
        verb: What was done.
        start: Where the formula begins.
        end: Where the decision's own words begin.
        opens: Whether it opens the paragraph.
        unanimous: Whether it says so.
        shouted: Whether the verb is in capitals.
        whole: Whether the decision is the whole sentence, formula included ("The Committee noted the report.").
    """

    verb: Verb
    start: int
    end: int
    opens: bool = True
    unanimous: bool = False
    shouted: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause inside the text of a decision."""

    label: str
    text: str


@lru_cache(maxsize=1024)  # asked for the same paragraph by outline, paragraphs and decisions
def opening_formula(text: str, *, set_apart: bool = False) -> Formula | None:
    """Read the formula a paragraph opens with.

    Args:
        text: A paragraph, its number left out.
        set_apart: Whether it is a heading or bold, which makes a bare "Resolved" a formula.

    Returns:
        The formula, or None.
    """
    if not any(stem in text[:FORMULA_REACH].lower() for stem in _STEMS):
        return None
    match = _OPENING.match(text)
    if match is not None:
        return _opening(match, text, set_apart)
    match = _SUBJECT.match(text)
    return _by_body(match, text) if match is not None else None


def announces_decision(text: str) -> bool:
    """Say whether a line is nothing but the body that decides, before the list of what it did: "The Board \u2013"."""
    return len(text) < 120 and _BODY_DECIDES.fullmatch(text) is not None


def find_formulas(text: str, *, set_apart: bool = False) -> list[Formula]:
    """Find every formula of a paragraph: the one it opens with, and formal ones inside it."""
    first = opening_formula(text, set_apart=set_apart)
    found = [first] if first is not None else []
    lower = text.lower()
    if not any(word in lower for word in _FORMAL_WORDS):
        return found
    if first is not None and first.whole:
        return found
    start = first.end if first is not None else 0
    for match in _WITHIN.finditer(text, start):
        verb = match["verb"]
        rest = text[match.end() :]
        marked = any(c in match["after"] for c in ":-–—")
        if not marked and not _GOES_ON.match(rest):
            continue
        found.append(Formula(VERBS[verb.lower()], match.start(), match.end(), False, _unanimous(match), verb.isupper()))
    return found


def decision_end(text: str, formula: Formula, following: Formula | None = None) -> int:
    """Say where the decision that a formula opens ends inside its own paragraph.

    A formula that opens its paragraph, or is printed in capitals, governs the rest of it; one in running text only its
    sentence.
    """
    limit = len(text) if following is None else following.start
    tail = _TAIL.search(text, formula.end, limit)
    if tail is not None:
        limit = len(text[: tail.start()].rstrip(" ("))
    if formula.opens or formula.shouted:
        return limit
    end = _SENTENCE_END.search(text, formula.end, limit)
    return end.end() if end else limit


def decision_kind(text: str, verb: Verb = "resolved") -> DecisionKind:
    """Say whether a decision recommends to another body, only notes, or resolves."""
    if verb == "recommended" or _RECOMMENDS.search(text, 0, 240):
        return "recommended"
    if verb == "noted" or only_notes(text):
        return "noted"
    return "resolved"


def only_notes(text: str) -> bool:
    """Say whether all a decision does is note, receive or comment on something."""
    if not any(stem in text[:FORMULA_REACH].lower() for stem in ("not", "receiv", "comment", "nod")):
        return False
    first = _NOTES.match(text.lstrip("“\"' "))
    if first is None or _PASSIVE_ACT.search(text, 0, first.end()):
        return False
    return _ALSO_ACTS.search(text, first.end()) is None


def recommended_to(text: str) -> str | None:
    """Give the body a decision recommends to: "Cabinet" in "That it be recommended to Cabinet that ..."."""
    match = _TO.search(text)
    if match is None:
        return None
    return " ".join(match["to"].split())


def split_clauses(text: str) -> list[ClauseText]:
    """Split a decision printed in one paragraph into its lettered or numbered clauses; [] where it has none.

    The labels must run from the first of their series ("(a) ... (b) ...", "1) ... 2) ..."), two at least.
    """
    marks: list[tuple[Label, int, int]] = []
    for match in _INLINE_LABEL.finditer(text):
        label = parse_label(match["label"] + " X", marks[-1][0] if marks else None)
        if label is None:
            continue
        if not marks:
            if label.value.lower() in ("a", "i", "1"):
                marks.append((label, match.start(), match.end()))
        elif follows(marks[-1][0], label):
            marks.append((label, match.start(), match.end()))
    if len(marks) < 2:
        return []
    ends = [start for _, start, _ in marks[1:]] + [len(text)]
    return [
        ClauseText(label.value, text[begin:end].strip()) for (label, _, begin), end in zip(marks, ends, strict=True)
    ]


def sentence_end(text: str, start: int = 0) -> int:
    """Give where the sentence that runs from `start` ends, its stop included."""
    end = _SENTENCE_END.search(text, start)
    return end.end() if end else len(text)


def _opening(match: regex.Match[str], text: str, set_apart: bool) -> Formula | None:
    """The formula of a paragraph that begins with its verb ("RESOLVED that"), or with "It was"."""
    printed = match["verb"].lower()
    verb, rest = VERBS[printed], text[match.end() :]
    shouted = match["verb"].isupper() and len(printed) > 4
    if _ITEMS.fullmatch(rest):  # "RESOLVED ITEMS": a heading
        return None
    marked = any(c in match["after"] for c in ":;-–—")
    alone = not rest.strip()
    if match["was"]:
        believed = verb != "noted" and (alone or marked or _GOES_ON.match(rest) is not None)
    elif printed in _NEVER_FIRST:
        believed = False
    elif alone:
        believed = _stands_alone(verb, marked=marked, shouted=shouted, set_apart=set_apart, after=match["after"])
    else:
        formal = printed not in _NOUNS or marked
        noted = verb != "noted" or ":" in match["after"]
        goes_on = marked or _GOES_ON.match(rest) is not None or (shouted and verb == "resolved")
        believed = formal and noted and goes_on
    if not believed:
        return None
    end = _after_address(text, match.end(), verb)
    return Formula(verb, match.start("verb"), end, True, _unanimous(match), shouted)


def _stands_alone(verb: Verb, *, marked: bool, shouted: bool, set_apart: bool, after: str) -> bool:
    """Whether a verb with nothing behind it announces a decision below: "RESOLVED:", not "Agreed."."""
    if verb == "noted":
        return False
    if verb in ("agreed", "approved") and ":" not in after:
        return shouted and set_apart
    decided = verb == "resolved" and (shouted or set_apart)
    return marked or decided or (shouted and set_apart)


def _by_body(match: regex.Match[str], text: str) -> Formula | None:
    printed, rest = match["verb"], text[match.end() :]
    verb = VERBS[printed.lower()]
    people = match["subject"].split()[-1].lower() in ("members", "councillors")
    if verb == "noted":
        one_sentence = sentence_end(text, 0) >= len(text.rstrip())
        if people or not one_sentence or not regex.match(r"(?:and\s+\w+\s+)?(?:the|this|its|their|both|all)\b", rest):
            return None
        return Formula("noted", match.start(), 0, True, _unanimous(match), False, whole=True)
    marked = any(c in match["after"] for c in ":;-–—")
    if printed.lower() in ("resolution", "decision"):
        return None
    if not marked and rest.strip() and not _GOES_ON.match(rest) and not (verb == "resolved" or printed.isupper()):
        return None
    if people and not printed.isupper() and verb != "resolved" and sentence_end(text, 0) < len(text.rstrip()):
        return None
    end = _after_address(text, match.end(), verb)
    return Formula(verb, match.start("verb"), end, True, _unanimous(match), printed.isupper())


def _after_address(text: str, end: int, verb: Verb) -> int:
    """Pass over the body that a recommendation is addressed to: "RECOMMENDED to Council: ..."."""
    match = _ADDRESS.match(text, end) if verb == "recommended" else None
    return match.end() if match else end


def _unanimous(match: regex.Match[str]) -> bool:
    return regex.search(r"unanimous|nem\.?\s*con", match.group(), regex.IGNORECASE) is not None
