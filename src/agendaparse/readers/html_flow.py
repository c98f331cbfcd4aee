"""The flow of an HTML page: headings, paragraphs, lists and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex

from agendaparse.document import Block, BlockKind, Item
from agendaparse.grammar.dates import starts_with_date
from agendaparse.readers.html_inline import Look, Piece, lines_of, make_block, text_of, without_entities
from agendaparse.readers.html_meeting import (
    MeetingItem,
    agenda_blocks,
    attendance_in,
    attendance_kind,
    meeting_items,
    minutes_blocks,
    summary_of,
)
from agendaparse.readers.html_tables import cells_in_order, is_layout, make_table

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SKIPPED = frozenset({
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "svg", "math", "object", "iframe",
    "button", "input", "select", "textarea", "label", "audio", "video", "canvas", "map", "datalist", "colgroup",
})  # fmt: skip
ASIDE = frozenset({"nav", "header", "footer", "aside"})
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "legend": 4}
PARAGRAPHS = frozenset({"p", "dt", "dd", "pre", "address", "caption", "figcaption", "summary", "blockquote"})
GROUPS = frozenset({
    "div", "section", "article", "main", "body", "html", "center", "ul", "ol", "dl", "menu", "figure", "form",
    "fieldset", "details", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "li", "hr", *ASIDE,
})  # fmt: skip
BLOCKS = GROUPS | PARAGRAPHS | HEADINGS.keys()
BULLET = "•"
WRAPPED = "wrapped"  # class of a line break that a converter's source had inside a paragraph
PARTED = "parted"  # class of a line break that stands for the end of a paragraph
MAX_HEADING = 32  # words; a longer "heading" is a paragraph that a converter mistook

_HIDDEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", regex.IGNORECASE)
_PAGE_BREAK = regex.compile(r"page-break-(?:before|after)\s*:\s*always|break-(?:before|after)\s*:\s*page", regex.I)
_BREAK_COMMENT = regex.compile(r"^\s*(?:new ?page|page[-_ ]?break|end (?:of )?page\b.*)\s*$", regex.I)
_FURNITURE_COMMENT = regex.compile(r"^\s*Page(?:Header|Footer|Number)\s*=\s*\"(.*)\"\s*$", regex.I | regex.S)
# Links that are tools of the page and no words of the document.
_SITE_LINK = regex.compile(r"\s*(?:view (?:directions|map)|print(?:er friendly| this page)?|back to top)\s*", regex.I)
_BOLD = regex.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", regex.I)
_ITALIC = regex.compile(r"font-style\s*:\s*(?:italic|oblique)", regex.I)
_UNDERLINE = regex.compile(r"text-decoration[^;]*underline", regex.I)
_STRIKE = regex.compile(r"text-decoration[^;]*line-through", regex.I)
_RAISED = regex.compile(r"vertical-align\s*:\s*super", regex.I)
# Classes and names of what stands around the words of a page: menus, the way to it, sharing, comments.
_AROUND = regex.compile(
    r"(?:^|[\s_-])(?<!(?:has|no|with|without)[_-])(?:breadcrumbs?|cookies?|skip-link|screen-reader-text|sr-only|sharedaddy"
    r"|share|sharing|social[_-](?:bar|buttons?|icons?|links?|media)|pager|rgPager|pagination|navbar|navigation|menu"
    r"|site-header|site-footer|page-footer|dnn_header|dnn_footer|widget-area|sidebar|related-posts|comments-area"
    r"|comment-respond|masthead|colophon|entry-meta|entry-footer|posted-on|byline)(?=[\s_-]|$)",
    regex.IGNORECASE,
)
_SPACE = regex.compile(r"[ \t\r\n]+")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class HtmlFlow:
    """Walks a tree once and gathers items.

    Attributes:
        items: What was found so far. Blocks with the tag "Artifact" are what the source itself calls furniture (site
            navigation, page headers); those with the tag "Figure" are the alternative texts of pictures.
        page: Page the walk is on; None until the source marks a page end.
    """

    _whole = True  # not a cell of a table

    def __init__(self, root: HtmlElement) -> None:
        """Walk the tree."""
        self.items: list[Item] = []
        self.page: int | None = 1 if any(_ends_page(element) for element in root.iter()) else None
        self._open: list[Piece] = []
        self._lists: list[tuple[str, int, str]] = []
        self._label: str | None = None
        self._artifact = False
        self._meeting: list[MeetingItem] = []
        self._attended: list[tuple[str, str]] = []
        self._over: int | None = None  # items that stand over the agenda of a meeting page
        self._walk(root, Look())
        self._close()
        if self._meeting or self._attended:
            over = summary_of(self.items if self._over is None else self.items[: self._over])
            self.items.extend(minutes_blocks(self._meeting, over, self._attended))

    @property
    def page_count(self) -> int:
        """Pages that the source marks; 0 where it marks none."""
        return self.page or 0

    def _walk(self, element: HtmlElement, look: Look) -> None:
        """Take in an element: blocks are closed around block elements, words gathered inside."""
        tag = element.tag
        if not isinstance(tag, str):
            self._comment(element)
            return
        if tag in SKIPPED or _is_hidden(element) or (tag == "a" and _SITE_LINK.fullmatch(element.text or "")):
            return
        before = _breaks_before(element)
        if before:
            self._next_page()
        if tag == "br":
            kind = element.get("class")
            self._open.append(Piece("", look, kind if kind in (WRAPPED, PARTED) else "forced"))
        elif tag == "img":
            self._picture(element, look)
        elif tag == "hr":
            self._close()
        elif tag in HEADINGS:
            self._heading(element, look)
        elif tag == "table" and self._whole and (found := meeting_items(element, _cell_items)) is not None:
            self._close()
            self._over = len(self.items) if self._over is None else self._over
            self.items.extend(agenda_blocks(found))
            self._meeting.extend(found)
        elif tag == "table" and self._whole and (attended := attendance_in(element, self._heading_over())):
            self._close()
            if attendance_kind(self._heading_over()) is not None:
                self.items.pop()
            self._attended.extend(attended)
        elif tag == "table" and not is_layout(element):
            self._close()
            table = make_table(element, _cell_blocks, self.page)
            for caption in element.iterchildren("caption"):
                self._children(caption, look)
                self._close()
            if table is not None and not self._artifact:
                self.items.append(table)
        elif tag == "table":
            self._close()
            for cell in cells_in_order(element):
                self._children(cell, look)
                self._close()
        elif tag in ("ul", "ol", "menu"):
            self._list(element, look)
        elif tag == "li":
            self._list_item(element, look)
        elif tag in BLOCKS:
            self._close()
            aside = not self._artifact and (_stands_around(element) or (tag in ASIDE and not _heads_article(element)))
            self._artifact = self._artifact or aside
            self._children(element, _look_of(element, look))
            self._close()
            self._artifact = self._artifact and not aside
        else:
            self._children(element, _look_of(element, look))
        if not before and _ends_page(element):
            self._next_page()

    def _children(self, element: HtmlElement, look: Look) -> None:
        preformatted = element.tag == "pre"
        if element.text:
            self._text(element.text, look, preformatted)
        for child in element:
            self._walk(child, look)
            if child.tail:
                self._text(child.tail, look, preformatted)

    def _text(self, text: str, look: Look, preformatted: bool) -> None:
        if preformatted:
            for line in text.splitlines():
                self._open.append(Piece(line, look, "wrapped"))
            return
        for number, part in enumerate(text.split("\f")):
            if number:
                self._close()
                self._next_page()
            words = _SPACE.sub(" ", part)
            if words.strip() or (words and self._open):
                self._open.append(Piece(words, look))

    def _comment(self, element: HtmlElement) -> None:
        text = element.text or ""
        if not isinstance(text, str):
            return
        if _BREAK_COMMENT.match(text):
            self._next_page()
        match = _FURNITURE_COMMENT.match(text)
        if match:
            self._close()
            block = make_block([[Piece(match.group(1), Look())]], tag="Artifact", page=self.page)
            if block is not None:
                self.items.append(block)

    def _heading_over(self) -> str:
        """The heading that stands right over what comes next; empty where there is none."""
        last = self.items[-1] if self.items else None
        return last.text if isinstance(last, Block) and last.kind == "heading" else ""

    def _next_page(self) -> None:
        self._close()
        self.page = (self.page or 1) + 1

    def _picture(self, element: HtmlElement, look: Look) -> None:
        alt = (element.get("alt") or "").strip()
        if alt and not self._artifact:
            block = make_block([[Piece(alt, look)]], tag="Figure", page=self.page)
            if block is not None:
                self.items.append(block)

    def _heading(self, element: HtmlElement, look: Look) -> None:
        self._close()
        self._children(element, _look_of(element, look))
        lines = lines_of(without_entities(self._open))
        words = sum(len(text_of(line).split()) for line in lines)
        self._open = []
        kind: BlockKind = "heading" if words <= MAX_HEADING else "paragraph"
        level = HEADINGS[element.tag] if kind == "heading" else 0
        part: list[list[Piece]] = []
        for line in lines:
            if part and starts_with_date(text_of(line)):  # when and where stand under the name of the meeting
                self._add(part, kind, level)
                part = []
            if line:
                part.append(line)
        self._add(part, kind, level)

    def _list(self, element: HtmlElement, look: Look) -> None:
        self._close()
        start = element.get("start") or "1"
        first = int(start) if start.lstrip("-").isdigit() and len(start) < 8 else 1
        self._lists.append((element.get("type") or "1" if element.tag == "ol" else "", first, element.tag))
        self._children(element, look)
        self._close()
        self._lists.pop()

    def _list_item(self, element: HtmlElement, look: Look) -> None:
        self._close()
        self._label = element.get("data-label") or self._next_label(element)
        self._children(element, _look_of(element, look))
        self._close()
        if self._label is not None and self._label != BULLET:  # "2029." at a line start
            block = make_block([], label=self._label, tag="LI", page=self.page)
            if block is not None:
                self.items.append(block)
        self._label = None

    def _next_label(self, element: HtmlElement) -> str:
        if not self._lists or not self._lists[-1][0]:
            return BULLET
        kind, number, tag = self._lists[-1]
        value = element.get("value") or ""
        number = int(value) if value.isdigit() and len(value) < 8 else number
        self._lists[-1] = kind, number + 1, tag
        return f"{_numeral(kind, number)}."

    def _close(self) -> None:
        """Make blocks of the words gathered: an author's line breaks part them, a converter's do not."""
        pieces, self._open = without_entities(self._open), []
        if not any(piece.text.strip() for piece in pieces):
            return
        said = len(self.items)
        for lines, broken in _paragraphs(pieces):
            self._add(lines, "paragraph", 0, broken=broken and len(self.items) > said)

    def _add(self, lines: Sequence[Sequence[Piece]], kind: BlockKind, level: int, *, broken: bool = False) -> None:
        label, self._label = self._label, None
        block = make_block(
            lines,
            kind=kind,
            level=level or (len(self._lists) if label is not None else 0),
            label=label,
            tag="Artifact" if self._artifact else "H" if kind == "heading" else "LI" if label is not None else "P",
            page=self.page,
            broken=broken,
        )
        if block is not None:
            self.items.append(block)


def _cell_blocks(element: HtmlElement) -> list[Block]:
    """The blocks of a cell; tables in it are read as text."""
    blocks = [item for item in _cell_items(element) if isinstance(item, Block)]
    said = [block for block in blocks if block.tag != "Figure"]
    return said or blocks  # the alternative text of an icon counts where nothing else stands in the cell


def _cell_items(element: HtmlElement) -> list[Item]:
    """The blocks of a cell and the tables in it."""
    return _CellFlow(element).items


class _CellFlow(HtmlFlow):
    _whole = False

    def __init__(self, element: HtmlElement) -> None:
        self.items = []
        self.page = None
        self._open = []
        self._lists = []
        self._label = None
        self._artifact = False
        self._children(element, Look(bold=element.tag == "th"))
        self._close()


def _paragraphs(pieces: Sequence[Piece]) -> Iterator[tuple[list[list[Piece]], bool]]:
    """The lines of each paragraph, and whether its author only broke the line before it; a wrapped line carries on."""
    paragraph: list[list[Piece]] = [[]]
    broken = False
    for piece in pieces:
        if piece.text:
            paragraph[-1].append(piece)
        if piece.breaks == "wrapped":
            paragraph.append([])
        elif piece.breaks:
            yield paragraph, broken
            paragraph, broken = [[]], piece.breaks != PARTED
    yield paragraph, broken


def _look_of(element: HtmlElement, look: Look) -> Look:
    """The look inside an element."""
    tag, style = element.tag, element.get("style") or ""
    bold = tag in ("b", "strong") or (bool(style) and _BOLD.search(style) is not None)
    italic = tag in ("i", "em") or (bool(style) and _ITALIC.search(style) is not None)
    underlined = tag in ("u", "ins") or (bool(style) and _UNDERLINE.search(style) is not None)
    struck = tag in ("s", "strike", "del") or (bool(style) and _STRIKE.search(style) is not None)
    raised = tag == "sup" or (bool(style) and _RAISED.search(style) is not None)
    link = element.get("href") if tag == "a" else None
    if not (bold or italic or underlined or struck or raised or link):
        return look
    return Look(
        look.bold or bold,
        look.italic or italic,
        look.underlined or underlined,
        look.struck or struck,
        look.raised or raised,
        link or look.link,
    )


def _stands_around(element: HtmlElement) -> bool:
    """Whether a part belongs to the site, as its class or name says; never what holds the page's own words."""
    said = f"{element.get('class') or ''} {element.get('id') or ''}"
    if len(said) < 2 or element.tag in ("html", "body", "form") or _AROUND.search(said) is None:
        return False
    return next(element.iter("main", "article"), None) is None


def _heads_article(element: HtmlElement) -> bool:
    """Whether a header is that of the page's own words, with their title, and not of the site."""
    return element.tag == "header" and any(True for _ in element.iterancestors("article", "main"))


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return True
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"


def _breaks_before(element: HtmlElement) -> bool:
    style = element.get("style") or ""
    return "before" in style and _ends_page(element)


def _ends_page(element: HtmlElement) -> bool:
    """Whether the source says that a page ends here."""
    tag = element.tag
    if not isinstance(tag, str):
        return isinstance(element.text, str) and _BREAK_COMMENT.match(element.text) is not None
    if "\f" in (element.text or "") or "\f" in (element.tail or ""):
        return True
    style = element.get("style")
    if style and _PAGE_BREAK.search(style):
        return True
    return tag in ("hr", "div") and "page" in (kind := (element.get("class") or "").lower()) and "break" in kind


def _numeral(kind: str, number: int) -> str:
    """A list number as its list prints it."""
    if kind in ("a", "A") and 1 <= number <= 26:
        letter = _ALPHABET[number - 1]
        return letter.upper() if kind == "A" else letter
    if kind in ("i", "I") and 1 <= number < 50:
        tens, ones = divmod(number, 10)
        roman = "x" * min(tens, 3) + ("xl" if tens == 4 else "")
        roman = ("xl" if tens == 4 else "x" * tens) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
        return roman.upper() if kind == "I" else roman
    return str(number)
