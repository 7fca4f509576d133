"""What pydantic finds wrong, said in plain words with its place in the file.

This module owns the sentences for wrong types, missing keys and values out of range; which model stands
where, the caller says. pydantic's own messages are never shown.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from scenarios.model.faults import LONGEST_QUOTE, Fault, quoted

MOST_FAULTS = 1_000
REFUSED = "refused"

Models = Mapping[tuple[str, ...], type[BaseModel]]


def refuse(what: str, remedy: str) -> NoReturn:
    """Refuse a value from inside a pydantic validator, in words that reach the reader as they are."""
    # Passed as context and not as a template, since either may quote braces from the file.
    raise PydanticCustomError(REFUSED, "refused", {"what": what, "remedy": remedy})


def faults_of(error: ValidationError, data: object, file: str, models: Models) -> list[Fault]:
    """Return one fault for each thing that a model found wrong with data from a file.

    Args:
        error: What the model raised.
        data: The raw data the model was given, from which ids are read to name places.
        file: The file as its user named it.
        models: The model at each path of keys, so that a misspelt key can be told its neighbours.
    """
    found = error.errors(include_url=False)[:MOST_FAULTS]
    misspelt = {(*path[:-1], _meant(path, models)) for path in map(_path, _of_kind("extra_forbidden", found))}
    return [
        Fault(file, place_of(data, _path(details)), *_sentence(details, models))
        for details in found
        # A key that is there under a wrong name is one mistake and not two.
        if details["type"] != "missing" or _path(details) not in misspelt
    ]


def place_of(data: object, path: Sequence[str | int]) -> str:
    """Return a path into raw data in words: `arguments "M071" > supports`, or `arguments 3` without an id."""
    words: list[str] = []
    here = data
    for step in path:
        here = _inside(here, step)
        if isinstance(step, str):
            words.append(step if step.isidentifier() and len(step) < LONGEST_QUOTE else quoted(step))
        else:
            name = here.get("id") if isinstance(here, dict) else None
            item = quoted(name) if isinstance(name, str) else str(step + 1)
            # An item is said in one breath with its list: `lines 2`.
            words[-1:] = [" ".join([*words[-1:], item])]
    return " > ".join(words)


def close_to(word: str, known: Sequence[str]) -> str:
    """Return the known word that this one may have been meant for, or "" if there is none."""
    # A comparison costs time; a list of thousands would be no help to its reader anyway.
    return next(iter(difflib.get_close_matches(word[:100], known[:2_000], 1)), "")


def _path(details: ErrorDetails) -> tuple[str | int, ...]:
    # pydantic marks a wrong key of a mapping by the step "[key]".
    return tuple(step for step in details["loc"] if step != "[key]")


def _inside(here: object, step: str | int) -> object:
    if isinstance(step, str):
        return here.get(step) if isinstance(here, dict) else None
    return here[step] if isinstance(here, (list, tuple)) and step < len(here) else None


def _sentence(details: ErrorDetails, models: Models) -> tuple[str, str]:
    kind, value = details["type"], details["input"]
    context: dict[str, Any] = details.get("ctx", {})
    if kind == REFUSED:
        return context["what"], context["remedy"]
    if kind == "missing":
        return "it is missing", "Add it"
    if kind == "extra_forbidden":
        return _unknown_key(details, models)
    if kind in _WANTED:
        return _wrong_type(value, _WANTED[kind])
    if kind in ("literal_error", "enum"):
        return f"it is {_shown(value)}", f"Choose {context['expected'].replace(chr(39), '')}"
    if kind in _BOUNDS:
        bound = int(context["ge"] if "ge" in context else context["le"])
        return f"{_shown(value)} is {_BOUNDS[kind]} {bound:,}", _RANGES.get(bound, "Check the number")
    if kind == "finite_number":
        return f"{_shown(value)} is not a number one can count with", "Give a plain number"
    if kind == "string_too_long":
        return f"it is longer than {context['max_length']:,} characters", "Shorten it"
    if kind == "too_long":
        return f"it has more than {context['max_length']:,} entries", "Shorten the list"
    return f"{_shown(value)} does not belong here", "Write another value, or take it out"


_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
}

_BOUNDS = {"greater_than_equal": "less than", "less_than_equal": "more than"}
_RANGES = {0: "Give a number from 0 on", 1: "Count from 1"}


def _wrong_type(value: object, wanted: str) -> tuple[str, str]:
    if wanted == "text" and isinstance(value, (int, float, dt.date, dt.time)) and not isinstance(value, bool):
        return f"{_shown(value)} stands without quotes", "Put it in quotes"
    if isinstance(value, (int, float)) and not isinstance(value, bool) and wanted == "a number":
        return f"{_shown(value)} is too large", "Give a smaller number"
    remedy = {
        "a list": "Put square brackets around it: [ ]",
        "a table": "Write it as a table of keys and values",
        "true or false": "Write true or false without quotes",
        "a number": "Give a number without quotes",
        "a whole number": "Give a whole number without quotes",
    }.get(wanted, "Put it in quotes")
    return f"{_shown(value)} is {_kind(value)}, and {wanted} is wanted", remedy


def _unknown_key(details: ErrorDetails, models: Models) -> tuple[str, str]:
    path = _path(details)
    known = _keys_beside(path, models)
    meant = _meant(path, models)
    if meant:
        return "there is no such key", f'Did you mean "{meant}"? If not, leave it out'
    return "there is no such key", f"Leave it out; there are {', '.join(known)}" if known else "Leave it out"


def _meant(path: Sequence[str | int], models: Models) -> str:
    return close_to(str(path[-1]), _keys_beside(path, models))


def _keys_beside(path: Sequence[str | int], models: Models) -> list[str]:
    model = models.get(tuple(step for step in path[:-1] if isinstance(step, str)))
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _of_kind(kind: str, found: Iterable[ErrorDetails]) -> list[ErrorDetails]:
    return [details for details in found if details["type"] == kind]


def _kind(value: object) -> str:
    for types, words in _KINDS:
        if isinstance(value, types):
            return words
    return "something else"


# In this order: True is an int in Python, and a number to nobody else.
_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "true or false"),
    ((int, float), "a number"),
    (str, "text"),
    ((list, tuple), "a list"),
    (dict, "a table"),
    ((dt.date, dt.time), "a date"),
    (type(None), "nothing"),
)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        # An int of many digits refuses to become text, and would not be read anyway.
        return str(value) if abs(value) < 10**30 else "a huge number"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        return "{ … }" if value else "{ }"
    if isinstance(value, (list, tuple)):
        return "[ … ]" if value else "[ ]"
    return "null" if value is None else str(value)
