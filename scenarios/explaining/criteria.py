"""How a branch stands by the criteria of a good counterfactual: counted, and not judged.

This module owns what is counted. The criteria are those of Tetlock & Belkin (Counterfactual Thought
Experiments in World Politics, 1996), Lebow (Forbidden Fruit, 2010) and Ferguson (Virtual History, 1997).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.model.alternatives import Departure
from scenarios.model.dates import date_as_year

if TYPE_CHECKING:
    from scenarios.model.casebook import Decision
    from scenarios.projection.snapshot import Snapshot


class Ground(Struct, frozen=True):
    """What one departure rests on, and who speaks of it.

    Attributes:
        departure: The departure.
        premises: The positions it presupposes, as `question/position`.
        courses: In how many courses it arises, and so its premises hold.
        after: The earlier departures without which it would not arise.
        considered_by: The voices that considered it and lived the events.
        later: The voices that considered it and did not.
        told_by: The documents that tell how it would have come about or gone on.
        arguments: The arguments that speak in some course because this option is taken.
    """

    departure: Departure
    premises: tuple[str, ...]
    courses: int
    after: tuple[str, ...]
    considered_by: tuple[str, ...]
    later: tuple[str, ...]
    told_by: tuple[str, ...]
    arguments: tuple[str, ...]


class Criteria(Struct, frozen=True):
    """A branch by the criteria of a good counterfactual.

    Attributes:
        grounds: Each departure, in the order of time.
        supposed: The hinges of which something is supposed that is not idle.
        set_aside: The decisions set otherwise that arise in no course.
        courses: How many courses there are.
        first: The date of the first departure; None without one.
        settled: The date by which the question was settled; None where the casebook gives none.
        hinges: How many hinges have an actual position.
        returned: In how many of these it holds, course by course.
    """

    grounds: tuple[Ground, ...]
    supposed: tuple[str, ...]
    set_aside: tuple[str, ...]
    courses: int
    first: str | None
    settled: str | None
    hinges: int
    returned: tuple[int, ...]

    @property
    def distance(self) -> float | None:
        """Years from the first departure to the date of the question; None where either has no date."""
        if self.first is None or self.settled is None:
            return None
        return date_as_year(self.settled) - date_as_year(self.first)


def criteria(snapshot: Snapshot, question_id: str) -> Criteria:
    """Return how a branch stands by the criteria.

    Args:
        snapshot: The branch.
        question_id: The question in focus, to which the distance is measured.

    Raises:
        KeyError: The casebook has no such question.
    """
    casebook, courses = snapshot.casebook, snapshot.courses
    departed = [casebook.decision(decision) for decision in snapshot.departures]
    actual = {
        hinge: position.id
        for hinge in snapshot.engine.hinges
        if (position := casebook.question(hinge).actual) is not None
    }
    return Criteria(
        grounds=tuple(_ground(snapshot, decision) for decision in departed),
        supposed=tuple(
            hinge.id for hinge in snapshot.hinges if hinge.supposed is not None and not hinge.idle
        ),
        set_aside=tuple(
            decision.id
            for decision in casebook.decisions
            if snapshot.standpoint.choices[decision.id] != decision.actual.id
            and decision.id in snapshot.not_arising
        ),
        courses=len(courses),
        first=departed[0].date if departed else None,
        settled=casebook.question(question_id).settled,
        hinges=len(actual),
        returned=tuple(
            sum(course.holds[hinge] == position for hinge, position in actual.items()) for course in courses
        ),
    )


def _ground(snapshot: Snapshot, decision: Decision) -> Ground:
    casebook, option = snapshot.casebook, snapshot.standpoint.choices[decision.id]
    history = {one.id: one.actual.id for one in casebook.decisions}
    because = tuple(
        argument.id
        for argument in casebook.arguments
        if option in argument.when.get(decision.id, ())
        and any(course.argument(argument.id).speaks for course in snapshot.courses)
    )
    voices = [casebook.voice(voice) for voice in decision.considered_by]
    return Ground(
        departure=Departure(decision.id, option),
        premises=decision.presupposes,
        courses=len(snapshot.arises_in(decision.id)),
        after=tuple(
            earlier for earlier, options in decision.arises.items() if history[earlier] not in options
        ),
        considered_by=tuple(voice.id for voice in voices if voice.contemporary),
        later=tuple(voice.id for voice in voices if not voice.contemporary),
        told_by=tuple(document.id for document in casebook.documents if document.id in decision.tellings),
        arguments=because,
    )
