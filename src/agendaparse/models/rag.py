"""Tables that report red, amber and green status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from agendaparse.models.common import CountMap, Evidence, FrozenMap, Record, TextMap, shorten, tally

if TYPE_CHECKING:
    import pandas as pd

RagStatus = Literal["red", "amber", "green", "blue", "grey", "complete", "not_started", "missing"]
"""Status of a row, normalised; `missing` is a status reported as missing, not one that was not found."""

StatusSource = Literal["text", "colour", "icon"]
"""What a status was read from."""

Direction = Literal["improving", "stable", "worsening"]
"""Direction of travel."""


class RagRow(Record):
    """One action, measure or indicator and its status."""

    ref: str | None = Field(default=None, description="Reference ('CS 1.1'), mended where miskeyed, or null.")
    ref_raw: str | None = Field(
        default=None, description="The reference exactly as printed, or null when none is printed."
    )
    group: str | None = Field(default=None, description="Heading row it stands under, or null.")
    title: str | None = Field(default=None, description="The action, measure or indicator, verbatim.")
    status: RagStatus | None = Field(default=None, description="Status, normalised; null when not found.")
    status_raw: str | None = Field(default=None, description="Printed word of the status, or null.")
    status_source: StatusSource | None = Field(default=None, description="What the status was read from.")
    previous_status: RagStatus | None = Field(default=None, description="Status of the period before, or null.")
    direction: Direction | None = Field(default=None, description="Direction of travel, or null.")
    due: str | None = Field(default=None, description="When it is due, as printed ('March 2020'), or null.")
    lead: str | None = Field(default=None, description="Who leads, as printed, or null.")
    partners: str | None = Field(default=None, description="Who helps, as printed, or null.")
    target: str | None = Field(default=None, description="Target with its unit, as printed, or null.")
    actual: str | None = Field(default=None, description="Latest result with its unit, as printed, or null.")
    previous: str | None = Field(default=None, description="Result of the period before, as printed, or null.")
    commentary: str | None = Field(default=None, description="Commentary, verbatim, or null.")
    cells: TextMap = Field(
        default_factory=FrozenMap,
        description="Every column → full cell text, a status printed in it included.",
    )
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        if self.ref is not None:
            yield self.ref
        yield shorten(self.title)
        yield self.status or "no status"


class RagTable(Record):
    """A table of red, amber and green, whole even when it runs over several pages."""

    title: str | None = Field(
        default=None, description="Caption, nearest heading, or first header cell when that names the set."
    )
    agenda_item: str | None = Field(default=None, description="Number of its agenda item, or null.")
    report: str | None = Field(default=None, description="Title of the report it stands in, or null.")
    period: str | None = Field(
        default=None,
        description="Period reported on, as printed ('Quarter 2, 1st July 2019 - 30th Sept 2019').",
    )
    columns: tuple[str, ...] = Field(
        default=(), description="Header texts in order; a two-level heading is joined ('RAG rating Latest')."
    )
    rows: tuple[RagRow, ...] = Field(default=(), description="Its rows in printed order.")
    summary: CountMap | None = Field(
        default=None, description="Printed totals, status or direction → number; null when none are printed."
    )
    where: Evidence = ()

    def counts(self) -> dict[RagStatus | None, int]:
        """Count the rows by status.

        Returns:
            Each status that occurs → its number of rows, in order of first appearance. Rows whose status was
            not found are counted under None, so the numbers add up to the rows.
        """
        return dict(Counter(row.status for row in self.rows))

    def to_frame(self) -> pd.DataFrame:
        """Turn the rows into a pandas data frame.

        Returns:
            One line per row, with a column for each field of `RagRow` except `cells` and `where`, and `page`:
            the physical page on which the row begins.

        Raises:
            ImportError: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise ImportError(
                "to_frame() needs pandas: run `pip install 'agendaparse[pandas]'` and try again."
            ) from error
        fields = [name for name in RagRow.model_fields if name not in ("cells", "where")]
        records = [
            {name: getattr(row, name) for name in fields} | {"page": row.where[0].page if row.where else None}
            for row in self.rows
        ]
        return pd.DataFrame.from_records(records, columns=[*fields, "page"])

    def _gist(self) -> Iterator[str]:
        yield shorten(self.title)
        yield tally(len(self.rows), "row")
