"""The walk through a report: each piece goes to a label, to a section, or opens one."""

from __future__ import annotations

import regex

from agendaparse.document import Table
from agendaparse.extractors.reports.anatomy import Anatomy, Section, SectionKind, set_levels
from agendaparse.extractors.reports.labelling import LabelReader
from agendaparse.extractors.reports.pieces import Flow, Piece, bare_label, heading_words, same_text
from agendaparse.extractors.reports.title_block import may_title
from agendaparse.grammar.recommending import read_lead_in
from agendaparse.grammar.report_headings import heads_case_part, read_heading, split_run_in
from agendaparse.grammar.text import fold

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
_NOTHING = regex.compile(
    r"(?P<head>appendices|background\s+(?:papers|documents))\s+(?P<rest>none|n/a|not\s+applicable|nil)\.?",
    regex.IGNORECASE,
)
_BRACKETED = regex.compile(r"\([^()]*\)")
_RUNS_INTO = regex.compile(  # in plain text: a heading in bold, and the sentence it runs into
    r"(?P<head>\p{Lu}[\p{L} ]{4,40}?) (?P<rest>(?:The|This|These|There|To|That|It|In|An?|Members|Cabinet|Council)\s.+)",
    regex.DOTALL,
)
_MOST_ITALIC = 10  # words of a sub-heading in italics
_LETTERS = regex.compile(r"\p{L}+")
_FIGURES = regex.compile(r"\d+")


def read_anatomy(flow: Flow) -> Anatomy:
    """Cut the flow of a report into labels, loose lines of the title block, and sections."""
    walker = _Walker(flow)
    page: int | None = None
    for index, item in enumerate(flow):
        if isinstance(item, Table):
            walker.table(item)
            page = item.pages[-1]
            continue
        # Pages without geometry are makeshift: what says the title again may stand anywhere on them.
        first = page is not None and (item.block.first_page not in (None, page) or not item.block.lines)
        page = item.block.pages[-1]
        if item.footnote:
            walker.found.footnotes.append(item)
        elif not (first and walker.repeats_title(item)):
            walker.piece(index, item)
    set_levels(walker.found.sections)
    return walker.found


class _Walker(LabelReader):
    """Reads the flow piece by piece."""

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
        if (
            self._heading(piece)
            or self._run_in(piece)
            or self._bold_run_in(piece)
            or self._italic_heading(index, piece)
        ):
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

    def repeats_title(self, piece: Piece) -> bool:
        """Whether the first line of a page says the title again, as a running head does."""
        if piece.label is not None or piece.words < 3:
            return False
        if not piece.block.lines and (self.head or (piece.heading and not self._is_between())):
            return False
        titles = [entry.value for entry in self.found.labels if entry.kind == "title"]
        titles += [loose.text for loose in self.found.loose if loose.heading]
        return any(fold(title).startswith(fold(piece.text)) for title in titles)

    def _is_between(self) -> bool:
        """Whether nothing stands under the heading read last: another right behind it breaks in."""
        return self.section is not None and self.section.heading is not None and not self.section.items

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
        if kind == "recommendations" and says is None and piece.label is None and read_lead_in(piece.text):
            pass  # another body is addressed: "The Council is asked to:"
        elif kind == "recommendations" and says is not None and says.kind == "recommendations" and not section.run_in:
            if says.to is not None or (section.heading is not None and piece.look >= section.heading.look):
                return False
        elif (kind == "appendices" and _ATTACHED.match(piece.text) and piece.words > 1) or (
            kind == "contacts" and (piece.grid in ("contacts", "labels") or _GROUP_OF_PEOPLE.fullmatch(piece.text))
        ):
            pass
        elif says is not None or section.heading is None:
            return False
        elif section.number is not None and piece.label is None and piece.block.kind != "heading":
            pass
        elif kind == "recommendations" and section.run_in and (piece.label or "").startswith("("):
            pass  # "(1)" in bold, as the words that lead to it
        elif section.run_in:
            return False
        elif kind == "recommendations":
            clause = _last_clause(section)
            if not (clause is not None and piece.label is not None and _carries_on(clause, piece)) and (
                piece.label is not None
                or piece.look >= section.heading.look
                or piece.block.level <= section.heading.block.level
                or self._heads_like_others(piece, section)
            ):
                return False
        elif kind in ("background_papers", "contacts"):
            if piece.label is not None or piece.look >= section.heading.look:
                return False
        else:
            return False
        section.items.append(piece)
        return True

    def _heads_like_others(self, piece: Piece, section: Section) -> bool:
        """Whether a heading below the clauses is set as those of the body were; only capitals lift its section's."""
        own = section.heading
        if own is None or piece.label is not None or not section.pieces or piece.text[-1] in ":;,":
            return False
        if piece.look[0] != own.look[0] or piece.look[2] != own.look[2]:
            return False
        return any(
            other.heading is not None and other.kind != "recommendations" and other.heading.look == piece.look
            for other in self.found.sections
        )

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
        if heads_case_part(piece.text):
            return False
        if any(entry.kind == "title" for entry in self.found.labels):
            return False
        titled = any(loose.heading and may_title(loose) for loose in self.found.loose)
        return not self.found.sections and not titled

    def _split(self, piece: Piece) -> tuple[str, str] | None:
        """Heading and rest of a piece whose heading runs on, where something shows that it is one."""
        if piece.on_grid and piece.label is None and (sentence := _RUNS_INTO.match(piece.text)) is not None:
            says = read_heading(sentence["head"])
            if says is not None and says.kind in ("summary", "purpose", "reason", "recommendations"):
                return sentence["head"], sentence["rest"]
        if piece.bullet or (":" not in piece.text[:140] and not piece.lead and not _NOTHING.fullmatch(piece.text)):
            return None
        split = split_run_in(piece.text)
        if split is None and piece.lead and read_heading(piece.lead) is not None:
            split = (piece.lead, piece.text.removeprefix(piece.lead).strip(" :-–"))
        if split is None and (none := _NOTHING.fullmatch(piece.text)) is not None:
            return none["head"], none["rest"]
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
        counted = piece.number is not None and _DECIMAL.fullmatch(piece.number) is not None
        if counted and self.section is not None and says.kind in ("implication", "topic", "implications"):
            return False
        if _BRACKETED.fullmatch(rest):  # "List of Background Papers (not previously published)"
            self._open(Section(says.kind, piece, piece.number, piece.text.strip(), says.to))
            return True
        self._open(Section(says.kind, piece, piece.number, head.strip(), says.to, run_in=True))
        assert self.section is not None
        self.section.items.append(same_text(piece, rest))
        return True

    def _bold_run_in(self, piece: Piece) -> bool:
        """A heading of the body that runs on into its paragraph: bold, with a colon, where the last heading stood."""
        section = self.section
        if (
            self.head
            or section is None
            or section.heading is None
            or section.number is not None
            or piece.label is not None
        ):
            return False
        if section.kind in (
            "recommendations",
            "contacts",
            "appendices",
            "background_papers",
        ) or not piece.lead.endswith(":"):
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

    def _italic_heading(self, index: int, piece: Piece) -> bool:
        """A sub-heading set apart by nothing but its slope: a short line at the edge of the headings, text under it."""
        section, words = self.section, piece.text
        if not piece.block.italic or section is None or section.kind != "body" or section.heading is None:
            return False
        if piece.label is not None or piece.grid or len(piece.block.lines) != 1 or piece.words > _MOST_ITALIC:
            return False
        if not words[0].isupper() or not (words[-1].isalnum() or words[-1] in ")?"):
            return False
        edge = section.heading.x0
        if edge is None or piece.x0 is None or abs(piece.x0 - edge) > 3:
            return False
        following = self.flow[index + 1] if index + 1 < len(self.flow) else None
        if (
            not isinstance(following, Piece)
            or following.heading
            or following.block.italic
            or following.row == piece.row
        ):
            return False
        self._open(Section("body", piece, None, words))
        return True

    def _after_run_in(self, piece: Piece) -> bool:
        """Whether a plain paragraph begins the body behind a recommendation that was whole in its first paragraph."""
        section = self.section
        if section is None or not section.run_in or section.kind != "recommendations" or piece.label is not None:
            return False
        pieces = section.pieces
        return (
            len(pieces) == 1 and pieces[0].text.endswith(".") and not piece.text.casefold().startswith(("that ", "to "))
        )

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


def _last_clause(section: Section) -> Piece | None:
    return next((piece for piece in reversed(section.pieces) if piece.number is not None), None)


def _carries_on(clause: Piece, piece: Piece) -> bool:
    """Whether a label is of the clause's series and does not begin a count again."""
    return _same_series(clause, piece) and bare_label(piece.label or "").lower() not in ("1", "a", "i")


def _same_series(a: Piece, b: Piece) -> bool:
    """Whether two labels are of one kind: both figures, both decimals, both letters, in the same brackets."""
    return _shape(a.label or "") == _shape(b.label or "")


def _shape(label: str) -> str:
    return _LETTERS.sub("a", _FIGURES.sub("1", label))
