"""Markdown that a converter made of a pack: read as HTML, once its tables are whole enough to be parsed.

markdown-it parses the syntax. What is done here is what converters get wrong: tables as lines with tabs, pipe tables
without a heading row or with rules in the middle, cells broken over two lines, HTML tables with blank lines in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape

import regex
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from agendaparse.document import Document
from agendaparse.readers.html import read_html
from agendaparse.readers.html_flow import BULLET, PARTED, WRAPPED

_FENCE = regex.compile(r"\s{0,3}(```+|~~~+)")
_TABLE_OPENS = regex.compile(r"<table\b", regex.IGNORECASE)
_TABLE_CLOSES = regex.compile(r"</table\s*>", regex.IGNORECASE)
_RULE_CELL = regex.compile(r"\s*:?-{2,}:?\s*|\s*")
_LABEL_CELL = regex.compile(r"\s*(?:[-*+•]|\(?(?:\d{1,4}(?:\.\d{1,3})*|[A-Za-z]|[ivx]{1,5})[.)]?)\s*")
_PAGE_MARK = regex.compile(r"^\s*\{(\d{1,5})\}-{8,}\s*$")  # one converter's page rule
_FRONT_MATTER = regex.compile(r"\A---[ \t]*\n(?P<lines>(?:[\w-]+[ \t]*:.*\n)+)---[ \t]*\n")
_PROPERTY = regex.compile(r"(?m)^([\w-]+)[ \t]*:[ \t]*(.*?)[ \t]*$")
_EMPTY_HEAD = regex.compile(r"<thead>\s*<tr>\s*(?:<th[^>]*></th>\s*)+</tr>\s*</thead>")
_BREAK = regex.compile(r"<br\s*/?>", regex.IGNORECASE)
_STRONG = regex.compile(r"(?:\*\*[^*]+\*\*(?:<br\s*/?>)?\s*)+")
# What stands beside a label and over no column: an answer, a sum of money, a share.
_VALUE = regex.compile(r"yes|no|n/?a|[-–+(]?£.*|[-–+(]?\d[\d,]*\.\d+\)?|[-–+(]?\d[\d,.]*\s?%\)?", regex.IGNORECASE)
MAX_HEADER = 14  # words
_PAGE_NUMBER = regex.compile(r"\s*[-+]\s*\d{1,4}\s*[-+]\s*")
_PIPE = regex.compile(r"(?<!\\)\|")


def read_markdown(text: str) -> Document:
    """Read Markdown.

    Args:
        text: The text of the file.

    Returns:
        A document whose `items` are its blocks and tables, without name and hash.
    """
    document = read_html(to_html(text))
    document.media_type = "text/markdown"
    return document


def to_html(text: str) -> str:
    """The text as HTML: list items keep their printed label, line ends inside a paragraph are marked."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head = ""
    front = _FRONT_MATTER.match(text)
    if front is not None:
        said = {name.lower(): value.strip("\"' ") for name, value in _PROPERTY.findall(front["lines"])}
        head = f"<title>{escape(said.get('title', ''))}</title>"
        head += f'<meta name="author" content="{escape(said.get("author", ""))}">'
        text = text[front.end() :]
    return head + "".join(_rendered(kind, chunk) for kind, chunk in _chunks(text.split("\n")))


def _rendered(kind: str, lines: Sequence[str]) -> str:
    if kind == "html":
        return "\n".join(lines) + "\n"
    if kind == "tabs":
        return _tab_table(lines)
    if kind == "pipes":
        html = str(_parser().render("\n".join(_mended_pipes(lines))))
        html = _EMPTY_HEAD.sub("", html)
        return _BREAK.sub(f'<br class="{PARTED}">', html)  # a row has no other way to part paragraphs
    return str(_parser().render("\n".join(lines)))


@cache
def _parser() -> MarkdownIt:
    # Indented code is what converters make of indented paragraphs.
    parser = _Parser("commonmark", {"html": True}, renderer_cls=_Renderer)
    parser.enable(["table", "strikethrough"]).disable(["code"])
    return parser


class _Parser(MarkdownIt):
    def normalizeLinkText(self, link: str) -> str:
        """An address as it is printed."""
        return link


class _Renderer(RendererHTML):
    """HTML that keeps what Markdown says and HTML does not: the printed label of a list item, wrapped lines."""

    def softbreak(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<br class="{WRAPPED}">'

    def list_item_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        label = f"{token.info}{token.markup}" if token.info else BULLET
        return f'<li data-label="{label}">'


def _chunks(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The text cut into what is parsed apart: HTML tables, tables with tabs, pipe tables, and the rest."""
    plain: list[str] = []
    at = 0
    fence = ""
    open_to = -1  # up to here tables are known to be no tables
    while at < len(lines):
        line = lines[at]
        opened = _FENCE.match(line)
        if opened and (not fence or opened.group(1).startswith(fence)):
            fence = "" if fence else opened.group(1)[:3]
            at += 1  # what stands in a fence is text like any other: converters fence whole pages
            continue
        kind, end = "", at
        if _TABLE_OPENS.search(line) and at > open_to:
            kind, end = "html", _html_end(lines, at)
            open_to = len(lines) if end == at else open_to
        elif "\t" in line and at > open_to:
            end = _tabs_end(lines, at)
            if _is_tabbed(lines[at:end]):
                kind = "tabs"
            else:
                open_to, end = end - 1, at
        elif line.lstrip().startswith("|"):
            kind, end = "pipes", _pipes_end(lines, at)
        if end > at:
            if plain:
                yield "", plain
                plain = []
            yield kind, list(lines[at:end])
            at = end
            continue
        mark = _PAGE_MARK.match(line)
        if _PAGE_NUMBER.fullmatch(line):
            plain += ["", f"\\{line.strip()}", ""]  # "- 2 -" is no list
        elif mark:
            plain += ["", "<!-- page break -->" if mark.group(1) != "0" else "", ""]
        else:
            plain.append(line.replace("\t", "    ") if line.lstrip("\t") == line else line)
        at += 1
    if plain:
        yield "", plain


def _html_end(lines: Sequence[str], at: int) -> int:
    """The line after an HTML table; `at` where it never ends."""
    depth = 0
    for end in range(at, len(lines)):
        depth += len(_TABLE_OPENS.findall(lines[end])) - len(_TABLE_CLOSES.findall(lines[end]))
        if depth <= 0:
            return end + 1
    return at


def _tabs_end(lines: Sequence[str], at: int) -> int:
    """The line after what may be a table whose cells are parted by tabs."""
    end = at
    while end < len(lines) and lines[end].strip(" \r\n") and not _FENCE.match(lines[end]):
        if "\t" not in lines[end] and not _completes(lines, at, end):
            break
        end += 1
    return end


def _is_tabbed(lines: Sequence[str]) -> bool:
    """Whether lines with tabs are a table, and not indented or numbered lines."""
    rows = [line.rstrip(" \r\n") for line in lines]
    width = max((row.count("\t") + 1 for row in rows), default=0)
    if width != 2:
        return width > 2
    heads = [row.split("\t")[0].strip() for row in rows]
    return len(rows) > 1 and any(head and _LABEL_CELL.fullmatch(head) is None for head in heads)


def _completes(lines: Sequence[str], at: int, end: int) -> bool:
    """Whether a line without tabs is the middle of a cell that was broken over lines."""
    width = max(line.count("\t") for line in lines[at:end]) if end > at else 0
    before = lines[end - 1].count("\t") if end > at else 0
    after = lines[end + 1].count("\t") if end + 1 < len(lines) else 0
    return 0 < before < width and before + after == width


def _tab_table(lines: Sequence[str]) -> str:
    rows = _whole_rows([line.rstrip(" \r\n").split("\t") for line in lines])
    html = ["<table>"]
    for row in rows:
        if all(_RULE_CELL.fullmatch(cell) for cell in row):
            continue
        html.append("<tr>")
        html.extend(f"<td>{_parser().renderInline(cell.strip())}</td>" for cell in row)
        html.append("</tr>")
    return "".join((*html, "</table>\n"))


def _whole_rows(rows: Sequence[list[str]]) -> list[list[str]]:
    """Rows of which a cell was broken over two lines, put together: the parts have one cell too many between them."""
    width = max(map(len, rows))
    whole: list[list[str]] = []
    short = False
    for row in rows:
        if short and len(whole[-1]) + len(row) - 1 <= width:
            whole[-1] = [*whole[-1][:-1], f"{whole[-1][-1]} {row[0]}", *row[1:]]
        else:
            whole.append(list(row))
        short = len(whole[-1]) < width
    return [[*row, *[""] * (width - len(row))] for row in whole]


def _pipes_end(lines: Sequence[str], at: int) -> int:
    """The line after a pipe table; `at` where it is only a line that begins with a bar."""
    end = at
    while end < len(lines) and lines[end].strip():
        line = lines[end].strip()
        if not line.startswith("|") and not (line.endswith("|") and not lines[end - 1].rstrip().endswith("|")):
            break
        end += 1
    return end if len(_PIPE.findall(lines[at])) > 1 or end > at + 1 else at


def _mended_pipes(lines: Sequence[str]) -> list[str]:
    """A pipe table that a parser accepts: one rule, under the first row, and no cell broken over lines."""
    rows: list[str] = []
    for line in (line.strip() for line in lines):
        if rows and not line.startswith("|") and not rows[-1].endswith("|"):
            rows[-1] = f"{rows[-1]} {line}"
        else:
            rows.append(line)
    ruled = len(rows) > 2 and _is_rule(rows[1]) and _is_head(rows)  # one row heads nothing
    rows = [row for row in rows if not _is_rule(row)]
    if not rows:
        return []
    width = max(len(_PIPE.findall(row.strip("|"))) + 1 for row in rows)
    rule = "|" + " --- |" * width
    head = [rows[0]] if ruled else ["|" + "  |" * width]
    head = [head[0] + " |" * (width - len(_PIPE.findall(head[0].strip("|"))) - 1)]
    return ["", *head, rule, *(rows[1:] if ruled else rows), ""]


def _is_head(rows: Sequence[str]) -> bool:
    """Whether the first row is the heading that the syntax makes of it, and no row of a table that has none.

    Where strong words tell headings, it has nothing else; where nothing does, it says no more than headings say.
    """
    cells = [cell.strip() for cell in _PIPE.split(rows[0].strip("|")) if cell.strip()]
    if len(cells) < 2:
        return False
    if any("**" in cell for cell in cells):
        return all(_STRONG.fullmatch(cell) for cell in cells)
    return not any(_VALUE.fullmatch(cell) or len(cell.split()) > MAX_HEADER or cell.endswith(".") for cell in cells)


def _is_rule(row: str) -> bool:
    return all(_RULE_CELL.fullmatch(cell) for cell in _PIPE.split(row.strip("|"))) and "-" in row
