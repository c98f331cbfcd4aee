"""The heading that names a paper."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from agendaparse.document import Block, LaidPage
from agendaparse.grammar.bodies import is_committee, is_council_name
from agendaparse.grammar.dates import find_dates
from agendaparse.grammar.labels import Field, read_label
from agendaparse.grammar.text import fold
from agendaparse.models.section import SectionKind
from agendaparse.split.labels import any_of, tells_present
from agendaparse.split.paper import blocks_in

UPPER, LABELLED_HEAD = 8, 14  # blocks among which a paper's heading stands, and behind the labels of a report

_REPORT_OF = any_of(r"^(?:joint )?report (?:of|by|from) (?:the )?")
_OF_TITLE_BLOCK: frozenset[Field] = frozenset(
    ("wards", "key_decision", "classification", "date", "author", "committee")
)


def main_heading(pages: Sequence[LaidPage], kind: SectionKind | None = None, *, ranked: bool = True) -> str | None:
    """The heading that names a paper: the largest among the first blocks of its first page with text.

    A council's own name or a label over a report names no paper; behind those present, minutes name their items.

    Args:
        pages: Its pages in order.
        kind: What it is, where known.
        ranked: Whether the levels of headings mean something; the first heading is taken if not.
    """
    page = next((page for page in pages if page.items), None)
    if page is None:
        return None
    blocks = list(islice(blocks_in(page.items), LABELLED_HEAD if kind == "report" else UPPER))
    if kind == "minutes":
        blocks = list(takewhile(lambda block: not tells_present(block.text), blocks))
    headings = [block for block in blocks if block.kind == "heading" and len(block.text) > 3]
    if kind not in (None, "front_sheet"):
        headings = [block for block in headings if not _names_no_paper(block.text)]
    if not headings:
        return None

    def place(block: Block) -> tuple[bool, int]:
        return _REPORT_OF.match(block.text) is not None, (block.level or 9) if ranked else 0

    return min(headings, key=place).text


def _names_no_paper(text: str) -> bool:
    """Whether a heading is a label, the council's name, or only the meeting and its day."""
    if is_council_name(text) or text.endswith(":"):
        return True
    label = read_label(text)
    if label is not None and label.marked and label.value and label.field in _OF_TITLE_BLOCK:
        return True
    days = find_dates(text) if len(text) < 90 else []
    if len(days) != 1:
        return False
    rest = f"{text[: days[0].start]}{text[days[0].end :]}".strip(" -–—,:|").title()
    return fold(rest) in ("", "council", "cabinet", "executive") or is_committee(rest)
