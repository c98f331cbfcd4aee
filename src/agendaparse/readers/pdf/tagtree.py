"""The structure tree, through pikepdf: PDFium's own drops empty cells, which shifts the columns of a table."""

from __future__ import annotations

from typing import Any

import pikepdf
from pydantic_core import from_json  # takes a third of the time of `json`

from agendaparse.document import Tag

MAX_DEPTH = 200
MAX_ELEMENTS = 400_000

# Roles that group without meaning anything to a reader; their children take their place.
_TRANSPARENT = frozenset({"NonStruct", "Span", "Private"})


def read_tags(pdf: pikepdf.Pdf, pages: range | None = None) -> list[Tag]:
    """The roots of the structure tree; empty where the file is not tagged.

    Args:
        pdf: The open file.
        pages: Physical pages wanted; leaves on others are left out.
    """
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, pikepdf.Dictionary) or "/K" not in tree:
        return []
    return _TreeReader(pdf, pages).read(tree)


_Node = dict[str, Any]
"""A dictionary as qpdf writes it in JSON: "/P" is a name, "12 0 R" a reference, "u:text" a string."""


class _TreeReader:
    """Takes each object over whole, as JSON: asking pikepdf for one entry after the other takes three times as long."""

    def __init__(self, pdf: pikepdf.Pdf, pages: range | None) -> None:
        self._object = pdf.get_object
        self._numbers = {"{} {} R".format(*page.objgen): number for number, page in enumerate(pdf.pages, 1)}
        self._pages = pages
        self._mapped: dict[str, str] = {}  # the file's role map
        self._roles: dict[str, str] = {}
        self._left = MAX_ELEMENTS

    def read(self, tree: pikepdf.Object) -> list[Tag]:
        entries = from_json(tree.to_json(dereference=True))
        roles = self._resolved(entries.get("/RoleMap"))
        if isinstance(roles, dict):
            self._mapped = {name: role for name, role in roles.items() if isinstance(role, str)}
        root = Tag("Root")
        self._add(root, entries.get("/K"), None, 0)
        return [child for child in root.children if isinstance(child, Tag)]

    def _resolved(self, value: Any) -> Any:
        """The value, or what it refers to."""
        if isinstance(value, str) and value.endswith(" R") and value[0] in "123456789":
            number, generation, _ = value.split(" ")
            return from_json(self._object(int(number), int(generation)).to_json(dereference=True))
        return value

    def _add(self, parent: Tag, kids: Any, page: int | None, depth: int) -> None:
        """Append elements and leaves found in a /K entry to `parent`."""
        for kid in kids if isinstance(kids, list) else (kids,):
            node = self._resolved(kid) if isinstance(kid, str) else kid
            if isinstance(node, int):
                self._leaf(parent, page, node)
            elif isinstance(node, list):
                self._add(parent, node, page, depth)
            elif isinstance(node, dict) and depth <= MAX_DEPTH and self._left > 0:
                self._left -= 1
                own = node.get("/Pg")
                where = self._numbers.get(own, page) if isinstance(own, str) else page
                if "/S" in node:
                    self._element(parent, node, where, depth)
                elif "/MCID" in node and "/Stm" not in node:
                    self._leaf(parent, where, int(self._resolved(node["/MCID"])))

    def _element(self, parent: Tag, element: _Node, page: int | None, depth: int) -> None:
        name = element["/S"]
        role = self._roles.get(name) or self._role(name)
        kids = element.get("/K", ())
        if role in _TRANSPARENT:
            self._add(parent, kids, page, depth + 1)
            return
        tag = Tag(role)
        if "/Alt" in element:
            tag.alt = _text(self._resolved(element["/Alt"]))
        if "/A" in element and role in ("TD", "TH"):
            tag.rowspan, tag.colspan = self._spans(element["/A"])
        if type(kids) is list and len(kids) == 1 and type(kids[0]) is int:  # as half of them are
            self._leaf(tag, page, kids[0])
        else:
            self._add(tag, kids, page, depth + 1)
        # An element whose every leaf is on an unwanted page says nothing here; empty cells must stay.
        if tag.children or self._pages is None or role in ("TD", "TH", "TR"):
            parent.children.append(tag)

    def _role(self, name: str) -> str:
        """The standard role a name is mapped to, remembered for the next time."""
        role: str = self._resolved(name)
        for _ in range(8):
            if self._mapped.get(role, role) == role:
                break
            role = self._mapped[role]
        self._roles[name] = role[1:]
        return role[1:]

    def _leaf(self, parent: Tag, page: int | None, mark: int) -> None:
        if page is not None and (self._pages is None or page in self._pages):
            parent.children.append((page, mark))

    def _spans(self, attributes: Any) -> tuple[int, int]:
        """Row span and column span of a cell, from its attribute objects."""
        rowspan = colspan = 1
        attributes = self._resolved(attributes)
        for entry in attributes if isinstance(attributes, list) else [attributes]:
            owner = self._resolved(entry)
            if isinstance(owner, dict):
                rowspan = max(rowspan, int(self._resolved(owner.get("/RowSpan", 1))))
                colspan = max(colspan, int(self._resolved(owner.get("/ColSpan", 1))))
        return min(rowspan, 1000), min(colspan, 200)


def _text(value: Any) -> str:
    """A string of the file: "u:" and its text, or "b:" and the bytes of one that is no text."""
    if not isinstance(value, str):
        return ""
    return bytes.fromhex(value[2:]).decode("latin-1") if value.startswith("b:") else value.removeprefix("u:")
