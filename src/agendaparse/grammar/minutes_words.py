"""The closed vocabularies that minutes are read by: attendance labels, bodies, standing items, closing words."""

from __future__ import annotations

from typing import Literal

import regex

AttendanceKind = Literal[
    "present", "apologies", "also_present", "officer", "absent", "virtual", "substitutes", "parties", "public"
]
"""What an attendance label announces; `substitutes`, `parties` and `public` are no statuses of their own."""

ATTENDANCE_LABELS: tuple[tuple[AttendanceKind, str], ...] = (
    (
        "apologies",
        r"apolog(?:y|ies)(?:\s+(?:for|of)\s+(?:absence|non-?attendance))?(?:\s+(?:were|was|had\s+been|have\s+been))?"
        r"(?:\s+(?:received|submitted|accepted|given|recorded|tendered))?(?:\s+and\s+accepted)?(?:\s+(?:from|by))?"
        r"|(?:members|councillors)\s+who\s+(?:had\s+)?(?:sent|gave|tendered)\s+apologies|ymddiheuriadau"
        r"(?:\s+am\s+absenoldeb)?",
    ),
    (
        "absent",
        r"(?:members\s+|councillors\s+)?(?:absent|not\s+present)(?:\s+without\s+apolog(?:y|ies))?|yn\s+absennol",
    ),
    (
        "virtual",
        r"(?:(?:present|attend(?:ed|ing|ance)|in\s+attendance|members|also\s+present)\s+)?"
        r"(?:virtual(?:ly)?|remote(?:ly)?|online|by\s+video\s+link|via\s+(?:zoom|(?:ms\s+|microsoft\s+)?teams|video\s+link))"
        r"(?:\s+(?:attendance|attendees|participants|present))?|yn\s+bresennol\s+o\s+bell",
    ),
    (
        "also_present",
        r"also\s+(?:present|in\s+attendance|attending|attended)(?:\s+(?:at|for)[^:]{0,40})?"
        r"|other\s+(?:members|councillors|attendees)(?:\s+(?:present|in\s+attendance|attending))?"
        r"|(?:guests?|invitees|visitors|observers?|guest\s+speakers?|(?:county|district|borough|city|unitary|ward)\s+"
        r"councillors?\s+(?:present|attending|in\s+attendance))(?:\s+present)?"
        r"|yn\s+bresennol\s+hefyd|hefyd\s+yn\s+bresennol",
    ),
    (
        "officer",
        r"(?:(?:council\s+)?(?:officers?|officials?)|staff)(?:\s+(?:present|in\s+attendance|attending|also\s+present))?|in[\s-]+attendance|attending"
        r"|(?:parish|town|council|community)?\s*clerk(?:\s+present)?|(?:(?!(?:contact|report|letter|note|signed|the|to|by|from|of)\s)\p{L}+\s){1,4}clerk(?=\s*:)|minutes?\s+(?:taken\s+by|taker|secretary)|"
        r"swyddogion(?:\s+yn\s+bresennol)?|clerc",
    ),
    ("substitutes", r"(?:nominated\s+)?(?:subs(?=\s*:)|substitut(?:e|es|ions?))(?:\s+members?)?"
        r"(?:\s+(?:present|attending))?|eilyddion"),
    (
        "parties",
        r"applicants?(?:\s+and\s+representatives?)?|(?:other|interested)\s+(?:parties|persons)(?:\s+present)?|parties\s+present|"
        r"objectors?|responsible\s+authorit(?:y|ies)|(?:premises\s+)?licen[cs]e\s+holders?|(?:registered\s+|public\s+)?speakers",
    ),
    (
        "public",
        r"(?:members\s+of\s+the\s+)?(?:public|press)(?:\s+(?:and|&)\s+press)?"
        r"(?:\s+(?:gallery|present|in\s+attendance|attendance))?",
    ),
    (
        "present",
        r"(?:(?:committee\s+|council\s+|voting\s+|elected\s+|panel\s+|board\s+|cabinet\s+)?(?:members?|councillors)\s+|those\s+|persons\s+)?"
        r"(?:were\s+)?(?:present|in\s+attendance\s+were)(?:\s+(?:at\s+the\s+meeting|in\s+person|were|in\s+the\s+chamber))?"
        r"|(?:non[\s-]+)?(?:schools?|board|forum|partner|independent|lay|co-?opted|(?:non[\s-]+)?voting|statutory|appointed)\s+"
        r"(?:members?|representatives?|governors?)(?=\s*:|$)|sederunt|presennol|yn\s+bresennol|attendance|attendees|(?:committee|panel|board)\s+members"
        r"|(?:members|councillors)(?:\s+(?:attending|in\s+attendance))?|in\s+the\s+chair|presid(?:ing|ed\s+over\s+by)|chair(?:man|person|woman)?|"
        r"vice[\s-]*chair(?:man|person|woman)?",
    ),
)  # fmt: skip
"""Labels of attendance blocks, the more particular ones first."""

_COUNT = (
    r"(?:\((?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?:\s+(?:councillors|members))?\)\s*(?=[:;\-–—]))?"
)
_LABELS: tuple[tuple[AttendanceKind, regex.Pattern[str]], ...] = tuple(
    (
        kind,
        regex.compile(rf"(?:{form})\s*{_COUNT}(?P<mark>[:;.]?\s*[-–—]*)(?P<end>$|(?<=[:;\-–—.])\s*|(?=\s))", regex.I),
    )
    for kind, form in ATTENDANCE_LABELS
)

_SENTENCE_BREAK = regex.compile(r"(?<=[.;)])\s+(?=\p{Lu}[^.:]{2,50}:)")

BODY_NOUNS: tuple[str, ...] = (
    "Committee", "Sub-Committee", "Subcommittee", "Sub Committee", "Council", "Cabinet", "Executive", "Panel", "Board",
    "Forum", "Working Group", "Working Party", "Group", "Commission", "Assembly", "Authority", "Trustees",
    "Partnership",
    "Task Group", "Court", "Pwyllgor", "Cyngor", "Cabinet Member", "Full Council",
)  # fmt: skip
"""Last words of the name of a body that meets."""

BODY: str = (
    r"(?:(?:\p{Lu}[\p{L}'’\-]*|&|and|of|for|the|,)\s+){0,12}?"
    r"(?:(?:Sub|Joint)[\s-])?(?:Committees?|Council|Cabinet|Executive|Panel|Board|Forum|Working\s+(?:Group|Party)|"
    r"Commission|Assembly|Authority|Trustees|Task\s+Group|Pwyllgor|Cyngor|COMMITTEE|COUNCIL|CABINET|PANEL|BOARD)\b"
)
"""A body by its printed name, as a pattern."""

BODY_ALONE: regex.Pattern[str] = regex.compile(
    rf"(?:the\s+)?(?:[\p{{L}}'’,&\-]+\s+){{0,12}}?(?:{'|'.join(noun.replace(' ', '[ ]') for noun in BODY_NOUNS)})",
    regex.IGNORECASE,
)
"""A body's name and nothing else, in whatever case."""

STANDING_ITEMS: regex.Pattern[str] = regex.compile(
    r"apolog|declar\w*\s+of|dispensation|minutes\b|matters\s+arising|public\s+(?:question|forum|participation|session|"
    r"speaking)|announcement|chair(?:man|person)?['’]?s\s|correspondence|planning|finance|financial|payments?|accounts?"
    r"|(?:any\s+)?other\s+business|next\s+meeting|exclusion\s+of|work\s+(?:plan|programme)|petitions?|questions?\b|"
    r"reports?\b|election\s+of|appointment|clerk['’]?s|update|urgent\s+(?:items?|business)|welcome|present|budget|precept|"
    r"highways|actions?\b|urgent|substitut|ymddiheuriadau|datgan|cofnodion|cyllid|cynllunio|gohebiaeth|materion",
    regex.IGNORECASE,
)
"""Words in the headings of items that every council takes."""

GROUP_HEADING: regex.Pattern[str] = regex.compile(
    r"(?:(?:un)?restricted|exempt|confidential|open|closed|public|private|part\s+(?:[12AB]|I{1,2}|one|two))\s*"
    r"(?:items?|business|session|matters|section|agenda|part)?\s*(?:$|[-–—:(]|\(?during\b)|"
    r"part\s+(?:[12ABC]|I{1,3}|one|two)\b.*|"
    r"(?:items?|matters|business|reports)\s+(?:for|to\s+be|which|considered|taken|referred|requiring|exempt|from)\b.*|"
    r"(?:key|non-?key|executive|other|urgent|procedural|ordinary|routine|delegated)\s+(?:decisions?|matters|business|items)"
    r"(?:\s.*)?|(?:resolved|recommended)\s+items|recommendations\s+to\s+.*|restricted\s+minutes?.*|exempt\s+minutes?.*",
    regex.IGNORECASE,
)
"""Headings that gather several items."""

EXEMPT: regex.Pattern[str] = regex.compile(
    r"\b(?:exempt|confidential|restricted|private\s+(?:session|business|items?|part)|closed\s+session|in\s+camera|"
    r"part\s+(?:2|II|B|two)\b|not\s+for\s+publication|eithriedig)",
    regex.IGNORECASE,
)
"""Words that say that press and public were excluded; "unrestricted" is none of them."""

EXCLUSION: regex.Pattern[str] = regex.compile(
    r"(?:press\s+and\s+(?:the\s+)?public|public\s+and\s+(?:the\s+)?press|public)\s+(?:be|were|was|should\s+be|are)\s+"
    r"(?:\w+\s+)?excluded|exclud(?:e|ing)\s+(?:the\s+)?(?:press|public)",
    regex.IGNORECASE,
)
"""The words that exclude press and public."""

READMITTED: regex.Pattern[str] = regex.compile(
    r"(?:public|press)\b.{0,30}\b(?:re-?admitted|return(?:ed)?|re-?joined)|re-?open(?:ed|ing)?\s+to\s+the\s+public",
    regex.IGNORECASE,
)
"""The words that let them in again."""

CONCLUDED: regex.Pattern[str] = regex.compile(
    r"(?:^(?:the\s+)?(?:council|committee|cabinet|board)\s+(?=rose\b|adjourned\b))|(?:meeting|session|proceedings|business|chair(?:man|woman|person)?)\b.{0,80}?\b(?:clos(?:ed?|ing)|conclud(?:ed?|ing)|"
    r"end(?:ed|ing|s)?|finish(?:ed|ing)?|terminat(?:ed?|ing)|rose|adjourned|declared\s+closed)\b|^\s*(?:time\s+)?"
    r"(?:closed|ended|concluded|finished|finish|end)(?:\s+at)?\b|(?:time\s+of\s+)?(?:closure|close|finish|end|conclusion)"
    r"(?:\s+of\s+(?:the\s+)?meeting)?\s*[:\-–]|\b(?:clos(?:ed|ing)|conclud(?:ed|ing)|adjourned|end(?:ed|ing))\s+the\s+meeting\b|meeting\s+to\s+a\s+close|daeth\s+y\s+cyfarfod\s+i\s+ben|"
    r"(?:duration|time)\s+of\s+(?:the\s+)?meeting\s*:|(?:close|end)\s+of\s+meeting",
    regex.IGNORECASE,
)
"""Words with the time at which a meeting ended."""

COMMENCED: regex.Pattern[str] = regex.compile(
    r"\bcommenc(?:ed|ing|ement|es)\b|\b(?:start(?:ed|ing|s)?|open(?:ed|ing)|began|convened|held|met|meeting|time)\b|\bat\b"
    r"|\bam\b|@",
    regex.IGNORECASE,
)
"""Words with the time at which a meeting began."""

NEXT_MEETING: regex.Pattern[str] = regex.compile(
    r"\bnext\b.{0,90}?\bmeeting\b|\bdate\s+of\s+(?:the\s+)?next\b|cyfarfod\s+nesaf|next\s+meeting",
    regex.IGNORECASE,
)
"""Words with the date of the next meeting."""

SIGNATURE: regex.Pattern[str] = regex.compile(
    r"(?:signed\b.*|(?:as\s+)?a\s+(?:true|correct)\s+(?:and\s+\w+\s+)?record.*|(?:the\s+)?(?:(?:vice[\s-]?)?chair(?:man|person|woman)?|"
    r"mayor|convener|cadeirydd|dyddiad|llofnod\w*|date|dated|clerk)\b\s*[:.…_\-–\s]*(?:of\s+the\s+\w+)?(?:date\b.*)?[.…_\-–\s]*|"
    r"[.…_\-–\s]+|"
    r"[-–—]?\s*councillor\s[\p{L}.'’\- ]{3,50},\s*(?:vice[\s-]*)?(?:conven[eo]r|chair\w*|provost)\.?|"
    r"chair(?:man|person)?\s*:.{0,50}|date\s*:.{0,40}|\(?(?:duration|minutes\s+signed|signature)\b.*)",
    regex.IGNORECASE,
)
"""A line to sign or date on."""

DRAFT: regex.Pattern[str] = regex.compile(
    r"\bdraft\b(?!\s+(?:budget|plan|policy|report|strategy|local|order|response|budget|accounts|letter|minutes\s+of))|\bunconfirmed\b|"
    r"\bun-?approved\s+minutes|subject\s+to\s+(?:approval|confirmation)\s+at\s+the\s+next|\bdraft\s+minutes\b|\bdrafft\b",
    regex.IGNORECASE,
)
"""Words that mark minutes as not yet confirmed."""

ITEM_REFERENCE: regex.Pattern[str] = regex.compile(
    r"\(\s*(?:agenda\s+|eitem\s+)?item\s*(?:no\.?\s*|number\s*)?(?P<number>\d+(?:\.\d+)?\s?[a-z]?)\s*(?:on\s+the\s+agenda)?\s*\)"
    r"|^(?:agenda\s+item|item)\s*(?:no\.?\s*|number\s*)?(?P<number>\d+(?:\.\d+)?[a-z]?)\.?$",
    regex.IGNORECASE,
)
"""The item of the agenda that a minute names: "(Item 3)", "(Agenda Item No 1)"."""


ACTION_BY: regex.Pattern[str] = regex.compile(
    r"(?:no\s+action(?:\s+required)?\.?$|actions?\s+(?:by|for|owner)\s*[:–-]\s*(?P<owner>[^.;:]{2,120}?)\.?$)",
    regex.IGNORECASE,
)
"""A line that says who acts on what is decided above, or that nobody does: "ACTION BY: A Dickey, Chief Executive"."""


DECLARATIONS_TITLE: regex.Pattern[str] = regex.compile(
    r"declar\w*\s+(?:of|by)\b.*interest|disclos\w*\s+of\b.*interest|\binterests?\b.*declar|members['’]?\s+interests|"
    r"disclosable\s+pecuniary|datgan\w*\s+(?:o\s+)?(?:f|b)uddiannau|^declarations$|conflicts?\s+of\s+interest",
    regex.IGNORECASE,
)
"""Headings of items in which interests are declared."""

APOLOGIES_TITLE: regex.Pattern[str] = regex.compile(
    r"apolog|absence|substitut|attendance|\bpresent\b|ymddiheur|presennol|roll\s+call|membership", regex.IGNORECASE
)
"""Headings of items in which attendance is told."""


def attendance_label(text: str) -> tuple[AttendanceKind, int] | None:
    """Read the label of an attendance block at the beginning of a text.

    Args:
        text: A paragraph or a cell, such as "PRESENT: Mr N Baker" or "In Attendance:".

    Returns:
        What is announced and where the names begin, or None. Without a colon a label must be the whole text or be
        printed in capitals.
    """
    for kind, pattern in _LABELS:
        match = pattern.match(text)
        if match is None:
            continue
        told = match.group()
        whole = match.end() >= len(text.rstrip())
        marked = any(c in match["mark"] for c in ":-–—")
        shouted = told.isupper() and len(told.strip()) > 5
        if whole or marked or shouted:
            return kind, match.end()
    return None


def split_at_labels(text: str) -> list[str]:
    """Cut a paragraph before each attendance label inside it: "... Cllr Ash. Absent without apology: Cllr Elm."."""
    parts: list[str] = []
    start = 0
    for match in _SENTENCE_BREAK.finditer(text):
        label = attendance_label(text[match.end() :])
        if label is not None and ":" in text[match.end() : match.end() + label[1]]:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def item_reference(text: str) -> str | None:
    """Give the number of the agenda item a text names in brackets, or None."""
    match = ITEM_REFERENCE.search(text)
    return "".join(match["number"].split()) if match else None
