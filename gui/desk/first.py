"""What a window shows first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from gui import asking
from gui.desk.on_disk import digest_on_disk
from gui.garbage import left_lying
from scenarios.files import library
from scenarios.files.opening import CASEBOOK_SUFFIX, Opened, new_of, not_at_hand, open_anyway
from scenarios.files.scenario_files import SUFFIX
from scenarios.files.versions import Versions
from scenarios.model.faults import FaultError
from scenarios.model.plain import in_sentence
from scenarios.telling.language import filled, tr
from scenarios.telling.moments import spoken_moment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from scenarios.model.faults import Fault

_BEGINNING = 1_000  # bytes, in which a scenario says that it is one


class First(Struct, frozen=True):
    """What a window shows first.

    Attributes:
        opened: A scenario; None where not even a casebook could be opened.
        complaint: What could not be opened, "" if nothing was amiss.
        faults: Why not.
    """

    opened: Opened | None
    complaint: str = ""
    faults: tuple[Fault, ...] = ()


def first_to_show(wanted: Path | None) -> First:
    """Open what a window was asked to show, or else a new scenario of the first casebook that is sound."""
    complaint = ""
    faults: tuple[Fault, ...] = ()
    casebooks = (*library.shipped_casebooks(), *library.user_casebooks())
    for path in (wanted, *casebooks) if wanted is not None else casebooks:
        try:
            return First(open_anyway(path, library.find_casebook), complaint, faults)
        except FaultError as error:
            complaint, faults = complaint or cannot_open(path), faults or error.faults
    if not casebooks:
        lacking = not_at_hand(library.DEFAULT_CASEBOOK).faults
        complaint, faults = complaint or _not_whole(), (*faults, *lacking)
    return First(None, complaint, faults)


def _not_whole() -> str:
    return tr("Otherwise is not whole.")


def cannot_open(path: Path) -> str:
    """Return that a file cannot be opened, as a title over the reasons."""
    return filled(tr("“{file}” cannot be opened."), file=in_sentence(path.name))


def open_or_tell(path: Path, ask_in: Callable[[], QWidget]) -> tuple[Opened, bool] | None:
    """Open a scenario or a casebook; where it cannot be, say so, and offer the last version kept of it.

    Args:
        path: The file.
        ask_in: Gives the window to say it in.

    Returns:
        What to show, and whether it is a version kept and not the file as it lies there; None for nothing.
    """
    try:
        with left_lying():
            return open_anyway(path, library.find_casebook), False
    except FaultError as error:
        faults = error.faults
    for version in Versions(library.versions_folder()).of(path):
        try:
            opened = open_anyway(version.file, library.find_casebook)
        except FaultError:
            continue
        moment = spoken_moment(version.saved)
        if not asking.ask_whether_to_open_version(ask_in(), cannot_open(path), faults, moment):
            return None
        return replace(opened, path=path, digest=digest_on_disk(path)), True
    asking.tell_faults(ask_in(), cannot_open(path), faults)
    return None


def choose_casebook(ask_in: Callable[[], QWidget]) -> Path | None:
    """Ask of which casebook a new scenario is to be, where there are several.

    Args:
        ask_in: Gives the window to ask in.

    Returns:
        The casebook's file; None where there is none, or where none is wanted.
    """
    casebooks = library.known_casebooks()
    if not casebooks:
        asking.tell_faults(ask_in(), _not_whole(), not_at_hand(library.DEFAULT_CASEBOOK).faults)
    if len(casebooks) <= 1:
        return next(iter(casebooks.values()), None)
    in_order = sorted(casebooks, key=lambda key: key != library.DEFAULT_CASEBOOK)
    chosen = asking.ask_which_casebook(ask_in(), {key: _title_of(casebooks[key]) for key in in_order})
    return None if chosen is None else casebooks[chosen]


def _title_of(casebook_path: Path) -> str:
    try:
        return new_of(casebook_path).casebook.title
    except FaultError:
        return casebook_path.name


def is_to_open(path: Path) -> bool:
    """Whether a file is a scenario or a casebook by its name, or by how it begins."""
    if path.suffix.lower() in (SUFFIX, CASEBOOK_SUFFIX):
        return True
    try:
        with path.open("rb") as file:
            return b'"otherwise/scenario"' in file.read(_BEGINNING)
    except OSError:
        return False
