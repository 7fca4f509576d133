"""What a branch turns on: how each hinge is decided, and in which courses."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.engine.courses import FOLLOWED_FROM
from scenarios.model.targets import joined
from scenarios.model.verdicts import ROUNDING, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.projection.course import Course


class Decided(StrEnum):
    """How a hinge is decided.

    * `FACT`, `ESTABLISHED`: as it happened, or by a choice; a supposition is idle.
    * `SUPPOSED`: the user takes a position as given.
    * `SILENT`: the documents do not say; nothing that presupposes an answer speaks.
    * `UNSUPPORTED`: no argument speaks for any position; the one that leads all the same is followed.
    * `ARGUED`: the documents argue for one position.
    * `OPEN`: they argue for several, and each is followed.
    """

    FACT = "fact"
    ESTABLISHED = "established"
    SUPPOSED = "supposed"
    SILENT = "silent"
    UNSUPPORTED = "unsupported"
    ARGUED = "argued"
    OPEN = "open"


_TURNED_ON = (Decided.OPEN, Decided.SILENT, Decided.UNSUPPORTED)
"""What a branch turns on: the documents do not decide it."""


class HingeStanding(Struct, frozen=True):
    """How a hinge stands in a branch.

    Attributes:
        id: The question.
        decided: How it is decided; where courses differ, the one that leaves it open goes first, then one in
            which it is silent, then one in which nothing supports an answer, then the leading course's.
        courses: The numbers of the courses in which it is decided so.
        answers: The positions that hold in one of them, the stronger first; None for none.
        supposed: The position that the user supposes, if any.
        idle: Whether that supposition changes nothing in any course.
    """

    id: str
    decided: Decided
    courses: tuple[int, ...]
    answers: tuple[str | None, ...]
    supposed: str | None = None
    idle: bool = False

    @property
    def course(self) -> int:
        """The first course in which it is decided so."""
        return self.courses[0]

    @property
    def is_turned_on(self) -> bool:
        """Whether the branch turns on it: the documents leave it open, or the user supposes an answer."""
        return self.decided in _TURNED_ON or self.supposed is not None


def hinge_standings(hinges: Sequence[str], courses: Sequence[Course]) -> tuple[HingeStanding, ...]:
    """Return how every hinge stands, in the order in which they are taken.

    Args:
        hinges: Their ids.
        courses: The courses of a branch, the leading one first.
    """
    return tuple(_how_it_stands(hinge, hinges[:place], courses) for place, hinge in enumerate(hinges))


def _how_it_stands(hinge: str, before: Sequence[str], courses: Sequence[Course]) -> HingeStanding:
    supposed = courses[0].standpoint.supposed.get(hinge)
    ways: dict[tuple[str | None, ...], list[Course]] = {}
    for course in courses:
        ways.setdefault(tuple(course.holds[earlier] for earlier in before), []).append(course)
    found: dict[Decided, list[int]] = {}
    for alike in ways.values():
        decided = _decided(hinge, alike, supposed)
        found.setdefault(decided, []).extend(course.number for course in alike)
    first = _decided(hinge, ways[tuple(courses[0].holds[earlier] for earlier in before)], supposed)
    decided = next((one for one in _TURNED_ON if one in found), first)
    return HingeStanding(
        id=hinge,
        decided=decided,
        courses=tuple(sorted(found[decided])),
        answers=tuple(dict.fromkeys(courses[number].holds[hinge] for number in sorted(found[decided]))),
        supposed=supposed,
        idle=supposed is not None and Decided.SUPPOSED not in found,
    )


def _decided(hinge: str, alike: Sequence[Course], supposed: str | None) -> Decided:
    """How a hinge is decided in courses that agree on the hinges before it."""
    status = alike[0].question(hinge).status
    if status is Status.FACT:
        return Decided.FACT
    if status is Status.ESTABLISHED:
        return Decided.ESTABLISHED
    if supposed is not None:
        return Decided.SUPPOSED
    if status is Status.SILENT:
        return Decided.SILENT
    if len({course.holds[hinge] for course in alike}) > 1:
        return Decided.OPEN
    return Decided.ARGUED if _is_supported(hinge, alike[0]) else Decided.UNSUPPORTED


def _is_supported(hinge: str, course: Course) -> bool:
    """Whether an argument speaks for the answer that is followed."""
    answer = joined(hinge, course.holds[hinge] or "")
    for argument in course.engine.bearings.on_question[hinge]:
        strength = course.argument(argument.id).strength
        if answer in argument.supports and strength is not None:
            heard = strength * course.reading.credence_of(argument.document)
            if heard >= FOLLOWED_FROM - ROUNDING:
                return True
    return False
