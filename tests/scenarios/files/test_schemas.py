"""The JSON Schemas are those of the models, and say what editors need to know."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from scenarios.files import library, schemas
from tests.casebooks import MINI

NAMES = ("casebook.schema.json", "scenario.schema.json")


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_current(name: str) -> None:
    written = (schemas.folder() / name).read_text(encoding="utf-8")
    remedy = "write them anew: python -m scenarios.files.schemas"
    assert json.loads(written) == schemas.schemas()[name], remedy
    assert written == schemas.text_of(schemas.schemas()[name]), remedy


def test_there_are_no_others() -> None:
    assert sorted(path.name for path in schemas.folder().iterdir()) == list(NAMES) == list(schemas.schemas())


def test_they_are_written_where_they_are_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schemas, "resources_folder", lambda: tmp_path)
    schemas.main()
    schemas.main()
    assert sorted(path.name for path in (tmp_path / "schemas").iterdir()) == list(NAMES)


def test_a_scenario_needs_format_version_and_casebook() -> None:
    schema = schemas.schemas()["scenario.schema.json"]
    assert schema["required"] == ["format", "version", "casebook"]
    assert schema["properties"]["version"]["const"] == 3
    assert schema["additionalProperties"] is True
    assert schema["properties"]["credence"]["additionalProperties"] == {
        "type": "number",
        "minimum": 0,
        "maximum": 1,
    }


def test_every_key_of_a_scenario_is_described() -> None:
    schema = schemas.schemas()["scenario.schema.json"]
    assert schema["description"] == "One scenario, as it is saved."
    described = {key: value.get("description", "") for key, value in schema["properties"].items()}
    assert all(described.values()), described
    assert described["in_play"].endswith("the casebook's headline decisions.")


def test_a_casebook_knows_no_null_and_no_unknown_key() -> None:
    schema = schemas.schemas()["casebook.schema.json"]
    assert "null" not in json.dumps(schema)
    for part in (schema, *schema["$defs"].values()):
        assert part.get("additionalProperties", False) is False
    assert schema["properties"]["span"]["type"] == "array"
    assert schema["$defs"]["Argument"]["oneOf"] == [{"required": ["certainty"]}, {"required": ["base"]}]


def keys_known(schema: dict[str, Any], part: dict[str, Any], value: object, place: str = "") -> None:
    """Check that every key of a casebook is one that the schema knows, and that those required are there."""
    part = schema["$defs"][part["$ref"].rsplit("/", 1)[1]] if "$ref" in part else part
    if isinstance(value, dict) and "properties" in part:
        assert set(value) <= set(part["properties"]), place
        assert set(part.get("required", ())) <= set(value), place
        for key, inside in value.items():
            keys_known(schema, part["properties"][key], inside, f"{place} > {key}")
    if isinstance(value, list) and "items" in part:
        for number, inside in enumerate(value):
            keys_known(schema, part["items"], inside, f"{place} {number}")


@pytest.mark.parametrize("path", [MINI, *library.shipped_casebooks()])
def test_casebooks_keep_to_it(path: Path) -> None:
    schema = schemas.schemas()["casebook.schema.json"]
    keys_known(schema, schema, tomllib.loads(path.read_text(encoding="utf-8")))
