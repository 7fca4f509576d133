"""The sample scenarios that come with the program: files like any other, opened as copies without a file.

Whatever lies in ``resources/samples`` is a sample, in the order of the names there; a lecture is one that has
steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from scenarios.files.library import resources_folder
from scenarios.files.opening import open_with_casebook
from scenarios.files.scenario_files import SUFFIX, open_scenario
from scenarios.model.faults import FaultError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenarios.files.opening import Opened


class Sample(Struct, frozen=True):
    """A scenario that comes with the program.

    Attributes:
        path: Its file, which nobody writes to.
        title: What it is called.
        is_lecture: Whether it has the steps of a lecture.
    """

    path: Path
    title: str
    is_lecture: bool


def samples() -> tuple[Sample, ...]:
    """Return the samples, lectures first; one that cannot be read is left out."""
    try:
        paths = sorted(path for path in (resources_folder() / "samples").iterdir() if path.suffix == SUFFIX)
    except OSError:
        return ()
    found = []
    for path in paths:
        try:
            scenario = open_scenario(path).scenario
        except FaultError:
            continue
        found.append(Sample(path, scenario.title or path.stem, bool(scenario.lecture)))
    return tuple(sorted(found, key=lambda sample: not sample.is_lecture))


def open_sample(path: Path, find_casebook: Callable[[str], Path | None]) -> Opened:
    """Open a copy of a sample, which belongs to no file until it is saved.

    Args:
        path: The sample's file.
        find_casebook: Where the casebook of an id lies; None where it is not at hand.

    Raises:
        ScenarioError: The sample is unsound, or its casebook is, or is not at hand.
    """
    return replace(open_with_casebook(path, find_casebook), path=None, digest="")
