"""The way from blocks without geometry (Markdown, HTML) to pages: conversions of a pack that were once pages.

A converter leaves marks of the pages it read: stamps and running heads in the middle of sentences and cells, tables
that stop and begin again. They are taken out as furniture, and the places where they stood become the ends of
pages, so that what follows (sentences and tables joined over page ends, the split, the extractors) works as it does
for PDFs. These pages are only a way to read; they are never cited, for the source has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import regex

from agendaparse.document import Block, BlockKind, Box, Document, Furniture, Image, Item, LaidPage, Table
from agendaparse.grammar.numbering import DASH_BULLETS
from agendaparse.layout.conversion_headings import promote_headings
from agendaparse.layout.conversion_marks import find_marks
from agendaparse.layout.conversion_tables import listed, mend_table
from agendaparse.layout.headings import mark_headings
from agendaparse.layout.labels import is_label, split_label
from agendaparse.layout.marks import Mark

NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
BULLET = "•"
LONG = 60  # characters from which a paragraph without a stop is a sentence that was cut

_OPEN = regex.compile(r"[\p{L}\p{N},)’”\"'-]$")
_YEAR = regex.compile(r"(?:19|20)\d\d[.,]?")
_BARE_NUMBER = regex.compile(r"\d{1,3}")


@dataclass(slots=True)
class _Draft:
    """A page in the making."""

    items: list[Item] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    closed: bool = False


def lay_out_conversion(document: Document) -> list[LaidPage]:
    """The pages of a document that came as ready-made blocks.

    Pages are numbered by the source where it says where they end (`document.paged`), else by the marks of page ends
    that a conversion left in the text.
    """
    items = list(_labelled(item for item in document.items if not _is_empty(item)))
    furnished = find_marks(items)
    feet = furnished.stamps_stand_at_foot()
    drafts = [_Draft()]
    for number, item in enumerate(items):
        here = furnished.at(number)
        rest = furnished.without(number)
        if document.paged:
            page = item.pages[0]
            while page is not None and page > len(drafts):
                drafts.append(_Draft())
        elif _begins_page(drafts[-1], rest, here, feet):
            drafts.append(_Draft())
        draft = drafts[-1]
        draft.marks.extend(here)
        draft.closed = not document.paged and _ends_page(here, feet)
        if rest is None:
            continue
        if isinstance(rest, Block) and rest.tag == "Figure":
            draft.images.append(Image(NOWHERE, rest.text))
            continue
        if isinstance(rest, Table):
            rest = mend_table(rest)
        if not _is_empty(rest):
            draft.items.append(rest)
    pages = [_page(draft, number) for number, draft in enumerate(drafts, 1)]
    mark_headings(page.items for page in pages)
    promote_headings([item for page in pages for item in page.items])
    return pages


def _is_empty(item: Item) -> bool:
    if isinstance(item, Block):
        return not item.text and not item.label and not item.struck
    return not item.cells


def _begins_page(draft: _Draft, item: Item | None, marks: Sequence[Mark], feet: bool) -> bool:
    """Whether a page ends before an item: furniture stands there, a table or a sentence was cut."""
    if isinstance(item, Block) and item.tag == "Document":
        return bool(draft.items)
    if draft.closed and any(mark.kind == "blank_notice" and mark.block for mark in marks):
        return bool(draft.items)  # after the last stamp: a page of its own
    if draft.closed:
        return not (item is None and _ends_page(marks, feet))
    if not draft.items:
        return False
    if item is None:
        notice = any(mark.kind == "blank_notice" for mark in marks)
        return notice or (any(mark.block for mark in marks) and not _ends_page(marks, feet))
    before = draft.items[-1]
    if isinstance(item, Table):
        return isinstance(before, Table)
    return isinstance(before, Block) and _cut_sentence(before, item)


def _ends_page(marks: Sequence[Mark], feet: bool) -> bool:
    """Whether furniture is the last on its page: the notice of a blank one, a stamp where these stand at the foot."""
    return any(mark.block and (mark.kind == "blank_notice" or (feet and mark.kind == "page_stamp")) for mark in marks)


def _cut_sentence(before: Block, after: Block) -> bool:
    if before.kind == "heading" or after.kind == "heading" or after.label is not None or len(before.text) < LONG:
        return False
    return after.text[:1].islower() and _OPEN.search(before.text) is not None


def _page(draft: _Draft, number: int) -> LaidPage:
    """The page, its items told where they stand."""
    items = [placed(item, number) for item in draft.items]
    furniture = [Furniture(mark.kind, mark.text, number, NOWHERE, value=mark.value) for mark in draft.marks]
    printed = {f.value for f in furniture if f.kind == "page_stamp" and f.value}
    stamped = [f.value for f in furniture if f.kind == "item_stamp" and f.value]
    return LaidPage(
        number,
        0.0,
        0.0,
        items,
        furniture,
        printed=printed.pop() if len(printed) == 1 else None,
        stamped_item=stamped[0] if stamped else None,
        blank=not items,
        images=draft.images,
    )


def placed(item: Item, page: int) -> Item:
    """The item on a page, with all its cells and blocks."""
    if isinstance(item, Block):
        return replace(item, pages=(page,))
    cells = [
        replace(cell, page=page, blocks=[replace(block, pages=(page,)) for block in cell.blocks]) for cell in item.cells
    ]
    return replace(item, cells=cells, pages=(page,))


def _labelled(items: Iterable[Item]) -> Iterator[Item]:
    """Items whose blocks have their printed label apart from the text."""
    last = 0
    before: Block | None = None
    for item in items:
        if isinstance(item, Block) and before is not None and _is_lost_year(item, before):
            before.text = f"{before.text} {item.label or item.text}"
            continue
        before = item if isinstance(item, Block) else None
        if isinstance(item, Table):
            in_list = listed(item)
            if in_list is not None:
                yield from in_list
                continue
            for cell in item.cells:
                cell.blocks = [_in_cell(part) for block in cell.blocks for part in _parted(block)]
            yield item
            continue
        block = _with_label(item, last)
        if block.label is not None and _BARE_NUMBER.fullmatch(block.label):
            last = int(block.label)
        yield block


def _is_lost_year(block: Block, before: Block) -> bool:
    """Whether a line is only the year that ends the sentence before, which reads like the number of a list."""
    said = f"{block.label or ''}{block.text}"
    return _YEAR.fullmatch(said) is not None and before.text[-1:].isalpha() and len(before.text) > 20


def _parted(block: Block) -> list[Block]:
    """A paragraph of a cell cut behind its strong words: converters put the paragraphs of a cell on one line.

    A word that only opens the sentence ("RESOLVED that") or a label ("Cost:") stays with what follows.
    """
    lead = block.lead
    one_word = " " not in lead and (lead.isupper() or not lead[:1].isupper())
    if not lead or one_word or lead[-1] in ":-–" or not block.text.startswith(lead):
        return [block]
    rest = block.text[len(lead) :].lstrip()
    if not rest[:1].isupper():
        return [block]
    style = block.style._replace(bold=True) if block.style else None
    strong = replace(block, text=lead, lead="", bold=True, style=style)
    return [strong, replace(block, text=rest, label=None, lead="", struck=())]


def _in_cell(block: Block) -> Block:
    """A block of a cell with its label apart; a sign that stands alone is one, but for the dash that says "none"."""
    if block.label is None and len(block.text) == 1 and block.text not in DASH_BULLETS and _is_mark(block.text):
        return replace(block, label=block.text, text="")
    return _with_label(block, None)


def _with_label(block: Block, last: int | None) -> Block:
    """A block with the label its text opens with; that label counts, not the bullet a converter put before it.

    A bare figure behind a bullet ("- 3 A presentation ...") is a label only where it carries on a series.
    """
    label, text = split_label(block.text)
    if label is None or not (text or block.struck) or block.tag in ("Artifact", "Figure"):
        return block
    if block.label is not None:
        if not _is_mark(block.label) and not _is_mark(label):
            return block
        bare = _BARE_NUMBER.fullmatch(label) is not None
        if bare and (last is None or int(label) not in (1, last + 1)):
            return block
        if _is_mark(label):  # two bullets, one of them printed
            return replace(block, text=text)
    lead = block.lead.removeprefix(label).lstrip()
    kind: BlockKind = "list_item" if block.kind == "paragraph" else block.kind
    return replace(block, label=label, text=text, lead=lead, kind=kind)


def _is_mark(label: str) -> bool:
    """Whether a label is a bullet and no number."""
    return not any(map(str.isalnum, label)) and is_label(label)
