"""What follows from each departure taken by itself, course by course, for the editor of a casebook.

This module owns which outcomes lead otherwise or fall silent where one decision alone goes otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.engine.engine import Engine
from scenarios.model.standpoint import Standpoint
from scenarios.model.targets import joined
from scenarios.projection.comparing import Change
from scenarios.projection.snapshot import Projector

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook
    from scenarios.projection.course import Course
    from scenarios.projection.snapshot import Snapshot


class CourseCoverage(Struct, frozen=True):
    """What becomes of history's outcomes in one course.

    Attributes:
        provided: Its answers at the hinges at which the courses part, as `question/position`.
        otherwise: The outcomes in which another position leads.
        silent: The outcomes that have fallen silent.
    """

    provided: tuple[str, ...]
    otherwise: tuple[str, ...]
    silent: tuple[str, ...]


class OptionCoverage(Struct, frozen=True):
    """What follows from one option by itself.

    Attributes:
        decision: The decision.
        option: The option, which is not the actual one.
        courses: The courses, the leading one first.
        wants: What would have to hold or be taken for the decision to arise; empty where it arises.
    """

    decision: str
    option: str
    courses: tuple[CourseCoverage, ...]
    wants: tuple[str, ...]

    @property
    def arises(self) -> bool:
        """Whether it arises in some course of its own."""
        return not self.wants


def options_of(casebook: Casebook) -> Iterator[OptionCoverage]:
    """Yield every option that was not taken, each with nothing else changed."""
    projector = Projector(Engine(casebook))
    for decision in casebook.decisions:
        for option in decision.options:
            if option.actual:
                continue
            snapshot = projector(Standpoint.of(casebook, {decision.id: option.id}))
            arises = bool(snapshot.arises_in(decision.id))
            yield OptionCoverage(
                decision.id,
                option.id,
                tuple(_course(snapshot, course) for course in snapshot.courses),
                () if arises else (*decision.presupposes, *decision.arises),
            )


def _course(snapshot: Snapshot, course: Course) -> CourseCoverage:
    parting = [
        hinge for hinge in snapshot.engine.hinges if len({one.holds[hinge] for one in snapshot.courses}) > 1
    ]
    # What a course is provided with is its own ground, and nothing that follows.
    kinds = {
        question: snapshot.compared.kind_in(question, course.number)
        for question in snapshot.compared.outcomes
        if question not in parting
    }
    return CourseCoverage(
        provided=tuple(joined(hinge, course.holds[hinge] or "–") for hinge in parting),
        otherwise=tuple(question for question, kind in kinds.items() if kind is Change.OTHERWISE),
        silent=tuple(question for question, kind in kinds.items() if kind is Change.SILENT),
    )
