"""Headings of officer reports: what the part under a heading is, by the words councils use for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

PartKind = Literal[
    "recommendations", "reason", "summary", "purpose", "implications", "implication", "topic",
    "appendices", "background_papers", "contacts", "contents",
]  # fmt: skip
"""What stands under a heading.

`implications` is a group of them ("Key Implications"), `implication` one by its own words ("Legal Implications"),
`topic` one only where others stand beside it ("Risk management").
"""

RECOMMENDATIONS: tuple[str, ...] = (
    r"(?:(?:officers?'?|proposed|draft|summary\s+of|the|key|overall|formal|report|detailed|director'?s?"
    r"|head\s+of\s+\w+'?s?|chief\s+\w+'?s?|planning)\s+){0,3}recommendations?(?:\s*\(s\))?"
    r"(?:\s+(?:to|for)\s+(?:the\s+)?(?P<to>(?!be\b)[^:]{3,120}))?",
    r"recommendations?\s+(?:and|&|/)\s+(?:reasons?|decisions?)(?:\s+(?:for|required|sought).{0,40})?",
    r"recommended(?:\s+(?:that|decisions?|resolutions?|actions?))?",
    r"(?:it\s+is|we)\s+(?:therefore\s+|further\s+|also\s+)?recommend(?:ed)?(?:\s+(?:that|to))?(?:\s+(?:the\s+)?(?P<to>[^:]{3,90}))?",
    r"that\s+(?:the\s+)?(?:cabinet|council|committee|executive)",
    r"(?:decisions?|resolutions?|actions?)\s+(?:required|requested|sought|proposed|recommended)",
    r"proposed\s+(?:decisions?|resolutions?|motions?)",
    r"(?:decision|action)s?\s+to\s+be\s+(?:taken|made)",
    r"(?:the\s+)?(?:cabinet|council|committee|executive|members?|board|panel)"
    r"\s+(?:is|are)\s+(?:asked|recommended|invited|requested)(?:\s+to)?",
    r"what\s+is\s+the\s+\w+\s+being\s+asked\s+to\s+(?:do|decide|approve)",
    r"(?:this|the)\s+report\s+makes\s+the\s+following\s+recommendations?(?:\s+to\s+(?:this|the)\s+\w+)?",
    r"(?:the\s+)?following\s+(?:is|are)\s+recommended",
    r"argymhell(?:ion|iad)",
)
"""Headings of what the report asks for; `to` is the body it is asked of."""

REASONS: tuple[str, ...] = (
    r"(?:summary\s+of\s+|the\s+)?(?:reasons?|rationale|justification)(?:\s*\(s\))?"
    r"(?:\s+(?:and\s+\w+\s+)?(?:for|of|behind)\s+(?:the\s+|this\s+|these\s+)?(?:officers?'?\s+|proposed\s+)?"
    r"(?:recommend|recommended|decision|proposal|proposed)[^:]{0,40})",
    r"why\s+(?:is\s+)?(?:the\s+|this\s+)?(?:decision|recommendation)s?.{0,30}",
    r"rheswm\s+dros.{0,30}",
    r"reasons?(?:\s*\(s\))?(?:\s+for\s+(?:urgency\s+and\s+)?recommendation)?",
)
"""Headings of the reason for a recommendation."""

SUMMARIES: tuple[str, ...] = (
    r"(?:executive|management|brief|report|short|overall)\s+summary",
    r"summary(?:\s+of\s+(?:the\s+|this\s+)?report)?",
    r"synopsis",
    r"pr[eé]cis",
    r"abstract",
    r"crynodeb(?:\s+gweithredol)?",
    r"report\s+in\s+brief",
    r"executive\s+summary\s+and\s+.{3,40}",
)
"""Headings of the summary."""

PURPOSES: tuple[str, ...] = (
    r"(?:the\s+)?purpose(?:\s*\(s\))?(?:\s+(?:of|and\s+\w+\s+of)\s+(?:the\s+|this\s+)?(?:report|paper|item))?"
    r"(?:\s*(?:and|&|/)\s+.{3,50})?",
    r"report\s+purpose",
    r"aims?(?:\s+of\s+(?:the\s+|this\s+)?(?:report|paper))",
    r"what\s+(?:is\s+this\s+report\s+about|the\s+report\s+is\s+about)",
    r"pwrpas\s+(?:yr|yr\s+)?\s*adroddiad",
    r"reasons?\s+for\s+(?:the\s+|this\s+)?report",
    r"why\s+(?:this\s+report\s+is|is\s+this\s+report)\s+.{3,30}",
)
"""Headings of the purpose of the report."""

GROUPS: tuple[str, ...] = (
    r"(?:(?:key|other|corporate|general|all|any|summary\s+of|the|main|wider|additional|consideration\s+of|and)\s+)*"
    r"implications(?:\s+(?:of|for|arising\s+from)\s+(?:the\s+|this\s+)?"
    r"(?:report|recommendations?|decisions?|proposals?|council).{0,30})?",
    r"implications\s+and\s+(?:risks?|considerations|comments).{0,30}",
    r"professional\s+(?:comments?|advice)(?:\s+section)?",
    r"concurrent\s+(?:(?:officers?'?|reports?|comments?)\s*)+(?:of\s+.{3,60})?",
    r"(?:statutory\s+)?officers?'?\s+(?:comments?|advice)",
    r"supplementary\s+advice\s+from\s+other\s+officers",
    r"(?:comments|advice)\s+of\s+statutory\s+officers",
    r"(?:impact|other)\s+(?:assessments?|considerations|matters|issues)",
    r"corporate\s+(?:considerations|issues|impacts?)",
    r"impacts?",
    r"goblygiadau",
    r"community\s+impact\s+and\s+implications",
    r"resource\s+(?:and|&)\s+(?:other|legal)\s+implications",
)
"""Headings that gather implications."""

BARE_TOPICS: str = (
    r"financ(?:e|ial)|resources?|legal|hr|human\s+resources?|staff(?:ing)?|workforce|it|ict|property|procurement"
    r"|equalit(?:y|ies)|diversity|inclusion|risks?|climate(?:\s+change)?|carbon|environment(?:al)?|biodiversity|net\s+zero"
    r"|sustainab(?:le|ility)|ecolog(?:y|ical)|human\s+rights|privacy|data\s+protection|community\s+safety"
    r"|crime(?:\s+(?:and|&)\s+disorder)?|safeguarding|health(?:\s+(?:and|&)\s+(?:safety|well-?being))?|well-?being"
    r"|public\s+health|social\s+value|value\s+for\s+money|section\s+151|s151|gdpr|dpia|eqia|public\s+sector\s+equality"
)
"""Topics that name an implication where others stand beside it."""

TOPICS: str = (
    rf"{BARE_TOPICS}|people|digital|assets?|land|contracts?|commercial|information\s+governance|community|disorder"
    r"|trade\s+union|consultation|policy|corporate|rural|economic|economy|vat|tax|insurance|treasury|eia"
    r"|monitoring\s+officer|chief\s+finance\s+officer|children(?:'s)?|poverty|planning|transport|housing|welsh\s+language"
    r"|socio-?economic|future\s+generations|armed\s+forces|performance|compliance|capital|revenue|budget(?:ary)?|statutory"
    r"|constitution(?:al)?|governance|customer|member|partner(?:ship)?"
)
"""Topics that advice or an assessment may be on."""

IMPLICATIONS: tuple[str, ...] = (
    r"(?!.*\boptions?\b)(?:[^:]{0,110}\s)?implications?(?:\s*\(s\))?"
    r"(?:\s+(?:of|for|on|and|&|/|\(|from|in|arising|with)\b?[^:]{0,90})?",
    rf"(?!planning\s+(?:considerations?|assessments?|polic)|site\b)(?:the\s+)?(?:(?:{TOPICS})(?:\s*(?:,\s*and|,|/|and|&)\s*)?\s*)+"
    r"(?:impact\s+(?:assessments?|statements?)|impacts?|advice|comments?|considerations?|assessments?|statements?"
    r"|observations?)(?:\s*\((?:\w+)\))?(?:\s+(?:\(|and|&|/|of|by|from).{0,70})?",
    r"(?:comments?|advice|observations?|views?|statement)\s+(?:of|from|by)\s+(?:the\s+)?"
    r"(?:(?:corporate|strategic|executive|interim|chief|deputy|assistant|service)\s+)*"
    r"(?:director|head|chief|section\s+151|s\.?151|monitoring|solicitor|treasurer|borough|city|county|legal|finance|hr).{0,70}",
    r".{3,70}(?:'s|s')\s+(?:comments?|advice|observations?|statement)",
    r"(?:integrated|combined)\s+impact\s+assessment.{0,60}",
    r"impact\s+on\s+.{3,60}",
    r"public\s+sector\s+equality\s+duty.{0,30}",
    r"equalit(?:y|ies)(?:\s+(?:and|&)\s+\w+)?\s+(?:analysis|duty|impact|act).{0,40}",
    r"(?:people|equality|community|health|privacy)\s+impact\s+assessment.{0,60}",
    r"goblygiadau\s+.{3,50}",
    r"eq[il]a",
    r"crime\s+(?:and|&)\s+disorder(?:\s+act)?(?:\s+1998)?(?:\s+(?:section|s\.?)\s*17)?.{0,20}",
    r"section\s+17.{0,50}",
    r"human\s+rights(?:\s+act)?(?:\s+1998)?",
)
"""Headings of one implication."""

APPENDICES: tuple[str, ...] = (
    r"(?:list\s+of\s+|schedule\s+of\s+|supporting\s+)?"
    r"(?:appendix|appendices|annex|annexes|annexures?|attachments?|enclosures?)(?:\s*\(s\))?"
    r"(?:\s*(?:/|and|&)\s*(?:appendices|annexes|attachments?|enclosures?|supporting\s+\w+))?"
    r"(?:\s+(?:attached|list|to\s+(?:the|this)\s+report|included|enclosed|submitted)){0,2}",
    r"the\s+following\s+(?:documents|appendices)\s+are\s+(?:to\s+be\s+published|attached).{0,80}",
    r"atodiad(?:au)?",
    r"report\s+appendices",
    r"(?:appendices|attachments?)\s+(?:and|&)\s+background\s+(?:papers|documents)",
    r"supporting\s+(?:documents?|papers|information)",
)
"""Headings of the list of appendices."""


CASE_PARTS: tuple[str, ...] = (
    r"(?:the\s+)?(?:application\s+)?sites?(?:\s+(?:and\s+(?:its\s+)?(?:surroundings?|proposal|location)|description|location|details))?",
    r"(?:the\s+)?(?:proposals?|proposed\s+development|application)(?:\s+details)?",
    r"description(?:\s+of\s+(?:the\s+)?(?:site|proposal|development).{0,30})?",
    r"(?:relevant\s+)?(?:planning|site)\s+(?:history|polic(?:y|ies)|considerations)",
)
"""Headings of the parts of a report on an application, which name no report."""

BACKGROUND: tuple[str, ...] = (
    r"(?:(?:list|schedule)\s+of\s+)?background\s+(?:papers?|documents?|reading|documentation|reports?"
    r"|information\s+(?:and|&)\s+papers|material)(?:\s*\(s\))?"
    r"(?:\s*(?:[-–(,]|and|&|used|relied|consulted|to|for|in|available|under|\()[^:]{0,120})?",
    r"local\s+government\s*(?:\(?access\s+to\s+information\)?\s*)?act.{0,40}background\s+(?:papers?|documents?).{0,40}",
    r"(?:source|reference|supporting\s+background)\s+(?:documents?|papers|material)",
    r"access\s+to\s+information",
    r"background\s+reading\s*/.{0,40}",
    r"background\s+list\s+of\s+documents(?:\s*[:\-–]?\s*section\s+100d.{0,60})?",
    r"documents?\s+(?:relied|used|referred).{0,50}",
    r"papurau\s+cefndir",
    r"local\s+government\s+\(access\s+to\s+information\)\s+act\s+1985.{0,60}",
)
"""Headings of the list of background papers."""

CONTACTS: tuple[str, ...] = (
    r"(?:(?:report|officer|key|lead|author'?s?|further)\s+)*contacts?"
    r"(?:\s+(?:details|officers?|points?|persons?|information|names?))*(?:\s*\(s\))?(?:\s+and\s+(?:author|background).{0,30})?",
    r"(?:report\s+)?authors?(?:\s*\(s\))?(?:\s+(?:and|&)\s+(?:contact|job|title|post|position).{0,30}|\s+contact\s+details)?",
    r"lead\s+(?:officers?|directors?)",
    r"(?:for\s+)?further\s+information(?:\s+(?:please\s+)?contact)?",
    r"relevant\s+directors?",
    r"officers?\s+(?:to\s+contact|contacts?)",
    r"if\s+you\s+(?:have|would).{3,80}contact.{0,40}",
    r"manylion\s+cyswllt",
)
"""Headings of the people to ask."""

CONTENTS: tuple[str, ...] = (r"(?:table\s+of\s+)?contents(?:\s+page)?", r"index", r"cynnwys")
"""Headings of a table of contents."""

BARE: tuple[str, ...] = (
    rf"(?:(?:{BARE_TOPICS})(?:\s+management|\s+opportunit(?:y|ies)|\s+rights)?(?:\s*(?:,|/|and|&)\s*)?\s*)+(?:\(.{{1,20}}\))?",
)
"""Headings that are nothing but a topic."""

_TABLE: tuple[tuple[PartKind, tuple[str, ...]], ...] = (
    ("contents", CONTENTS),
    ("reason", REASONS),
    ("recommendations", RECOMMENDATIONS),
    ("summary", SUMMARIES),
    ("purpose", PURPOSES),
    ("background_papers", BACKGROUND),
    ("appendices", APPENDICES),
    ("contacts", CONTACTS),
    ("implications", GROUPS),
    ("implication", IMPLICATIONS),
    ("topic", BARE),
)
_PATTERNS = tuple(
    (kind, regex.compile("|".join(f"(?:{form})" for form in forms), regex.IGNORECASE)) for kind, forms in _TABLE
)
_WIDE = regex.compile(
    rf"(?:(?:{TOPICS})(?:\s+(?:management|plan|opportunit(?:y|ies)|rights|act))?(?:\s*(?:,\s*and|,|/|and|&)\s*)?\s*)+",
    regex.IGNORECASE,
)
_CUES = re.compile(  # for folded text: ignoring case would take five times as long
    r"content|index|reason|rational|justif|recommend|asked|invited|requested|summary|synops|pr[eé]cis|abstract|brief"
    r"|purpose|aim|about|background|document|paper|access|appendi|annex|attach|enclos|contact|author|director|further"
    r"|implication|comment|advice|decision|resolution|action|motion|impact|assess|consider|statement|duty|crime|section"
    r"|human|argym|pwrpas|crynod|atod|cynnwys|goblyg|manylion|eq[il]a|that\b|why\b|lead\b|rheswm|supporting|analysis"
    rf"|observ|view|{BARE_TOPICS}"
)
_PREFIX = regex.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-Z]|[IVX]{1,4})\s*\|\s*(?=\S)")
_TAIL = regex.compile(r"(?<![\s.:;\-–—*])[\s.:;\-–—*]+$")
_RUN_IN = regex.compile(r"(?P<head>[^:?!\n]{3,130}?)\s*(?:\s[-–—]|:\s*[-–—]?)\s*(?P<rest>\S.*)", regex.DOTALL)
_CASE_PART = regex.compile("|".join(CASE_PARTS), regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HeadingText:
    """What a heading says.

    Attributes:
        kind: What stands under it.
        to: The body a recommendation is addressed to, or None.
    """

    kind: PartKind
    to: str | None = None


@lru_cache(maxsize=1024)
def read_heading(text: str) -> HeadingText | None:
    """Say what stands under a heading, by its words alone; None for a heading of the body.

    Args:
        text: The heading without its number; a colon or full stop at its end does not matter.
    """
    bare = tidy_heading(text)
    if not 1 < len(bare) <= 150 or len(bare.split()) > 18 or not _CUES.search(bare.casefold()):
        return None
    plain = bare.replace("’", "'")
    for kind, pattern in _PATTERNS:
        match = pattern.fullmatch(plain)
        if match is not None:
            to = match["to"] if kind == "recommendations" and "to" in match.groupdict() else None
            return HeadingText(kind, to=None if to is None else to.strip())
    return None


def is_implication_kind(text: str) -> bool:
    """Say whether a cell names a kind of implication, as tables do: "Legal, Statutory and Procurement"."""
    bare = tidy_heading(text)
    if not 1 < len(bare) < 100:
        return False
    found = read_heading(bare)
    return (found is not None and found.kind in ("implication", "topic")) or _WIDE.fullmatch(bare) is not None


def split_run_in(text: str) -> tuple[str, str] | None:
    """Cut a paragraph whose heading runs on into it ("Executive Summary: The plan …"): heading and rest.

    None where the words before the first colon (or dash) are no heading the vocabulary has.
    """
    match = _RUN_IN.match(text)
    if match is None:
        return None
    found = read_heading(match["head"])
    return None if found is None else (match["head"].strip(), match["rest"].strip())


def split_number(text: str) -> tuple[str | None, str]:
    """Take the number off a heading that is set off by a bar: "2 | Recommendations"."""
    match = _PREFIX.match(text)
    return (match["number"], text[match.end() :]) if match else (None, text)


def tidy_heading(text: str) -> str:
    """A heading without the stop, colon or dash at its end."""
    return _TAIL.sub("", text).strip()


def heads_case_part(text: str) -> bool:
    """Say whether a heading is that of a part of a report on an application: "Site description"."""
    return len(text) < 70 and _CASE_PART.fullmatch(text.strip(" .:")) is not None
