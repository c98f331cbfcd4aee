"""The agenda: what the meeting will deal with."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from agendaparse.models.common import Contact, Evidence, PageRange, Record, shorten


class AgendaItem(Record):
    """One item of the agenda, numbered or not."""

    number: str | None = Field(
        default=None,
        description="Number as printed without full stop or brackets ('5a'); null when unnumbered.",
    )
    title: str = Field(description="Title, verbatim.")
    reference: str | None = Field(
        default=None, description="Decision or application number in the title ('24/00109'), or null."
    )
    description: str | None = Field(default=None, description="Text under the title, or null.")
    pages: PageRange | None = Field(default=None, description="Printed pack pages of its papers, or null.")
    contacts: tuple[Contact, ...] = Field(default=(), description="Officers named beside the item.")
    group: str | None = Field(
        default=None, description="Heading the item stands under ('UNRESTRICTED ITEMS'), or null."
    )
    exempt: bool = Field(default=False, description="True when it is taken without press and public.")
    exemption: str | None = Field(
        default=None, description="Printed ground of the exemption (Schedule 12A paragraph 3), or null."
    )
    withdrawn: bool = Field(default=False, description="True when struck through or marked as withdrawn.")
    level: int = Field(default=0, ge=0, description="0 for a top-level item, 1 for a sub-item.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield self.number or "unnumbered"
        yield shorten(self.title)
        if self.pages is not None:
            yield str(self.pages)
