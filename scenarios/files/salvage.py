"""What is left of a casebook when its badly shaped parts are taken out.

This module owns taking them out, so that one wrong type does not hide an unknown id elsewhere in the file.
What is left is checked and thrown away: it must never be shown or projected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from scenarios.model.casebook import FORMAT, VERSION, Casebook


def salvage(
    raw: Mapping[str, Any], error: ValidationError, sections: Mapping[str, type[BaseModel]]
) -> tuple[Casebook, dict[str, frozenset[str]]]:
    """Return the well-shaped rest of a casebook, and by section the ids of the parts that were taken out.

    A key that has a default is taken out alone; without any other key, its part goes with it.

    Args:
        raw: The tables of the file.
        error: What the casebook's model found wrong with them.
        sections: The model of each section of the file.
    """
    faulty: defaultdict[tuple[str | int, ...], set[str | int]] = defaultdict(set)
    for details in error.errors(include_url=False, include_input=False, include_context=False):
        path = details["loc"]
        faulty[path[:2]].update(path[2:3] or ("",))
    kept: dict[str, Any] = {"format": FORMAT, "version": VERSION, "id": "rest", "title": "The rest"}
    removed: dict[str, frozenset[str]] = {}
    for section, model in sections.items():
        items = raw.get(section, [])
        if not isinstance(items, list):
            continue
        whole_section = (section,) in faulty
        optional = {name for name, field in model.model_fields.items() if not field.is_required()}
        kept[section] = []
        gone = []
        for index, item in enumerate(items):
            keys = faulty[section, index]
            if whole_section or not isinstance(item, dict) or keys & set(model.model_fields) - optional:
                gone.append(item)
            else:
                kept[section].append(_measured(section, {key: item[key] for key in item if key not in keys}))
        removed[section] = frozenset(filter(None, map(_id, gone)))
    return Casebook.model_validate(kept), removed


def _measured(section: str, item: dict[str, Any]) -> dict[str, Any]:
    # Certainty and base have a default each, but an argument needs one of them: here any will do.
    if section == "arguments":
        item.pop("certainty", None)
        item["base"] = 0.5
    return item


def _id(item: object) -> str:
    name = item.get("id") if isinstance(item, dict) else None
    return name if isinstance(name, str) else ""
