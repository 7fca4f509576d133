"""Opening what the user named, with the casebook it needs; it must not know where casebooks lie.

A scenario names its casebook by id and digest. The edition it was saved with serves if it is at hand; then
the one that the scenario carries; then whatever edition is at hand, and what differs is said.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scenarios.bounded import read_bounded
from scenarios.faults import CasebookError, Fault, ScenarioError, quoted
from scenarios.fit import fit
from scenarios.scenario import CasebookReference, Scenario
from scenarios.scenario_files import MOST_BYTES, scenario_from_bytes
from scenarios.storage import casebook_digest, casebook_from_bytes
from scenarios.toml_text import CASEBOOK_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenarios.casebook import Casebook

CASEBOOK_SUFFIX = ".toml"


@dataclass(frozen=True)
class Opened:
    """A scenario with its casebook, ready to be shown.

    Attributes:
        casebook: The casebook to project with.
        reference: That casebook, as a scenario refers to it.
        casebook_text: That casebook's own text, for scenarios that are to carry it.
        scenario: The scenario.
        path: The scenario's file; None for a new one.
        digest: SHA-256 of that file as it was read, "" for a new one.
        notices: Plain sentences that the user should read.
    """

    casebook: Casebook
    reference: CasebookReference
    casebook_text: str
    scenario: Scenario
    path: Path | None = None
    digest: str = ""
    notices: tuple[str, ...] = ()


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def open_path(path: Path, find_casebook: Callable[[str], Path | None]) -> Opened:
    """Open a scenario, or begin a new one of a casebook.

    Args:
        path: A scenario file or, by its extension, a casebook file.
        find_casebook: Where the casebook of an id lies; None where it is not at hand.

    Raises:
        CasebookError: The casebook, or the one that the scenario needs, is unsound.
        ScenarioError: The scenario is unsound, or its casebook is not at hand.
    """
    if path.suffix.lower() == CASEBOOK_SUFFIX:
        return new_of(path)
    return open_with_casebook(path, find_casebook)


def new_of(casebook_path: Path) -> Opened:
    """Begin a new scenario of a casebook.

    Raises:
        CasebookError: The casebook is unsound.
    """
    source = _casebook_at(casebook_path)
    scenario = Scenario.new(source.casebook, source.reference.sha256)
    return Opened(source.casebook, source.reference, source.text, scenario)


def open_with_casebook(path: Path, find_casebook: Callable[[str], Path | None]) -> Opened:
    """Open a scenario and find its casebook; arguments and errors as for ``open_path``."""
    data = read_bounded(path, MOST_BYTES, ScenarioError)
    opened = scenario_from_bytes(data, str(path))
    scenario = opened.scenario
    source = _casebook_for(scenario, path, find_casebook)
    notices = [*opened.notices]
    wanted = scenario.casebook
    if wanted.sha256 and wanted.sha256 != source.reference.sha256:
        notices.append(_other_edition(source.casebook, wanted, source.reference))
    notices += fit(source.casebook, scenario).notices
    return Opened(
        source.casebook,
        source.reference,
        source.text,
        scenario,
        path,
        digest_of(data),
        tuple(notices),
    )


@dataclass(frozen=True)
class _Source:
    casebook: Casebook
    reference: CasebookReference
    text: str


def _casebook_for(scenario: Scenario, path: Path, find_casebook: Callable[[str], Path | None]) -> _Source:
    carried = scenario.casebook_text
    try:
        at_hand = _casebook_at_hand(scenario.casebook.id, find_casebook)
    except CasebookError as error:
        if carried is None:
            raise ScenarioError([_of_its_casebook(path, fault) for fault in error.faults]) from error
    else:
        if carried is None or at_hand.reference.sha256 == scenario.casebook.sha256:
            return at_hand
    return _source_of(carried.encode("utf-8", "replace"), f"{path} (the casebook inside)")


def _casebook_at_hand(casebook_id: str, find_casebook: Callable[[str], Path | None]) -> _Source:
    path = find_casebook(casebook_id)
    if path is None:
        what, remedy = "no casebook of this id is on this computer", "Ask for the casebook's file too"
        raise CasebookError([Fault(quoted(casebook_id), "", what, remedy)])
    return _casebook_at(path)


def _of_its_casebook(path: Path, fault: Fault) -> Fault:
    inside = " > ".join(part for part in ("casebook", fault.file, fault.place) if part)
    return Fault(str(path), inside, fault.what, fault.remedy)


def _casebook_at(path: Path) -> _Source:
    return _source_of(read_bounded(path, CASEBOOK_LIMIT, CasebookError), str(path))


def _source_of(data: bytes, name: str) -> _Source:
    casebook = casebook_from_bytes(data, name)
    reference = CasebookReference(id=casebook.id, revision=casebook.revision, sha256=casebook_digest(data))
    return _Source(casebook, reference, data.decode("utf-8-sig"))


def _other_edition(casebook: Casebook, wanted: CasebookReference, at_hand: CasebookReference) -> str:
    if wanted.revision != at_hand.revision:
        return (
            f"The scenario was saved with revision {quoted(wanted.revision)} of “{casebook.title}”;"
            f" here is revision {quoted(at_hand.revision)}. Strengths may differ."
        )
    return f"“{casebook.title}” was edited since the scenario was saved. Strengths may differ."
