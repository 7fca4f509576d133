"""Branches as columns of numbers: which conditions hold, and which questions are settled, in many at once.

This module owns the compiled decisions. A column has one number for each decision, in the order of the
file: the number of the option taken, or `NOT_ARISING`. It must not weigh arguments.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from scenarios.branches import complete_choices, in_order_of_time
from scenarios.dates import parse_date
from scenarios.jagged import Jagged

if TYPE_CHECKING:
    from scenarios.casebook import Casebook, Question

Columns: TypeAlias = NDArray[np.int16]
Mask: TypeAlias = NDArray[np.bool_]
Conditions: TypeAlias = Mapping[str, Sequence[str]]

NOT_ARISING = -1
NOT_SETTLED = -1


class DecisionTable:
    """The decisions of a casebook, compiled.

    Attributes:
        casebook: The casebook.
        row: Decision id to its row in a column.
        number: For each decision, option id to the option's number.
        in_time: The rows in the order of time.
    """

    def __init__(self, casebook: Casebook) -> None:
        self.casebook = casebook
        self.row = {decision.id: row for row, decision in enumerate(casebook.decisions)}
        self.number = tuple(
            {option.id: number for number, option in enumerate(decision.options)}
            for decision in casebook.decisions
        )
        self._in_time_order = in_order_of_time(casebook)
        self.in_time = tuple(self.row[decision.id] for decision in self._in_time_order)
        self._actual = [
            self.number[row][decision.actual.id] for row, decision in enumerate(casebook.decisions)
        ]

    def columns(self, branches: Iterable[Mapping[str, str | None]]) -> Columns:
        """Return a column for each branch, given as what it took: decision id to option id.

        A decision without an option, or left out, does not arise.
        """
        rows = [
            [
                NOT_ARISING if (option := taken.get(decision)) is None else self.number[row][option]
                for decision, row in self.row.items()
            ]
            for taken in branches
        ]
        return np.array(rows, dtype=np.int16).reshape(len(rows), len(self.row)).T.copy()

    def every_branch(self, choices: Mapping[str, str], in_play: Sequence[str]) -> Columns:
        """Return a column for every combination of the options in play; the last decision changes fastest.

        The decisions not in play go as chosen. Combinations that differ only in decisions that do not arise
        give equal columns.
        """
        complete = complete_choices(self.casebook, choices)
        rows = [self.row[decision] for decision in dict.fromkeys(in_play)]
        sizes = [len(self.number[row]) for row in rows]
        chosen = np.empty((len(self.row), int(np.prod(sizes, dtype=np.int64))), dtype=np.int16)
        for decision, row in self.row.items():
            chosen[row] = self.number[row][complete[decision]]
        for row, options in zip(rows, np.indices(sizes, dtype=np.int16), strict=True):
            chosen[row] = options.ravel()
        return self.arise(chosen)

    def arise(self, chosen: Columns) -> Columns:
        """Return the columns with `NOT_ARISING` in the place of each choice whose decision does not arise."""
        taken = chosen.copy()
        for decision, row in zip(self._in_time_order, self.in_time, strict=True):
            for key, options in decision.arises.items():
                taken[row, ~self._takes(taken, key, options)] = NOT_ARISING
        return taken

    def first_departure(self, taken: Columns) -> NDArray[np.int16]:
        """Return for each column the place in time of its first departure: 0 the earliest decision.

        A column without a departure gets the number of decisions.
        """
        first = np.full(taken.shape[1], len(self.in_time), dtype=np.int16)
        for place in reversed(range(len(self.in_time))):
            row = self.in_time[place]
            departs = (taken[row] != self._actual[row]) & (taken[row] != NOT_ARISING)
            np.copyto(first, place, where=departs)
        return first

    def decided_by(self, date: str) -> int:
        """Return how many decisions fall on the date or before it."""
        limit = parse_date(date)
        return sum(parse_date(decision.date) <= limit for decision in self._in_time_order)

    def _takes(self, taken: Columns, decision: str, options: Iterable[str]) -> Mask:
        row = self.row[decision]
        wanted = [self.number[row][option] for option in options]
        return np.isin(taken[row], wanted)


class Gates:
    """Which of the distinct `when` and `unless` of a casebook's arguments hold.

    `when` holds if every key does, a key if the branch took one of its options; one matching key of `unless`
    closes the gate. Arguments with the same conditions share a gate.

    Args:
        table: The decisions.
        conditions: `when` and `unless` of each argument.

    Attributes:
        of: The gate of each argument.
        never: A gate that is always closed.
    """

    def __init__(self, table: DecisionTable, conditions: Sequence[tuple[Conditions, Conditions]]) -> None:
        literals: dict[tuple[int, frozenset[int]], int] = {}

        def literal(decision: str, options: Iterable[str]) -> int:
            row = table.row[decision]
            wanted = frozenset(table.number[row][option] for option in options)
            return literals.setdefault((row, wanted), len(literals))

        # A literal that must not hold is written as its ones' complement.
        wanted = [
            frozenset(
                [literal(*item) for item in when.items()] + [~literal(*item) for item in unless.items()]
            )
            for when, unless in conditions
        ]
        gates = sorted(set(wanted), key=len, reverse=True)
        place = {gate: number for number, gate in enumerate(gates)}
        self.of = np.array([place[gate] for gate in wanted], dtype=np.intp)
        self.never = len(gates)

        options = sorted({(row, option) for row, wanted in literals for option in wanted})
        option_place = {option: number for number, option in enumerate(options)}
        self._option_rows = np.array([row for row, _ in options], dtype=np.intp)
        self._option_numbers = np.array([[number] for _, number in options], dtype=np.int16).reshape(-1, 1)

        by_fan_in = sorted(literals, key=lambda item: len(item[1]), reverse=True)
        literal_place = {literals[item]: number for number, item in enumerate(by_fan_in)}
        self._literals = Jagged([[option_place[row, n] for n in sorted(wanted)] for row, wanted in by_fan_in])
        count = self._literal_count = len(by_fan_in)
        self._gates = Jagged(
            [
                [literal_place[n] if n >= 0 else count + literal_place[~n] for n in sorted(gate)]
                for gate in gates
            ]
        )

    def open(self, taken: Columns) -> Mask:
        """Return which gates are open, one row a gate, one column a branch."""
        width = taken.shape[1]
        count = self._literal_count
        taking = taken[self._option_rows] == self._option_numbers
        literals = np.empty((2 * count, width), dtype=np.bool_)
        gates = np.empty((self.never + 1, width), dtype=np.bool_)
        picked = np.empty((max(self._literals.widest, self._gates.widest), width), dtype=np.bool_)
        self._literals.reduce(np.logical_or, taking, literals[:count], picked, empty=False)
        np.logical_not(literals[:count], out=literals[count:])
        self._gates.reduce(np.logical_and, literals, gates[: self.never], picked, empty=True)
        gates[self.never] = False
        return gates


class Settling:
    """Which questions are settled, and at which position.

    A position is established where an option taken establishes it; of rival positions the one that the latest
    decision establishes. A question is a fact if it has an actual position and there is no departure, or the
    first departure lies after the date by which it was settled. What is established goes before the fact.

    Args:
        table: The decisions.
        questions: The questions, in the order in which their rows are wanted.
    """

    def __init__(self, table: DecisionTable, questions: Sequence[Question]) -> None:
        self._table = table
        actual = [
            NOT_SETTLED if question.actual is None else question.positions.index(question.actual)
            for question in questions
        ]
        self._actual = np.array(actual, dtype=np.int16).reshape(-1, 1)
        never = len(table.in_time)
        # From which place in time on a first departure comes too late to undo the question's fact.
        late = [
            never if question.settled is None else table.decided_by(question.settled)
            for question in questions
        ]
        self._late = np.array(late, dtype=np.int16).reshape(-1, 1)
        self._established = _establishments(table, questions)

    def settle(self, taken: Columns) -> tuple[NDArray[np.int16], Mask]:
        """Return the settled positions and which of them are facts.

        Returns:
            The number of the settled position, or `NOT_SETTLED`, and whether it is a fact rather than
            established; one row a question, one column a branch.
        """
        fact = (self._table.first_departure(taken) >= self._late) & (self._actual != NOT_SETTLED)
        settled = np.where(fact, self._actual, np.int16(NOT_SETTLED))
        for row, option, question, position in self._established:
            taking = taken[row] == option
            np.copyto(settled[question], position, where=taking)
        fact &= settled == self._actual
        return settled, fact


def _establishments(table: DecisionTable, questions: Sequence[Question]) -> list[tuple[int, int, int, int]]:
    """Return (decision, option, question, position) of what options establish, the latest last."""
    place = {question.id: row for row, question in enumerate(questions)}
    numbers = [{position.id: number for number, position in enumerate(q.positions)} for q in questions]
    found = []
    for row in table.in_time:
        for number, option in enumerate(table.casebook.decisions[row].options):
            for target in option.establishes:
                question_id, position_id = target.split("/")
                question = place[question_id]
                found.append((row, number, question, numbers[question][position_id]))
    return found
