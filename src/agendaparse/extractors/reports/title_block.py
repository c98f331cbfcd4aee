"""The title block of a report: what its labels and its loose lines say."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from agendaparse.extractors.context import Context
from agendaparse.extractors.reports.anatomy import Anatomy, Entry, Section
from agendaparse.extractors.reports.pieces import Piece, blocks_of
from agendaparse.grammar.bodies import find_council_name, is_committee, is_council_name
from agendaparse.grammar.dates import find_dates, find_times
from agendaparse.grammar.labels import Field, is_generic_title, is_release_status, label_field, parse_yes_no
from agendaparse.grammar.pages import item_stamp
from agendaparse.grammar.people import is_job_title, opens_with_person
from agendaparse.grammar.references import find_reference
from agendaparse.grammar.text import fold
from agendaparse.models.common import Where
from agendaparse.models.report import Consideration

_EDGE = " -–—,:;|.()"
_MARKS_BEFORE_DATE = " -–—,:(|\t\n"
_WORDS_BEFORE_DATE = frozenset(("on", "of", "at", "held", "meeting", "dated", "the", "its"))
_TIME_TAIL = regex.compile(
    r"\s*[-–—,]?\s*(?:at\s+)?\d{1,2}[.:]?\d{0,2}\s*(?:am|pm|noon|hours|hrs)?\.?$", regex.IGNORECASE
)
_ARTICLE = regex.compile(r"^the\s+(?=\S)", regex.IGNORECASE)
_NONE = frozenset(("", "none", "n/a", "not applicable", "no", "na", "nil", "tbc", "-", "not required"))
_PAPER = regex.compile(
    r"(?:report|paper)\s+(?:(?:no|number|ref|reference)\.?\s*:?\s*)?(?P<ref>[A-Z]{1,6}[-/ ]?\d[\d/.\-]*[A-Z]?)",
    regex.IGNORECASE,
)
_TO_BODY = regex.compile(r"(?<!\s)(?:,\s*|\s+)to\s+(?:(?:an?\s+|the\s+)?meeting\s+of\s+)?(?:the\s+)?", regex.IGNORECASE)
_LATER: frozenset[Field] = frozenset(("key_decision", "wards", "classification"))
_FEW_WORDS = 30  # of what stands under a heading that is a label elsewhere
_LONGEST_AUTHOR = 300  # letters of a line that says whose a report is
_SITES = frozenset(
    ("site", "site address", "location", "address", "address of site", "site location", "application site")
)
_LETTERS = regex.compile(r"\p{L}+")
_WHOLE_COUNCIL = frozenset(("council", "full council", "cabinet", "the council", "executive"))
_DATE_WORDS = frozenset(("at", "on", "date", "of", "meeting", "the", "dated", "held"))
_REPORT_TO = regex.compile(r"(?:(?:public|open|exempt)\s+)?report\s+to\s+(?:the\s+)?(?P<body>.+)", regex.IGNORECASE)


@dataclass(frozen=True)
class TitleBlock:
    """The values of a title block that are not people."""

    title: str | None
    reference: str | None
    committee: str | None
    date: dt.date | None
    agenda_item: str | None
    author: str | None
    status: str | None
    purpose: str | None
    classification: str | None
    header: dict[str, str]
    key_decision: bool | None
    also_considered_by: tuple[Consideration, ...]
    wards: str | None
    title_at: Piece | None


def read_title_block(
    anatomy: Anatomy, fallback_title: str | None, ctx: Context, *, bookmarked: bool = False
) -> TitleBlock:
    """Read the labels, and the lines without label, of a title block.

    Args:
        anatomy: The report, cut up.
        fallback_title: What the outline calls it, for a report that prints no title.
        ctx: For citing.
        bookmarked: Whether that is a publishing system's name for it.
    """
    labels = anatomy.labels
    committee, date = _committee_and_date(labels, anatomy.loose)
    title, title_at = _title(anatomy, committee)
    author = _first(labels, "author")
    if author is None:
        author = _first(labels, "report_author")
    author = _addressed(author).author if author else None
    release = anatomy.release.text if anatomy.release is not None else None
    key = next((e for e in labels if e.kind == "key_decision"), None)
    later = _told_later(anatomy.sections)
    reference = _first(labels, "reference")
    if reference is None and key is not None:
        reference = find_reference(key.value)
    if reference is None:
        reference = next((found for piece in anatomy.loose if (found := find_reference(piece.text))), None)
    if reference is None:
        reference = next((m["ref"] for text in _loose_lines(anatomy) if (m := _PAPER.fullmatch(text))), None)
    decision = parse_yes_no(key.value if key is not None else later.get("key_decision", ""))
    if key is not None and decision is None and find_reference(key.value):
        decision = True
    return TitleBlock(
        title=title or (None if bookmarked else _site(labels)) or fallback_title,
        reference=reference,
        committee=committee,
        date=date,
        agenda_item=_first(labels, "agenda_item")
        or next((found for text in _loose_lines(anatomy) if (found := item_stamp(text))), None),
        author=author,
        status=_first(labels, "status") or _first(labels, "purpose", short=True),
        purpose=_first(labels, "purpose"),
        classification=_first(labels, "classification") or release or later.get("classification"),
        header=_header(labels),
        key_decision=decision,
        also_considered_by=_also_considered(labels, ctx),
        wards=_first(labels, "wards") or later.get("wards"),
        title_at=title_at,
    )


def _loose_lines(anatomy: Anatomy) -> list[str]:
    """The printed lines of what stands in the title block without label."""
    return [text for piece in anatomy.loose for text in ([line.text for line in piece.block.lines] or [piece.text])]


def _header(labels: Sequence[Entry]) -> dict[str, str]:
    header: dict[str, str] = {}
    for entry in labels:
        if entry.back:
            continue
        key = " ".join(entry.label.split()).rstrip(" :")
        if key in header:
            header[key] = " ".join(text for text in (header[key], entry.value) if text)
        else:
            header[key] = entry.value
    return header


def _first(labels: Sequence[Entry], kind: Field, *, short: bool = False) -> str | None:
    """The first value of a kind; with `short`, only one of a few words that say no sentence."""
    value = next((entry.value for entry in labels if entry.kind == kind and entry.value), None)
    if short and value is not None and (len(value.split()) > 6 or value.casefold().startswith("to ")):
        return None
    return value


def _told_later(sections: Sequence[Section]) -> dict[Field, str]:
    """What is told of the decision, the wards and exempt matter under headings of their own, each in a few words."""
    told: dict[Field, set[str]] = defaultdict(set)
    for section in sections:
        field = label_field(section.words) if section.kind == "body" and section.words else None
        if field is None or field not in _LATER:
            continue
        if field == "classification" and "exempt" not in (section.words or "").casefold():
            continue
        texts = [piece.full() for piece in section.pieces]
        if 0 < sum(len(text.split()) for text in texts) <= _FEW_WORDS:
            told[field].add(" ".join(texts))
    return {field: texts.pop() for field, texts in told.items() if len(texts) == 1}  # else it tells of each site


def _committee_and_date(labels: Sequence[Entry], loose: Sequence[Piece]) -> tuple[str | None, dt.date | None]:
    committee: str | None = None
    date: dt.date | None = None
    for entry in labels:
        if entry.kind not in ("committee", "date") or not entry.value:
            continue
        body, day = _body_and_date(entry.value)
        label = entry.label.casefold()
        if entry.kind == "committee" and _is_somebody(body):  # one member or officer decided, no body
            continue
        names = entry.kind == "committee" or (("committee" in label or "meeting" in label) and is_committee(body))
        if names and body:
            committee = committee or body
        date = date or day
    for piece in loose:
        if committee is not None and date is not None:
            break
        text = piece.text
        found = find_dates(text)
        report_to = _REPORT_TO.fullmatch(text)
        if report_to is not None:
            text = report_to["body"]
        body, day = _body_and_date(text)
        if (
            body
            and committee is None
            and (
                (is_committee(body.title() if body.isupper() else body) and not is_council_name(body))
                or report_to is not None
            )
        ):
            if report_to is not None or found or len(body.split()) <= 8:
                committee = body
                date = date or day
        elif date is None and is_date_line(text):
            date = day
    for entry in labels:  # last, because a report to another body may be laid before this one
        if entry.kind == "author":
            told = _addressed(entry.value)
            committee, date = committee or told.committee, date or told.date
    return committee, date


class _Addressed(NamedTuple):
    """What one line says of whose a report is, and to whom and for which day it was written."""

    author: str
    committee: str | None = None
    date: dt.date | None = None


def _addressed(text: str) -> _Addressed:
    """Cut "the Head of Parks to the Leisure Committee, 4 May 2031" into its author, body and day."""
    author, committee, day = text, None, None
    for match in _TO_BODY.finditer(text[:_LONGEST_AUTHOR]):
        body, day = _body_and_date(text[match.end() :])
        if is_committee(body.title() if body.isupper() else body):
            author, committee = text[: match.start()], body
            break
    else:
        before, day = _body_and_date(text)
        if day is not None and before:
            author = before
    if not author.casefold().startswith("the leader"):
        author = _ARTICLE.sub("", author)
    return _Addressed(author, committee, day)


def _is_somebody(text: str) -> bool:
    """Whether who decides is one member or officer: "Councillor Ash, Cabinet Member for Roads", "Director of Place"."""
    return opens_with_person(text) or (is_job_title(text) and not is_committee(text))


def _body_and_date(text: str) -> tuple[str, dt.date | None]:
    """The body and the date of "Cabinet - 30 January 2025"."""
    dates = find_dates(text)
    if not dates:
        return text.strip(_EDGE), None
    first = dates[0]
    before = _before_date(text[: first.start])
    after = _TIME_TAIL.sub("", text[first.end :]).strip(_EDGE) if len(dates) == 1 else ""
    if not before and after and is_committee(after):
        before = after
    return before, first.date


def _before_date(text: str) -> str:
    """What stands before a date, without the marks and the small words that lead to it ("Cabinet, held on the")."""
    text = text.rstrip(_MARKS_BEFORE_DATE)
    while text:
        head, _, last = text.rpartition(" ")
        if last.casefold() not in _WORDS_BEFORE_DATE:
            break
        text = head.rstrip(_MARKS_BEFORE_DATE)
    return text.strip(_EDGE)


def is_date_line(text: str) -> bool:
    """Whether a line is a date, with or without a time, and nothing else."""
    dates = find_dates(text)
    if len(dates) != 1:
        return False
    rest = text[: dates[0].start] + " " + text[dates[0].end :]
    for time in sorted(find_times(rest), key=lambda found: -found.start):
        rest = rest[: time.start] + " " + rest[time.end :]
    words = _LETTERS.findall(rest)
    return all(word.casefold() in _DATE_WORDS for word in words)


def _title(anatomy: Anatomy, committee: str | None) -> tuple[str | None, Piece | None]:
    entry = next((e for e in anatomy.labels if e.kind == "title" and e.value), None)
    if entry is not None:
        return entry.value, entry.pieces[0] if entry.pieces else entry.at
    candidates = [piece for piece in anatomy.loose if may_title(piece, committee)]
    if not candidates:
        return None, None
    headings = [piece for piece in candidates if piece.heading] or candidates[:1]
    best = max(headings, key=lambda piece: (piece.look[0], -headings.index(piece)))
    return best.text, best


def _site(labels: Sequence[Entry]) -> str | None:
    """The address an application is for, which names its report where nothing else does."""
    if not any(entry.kind == "reference" for entry in labels):
        return None
    return next((entry.value for entry in labels if fold(entry.label).strip(" :") in _SITES and entry.value), None)


def may_title(piece: Piece, committee: str | None = None) -> bool:
    """Whether a line may be the report's title: it is not the form's, the council's or the committee's name, or a day.

    Args:
        piece: The line.
        committee: The body the report is written to, where known.
    """
    text = piece.text
    if is_generic_title(text) or is_release_status(text) or is_council_name(text) or piece.words > 40:
        return False
    if is_date_line(text):
        return False
    if len(find_dates(text)) == 1:
        body, day = _body_and_date(text)
        whole = day is not None and (fold(body) in _WHOLE_COUNCIL or is_committee(body.title()))
        if not body or whole or (committee is not None and fold(body) == fold(committee)):
            return False
    if committee is not None and fold(text).strip(_EDGE) == fold(committee):
        return False
    plain = text.title() if text.isupper() else text
    if is_committee(plain) and not piece.heading:
        return False
    return not (is_committee(plain) and find_council_name(plain)) and any(c.isalpha() for c in text)


def _also_considered(labels: Sequence[Entry], ctx: Context) -> tuple[Consideration, ...]:
    """Other bodies, each with the date of its meeting."""
    made: list[Consideration] = []
    for entry in labels:
        if entry.kind != "also_considered_by":
            continue
        for text in entry.texts or [entry.value]:
            if fold(text).strip(_EDGE) in _NONE:
                continue
            where = ctx.where(blocks_of(entry.pieces or [entry.at]), text=text)
            made.extend(_considerations(text, "also" in entry.label.casefold(), where))
    return tuple(made)


def _considerations(text: str, bare: bool, where: tuple[Where, ...]) -> list[Consideration]:
    dates = find_dates(text)
    if not dates:
        body = text.strip(_EDGE)
        return [Consideration(body=body, date=None, where=where)] if bare and is_committee(body) else []
    made: list[Consideration] = []
    start = 0
    for found in dates:
        body = _before_date(text[start : found.start])
        body = regex.sub(r"^(?:and|&|then)\s+", "", body)
        if body and len(body.split()) <= 14:
            made.append(Consideration(body=body, date=found.date, where=where))
        elif not body and made:
            made.append(Consideration(body=made[-1].body, date=found.date, where=where))
        start = found.end
    return made
