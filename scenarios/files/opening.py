"""Opening what the user named, with the casebook it needs.

A scenario names its casebook by id and digest. The edition it was saved with serves if it is at hand; then
the one that the scenario carries; then whatever edition is at hand, and what differs is said. Where the copy
at hand is unsound, half edited perhaps, the one shipped with the program serves in its place. Where there is
none that can be used, an empty one stands in if the caller likes: notes can be read and the file can be
saved again, and nothing of it is lost.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from scenarios.files import installed
from scenarios.files.bounded import read_bounded
from scenarios.files.casebook_files import casebook_digest, casebook_from_bytes
from scenarios.files.library import SHIPPED_IDS, shipped_casebook
from scenarios.files.scenario_files import MOST_BYTES, OpenedScenario, scenario_from_bytes
from scenarios.files.toml_text import CASEBOOK_LIMIT
from scenarios.model.casebook import Casebook
from scenarios.model.faults import CasebookError, Fault, ScenarioError, quoted, visible
from scenarios.model.fit import fit
from scenarios.model.lecture import lecture_notices
from scenarios.model.scenario import CasebookReference, Scenario

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenarios.files.recovery import Found

CASEBOOK_SUFFIX = ".toml"

_STAND_IN = "missing"


class Opened(Struct, frozen=True):
    """A scenario with its casebook, ready to be shown.

    Attributes:
        casebook: The casebook to project with.
        reference: That casebook, as a scenario refers to it; as the scenario does where another stands in.
        casebook_text: That casebook's own text, for scenarios that are to carry it; None where it stands in.
        scenario: The scenario.
        path: The scenario's file; None for a new one.
        digest: SHA-256 of that file as it was read, "" for a new one.
        notices: Plain sentences that the user should read.
    """

    casebook: Casebook
    reference: CasebookReference
    casebook_text: str | None
    scenario: Scenario
    path: Path | None = None
    digest: str = ""
    notices: tuple[str, ...] = ()

    @property
    def lacks_casebook(self) -> bool:
        """Whether an empty casebook stands in for the one that the scenario needs."""
        return self.casebook_text is None


def comes_with_program(reference: CasebookReference) -> bool:
    """Return whether everybody who has the program has this edition of a casebook."""
    path = shipped_casebook(reference.id)
    return path is not None and casebook_digest(path) == reference.sha256


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def open_path(path: Path, find_casebook: Callable[[str], Path | None]) -> Opened:
    """Open a scenario, or begin a new one of a casebook.

    Args:
        path: A scenario file or, by its extension, a casebook file.
        find_casebook: Where the casebook of an id lies; None where it is not at hand.

    Raises:
        CasebookError: It is a casebook, and unsound.
        ScenarioError: The scenario is unsound, or its casebook is, or is not at hand.
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


def new_by_id(casebook_id: str, find_casebook: Callable[[str], Path | None]) -> Opened:
    """Begin a new scenario of the casebook of an id; the shipped one serves where that at hand is unsound.

    Raises:
        CasebookError: It is not at hand, or is unsound and none is shipped that serves in its place.
    """
    source = _casebook_at_hand(casebook_id, find_casebook)
    scenario = Scenario.new(source.casebook, source.reference.sha256)
    notices = (source.notice,) if source.notice else ()
    return Opened(source.casebook, source.reference, source.text, scenario, notices=notices)


def open_with_casebook(path: Path, find_casebook: Callable[[str], Path | None]) -> Opened:
    """Open a scenario and find its casebook; arguments and errors as for ``open_path``."""
    data = read_bounded(path, MOST_BYTES, ScenarioError)
    opened = scenario_from_bytes(data, str(path))
    try:
        source = _casebook_for(opened.scenario, find_casebook)
    except CasebookError as error:
        raise ScenarioError([_of_its_casebook(path, fault) for fault in error.faults]) from error
    return _opened(opened, source, path, digest_of(data))


def open_anyway(path: Path, find_casebook: Callable[[str], Path | None]) -> Opened:
    """Open a scenario or a casebook as ``open_path`` does, but a scenario even if it lacks its casebook.

    Raises:
        CasebookError: The path is that of a casebook, and it is unsound.
        ScenarioError: The scenario is unsound.
    """
    if path.suffix.lower() == CASEBOOK_SUFFIX:
        return new_of(path)
    data = read_bounded(path, MOST_BYTES, ScenarioError)
    opened = scenario_from_bytes(data, str(path))
    source = _casebook_or_stand_in(opened.scenario, find_casebook)
    return _opened(opened, source, path, digest_of(data))


def open_again(found: Found, find_casebook: Callable[[str], Path | None]) -> Opened:
    """Open what was left behind unsaved; the casebook that its copy carries is no part of it any more.

    Args:
        found: The copy.
        find_casebook: Where the casebook of an id lies; None where it is not at hand.
    """
    work = found.work
    source = _casebook_or_stand_in(work.scenario, find_casebook)
    opened = _opened(OpenedScenario(work.scenario), source, work.path, work.digest)
    if work.carries_casebook or opened.lacks_casebook:
        return opened
    return replace(opened, scenario=work.scenario.with_casebook(work.scenario.casebook, None))


def with_casebook_at(casebook_path: Path, scenario: Scenario, path: Path | None, digest: str) -> Opened:
    """Open a scenario, read before, with the casebook that was found for it.

    Args:
        casebook_path: The casebook's file.
        scenario: The scenario.
        path: The scenario's file; None for one that was never saved.
        digest: Of that file.

    Raises:
        CasebookError: The casebook is unsound, or another than the one that the scenario needs.
    """
    source = _casebook_at(casebook_path)
    wanted = scenario.casebook.id
    if source.casebook.id != wanted:
        what = f"it is the casebook {quoted(source.casebook.id)}, and the scenario needs {quoted(wanted)}"
        raise CasebookError([Fault(str(casebook_path), "id", what, "Choose another file")])
    return _opened(OpenedScenario(scenario), source, path, digest)


class _Source(Struct, frozen=True):
    casebook: Casebook
    reference: CasebookReference
    text: str | None  # None where it stands in
    notice: str = ""


def _opened(opened: OpenedScenario, source: _Source, path: Path | None, digest: str) -> Opened:
    scenario = opened.scenario
    notices = [*opened.notices, source.notice]
    if source.text is not None:
        notices.append(_of_edition(scenario.casebook, source))
    notices += fit(source.casebook, scenario).notices
    notices += lecture_notices(source.casebook, scenario)
    said = tuple(notice for notice in notices if notice)
    return Opened(source.casebook, source.reference, source.text, scenario, path, digest, said)


def _casebook_for(scenario: Scenario, find_casebook: Callable[[str], Path | None]) -> _Source:
    carried = scenario.casebook_text
    try:
        at_hand = _casebook_at_hand(scenario.casebook.id, find_casebook)
    except CasebookError:
        if carried is None:
            raise
    else:
        if carried is None or at_hand.reference.sha256 == scenario.casebook.sha256:
            return at_hand
    return _source_of(carried.encode("utf-8", "replace"), "the one inside")


def _casebook_or_stand_in(scenario: Scenario, find_casebook: Callable[[str], Path | None]) -> _Source:
    try:
        return _casebook_for(scenario, find_casebook)
    except CasebookError as error:
        remedy = error.faults[0].remedy
        notice = (
            f"Its casebook cannot be used – {_in_short(error)}.{f' {remedy}.' if remedy else ''}"
            " Until it can, nothing but the title and the notes can be shown; saving keeps everything."
        )
        casebook = Casebook(format="otherwise/casebook", version=1, id=_STAND_IN, title=_STAND_IN)
        return _Source(casebook, scenario.casebook, None, notice)


def _casebook_at_hand(casebook_id: str, find_casebook: Callable[[str], Path | None]) -> _Source:
    path = find_casebook(casebook_id)
    if path is None:
        raise not_at_hand(casebook_id)
    try:
        return _casebook_at(path)
    except CasebookError as error:
        shipped = shipped_casebook(casebook_id)
        if shipped is None or shipped == path:
            raise
        notice = (
            f"Your own copy of the casebook cannot be used – {_in_short(error)}."
            " The one that comes with the program serves in its place."
        )
        return replace(_casebook_at(shipped), notice=notice)


def not_at_hand(casebook_id: str) -> CasebookError:
    """Return the error that there is no casebook of an id; one of the program's own ought to be there."""
    if casebook_id in SHIPPED_IDS:
        what = "this casebook comes with Otherwise and is not there to be read: the installation is not whole"
        return CasebookError([Fault(quoted(casebook_id), "", what, installed.remedy())])
    what = "no casebook of this id is on this computer"
    remedy = "Ask for the casebook's file, or for the scenario with its casebook inside"
    return CasebookError([Fault(quoted(casebook_id), "", what, remedy)])


def _in_short(error: CasebookError) -> str:
    """Return the first fault in one phrase, and how many more there are."""
    fault = error.faults[0]
    what = visible(": ".join(part for part in (fault.file, fault.place, fault.what) if part))
    return f"{what} (and {len(error.faults) - 1} more)" if len(error.faults) > 1 else what


def _of_its_casebook(path: Path, fault: Fault) -> Fault:
    inside = " > ".join(part for part in ("casebook", fault.file, fault.place) if part)
    return Fault(str(path), inside, fault.what, fault.remedy)


def _casebook_at(path: Path) -> _Source:
    return _source_of(read_bounded(path, CASEBOOK_LIMIT, CasebookError), str(path))


def _source_of(data: bytes, name: str) -> _Source:
    casebook = casebook_from_bytes(data, name)
    reference = CasebookReference(id=casebook.id, revision=casebook.revision, sha256=casebook_digest(data))
    return _Source(casebook, reference, data.decode("utf-8-sig"))


def _of_edition(wanted: CasebookReference, source: _Source) -> str:
    """Say that the casebook is not quite the one that the scenario was saved with; "" if it is."""
    at_hand, title = source.reference, visible(source.casebook.title)
    if wanted.id != at_hand.id:
        return (
            f"The scenario was made with the casebook {quoted(wanted.id)}, and carries {quoted(at_hand.id)}."
        )
    if not wanted.sha256 or wanted.sha256 == at_hand.sha256:
        return ""
    if wanted.revision != at_hand.revision:
        return (
            f"The scenario was saved with revision {quoted(wanted.revision)} of “{title}”;"
            f" here is revision {quoted(at_hand.revision)}. Strengths may differ."
        )
    return f"“{title}” was edited since the scenario was saved. Strengths may differ."
