"""Plain text: set on a grid of characters, so that columns, tables and furniture are found as on a drawn page.

Form feeds part pages, as `pdftotext` writes them. The grid is only a way to read: it is never cited.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from agendaparse.document import Box, Document, Page, Run, Style
from agendaparse.readers.text_headings import heading_rows

WIDTH, HEIGHT, SIZE = 6.0, 12.0, 10.0  # points of a character and of its type
TAB = 8
MARGIN = 1  # lines over and under the text of a page
WIDE = 3  # spaces that part columns; two may stand between words of a justified line

_STYLE = Style("", SIZE, False, False, 0)
_BOLD = Style("", SIZE, True, False, 0)
_GAP = regex.compile(rf" {{{WIDE},}}")
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
    document = Document("", "", "text/plain", paged=len(sheets) > 1, measured=False)
    pages = [[line.expandtabs(TAB).rstrip() for line in sheet.rstrip().lstrip("\n").split("\n")] for sheet in sheets]
    if not any(line for lines in pages for line in lines):
        return document
    width = max(len(line) for lines in pages for line in lines) * WIDTH + 2 * WIDTH
    document.pages = [_page(number, lines, width) for number, lines in enumerate(pages, 1)]
    document.page_count = len(sheets) if document.paged else 0
    return document


def _page(number: int, lines: Sequence[str], width: float) -> Page:
    page = Page(number, width, (len(lines) + 2 * MARGIN) * HEIGHT)
    headings = heading_rows(lines)
    for row, line in enumerate(lines):
        if not line or _RULE.fullmatch(line):
            continue
        below = lines[row + 1] if row + 1 < len(lines) else ""
        style = _BOLD if row in headings or _underlines(below, line) else _STYLE
        start = 0
        for gap in [*_GAP.finditer(line), None]:
            end = gap.start() if gap else len(line)
            if line[start:end].strip():
                page.runs.append(_run(line[start:end], row, start, style))
            start = gap.end() if gap else end
    return page


def _run(text: str, row: int, column: int, style: Style) -> Run:
    words = text.lstrip()
    x0 = (column + len(text) - len(words) + 1) * WIDTH
    top = (row + MARGIN) * HEIGHT
    return Run(words, Box(x0, top + 1, x0 + len(words) * WIDTH, top + HEIGHT - 1), top + 0.75 * HEIGHT, style)


def _underlines(below: str, line: str) -> bool:
    """Whether the line below is a rule as long as the words, which sets a heading apart."""
    rule, words = below.strip(), line.strip()
    return bool(rule) and _RULE.fullmatch(below) is not None and abs(len(rule) - len(words)) <= 2
