"""Labels of the title block and their values, told from the text around them by words, place and weight."""

from __future__ import annotations

import regex

from agendaparse.extractors.reports.anatomy import FRONT, Anatomy, Entry, Section
from agendaparse.extractors.reports.contact_lines import has_job, named
from agendaparse.extractors.reports.pieces import Flow, Piece, same_text
from agendaparse.grammar.bodies import is_committee, is_council_name
from agendaparse.grammar.dates import find_dates, parse_date
from agendaparse.grammar.labels import (
    BACK_FIELDS,
    SPOKEN,
    Field,
    LabelText,
    is_release_status,
    label_field,
    read_label,
    read_unknown_label,
    split_labels,
)
from agendaparse.grammar.people import opens_with_person
from agendaparse.grammar.report_headings import read_heading, split_run_in
from agendaparse.grammar.text import fold

_OF_PEOPLE: frozenset[Field] = frozenset(("author", "report_author", "contact"))
_BESIDE_VALUES: frozenset[Field] = frozenset(("email", "telephone", "job_title"))  # labels of a part of a value
_ANSWERED = regex.compile(r"(?P<label>key decision)\s+(?P<value>no|yes)", regex.IGNORECASE)


class LabelReader:
    """Takes labels and their values out of the flow; `head` holds until the body of the report begins."""

    def __init__(self, flow: Flow) -> None:
        """Start at the head of a report."""
        self.flow = flow
        self.found = Anatomy()
        self.head = True
        self.entry: Entry | None = None
        self.section: Section | None = None
        self.columns: dict[int, Entry] = {}
        self.column_row = -1

    def _labels(self, index: int, piece: Piece) -> bool:
        if piece.bullet:
            return False
        if not self.head and (self._back_wards(index, piece) or self._back_list(index, piece)):
            return True
        if not (self.head or piece.grid in ("labels", "contacts") or self._back(piece)):
            return False
        if piece.grid == "contacts" or (self.section is not None and self.section.kind == "contacts" and not self.head):
            return False
        if self._plain_in_value(piece):
            return False
        read = self._read_label(index, piece)
        if read is None:
            return False
        if read.field == "purpose" and not _is_status(read.value, index, self.flow, piece):
            in_row = piece.grid == "labels" or (self._beside(index, piece) and len(self.found.labels) > 1)
            if not (self.head and in_row and self.section is None):
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

    def _plain_in_value(self, piece: Piece) -> bool:
        """Whether a line stands in the column of values, plain, where the labels are bold: then it is no label."""
        entry = self.entry
        if entry is None or not entry.pieces or piece.block.bold or piece.lead:
            return False
        if piece.block.broken:
            return entry.at.block.bold or bool(entry.at.lead)
        if not entry.at.block.bold:  # in plain text, which has no weight, the place tells
            read = read_label(piece.text)
            if not piece.on_grid or (read is not None and read.field in _BESIDE_VALUES):
                return False
        first = entry.pieces[0]
        if first is entry.at or first.x0 is None or piece.x0 is None or piece.place:
            return False
        return abs(piece.x0 - first.x0) <= 4

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
        entry.kind = label_field(entry.label) or entry.kind
        return True

    def _back(self, piece: Piece) -> bool:
        """Whether a label at the end of a report stands here: whose it is, and whom to ask."""
        if piece.words > 60 or piece.numbered:
            return False
        read = read_label(piece.text)
        return read is not None and read.field in BACK_FIELDS and read.marked and len(read.label) > 5

    def _back_wards(self, index: int, piece: Piece) -> bool:
        """Take the wards where they are told at the end of a report; labels that come again tell of each site."""
        if piece.grid or piece.label is not None or piece.words > 60:
            return False
        read = _wards(piece)
        beside = self._beside(index, piece)
        if read is None or not (read.value or beside) or opens_with_person(read.value):
            return False
        if any(isinstance(item, Piece) and item is not piece and _wards(item) is not None for item in self.flow):
            return False
        self._enter(piece, read.label, read.field, read.value)
        if not beside:
            self.entry = None
        return True

    def _back_list(self, index: int, piece: Piece) -> bool:
        """Open the list of appendices or papers that stands beside its heading, where no weight tells of one."""
        if not piece.on_grid or piece.place or not self._beside(index, piece):
            return False
        read = read_label(piece.text)
        if read is None or read.value or read.field not in ("appendices", "background_papers"):
            return False
        self._open(Section(read.field, piece, None, read.label))
        return True

    def _read_label(self, index: int, piece: Piece) -> LabelText | None:
        text = piece.text
        if self.head and not self._beside(index, piece) and (answered := _ANSWERED.fullmatch(text)) is not None:
            return LabelText(answered["label"], "key_decision", answered["value"])
        if not text or (piece.label is not None and piece.grid != "labels"):
            return None
        if piece.words > 150 and not piece.grid:
            return None
        read = _led_label(piece) or read_label(text)
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
            sure = piece.grid == "labels" or lead == fold(unknown.label)
            sure = sure or (seen >= 2 and piece.words <= 20 and not self._set_as_title(index, piece))
            if sure and (unknown.value or beside) and self.head:
                return unknown
        elif (
            beside
            and piece.place == 0
            and (piece.words <= 8 or text.endswith("?"))
            and seen >= (0 if piece.grid == "labels" else 2)
        ):
            aligned = piece.grid == "labels" or (piece.x0 is not None and abs(piece.x0 - self._label_edge()) < 4)
            if aligned and text[0].isupper():
                return LabelText(text.rstrip(": "), "other", "", known=False)
        return None

    def _set_as_title(self, index: int, piece: Piece) -> bool:
        """Whether all of a line is bold where only the labels are: then its colon stands in a title."""
        if not piece.block.bold or self._beside(index, piece):
            return False
        return any(p is not entry.at and not p.block.bold for entry in self.found.labels for p in entry.pieces)

    def _unmarked(self, index: int, piece: Piece, read: LabelText) -> bool:
        """Whether a known label without a colon is one: by its place, its weight, or its words."""
        label = fold(read.label)
        if not read.value:
            if piece.place and piece.grid != "labels":
                return False
            return (
                self._beside(index, piece)
                or (piece.grid == "labels" and (piece.place == 0 or self._followed(index, piece)))
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

    def _followed(self, index: int, piece: Piece) -> bool:
        """Whether its cell goes on with something that is no label and not bold as it is."""
        following = self.flow[index + 1] if index + 1 < len(self.flow) else None
        if not isinstance(following, Piece) or following.row != piece.row or following.place != piece.place:
            return False
        return piece.block.bold and not following.block.bold

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
        if piece.block.broken and entry.pieces and not piece.numbered:
            entry.add(piece, piece.full())
            return True
        if entry.texts and not piece.block.lines and _goes_on(entry, piece):
            entry.add(piece, piece.full())
            return True
        bare = not entry.texts and not piece.block.lines and _may_hold(entry, piece)
        if bare and not piece.numbered and read_heading(piece.text) is None:
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
        if self.entry is not None and (not self.entry.texts or self.entry.kind in ("classification", "status")):
            return False
        self.found.release = piece
        return True

    def _open(self, section: Section) -> None:
        self.entry = None
        self.section = section
        self.found.sections.append(section)
        if section.kind not in FRONT:
            self.head = False


def _goes_on(entry: Entry, piece: Piece) -> bool:
    """Whether a paragraph names one more of what a label stands before: a person with a post, a body with a date."""
    if entry.kind in _OF_PEOPLE:
        return _names_person(piece)
    if entry.kind != "also_considered_by" or piece.label is not None or piece.words > 20 or piece.heading:
        return False
    dates = find_dates(piece.text)
    return len(dates) == 1 and is_committee(piece.text[: dates[0].start].rstrip(" -–—,"))


def _names_person(piece: Piece) -> bool:
    """Whether a line holds a name and a post, as the line above it that a label stands before."""
    name, post = named(piece.text, ()) if piece.label is None and piece.words < 20 else (None, None)
    return name is not None and post is not None and has_job(post) and not piece.text.endswith(".")


def _may_hold(entry: Entry, piece: Piece) -> bool:
    """Whether a text can be the value of a label it does not stand beside."""
    if entry.kind == "date":
        return parse_date(piece.text) is not None
    return entry.kind != "reference" or any(c.isdigit() for c in piece.text)


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


def _wards(piece: Piece) -> LabelText | None:
    """The label of the wards, with its colon, that a piece opens with."""
    read = read_label(piece.text)
    return read if read is not None and read.field == "wards" and read.marked else None


def _led(piece: Piece, read: LabelText) -> bool:
    """Whether the label is what is set in bold at the head of the piece."""
    return fold(piece.lead).strip(" :.") == fold(read.label).strip(" :.")


def _led_label(piece: Piece) -> LabelText | None:
    """The label that strong words at the head of a piece are, which plain words behind it could seem to lengthen."""
    field = label_field(piece.lead) if piece.lead else None
    if field is None or not piece.text.startswith(piece.lead):
        return None
    rest = piece.text[len(piece.lead) :]
    marked = piece.lead.rstrip().endswith((":", "?")) or rest.lstrip().startswith((":", "-", "–"))
    return LabelText(piece.lead.rstrip(": "), field, rest.lstrip(" :.-–"), marked=marked)
