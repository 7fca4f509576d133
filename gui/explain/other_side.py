"""What the branch on show can be compared with: the standpoint and the course on the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from scenarios.files.scenario_files import open_scenario
from scenarios.model.faults import Fault, ScenarioError, quoted
from scenarios.model.fit import fit
from scenarios.model.standpoint import Standpoint
from scenarios.telling.language import filled, tr
from scenarios.telling.provisions import course_words
from scenarios.telling.readings import all_documents, one_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scenarios.model.casebook import Casebook
    from scenarios.projection.snapshot import Snapshot


class OtherSide(Struct, frozen=True):
    """What stands on the other side.

    Attributes:
        key: A name that stays the same while the branch on show changes.
        title: What it is called.
        standpoint: Where it stands.
        course: Its course, 0 for the leading one.
    """

    key: str
    title: str
    standpoint: Standpoint
    course: int = 0


class Kept(Struct, frozen=True):
    """A scenario from a file, fitted to the casebook.

    Attributes:
        side: It as the other side.
        notices: What of it does not fit, in plain sentences.
    """

    side: OtherSide
    notices: tuple[str, ...]


def sides_beside(snapshot: Snapshot, course: int) -> Iterator[OtherSide]:
    """Yield what the branch on show can be compared with, without a file.

    Args:
        snapshot: The branch on show.
        course: The course in focus.
    """
    casebook, here = snapshot.casebook, snapshot.standpoint
    yield OtherSide("history", tr("What happened"), here.as_it_happened(casebook))
    for other in snapshot.courses:
        if other.number != course:
            title = filled(tr("Another course: {clauses}"), clauses=course_words(snapshot, other))
            yield OtherSide(f"course {other.number}", title, here, other.number)
    readings = {
        "all": (all_documents(casebook), here.reading.hearing(casebook, None)),
        **{
            document.id: (one_document(casebook, document), here.reading.hearing(casebook, document.id))
            for document in casebook.documents
        },
    }
    for name, (words, reading) in readings.items():
        if reading != here.reading:
            title = filled(tr("Another reading: {reading}"), reading=words)
            yield OtherSide(f"reading {name}", title, replace(here, reading=reading))


def read_side(path: Path, casebook: Casebook) -> Kept:
    """Read a scenario to stand on the other side.

    Args:
        path: Its file.
        casebook: The casebook of the scenario on show.

    Raises:
        ScenarioError: It cannot be read, or is of another casebook.
    """
    opened = open_scenario(path)
    scenario = opened.scenario
    if scenario.casebook.id != casebook.id:
        theirs, ours = quoted(scenario.casebook.id), quoted(casebook.id)
        what = filled(
            tr("it is of the casebook {theirs}, and the one on show of {ours}"), theirs=theirs, ours=ours
        )
        raise ScenarioError([Fault(str(path), "", what, tr("Choose a scenario of the same casebook"))])
    fitting = fit(casebook, scenario)
    standpoint = Standpoint.of(casebook, fitting.choices, fitting.supposed, fitting.reading)
    side = OtherSide(f"file {path}", scenario.title or path.stem, standpoint)
    return Kept(side, tuple(dict.fromkeys((*opened.notices, *fitting.notices))))
