"""The structure tree, through pikepdf: PDFium's own drops empty cells, which shifts the columns of a table."""

from __future__ import annotations

import pikepdf

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
    return _TreeReader(pdf, tree, pages).read()


class _TreeReader:
    def __init__(self, pdf: pikepdf.Pdf, tree: pikepdf.Object, pages: range | None) -> None:
        self._numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self._pages = pages
        self._tree = tree
        roles = tree.get("/RoleMap")
        self._roles = (
            {str(k)[1:]: str(v)[1:] for k, v in roles.items()} if isinstance(roles, pikepdf.Dictionary) else {}
        )
        self._left = MAX_ELEMENTS

    def read(self) -> list[Tag]:
        root = Tag("Root")
        self._add(root, self._tree.get("/K"), None, 0)
        return [child for child in root.children if isinstance(child, Tag)]

    def _add(self, parent: Tag, kids: pikepdf.Object | int | None, page: int | None, depth: int) -> None:
        """Append elements and leaves found in a /K entry to `parent`."""
        if kids is None or depth > MAX_DEPTH or self._left <= 0:
            return
        if isinstance(kids, pikepdf.Array):
            for kid in kids:
                self._add(parent, kid, page, depth)
        elif isinstance(kids, int):
            self._leaf(parent, page, kids)
        elif isinstance(kids, pikepdf.Dictionary):
            self._left -= 1
            if "/S" in kids:
                self._element(parent, kids, page, depth)
            elif "/MCID" in kids and "/Stm" not in kids:
                self._leaf(parent, self._page_of(kids, page), int(kids["/MCID"]))

    def _element(self, parent: Tag, element: pikepdf.Object, page: int | None, depth: int) -> None:
        page = self._page_of(element, page)
        role = self._role(str(element["/S"])[1:])
        if role in _TRANSPARENT:
            self._add(parent, element.get("/K"), page, depth + 1)
            return
        tag = Tag(role)
        if "/Alt" in element:
            tag.alt = str(element["/Alt"])
        if role in ("TD", "TH"):
            tag.rowspan, tag.colspan = _spans(element.get("/A"))
        self._add(tag, element.get("/K"), page, depth + 1)
        # An element whose every leaf is on an unwanted page says nothing here; empty cells must stay.
        if tag.children or self._pages is None or role in ("TD", "TH", "TR"):
            parent.children.append(tag)

    def _role(self, role: str) -> str:
        for _ in range(8):
            if role not in self._roles or self._roles[role] == role:
                break
            role = self._roles[role]
        return role

    def _page_of(self, node: pikepdf.Object, inherited: int | None) -> int | None:
        page = node.get("/Pg")
        return inherited if page is None else self._numbers.get(page.objgen, inherited)

    def _leaf(self, parent: Tag, page: int | None, mark: int) -> None:
        if page is not None and (self._pages is None or page in self._pages):
            parent.children.append((page, mark))


def _spans(attributes: pikepdf.Object | None) -> tuple[int, int]:
    """Row span and column span of a cell, from its attribute objects."""
    if attributes is None:
        return 1, 1
    rowspan = colspan = 1
    for owner in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(owner, pikepdf.Dictionary):
            rowspan = max(rowspan, int(owner.get("/RowSpan", 1)))
            colspan = max(colspan, int(owner.get("/ColSpan", 1)))
    return min(rowspan, 1000), min(colspan, 200)
