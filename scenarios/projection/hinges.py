"""What a branch turns on: how each hinge is decided, and in which courses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scenarios.model.verdicts import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.projection.course import Course


class Decided(StrEnum):
    """How a hinge is decided.

    * `FACT`, `ESTABLISHED`: as it happened, or by a choice; a supposition is idle.
    * `SUPPOSED`: the user takes a position as given.
    * `SILENT`: the documents do not say; nothing that presupposes an answer speaks.
    * `ARGUED`: the documents argue for one position.
    * `OPEN`: they argue for several, and each is followed.
    """

    FACT = "fact"
    ESTABLISHED = "established"
    SUPPOSED = "supposed"
    SILENT = "silent"
    ARGUED = "argued"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class HingeStanding:
    """How a hinge stands in a branch.

    Attributes:
        id: The question.
        decided: How it is decided; where courses differ, the one that leaves it open goes first, then one in
            which it is silent, then the leading course's.
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


def hinge_standings(hinges: Sequence[str], courses: Sequence[Course]) -> tuple[HingeStanding, ...]:
    """Return how every hinge stands, in the order in which they are taken.

    Args:
        hinges: Their ids.
        courses: The courses of a branch, the leading one first.
    """
    return tuple(_standing(hinge, hinges[:place], courses) for place, hinge in enumerate(hinges))


def _standing(hinge: str, before: Sequence[str], courses: Sequence[Course]) -> HingeStanding:
    supposed = courses[0].standpoint.supposed.get(hinge)
    ways: dict[tuple[str | None, ...], list[Course]] = {}
    for course in courses:
        ways.setdefault(tuple(course.holds[earlier] for earlier in before), []).append(course)
    found: dict[Decided, list[int]] = {}
    for alike in ways.values():
        decided = _decided(hinge, alike, supposed)
        found.setdefault(decided, []).extend(course.number for course in alike)
    first = _decided(hinge, ways[tuple(courses[0].holds[earlier] for earlier in before)], supposed)
    decided = next((one for one in (Decided.OPEN, Decided.SILENT) if one in found), first)
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
    return Decided.OPEN if len({course.holds[hinge] for course in alike}) > 1 else Decided.ARGUED
