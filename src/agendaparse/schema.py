"""The JSON Schema of a parsed pack, made from the models.

`python -m agendaparse.schema` writes `docs/schema.json` anew after a change to the models.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from agendaparse.models import AgendaPack

DEFAULT_PATH = Path("docs/schema.json")
"""Where the published schema stands, from the root of the repository."""


def json_schema() -> dict[str, Any]:
    """Describe the JSON that `agendaparse parse` prints.

    Every field is listed as required because the library always writes all of them, null and empty ones too.
    Unknown fields are allowed, because a later version may add some: `AgendaPack` itself refuses them, the
    published schema does not.

    Returns:
        The schema (JSON Schema 2020-12) as plain data.
    """
    schema = AgendaPack.model_json_schema(mode="serialization")
    for model in (schema, *schema["$defs"].values()):
        if model.get("additionalProperties") is False:
            del model["additionalProperties"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def schema_text() -> str:
    """Write the schema as JSON text.

    Returns:
        The text, indented by two spaces, with a line feed at the end.
    """
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def write_schema(path: Path = DEFAULT_PATH) -> None:
    """Write the schema to a file.

    Args:
        path: The file; its folder is made if need be.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    write_schema(*map(Path, sys.argv[1:2]))
