"""What the columns and labels of forward plans and work programmes hold, by the words councils print."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Literal

import regex

from agendaparse.grammar.dates import find_dates
from agendaparse.grammar.text import fold

PlanRole = Literal["title", "date", "decision_taker", "lead_officer", "kind", "key", "exempt", "summary", "other"]
"""What a column of a register is for; "other" is one that registers have and the model has no field for."""

PLAN_HEADERS: dict[PlanRole, tuple[str, ...]] = {
    "title": (
        "title", "decision", "item", "items", "subject", "matter", "matters", "topic", "topics", "report", "reports",
        "issue", "report title", "title of report", "agenda item", "agenda items", "decision title",
        "title of decision", "item title", "title and summary of decision", "proposed decision",
        "decision to be taken", "decision required", "key decision title", "subject of decision",
        "matter for decision", "matter to be considered", "matters for consideration", "item name", "subject matter",
        "subject/decision", "description of decision", "decision/item", "item/topic", "report/item", "teitl",
        "items for consideration", "business", "planned business", "agenda topics", "work item",
        "subject and decision", "title and description", "decision and summary", "title/subject", "issue/decision",
        "report name", "what is the decision", "item of business", "name of report", "subject/title", "penderfyniad",
        "eitem", "pwnc", "proposed item", "review topic", "report topic", "title and purpose", "item and purpose",
        "title and summary", "decision title and summary", "policy/issue", "title & summary of decision",
        "matter for consideration", "description", "item description", "issue for consideration",
    ),
    "date": (
        "date", "meeting date", "date of meeting", "decision date", "date of decision", "committee date", "when",
        "meeting", "decision due", "decision due date", "date decision due", "due date", "expected date of decision",
        "cabinet date", "expected date", "anticipated date", "proposed date", "date of decision/meeting",
        "likely date", "date to be taken", "date for decision", "target date", "date decision to be taken",
        "date of committee", "anticipated decision date", "when will the decision be taken", "earliest decision date",
        "decision expected", "planned date", "scheduled date", "expected decision date", "cabinet meeting date",
        "date decision will be taken", "month", "timescale", "date due", "decision period",
        "date decision is expected", "dyddiad", "dyddiad y cyfarfod", "dyddiad penderfyniad",
        "date of cabinet meeting", "earliest date for decision", "date item to be considered", "cycle",
        "date of meeting/decision", "proposed date of decision", "decision to be taken on", "not before date",
        "meeting dates", "scrutiny date",
    ),
    "decision_taker": (
        "decision taker", "decision maker", "decision-maker", "who will take the decision", "decision making body",
        "taken by", "decision by", "decision body", "to be taken by", "decision to be taken by", "body", "committee",
        "decision taker(s)", "who will make the decision", "decision making committee", "deciding body",
        "decision maker/body", "meeting/body", "individual or body taking the decision",
        "person or body taking the decision", "decision makers", "decision-making body", "who is taking the decision",
        "decision to be made by", "person/body making the decision", "decision making route", "cabinet/officer",
        "name of decision maker", "gwneuthurwr penderfyniad", "meeting type", "decision maker and date",
        "decision taken by", "final decision maker", "decision making meeting", "who takes the decision",
    ),
    "lead_officer": (
        "lead officer", "contact officer", "report author", "author", "officer", "contact", "responsible officer",
        "lead", "lead director", "officer contact", "contact details", "report of", "officer contact details",
        "head of service", "director", "lead officer/contact", "officer responsible", "contact name",
        "originating officer", "accountable officer", "service director", "responsible director", "who to contact",
        "contact for further information", "owner", "report by", "lead officer and contact details",
        "further information", "lead officer(s)", "report from", "swyddog", "swyddog arweiniol", "swyddog cyswllt",
        "lead/contact officer", "officer/author", "contact person", "reporting officer", "presenter",
        "report author/lead officer", "author/lead officer", "lead officer/author", "lead officers",
        "responsible officers",
    ),
    "kind": (
        "report type", "type", "type of decision", "type of report", "type of item", "kind", "decision type",
        "item type", "nature of item", "category", "nature of decision", "purpose of report", "purpose type",
        "status of report", "for decision/information", "action type", "nature of report", "type of business",
    ),
    "key": (
        "key", "key decision", "key decision?", "key/non-key", "key or non-key", "key / non key",
        "is it a key decision", "kd", "key decision y/n", "key decision (y/n)", "key or non key",
        "key decision yes/no", "key / non-key decision", "key y/n", "is this a key decision", "key?",
        "key decision or non key", "key/non key", "key/non key decision", "key decision status",
        "key or non-key decision", "key/non-key decision", "penderfyniad allweddol", "is it key", "key (yes/no)",
        "key decision reason",
    ),
    "exempt": (
        "exempt", "open or exempt", "private", "public or private", "open/exempt", "exempt?", "exempt information",
        "restricted", "public/private", "open or closed", "open/private", "exempt/confidential", "part exempt",
        "confidential", "access", "part i or part ii", "part 1 or 2", "public/exempt", "exemption",
        "is the report exempt", "private or public", "public or exempt", "report to be considered in private",
        "private meeting", "open or private", "exempt or open", "likely to be considered in private", "exempt report",
        "private report", "to be considered in private", "exempt y/n", "exempt information category",
        "open/part exempt/fully exempt", "reason for exemption", "publicity", "public access", "reason for private",
        "confidential/exempt", "reason if private", "open/closed",
    ),
    "summary": (
        "summary", "purpose", "details", "scope", "objective", "objectives", "comments", "summary of decision",
        "notes", "detail", "purpose of item", "reason for item", "aims", "aim", "outcome", "expected outcome",
        "synopsis", "brief description", "summary of report", "purpose/outcome", "what", "additional information",
        "explanation", "reason", "purpose of the item", "brief summary", "expected outcomes", "rationale",
        "intended outcome", "outline", "crynodeb", "objective/outcome", "summary and purpose", "brief details",
        "details of decision", "summary of issue", "pwrpas", "description of issue", "role of the committee",
        "desired outcome", "focus", "narrative", "purpose and outcome",
    ),
    "other": (
        "background", "cabinet member", "portfolio holder", "portfolio", "lead member", "lead councillor", "wards",
        "ward", "wards affected", "ward(s)", "directorate", "department", "service", "consultation", "consultees",
        "background papers", "documents", "documents to be considered", "supporting documents", "document(s)",
        "list of documents", "ref", "reference", "no", "ref no", "status", "date added", "date first published",
        "first published", "divisions", "scrutiny", "call in", "venue", "time", "documents to be submitted",
        "representations", "who will be consulted", "how to make representations", "priority", "date published",
        "date notice published", "deadline", "report deadline", "publication date", "invitees", "attendees",
        "lead cabinet member", "executive member", "corporate priority", "corporate objective",
        "method of consultation", "budget implications", "financial implications", "other committees",
        "pre-decision scrutiny", "witnesses", "action", "link to corporate priorities", "documents for consideration",
        "divisions affected", "progress", "format", "standing item", "consultation process", "consultation details",
        "electoral division", "reports due", "draft report due", "requested by",
    ),
}  # fmt: skip
"""Headers and labels as printed, in lower case, by what they stand for."""

_ROLES: dict[str, PlanRole] = {fold(word): role for role, words in PLAN_HEADERS.items() for word in words}
_FORMS: tuple[tuple[PlanRole, str], ...] = (
    ("other", r"\b(?:reasons?|grounds?|why)\b.*\b(?:key|urgen)"),
    ("key", r"\bkey\b.*\b(?:non|decision\?|y/n|yes)|^(?:is|whether)\b.*\bkey decision"),
    ("exempt", r"\bexempt\b|\bin private\b|\bprivate\b|\bconfidential\b|\bclosed session\b"),
    ("decision_taker", r"\bdecision[ -](?:maker|taker|making)\b|\btaking the decision\b|\bmaking the decision\b"),
    (
        "date",
        r"\b(?:date|month) (?:of|for|when|on which)\b|\b(?:meeting|decision|committee|expected|target) date\b"
        r"|\bwhen\b.*\bdecision\b|^date\b",
    ),
    (
        "lead_officer",
        r"\b(?:lead|contact|responsible|report(?:ing)?) (?:officer|author|director)\b"
        r"|\breport author\b|\bcontact\b",
    ),
    ("kind", r"\btype of\b|\btype$"),
    ("title", r"^(?:title|subject|matter|decision|item|topic|proposed decision|description of)\b"),
    (
        "summary",
        r"\bsummary\b|\bpurpose\b|\boutcomes?\b|\bobjectives?\b|\bscope\b|\breasons? for\b|\bwhat (?:is|will|do)\b",
    ),
    ("other", r"\bwards?\b|\bmember\b|\bportfolio\b|\bconsult|\bdocuments?\b|\bbackground\b|\bscrutiny\b"),
)
_KEYWORDS = tuple((role, regex.compile(form)) for role, form in _FORMS)
_SPACES = regex.compile(r"[\s.:*?]+")
_BRACKETS = regex.compile(r"\([^()]*\)")

_PLAN_TITLE = regex.compile(
    r"\b(?:work(?:ing)?[ -]?(?:plan|programme|program)|forward (?:work )?(?:plan|programme)|forward agenda(?: plan)?"
    r"|forward look|plan of key decisions|schedule of (?:key )?decisions"
    r"|notice of (?:key|forthcoming|intended|intention|executive)\b.{0,30}decisions?"
    r"|forthcoming (?:key |executive )?decisions|key decisions? (?:notice|plan|schedule|document)|agenda plan(?:ner)?"
    r"|meeting planner"
    r"|programme of (?:work|business|meetings and business)"
    r"|future (?:agenda items|meetings and items|work programme|business|items)"
    r"|executive decision notice|blaenraglen(?: waith)?|rhaglen waith|cynllun gwaith)\b",
    regex.IGNORECASE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\s+(?:20)?\d\d|\d{{1,2}}[./-]\d{{1,2}}[./-](?:20)?\d\d)"
_AS_AT = regex.compile(
    rf"\b(?:as (?:at|of|on)|correct (?:at|as at|as of)|(?:last |this )?(?:updated?|revised|reviewed|amended|published|"
    rf"issued|version|produced|prepared|dated)(?: on| at| as at)?|update published(?: on)?|publication date|"
    rf"date of publication|published date|date published|cyhoeddwyd)"
    rf"\s*:?\s*[-–]?\s*(?:\p{{L}}+day,?\s+)?(?P<date>{_DAY})",
    regex.IGNORECASE,
)
_AS_AT_NOTE = regex.compile(
    r"(?<![\s–—:,;-])\s*[-–—:,;]*\s*"
    rf"[\[(]?\s*(?:as (?:at|of|on)|(?:last )?(?:updated?|revised|published|issued|correct)"
    rf"(?: on| at| as at)?|version|draft as at)\s*:?\s*(?:\p{{L}}+day,?\s+)?{_DAY}\s*[\])]?\s*\.?$",
    regex.IGNORECASE,
)
_NOT_A_DAY = regex.compile(
    r"\b(?:not before|no earlier|between|from|week (?:commencing|beginning)|w/c|provisional|tb[cda]"
    r"|to be (?:fixed|confirmed)|before|by|after|on or after|or|onwards)\b",
    regex.IGNORECASE,
)
_SEASON = regex.compile(
    rf"(?:early |mid |late |end of )?(?:{_MONTH}|spring|summer|autumn|winter|q[1-4]|quarter [1-4])"
    rf"(?:\s*(?:/|-|–|to|or|and)\s*{_MONTH})?\s+(?:20)\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?(?:\s*\(.{{2,40}}\))?",
    regex.IGNORECASE,
)
_MONTH_ALONE = regex.compile(rf"{_MONTH}(?:\s+'?(?:20)?\d\d)?", regex.IGNORECASE)
_KEY_MARK = regex.compile(r"(?P<no>non[ -]?key|not (?:a )?key)(?: decision)?|key(?: decision)?", regex.IGNORECASE)
_NO_KEY = regex.compile(r"non|not|no\b|n$", regex.IGNORECASE)
_ACCESS_MARK = regex.compile(
    r"(?:fully |wholly )?(?P<closed>exempt|private|closed|confidential|restricted|part (?:ii|2|b))\b.{0,30}"
    r"|(?P<part>part(?:ly|ially)?[ -]exempt|open ?/ ?part exempt|exempt in part)\b.{0,30}"
    r"|(?P<open>open|public|non[ -]?exempt|not exempt|unrestricted|part (?:i|1|a))\b.{0,12}",
    regex.IGNORECASE,
)


@lru_cache(maxsize=1024)
def plan_role(header: str) -> PlanRole | None:
    """What a column or label of a register is for, by its header; None where the header does not tell."""
    if not header or len(header) > 90:
        return None
    words = _SPACES.sub(" ", fold(header)).strip(" -–/|")
    if words in _ROLES:
        return _ROLES[words]
    twin = next((half for half in words.split(" / ") if half in _ROLES), None)  # "Eitem / Item"
    if twin is not None and words.count(" / ") == 1:
        return _ROLES[twin]
    bare = _SPACES.sub(" ", _BRACKETS.sub(" ", words)).strip(" -–/|")
    if bare in _ROLES:
        return _ROLES[bare]
    if len(bare.split()) > 12:
        return None
    return next((role for role, pattern in _KEYWORDS if pattern.search(bare)), None)


def is_plan_title(text: str) -> bool:
    """Whether a short text names a work programme or forward plan."""
    return len(text) <= 140 and _PLAN_TITLE.search(text) is not None


def find_as_at(text: str) -> datetime.date | None:
    """The day on which a plan says it was drawn up, updated or published; None where the text says none."""
    match = _AS_AT.search(text)
    if match is None:
        return None
    dates = find_dates(match["date"])
    return dates[0].date if dates else None


def strip_as_at(title: str) -> str:
    """A title without its as-at note: "Work Plan 2019/20 (as at 28.11.2019)" is "Work Plan 2019/20"."""
    return _AS_AT_NOTE.sub("", title).strip(" -–—:,")


def read_day(text: str) -> datetime.date | None:
    """The single day a text names ("Tuesday 5 March 2025, 7pm"); None for stretches and provisional dates."""
    if not text or len(text) > 120:
        return None
    dates = find_dates(text)
    days = {found.date for found in dates}
    if len(days) != 1 or _NOT_A_DAY.search(text[: dates[0].start] + text[dates[0].end :]):
        return None
    return dates[0].date


def is_meeting_date(text: str) -> bool:
    """Whether a text is no more than a date, month or season for a meeting."""
    if not text or len(text) > 60:
        return False
    dates = find_dates(text)
    if dates:
        rest = text[: dates[0].start] + text[dates[-1].end :]
        return len(regex.findall(r"\p{L}{2,}", rest)) <= 4
    return _SEASON.fullmatch(text.strip()) is not None


def is_month(text: str) -> bool:
    """Whether a text is the name of a month and perhaps a year ("Sept", "June 31"), as over columns of a programme."""
    return _MONTH_ALONE.fullmatch(text.strip()) is not None


def read_key(text: str, *, mark: bool = False) -> bool | None:
    """Whether a cell says key ("Yes", "Key") or not ("No", "Non-key").

    Args:
        text: The cell or line.
        mark: Whether it is a line among others, which must then be nothing but the mark.
    """
    words = text.strip(" .:-–()[]")
    match = _KEY_MARK.fullmatch(words)
    if match is not None:
        return match["no"] is None
    if mark or not words:
        return None
    if _NO_KEY.match(words):
        return False
    return True if regex.match(r"(?:yes|y$|key|ydy|✓|✔)", words, regex.IGNORECASE) else None


def read_access(text: str, *, mark: bool = False) -> tuple[bool, bool | None]:
    """Whether a text says who may read or hear an item, and whether it is taken in private.

    Args:
        text: The cell or line.
        mark: Whether it is a line among others, which must then be nothing but the mark.

    Returns:
        Whether it speaks of that; True for exempt, False for open, None for exempt in part.
    """
    words = text.strip(" .:-–()[]")
    match = _ACCESS_MARK.fullmatch(words)
    if match is not None:
        if match["part"]:
            return True, None
        return True, match["closed"] is not None
    if mark or not words:
        return False, None
    if regex.match(r"(?:no\b|n$|none|n/a)", words, regex.IGNORECASE):
        return True, False
    return (True, True) if regex.match(r"(?:yes|y$|✓|✔|\d$|para)", words, regex.IGNORECASE) else (False, None)
