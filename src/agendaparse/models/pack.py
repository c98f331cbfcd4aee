"""The whole of a parsed document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal

from pydantic import Field

from agendaparse.models.agenda import AgendaItem
from agendaparse.models.common import Model, same_number, tally
from agendaparse.models.diagnostic import Diagnostic
from agendaparse.models.meeting import Meeting, Member
from agendaparse.models.minutes import Minutes
from agendaparse.models.rag import RagTable
from agendaparse.models.report import Report
from agendaparse.models.section import Section
from agendaparse.models.workplan import WorkPlan

if TYPE_CHECKING:
    import pandas as pd

SCHEMA_VERSION: Final = "1.0"
"""Version of the data model; a JSON file of another version is refused."""

TextLayer = Literal["native", "ocr", "mixed", "none"]
"""Where the document's text comes from: typeset, recognised from pictures, both, or there is none."""


class Source(Model):
    """The document that was parsed."""

    name: str | None = Field(default=None, description="File name without folder; null when bytes were given.")
    sha256: str = Field(pattern="^[0-9a-f]{64}$", description="SHA-256 of the bytes, in hexadecimal.")
    media_type: str = Field(default="application/pdf", description="Internet media type.")
    page_count: int | None = Field(
        default=None, ge=0, description="Number of physical pages; null where the source has no pages."
    )
    title: str | None = Field(default=None, description="Title in the document's properties, or null.")
    producer: str | None = Field(default=None, description="Program that made the file, or null.")
    text_layer: TextLayer = Field(default="native", description="Where the text comes from.")
    language: str | None = Field(default=None, description="Language of the text ('en', 'cy'), or null.")
    files: tuple[Source, ...] = Field(
        default=(), description="The files of a pack merged of several, the leading one first; else empty."
    )

    def _gist(self) -> Iterator[str]:
        yield repr(self.name)
        if self.page_count is not None:
            yield tally(self.page_count, "page")


class AgendaPack(Model):
    """A parsed document: an agenda pack or any part of one. Parts it does not hold are empty."""

    schema_version: Literal["1.0"] = Field(default=SCHEMA_VERSION, description="Version of this data model.")
    source: Source = Field(description="The document that was parsed.")
    meeting: Meeting | None = Field(
        default=None, description="Meeting the pack was published for; null when none is announced."
    )
    membership: tuple[Member, ...] = Field(default=(), description="The committee's membership as printed.")
    agenda: tuple[AgendaItem, ...] = Field(
        default=(), description="Agenda items in printed order, unnumbered ones included."
    )
    minutes: tuple[Minutes, ...] = Field(default=(), description="Every set of minutes in the document.")
    reports: tuple[Report, ...] = Field(default=(), description="Every officer report.")
    rag_tables: tuple[RagTable, ...] = Field(
        default=(), description="Every table that reports red/amber/green status, in document order."
    )
    work_plans: tuple[WorkPlan, ...] = Field(default=(), description="Work programmes and forward plans.")
    sections: tuple[Section, ...] = Field(
        default=(), description="How the document was split: every page in exactly one section."
    )
    diagnostics: tuple[Diagnostic, ...] = Field(
        default=(), description="All that was doubtful, repaired or inconsistent."
    )

    def item(self, number: str) -> AgendaItem | None:
        """Find an agenda item by its number.

        Args:
            number: The number, with or without brackets and full stop ("7", "7.").

        Returns:
            The first agenda item of that number, or None.
        """
        return next((item for item in self.agenda if same_number(item.number, number)), None)

    def rag_frame(self) -> pd.DataFrame:
        """Put the rows of all rated tables into one pandas data frame.

        Returns:
            One line per row, with the meeting, the agenda item and the table in front of the row's own fields.

        Raises:
            ImportError: pandas is not installed.
        """
        from agendaparse.exporters.frames import rag_frame  # a way out, loaded only by those who go it

        return rag_frame(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """Write the pack as JSON, in the form the published schema describes.

        Args:
            indent: Spaces per level; None for one line.

        Returns:
            The JSON text, in Unicode without escapes.
        """
        return self.model_dump_json(indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> AgendaPack:
        """Read a pack from its JSON form.

        Args:
            text: What `to_json` wrote.

        Returns:
            The pack.

        Raises:
            pydantic.ValidationError: The text is not a pack of this `schema_version`.
        """
        return cls.model_validate_json(text)

    def _gist(self) -> Iterator[str]:
        yield repr(self.source.name)
        if self.meeting is not None:
            yield str(self.meeting.committee or self.meeting.council)
            yield str(self.meeting.date)
        yield tally(len(self.agenda), "agenda item")
