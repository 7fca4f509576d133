"""Folding the courses of a branch: those that lead to the same fall together, hinge by hinge.

This module owns the folding, once for cards, map, table and page. At a hinge where every way on leads to the
same, the hinge is no longer told; ways on that lead to the same are told together.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

Holds: TypeAlias = Mapping[str, "str | None"]


class Provision(Struct, frozen=True):
    """What a line is told of: at this hinge one of these positions holds; None stands for none of them."""

    hinge: str
    positions: tuple[str | None, ...]


class Fold(Struct, frozen=True):
    """Courses that lead to the same.

    Attributes:
        provisions: What they have in common against the other folds, in the order of hinges; none where all
            courses lead to the same.
        courses: Their numbers, the leading one first.
    """

    provisions: tuple[Provision, ...]
    courses: tuple[int, ...]

    @property
    def course(self) -> int:
        """The first of its courses, which stands for it."""
        return self.courses[0]


def folded(
    hinges: Sequence[str], courses: Sequence[Holds], key: Callable[[int], Hashable]
) -> tuple[Fold, ...]:
    """Return the courses of a branch, folded.

    Args:
        hinges: The hinges in the order in which they are taken.
        courses: What holds in each course, the leading one first.
        key: Tells what a course leads to, by its number; courses with equal keys may fall together.

    Returns:
        The folds in the order of their first courses.
    """
    return _fold(tuple(hinges), courses, key, tuple(range(len(courses))))


def _fold(
    hinges: tuple[str, ...],
    courses: Sequence[Holds],
    key: Callable[[int], Hashable],
    members: tuple[int, ...],
) -> tuple[Fold, ...]:
    if len({key(member) for member in members}) == 1:
        return (Fold((), members),)
    hinge, *rest = hinges
    ways: dict[str | None, list[int]] = {}
    for member in members:
        ways.setdefault(courses[member][hinge], []).append(member)
    if len(ways) == 1:
        return _fold(tuple(rest), courses, key, members)
    told: dict[Hashable, list[tuple[str | None, tuple[Fold, ...]]]] = {}
    for answer, below in ways.items():
        folds = _fold(tuple(rest), courses, key, tuple(below))
        # What the folds below say, whichever answer leads to them.
        same = tuple((fold.provisions, key(fold.course)) for fold in folds)
        told.setdefault(same, []).append((answer, folds))
    found = []
    for answers in told.values():
        # Where every answer leads to the same, the hinge does not matter.
        own = () if len(told) == 1 else (Provision(hinge, tuple(answer for answer, _ in answers)),)
        for alike in zip(*(folds for _, folds in answers), strict=True):
            numbers = sorted(number for fold in alike for number in fold.courses)
            found.append(Fold((*own, *alike[0].provisions), tuple(numbers)))
    return tuple(sorted(found, key=lambda fold: fold.course))
