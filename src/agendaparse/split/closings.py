"""What the end of one paper says of the next page: minutes closed, appendices listed, papers held back, sheets."""

from __future__ import annotations

import regex

from agendaparse.document import Block, LaidPage, Table
from agendaparse.grammar.text import fold
from agendaparse.split.kinds import CLOSED, heads_appendix
from agendaparse.split.paper import blocks_in

LAST = 6  # blocks at the end of minutes among which they close
LEFT_OVER = 15  # most words of a signature left over on a page
BESIDES = 2  # paragraphs that may stand on a sheet beside its table
NOTICE_WORDS = 60  # most words of a sheet in place of a paper that is held back

_CLOSED = regex.compile(
    rf"{CLOSED}|^(?:chair(?:man|person|woman)?|signed)\b.{{0,30}}[.…_]{{4,}}",
    regex.IGNORECASE,
)
_SIGNED = regex.compile(r"^(?:chair(?:man|person|woman)?|mayor|signed|dated?)\b|[.…_]{4,}", regex.IGNORECASE)
_ENTRY = regex.compile(
    r"(?:appendix|annexe?|atodiad)\s+(?:[a-z]|\d{1,2})\b\s*[-–:.]?\s*(?P<title>\p{L}.{6,110})", regex.I
)
_HELD_BACK = regex.compile(
    r"\bdocument is restricted\b|^by virtue of paragraph|\bnot for publication\b|\bexempt (?:report|appendix|paper)\b",
    regex.IGNORECASE,
)


def closes_minutes(page: LaidPage) -> bool:
    """Whether minutes close at the end of a page."""
    texts = [block.text for block in blocks_in(page.items)]
    return any(_CLOSED.search(text) for text in texts[-LAST:])


def is_left_over(page: LaidPage) -> bool:
    """Whether there is no more on a page than the signature under the minutes before it."""
    texts = [block.text for block in blocks_in(page.items)]
    return sum(len(text.split()) for text in texts) <= LEFT_OVER and any(_SIGNED.search(text) for text in texts)


def listed_appendices(page: LaidPage) -> set[str]:
    """Titles of the appendices that a page lists: "Appendix 1 - Corporate Risk Register"."""
    found = (_ENTRY.fullmatch(f"{block.label or ''} {block.text}".strip()) for block in blocks_in(page.items))
    return {fold(match["title"]) for match in found if match is not None}


def is_title_sheet(page: LaidPage) -> bool:
    """Whether a page only names the appendix that follows it."""
    texts = [block.text for block in blocks_in(page.items)]
    return bool(texts) and heads_appendix(texts[0]) and sum(len(text.split()) for text in texts) <= LEFT_OVER


def is_sheet(page: LaidPage) -> bool:
    """Whether a page is a sheet of its own: a heading, a table, and next to nothing besides."""
    first = page.items[0] if page.items else None
    loose = [item for item in page.items if isinstance(item, Block) and item.kind != "heading"]
    headed = isinstance(first, Block) and first.kind == "heading" and first.label is None
    return headed and len(loose) <= BESIDES and any(isinstance(item, Table) for item in page.items)


def stands_for_a_paper(page: LaidPage) -> bool:
    """Whether a page says no more than that a paper is not published."""
    texts = [block.text for block in blocks_in(page.items)]
    few = sum(len(text.split()) for text in texts) <= NOTICE_WORDS
    return few and any(_HELD_BACK.search(text) for text in texts)
