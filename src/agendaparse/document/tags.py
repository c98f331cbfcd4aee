"""The structure tree of a tagged PDF: headings, lists and tables as their author meant them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tag:
    """One element of the structure tree.

    Attributes:
        role: Standard structure type after the role map ("P", "H1", "L", "LI", "Lbl", "LBody", "Table", "TR", "TD", …).
        children: Child elements and leaves in printed order; a leaf is (physical page, marked-content id).
        rowspan, colspan: Of a table cell.
        alt: Alternative text of a figure.
    """

    role: str
    children: list[Tag | tuple[int, int]] = field(default_factory=list)
    rowspan: int = 1
    colspan: int = 1
    alt: str | None = None

    def leaves(self) -> list[tuple[int, int]]:
        """Every (page, marked-content id) below this element, in order."""
        found: list[tuple[int, int]] = []
        self._gather(found)
        return found

    def _gather(self, found: list[tuple[int, int]]) -> None:
        for child in self.children:
            if isinstance(child, Tag):
                child._gather(found)
            else:
                found.append(child)
