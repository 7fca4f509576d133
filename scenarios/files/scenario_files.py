"""Opening and saving scenario files.

A scenario file is JSON in UTF-8. Whatever is wrong with one is said as a ``ScenarioError``; nothing in it is
loaded, linked or run. Reading goes: bytes, text, JSON (no duplicate keys, no NaN, not too deep), format and
version, migrations on the raw dictionary, and only then the model.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from pydantic import ValidationError

from scenarios.files.bounded import read_bounded
from scenarios.files.migrations import migrated
from scenarios.files.writing import write_file
from scenarios.model.faults import Fault, ScenarioError, quoted, visible
from scenarios.model.refusals import faults_of
from scenarios.model.scenario import FORMAT, MOST_ENTRIES, VERSION, CasebookReference, Scenario

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

MOST_BYTES = 16 * 1024 * 1024
MOST_PIECES = 500_000  # entries of all its lists and tables together
DEEPEST = 40  # tables and lists inside one another
MOST_FAULTS = 20  # told of one file; the rest would not be read

SUFFIX = ".otherwise"

_MODELS: Mapping[tuple[str, ...], type[BaseModel]] = {(): Scenario, ("casebook",): CasebookReference}


class OpenedScenario(Struct, frozen=True):
    """A scenario that was opened, and what its user should be told about it.

    Attributes:
        scenario: The scenario, in the format's present version.
        notices: Plain sentences; empty where all is well.
    """

    scenario: Scenario
    notices: tuple[str, ...] = ()


def open_scenario(path: Path) -> OpenedScenario:
    """Read a scenario file.

    Raises:
        ScenarioError: It cannot be read, or is no scenario that this program understands.
    """
    return scenario_from_bytes(read_bounded(path, MOST_BYTES, ScenarioError), str(path))


def scenario_from_bytes(data: bytes, name: str) -> OpenedScenario:
    """Read a scenario from the bytes of a file.

    Args:
        data: The whole file.
        name: What to call it in a fault.

    Raises:
        ScenarioError: It is no scenario that this program understands.
    """
    raw = _parse(_text(data, name), name)
    version = _version(raw, name)
    notices: list[str] = []
    raw = migrated(raw, version, VERSION)
    if version < VERSION:
        notices.append(
            f"This file is of version {version} of the format; saving it makes it version {VERSION}."
        )
    _check_lengths(raw, name)
    try:
        scenario = Scenario.model_validate(raw)
    except ValidationError as error:
        raise ScenarioError(faults_of(error, raw, name, _MODELS)[:MOST_FAULTS]) from None
    return OpenedScenario(scenario, tuple(notices))


def scenario_to_bytes(scenario: Scenario) -> bytes:
    """Give the file of a scenario: UTF-8, indented, to be read by people too."""
    raw = scenario.model_dump()
    if raw.get("casebook_text") is None:
        raw.pop("casebook_text", None)
    text = json.dumps(raw, ensure_ascii=False, indent=2, allow_nan=False)
    # A half of a surrogate pair, kept from an unknown key, has no UTF-8; JSON's own escape says it.
    return (text + "\n").encode("utf-8", "backslashreplace")


class Saved(Struct, frozen=True):
    """What has been written.

    Attributes:
        data: The whole file.
        lost: What of the old file its disk did not let it keep: `permissions`, `group`, `owner`.
    """

    data: bytes
    lost: tuple[str, ...] = ()


def save_scenario(path: Path, scenario: Scenario) -> Saved:
    """Write a scenario file, whole or not at all.

    Args:
        path: Where; symbolic links are followed and permissions kept.
        scenario: What.

    Returns:
        What was written.

    Raises:
        ScenarioError: It could not be written; the old file is untouched.
    """
    data = scenario_to_bytes(scenario)
    if len(data) > MOST_BYTES:
        raise _error(
            str(path),
            f"it would be larger than {MOST_BYTES // 2**20} MiB, more than a scenario may be",
            "Shorten its notes, or save it without its casebook",
        )
    try:
        scenario_from_bytes(data, str(path))
    except ScenarioError as error:
        fault = error.faults[0]
        what = f"it could not be opened again: {fault.what}"
        raise _error(str(path), what, "Take that out of it, and save it again", fault.place) from error
    return Saved(data, write_file(path, data, ScenarioError))


_NO_SCENARIO = "it is no scenario of Otherwise, or a damaged one"


def _text(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:64]:
        raise _error(name, _NO_SCENARIO, "Ask whoever made it for the file again")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _error(name, _NO_SCENARIO, "Ask whoever made it for the file again") from None


def _parse(text: str, name: str) -> dict[str, Any]:
    if text.count(",") + text.count("[") + text.count("{") > MOST_PIECES:
        raise _error(name, f"it has more than {MOST_PIECES:,} entries", "No scenario is that large")
    try:
        raw = json.loads(
            text,
            object_pairs_hook=_table,
            parse_constant=_no_constant,
            parse_float=_finite,
            parse_int=_integer,
        )
    except json.JSONDecodeError as error:
        raise _error(
            name,
            f"it is no scenario of Otherwise, or a damaged one (from line {error.lineno} on)",
            "Ask whoever made it for the file again",
        ) from None
    except RecursionError:
        raise _too_deep(name) from None
    except _UnfitError as error:
        raise _error(name, f"it is damaged: {error}", "Ask whoever made it for the file again") from None
    _check_depth(raw, name)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise _error(name, "it is not a scenario of Otherwise", f'Such a file has "format": "{FORMAT}"')
    return raw


def _version(raw: Mapping[str, Any], name: str) -> int:
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _error(name, "it is not a whole number from 1 up", "Ask for the file again", "version")
    if version > VERSION:
        shown = str(version) if version < 10**9 else f"{str(version)[:9]}…"
        raise _error(
            name,
            f"{shown} is later than {VERSION}, the last that this program reads",
            f"Open it with a newer Otherwise, one that reads version {shown}",
            "version",
        )
    return version


class _UnfitError(Exception):
    """Something that JSON has but a scenario must not have; a sentence without its full stop."""


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise _UnfitError(f"the key {quoted(twice)} stands twice in one table")
    return table


def _no_constant(word: str) -> float:
    raise _UnfitError(f"{word} is not a number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _UnfitError(f"the number {quoted(digits)} is too large")
    return number


def _integer(digits: str) -> int:
    try:
        return int(digits)
    except ValueError:  # Python refuses to spend its time on thousands of digits
        raise _UnfitError(f"the number {quoted(digits)} is too large") from None


def _check_depth(raw: object, name: str) -> None:
    level = [raw]
    for _ in range(DEEPEST + 1):
        level = [
            child
            for parent in level
            for child in (
                parent.values() if isinstance(parent, dict) else parent if isinstance(parent, list) else ()
            )
        ]
        if not level:
            return
    raise _too_deep(name)


def _check_lengths(raw: Mapping[str, Any], name: str) -> None:
    # The model would check every entry of a list before it found the list too long.
    for place, value in (("", raw), *raw.items()):
        if isinstance(value, (list, dict)) and len(value) > MOST_ENTRIES:
            raise _error(
                name, f"it has more than {MOST_ENTRIES:,} entries", "Shorten it", visible(place[:60])
            )


def _too_deep(name: str) -> ScenarioError:
    return _error(
        name, f"its tables are nested more than {DEEPEST} deep", "No scenario is; ask for the file again"
    )


def _error(name: str, what: str, remedy: str, place: str = "") -> ScenarioError:
    return ScenarioError([Fault(file=name, place=place, what=what, remedy=remedy)])
