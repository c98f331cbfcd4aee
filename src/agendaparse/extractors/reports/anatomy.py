"""The anatomy of a report: its title block's labels, and its sections with what stands under each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import regex

from agendaparse.document import Table
from agendaparse.extractors.reports.pieces import Flow, Piece, heading_words, same_text
from agendaparse.grammar.bodies import is_council_name
from agendaparse.grammar.labels import (
    BACK_FIELDS,
    SPOKEN,
    Field,
    LabelText,
    is_generic_title,
    is_release_status,
    label_field,
    read_label,
    read_unknown_label,
    split_labels,
)
from agendaparse.grammar.report_headings import PartKind, read_heading, split_run_in
from agendaparse.grammar.text import fold

SectionKind = PartKind | Literal["body", "supports"]

FRONT: frozenset[str] = frozenset(("summary", "purpose", "recommendations", "reason", "supports", "contacts"))
"""Sections that may stand inside a title block: labels may follow them."""

_SUPPORTS = regex.compile(
    r"(?:this|the)\s+report\s+supports\s+(?:the\s+)?(?:council'?s?\s+)?(?:key\s+)?(?:aims?|priorit(?:y|ies)|objectives?|promises?)"
    r"\s+(?:of|to|in)\s*:?\s*(?P<text>\S.*)",
    regex.IGNORECASE | regex.DOTALL,
)
_ATTACHED = regex.compile(
    r"(?:appendix|annex|attachment|enclosure|schedule|exhibit|atodiad)(?:e|ure)?\b", regex.IGNORECASE
)
_GROUP_OF_PEOPLE = regex.compile(
    r"(?:(?:report|lead|corporate|relevant|contact|responsible|strategic|executive|service|key|other|further|and|&|/)\s*)*"
    r"(?:authors?|officers?|directors?|contacts?|managers?|members?|details)\s*(?:\(s\))?:?",
    regex.IGNORECASE,
)
_DECIMAL = regex.compile(r"\d+\.\d*[1-9]")


@dataclass
class Entry:
    """A label of the title block and the pieces that are its value."""

    label: str
    field: Field
    at: Piece
    back: bool = False
    texts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    @property
    def value(self) -> str:
        """Its whole text."""
        return " ".join(text for text in self.texts if text)

    def add(self, piece: Piece, text: str) -> None:
        """Take in a piece of the value."""
        if text:
            self.texts.append(text)
            self.pieces.append(piece)


@dataclass
class Section:
    """A heading and what stands under it."""

    kind: SectionKind
    heading: Piece | None = None
    number: str | None = None
    words: str | None = None
    to: str | None = None
    run_in: bool = False
    level: int = 1
    items: list[Piece | Table] = field(default_factory=list)
    grouped: bool = False
    labelled: bool = False

    @property
    def pieces(self) -> list[Piece]:
        """Its text without the tables."""
        return [item for item in self.items if isinstance(item, Piece)]

    @property
    def numbered(self) -> bool:
        """Whether it or a paragraph of it bears a number of the report's own count."""
        return self.number is not None or any(p.numbered and not p.bullet for p in self.pieces)


@dataclass
class Anatomy:
    """What a report is made of, in printed order."""

    labels: list[Entry] = field(default_factory=list)
    loose: list[Piece] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    release: Piece | None = None


def read_anatomy(flow: Flow) -> Anatomy:
    """Cut the flow of a report into labels, loose lines of the title block, and sections."""
    walker = _Walker(flow)
    for index, item in enumerate(flow):
        if isinstance(item, Table):
            walker.table(item)
        else:
            walker.piece(index, item)
    _group(walker.found.sections)
    return walker.found


class _Walker:
    """Reads the flow piece by piece; `head` holds until the body begins."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.found = Anatomy()
        self.head = True
        self.entry: Entry | None = None
        self.section: Section | None = None
        self.columns: dict[int, Entry] = {}
        self.column_row = -1

    def table(self, table: Table) -> None:
        self.entry = None
        if self.section is None:
            self._open(Section("body"))
        assert self.section is not None
        self.section.items.append(table)

    def piece(self, index: int, piece: Piece) -> None:
        if self._column_value(piece) or self._same_row_value(piece):
            return
        if self.head and self._release(piece):
            return
        if self._second_line(index, piece) or self._labels(index, piece):
            return
        if self._value(piece):
            return
        if self._supports(piece) or self._stays(piece):
            return
        if self._heading(piece) or self._run_in(piece) or self._bold_run_in(piece):
            return
        if piece.grid == "contacts" and (self.section is None or self.section.kind != "contacts"):
            self._open(Section("contacts"))
        if self._after_run_in(piece):
            self._open(Section("body"))
        if piece.grid == "form" and self.section is not None and self.section.kind not in ("body", "implication"):
            self._open(Section("body"))
        if self.section is None:
            self._loose(piece)
        else:
            self.section.items.append(piece)

    # Labels and their values

    def _labels(self, index: int, piece: Piece) -> bool:
        if piece.bullet or not (self.head or piece.grid in ("labels", "contacts") or self._back(piece)):
            return False
        if piece.grid == "contacts" or (self.section is not None and self.section.kind == "contacts" and not self.head):
            return False
        read = self._read_label(index, piece)
        if read is None or (read.field == "purpose" and not _is_status(read.value, index, self.flow, piece)):
            return False
        if read.field in ("appendices", "background_papers") and not (piece.grid or self._beside(index, piece)):
            return False
        if not self.head and (piece.grid != "labels" or read.field in ("appendices", "background_papers")):
            if read.field in ("appendices", "background_papers"):
                return False
            self._open(Section("contacts", piece, words=read.label, run_in=True))
            if read.value:
                self.section.items.append(same_text(piece, read.value))  # type: ignore[union-attr]
            return True
        if self.head and self.section is not None:
            self.section = None
        entries = split_labels(read.value, piece.strong)
        self._enter(piece, read.label, read.field, entries[0][1])
        for label, value in entries[1:]:
            self._enter(piece, label or "", label_field(label or "") or "other", value)
        self._header_row(index, piece)
        return True

    def _second_line(self, index: int, piece: Piece) -> bool:
        """The second line of a label that was too long for its column."""
        entry = self.entry
        if not self.head or entry is None or piece.place or not piece.text.endswith(":") or piece.words > 4:
            return False
        if entry.at.text.endswith((":", "?")) or piece.row != entry.at.row + 1 or self._beside(index, piece):
            return False
        if piece.x0 is None or entry.at.x0 is None or abs(piece.x0 - entry.at.x0) > 3:
            return False
        entry.label = f"{entry.label} {piece.text.rstrip(': ')}"
        entry.field = label_field(entry.label) or entry.field
        return True

    def _back(self, piece: Piece) -> bool:
        """Whether a label at the end of a report stands here: whose it is, and whom to ask."""
        if piece.words > 60 or piece.numbered:
            return False
        read = read_label(piece.text)
        return read is not None and read.field in BACK_FIELDS and read.marked and len(read.label) > 5

    def _read_label(self, index: int, piece: Piece) -> LabelText | None:
        text = piece.text
        if not text or (piece.label is not None and piece.grid != "labels"):
            return None
        if piece.words > 150 and not piece.grid:
            return None
        read = read_label(text)
        if read is not None and read.label[0].isupper() and (read.marked or self._unmarked(index, piece, read)):
            return read
        heading = read_heading(text) or (split_run_in(text) and True)
        if heading or is_release_status(text):
            return None
        beside = self._beside(index, piece)
        unknown = read_unknown_label(text)
        seen = len(self.found.labels)
        if unknown is not None:
            prefix, *inner = split_labels(text)
            if inner and prefix[1] and is_council_name(prefix[1]) and inner[0][0]:
                self.found.loose.append(same_text(piece, prefix[1]))
                return LabelText(inner[0][0], label_field(inner[0][0]) or "other", text.partition(":")[2].strip())
            lead = fold(piece.lead).strip(" :")
            sure = piece.grid == "labels" or lead == fold(unknown.label) or (seen >= 2 and piece.words <= 20)
            if sure and (unknown.value or beside) and self.head:
                return unknown
        elif beside and piece.place == 0 and piece.words <= 8 and seen >= (0 if piece.grid == "labels" else 2):
            aligned = piece.grid == "labels" or (piece.x0 is not None and abs(piece.x0 - self._label_edge()) < 4)
            if aligned and text[0].isupper():
                return LabelText(text.rstrip(": "), "other", "", known=False)
        return None

    def _unmarked(self, index: int, piece: Piece, read: LabelText) -> bool:
        """Whether a known label without a colon is one: by its place, its weight, or its words."""
        label = fold(read.label)
        if not read.value:
            if piece.place and piece.grid != "labels":
                return False
            return (
                self._beside(index, piece)
                or (piece.grid == "labels" and piece.place == 0)
                or (" " in label and not piece.block.lines)
            )
        lead = fold(piece.lead).strip(" :.")
        label = label.strip(".")
        if lead and (lead == label or lead.startswith(label + " (") or lead == label + "s"):
            return True
        segments = piece.block.lines[0].segments if piece.block.lines else []
        if len(segments) > 1 and fold(segments[0].text).strip(" :") == label:
            return True
        starts = read.value[0].isupper() or read.value[0].isdigit()
        if piece.words > 30 or (piece.text.endswith(".") and piece.words > 12) or piece.grid:
            return False
        if label in SPOKEN:
            return not (label in ("report to", "report to the") and " on " in read.value)
        known = bool(self.found.labels)
        return not piece.block.lines and starts and (" " in label or (known and piece.words <= 8))

    def _beside(self, index: int, piece: Piece) -> bool:
        """Whether something stands right of it in its row."""
        following = self.flow[index + 1] if index + 1 < len(self.flow) else None
        return isinstance(following, Piece) and following.row == piece.row and following.place > piece.place

    def _label_edge(self) -> float:
        return next((entry.at.x0 for entry in self.found.labels if entry.at.x0 is not None), -1e6)

    def _enter(self, piece: Piece, label: str, kind: Field, value: str) -> None:
        self.entry = Entry(label, kind, piece, back=not self.head)
        self.entry.add(piece, value)
        if self.section is not None and not self.section.items:
            self.section.labelled = True
        self.found.labels.append(self.entry)

    def _header_row(self, index: int, piece: Piece) -> None:
        """A row that is all labels names the columns of the row below it."""
        if piece.grid != "labels" or piece.place or self._beside(index, piece) is False:
            return
        row: list[Piece] = []
        for item in self.flow[index:]:
            if not isinstance(item, Piece) or item.row != piece.row:
                break
            row.append(item)
        reads = [read_label(item.text) for item in row]
        if len(row) >= 2 and all(read is not None and not read.value for read in reads):
            self.found.labels.pop()
            self.columns = {}
            for item, read in zip(row, reads, strict=True):
                assert read is not None
                self._enter(item, read.label, read.field, "")
                self.columns[item.column] = self.found.labels[-1]
            self.column_row = piece.row
            self.entry = None

    def _column_value(self, piece: Piece) -> bool:
        """A cell of a header row, or of the row below it."""
        if not self.columns:
            return False
        if piece.row == self.column_row:
            return True
        if piece.row == self.column_row + 1 and piece.grid == "labels" and piece.column in self.columns:
            self.columns[piece.column].add(piece, piece.full())
            return True
        if piece.row > self.column_row + 1 or piece.grid != "labels":
            self.columns = {}
        return False

    def _same_row_value(self, piece: Piece) -> bool:
        """What stands right of a label is its value, unless it is a label with a colon itself."""
        entry = self.entry
        if entry is None or piece.row != entry.at.row or piece is entry.at:
            return False
        read = read_label(piece.text)
        if read is not None and read.known and (read.marked or (piece.lead and _led(piece, read))):
            return False
        other_cell = bool(entry.pieces) and entry.pieces[-1].place != piece.place
        if read is not None and not read.value and piece.grid == "labels" and piece.block.bold and other_cell:
            return False
        if read is None and piece.text.endswith(":") and piece.words <= 8:
            return False
        entry.add(piece, piece.full())
        return True

    def _value(self, piece: Piece) -> bool:
        """What stands below the value of the open label, in the value's column."""
        entry = self.entry
        if entry is None:
            return False
        if not entry.texts and not piece.numbered and read_heading(piece.text) is None and not piece.block.lines:
            entry.add(piece, piece.full())
            return True
        if piece.x0 is None or entry.at.x0 is None or piece.x0 < entry.at.x0 + 30:
            return False
        if piece.grid != entry.at.grid or (
            piece.place and piece.row != entry.pieces[-1].row if entry.pieces else False
        ):
            return False
        if piece.heading and piece.look[0] > entry.at.look[0]:
            return False
        edge = min((p.x0 for p in entry.pieces if p.x0 is not None and p is not entry.at), default=None)
        if edge is not None and piece.x0 < edge - 12:
            return False
        if edge is None:
            edge = _value_edge(entry.at)
            if piece.words > 60 or (edge is not None and piece.x0 < edge - 12) or (edge is None and piece.heading):
                return False
        entry.add(piece, piece.full())
        return True

    def _release(self, piece: Piece) -> bool:
        if piece.label is not None or not is_release_status(piece.text) or self.found.release is not None:
            return False
        if self.entry is not None and (not self.entry.texts or self.entry.field in ("classification", "status")):
            return False
        self.found.release = piece
        return True

    # Sections

    def _open(self, section: Section) -> None:
        self.entry = None
        self.section = section
        self.found.sections.append(section)
        if section.kind not in FRONT:
            self.head = False

    def _supports(self, piece: Piece) -> bool:
        match = _SUPPORTS.match(piece.text) if piece.text[:4].casefold() in ("this", "the ") else None
        if match is None:
            return False
        head = self.head
        self._open(Section("supports", piece, words=piece.text[: match.start("text")].strip(), run_in=True))
        self.head = head
        assert self.section is not None
        self.section.items.append(same_text(piece, match["text"]))
        return True

    def _stays(self, piece: Piece) -> bool:
        """Whether a piece that looks like a heading belongs to the section it stands in."""
        section = self.section
        if section is None or not piece.heading:
            return False
        kind, says = section.kind, piece.says
        if kind == "recommendations" and says is not None and says.kind == "recommendations" and not section.run_in:
            if says.to is not None or (section.heading is not None and piece.look >= section.heading.look):
                return False
        elif kind == "appendices" and _ATTACHED.match(piece.text) and piece.words > 1:
            pass
        elif kind == "contacts" and (piece.grid == "contacts" or _GROUP_OF_PEOPLE.fullmatch(piece.text)):
            pass
        elif says is not None or section.heading is None:
            return False
        elif section.number is not None and piece.label is None and piece.block.kind != "heading":
            pass
        elif section.run_in:
            return False
        elif kind == "recommendations":
            clause = _last_clause(section)
            if not (clause is not None and piece.label is not None and _same_series(clause, piece)):
                if (
                    piece.label is not None
                    or piece.look >= section.heading.look
                    or piece.block.level <= section.heading.block.level
                ):
                    return False
        elif kind in ("background_papers", "contacts"):
            if piece.label is not None or piece.look >= section.heading.look:
                return False
        else:
            return False
        section.items.append(piece)
        return True

    def _heading(self, piece: Piece) -> bool:
        if not piece.heading:
            return False
        says = piece.says
        number, words = heading_words(piece)
        run_in = None if says is not None else self._split(piece)
        if run_in is not None:
            return False
        if says is None and self.head and number is None and self._maybe_title(piece):
            self.found.loose.append(piece)
            self.entry = None
            return True
        kind: SectionKind = "body" if says is None else says.kind
        if kind == "contacts" and not self.head and piece.numbered and self.section is None:
            kind = "body"
        self._open(Section(kind, piece, number, words, says.to if says else None))
        return True

    def _maybe_title(self, piece: Piece) -> bool:
        if not self.found.sections and not self.found.labels:
            return True
        if any(entry.field == "title" for entry in self.found.labels):
            return False
        titled = any(loose.heading and not is_form_words(loose.text) for loose in self.found.loose)
        return not self.found.sections and not titled

    def _split(self, piece: Piece) -> tuple[str, str] | None:
        """Heading and rest of a piece whose heading runs on, where something shows that it is one."""
        if piece.bullet or ":" not in piece.text[:140] and not piece.lead:
            return None
        split = split_run_in(piece.text)
        if split is None and piece.lead and read_heading(piece.lead) is not None:
            split = (piece.lead, piece.text.removeprefix(piece.lead).strip(" :-–"))
        if split is None or not split[1]:
            return None
        says = read_heading(split[0])
        assert says is not None
        if says.kind == "contacts" and self.section is not None and self.section.kind == "contacts":
            return None
        lead = fold(piece.lead).strip(" :.-")
        strong = (
            not piece.block.lines
            or piece.block.bold
            or (lead != "" and (fold(split[0]).startswith(lead) or lead.startswith(fold(split[0]))))
        )
        if says.kind in ("background_papers", "appendices"):
            return split if strong or ":" in piece.text[: len(split[0]) + 3] else None
        if says.kind == "topic" or says.kind == "contents":
            grouped = bool(self.section and (self.section.kind == "implications" or self.section.grouped))
            return split if strong and grouped else None
        if strong or (self.head and ":" in piece.text[: len(split[0]) + 3]):
            return split
        return None

    def _run_in(self, piece: Piece) -> bool:
        split = self._split(piece)
        if split is None:
            return False
        head, rest = split
        says = read_heading(head)
        assert says is not None
        if piece.number is not None and _DECIMAL.fullmatch(piece.number) and self.section is not None:
            if says.kind in ("implication", "topic", "implications"):
                return False
        self._open(Section(says.kind, piece, piece.number, head.strip(), says.to, run_in=True))
        assert self.section is not None
        self.section.items.append(same_text(piece, rest))
        return True

    def _bold_run_in(self, piece: Piece) -> bool:
        """A heading of the body that runs on into its paragraph: in bold, with a colon, where the last heading stood."""
        section = self.section
        if self.head or section is None or section.heading is None or section.number is not None or piece.label is not None:
            return False
        if section.kind in ("recommendations", "contacts", "appendices", "background_papers") or not piece.lead.endswith(":"):
            return False
        edge = section.heading.x0
        if edge is None or piece.x0 is None or abs(piece.x0 - edge) > 3 or len(piece.lead.split()) > 7:
            return False
        rest = piece.text.removeprefix(piece.lead).strip()
        if rest == piece.text or any(p.numbered and p.number and "." in p.number for p in section.pieces):
            return False
        self._open(Section("body", piece, None, piece.lead.rstrip(": "), run_in=True, level=section.level))
        assert self.section is not None
        self.section.items.append(same_text(piece, rest))
        return True

    def _after_run_in(self, piece: Piece) -> bool:
        """Whether a plain paragraph begins the body behind a recommendation that ran on from its heading and is whole."""
        section = self.section
        if section is None or not section.run_in or section.kind != "recommendations" or piece.label is not None:
            return False
        pieces = section.pieces
        return len(pieces) == 1 and pieces[0].text.endswith(".") and not piece.text.casefold().startswith(("that ", "to "))

    def _loose(self, piece: Piece) -> None:
        """A line of the title block that nothing labels, or the first paragraph of the body."""
        long = piece.words > 30 or (piece.words > 12 and piece.text.endswith("."))
        if not long and not piece.numbered and not piece.bullet:
            self.found.loose.append(piece)
            self.entry = None
            return
        section = Section("body")
        loose = self.found.loose
        if len(loose) > 1 and loose[-1].heading:
            section = Section("body", loose[-1], *heading_words(loose[-1]))
            loose.pop()
        self._open(section)
        section.items.append(piece)


def _led(piece: Piece, read: LabelText) -> bool:
    """Whether the label is what is set in bold at the head of the piece."""
    return fold(piece.lead).strip(" :.") == fold(read.label).strip(" :.")


def is_form_words(text: str) -> bool:
    """Whether a heading names the council or the form, and not the report."""
    return is_generic_title(text) or is_council_name(text) or is_release_status(text)


def _is_status(value: str, index: int, flow: Flow, piece: Piece) -> bool:
    """Whether what stands behind "Purpose" says what the report is for ("For decision") and not why it was written."""
    if not value:
        following = flow[index + 1] if index + 1 < len(flow) else None
        if not isinstance(following, Piece) or following.row != piece.row:
            return False
        value = following.text
    return len(value.split()) <= 6 and not value.casefold().startswith("to ")


def _value_edge(piece: Piece) -> float | None:
    """Where the value of a label begins that stands in one block with it; None where that cannot be seen."""
    segments = piece.block.lines[0].segments if piece.block.lines else []
    return segments[1].box.x0 if len(segments) > 1 else None


def _last_clause(section: Section) -> Piece | None:
    return next((piece for piece in reversed(section.pieces) if piece.number is not None), None)


def _same_series(a: Piece, b: Piece) -> bool:
    """Whether two labels are of one kind: both figures, both decimals, both letters, in the same brackets."""
    return _shape(a.label or "") == _shape(b.label or "")


def _shape(label: str) -> str:
    return regex.sub(r"\p{L}+", "a", regex.sub(r"\d+", "1", label))


def _group(sections: Sequence[Section]) -> None:
    """Give each section its level, and say which stand under a heading that gathers implications."""
    looks = sorted(
        {_rank(section) for section in sections if section.heading is not None and not section.run_in}, reverse=True
    )
    for section in sections:
        if section.heading is None:
            continue
        if section.number is not None and section.number[0].isdigit():
            section.level = len(section.number.removesuffix(".0").split("."))
        elif not section.run_in and looks:
            section.level = min(looks.index(_rank(section)) + 1, 6)
    numbered = [_rank(s) for s in sections if s.number is not None and s.level == 1 and s.heading is not None]
    if numbered:  # unnumbered headings that look like the numbered main ones are main ones too
        for section in sections:
            if section.heading is not None and section.number is None and not section.run_in:
                section.level = 1 if _rank(section) >= min(numbered) else 2
    group: Section | None = None
    for section in sections:
        if section.kind == "implications":
            group = section
            continue
        if group is None:
            continue
        under = section.level > group.level or (section.run_in and section.kind in ("implication", "topic"))
        if section.kind in ("implication", "topic", "body") and under:
            section.grouped = True
        elif section.kind == "implication":
            continue
        else:
            group = None


def _rank(section: Section) -> tuple[int, float, bool, bool, bool]:
    assert section.heading is not None
    block = section.heading.block
    return (-block.level if block.tag and block.tag.startswith("H") else -9, *section.heading.look)
