"""Opening the casebooks that people hand over; for scenarios see `scenario_files`.

This module owns turning bytes into a checked casebook. Where casebooks lie is `library`'s. Whatever the bytes
are, the result is a casebook or a `CasebookError` that says what to mend.
"""

from __future__ import annotations

import hashlib
import itertools
import os
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from scenarios.files.bounded import read_bounded, refuse_size
from scenarios.files.salvage import salvage
from scenarios.files.toml_text import CASEBOOK_LIMIT, toml_from_bytes
from scenarios.model.casebook import (
    FORMAT,
    VERSION,
    Argument,
    Casebook,
    Decision,
    Document,
    Event,
    Option,
    Position,
    Question,
    Voice,
)
from scenarios.model.crosscheck import crosscheck
from scenarios.model.faults import CasebookError, Fault, quoted
from scenarios.model.refusals import MOST_FAULTS, faults_of

MOST_ERRORS = 10_000

_SECTIONS: dict[str, type[BaseModel]] = {
    "documents": Document,
    "voices": Voice,
    "decisions": Decision,
    "questions": Question,
    "arguments": Argument,
    "events": Event,
}

_MODELS: dict[tuple[str, ...], type[BaseModel]] = {
    (): Casebook,
    **{(section,): model for section, model in _SECTIONS.items()},
    ("decisions", "options"): Option,
    ("questions", "positions"): Position,
}


def open_casebook(path: Path | str) -> Casebook:
    """Return the casebook in a file.

    Raises:
        CasebookError: The file cannot be read, or is not a sound casebook; all faults that were found.
    """
    return casebook_from_bytes(read_bounded(path, CASEBOOK_LIMIT, CasebookError), os.fspath(path))


def casebook_from_bytes(data: bytes, name: str) -> Casebook:
    """Return the casebook that some bytes hold.

    Args:
        data: The bytes of a TOML file.
        name: How faults name the file.

    Raises:
        CasebookError: The bytes are not a sound casebook; all faults that were found.
    """
    refuse_size(len(data), name, CASEBOOK_LIMIT, CasebookError)
    raw = toml_from_bytes(data, name)
    _refuse_other_format(raw, name)
    try:
        casebook = Casebook.model_validate(raw)
    except ValidationError as error:
        if error.error_count() > MOST_ERRORS:
            # To word them all would take longer than anyone will read.
            what = f"{error.error_count():,} things in it are wrong"
            raise CasebookError([Fault(name, "", what, "Check that it is the right file")]) from None
        faults = faults_of(error, raw, name, _MODELS)
        # A wrong type in one place is no reason to keep silent about a wrong id in another.
        rest, removed = salvage(raw, error, _SECTIONS)
        faults += _crosscheck(rest, removed, name)
        raise CasebookError(faults[:MOST_FAULTS]) from None
    faults = _crosscheck(casebook, {}, name)
    if faults:
        raise CasebookError(faults)
    return casebook


def casebook_digest(source: Path | str | bytes) -> str:
    """Return the SHA-256 of a casebook, in hexadecimal: of these bytes, or of the file at this path.

    Raises:
        CasebookError: The file cannot be read.
    """
    data = source if isinstance(source, bytes) else read_bounded(source, CASEBOOK_LIMIT, CasebookError)
    return hashlib.sha256(data).hexdigest()


def _refuse_other_format(raw: dict[str, Any], name: str) -> None:
    # Said first and alone: of a file that is no casebook, every key would be a fault.
    found, version = raw.get("format"), raw.get("version")
    if found != FORMAT:
        what = "it is missing" if found is None else f"it is {quoted(found)}"
        raise CasebookError([Fault(name, "format", what, f'A casebook begins with format = "{FORMAT}"')])
    if isinstance(version, int) and version > VERSION:
        what = f"it is newer than this program, which reads version {VERSION}"
        raise CasebookError([Fault(name, "version", what, "Open it with a newer Otherwise")])


def _crosscheck(casebook: Casebook, unsure: dict[str, frozenset[str]], name: str) -> list[Fault]:
    findings = itertools.islice(crosscheck(casebook, unsure), MOST_FAULTS)
    return [Fault(name, finding.place, finding.what, finding.remedy) for finding in findings]
