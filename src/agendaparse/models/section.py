"""How the document was split."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator

from agendaparse.models.common import Evidence, PhysicalPage, Record, shorten

SectionKind = Literal[
    "front_sheet",
    "minutes",
    "report",
    "appendix",
    "work_plan",
    "supplement_letter",
    "blank",
    "other",
]
"""What a run of pages is; `blank` is a page put in by the publishing system."""


class Section(Record):
    """A run of pages that is one document of the pack. Every page is in exactly one section."""

    kind: SectionKind = Field(description="What the pages are.")
    title: str | None = Field(
        default=None,
        description="The outline's title without item number, else the printed heading, or null.",
    )
    agenda_item: str | None = Field(default=None, description="Number of its agenda item, or null.")
    first_page: PhysicalPage | None = Field(
        default=None, description="First physical page, from 1; null where the source has no pages."
    )
    last_page: PhysicalPage | None = Field(
        default=None, description="Last physical page, included; null where the source has no pages."
    )
    where: Evidence = ()

    @model_validator(mode="after")
    def _in_order(self) -> Section:
        if (self.first_page is None) != (self.last_page is None):
            raise ValueError("a section has both a first and a last page, or neither")
        if self.first_page is not None and self.last_page is not None and self.first_page > self.last_page:
            raise ValueError(f"a section runs forwards, not from {self.first_page} to {self.last_page}")
        return self

    def _gist(self) -> Iterator[str]:
        yield self.kind
        yield shorten(self.title)
        if self.first_page is not None:
            yield f"physical pp. {self.first_page}-{self.last_page}"
