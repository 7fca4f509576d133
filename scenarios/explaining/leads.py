"""In which courses of a branch a position leads, for many branches at once."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scenarios.engine.evaluation import Outcomes


class Where(StrEnum):
    """In which courses of a branch a position is to lead."""

    LEADING = "leading"
    SOME = "some"
    EVERY = "every"


def in_some(outcomes: Outcomes, courses: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return of each branch whether something is so in some course of it.

    Args:
        outcomes: Which course belongs to which branch.
        courses: Whether it is so in each course, along the first axis.
    """
    found: NDArray[np.bool_] = np.logical_or.reduceat(courses, outcomes.leading_courses, axis=0)
    return found


def leads(outcomes: Outcomes, question_id: str, position: int, where: Where) -> NDArray[np.bool_]:
    """Return of each branch whether a position leads there.

    Args:
        outcomes: At least one branch.
        question_id: The question.
        position: The number of the position in the order of the file.
        where: In which courses it is to lead.
    """
    leading = outcomes.leading_of(question_id) == position
    if where is Where.LEADING:
        there: NDArray[np.bool_] = leading[outcomes.leading_courses]
        return there
    # Every course is no other course.
    return in_some(outcomes, leading) if where is Where.SOME else ~in_some(outcomes, ~leading)
