"""Web pages, and whatever else is marked up in HTML: from bytes to a `Document` without geometry."""

from __future__ import annotations

import regex
from lxml import etree
from lxml import html as lxml_html

from agendaparse.document import Document
from agendaparse.grammar.bodies import find_council_name
from agendaparse.grammar.text import normalise
from agendaparse.readers.html_flow import HtmlFlow
from agendaparse.readers.html_inline import unescaped

_DECLARATION = regex.compile(r"^\s*<\?xml[^>]*\?>")
_SITE = regex.compile(r"\s+[-–|:>»›]\s+")
# Where publishing systems and others keep the words of a page, apart from the site around them.
_CONTENT = (
    "//main",
    "//*[@role='main']",
    "//*[@id='mgMainContent' or @id='modgov' or @id='mgContent' or @id='mainContent' or @id='main-content']",
)


def read_html(text: str) -> Document:
    """Read a web page.

    Args:
        text: The markup.

    Returns:
        A document whose `items` are the page's blocks and tables, without name and hash.
    """
    root = tree_of(text)
    document = Document("", "", "text/html", paged=False)
    if root is None:
        return document
    document.properties = _properties(root)
    document.language = root.get("lang") or root.get("xml:lang")
    flow = HtmlFlow(_content(root))
    document.items = flow.items
    document.page_count = flow.page_count
    document.paged = flow.page is not None
    return document


def _properties(root: lxml_html.HtmlElement) -> dict[str, str]:
    """Title and author of a page; by custom a title ends in the name of the site."""
    found: dict[str, str] = {}
    title = normalise(unescaped(root.findtext(".//title") or ""))
    if title:
        found["Title"] = title
    site = root.xpath("string(//meta[@property='og:site_name' or @name='author']/@content)")
    parts = _SITE.split(title) if len(_SITE.split(title)) > 1 else []
    council = next((part for part in parts if find_council_name(part) is not None), None)
    site = normalise(site) or council or (parts[-1] if parts else "")
    if site:
        found["Author"] = site
    return found


def tree_of(text: str) -> lxml_html.HtmlElement | None:
    """The tree of some markup, whatever its faults; None where there is none."""
    text = _DECLARATION.sub("", text).replace("\0", "")
    if not text.strip():
        return None
    parser = lxml_html.HTMLParser(remove_pis=True, recover=True, no_network=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def _content(root: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    """The element that holds the words of the page; the whole page where none is marked."""
    for path in _CONTENT:
        found = root.xpath(path)
        if len(found) == 1 and len(found[0].text_content().split()) > 20:
            return found[0]
    return root
