"""The catalogue of diagnostics: every code the library can report, what it means and what to do about it.

The catalogue is plain data. `agendaparse.models.Diagnostic` accepts no code that is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Literal

from agendaparse.errors import UsageError

Severity = Literal["info", "warning", "error"]
"""How much a diagnostic matters.

`info`: a choice worth knowing; `warning`: a value may be wrong, or the document contradicts itself; `error`:
something printed is missing from the result.
"""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """What a diagnostic code means.

    Attributes:
        code: The kebab-case code.
        severity: The severity it has unless its maker says otherwise.
        meaning: What was found, in a sentence or two.
        remedy: What the reader should do about it.
    """

    code: str
    severity: Severity
    meaning: str
    remedy: str


_ENTRIES: tuple[CatalogueEntry, ...] = (
    # The document as a file
    CatalogueEntry(
        "document-repaired",
        "warning",
        "The PDF's internal structure was damaged and was rebuilt; pages or objects may be missing.",
        "Compare `source.page_count` with what you expect, and download the file again if they differ.",
    ),
    CatalogueEntry(
        "page-unreadable",
        "error",
        "A page could not be read and nothing on it is in the result. All other pages were parsed.",
        "Open the page named in `where` in a PDF viewer, and ask the council for a sound copy.",
    ),
    CatalogueEntry(
        "page-incomplete",
        "warning",
        "Part of a page could not be read, or is too much to read; what could be read of it is in the result.",
        "Compare the page named in `where` with the document before relying on what was read from it.",
    ),
    CatalogueEntry(
        "second-engine-used",
        "info",
        "The fast engine could not read this page, or not name its letters; pdfplumber read it instead.",
        "Nothing, unless the text of the page looks wrong: then ask the council for a sound copy.",
    ),
    CatalogueEntry(
        "no-text-layer",
        "error",
        "The page is a picture without text, so nothing on it is in the result.",
        "Install OCR (`pip install 'agendaparse[ocr]'` and Tesseract, on Debian `apt-get install tesseract-ocr`) and "
        "parse again, without --no-ocr.",
    ),
    CatalogueEntry(
        "ocr-failed",
        "error",
        "The page is a picture and the OCR engine could not read it, so nothing on it is in the result.",
        "Run `tesseract` by hand on a picture of the page named in `where` to see what it says.",
    ),
    CatalogueEntry(
        "ocr-used",
        "warning",
        "The text was recognised from a picture of the page, so letters and figures may be misread.",
        "Check names, figures and dates against the page before you rely on them.",
    ),
    CatalogueEntry(
        "pages-skipped",
        "info",
        "Only some of the document's pages were asked for; what stands on the others is not in the result.",
        "Parse without a page limit to have the whole document.",
    ),
    CatalogueEntry(
        "language-unsupported",
        "warning",
        "The text is not in English. Numbers, dates and tables are read, worded records mostly are not.",
        "Look for the English edition of the document, which Welsh councils publish beside the Welsh one.",
    ),
    CatalogueEntry(
        "struck-text-removed",
        "info",
        "Struck-through words (tracked changes, withdrawn items) were left out of the text.",
        "Read `struck` on the motion, or the page, when the removed words matter.",
    ),
    CatalogueEntry(
        "alternative-text-used",
        "info",
        "A value was read from the alternative text of a picture, such as a logo; it is not printed as text.",
        "Look at the picture when the value matters; alternative text is written by hand and can be stale.",
    ),
    CatalogueEntry(
        "table-uncertain",
        "warning",
        "The edges of a table's columns or rows are not drawn and were inferred; cells may be misplaced.",
        "Compare the table with the page named in `where`.",
    ),
    CatalogueEntry(
        "unclaimed-text",
        "warning",
        "Text on the page belongs to no part of the result.",
        "Read the page named in `where`; report it if the text should have been a record.",
    ),
    CatalogueEntry(
        "extractor-failed",
        "error",
        "A part of the library failed on this section, so its records are missing. The rest was parsed.",
        "Report it with the file and the message: it is a defect of agendaparse.",
    ),
    # A pack of several files
    CatalogueEntry(
        "files-disagree",
        "warning",
        "Files of one meeting say different things; what the front sheet, or the fuller copy, says is kept.",
        "Compare the files named in `where`; the later one may be a correction.",
    ),
    CatalogueEntry(
        "document-repeated",
        "info",
        "A document is in two of the files, such as in the pack and published alone, and is counted once.",
        "No action is needed; `where` names the files.",
    ),
    # The split into sections
    CatalogueEntry(
        "page-range-mismatch",
        "warning",
        "The pages printed in the agenda, the page stamps and the documents themselves do not agree.",
        "Trust `sections` for where a document stands; `pages` on the agenda item keeps what is printed.",
    ),
    CatalogueEntry(
        "section-uncertain",
        "warning",
        "What kind of document these pages are, or where it begins or ends, was decided on weak evidence.",
        "Check the section's `kind` and first page against the document.",
    ),
    # The meeting and its agenda
    CatalogueEntry(
        "council-from-text",
        "info",
        "No council is named on the front sheet; the name is the one the document uses of itself.",
        "Check the name when the document quotes other councils.",
    ),
    CatalogueEntry(
        "meeting-from-properties",
        "info",
        "A value of the meeting is not printed and was read from the document's properties (its title).",
        "No action is needed, but `where` names no page for this value.",
    ),
    CatalogueEntry(
        "meeting-conflict",
        "warning",
        "The document gives the meeting two different dates, times or names; the one on the front is kept.",
        "Check the date, time and committee against the council's web page for the meeting.",
    ),
    CatalogueEntry(
        "date-weekday-mismatch",
        "warning",
        "The printed day of the week does not fall on the printed date; the date is kept.",
        "Check the date against the council's calendar of meetings.",
    ),
    CatalogueEntry(
        "date-unreadable",
        "warning",
        "Something stands where a date or time is expected and could not be understood; the value is null.",
        "Read the printed text on the page named in `where`.",
    ),
    CatalogueEntry(
        "agenda-number-gap",
        "info",
        "The numbers of the agenda items skip or repeat one.",
        "See on the front sheet whether the council numbered it so; if not, an item was missed.",
    ),
    # Minutes
    CatalogueEntry(
        "minute-number-gap",
        "warning",
        "The numbers of the minutes skip or repeat one.",
        "See on the page whether the council numbered it so; exempt minutes are often published apart.",
    ),
    CatalogueEntry(
        "attendance-conflict",
        "warning",
        "The minutes say contradictory things of one person, such as present and apologies; both are kept.",
        "Decide from the minutes which is right; each entry's `where` shows its source.",
    ),
    CatalogueEntry(
        "vote-count-mismatch",
        "warning",
        "The number of names printed for a side of a vote differs from its printed count; both are kept.",
        "Count the names on the page named in `where`.",
    ),
    # Tables of red, amber and green
    CatalogueEntry(
        "rag-summary-mismatch",
        "warning",
        "The printed totals of a red/amber/green table differ from the count of its rows.",
        "Count the rows on the page: either the council's total is wrong or a status was misread.",
    ),
    CatalogueEntry(
        "ref-repaired",
        "info",
        "A printed reference was plainly miskeyed or broken and was mended; `ref_raw` keeps what is printed.",
        "Compare `ref` with `ref_raw`.",
    ),
    CatalogueEntry(
        "status-from-wrong-column",
        "warning",
        "A row's status is printed in another column than the status column and was read from there.",
        "Compare the row's `cells` with the page.",
    ),
    CatalogueEntry(
        "status-conflict",
        "warning",
        "A row's word, colour and icon do not give the same status; `status_source` names the one kept.",
        "Look at the cell on the page named in `where`.",
    ),
    CatalogueEntry(
        "direction-conflict",
        "warning",
        "Words, arrow and the arrow's alternative text give different directions of travel; the first of them is kept.",
        "Look at the arrow on the page named in `where`.",
    ),
)

CATALOGUE: Mapping[str, CatalogueEntry] = MappingProxyType({entry.code: entry for entry in _ENTRIES})
"""Every diagnostic code and what it means."""


def entry_for(code: str) -> CatalogueEntry:
    """Find a code in the catalogue.

    Args:
        code: A diagnostic code, such as "ref-repaired".

    Returns:
        Its entry.

    Raises:
        UsageError: There is no such code; the message names the nearest ones.
    """
    entry = CATALOGUE.get(code)
    if entry is None:
        near = get_close_matches(code, CATALOGUE, n=3)
        raise UsageError(
            f"There is no diagnostic {code!r}.",
            remedy=f"Did you mean {' or '.join(near)}?" if near else f"The codes are: {', '.join(CATALOGUE)}.",
        )
    return entry


def explain(code: str) -> str:
    """Explain a diagnostic code in words.

    Args:
        code: A diagnostic code, such as "ref-repaired".

    Returns:
        A few lines of text: the code and its severity, its meaning, and what to do.

    Raises:
        UsageError: There is no such code.
    """
    entry = entry_for(code)
    return f"{entry.code} ({entry.severity})\n{entry.meaning}\nWhat to do: {entry.remedy}"
