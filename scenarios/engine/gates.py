"""Which of the distinct conditions of arguments hold, in many columns at once.

This module owns the compiled `when`, `unless` and premises. Arguments with the same conditions share a gate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from scenarios.engine.jagged import Jagged
from scenarios.model.targets import parted

if TYPE_CHECKING:
    from scenarios.engine.columns import Columns, ColumnTable, Mask
    from scenarios.model.casebook import Argument

_Literal = tuple[int, frozenset[int]]
"""A row of a column, and the numbers of which it must have one."""


class Gates:
    """The gates of some arguments.

    A gate is open if every key of `when` holds, none of `unless` does, and every premise holds. A key holds
    if the branch took one of its options, a premise if its position holds at its hinge.

    Args:
        table: The decisions and hinges.
        arguments: The arguments.

    Attributes:
        of: The gate of each argument.
        never: A gate that is always closed.
    """

    def __init__(self, table: ColumnTable, arguments: Sequence[Argument]) -> None:
        literals: dict[_Literal, int] = {}
        # A literal that must not hold is written as its ones' complement.
        wanted = [
            frozenset(
                [literals.setdefault(item, len(literals)) for item in _must(table, argument)]
                + [~literals.setdefault(item, len(literals)) for item in _taking(table, argument.unless)]
            )
            for argument in arguments
        ]
        gates = sorted(set(wanted), key=len, reverse=True)
        place = {gate: number for number, gate in enumerate(gates)}
        self.of = np.array([place[gate] for gate in wanted], dtype=np.intp)
        self.never = len(gates)

        answers = sorted({(row, number) for row, numbers in literals for number in numbers})
        answer_place = {answer: number for number, answer in enumerate(answers)}
        self._rows = np.array([row for row, _ in answers], dtype=np.intp)
        self._numbers = np.array([[number] for _, number in answers], dtype=np.int16).reshape(-1, 1)

        by_fan_in = sorted(literals, key=lambda item: len(item[1]), reverse=True)
        literal_place = {literals[item]: number for number, item in enumerate(by_fan_in)}
        self._literals = Jagged([[answer_place[row, n] for n in sorted(some)] for row, some in by_fan_in])
        count = self._literal_count = len(by_fan_in)
        self._gates = Jagged(
            [
                [literal_place[n] if n >= 0 else count + literal_place[~n] for n in sorted(gate)]
                for gate in gates
            ]
        )

    def open(self, columns: Columns) -> Mask:
        """Return which gates are open, one row a gate, one column a column."""
        width = columns.shape[1]
        count = self._literal_count
        taking = columns[self._rows] == self._numbers
        literals = np.empty((2 * count, width), dtype=np.bool_)
        gates = np.empty((self.never + 1, width), dtype=np.bool_)
        picked = np.empty((max(self._literals.widest, self._gates.widest), width), dtype=np.bool_)
        self._literals.reduce(np.logical_or, taking, literals[:count], picked, empty=False)
        np.logical_not(literals[:count], out=literals[count:])
        self._gates.reduce(np.logical_and, literals, gates[: self.never], picked, empty=True)
        gates[self.never] = False
        return gates


def _must(table: ColumnTable, argument: Argument) -> Iterable[_Literal]:
    yield from _taking(table, argument.when)
    for target in argument.presupposes:
        question, position = parted(target)
        yield table.hinge_row[question], frozenset([table.answer[question][position]])


def _taking(table: ColumnTable, conditions: Mapping[str, Sequence[str]]) -> Iterable[_Literal]:
    for decision, options in conditions.items():
        row = table.row[decision]
        yield row, frozenset(table.number[row][option] for option in options)
