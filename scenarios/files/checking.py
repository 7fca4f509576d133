"""Whether a file is sound, be it a casebook or a scenario.

This module owns telling the two apart and gathering what is to be said of either.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from scenarios.files.bounded import read_bounded
from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.files.library import find_casebook
from scenarios.files.opening import CASEBOOK_SUFFIX, open_with_casebook
from scenarios.files.scenario_files import MOST_BYTES, SUFFIX
from scenarios.files.toml_text import CASEBOOK_LIMIT
from scenarios.model.faults import Fault, FaultError
from scenarios.model.fit import fit
from scenarios.model.oddities import oddities


class Checked(Struct, frozen=True):
    """What was found.

    Attributes:
        faults: What is wrong; none if the file is sound.
        notes: What its reader should know beside that, in sentences.
    """

    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()


def check(path: Path) -> Checked:
    """Return what there is to say of a casebook or a scenario. Never raises for what a file holds."""
    try:
        limit = CASEBOOK_LIMIT if path.suffix.lower() == CASEBOOK_SUFFIX else MOST_BYTES
        data = read_bounded(path, limit, FaultError)
        # A scenario is JSON and so begins with a brace; a casebook is TOML and cannot.
        if path.suffix.lower() == SUFFIX or data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
            return _check_scenario(path)
        casebook = casebook_from_bytes(data, str(path))
    except FaultError as error:
        return Checked(error.faults)
    counts = (
        f"a sound casebook: {len(casebook.decisions)} decisions, {len(casebook.questions)} questions,"
        f" {len(casebook.arguments)} arguments"
    )
    return Checked((), (counts, *oddities(casebook)))


def _check_scenario(path: Path) -> Checked:
    opened = open_with_casebook(path, find_casebook)
    # What the casebook has no place for was left aside on opening; here it is a fault of the file.
    misfits = fit(opened.casebook, opened.scenario).notices
    remedy = "Take it out, or use the casebook that the scenario was made with"
    faults = tuple(Fault(str(path), "", misfit.removesuffix("."), remedy) for misfit in misfits)
    notes = tuple(notice for notice in opened.notices if notice not in misfits)
    return Checked(faults, notes if faults else (*notes, f"a sound scenario of {opened.casebook.title}"))
