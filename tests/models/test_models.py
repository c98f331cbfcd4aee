"""The models hold what the data model says, cannot be changed, and survive JSON and pickle."""

from __future__ import annotations

import copy
import datetime as dt
import inspect
import json
import pickle
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from agendaparse import models as m
from tests.models import example

MODELS = [
    value
    for name in m.__all__
    if inspect.isclass(value := getattr(m, name)) and issubclass(value, m.Model) and value not in (m.Model, m.Record)
]
WITHOUT_EVIDENCE = {m.AgendaPack, m.Source, m.Where, m.PageRange}


def walk(value: Any) -> Iterator[BaseModel]:
    """Yield a model and all models inside it."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from walk(getattr(value, name))
    elif isinstance(value, tuple):
        for entry in value:
            yield from walk(entry)


@pytest.fixture(scope="module")
def pack() -> m.AgendaPack:
    return example.pack()


def test_example_fills_every_field_of_every_model(pack: m.AgendaPack) -> None:
    filled = {
        (type(found), name)
        for found in walk(pack)
        for name in type(found).model_fields
        if getattr(found, name) not in (None, (), {})
    }
    assert {(model, name) for model in MODELS for name in model.model_fields} - filled == set()


def test_json_round_trip_is_exact(pack: m.AgendaPack) -> None:
    text = pack.to_json(indent=1)
    again = m.AgendaPack.from_json(text)
    assert again == pack
    assert again.to_json(indent=1) == text
    assert json.loads(text) == pack.model_dump(mode="json")
    assert list(again.reports[0].header) == ["Status", "Key Decision"]


def test_json_forms_are_those_of_the_data_model(pack: m.AgendaPack) -> None:
    data = pack.model_dump(mode="json")
    assert data["meeting"]["date"] == "2031-04-01"
    assert data["meeting"]["time"] == "09:05"
    assert data["minutes"][0]["commenced"] == "19:00"
    assert data["agenda"][1]["pages"] == {"first": 7, "last": 36}
    assert data["agenda"][0]["where"] == [{"page": 3, "label": "1", "bbox": [72.0, 90.5, 523.27, 104.12], "file": None}]
    assert data["agenda"][0]["number"] is None
    assert data["agenda"][0]["contacts"] == []
    assert data["rag_tables"][0]["summary"] == {"green": 2, "missing": 1}
    assert data["work_plans"][0]["register"][0]["title"] == "Audit"
    assert data["schema_version"] == "1.0"


def test_python_types_are_kept_outside_json(pack: m.AgendaPack) -> None:
    assert pack.meeting is not None
    assert pack.meeting.time == dt.time(9, 5)
    assert pack.model_dump()["meeting"]["time"] == dt.time(9, 5)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
class TestEveryModel:
    def test_carries_where_last(self, model: type[m.Model]) -> None:
        if model in WITHOUT_EVIDENCE:
            assert "where" not in model.model_fields
        else:
            assert issubclass(model, m.Record)
            assert list(model.model_fields)[-1] == "where"
            assert model.model_fields["where"].annotation == tuple[m.Where, ...]

    def test_describes_every_field(self, model: type[m.Model]) -> None:
        assert model.__doc__
        assert [name for name, field in model.model_fields.items() if not field.description] == []

    def test_cannot_be_changed(self, model: type[m.Model], pack: m.AgendaPack) -> None:
        found = next(entry for entry in walk(pack) if type(entry) is model)
        name = next(iter(model.model_fields))
        with pytest.raises(ValidationError, match="frozen"):
            setattr(found, name, getattr(found, name))
        assert isinstance(hash(found), int)

    def test_refuses_unknown_fields(self, model: type[m.Model], pack: m.AgendaPack) -> None:
        found = next(entry for entry in walk(pack) if type(entry) is model)
        with pytest.raises(ValidationError, match="colour_of_hat"):
            model.model_validate(found.model_dump() | {"colour_of_hat": "red"})

    def test_has_a_short_repr(self, model: type[m.Model], pack: m.AgendaPack) -> None:
        found = next(entry for entry in walk(pack) if type(entry) is model)
        assert repr(found).startswith(f"<{model.__name__} ")
        assert len(repr(found)) < 140
        assert "where" not in repr(found)


def test_record_without_where_is_refused() -> None:
    with pytest.raises(TypeError, match="must declare `where"):

        class Hat(m.Record):
            colour: str


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (example.pack(), "<AgendaPack 'pack.pdf' Finance Committee 2031-04-01 2 agenda items>"),
        (example.pack().agenda[0], "<AgendaItem unnumbered 'Apologies for Absence'>"),
        (example.pack().agenda[1], "<AgendaItem 7 'Budget' pp. 7-36>"),
        (example.pack().meeting, "<Meeting 'Finance Committee' 2031-04-01 09:05>"),
        (example.minutes(), "<Minutes 'Finance Committee' 2031-03-04 1 item>"),
        (example.minutes().items[0].motions[0].vote, "<Vote 2-0-1 unanimous>"),
        (
            example.minutes().items[0].resolutions[0],
            "<Resolution recommended to 'Council' '(a) that the grants be paid; and (b)…'>",
        ),
        (example.report(), "<Report 'Budget' item 7 pp. 7-36>"),
        (example.rag_table().rows[1], "<RagRow P 2 'Plant trees' no status>"),
        (example.table(), "<Table 'Table 1: Grants' 2 rows x 2 columns>"),
        (m.PageRange(first=5, last=5), "<PageRange p. 5>"),
        (example.HERE[0], "<Where p. 3 (printed 1) [72.0, 90.5, 523.27, 104.12]>"),
        (m.Where(page=None), "<Where nowhere>"),
        (m.Diagnostic(code="ref-repaired", message="P 1."), "<Diagnostic info ref-repaired 'P 1.'>"),
    ],
)
def test_repr(found: m.Model, expected: str) -> None:
    assert repr(found) == expected


def test_maps_cannot_be_changed_and_survive_pickle(pack: m.AgendaPack) -> None:
    header = pack.reports[0].header
    with pytest.raises(TypeError, match="cannot be changed"):
        header["Status"] = "For Information"  # type: ignore[index]
    with pytest.raises(TypeError, match="cannot be changed"):
        header.update(Status="")  # type: ignore[attr-defined]
    assert header == {"Status": "For Decision", "Key Decision": "No"}
    assert copy.deepcopy(header) == header
    assert pickle.loads(pickle.dumps(pack)) == pack
    assert hash(pickle.loads(pickle.dumps(pack))) == hash(pack)


class TestRefusals:
    @pytest.mark.parametrize("bad", ["25:00", "nine", dt.time(9, 5, 30), dt.time(9, 5, tzinfo=dt.UTC)])
    def test_time(self, bad: object) -> None:
        with pytest.raises(ValidationError):
            m.Meeting(time=bad)  # type: ignore[arg-type]

    def test_page_range_backwards(self) -> None:
        with pytest.raises(ValidationError, match="runs forwards, not from 6 to 5"):
            m.PageRange(first=6, last=5)

    def test_section_backwards(self) -> None:
        with pytest.raises(ValidationError, match="runs forwards"):
            m.Section(kind="other", first_page=6, last_page=5)

    def test_section_with_half_a_range(self) -> None:
        with pytest.raises(ValidationError, match="or neither"):
            m.Section(kind="other", first_page=6)

    def test_page_nought(self) -> None:
        with pytest.raises(ValidationError):
            m.Where(page=0)

    @pytest.mark.parametrize("box", [(5, 0, 4, 1), (0, 5, 1, 4), (0, 0, float("nan"), 1), (0, 0, 1)])
    def test_box(self, box: object) -> None:
        with pytest.raises(ValidationError):
            m.Where(page=1, bbox=box)  # type: ignore[arg-type]

    def test_other_schema_version(self, pack: m.AgendaPack) -> None:
        data = pack.model_dump(mode="json") | {"schema_version": "2.0"}
        with pytest.raises(ValidationError, match="schema_version"):
            m.AgendaPack.model_validate(data)

    def test_unknown_word_of_a_closed_vocabulary(self) -> None:
        with pytest.raises(ValidationError):
            m.RagRow(status="purple")  # type: ignore[arg-type]


class TestConveniences:
    def test_agenda_item(self, pack: m.AgendaPack) -> None:
        assert pack.item("7") is pack.agenda[1]
        assert pack.item("(7).") is pack.agenda[1]
        assert pack.item("8") is None

    def test_minute(self, pack: m.AgendaPack) -> None:
        minutes = pack.minutes[0]
        assert minutes.item("18.") is minutes.items[0]
        assert minutes.item("1") is None
        assert minutes.decisions() == minutes.items[0].resolutions

    def test_attendance_by_status(self, pack: m.AgendaPack) -> None:
        groups = pack.minutes[0].attendance_by_status()
        assert list(groups) == ["present", "virtual", "apologies"]
        assert [entry.person.name for entry in groups["virtual"]] == ["Dr. Moss"]

    def test_report_section(self, pack: m.AgendaPack) -> None:
        report = pack.reports[0]
        assert report.section("financial") is report.content[2], "a heading that begins so comes first"
        assert report.section("financial matters") is report.content[1]
        assert report.section("Legal") is None

    def test_report_implication(self, pack: m.AgendaPack) -> None:
        report = pack.reports[0]
        assert report.implication("Financial") is report.implications[0]
        assert report.implication("Legal") is None

    def test_table_records(self) -> None:
        assert example.table().to_records()[0] == {"Body": "Library", "£000": "12.5"}

    def test_table_records_lose_no_cell(self) -> None:
        table = m.Table(columns=("", "Budget", "Budget"), rows=(("a", "1", "2", "3"), ("b",)))
        assert table.to_records() == [
            {"column 1": "a", "Budget": "1", "Budget (column 3)": "2", "column 4": "3"},
            {"column 1": "b"},
        ]
        assert m.Table().to_records() == []

    def test_rag_counts(self) -> None:
        assert example.rag_table().counts() == {"green": 2, None: 1}

    def test_rag_frame(self) -> None:
        pytest.importorskip("pandas", reason="to_frame() needs pandas")
        frame = example.rag_table().to_frame()
        assert list(frame["ref"]) == ["P 1", "P 2", "P 3"]
        assert list(frame["page"]) == [3, 3, 3]
        assert list(m.RagTable().to_frame().columns) == list(frame.columns)

    def test_rag_frame_without_pandas(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pandas", None)
        with pytest.raises(ImportError, match=r"pip install 'agendaparse\[pandas\]'"):
            example.rag_table().to_frame()

    def test_page_range(self) -> None:
        pages = m.PageRange(first=7, last=9)
        assert 8 in pages
        assert 10 not in pages
        assert len(pages) == 3
        assert str(pages) == "pp. 7-9"


coordinate = st.floats(-2000, 5000)
boxes = st.tuples(coordinate, coordinate, coordinate, coordinate).map(
    lambda box: (*map(min, zip(box[:2], box[2:], strict=True)), *map(max, zip(box[:2], box[2:], strict=True)))
)
places = st.builds(
    m.Where,
    page=st.none() | st.integers(1, 9999),
    label=st.none() | st.text(max_size=5),
    bbox=st.none() | boxes,
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
minutes_of_the_day = st.builds(dt.time, st.integers(0, 23), st.integers(0, 59))


@given(
    st.builds(
        m.Meeting,
        council=st.none() | texts,
        date=st.none() | st.dates(),
        time=st.none() | minutes_of_the_day,
        notices=st.lists(texts, max_size=2).map(tuple),
        where=st.lists(places, max_size=2).map(tuple),
    )
)
def test_any_meeting_round_trips(meeting: m.Meeting) -> None:
    assert m.Meeting.model_validate_json(meeting.model_dump_json()) == meeting


@given(
    st.builds(
        m.RagRow,
        title=st.none() | texts,
        cells=st.dictionaries(texts, texts, max_size=3),
        where=st.tuples(places),
    )
)
def test_any_row_round_trips(row: m.RagRow) -> None:
    assert m.RagRow.model_validate_json(row.model_dump_json()) == row
