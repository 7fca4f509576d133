"""Which questions are settled in a branch, whatever the documents argue, and at which position.

This module owns facts and establishments. A position is established where an option taken establishes it; of
rival positions the one that the latest decision establishes. A question is a fact if it has an actual
position and there is no departure, or the first departure lies after the date by which it was settled. What
is established goes before the fact, even where it is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scenarios.model.targets import parted

if TYPE_CHECKING:
    from scenarios.engine.columns import Columns, ColumnTable, Mask
    from scenarios.model.casebook import Question

NOT_SETTLED = -1


class Settling:
    """The facts and establishments of a casebook's questions.

    Args:
        table: The decisions.
        questions: The questions, in the order of their rows. Debates are never settled.
    """

    def __init__(self, table: ColumnTable, questions: Sequence[Question]) -> None:
        never = len(table.in_time)
        self._actual = [
            NOT_SETTLED
            if question.actual is None or question.kind == "debate"
            else question.positions.index(question.actual)
            for question in questions
        ]
        # From which place in time on a first departure comes too late to undo the question's fact.
        self._late = [
            never if question.settled is None else table.decided_by(question.settled)
            for question in questions
        ]
        self._established = _establishments(table, questions)

    def settle(self, row: int, columns: Columns, first: NDArray[np.int16]) -> tuple[NDArray[np.int16], Mask]:
        """Return the settled position of a question, and where it is a fact.

        Args:
            row: The question.
            columns: What was taken.
            first: The place in time of each column's first departure.

        Returns:
            The number of the settled position, or `NOT_SETTLED`, and whether it is a fact rather than
            established; one number a column.
        """
        actual = self._actual[row]
        fact = (first >= self._late[row]) & (actual != NOT_SETTLED)
        settled = np.where(fact, np.int16(actual), np.int16(NOT_SETTLED))
        for decision, option, position in self._established[row]:
            taking = columns[decision] == option
            np.copyto(settled, position, where=taking)
            fact &= ~taking
        return settled, fact


def _establishments(table: ColumnTable, questions: Sequence[Question]) -> list[list[tuple[int, int, int]]]:
    """Return for each question the (decision, option, position) that options establish, the latest last."""
    place = {question.id: row for row, question in enumerate(questions)}
    numbers = [{position.id: number for number, position in enumerate(q.positions)} for q in questions]
    found: list[list[tuple[int, int, int]]] = [[] for _ in questions]
    for row in table.in_time:
        for number, option in enumerate(table.casebook.decisions[row].options):
            for target in option.establishes:
                question_id, position_id = parted(target)
                question = place[question_id]
                found[question].append((row, number, numbers[question][position_id]))
    return found
