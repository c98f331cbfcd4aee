"""The back of a report: the appendices attached and the papers it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from agendaparse.document import Table
from agendaparse.extractors.context import Context
from agendaparse.extractors.reports.anatomy import Entry, Section
from agendaparse.extractors.reports.pieces import Piece, blocks_of, rows_of
from agendaparse.grammar.text import fold, join_lines
from agendaparse.layout.breaks import parted_by_author
from agendaparse.models.report import BackgroundPaper

_NONE = regex.compile(
    r"(?:there\s+(?:are|were|is)\s+)?(?:no(?:ne|t\s+applicable|t\s+attached|thing)?|n/a|nil|dim)(?:\s+(?:background|papers?|documents?|appendix|"
    r"appendices|attached|used|applicable|for|this|report|specific|other|published|relevant|to|the|were|relied|upon|in|preparing|of|as|defined|by)"
    r"|[^.:]{0,80}act\s*1972)*\W*",
    regex.IGNORECASE,
)
_NO_PAPERS = regex.compile(
    r"(?:.{0,80}\s)?(?:there\s+are\s+)?no\s+(?:additional\s+)?(?:background\s+)?(?:papers|documents)\b.{0,160}", regex.I
)
_ATTACHED = regex.compile(
    r"(?P<name>(?:appendix|annex|attachment|enclosure|schedule|exhibit|atodiad)(?:e|ure)?s?\b.*?)(?:\s*[-–:|]?\s*\b(?P<there>yes|no|none|n/a))?\s*",
    regex.IGNORECASE,
)
_ANSWER = regex.compile(r"(?P<name>.+?)\s*[-–:|]?\s*\b(?P<there>YES|NO|Yes|No|N/A)\s*")
_URL = regex.compile(r"(?:https?://|www\.)\S+")
_LEAD_IN = regex.compile(r".{0,400}[:]\s*")
_STATEMENT = regex.compile(
    r"(?:the\s+following\b.*|.*\b(?:section\s+100|local\s+government\s+act|access\s+to\s+information)\b.*|.*\bhave\s+been\s+(?:used|relied).*"
    r"|.*\bwere\s+(?:used|relied|consulted).*)",
    regex.IGNORECASE,
)
_LAW = regex.compile(r"\(?section\s+100\w?\s+(?:of\s+)?(?:the\s+)?local\s+government\s+act\s+1972\)?", regex.IGNORECASE)
_SIGNED = regex.compile(
    r"(?:signed|signature|date\s+of\s+publication|date\s+published|published)\s*(?:by\s*)?:|the\s+decision\s+will\s+come\s+into\s+force",
    regex.IGNORECASE,
)
_BOTH = regex.compile(r"\bbackground\s+(?:papers|documents|reading|material)\b", regex.IGNORECASE)
_LISTED = regex.compile(r"(?:appendix|annex)\s+(?:\d{1,2}|[A-Z])\b\s*[-–:.]", regex.IGNORECASE)
_STARTS = regex.compile(r"(?=\b(?:Appendix|Annex)\s+(?:\d{1,2}|[A-Z])\b\s*[-–:.])")


def appendices_of(
    labels: Sequence[Entry], sections: Sequence[Section], ctx: Context
) -> tuple[tuple[str, ...], list[Piece]]:
    """The appendices attached, and what stands in their list without being one."""
    found: list[str] = []
    left: list[Piece] = []
    for entry in labels:
        if entry.kind == "appendices":
            for text in _parted(entry.texts):
                name = _attached(text)
                if name:
                    found.append(name)
    for section in sections:
        if section.kind == "appendices":
            stray: list[Piece] = []
            _from_list(section, found, stray)
            left.extend(piece for piece in stray if not _names_both(section) or not _is_paper(piece))
        elif section.kind == "background_papers":
            found.extend(name for piece in section.pieces if is_appendix(piece) and (name := _attached(piece.full())))
    kept: list[str] = []
    for name in found:
        if not any(fold(name) == fold(other) for other in kept):
            kept.append(name)
    return tuple(kept), left


def _parted(texts: Sequence[str]) -> list[str]:
    return [part.strip(" ;,") for text in texts for part in _STARTS.split(text) if part.strip(" ;,")]


def _from_list(section: Section, found: list[str], left: list[Piece]) -> None:
    pieces = section.pieces
    named = any(_begins(piece) for piece in pieces)
    for row in rows_of(pieces):
        if len({piece.place for piece in row}) > 1 or len(row) == 1:
            groups: list[list[Piece]] = [row]
        else:
            groups = [[piece] for piece in row]
        for group in groups:
            text = " ".join(piece.full() for piece in group).strip()
            listed = group[0].label is not None or _begins(group[0])
            if _NONE.fullmatch(text):
                continue
            if (named and not listed) or _LEAD_IN.fullmatch(text) or (len(text.split()) > 40 and not listed):
                left.extend(group)
                continue
            if text.endswith(".") and not listed and len(text.split()) > 12:
                left.extend(group)
                continue
            parts = _parted([text]) if listed else [text]
            names = [name for part in parts if (name := _attached(part)) is not None]
            if not names and len(group) == 1:  # an answer in a column of its own says that it is not attached
                left.extend(group)
            found.extend(name for name in names if name)
    for item in section.items:
        if isinstance(item, Table):
            for cells in item.rows:
                text = " ".join(cell.text for cell in cells if cell.text)
                if text and not all(cell.header or cell.bold for cell in cells if cell.text):
                    name = _attached(text)
                    if name:
                        found.append(name)


def _names_both(section: Section) -> bool:
    """Whether one heading stands over both lists: "Appendices and background documents"."""
    return section.words is not None and _BOTH.search(section.words) is not None


def _is_paper(piece: Piece) -> bool:
    """Whether what stands among appendices without being one is a paper: it leads to one, and says nothing of it."""
    links = [link for link in piece.block.links if not link.startswith("mailto:")]
    return len(links) == 1 and not piece.text.endswith((".", ":"))


def is_appendix(piece: Piece) -> bool:
    """Whether an entry of a list of papers is an appendix ("Appendix A - Map") and not a paper elsewhere."""
    return _LISTED.match(piece.text) is not None and piece.label is not None


def _begins(piece: Piece) -> bool:
    return _ATTACHED.fullmatch(piece.text) is not None and piece.words > 1


def _attached(text: str) -> str | None:
    """The name of an appendix; None where the entry says that there is none."""
    if _NONE.fullmatch(text):
        return None
    match = _ATTACHED.fullmatch(text) or _ANSWER.fullmatch(text)
    if match is None:
        return text.strip()
    if match["there"] is None:
        return text.strip()
    if match["there"].casefold() != "yes":
        return None
    return match["name"].strip(" -–:|") or None


def background_of(
    labels: Sequence[Entry], sections: Sequence[Section], ctx: Context
) -> tuple[tuple[BackgroundPaper, ...], list[Piece]]:
    """The background papers with their links, and what stands in their list without being one."""
    found: list[tuple[str, str | None, list[Piece]]] = []
    left: list[Piece] = []
    for entry in labels:
        if entry.kind == "background_papers":
            for piece, text in zip(entry.pieces, entry.texts, strict=True):
                _paper(piece, text, found, left)
    for section in sections:
        if section.kind == "appendices" and _names_both(section):
            stray: list[Piece] = []
            _from_list(section, [], stray)
            for piece in filter(_is_paper, stray):
                _paper(piece, piece.full(), found, left)
        if section.kind != "background_papers":
            continue
        for row in _told(section, left):
            if len({piece.place for piece in row}) > 1:
                _paper(row[0], " ".join(piece.full() for piece in row), found, left)
                if left and left[-1] is row[0]:
                    left.extend(row[1:])
            else:
                for piece in row:
                    for part, text in () if is_appendix(piece) else _parts(piece):
                        _paper(part, text, found, left)
        for item in section.items:
            if isinstance(item, Table):
                _from_table(item, found)
    papers = tuple(
        BackgroundPaper(title=title, url=url, where=ctx.where(blocks_of(pieces)) if pieces else ())
        for title, url, pieces in found
    )
    return papers, left


def _told(section: Section, left: list[Piece]) -> list[list[Piece]]:
    """The rows of a list of background papers; behind the word that there are none stands only who signs."""
    rows = list(rows_of(section.pieces))
    if rows and len(rows[0]) == 1 and _NONE.fullmatch(rows[0][0].full()):
        left.extend(piece for row in rows[1:] for piece in row)
        return rows[:1]
    return rows


def _paper(piece: Piece, text: str, found: list[tuple[str, str | None, list[Piece]]], left: list[Piece]) -> None:
    text = text.strip()
    if _LAW.fullmatch(text):
        return  # part of the heading: the law that asks for the list
    if _SIGNED.match(text):
        left.append(piece)
        return
    if not text or _NONE.fullmatch(text) or (_NO_PAPERS.fullmatch(text) and len(text.split()) < 45):
        if text and len(text.split()) > 3:
            left.append(piece)
        return
    if not piece.label and (_LEAD_IN.fullmatch(text) or (len(text.split()) > 9 and _STATEMENT.fullmatch(text))):
        left.append(piece)
        return
    links = [link for link in piece.block.links if not link.startswith("mailto:")]
    url = _URL.search(text)
    if url is not None and not text[: url.start()].strip(" -–:(<"):
        address = links[0] if len(links) == 1 else join_lines([url.group()]).rstrip(").,>")
        if found and found[-1][1] is None and not text[url.end() :].strip(" )>."):
            title, _, pieces = found[-1]
            found[-1] = (title, address, [*pieces, piece])
        else:
            found.append((text, address, [piece]))
        return
    if url is not None and len(links) <= 1:
        title = (text[: url.start()].rstrip(" -–:(<") + " " + text[url.end() :].lstrip(" )>.")).strip()
        found.append((title, links[0] if links else url.group().rstrip(").,>"), [piece]))
        return
    found.append((text, links[0] if len(links) == 1 else None, [piece]))


def _parts(piece: Piece) -> list[tuple[Piece, str]]:
    """The papers of one paragraph: each line with its own link, else what semicolons part."""
    lines = piece.block.lines
    if len(lines) > 1 and len(piece.block.links) > 1 and piece.text == piece.block.text:
        links = [{run.link for run in line.runs if run.text.strip()} for line in lines]
        if all(len(each) == 1 and None not in each for each in links):
            parts: list[tuple[Piece, list[str], str | None]] = []
            for line, each in zip(lines, links, strict=True):
                link = next(iter(each))
                if parts and parts[-1][2] == link:
                    parts[-1][1].append(line.text)
                else:
                    parts.append(
                        (Piece(replace(piece.block, lines=[line], links=(link,) if link else ())), [line.text], link)
                    )
            return [(part, join_lines(texts)) for part, texts, _ in parts]
    whole = piece.text == piece.block.text and _SIGNED.match(piece.text) is None
    broken = parted_by_author(piece.block) if len(lines) > 1 and whole else []
    if len(broken) > 1 and piece.label is None and all(part[0].text[:1].isupper() for part in broken):
        return [(Piece(replace(piece.block, lines=part)), join_lines([line.text for line in part])) for part in broken]
    texts = [text.strip() for text in piece.text.split(";")]
    if len(texts) > 1 and len(piece.block.links) < 2 and all(len(text.split()) > 1 for text in texts):
        return [(piece, text.rstrip(".") if i < len(texts) - 1 else text) for i, text in enumerate(texts)]
    return [(piece, piece.text)]


def _from_table(table: Table, found: list[tuple[str, str | None, list[Piece]]]) -> None:
    for cells in table.rows:
        full = [cell for cell in cells if cell.text]
        if not full or all(cell.header or cell.bold for cell in full) or _NONE.fullmatch(full[0].text):
            continue
        links = list(dict.fromkeys(link for cell in full for block in cell.blocks for link in block.links))
        links = [link for link in links if not link.startswith("mailto:")]
        found.append((full[0].text, links[0] if len(links) == 1 else None, [Piece(b) for b in full[0].blocks]))
