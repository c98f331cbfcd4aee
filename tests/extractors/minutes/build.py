"""Minutes built from a few lines of text, without a PDF: what an extractor sees of a document without geometry."""

from __future__ import annotations

from agendaparse.document import Block, Cell, Furniture, LaidPage, Table
from agendaparse.document.flow import Item
from agendaparse.extractors.context import Context
from agendaparse.extractors.minutes import extract_minutes
from agendaparse.grammar.numbering import parse_label
from agendaparse.models import Minutes
from agendaparse.split.paper import Paper


def minutes_of(*texts: str | Table, agenda_item: str | None = None, draft: bool = False) -> Minutes:
    """Extract minutes from lines of text and tables.

    In a text each line is a block: "# heading", "**bold**", "__underlined__", "- bullet"; a number or letter at its
    head becomes its label, inside the marks too. Empty lines are passed over.
    """
    return extract_minutes(paper_of(*texts, agenda_item=agenda_item, draft=draft), Context())


def paper_of(*texts: str | Table, agenda_item: str | None = None, draft: bool = False) -> Paper:
    """The paper of such minutes."""
    items: list[Item] = []
    for text in texts:
        if isinstance(text, Table):
            items.append(text)
        else:
            items.extend(block(line) for line in text.splitlines() if line.strip())
    furniture = [Furniture("watermark", "DRAFT", 1, None)] if draft else []  # type: ignore[arg-type]
    page = LaidPage(1, 0.0, 0.0, items, furniture)
    return Paper("minutes", None, agenda_item, [page], items)


def block(line: str) -> Block:
    """One block of such a text."""
    text = line.strip()
    heading = text.startswith("# ")
    bold = text.startswith("**") and text.endswith("**")
    underlined = text.startswith("__") and text.endswith("__")
    text = text.removeprefix("# ").removeprefix("**").removesuffix("**").removeprefix("__").removesuffix("__")
    if text.startswith(("- ", "* ")):
        return Block("list_item", text[2:], "•" if text[0] == "-" else "*", level=1)
    label = parse_label(text[:40])
    printed = None
    if label is not None and label.kind != "bullet":
        printed, text = label.raw.strip(), text[label.end :]
    kind = "heading" if heading or bold or underlined else "list_item" if printed else "paragraph"
    letters = [c for c in text if c.isalpha()]
    capitals = len(letters) > 1 and all(c.isupper() for c in letters)
    return Block(
        kind, text, printed, level=1 if heading else 0, bold=bold or heading, underlined=underlined, capitals=capitals
    )


def table(*rows: list[str], ruled: bool = True) -> Table:
    """A table; the first row is its header."""
    cells = [
        Cell(at, column, [block(line) for line in text.splitlines() if line.strip()], header=at == 0 and ruled)
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
    ]
    return Table(cells, "source", ruled)
