"""Headings of officer reports: what the part under a heading is, by the words councils use for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import regex

from agendaparse.grammar.text import fold

PartKind = Literal[
    "recommendations", "reason", "summary", "purpose", "implications", "implication", "topic", "equality",
    "appendices", "background_papers", "contacts", "contents", "signature",
]  # fmt: skip
"""What stands under a heading.

`implications` is a group of them ("Key Implications"), `implication` one by its own words ("Legal Implications"),
`topic` one only where others stand beside it ("Risk management").
"""

RECOMMENDATIONS: tuple[str, ...] = (
    r"(?:(?:officers?'?|proposed|draft|summary\s+of|the|key|overall|formal|report|detailed|director'?s?|head\s+of"
    r"\s+\w+'?s?|chief\s+\w+'?s?|planning)\s+){0,3}recommendations?(?:\s*\(s\))?"
    r"(?:\s+(?:to|for)\s+(?:the\s+)?(?P<to>(?!be\b)[^:]{3,120}))?",
    r"recommendations?\s+(?:and|&|/)\s+(?:reasons?|decisions?)(?:\s+(?:for|required|sought).{0,40})?",
    r"recommended(?:\s+(?:that|decision|decisions|resolution|action|actions))?",
    r"it\s+is\s+(?:therefore\s+)?recommended(?:\s+that)?", r"that\s+(?:the\s+)?(?:cabinet|council|committee|executive)",
    r"(?:decisions?|resolutions?|actions?)\s+(?:required|requested|sought|proposed|recommended)",
    r"proposed\s+(?:decisions?|resolutions?|motions?)", r"(?:decision|action)s?\s+to\s+be\s+(?:taken|made)",
    r"(?:the\s+)?(?:cabinet|council|committee|executive|members?|board|panel)\s+(?:is|are)\s+(?:asked|recommended|invited"
    r"|requested)(?:\s+to)?", r"what\s+is\s+the\s+\w+\s+being\s+asked\s+to\s+(?:do|decide|approve)", r"argymhell(?:ion|iad)",
)  # fmt: skip
"""Headings of what the report asks for; `to` is the body it is asked of."""

REASONS: tuple[str, ...] = (
    r"(?:summary\s+of\s+|the\s+)?(?:reasons?|rationale|justification)(?:\s*\(s\))?(?:\s+(?:and\s+\w+\s+)?(?:for|of|behind)"
    r"\s+(?:the\s+|this\s+|these\s+)?(?:officers?'?\s+|proposed\s+)?(?:recommend|recommended|decision|proposal|proposed)[^:]{0,40})",
    r"why\s+(?:is\s+)?(?:the\s+|this\s+)?(?:decision|recommendation)s?.{0,30}", r"rheswm\s+dros.{0,30}",
    r"reasons?(?:\s*\(s\))?(?:\s+for\s+(?:urgency\s+and\s+)?recommendation)?",
)  # fmt: skip
"""Headings of the reason for a recommendation."""

SUMMARIES: tuple[str, ...] = (
    r"(?:executive|management|brief|report|short|overall)\s+summary", r"summary(?:\s+of\s+(?:the\s+|this\s+)?report)?",
    r"synopsis", r"pr[eé]cis", r"abstract", r"crynodeb(?:\s+gweithredol)?", r"report\s+in\s+brief",
    r"executive\s+summary\s+and\s+.{3,40}",
)  # fmt: skip
"""Headings of the summary."""

PURPOSES: tuple[str, ...] = (
    r"(?:the\s+)?purpose(?:\s*\(s\))?(?:\s+(?:of|and\s+\w+\s+of)\s+(?:the\s+|this\s+)?(?:report|paper|item))?(?:\s*(?:and|&|/)\s+.{3,50})?",
    r"report\s+purpose", r"aims?(?:\s+of\s+(?:the\s+|this\s+)?(?:report|paper))",
    r"what\s+(?:is\s+this\s+report\s+about|the\s+report\s+is\s+about)", r"pwrpas\s+(?:yr|yr\s+)?\s*adroddiad",
    r"reasons?\s+for\s+(?:the\s+|this\s+)?report", r"why\s+(?:this\s+report\s+is|is\s+this\s+report)\s+.{3,30}",
)  # fmt: skip
"""Headings of the purpose of the report."""

GROUPS: tuple[str, ...] = (
    r"(?:(?:key|other|corporate|general|all|any|summary\s+of|the|main|wider|additional|consideration\s+of|and)\s+)*implications"
    r"(?:\s+(?:of|for|arising\s+from)\s+(?:the\s+|this\s+)?(?:report|recommendations?|decisions?|proposals?|council).{0,30})?",
    r"implications\s+and\s+(?:risks?|considerations|comments).{0,30}", r"professional\s+(?:comments?|advice)(?:\s+section)?",
    r"concurrent\s+(?:(?:officers?'?|reports?|comments?)\s*)+(?:of\s+.{3,60})?", r"(?:statutory\s+)?officers?'?\s+comments?",
    r"supplementary\s+advice\s+from\s+other\s+officers", r"(?:comments|advice)\s+of\s+statutory\s+officers",
    r"(?:impact|other)\s+(?:assessments?|considerations|matters|issues)", r"corporate\s+considerations", r"impacts?",
    r"(?:statutory\s+)?officers?'?\s+(?:comments?|advice)", r"goblygiadau", r"corporate\s+(?:issues|impacts?)",
    r"community\s+impact\s+and\s+implications", r"resource\s+(?:and|&)\s+(?:other|legal)\s+implications",
)  # fmt: skip
"""Headings that gather implications."""

TOPIC_WORDS: str = (
    r"financ(?:e|ial)|resources?|legal|hr|human\s+resources?|people|staff(?:ing)?|workforce|it|ict|digital|property|assets?|land"
    r"|procurement|contracts?|commercial|equalit(?:y|ies)|diversity|inclusion|risks?|climate(?:\s+change)?|carbon|environment(?:al)?"
    r"|sustainab(?:le|ility)|ecolog(?:y|ical)|biodiversity|net\s+zero|human\s+rights|privacy|data\s+protection|information\s+governance"
    r"|community(?:\s+safety)?|crime(?:\s+(?:and|&)\s+disorder)?|disorder|safeguarding|health(?:\s+(?:and|&)\s+(?:safety|well-?being))?"
    r"|well-?being|public\s+health|social\s+value|trade\s+union|consultation|policy|corporate|rural|economic|economy|value\s+for\s+money"
    r"|vat|tax|insurance|treasury|section\s+151|s151|monitoring\s+officer|chief\s+finance\s+officer|children(?:'s)?|poverty|planning"
    r"|transport|housing|welsh\s+language|socio-?economic|future\s+generations|armed\s+forces|gdpr|dpia|eqia|eia|public\s+sector\s+equality"
    r"|performance|capital|revenue|budget(?:ary)?|statutory|constitution(?:al)?|governance|customer|member|partner(?:ship)?"
)
"""Topics of implications."""

IMPLICATIONS: tuple[str, ...] = (
    r"(?!.*\boptions?\b)(?:[^:]{0,110}\s)?implications?(?:\s*\(s\))?(?:\s+(?:of|for|on|and|&|/|\(|from|in|arising|with)\b?[^:]{0,90})?",
    rf"(?:the\s+)?(?:(?:{TOPIC_WORDS})(?:\s*(?:,|/|and|&|,\s*and)\s*)?\s*)+(?:impacts?|advice|comments?|considerations?|assessments?|statements?"
    r"|observations?|impact\s+(?:assessments?|statements?))(?:\s*\((?:\w+)\))?(?:\s+(?:\(|and|&|/|of|by|from).{0,70})?",
    r"(?:comments?|advice|observations?|views?|statement)\s+(?:of|from|by)\s+(?:the\s+)?(?:(?:corporate|strategic|executive|interim|chief|deputy"
    r"|assistant|service)\s+)*(?:director|head|chief|section\s+151|s\.?151|monitoring|solicitor|treasurer|borough|city|county|legal|finance|hr"
    r"|head\s+of).{0,70}",
    r"public\s+sector\s+equality\s+duty.{0,30}", r"equalit(?:y|ies)(?:\s+(?:and|&)\s+\w+)?\s+(?:analysis|duty|impact|act).{0,40}",
    r"(?:people|equality|community|health|privacy)\s+impact\s+assessment.{0,60}", r"goblygiadau\s+.{3,50}", r"eq[il]a",
    r"crime\s+(?:and|&)\s+disorder(?:\s+act)?(?:\s+1998)?(?:\s+(?:section|s\.?)\s*17)?.{0,20}", r"section\s+17.{0,50}",
    r"human\s+rights(?:\s+act)?(?:\s+1998)?",
)  # fmt: skip
"""Headings of one implication."""

EQUALITY: tuple[str, ...] = (r".*\b(?:equalit(?:y|ies)|eqia)\b.*",)
"""Headings under which an equality form may stand."""

APPENDICES: tuple[str, ...] = (
    r"(?:list\s+of\s+|schedule\s+of\s+|supporting\s+)?(?:appendix|appendices|annex|annexes|annexures?|attachments?|enclosures?)(?:\s*\(s\))?"
    r"(?:\s*(?:/|and|&)\s*(?:appendices|annexes|attachments?|enclosures?|supporting\s+\w+))?(?:\s+(?:attached|list|to\s+(?:the|this)\s+report|"
    r"included|enclosed|submitted)){0,2}", r"the\s+following\s+(?:documents|appendices)\s+are\s+(?:to\s+be\s+published|attached).{0,80}", r"atodiad(?:au)?",
    r"report\s+appendices", r"(?:appendices|attachments?)\s+(?:and|&)\s+background\s+(?:papers|documents)", r"supporting\s+(?:documents?|papers|information)",
)  # fmt: skip
"""Headings of the list of appendices."""

BACKGROUND: tuple[str, ...] = (
    r"(?:list\s+of\s+)?background\s+(?:papers?|documents?|reading|documentation|reports?|information\s+(?:and|&)\s+papers|material)(?:\s*\(s\))?"
    r"(?:\s*(?:[-–:(,]|and|&|used|relied|consulted|to|for|in|available|under|\().{0,120})?",
    r"local\s+government\s*(?:\(?access\s+to\s+information\)?\s*)?act.{0,40}background\s+(?:papers?|documents?).{0,40}",
    r"(?:source|reference|supporting\s+background)\s+(?:documents?|papers|material)", r"access\s+to\s+information",
    r"documents?\s+(?:relied|used|referred).{0,50}", r"papurau\s+cefndir", r"local\s+government\s+\(access\s+to\s+information\)\s+act\s+1985.{0,60}",
)  # fmt: skip
"""Headings of the list of background papers."""

CONTACTS: tuple[str, ...] = (
    r"(?:(?:report|officer|key|lead|author'?s?|further)\s+)*contacts?(?:\s+(?:details|officers?|points?|persons?|information|names?))*(?:\s*\(s\))?"
    r"(?:\s+and\s+(?:author|background).{0,30})?",
    r"(?:report\s+)?authors?(?:\s*\(s\))?(?:\s+(?:and|&)\s+contact.{0,30}|\s+contact\s+details)?", r"report\s+authors?", r"lead\s+(?:officers?|directors?)",
    r"(?:for\s+)?further\s+information(?:\s+(?:please\s+)?contact)?", r"relevant\s+directors?", r"officers?\s+(?:to\s+contact|contacts?)",
    r"if\s+you\s+(?:have|would).{3,80}contact.{0,40}", r"manylion\s+cyswllt",
)  # fmt: skip
"""Headings of the people to ask."""

CONTENTS: tuple[str, ...] = (r"(?:table\s+of\s+)?contents(?:\s+page)?", r"index", r"cynnwys")
"""Headings of a table of contents."""

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
    (
        "topic",
        (
            rf"(?:(?:{TOPIC_WORDS})(?:\s+management|\s+opportunit(?:y|ies)|\s+rights)?(?:\s*(?:,|/|and|&)\s*)?\s*)+(?:\(.{{1,20}}\))?",
        ),
    ),
)
_PATTERNS = tuple(
    (kind, regex.compile("|".join(f"(?:{form})" for form in forms), regex.IGNORECASE)) for kind, forms in _TABLE
)
_EQUALITY = regex.compile("|".join(EQUALITY), regex.IGNORECASE)
_CUES = regex.compile(
    r"content|index|reason|rational|justif|recommend|asked|invited|requested|summary|synops|pr[eé]cis|abstract|brief|purpose|aim|about"
    r"|background|document|paper|access|appendi|annex|attach|enclos|contact|author|director|further|implication|comment|advice|decision"
    r"|resolution|action|motion|impact|assess|consider|statement|duty|crime|section|human|argym|pwrpas|crynod|atod|cynnwys|goblyg|manylion"
    rf"|eq[il]a|that\b|why\b|lead\b|rheswm|supporting|analysis|observ|view|{TOPIC_WORDS}",
    regex.IGNORECASE,
)
_PREFIX = regex.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-Z]|[IVX]{1,4})\s*\|\s*(?=\S)")
_TAIL = regex.compile(r"[\s.:;\-–—*]+$")
_RUN_IN = regex.compile(r"(?P<head>[^:?!\n]{3,130}?)\s*(?:\s[-–—]|:\s*[-–—]?)\s*(?P<rest>\S.*)", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class HeadingText:
    """What a heading says.

    Attributes:
        kind: What stands under it.
        to: The body a recommendation is addressed to, or None.
    """

    kind: PartKind
    to: str | None = None


def read_heading(text: str) -> HeadingText | None:
    """Say what stands under a heading, by its words alone; None for a heading of the body.

    Args:
        text: The heading without its number; a colon or full stop at its end does not matter.
    """
    bare = tidy_heading(text)
    if not 1 < len(bare) <= 150 or len(bare.split()) > 18 or not _CUES.search(bare):
        return None
    plain = bare.replace("’", "'")
    for kind, pattern in _PATTERNS:
        match = pattern.fullmatch(plain)
        if match is not None:
            to = match["to"] if kind == "recommendations" and "to" in match.groupdict() else None
            return HeadingText(kind, to=None if to is None else to.strip())
    return None


def is_equality_heading(text: str) -> bool:
    """Say whether an equality form may stand under a heading."""
    return _EQUALITY.fullmatch(tidy_heading(text)) is not None


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


def same_heading(a: str, b: str) -> bool:
    """Say whether two headings have the same words."""
    return fold(tidy_heading(a)) == fold(tidy_heading(b))
