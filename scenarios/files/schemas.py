"""JSON Schemas of both formats, made from the models.

They are for editors that complete keys and mark mistakes while somebody writes; ``check`` says more than a
schema can. After a model has changed, ``python -m scenarios.files.schemas`` writes them anew.
"""

from __future__ import annotations

import inspect
import json
import re
from typing import TYPE_CHECKING, Any

from scenarios.files.library import resources_folder
from scenarios.model.casebook import Casebook
from scenarios.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schemas by the names of their files."""
    casebook = _schema(Casebook, "A casebook of Otherwise")
    # What the model checks between two keys.
    casebook["$defs"]["Argument"]["oneOf"] = [{"required": ["certainty"]}, {"required": ["base"]}]
    for part in (casebook, *casebook["$defs"].values()):
        _without_null(part)
    scenario = _schema(Scenario, "A scenario of Otherwise")
    scenario["required"] = ["format", "version", *scenario["required"]]
    return {"casebook.schema.json": casebook, "scenario.schema.json": scenario}


def text_of(schema: dict[str, Any]) -> str:
    """Return a schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def folder() -> Path:
    """Return the folder of the files."""
    return resources_folder() / "schemas"


def main() -> None:
    """Write the files."""
    folder().mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (folder() / name).write_text(text_of(schema), encoding="utf-8")


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    for part in (schema, *schema.get("$defs", {}).values()):
        _tidy(part)
    described = dict(_described(model))
    for name, words in described.items():
        schema["properties"][name]["description"] = words
    schema["description"] = (inspect.getdoc(model) or "").split("\n\n", maxsplit=1)[0]
    return {"$schema": DIALECT, "title": title, **{key: schema[key] for key in schema if key != "title"}}


def _described(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    _, _, attributes = (inspect.getdoc(model) or "").partition("Attributes:\n")
    for match in _ATTRIBUTE.finditer(attributes):
        yield match[1], re.sub(r"\s+", " ", match[2]).replace("``", "`")


def _tidy(part: dict[str, Any]) -> None:
    """Take out the titles that only say the key again."""
    part.pop("title", None)
    for value in part.get("properties", {}).values():
        value.pop("title", None)


def _without_null(part: dict[str, Any]) -> None:
    """TOML has no null: what may be left out is left out."""
    for value in part.get("properties", {}).values():
        if {"type": "null"} in value.get("anyOf", ()):
            (only,) = (kind for kind in value.pop("anyOf") if kind != {"type": "null"})
            del value["default"]
            value.update(only)


if __name__ == "__main__":  # pragma: no cover - tests call main themselves
    main()
