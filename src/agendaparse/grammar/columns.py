"""What the columns of a performance table hold, by the words councils print over them."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import regex

from agendaparse.grammar.text import fold

Role = Literal[
    "ref", "group", "title", "status", "previous_status", "direction", "due", "lead", "partners", "target", "actual",
    "previous", "commentary", "period",
]  # fmt: skip
"""What a column is for; "period" is one headed only by a quarter, month or year, whatever it holds."""

HEADERS: dict[Role, tuple[str, ...]] = {
    "ref": (
        "ref", "reference", "ref no", "ref number", "reference number", "no", "number", "id", "code", "item",
        "item no", "#", "action no", "action ref", "action id", "action number", "pi", "pi ref", "pi code", "pi no",
        "pi id", "kpi ref", "kpi no", "kpi id", "kpi code", "kpi number", "indicator ref", "indicator code",
        "indicator no", "measure ref", "measure no", "measure id", "measure code", "unique id", "project ref",
        "project no", "objective ref", "milestone ref", "rhif", "cyf", "cyfeirnod", "line no", "s no", "sn", "nr",
        "rec no", "recommendation no", "rec ref", "risk ref", "risk no", "risk id", "action reference",
        "indicator reference", "measure reference", "pi reference", "ni", "ref id", "row", "kpi #", "ref.",
        "priority no", "task no",
    ),
    "title": (
        "action", "actions", "key action", "key actions", "priority action", "priority actions", "measure",
        "measures", "success measure", "success measures", "performance measure", "performance measures", "indicator",
        "indicators", "performance indicator", "performance indicators", "key performance indicator",
        "key performance indicators", "kpi", "kpis", "pi name", "pi title", "kpi name", "kpi title",
        "kpi description", "indicator name", "indicator title", "measure name", "measure title",
        "measure description", "indicator description", "action title", "action description", "description of action",
        "milestone", "milestones", "key milestone", "key milestones", "task", "tasks", "project", "projects",
        "project name", "project title", "scheme", "scheme name", "deliverable", "deliverables", "description",
        "pi description", "title", "name", "initiative", "commitment", "commitments", "recommendation",
        "recommendations", "agreed action", "agreed actions", "management action", "activity", "activities",
        "key activity", "key activities", "what", "what will we do", "what we will do", "what are we going to do",
        "what we said we would do", "what we need to do", "how will we do it", "success criteria", "outcome measure",
        "output", "outputs", "detail", "details", "action required", "actions required", "improvement action",
        "improvement actions", "proposed action", "objective/action", "camau", "action/milestone",
        "actions/milestones", "gweithredu", "mesur", "dangosydd", "disgrifiad", "work stream", "workstream",
        "sub action", "sub-action", "key deliverable", "key deliverables", "key project", "key projects",
        "project/action", "service indicator", "corporate indicator", "performance indicator description", "risk",
        "risk description", "risk title", "issue", "programme/project", "programme", "audit", "audit title",
        "target/action", "key task", "key tasks", "measure of success", "measures of success", "measure/milestone",
        "measures/milestones", "pledge", "promise", "step", "steps", "key steps", "actions to deliver",
        "specific action", "specific actions", "delivery action", "delivery actions", "action to be taken",
        "indicator and description", "service plan action",
    ),
    "group": (
        "priority", "priorities", "theme", "themes", "strategic priority", "corporate priority", "council priority",
        "aim", "strategic objective", "corporate objective", "objective", "objectives", "outcome", "outcomes", "goal",
        "goals", "directorate", "service", "service area", "department", "category", "section", "area", "portfolio",
        "workstrand", "priority area", "priority theme", "strategic theme", "strategic aim", "key objective",
        "ambition", "challenge", "blaenoriaeth", "amcan", "thema", "division", "team", "area of focus", "focus area",
        "key theme", "pillar", "mission",
    ),
    "status": (
        "status", "rag", "rag status", "rag rating", "rag rate", "rating", "current status", "current rag",
        "current rating", "brag", "brag status", "brag rating", "bragrating", "status rag", "rag status rag",
        "project status", "action status", "overall status", "overall rag", "performance status",
        "performance rating", "delivery status", "on target", "on track", "traffic light", "traffic lights",
        "progress status", "delivery confidence", "delivery confidence assessment", "statws", "rag latest",
        "latest rag", "latest status", "r/a/g", "rag this quarter", "rag this period", "status this quarter", "icon",
        "year end rag", "target met", "target achieved", "target met?", "on target?", "on track?", "forecast rag",
        "current", "status icon", "overall", "pi status", "kpi status", "risk rating", "status update rag",
        "milestone status", "rag (current)", "progress rag", "rag progress", "performance rag", "statws cag", "cag",
        "cog", "statws coch ambr gwyrdd", "overall rating", "how are we doing", "how are we performing",
        "how did we do", "are we on track", "are we on target", "will we meet the target", "progress rating",
    ),
    "direction": (
        "dot", "direction of travel", "direction", "trend", "direction of change", "trajectory", "travel", "movement",
        "trend arrow", "d.o.t", "d o t", "trend dot", "short trend", "long trend", "short term trend",
        "long term trend", "performance trend", "trend since last quarter", "change from last quarter",
        "change since last quarter", "change from previous quarter", "direction of performance", "trend arrows",
        "tuedd", "cyfeiriad teithio", "cyfeiriad", "on previous quarter", "direction of travel dot", "improvement",
        "improving?", "progress against last quarter", "dot since last quarter", "change since last report",
        "change from last report", "trend from previous quarter", "performance direction",
    ),
    "due": (
        "due", "due date", "by when", "when", "deadline", "timescale", "timescales", "time scale", "timeframe",
        "time frame", "target date", "completion date", "target completion date", "target completion", "end date",
        "date due", "milestone date", "date for completion", "delivery date", "timeline", "implementation date",
        "planned date", "planned completion date", "expected completion", "expected completion date",
        "estimated completion date", "date to be completed", "finish date", "planned end date", "original due date",
        "due by", "by", "date", "target end date", "timing", "completion", "complete by", "date for implementation",
        "target date for completion", "to be completed by", "agreed date", "original date", "dyddiad", "erbyn pryd",
        "amserlen",
        "dyddiad cwblhau", "agreed implementation date", "target implementation date", "review date",
        "delivery timescale", "target timescale", "proposed completion date", "revised date", "forecast date",
    ),
    "lead": (
        "lead", "lead officer", "lead agency", "leads", "owner", "action owner", "responsible officer", "responsible",
        "responsibility", "responsible person", "accountable officer", "by whom", "who", "officer", "officers", "sro",
        "sponsor", "lead person", "lead department", "lead service", "lead member", "lead organisation",
        "lead partner", "lead body", "assigned to", "managed by", "head of service", "director", "service lead",
        "project manager", "project lead", "action lead", "officer responsible", "lead responsibility",
        "lead director", "service owner", "measure owner", "pi owner", "kpi owner", "risk owner", "key lead",
        "led by", "accountable", "responsible lead", "lead officers", "who is responsible", "arweinydd",
        "swyddog arweiniol", "swyddog cyfrifol", "cyfrifoldeb", "pwy", "lead/owner", "lead manager",
        "responsible manager", "manager", "corporate lead", "theme lead", "senior responsible owner", "by who",
        "lead agencies", "assignee", "accountability", "portfolio lead", "delivery lead", "lead officer/agency",
        "lead name",
    ),
    "partners": (
        "partners", "other partners", "partner", "partner agencies", "key partners", "supporting partners", "support",
        "supported by", "supporting officers", "stakeholders", "other agencies", "contributors", "delivery partners",
        "partners involved", "supporting agencies", "partnership", "working with", "who else",
        "partner organisations", "partneriaid", "other lead officers", "support officer", "other leads", "partner(s)",
        "support from",
    ),
    "target": (
        "target", "targets", "annual target", "current target", "year end target", "quarterly target", "goal target",
        "targed", "target for year", "yearly target", "ytd target", "target value", "quarter target",
        "target performance", "full year target", "monthly target", "profiled target", "target level",
        "end of year target", "period target", "service target", "target for quarter", "target this quarter",
        "target ytd",
    ),
    "actual": (
        "actual", "latest", "result", "results", "outturn", "performance", "actual performance",
        "current performance", "latest performance", "current value", "latest result", "latest value", "latest data",
        "value", "ytd", "year to date", "actual ytd", "ytd actual", "current position", "current result",
        "this quarter", "this period", "this month", "this year", "current quarter", "current period", "achieved",
        "quarter actual", "score", "current actual", "latest outturn", "performance to date", "actual to date",
        "actual result", "latest figure", "latest actual", "quarter performance", "cumulative", "perfformiad",
        "gwirioneddol", "latest quarter", "latest period", "performance ytd", "ytd performance", "year end outturn",
        "year end result", "reported value", "current figure",
    ),
    "previous": (
        "previous", "previous quarter", "last quarter", "previous period", "last period", "previous month",
        "last month", "previous year", "last year", "previous result", "previous value", "previous performance",
        "prior year", "prior quarter", "previous actual", "previous outturn", "last year outturn",
        "previous year outturn", "prior period", "last report", "same quarter last year", "same period last year",
        "last result", "blaenorol", "previous figure", "previous data", "prior year actual",
        "performance last quarter", "previous position", "last reported", "year end last year",
    ),
    "commentary": (
        "commentary", "comments", "comment", "progress", "update", "updates", "progress update", "narrative", "notes",
        "note", "remarks", "explanation", "position", "action taken", "actions taken", "latest update", "latest note",
        "latest progress", "progress to date", "current position/update", "progress/comments", "achievements",
        "evidence", "highlights", "sylwadau", "cynnydd", "summary of progress", "progress report", "progress made",
        "status update", "performance commentary", "quarterly update", "quarterly commentary", "officer comments",
        "officer commentary", "service commentary", "supporting commentary", "update/comments", "comments/progress",
        "progress and comments", "latest position", "what have we done", "what we have done", "what did we do",
        "contextual commentary", "supporting information", "current update", "progress notes", "progress narrative",
        "additional information", "reason", "explanation of variance", "performance narrative", "analysis",
        "outcome/progress", "management comment", "management comments", "sylwebaeth", "diweddariad",
        "latest comments", "latest commentary", "action update", "milestone update", "key achievements",
        "progress since last report", "progress since last quarter", "exception commentary", "headline", "headlines",
        "progress comments", "comments on progress", "rationale", "comments and actions", "actions and comments",
        "update on progress", "position statement", "progress against action", "progress on action", "quarter update",
        "progress this quarter", "performance update", "current progress", "progress/update", "response",
        "where are we now", "where we are now", "how far have we got", "progress so far", "current situation",
        "what has happened", "what has been done", "what have we achieved", "what we have achieved", "latest news",
        "reason and action", "reasons and actions", "explanation and action", "reason for variance and action",
        "corrective action", "remedial action", "action being taken", "actions being taken", "comment and action",
    ),
}  # fmt: skip
"""Headers as printed, in lower case, by what the column holds."""

# Where no header fits word for word these decide, in this order.
_FORMS: tuple[tuple[Role, str], ...] = (
    (
        "previous_status",
        r"\b(?:previous|prior|last|past)\b.*\b(?:b?rag|status|rating)\b"
        r"|\b(?:b?rag|status|rating)\b.*\b(?:previous|prior|last (?:quarter|period|month|year|report|q))\b",
    ),
    ("direction", r"\bdirection of|\btrend\b|\btrajectory\b|\bdot\b|^(?:change|movement) (?:since|from|on)\b"),
    (
        "due",
        r"\b(?:due|target|completion|end|delivery|deadline|implementation|finish) date\b|\bby when\b"
        r"|\btime ?scales?\b|\btime ?frame\b|\bdeadline\b",
    ),
    ("commentary", r"\bcomment|\bnarrative\b|\bprogress\b.*\b(?:update|report|to|made|since)\b|\bupdate\b|\bnotes?\b"),
    ("status", r"\bb?rag\b|\bstatus\b|\btraffic light|\brating\b|\bstatws\b"),
    ("ref", r"^(?:\w+ )?(?:ref|reference|code|id)(?: (?:no|number))?$"),
    ("partners", r"\bpartners?\b|\bsupported by\b|\bstakeholders?\b"),
    ("lead", r"\blead\b|\bowner\b|\bresponsib|\baccountable\b|\bby whom\b"),
    ("previous", r"\b(?:previous|prior|last) (?:quarter|year|period|month|outturn|result|value|performance)\b"),
    ("target", r"\btargets?\b"),
    (
        "actual",
        r"\bactual\b|\boutturn\b|\bresults?\b|\blatest (?:result|value|performance|data|figure)\b"
        r"|\bcurrent (?:performance|value)\b|\bperformance\b(?!.*\b(?:measure|indicator))|\byear to date\b|\bytd\b",
    ),
    (
        "title",
        r"\b(?:actions?|measures?|indicators?|kpis?|pis?|milestones?|deliverables?|tasks?|projects?)\b"
        r"|\brecommendations?\b"
        r"|^what\b|\bwe (?:will|need|said|plan)\b",
    ),
    ("group", r"\b(?:priority|theme|objective|outcome|aim|goal)\b"),
    ("commentary", r"\bprogress\b|\bposition\b|\bevidence\b"),
)
_KEYWORDS = tuple((role, regex.compile(form)) for role, form in _FORMS)

_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?"
)
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d)(?:\s*[/-]\s*(?:20)?\d\d)?"
_PERIOD = regex.compile(
    rf"(?:(?:end of |as at |at |to |for )*"
    rf"(?:(?:q(?:uarter|tr)?\s*[1-4]|[1-4](?:st|nd|rd|th)?\s*q(?:uarter|tr)|half[ -]?year(?:\s*[12])?|h[12]"
    rf"|chwarter\s*[1-4])"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTHS})\.?|fy|ytd|year|annual|{_YEAR})"
    rf"(?:[\s,/()'–-]|to|and|of|{_MONTHS}|q[1-4]|quarter|{_YEAR}|\d{{1,2}}(?:st|nd|rd|th)?)*+)"
)
_QUARTER = regex.compile(
    r"(?:\bq|\bquarter\s*|\bqtr\s*|\bchwarter\s*)([1-4])\b|\b([1-4])(?:st|nd|rd|th)?\s*(?:q\b|quarter|qtr)"
)
_CALENDAR = regex.compile(rf"\b(?:{_MONTHS})\b|\b(?:19|20)\d\d\b|\b\d\d/\d\d\b")
_UNIT = regex.compile(
    r"\(?\s*(?:(?:all\s+)?(?:figures|amounts|values|sums|numbers)\s+(?:are\s+)?(?:shown\s+)?in\s+.{1,30}|£\s*['’]?(?:000s?|m|k|million|thousand)s?"
    r"|£['’]?000s?|in\s+£.{0,12}|\(?£m?\)?)\s*\)?",
    regex.IGNORECASE,
)
_YEARS = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BRACKETS = regex.compile(r"\([^()]*\)")
_RAG_ASIDE = regex.compile(r"\(\s*b?rag(?: status| rating)?\s*\)")
_SYNONYMS: dict[str, Role] = {fold(word): role for role, words in HEADERS.items() for word in words}
_GENERIC = frozenset(
    word
    for role in ("title", "ref", "group")
    for text in HEADERS[role]
    for word in fold(text).replace("/", " ").split()
) | frozenset(
    "the and or of to for in our a an key no corporate plan strategic local service team council annual quarterly "
    "monthly list table agreed number new short long form term strategy delivery business operational success "
    "core".split()
)
_SPACES = regex.compile(r"[\s.:*?]+")


@lru_cache(maxsize=2048)
def column_role(header: str) -> Role | None:
    """What a column holds, by its header; None where the header does not tell.

    Args:
        header: The header's text, levels joined: "By When", "RAG rating Latest", "Quarter 2 1st July - 30th Sept".
    """
    words = _SPACES.sub(" ", fold(header)).strip(" -–/|")
    if not words:
        return None
    if words in _SYNONYMS:
        return _SYNONYMS[words]
    if _RAG_ASIDE.search(words):
        return "status"
    bare = _SPACES.sub(" ", _BRACKETS.sub(" ", words)).strip(" -–/|")
    if bare in _SYNONYMS:
        return _SYNONYMS[bare]
    if _PERIOD.fullmatch(bare or words):
        return "period"
    for role, pattern in _KEYWORDS:
        if pattern.search(bare or words):
            return role
    if is_period(words) and len(words.split()) <= 12:
        return "period"
    return None


def is_known_header(header: str) -> bool:
    """Whether a header is one of those councils print, word for word."""
    words = _SPACES.sub(" ", fold(header)).strip(" -–/|")
    return words in _SYNONYMS or _SPACES.sub(" ", _BRACKETS.sub(" ", words)).strip() in _SYNONYMS


def is_period(text: str) -> bool:
    """Whether a text names a quarter, half-year or stretch of the calendar."""
    words = fold(text)
    return bool(_QUARTER.search(words)) or len(_CALENDAR.findall(words)) >= 2 or _PERIOD.fullmatch(words) is not None


def quarter_of(text: str) -> int | None:
    """The number of the quarter a text names, 1 to 4, or None."""
    match = _QUARTER.search(fold(text))
    return int(match[1] or match[2]) if match else None


def year_of(text: str) -> int | None:
    """The year a header names, of two the first ("2030/31 outturn"), or None."""
    match = _YEARS.search(text)
    return int(match[0]) if match else None


def names_unit(text: str) -> bool:
    """Whether a line beside a table says what its figures count: "All figures in £m"."""
    return _UNIT.fullmatch(text) is not None


def names_set(header: str) -> bool:
    """Whether the header of the first column names what the table is about ("Public Health KPIs"), or only its kind."""
    words = regex.findall(r"[\p{L}\p{N}]+", fold(_BRACKETS.sub(" ", header)))
    return (
        bool(words) and not is_known_header(header) and any(word not in _GENERIC and word.isalpha() for word in words)
    )
