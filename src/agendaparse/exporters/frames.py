"""Parts of a pack as pandas data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from agendaparse.models import AgendaPack

ABOUT = ("council", "committee", "date", "agenda_item", "item_title", "table", "period")
"""Columns that say where a row comes from; the columns of `RagTable.to_frame` follow."""


def rag_frame(pack: AgendaPack) -> pd.DataFrame:
    """Every row of every rated table of a pack in one frame.

    Args:
        pack: The parsed pack.

    Returns:
        One line per row: the meeting (`council`, `committee`, `date`), the agenda item and its title, the table and
        its period, then the columns of `RagTable.to_frame`. A pack without such tables gives a frame without lines.

    Raises:
        ImportError: pandas is not installed.
    """
    from agendaparse.models import RagTable

    frames = []
    meeting = pack.meeting
    for table in pack.rag_tables:
        frame = table.to_frame()
        item = pack.item(table.agenda_item) if table.agenda_item is not None else None
        about = (
            meeting.council if meeting else None,
            meeting.committee if meeting else None,
            meeting.date if meeting else None,
            table.agenda_item,
            item.title if item else None,
            table.title,
            table.period,
        )
        for place, (name, value) in enumerate(zip(ABOUT, about, strict=True)):
            frame.insert(place, name, [value] * len(frame))
        frames.append(frame)
    if not frames:
        empty = RagTable().to_frame()
        return empty.reindex(columns=[*ABOUT, *empty.columns])
    import pandas as pd

    return pd.concat(frames, ignore_index=True)
