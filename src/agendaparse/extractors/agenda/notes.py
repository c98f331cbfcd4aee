"""What stands behind an agenda's items without being one: notes, dates of later meetings, signatures."""

from __future__ import annotations

import regex

from agendaparse.grammar.contacts import find_emails, find_telephones
from agendaparse.grammar.dates import find_dates
from agendaparse.grammar.people import is_job_title

NOTE_OPENINGS: tuple[str, ...] = (
    r"(?:the\s+)?(?:dates?|list)\s+of\s+(?:the\s+)?(?:next|future|forthcoming|later|remaining)\b",
    r"(?:future|later|forthcoming|next|remaining)\s+(?:\p{L}+\s+){0,3}?meetings?\b",
    r"(?:if|should)\s+you\s+(?:wish|would|require|need|have|want|are)\b",
    r"for\s+(?:further|more|any)\s+(?:information|details|queries|assistance)",
    r"(?:please\s+)?(?:nb|n\.b\.|notes?|please\s+note|important)\b",
    r"exempt\s+information\b", r"access\s+to\s+information\b", r"anyone\s+(?:who|wishing)\b",
    r"(?:members\s+of\s+the\s+)?(?:press\s+and\s+)?public\s+(?:are|is|may|can|who|wishing)\b",
    r"(?:the\s+)?(?:press|public)\s+(?:and\s+(?:the\s+)?(?:press|public)\s+)?(?:are|is|may|have)\b",
    r"members\s+of\s+the\s+(?:public|press)\b", r"members\s+are\s+(?:reminded|requested|asked)\b",
    r"(?:copies|hard\s+copies)\s+of\b",
    r"(?:this|the)\s+(?:agenda|document|meeting|reports?)\s+(?:is|are|can|will|may|and)\b",
    r"(?:to|circulation|distribution|membership|quorum|contact|contacts|enquiries|signed|dated?|issued|published)\s*:",
    r"(?:membership|quorum|distribution|circulation)\b\s*$", r"(?:dated|issued|despatched|dispatched|published)\b",
    r"yours\s+(?:sincerely|faithfully)", r"by\s+order\s+of\b", r"\*\s*\p{L}", r"background\s+papers?\b",
    r"(?:recording|filming|webcast|audio|mobile\s+phones?|fire\s+(?:drill|evacuation|alarm|procedure)|emergency\s+(?:evacuation|exit|procedure))\b",
    r"all\s+(?:members|councillors|residents)\b.{0,30}\b(?:welcome|invited|reminded)\b",
    r"at\s+the\s+time\s+of\s+preparing\b", r"dyddiadau?\b", r"(?:www\.|https?:)", r"tel(?:ephone)?\b", r"e-?mail\b",
)  # fmt: skip
"""How a paragraph begins that belongs to no item."""

STANDING_TITLES: tuple[str, ...] = (
    r"apologies\b", r"welcome\b", r"introductions?\b", r"declarations?\b", r"disclosures?\b", r"minutes\b",
    r"prayers\b",
    r"roll\s+call", r"election\s+of\b", r"appointment\s+of\b", r"to\s+receive\s+apologies", r"substitut",
    r"attendance\b",
    r"public\s+(?:questions?|participation|forum|speaking|session|time|open)", r"open\s+forum",
    r"(?:chair\p{L}*|mayor|leader)['’]?s?\s+(?:announcements?|communications?|report|update)", r"announcements?\b",
    r"urgent\s+(?:business|items?|matters?)", r"any\s+other\b", r"matters\s+arising", r"housekeeping",
    r"notification\b",
    r"items?\s+requiring\s+urgent", r"emergency\b", r"interests?\b", r"petitions\b", r"questions\b", r"deputations\b",
    r"ymddiheuriadau", r"datgan", r"cofnodion", r"croeso",
)  # fmt: skip
"""How the title of a standing item begins."""

_NOTE = regex.compile("|".join(NOTE_OPENINGS), regex.IGNORECASE)
_REPORT_OF = regex.compile(
    r"(?:joint\s+)?(?:verbal\s+)?(?:reports?|updates?|presentation)\s+(?:of|by|from)\b", regex.IGNORECASE
)
_STANDING = regex.compile("|".join(STANDING_TITLES), regex.IGNORECASE)


def ends_agenda(text: str) -> bool:
    """Whether a paragraph opens the notes or the signature behind the last item, and belongs to no item."""
    tidy = text.strip(" *.-–")
    if not tidy:
        return False
    if _NOTE.match(tidy):
        return True
    if find_telephones(tidy) or find_emails(tidy):
        return True
    dates = find_dates(tidy)
    if len(dates) == 1 and len(tidy) - (dates[0].end - dates[0].start) < 12:
        return True
    return len(tidy) < 60 and is_job_title(tidy) and not _REPORT_OF.match(tidy)


def is_standing_title(text: str) -> bool:
    """Whether a text is the title of an item that every agenda has ("Apologies for Absence")."""
    return _STANDING.match(text) is not None and len(text) < 140
