"""What a form cannot hold, as rules by form: what is left of the PDF once it is taken away is what the form must give.

- Markdown has no colours and no drawings in the cells of a table: a status shown by them alone is not there.
- Markdown has heading marks of every depth, but which a converter takes is luck: only its number tells the level of a
  heading.
- A pipe table has a heading row by its syntax: words over the columns head them whatever weight they were printed in.
- A converter that looks at pictures of the pages (the form "tabs") never sees the properties of the file.
- Plain text has no raised figures: a footnote's number stands against the word before it.
- Plain text has no paragraphs, only lines: where an author broke one within a paragraph, two paragraphs stand there,
  but not where the next line begins with a small letter.
- Plain text has no white of less than a line: where a sentence ends with a full line, nothing tells whether the next
  begins a paragraph (`form_breaks`).
- Plain text has words and white: no colours and drawings, no line through words, no links, no pictures with alternative
  text, no bookmarks and no properties; how large a heading was printed, which tells its level, is lost too.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from agendaparse import api
from agendaparse.document import Block, Document, Item, LaidDocument, LaidPage, Line, Page, Table
from agendaparse.layout import flow, lay_out
from agendaparse.layout.breaks import parted_by_author
from agendaparse.layout.decoration import decorate
from agendaparse.layout.make import make_block
from agendaparse.models import AgendaPack
from agendaparse.readers import read
from fixtures.forms.write import write_form
from tests.form_breaks import broken_as_in

COLOURLESS = frozenset({"pipes", "tabs", "text"})
HEADED_BY_SYNTAX = frozenset({"pipes"})
LEVELS_ARE_LUCK = frozenset({"pipes", "tabs", "text"})
WITHOUT_PROPERTIES = frozenset({"tabs", "text"})
WORDS_ALONE = frozenset({"text"})
FLAT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
ALIGNED = 3.0  # points two left edges may differ

_SMALL_WORD = re.compile(r"[a-z][a-z-]*(?:[\s,;]|$)")  # no address, no label


def pdf_within_limits(file: Path, form: str) -> AgendaPack:
    """The pack of a PDF that holds no more than a form can."""
    document = read(file)
    links = {page.number: [link.box for link in page.links] for page in document.pages}
    if form in WITHOUT_PROPERTIES:
        document.properties = {}
    if form in WORDS_ALONE:
        document.outline = []
        for page in document.pages:
            page.links = []
            page.images = [replace(image, alt=None) for image in page.images]

    def layout(document: Document) -> LaidDocument:
        laid = lay_out_without_colours(document) if form in COLOURLESS else lay_out(document)
        if form in WORDS_ALONE:
            for page in laid.pages:
                page.items = [part for item in page.items for part in parted(item, page)]
            broken_as_in(write_form(file, form), laid)
        return with_headings(laid) if form in HEADED_BY_SYNTAX else laid

    def unstruck(page: Page) -> None:
        decorate(page)
        for run in page.runs if form in WORDS_ALONE else ():
            run.struck = False
            linked = any(box.holds(run.box.mid_x, run.box.mid_y, 1.0) for box in links[page.number])
            run.underlined = run.underlined and not linked

    with patch.object(api, "lay_out", layout), patch.object(flow, "decorate", unstruck):
        return api.assemble(document)


def parted(item: Item, page: LaidPage) -> list[Item]:
    """A paragraph as several, where its author broke a line in it."""
    if not isinstance(item, Block) or item.kind == "heading" or len(item.lines) < 2:
        return [item]
    lines = [line for other in page.items if isinstance(other, Block) for line in other.lines]
    edge = item.lines[-1].box.x0
    limit = max(line.box.x1 for line in lines if abs(line.box.x0 - edge) <= ALIGNED)
    parts: list[list[Line]] = []
    for part in parted_by_author(item, limit):
        if parts and _SMALL_WORD.match(part[0].text):  # the sentence goes on, as the text tells too
            parts[-1].extend(part)
        else:
            parts.append(part)
    first, *others = parts
    return [make_block(first, label=item.label, kind=item.kind), *map(make_block, others)] if others else [item]


def lay_out_without_colours(document: Document) -> LaidDocument:
    """The document after layout, its tables without fills, drawings and the colours of type."""
    laid = lay_out(document)
    for cell in (cell for page in laid.pages for item in page.items if isinstance(item, Table) for cell in item.cells):
        cell.fill, cell.drawings = None, ()
        for run in (run for block in cell.blocks for line in block.lines for run in line.runs):
            run.style = run.style._replace(colour=0)
    return laid


def with_headings(laid: LaidDocument) -> LaidDocument:
    """The document with plain words over the columns of a table marked as their heading."""
    for table in (item for page in laid.pages for item in page.items if isinstance(item, Table)):
        first = table.rows[0] if len(table.rows) > 1 else []
        if 1 < len(first) == table.width and all(cell.text.replace(" ", "").isalpha() for cell in first):
            for cell in first:
                cell.header = True
    return laid


def comparable(pack: AgendaPack, form: str, not_compared: frozenset[str]) -> Any:
    """The pack as plain values, without what is not compared and what the form leaves to luck."""
    words = pack.to_json()
    plain = json.loads(words.translate(FLAT) if form in WORDS_ALONE else words)
    if form in LEVELS_ARE_LUCK:
        for part in (part for report in plain["reports"] for part in report["content"]):
            if not (part["number"] or "")[:1].isdigit():
                del part["level"]
    return _without(plain, not_compared)


def _without(value: Any, names: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {name: _without(child, names) for name, child in value.items() if name not in names}
    return [_without(child, names) for child in value] if isinstance(value, list) else value
