"""Branches as columns of numbers: what was taken, what is supposed or holds, and when history was left.

This module owns the compiled decisions and hinges. A column has one number for each decision, in the order
of the file: the number of the option taken, or `NOT_ARISING`; and below them one for each hinge, in the order
in which hinges are taken: the number of the position that is supposed, and once the hinge is decided of the
one that holds, or `NO_ANSWER`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from scenarios.model.alternatives import Departure
from scenarios.model.branches import in_order_of_time, presupposes_otherwise
from scenarios.model.dates import parse_date
from scenarios.model.targets import parted

if TYPE_CHECKING:
    from scenarios.model.alternatives import Alternative
    from scenarios.model.casebook import Casebook
    from scenarios.model.standpoint import Standpoint

Columns: TypeAlias = NDArray[np.int16]
Mask: TypeAlias = NDArray[np.bool_]
Picks: TypeAlias = NDArray[np.intp]

NOT_ARISING = -1
NO_ANSWER = -1


class ColumnTable:
    """The decisions and hinges of a casebook, compiled.

    Args:
        casebook: The casebook.
        hinges: Ids of its hinges, in the order in which they are taken.

    Attributes:
        casebook: The casebook.
        row: Decision id to its row in a column.
        number: For each decision, option id to the option's number.
        in_time: The rows of decisions in the order of time.
        hinge_row: Hinge id to its row in a column, in the order in which hinges are taken.
        answer: Hinge id to the numbers of its positions by their ids.
        height: How many rows a column has.
    """

    def __init__(self, casebook: Casebook, hinges: Sequence[str]) -> None:
        self.casebook = casebook
        self.row = {decision.id: row for row, decision in enumerate(casebook.decisions)}
        self.number = tuple(
            {option.id: number for number, option in enumerate(decision.options)}
            for decision in casebook.decisions
        )
        self.hinge_row = {hinge: len(self.row) + place for place, hinge in enumerate(hinges)}
        self.answer = {
            hinge: {position.id: n for n, position in enumerate(casebook.question(hinge).positions)}
            for hinge in hinges
        }
        self.height = len(self.row) + len(self.hinge_row)
        self._in_time_order = in_order_of_time(casebook)
        self.in_time = tuple(self.row[decision.id] for decision in self._in_time_order)
        self._departing = [
            (place, self.row[decision.id], self.number[self.row[decision.id]][decision.actual.id])
            for place, decision in enumerate(self._in_time_order)
            # Some earlier departure led to these.
            if not presupposes_otherwise(casebook, decision)
        ]
        self._follows = {hinge: tuple(self._waiting_for(hinge)) for hinge in hinges}

    def columns(
        self, branches: Iterable[Mapping[str, str | None]], supposed: Mapping[str, str] | None = None
    ) -> Columns:
        """Return a column for each branch, given as what it took: decision id to option id.

        Args:
            branches: What each branch took; a decision without an option, or left out, does not arise.
            supposed: Hinge id to the position supposed in all of them.
        """
        answers = self._answers(supposed or {})
        rows = [
            [
                *(
                    NOT_ARISING if (option := taken.get(decision)) is None else self.number[row][option]
                    for decision, row in self.row.items()
                ),
                *answers,
            ]
            for taken in branches
        ]
        return np.array(rows, dtype=np.int16).reshape(len(rows), self.height).T.copy()

    def beside(self, *blocks: Columns) -> Columns:
        """Return columns and more columns, side by side."""
        return np.concatenate(blocks, axis=1)

    def history(self) -> Columns:
        """Return the one column of history: what was taken, and at each hinge its actual position."""
        actual = {
            hinge: position.id
            for hinge in self.hinge_row
            if (position := self.casebook.question(hinge).actual) is not None
        }
        column = self.columns([{decision.id: decision.actual.id for decision in self._in_time_order}], actual)
        column = self.arise(column)
        for hinge in self.hinge_row:
            self.withdraw(column, hinge)
        return column

    def varied(
        self, standpoint: Standpoint, alternatives: Sequence[Alternative], picked: Picks | None = None
    ) -> Columns:
        """Return a column for each set of alternatives, taken from a standpoint.

        Args:
            standpoint: Where they start.
            alternatives: Options and suppositions.
            picked: The places of the alternatives of each set, one row a set; None for the standpoint alone,
                in one column.
        """
        chosen = self.columns([standpoint.choices], standpoint.supposed)
        if picked is not None:
            rows = np.array([self._place(one)[0] for one in alternatives], dtype=np.intp)
            numbers = np.array([self._place(one)[1] for one in alternatives], dtype=np.int16)
            chosen = chosen.repeat(len(picked), axis=1)
            for place in picked.T:
                chosen[rows[place], np.arange(len(picked))] = numbers[place]
        return self.arise(chosen)

    def arising(self, columns: Columns, alternatives: Sequence[Alternative], picked: Picks) -> Mask:
        """Return which alternatives of a set arise in its column; what is supposed always does.

        Args:
            columns: One for each set.
            alternatives: Options and suppositions.
            picked: The places of the alternatives of each set, one row a set.

        Returns:
            One row a set.
        """
        rows = np.array([self._place(one)[0] for one in alternatives], dtype=np.intp)
        forked = rows < len(self.row)
        arises: Mask = columns[rows[picked], np.arange(len(picked)).reshape(-1, 1)] != NOT_ARISING
        return arises | ~forked[picked]

    def places_in_time(self, alternatives: Sequence[Alternative]) -> NDArray[np.int16]:
        """Return the place in time of each alternative's decision, as `first_departure` counts them.

        What is supposed has none: -1.
        """
        places = {row: place for place, row in enumerate(self.in_time)}
        return np.array([places.get(self._place(one)[0], -1) for one in alternatives], dtype=np.int16)

    def _place(self, one: Alternative) -> tuple[int, int]:
        if isinstance(one, Departure):
            row = self.row[one.decision]
            return row, self.number[row][one.option]
        return self.hinge_row[one.question], self.answer[one.question][one.position]

    def arise(self, chosen: Columns) -> Columns:
        """Return the columns with `NOT_ARISING` in the place of each choice that an earlier one removed."""
        taken = chosen.copy()
        for decision, row in zip(self._in_time_order, self.in_time, strict=True):
            for key, options in decision.arises.items():
                taken[row, ~self._takes(taken, key, options)] = NOT_ARISING
        return taken

    def withdraw(self, columns: Columns, hinge: str) -> None:
        """Take back, in place, the decisions that presuppose another answer of a hinge than the one held.

        With them go those that arise from their options.
        """
        for row, answer, arises in self._follows[hinge]:
            if answer is not None:
                columns[row, columns[self.hinge_row[hinge]] != answer] = NOT_ARISING
            for key, options in arises.items():
                columns[row, ~self._takes(columns, key, options)] = NOT_ARISING

    def first_departure(self, taken: Columns) -> NDArray[np.int16]:
        """Return for each column the place in time of its first departure: 0 the earliest decision.

        Choices alone decide; decisions that presuppose a position other than the actual one do not count. A
        column without a departure gets the number of decisions.
        """
        first = np.full(taken.shape[1], len(self.in_time), dtype=np.int16)
        for place, row, actual in reversed(self._departing):
            departs = (taken[row] != actual) & (taken[row] != NOT_ARISING)
            np.copyto(first, place, where=departs)
        return first

    def decided_by(self, date: str) -> int:
        """Return how many decisions fall on the date or before it."""
        limit = parse_date(date)
        return sum(parse_date(decision.date) <= limit for decision in self._in_time_order)

    def options_taken(self, column: Sequence[int]) -> dict[str, str | None]:
        """Return what one column took: decision id to option id, None where it does not arise."""
        options = [list(numbers) for numbers in self.number]
        return {
            decision: None if column[row] == NOT_ARISING else options[row][column[row]]
            for decision, row in self.row.items()
        }

    def held(self, column: Sequence[int]) -> dict[str, str | None]:
        """Return which position holds at each hinge of one column, None where none does."""
        return {
            hinge: None if column[row] == NO_ANSWER else list(self.answer[hinge])[column[row]]
            for hinge, row in self.hinge_row.items()
        }

    def _answers(self, supposed: Mapping[str, str]) -> list[int]:
        return [
            self.answer[hinge][supposed[hinge]] if hinge in supposed else NO_ANSWER for hinge in self.answer
        ]

    def _takes(self, taken: Columns, decision: str, options: Iterable[str]) -> Mask:
        row = self.row[decision]
        wanted = [self.number[row][option] for option in options]
        return np.isin(taken[row], wanted)

    def _waiting_for(self, hinge: str) -> Iterator[tuple[int, int | None, Mapping[str, Sequence[str]]]]:
        """Yield (row, answer it presupposes, what it arises on) of the decisions that a hinge can remove."""
        fallen: set[str] = set()
        for decision in self._in_time_order:
            wanted = [
                self.answer[hinge][position]
                for question, position in map(parted, decision.presupposes)
                if question == hinge
            ]
            arises = {key: options for key, options in decision.arises.items() if key in fallen}
            if wanted or arises:
                fallen.add(decision.id)
                for answer in wanted or (None,):
                    yield self.row[decision.id], answer, arises
