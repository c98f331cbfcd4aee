"""Printed page numbers and physical pages: the stamps tell how one maps to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from agendaparse.document import LaidPage


@dataclass(frozen=True, slots=True)
class Paging:
    """The pack's printed numbers.

    Attributes:
        labels: Printed number by physical page, for the pages that carry a stamp.
        shift: Physical page less printed number, the same all through a pack; None without stamps.
        pages: Number of physical pages at hand.
    """

    labels: dict[int, str]
    shift: int | None
    pages: int

    def physical(self, printed: int) -> int | None:
        """The physical page a printed number stands for, whether it was stamped or not (blank versos are not)."""
        if self.shift is None:
            return None
        page = printed + self.shift
        return page if 1 <= page <= self.pages else None

    def covers(self, printed: int) -> bool:
        """Whether a printed page is among the pages at hand."""
        return self.physical(printed) is not None


def read_paging(pages: Sequence[LaidPage]) -> Paging:
    """The mapping that most stamps agree on."""
    labels = {page.number: page.printed for page in pages if page.printed is not None}
    shifts = Counter(number - int(label) for number, label in labels.items() if label.isdigit())
    shift = shifts.most_common(1)[0][0] if shifts else None
    return Paging(labels, shift, pages[-1].number if pages else 0)
