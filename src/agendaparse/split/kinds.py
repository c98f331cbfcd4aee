"""What a run of pages is, from what stands on its first pages.

Each kind has signs that a clerk would name; the kind with the most evidence wins, and without enough it is `other`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice, zip_longest

import regex

from agendaparse.document import LaidPage, Table
from agendaparse.grammar.item_numbers import named_item
from agendaparse.grammar.labels import split_labels
from agendaparse.grammar.text import fold
from agendaparse.models.section import SectionKind
from agendaparse.split.cases import case_of
from agendaparse.split.headings import main_heading
from agendaparse.split.labels import ANY_REPORT_LABEL, REPORT_LABELS, any_of, label_count, tells_present
from agendaparse.split.paper import blocks_in, opening_texts

ENOUGH = 4  # evidence that settles a kind
FRONT_INSIDE = 6  # most evidence for a front sheet that does not open the document
FEW_LABELS = 2  # labels that show a report where it is known to be a paper of an item
REGISTER = 3  # rows and columns from which a table is a list under headings
HEAD = 10  # blocks among which a title block says what it is
MOST_CONTENTS = 8  # pages of a table of contents
LEAST_TITLE = 40  # letters of the sentence that opens minutes


_AGENDA = any_of(r"^a ?g ?e ?n ?d ?a\b(?! item)", r"^rhaglen\b", r"^(?:summons|notice of (?:a )?meeting)\b",
                 r"\bagenda$", r"^(?:order of )?business$")  # fmt: skip
_SUMMONS = any_of(
    r"\b(?:you are|are hereby) (?:hereby )?(?:summoned|invited)\b",
    r"\bsummons to\b",
    r"\b(?:next )?meeting to be held\b",
    r"\bwill be held (?:in|at|on)\b",
    r"\b(?:hereby )?give(?:n)? notice\b",
)
_CALLED = any_of(r"\bmeeting of\b.{3,120}\bwill be held (?:in|at|on|by)\b")  # what calls a meeting is not its minutes
_FRONT_WORDS = any_of(
    r"^membership\b", r"^members(?:hip)? of the committee", r"^despatched", r"^ask for\b", r"^pages?$", r"^contact$",
    r"^quorum\b", r"^aelodaeth\b",
)  # fmt: skip
_TIME_LABEL = any_of(r"(?:^|\s)(?:time|amser)(?: of meeting)? ?[:/]", r"^(?:(?:date (?:and|&) )?time|amser)$")
_PLACE = r"(?:venue|lleoliad|place|location)"
_PLACE_LABEL = any_of(rf"(?:^|\s){_PLACE}(?: of meeting)? ?[:/]", rf"^{_PLACE}$")
_PAGE_RANGE = any_of(r"\((?:pages?|tudalen(?:nau)?|pp?\.)\s*\d+", r"^(?:pages?\s*)?\d+\s*[-–]\s*\d+$")
_APOLOGIES = any_of(r"\bapologies\b", r"\bymddiheuriadau\b")
_MINUTES_HEAD = any_of(
    r"\bminutes? of (?:the |a |an )?(?:\w+ ){0,8}?(?:meeting|proceedings)\b", r"^(?:draft |public )?minutes\b",
    r"\b(?:committee|council|cabinet|executive|panel|board|forum) minutes\b.{0,12}\b\d{1,2}(?:st|nd|rd|th)? \w+ \d{4}$",
    r"\bminutes\s*$", r"^notes of (?:the |a |an )?(?:\w+ ){0,8}?meeting\b",
    r"\b(?:at a|record of a|proceedings of (?:a|the)) meeting of\b", r"^cofnodion\b",
)  # fmt: skip
_MINUTES_OPEN = any_of(
    r"^(?:(?:draft|public|open|unconfirmed|approved|the) ){0,2}(?:minutes|minute of|cofnodion|record|proceedings)\b",
    r"^(?:notes of|at) (?:the |a |an )?(?:\w+ ){0,8}?meeting\b",
)
_CONTENTS = regex.compile(r"(?:table of )?contents|index (?:of|to) (?:the )?minutes", regex.IGNORECASE)
_RESOLVED = any_of(r"\bresolved\b", r"\bit was (?:agreed|approved|noted)\b", r"^agreed\b", r"\bpenderfynwyd\b")
CLOSED = (
    r"\bmeeting (?:was )?(?:declared )?(?:closed|concluded|ended|finished|rose)\b|\bdeclared (?:the meeting )?closed\b"
)
"""What the last words of minutes say."""
_CLOSED = any_of(CLOSED, r"^chair(?:man|person)?\s*(?:[.…_]{3,}|$)")
_LETTER = any_of(r"^dear (?:member|councillor|colleague|sir|all)", r"^(?:enclosed|attached) (?:are|is|please)\b",
               r"\bsupplement(?:ary)? (?:agenda|pack|papers?)\b", r"^yours (?:sincerely|faithfully)")  # fmt: skip
_CALLS = any_of(r"\b(?:summoned|invited|requested) to attend\b", r"\bsummons\b")
_LETTER_OPENS = any_of(r"^dear ")
_WORK_PLAN = any_of(
    r"\b(?:forward |committee |annual )?work(?:ing)? ?(?:plan|programme)\b",
    r"\bforward (?:work )?(?:plan|programme)\b",
    r"\bplan of key decisions\b", r"\bblaenraglen\b",
    r"^(?:forthcoming|schedule of|notice of) .{0,40}\bkey decisions\b",
)  # fmt: skip
_MOTION_FORM = any_of(r"^(?:proposed by|proposer)\b", r"^(?:seconded by|seconder)\b", r"^notice of motion\b",
                    r"^amendment (?:form|number|no)\b", r"\bamendment form\b", r"^motion\b")  # fmt: skip
_APPENDIX = any_of(r"^(?:appendix|annex(?:e)?|atodiad|enclosure|attachment)\b\s*(?:[a-z0-9]{1,3}\b)?",
                 r"^(?:the )?schedule(?:\s+(?:\d{1,2}|[a-z])\b|$)",
                 r"^\d+ - (?:annex|appendix)\b", r"[-–] ?(?:annex|appendix) [a-z0-9]+")  # fmt: skip
_APPENDIX_ENTRY = any_of(r"^(?:appendix|annexe?|atodiad) (?:[a-z]|\d{1,2})\b")


def heads_agenda(text: str) -> bool:
    """Whether a text is the heading of an agenda."""
    return _AGENDA.search(text) is not None


def tells_apologies(text: str) -> bool:
    """Whether a text is about apologies, the first item of most agendas."""
    return _APOLOGIES.search(text) is not None


def tells_when_and_where(texts: Sequence[str]) -> bool:
    """Whether texts hold the labels of a meeting's time and of its place, as the head of an agenda does."""
    return all(any(pattern.search(text) for text in texts) for pattern in (_TIME_LABEL, _PLACE_LABEL))


def heads_minutes(text: str) -> bool:
    """Whether a text is the heading of minutes, or the sentence that opens them."""
    return _MINUTES_OPEN.match(text) is not None


def heads_contents(text: str) -> bool:
    """Whether a text is the heading of a table of contents."""
    return _CONTENTS.fullmatch(text.strip(" :")) is not None


def opens_minutes(text: str) -> bool:
    """Whether a text is the sentence that opens minutes, longer than an entry "Minutes" of a table of contents."""
    return len(text) > LEAST_TITLE and heads_minutes(text)


def heads_appendix(text: str) -> bool:
    """Whether a text is the heading of an appendix or annex."""
    return _APPENDIX.match(text) is not None


def _texts_for_labels(page: LaidPage) -> list[str]:
    """The first blocks of a page without the tables whose column headings sound like the labels of a title block."""
    items = [item for item in page.items if not (isinstance(item, Table) and _is_register(item))]
    return opening_texts(replace(page, items=items)) if len(items) < len(page.items) else opening_texts(page)


def _is_register(table: Table) -> bool:
    """Whether a table lists things under headings: every column headed, rows enough below, and no label opens one."""
    heads = [cell.text for cell in table.rows[0]] if table.rows else []
    if min(len(table.rows), len(heads)) < REGISTER or not all(heads):
        return False
    return not any(row and ANY_REPORT_LABEL.match(row[0].text) for row in table.rows[1:])


_NUMBERED = regex.compile(r"^\d{1,2}(?:\.\d{0,2})?[.)]?\s+")
_ASKS = any_of(r"^(?:\d+\W*)?(?:officer )?recommend(?:ation|ed)s?\b", r"^(?:joint )?report (?:of|by|from)\b")


def kind_of(pages: Sequence[LaidPage], *, first: bool, title: str | None = None) -> SectionKind:
    """The kind of a run of pages.

    Args:
        pages: Its pages in order.
        first: Whether it opens the document.
        title: Its title in the outline, or None.
    """
    read = [page for page in pages if page.items]
    if not read:
        return "other"
    texts = opening_texts(read[0])
    minutes, report = _minutes_evidence(*_behind_contents(texts, read)), _report_evidence(read)
    settled = not first and max(minutes, report) > FRONT_INSIDE  # then a front sheet is out of the question
    marks: dict[SectionKind, int] = {
        "minutes": minutes,
        "front_sheet": 0 if settled else _front_evidence(texts, read, first),
        "report": report,
        "work_plan": _work_plan_evidence([*texts[:6], *_second_head(read)], _texts_for_labels(read[0]), title),
        "supplement_letter": _letter_evidence(texts) if first else 0,
        "other": ENOUGH + 1 if _hits(_MOTION_FORM, texts[:25]) >= 2 else 0,
    }
    best = max(marks, key=lambda kind: marks[kind])
    if marks[best] < ENOUGH:
        return "other"
    return best


def is_appendix(pages: Sequence[LaidPage], title: str | None) -> bool:
    """Whether the pages call themselves an appendix or annex, in the outline or at their head."""
    if title and _APPENDIX.search(title):
        return True
    texts = [text for page in pages[:1] for text in opening_texts(page)]
    if _hits(_APPENDIX_ENTRY, texts) > 1:  # a list of appendices is no appendix
        return False
    return any(_APPENDIX.match(text) and len(text) < 120 for text in [*texts[:3], *running_heads(pages[:1])])


def running_heads(pages: Sequence[LaidPage]) -> list[str]:
    """What stands over the pages, page numbers aside."""
    return [f.text for page in pages for f in page.furniture if f.kind == "running_head"]


def is_work_plan_title(text: str) -> bool:
    """Whether a title names a work plan or forward plan."""
    return bool(_WORK_PLAN.search(text))


def asks_as_report(pages: Sequence[LaidPage]) -> bool:
    """Whether a paper known to be filed under an item is a report: it says whose it is, or what it recommends."""
    read = [page for page in pages if page.items]
    texts = _texts_for_labels(read[0]) if read else []
    return _hits(_ASKS, texts) > 0 and label_count(texts) >= FEW_LABELS


def heads_item(page: LaidPage, known: Mapping[str, str]) -> str | None:
    """The agenda item a page is headed with, by its number or its title.

    Args:
        page: The page.
        known: Items by folded title.
    """
    texts = opening_texts(page)[:HEAD]
    for text, following in zip_longest(texts, texts[1:], fillvalue=""):
        if (item := named_item(text, following)) is not None:
            return item
    for text in map(fold, texts[:3]):
        if text in known:
            return known[text]
    headings = (fold(block.text) for block in islice(blocks_in(page.items), 2) if block.kind == "heading")
    return next((known[title] for text in headings for title in known if text.startswith(f"{title} ")), None)


def opens_document(page: LaidPage, before: LaidPage | None) -> bool:
    """Whether a document begins on this page by the look of it: the witness of title blocks.

    Args:
        page: The page.
        before: The page before it. A page whose own number carries on from it opens nothing.
    """
    if before is not None and carries_on(before, page):
        return False
    if before is not None and _own_number(page) == 1 and _own_number(before) is not None:
        return True  # its pages are counted anew
    texts = opening_texts(page)
    signs: dict[SectionKind, bool] = {
        "minutes": _hits(_MINUTES_HEAD, texts[:6]) > 0 and any(map(tells_present, texts[:25])),
        # The signs must stand at the head: the last page of a report has labels too.
        "report": label_count(_texts_for_labels(page)[:HEAD]) >= 3,
        "work_plan": any(map(is_work_plan_title, texts[:2])) and any(isinstance(i, Table) for i in page.items[:4]),
    }
    appended = is_appendix([page], None)
    if not (appended or any(signs.values())):
        return False  # most pages: what they are need not be asked
    kind = kind_of([page], first=False)
    if kind in signs:
        return signs[kind]
    if not appended:
        return False
    if before is None or not running_heads([page]):
        return True
    # A title page, or a first page, may be without the running head that the next has.
    return running_heads([page]) != running_heads([before]) and not (_appendix_names(page) & _appendix_names(before))


def _appendix_names(page: LaidPage) -> set[str]:
    """The appendices that the head of a page, or what runs over it, names: "appendix a"."""
    texts = [*opening_texts(page)[:3], *running_heads([page])]
    return {fold(match.group()) for text in texts if (match := _APPENDIX_ENTRY.match(text)) is not None}


def carries_on(before: LaidPage, page: LaidPage) -> bool:
    """Whether a page's own number is the next after that of the page before it."""
    a, b = _own_number(before), _own_number(page)
    return a is not None and b is not None and b == a + 1


def _own_number(page: LaidPage) -> int | None:
    return next((int(f.value) for f in page.furniture if f.kind == "page_number" and f.value), None)


def _hits(pattern: regex.Pattern[str], texts: Iterable[str]) -> int:
    return sum(1 for text in texts if pattern.search(text))


def _behind_contents(texts: Sequence[str], pages: Sequence[LaidPage]) -> tuple[Sequence[str], Sequence[LaidPage]]:
    """What follows a table of contents at the front of minutes, from the sentence that opens them; else all of it."""
    if not any(map(heads_contents, texts[:HEAD])):
        return texts, pages
    for at, page in enumerate(pages[:MOST_CONTENTS]):
        below = opening_texts(page)
        for first, text in enumerate(below):
            if opens_minutes(text) and any(map(tells_present, below[first:])):
                return below[first:], pages[at:]
    return texts, pages


def _minutes_evidence(texts: Sequence[str], pages: Sequence[LaidPage]) -> int:
    head = [text for text in texts[:12] if len(text) < 400]
    named = _hits(_MINUTES_HEAD, head) > 0
    present = any(map(tells_present, texts[:30]))
    if not (named or present):
        return 0
    evidence = 3 * named + 3 * present + (named and any(page.opens for page in pages[:1]))
    everything = [text for page in pages[:4] for text in opening_texts(page)]
    evidence += min(2, _hits(_RESOLVED, everything))
    evidence += _hits(_CLOSED, opening_texts(pages[-1])) > 0
    evidence += any("minutes" in f.text.lower() for page in pages for f in page.furniture)
    evidence -= 3 * (_hits(_AGENDA, [text for text in head if len(text) < 30]) > 0)
    return evidence - 3 * (_hits(_CALLED, head[:8]) > 0)


def _front_evidence(texts: Sequence[str], pages: Sequence[LaidPage], first: bool) -> int:
    everything = [text for page in pages[:4] for text in opening_texts(page)]
    evidence = 3 * (_hits(_AGENDA, [text for text in everything if len(text) < 60]) > 0)
    evidence += min(2, _hits(_PAGE_RANGE, everything)) + min(2, _hits(_SUMMONS, everything))
    evidence += min(2, _hits(_FRONT_WORDS, everything)) + (_hits(_APOLOGIES, everything) > 0)
    evidence += 2 * tells_when_and_where(texts)
    return evidence + (1 if first else -4)


def _report_evidence(pages: Sequence[LaidPage]) -> int:
    texts = _texts_for_labels(pages[0])
    evidence = max(label_count(texts), ENOUGH * (case_of(pages[0]) is not None))
    if 1 <= evidence < ENOUGH:  # labels that a converter ran together
        evidence = label_count([*texts, *(part for text in texts[:6] for part in _inner_labels(text))])
    if evidence < ENOUGH and _hits(_ASKS, texts):  # its headings bear numbers
        evidence = label_count([_NUMBERED.sub("", text) for text in texts])
    if evidence < ENOUGH and len(pages) > 1:  # a cover page before the title block
        more = [text for page in pages[1:3] for text in _texts_for_labels(page)]
        heading = main_heading(pages, ranked=pages[0].width > 0) or ""
        evidence = label_count([*texts, *more]) - 1 + 2 * ("report" in heading.casefold())
    return evidence


def _inner_labels(text: str) -> list[str]:
    """Labels with a colon inside a paragraph, each with its value."""
    if text.count(":") < 2 or len(text) > 600:
        return []
    return [f"{label}: {value}" for label, value in split_labels(text) if label]


def _second_head(pages: Sequence[LaidPage]) -> list[str]:
    return opening_texts(pages[1])[:4] if len(pages) > 1 else []


def _work_plan_evidence(head: Sequence[str], texts: Sequence[str], title: str | None) -> int:
    """A title that names a work plan, with no title block of a report under it."""
    if title and is_work_plan_title(title):
        return ENOUGH + (2 if label_count(texts[:12]) < 3 else -2)
    named = _hits(_WORK_PLAN, [text for text in head if len(text) < 120])
    if named and _tells_of_several(texts):
        return 1 + len(REPORT_LABELS)  # more than the labels of a report can be
    return ENOUGH if named and label_count(texts[:12]) < 3 else 0


def _tells_of_several(texts: Sequence[str]) -> bool:
    """Whether the labels of a report's title block come again and again, as in a plan with a card for each decision."""
    lines = [line for text in texts for line in (text, *_inner_labels(text)) if ANY_REPORT_LABEL.match(line)]
    return sum(sum(pattern.match(text) is not None for text in lines) > 1 for pattern in REPORT_LABELS) > 1


def _letter_evidence(texts: Sequence[str]) -> int:
    if _hits(_CALLS, texts) and _hits(_AGENDA, [text for text in texts if len(text) < 60]):
        return 0  # a letter that summons to the meeting and carries its agenda
    return 2 * _hits(_LETTER, texts) + 3 * (_hits(_LETTER_OPENS, texts) > 0)
