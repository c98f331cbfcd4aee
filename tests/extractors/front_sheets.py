"""Front sheets of invented councils, each a text file in `sheets/`, set in one of two ways.

A part `--- sheet` holds paragraphs without geometry: one line is one paragraph, `# ` opens a heading, `**...**` is
bold, `~~...~~` struck through, `| a | b |` a table row (`//` parts paragraphs in a cell; a row of one cell reaches
across). A part `--- printed` holds lines set on a page: left edge, baseline, words; `--- page` begins the next page.
Layout makes of them what it makes of a PDF without tags.

The parts `--- agenda`, `--- meeting` and `--- membership` hold what must be read from it, one record or value a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from agendaparse.document import Block, Box, Cell, Document, Item, LaidPage, Page, Run, Style, Table
from agendaparse.extractors.context import Context
from agendaparse.layout import lay_out
from agendaparse.layout.labels import split_label
from agendaparse.models import AgendaItem, Contact, Meeting, Member
from agendaparse.models.section import SectionKind
from agendaparse.readers import read
from agendaparse.split import front_paper
from agendaparse.split.paper import Paper
from fixtures.render.manifest import load, names
from fixtures.render.stored import stored

SHEETS = Path(__file__).with_name("sheets")
SIZE = 11.0
STYLES = {bold: Style("Arial-BoldMT" if bold else "ArialMT", SIZE, bold, False, 0) for bold in (False, True)}


@dataclass
class Sheet:
    """One file: the paper it describes and the lines that must be read from it, by part."""

    paper: Paper
    expected: dict[str, list[str]] = field(default_factory=dict)


def sheet_names() -> list[str]:
    """Every house style."""
    return sorted(path.stem for path in SHEETS.glob("*.txt"))


def read_sheet(name: str) -> Sheet:
    """Read one house style."""
    parts: dict[str, list[str]] = {}
    pages: list[list[str]] = []
    for line in (SHEETS / f"{name}.txt").read_text("utf8").splitlines():
        if line.startswith("--- "):
            current = line.removeprefix("--- ").strip()
            if current in ("printed", "page"):
                pages.append([])
            else:
                parts[current] = []
        elif current in ("printed", "page"):
            pages[-1].append(line)
        else:
            parts[current].append(line)
    paper = printed(*pages) if pages else paper_of("\n".join(parts.pop("sheet")))
    return Sheet(paper, {part: [line for line in lines if line.strip()] for part, lines in parts.items()})


def paper_of(text: str, kind: SectionKind = "front_sheet") -> Paper:
    """A paper of paragraphs and tables without geometry."""
    items = list(_items(text))
    return Paper(kind, None, None, [LaidPage(1, 0.0, 0.0, items)], items)


def _items(text: str) -> Iterator[Item]:
    rows: list[list[str]] = []
    for line in [*text.strip().splitlines(), ""]:
        if line.strip().startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if rows:
            yield _table(rows)
            rows = []
        if line.strip(" ."):
            yield block(line.strip())


def block(text: str) -> Block:
    """One paragraph of the notation."""
    heading = text.startswith("# ")
    text = text.removeprefix("# ").strip()
    bold = heading or "**" in text
    label, rest = split_label(text.replace("**", ""))
    struck = (rest.strip("~"),) if rest.startswith("~~") else ()
    kind = "heading" if heading else "list_item" if label else "paragraph"
    return Block(
        kind, "" if struck else rest, label=label, bold=bold, capitals=text.isupper(), level=int(heading), struck=struck
    )  # type: ignore[arg-type]


def _table(rows: list[list[str]]) -> Table:
    width = max(len(row) for row in rows)
    cells = [
        Cell(
            r,
            c,
            [block(part.strip()) for part in text.split("//") if part.strip()],
            colspan=width if len(row) == 1 else 1,
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    return Table(cells, "source", ruled=False)


def printed(*pages: Iterable[str], kind: SectionKind = "front_sheet") -> Paper:
    """A paper of untagged pages, laid out."""
    document = Document("test.pdf", "", "application/pdf", page_count=len(pages))
    document.pages = [
        Page(number, 595.0, 842.0, [_run(line) for line in lines if line.strip()])
        for number, lines in enumerate(pages, 1)
    ]
    laid = lay_out(document)
    return Paper(kind, None, None, laid.pages, [item for page in laid.pages for item in page.items])


def _run(line: str) -> Run:
    """The run of words set at a place; letters are as wide as Arial's on the average."""
    left, baseline, words = line.split(" ", 2)
    text = words.replace("**", "")
    x, y = float(left), float(baseline)
    width = sum(0.28 if c in "iljtf.,:;'| ()-" else 0.72 if c.isupper() else 0.53 for c in text) * SIZE
    return Run(text, Box(x, y - 0.9 * SIZE, x + width, y + 0.2 * SIZE), y, STYLES["**" in words])


def context(properties: dict[str, str] | None = None) -> Context:
    """A context without labels."""
    return Context({}, properties or {})


def fixture_cases() -> list[tuple[Path, Path]]:
    """Every rendered file of an invented council and the JSON that is expected of it."""
    return [(stored(pack, file), pack.expected(file)) for pack in map(load, names()) for file in pack.files]


def without_styles(path: Path) -> Paper | None:
    """The front paper of a file as recognition of a scan gives it: words and places, no weight, tags or links."""
    document = read(path)
    document.tags = []
    for page in document.pages:
        page.links = []
        for run in page.runs:
            run.style = run.style._replace(bold=False, italic=False, font="OCR", size=float(round(run.style.size)))
            run.underlined = False
    return front_paper(lay_out(document))


def item_line(item: AgendaItem) -> str:
    """An agenda item in one line: number, title, and what else it has."""
    told = [f"{'  ' * item.level}{item.number or '-'} {item.title}"]
    told += [f"{name}: {value}" for name in ("description", "group", "exemption") if (value := getattr(item, name))]
    told += [str(item.pages)] if item.pages else []
    told += [f"ref {item.reference}"] if item.reference else []
    told += [name for name in ("exempt", "withdrawn") if getattr(item, name)]
    return " | ".join([*told, *(f"contact: {contact_line(contact)}" for contact in item.contacts)])


def contact_line(contact: Contact) -> str:
    """A contact in one line."""
    return ", ".join(filter(None, (contact.name, contact.role, contact.telephone, contact.email)))


def member_line(member: Member) -> str:
    """A member in one line."""
    person = " ".join(filter(None, (member.person.office, member.person.name, *member.person.post_nominals)))
    return " | ".join(filter(None, (person, member.role, member.party)))


def meeting_lines(meeting: Meeting | None) -> list[str]:
    """A meeting's values, one a line."""
    if meeting is None:
        return []
    plain = meeting.model_dump(mode="json", exclude={"where", "contacts", "signatories", "notices"}, exclude_none=True)
    lines = [f"{name}: {value}" for name, value in plain.items() if value is not False]
    lines += [f"contact: {contact_line(contact)}" for contact in meeting.contacts]
    lines += [f"signed: {', '.join(filter(None, (one.name, one.role)))}" for one in meeting.signatories]
    return lines + [f"notice: {notice}" for notice in meeting.notices]
