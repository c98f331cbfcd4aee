"""The labels of reports and of attendance lists, as signs of what a page is."""

from __future__ import annotations

from collections.abc import Sequence

import regex


def any_of(*forms: str) -> regex.Pattern[str]:
    """One pattern of several, case aside."""
    return regex.compile("|".join(forms), regex.IGNORECASE)


# Labels of a report's title block, and those that stand at its end too; each counts once.
TITLE_LABELS = tuple(
    any_of(form)
    for form in (
        r"^(?:joint )?report (?:of|by|author|to|title|subject)\b",
        r"^from\s*:|^by\s*(?::|$)",
        r"^to\s*(?::|$)|^to (?:the )?(?:cabinet|council|committee|executive)\b",
        r"^subject\b",
        r"^status\b",
        r"^(?:is this a )?key (?:or non-key )?decision\b",
        r"^classification\b",
        r"^(?:wards?|electoral divisions?)\b",
        r"^(?:date of )?(?:meeting|committee)\b",
        r"^decision maker\b",
        r"^title\b(?! of (?:the )?(?:documents?|papers?)\b)",
        r"^date\b",
        r"^agenda item\b|^item no\b",
        r"^adroddiad\b",
        r"^(?:past|future) pathway\b",
    )
)
REPORT_LABELS = TITLE_LABELS + tuple(
    any_of(form)
    for form in (
        r"^portfolio\b|^(?:lead )?cabinet member\b",
        r"^(?:contact|lead|responsible|reporting) officer\b|^officer (?:contact|presenting)\b|^contact\b",
        r"^purpose\b",
        r"^(?:\d+ ?\W? )?(?:officer )?recommendations?\b",
        r"^executive summary\b|^summary\b",
        r"^director(?:ate)?\b",
        r"^(?:financial|legal) implications\b",
        r"^background papers\b",
        r"^appendices\b",
        r"^application (?:no|number|ref|reference|type)\b",
        r"^(?:proposal|proposed development|development)\b",
        r"^(?:site|location|site address|address)\b",
        r"^(?:applicant|agent)\b",
    )
)
ANY_REPORT_LABEL = any_of(*(pattern.pattern for pattern in REPORT_LABELS))
_PRESENT = any_of(
    r"^(?:members |councillors |also )?present\b(?! at)", r"^in attendance\b", r"^sederunt\b", r"^presennol\b",
    r"^attend(?:ees|ance)\b", r"^members present\b",
)  # fmt: skip


def title_label(text: str) -> int | None:
    """Which label of a report's title block a text opens with, as a number; None where it opens with none."""
    return next((i for i, pattern in enumerate(TITLE_LABELS) if pattern.match(text)), None)


def label_count(texts: Sequence[str]) -> int:
    """How many labels of a report texts open with; one that comes again counts once."""
    labelled = [text for text in texts if ANY_REPORT_LABEL.match(text)]  # few, so that few are asked for each label
    return sum(any(pattern.match(text) for text in labelled) for pattern in REPORT_LABELS) if labelled else 0


def tells_present(text: str) -> bool:
    """Whether a text opens the list of those present."""
    return _PRESENT.search(text) is not None
