"""The tables: documented, keyed, and free of words that SQL keeps for itself."""

from __future__ import annotations

import pyarrow as pa
import pytest

from agendaparse.archive.describe import PAGE, markdown
from agendaparse.archive.schema import TABLES
from tests.conftest import ROOT

RESERVED = set("table group to order select from where by references desc asc primary key values index".split())


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_table_has_a_key_a_label_and_documented_columns(table):
    assert table.names[0] == "id"
    assert table.label in table.names
    assert "pack" in table.names
    assert len(set(table.names)) == len(table.names)
    for column in table.columns:
        assert column.meaning.endswith(".")
        assert column.name not in RESERVED
    assert pa.types.is_string(table.schema.field("id").type)
    assert not table.schema.field("id").nullable


def test_foreign_keys_point_to_columns_that_exist():
    for table in TABLES.values():
        for column, (other, key) in table.foreign_keys.items():
            assert column in table.names
            assert key in TABLES[other].names


def test_the_tables_of_the_issue_are_there():
    wanted = """meetings members agenda_items minutes attendance resolutions motions votes reports recommendations
    rag_rows work_plan_entries sections diagnostics files paragraphs""".split()
    assert set(wanted) <= set(TABLES)


def test_the_documentation_is_up_to_date():
    assert (ROOT / "docs/archive-tables.md").read_text(encoding="utf-8") == PAGE.format(tables=markdown())


def test_the_description_names_every_column():
    text = markdown()
    for table in TABLES.values():
        part = text.split(f"### `{table.name}`\n")[1].split("\n### ")[0]
        for column in table.names:
            assert f"| `{column}` |" in part
