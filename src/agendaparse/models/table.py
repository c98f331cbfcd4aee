"""A printed table that has no more particular form."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from agendaparse.models.common import Evidence, Record, shorten, tally


class Table(Record):
    """A table as printed, whole even when it runs over several pages."""

    title: str | None = Field(default=None, description="Caption or nearest heading, or null.")
    columns: tuple[str, ...] = Field(
        default=(), description="Header texts in order; a column with no text at all is left out."
    )
    rows: tuple[tuple[str, ...], ...] = Field(
        default=(), description="Rows of cell texts, an empty cell is an empty text."
    )
    notes: str | None = Field(default=None, description="Unit or footnote, not the caption, or null.")
    where: Evidence = ()

    def to_records(self) -> list[dict[str, str]]:
        """Turn each row into a dictionary.

        A column without header is called "column 2" by its place; a header printed again gets its place too
        ("Budget", "Budget (column 4)"), so that no cell is lost.

        Returns:
            One dictionary per row, column → cell text, in printed order.
        """
        names: list[str] = []
        for place in range(1, max([len(self.columns), *map(len, self.rows)]) + 1):
            header = self.columns[place - 1] if place <= len(self.columns) else ""
            name = header or f"column {place}"
            names.append(f"{name} (column {place})" if name in names else name)
        return [dict(zip(names, row, strict=False)) for row in self.rows]

    def _gist(self) -> Iterator[str]:
        yield shorten(self.title)
        yield f"{tally(len(self.rows), 'row')} x {tally(len(self.columns), 'column')}"
