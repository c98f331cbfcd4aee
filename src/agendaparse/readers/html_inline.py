"""Words inside a paragraph or cell of HTML: pieces of one look, joined to lines and blocks of text."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import regex

from agendaparse.document import Block, BlockKind, Style
from agendaparse.grammar.text import join_lines, normalise

SIZE = 11.0  # points; text without geometry is all of one size

_ENTITY = regex.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
# An address whose domain has no dot, or whose next word opens with one, was broken at a line end.
_BROKEN_ADDRESS = regex.compile(r"(?<=[\w.+-]@[\w-]+) (?=[\w-]+(?:\.[\w-]+)+(?:[\s,;)]|$))|(?<=@[\w.-]+) (?=\.\w)")
_ORDINAL = regex.compile(r"\s*(?:st|nd|rd|th)\b\s*$", regex.IGNORECASE)
_STYLES = {(bold, italic): Style("", SIZE, bold, italic, 0) for bold in (False, True) for italic in (False, True)}


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set, as the elements around them say."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    raised: bool = False
    link: str | None = None


@dataclass(slots=True)
class Piece:
    """Words of one look; `breaks` says who ended a line after them: "forced" the author, "wrapped" a converter."""

    text: str
    look: Look
    breaks: str = ""


def unescaped(text: str) -> str:
    """Text whose entities were escaped twice ("&amp;amp;" in the source), made plain."""
    return html.unescape(text) if "&" in text and _ENTITY.search(text) else text


def without_entities(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces with entities undone and the gap before a raised ordinal ("1 <sup>st</sup>") closed."""
    tidy: list[Piece] = []
    for piece in pieces:
        text = unescaped(piece.text)
        if piece.look.raised and _ORDINAL.match(text) and tidy and tidy[-1].text.rstrip()[-1:].isdigit():
            tidy[-1].text = tidy[-1].text.rstrip()
            text = text.lstrip()
        tidy.append(replace(piece, text=text))
    return tidy


def lines_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces by line; an empty line stands where two breaks follow each other."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.text:
            lines[-1].append(piece)
        if piece.breaks:
            lines.append([])
    return lines


def text_of(pieces: Iterable[Piece]) -> str:
    """The words, struck-through ones left out."""
    return normalise("".join(piece.text for piece in pieces if not piece.look.struck))


def make_block(
    lines: Sequence[Sequence[Piece]],
    *,
    kind: BlockKind = "paragraph",
    level: int = 0,
    label: str | None = None,
    tag: str = "P",
    page: int | None = None,
    broken: bool = False,
) -> Block | None:
    """A block of these lines of pieces; None where they say nothing.

    Args:
        lines: Its lines; words broken over them are joined.
        kind: What the element says it is.
        level: Depth of a heading or of a list item.
        label: Label the element gives, such as the number of a list item.
        tag: Role of the element, as in a structure tree.
        page: Page it stands on, or None.
        broken: Whether it is the next line of the paragraph before it.
    """
    text = join_lines(text_of(line) for line in lines)
    pieces = [piece for line in lines for piece in line]
    links = tuple(dict.fromkeys(p.look.link for p in pieces if p.look.link))
    if "@" in text:
        text = _whole_addresses(text, links)
    struck = _struck(pieces)
    if not text and not label and not struck:
        return None
    kept = [piece for piece in pieces if not piece.look.struck]
    said = [p for p in kept if any(map(str.isalpha, p.text))] or [p for p in kept if p.text.strip()]
    lead = _lead(kept)
    bold = bool(said) and all(p.look.bold for p in said) and not lead
    italic = bool(said) and all(p.look.italic for p in said)
    return Block(
        kind="list_item" if label is not None and kind == "paragraph" else kind,
        text=text,
        label=label,
        level=level,
        style=_STYLES[bold, italic],
        bold=bold,
        italic=italic,
        underlined=bool(said) and all(p.look.underlined for p in said),
        capitals=_capitals(text),
        lead=lead,
        strong=() if bold else _strong(kept),
        broken=broken,
        struck=struck,
        pages=(page,),
        tag=tag,
        links=links,
    )


def _whole_addresses(text: str, links: Iterable[str]) -> str:
    """The text with the e-mail addresses made whole that a converter left broken at a line end."""
    for link in links:
        address = link.removeprefix("mailto:").partition("?")[0]
        if "@" in address and address != link and address not in text:
            broken = r"\s?".join(map(regex.escape, address))
            text = regex.sub(broken, lambda match: "".join(match.group().split()), text, flags=regex.IGNORECASE)
    return _BROKEN_ADDRESS.sub("", text)


def _lead(pieces: Sequence[Piece]) -> str:
    """Strong words at the head; empty where there are none, or nothing else. A number before them may be plain."""
    lead = ""
    worded = False
    for piece in pieces:
        strong = piece.look.bold or piece.look.underlined
        if not strong and any(map(str.isalnum if worded else str.isalpha, piece.text)):
            return normalise(lead) if worded else ""
        worded = worded or (strong and any(map(str.isalpha, piece.text)))
        lead += piece.text
    return ""


def _strong(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Each stretch of bold words."""
    texts = [
        normalise("".join(piece.text for piece in stretch))
        for bold, stretch in groupby((piece for piece in pieces if piece.text.strip()), lambda piece: piece.look.bold)
        if bold
    ]
    return tuple(text for text in texts if text)


def _struck(pieces: Sequence[Piece]) -> tuple[str, ...]:
    texts: list[str] = []
    open_text = ""
    for piece in (*pieces, Piece(".", Look())):
        if piece.look.struck or not piece.text.strip():
            open_text += piece.text
        else:
            if normalise(open_text):
                texts.append(normalise(open_text))
            open_text = ""
    return tuple(texts)


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)
