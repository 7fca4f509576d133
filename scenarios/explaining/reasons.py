"""Why a position or an argument stands as it does: the arguments that bear on it, and how firmly.

This module owns the reasons that the why-panel shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.model.targets import joined, names_position, question_of

if TYPE_CHECKING:
    from scenarios.model.casebook import Argument
    from scenarios.projection.arguments import Condition
    from scenarios.projection.course import Course

FOR = 1
AGAINST = -1


class Reason(Struct, frozen=True):
    """An argument that bears on a position or on another argument.

    Attributes:
        argument: The argument.
        signed: Its strength, above 0 if it speaks for, below 0 if it speaks against.
        interval: The lowest and the highest signed strength while its own base score runs over its certainty
            interval and everything else stays; both are `signed` where its base is a number or it does not
            apply.
        direct: Whether it names this position or argument itself, and not a rival position.
        on: The target that it names.
        dormant: Whether one of its premises does not hold here.
        waiting_for: What would have to hold for it to apply; empty if it applies.
    """

    argument: str
    signed: float
    interval: tuple[float, float]
    direct: bool
    on: str
    dormant: bool
    waiting_for: tuple[Condition, ...]


class _Bearing(Struct, frozen=True):
    argument: Argument
    sign: int
    target: str
    direct: bool = True


def reasons(course: Course, question_id: str, position_id: str) -> tuple[Reason, ...]:
    """Return the arguments directly on a question, as they bear on one of its positions.

    An argument on a rival position bears on this one the other way round: the positions exclude each other.
    One that names this position and rivals too is listed once, by what it says of this position; one that
    names several rivals, by the first it supports, or else the first it attacks.

    Left out are arguments that the reading does not hear, and those declared unknowable, which weigh nothing.

    Args:
        course: Where they stand: a course, or history's debates.
        question_id: The question.
        position_id: The position; KeyError if the question has none of that name.

    Returns:
        Those for first, and the firmest first; then those that do not apply in this branch.
    """
    course.casebook.question(question_id).position(position_id)
    own = joined(question_id, position_id)
    direct = course.engine.bearings.on_question[question_id]
    return _reasons(course, [_on_position(argument, question_id, own) for argument in direct])


def under(course: Course, argument_id: str) -> tuple[Reason, ...]:
    """Return the arguments that support or attack an argument, in the order of `reasons`.

    Args:
        course: Where they stand: a course, or history's debates.
        argument_id: The argument; KeyError if there is none of that name.
    """
    bearings = [
        _Bearing(argument, sign, argument_id)
        for argument in course.engine.bearings.on_argument[argument_id]
        for sign, targets in ((FOR, argument.supports), (AGAINST, argument.attacks))
        if argument_id in targets
    ]
    return _reasons(course, bearings)


def _on_position(argument: Argument, question_id: str, own: str) -> _Bearing:
    if own in argument.supports:
        return _Bearing(argument, FOR, own)
    if own in argument.attacks:
        return _Bearing(argument, AGAINST, own)
    rivals = [
        _Bearing(argument, sign, target, direct=False)
        for sign, targets in ((AGAINST, argument.supports), (FOR, argument.attacks))
        for target in targets
        if names_position(target) and question_of(target) == question_id
    ]
    return rivals[0]


def _reasons(course: Course, bearings: Iterable[_Bearing]) -> tuple[Reason, ...]:
    heard = [
        bearing
        for bearing in bearings
        if bearing.argument.base_score is not None and course.reading.hears(bearing.argument)
    ]
    intervals = _intervals(course, [bearing.argument for bearing in heard])
    found = []
    for bearing in heard:
        state, interval = course.argument(bearing.argument.id), intervals.get(bearing.argument.id)
        signed = bearing.sign * (state.strength or 0.0)
        ends = sorted(bearing.sign * strength for strength in interval) if interval else [signed, signed]
        found.append(
            Reason(
                argument=bearing.argument.id,
                signed=signed,
                interval=(ends[0], ends[1]),
                direct=bearing.direct,
                on=bearing.target,
                dormant=state.dormant,
                waiting_for=state.waiting_for,
            )
        )
    # Sorting keeps the order of the file where reasons are equally firm.
    found.sort(key=lambda reason: (bool(reason.waiting_for), reason.signed <= 0.0, -abs(reason.signed)))
    return tuple(found)


def _intervals(course: Course, arguments: Sequence[Argument]) -> dict[str, tuple[float, float]]:
    """Return the strength of each argument at either end of its certainty, of those that have two ends."""
    moving = {
        argument.id: ends
        for argument in arguments
        if (ends := argument.interval) is not None
        and ends[0] < ends[1]
        and course.argument(argument.id).speaks
    }
    return course.strengths_between(moving)
