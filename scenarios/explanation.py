"""Why a position or an argument stands as it does: the arguments that bear on it, and how firmly.

This module owns the reasons that the why-panel shows. It must not compute strengths; what would be if a base
score were another is asked of `debate`, in columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scenarios.casebook import Argument
    from scenarios.debate import Debate
    from scenarios.projection import Projection

FOR = 1
AGAINST = -1


@dataclass(frozen=True, slots=True)
class Reason:
    """An argument that bears on a position or on another argument.

    Attributes:
        argument: The argument.
        signed: Its strength, above 0 if it speaks for, below 0 if it speaks against.
        interval: The lowest and the highest signed strength while its own base score runs over its certainty
            interval and everything else stays; both are `signed` where its base is a number or it does not
            apply.
        direct: Whether it names this position or argument itself, and not a rival position.
        on: The target that it names.
        dormant: Whether one of its premises has no case at all in this branch.
        waiting_for: What would have to hold for it to apply; empty if it applies.
    """

    argument: str
    signed: float
    interval: tuple[float, float]
    direct: bool
    on: str
    dormant: bool
    waiting_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Bearing:
    argument: Argument
    sign: int
    target: str
    direct: bool = True


def reasons(debate: Debate, projection: Projection, question_id: str, position_id: str) -> tuple[Reason, ...]:
    """Return the arguments directly on a question, as they bear on one of its positions.

    An argument on a rival position bears on this one the other way round: the positions exclude each other.
    One that names this position and rivals too is listed once, by what it says of this position; one that
    names several rivals, by the first it supports, or else the first it attacks.

    Left out are arguments that the reading does not hear, and those declared unknowable, which weigh nothing.

    Args:
        debate: The casebook, compiled.
        projection: The branch and the reading.
        question_id: The question.
        position_id: The position; KeyError if the question has none of that name.

    Returns:
        Those for first, and the firmest first; then those that do not apply in this branch.
    """
    debate.casebook.question(question_id).position(position_id)
    own = f"{question_id}/{position_id}"
    direct = debate.bearings.on_question[question_id]
    return _reasons(debate, projection, [_on_position(argument, question_id, own) for argument in direct])


def under(debate: Debate, projection: Projection, argument_id: str) -> tuple[Reason, ...]:
    """Return the arguments that support or attack an argument, in the order of `reasons`.

    Args:
        debate: The casebook, compiled.
        projection: The branch and the reading.
        argument_id: The argument; KeyError if there is none of that name.
    """
    bearings = [
        _Bearing(argument, sign, argument_id)
        for argument in debate.bearings.on_argument[argument_id]
        for sign, targets in ((FOR, argument.supports), (AGAINST, argument.attacks))
        if argument_id in targets
    ]
    return _reasons(debate, projection, bearings)


def _on_position(argument: Argument, question_id: str, own: str) -> _Bearing:
    if own in argument.supports:
        return _Bearing(argument, FOR, own)
    if own in argument.attacks:
        return _Bearing(argument, AGAINST, own)
    rivals = [
        _Bearing(argument, sign, target, direct=False)
        for sign, targets in ((AGAINST, argument.supports), (FOR, argument.attacks))
        for target in targets
        if target.startswith(f"{question_id}/")
    ]
    return rivals[0]


def _reasons(debate: Debate, projection: Projection, bearings: Iterable[_Bearing]) -> tuple[Reason, ...]:
    heard = [
        bearing
        for bearing in bearings
        if bearing.argument.base_score is not None and _is_heard(projection, bearing.argument)
    ]
    intervals = _intervals(debate, projection, [bearing.argument for bearing in heard])
    found = []
    for bearing, interval in zip(heard, intervals, strict=True):
        state = projection.argument(bearing.argument.id)
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


def _is_heard(projection: Projection, argument: Argument) -> bool:
    reading = projection.reading
    return reading.credence_of(argument.document) > 0.0 and argument.voice not in reading.muted


def _intervals(
    debate: Debate, projection: Projection, arguments: Sequence[Argument]
) -> list[tuple[float, float] | None]:
    """Return the strength of each argument at either end of its certainty; None where that is one number.

    Each end is a column of its own, in which this one base score is another.
    """
    moving = {
        argument.id: ends
        for argument in arguments
        if (ends := argument.interval) is not None
        and ends[0] < ends[1]
        and not projection.argument(argument.id).waiting_for
    }
    if not moving:
        return [None] * len(arguments)
    column = debate.table.columns([projection.branch.taken])
    bases = np.repeat(debate.bases.reshape(-1, 1), 2 * len(moving), axis=1)
    for number, (argument_id, ends) in enumerate(moving.items()):
        bases[debate.places[argument_id], 2 * number : 2 * number + 2] = ends
    evaluation = debate.evaluate(np.repeat(column, 2 * len(moving), axis=1), projection.reading, bases=bases)
    found = {}
    for number, argument_id in enumerate(moving):
        low, high = evaluation.strength_of(argument_id)[2 * number : 2 * number + 2].tolist()
        found[argument_id] = (low, high)
    return [found.get(argument.id) for argument in arguments]
