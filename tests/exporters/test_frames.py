"""The rated tables of a pack as one frame."""

from __future__ import annotations

import datetime

import pytest

from agendaparse.models import AgendaItem, AgendaPack, Meeting, RagRow, RagTable
from agendaparse.models.pack import Source

pytest.importorskip("pandas")

SOURCE = Source(name="pack.pdf", sha256="0" * 64)


def test_one_frame_with_meeting_and_item() -> None:
    pack = AgendaPack(
        source=SOURCE,
        meeting=Meeting(council="Marshfold District Council", committee="Cabinet", date=datetime.date(2030, 6, 4)),
        agenda=(AgendaItem(number="7", title="Plan monitoring"),),
        rag_tables=(
            RagTable(
                title="Part A", agenda_item="7", rows=(RagRow(ref="1", status="green"), RagRow(ref="2", status=None))
            ),
            RagTable(title="Part B", agenda_item="9", period="Quarter 2", rows=(RagRow(ref="3", status="red"),)),
        ),
    )
    frame = pack.rag_frame()
    assert list(frame["table"]) == ["Part A", "Part A", "Part B"]
    assert list(frame["item_title"][:2]) == ["Plan monitoring"] * 2
    assert frame["committee"].unique().tolist() == ["Cabinet"]
    assert frame["date"].iloc[0] == datetime.date(2030, 6, 4)
    assert list(frame["ref"]) == ["1", "2", "3"]
    assert frame["status"].iloc[2] == "red"


def test_without_tables() -> None:
    frame = AgendaPack(source=SOURCE).rag_frame()
    assert len(frame) == 0
    assert {"meeting", "status"} & set(frame.columns) == {"status"}
    assert "agenda_item" in frame.columns
