"""Officer reports: the title block, what is recommended and why, and the body."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pydantic import Field

from agendaparse.models.common import (
    Clause,
    Contact,
    Evidence,
    FrozenMap,
    PageRange,
    Person,
    Record,
    Signatory,
    TextMap,
    best_match,
    shorten,
    tally,
)
from agendaparse.models.table import Table


class Consideration(Record):
    """Another body that considers the same report."""

    body: str = Field(description="The body, as printed.")
    date: dt.date | None = Field(default=None, description="Date of its meeting, or null.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield repr(self.body)
        yield str(self.date)


class Recommendation(Record):
    """What the report asks a body to decide. Printed twice, it is one."""

    to: str | None = Field(default=None, description="Body it is addressed to, or null.")
    text: str = Field(description="Its words, the lead-in ('Cabinet is asked to:') left out, verbatim.")
    clauses: tuple[Clause, ...] = Field(default=(), description="Its lettered or numbered clauses.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        if self.to is not None:
            yield f"to {self.to!r}"
        yield shorten(self.text)


class ReportParagraph(Record):
    """A paragraph of a report's body, with the bullets under it."""

    number: str | None = Field(default=None, description="Number as printed ('2.4'), or null.")
    text: str = Field(default="", description="Its words, number and bullets left out, verbatim.")
    bullets: tuple[str, ...] = Field(default=(), description="Bulleted texts under it, in printed order.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        if self.number is not None:
            yield self.number
        yield shorten(self.text)


class Part(Record):
    """A headed part of a report's body. Parts are in one list; `level` tells how deep each stands."""

    number: str | None = Field(default=None, description="Number of the heading as printed, or null.")
    heading: str | None = Field(default=None, description="Heading without its number; null before the first one.")
    level: int = Field(default=1, ge=1, description="1 for a main heading, 2 for one under it, and so on.")
    paragraphs: tuple[ReportParagraph, ...] = Field(
        default=(), description="Paragraphs between this heading and the next."
    )
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        if self.number is not None:
            yield self.number
        yield shorten(self.heading)
        yield tally(len(self.paragraphs), "paragraph")


class Implication(Record):
    """What the report says of one kind of consequence."""

    kind: str = Field(description="Printed heading without its number ('Financial Implications').")
    text: str = Field(description="The text under it, verbatim.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield shorten(self.kind)
        yield shorten(self.text)


class EqualityAnswer(Record):
    """A question of the printed equality form and its answer."""

    question: str = Field(description="The question without its letter, verbatim.")
    answer: str | None = Field(default=None, description="The answer as printed ('No'), or null.")
    explanation: str | None = Field(default=None, description="The explanation as printed, or null.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield shorten(self.question)
        yield repr(self.answer)


class BackgroundPaper(Record):
    """A paper the report rests on."""

    title: str = Field(description="Its title, verbatim.")
    url: str | None = Field(default=None, description="Where it can be read, or null.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield shorten(self.title)


class Report(Record):
    """One officer report."""

    title: str | None = Field(default=None, description="Title, verbatim, or null.")
    reference: str | None = Field(default=None, description="Decision or report number, or null.")
    committee: str | None = Field(default=None, description="Body it is written for, or null.")
    date: dt.date | None = Field(default=None, description="Date of the meeting it is written for, or null.")
    agenda_item: str | None = Field(default=None, description="Number of its agenda item, or null.")
    pages: PageRange | None = Field(default=None, description="Printed pack pages of its agenda item, or null.")
    author: str | None = Field(default=None, description="Whose report it is ('Report of', 'From'), as printed.")
    status: str | None = Field(default=None, description="What it is for ('For Decision'), as printed.")
    classification: str | None = Field(default=None, description="'Unrestricted' or 'Exempt', as printed.")
    header: TextMap = Field(
        default_factory=FrozenMap,
        description="Every printed label of the title block, without its colon → its text.",
    )
    key_decision: bool | None = Field(default=None, description="Whether it is a key decision; null when not said.")
    also_considered_by: tuple[Consideration, ...] = Field(default=(), description="Other bodies that consider it.")
    executive_summary: str | None = Field(default=None, description="The executive summary, verbatim, or null.")
    supports: str | None = Field(default=None, description="The 'supports the Key Aim of' text, or null.")
    portfolio_holders: tuple[Person, ...] = Field(default=(), description="Portfolio holders named.")
    contact_officers: tuple[Contact, ...] = Field(
        default=(), description="Officers to ask; an extension goes in `telephone`."
    )
    recommendations: tuple[Recommendation, ...] = Field(default=(), description="What it recommends.")
    reason_for_recommendation: str | None = Field(default=None, description="The printed reason, verbatim, or null.")
    purpose: str | None = Field(
        default=None, description="The 'Purpose of report' text, which stays in `content` too, or null."
    )
    wards: str | None = Field(default=None, description="Wards affected, as printed, or null.")
    content: tuple[Part, ...] = Field(
        default=(),
        description="The body without recommendations, list of appendices, background papers and contacts.",
    )
    implications: tuple[Implication, ...] = Field(
        default=(),
        description="Financial, legal and other implications; numbered ones stand in `content` too.",
    )
    equality: tuple[EqualityAnswer, ...] = Field(default=(), description="Answers of the equality form.")
    appendices: tuple[str, ...] = Field(
        default=(), description="Appendices attached, verbatim; entries marked No or None are not."
    )
    background_papers: tuple[BackgroundPaper, ...] = Field(default=(), description="Papers it rests on.")
    signatories: tuple[Signatory, ...] = Field(default=(), description="Those who signed it.")
    tables: tuple[Table, ...] = Field(
        default=(), description="Every table of the report and its appendices that has no field of its own."
    )
    where: Evidence = ()

    def section(self, heading: str) -> Part | None:
        """Find a part of the body by its heading.

        Args:
            heading: The heading or the beginning or a piece of it, in any case ("Financial").

        Returns:
            The part with that very heading, else the first that begins with it, else the first that holds it,
            else None.
        """
        index = best_match([part.heading for part in self.content], heading)
        return None if index is None else self.content[index]

    def implication(self, kind: str) -> Implication | None:
        """Find an implication by its printed heading.

        Args:
            kind: The heading or the beginning or a piece of it, in any case ("Legal").

        Returns:
            The best match, as in `section`, or None.
        """
        index = best_match([entry.kind for entry in self.implications], kind)
        return None if index is None else self.implications[index]

    def to_markdown(self) -> str:
        """Write the report as Markdown that a person can read from start to end.

        Returns:
            The text: title, title block, recommendations and reasons, the body, implications, tables, and whom to ask.
        """
        from agendaparse.exporters.markdown import report_to_markdown  # the exporters stand right of the models

        return report_to_markdown(self)

    def _gist(self) -> Iterator[str]:
        yield shorten(self.title)
        if self.agenda_item is not None:
            yield f"item {self.agenda_item}"
        if self.pages is not None:
            yield str(self.pages)
