"""Plain text: set on a grid of characters, so that columns, tables and furniture are found as on a drawn page.

Form feeds part pages, as `pdftotext` writes them. The grid is only a way to read: it is never cited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from agendaparse.document import Box, Document, Page, Run, Style
from agendaparse.grammar.contacts import EMAIL_LABELS, TELEPHONE_LABELS
from agendaparse.grammar.letters import GRID_FONT, printed_length
from agendaparse.readers.text_headings import heading_rows
from agendaparse.readers.text_margin import right_margin
from agendaparse.readers.text_numbers import closed, find_series
from agendaparse.readers.text_watermark import take_watermark

WIDTH, HEIGHT, SIZE = 6.0, 12.0, 10.0  # points of a character and of its type
HUGE = 60.0  # points of the type of lettering across a page
TAB = 8
MARGIN = 1  # lines over and under the text of a page
RAGGED = 9  # characters that lines set to both margins may differ by on a grid
FULL_LINE = 50  # characters of a line of prose that reaches both margins
WIDE = 3  # spaces that part columns; two may stand between words of a justified line

_STYLE = Style(GRID_FONT, SIZE, False, False, 0)
_BOLD = Style(GRID_FONT, SIZE, True, False, 0)
_GAP = regex.compile(rf" {{{WIDE},}}")
_PAGES = regex.compile(r"(?<=\S) (?=\(Pages?\s[\d\s–-]+\)?$)")  # a full title leaves one space to its pages
_CONTACT_LABELS = "|".join(map(regex.escape, (*TELEPHONE_LABELS, *EMAIL_LABELS, "ask for", "contact")))
_BEHIND = regex.compile(  # the label of a contact, close behind the words of the column before
    rf"(?<=\S \S{{1,30}}|,) (?=\p{{Lu}})(?=(?i:{_CONTACT_LABELS}):(?: {{{WIDE},}}|$))"
)
_LABEL = regex.compile(r"\s*\(?[\w.]{1,6}[.)]?\s{2,}(?=\S)")
_JOINING = regex.compile(r"(?:and|or|of|the|to|in|for|a|an|at|by|on|with|be|is|that)")
_ROW = regex.compile(rf"\s*\p{{Lu}}[^:]{{1,40}}: {{{WIDE},}}(?=\S)")  # a label and its value
_FULL_ROW = regex.compile(r"\s*\p{Lu}[^:]{1,40}: (?=\S)")
_RULE = regex.compile(r"\s*([-=_*~─═])\1{2,}\s*")


def read_text(text: str) -> Document:
    """Read plain text.

    Args:
        text: The text of the file.

    Returns:
        A document whose pages hold the words on a grid, without name and hash; `paged` is False where no form feed
        stands.
    """
    sheets = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    while len(sheets) > 1 and not sheets[-1].strip():
        sheets.pop()
    document = Document("", "", "text/plain", paged="\f" in text, measured=False)
    marked = [take_watermark(_lines(sheet)) for sheet in sheets]
    pages = [lines for _, lines in marked]
    series = find_series(pages)
    pages = [[closed(line, series) for line in lines] for lines in pages]
    if not any(line for lines in pages for line in lines):
        return document
    width = max(len(line) for lines in pages for line in lines) * WIDTH + 2 * WIDTH
    document.pages = [
        _page(number, lines, heading_rows(lines, overleaf, series), width)
        for number, (lines, overleaf) in enumerate(zip(pages, [*pages[1:], []], strict=True), 1)
    ]
    for page, (word, _) in zip(document.pages, marked, strict=True):
        if word is not None:
            whole = Box(0, 0, page.width, page.height)
            page.runs.append(Run(word, whole, page.height, _STYLE._replace(size=HUGE), 0))
    document.page_count = len(sheets) if document.paged else 0
    return document


def _lines(sheet: str) -> list[str]:
    """The lines of a page, those that were stretched to both margins without the white between their words."""
    lines = [line.expandtabs(TAB).rstrip() for line in sheet.rstrip().lstrip("\n").split("\n")]
    return [
        _parted(_unstretched(line) if _is_stretched(line, lines[row - 1 : row], lines[row + 1 : row + 2]) else line)
        for row, line in enumerate(lines)
    ]


def _parted(line: str) -> str:
    """The line with white before what stands in a column of its own though one space is all that parts it."""
    return _BEHIND.sub(" " * WIDE, _PAGES.sub(" " * WIDE, line))


def _is_stretched(line: str, above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether white stands between the words because the line was set to both margins, and not between columns."""
    start = len(line) - len(line.lstrip())
    label = _LABEL.match(line)
    gaps = list(_GAP.finditer(line, label.end() if label else start))
    if not gaps:
        return False
    pieces = _GAP.split(line[gaps[0].start() :].strip())
    beside = [other for other in (*above, *below) if other.strip()]
    if any(_JOINING.fullmatch(piece) for piece in pieces):
        behind = {match.end() for match in gaps}
        return not any(match.end() in behind for other in beside for match in _GAP.finditer(other))  # no column
    widths = [len(match.group()) for match in gaps]
    return (
        bool(beside)
        and max(widths) <= 3 * min(widths)
        and all(
            abs(len(other) - len(line)) <= RAGGED
            and abs(len(other) - len(other.lstrip()) - start) <= 1
            and _GAP.search(other.strip()) is None
            and len(other) - start > FULL_LINE
            for other in beside
        )
    )


def _unstretched(line: str) -> str:
    label = _LABEL.match(line)
    start = label.end() if label else len(line) - len(line.lstrip())
    return line[:start] + _GAP.sub(" ", line[start:])


def _page(number: int, lines: Sequence[str], headings: set[int], width: float) -> Page:
    page = Page(number, width, (len(lines) + 2 * MARGIN) * HEIGHT)
    margin = right_margin(lines)
    values = Counter(match.end() for line in lines if (match := _ROW.match(line)))
    for row, line in enumerate(lines):
        if not line or _RULE.fullmatch(line):
            continue
        below = lines[row + 1] if row + 1 < len(lines) else ""
        style = _BOLD if row in headings or _underlines(below, line) else _STYLE
        start = 0
        for end, begin in _gaps(line, values):
            if line[start:end].strip():
                room = begin - start - WIDE if begin < len(line) else margin - start
                page.runs.append(_run(line[start:end], row, start, style, room))
            start = begin
    return page


def _gaps(line: str, values: Counter[int]) -> Iterator[tuple[int, int]]:
    """Where pieces of a line end and the next begin; a full label leaves one space to the column of values."""
    label = _FULL_ROW.match(line) if values else None
    if label is not None and values[label.end()] > 1:
        yield label.end() - 1, label.end()
    yield from (match.span() for match in _GAP.finditer(line))
    yield len(line), len(line)


def _run(text: str, row: int, column: int, style: Style, room: float) -> Run:
    """A run as long as its letters are in print, so far as there is room before the next: line ends tell of wraps."""
    words = text.lstrip()
    column += len(text) - len(words) + 1
    length = max(min(printed_length(words), room - len(text) + len(words)), 1)
    x0, top = column * WIDTH, (row + MARGIN) * HEIGHT
    return Run(words, Box(x0, top + 1, x0 + length * WIDTH, top + HEIGHT - 1), top + 0.75 * HEIGHT, style)


def _underlines(below: str, line: str) -> bool:
    """Whether the line below is a rule as long as the words, which sets a heading apart."""
    rule, words = below.strip(), line.strip()
    return bool(rule) and _RULE.fullmatch(below) is not None and abs(len(rule) - len(words)) <= 2
