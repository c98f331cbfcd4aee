"""Labels of title blocks: the words councils print before the author, the date, the wards … of a report.

The vocabulary is one table of synonyms. A label is compared without case, plural marks ("(s)"), stops and colons,
so that a new council's word is one more line here and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from agendaparse.grammar.text import fold

Field = Literal[
    "author", "report_author", "committee", "date", "title", "reference", "agenda_item", "status", "purpose",
    "classification", "key_decision", "also_considered_by", "portfolio_holder", "contact", "email", "telephone",
    "job_title", "wards", "appendices", "background_papers", "other",
]  # fmt: skip
"""What a label stands for; "other" is known to be a label and has no field of its own."""

LABELS: dict[Field, tuple[str, ...]] = {
    "author": (
        "report of", "report from", "report by", "from", "by", "joint report of", "joint report by",
        "responsible director", "submitted by", "adroddiad gan",
        "adroddiad", "gan", "originating officer", "originator", "presented by", "report presented by",
    ),
    "report_author": (
        "report author", "report authors", "author", "author of report", "authors of report", "report writer",
        "author of the report", "awdur yr adroddiad", "awdur", "prepared by", "report prepared by", "written by",
        "author and contact officer", "author contact details", "author/contact officer", "lead officer and author",
        "lead officer and report author", "author name", "name of author", "report author and contact officer",
    ),
    "committee": (
        "report to", "to", "committee", "meeting", "meeting name", "name of meeting", "name of committee", "body",
        "decision maker", "decision-maker", "decision taker", "decision making body", "decision to be made by",
        "name of decision-maker",
        "decision to be taken by", "decision taken by", "decision made by", "taken by", "made by", "meeting of",
        "name of decision maker", "committee name",
        "adroddiad i", "pwyllgor", "cyfarfod", "forum", "board", "for meeting of", "decision body",
    ),
    "date": (
        "date", "meeting date", "date of meeting", "date of committee", "committee date", "date of decision",
        "decision date", "date of the meeting", "report date", "dyddiad", "dyddiad y cyfarfod", "meeting and date",
        "committee and date", "date and time", "date & time", "committee/date", "on",
    ),
    "title": (
        "title", "subject", "report title", "title of report", "subject of report", "subject heading", "report subject",
        "report name", "item title", "agenda item title", "subject matter", "heading", "name of report",
        "title of the report", "teitl", "teitl yr adroddiad", "pwnc", "re", "report on", "item", "matter",
        "subject/report title", "report title & author", "title/subject matter", "subject title", "topic",
        "decision title",
        "title of decision", "subject of decision", "subject of the decision", "title of the decision",
    ),
    "reference": (
        "decision no", "decision number", "decision reference", "decision ref", "report no", "report number",
        "report reference", "report ref", "reference", "reference no", "reference number", "ref", "ref no",
        "forward plan no", "forward plan ref", "forward plan reference", "forward plan number", "forward plan ref no",
        "key decision no", "key decision number", "key decision reference", "key decision ref", "paper no", "paper",
        "our ref", "file ref", "cyf", "cyfeirnod", "decision ref no", "cabinet forward plan reference",
        "notice of key decision reference", "application no", "application number", "application ref",
        "application reference", "application reference number", "application ref no", "planning application no",
        "planning application number", "planning application reference", "planning reference", "case reference",
        "case no", "case number", "case ref",
    ),
    "agenda_item": (
        "agenda item", "agenda item no", "agenda item number", "item no", "item number", "agenda no", "agenda number",
        "agenda ref", "agenda reference", "eitem", "eitem agenda", "rhif eitem",
    ),
    "status": (
        "status", "status of report", "report status", "report for", "type of report", "report type",
        "nature of report",
        "action", "decision required", "decision type", "type of decision", "item for", "purpose of item", "for",
        "decision/information", "what is this report for", "action requested", "action sought",
    ),
    "purpose": ("purpose", "purpose of report", "purpose of the report", "pwrpas", "diben"),
    "classification": (
        "classification", "exempt information", "exempt/confidential", "confidentiality", "publication status",
        "open/exempt", "open or exempt", "public or private", "public/private", "exempt", "report classification",
        "restricted", "access to information", "exemption", "security classification", "exempt/restricted",
        "confidential or exempt information", "exempt or confidential", "confidential", "privacy", "part 1 or 2",
        "part 1/part 2", "part i/ii", "is the report open or exempt", "open/closed", "dosbarthiad", "open or closed",
        "type of item", "exempt reason", "exempt or open", "public access", "information classification",
    ),
    "key_decision": (
        "key decision", "is this a key decision", "is it a key decision", "key or non-key decision",
        "key/non-key decision", "key decision y/n", "key / non-key decision", "is the decision a key decision",
        "is this report a key decision", "key decision or not", "penderfyniad allweddol", "key decision required",
        "is this a key decision?", "key non-key decision", "is the report a key decision",
    ),
    "also_considered_by": (
        "also considered by", "previously considered by", "report to be/has been considered by",
        "to be/has been considered by", "report considered by", "report previously considered by",
        "past pathway", "past pathway of report",
        "past pathway of paper", "future pathway", "future pathway of report", "future pathway of paper",
        "to be considered by", "considered by", "also to be considered by", "previous meetings", "consulted bodies",
        "other committees", "previous consideration", "pre-decision scrutiny", "scrutiny date", "report history",
        "referred from", "reported previously to", "pathway of report", "previous pathway", "pathway",
    ),
    "portfolio_holder": (
        "portfolio holder", "cabinet member", "lead member", "executive member", "cabinet portfolio holder",
        "cabinet portfolio", "portfolio", "lead councillor", "lead cabinet member", "relevant cabinet member",
        "relevant portfolio holder", "portfolio holder name", "lead portfolio holder", "responsible cabinet member",
        "portfolio member", "member portfolio", "relevant lead member", "cabinet lead", "lead cabinet",
        "cabinet member/portfolio", "cabinet portfolio/lead member", "executive portfolio holder", "committee lead",
        "relevant executive member", "portfolio holder/lead member", "executive portfolio", "aelod cabinet",
        "aelod arweiniol", "aelod portffolio", "cabinet member responsible", "responsible member",
        "responsible portfolio holder", "portfolio area/holder", "lead executive member", "cabinet member & portfolio",
        "cabinet member and portfolio", "portfolio and lead member", "executive member responsible",
    ),
    "contact": (
        "contact officer", "contact", "contacts", "contact name", "contact officer name", "contact person",
        "lead officer",
        "report contact", "officer contact", "contact details", "responsible officer", "lead officer/contact",
        "officer presenting the report", "presenting officer", "officer", "name of officer", "officer name",
        "contact for further information", "for further information contact", "further information contact",
        "for further information please contact", "contact for enquiries", "enquiries to", "contact for information",
        "relevant officer", "lead contact officer", "case officer", "swyddog cyswllt", "officer responsible",
        "key contact", "further information", "contact point", "contact officer/author", "contact officer details",
        "name and contact details", "officer contact details", "lead officer contact", "accountable officer",
        "contact info",
    ),
    "email": ("email", "e-mail", "email address", "e-mail address", "contact email", "e-bost", "officer email"),
    "telephone": (
        "tel", "telephone", "tel no", "telephone no", "telephone number", "phone", "phone number", "ext", "extension",
        "contact no", "contact number", "contact telephone", "direct line", "ffon", "mobile", "direct dial", "phone no",
        "contact telephone number",
    ),
    "job_title": (
        "job title", "post", "post title", "position", "designation", "contact officer job title", "role", "job role",
    ),
    "wards": (
        "ward", "wards", "wards affected", "ward affected", "affected wards", "wards or groups affected",
        "ward or groups affected", "ward/s affected", "electoral division", "electoral divisions",
        "division affected", "divisions affected", "electoral divisions affected", "wards/parishes affected",
        "local member", "local members", "local members affected", "area affected", "areas affected", "wards involved",
        "parish/ward", "parishes affected", "ward/parish affected", "wards & parishes", "community area",
        "electoral wards affected", "wards directly affected", "electoral division affected", "local ward",
        "ward(s) affected", "localities affected", "divisions/wards affected", "ward(s) directly affected",
    ),
    "appendices": (
        "appendices", "appendix", "appendices attached", "list of appendices", "appendices (attached)", "annexes",
        "attachments", "enclosures", "number of appendices", "appendices to report", "atodiadau",
    ),
    "background_papers": ("background papers", "background documents", "list of background papers", "papurau cefndir"),
    "other": (
        "budget/policy framework", "budget and policy framework", "policy framework", "call in", "call-in",
        "is the decision eligible for call-in", "is the decision subject to call-in", "subject to call-in",
        "eligible for call-in", "exempt from call-in", "call in applies", "urgent", "urgency", "is it urgent",
        "committee chair", "chair", "chairman", "executive director lead", "proposal origin", "directorate",
        "department", "service", "service area", "executive director", "corporate director", "lead director",
        "director", "strategic director", "head of service", "corporate priority", "corporate priorities",
        "council priority", "council priorities", "corporate plan", "strategic priority", "priority", "corporate aim",
        "link to corporate priorities", "corporate objective", "time", "venue", "place", "location", "lead",
        "head of service/strategic director", "date published", "published", "scrutiny", "relevant scrutiny committee",
        "scrutiny committee", "overview and scrutiny committee", "date entered onto forward plan", "consultation",
        "consultees", "implementation date", "decision deadline", "financial impact", "cost", "budget",
        "on forward plan", "in forward plan", "forward plan", "included in forward plan", "policy document", "version",
        "key decision criteria", "key decision reason", "reason key", "reason for key decision", "ward member",
        "ward members", "ward councillor", "ward councillors", "ward councillors consulted", "ward members consulted",
        "prior consultation", "officers consulted", "parish", "applicant", "site", "site address", "proposal",
        "application type", "expiry date", "non-key decision", "local government act", "exempt paragraph",
        "report deadline", "decision due date", "date of report", "sponsor", "senior responsible owner",
        "cabinet decision", "relevant director", "monitoring officer", "section 151 officer", "s151 officer",
        "executive/routine",
        "executive / routine", "lead scrutiny member", "open report", "relevant ward member", "previous decisions",
        "previous relevant decision", "final decision-maker", "final decision maker", "lead head of service",
        "consultees", "external consultees", "internal consultees", "timetable",
    ),
}  # fmt: skip
"""Synonyms by what they stand for, in lower case, without colons."""

SPOKEN: frozenset[str] = frozenset(
    """report of|report by|report from|report to|joint report of|joint report by|agenda item
    |agenda item no|agenda item number|item no|wards affected|ward affected|meeting of|also considered by""".replace(
        "\n", ""
    ).split("|")
)
"""Labels that run on into their value without a colon: "Report of the Director of Finance"."""

BACK_FIELDS: frozenset[Field] = frozenset(
    ("contact", "report_author", "email", "telephone", "job_title", "portfolio_holder")
)
"""Fields whose labels may also stand at the end of a report."""

RELEASE_STATUSES: tuple[str, ...] = (
    r"(?:un|non-?)?restricted", r"not\s+exempt", r"(?:for\s+)?(?:general|public)\s+(?:release|publication)",
    r"for\s+publication", r"(?:not|strictly\s+not)\s+for\s+publication.{0,160}",
    r"(?:public|open|exempt|private|closed)"
    r"(?:\s+(?:report|item|paper|document))?", r"(?:part|section)\s+(?:1|2|i{1,2}|a|b|one|two)(?:\s*[-–—:(].{0,80})?",
    r"confidential(?:\s+(?:report|item))?", r"(?:part(?:ly|ially)?\s+exempt|exempt\s+in\s+part).{0,80}",
    r"unclassified",
    r"non-?confidential", r"(?:this\s+(?:report|item)\s+is\s+)(?:public|exempt|open|confidential).{0,60}",
    r"publicly\s+available", r"open\s+to\s+(?:the\s+)?public", r"exempt\s+from\s+publication.{0,160}",
)  # fmt: skip
"""What may be printed, label or no label, to say who may read a report."""

PROTECTIVE_MARKINGS: tuple[str, ...] = (
    r"official(?:\s*[-–:]*\s*sensitive(?:\s*[-–:].{0,40})?)?", r"not\s+protectively\s+marked",
    r"protect(?:\s*[-–:].{0,40})?",
    r"internal\s+use\s+only", r"(?:unclassified|nprotect)",
)  # fmt: skip
"""Markings of the government's security classification, which many councils print on every page."""

GENERIC_TITLES: tuple[str, ...] = (
    r"(?:(?:committee|cabinet|council|officer'?s?|executive|decision|public|open|full|covering|cover|key|delegated"
    r"|joint|agenda|member|scrutiny|overview|planning|board|report)\s+)*(?:report|paper|decision|item)s?"
    r"(?:\s+(?:sheet|form|template))?",
    r"(?:public|open|exempt|private)?\s*report\s+to\s+.{3,100}", r"agenda\s+(?:item|no)\b.{0,12}",
    r"report\s+(?:of|by|from)\s+.{3,200}",
    r"(?:item|enclosure|appendix|paper)\s+(?:no\.?\s*)?\w{1,4}", r"adroddiad.{0,20}", r"page\s+\d+.{0,10}",
    r"reports?\s+for\s+(?:decision|information|noting|discussion).{0,20}",
    r"for\s+(?:decision|information|noting|discussion)",
    r"(?:record|notice)\s+of\s+(?:an?\s+|the\s+)?(?:[\p{L}’'-]+\s+){0,4}?"
    r"(?:executive|officer|delegated|individual|portfolio|cabinet|key)\s+"
    r"(?:[\p{L}’'-]+\s+){0,3}?decisions?(?:\s+(?:taken\s+)?by\s+.{3,80})?",
    r"(?:[\p{L}’'-]+\s+){0,4}?decision\s+(?:record|notice|report)(?:\s+form)?", r"notice\s+of\s+decisions?.{0,60}",
)  # fmt: skip
"""Headings that name the form and not the report."""

_WORDS: dict[str, Field] = {fold(word): field for field, words in LABELS.items() for word in words}
_FIRST = frozenset(word.split()[0].split("/")[0] for word in _WORDS)
_PLURAL = regex.compile(r"\s*\((?:s|es|ies)\)|\s*/s\b|[’']s\b", regex.IGNORECASE)
_TRAIL = regex.compile(r"(?<![\s.:?\-–—*])[\s.:?\-–—*]+$")
_ALTERNATION = "|".join(
    regex.escape(word, literal_spaces=True).replace(" ", r"(?:\s?\(s\)|/s)?\s+")
    for word in sorted(_WORDS, key=len, reverse=True)
)
# `re` compiles so many words in a fifth of the time `regex` takes, and every start pays for it.
_BEGINS = re.compile(
    rf"(?P<label>(?:{_ALTERNATION})(?:\s*\((?:s|es)\)|/s|s)?(?:\s+(?:affected|involved))?)\s*"
    r"(?P<mark>\.?\s*[:?]\s*[-–]?|\.?\s*[-–—](?=\s)|(?![^\W_]|[/'’-]))\s*",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"(?<=[\s)])(?P<label>(?=[A-ZÀ-ÖØ-ÞŴŶ])(?i:{_ALTERNATION})(?i:\s*\((?:s|es)\)|s)?)\s*[:]\s*(?=\S|$)",
)
_BETWEEN = " ,;|"  # what stands between a value and the next label of its line
_RELEASE = regex.compile("|".join(rf"(?:{form})" for form in RELEASE_STATUSES), regex.IGNORECASE)
_MARKING = regex.compile("|".join(rf"(?:{form})" for form in PROTECTIVE_MARKINGS), regex.IGNORECASE)
_GENERIC = regex.compile("|".join(rf"(?:{form})" for form in GENERIC_TITLES), regex.IGNORECASE)
_UNKNOWN = regex.compile(r"(?P<label>\p{Lu}[^:;.!?\n]{1,70}?)\s*:\s*(?P<value>.*)", regex.DOTALL)
_QUESTION = regex.compile(
    r"(?P<label>(?:Is|Are|Does|Do|Has|Have|Was|Will|Can|Should)\s[^?\n]{6,120}\?)\s*(?P<value>.*)", regex.DOTALL
)


@dataclass(frozen=True, slots=True)
class LabelText:
    """A label and the value printed behind it.

    Attributes:
        label: As printed, without its colon.
        field: What it stands for.
        value: The text behind it; empty where the value stands elsewhere.
        known: Whether the vocabulary has it.
        marked: Whether a colon, dash or question mark follows it.
    """

    label: str
    field: Field
    value: str
    known: bool = True
    marked: bool = True


def label_field(text: str) -> Field | None:
    """Say what a text that is nothing but a label stands for; None where the vocabulary does not have it."""
    if len(text) > 70:
        return None
    return _WORDS.get(_bare(text)) or _WORDS.get(_bare(text).removesuffix("s"))


@lru_cache(maxsize=1024)
def read_label(text: str) -> LabelText | None:
    """Read the known label a text begins with.

    Args:
        text: A line or paragraph: "Report of: Head of Finance", "Key Decision", "Wards affected All".

    Returns:
        The label and its value, or None. Without a colon the caller must judge whether it is one (`marked`).
    """
    if not text or fold(_PLURAL.sub("", text[:24].split(" ", 1)[0])).strip(":.").split("/")[0] not in _FIRST_ANY:
        return None
    question = _QUESTION.match(text)
    if question is not None:
        field = label_field(question["label"])
        answer = question["value"]
        if field is not None or answer[:3].casefold() in ("yes", "no", "no.", "n/a"):
            return LabelText(question["label"], field or "other", answer.strip(), known=field is not None)
    match = _BEGINS.match(text)
    if match is None:
        return None
    label = match["label"].strip()
    field = label_field(label)
    if field is None:
        return None
    mark = match["mark"].strip()
    label = label + ("?" if mark.startswith("?") else "." if text[match.end("label") :][:1] == "." else "")
    return LabelText(label, field, text[match.end() :].lstrip(" ."), marked=bool(mark))


def read_unknown_label(text: str) -> LabelText | None:
    """Read a short opening with a colon that the vocabulary does not have; the caller must know that it is a label."""
    match = _UNKNOWN.match(text)
    if match is None or len(match["label"].split()) > 9:
        return None
    return LabelText(match["label"].strip(), "other", match["value"].strip(), known=False)


def split_labels(value: str, strong: Collection[str] = ()) -> list[tuple[str | None, str]]:
    """Cut a value at the known labels with colons inside it: "Jane Roe Job title: Clerk" is two.

    Args:
        value: The text behind the first label.
        strong: What is set in bold, where the labels are bold and the values are not; then only that is a label.

    Returns:
        (label, text) pairs; the first label is None.
    """
    pieces: list[tuple[str | None, str]] = []
    label: str | None = None
    start = 0
    for match in _WITHIN.finditer(value):
        found, begins = match["label"].strip(), match.start()
        if strong:
            bold = next((text.strip(" :") for text in strong if found.endswith(text.strip(" :"))), None)
            if bold is None or not bold:
                continue
            begins, found = match.start("label") + len(found) - len(bold), bold
        if label_field(found) is None:
            continue
        pieces.append((label, value[start:begins].strip().rstrip(_BETWEEN)))
        label, start = found, match.end()
    pieces.append((label, value[start:].strip()))
    return pieces


def is_release_status(text: str) -> bool:
    """Say whether a text only says who may read the paper: "Unrestricted", "FOR GENERAL RELEASE"."""
    return len(text) < 260 and _RELEASE.fullmatch(text.strip(" .:*()[]")) is not None


def is_protective_marking(text: str) -> bool:
    """Say whether a text is a security marking and nothing else: "OFFICIAL"."""
    return len(text) < 60 and _MARKING.fullmatch(text.strip(" .:-–[]()")) is not None


def is_generic_title(text: str) -> bool:
    """Say whether a heading names the form ("Committee Report") and not the report."""
    return _GENERIC.fullmatch(text.strip(" .:-–—")) is not None


def parse_yes_no(text: str) -> bool | None:
    """Read "Yes - it affects two wards", "Non-key", "☒ Yes ☐ No", "Yes ☐ No ☒"; None where neither is said."""
    if _BOX.search(text):
        ticked = (_TICK_BEFORE if _BOX.match(text.lstrip()) else _TICK_BEHIND).findall(text)
        text = ticked[0] if len(ticked) == 1 else ""
    words = fold(text).strip(" .:-")
    if _NO.match(words):
        return False
    return True if _YES.match(words) else None


def _bare(text: str) -> str:
    """A label without case, plural marks, stops and colons."""
    return fold(_TRAIL.sub("", _PLURAL.sub("", text)))


_BOX = regex.compile(r"[☒☑✓✔☐□]")
_TICK_BEFORE = regex.compile(r"[☒☑✓✔]([^☒☑✓✔☐□]+)")
_TICK_BEHIND = regex.compile(
    r"\b((?:(?:non|not?)[\s-]+(?:an?\s+)?)?\p{L}++(?:\s+decision)?)\s*[☒☑✓✔]", regex.IGNORECASE
)
_NO = regex.compile(
    r"(?:no\b(?!\s*\.?\s*\d)|non\b|not\s+(?!app|known|yet)|n$|nage\b"
    r"|(?:this|the)\s+(?:\w+\s+){0,4}(?:not?|never)\b)"
)
_YES = regex.compile(r"(?:yes\b|y$|ydy\b|oes\b|key\b|(?:this|the)\s+(?:\w+\s+){0,4}a\s+key\b)")
_FIRST_ANY = _FIRST | frozenset(("is", "are", "does", "do", "has", "have", "was", "will", "can", "should"))
