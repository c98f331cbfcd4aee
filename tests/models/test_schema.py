"""The published schema is current and describes what the library writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from agendaparse import models as m
from agendaparse.schema import json_schema, schema_text, write_schema
from tests.models import example

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "schema.json"


def test_published_schema_is_current() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), (
        "the models have changed; write the schema anew with `python -m agendaparse.schema` and commit it"
    )


def test_schema_requires_every_field_of_every_model() -> None:
    schema = json_schema()
    for name, part in schema["$defs"].items():
        assert part["required"] == list(part["properties"]), name
        assert part["required"] == list(getattr(m, name).model_fields), name
    assert schema["required"] == list(m.AgendaPack.model_fields)


def test_schema_describes_every_field() -> None:
    for name, part in json_schema()["$defs"].items():
        assert part["description"], name
        for field, described in part["properties"].items():
            assert described.get("description"), f"{name}.{field}"


def test_schema_allows_fields_of_a_later_version() -> None:
    schema = json_schema()
    assert all(part.get("additionalProperties") is not False for part in (schema, *schema["$defs"].values()))


def test_schema_accepts_the_example() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="checking against the schema needs jsonschema")
    jsonschema.Draft202012Validator(json_schema()).validate(example.pack().model_dump(mode="json"))


def test_schema_is_written_where_asked(tmp_path: Path) -> None:
    write_schema(tmp_path / "new" / "schema.json")
    assert (tmp_path / "new" / "schema.json").read_text(encoding="utf-8") == schema_text()
